"""What every screen promises to the window: its place in the rail, its head, its keys, and new words on demand."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from casework.clock import COPENHAGEN
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.focus import order_keys
from desktop.ui.parts.header import Header, Page
from desktop.ui.parts.layout import column

if TYPE_CHECKING:
    from desktop.ui.parts.tabs import Tabs

Frame = Literal["rail", "narrow", "bare", "safe"]
Now = Callable[[], datetime]
Key = tuple[str, str]


def copenhagen_now() -> datetime:
    """Return the time in Denmark, whatever zone the PC believes in."""
    return datetime.now(COPENHAGEN)


class Screen(QWidget, Part):
    """A page of the window.

    `place` is the place of the rail that is lit; `frame` says what stands around the page: the whole rail, the narrow
    one (beside a preview), nothing ("bare": the page has its own bars), or the safe view. The window listens to
    `header` (search, safe view, lock), and hands the focus to `first_focus` when the screen is opened.
    """

    spoken_role: ClassVar = Role.Pane

    place: ClassVar[str] = ""
    frame: ClassVar[Frame] = "rail"

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__()
        self.now = now
        self.header: Header | None = None
        self.first_focus: QWidget | None = None
        self.tabs: Tabs | None = None
        """The rooms beside this one, where it is one of several."""
        self.refilled: QWidget | None = None
        """What a refresh fills anew; it is taken off the page meanwhile, where the focus is not in it."""
        self.is_filling = False
        self._tight: bool | None = None

    def lay_out(self, header: Header, body: QWidget, *, scroll: bool = True) -> None:
        """Put a desk page together: header above, the rooms beside this one where there are such, body below."""
        self.header, self.refilled = header, body
        header.titled.connect(self.setAccessibleName)  # who comes in with a screen reader hears where
        self.setLayout(column((Page(header, body, scroll=scroll, tabs=self.tabs), 1), gap=""))

    def unfold(self) -> None:
        """Let what begins unseen be seen before it is filled: somebody opens a form that stands in it."""
        if self.refilled is not None and not self.is_filling:
            self.refilled.show()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen and what they do, for F1."""
        return ()

    def receipt_room(self) -> QRect | None:
        """Return where a receipt lies without hiding anything that is pressed; None: in the middle, at the foot."""
        return None

    def whereabouts(self) -> dict[str, str]:
        """Return what of this page is chosen and filtered, to be found again after a lock; typed words are drafts."""
        return {}

    def go_back_to(self, said: Mapping[str, str]) -> None:
        """Choose and filter as before."""

    def retranslate(self) -> None:
        """Say everything again, in the language of the moment."""

    def fit(self, *, tight: bool) -> None:
        """Arrange for little room, or for enough."""

    def ask_for_room(self) -> None:
        """Arrange again where the answer to "is there little room?" has changed."""
        tight = look.is_tight(self)
        if tight != self._tight:
            self._tight = tight
            self.fit(tight=tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, or more."""
        super().resizeEvent(event)
        self.ask_for_room()

    def refit(self) -> None:
        """Larger text leaves less room."""
        self.ask_for_room()
        super().refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from a room of a case back to it, where nothing nearer took the key; once, held or not."""
        back = self.header.back if isinstance(self.header, Header) else None  # a visit has a bar of its own
        if event.key() == Qt.Key.Key_Escape and back is not None:
            if not event.isAutoRepeat():
                back.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Tab reads the page as it stands now."""
        order_keys(self)
        return super().focusNextPrevChild(next)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def room_for_receipt(page: QWidget | None, window: QWidget) -> QRect | None:
    """Return where in the window a receipt takes no press from this page; None: in the middle, at the foot."""
    free = page.receipt_room() if isinstance(page, Screen) else None
    return None if page is None or free is None else QRect(page.mapTo(window, free.topLeft()), free.size())


def shortcut(widget: QWidget, keys: str, do: Callable[[], object]) -> None:
    """Let a key do something once while the focus is in `widget`: what lies over the page keeps its own keys.

    Held down it does nothing more: what it would reach by then is not what the person saw when she pressed.
    """
    made = QShortcut(QKeySequence(keys), widget)
    made.setAutoRepeat(False)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(do)


class SamePlace:
    """Around a refresh: the page stays where it was, and the focus where the person left it.

    A part that was made anew is found again by what a screen reader calls it.

    Meanwhile nobody sees what is filled: for each part that is put into a page, or shown in it, Qt lays out all around
    it up to the window, and a list of fourteen was laid out sixty times. Within one turn that is nothing to the eye.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._unseen: QWidget | None = None

    def __enter__(self) -> None:
        """Remember."""
        self._bars = [
            (area.verticalScrollBar(), area.verticalScrollBar().value())
            for area in self._screen.findChildren(QScrollArea)
        ]
        self._focus = self._inside()
        self._name = self._focus.accessibleName() if self._focus is not None else ""
        filled = self._screen.refilled
        if filled is None or self._screen.is_filling:
            return
        is_written_in = self._focus is not None and filled.isAncestorOf(self._focus)
        if filled.isHidden() or (filled.isVisible() and not is_written_in):
            self._screen.is_filling, self._unseen = True, filled
            filled.hide()

    def _inside(self) -> QWidget | None:
        """What has the window's focus, if it lies in this screen."""
        focus: QWidget | None = self._screen.window().focusWidget()
        return focus if focus is not None and self._screen.isAncestorOf(focus) else None

    def __exit__(self, *_what: object) -> None:
        """Put back."""
        if self._unseen is not None:
            self._screen.is_filling = False
            self._unseen.show()
        for bar, value in self._bars:
            bar.setValue(value)
        if self._focus is None or (isValid(self._focus) and self._inside() is self._focus):
            return
        for widget in self._screen.findChildren(QWidget):
            is_it = self._name and widget.accessibleName() == self._name and widget.isVisible()
            if is_it and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus()
                return
