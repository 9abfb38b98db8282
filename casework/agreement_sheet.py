"""Aftaleark: what has been agreed and is still open, room to sign, and whom to ring, on one page of its own.

It says again what the plan says, for the refrigerator and the pocket. It is no version of the plan, and what is signed
on it is no signature in the case (decision 0069).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casework.answers import CitizenPage
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.plan_contents import paper as plan_paper
from casework.plan_paper import PlanPaper
from casework.said_address import demanded_of_plan
from casework.sentences import Sentence

OPEN: Final = frozenset({"", "open", "active"})
NOTHING: Final = (
    "Der er ingen åbne aftaler, så der er intet at skrive på arket. Intet er skrevet ud. Skriv den første aftale i "
    "borgerens plan."
)
NOBODY_TO_RING: Final = Sentence("Der er intet telefonnummer i sagen. Arket siger ikke, hvem man ringer til.")


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """The part of a plan that stands on the sheet, and what the caseworker should know that does not."""

    plan: PlanPaper
    unsaid: tuple[str, ...] = ()


def sheet(page: CitizenPage, *, hidden: HiddenAddress, municipality: str, today: date) -> AgreementSheet:
    """Choose what the sheet says; Refused where nothing is agreed, or where an agreement says a protected address."""
    whole = plan_paper(page, visits=(), municipality=municipality, today=today, previous=None, hidden=hidden)
    if not whole.agreements:
        raise Refused(NOTHING)
    plan = replace(
        whole,
        main_words=None,
        steps=(),
        goals=(),
        wins=(),
        consents=(),
        changed_since=(),
        address="",
        language="da",
    )
    demanded_of_plan(plan, hidden)
    can_ring = any(one.phone.strip() for one in plan.contacts)
    return AgreementSheet(plan, () if can_ring else (NOBODY_TO_RING,))


def drawn_from(page: CitizenPage) -> tuple[str, ...]:
    """Return the records that the sheet says."""
    return (page.id, *(one.id for one in page.agreements if one.status in OPEN))
