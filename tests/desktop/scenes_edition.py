"""Papir til andre: for a partner, and for a workplace with words to look at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework.answers import AgreementShown
from casework.plan_editions import Answer, PlacementShown, edition, spoken, unanswered
from desktop.paper.plan_others import draw_edition
from desktop.paper.preview import pages
from desktop.ui.screens.edition import EditionScreen
from tests.casework.test_plan import GOAL, PAGE
from tests.desktop.scenes import now, window_with

BAKERY = PlacementShown(
    "p", "Eksempel Bageri", "Jens Madsen", "Prøve arbejdet", date(2027, 1, 5), date(2027, 2, 25), 6
)
CASE = replace(
    PAGE,
    goals=(GOAL,),
    agreements=(
        AgreementShown("a", "Ringer i uge 1, 2, 4 og 8", "MEHA", "", date(2027, 1, 8), "open", -1),
        AgreementShown("b", "Holder pause, når smerterne kommer", "Bageriet", "", None, "open", -1),
    ),
)
WHOLE = {
    "to": "Eksempel Bageri",
    "said": "Bageriet må få aftalen",
    "until": "2027-02-25",
    "goal": "g",
    "placement": "p",
    "tasks": "Uge 1 og 2: pakke og sætte på hylder\nUge 3 til 8: veje af og pakke selv",
    "needs": "En fast makker\nSlut til tiden, klokken 12",
    "reach": "Ring først\nLæg tider mellem kl. 9 og 14",
    "line:a": "ours",
}


def chosen(audience: str, more: dict[str, str], answers: dict[str, Answer]) -> QWidget:
    """Make the screen with what was chosen, its finds and its page."""
    screen = EditionScreen(now)
    screen.show_case(CASE, [BAKERY])
    screen.form.fill(WHOLE | more | {"audience": audience})
    placement = BAKERY if audience == "company" else None
    said = spoken(CASE, screen.chosen(), placement)
    answered = [one for one in said if one.key in answers]
    screen.finds.show_finds(unanswered(said, answers), answered, answers)
    paper = edition(
        CASE,
        screen.chosen(),
        answers,
        municipality="Eksempel Kommune",
        today=now().date(),
        placement=placement,
    )
    form = QImage.Format.Format_RGB888
    screen.show_pages(
        [
            QImage(page.rgb, page.width, page.height, page.width * 3, form).copy()
            for page in pages(draw_edition(paper).pdf, 1.5)
        ]
    )
    return window_with("citizens", screen)


def empty() -> QWidget:
    """Make the screen as it opens."""
    screen = EditionScreen(now)
    screen.show_case(CASE, [])
    return window_with("citizens", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "edition": empty,
    "edition_partner": lambda: chosen("partner", {"to": "Sundhedshuset", "said": "I må se målet"}, {}),
    "edition_company": lambda: chosen(
        "company",
        {"line:b": "theirs", "tasks": "Pakke brød, også når angsten driller"},
        {"agreement:b:what": Answer(CASE.agreements[1].what, "Holder pause kl. 10.30")},
    ),
}
