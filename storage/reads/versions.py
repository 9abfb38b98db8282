"""The history of one record: every change that was ever made to it, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casework.answers import Worker
from casework.changes import DELETED, Change, Placed, Register, Seen, Value, begin, covers, in_order
from storage import logbook
from storage.faults import spoken
from storage.reader import Reader
from storage.reads.records import Shown, select
from storage.reads.veil import protected, veiled_fields
from storage.reads.workers import by_id, name_of


@dataclass(frozen=True, slots=True)
class Happened:
    """One change in a record's history: what, by whom, when, and when the service received it."""

    change: Change
    by: str
    by_name: str
    at: str
    received: str | None


def history(reader: Reader, record: str) -> tuple[Happened, ...]:
    """Answer with the changes of a record, the newest first; a protected address and the CPR's end stay hidden.

    What an import brought was written by the author that it names, not by whoever ran the import.
    """
    with reader.moment():
        colleagues = by_id(reader)
        with spoken():
            found = logbook.of_records(reader.connection, [record])[record]
        now = next(iter(select(reader, "r.id = ?", record)), None)
        hidden = protected(reader, (one.change.stream for one in found)) if now else {}
    if now is None:
        return ()
    ordered = sorted(found, key=lambda placed: placed.hlc, reverse=True)
    return tuple(_happened(one, colleagues, hidden.get(now.stream), now) for one in ordered)


def last_writer(reader: Reader, record: str) -> str:
    """Return who wrote last in a record by the service's order; empty where nobody did, or nobody knows his name."""
    with spoken():
        found = logbook.of_records(reader.connection, [record])[record]
    last = max((one for one in found if one.seq is not None), key=lambda one: one.seq or 0, default=None)
    return name_of(by_id(reader), last.by) if last is not None else ""


def before(reader: Reader, done: Sequence[Change], seen: Seen) -> dict[str, dict[str, Value]]:
    """Return what stood in the fields that an act of this device altered, as its author had seen them.

    `seen` covers the act. A record that the act began is left out: of that nothing stood.
    """
    return {
        one.record: {name: left.value for name, left in there.fields.items()}
        for one, there in _where(reader, done, seen)
        if not there.begins
    }


def spared(reader: Reader, done: Sequence[Change], back: Sequence[Change], seen: Seen) -> tuple[Change, ...]:
    """Return what takes an act back so that it covers no word that was not on the act's form.

    `own` of Seen is a prefix: to the act's own number it covers what another screen wrote in the same field between
    the form and the act. Where nothing but that stood beside the act, its words are what stands again (`before`); else
    the taking back has seen what the act had, and a person finds both.
    """
    found = {one.record: there for one, there in _where(reader, done, seen)}
    return tuple(
        replace(each, seen=replace(each.seen, own=there.saw.own))
        if (there := found.get(each.record)) and there.would_lose(each.fields)
        else each
        for each in back
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """What stood in a field before an act: what is put back, and whether another screen's words are all that stood."""

    value: Value
    others: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _There:
    """Where an act stands in its record: what it had seen, and what stood in each field that is not its alone."""

    saw: Seen
    begins: bool
    fields: Mapping[str, _Left]
    beside: Mapping[str, _Left]

    def would_lose(self, back: Mapping[str, Value]) -> bool:
        """Tell whether fields that are put back leave out what another screen wrote; a removal leaves out any."""
        names = self.beside.keys() if back.get(DELETED) else self.beside.keys() & back.keys()
        return any(
            self.beside[name].others
            and not (self.beside[name].alone and back.get(name) == self.beside[name].value)
            for name in names
        )


def _where(reader: Reader, done: Sequence[Change], seen: Seen) -> list[tuple[Change, _There]]:
    with spoken():
        found = logbook.of_records(reader.connection, [one.record for one in done])
    device = reader.owner.device
    return [(one, there) for one in done if (there := _stood(found[one.record], one, device, seen.own))]


def own_since(reader: Reader, change: Change) -> list[tuple[int, Mapping[str, Value]]]:
    """Return what this device wrote of a record since a form of it was painted: the number and the fields of each."""
    found = reader.rows(
        "select number, fields from log where record = ? and device = ? and number > ?",
        change.record,
        reader.owner.device,
        change.seen.own,
    )
    return [(number, logbook.decoded(fields)) for number, fields in found]


def _stood(changes: list[Placed], done: Change, device: str, upto: int) -> _There | None:
    ordered = in_order(changes)
    own = [
        at
        for at, one in enumerate(ordered)
        if one.dot.device == device and one.dot.number <= upto and one.change.fields == dict(done.fields)
    ]
    if not own:
        return None
    saw = ordered[own[-1]].change.seen
    if not own[-1]:
        return _There(saw, begins=True, fields={}, beside={})
    first, *later = ordered[: own[-1]]
    whole = begin(first)
    for one in later:
        whole.apply(one)
    left = {name: _left(register, saw, device) for name, register in whole.registers.items()}
    return _There(saw, False, {name: left.get(name, _Left(None)) for name in done.fields}, left)


def _left(register: Register, saw: Seen, device: str) -> _Left:
    known = [one.value for one in register if covers(saw, device, one)]
    others = [one.value for one in register if one.dot.device == device and not covers(saw, device, one)]
    alone = not known and len(others) == 1
    return _Left((known or others)[0] if known or alone else None, bool(others), alone)


def _happened(
    placed: Placed, colleagues: Mapping[str, Worker], citizen: Shown | None, now: Shown
) -> Happened:
    change = placed.change
    shown = replace(change, fields=veiled_fields(change.kind, change.fields, citizen, now))
    by = now.writer(placed.by, colleagues)
    return Happened(shown, by, name_of(colleagues, by), change.happened, placed.received)
