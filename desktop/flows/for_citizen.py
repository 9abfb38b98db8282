"""What a citizen gets on paper, made of the case and of what was typed: the same for the window and for the script."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from casework import agreement_sheet, contact_card, meeting_letter, rights
from casework.agreement_sheet import AgreementSheet
from casework.answers import CitizenPage
from casework.calendar import say_field_date
from casework.clock import COPENHAGEN
from casework.contact_card import ContactCard
from casework.hidden_address import HiddenAddress
from casework.meeting_letter import MeetingLetter, Typed, VisitAhead
from casework.rights import RightsPaper, Standing
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import letters as reads
from storage.reads.veil import hidden_address

if TYPE_CHECKING:
    from desktop.paper.sheet import Drawn

CitizenPaper = Literal["letter", "rights", "contact", "agreements"]
NAMES: Final[dict[CitizenPaper, str]] = {
    "letter": "Brev før møde",
    "rights": "Rettigheder og pligter",
    "contact": "Kontaktkort",
    "agreements": "Aftaleark",
}
"""What the file is called: never the citizen, whose name may not stand on a stick."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the case says that one of the papers may need."""

    page: CitizenPage
    ahead: tuple[VisitAhead, ...]
    standing: Standing
    hidden: HiddenAddress
    """The address that may stand in nobody's words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper, and what was typed for it: the letter's words, the day of the rights, the hours of the card."""

    paper: CitizenPaper
    typed: Typed
    on: date
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that is worded, not yet drawn; `unsaid` is for the caseworker, `entered` is what the trail calls it."""

    paper: CitizenPaper
    file: str
    draw: Callable[[], "Drawn"]
    unsaid: tuple[str, ...]
    records: tuple[str, ...]
    entered: str


def facts(reader: Reader, citizen: str, now: datetime, on: date) -> Facts | None:
    """Answer with what the case says, None where it is not here; `on` is the day that the rights are asked for."""
    with reader.moment():
        page = citizen_reads.page(reader, citizen, now.astimezone(COPENHAGEN).date(), now=now)
        if page is None:
            return None
        hidden = hidden_address(reader, page.cases)
        return Facts(page, reads.meetings(reader, citizen, now), reads.standing(reader, citizen, on), hidden)


def made(of: Facts, asked: Asked, *, municipality: str, today: date) -> Made:
    """Word the paper that is asked for; Refused where there is nothing to say, or what was typed cannot be read."""
    page, paper = of.page, asked.paper
    file = f"{NAMES[paper]} {say_field_date(today)}.pdf"
    if paper == "letter":
        visit = meeting_letter.chosen(of.ahead, asked.typed.visit)
        letter = meeting_letter.letter(
            page, visit, asked.typed, hidden=of.hidden, municipality=municipality, today=today
        )
        entered = "letter" if letter.address else "letter:veiled"
        records = meeting_letter.drawn_from(page, visit.visit.visit)
        return Made(paper, file, partial(_letter, letter), letter.unsaid, records, entered)
    if paper == "rights":
        said = rights.paper(page, of.standing, on=asked.on, municipality=municipality, today=today)
        return Made(paper, file, partial(_rights, said), said.unsaid, (page.id,), paper)
    if paper == "agreements":
        sheet = agreement_sheet.sheet(page, hidden=of.hidden, municipality=municipality, today=today)
        return Made(
            paper, file, partial(_sheet, sheet), sheet.unsaid, agreement_sheet.drawn_from(page), paper
        )
    card = contact_card.card(page, asked.hours, hidden=of.hidden, today=today)
    return Made(paper, file, partial(_card, card), card.unsaid, (page.id,), paper)


def _letter(letter: MeetingLetter) -> "Drawn":
    from desktop.paper.meeting_letter import draw_letter

    return draw_letter(letter)


def _rights(paper: RightsPaper) -> "Drawn":
    from desktop.paper.rights import draw_rights

    return draw_rights(paper)


def _sheet(sheet: AgreementSheet) -> "Drawn":
    from desktop.paper.agreement_sheet import draw_agreement_sheet

    return draw_agreement_sheet(sheet)


def _card(card: ContactCard) -> "Drawn":
    from desktop.paper.contact_card import draw_contact_card

    return draw_contact_card(card)
