"""Åbn en borger uden for din sagsstamme: as it opens, refused, and on its way."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.glass import GlassScreen
from sync.words import _TURNED
from tests.desktop.scenes import now, window_with

WHY = "Ringede selv fra biblioteket; hans kontaktperson er på kursus til torsdag."


def asked(told: Callable[[GlassScreen], object] | None = None) -> QWidget:
    """Make the screen; with words in it where something has been asked."""
    screen = GlassScreen(now)
    if told is not None:
        screen.form.fill({"cpr": "700397-0684", "category": "contact", "reason": WHY})
        told(screen)
    return window_with("citizens", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "glass": asked,
    "glass_refused": lambda: asked(
        lambda screen: screen.refuse("Der er ingen forbindelse, så sagen kan ikke åbnes nu. Intet er sendt.")
    ),
    "glass_flaw": lambda: asked(
        lambda screen: screen.form.point_at("reason", "Skriv med et par ord, hvorfor.")
    ),
    "glass_anew": lambda: asked(lambda screen: screen.ask_sign_in(_TURNED["sign_in_anew"])),
    "glass_browser": lambda: asked(lambda screen: screen.wait_for_browser()),
    "glass_words": lambda: asked(lambda screen: screen.ask_words(_TURNED["words_needed"])),
    "glass_coming": lambda: asked(lambda screen: screen.say_coming()),
}
