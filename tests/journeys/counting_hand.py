"""A stagehand that counts what a person does: each press, tap, chord, Tab and turn of the wheel from the X server.

Counted where it arrives, at the window, before any of our widgets sees it. Letters that are typed into a field are told
apart: they are free (screens.md). What a test calls in the program is not counted: it did not come from the server.
"""

import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit

from tests.journeys import stagehand

MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
HEARD = "heard by the counting hand"
PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}


class Counter(QObject):
    """Hears every window of the program; `acts` says in order what arrived."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[str] = []
        self.letters = 0

    def listen(self) -> None:
        """Hear the windows that have come since.

        None is held: Qt takes a window away with its page.
        """
        for window in QGuiApplication.allWindows():
            if not window.property(HEARD):
                window.setProperty(HEARD, True)
                window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        if not event.spontaneous():
            return False
        if event.type() in PRESSES:
            self.acts.append(event.type().name)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> None:
        """Every key comes as a ShortcutOverride first, also where a shortcut of ours takes it."""
        if event.key() in MODIFIERS or event.isAutoRepeat():
            return
        if is_typed(event):
            self.letters += 1
        else:
            self.acts.append(f"key {Qt.Key(event.key()).name}")


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes a letter where somebody writes: with no field under the cursor it is a command."""
    field = QApplication.focusWidget()
    writes = isinstance(field, QLineEdit | QTextEdit) and not field.isReadOnly()
    return writes and event.text().isprintable() and bool(event.text()) and not event.modifiers() & CHORD


_counter: list[Counter] = []


def counter() -> Counter:
    """Return the one counter of this program; it hears the windows that are there now."""
    if not _counter:
        _counter.append(Counter())
    _counter[0].listen()
    return _counter[0]


def see(question: dict[str, Any]) -> list[dict[str, Any]]:
    """Look as every stagehand does: what a hand can see, it can press, so it is heard from here on."""
    counter()
    return stagehand.see(question) + _choices()


def _choices() -> list[dict[str, Any]]:
    """Return what a menu offers: its lines are no widgets."""
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    return [
        {"class": "action", "name": action.text(), "object": "", "text": action.text()}
        | {"rect": stagehand._place(menu, menu.actionGeometry(action)), "enabled": action.isEnabled()}
        | {"focused": False, "checked": False}
        for menu in menus
        for action in menu.actions()
    ]


def counted(_: dict[str, Any]) -> dict[str, Any]:
    """Return what was done so far."""
    return {"acts": list(counter().acts), "letters": counter().letters}


stagehand.QUESTIONS |= {"see": see, "counted": counted}

if __name__ == "__main__":
    sys.exit(stagehand.main())
