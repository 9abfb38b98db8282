"""The vault: a store is made, opened with a passphrase, and closed again; what is wrong with it is said in a sentence.

keys.ffk  the wrapped root key (and keys.ffk.prev)      store.db    everything, sealed page by page
outbox.ffj  the second copy of what is unsent           store.lock  held while the store is open
att/        attached files, each under a key of its own
reserve.bin  room for the worst moment                  guesses.json  how many wrong passphrases in a row
"""

import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3

from casework.errors import Damaged, FodfaesteError
from casework.trail import Noted
from storage import (
    attached,
    backups,
    engine,
    epochs,
    guesses,
    keyfile,
    meta,
    old_papers,
    passphrases,
    read_only,
    recovery,
    renamed,
    sealing,
    shared,
    swap,
    upgrade,
)
from storage.attachments import Attachments
from storage.contacts import Contacts
from storage.drafts import Drafts
from storage.faults import (
    BROKEN,
    FULL_LOCKED,
    ONLY_READ,
    AlreadyOpen,
    DiskFull,
    NewerStore,
    OnlyRead,
    ReadOnlyFolder,
    TooSoon,
    WrongPassphrase,
    spoken,
)
from storage.files import make_folder
from storage.holding import Holding
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.journal_head import Belongs
from storage.keyfile import Way
from storage.lease import Brought
from storage.ledger import Ledger, Owner
from storage.passphrases import change_passphrase, measured_cost
from storage.read_only import UnwrittenJournal, View
from storage.reader import Reader
from storage.reserve import Reserve
from storage.room import Made, StoreFound, UserFacts, find, make_files, make_room, unmake
from storage.sealing import FLOOR, Cost
from storage.settings import Settings
from storage.steady import Steady
from storage.trail_file import TrailFile
from storage.travelling import Travelling
from storage.upgrade import Told

__all__ = [
    "AlreadyOpen",
    "Cost",
    "DiskFull",
    "NewerStore",
    "ReadOnlyFolder",
    "Reader",
    "Store",
    "StoreFound",
    "TooSoon",
    "UserFacts",
    "WrongPassphrase",
    "change_passphrase",
    "create",
    "find",
    "measured_cost",
    "unlock",
    "unlock_with_root",
    "unmake",
]


class Store:
    """An open store. All of it belongs to the store's lane; other lanes ask through a reader of their own."""

    def __init__(
        self,
        folder: Path,
        store: str,
        root: bytes,
        holding: Holding,
        *,
        now: datetime,
        told: Told = upgrade.unheard,
        looks: bool = False,
        view: View | None = None,
    ) -> None:
        """Open it, and bring it up to this program; `looks` lets one without room for that open to be only read.

        `view` is what stands for a store that is damaged (storage/look.py): its own database is not opened at all.
        """
        self.folder = folder
        self.id = store
        self._root = root
        self._key = sealing.subkey(root, "db")
        self._holding = holding
        self.way: Way | None = None
        """How the passphrase opened it, so that the same words open the next epoch too; None where it was not asked."""
        self.renewed = ""
        """What became of a new root key that was asked for before this unlock, as `epochs.told` says it."""
        self.asked: Way | None = None
        """The way that is to open the next epoch, where the person has asked for a new root key at the next lock."""
        self.view = view
        """The copy in memory that stands for a store which is only read; None where the store itself is open."""
        self._file: engine.Connection = (
            Steady(lambda: engine.open_writer(folder / engine.NAME, self._key))
            if view is None
            else view.connection
        )
        self._connection = self._file
        self._journal = JournalFile(folder / JOURNAL, sealing.subkey(root, "outbox"), store)
        self._second = TrailFile(folder, self.key_for("trail"), store)
        try:
            self._bring_up(now, told, looks=looks)
            self._begin(now)
        except BaseException:
            self.let_go(keep_folder=True)
            raise

    def _bring_up(self, now: datetime, told: Told, *, looks: bool) -> None:
        if _store_of(self._connection) != self.id:
            raise Damaged(BROKEN)
        if self.view is None:
            self.view = read_only.brought_up(self.source(), self._key, now, told, looks=looks)
        if self.view is not None:
            self._connection = self.view.connection
            self._journal = UnwrittenJournal(
                self._journal.path, sealing.subkey(self._root, "outbox"), self.id
            )

    def _begin(self, now: datetime) -> None:
        said = renamed.facts(self._connection, self.id, now, looks=self.view is not None)
        self.user = UserFacts(said["user"], said["initials"], said["name"])
        self.device = said["device"]
        self.owner = Owner(self.user.id, self.device)
        self.reserve = reserve = Reserve(self.folder)
        self.trail = read_only.trail_of(self.view, self._connection, user=self.user.id, device=self.device)
        self.attachments = Attachments(self.folder)
        self.travelling = Travelling(self._connection, self.attachments)
        self.ledger = Ledger(
            self._connection,
            self._journal,
            self.owner,
            reserve=reserve,
            trail=self.trail,
            files=self.attachments,
        )
        self.drafts = Drafts(self._connection, reserve, self.ledger.unsaved)
        self.settings = Settings(self._connection)
        self.recovery = recovery.Recovery(self.folder, self.id, self._connection, self._root)
        self.contacts = Contacts(self.folder, self._file, self.ledger, device=self.device, trail=self.trail)
        self._journal.belongs = Belongs(self.id, self.device, self.contacts.keys.seal)
        self.replayed = renamed.replay(self.ledger, self._journal)
        if self.view is not None:
            self.view.stand()
        else:
            reserve.lay()
        self.trail.lay_beside(self._second, self._journal.belongs)

    def demand_writable(self) -> None:
        """OnlyRead, in a sentence, where nothing can be kept."""
        if self.view is not None:
            raise OnlyRead(ONLY_READ)

    def key_for(self, use: str) -> bytes:
        """Return the key that this store has for one use beside the database: attach-wrap, audit, backup."""
        return sealing.subkey(self._root, use)

    def begin_trail(self, wrong: guesses.Guesses, now: datetime, *before: Noted) -> None:
        """Enter the unlock in the trail; a disk without room for a line is no reason to keep anybody out."""
        try:
            self.trail.begun(wrong, self.replayed, *before, now=now)
        except FodfaesteError:
            Reserve(self.folder).release()
            with suppress(FodfaesteError):
                self.trail.begun(wrong, self.replayed, *before, now=now)

    def fact(self, name: str) -> str | None:
        """Return a small fact that the store keeps of itself."""
        with spoken():
            return meta.get(self._connection, name)

    def copying(self, now: datetime) -> backups.Writing:
        """Begin a sealed copy of the store; its three pieces of work are the store's lane's."""
        self.demand_writable()
        return backups.Writing(self.source(), now)

    def source(self) -> backups.Source:
        """Return what a sealed copy is made of."""
        return backups.Source(self._connection, self.folder, self.key_for(backups.USE))

    def reader(self) -> Reader:
        """Open a connection of its own for another lane; whoever asks for it closes it."""
        if self.view is not None:
            return Reader(self.view.reader(), self.owner)
        return Reader(engine.open_reader(self.folder / engine.NAME, self._key), self.owner)

    def own_reader(self) -> Reader:
        """Return a reader on the store's own lane and connection."""
        return Reader(self._connection, self.owner)

    def sweep(self, now: datetime) -> tuple[str, ...]:
        """Take away the attached files that nothing names any more, and return which; what is old is brought up."""
        if self.view is not None:
            return ()
        from storage import old_visits  # with what asks the read tables, which opening a store does not need

        with suppress(FodfaesteError), spoken():  # a disk without room for it opens the store all the same
            old_papers.take_over(self._connection, self.ledger, self.attachments, by=self.user.id, now=now)
            old_visits.say_what_they_lack(self.own_reader(), self.ledger, now=now)
        with spoken():
            self.travelling.office.let_go_late(now)
            return attached.sweep(self._connection, self.attachments, now)

    def check(self) -> tuple[str, ...]:
        """Read every page with its proof; return what the engine says of those that do not hold."""
        with spoken():
            self._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            return tuple(
                row[0] for row in self._connection.execute("pragma cipher_integrity_check").fetchall()
            )

    def present(self) -> epochs.Present:
        """Return what a renewal of the root key begins with; OnlyRead where nothing can be kept."""
        self.demand_writable()
        return epochs.Present(self.folder, self._connection, self._journal, self._root)

    def close(self) -> None:
        """Close the store: everything is in its file, nothing readable is left beside it."""
        try:
            with spoken():
                if self.view is None:
                    renamed.rest(self.ledger, self.id)
        except (FodfaesteError, sqlcipher3.Error):
            pass  # closing never fails on a file that is broken or full; the next unlock says it
        finally:
            self.let_go()

    def let_go(self, *, keep_folder: bool = False) -> None:
        """Let every file go as it lies, and then the folder."""
        if self.view is not None:
            self.view.close()
        self._file.close()
        self._journal.close()
        self._second.close()
        if not keep_folder:
            self._holding.let_go()


def create(
    folder: Path,
    passphrase: str,
    *,
    user: UserFacts,
    device: str,
    now: datetime,
    cost: Cost | None = None,
) -> Store:
    """Make a new store in a folder that holds none, and open it. The passphrase is never written anywhere."""
    with spoken(BROKEN):
        shared.refuse(folder)
        make_folder(folder)
        holding = Holding(folder)
        try:
            make_room(folder)
            root, store = sealing.fresh(), str(uuid.uuid4())
            slot = keyfile.passphrase_slot(store, passphrase, root, cost or measured_cost())
            keys = keyfile.made(store, user.initials, (slot,), root)
            try:
                make_files(folder, keys, root, Made(store, user.id, user.initials, user.name, device), now)
                return Store(folder, store, root, holding, now=now)
            except BaseException:
                unmake(folder)
                raise
        except BaseException:
            holding.let_go()
            raise


def unlock(
    folder: Path,
    passphrase: str,
    *,
    now: datetime,
    floor: Cost = FLOOR,
    lease: Brought | None = None,
    told: Told = upgrade.unheard,
) -> Store:
    """Open a store with its passphrase; `lease` is the one that a check-in has just brought, where there was one.

    `told` hears how far the upgrade of an older store is; without room for it, the store opens to be only read
    (`Store.view`).
    Raises WrongPassphrase (with the seconds to wait), AlreadyOpen, LeaseEnded, NewerStore, ReadOnlyFolder, DiskFull or
    Damaged, each with a sentence; none of them changes the store.
    """
    try:
        store = _unlock(folder, passphrase, now, floor, told)
    except DiskFull as error:
        if not Reserve(folder).release():
            raise DiskFull(FULL_LOCKED) from error
        return unlock(folder, passphrase, now=now, floor=floor, lease=lease, told=told)
    try:
        store.contacts.let_in(now, lease)
    except BaseException:
        store.close()
        raise
    return store


def _unlock(folder: Path, passphrase: str, now: datetime, floor: Cost, told: Told) -> Store:
    holding = swap.held(folder)
    try:
        wrong = guesses.read(folder)
        keys, way = passphrases.tried(folder, passphrase, now, floor)
        with spoken(BROKEN):
            epochs.settled(folder, way.root)
        store = Store(folder, keys.store, way.root, holding, now=now, told=told, looks=True)
    except BaseException:
        holding.let_go()
        raise
    store.way = way
    try:
        with spoken(BROKEN):
            epochs.opened(folder, keys, way.root)
            store.renewed = epochs.told(store.source().connection)
        store.begin_trail(wrong, now)
        with suppress(Damaged):  # a page that cannot be read keeps nobody from the others
            store.sweep(now)
    except BaseException:
        store.close()
        raise
    return store


def unlock_with_root(
    folder: Path,
    root: bytes,
    passphrase: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    lease: Brought | None = None,
) -> Store:
    """Open a store with its root key, which two key officers gave back, and give it a new passphrase.

    The old passphrase opens nothing from then on, and the count of wrong guesses begins anew. Raises Refused where the
    root key is not this store's; else as `unlock`. None of them changes the store.
    """
    holding = swap.held(folder)
    wrong = guesses.read(folder)
    try:
        keys = recovery.rekeyed(folder, root, passphrase, cost or measured_cost())
        with spoken(BROKEN):
            epochs.settled(folder, root)
        store = Store(folder, keys.store, root, holding, now=now, looks=True)
    except BaseException:
        holding.let_go()
        raise
    try:
        store.contacts.let_in(now, lease)
        with spoken(BROKEN):
            epochs.opened(folder, keys, root)
            guesses.forget(folder)
    except BaseException:
        store.close()
        raise
    with suppress(OnlyRead):
        store.ledger.remember(recovery.USED, now.isoformat())
    store.begin_trail(wrong, now, Noted("recovery", what="passphrase"))
    return store


def _store_of(connection: engine.Connection) -> str | None:
    """Return which store a database says it is, also one that a newer program made."""
    with spoken(BROKEN):
        return meta.get(connection, "store")
