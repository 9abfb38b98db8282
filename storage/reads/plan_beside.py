"""What the plan says beside goals and agreements: people with a yes from the citizen, and when a goal was reached."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from casework.answers_plan import Relation
from casework.clock import local
from casework.kinds import may_read
from storage.logbook import COUNTS, encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import select
from storage.reads.wrong_citizen import role_in

REACHED: Final = "reached"
_STATUSES: Final = f"""select record, fields ->> 'status', happened from log
    where record in (select value from json_each(?)) and fields ->> 'status' is not null and {COUNTS}
    order by hlc"""  # noqa: S608 - a constant of ours


def network(reader: Reader, cases: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return the people of a citizen's life, as far as this person's role in each case reads of them.

    Where two wrote apart what somebody may, nobody knows it until one of them is chosen.
    """
    may = tuple(case for case in cases if _may(reader, case))
    if not may:
        return ()
    among = f"{persons.among(may)} and r.kind = 'relation' and r.gone = 0 order by r.begun_at, r.id"
    return tuple(
        Relation(
            one.text("name").strip(),
            one.text("role").strip(),
            "" if "consent" in one.torn else one.text("consent").strip(),
            one.text("phone").strip(),
        )
        for one in select(reader, among, *may)
        if one.text("name").strip() or one.text("role").strip()
    )


def _may(reader: Reader, case: str) -> bool:
    role = role_in(reader, case)
    return role is not None and may_read(role, "relation", "name")


def relations(known: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return those of whom the case says what they may."""
    return tuple(one for one in known if one.consent)


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
