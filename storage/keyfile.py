"""The key file `keys.ffk`: slots that each wrap the store's root key, proved whole, and always with a copy beside it.

Canonical JSON. `slots` is a list, so that another way in (a municipality's recovery key) is one more entry. A checksum
tells a decayed file from a wrong passphrase; a proof under the root key tells whether somebody altered a slot. A slot
of a kind that this program does not know is kept as it is, and the proof speaks of it too.
"""

import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from casework.errors import Damaged, Locked
from storage import pepper, sealing
from storage.faults import BROKEN_KEYS, NEWER, NO_MEMORY, OLD_KEYS, NewerStore, WrongPassphrase
from storage.files import what_reads, write_whole
from storage.sealing import CAP, SALT, Altered, Cost

NAME: Final = "keys.ffk"
COPY: Final = "keys.ffk.prev"
VERSION: Final = 2
"""Version 2 says that a slot is bound to the computer; a file without such a slot is written in version 1."""
OLDEST: Final = 1
"""The oldest version that is opened. It is raised when a format proves weak, so that nobody can put an old one back."""
WRONG: Final = "Forkert adgangssætning. Intet er ændret. Prøv igen."
_CHEAP: Final = "Nøglefilen er blevet ændret, så koden er lettere at gætte. Sagerne åbnes ikke. Kontakt IT."


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file as it was read: which store, whose, and the slots."""

    store: str
    initials: str
    slots: tuple[dict[str, Any], ...]
    proof: bytes


def made(store: str, initials: str, slots: tuple[dict[str, Any], ...], root: bytes) -> KeyFile:
    """Return a key file with its proof."""
    bare = KeyFile(store, initials, slots, b"")
    return KeyFile(store, initials, slots, sealing.mark(sealing.subkey(root, "header"), _body(bare)))


def passphrase_slot(store: str, passphrase: str, root: bytes, cost: Cost, bound: str = "") -> dict[str, Any]:
    """Return the slot that a passphrase opens; its parameters cannot be altered without closing it.

    The words are taken in Unicode's composed form (NFC), so that they open on every keyboard and system alike.
    """
    return resealed(store, fresh_way(store, passphrase, cost, bound), root)


def fresh_way(store: str, passphrase: str, cost: Cost, bound: str = "") -> "Way":
    """Return a way that these words will open, with a salt of its own; it leads nowhere yet.

    `bound` names the half of the way that the computer's keyring keeps, where the store is bound to it.
    """
    slot: dict[str, Any] = {
        "kind": "passphrase",
        "kdf": "argon2id",
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": _text(sealing.fresh(SALT)),
    }
    if bound:
        slot[pepper.FIELD] = bound
    key = _key(
        unicodedata.normalize("NFC", passphrase),
        b64decode(slot["salt"]),
        cost,
        pepper.of_slot(store, slot),
    )
    return Way(b"", slot, key)


def with_slot(keys: KeyFile, root: bytes, slot: dict[str, Any]) -> KeyFile:
    """Return the key file with this slot in place of the one of its kind, or after the others where there is none.

    Damaged where the file was not written by somebody who held this root key.
    """
    if not is_proved(keys, root):
        raise Damaged(BROKEN_KEYS)
    others = tuple(one for one in keys.slots if one.get("kind") != slot["kind"])
    place = next((at for at, one in enumerate(keys.slots) if one.get("kind") == slot["kind"]), len(others))
    return made(keys.store, keys.initials, (*others[:place], slot, *others[place:]), root)


def with_another(keys: KeyFile, root: bytes, slot: dict[str, Any]) -> KeyFile:
    """Return the key file with a slot after all the others, also those of its kind.

    Damaged where the file was not written by somebody who held this root key.
    """
    if not is_proved(keys, root):
        raise Damaged(BROKEN_KEYS)
    return made(keys.store, keys.initials, (*keys.slots, slot), root)


@dataclass(frozen=True, slots=True)
class Way:
    """The way that a passphrase opened: the root key, the slot that wraps it, and the key that the words have there."""

    root: bytes
    slot: dict[str, Any]
    key: bytes


def open_with(keys: KeyFile, passphrase: str, floor: Cost) -> bytes:
    """Return the root key; WrongPassphrase, or Damaged where the file was altered."""
    return opened(keys, passphrase, floor).root


def opened(keys: KeyFile, passphrase: str, floor: Cost) -> Way:
    """Return the way in; WrongPassphrase, or Damaged where the file was altered."""
    for slot in keys.slots:
        if slot.get("kind") == "passphrase":
            way = _open_slot(keys.store, slot, passphrase, floor)
            if not is_proved(keys, way.root):
                raise Damaged(BROKEN_KEYS)
            return way
    raise Damaged(BROKEN_KEYS)


def resealed(store: str, way: Way, root: bytes) -> dict[str, Any]:
    """Return the slot with another root key in it; the same words open it, at the same cost."""
    bare = {name: value for name, value in way.slot.items() if name != "wrapped"}
    return {**bare, "wrapped": _text(sealing.seal(way.key, root, _bound(store, bare)))}


def is_proved(keys: KeyFile, root: bytes) -> bool:
    """Tell whether a key file was written, slot by slot as it is, by somebody who held this root key."""
    return sealing.is_marked(sealing.subkey(root, "header"), _body(keys), keys.proof)


def _open_slot(store: str, slot: dict[str, Any], passphrase: str, floor: Cost) -> Way:
    try:
        cost = Cost(int(slot["memory"]), int(slot["passes"]), int(slot["lanes"]))
        salt, wrapped = b64decode(slot["salt"]), b64decode(slot["wrapped"])
        if len(salt) != SALT:
            raise ValueError("salt")
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Damaged(BROKEN_KEYS) from error
    if not cost.reaches(floor) or not cost.stays_under(CAP):
        raise Damaged(_CHEAP)
    bare = {name: value for name, value in slot.items() if name != "wrapped"}
    secret = pepper.of_slot(store, slot)
    for words in _spellings(passphrase):
        key = _key(words, salt, cost, secret)
        with suppress(Altered):
            return Way(sealing.unseal(key, wrapped, _bound(store, bare)), slot, key)
    raise WrongPassphrase(WRONG)


def _spellings(passphrase: str) -> tuple[str, ...]:
    """Return the words as they are taken now, and as they were typed: so the first stores took them."""
    composed = unicodedata.normalize("NFC", passphrase)
    return (composed,) if composed == passphrase else (composed, passphrase)


def _key(words: str, salt: bytes, cost: Cost, secret: bytes) -> bytes:
    try:
        return sealing.from_words(words, salt, cost, secret)
    except MemoryError as error:
        raise Locked(NO_MEMORY) from error


def read(folder: Path) -> KeyFile:
    """Read the key file, or its copy where the file itself is decayed; Damaged where both are."""
    for name in (NAME, COPY):
        with suppress(FileNotFoundError, Altered, ValueError, KeyError, TypeError, RecursionError):
            return _parsed(what_reads(folder / name))
    raise Damaged(BROKEN_KEYS)


def read_back(folder: Path, name: str = NAME) -> KeyFile:
    """Read the key file itself, or its copy alone: it is whole, or Damaged."""
    try:
        return _parsed((folder / name).read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(BROKEN_KEYS) from error


def write(folder: Path, keys: KeyFile, name: str = NAME) -> None:
    """Put a key file in place; the one before stays as the copy until the new one has opened the store."""
    write_whole(folder / name, _written(keys))


def settle(folder: Path, keys: KeyFile) -> None:
    """After the store has opened: make file and copy the same, and so heal whichever was decayed."""
    content = _written(keys)
    for name in (NAME, COPY):
        path = folder / name
        if not path.exists() or what_reads(path) != content:
            write_whole(path, content)


def _written(keys: KeyFile) -> bytes:
    body = {**json.loads(_body(keys)), "proof": _text(keys.proof)}
    return _canonical({**body, "sum": _text(sealing.checksum(_canonical(body)))})


def _parsed(content: bytes) -> KeyFile:
    whole = json.loads(content)
    if not isinstance(whole, dict) or _canonical(whole) != content:
        raise Altered("not canonical")
    said = whole.pop("sum")
    if _text(sealing.checksum(_canonical(whole))) != said:
        raise Altered("checksum")
    if type(whole["version"]) is not int or not all(isinstance(slot, dict) for slot in whole["slots"]):
        raise Altered("version or slots")
    if whole["version"] > VERSION:
        raise NewerStore(NEWER)
    if whole["version"] < OLDEST:
        raise Damaged(OLD_KEYS)
    if whole["version"] != _version(whole["slots"]):
        raise Altered("version")
    return KeyFile(whole["store"], whole["initials"], tuple(whole["slots"]), b64decode(whole["proof"]))


def _body(keys: KeyFile) -> bytes:
    return _canonical(
        {
            "version": _version(keys.slots),
            "store": keys.store,
            "initials": keys.initials,
            "slots": list(keys.slots),
        }
    )


def _bound(store: str, slot: dict[str, Any]) -> bytes:
    return _canonical({**slot, "store": store, "version": _version((slot,))})


def _version(slots: Iterable[dict[str, Any]]) -> int:
    return 2 if any(pepper.FIELD in slot for slot in slots) else 1


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(content: bytes) -> str:
    return b64encode(content).decode()
