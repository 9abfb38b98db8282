"""What the law asks of the plan: who is responsible for what is done, where that stands, and what the plan lacks.

All of it is dated data with its source. Nobody of law has read it through (`checked_by`), and screen and paper say so.
What is lacking is told and never in the way: the plan is printed all the same, and an item that does not apply is said
away with a word why.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Unpack

from casework.acts import Act, change, demanded
from casework.answers import ActivityShown, CitizenPage
from casework.answers_plan import AWAY, LAW_ITEMS
from casework.changes import Change
from casework.goals import AREAS
from casework.sentences import Sentence

DATED: Final = date(2026, 11, 28)
"""The day on which the lists were written."""
_READ: Final = DATED
_UNTIL: Final = date(2026, 12, 31)
"""A new act on employment is expected for 1.1.2027 (domain-facts.md a7): nothing is carried on past that day."""
_LAB: Final = "lov om en aktiv beskæftigelsesindsats"
_SERVICE, _HEALTH, _CHILD = "lov om social service", "sundhedsloven", "barnets lov"
_OPEN: Final = frozenset({"", "active", "open"})


@dataclass(frozen=True, slots=True)
class Owner:
    """An authority that can be responsible for what is done; it is offered first for goals in these parts of life."""

    name: str
    areas: frozenset[str] = frozenset()


OWNERS: Final = tuple(
    Owner(name, frozenset(areas))
    for name, *areas in (
        ("Kommunen, job og uddannelse", "Job", "Uddannelse"),
        ("Kommunen, støtte til voksne", "Hverdag", "Bolig", "Netværk"),
        ("Kommunen, børn og familie", "Familie"),
        ("Kommunen, sundhed", "Sundhed"),
        ("Kommunen, ydelser", "Økonomi"),
        ("Regionen",),
        ("Egen læge",),
        ("Kriminalforsorgen",),
        ("Uddannelsesstedet",),
        ("A-kassen",),
        ("Udbetaling Danmark",),
        ("En forening eller frivillige",),
    )
)
"""A list of ours of 28.11.2026, by who decides on an effort in the acts below; the region is one, whatever its ward."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Where an effort stands in the law. `item` is what of § 41 it is, empty where it is none of it.

    `read_on` is when the words were looked up; None: it was written from memory. `until`: known no longer than that.
    """

    what: str
    law: str
    owner: str
    item: str = ""
    read_on: date | None = None
    until: date | None = None
    checked_by: str = ""


_JOB, _ADULTS, _FAMILY, _CARE, _MONEY = (one.name for one in OWNERS[:5])
MENTOR: Final = "Mentor"
"""What the effort is called in the list that a grant of mentor hours is."""
_PRISON: Final = "Kriminalforsorgen"
BASES: Final = (
    Basis("Virksomhedspraktik", f"{_LAB} § 57", _JOB, "offers", _READ, _UNTIL),
    Basis("Job med løntilskud", f"{_LAB} § 63", _JOB, "offers", None, _UNTIL),
    Basis("Vejledning og opkvalificering", f"{_LAB} § 91", _JOB, "offers", _READ, _UNTIL),
    Basis(MENTOR, f"{_LAB} § 167", _JOB, "other", _READ, _UNTIL),
    Basis("Hjælp i en gruppe", f"{_SERVICE} § 82 a", _ADULTS, "steadying", _READ),
    Basis("Støtte i en periode", f"{_SERVICE} § 82 b", _ADULTS, "steadying", _READ),
    Basis("Støtte til hverdagen", f"{_SERVICE} § 85", _ADULTS, "steadying"),
    Basis("Støtte- og kontaktperson", f"{_SERVICE} § 99", _ADULTS, "steadying"),
    Basis("Stofbehandling", f"{_SERVICE} § 101", _ADULTS, "steadying", _READ),
    Basis("Støtte til familien", f"{_CHILD} § 32", _FAMILY, "steadying"),
    Basis("Forebyggelse", f"{_HEALTH} § 119", _CARE, "steadying"),
    Basis("Genoptræning", f"{_HEALTH} § 140", _CARE, "steadying"),
    Basis("Alkoholbehandling", f"{_HEALTH} § 141", _CARE, "steadying"),
    Basis("Hjælp til en udgift", "lov om aktiv socialpolitik § 81", _MONEY),
    Basis("Handleplan", "straffuldbyrdelsesloven § 31", _PRISON),
)
"""Sources: elov.dk (§§ 57 and 167), lov nr. 295 of 20.3.2023 (§ 91), quality standard with the words of §§ 82 a and b,
ft.dk SUU 143 of 2019 (§ 101), all read 28.11.2026; the others from memory."""


@dataclass(frozen=True, slots=True)
class Replaceable:
    """A plan that a joint plan may replace where the citizen says yes, and where that stands."""

    name: str
    law: str
    read_on: date | None = None
    until: date | None = None


REPLACEABLE: Final = (
    Replaceable("Min Plan", f"{_LAB} § 40, stk. 3", date(2026, 11, 27), _UNTIL),
    Replaceable("rehabiliteringsplanens indsatsdel", f"{_LAB} § 40, stk. 3", date(2026, 11, 27), _UNTIL),
    Replaceable("handleplanen for voksne", f"{_SERVICE} § 141, stk. 7", _READ),
    Replaceable("ungeplanen", f"{_CHILD} § 110", date(2026, 11, 27)),
)
"""Sources: lovguiden.dk (LAB § 40, barnets lov § 110), danskelove.dk (serviceloven § 141)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the seven things that § 41, stk. 2, names: its number there, and in plain words what it asks for.

    `doubt` is what speaks against it, in a sentence.
    """

    name: str
    number: int
    asks: str
    doubt: str = ""


ITEMS: Final = tuple(
    Item(name, number, asks, doubt)
    for number, (name, asks, doubt) in enumerate(
        zip(
            LAW_ITEMS,
            (
                "Et mål om job",
                "Et mål om uddannelse",
                "En aftale om at søge job",
                "Et tilbud, fx praktik eller et kursus",
                "Noget, der giver ro og støtte i hverdagen",
                "Andet, I har aftalt, fx en mentor",
                "Hvordan det går, og hvordan det gik",
            ),
            (
                *("", "", "", "", "", ""),
                "Nr. 7 er måske ophævet ved lov nr. 295 af 20. marts 2023. Lad en jurist se på det.",
            ),
            strict=True,
        ),
        start=1,
    )
)
SOURCE: Final = Sentence("Lov om en aktiv beskæftigelsesindsats § 41, stk. 2")
READ_ON: Final = _READ
"""elov.dk, the text of 2019 with later changes; which of the items apply is a question of the target group (§ 6)."""
KNOWN_UNTIL: Final = _UNTIL
_STEADY: Final = frozenset(AREAS) - {"Job", "Uddannelse"}
_SEARCHES: Final = re.compile(
    r"\b(?:jobsøg\w*|søge?r? (?:\w+ ){0,3}(?:job|arbejde|stilling)\w*|\w*ansøg\w*|cv\w*|jobnet\w*|joblog\w*)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan has of one item: it is there, it was said away with a word (`away`), or it is lacking.

    `records` are the activities of which nobody has said how they go or went.
    """

    item: Item
    is_there: bool
    away: str = ""
    records: tuple[str, ...] = ()

    @property
    def is_lacking(self) -> bool:
        """Whether it should be told."""
        return not self.is_there and not self.away


def owners_for(area: str) -> tuple[str, ...]:
    """Return the authorities with those first that usually answer for a part of life."""
    return tuple(one.name for one in sorted(OWNERS, key=lambda one: area not in one.areas))


def suggested(area: str) -> str:
    """Return the authority that a new activity towards a goal begins with, empty where none is the usual one."""
    return next((one.name for one in OWNERS if area in one.areas), "")


def bases_for(owner: str, on: date) -> tuple[Basis, ...]:
    """Return what is known to hold on a day, that of the owner first."""
    known = (one for one in BASES if one.until is None or on <= one.until)
    return tuple(sorted(known, key=lambda one: one.owner != owner))


def basis_of(law: str) -> Basis | None:
    """Return what the list says of a place in the law; None for one that it does not have, as of another system."""
    return next((one for one in BASES if one.law == law), None)


def owner_of(what: str) -> str:
    """Return who answers for a kind of effort by the list; empty where the list has it not."""
    return next((one.owner for one in BASES if one.what == what), "")


def replaceable(on: date) -> tuple[Replaceable, ...]:
    """Return the plans that may be replaced on a day."""
    return tuple(one for one in REPLACEABLE if one.until is None or on <= one.until)


def asked(page: CitizenPage, on: date) -> tuple[Asked, ...]:
    """Return what the law asks of a plan and what this one has; nothing past the day until which that is known."""
    if on > KNOWN_UNTIL:
        return ()
    away, unsaid = dict(page.said_away), _unsaid(page)
    there = _there(page, on) | (frozenset() if unsaid else {"status"})
    return tuple(
        Asked(one, one.name in there, away.get(one.name, "").strip(), unsaid if one.name == "status" else ())
        for one in ITEMS
    )


def _there(page: CitizenPage, on: date) -> frozenset[str]:
    areas = {goal.id: goal.area for goal in page.goals if goal.status in _OPEN}
    under_way = [one for one in page.activities if one.status in _OPEN]
    kinds = {_kind(one, areas.get(one.goal, "")) for one in under_way}
    found = kinds | ({"job_goal"} if "Job" in areas.values() else set())
    found |= {"education_goal"} if "Uddannelse" in areas.values() else set()
    found |= {"other"} if any(one.is_running(on) for one in page.mentors) else set()
    texts = [one.what for one in under_way]
    texts += [one.what for one in page.agreements if one.status in _OPEN]
    return frozenset(found | ({"job_search"} if _searches(texts) else set()))


def _searches(texts: Iterable[str]) -> bool:
    return any(_SEARCHES.search(text.casefold()) for text in texts)


def _kind(one: ActivityShown, area: str) -> str:
    """Return which item an activity is: as its place in the law says, or as its kind and the goal's part of life do."""
    known = basis_of(one.legal_basis)
    if known is not None and known.item:
        return known.item
    if one.voluntary is False:
        return "offers"
    return "steadying" if area in _STEADY else "other"


def _unsaid(page: CitizenPage) -> tuple[str, ...]:
    """Return the activities of which a plan that was given speaks, or that are over, and nobody has said how."""
    return tuple(
        one.id
        for one in page.activities
        if not one.went.strip() and (one.status not in _OPEN or one.id in page.planned)
    )


def say_away(stream: str, item: str, *, why: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that an item does not apply to this citizen, with a word why."""
    word = demanded(why, "Skriv med et ord, hvorfor det ikke gælder her.").strip()
    return (change(stream, stream, "citizen", {AWAY[item]: word}, **act),)


def ask_again(stream: str, item: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that an item applies after all."""
    return (change(stream, stream, "citizen", {AWAY[item]: ""}, **act),)


def said_of(law: str) -> str:
    """Return what the screen says of how far a place in the law was looked into; empty where the list has it not."""
    one = basis_of(law)
    if one is None or one.checked_by:
        return ""
    if one.read_on is None:
        return Sentence("Paragraffen er skrevet efter hukommelsen. Slå den efter. Ingen jurist har læst den.")
    return Sentence("Paragraffen er slået op. Ingen jurist har læst den.")


OWNER_NAMES: Final = tuple(one.name for one in OWNERS)
BASIS_NAMES: Final = tuple(one.what for one in BASES)
ITEM_NAMES: Final = tuple(one.asks for one in ITEMS)
PLAN_NAMES: Final = tuple(one.name for one in REPLACEABLE)
"""What a form offers of these lists, as it is said and translated."""
