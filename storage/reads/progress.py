"""Fremdrift: a citizen's answers over time and his paid hours, over all of his cases, as far as one may read them."""

import re
from datetime import date
from typing import Final

from casework import calendar
from casework.answers_progress import Answered, PaidWeek, ProgressShown
from casework.kinds import may_read
from casework.visits import HELPED
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons, workers
from storage.reads.records import Shown, citizen, select
from storage.reads.wrong_citizen import role_in

_WEEK: Final = re.compile(r"(\d{4})-?W?(\d{1,2})")
_HIGHEST: Final = 5


def progress(reader: Reader, stream: str) -> ProgressShown | None:
    """Answer with what a citizen answered and earned, oldest first; None where he is not on this device."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return None
        may = tuple(case for case in cases if _may(reader, case))
        if not may:
            return ProgressShown(one.name, may_read=False)
        return ProgressShown(one.name, answers=_answers(reader, may), weeks=_weeks(reader, may))


def monday_of(week: str) -> date | None:
    """Return the Monday of a week as an import writes it, None where it is none."""
    read = _WEEK.fullmatch(week)
    return calendar.monday_of(int(read[1]), int(read[2])) if read else None


def _may(reader: Reader, case: str) -> bool:
    role = role_in(reader, case)
    return role is not None and may_read(role, "progress", "answer")


def _answers(reader: Reader, cases: tuple[str, ...]) -> tuple[Answered, ...]:
    in_order = f"order by r.begun_at, r.fields ->> 'question' = '{HELPED}', r.rid"
    of = f"{persons.among(cases)} and r.kind = 'progress' and r.gone = 0 {in_order}"
    found = select(reader, of, *cases)
    visits = _visits(reader, {one.text("visit") for one in found})
    colleagues = workers.by_id(reader)
    told = [
        Answered(
            one.id,
            on,
            one.text("question"),
            answer,
            visit.id if visit else "",
            visit.text("form") if visit else "",
            workers.name_of(colleagues, one.text("author") or one.begun_by),
        )
        for one in found
        if (on := one.day("on")) is not None and 1 <= (answer := one.number("answer")) <= _HIGHEST
        for visit in (visits.get(one.text("visit")),)
    ]
    return tuple(sorted(told, key=lambda one: one.on))


def _visits(reader: Reader, ids: set[str]) -> dict[str, Shown]:
    """Return those of some visits that stand here; an answer whose visit is gone is still the citizen's."""
    asked = encoded(sorted(ids - {""})).decode()
    where = "r.id in (select value from json_each(?)) and r.kind = 'visit' and r.gone = 0"
    return {one.id: one for one in select(reader, where, asked)}


def _weeks(reader: Reader, cases: tuple[str, ...]) -> tuple[PaidWeek, ...]:
    found = select(reader, f"{persons.among(cases)} and r.kind = 'paid_hours' and r.gone = 0", *cases)
    told = [
        PaidWeek(one.id, monday, float(hours), one.text("company"))
        for one in found
        if (monday := monday_of(one.text("week"))) is not None
        and isinstance(hours := one.fields.get("hours"), int | float)
    ]
    return tuple(sorted(told, key=lambda one: (one.monday, one.company)))
