"""Historik: every version of a record, what of it still stands, and which records of a case have one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework import history
from casework.answers import Worker
from casework.answers_history import Did, FieldSaid, HistoryShown, RecordLine, VersionShown
from casework.changes import DELETED, REDACTED, Placed, Record, Value, begin, in_order
from casework.kinds import KINDS, Role, may_read
from casework.words import FIELDS, said
from storage import logbook
from storage.faults import spoken
from storage.logbook import COUNTS, decoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.conflicts import said_value, title_of
from storage.reads.records import Shown, names, select
from storage.reads.veil import HIDDEN, protected, veiled_fields
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import is_called_back, may_move, role_in

MOST_LINES: Final = 100
_TITLE: Final = 120
"""Letters of a title at most in the list, which shows of it what has room."""
_CHANGED: Final = f"""select record, count(*), max(hlc), kind, fields, by, happened from log
    where {{}} and lost < 3 and {COUNTS} and kind not in ('worker', 'breach', 'same_person') group by record
    order by 3 desc, record limit ? offset ?"""  # noqa: S608 - constants of ours


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is the same for all versions of one record."""

    now: Shown
    record: Record
    citizen: Shown | None
    role: Role | None
    colleagues: Mapping[str, Worker]
    user: str


def history_of(reader: Reader, record: str) -> HistoryShown | None:
    """Answer with the history of a record; None where it is not on this device.

    What this person's role may not read is left out, a protected address and the end of the CPR number are hidden. Of
    a record that stood in the wrong case only that is said.
    """
    with reader.moment():
        sight, ordered = _walked(reader, record)
        seen = reader.seen()
        called = names(reader, [sight.now.stream]).get(sight.now.stream, "") if sight else ""
    if sight is None:
        return None
    did = _deeds(ordered)
    shown = [_version(one, did[at], sight) for at, one in enumerate(ordered)]
    kept = [one for one in shown if one.fields or one.did not in {"changed", "written"}]
    if sight.record.redacted is not None:
        kept = [one for one in kept if one.did == "moved"]
    known = KINDS.get(sight.now.kind)
    times = {(one.dot.device, one.dot.number): one.hlc for one in ordered}
    kept.sort(key=lambda one: times[one.device, one.number], reverse=True)
    return HistoryShown(
        sight.now.stream,
        called,
        record,
        sight.now.kind,
        known.danish if known else sight.now.kind,
        "" if sight.record.redacted is not None else title_of(sight.now),
        tuple(kept),
        seen,
        final=known is not None and known.final,
        is_gone=sight.record.deleted,
        may_move=is_called_back(sight.now) and may_move(reader, sight.now.stream)(sight.now),
    )


def values_of(reader: Reader, record: str, device: str, number: int) -> dict[str, Value]:
    """Return what of one version can be brought back, as it was written: for the change that lets it stand again."""
    with reader.moment():
        sight, ordered = _walked(reader, record)
    if sight is None:
        return {}
    found = [one for one in ordered if (one.dot.device, one.dot.number) == (device, number)]
    return {
        name: one.change.fields[name]
        for one in found
        for name, value in _visible(one, sight).items()
        if _may_return(one, name, value, sight)
    }


def lines(reader: Reader, stream: str, offset: int = 0, limit: int = MOST_LINES) -> tuple[RecordLine, ...]:
    """Answer with the records of a case, that of which something happened last first; removed ones stand there too."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        rows = reader.rows(_CHANGED.format(persons.among(cases, "stream")), *cases, limit, offset)
        found = {
            one.id: one for one in select(reader, f"r.id in ({_holes(rows)})", *(row[0] for row in rows))
        }
        colleagues = by_id(reader)
    told = (_line(row, found.get(row[0]), colleagues) for row in rows)
    return tuple(one for one in told if one is not None)


def _holes(rows: list[tuple[Any, ...]]) -> str:
    return ", ".join("?" * len(rows))


def _walked(reader: Reader, record: str) -> tuple[_Sight | None, list[Placed]]:
    """Return a record with all its changes in their order, and what they add up to."""
    now = next(iter(select(reader, "r.id = ?", record)), None)
    if now is None:
        return None, []
    with spoken():
        found = logbook.of_records(reader.connection, [record])[record]
    ordered = in_order([one for one in found if one.change.stream == now.stream])
    if not ordered:
        return None, []
    whole = begin(ordered[0])
    for one in ordered[1:]:
        whole.apply(one)
    hidden = protected(reader, [now.stream]).get(now.stream)
    sight = _Sight(now, whole, hidden, role_in(reader, now.stream), by_id(reader), reader.owner.user)
    return sight, ordered


def _deeds(ordered: list[Placed]) -> list[Did]:
    """Say what each change did, one after the other."""
    whole = begin(ordered[0])
    told: list[Did] = [_deed(ordered[0].change.fields, first=True)]
    for one in ordered[1:]:
        apart = set(whole.torn)
        whole.apply(one)
        settled = apart & set(one.change.fields) - set(whole.torn)
        told.append("chosen" if settled else _deed(one.change.fields, first=False))
    return told


def _deed(fields: Mapping[str, Value], *, first: bool) -> Did:
    if fields.get(REDACTED):
        return "moved"
    if DELETED in fields:
        return "back" if fields[DELETED] is None else "removed"
    if "withdrawn" in fields and not first:
        return "withdrawn" if fields["withdrawn"] else "unwithdrawn"
    return "written" if first else "changed"


def _visible(placed: Placed, sight: _Sight) -> dict[str, Value]:
    """Return the fields of a version that a person of this role may see, and that say something."""
    change = placed.change
    mine = {
        name: value
        for name, value in change.fields.items()
        if name not in history.UNSAID
        and not name.startswith("_")
        and (sight.role is None or may_read(sight.role, change.kind, name))
    }
    return veiled_fields(change.kind, mine, sight.citizen, sight.now)


def _may_return(placed: Placed, name: str, value: Value, sight: _Sight) -> bool:
    """Tell whether a value can stand again: this role may write it, it is not hidden, and it does not stand now."""
    if value == HIDDEN or not history.may_return(placed.change.kind, name, sight.role):
        return False
    register = sight.record.registers.get(name, ())
    stands = len(register) == 1 and register[0].value == placed.change.fields[name]
    return sight.record.deleted or not stands


def _version(placed: Placed, did: Did, sight: _Sight) -> VersionShown:
    change = placed.change
    by = sight.now.writer(placed.by, sight.colleagues)
    reason = change.fields.get(REDACTED) or change.fields.get("withdrawn_reason") or ""
    return VersionShown(
        placed.dot.device,
        placed.dot.number,
        did,
        name_of(sight.colleagues, by),
        by == sight.user,
        change.happened,
        placed.received if placed.seq is not None else None,
        tuple(
            _field(placed, name, value, sight)
            for name, value in _in_order(change.kind, _visible(placed, sight))
            if did != "written" or value not in (None, "")
        ),
        str(reason),
    )


def _in_order(kind: str, said_in_it: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Return what a version says as its kind is told: what was agreed before who, and who before when.

    A change carries its fields by their English names; in that order the deadline of an agreement stood first.
    """
    known = KINDS.get(kind)
    order = list(known.fields) if known else []
    return sorted(said_in_it.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def _field(placed: Placed, name: str, value: Value, sight: _Sight) -> FieldSaid:
    kind = placed.change.kind
    known = KINDS.get(kind)
    declared = known.fields.get(name) if known else None
    register = sight.record.registers.get(name, ())
    return FieldSaid(
        name,
        said(FIELDS, name),
        said(_HIDDEN, HIDDEN) if value == HIDDEN else said_value(kind, name, value, sight.colleagues),
        declared.shape if declared and value != HIDDEN else "text",
        any(one.dot == placed.dot for one in register) and not sight.record.deleted,
        _may_return(placed, name, value, sight),
    )


_HIDDEN: Final = {HIDDEN: HIDDEN}


def _line(
    row: tuple[Any, ...],
    now: Shown | None,
    colleagues: Mapping[str, Worker],
) -> RecordLine | None:
    record, count, _hlc, kind, fields, by, happened = row
    known = KINDS.get(kind)
    if now is None or known is None:
        return None
    title = "" if now.text(REDACTED) else title_of(now)
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    did = _deed(decoded(fields), first=count == 1)
    writer = name_of(colleagues, now.writer(by, colleagues))
    return RecordLine(record, kind, known.danish, short, did, writer, happened, count)
