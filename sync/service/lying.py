"""A file that lies sealed on a device: its head opened with the service's key, then record by record.

A record that does not open ends nothing: those after it still open. What is in the records is somebody else's to judge.
"""

import json
import struct
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from sync.service import keys
from sync.service.problems import Refusal

_MAGIC: Final = b"FFJ2"
_LENGTH: Final = struct.Struct("<I")
_NUMBER: Final = struct.Struct("<Q")
_TAG: Final = 16
_LEAST: Final = 12 + _TAG
Use = Literal["journal", "trail"]


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose file it is, by its head; its records in order, and how many did not open (a torn end is one)."""

    device: str
    records: tuple[dict[str, Any], ...]
    unreadable: int


def opened(content: bytes, privates: Sequence[bytes], use: Use) -> Opened:
    """Open a file with the key of today, else with the one from before a roll-over.

    Refusal where not even its key opens.
    """
    for private in privates[:-1]:
        with suppress(Refusal):
            return _opened(content, private, use)
    return _opened(content, privates[-1], use)


def _opened(content: bytes, private: bytes, use: Use) -> Opened:
    start = len(_MAGIC) + _LENGTH.size
    try:
        (length,) = _LENGTH.unpack_from(content, len(_MAGIC))
        said = json.loads(content[start : start + length])
        bound = {name: said[name] for name in ("device", "file", "store")} | {"use": use}
        info = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
        key = keys.open_from(private, b64decode(said["service"]), info)
        prefix = use.encode() + b"\0" + str(said["store"]).encode()
    except (struct.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("file_sealed") from error
    if content[: len(_MAGIC)] != _MAGIC:
        raise Refusal("file_sealed")
    return _records(content, start + length, key, (str(said["device"]), prefix))


def _records(content: bytes, place: int, key: bytes, whose: tuple[str, bytes]) -> Opened:
    device, prefix = whose
    records: list[dict[str, Any]] = []
    unreadable = number = 0
    tag = bytes(_TAG)
    while place < len(content):
        (length,) = _LENGTH.unpack_from(content, place) if place + 4 <= len(content) else (0,)
        stop = place + _LENGTH.size + length
        if length < _LEAST or stop > len(content):
            unreadable += 1
            break
        sealed = content[place + _LENGTH.size : stop]
        try:
            plain = keys.unseal(key, sealed, prefix + _NUMBER.pack(number) + tag)
            records.append(msgspec.json.decode(plain, type=dict[str, Any]))
        except (ValueError, RecursionError):
            unreadable += 1
        place, number, tag = stop, number + 1, sealed[-_TAG:]
    return Opened(device, tuple(records), unreadable)
