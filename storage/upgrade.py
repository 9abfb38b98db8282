"""Bringing an older store up to this program: a sealed copy first, then the numbered steps, then the read tables.

Each step is one transaction, and so is each piece of the rebuilding, so the power may go at any moment: the next unlock
goes on from there. The log, the drafts and the journal file keep what they say; what is made anew is made of the log.
"""

import shutil
from datetime import datetime
from typing import Final

from storage import backups, meta, schema
from storage.backups import Source
from storage.engine import NAME, Connection
from storage.faults import UPGRADE_FULL, NoRoomForCopy, NoRoomToUpgrade, spoken
from storage.registers import rebuild
from storage.transactions import writing

TIMES: Final = 2
"""How many times the store's size must be free: the sealed copy, and the new tables beside the old."""
PIECE: Final = 500
"""Records that are made anew in one transaction."""

_COPIED: Final = "upgrade_copy"
_READS: Final = "reads"
_MADE_UP_TO: Final = "reads_made_up_to"
_NEXT: Final = "select distinct record from log where record > ? order by record limit ?"


def bring_up(source: Source, now: datetime) -> None:
    """Bring a store up to this program; nothing happens where it is so already.

    Raises NewerStore where a newer program made it, and NoRoomToUpgrade; neither changes it.
    """
    connection = source.connection
    (taken,) = connection.execute("pragma user_version").fetchone()
    if 0 < taken < schema.NEWEST:
        _keep_a_copy(source, now)
    schema.migrate(connection)
    _make_reads(connection)
    if meta.get(connection, _COPIED) is not None:
        with spoken(), writing(connection):
            connection.execute("delete from meta where key = ?", (_COPIED,))


def _keep_a_copy(source: Source, now: datetime) -> None:
    """Make a sealed copy of the store as it is; one that was made by a try which was cut off still counts."""
    written = f"{meta.number(source.connection, 'last_number')} {meta.number(source.connection, 'hlc')}"
    if meta.get(source.connection, _COPIED) == written and backups.found(source.folder):
        return
    size = sum(path.stat().st_size for path in source.folder.glob(f"{NAME}*"))
    if shutil.disk_usage(source.folder).free < TIMES * size:
        raise NoRoomToUpgrade(UPGRADE_FULL)
    try:
        backups.make(source, now)
    except NoRoomForCopy as error:
        raise NoRoomToUpgrade(UPGRADE_FULL) from error
    with spoken(), writing(source.connection):
        meta.put(source.connection, _COPIED, written)


def _make_reads(connection: Connection) -> None:
    """Make the read tables and the index anew from the log where their shape is an older one, piece by piece."""
    if int(meta.get(connection, _READS) or 1) == schema.READS:
        return
    if meta.get(connection, _MADE_UP_TO) is None:
        with spoken(), writing(connection):
            schema.clear_reads(connection)
            meta.put(connection, _MADE_UP_TO, "")
    while _make_piece(connection):
        pass
    with spoken(), writing(connection):
        meta.put(connection, _READS, str(schema.READS))
        connection.execute("delete from meta where key = ?", (_MADE_UP_TO,))


def _make_piece(connection: Connection) -> bool:
    """Fold the next records of the log; tell whether there were any."""
    with spoken(), writing(connection):
        after = meta.get(connection, _MADE_UP_TO)
        records = [row[0] for row in connection.execute(_NEXT, (after, PIECE)).fetchall()]
        if records:
            rebuild(connection, records)
            meta.put(connection, _MADE_UP_TO, records[-1])
    return bool(records)
