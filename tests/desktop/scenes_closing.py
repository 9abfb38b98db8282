"""A closed case: asked for, said, written in unknowing, in doubt, and in the caseload."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers import CitizenRow
from casework.answers_closing import ClosingShown
from casework.answers_life import LifeShown
from casework.death import STOPPED
from desktop.ui.screens.citizens import CitizensScreen
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, window_with

DAY = date(2026, 11, 25)
OPEN = ClosingShown(
    "Zahra Mansour",
    visits=2,
    agreements=3,
    statements=1,
    may_close=True,
    may_reopen=True,
    code="P1825D",
)
CLOSED = replace(
    OPEN,
    closed_on=DAY,
    reason="work",
    next_step="Havnens Café ringer til hende hver måned, og hun kan altid ringe til mig.",
    kept_until=date(2031, 11, 24),
)


def asked() -> QWidget:
    """Ask for day, reason and what happens next."""
    screen = citizen_screen()
    screen.facts.show_life(LifeShown(may_write=True))
    screen.life.show_closing(OPEN)
    screen.life.offer(facts.TODAY)
    screen.life.close_case.click()
    return window_with("citizen", screen)


def told(shown: ClosingShown) -> QWidget:
    """Show the page of a closed case."""
    screen = citizen_screen()
    stopped = tuple(replace(one, status=STOPPED, days_over=0) for one in facts.PAGE.agreements)
    page = replace(facts.PAGE, closed_on=shown.closed_on, next_step="", next_step_at=None, agreements=stopped)
    screen.show_page(replace(page, waiting_for="", waiting_days_over=0) if shown.closed_on else facts.PAGE)
    screen.facts.show_life(LifeShown(may_write=True))
    screen.closing.show_closing(shown)
    return window_with("citizen", screen)


def resting(row: CitizenRow, *, written_since: bool) -> CitizenRow:
    """Return a row as it is once its case is closed."""
    none = replace(row, next_step="", next_step_at=None, waiting_for="", waiting_days_over=0)
    return replace(none, closed_on=DAY, written_since=written_since)


def listed() -> QWidget:
    """Show a caseload with a case that was written in since it was closed, and a filter for those that rest."""
    screen = CitizensScreen(lambda: facts.NOW)
    first, second, *others = facts.ROWS
    screen.show_rows((resting(first, written_since=True), resting(second, written_since=False), *others))
    return window_with("citizens", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "closing_asked": asked,
    "closing_unseen": lambda: told(replace(CLOSED, unseen=("Jonas Krogh",), pieces=2)),
    "closing_listed": listed,
}
