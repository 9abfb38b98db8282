"""The head of a journal file: whose it is, and its own random key, wrapped for the store and sealed for the service.

The service's half is what lets a computer send the file as it is while it is locked, when its words are forgotten, or
before it is wiped. Both halves are bound to store, device and this one file; a flip in one leaves the other (decided.md
13).
"""

import json
import struct
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, Final

from storage import sealing
from storage.sealing import Altered

MAGIC: Final = b"FFJ2"
JOURNAL: Final = "journal"
TRAIL: Final = "trail"
_LENGTH: Final = struct.Struct("<I")
_MOST: Final = 16 << 10
_BEGUN: Final = "begun"
FILE: Final = 16
"""Bytes of the random name that a file has, so that an older one in its place is noticed."""


@dataclass(frozen=True, slots=True)
class Belongs:
    """Whose file it is, and for which service's sealing key (empty while none is known)."""

    store: str
    device: str = ""
    service: bytes = b""
    use: str = JOURNAL
    """What is in the file; one of another use does not open in its place."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How a file began: the last own number that had been given, and how many records were laid in it at once.

    What is added later has higher numbers. So a file that lost its end at the very edge of a record can be told.
    """

    last: int
    laid: int
    device: str = ""
    """Under which of the store's names, as the head says it."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head that opened: the file's name, its key, the bytes it takes, and whether every bit of it is as written."""

    file: str
    key: bytes
    size: int
    whole: bool
    for_service: bool
    begun: Begun | None = None
    """How it began; None where the program that wrote it did not say."""


def made(belongs: Belongs, wrapping: bytes, file: str, begun: Begun | None = None) -> tuple[bytes, bytes]:
    """Return a fresh key and the head that carries it."""
    key = sealing.fresh()
    said: dict[str, Any] = {"store": belongs.store, "device": belongs.device, "file": file}
    if begun is not None:  # sealed: how many changes a person wrote is nobody's business while it is locked
        facts = _canonical({"last": begun.last, "laid": begun.laid})
        said["begun"] = _text(sealing.seal(sealing.subkey(key, _BEGUN), facts, bound_to(said, belongs.use)))
    bound = bound_to(said, belongs.use)
    said["service"] = _text(sealing.seal_to(belongs.service, key, bound)) if belongs.service else ""
    said["wrapped"] = _text(sealing.seal(wrapping, key, bound))
    said["proof"] = _text(sealing.mark(sealing.subkey(key, "header"), _canonical(said)))
    body = _canonical(said)
    return key, MAGIC + _LENGTH.pack(len(body)) + body


def opened(content: bytes, wrapping: bytes, store: str, use: str = JOURNAL) -> Head:
    """Read the head of a file and open its key; Altered where that is not possible with this wrapping key."""
    start = len(MAGIC) + _LENGTH.size
    try:
        (length,) = _LENGTH.unpack_from(content, len(MAGIC))
        body = content[start : start + length]
        said = json.loads(body)
        if content[: len(MAGIC)] != MAGIC or not len(body) == length <= _MOST or said["store"] != store:
            raise Altered("head")
        key = sealing.unseal(wrapping, b64decode(said["wrapped"]), bound_to(said, use))
        proof, for_service = b64decode(said.pop("proof")), bool(said["service"])
        written = _canonical({**said, "proof": _text(proof)})
        whole = sealing.is_marked(sealing.subkey(key, "header"), _canonical(said), proof) and written == body
        begun = _begun(said, key, bound_to(said, use)) if whole else None
        return Head(str(said["file"]), key, start + length, whole, for_service, begun)
    except (
        struct.error,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise Altered("head") from error


def _begun(said: dict[str, Any], key: bytes, bound: bytes) -> Begun | None:
    if "begun" not in said:
        return None
    facts = json.loads(sealing.unseal(sealing.subkey(key, _BEGUN), b64decode(said["begun"]), bound))
    return Begun(int(facts["last"]), int(facts["laid"]), str(said["device"]))


def size_of(content: bytes) -> int:
    """Return how many bytes a head takes, without opening it; 0 where there is none."""
    if content[: len(MAGIC)] != MAGIC or len(content) < len(MAGIC) + _LENGTH.size:
        return 0
    return len(MAGIC) + _LENGTH.size + int(_LENGTH.unpack_from(content, len(MAGIC))[0])


def bound_to(said: dict[str, Any], use: str = JOURNAL) -> bytes:
    """Return what both copies of the key are bound to: this file of this device's store, and what is in it."""
    return _canonical({name: said[name] for name in ("device", "file", "store")} | {"use": use})


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(content: bytes) -> str:
    return b64encode(content).decode()
