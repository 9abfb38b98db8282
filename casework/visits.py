"""Visits: planned, begun, told. What was said at the door becomes notes, agreements, goals and the next date at once.

Telling a visit is one act: every change of it carries the same group, so that it is shown and undone as one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar, Unpack

from casework import ids
from casework.acts import Act, change, demanded, today
from casework.agreements import AgreementTold, make_agreement
from casework.changes import Change, Value
from casework.clock import instant
from casework.errors import Refused
from casework.goals import GoalTold, set_goal
from casework.journal import write_note
from casework.sentences import Sentence
from casework.words import FORMS, OUTCOMES

__all__ = [
    "TALKED",
    "AgreementTold",
    "GoalTold",
    "VisitTold",
    "asked",
    "begin",
    "in_driving_order",
    "lacks_purpose",
    "move_visit",
    "not_met",
    "order_by_hour",
    "plan_visit",
    "say_lack",
    "say_purpose",
    "tell_visit",
]

QUESTION: Final = "Hvor tæt er du på dit mål i dag?"
"""What the citizen answers with 1 to 5 at the end of a visit."""
HELPED: Final = "Føler du dig hjulpet?"
"""The same for what it is worth to him: results are hours, goals, and whether people felt helped (screens.md)."""


Visit = TypeVar("Visit")
LACKS: Final = "lacks_purpose"
"""The field by which a visit says so to who may not read its purpose."""
_PURPOSE: Final = "Skriv, hvad besøget skal føre til. Et par ord er nok."
_ATTEMPTS: Final = {"not_met", "no_show", "phone", "sms", "other"}
TALKED: Final = frozenset({"met", "phone"})
"""Outcomes at which the citizen was there to be asked something; what was answered at another one is nobody's."""


@dataclass(frozen=True, slots=True)
class VisitTold:
    """What came of a visit. `lines` are (nature, text); `answer` and `helped` are the citizen's own 1 to 5."""

    outcome: str
    lines: tuple[tuple[str, str], ...] = ()
    agreements: tuple[AgreementTold, ...] = ()
    goals: tuple[GoalTold, ...] = ()
    next_at: datetime | None = None
    next_form: str = ""
    answer: int | None = None
    helped: int | None = None
    card_left: bool = False


def plan_visit(
    stream: str,
    *,
    at: datetime,
    form: str = "home",
    place: str = "",
    purpose: str = "",
    worker: str = "",
    order: int = 0,
    agreed_last: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Plan a visit of a worker (the one who plans, where nobody else is named).

    Without a purpose it is planned all the same, and says so (decision 0071): what was agreed the last time is one.
    """
    if form not in FORMS:
        raise Refused("Vælg, hvor I mødes: hjemme, på kontoret, på gåtur, på arbejdspladsen eller i telefon.")
    fields: dict[str, Value] = {
        "at": instant(at),
        "form": form,
        "place": place,
        "purpose": purpose,
        "worker": worker or act["by"],
        "outcome": "",
        "order": order,
        "agreed_last": agreed_last,
    }
    if lacks_purpose(purpose, agreed_last):
        fields[LACKS] = True
    return (change(stream, ids.new(act["now"]), "visit", fields, **act),)


def lacks_purpose(purpose: str, agreed_last: str) -> bool:
    """Tell whether a visit says neither what it is for nor what was agreed the last time."""
    return not (purpose.strip() or agreed_last.strip())


def say_lack(stream: str, visit: str, *, lacks: bool, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say of a visit, as an older program planned it, whether its words say what it is for."""
    return (change(stream, visit, "visit", {LACKS: lacks}, **act),)


def say_purpose(stream: str, visit: str, purpose: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say what a visit is for that was planned without a word of it."""
    fields: dict[str, Value] = {"purpose": demanded(purpose, _PURPOSE), LACKS: False}
    return (change(stream, visit, "visit", fields, **act),)


def order_by_hour(at: datetime, day: Iterable[tuple[str, int]]) -> int:
    """Return the order that puts a visit by its hour among those of a day, each told as (instant, order).

    It goes behind the last one that begins no later; the order in which the others are driven stays.
    """
    moment, others = instant(at), sorted(day)
    earlier = [order for begins, order in others if begins <= moment]
    if earlier:
        return max(earlier)
    return min((order for _begins, order in others), default=0)


def in_driving_order(day: Iterable[Visit], placed: Callable[[Visit], tuple[int, str]]) -> list[Visit]:
    """Return the visits of a day as they are driven; `placed` says of each its order and when it begins (an instant).

    One without an order (0), as a visit that nobody had planned, or the next date that was agreed at a door, goes by
    its hour: behind the last one that begins no later.
    """
    visits = list(day)
    driven = sorted((one for one in visits if placed(one)[0]), key=placed)
    for one in sorted((one for one in visits if not placed(one)[0]), key=placed):
        at = placed(one)[1]
        before = [number for number, other in enumerate(driven, start=1) if placed(other)[1] <= at]
        driven.insert(before[-1] if before else 0, one)
    return driven


def begin(stream: str, visit: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that the visit begins now."""
    return (change(stream, visit, "visit", {"began": instant(act["now"])}, **act),)


def move_visit(
    stream: str, visit: str, *, at: datetime, order: int | None = None, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Move a visit to another hour, and to another place in the order of the day where one is given."""
    fields: dict[str, Value] = {"at": instant(at)} | ({} if order is None else {"order": order})
    return (change(stream, visit, "visit", fields, **act),)


def tell_visit(
    stream: str, visit: str, *, told: VisitTold, form: str = "home", **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Tell what came of a visit: one group of changes, all of them or none."""
    _refuse_what_says_nothing(told)
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    at = instant(one["now"])
    outcome = change(stream, visit, "visit", {"outcome": told.outcome, "ended": at}, **one)
    return (
        outcome,
        *_attempt(stream, visit, told, form=form, act=one),
        *_notes(stream, visit, told, form=form, act=one),
        *_promises(stream, visit, told, act=one),
        *_next_visit(stream, told, form=form, act=one),
        *_progress(stream, visit, told, act=one),
    )


def not_met(
    stream: str, visit: str, *, card_left: bool, form: str = "home", **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Nobody was at home: the outcome and the attempt, in one act and without a word to type."""
    return tell_visit(stream, visit, told=VisitTold("not_met", card_left=card_left), form=form, **act)


def asked(question: str) -> str:
    """Return a question that was answered, as a sentence of ours where it is the usual one."""
    return Sentence(question) if question in {QUESTION, HELPED} else question


def _refuse_what_says_nothing(told: VisitTold) -> None:
    if told.outcome not in OUTCOMES:
        raise Refused("Vælg, hvordan det gik: mødt, ikke truffet, afbud eller talt i telefon.")
    if any(one is not None and not 1 <= one <= 5 for one in (told.answer, told.helped)):
        raise Refused("Svaret er et tal fra 1 til 5. Lad det stå tomt, hvis der ikke blev svaret.")
    if told.outcome == "met" and not (told.agreements or told.goals or _written(told)):
        raise Refused("Skriv mindst én linje om besøget, så den næste ved, hvad I talte om.")


def _written(told: VisitTold) -> tuple[tuple[str, str], ...]:
    return tuple((nature, text) for nature, text in told.lines if text.strip())


def _attempt(stream: str, visit: str, told: VisitTold, *, form: str, act: Act) -> tuple[Change, ...]:
    if told.outcome not in _ATTEMPTS:
        return ()
    fields: dict[str, Value] = {
        "channel": told.outcome if told.outcome in {"phone", "sms"} else form,
        "result": told.outcome,
        "visit": visit,
        "worker": act["by"],
        "at": instant(act["now"]),
        "card_left": told.card_left,
    }
    return (change(stream, ids.new(act["now"]), "attempt", fields, **act),)


def _notes(stream: str, visit: str, told: VisitTold, *, form: str, act: Act) -> tuple[Change, ...]:
    channel = told.outcome if told.outcome in {"phone", "sms"} else form
    return tuple(
        note
        for nature, text in _written(told)
        for note in write_note(
            stream,
            text=text,
            nature=nature,
            channel=channel,
            attendance=told.outcome,
            visit=visit,
            **act,
        )
    )


def _promises(stream: str, visit: str, told: VisitTold, *, act: Act) -> tuple[Change, ...]:
    made = (
        make_agreement(stream, what=a.what, who=a.who, due=a.due, why=a.why, visit=visit, **act)
        for a in told.agreements
    )
    goals = (
        set_goal(
            stream,
            title=g.title,
            own_words=g.own_words,
            area=g.area,
            measure=g.measure,
            target_date=g.target_date,
            **act,
        )
        for g in told.goals
    )
    return tuple(each for several in (*made, *goals) for each in several)


def _next_visit(stream: str, told: VisitTold, *, form: str, act: Act) -> tuple[Change, ...]:
    if told.next_at is None:
        return ()
    if told.next_at <= act["now"]:
        raise Refused("Næste gang ligger før nu. Vælg en dag og et klokkeslæt, der kommer.")
    agreed = "; ".join(f"{a.who}: {a.what}" for a in told.agreements)
    return plan_visit(stream, at=told.next_at, form=told.next_form or form, agreed_last=agreed, **act)


def _progress(stream: str, visit: str, told: VisitTold, *, act: Act) -> tuple[Change, ...]:
    answers = ((QUESTION, told.answer), (HELPED, told.helped)) if told.outcome in TALKED else ()
    return tuple(
        change(
            stream,
            ids.new(act["now"]),
            "progress",
            {
                "question": question,
                "answer": answer,
                "on": today(act).isoformat(),
                "visit": visit,
                "author": act["by"],
            },
            **act,
        )
        for question, answer in answers
        if answer is not None
    )


def things(text: str) -> tuple[str, ...]:
    """Return what to bring, one by one: a line each as it is written here, or with semicolons as it comes in."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())
