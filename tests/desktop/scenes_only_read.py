"""A store that is only read: the sentence that stays, over the day, over a case, and over fields that stand still."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtWidgets import QWidget

from desktop.flows import only_read
from desktop.lanes import Lane
from desktop.opening import Onlooker
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.look.tokens import look
from desktop.ui.parts.still import still
from desktop.ui.window import MainWindow
from storage.upgrade import Progress, Room
from tests.desktop import scenes

ROOM: Final = Room(1_240_000_000, 41_000_000)


def standing(window: MainWindow) -> MainWindow:
    """Say above a page that nothing can be kept."""
    said = f"{only_read.said_of(ROOM)} Det, der venter, sendes herfra, når der er net."
    window.stand("Sagerne kan kun læses lige nu", said, "Prøv igen", lambda: None)
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


PAGES: dict[str, Callable[[], QWidget]] = {
    "only_read_today": lambda: standing(scenes.today()),
    "only_read_case": lambda: standing(scenes.citizen()),
    "only_read_writing": writing,
    "only_read_planning": planning,
}


def upgrading(stage: Literal["copy", "reads"] = "reads", done: int = 12_400) -> LeanUnlock:
    """A store of an older program is being brought up at *Lås op*."""
    window = LeanUnlock(initials="MEHA", theme=look.theme, scale=look.scale)
    window.resize(1280, 800)
    window.word.setText("havre lampe trappe")
    window.busy(working=True)
    onlooker = Onlooker(
        Lane("store", refused=print, crashed=print), window, ticks=iter((0.0, 0.0, 30.0)).__next__
    )
    onlooker.show(Progress(stage, 0, 50_000))
    onlooker.show(Progress(stage, done, 50_000))
    return window


AT_THE_DOOR: Final[dict[str, Callable[[], LeanUnlock]]] = {
    "door_upgrading": upgrading,
    "door_upgrading_copy": lambda: upgrading("copy", 9_000),
}
"""Painted without our parts, so what is asked of a page does not fit it."""
SCENES: Final[dict[str, Callable[[], QWidget]]] = {**PAGES, **AT_THE_DOOR}
