"""Devices' trails at the service: opened, joined to what is here, kept with their heads, and countersigned.

Nothing is turned away because it does not fit: a chain that was cut, altered or signed by another is taken in as it
came, beside what was here before, and the fault is written down for the team lead (`fodfaeste-central audit verify`).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from casework.clock import instant
from casework.trail import START, Fault, Linked, Segment, head_statement, is_as_linked
from sync.proofs import decoded, is_signed, statement
from sync.protocol_trail import KIND, TrailSent, TrailTaken, bound, read_body, segment_of
from sync.service import identity, keys, log_retention
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device

_ENTRY: Final = (
    "device, branch, seq, utc, user, action, objects, what, words, ratchet, salt, mark, prev, hash, received"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the service has a chain: its branch (a new one after each break), last entry and its hash."""

    branch: int = 0
    seq: int = 0
    head: bytes = START


def take(ledger: CentralLedger, device: Device, sent: TrailSent, *, now: datetime) -> TrailTaken:
    """Take a piece of a chain in; Refusal where it is none of this person's, or cannot be read."""
    with ledger.reading() as connection:
        owns = identity.openers(connection, ledger.keys)
        _check_whose(connection, device, sent.dev)
    own, segments, entries = _opened(owns, sent)
    with ledger.writing() as connection:
        join(connection, segments, entries, public=device.public, now=now)
        log_retention.pass_by(ledger, connection, now)
    end, at = segments[-1], instant(now)
    facts: dict[str, Any] = {"at": at, "device": sent.dev, "head": end.head.hex(), "seq": end.last}
    return TrailTaken(end.last, at, statement(own.signer, KIND, facts))


def join(
    connection: Connection,
    segments: Sequence[Segment],
    entries: Sequence[Linked],
    *,
    public: bytes,
    now: datetime,
    vouched: bool = False,
) -> int:
    """Join a piece of a chain to what is here, in a transaction that is open; return how many entries were new.

    `vouched`: the device signed all of it as one file, so a head without a signature of its own is no fault.
    """
    device = entries[0].entry.device
    stands = standing(connection, device)
    cut = _cut(connection, stands, device)
    fresh = _fresh(connection, stands, device, entries, cut)
    if fresh:
        found = _faults(stands, fresh, [one for one in segments if one.signature or not vouched], public)
        if fresh[0].prev != stands.head or fresh[0].entry.seq != stands.seq + 1:
            stands = Standing(stands.branch + 1 if stands.seq else 0)
        _put(connection, device, stands.branch, fresh, now)
        _put_heads(connection, stands.branch, [one for one in segments if one.last not in cut])
        note(connection, device, found, instant(now))
    return len(fresh)


def _segment(device: str, row: tuple[Any, ...]) -> Segment:
    number, day, first, last, prev, head, signature = row
    return Segment(device, number, day, first, last, bytes(prev), bytes(head), signature)


def _check_whose(connection: Connection, device: Device, chain: str) -> None:
    if not is_persons(connection, device, chain):
        raise Refusal("malformed")


def is_persons(connection: Connection, device: Device, chain: str) -> bool:
    """A device sends its own chain, and those of the computers of the same person that it was restored from."""
    row = connection.execute("select user from device where id = ?", (chain,)).fetchone()
    return row is not None and row[0] == device.user


def newest_heads(connection: Connection, device: str) -> list[Segment]:
    """Return the segments of a chain's newest branch that have no signature, and after them the newest of all."""
    rows = connection.execute(
        "select number, day, first, last, prev, head, signature from trail_head where device = ? and branch = "
        "(select max(branch) from trail_head where device = ?) order by number",
        (device, device),
    ).fetchall()
    found = [_segment(device, row) for row in rows]
    return [one for one in found[:-1] if not one.signature] + found[-1:]


def _opened(
    owns: Sequence[identity.Identity], sent: TrailSent
) -> tuple[identity.Identity, list[Segment], tuple[Linked, ...]]:
    """Open a piece; the key that it was sealed to says which one its device knows, and which answers it."""
    try:
        segments = [segment_of(sent.dev, one) for one in sent.heads]
        end = segments[-1]
        own, plain = _opened_by(owns, decoded(sent.sealed), bound(sent.dev, end.head))
        entries = read_body(plain)
    except (ValueError, IndexError, RecursionError) as error:
        raise Refusal("malformed") from error
    numbers = [one.entry.seq for one in entries]
    if numbers != list(range(numbers[0], end.last + 1)) or numbers[0] < 1:
        raise Refusal("malformed")
    if entries[-1].hash != end.head or any(one.entry.device != sent.dev for one in entries):
        raise Refusal("malformed")
    return own, segments, entries


def _opened_by(
    owns: Sequence[identity.Identity], sealed: bytes, to: bytes
) -> tuple[identity.Identity, bytes]:
    for own in owns[:-1]:
        with suppress(ValueError):
            return own, keys.open_from(own.private, sealed, to)
    return owns[-1], keys.open_from(owns[-1].private, sealed, to)


def standing(connection: Connection, device: str) -> Standing:
    """Return how far the service has a device's chain."""
    row = connection.execute(
        "select branch, seq, hash from trail_entry where device = ? order by branch desc, seq desc limit 1",
        (device,),
    ).fetchone()
    if row is None:
        row = connection.execute(
            "select branch, last, head from trail_head where device = ? order by branch desc, number desc limit 1",
            (device,),
        ).fetchone()
    return Standing() if row is None else Standing(row[0], row[1], bytes(row[2]))


def _cut(connection: Connection, stands: Standing, device: str) -> dict[int, bytes]:
    """Return the days of a branch whose time was over: the last entry of each, and its hash."""
    rows = connection.execute(
        "select last, head from trail_head where device = ? and branch = ? and gone = 1",
        (device, stands.branch),
    ).fetchall()
    return {last: bytes(head) for last, head in rows}


def _fresh(
    connection: Connection, stands: Standing, device: str, entries: Sequence[Linked], cut: dict[int, bytes]
) -> tuple[Linked, ...]:
    """Leave out what is here already: an answer can get lost. From the first one that differs on, all is fresh.

    What was taken in and cut at once, because a computer came back with old days, was here: only its head still tells.
    """
    upto = max(cut, default=0)
    for at, one in enumerate(entries):
        if one.entry.seq <= upto and cut.get(one.entry.seq, one.hash) == one.hash:
            continue
        row = connection.execute(
            "select hash from trail_entry where device = ? and branch = ? and seq = ?",
            (device, stands.branch, one.entry.seq),
        ).fetchone()
        if row is None or bytes(row[0]) != one.hash:
            return tuple(entries[at:])
    return ()


def _faults(
    stands: Standing, fresh: Sequence[Linked], segments: Sequence[Segment], public: bytes
) -> list[Fault]:
    """Return what does not hold in a piece, and where it does not join to what is here."""
    first = fresh[0].entry.seq
    found = []
    if first > stands.seq + 1:
        found.append(Fault("missing", stands.seq + 1))
    elif first <= stands.seq:
        found.append(Fault("cut", stands.seq))
    elif fresh[0].prev != stands.head:
        found.append(Fault("altered", stands.seq))
    prev, heads = fresh[0].prev, {one.last: one for one in segments}
    for one in fresh:
        segment = heads.get(one.entry.seq)
        if one.prev != prev or not is_as_linked(one) or (segment is not None and segment.head != one.hash):
            found.append(Fault("altered", one.entry.seq))
        prev = one.hash
    signed = {one.last for one in segments if is_signed(public, head_statement(one), one.signature)}
    return found + [Fault("foreign", one.last) for one in segments if one.last not in signed]


def _put(connection: Connection, device: str, branch: int, entries: Sequence[Linked], now: datetime) -> None:
    at, spoken_from = instant(now), log_retention.words_before(now)
    for one in entries:
        entry = one.entry
        connection.execute(
            f"insert into trail_entry ({_ENTRY}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
            (
                device,
                branch,
                entry.seq,
                entry.utc,
                entry.user,
                entry.action,
                "\n".join(entry.objects),
                entry.what,
                entry.words if entry.utc >= spoken_from else "",
                entry.ratchet,
                entry.salt,
                entry.mark,
                one.prev,
                one.hash,
                at,
            ),
        )
        connection.executemany(
            "insert into trail_about (stream, device, branch, seq) values (?, ?, ?, ?) "
            "on conflict (stream, device, branch, seq) do nothing",
            [(stream, device, branch, entry.seq) for stream in entry.objects],
        )


def _put_heads(connection: Connection, branch: int, segments: Sequence[Segment]) -> None:
    connection.executemany(
        "insert into trail_head (device, branch, number, day, first, last, prev, head, signature, gone) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) on conflict (device, branch, number) do update set "
        "day = excluded.day, first = excluded.first, last = excluded.last, prev = excluded.prev, "
        "head = excluded.head, signature = excluded.signature, gone = excluded.gone",
        [
            (one.device, branch, one.number, one.day, one.first, one.last, one.prev, one.head, one.signature)
            for one in segments
        ],
    )


def note(connection: Connection, device: str, found: Sequence[Fault], at: str) -> None:
    """Write faults of a chain down, for the team lead."""
    connection.executemany(
        "insert into trail_fault (device, at, why, seq) values (?, ?, ?, ?)",
        [(device, at, one.why, one.seq) for one in found],
    )
