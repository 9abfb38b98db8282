"""`fodfaeste paper evidence`, `handover`, `aktindsigt`, `cv`: papers of a case from a script, by its right, entered."""

import argparse
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from casework import access_draft, resume
from casework import access_request as access
from casework import evidence as rules
from casework import plan as plans
from casework.access_paper import paper as access_paper
from casework.answers import CitizenPage
from casework.clock import COPENHAGEN
from casework.death import no_contact
from casework.errors import Refused
from casework.handover import drawn_from, handover
from casework.plan_editions import unanswered
from casework.prints import Paper, not_printed
from casework.said_address import demanded_of_handover, demanded_of_lines
from casework.trail import Noted
from desktop.filed_pages import pictures
from desktop.paper.access import draw_access
from desktop.paper.evidence import draw_evidence
from desktop.paper.handover import draw_handover
from desktop.paper.printing import save_where_chosen
from desktop.paper.resume import draw_resume
from desktop.paper.sheet import Drawn
from storage import attached
from storage.reads import access as access_reads
from storage.reads import day as day_reads
from storage.reads import evidence as reads
from storage.reads import resume as resume_reads
from storage.reads.veil import hidden_address
from storage.vault import Store

_LOOK_FIRST: Final = (
    "CV'et er ikke skrevet ud. Der er ord, der kan sige mere, end læseren skal vide: {words}. Skriv dem om, eller "
    "svar på dem i Fodfæste, når CV'et skrives ud derfra."
)
_NOT_GONE_THROUGH: Final = (
    "Papiret er ikke skrevet ud: ingen har begyndt på anmodningen. Åbn borgerens sag i Fodfæste, vælg Papir fra "
    "sagen og Aktindsigt, og gå papirerne igennem."
)


def made(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the paper that was asked for, and return what is said of it."""
    if asked.document == "aktindsigt":
        return _access(store, page, asked, moment, municipality)
    if asked.document == "cv":
        return _cv(store, page, asked, moment)
    paper: Paper = "handover" if asked.document == "handover" else "evidence"
    if paper not in page.prints:
        raise not_printed(paper)
    today = moment.astimezone(COPENHAGEN).date()
    until: date = asked.until or today
    days = (asked.since or rules.first_day(until), until)
    draw = _handover if paper == "handover" else _evidence
    drawn = draw(store, page, days, today, municipality)
    sent = save_where_chosen(drawn.pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), paper), now=moment)
    return "\n".join((sent.said, *drawn.warnings))


def _cv(store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime) -> str:
    """Make the CV as it stands; a careful word is answered in the window, where somebody sees what it is about."""
    if "cv" not in page.prints:
        raise not_printed("cv")
    if page.died_on is not None:
        raise no_contact(page.name)
    lines = resume_reads.resume(store.own_reader(), page.id)
    if plans.is_printed_torn(page, resume.drawn_from(lines)):
        raise Refused(plans.TORN)
    if waits := unanswered(resume.spoken(lines), {}):
        raise Refused(
            _LOOK_FIRST.format(words=", ".join(found.word for find in waits for found in find.words))
        )
    paper = resume.paper(page, lines, {}, today=moment.astimezone(COPENHAGEN).date())
    resume.demanded_lines(paper, hidden_address(store.own_reader(), page.cases))
    drawn = draw_resume(paper)
    sent = save_where_chosen(drawn.pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    store.trail.note(Noted("export", (page.id,), "cv"), now=moment)
    return "\n".join((sent.said, *drawn.warnings))


def _access(
    store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime, municipality: str
) -> str:
    """Make the answer that was gone through in the window: nobody has decided anything in a script."""
    if "access" not in page.prints:
        raise not_printed("access")
    if page.died_on is not None:
        raise no_contact(page.name)
    draft = store.drafts.find(access_draft.draft_key(page.id))
    if draft is None:
        raise Refused(_NOT_GONE_THROUGH)
    reader, request = store.own_reader(), access_draft.of_draft(draft.contents)
    pieces = access_reads.pieces(reader, page.id, store.attachments.is_here)
    today = moment.astimezone(COPENHAGEN).date()
    paper = access_paper(page, pieces, request, municipality=municipality, today=today)
    if plans.is_printed_torn(page, [one.record for one in pieces]):
        raise Refused(plans.TORN)
    contents = {
        one.record: bytes(attached.read(reader.connection, store.attachments, one.record))
        for one in paper.pieces
        if one.file
    }
    drawn = draw_access(paper, pictures(paper, contents))
    sent = save_where_chosen(drawn.pdf, asked.out)
    if not sent.done:
        raise Refused(sent.said)
    said = access.logged(pieces, request, sha256(drawn.pdf).hexdigest())
    store.trail.note(
        Noted("export", (page.id,), access.what(pieces, request, veiled=page.protected), said), now=moment
    )
    return "\n".join((sent.said, *drawn.warnings))


def _evidence(
    store: Store, page: CitizenPage, days: tuple[date, date], today: date, municipality: str
) -> Drawn:
    entries = reads.evidence(store.own_reader(), page.id, *days)
    rules.demanded(*days, entries)
    if plans.is_printed_torn(page, [one.id for one in entries]):
        raise Refused(plans.TORN)
    paper = rules.paper(page, entries, days, municipality=municipality, today=today)
    demanded_of_lines(paper.lines, hidden_address(store.own_reader(), page.cases))
    return draw_evidence(paper)


def _handover(
    store: Store, page: CitizenPage, days: tuple[date, date], today: date, municipality: str
) -> Drawn:
    if page.died_on is not None:
        raise no_contact(page.name)
    rules.in_order(*days)
    entries = reads.evidence(store.own_reader(), page.id, *days)
    visits = day_reads.ahead(store.own_reader(), page.id, today)
    if plans.is_printed_torn(page, drawn_from(page, entries, visits)):
        raise Refused(plans.TORN)
    giver = store.user.name
    pack = handover(page, entries, visits, giver=giver, municipality=municipality, today=today)
    demanded_of_handover(pack, hidden_address(store.own_reader(), page.cases))
    return draw_handover(pack)
