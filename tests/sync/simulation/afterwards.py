"""The oracle of whole cases: who has what by links, whether an erased one is gone, and whether a moved one is whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from casework import same_person
from casework.caseload import carries
from casework.changes import Placed, fold
from casework.kinds import Role, reads_as_much
from sync.protocol import Row, from_wire
from sync.service import aside
from tests.sync.simulation.actors import tokens
from tests.sync.simulation.notebook import token_of
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.town import RANK, LogRow, Town

if TYPE_CHECKING:
    from tests.sync.simulation.cases import Elsewhere
    from tests.sync.simulation.play import Day


def judged(day: "Day", gone: set[int]) -> list[Fault]:
    """Return what is wrong with cases that were linked, erased or moved; `gone` are the writes of erased ones."""
    found = list(chain(_linked(day), _erased(day)))
    if day.cases.elsewhere is not None:
        found += chain.from_iterable(_moved(day, day.cases.elsewhere, one) for one in day.cases.moved)
    return [*found, *_late(day, gone)]


def _linked(day: "Day") -> Iterable[Fault]:
    """Everybody has what he was given, and of linked cases all, in the highest of his roles.

    A day gives roles that no job of his carries, as no service does. Such a one stands until a link covers it, and need
    not come back when the link ends.
    """
    day.town.note_own()
    if day.town.owns is None:
        return
    person = {case: cases for cases in _persons(day) for case in cases}
    for actor in day.actors:
        mine = {stream: role for (user, stream), role in day.town.owns.items() if user == actor.user.id}
        carried = {stream: role for stream, role in mine.items() if carries(actor.user.role, role)}
        wanted, least = _by_links(mine, person), _by_links(carried, person)
        has = day.town.spans(actor.user)
        if any(has.get(one) not in {wanted.get(one), least.get(one)} for one in {*has, *wanted}):
            yield Fault(
                "LINKED", f"{actor.user.initials} has {_told(day, has)}, should have {_told(day, wanted)}"
            )


def _by_links(mine: Mapping[str, Role], person: Mapping[str, set[str]]) -> dict[str, Role]:
    """Return what somebody has who was given these roles: of one person's cases all, in the best of them."""
    wanted: dict[str, Role] = {}
    for stream in {*mine, *(case for one in mine for case in person.get(one, ()))}:
        roles = [mine[one] for one in person.get(stream, {stream}) if one in mine]
        best, own = max(roles, key=RANK.__getitem__), mine.get(stream)
        wanted[stream] = best if own is None or reads_as_much(best, own) else own
    return wanted


def _told(day: "Day", has: Any) -> dict[int, str]:
    return {day.streams.index(stream): role for stream, role in sorted(has.items())}


def _persons(day: "Day") -> list[set[str]]:
    """Return the cases that are one person's, by what stands of each link that nobody who saw it replaced."""
    said: dict[str, list[LogRow]] = defaultdict(list)
    for row in day.town.log():
        if row.change.k == same_person.KIND:
            said[row.change.r].append(row)
    groups: list[set[str]] = []
    for rows in said.values():
        pair = {rows[0].stream, str(rows[0].change.f["asked"])}
        last = {token_of(row.change.e): row.change.f["linked"] for row in rows if "linked" in row.change.f}
        stands = [last[token] for token in _answers(day, rows, last)]
        if stands and all(stands) and pair.isdisjoint({*day.cases.erased, *day.cases.moved}):
            near = [group for group in groups if group & pair]
            groups = [group for group in groups if group not in near] + [pair.union(*near)]
    return groups


def _answers(day: "Day", rows: Iterable[LogRow], said: Iterable[int]) -> frozenset[int]:
    """Return the answers that count: those that nobody who saw them replaced, and what may stand beside them.

    That is what was replaced on a device that goes on under a new name (docs/INVARIANTS.md).
    """
    wanted, there = day.notebook.surviving(said, "linked"), tokens(fold(map(_placed, rows)), "linked")
    may = all(day.notebook.may_return(one, "linked", wanted) for one in there - wanted)
    return there if may and wanted <= there else wanted


def _erased(day: "Day") -> Iterable[Fault]:
    """Of a case that was erased nothing is left in the log, on any computer, or with anybody."""
    erased = day.cases.erased
    if not erased:
        return
    if left := [row for row in day.town.log() if row.stream in erased]:
        yield Fault("ERASED", f"the log says {len(left)} rows of a case that was erased")
    for actor in day.actors:
        if erased & day.town.spans(actor.user).keys():
            yield Fault("ERASED", f"{actor.user.initials} has a case that was erased")
        words = [one for one in actor.store.rows.values() if one.change.stream in erased]
        if (words or erased & actor.store.typed.keys()) and not actor.shut_out:
            yield Fault("ERASED", f"device {actor.number} holds {len(words)} rows of a case that was erased")


def _late(day: "Day", gone: set[int]) -> Iterable[Fault]:
    """What came late for an erased case goes after its time, and nothing else does."""
    if day.cases.erased:
        before = _held(day.town)
        aside.sweep(day.town.ledger, day.town.now + aside.LATE_KEPT + timedelta(days=1))
        after = _held(day.town)
        written = day.notebook.written
        if late := {t for t in after & gone if written[t].placed.change.stream in day.cases.erased}:
            yield Fault("ERASED", f"{len(late)} late words of an erased case are kept after their time")
        redacted = {t for t in before - after if day.notebook.written[t].sort == "redact"}
        if lost := before - after - gone - redacted - _of_redacted(day):
            yield Fault("ERASED", f"{len(lost)} words of other cases went with an erased one")


def _held(town: Town) -> set[int]:
    return {token_of(str(msgspec.json.decode(raw)["e"])) for _dot, _code, raw in town.held() if raw}


def _of_redacted(day: "Day") -> set[int]:
    ended = {one.placed.change.record for one in day.notebook.written.values() if one.sort == "redact"}
    return {t for t, one in day.notebook.written.items() if one.placed.change.record in ended}


def _moved(day: "Day", elsewhere: "Elsewhere", stream: str) -> Iterable[Fault]:
    """A case that moved is nobody's here, and stands there word for word, with all its versions, on a computer too."""
    if any(stream in day.town.spans(actor.user) for actor in day.actors):
        yield Fault("MOVED", "somebody has a case that moved")
    for actor in day.actors:
        words = [
            one for one in actor.store.rows.values() if one.change.stream == stream and one.seq is not None
        ]
        if words and not actor.shut_out:
            yield Fault("MOVED", f"device {actor.number} holds {len(words)} rows of a case that moved")
    if stream in day.cases.erased:
        return
    ours, theirs = (
        [row for row in town.log() if row.stream == stream and row.change.k != same_person.KIND]
        for town in (day.town, elsewhere.town)
    )
    if [_said(row) for row in ours] != [_said(row) for row in theirs]:
        yield Fault("MOVED", f"{len(ours)} rows went, {len(theirs)} others stand there")
    if _versions(map(_placed, ours)) != _versions(map(_placed, theirs)):
        yield Fault("MOVED", "what stands side by side there is something else than here")
    there = [one for one in elsewhere.peter.store.rows.values() if one.change.stream == stream]
    if _versions(there) != _versions(map(_placed, theirs)):
        yield Fault("MOVED", "the computer there shows something else than its service")


def _said(row: LogRow) -> tuple[Any, ...]:
    return (row.dot, row.change.r, row.change.k, row.change.e, row.change.f, row.late)


def _placed(row: LogRow) -> Placed:
    return from_wire(Row(row.seq, dev=row.dot.device, u="", t="", c=row.change))


def _versions(placed: Iterable[Placed]) -> dict[str, Any]:
    """Return which writes stand in each field of each record, and whether it is gone."""
    by_record: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_record[one.change.record].append(one)
    views = {record: fold(rows) for record, rows in by_record.items()}
    return {
        record: (view.deleted, {name: tokens(view, name) for name in view.registers})
        for record, view in views.items()
    }
