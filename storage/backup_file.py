"""A sealed copy of the store, `<utc>.ffb`: the pages of a database under a key of its own, and a foot that wraps it.

The engine writes and checks the pages where they lie; the foot comes last, so a file without one was never finished.
The foot carries the slots of the key file, so that a copy opens with the passphrase of its day where store and key file
are both gone. What the foot seals is bound to everything else in it.
"""

import os
import struct
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from storage import sealing
from storage.engine import PAGE
from storage.files import write_all
from storage.keyfile import KeyFile
from storage.logbook import decoded, encoded
from storage.sealing import Altered

SUFFIX: Final = ".ffb"
BESIDE: Final = ".foot"
"""The ending of a new foot's name while it is on its way into a copy."""
VERSION: Final = 1
USE: Final = "backup"
"""What the key is called that wraps the keys of the copies."""

MOST: Final = 1 << 20
"""Bytes that a foot may have."""

_NUMBERS: Final = ("schema", "pages", "version", "number")
_END: Final = b"FFB1"
_LENGTH: Final = struct.Struct("<I")
_TAIL: Final = _LENGTH.size + len(_END)


@dataclass(frozen=True, slots=True)
class Foot:
    """What a copy says of itself in the clear: which store, whose, when, how many pages, and the slots of its keys.

    `made` is what the computer's clock said, which may have been wrong; `number` counts the copies of a store, and says
    which came after which (0: a copy of 0.1.0, before all others).
    """

    store: str
    initials: str
    made: str
    schema: int
    pages: int
    keys: KeyFile
    version: int = VERSION
    sealed: bytes = b""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Inside:
    """What a copy says only to who holds the root key: its own key, the device's key, and what it must hold."""

    key: bytes
    device_key: bytes
    changes: int
    drafts: int


def written(foot: Foot, inside: Inside, key: bytes) -> bytes:
    """Return the bytes that come after the last page; `key` is the store's key for backups."""
    plain = {
        "key": _text(inside.key),
        "device": _text(inside.device_key),
        "changes": inside.changes,
        "drafts": inside.drafts,
    }
    bound = _bound(foot)
    whole = {**decoded(bound), "sealed": _text(sealing.seal(key, encoded(plain), bound))}
    said = encoded({**whole, "sum": _text(sealing.checksum(encoded(whole)))})
    return said + _LENGTH.pack(len(said)) + _END


def read(path: Path) -> Foot:
    """Read the foot of a copy; Altered where the file is cut, decayed or no copy at all.

    Where a new foot was being put in place when the power went, it lies beside the copy.
    """
    try:
        return in_place(path)
    except Altered:
        if not beside(path).exists():
            raise
        return _beside(path)


def in_place(path: Path) -> Foot:
    """Read the foot that a copy itself ends with; Altered where there is none that reads."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
        length = _length(tail, size)
        file.seek(size - _TAIL - length)
        content = file.read(length)
    foot = _read(content)
    if foot.version <= VERSION and size != foot.pages * PAGE + length + _TAIL:
        raise Altered("length")
    return foot


def feet(path: Path) -> tuple[Foot, ...]:
    """Return what reads of the foot in place and of the one beside it: each may be the one of today's root key."""
    found = []
    for reading in (in_place, _beside):
        with suppress(OSError, Altered):
            found.append(reading(path))
    return tuple(found)


def beside(path: Path) -> Path:
    """Return where a copy's new foot lies until it is in place."""
    return path.with_name(f"{path.name}{BESIDE}")


def put_foot(path: Path, pages: int, content: bytes) -> None:
    """Write another foot over the one that a copy has, and force it to the disk; the same lies beside it meanwhile."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(handle, pages * PAGE, os.SEEK_SET)
        write_all(handle, content)
        os.ftruncate(handle, pages * PAGE + len(content))
        os.fsync(handle)
    finally:
        os.close(handle)


def _beside(path: Path) -> Foot:
    content = beside(path).read_bytes()
    length = _length(content[-_TAIL:], len(content))
    if len(content) != length + _TAIL:
        raise Altered("length")
    return _read(content[:length])


def _length(tail: bytes, size: int) -> int:
    """Return how long the foot is that ends so, in a file of this size."""
    (length,) = _LENGTH.unpack(tail[: _LENGTH.size]) if len(tail) == _TAIL else (0,)
    if tail[_LENGTH.size :] != _END or not 0 < length <= min(MOST, size - _TAIL):
        raise Altered("no foot")
    return int(length)


def _read(content: bytes) -> Foot:
    try:
        return _parsed(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Altered("foot") from error


def opened(foot: Foot, key: bytes) -> Inside:
    """Return what the foot seals; Altered where it is another store's, or a single bit of the foot is not as it was."""
    said = decoded(sealing.unseal(key, foot.sealed, _bound(foot)))
    return Inside(b64decode(said["key"]), b64decode(said["device"]), said["changes"], said["drafts"])


def _bound(foot: Foot) -> bytes:
    return encoded(
        {
            "version": foot.version,
            "store": foot.store,
            "initials": foot.initials,
            "made": foot.made,
            "schema": foot.schema,
            "pages": foot.pages,
            "slots": list(foot.keys.slots),
            "proof": _text(foot.keys.proof),
            **({"number": foot.number} if foot.number else {}),
        }
    )


def _parsed(content: bytes) -> Foot:
    whole: dict[str, Any] = decoded(content)
    said = whole.pop("sum")
    if _text(sealing.checksum(encoded(whole))) != said:
        raise Altered("checksum")
    keys = KeyFile(
        str(whole["store"]), str(whole["initials"]), tuple(whole["slots"]), b64decode(whole["proof"])
    )
    numbers = [whole.get(name, 0) if name == "number" else whole[name] for name in _NUMBERS]
    if any(type(number) is not int or number < 0 for number in numbers):
        raise Altered("number")
    schema, pages, version, number = numbers
    return Foot(
        keys.store,
        keys.initials,
        str(whole["made"]),
        schema,
        pages,
        keys,
        version,
        b64decode(whole["sealed"]),
        number,
    )


def _text(content: bytes) -> str:
    return b64encode(content).decode()
