"""What a joint plan says: kept with each version, compared with the last one, and worded for the paper.

The paper gets the citizen's page and nothing else, so no health, authority or belief can slip in.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from casework.answers import ActivityShown, AgreementShown, CitizenPage, DayVisit, GoalShown, Worker
from casework.changes import Value
from casework.clock import local
from casework.hidden_address import NO_ADDRESS, HiddenAddress
from casework.plan_changes import by_id, changed_since
from casework.plan_languages import DANISH
from casework.plan_law import basis_of
from casework.plan_look import LARGE
from casework.plan_paper import (
    OwnWords,
    PlanActivity,
    PlanAgreement,
    PlanConsent,
    PlanContact,
    PlanGoal,
    PlanInstead,
    PlanLaw,
    PlanMentor,
    PlanPaper,
    PlanSigner,
    PlanStair,
    PlanStep,
    PlanWin,
)

MOST_STEPS: Final = 3
"""How many next steps page 1 has room for (paper-look.md)."""

_OPEN: Final = {"", "active", "open"}


def contents(page: CitizenPage) -> list[Value]:
    """Return what the plan says now, one entry for each goal, activity and agreement, as a version keeps it."""
    goals: list[Value] = [
        {
            "kind": "goal",
            "id": goal.id,
            "text": goal.title,
            "date": goal.target_date.isoformat() if goal.target_date else None,
            "status": goal.status,
            **({"behind": list(goal.milestones[: goal.steps_reached])} if goal.milestones else {}),
        }
        for goal in page.goals
        if goal.status != "dropped"
    ]
    activities: list[Value] = [
        {"kind": "activity", "id": each.id, "text": each.what, "date": None, "status": each.status}
        for each in page.activities
        if each.status in _OPEN
    ]
    agreements: list[Value] = [
        {
            "kind": "agreement",
            "id": each.id,
            "text": each.what,
            "who": each.who,
            "date": each.due.isoformat() if each.due else None,
            "status": each.status,
        }
        for each in page.agreements
        if each.status != "dropped"
    ]
    return [*goals, *activities, *agreements, *_beside(page)]


def _beside(page: CitizenPage) -> list[Value]:
    """Return what a version says of a mentor and of one plan: no news is made of it, but the paper is drawn from it."""
    mentors: list[Value] = [
        {"kind": "mentor_agreement", "id": one.id, "text": f"Mentor: {one.tasks}"} for one in page.mentors
    ]
    instead: list[Value] = [
        {"kind": "one_plan", "id": record, "text": f"Én plan i stedet for {', '.join(page.one_plan.plans)}"}
        for record in page.one_plan_records
    ]
    return [*mentors, *instead]


_MEETINGS: Final = {
    "home": "{who} besøger dig.",
    "office": "Du og {who} mødes på kontoret.",
    "walk": "Du og {who} går en tur.",
    "workplace": "Du og {who} mødes på arbejdspladsen.",
    "phone": "{who} ringer til dig.",
    "video": "Du og {who} taler sammen på video.",
}


def paper(
    page: CitizenPage,
    *,
    visits: tuple[DayVisit, ...],
    municipality: str,
    today: date,
    previous: Sequence[Value] | None,
    hidden: HiddenAddress = NO_ADDRESS,
) -> PlanPaper:
    """Return the next edition of the plan; `previous` is what the last version said, None where there is none.

    An address that is `hidden` is not said once more of what is past; elsewhere it is the person's to put right.
    """
    goals = [goal for goal in page.goals if goal.status in _OPEN]
    words = next((goal for goal in goals if goal.own_words.strip()), None)
    return PlanPaper(
        citizen_name=page.name,
        municipality=municipality,
        edition=page.plan_number + 1,
        issued_on=today,
        language=page.plan_language or DANISH,
        large=page.plan_size == LARGE,
        main_words=OwnWords(words.own_words, page.first_name, words.said_on) if words else None,
        steps=_steps(page, visits, today),
        contacts=_contacts(page),
        goals=_goals(page),
        agreements=_agreements(page, previous, hidden),
        wins=_wins(page),
        consents=_consents(page),
        mentors=_mentors(page, today),
        law=_law(page),
        instead=_instead(page),
        review_on=_review_on(page, today),
        previous_on=page.plan_issued,
        changed_since=()
        if previous is None
        else changed_since(previous, contents(page), hidden, {one.id: one.went for one in page.activities}),
        signatures=_signers(page),
        address=page.address,
        address_protected=page.protected,
    )


_COORDINATOR: Final = "din tovholder"


def _first(worker: Worker | None) -> str:
    return worker.name.split()[0] if worker and worker.name.strip() else "en af os"


def _steps(page: CitizenPage, visits: tuple[DayVisit, ...], today: date) -> tuple[PlanStep, ...]:
    """Return what happens next: the visits ahead, and promises with a day where fewer than three visits are planned."""
    mine = (v for v in visits if v.citizen == page.id and not v.outcome)
    ahead = sorted((v for v in mine if local(v.at).date() >= today), key=lambda v: v.at)
    met = _visits_ahead(page, ahead)
    room = max(0, MOST_STEPS - len(met))
    promised = [
        PlanStep(
            on=one.due, at=None, what=_sentence(one.what), who=name_for_citizen(page, one.who), why=one.why
        )
        for one in page.agreements
        if one.status in {"", "open"} and one.due is not None and one.due >= today
    ]
    return tuple(sorted([*met, *sorted(promised, key=lambda step: step.on)[:room]], key=lambda step: step.on))


def _visits_ahead(page: CitizenPage, ahead: list[DayVisit]) -> tuple[PlanStep, ...]:
    return tuple(
        PlanStep(
            on=local(visit.at).date(),
            at=local(visit.at).time().replace(second=0, microsecond=0),
            what=_sentence(_MEETINGS.get(visit.form, "Du og {who} mødes.").format(who=_coming(visit, page))),
            why=visit.purpose,
        )
        for visit in ahead
    )


def _coming(visit: DayVisit, page: CitizenPage) -> str:
    """Return the first name of whoever comes; the fixed contact where nobody is named."""
    return visit.worker_name.split()[0] if visit.worker_name.strip() else _first(page.primary)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _known_as(page: CitizenPage) -> tuple[tuple[Worker, str], ...]:
    """Return each colleague once, with what the citizen knows him as; whom to ring first comes first."""
    away = f"når {_first(page.primary)} er væk" if page.primary else "kender din sag"
    people = (
        (page.primary, "din faste kontakt"),
        (page.partner, away),
        (page.coordinator, _COORDINATOR),
    )
    named: dict[str, tuple[Worker, str]] = {}
    for worker, role in people:
        if worker and worker.id not in named:
            named[worker.id] = worker, role
    return tuple(named.values())


def _contacts(page: CitizenPage) -> tuple[PlanContact, ...]:
    holds = page.coordinator.id if page.coordinator else ""
    return tuple(
        PlanContact(worker.name, role, worker.phone, worker.id == holds and role != _COORDINATOR)
        for worker, role in _known_as(page)
    )


def _mentors(page: CitizenPage, today: date) -> tuple[PlanMentor, ...]:
    """Return what is agreed with a mentor now and ahead; what has run out is said by the sheet of its month."""
    return tuple(
        PlanMentor(one.name, one.phone, one.goal, one.tasks, one.start, one.end, one.minutes)
        for one in reversed(page.mentors)
        if one.is_running(today)
    )


def _law(page: CitizenPage) -> tuple[PlanLaw, ...]:
    """Return where what is under way stands in the law, in the order of the paper, and how sure that is."""
    order = {goal.id: at for at, goal in enumerate(page.goals)}
    under_way = [one for one in page.activities if one.status in _OPEN and one.legal_basis.strip()]
    found = []
    for one in sorted(under_way, key=lambda each: order.get(each.goal, len(order))):
        known = basis_of(one.legal_basis)
        is_read, is_checked = (known.read_on is not None, bool(known.checked_by)) if known else (False, False)
        found.append(PlanLaw(one.what, one.legal_basis, is_read, is_checked))
    return tuple(found)


def _instead(page: CitizenPage) -> PlanInstead | None:
    """Return what this plan replaces, or that it no longer does; nothing where two people wrote apart."""
    said = page.one_plan
    return None if said.torn or said.on is None else PlanInstead(said.plans, said.on, said.given)


def _review_on(page: CitizenPage, today: date) -> date | None:
    """Return the day that somebody chose for the next review; our own proposal is nobody's word yet."""
    review = page.checks.review
    return review.on if review.is_chosen and review.on is not None and review.on >= today else None


def _wins(page: CitizenPage) -> tuple[PlanWin, ...]:
    days = dict(page.reached)
    return tuple(
        PlanWin(goal.title, goal.own_words.strip(), days.get(goal.id))
        for goal in page.goals
        if goal.status == "reached"
    )


def _consents(page: CitizenPage) -> tuple[PlanConsent, ...]:
    """Return to whom the citizen has said yes; whoever the case tells no, or nothing, of is on no paper."""
    return tuple(
        PlanConsent(f"{one.name} ({one.role.lower()})" if one.role else one.name, _in_a_sentence(one.consent))
        for one in page.relations
        if one.name and not says_no(one.consent)
    )


def says_no(consent: str) -> bool:
    """Tell whether what the case says that somebody may is that he may not."""
    return bool(_SAID_NO.search(consent))


_SAID_NO: Final = re.compile(
    r"\b(nej|ikke|ingen|intet|afslår|afslået|trukket|tilbagekaldt|udløbet|ophørt)\b", re.IGNORECASE
)


def _in_a_sentence(consent: str) -> str:
    text = consent[:1].lower() + consent[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _goals(page: CitizenPage) -> tuple[PlanGoal, ...]:
    shown = [goal for goal in page.goals if goal.status in _OPEN]
    activities = [each for each in page.activities if each.status in _OPEN]
    homes = {goal.id for goal in shown}
    loose = [each for each in activities if each.goal not in homes]
    goals = tuple(
        PlanGoal(
            area=goal.area,
            title=goal.title,
            measure=goal.measure,
            target_date=goal.target_date,
            own_words=goal.own_words,
            activities=_activities(page, [each for each in activities if each.goal == goal.id]),
            stair=_stair(goal),
            said_by=page.first_name if goal.own_words.strip() else "",
            said_on=goal.said_on if goal.own_words.strip() else None,
            author=goal.author,
            voice=goal.voice,
        )
        for goal in shown
    )
    return (*goals, PlanGoal("", "Det gør vi også", activities=_activities(page, loose))) if loose else goals


def _stair(goal: GoalShown) -> PlanStair | None:
    return PlanStair(goal.steps, goal.steps_reached, goal.milestones) if goal.steps else None


def _activities(page: CitizenPage, several: Sequence[ActivityShown]) -> tuple[PlanActivity, ...]:
    return tuple(
        PlanActivity(
            each.what,
            each.why,
            each.voluntary,
            name_for_citizen(page, each.who),
            each.owner,
            each.went,
        )
        for each in several
    )


def _agreements(
    page: CitizenPage, previous: Sequence[Value] | None, hidden: HiddenAddress
) -> tuple[PlanAgreement, ...]:
    before = by_id(previous or ())
    return tuple(
        PlanAgreement(
            who=name_for_citizen(page, each.who),
            what=each.what,
            due=each.due,
            done=each.status == "done",
            role=_role(page, each.who),
            new=previous is not None and each.id not in before,
        )
        for each in page.agreements
        if each.status in _OPEN or (_was_kept(each, before) and not hidden.stands_in(each.what))
    )


def _role(page: CitizenPage, who: str) -> str:
    initials = who.strip().casefold()
    return next((role for one, role in _known_as(page) if one.initials.casefold() == initials), "")


def _was_kept(agreement: AgreementShown, before: dict[str, dict[str, Value]]) -> bool:
    """Show once more what the last version promised and somebody has done since."""
    old = before.get(agreement.id)
    return agreement.status == "done" and old is not None and old.get("status") != "done"


def name_for_citizen(page: CitizenPage, who: str) -> str:
    """Return a name a citizen knows: initials become the first name, and *Borger* the citizen's own."""
    if who.strip().casefold() in {"borger", "borgeren"}:
        return page.first_name
    workers = (page.primary, page.partner, page.coordinator)
    return next((_first(w) for w in workers if w and w.initials.casefold() == who.strip().casefold()), who)


def _signers(page: CitizenPage) -> tuple[PlanSigner, ...]:
    citizen = PlanSigner(page.name, "borger")
    return (citizen, PlanSigner(page.primary.name, "fast kontakt")) if page.primary else (citizen,)
