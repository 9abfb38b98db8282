"""A recorded change as a row of the log and as the bytes of the wire, and back."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from casework.changes import REDACTED, Change, Dot, Placed, Seen
from storage.engine import Connection
from storage.many import many

COLUMNS: Final = "device, number, seq, stream, record, kind, fields, seen_seq, seen_own, hlc, by, happened, act, version, received, late, mac"  # noqa: E501
_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_DECODER: Final = msgspec.json.Decoder()
_SIGNED: Final = 1 << 63
ANSWERED: Final = "again"
"""What stands in place of the service's code once the words that it keeps aside were written anew (`again.py`)."""
AWAY: Final = "away"
"""Begins what stands in place of the service's code once its author put it away: when, and the code (`put_away.py`)."""
PUT_AWAY: Final = f"held is not null and held like '{AWAY} %'"
ASIDE: Final = f"held is not null and held <> '{ANSWERED}' and held not like '{AWAY} %'"
_STANDS: Final = f"(held is null or fields ->> '{REDACTED}' is null)"
COUNTS: Final = f"(held is null or (held <> '{ANSWERED}' and held not like '{AWAY} %')) and {_STANDS}"
"""Condition of a row that still counts for its record."""
_BESIDE: Final = 260
"""Bytes of a change as it travels beside its fields: names, times and numbers."""


class Sent(NamedTuple):
    """A change as its row says it, its fields still encoded: a receipt speaks of thousands, and reads none of them."""

    number: int
    stream: str
    record: str
    kind: str
    seen_seq: int
    seen_own: int
    happened: str
    group: str | None
    version: int
    fields: bytes

    @property
    def may_redact(self) -> bool:
        """Tell whether it may be a redaction: the name stands somewhere in it."""
        return REDACTED.encode() in self.fields


class HeldWhy(Protocol):
    """Why the service keeps a change aside."""

    @property
    def code(self) -> str:
        """The code of the reason."""

    @property
    def reason(self) -> str:
        """The sentence for the person."""


def wire_form(placed: Placed) -> dict[str, Any]:
    """Return the part of a change that its author vouches for, as it travels (sync.md section 2)."""
    return _form(_sent(placed), placed.hlc, dict(placed.change.fields))


def _form(one: "Sent", hlc: int, fields: Any) -> dict[str, Any]:
    form: dict[str, Any] = {
        "d": one.number,
        "s": one.stream,
        "r": one.record,
        "k": one.kind,
        "h": hlc,
        "n": one.seen_seq,
        "o": one.seen_own,
        "f": fields,
        "e": one.happened,
    }
    if one.version != 1:
        form["v"] = one.version
    if one.group is not None:
        form["x"] = one.group
    return form


def _sent(placed: Placed) -> "Sent":
    change, dot, seen = placed.change, placed.dot, placed.change.seen
    return Sent(
        dot.number,
        change.stream,
        change.record,
        change.kind,
        seen.seq,
        seen.own,
        change.happened,
        change.group,
        change.version,
        b"",
    )


def from_wire_form(form: dict[str, Any], *, device: str, by: str) -> Placed:
    """Return the own change that the bytes of the wire say, without a place."""
    seen = Seen(form["n"], form["o"])
    change = Change(
        form["s"], form["r"], form["k"], form["f"], seen, form["e"], form.get("x"), form.get("v", 1)
    )
    return Placed(change, Dot(device, form["d"]), form["h"], by)


def _mark_of(device: str, one: Sent, seq: int, fields: bytes) -> int:
    """Return the 64 bits that both ends sum up for each stream; the hybrid time does not count, fields do."""
    head = f"{device}\0{one.number}\0{seq}\0".encode()
    said = encoded(_form(one, 0, msgspec.Raw(fields)))
    return int.from_bytes(hashlib.blake2b(head + said, digest_size=8).digest(), "big")


def encoded(content: Any) -> bytes:
    """Write JSON with sorted names."""
    return _ENCODER.encode(content)


def decoded(content: str | bytes) -> Any:
    """Read JSON."""
    return _DECODER.decode(content)


def as_row(placed: Placed) -> tuple[Any, ...]:
    """Return the values of COLUMNS and the mark (as SQLite keeps 64 bits, with a sign)."""
    change = placed.change
    fields = encoded(dict(change.fields))
    seq = placed.seq
    mark = _mark_of(placed.dot.device, _sent(placed), seq, fields) if seq is not None else 0
    return (
        placed.dot.device,
        placed.dot.number,
        placed.seq,
        change.stream,
        change.record,
        change.kind,
        fields.decode(),
        change.seen.seq,
        change.seen.own,
        placed.hlc,
        placed.by,
        change.happened,
        change.group,
        change.version,
        placed.received,
        int(placed.late),
        placed.mac,
        _signed(mark),
    )


def _signed(mark: int) -> int:
    return mark - (mark >= _SIGNED) * 2 * _SIGNED


def from_row(row: Sequence[Any]) -> Placed:
    """Return the change that a row of COLUMNS says."""
    device, number, seq, stream, record, kind, fields, seen_seq, seen_own, hlc, by, happened, act, version = (
        row[:14]
    )
    change = Change(stream, record, kind, decoded(fields), Seen(seen_seq, seen_own), happened, act, version)
    return Placed(change, Dot(device, number), hlc, by, seq, row[14], bool(row[15]), bytes(row[16]))


def checked(change: Change) -> Change:
    """Return the change if it can be kept and sent; what cannot is a bug of ours, not a person's."""
    if not (change.stream and change.record and change.kind and change.fields):
        raise ValueError("a change needs a stream, a record, a kind and a field")
    datetime.fromisoformat(change.happened)
    encoded(dict(change.fields))
    return change


def seat(
    connection: Connection, device: str, sent: Iterable[Sent], placed_at: Mapping[int, int], received: str
) -> None:
    """Give changes that stand here the places that their receipt says; their words are not written again.

    Nothing of the service's mark is known of them then, and they are neither aside nor lost.
    """
    connection.executemany(
        """update log set seq = ?, received = ?, mark = ?, mac = x'', held = null, refill = 0, lost = 0
        where device = ? and number = ?""",
        [
            (seq, received, _signed(_mark_of(device, one, seq, one.fields)), device, one.number)
            for one in sent
            if (seq := placed_at.get(one.number)) is not None
        ],
    )


def put_aside(connection: Connection, device: str, held: Mapping[int, HeldWhy], received: str) -> None:
    """Note of own changes that the service keeps them aside, and why."""
    connection.executemany(
        "update log set held = ?, held_reason = ?, received = ?, lost = 0 where device = ? and number = ?",
        [(why.code, why.reason, received, device, number) for number, why in held.items()],
    )


def put(connection: Connection, rows: Iterable[Placed]) -> None:
    """Write changes into the log; one that is known takes its place, and the fields as they came last.

    With the service's mark come the stamp and the place seen that it is over: a clock far ahead was cut, and what an
    author had seen of a log that was put back since. A row that says otherwise is not known by its mark any more.
    A number that has no place here yet and comes back with other words (a copied disk) leaves those written here alone.
    """
    connection.executemany(
        f"""insert into log ({COLUMNS}, mark) values ({", ".join("?" * 18)})
        on conflict (device, number) do update set seq = excluded.seq, received = excluded.received,
        late = excluded.late, fields = excluded.fields, mark = excluded.mark,
        hlc = case excluded.mac when x'' then log.hlc else excluded.hlc end,
        seen_seq = case excluded.mac when x'' then log.seen_seq else excluded.seen_seq end,
        mac = excluded.mac, held = null, refill = 0, lost = 0
        where log.seq is not null or (log.record, log.fields) = (excluded.record, excluded.fields)""",  # noqa: S608 - only names of our own columns
        (as_row(placed) for placed in rows),
    )


def put_new(connection: Connection, rows: Sequence[Placed]) -> dict[str, list[Placed]]:
    """Write changes into the log; return all changes of those records of which nothing lay here before.

    What comes of a citizen is mostly new, and need not be read back to be folded. A record is not among them where its
    rows are not the ones that came: a number that is known may be another record's.
    """
    of: dict[str, list[Placed]] = {}
    for one in rows:
        of.setdefault(one.change.record, []).append(one)
    query = "select distinct record from log where record in ({})"
    new = of.keys() - {row[0] for row in many(connection, query, of)}
    put(connection, rows)
    query = "select record, count(*) from log where record in ({}) group by record"
    stand = dict(many(connection, query, new))
    return {
        record: of[record]
        for record in new
        if stand.get(record) == len(of[record]) == len({one.dot for one in of[record]})
    }


def of_records(connection: Connection, records: Sequence[str]) -> dict[str, list[Placed]]:
    """Return all changes of some records, without what the service lost for good, and what was written anew.

    A redaction that the service keeps aside has ended nothing.
    """
    found: dict[str, list[Placed]] = {record: [] for record in records}
    query = f"select {COLUMNS} from log where record in ({{}}) and lost < 3 and {COUNTS}"  # noqa: S608 - only names of our own columns
    for row in many(connection, query, records):
        found[row[4]].append(from_row(row))
    return found


def sent(connection: Connection, device: str, numbers: Iterable[int]) -> list[Sent]:
    """Return changes of one device that were sent, by their numbers; what is not here is left out."""
    query = (
        "select number, stream, record, kind, seen_seq, seen_own, happened, act, version, cast(fields as blob) "
        "from log where device = ? and number in ({})"
    )
    return [Sent(*row) for row in many(connection, query, numbers, (device,))]


def size_of_waiting(connection: Connection) -> int:
    """Return about how many bytes of a journal file the changes take that have no receipt yet."""
    query = (
        "select coalesce(sum(length(fields)), 0) + count(*) * ? from log where seq is null and held is null"
    )
    return int(connection.execute(query, (_BESIDE,)).fetchone()[0])


def digest(connection: Connection, stream: str) -> tuple[int, int]:
    """Return count and sum of the placed rows of a stream, as the service sums them."""
    count, high, low = connection.execute(
        """select count(*), coalesce(sum((mark >> 32) & 4294967295), 0), coalesce(sum(mark & 4294967295), 0)
        from log where stream = ? and seq is not null and lost = 0""",
        (stream,),
    ).fetchone()
    return count, ((high << 32) + low) % (1 << 64)
