"""A journal file as it lies on a locked, forgotten or wiped device: opened with the service's key, and taken in.

What it holds goes the same way as a push, change by change, with the same names; so a later push of the same changes is
answered as if it had come first. Only the unbroken row of numbers from the last receipt on has a place in the log; what
does not open, and what comes after it, is counted, and then the file is kept as it came. So it is for drafts.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from sync.proofs import is_signed
from sync.protocol_away import FileTaken, file_digest
from sync.service import accept, branches, doubt, forks, identity, lying, registry
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.lying import Opened
from sync.service.problems import Refusal
from sync.service.registry import Device


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says: each change by its number, how many drafts, and how many records do not open."""

    changes: dict[int, dict[str, Any]]
    drafts: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file as it came: for which generation of the log, and signed by the device.

    One that came `by_stick` may be older than what the computer wrote since, so it says nothing of what is still there.
    """

    content: bytes
    epoch: str
    signature: str
    by_stick: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Under which name a file is sent, and how far the closed names of the same computer are held for good.

    `is_last` says that it may be the last that comes: then whatever has no place under the sender's name is counted.
    """

    sender: str
    closed: Mapping[str, int] = field(default_factory=dict)
    is_last: bool = False


def read(found: Opened, names: Names) -> FileRead:
    """Sort the acts of a file that was opened.

    A restored store sends its file under each name that it had, before that is closed: then only the acts under that
    name are spoken of, the others come under theirs. Under its name of today, an earlier act that has no place is
    counted with what cannot be read.
    """
    is_todays = found.device == names.sender
    changes: dict[int, dict[str, Any]] = {}
    unreadable, drafts = found.unreadable, 0
    for record in found.records:
        drafts += "typed" in record and is_todays
        forms, whose = record.get("c", ()), record.get("dev", found.device)
        if whose == names.sender:
            for gone in record.get("void", ()):
                changes.pop(gone, None)
            changes |= {form["d"]: form for form in forms}
        elif is_todays or names.is_last:
            unreadable += sum(form["d"] > names.closed.get(whose, 0) for form in forms)
    return FileRead(changes, drafts, unreadable)


def take(ledger: CentralLedger, device: Device, sent: FileSent, *, now: datetime) -> FileTaken:
    """Take a file in, in one transaction, and say how much of it is held for good.

    A device that is shut out gets its words home, too: each is kept aside, and a person judges. Of one that is to be
    wiped nothing is turned away: what cannot be read or has no place is counted, and the file is kept as it came.
    """
    if not is_signed(device.public, file_digest(device.id, sent.epoch, sent.content), sent.signature):
        raise Refusal("bad_proof")
    with ledger.writing() as connection:
        told = FileTaken(accept.acked_of(connection, device), 0, 0, 1, 0, now.isoformat(timespec="seconds"))
        try:
            told = _taken(connection, ledger, device, sent, now)
        except Refusal:
            if not device.ordered:
                raise
        _keep(connection, device, sent, told, now)
    return told


def _taken(
    connection: Connection, ledger: CentralLedger, device: Device, sent: FileSent, now: datetime
) -> FileTaken:
    _check_generation(connection, ledger, device, sent.epoch)
    doubt.check(connection)
    closed = registry.closed_names(connection, device)
    privates = [own.private for own in identity.openers(connection, ledger.keys)]
    opened = lying.opened(sent.content, privates, "journal")
    other = registry.device_called(connection, opened.device)
    if other is not None and other.public != device.public:
        raise Refusal("file_sealed")
    found = read(opened, Names(device.id, closed, is_last=device.ordered))
    if device.id in closed:
        return _closed(connection, device, found, now)
    numbers = sorted(found.changes)
    changes = [accept.read_one(msgspec.json.encode(found.changes[number])) for number in numbers]
    row = _unbroken(changes, accept.acked_of(connection, device))
    acked = accept.take_in(connection, device, row, now)
    beyond = [one for one in changes if one.number > acked]
    told = _told(connection, device, row, acked, now)
    told.unreadable, told.drafts = found.unreadable + len(beyond), found.drafts
    return told


def _closed(connection: Connection, device: Device, found: FileRead, now: datetime) -> FileTaken:
    """Count what stands nowhere under a closed name, so that the file is kept.

    Its successor has that under other numbers only where it was restored with its journal file; a stick that was saved
    before may be the only place of it. A number that was let go is no place.
    """
    without = sum(not accept.stands(connection, device, number) for number in found.changes)
    at = now.isoformat(timespec="seconds")
    last = accept.acked_of(connection, device)
    return FileTaken(last, 0, 0, found.unreadable + without, found.drafts, at)


def _check_generation(connection: Connection, ledger: CentralLedger, device: Device, epoch: str) -> None:
    """A file of an earlier generation is taken in as it is: what an author had seen stays true, and a device that is
    locked cannot go back to where the two part.
    """
    here = tenant(connection).epoch
    if epoch != here and not branches.is_earlier(branches.of_database(connection), epoch, here):
        raise forks.refusal(connection, ledger.keys, device, epoch)


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
    if sent.by_stick:
        return
    connection.execute(
        "update wipe_order set sent = ? where device = ? and done is null",
        (now.isoformat(timespec="seconds"), device.number),
    )
