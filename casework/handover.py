"""Overdragelse: what a new colleague needs so that he begins where the last one stopped, and nobody starts over.

Never what somebody judged, nor what a doctor wrote: both stand in the case. What only people know, what works and what
does not, is written on the paper by hand, for the case has no field for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.answers import CitizenPage, DayVisit, TimelineEntry
from casework.clock import local
from casework.evidence import EvidenceLine, lines
from casework.plan_contents import paper as plan_paper
from casework.plan_paper import PlanPaper, PlanStep
from casework.sentences import Sentence
from casework.words import FORMS, said, tongue

_NEVER: Final = {"assessment"}
_NO_KINDS: Final = {"statement"}
READS: Final = 30
"""How many of the latest things stand behind the two pages; the paper says how many there are in all."""

TOO_LONG: Final = Sentence(
    "Der står for meget til to sider. Hvor en tekst er klippet, står der …, og det hele står på siderne bagefter."
)
"""Said under the pages before they leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A case that goes to a colleague: what the plan says, the citizen's story, what to know first, what happened."""

    plan: PlanPaper
    giver: str
    first: tuple[str, ...]
    story: str = ""
    phone: str = ""
    late: tuple[tuple[date, str], ...] = ()
    lines: tuple[EvidenceLine, ...] = ()
    counted: int = 0
    step: PlanStep | None = None


def drawn_from(
    page: CitizenPage, entries: Iterable[TimelineEntry], visits: Iterable[DayVisit]
) -> tuple[str, ...]:
    """Return the records that the pack is drawn from: where one of them says two things, there is no paper."""
    return (
        *(one.id for one in page.goals),
        *(one.id for one in page.agreements),
        *(one.id for one in page.activities),
        *(one.id for one in entries),
        *(one.visit for one in visits),
    )


def handed(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Return what may be told to a colleague of what happened; the pack ends with the latest `READS` of it."""
    return tuple(one for one in entries if one.nature not in _NEVER and one.kind not in _NO_KINDS)


def handover(
    page: CitizenPage,
    entries: Sequence[TimelineEntry],
    visits: tuple[DayVisit, ...],
    *,
    giver: str,
    municipality: str,
    today: date,
) -> Handover:
    """Choose what the pack says of a case; `giver` is who hands it over, `entries` what happened, oldest first."""
    told = handed(entries)
    return Handover(
        plan=plan_paper(page, visits=visits, municipality=municipality, today=today, previous=None),
        giver=giver,
        first=_first(page),
        story=page.story,
        phone=page.phone,
        late=tuple((one.due, one.what) for one in page.agreements if one.due and one.days_over > 0),
        lines=lines(told[-READS:]),
        counted=len(told),
        step=_step(visits, today),
    )


def _step(visits: tuple[DayVisit, ...], today: date) -> PlanStep | None:
    """Return the visit that comes next, worded for a colleague and not, as in the plan, for the citizen."""
    ahead = sorted((one for one in visits if local(one.at).date() >= today), key=lambda one: one.at)
    if not ahead:
        return None
    at, form = local(ahead[0].at), said(FORMS, ahead[0].form or "home")
    time = at.time().replace(second=0, microsecond=0)
    return PlanStep(at.date(), time, ahead[0].purpose or form, form if ahead[0].purpose else "")


def _first(page: CitizenPage) -> tuple[str, ...]:
    first = (
        page.safety_remark,
        Sentence("Tolk: {language}", language=tongue(page.interpreter)) if page.interpreter else "",
        Sentence("Adressen er beskyttet. Den står ikke her.") if page.protected else "",
        Sentence("Planen er udgave {number}.", number=str(page.plan_number)) if page.plan_number else "",
    )
    return tuple(one for one in first if one)
