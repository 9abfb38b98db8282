"""What is to be looked at, in the words of the screen: a sign, what it is, and when or since when."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from casework.clashes import Clash, Side
from casework.reviews import CHOSEN, Review, ReviewDay
from casework.sentences import small
from desktop.ui.screens import days, said

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CheckSaid:
    """One line: its sign, what it is, and the rest."""

    sign: str
    first: str
    second: str


def clash(one: Clash, *, of_whom: bool = False) -> CheckSaid:
    """Say what stands in the way of what; `of_whom` names the citizen, where a list has several."""
    kinds = {
        "overlap": ("clock-alert", translate("checks", "To ting på samme tid")),
        "worker": ("clock-alert", translate("checks", "Du er ventet to steder på samme tid")),
        "same_day": ("split", translate("checks", "To steder samme dag")),
        "placement": ("calendar-x", translate("checks", "Falder sammen med et forløb")),
        "too_much": ("calendar-x", translate("checks", "Mere end en fuld uge i forløb")),
        "holiday": ("calendar-x", translate("checks", "På en helligdag eller lukkedag")),
        "died": ("calendar-x", translate("checks", "Efter borgerens dødsdag")),
        "closed": ("calendar-x", translate("checks", "Efter at sagen er lukket")),
    }
    sign, first = kinds[one.kind]
    is_worker = one.kind == "worker"
    if of_whom and not is_worker and one.first.name:
        first = f"{first} · {one.first.name.split()[0]}"
    sides = [_side(each, named=is_worker and of_whom) for each in (one.first, one.second) if each is not None]
    return CheckSaid(sign, first, " · ".join((days.say_row_date(one.on), *sides)))


def of_team(one: Clash, on: date) -> str:
    """Say to a team lead which kind of clash there is and when, and nothing of what is agreed or where."""
    kinds = {
        "overlap": translate("checks", "to ting på samme tid"),
        "worker": translate("checks", "den, der kører, er ventet to steder på samme tid"),
        "same_day": translate("checks", "to steder samme dag"),
        "placement": translate("checks", "falder sammen med et forløb"),
        "too_much": translate("checks", "mere end en fuld uge i forløb"),
        "holiday": translate("checks", "en helligdag eller lukkedag"),
        "died": translate("checks", "efter borgerens dødsdag"),
        "closed": translate("checks", "efter at sagen er lukket"),
    }
    at = one.second.at if one.second is not None and one.second.at else one.first.at
    when = [days.say_row_date(one.on)] if one.on != on else []
    told = " ".join([*when, *([_time(at)] if at else [])])
    return f"{kinds[one.kind]} ({told})" if told else kinds[one.kind]


def beside(one: Clash, chosen: str) -> str:
    """Say to who is choosing an hour what stands in its way. No other citizen is named: this one may look along."""
    other = one.second if one.first.record == chosen and one.second is not None else one.first
    match one.kind:
        case "overlap" | "placement" | "same_day" | "too_much":
            return translate("checks", "Falder sammen med {other}.").format(other=_side(other, named=False))
        case "worker":
            at = _time(other.at) if other.at else ""
            return translate("checks", "Du er ventet hos en anden borger {time}.").format(time=at)
        case "holiday":
            return translate("checks", "Den dag er en helligdag eller lukkedag.")
        case "died":
            return translate("checks", "Borgeren er død.")
        case _:
            return translate("checks", "Sagen er lukket den dag.")


def _side(side: Side, *, named: bool) -> str:
    match side.kind:
        case "visit":
            words = small(said.form(side.what) if side.what else translate("checks", "Besøg"))
        case "meeting":
            met = translate("checks", "Møde med {who}").format(who=side.what)
            words = small(met if side.what else translate("checks", "Møde"))
        case "placement":
            words = side.what or translate("checks", "Forløb")
        case _:
            return translate("checks", "»{what}«").format(what=side.what)  # it says its hour itself
    if named and side.name:
        words = side.name
    return f"{_time(side.at)} {words}" if side.at else words


def _time(at: datetime) -> str:
    """Say an hour that stays on one line."""
    return days.say_time(at).replace(" ", said.NO_BREAK)


def review(one: Review, today: date) -> CheckSaid:
    """Say what is due to be looked at again."""
    age = days.say_age(one.since, today)
    match one.kind:
        case "plan":
            first = translate("checks", "Planen skal gennemgås")
            chosen, ours = translate("checks", "valgt dag {age}"), translate("checks", "foreslået dag {age}")
            return CheckSaid("target", first, (chosen if one.of == CHOSEN else ours).format(age=age))
        case "goal":
            first = translate("checks", "Målets dag er gået: »{what}«").format(what=one.what)
            return CheckSaid("flag", first, age)
        case "ended":
            first = translate("checks", "Aktiviteten er forbi: »{what}«").format(what=one.what)
            second = translate("checks", "sidste dag {age}, og ingen har sagt, hvordan det gik")
            return CheckSaid("flag", first, second.format(age=age))
        case "answers":
            first = translate("checks", "Spørgsmålene er ikke besvaret i 3 måneder")
            return CheckSaid(
                "circle-question-mark", first, translate("checks", "de skulle stilles {age}").format(age=age)
            )
        case "gap":
            first = translate("checks", "Intet er sket i {days} dage").format(days=(today - one.since).days)
            return CheckSaid("hourglass", first, translate("checks", "ingen samtale og intet forløb"))
        case "job":
            first = translate("checks", "Intet i gang mod et jobmål")
            return CheckSaid(
                "briefcase", first, translate("checks", "ingen aktivitet, forløb eller løntimer")
            )
        case _:
            first = translate("checks", "Uden formål: {what}").format(what=_lacking(one.of, one.what))
            return CheckSaid("circle-question-mark", first, days.say_row_date(one.since))


def _lacking(kind: str, what: str) -> str:
    return _side(Side("", kind, what), named=False)


def lacking(kind: str, what: str) -> str:
    """Say what has no purpose: a visit by its form, a placement by its place, anything else by its words."""
    words = _lacking(kind, what)
    return words[:1].upper() + words[1:]


def next_review(review: ReviewDay) -> str:
    """Say by when the plan is to be gone through again: by whose word, and that ours is no law."""
    if review.on is None:
        return ""
    if review.is_chosen:
        chosen = translate("checks", "Næste gennemgang af planen: {day}. Den dag er valgt.")
        why = translate("checks", "Grund: {why}").format(why=review.why) if review.why else ""
        return f"{chosen.format(day=f'{review.on:%d.%m.%Y}')} {why}".strip()
    words = translate(
        "checks",
        "Næste gennemgang af planen: {day}. Det er vores forslag, ikke et krav i loven.",
    )
    return words.format(day=f"{review.on:%d.%m.%Y}")


def assumed() -> str:
    """Say how long something is taken to last that says no end."""
    return translate("checks", "Uden sluttid regnes en time, i telefon en halv.")
