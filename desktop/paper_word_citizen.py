"""`fodfaeste paper letter`, `rights`, `contact`, `agreements`: what a citizen gets, from a script, by right and logged.

The words of a letter are those that stand in *Papir til borgeren* in the window, or else what the visit says: words
about a citizen are never on a command line, where others on the computer may read them.
"""

import argparse
from dataclasses import replace
from datetime import date, datetime

from casework import plan as plans
from casework.answers import CitizenPage
from casework.clock import COPENHAGEN, local
from casework.contact_card import HOURS, hours_of
from casework.errors import Refused
from casework.meeting_letter import NO_VISIT_ON, Typed, VisitAhead, begun_with, chosen
from casework.plan_look import LARGE
from casework.prints import not_printed
from casework.sentences import Sentence
from casework.trail import Noted
from desktop.flows.for_citizen import Asked, CitizenPaper, Facts, facts
from desktop.flows.for_citizen import made as worded
from desktop.paper.printing import save_where_chosen
from storage.vault import Store


def made(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the paper that was asked for; return what is said of it, with what the paper does not say."""
    paper: CitizenPaper = asked.document
    if paper not in page.prints:
        raise not_printed(paper)
    today = moment.astimezone(COPENHAGEN).date()
    found = facts(store.own_reader(), page.id, moment, asked.on or today)
    if found is None:
        raise not_printed(paper)
    if asked.large is not None:
        found = replace(found, page=replace(found.page, plan_size=LARGE if asked.large else ""))
    hours = hours_of(store.settings.get(HOURS), page) if asked.hours is None else asked.hours
    typed = _typed(store, found, asked) if paper == "letter" else Typed()
    one = worded(found, Asked(paper, typed, asked.on or today, hours), municipality=municipality, today=today)
    if plans.is_printed_torn(page, one.records):
        raise Refused(plans.TORN)
    drawn = one.draw()
    sent = save_where_chosen(drawn.pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), one.entered), now=moment)
    return "\n".join((sent.said, *one.unsaid, *drawn.warnings))


def _typed(store: Store, found: Facts, asked: argparse.Namespace) -> Typed:
    """Return what the letter says: of the visit on the day that is asked for, with what was typed for it."""
    draft = store.drafts.find(f"letter:{found.page.id}")
    kept = dict(draft.contents) if draft is not None else {}
    visit = _visit(found.ahead, asked.on, kept.pop("record", ""))
    typed = begun_with(visit, found.page)
    if draft is not None and draft.contents.get("record") == visit.visit.visit:
        typed = replace(typed, **{name: text for name, text in kept.items() if name in Typed.__slots__})
    return replace(typed, minutes=asked.minutes) if asked.minutes else typed


def _visit(ahead: tuple[VisitAhead, ...], on: date | None, kept: str) -> VisitAhead:
    """Return the first meeting on a day; without a day that of the words that were typed, or else the next one."""
    if on is None:
        is_there = any(one.visit.visit == kept for one in ahead)
        return chosen(ahead, kept if is_there else "")
    that_day = tuple(one for one in ahead if local(one.visit.at).date() == on)
    if ahead and not that_day:
        raise Refused(Sentence(NO_VISIT_ON, day=f"{on:%d.%m.%Y}"))
    return chosen(that_day, "")
