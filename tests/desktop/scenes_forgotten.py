"""Glemt adgangssætning, at every step: asked, waiting, nearly answered, refused, without a network, and new words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.forgotten import ForgottenScreen
from desktop.ui.screens.forgotten_steps import Asked
from tests.desktop.scenes import now
from tests.desktop.scenes_sync import WORDS

CHECK: Final = ("lunde", "hæfteklamme", "bibliotek", "regn", "tyr", "sommerfugl")
UNTIL: Final = "kl. 9.00 i morgen"


def forgotten(
    step: str, *, known: bool = True, asked: Asked | None = None, restoring: bool = False
) -> ForgottenScreen:
    """Make the screen at a step."""
    screen = ForgottenScreen(now, restoring=restoring)
    screen.ask_address(known=known)
    screen.show_check(CHECK)
    screen.show_asked(asked or Asked(0, UNTIL, online=True))
    screen.show_words(WORDS)
    screen.show_step(step)
    return screen


def refused() -> QWidget:
    """Nobody can help this store."""
    screen = forgotten("ask")
    screen.show_problem(
        "Der er endnu ingen, der kan hjælpe dig ind her: din kommune havde ingen gendannelsesnøgle, da computeren "
        "sidst havde kontakt. Intet er ændret. Prøv at huske ordene, eller tal med teamlederen."
    )
    return screen


def altered() -> QWidget:
    """An answer came that does not open."""
    screen = forgotten("compare", asked=Asked(1, UNTIL, online=True))
    screen.show_problem(
        "Svaret er ændret undervejs og åbner ikke noget. Intet er ændret på denne computer. "
        "Ring til nøgleofficererne."
    )
    return screen


def busy() -> QWidget:
    """The store is sealed with the new words."""
    screen = forgotten("words")
    screen._words.typed.write(" ".join(WORDS))
    screen.busy(on=True)
    return screen


SCENES: dict[str, Callable[[], QWidget]] = {
    "forgotten_ask": lambda: forgotten("ask"),
    "forgotten_where": lambda: forgotten("ask", known=False),
    "forgotten_refused": refused,
    "forgotten_waiting": lambda: forgotten("compare"),
    "forgotten_one": lambda: forgotten("compare", asked=Asked(1, UNTIL, online=True)),
    "forgotten_offline": lambda: forgotten("compare", asked=Asked(0, UNTIL, online=False)),
    "forgotten_altered": altered,
    "forgotten_words": lambda: forgotten("words"),
    "forgotten_busy": busy,
}
