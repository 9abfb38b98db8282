"""What the papers for a citizen are made of: the meetings ahead with who comes, and what decides which rules hold."""

from datetime import date, datetime

from casework.clock import COPENHAGEN, instant
from casework.meeting_letter import VisitAhead
from casework.rights import Standing
from storage.reader import Reader
from storage.reads import day, persons
from storage.reads.mentoring import agreed_in
from storage.reads.records import citizen, select
from storage.reads.workers import by_id


def meetings(reader: Reader, stream: str, now: datetime) -> tuple[VisitAhead, ...]:
    """Answer with the visits that a citizen has ahead, the next one first, and the colleague who makes each."""
    today = now.astimezone(COPENHAGEN).date()
    with reader.moment():
        cases, colleagues = persons.cases(reader, stream), by_id(reader)
        found = select(reader, f"r.kind = 'visit' and r.gone = 0 and {persons.among(cases)}", *cases)
        makes = {one.id: one.worker for one in found}
        return tuple(
            VisitAhead(one, colleagues.get(makes.get(one.visit, "")))
            for one in day.ahead(reader, stream, today)
            if one.at >= instant(now)
        )


def standing(reader: Reader, stream: str, on: date) -> Standing:
    """Answer with what decides which rules are about a citizen on a day."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return Standing()
        kinds = {
            each.kind
            for each in select(
                reader,
                f"{persons.among(cases)} and r.gone = 0 and r.kind in ('goal', 'activity', 'plan_version')",
                *cases,
            )
        }
        granted = agreed_in(reader, stream)
        return Standing(
            benefit=one.text("benefit"),
            readiness=one.text("readiness"),
            has_plan=bool(kinds),
            has_joint_plan="plan_version" in kinds,
            has_mentor=any(each.covers(on) for each in granted),
            is_guarded=one.protected,
        )
