"""`fodfaeste paper card`, `log` and `mentor`: a card for a door, the citizen's extract of the log, a mentor's month.

From a script nobody stands at a door, so a card has a line to write on for the hour at which its sender came.
"""

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import Final

from casework.answers import CitizenPage, Worker
from casework.clock import COPENHAGEN, local
from casework.errors import Refused
from casework.prints import Paper, not_printed
from casework.purposes import extract
from casework.trail import Noted
from desktop.paper.card import draw_cards
from desktop.paper.card_facts import door_card
from desktop.paper.extract import Extract, ExtractLine, draw_extract
from desktop.paper.mentor_facts import sheet_of
from desktop.paper.mentor_sheet import draw_sheets
from desktop.paper.printing import save_where_chosen
from desktop.paper.sheet import Drawn
from storage.reads import mentoring, trail, workers
from storage.reads.door import at_door
from storage.vault import Store

NOT_MENTOR: Final = (
    "Du er ikke mentor for den borger, så der er ingen mentortimer at skrive ud. Intet er skrevet ud."
)


def made(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the paper that was asked for, and return what is said of it."""
    papers: dict[Paper, Callable[[], Drawn]] = {
        "card": lambda: _card(store, page, moment),
        "log": lambda: _log(store, page, moment, municipality),
        "mentor": lambda: _mentor(store, page, asked, moment, municipality),
    }
    paper: Paper = asked.document
    if paper not in page.prints:
        raise not_printed(paper)
    drawn = papers[paper]()
    sent = save_where_chosen(drawn.pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), paper), now=moment)
    return "\n".join((sent.said, *drawn.warnings))


def _card(store: Store, page: CitizenPage, moment: datetime) -> Drawn:
    now = moment.astimezone(COPENHAGEN)
    sender = page.primary.id if page.primary else store.user.id
    known = at_door(store.own_reader(), page.id, sender, moment)
    card = door_card(page, store.user.name, known, now=now, planned=None)
    return draw_cards([card], issued_on=now.date())


def _log(store: Store, page: CitizenPage, moment: datetime, municipality: str) -> Drawn:
    uses = extract(line.use for line in trail.about(store.own_reader(), page.id))
    return draw_extract(
        Extract(
            name=page.name,
            municipality=municipality,
            on=moment.astimezone(COPENHAGEN).date(),
            lines=tuple(ExtractLine(local(one.at).date(), one.done, one.purpose) for one in uses),
        )
    )


def _mentor(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> Drawn:
    reader, user, today = store.own_reader(), store.user, moment.astimezone(COPENHAGEN).date()
    mentee = next((one for one in mentoring.mentees(reader).mentees if one.citizen == page.id), None)
    if mentee is None:
        raise Refused(NOT_MENTOR)
    me = workers.by_id(reader).get(user.id) or Worker(user.id, user.initials, user.name, "", "", "")
    month = (asked.on or today).replace(day=1)
    return draw_sheets((sheet_of(mentee, month, me),), municipality=municipality, printed_on=today)
