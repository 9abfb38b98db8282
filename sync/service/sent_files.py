"""A journal file as it lies on a locked, forgotten or wiped device: opened with the service's key, and taken in.

What it holds goes the same way as a push, change by change, with the same names; so a later push of the same changes is
answered as if it had come first. Only the unbroken row of numbers from the last receipt on has a place in the log; what
does not open, and what comes after it, is counted, and then the file is kept as it came. So it is for drafts.
"""

import hashlib
import json
import struct
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from sync.proofs import is_signed
from sync.protocol_away import FileTaken, file_digest
from sync.service import accept, identity, keys
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.problems import Refusal
from sync.service.registry import Device

_MAGIC: Final = b"FFJ2"
_LENGTH: Final = struct.Struct("<I")
_NUMBER: Final = struct.Struct("<Q")
_TAG: Final = 16
_LEAST: Final = 12 + _TAG


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says: each change by its number, how many drafts, and how many records do not open."""

    changes: dict[int, dict[str, Any]]
    drafts: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file as it came: for which generation of the log, and signed by the device."""

    content: bytes
    epoch: str
    signature: str


def read(content: bytes, private: bytes, device: str) -> FileRead:
    """Open a file of this device; Refusal where not even its key opens."""
    start = len(_MAGIC) + _LENGTH.size
    try:
        (length,) = _LENGTH.unpack_from(content, len(_MAGIC))
        said = json.loads(content[start : start + length])
        bound = {name: said[name] for name in ("device", "file", "store")} | {"use": "journal"}
        info = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
        key = keys.open_from(private, b64decode(said["service"]), info)
    except (struct.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("file_sealed") from error
    if content[: len(_MAGIC)] != _MAGIC or said["device"] != device:
        raise Refusal("file_sealed")
    return _records(content, start + length, key, said)


def _read_with(content: bytes, privates: Sequence[bytes], device: str) -> FileRead:
    """Open a file with the key of today, else with the one from before a roll-over."""
    for private in privates[:-1]:
        with suppress(Refusal):
            return read(content, private, device)
    return read(content, privates[-1], device)


def _records(content: bytes, place: int, key: bytes, said: dict[str, Any]) -> FileRead:
    """Read record by record; a record that does not open ends nothing but what its numbers break.

    An act under an earlier name of a restored store has no place among the numbers of this one, and is counted with
    them.
    """
    changes: dict[int, dict[str, Any]] = {}
    drafts = unreadable = number = 0
    tag = bytes(_TAG)
    while place < len(content):
        (length,) = _LENGTH.unpack_from(content, place) if place + 4 <= len(content) else (0,)
        stop = place + _LENGTH.size + length
        if length < _LEAST or stop > len(content):
            unreadable += 1
            break
        sealed = content[place + _LENGTH.size : stop]
        bound = b"journal\0" + str(said["store"]).encode() + _NUMBER.pack(number) + tag
        try:
            record = msgspec.json.decode(keys.unseal(key, sealed, bound), type=dict[str, Any])
        except (ValueError, RecursionError):
            unreadable += 1
        else:
            drafts += "typed" in record
            if record.get("dev", said["device"]) != said["device"]:
                unreadable += len(record.get("c", ()))
                record = {}
            for gone in record.get("void", ()):
                changes.pop(gone, None)
            changes |= {form["d"]: form for form in record.get("c", ())}
        place, number, tag = stop, number + 1, sealed[-_TAG:]
    return FileRead(changes, drafts, unreadable)


def take(ledger: CentralLedger, device: Device, sent: FileSent, *, now: datetime) -> FileTaken:
    """Take a file in, in one transaction, and say how much of it is held for good.

    A device that is shut out gets its words home, too: each is kept aside, and a person judges.
    """
    if not is_signed(device.public, file_digest(device.id, sent.epoch, sent.content), sent.signature):
        raise Refusal("bad_proof")
    with ledger.writing() as connection:
        if sent.epoch != tenant(connection).epoch:
            raise Refusal("epoch")
        privates = [own.private for own in identity.openers(connection, ledger.keys)]
        found = _read_with(sent.content, privates, device.id)
        numbers = sorted(found.changes)
        changes = [accept.read_one(msgspec.json.encode(found.changes[number])) for number in numbers]
        before = accept.acked_of(connection, device)
        row = _unbroken(changes, before)
        acked = accept.take_in(connection, device, row, now)
        beyond = [one for one in changes if one.number > acked]
        told = _told(connection, device, row, acked, now)
        told.unreadable, told.drafts = found.unreadable + len(beyond), found.drafts
        _keep(connection, device, sent, told, now)
    return told


def _unbroken(changes: list[accept.Sent], acked: int) -> list[accept.Sent]:
    """Return what the service knows already and the row of numbers that goes on from there."""
    row = []
    for one in changes:
        if one.number > acked + 1:
            break
        acked = max(acked, one.number)
        row.append(one)
    return row


def _told(
    connection: Connection, device: Device, row: list[accept.Sent], acked: int, now: datetime
) -> FileTaken:
    aside = {
        number
        for (number,) in connection.execute(
            "select dseq from held where device = ? and dseq between ? and ?",
            (device.number, row[0].number if row else 0, acked),
        ).fetchall()
    }
    held = sum(one.number in aside for one in row)
    return FileTaken(acked, len(row) - held, held, 0, 0, now.isoformat(timespec="seconds"))


def _keep(connection: Connection, device: Device, sent: FileSent, told: FileTaken, now: datetime) -> None:
    """Enter the file; its content is kept only where it holds something that has no other place."""
    kept = sent.content if told.unreadable or told.drafts else None
    connection.execute(
        "insert into sent_file (device, at, digest, signature, acked, taken, held, drafts, unreadable, content) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            device.number,
            told.at,
            hashlib.blake2b(sent.content, digest_size=32).hexdigest(),
            sent.signature,
            *(told.acked, told.taken, told.held, told.drafts, told.unreadable),
            kept,
        ),
    )
    if not told.unreadable:
        connection.execute(
            "update wipe_order set sent = ? where device = ? and done is null",
            (now.isoformat(timespec="seconds"), device.number),
        )
