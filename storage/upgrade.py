"""Bringing an older store up to this program: a sealed copy first, then the numbered steps, then the read tables.

Each step is one transaction, and so is each piece of the rebuilding, so the power may go at any moment: the next unlock
goes on from there. The log, the drafts and the journal file keep what they say; what is made anew is made of the log.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from storage import backups, meta, schema
from storage.backups import Source
from storage.engine import NAME, Connection
from storage.faults import UPGRADE_FULL, DiskFull, NoRoomForCopy, NoRoomToUpgrade, spoken
from storage.registers import rebuild
from storage.reserve import Reserve
from storage.transactions import writing

TIMES: Final = 2
"""How many times the store's size must be free: the sealed copy, and the new tables beside the old."""
PIECE: Final = 500
"""Records that are made anew in one transaction."""

_COPIED: Final = "upgrade_copy"
_READS: Final = schema.READS_MADE
_MADE_UP_TO: Final = schema.READS_UP_TO
_NEXT: Final = "select distinct record from log where record > ? order by record limit ?"
_ANY: Final = "select 1 from log limit 1"
_MADE: Final = "select count(distinct record) from log where record <= ?"
_ALL: Final = "select count(distinct record) from log"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upgrade is: pages of the sealed copy, or records made anew, of how many.

    What an earlier try did before it was cut off counts as done.
    """

    stage: Literal["copy", "reads"]
    done: int
    of: int


Told = Callable[[Progress], object]
"""Hears of the progress, on the lane that does the work."""


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes that an upgrade needs on the store's disk, and bytes that are free there."""

    needs: int
    free: int

    @property
    def is_enough(self) -> bool:
        """Whether the upgrade can begin."""
        return self.free >= self.needs


def room(folder: Path) -> Room:
    """Return the room that an upgrade of this store needs: twice the store (decided.md 17), or a copy's."""
    size = sum(path.stat().st_size for path in folder.glob(f"{NAME}*"))
    return Room(max(TIMES * size, size + backups.SPARE), shutil.disk_usage(folder).free)


def unheard(_progress: Progress) -> None:
    """Nobody looks on."""


def bring_up(source: Source, now: datetime, told: Told = unheard) -> None:
    """Bring a store up to this program; nothing happens where it is so already.

    Raises NewerStore where a newer program made it, and NoRoomToUpgrade; neither loses a word. A disk that fills up on
    the way takes the reserve first; what was done by then stays done.
    """
    try:
        _bring_up(source, now, told)
    except DiskFull as error:
        if not Reserve(source.folder).release():
            raise NoRoomToUpgrade(UPGRADE_FULL) from error
        bring_up(source, now, told)


def _bring_up(source: Source, now: datetime, told: Told) -> None:
    connection = source.connection
    if _is_older(connection):
        _keep_a_copy(source, now, told)
    bring_up_in_place(connection, told)
    if meta.get(connection, _COPIED) is not None:
        with spoken(), writing(connection):
            connection.execute("delete from meta where key = ?", (_COPIED,))


def _is_older(connection: Connection) -> bool:
    """Tell whether something stands here that an older program laid out."""
    (taken,) = connection.execute("pragma user_version").fetchone()
    if taken in {0, schema.NEWEST}:
        return bool(taken) and not _has_todays_reads(connection) and bool(connection.execute(_ANY).fetchone())
    return bool(taken < schema.NEWEST)


def _has_todays_reads(connection: Connection) -> bool:
    return int(meta.get(connection, _READS) or 1) == schema.READS


def bring_up_in_place(connection: Connection, told: Told = unheard) -> None:
    """Take the steps and make the reads, without a copy and without a look for room: for a store that is one itself."""
    schema.migrate(connection)
    _make_reads(connection, told)


def _keep_a_copy(source: Source, now: datetime, told: Told) -> None:
    """Make a sealed copy of the store as it is; one that was made by a try which was cut off still counts."""
    written = f"{meta.number(source.connection, 'last_number')} {meta.number(source.connection, 'hlc')}"
    if meta.get(source.connection, _COPIED) == written and backups.found(source.folder):
        return
    if not room(source.folder).is_enough:
        raise NoRoomToUpgrade(UPGRADE_FULL)
    try:
        backups.make(source, now, lambda done, of: told(Progress("copy", done, of)))
    except NoRoomForCopy as error:
        raise NoRoomToUpgrade(UPGRADE_FULL) from error
    with spoken(), writing(source.connection):
        meta.put(source.connection, _COPIED, written)


def _make_reads(connection: Connection, told: Told) -> None:
    """Make the read tables and the index anew from the log where their shape is an older one, piece by piece."""
    if _has_todays_reads(connection):
        return
    if meta.get(connection, _MADE_UP_TO) is None:
        with spoken(), writing(connection):
            schema.clear_reads(connection)
            meta.put(connection, _MADE_UP_TO, "")
    with spoken():
        (of,) = connection.execute(_ALL).fetchone()
        (done,) = connection.execute(_MADE, (meta.get(connection, _MADE_UP_TO),)).fetchone()
    told(Progress("reads", done, of))
    while made := _make_piece(connection):
        done += made
        told(Progress("reads", done, of))
    with spoken(), writing(connection):
        meta.put(connection, _READS, str(schema.READS))
        connection.execute("delete from meta where key = ?", (_MADE_UP_TO,))


def _make_piece(connection: Connection) -> int:
    """Fold the next records of the log; return how many there were."""
    with spoken(), writing(connection):
        after = meta.get(connection, _MADE_UP_TO)
        records = [row[0] for row in connection.execute(_NEXT, (after, PIECE)).fetchall()]
        if records:
            rebuild(connection, records)
            meta.put(connection, _MADE_UP_TO, records[-1])
    return len(records)
