"""What a plan says beside goals and agreements: who may know what, since when a goal is reached, a mentor, one plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.answers_checks import NOTHING, CaseChecks
from casework.answers_closing import Called
from casework.one_plan import NOT_ASKED, OnePlan

LAW_ITEMS: Final = (
    *("job_goal", "education_goal", "job_search", "offers"),
    *("steadying", "other", "status"),
)
"""What the law names that a plan holds, in its order (`casework/plan_law.py`)."""
AWAY: Final[Mapping[str, str]] = {item: f"not_{item}" for item in LAW_ITEMS}
"""The field of the citizen that says why an item does not apply: one for each, so that two people never meet in one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody in the citizen's life, and what the citizen has said yes to, in the words of the case."""

    name: str
    role: str
    consent: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBeside:
    """Who is responsible for what is done, where that stands in the law, and how it goes, or went when it is over."""

    owner: str = ""
    legal_basis: str = ""
    went: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBeside:
    """Who wrote a goal down, by name, and who set it (`goals.VOICES`); empty where nobody says so."""

    author: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class MentorShown:
    """What was agreed with a mentor, as the plan says it: who, his number, what for, how long and how many minutes."""

    id: str
    name: str
    phone: str
    goal: str
    tasks: str
    start: date | None
    end: date | None
    minutes: int

    def is_running(self, on: date) -> bool:
        """Whether it holds on a day, or begins later."""
        return self.end is None or on <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBeside(Called):
    """The part of a citizen's page that the plan asks for, and who else is in his life."""

    relations: tuple[Relation, ...] = ()
    network: tuple[Relation, ...] = ()
    """Everybody in the citizen's life of whom the case knows, also those of whom it does not say what they may."""
    reached: tuple[tuple[str, date], ...] = ()
    """The day on which a goal was reached, by the goal; one that came here reached has none."""
    checks: CaseChecks = NOTHING
    """What is to be looked at, to who works in the case."""
    coordinators: tuple[str, ...] = ()
    """The names between whom somebody should choose the coordinator; empty where there is no doubt."""
    one_plan: OnePlan = NOT_ASKED
    one_plan_records: tuple[str, ...] = ()
    one_plan_to: str = ""
    """The name of whoever wrote down what the citizen said of one plan."""
    mentors: tuple[MentorShown, ...] = ()
    """Every agreement with a mentor that has not been taken out, the latest first."""
    said_away: tuple[tuple[str, str], ...] = ()
    """What the law names that does not apply here, each with a word why."""
    planned: frozenset[str] = frozenset()
    """The records that the newest version of the plan speaks of."""
    writes_law: bool = False
    """Whether this person reads and writes who is responsible, and where it stands in the law."""
