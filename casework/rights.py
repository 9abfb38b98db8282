"""Dine rettigheder og pligter: of the rules that are known with their source, those for this citizen on this day.

The rules are dated data (`rights.txt`). One that holds for the citizen but not on the day is not printed, and the
caseworker is told so: nothing is carried on past the day until which it is known, and no rule is made up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from casework.answers import CitizenPage
from casework.calendar import say_field_date
from casework.folding import fold
from casework.plan_paper import PlanContact
from casework.sentences import Sentence

Side = Literal["ret", "pligt"]
_HEAD: Final = re.compile(r"\[(\w+)\] (ret|pligt)")
_FIELDS: Final = frozenset(("text", "for", "source", "from", "until", "read", "checked_by"))
_NONE: Final = "-"
TWO_PAGES: Final = "Papiret fylder mere end en side."
"""Said before it is printed."""
KNOWN_BENEFIT: Final = "kontanthjælp"
HOLDS_FOR: Final = frozenset(
    ("everybody", "plan", "joint_plan", "mentor", "guarded", KNOWN_BENEFIT, "aktivitetsparat")
)
"""What a rule may ask of a citizen; all that it asks must hold."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in the citizen's words, where it stands, from when and until when it is known, and who checked it.

    `read_on` is when its source was looked up; None: it was written from memory.
    """

    name: str
    side: Side
    text: str
    holds_for: frozenset[str]
    source: str
    since: date | None = None
    until: date | None = None
    read_on: date | None = None
    checked_by: str = ""

    def is_in_force(self, on: date) -> bool:
        """Whether it is known to hold on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a case decides which rules are about its citizen."""

    benefit: str = ""
    readiness: str = ""
    has_plan: bool = False
    has_joint_plan: bool = False
    has_mentor: bool = False
    is_guarded: bool = False

    def traits(self) -> frozenset[str]:
        """Return what holds of this citizen, in the words that rules ask for."""
        found = {
            "plan": self.has_plan,
            "joint_plan": self.has_joint_plan,
            "mentor": self.has_mentor,
            "guarded": self.is_guarded,
            KNOWN_BENEFIT: fold(self.benefit) == fold(KNOWN_BENEFIT),
            "aktivitetsparat": fold(self.readiness) == fold("aktivitetsparat"),
        }
        return frozenset(("everybody", *(name for name, holds in found.items() if holds)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsPaper:
    """The rules for one citizen on one day, what the case says that decides it, and whom to ask."""

    municipality: str
    citizen_name: str
    issued_on: date
    on: date
    rules: tuple[Rule, ...]
    because: tuple[str, ...] = ()
    caller: PlanContact | None = None
    dated: date | None = None
    unsaid: tuple[str, ...] = field(default=(), compare=False)

    def of(self, side: Side) -> tuple[Rule, ...]:
        """Return the rights, or the duties."""
        return tuple(one for one in self.rules if one.side == side)


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule, and the day on which the list was written."""

    dated: date
    known: tuple[Rule, ...]


@cache
def rules() -> Rules:
    """Return the list that came with this version."""
    return read_rules(files("casework").joinpath("rights.txt").read_text(encoding="utf-8"))


def read_rules(text: str) -> Rules:
    """Return the list that a text is; raises ValueError for a rule without source, or for whom is not understood."""
    lines = text.splitlines()
    dated = next(line.removeprefix("# dato:").strip() for line in lines if line.startswith("# dato:"))
    found: list[tuple[str, Side, dict[str, str]]] = []
    for line in lines:
        if head := _HEAD.fullmatch(line):
            found.append((head[1], "ret" if head[2] == "ret" else "pligt", {}))
        elif line and not line.startswith("#"):
            key, _, said = line.partition(" = ")
            found[-1][2][key] = said.strip()
    return Rules(date.fromisoformat(dated), tuple(_rule(*one) for one in found))


def _rule(name: str, side: Side, said: dict[str, str]) -> Rule:
    holds_for = frozenset(part.strip() for part in said.get("for", "").split(","))
    if said.keys() != _FIELDS or not all(said.values()) or said["source"] == _NONE or holds_for - HOLDS_FOR:
        raise ValueError(f"not a whole rule: {name}")
    days = {key: date.fromisoformat(said[key]) for key in ("from", "until", "read") if said[key] != _NONE}
    checked_by = "" if said["checked_by"] == _NONE else said["checked_by"]
    return Rule(
        name,
        side,
        said["text"],
        holds_for,
        said["source"],
        days.get("from"),
        days.get("until"),
        days.get("read"),
        checked_by,
    )


def rule_of(name: str, on: date) -> Rule | None:
    """Return one rule by its name, None where it is not known to hold on a day."""
    return next((one for one in rules().known if one.name == name and one.is_in_force(on)), None)


def about(standing: Standing, among: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that are about a citizen, in force or not."""
    traits = standing.traits()
    return tuple(one for one in among if one.holds_for <= traits)


def paper(page: CitizenPage, standing: Standing, *, on: date, municipality: str, today: date) -> RightsPaper:
    """Choose what the page says to a citizen of a day."""
    mine = about(standing, rules().known)
    callers = (page.primary, page.partner, page.coordinator)
    return RightsPaper(
        municipality=municipality,
        citizen_name=page.name,
        issued_on=today,
        on=on,
        rules=tuple(one for one in mine if one.is_in_force(on)),
        because=tuple(part for part in (standing.benefit.strip(), standing.readiness.strip()) if part),
        caller=next((PlanContact(one.name, "", one.phone) for one in callers if one and one.phone), None),
        dated=rules().dated,
        unsaid=_unsaid(standing, mine, on),
    )


def _unsaid(standing: Standing, mine: tuple[Rule, ...], on: date) -> tuple[str, ...]:
    """Return what the caseworker should know: what is not on the page, and why."""
    silent = [one.source for one in mine if not one.is_in_force(on)]
    told: list[str] = []
    if silent:
        told.append(
            Sentence(
                "Det her kender programmet ikke for den {day}, så det står ikke på papiret: {sources}.",
                day=say_field_date(on),
                sources="; ".join(dict.fromkeys(silent)),
            )
        )
    if KNOWN_BENEFIT not in standing.traits():
        told.append(
            Sentence(
                "Programmet har ingen regler om ydelsen »{benefit}«. Regler om ydelsen står ikke på papiret.",
                benefit=standing.benefit.strip(),
            )
            if standing.benefit.strip()
            else Sentence(
                "Sagen siger ikke, hvilken ydelse borgeren får. Regler om ydelsen står ikke på papiret."
            )
        )
    return tuple(told)
