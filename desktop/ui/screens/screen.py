"""What every screen promises to the window: its place in the rail, its head, its keys, and new words on
demand.
"""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.clock import COPENHAGEN
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import column
from desktop.ui.parts.words import Words

Frame = Literal["rail", "narrow", "bare", "safe"]
Now = Callable[[], datetime]


def copenhagen_now() -> datetime:
    """Return the time in Denmark, whatever zone the PC believes in."""
    return datetime.now(COPENHAGEN)


class Head(QWidget):
    """The title of a page and one quiet line under it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Words("", "display", lines=1)
        self._note = Words("", "small", "ink_soft")
        self.setLayout(column(self._title, self._note, gap=""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, title: str, note: str = "") -> None:
        """Say another title."""
        self._title.say(title)
        self._note.say(note)
        self._note.setVisible(bool(note))


class Screen(QWidget):
    """A page of the window.

    `place` is the place of the rail that is lit; `frame` says what stands around it: the whole rail, the
    narrow one (for pages with a preview), nothing ("bare": the page has its own bars), or the safe view.
    `head` stands in the window's header beside search and lock.
    """

    place: ClassVar[str] = ""
    frame: ClassVar[Frame] = "rail"

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__()
        self.now = now
        self.head: QWidget = Head()
        self._tight: bool | None = None

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen and what they do, for F1."""
        return ()

    def retranslate(self) -> None:
        """Say everything again, in the language of the moment."""

    def fit(self, *, tight: bool) -> None:
        """Arrange for little room, or for enough."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask whether there is room, and arrange once when the answer changes."""
        super().resizeEvent(event)
        tight = look.is_tight(self)
        if tight != self._tight:
            self._tight = tight
            self.fit(tight=tight)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
