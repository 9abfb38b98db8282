"""Fremdrift: answers that rise and fall, hours from an import, a case without either, and a role that reads neither."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.answers_progress import Answered, PaidWeek, ProgressShown
from casework.visits import HELPED, QUESTION
from desktop.ui.screens.progress import ProgressScreen
from tests.desktop.facts import PAGE
from tests.desktop.scenes import now, window_with

FIRST: Final = date(2026, 8, 20)
GIVEN: Final = ((1, 2), (2, 0), (2, 3), (4, 3), (3, 4), (3, 3), (4, 5))
FORMS: Final = ("home", "phone", "walk", "home", "workplace", "home", "office")


def _answers(given: tuple[tuple[int, int], ...]) -> tuple[Answered, ...]:
    told = [
        Answered(
            f"{number}-{question[:3]}", on, question, answer, f"v{number}", FORMS[number % 7], "Mette Hald"
        )
        for number, both in enumerate(given)
        for on in (FIRST + timedelta(weeks=2 * number),)
        for question, answer in zip((QUESTION, HELPED), both, strict=True)
        if answer
    ]
    return tuple(told)


WEEKS: Final = tuple(
    PaidWeek(f"h{number}", date(2026, 10, 5) + timedelta(weeks=number), hours, "Fjordens Bageri")
    for number, hours in enumerate((0.0, 3.0, 4.5, 4.5, 2.0, 6.0))
)
PROGRESS: Final = ProgressShown(PAGE.name, answers=_answers(GIVEN), weeks=WEEKS)
LONG: Final = ProgressShown(PAGE.name, answers=_answers(GIVEN * 8))


def progress(shown: ProgressShown = PROGRESS) -> QWidget:
    """Show how it goes in a case."""
    screen = ProgressScreen(now)
    screen.show_progress(shown)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "progress": progress,
    "progress_answers": partial(progress, ProgressShown(PAGE.name, answers=_answers(GIVEN[:3]))),
    "progress_one": partial(progress, ProgressShown(PAGE.name, answers=_answers(GIVEN[:1]))),
    "progress_hours": partial(progress, ProgressShown(PAGE.name, weeks=WEEKS)),
    "progress_long": partial(progress, LONG),
    "progress_empty": partial(progress, ProgressShown(PAGE.name)),
    "progress_not_read": partial(progress, ProgressShown(PAGE.name, may_read=False)),
}
