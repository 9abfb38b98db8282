"""What the plan says beside goals and agreements: people with a yes from the citizen, and when a goal was reached."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from casework.answers_plan import Relation
from casework.clock import local
from storage.logbook import COUNTS, encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import select

REACHED: Final = "reached"
_STATUSES: Final = f"""select record, fields ->> 'status', happened from log
    where record in (select value from json_each(?)) and fields ->> 'status' is not null and {COUNTS}
    order by hlc"""  # noqa: S608 - a constant of ours


def relations(reader: Reader, cases: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return the people of a citizen's life of whom the case says what they may."""
    found = select(
        reader,
        f"{persons.among(cases)} and r.kind = 'relation' and r.gone = 0 order by r.begun_at, r.id",
        *cases,
    )
    return tuple(
        Relation(one.text("name"), one.text("role"), one.text("consent").strip())
        for one in found
        if one.text("consent").strip() and "consent" not in one.torn
    )


def reached(reader: Reader, goals: Iterable[str]) -> tuple[tuple[str, date], ...]:
    """Return the day on which each of some goals was reached.

    Of one that was reached when it came here, as from another system, nobody knows the day.
    """
    days: dict[str, date | None] = {}
    asked = encoded(list(goals)).decode()
    for record, status, happened in reader.rows(_STATUSES, asked):
        if status != REACHED or record not in days:
            days[record] = None
        elif days[record] is None:
            days[record] = local(happened).date()
    return tuple((record, day) for record, day in days.items() if day is not None)
