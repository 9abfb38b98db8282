"""What the plan says beside goals and agreements: people with a yes, when a goal was reached, a mentor, one plan."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from casework import one_plan
from casework.answers import Worker
from casework.answers_plan import AWAY, MentorShown, Relation
from casework.clock import local
from casework.kept_papers import ids_in
from casework.kinds import Role, may_read, may_write
from storage.logbook import COUNTS, encoded
from storage.reader import Reader
from storage.reads import holders, persons
from storage.reads.records import Shown, select
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


def _mentors(found: Iterable[Shown], colleagues: Mapping[str, Worker]) -> tuple[MentorShown, ...]:
    """Return what was agreed with mentors, the latest first; the one who begins last stands for one without a day."""
    shown = []
    for one in sorted(found, key=lambda each: (each.text("start"), each.id), reverse=True):
        who = colleagues.get(one.text("mentor"))
        name, phone = (who.name or who.initials, who.phone) if who else ("", "")
        days = one.day("start"), one.day("end")
        shown.append(
            MentorShown(
                one.id, name, phone, one.text("goal"), one.text("tasks"), *days, one.number("minutes")
            )
        )
    return tuple(shown)


def about_law(
    one: Shown, parts: Mapping[str, Sequence[Shown]], colleagues: Mapping[str, Worker], role: Role | None
) -> dict[str, Any]:
    """Return what a case says of a mentor, of one plan, of the coordinator and of what does not apply.

    Of what two people wrote apart nothing stands, but for the coordinator: he is who came first into the log.
    """
    last = max(parts["plan_version"], key=lambda version: version.number("number"), default=None)
    said = _said(parts[one_plan.KIND])
    to = colleagues.get(said.by)
    held = [colleagues[each].name for each in holders.apart(one, "coordinator") if each in colleagues]
    away = ((item, one.text(field)) for item, field in AWAY.items() if field not in one.torn)
    return {
        "coordinator": colleagues.get(holders.effective(one, "coordinator")),
        "coordinators": tuple(held) if len(held) > 1 else (),
        "mentors": _mentors(parts["mentor_agreement"], colleagues),
        "one_plan": said,
        "one_plan_records": tuple(each.id for each in parts[one_plan.KIND]),
        "one_plan_to": to.name if to else "",
        "said_away": tuple((item, why) for item, why in away if why.strip()),
        "planned": ids_in(last.fields.get("contents")) if last else frozenset[str](),
        "writes_law": role is not None and may_write(role, "activity", "owner"),
    }


def _said(several: Sequence[Shown]) -> one_plan.OnePlan:
    """Return what the cases of a citizen say of one plan; where one of them says two things, none of it stands."""
    if any(one_plan.FIELD in one.torn for one in several):
        return one_plan.OnePlan(torn=True)
    return one_plan.read(one_plan.together(one.text(one_plan.FIELD) for one in several))
