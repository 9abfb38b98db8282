"""Ny borger: as it opens, without a number, with what is missing, and a number that is in a case here already."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from casework.answers_same import OtherCase
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.new_citizen import NewCitizenScreen
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, now, window_with

WHO = {"first_name": "Nora", "last_name": "Nystad", "cpr": "710382-9999"}


def asked(tell: Callable[[NewCitizenScreen], object] | None = None, **said: str) -> QWidget:
    """Make the screen, with words in it where there are any."""
    screen = NewCitizenScreen(now)
    if said:
        screen.form.fill(WHO | said)
        screen.form.typed.emit()
    if tell is not None:
        tell(screen)
    return window_with("citizens", screen)


def known(screen: NewCitizenScreen) -> None:
    """Say that the number is here."""
    screen.show_known(OtherCase("c-1", "Zahra Mansour"))


def opened() -> QWidget:
    """The page of a case that only this computer knows."""
    page = replace(facts.EMPTY, name="Nora Nystad", first_name="Nora", only_here=True, protected=True)
    screen = citizen_screen(page)
    screen.show_timeline((), more=False)
    return window_with("citizen", screen)


def offered() -> QWidget:
    """The caseload with its button, and a row that waits to be sent."""
    screen = CitizensScreen(now)
    screen.show_rows(
        (
            replace(
                facts.ROWS[0], id="c-new", name="Anne Nystad", folded="anne nystad", unsent=True, torn=False
            ),
            *facts.ROWS,
        )
    )
    screen.offer_new(on=True)
    return window_with("citizens", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "new_citizen": asked,
    "new_citizen_typed": lambda: asked(identity="cpr"),
    "new_citizen_no_number": lambda: asked(identity="none", no_cpr_reason="Venter på erstatningsnummer"),
    "new_citizen_flaw": lambda: asked(lambda screen: screen.form.send(), cpr="71038299"),
    "new_citizen_known": lambda: asked(known, cpr="730382-0941"),
    "new_citizen_opened": opened,
    "new_citizen_offered": offered,
}
