"""Gendan fra sikkerhedskopi: three copies, one, the words, wrong words, under way; and the link on *Lås op*."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.restore import CopyShown, RestoreScreen
from tests.desktop.scenes import now
from tests.desktop.scenes_forgotten import forgotten

AGES: Final = (timedelta(hours=1), timedelta(days=1, hours=2), timedelta(days=6, hours=3))


def restoring(step: str, *, copies: int = 3) -> RestoreScreen:
    """Make the screen at a step."""
    screen = RestoreScreen(now)
    screen.show_copies([CopyShown(str(age), now() - age) for age in AGES[:copies]])
    if step == "words":
        screen._go_on()
    return screen


def wrong() -> QWidget:
    """The words do not open this copy."""
    screen = restoring("words")
    screen.show_problem(
        "Forkert adgangssætning til denne kopi. Intet er ændret. Har du skiftet adgangssætning, siden kopien blev "
        "taget, så prøv den, du havde dengang."
    )
    return screen


def busy() -> QWidget:
    """The store is being restored."""
    screen = restoring("words")
    screen._open.word.write("havre lampe trappe måge")
    screen.busy(on=True)
    return screen


SCENES: dict[str, Callable[[], QWidget]] = {
    "restore_copies": lambda: restoring("copy"),
    "restore_one": lambda: restoring("copy", copies=1),
    "restore_words": lambda: restoring("words"),
    "restore_wrong": wrong,
    "restore_busy": busy,
    "restore_help": lambda: forgotten("ask", restoring=True),
    "restore_new_words": lambda: forgotten("words", restoring=True),
}
