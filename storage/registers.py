"""What the changes of a record add up to, folded anew from the log whenever one of them comes or gets its place.

Nothing is ever altered in place: a value that somebody replaced cannot come back with an echo. Base and outbox lie in
one log, so the view of a record is its fold: placed changes by place, then own ones by number.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from casework.changes import Placed, Record, Value, fold
from casework.clock import instant
from casework.same_person import KIND as LINK
from storage import husks, index, places
from storage.engine import Connection
from storage.logbook import COUNTS, Sent, encoded, of_records
from storage.many import many

_MET: Final = {"met", "phone"}
SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "note": ("title", "text", "purpose"),
    "attempt": ("remark",),
    "meeting": ("purpose", "with_whom", "result"),
    "visit": ("purpose",),
    "agreement": ("what", "who", "why"),
    "goal": ("title", "own_words"),
    "activity": ("what", "why", "who"),
    "statement": ("form", "doctor"),
    "placement": ("type", "company", "purpose"),
    "relation": ("name", "role"),
    "resume_line": ("text", "detail"),
    "mentor_minutes": ("text",),
    "attachment": ("what", "name"),
    "paper": ("what", "name"),
    "citizen": ("first_name", "last_name", "story", "safety_remark"),
    "former_name": ("first_name", "last_name"),
}
"""Fields that a search reads. No address is among them: a protected one must never come up."""

_COLUMNS: Final = "id, stream, kind, begun_by, begun_at, at, due, worker, state, form, contact, torn, gone, unsent, fields, torn_fields, body"  # noqa: E501
_TORN: Final = _COLUMNS.split(", ").index("torn_fields")
Where = tuple[int, int]
"""Seat and place of a record: where its row lies, and where it stands in time (storage/places.py)."""
Old = tuple[Where, str, int] | None
"""Seat and place, text and torn-ness of a record as it stands in the read table."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Which streams and kinds a rebuild concerned, whether a torn field came or went, whether words went for good."""

    streams: frozenset[str]
    kinds: frozenset[str]
    torn: bool
    ended: bool = False


def rebuild(
    connection: Connection, records: Iterable[str], whole: Mapping[str, list[Placed]] = MappingProxyType({})
) -> Touched:
    """Fold some records again and bring the read table and the index up to it.

    `whole` are all changes of some of them, as they lie in the log: those are not read from there.
    """
    wanted = list(dict.fromkeys(records))
    if not wanted:
        return Touched(frozenset(), frozenset(), torn=False)
    streams: set[str] = set()
    kinds: set[str] = set()
    torn = False
    gone: set[str] = set()
    rows: list[tuple[Where, Old, tuple[Any, ...]]] = []
    ended = False
    left = _left(connection)
    standing = _standing(connection, wanted)
    found = of_records(connection, [record for record in wanted if record not in whole])
    for record in wanted:
        changes = whole.get(record) or found[record]
        old = standing.get(record)
        torn = torn or bool(old and old[2])
        if not changes or changes[0].change.stream in left:
            gone |= _remove(connection, old)
            continue
        ended |= husks.end(connection, changes)
        folded = fold(changes)
        streams.add(folded.stream)
        if folded.kind == LINK:
            streams |= {folded.text("other") or folded.text("asked") or folded.stream}
        kinds.add(folded.kind)
        row = _row(folded, changes)
        torn = torn or bool(row[_TORN])
        rows.append((_where(old, row), old, row))
    rows.sort(key=lambda one: one[0][1])
    gone |= _put_all(connection, rows)
    said = [row[-1] for _, old, row in rows if old is None or old[1] != row[-1]]
    index.learn(connection, index.terms_of("\n".join(said)))
    index.forget_terms(connection, gone)
    return Touched(frozenset(streams), frozenset(kinds), torn, ended)


def receipted(
    connection: Connection, device: str, sent: Collection[Sent], placed_at: Mapping[int, int]
) -> Touched:
    """Bring the read table up to receipts of own changes; `placed_at` says by number which of them got which place.

    Where what was sent is the last that was said of a record, its receipt says nothing of it but that it was sent: the
    changes count in the same order as before. Every other record is folded again.
    """
    left, several = _left(connection), Counter(one.record for one in sent)
    alone = [one for one in sent if several[one.record] == 1 and one.stream not in left]
    last = _said_last(connection, device, [one for one in alone if not one.may_redact], placed_at)
    connection.executemany(
        "update record set unsent = 0 where id = ?", [(record,) for record in sorted(last)]
    )
    rest = rebuild(connection, (one.record for one in sent if one.record not in last))
    sent_last = [one for one in sent if one.record in last]
    streams, kinds = {one.stream for one in sent_last}, {one.kind for one in sent_last}
    return Touched(rest.streams | streams, rest.kinds | kinds, rest.torn, rest.ended)


def _said_last(
    connection: Connection, device: str, sent: Collection[Sent], placed_at: Mapping[int, int]
) -> set[str]:
    """Return the records of those changes, one of each, that stand last in the log and stood last without a place.

    A record whose versions are shown beside each other shows their places, and a redacted one may have to end.
    """
    query = (
        f"select record, max(seq), max(number) filter (where device = ?) from log where record in ({{}}) "  # noqa: S608 - our own words
        f"and lost < 3 and {COUNTS} group by record having count(*) = count(seq) and min(stream) = max(stream)"
    )
    found = many(connection, query, {one.record for one in sent}, (device,))
    said = {record for record, seq, number in found if seq == placed_at.get(number)}
    stand = "select id from record where id in ({}) and torn_fields = '' and gone = 0"
    return {row[0] for row in many(connection, stand, said)}


def _left(connection: Connection) -> set[str]:
    return {row[0] for row in connection.execute("select stream from handed_over")}


def _standing(connection: Connection, records: Iterable[str]) -> dict[str, tuple[Where, str, int]]:
    query = "select id, rid, place, body, torn from record where id in ({})"
    return {
        record: ((seat, place), body, torn)
        for record, seat, place, body, torn in many(connection, query, records)
    }


def _where(old: Old, row: tuple[Any, ...]) -> Where:
    """Return where a record is put: where it stands, unless its time is another now."""
    record, stream, kind, at = row[0], row[1], row[2], row[5]
    where = places.where(kind, stream, at, record)
    return old[0] if old and all(map(places.same, old[0], where)) else where


def _put_all(connection: Connection, rows: Sequence[tuple[Where, Old, tuple[Any, ...]]]) -> set[str]:
    """Write records as they are now; return the words that they held and hold no more."""
    gone: set[str] = set()
    for where, old, row in rows:
        if old and old[0] == where:
            gone |= _put_again(connection, old, row)
        elif old:
            gone |= _remove(connection, old) - index.terms_of(row[-1])
    _insert(connection, [(where, row) for where, old, row in rows if not old or old[0] != where])
    return gone


def _put_again(connection: Connection, old: tuple[Where, str, int], row: tuple[Any, ...]) -> set[str]:
    """Write a record where it stands; return the words that it held and holds no more."""
    (seat, place), before, _ = old
    body = row[-1]
    if before != body:
        index.remove(connection, place, before)
    names = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", "))
    connection.execute(f"update record set {names} where rid = ?", (*row, seat))  # noqa: S608 - our own columns
    if before == body:
        return set()
    index.add(connection, [(place, body)])
    return index.terms_of(before) - index.terms_of(body)


def _insert(connection: Connection, rows: Sequence[tuple[Where, tuple[Any, ...]]]) -> None:
    """Write new records, each at its seat and place or at the next ones that are free; indexed in the order of time."""
    seats = _free(connection, "rid", [seat for (seat, _), _ in rows])
    standing = _free(connection, "place", [place for (_, place), _ in rows])
    new = [(seat, place, *row) for seat, place, (_, row) in zip(seats, standing, rows, strict=True)]
    holes = ", ".join("?" * (_COLUMNS.count(",") + 3))
    connection.executemany(
        f"insert into record (rid, place, {_COLUMNS}) values ({holes})",  # noqa: S608 - our own columns
        sorted(new, key=lambda row: int(row[0])),
    )
    index.add(connection, [(row[1], row[-1]) for row in sorted(new, key=lambda row: int(row[1]))])


def _free(connection: Connection, column: str, wanted: Sequence[int]) -> list[int]:
    """Return for each number that is wanted the next one that no row has."""
    query = f"select {column} from record where {column} in ({{}})"  # noqa: S608 - our own columns
    taken = {row[0] for row in many(connection, query, wanted)}
    found = []
    for number in wanted:
        free = number
        while free in taken:
            free += 1
            if connection.execute(f"select 1 from record where {column} = ?", (free,)).fetchone():  # noqa: S608 - our own columns
                taken.add(free)
        taken.add(free)
        found.append(free)
    return found


def _remove(connection: Connection, old: Old) -> set[str]:
    """Delete a record that nothing is left of; return the words that it held."""
    if old is None:
        return set()
    (seat, place), body, _ = old
    index.remove(connection, place, body)
    connection.execute("delete from record where rid = ?", (seat,))
    return index.terms_of(body)


def _row(record: Record, changes: list[Placed]) -> tuple[Any, ...]:
    deleted = record.deleted
    gone = deleted or record.redacted is not None or bool(record.value("withdrawn"))
    torn = _torn(record)
    return (
        record.id,
        record.stream,
        record.kind,
        record.begun_by,
        record.begun_at,
        _at(record),
        record.text("due"),
        _worker(record),
        record.text("outcome" if record.kind in {"visit", "meeting"} else "status"),
        record.text("form") or record.text("channel"),
        int(_is_contact(record)),
        int(bool(torn) and not deleted and record.kind != LINK),
        int(gone) + int(deleted),
        int(any(placed.seq is None for placed in changes)),
        encoded(record.values()).decode(),
        encoded(torn).decode() if torn else "",
        "" if gone else _body(record),
    )


def _torn(record: Record) -> dict[str, list[dict[str, Value]]]:
    return {
        name: [
            {"value": v.value, "by": v.by, "happened": v.happened, "seq": v.seq, "device": v.dot.device}
            for v in record.registers[name]
        ]
        for name in record.torn
    }


def _worker(record: Record) -> str:
    """Return whose record it is: who goes, who wrote it, who began it; a citizen is on the list of up to three."""
    if record.kind == "citizen":
        return " ".join(filter(None, map(record.text, ("primary", "partner", "coordinator"))))
    if record.redacted is not None:
        return record.redacted.by
    return record.text("worker") or record.text("author") or record.begun_by


def _at(record: Record) -> str:
    """Return when it happened: an instant in UTC where the record says one, else a date, else when it was begun."""
    said = record.text("at")
    if said:
        return _utc(said)
    if record.redacted is not None:
        return _utc(record.redacted.happened)
    for name in (
        "died_on",
        "closed_on",
        "held_until",
        "on",
        "issued_on",
        "received",
        "requested",
        "start",
        "said_on",
    ):
        if record.text(name):
            return record.text(name)
    return _utc(record.begun_at)


def _utc(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return instant(moment) if moment.tzinfo else text


def _is_contact(record: Record) -> bool:
    """Tell whether somebody really met or spoke with the citizen."""
    match record.kind:
        case "visit":
            return record.text("outcome") in _MET
        case "note":
            return record.text("attendance") in _MET and not record.value("withdrawn")
        case "attempt":
            return record.text("result") in _MET
        case "meeting":
            return record.text("outcome") in _MET and bool(record.text("result"))
        case _:
            return False


def _body(record: Record) -> str:
    names = SEARCHED.get(record.kind, ())
    said: list[Value] = []
    for name in names:
        said.extend(dict.fromkeys(str(v.value) for v in record.registers.get(name, ()) if v.value))
    return index.prepared("\n".join(str(text) for text in said))
