"""`fodfaeste paper evidence`: a case in order of time from a script, by the same right and with the same entry."""

import argparse
from datetime import date, datetime

from casework import evidence as rules
from casework import plan as plans
from casework.answers import CitizenPage
from casework.clock import COPENHAGEN
from casework.errors import Refused
from casework.prints import not_printed
from casework.trail import Noted
from desktop.paper.evidence import draw_evidence
from desktop.paper.printing import save_where_chosen
from storage.reads import evidence as reads
from storage.vault import Store


def made(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the paper, and return what is said of it."""
    if "evidence" not in page.prints:
        raise not_printed("evidence")
    today = moment.astimezone(COPENHAGEN).date()
    until: date = asked.until or today
    since: date = asked.since or rules.first_day(until)
    entries = reads.evidence(store.own_reader(), page.id, since, until)
    rules.demanded(since, until, entries)
    if plans.is_printed_torn(page, [one.id for one in entries]):
        raise Refused(plans.TORN)
    paper = rules.paper(page, entries, (since, until), municipality=municipality, today=today)
    sent = save_where_chosen(draw_evidence(paper).pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), "evidence"), now=moment)
    return sent.said
