"""The page of a case: who, plan, next step, last contact, waiting for what."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from casework import people, plan_look, review_day
from casework.answers import ActivityShown, AgreementShown, CitizenPage, CoverShown, GoalShown, Worker
from casework.answers_plan import AWAY
from casework.changes import Seen
from casework.death import STOPPED
from casework.goals import milestones_in
from casework.prints import printable
from casework.sentences import Sentence
from storage.logbook import decoded
from storage.reader import Reader
from storage.reads import (
    covers,
    former,
    holders,
    kept_papers,
    new_citizen,
    persons,
    plan_beside,
    reviews,
    workers,
)
from storage.reads.records import Shown, citizen, select
from storage.reads.steps import Step, Visits, merged, next_step, planned
from storage.reads.waits import Sides, open_promises, waiting_for
from storage.reads.when import CONTACT, contact_until
from storage.reads.wrong_citizen import role_in

_NOT_IN_THE_PLAN = plan_look.FIELDS | frozenset(AWAY.values()) | review_day.FIELDS
_EMPTY_STATUS = {"goal": "active", "agreement": "open", "activity": "active"}


def page(reader: Reader, stream: str, today: date, *, now: datetime | None = None) -> CitizenPage | None:
    """Answer with the page of a citizen, None where he is not on this device."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return None
        parts = _parts(reader, cases)
        colleagues = workers.by_id(reader)
        promises = open_promises(reader, cases) if one.calls else []
        visits = merged(planned(reader, today, now, stream=case).get(case, Visits()) for case in cases)
        step = next_step(visits, promises, today) if one.calls else Step()
        contact = _last_contact(reader, cases, contact_until(today, now))
        waits = waiting_for(promises, Sides(reader), one.name, today)
        torn, seen = _torn(reader, cases), reader.seen()
        standing_in = tuple(dict.fromkeys(one for case in cases for one in covers.of_case(reader, case)))
        among = holders.proposed(reader, one)
        emptied = kept_papers.last_number(reader, cases)
        only_here = new_citizen.is_only_here(reader, one.stream)
        role, checks = role_in(reader, one.stream), reviews.of_case(reader, cases, one, today)
        reached = [each.id for each in parts["goal"] if _status(each) == plan_beside.REACHED]
        told = plan_beside.network(reader, cases), plan_beside.reached(reader, reached) if reached else ()
        prints = frozenset.intersection(*(printable(role_in(reader, case)) for case in cases))
    shown = _page(
        one,
        today,
        parts,
        colleagues,
        step=step,
        contact=contact,
        waits=waits,
        end=(torn, seen, standing_in),
        among=among,
    )
    whole = replace(shown, checks=checks, died_on=one.died_on, closed_on=one.closed_on)
    return replace(
        whole,
        cases=cases,
        relations=plan_beside.relations(told[0]),
        network=told[0],
        reached=told[1],
        plan_number=max(shown.plan_number, emptied),
        only_here=only_here,
        prints=prints,
        plan_size=plan_look.shown(one.text("plan_size")),
        plan_language=plan_look.shown(one.text("plan_language")),
        chooses_look=plan_look.may_choose(role),
        **plan_beside.about_law(one, parts, colleagues, role),
    )


def address(reader: Reader, stream: str) -> str:
    """Return a citizen's address also where it is protected; who asks has given a reason, and it is logged."""
    one = citizen(reader, stream)
    if one is None:
        return ""
    town = " ".join(part for part in (one.text("postcode"), one.text("city")) if part)
    return ", ".join(part for part in (one.text("address"), town) if part)


def cpr(reader: Reader, stream: str) -> str:
    """Return a citizen's whole CPR number with those that he had before, for the click that asks for it."""
    one = citizen(reader, stream)
    digits = one.text("cpr") if one else ""
    before = former.numbers_of(reader, persons.cases(reader, stream), digits)
    return (
        Sentence("{cpr} (før: {former})", cpr=_hyphened(digits), former=", ".join(map(_hyphened, before)))
        if before
        else _hyphened(digits)
    )


def _hyphened(digits: str) -> str:
    return f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else digits


def _page(
    one: Shown,
    today: date,
    parts: Mapping[str, list[Shown]],
    colleagues: Mapping[str, Worker],
    *,
    step: Step,
    contact: Shown | None,
    waits: tuple[str, int],
    end: tuple[tuple[str, ...], Seen, tuple[CoverShown, ...]],
    among: tuple[str, ...],
) -> CitizenPage:
    plan = max(parts["plan_version"], key=lambda version: version.number("number"), default=None)
    return CitizenPage(
        id=one.id,
        name=one.name,
        first_name=one.text("first_name"),
        age=people.age(one.text("cpr"), today) if one.text("cpr") else None,
        cpr_masked=people.masked(one.text("cpr")),
        phone=one.text("phone"),
        protected=one.protected,
        address=one.address,
        readiness=one.text("readiness"),
        safety_remark=one.text("safety_remark"),
        interpreter=one.text("interpreter"),
        language=one.text("language"),
        story=one.text("story"),
        primary=colleagues.get(holders.effective(one)),
        partner=colleagues.get(one.text("partner")),
        coordinator=None,
        plan_number=plan.number("number") if plan else 0,
        plan_issued=plan.day("issued_on") if plan else None,
        next_step=step.words,
        next_step_at=step.at,
        last_contact=contact.at if contact else None,
        last_contact_form=(contact.text("form") or contact.text("channel")) if contact else "",
        last_contact_by=workers.name_of(colleagues, contact.worker) if contact else "",
        waiting_for=waits[0],
        waiting_days_over=waits[1],
        goals=tuple(_goal(one, colleagues) for one in parts["goal"]),
        agreements=_agreements(parts["agreement"], today, is_over=not one.calls),
        activities=tuple(map(_activity, parts["activity"])),
        torn=end[0],
        seen=end[1],
        next_step_missed=step.missed,
        covers=end[2],
        cases=(),
        proposed=tuple(colleagues[each] for each in among if each in colleagues),
    )


def _parts(reader: Reader, cases: tuple[str, ...]) -> dict[str, list[Shown]]:
    kinds = ("goal", "agreement", "activity", "plan_version", "mentor_agreement", "one_plan")
    found = select(
        reader,
        f"{persons.among(cases)} and r.gone = 0 and r.kind in ({', '.join('?' * len(kinds))}) "
        "order by r.begun_at, r.id",
        *cases,
        *kinds,
    )
    return {kind: [one for one in found if one.kind == kind] for kind in kinds}


def _last_contact(reader: Reader, cases: tuple[str, ...], until: tuple[str, str]) -> Shown | None:
    condition = f"{persons.among(cases)} and {CONTACT} order by r.at desc limit 1"
    found = select(reader, condition, *cases, *until)
    return found[0] if found else None


def _torn(reader: Reader, cases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the records that say two things; what a plan looks like, and why something does not apply, it says not."""
    query = (
        f"select id, torn_fields from record where {persons.among(cases, 'stream')} and torn = 1 order by id"  # noqa: S608 - ours
    )
    return tuple(id_ for id_, apart in reader.rows(query, *cases) if set(decoded(apart)) - _NOT_IN_THE_PLAN)


def _status(one: Shown) -> str:
    return one.state or _EMPTY_STATUS[one.kind]


def _torn_fields(one: Shown) -> tuple[str, ...]:
    return tuple(sorted(one.torn))


def _goal(one: Shown, colleagues: Mapping[str, Worker]) -> GoalShown:
    stair = milestones_in(one.text("milestones"))
    steps = len(stair) or one.number("steps")
    return GoalShown(
        one.id,
        one.text("title"),
        one.text("own_words"),
        one.text("area"),
        one.text("measure"),
        one.day("target_date"),
        _status(one),
        steps,
        min(one.number("steps_reached"), steps),
        _torn_fields(one),
        one.day("said_on"),
        stair,
        voice=one.text("voice"),
        author=colleagues[one.text("author")].name if one.text("author") in colleagues else "",
    )


def _agreements(found: Iterable[Shown], today: date, *, is_over: bool) -> tuple[AgreementShown, ...]:
    """Return the agreements by their day; where the citizen is dead or the case closed the open ones stopped."""
    ordered = sorted(found, key=lambda one: (_status(one) != "open", one.text("due") or "9999", one.id))
    shown = tuple(_agreement(one, today) for one in ordered)
    if not is_over:
        return shown
    return tuple(replace(one, status=STOPPED, days_over=0) if one.status == "open" else one for one in shown)


def _agreement(one: Shown, today: date) -> AgreementShown:
    due = one.day("due")
    over = (today - due).days if due and _status(one) == "open" else 0
    return AgreementShown(
        one.id,
        one.text("what"),
        one.text("who"),
        one.text("why"),
        due,
        _status(one),
        over,
        one.text("goal"),
        _torn_fields(one),
    )


def _activity(one: Shown) -> ActivityShown:
    voluntary = one.fields.get("voluntary")
    return ActivityShown(
        one.id,
        one.text("what"),
        one.text("why"),
        one.text("who"),
        one.text("goal"),
        voluntary if isinstance(voluntary, bool) else None,
        _status(one),
        owner=one.text("owner"),
        legal_basis=one.text("legal_basis"),
        went=one.text("went"),
    )
