"""A protected address: asked for, listed with what carries it, all answered, and one answer asked for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers_closing import ClosingShown
from casework.answers_guarding import CarrierShown, GuardShown
from casework.answers_life import LifeShown
from casework.guarding import Carrier
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, window_with

ME = "Mette Hald"
CARRIERS = (
    CarrierShown("c-1", Carrier("p-1", "paper", "Plan, udgave 3", "citizen", date(2026, 11, 2))),
    CarrierShown(
        "c-1", Carrier("day", "day", "", ME, date(2026, 9, 3), date(2026, 11, 24), 6), is_sure=False
    ),
    CarrierShown("c-1", Carrier("usb", "plan_file", "", ME, date(2026, 11, 2), date(2026, 11, 2))),
    CarrierShown(
        "c-1",
        Carrier("letter", "file", "Brev til udlejer", "Jonas Krogh", date(2026, 10, 9), date(2026, 10, 9)),
        is_sure=False,
    ),
)
OPEN = GuardShown(may_write=True, cases=("c-1",))
ON = replace(
    OPEN,
    is_on=True,
    on=date(2026, 11, 26),
    source="Politiet",
    why="Trusler fra en tidligere samlever",
    carriers=CARRIERS,
)
DONE = replace(
    ON,
    carriers=tuple(
        replace(one, how=how, remark=remark, by_name=ME, settled_on=facts.TODAY)
        for one, how, remark in zip(
            CARRIERS,
            ("citizen", "back", "back", "lost"),
            ("", "", "", "Udlejeren har kastet det væk; teamlederen ved det"),
            strict=True,
        )
    ),
)


def wanted() -> QWidget:
    """Ask for the protection."""
    screen = citizen_screen()
    shown = LifeShown(may_write=True)
    screen.life.show_life(shown)
    screen.facts.show_life(shown)
    screen.life.show_closing(ClosingShown(may_close=True))
    screen.life.show_guard(OPEN)
    screen.life.offer(facts.TODAY)
    screen.life.guard.click()
    return window_with("citizen", screen)


def told(shown: GuardShown, *, asked: bool = False, whole: bool = False) -> QWidget:
    """Show the page of a citizen whose address is protected."""
    screen = citizen_screen()
    screen.show_page(replace(facts.PAGE, protected=True, address=""))
    screen.facts.show_life(LifeShown(may_write=True))
    screen.guard.show_guard(shown)
    if whole:
        screen.guard.more.click()
    if asked:
        screen.guard.buttons[0].click()
    return window_with("citizen", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "guard_asked": wanted,
    "guard_answered": lambda: told(replace(ON, disputed=True), asked=True),
    "guard_done": lambda: told(DONE, whole=True),
}
