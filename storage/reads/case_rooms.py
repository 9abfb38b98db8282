"""The rooms of a case that only read: each over all of a citizen's cases, as far as this person's role reads them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from casework import one_plan
from casework.answers import TimelineEntry
from casework.answers_case import (
    Benefit,
    ConsentLine,
    InCase,
    PersonLine,
    PlacementLine,
    StatementLine,
    WageWeek,
)
from casework.answers_files import DocumentShown
from casework.clock import local
from casework.kinds import may_read
from casework.sentences import Sentence
from storage.logbook import COUNTS, encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.documents import documents as all_documents
from storage.reads.progress import monday_of
from storage.reads.records import Shown, citizen, select
from storage.reads.timeline import timeline
from storage.reads.wrong_citizen import role_in

Row = TypeVar("Row")
AT_ONCE: Final = 300
"""How many contacts are shown at once; older ones stand on the timeline."""
_SAID: Final = f"""select fields ->> '{one_plan.FIELD}' from log
    where record = ? and fields ->> '{one_plan.FIELD}' is not null and {COUNTS} order by hlc"""  # noqa: S608 - ours
_ONE_PLAN: Final = Sentence("Én plan")
_WRITTEN: Final = f"""select record, max(happened) from log
    where record in (select value from json_each(?)) and fields ->> 'consent' is not null and {COUNTS}
    group by record"""  # noqa: S608 - a constant of ours


def contacts(reader: Reader, stream: str) -> InCase[TimelineEntry] | None:
    """Answer with when somebody spoke with a citizen, or tried to, newest first."""

    def found(cases: tuple[str, ...]) -> Iterable[TimelineEntry]:
        return timeline(reader, cases[0], 0, AT_ONCE + 1, "talks")

    shown = _room(reader, stream, ("visit", "outcome"), found)
    if shown is None or len(shown.rows) <= AT_ONCE:
        return shown
    return InCase(shown.name, rows=shown.rows[:AT_ONCE], is_part=True)


def work(reader: Reader, stream: str) -> InCase[PlacementLine | WageWeek] | None:
    """Answer with placements and paid hours, what is newest first."""

    def found(cases: tuple[str, ...]) -> Iterable[PlacementLine | WageWeek]:
        placed = [_placement(one) for one in _of_kind(reader, cases, "placement", "company")]
        return [*placed, *_weeks(reader, cases)]

    shown = _room(reader, stream, ("placement", "company"), found)
    return None if shown is None else _newest_first(shown, _began)


def economy(reader: Reader, stream: str) -> InCase[WageWeek] | None:
    """Answer with what a citizen lives of and what he earned, the newest week first."""
    shown = _room(reader, stream, ("paid_hours", "hours"), lambda cases: _weeks(reader, cases))
    if shown is None:
        return None
    with reader.moment():
        lives_of = _benefit(reader, persons.cases(reader, stream)[0])
    weeks = _newest_first(shown, _began).rows
    is_read = shown.may_read or lives_of != Benefit()
    return InCase(shown.name, is_read, weeks, is_part=not shown.may_read, benefit=lives_of)


def health(reader: Reader, stream: str) -> InCase[StatementLine] | None:
    """Answer with the statements of a case, the one that was asked for last first."""

    def found(cases: tuple[str, ...]) -> Iterable[StatementLine]:
        told = set(_readable(reader, cases, "statement", "form"))
        of = _of_kind(reader, cases, "statement", "requested")
        return [_statement(one, is_told=one.stream in told) for one in of]

    shown = _room(reader, stream, ("statement", "requested"), found)
    if shown is None:
        return None
    lines = _newest_first(shown, lambda one: one.requested or one.due or date.min).rows
    return InCase(shown.name, shown.may_read, lines, is_part=any(not one.form for one in lines))


def network(reader: Reader, stream: str) -> InCase[PersonLine] | None:
    """Answer with who else is in the citizen's life, in the order in which the case came to know them."""
    return _room(reader, stream, ("relation", "name"), lambda cases: _people(reader, cases))


def consents(reader: Reader, stream: str) -> InCase[ConsentLine] | None:
    """Answer with what the citizen has said yes to, to whom, the newest first."""

    def found(cases: tuple[str, ...]) -> Iterable[ConsentLine]:
        known = [one for one in _people(reader, cases) if one.consent or one.is_torn]
        said = [
            ConsentLine(
                one.record,
                one.name or one.role,
                one.role if one.name else "",
                one.consent,
                one.written_on,
                is_written=True,
                is_torn=one.is_torn,
            )
            for one in known
        ]
        return [*said, *_one_plan(reader, cases)]

    shown = _room(reader, stream, ("relation", "consent"), found, or_else=(one_plan.KIND, one_plan.FIELD))
    return None if shown is None else _newest_first(shown, lambda one: one.on or date.min)


def documents(reader: Reader, stream: str, is_here: Callable[[str], bool]) -> InCase[DocumentShown] | None:
    """Answer with the files of a case and the papers that were handed out, the newest first."""
    with reader.moment():
        one = citizen(reader, persons.cases(reader, stream)[0])
        return None if one is None else InCase(one.name, rows=all_documents(reader, stream, is_here))


def _room(
    reader: Reader,
    stream: str,
    asks: tuple[str, str],
    found: Callable[[tuple[str, ...]], Iterable[Row]],
    or_else: tuple[str, str] | None = None,
) -> InCase[Row] | None:
    """Return a citizen's rows from those of his cases in which the role reads a field; None where he is not here."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return None
        fields = (asks,) if or_else is None else (asks, or_else)
        may = tuple(case for case in cases if any(_readable(reader, (case,), *each) for each in fields))
        return InCase(one.name, rows=tuple(found(may))) if may else InCase(one.name, may_read=False)


def _readable(reader: Reader, cases: Iterable[str], kind: str, field: str) -> tuple[str, ...]:
    roles = {case: role_in(reader, case) for case in cases}
    return tuple(case for case, role in roles.items() if role is not None and may_read(role, kind, field))


def _of_kind(reader: Reader, cases: tuple[str, ...], kind: str, field: str) -> list[Shown]:
    """Return the records of a kind in those cases in which the role reads a field of it."""
    may = _readable(reader, cases, kind, field)
    if not may:
        return []
    return select(reader, f"{persons.among(may)} and r.kind = ? and r.gone = 0 order by r.rid", *may, kind)


def _newest_first(shown: InCase[Row], on: Callable[[Row], date]) -> InCase[Row]:
    return InCase(shown.name, shown.may_read, tuple(sorted(shown.rows, key=on, reverse=True)))


def _began(one: PlacementLine | WageWeek) -> date:
    return one.monday if isinstance(one, WageWeek) else one.start or one.end or date.min


def _number(fields: Mapping[str, object], name: str) -> float | None:
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _placement(one: Shown) -> PlacementLine:
    return PlacementLine(
        one.id,
        one.text("type"),
        one.text("company"),
        one.text("contact"),
        one.text("purpose"),
        one.day("start"),
        one.day("end"),
        _number(one.fields, "hours_per_week"),
        one.text("ending"),
        one.text("reason"),
    )


def _weeks(reader: Reader, cases: tuple[str, ...]) -> list[WageWeek]:
    return [
        WageWeek(one.id, monday, hours, one.text("company"), _number(one.fields, "hourly_wage"))
        for one in _of_kind(reader, cases, "paid_hours", "hours")
        if (monday := monday_of(one.text("week"))) is not None
        and (hours := _number(one.fields, "hours")) is not None
    ]


def _benefit(reader: Reader, case: str) -> Benefit:
    one = citizen(reader, case)
    if one is None or not _readable(reader, (case,), "citizen", "benefit"):
        return Benefit()
    return Benefit(one.text("benefit"), one.day("benefit_since"), one.text("rate"), one.text("target_group"))


def _statement(one: Shown, *, is_told: bool) -> StatementLine:
    days = StatementLine(one.id, "", "", one.day("requested"), one.day("due"), one.day("received"))
    if not is_told:
        return days
    return replace(
        days,
        form=one.text("form"),
        doctor=one.text("doctor"),
        price=_number(one.fields, "price"),
        reminders=one.number("reminders"),
    )


def _one_plan(reader: Reader, cases: tuple[str, ...]) -> list[ConsentLine]:
    """Return each yes to one plan instead of several, with the day on which it was taken back, as the log has them."""
    lines: list[ConsentLine] = []
    for one in _of_kind(reader, cases, one_plan.KIND, one_plan.FIELD):
        of_one: list[ConsentLine] = []
        for (text,) in reader.rows(_SAID, one.id):
            said = one_plan.read(text)
            if said.given:
                what = Sentence("i stedet for {plans}", plans=", ".join(said.plans))
                of_one.append(ConsentLine(one.id, _ONE_PLAN, "", what, said.on, turn=len(of_one)))
            elif said.taken_back and of_one:
                of_one[-1] = replace(of_one[-1], withdrawn_on=said.on)
        if of_one and one_plan.FIELD in one.torn:
            of_one[-1] = replace(of_one[-1], withdrawn_on=None, is_torn=True)
        lines += of_one
    return lines


def _people(reader: Reader, cases: tuple[str, ...]) -> list[PersonLine]:
    found = _of_kind(reader, cases, "relation", "name")
    asked = encoded([one.id for one in found]).decode()
    written = {record: local(at).date() for record, at in reader.rows(_WRITTEN, asked)} if found else {}
    return [
        PersonLine(
            one.id,
            one.text("name").strip(),
            one.text("role").strip(),
            one.text("phone").strip(),
            "" if "consent" in one.torn else one.text("consent").strip(),
            written.get(one.id),
            is_torn="consent" in one.torn,
        )
        for one in found
        if one.text("name").strip() or one.text("role").strip()
    ]
