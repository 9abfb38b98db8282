"""The way back for whoever forgot the passphrase: a slot of the key file that two key officers open together.

The root key is split in two by exclusive or with chance, and each half is sealed to one officer's own public key (HPKE,
hybrid). One half alone says nothing at all. Neither the officers' keys nor their halves meet anywhere but on this
device. The municipality's public key is taken once and pinned in the store; another one is never taken in its place.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from casework.errors import Damaged, Refused
from storage import engine, guesses, keyfile, meta, sealing
from storage.engine import Connection
from storage.faults import ASK_FOR_HELP, BROKEN, AskForHelp, NewerStore, spoken
from storage.keyfile import KeyFile
from storage.sealing import Altered, Cost
from storage.transactions import writing

KIND: Final = "recovery"
SUITE: Final = "hpke/mlkem768-x25519/hkdf-sha256/aes-256-gcm"
OFFICERS: Final = 2
ONE_PUBLIC: Final = 1184 + sealing.CURVE
"""Bytes of one officer's public key; the municipality's is the two after each other."""
NOT_OURS: Final = (
    "Svaret åbner ikke lageret på denne computer. Intet er ændret, og alt, du har skrevet, er her. "
    "Ring til nøgleofficererne, og send en ny anmodning."
)
USED: Final = "recovery.used"
"""The fact of the store that says when its passphrase was last replaced with the officers' help."""
_PINNED: Final = "recovery_public"


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
            return b64decode(meta.get(self._connection, _PINNED) or "")

    def pin(self, public: bytes) -> bool:
        """Take the municipality's public key, for good; False where another one is pinned, which then stays."""
        before = self.pinned()
        if before:
            return before == public
        if not is_public(public):
            return False
        with spoken(), writing(self._connection):
            meta.put(self._connection, _PINNED, b64encode(public).decode())
        return True

    def slot(self) -> dict[str, Any] | None:
        """Return the slot of the key file, made anew where it is missing or holds an earlier root key.

        None while no key is pinned: then nobody can help, and the screens say so.
        """
        public = self.pinned()
        if not public:
            return None
        with spoken(BROKEN):
            keys = keyfile.read(self._folder)
            found = slot_of(keys)
            if found and (found.get("to"), found.get("of")) == (name_of(public), _mark_of(self._root)):
                return found
            made = slot(self._store, self._root, public)
            keyfile.write(self._folder, keyfile.with_slot(keys, self._root, made))
            return made


def is_public(public: bytes) -> bool:
    """Tell whether bytes are the public key of a municipality: two keys that can be sealed to."""
    if len(public) != OFFICERS * ONE_PUBLIC:
        return False
    try:
        for number in range(OFFICERS):
            sealing.seal_to(_one(public, number), b"", b"")
    except ValueError:
        return False
    return True


def name_of(public: bytes) -> str:
    """Return the name of a municipality's public key."""
    return hashlib.sha256(public).hexdigest()[:32]


def slot(store: str, root: bytes, public: bytes) -> dict[str, Any]:
    """Return the slot that both officers together open."""
    to, first = name_of(public), sealing.fresh(len(root))
    halves = (first, _either(root, first))
    sealed = [
        sealing.seal_to(_one(public, number), half, bound(store, to, number))
        for number, half in enumerate(halves)
    ]
    return {
        "kind": KIND,
        "suite": SUITE,
        "to": to,
        "of": _mark_of(root),
        "halves": [b64encode(each).decode() for each in sealed],
    }


def open_slot(found: dict[str, Any], privates: tuple[bytes, bytes], store: str) -> bytes:
    """Return the root key of a slot; Altered where an officer's key, the store or a single bit is another.

    Only the tests hold both officers' keys: in life each opens a half of his own.
    """
    try:
        sealed = [b64decode(each) for each in found["halves"]]
        first, second = (
            sealing.open_from(private, half, bound(store, str(found["to"]), number))
            for number, (private, half) in enumerate(zip(privates, sealed, strict=True))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Altered("slot") from error
    return joined(first, second)


def joined(first: bytes, second: bytes) -> bytes:
    """Return the root key that two halves come to; Altered where they are no halves."""
    if len(first) != sealing.KEY or len(second) != sealing.KEY:
        raise Altered("halves")
    return _either(first, second)


def bound(store: str, to: str, number: int) -> bytes:
    """Return what a half of a slot is bound to: this store, this municipality's key, and which officer."""
    return "\0".join(("fodfaeste/1/recovery", store, to, str(number))).encode()


def slot_of(keys: KeyFile) -> dict[str, Any] | None:
    """Return the recovery slot of a key file, which may be read while the store is locked."""
    return next((one for one in keys.slots if one.get("kind") == KIND), None)


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


def _mark_of(root: bytes) -> str:
    """Return what tells one root key from the next, and nothing about either."""
    return sealing.mark(sealing.subkey(root, "header"), b"recovery").hex()[:16]


def _one(public: bytes, number: int) -> bytes:
    return public[number * ONE_PUBLIC : (number + 1) * ONE_PUBLIC]


def _either(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
