"""Se eller gendan: what reads, copies, the words, wrong words, under way; and what *Sikkerhed* says afterwards."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.answers_safety import MissingShown, SafetyFacts
from desktop.flows import damaged_look
from desktop.ui.screens.restore import LOOK, CopyShown, RestoreScreen
from desktop.ui.screens.safety import SafetyScreen
from tests.desktop import scenes
from tests.desktop.scenes import now
from tests.desktop.scenes_forgotten import forgotten

AGES: Final = (timedelta(hours=1), timedelta(days=1, hours=2), timedelta(days=6, hours=3))


def restoring(step: str, *, copies: int = 3, reads: bool = False, way: str = "") -> RestoreScreen:
    """Make the screen at a step."""
    screen = RestoreScreen(now)
    screen.show_copies([CopyShown(str(age), now() - age) for age in AGES[:copies]], reads=reads)
    if way and screen._copy.choices is not None:
        screen._copy.choices.choose(way)
        screen._copy.choices.chosen.emit(way)
    if step == "words":
        screen._go_on()
    return screen


def rebuilt() -> QWidget:
    """Sikkerhed after a rebuild: what is missing with its words, and the damaged files that still lie here."""
    screen = SafetyScreen(now)
    missing = (
        MissingShown(
            "note", "Amina Yusuf", "2026-11-25T13:20:00+00:00", "Hun vil ringe til bageriet på mandag."
        ),
        MissingShown("agreement", "Bent Holm", "2026-11-24", ""),
    )
    since = "2026-11-26T07:40:00+00:00"
    screen.show_facts(SafetyFacts("d", key_memory=256, missing=missing, put_aside=(since, "")))
    return screen


def looking(count: int) -> QWidget:
    """Somebody looks at a damaged store: the sentence stays above every page."""
    window = scenes.citizen()
    title = "Noget er beskadiget; her er det, der kan læses"
    window.stand(title, damaged_look.said_of(count), "Lås, og byg op", lambda: None)
    return window


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
    "restore_reads": lambda: restoring("copy", reads=True),
    "restore_look": lambda: restoring("copy", reads=True, way=LOOK),
    "restore_look_words": lambda: restoring("words", reads=True, way=LOOK),
    "restore_safety": rebuilt,
    "restore_looking": lambda: looking(7),
    "restore_one": lambda: restoring("copy", copies=1),
    "restore_words": lambda: restoring("words"),
    "restore_wrong": wrong,
    "restore_busy": busy,
    "restore_help": lambda: forgotten("ask", restoring=True),
    "restore_new_words": lambda: forgotten("words", restoring=True),
}
