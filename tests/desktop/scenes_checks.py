"""What is to be looked at: beside the day, on a case, on its plan, and where an hour is being chosen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.answers_checks import CaseChecks, DayChecks
from casework.clashes import Clash, Side
from casework.clock import COPENHAGEN
from casework.plan import missing
from casework.reviews import CitizenReviews, Review, ReviewDay
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.today import TodayScreen
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, now, window_with

FRIDAY: Final = date(2026, 11, 27)


def at(hour: int, minute: int = 0) -> datetime:
    """Return an hour of the Friday after the pictures' day."""
    return datetime(2026, 11, 27, hour, minute, tzinfo=COPENHAGEN)


ZAHRA, KARL = facts.PAGE.name, "Karl Ågård-Kjærsgaard"
HOME = Side("v-1", "visit", "home", facts.PAGE.id, ZAHRA, at(10))
CLASHES: Final = (
    Clash(
        "overlap",
        FRIDAY,
        HOME,
        Side("a-1", "agreement", "Går til lægen kl. 10.30", facts.PAGE.id, ZAHRA, at(10, 30)),
    ),
    Clash("placement", FRIDAY, HOME, Side("p-1", "placement", "Havnens Bageri", facts.PAGE.id, ZAHRA)),
    Clash(
        "worker", FRIDAY, Side("v-2", "visit", "office", "c-2", KARL, at(13)), replace(HOME, at=at(13, 30))
    ),
)
REVIEWS: Final = (
    Review("goal", date(2026, 11, 20), "Kørekort", "g-1", "goal"),
    Review("ended", date(2026, 11, 13), "Teoriundervisning om aftenen", "x-1", "activity"),
    Review("plan", date(2026, 11, 14)),
    Review("gap", date(2026, 11, 4)),
    Review("answers", date(2026, 11, 1)),
    Review("purpose", FRIDAY, "home", "v-1", "visit"),
    Review("job", facts.TODAY),
)
CASE: Final = CaseChecks(CLASHES[:2], REVIEWS, ReviewDay(date(2026, 11, 14), date(2026, 11, 14)))
DAY: Final = DayChecks(
    CLASHES,
    (
        CitizenReviews(facts.PAGE.id, ZAHRA, REVIEWS),
        CitizenReviews("c-2", KARL, REVIEWS[2:4]),
        CitizenReviews("c-3", "Lis Ærø", REVIEWS[4:5]),
        CitizenReviews("c-4", "Ole Dahl", REVIEWS[5:6]),
    ),
)


def today_checks() -> QWidget:
    """A day with clashes ahead and cases that are due."""
    screen = TodayScreen(now)
    screen.show_day(replace(facts.DAY, said_now=(), overdue=facts.DAY.overdue[:1]))
    screen.show_checks(DAY)
    return window_with("today", screen)


def today_clash() -> QWidget:
    """A visit is being planned at an hour that is taken."""
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    screen.plan_visit([(row.id, row.name) for row in facts.ROWS])
    form, line = screen.planner.form, screen.planner.clashes
    assert form is not None
    form.fill({"who": facts.ROWS[0].id, "day": "2026-11-27", "hour": "10.00"})
    screen.planner._ask()
    assert line._wanted is not None
    line.show_clashes(line._wanted, (replace(CLASHES[0], first=replace(HOME, record="")), CLASHES[2]))
    return window_with("today", screen)


def citizen_checks() -> QWidget:
    """A case with all that can be due, every line shown, and a purpose being written."""
    screen = citizen_screen(replace(facts.PAGE, checks=CASE))
    screen.checks._turn()
    screen.checks._ask("v-1")
    return window_with("citizen", screen)


def plan_screen(checks: CaseChecks) -> PlanScreen:
    """Open a plan with what is to be looked at."""
    issued = date(2026, 8, 15)
    page = replace(facts.PAGE, checks=checks, plan_number=2, plan_issued=issued, writes_law=True)
    screen = PlanScreen(now)
    screen.show_plan(page, missing(page))
    screen.show_pages([])
    return screen


def plan_checks() -> QWidget:
    """A plan that is about to be printed, with what is to be looked at first."""
    return window_with("plan", plan_screen(CASE))


def plan_quiet() -> QWidget:
    """A plan in whose way nothing stands: it says when it is proposed to be gone through again."""
    return window_with(
        "plan", plan_screen(CaseChecks((), (), ReviewDay(date(2027, 2, 25), date(2027, 2, 25))))
    )


def plan_day() -> QWidget:
    """Somebody chose a later day for the next review, and is about to choose another one."""
    chosen = ReviewDay(date(2027, 3, 15), date(2027, 2, 25), "Zahra er på højskole til den 10. marts")
    screen = plan_screen(CaseChecks((), (), chosen))
    screen.checks._day.click()
    return window_with("plan", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "today_checks": today_checks,
    "today_clash": today_clash,
    "citizen_checks": citizen_checks,
    "plan_checks": plan_checks,
    "plan_quiet": plan_quiet,
    "plan_day": plan_day,
}
