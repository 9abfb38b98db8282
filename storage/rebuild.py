"""Rebuilding a store with damaged pages: from what still reads, the sealed copies, and the journal file.

Where nothing of the log was hit, the store stays who it is. Else it goes on under a new name and asks the central
service for full rows, as after a restore from a copy (decided.md 8), and says by name what nobody has. The damaged
files are put aside as they are. A database that cannot be read at all is restored from its newest copy.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import (
    backups,
    engine,
    epochs,
    keyfile,
    meta,
    missing,
    passphrases,
    restore,
    salvage,
    sealing,
)
from storage.engine import Connection
from storage.faults import BROKEN, COPY_BROKEN, PagesDamaged, WrongPassphrase, spoken
from storage.keyfile import KeyFile
from storage.restore import Made, Restored
from storage.salvage import Salvaged
from storage.sealing import FLOOR, Altered, Cost
from storage.tolerant import Reading
from storage.transactions import writing

_BEGIN_ANEW: Final = "cursor"
_LOG: Final = "log"
_WRITER: Final = "select by from log where device = ? limit 1"


def rebuild(folder: Path, passphrase: str, *, now: datetime, floor: Cost = FLOOR) -> Restored:
    """Rebuild a store with damaged pages, with its passphrase of today.

    Raises as `restore.restore`; nothing of the store is changed then. Damaged where the database cannot be read at all
    and there is no sealed copy that these words open.
    """

    def make() -> Made:
        keys, way = passphrases.tried(folder, passphrase, now, floor)
        with spoken(BROKEN):
            epochs.settled(folder, way.root)
        with ExitStack() as opened:
            copies = copies_of(folder, passphrase, way.root, opened=opened, floor=floor)
            return _made(folder, keys, way.root, copies, now)

    try:
        return restore.put_in_place(folder, make, now)
    except Damaged as error:
        copies = backups.found(folder)
        if type(error) not in {Damaged, PagesDamaged} or not copies:
            raise
        return restore.restore(folder, copies[0], passphrase, now=now, floor=floor)


@dataclass(frozen=True, slots=True)
class Copy:
    """A sealed copy that is open, and how it is opened again."""

    connection: Connection
    path: Path
    key: bytes


def copies_of(
    folder: Path, passphrase: str, today: bytes, *, opened: ExitStack, floor: Cost
) -> tuple[Copy, ...]:
    """Open the copies that can be read through, the newest first: by the root key of today, or by the words."""
    found = []
    for copy in backups.found(folder):
        with suppress(Altered, WrongPassphrase, Damaged):
            try:
                inside = copy.inside(today)
            except Altered:
                root = keyfile.open_with(copy.foot.keys, passphrase, floor)
                inside = copy.inside(root)
            backups.look_through(copy.path, inside)
            connection = engine.open_copy(copy.path, inside.key)
            opened.callback(connection.close)
            found.append(Copy(connection, copy.path, inside.key))
    return tuple(found)


def _made(folder: Path, keys: KeyFile, root: bytes, copies: Sequence[Copy], now: datetime) -> Made:
    """Write the store anew in the staging folder, and check it page by page."""
    key = sealing.subkey(root, "db")
    with reading_of(folder / engine.NAME, key) as reading:
        staging, salvaged = staged(folder, keys, key, reading, copies)
    connection = engine.open_writer(staging / engine.NAME, key)
    try:
        made = _gone_on(folder, connection, keys.store, root, salvaged=salvaged, now=now)
        connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        if connection.execute("pragma cipher_integrity_check").fetchall():
            raise Damaged(COPY_BROKEN)
    finally:
        connection.close()
    return made


def staged(
    folder: Path, keys: KeyFile, key: bytes, reading: Reading, copies: Sequence[Copy]
) -> tuple[Path, Salvaged]:
    """Write a damaged database anew into the staging folder; return that and what was found."""
    staging = restore.begin(folder, (folder / engine.NAME).stat().st_size)
    target = engine.make_copy(staging / engine.NAME, key)
    try:
        salvaged = salvage.written_anew(reading, target, [copy.connection for copy in copies])
        _sign(target, keys, folder)
        with writing(target):
            missing.keep(target, salvaged.missing)
    finally:
        target.close()
    backups.force(staging / engine.NAME)
    return staging, salvaged


@contextmanager
def reading_of(path: Path, key: bytes) -> Iterator[Reading]:
    """Read the damaged database; one in which old and new pages lie side by side is not believed at all."""
    engine.look_at(path)
    reading = Reading(lambda: engine.open_damaged(path, key))
    try:
        yield reading
    finally:
        reading.close()


def _sign(target: Connection, keys: KeyFile, folder: Path) -> None:
    """Say whose store it is, where not even that could be read: the folder and the key file know it too."""
    if meta.get(target, "store") not in {None, keys.store}:
        raise Damaged(BROKEN)
    device = meta.get(target, "device") or folder.name
    writer = target.execute(_WRITER, (device,)).fetchone()
    (highest,) = target.execute("select coalesce(max(hlc), 0) from log").fetchone()
    facts = {
        "store": keys.store,
        "device": device,
        "initials": keys.initials,
        "user": str(writer[0]) if writer else "",
        "hlc": str(max(meta.number(target, "hlc"), highest)),
    }
    with writing(target):
        for name, value in facts.items():
            if not meta.get(target, name) or name == "hlc":
                meta.put(target, name, value)
    if not meta.get(target, "user"):
        raise Damaged(BROKEN)


def _gone_on(
    folder: Path, connection: Connection, store: str, root: bytes, *, salvaged: Salvaged, now: datetime
) -> Made:
    """Go on under the same name where no change was hit; else as a restored store, with the list of what is missing."""
    if not salvaged.hurt:
        return Made(store, root, 0, 0, "rebuilt", untouched=True)
    count, damaged = restore.go_on(folder, connection, store, (root, b""), now=now)
    with writing(connection):
        connection.execute("delete from meta where key = ?", (_BEGIN_ANEW,))
    lines = missing.still(connection)
    untouched = _LOG not in salvaged.hurt
    return Made(store, root, count, damaged, f"rebuilt:{len(lines)}", lines, untouched)
