"""The way back for whoever forgot the passphrase: a slot of the key file that two key officers open together.

The root key is split in two by exclusive or with chance, and each half is sealed to one officer's own public key (HPKE,
hybrid). One half alone says nothing at all. Neither the officers' keys nor their halves meet anywhere but on this
device. The municipality's public key is pinned in the store; another one is taken in its place only as `officers` says,
and the slot for the officers before stays until that for those of today is proved to be in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from casework.errors import Damaged, Refused
from storage import engine, guesses, keyfile, meta, officers, rolled, sealing
from storage.engine import Connection
from storage.faults import ASK_FOR_HELP, BROKEN, AskForHelp, NewerStore, spoken
from storage.keyfile import KeyFile
from storage.officers import Officers, Said
from storage.recovery_slot import KIND, mark_of, name_of, slot, slot_of
from storage.sealing import Cost

NOT_OURS: Final = (
    "Svaret åbner ikke sagerne på denne computer. Intet er ændret, og alt, du har skrevet, er her. Ring til "
    "nøgleofficererne, og send en ny anmodning."
)
USED: Final = "recovery.used"
"""The fact of the store that says when its passphrase was last replaced with the officers' help."""


@dataclass(frozen=True, slots=True)
class Change:
    """Other officers than before: their initials, and whether the store's owner is asked about them first."""

    names: tuple[str, ...]
    asks: bool


class Recovery:
    """What an open store keeps for the day when its passphrase is forgotten. Belongs to the store's lane."""

    def __init__(self, folder: Path, store: str, connection: Connection, root: bytes) -> None:
        self._folder = folder
        self._store = store
        self._connection = connection
        self._root = root

    def pinned(self) -> bytes:
        """Return the municipality's public key as this store took it; nothing where it never was given one."""
        with spoken():
            return officers.pinned(self._connection)

    def pin(self, public: bytes) -> bool:
        """Take the municipality's public key where there is none; False where another one is pinned, which stays."""
        with spoken():
            return officers.pin(self._connection, public)

    def known(self) -> tuple[str, bool]:
        """Return the name of the key that is pinned, and whether its officers' marks are known."""
        public = self.pinned()
        with spoken():
            return name_of(public) if public else "", bool(officers.marks(self._connection))

    def follow(self, steps: Sequence[Said], now: datetime) -> Change | None:
        """Follow the service's steps to other officers; return what came of it, None where nothing did."""
        with spoken():
            came = officers.follow(self._connection, steps, rolled.believed(self._connection, now))
            if came == "follows":
                return Change(officers.names(self._connection), asks=False)
        found = self.asks(now)
        return None if found is None else Change(found.names, asks=True)

    def asks(self, now: datetime) -> Officers | None:
        """Return the officers about whom the store's owner is asked; None where there is nothing to ask."""
        with spoken():
            return officers.asks(self._connection, rolled.believed(self._connection, now))

    def consent(self, now: datetime) -> bool:
        """Take the officers about whom the owner was asked; False where there is nobody to take."""
        found = self.asks(now)
        if found is None:
            return False
        with spoken():
            officers.consent(self._connection, found)
        return True

    def slot(self) -> dict[str, Any] | None:
        """Return the slot of the key file, made anew where it is missing, holds an earlier root key or is sealed to
        earlier officers. These keep theirs beside it until `confirmed`.

        None while no key is pinned: then nobody can help, and the screens say so.
        """
        public = self.pinned()
        if not public:
            return None
        with spoken(BROKEN):
            keys = keyfile.read(self._folder)
            found = self._fitting(keys, public)
            if found is not None:
                return found
            made = slot(self._store, self._root, public)
            of_today = any(one.get("of") == made["of"] for one in keys.slots)
            put = keyfile.with_another if of_today else keyfile.with_slot
            keyfile.write(self._folder, put(keys, self._root, made))
            return made

    def confirmed(self, accepted: dict[str, Any]) -> bool:
        """Take away the slots of earlier officers: the service has taken in the one of today, and it lies here whole.

        False, and they stay, where the key file does not say so itself.
        """
        with spoken(BROKEN):
            keys = keyfile.read_back(self._folder)
            found = self._fitting(keys, self.pinned())
            if found is None or found != accepted or not keyfile.is_proved(keys, self._root):
                return False
            others = [one for one in keys.slots if one.get("kind") == KIND and one != found]
            if others:
                kept = tuple(one for one in keys.slots if one not in others)
                keyfile.settle(self._folder, keyfile.made(keys.store, keys.initials, kept, self._root))
            return True

    def _fitting(self, keys: KeyFile, public: bytes) -> dict[str, Any] | None:
        """Return the slot that is sealed to the officers of today and holds the root key of today."""
        wanted = (KIND, name_of(public), mark_of(self._root))
        return next(
            (one for one in keys.slots if (one.get("kind"), one.get("to"), one.get("of")) == wanted), None
        )


def lead_there(found: Sequence[KeyFile], folder: Path) -> None:
    """Raise AskForHelp after twenty wrong passphrases, where there is somebody to ask; else guessing gets slower."""
    if guesses.read(folder).wrong >= guesses.HELP and any(slot_of(keys) for keys in found):
        raise AskForHelp(ASK_FOR_HELP)


def check_ours(folder: Path, root: bytes) -> None:
    """Raise Refused where a root key is not that of the store in a folder."""
    if not keyfile.is_proved(_keys_of(folder, root), root):
        raise Refused(NOT_OURS)


def rekeyed(folder: Path, root: bytes, passphrase: str, cost: Cost) -> KeyFile:
    """Return the key file with a new passphrase in place of the old; nothing is written yet.

    Where the key file is decayed, also its copy, it is made from what the database says of itself. Raises Refused where
    the root key is not this store's.
    """
    check_ours(folder, root)
    keys = _keys_of(folder, root)
    return keyfile.with_slot(keys, root, keyfile.passphrase_slot(keys.store, passphrase, root, cost))


def _keys_of(folder: Path, root: bytes) -> KeyFile:
    """Return the key file; where it cannot be read, one without slots for the database that this root key opens."""
    try:
        return keyfile.read(folder)
    except NewerStore:
        raise
    except Damaged:
        return keyfile.made(*_said_inside(folder, root), (), root)


def _said_inside(folder: Path, root: bytes) -> tuple[str, str]:
    """Return store and initials from the database; Refused where it does not open with this root key."""
    try:
        connection = engine.open_reader(folder / engine.NAME, sealing.subkey(root, "db"))
    except Damaged as error:
        raise Refused(NOT_OURS) from error
    try:
        return meta.get(connection, "store") or "", meta.get(connection, "initials") or ""
    finally:
        connection.close()
