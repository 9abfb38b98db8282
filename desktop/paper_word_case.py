"""`fodfaeste paper evidence` and `handover`: papers of one case from a script, each by its right and entered."""

import argparse
from datetime import date, datetime

from casework import evidence as rules
from casework import plan as plans
from casework.answers import CitizenPage
from casework.clock import COPENHAGEN
from casework.death import no_contact
from casework.errors import Refused
from casework.handover import drawn_from, handover
from casework.prints import Paper, not_printed
from casework.trail import Noted
from desktop.paper.evidence import draw_evidence
from desktop.paper.handover import draw_handover
from desktop.paper.printing import save_where_chosen
from storage.reads import day as day_reads
from storage.reads import evidence as reads
from storage.vault import Store


def made(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the paper that was asked for, and return what is said of it."""
    paper: Paper = "handover" if asked.document == "handover" else "evidence"
    if paper not in page.prints:
        raise not_printed(paper)
    today = moment.astimezone(COPENHAGEN).date()
    until: date = asked.until or today
    days = (asked.since or rules.first_day(until), until)
    draw = _handover if paper == "handover" else _evidence
    sent = save_where_chosen(draw(store, page, days, today, municipality), asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), paper), now=moment)
    return sent.said


def _evidence(
    store: Store, page: CitizenPage, days: tuple[date, date], today: date, municipality: str
) -> bytes:
    entries = reads.evidence(store.own_reader(), page.id, *days)
    rules.demanded(*days, entries)
    if plans.is_printed_torn(page, [one.id for one in entries]):
        raise Refused(plans.TORN)
    return draw_evidence(rules.paper(page, entries, days, municipality=municipality, today=today)).pdf


def _handover(
    store: Store, page: CitizenPage, days: tuple[date, date], today: date, municipality: str
) -> bytes:
    if page.died_on is not None:
        raise no_contact(page.name)
    rules.in_order(*days)
    entries = reads.evidence(store.own_reader(), page.id, *days)
    visits = day_reads.ahead(store.own_reader(), page.id, today)
    if plans.is_printed_torn(page, drawn_from(page, entries, visits)):
        raise Refused(plans.TORN)
    giver = store.user.name
    return draw_handover(
        handover(page, entries, visits, giver=giver, municipality=municipality, today=today)
    ).pdf
