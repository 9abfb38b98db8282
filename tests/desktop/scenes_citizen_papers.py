"""Papir til borgeren: a letter that was worded for a planned visit, a case without any, the rights, and the card."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework.answers import DayVisit, Worker
from casework.changes import Seen
from casework.clock import instant
from casework.meeting_letter import NO_VISIT, VisitAhead
from desktop.paper.contact_card import draw_contact_card
from desktop.paper.meeting_letter import draw_letter
from desktop.paper.preview import pages
from desktop.paper.rights import draw_rights
from desktop.ui.screens.citizen_papers import CitizenPapersScreen
from tests.desktop.paper.cases import drawn_sheet
from tests.desktop.paper.letters_to import CARD, JONAS, rights
from tests.desktop.scenes import now, window_with

METTE: Final = Worker("w-mette", "MEHA", "Mette Hald", "", "", "70000001")


def _ahead(days: int, form: str, place: str) -> VisitAhead:
    at = instant(now() + timedelta(days=days))
    visit = DayVisit(
        f"v-{days}", "c-1", "Jonas Testperson", at, form, place, False, "", "", "", "", "", "", "", (), Seen()
    )
    return VisitAhead(visit, METTE)


def _shown(screen: CitizenPapersScreen, pdf: bytes) -> None:
    form = QImage.Format.Format_RGB888
    screen.show_pages(
        [QImage(one.rgb, one.width, one.height, one.width * 3, form).copy() for one in pages(pdf, 1.5)]
    )


def letter() -> QWidget:
    """Make the letter for the next of two meetings."""
    screen = CitizenPapersScreen(now)
    screen.show_case("Jonas Testperson")
    screen.form.show_meetings((_ahead(2, "office", "Eksempel Bibliotek"), _ahead(9, "walk", "")))
    screen.form.fill({"place": JONAS.place, "way": JONAS.way, "minutes": "45", "why": JONAS.why})
    _shown(screen, draw_letter(JONAS).pdf)
    return window_with("citizens", screen)


def nothing_planned() -> QWidget:
    """Make the page of a case in which no visit is planned."""
    screen = CitizenPapersScreen(now)
    screen.show_case("Jonas Testperson")
    screen.show_told([NO_VISIT])
    screen.show_pages([])
    return window_with("citizens", screen)


def other(paper: str) -> QWidget:
    """Make the page of the rights, or of the card, with something the paper does not say."""
    screen = CitizenPapersScreen(now)
    screen.show_case("Amina Testperson")
    screen.form.paper.choose(paper)
    screen.form._turn()
    screen._turn()
    if paper == "rights":
        _shown(screen, draw_rights(rights()).pdf)
    elif paper == "agreements":
        _shown(screen, drawn_sheet())
    else:
        screen.form.fill({"hours": "Mandag til torsdag kl. 9-15\nFredag kl. 9-12"})
        screen.show_told(["Sagen har ingen makker. Kortet siger ikke, hvem der svarer i stedet."])
        _shown(screen, draw_contact_card(CARD).pdf)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "citizen_papers": letter,
    "citizen_papers_nothing": nothing_planned,
    "citizen_papers_rights": partial(other, "rights"),
    "citizen_papers_agreements": partial(other, "agreements"),
    "citizen_papers_card": partial(other, "contact"),
}
