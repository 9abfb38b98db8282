"""What the plan on paper says beside goals and agreements: who may know what, and since when a goal is reached."""

from dataclasses import dataclass
from datetime import date

from casework.answers_checks import NOTHING, CaseChecks
from casework.answers_closing import Called


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody in the citizen's life, and what the citizen has said yes to, in the words of the case."""

    name: str
    role: str
    consent: str
    phone: str = ""


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
