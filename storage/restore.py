"""Restoring a store from a sealed copy: beside the damaged one, with everything that the journal file knows.

The copy is opened by the passphrase, through the key file where that is whole and through the copy's own slots where it
is not. The restored store has a new device name and asks for full rows, so nothing that the central service has is
missed, and nothing that it lacks is numbered twice (decided.md 8). The damaged files are put aside.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.clock import instant
from casework.errors import Damaged, Locked, Refused
from casework.trail import Noted
from storage import (
    backups,
    device_key,
    engine,
    epochs,
    feet,
    former,
    guesses,
    height,
    keyfile,
    meta,
    recovery,
    sealing,
    second_copy,
    swap,
    trail_file,
)
from storage.attachments import Attachments
from storage.backup_file import Foot, Inside
from storage.backups import CopyFound
from storage.engine import PAGE, Connection
from storage.faults import (
    COPY_BROKEN,
    RESTORE_FULL,
    WRONG_FOR_COPY,
    DiskFull,
    NoRoomForCopy,
    WrongPassphrase,
    spoken,
)
from storage.files import write_whole
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile, JournalRead
from storage.keyfile import KeyFile
from storage.lease import Brought
from storage.ledger import Ledger, Owner
from storage.missing import Missing
from storage.reserve import Reserve
from storage.sealing import FLOOR, Altered, Cost
from storage.trail import Trail
from storage.transactions import writing
from storage.upgrade import bring_up_in_place
from storage.vault import Store

_OLD: Final = "old.ffj"


@dataclass(frozen=True, slots=True)
class Way:
    """A way into a copy: the key file to go on with, the root key, and what the copy seals.

    `since` is the root key of today, where that was renewed after the copy: it opens the journal file.
    """

    keys: KeyFile
    root: bytes
    inside: Inside
    since: bytes = b""


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored store, open; how many changes came from the journal file, and how many records there were decayed.

    `missing` is what neither the store nor a copy could give back; `untouched` says that no change was gone at all,
    `from_copy` that nothing of the damaged database was used: what has a receipt since comes from the service.
    `doubt` says what a restore could not have of the journal file at all, in the words of `second_copy`.
    """

    store: Store
    brought_back: int
    damaged: int
    missing: tuple[Missing, ...] = ()
    untouched: bool = False
    from_copy: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A store that lies whole in the staging folder: what opens it, what came from where, and what the trail says."""

    store: str
    root: bytes
    brought_back: int
    damaged: int
    noted: str
    missing: tuple[Missing, ...] = ()
    untouched: bool = False
    from_copy: bool = False


def restore(
    folder: Path, copy: CopyFound, passphrase: str, *, now: datetime, floor: Cost = FLOOR
) -> Restored:
    """Restore a store from a copy with the passphrase: that of today where the key file is whole, else of its day.

    A restore that was cut off is gone on with first: its journal file lies in the staging folder alone. Raises
    WrongPassphrase, AskForHelp, AlreadyOpen, SharedFolder, NoRoomForCopy, ReadOnlyFolder, NewerStore or Damaged, each
    with a sentence; none of them changes the store. LeaseEnded comes after the store has been put in place: it opens
    with a check-in.
    """
    return _restored(folder, copy, lambda: _by_words(folder, copy, passphrase, now, floor), now)


@dataclass(frozen=True, slots=True)
class Helped:
    """What stands in for a forgotten passphrase: the root key that two key officers gave back, and the new words.

    `lease` is the one that came with the contact, so that a store whose lease was over opens too.
    """

    root: bytes
    passphrase: str
    cost: Cost
    lease: Brought | None = None


def restore_with_root(folder: Path, copy: CopyFound, helped: Helped, *, now: datetime) -> Restored:
    """Restore a store with the officers' help; it opens with the new words from then on, and with no others.

    Raises as `restore`, and Refused where the root key is not that of this copy.
    """

    def way() -> Way:
        check_copy(copy, helped.root)
        keys = _keys_of(folder, copy.foot, helped.root)
        slot = keyfile.passphrase_slot(keys.store, helped.passphrase, helped.root, helped.cost)
        keys = keyfile.with_slot(keys, helped.root, slot)
        return Way(keys, helped.root, copy.inside(helped.root))

    restored = _restored(folder, copy, way, now, helped.lease)
    guesses.forget(folder)
    restored.store.ledger.remember(recovery.USED, now.isoformat())
    return restored


def check_copy(copy: CopyFound, root: bytes) -> None:
    """Raise Refused where a root key is not that of a copy."""
    try:
        copy.inside(root)
    except Altered as error:
        raise Refused(recovery.NOT_OURS) from error


def _keys_of(folder: Path, foot: Foot, root: bytes) -> KeyFile:
    """Return the key file of today where it is whole and of this root key, else the copy's own."""
    with suppress(Damaged):
        keys = keyfile.read(folder)
        if keys.store == foot.store and keyfile.is_proved(keys, root):
            return keys
    return foot.keys


def _restored(
    folder: Path,
    copy: CopyFound,
    find_way: Callable[[], Way],
    now: datetime,
    lease: Brought | None = None,
) -> Restored:
    def make() -> Made:
        way = find_way()
        count, damaged = _stage(folder, copy, way, now)
        return Made(way.keys.store, way.root, count, damaged, f"copy:{instant(copy.made)}", from_copy=True)

    return put_in_place(folder, make, now, lease)


def put_in_place(
    folder: Path, make: Callable[[], Made], now: datetime, lease: Brought | None = None
) -> Restored:
    """Make a store in the staging folder, put it in place of the damaged one, and open it."""
    with _said():
        holding = swap.held(folder)
        try:
            made = make()
            swap.settle(folder, f"{now:%Y%m%dT%H%M%S}-{sealing.fresh(2).hex()}")
            knows = (folder / trail_file.NAME).exists()
            store = Store(folder, made.store, made.root, holding, now=now)
        except BaseException:
            holding.let_go()
            raise
    try:
        store.contacts.let_in(now, lease)
    except BaseException:
        store.close()  # a copy is no way round the lease; the store stands, and opens after a check-in
        raise
    store.replayed += made.brought_back
    store.begin_trail(guesses.Guesses(), now, Noted("recovery", what=made.noted))
    if lost := store.trail.unjoined or ("" if knows else "?"):
        store.trail.note(Noted("fail", what=f"trail-lost:{lost}"), now=now)
    height.keep(store.source().connection, store.id)  # a copy is older on purpose
    feet.settle(folder, keyfile.read(folder), made.root)
    return Restored(
        store,
        made.brought_back,
        made.damaged,
        missing=made.missing,
        untouched=made.untouched,
        from_copy=made.from_copy,
        doubt=(store.ledger.recall(second_copy.DOUBT) or "") if made.from_copy else "",
    )


@contextmanager
def _said() -> Iterator[None]:
    try:
        with spoken(COPY_BROKEN):
            yield
    except DiskFull as error:
        raise NoRoomForCopy(RESTORE_FULL) from error


def _by_words(folder: Path, copy: CopyFound, passphrase: str, now: datetime, floor: Cost) -> Way:
    """Find the way by the passphrase; a wrong one counts as at the unlock, and after twenty none is tried."""
    ways = tuple(_keys(folder, copy.foot))
    recovery.lead_there(ways, folder)
    before = guesses.check(folder, now)
    counted = guesses.count_one(folder, before, now)
    try:
        since = b""
        for keys in ways:
            with suppress(WrongPassphrase, Altered):
                root = keyfile.open_with(keys, passphrase, floor)
                since = since or root
                way = Way(keys, root, copy.inside(root), since)
                guesses.forget(folder)
                return way
    except Locked:
        guesses.take_back(folder, before)
        raise
    raise WrongPassphrase(WRONG_FOR_COPY, counted.left(now))


def _keys(folder: Path, foot: Foot) -> Iterator[KeyFile]:
    """Yield the key file of today where it is whole, and then the copy's own slots."""
    with suppress(Damaged):
        keys = keyfile.read(folder)
        if keys.store == foot.store and keys != foot.keys:
            yield keys
    yield foot.keys


def _stage(folder: Path, copy: CopyFound, way: Way, now: datetime) -> tuple[int, int]:
    """Make the new store, whole and on the disk, beside the damaged one; return what came from the journal file."""
    staging = begin(folder, copy.foot.pages * PAGE)
    backups.look_through(copy.path, way.inside)
    key = sealing.subkey(way.root, "db")
    _pages(copy, way, staging / engine.NAME, key)
    connection = engine.open_writer(staging / engine.NAME, key)
    try:
        if meta.get(connection, "store") != way.keys.store:
            raise Damaged(COPY_BROKEN)
        bring_up_in_place(connection)
        told = go_on(folder, connection, way.keys.store, (way.root, way.since), now=now)
    finally:
        connection.close()
    keyfile.settle(staging, way.keys)
    if way.inside.device_key and not _has_device_key(folder):
        write_whole(staging / device_key.NAME, way.inside.device_key)
    return told


def _has_device_key(folder: Path) -> bool:
    """Tell whether the key that lies beside the store is of use; where the keyring only is silent, it stays."""
    try:
        device_key.read(folder)
    except device_key.KeyLost:
        return False
    except Damaged:
        return True
    return True


def begin(folder: Path, size: int) -> Path:
    """Return the empty staging folder, where there is room for a store of so many bytes; else NoRoomForCopy."""
    staging = swap.begin(folder)
    Reserve(folder).release()
    if shutil.disk_usage(folder).free < size + backups.SPARE:
        raise NoRoomForCopy(RESTORE_FULL)
    return staging


def _pages(copy: CopyFound, way: Way, path: Path, key: bytes) -> None:
    source = engine.open_copy(copy.path, way.inside.key)
    try:
        target = engine.make_copy(path, key)
        try:
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()
    backups.force(path)


def go_on(
    folder: Path, connection: Connection, store: str, roots: tuple[bytes, bytes], *, now: datetime
) -> tuple[int, int]:
    """Take a new name and whatever the journal file knows, and begin a journal file that holds all of it.

    `roots` are the root key of the restored store and, where that is another, the one of today. Return how many changes
    came back, and how many records of the journal file are decayed.
    """
    found = _journal(folder, roots, store)
    doubt = second_copy.doubt(folder, found, connection, second_copy.given(folder, roots, store))
    if second_copy.is_whole(found):
        write_whole(folder / swap.STAGING / backups.TAKEN_UP, b"")
    device = former.mint(connection, former.named_in(found.records), now)
    with writing(connection):
        meta.put_fact(connection, second_copy.DOUBT, doubt)
    user = meta.get(connection, "user") or ""
    journal = JournalFile(folder / swap.STAGING / JOURNAL, sealing.subkey(roots[0], "outbox"), store)
    ledger = Ledger(
        connection,
        journal,
        Owner(user, device),
        reserve=Reserve(folder),
        trail=Trail(connection, user=user, device=device),
        files=Attachments(folder),
    )
    journal.open()
    try:
        count = ledger.replay_copy(found)
    finally:
        journal.close()
    return count, found.damaged


def _journal(folder: Path, roots: tuple[bytes, bytes], store: str) -> JournalRead:
    """Read the journal file that one of the root keys opens; an absent or headless one says nothing.

    Where a new root key was cut off on its way, the file of either epoch lies under another name.
    """
    headless = JournalRead((), damaged=0, torn_end=False)
    for ending in ("", epochs.NEXT, epochs.OLD):
        for root in filter(None, roots):
            found = _read(folder, JOURNAL + ending, sealing.subkey(root, "outbox"), store)
            if found and not found.headless:
                return found
            headless = found or headless
    return headless


def _read(folder: Path, name: str, wrapping: bytes, store: str) -> JournalRead | None:
    """Read a journal file from a copy of it, so that nothing is done to the file itself; None where there is none."""
    old = folder / swap.STAGING / _OLD
    try:
        write_whole(old, (folder / name).read_bytes())
    except FileNotFoundError:
        return None
    journal = JournalFile(old, wrapping, store)
    try:
        return journal.open()
    finally:
        journal.close()
        old.unlink()
