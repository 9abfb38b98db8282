"""Words on a line: the rooms beside each other, of which one is open.

The open one is heavier and underlined; what has no room lies under *Mere*. A press asks for another one and opens
nothing: the page that leads there may stay, and the line on it must go on saying where one is. Tab comes here once;
left and right, Home and End go along the line, Enter opens.
"""

import math
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.focus import SLACK
from desktop.ui.parts.menu import Menu
from desktop.ui.parts.segment import Option

WIDEST_GAP, SMALLEST_GAP = 30, 18
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PRESSES: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Tab(QAbstractButton, Part):
    def __init__(self, option: Option, *, more: bool = False) -> None:
        super().__init__()
        self.option, self._more = option, more
        self.setCheckable(not more)
        self.setAutoExclusive(not more)  # a screen reader then says: one of several
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(SLACK, 4)  # bare words need air inside the ring
        self.say(option)

    def say(self, option: Option) -> None:
        self.option = option
        self.setText(option.text)
        self.setAccessibleName(option.text)

    def nextCheckState(self) -> None:
        """A press asks; only `Tabs.open` says which one is open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSES:
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in {*STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            event.ignore()  # the line they stand on goes along
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        extra = 4 + look.size("icon") if self._more else 0
        return QSize(math.ceil(look.width("strong", self.text())) + 2 + extra, look.size("control") + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, here = paint.start(self), self.isChecked()
        ink = "accent" if here or self.underMouse() else "ink_soft"
        line = QRectF(0, 0, self.width(), self.height() - 3)
        wide = paint.words(painter, line, self.text(), role="strong" if here else "body", color=ink)
        if self._more:
            side = look.size("icon") - 2
            spot = QRectF(wide + 3, (self.height() - 3 - side) / 2, side, side)
            icons.draw(painter, "chevron-down", ink, spot)
        if here:
            thick = 6 if look.is_contrast else 3  # the line below is as dark there: seen by its size
            foot = QRectF(0, self.height() - thick, wide, thick)
            paint.panel(painter, foot, look.color("accent"), radius=1.5)


class Tabs(QWidget, Part):
    """`opened(id)` when the person asks for another one; `open(id)` says which one is."""

    spoken_role: ClassVar = Role.PageTabList

    opened = Signal(str)

    def __init__(self, options: Sequence[Option], here: str = "", *, name: str = "") -> None:
        super().__init__()
        self._tabs = [_Tab(option) for option in options]
        self._more = _Tab(Option("", ""), more=True)
        self._here = ""
        self.is_walked = False
        """Whether whoever came here goes along the line: then the keys stay on it when the room is filled."""
        together = QButtonGroup(self, exclusive=False)  # one stop for Tab; only `open` says which one is open
        for tab in (*self._tabs, self._more):
            together.addButton(tab)
        for tab in self._tabs:
            tab.setParent(self)
            tab.clicked.connect(partial(self._ask, tab))
        self._more.setParent(self)
        self._more.clicked.connect(self._show_rest)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.open(here or options[0].id)

    def say(self, options: Sequence[Option]) -> None:
        """The same tabs in other words."""
        for tab, option in zip(self._tabs, options, strict=True):
            tab.say(option)
        self._place()

    def here(self) -> str:
        """The id of the open one."""
        return self._here

    def open(self, tab_id: str) -> None:
        """Say which one is open, without telling anyone."""
        self._here = tab_id
        for tab in self._tabs:
            tab.setChecked(tab.option.id == tab_id)
            is_way_in = tab.isChecked()
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_way_in else Qt.FocusPolicy.ClickFocus)
        self._place()

    def has_keys(self) -> bool:
        """Tell whether somebody is going along the line by keyboard, or has just pressed it."""
        return any(tab.hasFocus() for tab in (*self._tabs, self._more))

    @property
    def way_in(self) -> QWidget:
        """The one that Tab comes to: the open one."""
        return next((tab for tab in self._tabs if tab.isChecked()), self._tabs[0])

    def ask_for(self, tab_id: str) -> None:
        """Ask for another one, as a press on it does."""
        if tab_id != self._here:
            self.opened.emit(tab_id)

    def _ask(self, tab: _Tab, *_checked: bool) -> None:
        self.ask_for(tab.option.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the line; from one end on to the other."""
        line = [tab for tab in (*self._tabs, self._more) if tab.isVisible()]
        at = next((number for number, tab in enumerate(line) if tab.hasFocus()), None)
        if at is None or event.key() not in {*STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        to = ends.get(Qt.Key(event.key()), (at + STEPS.get(Qt.Key(event.key()), 0)) % len(line))
        line[to].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Words of the language of the moment."""
        self._more.say(Option("", self.tr("Mere")))

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, look.size("control") + 4)

    def minimumSizeHint(self) -> QSize:
        """The open one and *Mere*."""
        return QSize(look.grow(160), look.size("control") + 4)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """More room or less."""
        self._place()

    def refit(self) -> None:
        """Larger words need more room."""
        super().refit()
        self._place()

    def _fitting(self) -> list[_Tab]:
        """As many as have room; the open one always has."""
        wide = [tab.sizeHint().width() + SMALLEST_GAP for tab in self._tabs]
        if sum(wide) - SMALLEST_GAP <= self.width():
            return list(self._tabs)
        room = self.width() - self._more.sizeHint().width()
        shown = [tab for tab in self._tabs if tab.isChecked()]
        room -= sum(tab.sizeHint().width() + SMALLEST_GAP for tab in shown)
        for tab, needed in zip(self._tabs, wide, strict=True):
            if tab not in shown:
                if needed > room:
                    break
                shown.append(tab)
                room -= needed
        return [tab for tab in self._tabs if tab in shown]

    def _place(self) -> None:
        shown = self._fitting()
        line: list[_Tab] = shown if len(shown) == len(self._tabs) else [*shown, self._more]
        widths = [tab.sizeHint().width() for tab in line]
        gap = min(float(WIDEST_GAP), (self.width() - sum(widths)) / max(1, len(line) - 1))
        x = 0.0
        for tab, wide in zip(line, widths, strict=True):
            tab.setGeometry(round(x), 0, wide, self.height())
            x += wide + gap
        for tab in (*self._tabs, self._more):
            tab.setVisible(tab in line)
        self.update()

    def _show_rest(self) -> None:
        menu = Menu(self)
        for tab in self._tabs:
            if not tab.isVisible():
                menu.add(tab.option.text, tab.click)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
        menu.setActiveAction(menu.actions()[0])  # the arrow keys go on from there

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line they stand on."""
        foot = QRectF(0, self.height() - look.stroke, self.width(), look.stroke)
        paint.start(self).fillRect(foot, look.color("line"))
