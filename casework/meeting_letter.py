"""Brev før møde: who one meets, when, where and why, how long it takes, what one may do, and whom to ring.

Made from a visit that is planned. What no record holds, the way there and how long it takes, is typed for this letter.
"""

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Final

from casework.answers import CitizenPage, DayVisit, Worker
from casework.clock import local
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.plan_paper import PlanContact
from casework.rights import Rule, rule_of
from casework.sentences import Sentence

LONGEST_MINUTES: Final = 480
COMPANION: Final = "bisidder"
"""The rule of the rights that the letter tells of, with its source."""

NO_VISIT: Final = (
    "Der er ikke planlagt et besøg eller en samtale, så der er intet at skrive om. Intet er skrevet ud. Planlæg det i "
    "sagen, og kom tilbage hertil."
)
NO_VISIT_ON: Final = "Der er ikke planlagt noget møde den {day}. Intet er skrevet ud."
TOO_LONG: Final = "Brevet fylder mere end en side, så det egne papir kommer på et ark for sig. Skriv kortere."
"""Said before it is printed."""
_GONE: Final = (
    "Det møde, du valgte, er ikke længere planlagt sådan. Intet er skrevet ud. Vælg et af dem, der står."
)
_MINUTES: Final = (
    "Skriv, hvor længe det højst tager, som et tal fra 1 til 480 minutter, eller lad feltet stå tomt."
)
_SAYS_ADDRESS: Final = (
    "Adressen er beskyttet, og den står i de ord, der skal på brevet. Intet er skrevet ud, og det, du har "
    "skrevet, står der endnu. Skriv stedet uden vej og nummer, for eksempel »hjemme hos dig«."
)
_OWN_WORDS: Final = ("place", "way", "why", "interpreter")
"""Of a letter, what somebody wrote in words of his own."""
_NOT_AT_A_PLACE: Final = frozenset(("phone", "video", "sms"))
_TOLD: Final = {
    "why": Sentence("Der står ikke, hvad mødet er til. Brevet siger det med almindelige ord."),
    "minutes": Sentence("Der står ikke, hvor længe det tager. Brevet siger det ikke."),
    "place": Sentence("Der står ikke, hvor I mødes. Brevet siger det ikke."),
    "phone": Sentence("Der er ikke noget telefonnummer at ringe til. Skriv det på papiret med hånden."),
    "veiled": Sentence(
        "Adressen er beskyttet og står ikke på brevet. Giv brevet i hånden, eller send det, som kommunen sender til "
        "beskyttede adresser."
    ),
    "hinted": Sentence(
        "Adressen er beskyttet, og brevet nævner vejen. Se efter, om det siger, hvor borgeren bor."
    ),
    "address": Sentence("Sagen har ingen adresse, du må skrive ud. På brevet står kun navnet."),
    "writer": Sentence("Der står ikke, hvem der kommer. Brevet har en linje til navnet."),
}


class SaysAddress(Refused):
    """A letter whose words say a protected address; `field` names those words."""

    def __init__(self, field: str) -> None:
        super().__init__(_SAYS_ADDRESS)
        self.field = field


@dataclass(frozen=True, slots=True)
class VisitAhead:
    """A visit that is planned, and the colleague who makes it, where the case says who."""

    visit: DayVisit
    worker: Worker | None


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed for a letter: which visit, where, how one gets there, how many minutes, and what for."""

    visit: str = ""
    place: str = ""
    way: str = ""
    minutes: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLetter:
    """A letter to one citizen before one meeting; what is empty is not said."""

    municipality: str
    issued_on: date
    name: str
    first_name: str
    address: tuple[str, ...]
    on: date
    at: time
    form: str
    place: str = ""
    way: str = ""
    minutes: int = 0
    why: str = ""
    writer: str = ""
    fixed_contact: str = ""
    """The regular contact where somebody else comes; empty where it is the writer, or there is none."""
    is_fixed: bool = False
    caller: PlanContact | None = None
    stand_in: PlanContact | None = None
    citizen_phone: str = ""
    interpreter: str = ""
    companion: Rule | None = None
    unsaid: tuple[str, ...] = field(default=(), compare=False)
    """What the caseworker should know before it leaves; it is on no paper."""

    @property
    def is_at_a_place(self) -> bool:
        """Whether they meet somewhere, and do not only talk."""
        return self.form not in _NOT_AT_A_PLACE


def begun_with(ahead: VisitAhead, page: CitizenPage) -> Typed:
    """Return what a letter about a visit begins with: what the visit says; at home no place is needed."""
    visit = ahead.visit
    at_home = visit.form in {"home", ""} and visit.place == page.address
    return Typed(visit.visit, "" if at_home else visit.place, "", "", visit.purpose)


def chosen(ahead: tuple[VisitAhead, ...], visit: str) -> VisitAhead:
    """Return the visit that a letter is about, the next one where none is chosen; Refused where there is none."""
    if not ahead:
        raise Refused(NO_VISIT)
    found = next((one for one in ahead if one.visit.visit == visit), None if visit else ahead[0])
    if found is None:
        raise Refused(_GONE)
    return found


def minutes_of(typed: str) -> int:
    """Return a number of minutes, 0 where nothing is typed; Refused for what is none, or longer than a day's work."""
    text = typed.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= LONGEST_MINUTES):
        raise Refused(_MINUTES)
    return int(text)


def letter(
    page: CitizenPage,
    ahead: VisitAhead,
    typed: Typed,
    *,
    hidden: HiddenAddress,
    municipality: str,
    today: date,
) -> MeetingLetter:
    """Word the letter about one visit; the address stands on it only where the case shows it.

    Refused where words that somebody wrote say a protected one, also words of before it was protected.
    """
    visit, moment = ahead.visit, local(ahead.visit.at)
    writer = ahead.worker or page.primary
    is_fixed = writer is not None and page.primary is not None and writer.id == page.primary.id
    caller = _caller(writer, page)
    made = MeetingLetter(
        municipality=municipality,
        issued_on=today,
        name=page.name,
        first_name=page.first_name or page.name,
        address=() if page.protected else _in_lines(page.address),
        on=moment.date(),
        at=moment.time().replace(second=0, microsecond=0),
        form=visit.form or "home",
        place=typed.place.strip(),
        way=typed.way.strip(),
        minutes=minutes_of(typed.minutes),
        why=typed.why.strip(),
        writer=writer.name if writer else "",
        fixed_contact=page.primary.name if page.primary and not is_fixed else "",
        is_fixed=is_fixed,
        caller=caller,
        stand_in=_stand_in(page, caller),
        citizen_phone=page.phone if visit.form == "phone" else "",
        interpreter=page.interpreter.strip(),
        companion=rule_of(COMPANION, today),
    )
    for name in _OWN_WORDS:
        if hidden.stands_in(getattr(made, name)):
            raise SaysAddress(name)
    is_hinted = any(hidden.is_hinted_in(getattr(made, name)) for name in _OWN_WORDS)
    return _with_unsaid(made, page, is_hinted=is_hinted)


def drawn_from(page: CitizenPage, visit: str) -> tuple[str, ...]:
    """Return the records that a letter is drawn from: where one of them says two things, there is no letter."""
    return (page.id, visit)


def _with_unsaid(made: MeetingLetter, page: CitizenPage, *, is_hinted: bool) -> MeetingLetter:
    lacks = {
        "writer": not made.writer,
        "why": not made.why,
        "minutes": not made.minutes,
        "place": made.form in {"other", "sms"} and not made.place,
        "phone": made.caller is None,
        "veiled": page.protected,
        "hinted": is_hinted,
        "address": not page.protected and not made.address,
    }
    unsaid = tuple(_TOLD[name] for name, is_lacking in lacks.items() if is_lacking)
    return replace(made, unsaid=unsaid)


def _in_lines(address: str) -> tuple[str, ...]:
    """Return an address as an envelope has it: the street, then postcode and town."""
    street, _, town = address.rpartition(", ")
    lines = (street, town) if street and town[:1].isdecimal() else (address,)
    return tuple(line for line in lines if line)


def _caller(writer: Worker | None, page: CitizenPage) -> PlanContact | None:
    """Return whom to ring: who comes, or else the first of the others whose number is known."""
    several = (writer, page.primary, page.partner, page.coordinator)
    return next((PlanContact(one.name, "", one.phone) for one in several if one and one.phone.strip()), None)


def _stand_in(page: CitizenPage, caller: PlanContact | None) -> PlanContact | None:
    several = (page.partner, page.primary)
    return next(
        (
            PlanContact(one.name, "", one.phone)
            for one in several
            if caller is not None and one and one.phone.strip() and one.name != caller.name
        ),
        None,
    )
