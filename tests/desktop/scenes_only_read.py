"""A store that is only read: the sentence that stays, over the day, over a case, and over fields that stand still."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.flows import only_read
from desktop.ui.parts.still import still
from desktop.ui.window import MainWindow
from storage.upgrade import Room
from tests.desktop import scenes

ROOM: Final = Room(1_240_000_000, 41_000_000)


def standing(window: MainWindow) -> MainWindow:
    """Say above a page that nothing can be kept."""
    said = f"{only_read.said_of(ROOM)} Det, der venter, sendes herfra, når der er net."
    window.stand("Lageret kan kun læses lige nu", said, "Prøv igen", lambda: None)
    return window


def writing() -> QWidget:
    """The note's editor was opened all the same."""
    still.hold(only_read.said_in_field)
    window = standing(scenes.citizen_writing())
    still.hold(None)
    return window


def planning() -> QWidget:
    """The form of a visit was opened all the same."""
    still.hold(only_read.said_in_field)
    window = standing(scenes.citizen_planning())
    still.hold(None)
    return window


SCENES: dict[str, Callable[[], QWidget]] = {
    "only_read_today": lambda: standing(scenes.today()),
    "only_read_case": lambda: standing(scenes.citizen()),
    "only_read_writing": writing,
    "only_read_planning": planning,
}
