"""Sagens forløb on its way to paper: a case of a year, and days on which nothing happened."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.flows.case_papers import PREVIEWED
from desktop.paper.evidence import draw_evidence
from desktop.paper.preview import pages
from desktop.ui.parts.sheets import Sheets
from desktop.ui.screens.case_papers import CasePapersScreen
from tests.desktop.paper.histories import SINCE, UNTIL, evidence
from tests.desktop.scenes import now, window_with


def case_papers(*, empty: bool = False, zoom: float = 0) -> QWidget:
    """Make the screen with two days, what lies between them, and the first pages; with `zoom` closer than they fit."""
    screen = CasePapersScreen(now)
    screen.show_case("Amina Testberg")
    screen.show_days(date(2026, 11, 1) if empty else SINCE, UNTIL)
    if empty:
        screen.show_found("Der er intet mellem de to dage, som skal med.")
        screen.show_pages([], 0)
        return window_with("citizens", screen)
    drawn = draw_evidence(evidence(40))

    def picture(page: int, dots: float) -> QImage:
        (one,) = pages(drawn.pdf, dots, only=range(page, page + 1))
        return QImage(one.rgb, one.width, one.height, one.width * 3, QImage.Format.Format_RGB888).copy()

    shown = Sheets(
        (picture(page, 1.5) for page in range(PREVIEWED)),
        dots=1.5,
        redraw=lambda page, dots, then: then(picture(page, dots)),
    )
    screen.show_found("40 ting mellem de to dage.")
    screen.show_pages(shown, drawn.pages)
    if zoom:
        screen._side.choose("pages")
        screen._preview.zoom_to(zoom)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "case_papers": case_papers,
    "case_papers_close": partial(case_papers, zoom=1.5),
    "case_papers_empty": partial(case_papers, empty=True),
}
