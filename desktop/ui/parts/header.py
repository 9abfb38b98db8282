"""The head of a page: a title with one quiet line under it; at the right search, *Borgervisning* and *Lås*.

The lock never loses its word. With little room the others shrink to their signs; with less, all go below the title.
"""

import math
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Edge, Ground
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words

KEY = "Ctrl K"
NAMES = 180
"""Pixels at 100 % text that a title may ask for beside the tools; a longer one takes two lines."""


class Searcher(QAbstractButton, Part):
    """Looks like a field, opens the command palette."""

    def __init__(self) -> None:
        super().__init__()
        self._short = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the language of the moment."""
        self._hint = self.tr("Søg eller gå til")
        means = self.tr("Søg borger, ord eller handling")
        self.setText(self._hint)
        self.setAccessibleName(f"{self._hint}, {KEY}")
        self.setAccessibleDescription(means)
        self.setToolTip(f"{means} ({KEY})")
        self.updateGeometry()

    def shorten(self, *, short: bool) -> None:
        """Only the sign, or the whole field."""
        self._short = short
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A field of modest width, or a square."""
        high = look.size("primary")
        if self._short:
            return QSize(high, high)
        words = look.width("body", self._hint) + look.width("small", KEY)
        return QSize(round(words) + look.size("icon") + 68, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, sign, hint, key."""
        painter, area, side = paint.start(self), QRectF(self.rect()), look.size("icon")
        edge = look.color("rim")
        ground = look.color("sunken" if self.underMouse() and not look.is_contrast else "card")
        paint.panel(painter, area, ground, radius=look.radius("control"), border=edge, width=look.stroke)
        x = (area.width() - side) / 2 if self._short else 12
        icons.draw(painter, "search", "ink_soft", QRectF(x, (area.height() - side) / 2, side, side))
        if self._short:
            return
        left, wide = 22 + side, look.width("small", KEY) + 14
        high = look.line("small") + 4
        key = QRectF(area.right() - wide - 10, (area.height() - high) / 2, wide, high)
        hint = QRectF(left, 0, key.left() - left - 8, area.height())
        paint.words(painter, hint, self._hint, role="body", color="ink_faint")
        paint.panel(painter, key, look.color("sunken"), radius=5)
        paint.words(painter, key, KEY, role="small", color="ink_soft", align="center")


class Bar(Ground):
    """A bar of its own in the place of a header: it asks the same of the window, and carries the lock."""

    edge: ClassVar[Edge] = "bottom"
    lock: LockButton
    searched = Signal()
    safe_view_asked = Signal()
    lock_asked = Signal()
    case_asked = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")


class Header(QWidget, Part):
    """`searched`, `safe_view_asked`, `lock_asked`: what the person pressed; `titled` when the title is another.

    `left` replaces title and note. `short` keeps the search as a sign even with room, for dense pages. `back` has the
    way from a room of a case back to it: `case_asked`.
    """

    titled = Signal(str)
    searched = Signal()
    safe_view_asked = Signal()
    lock_asked = Signal()
    case_asked = Signal()

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        left: QWidget | None = None,
        action: QWidget | None = None,
        short: bool = False,
        back: bool = False,
    ) -> None:
        super().__init__()
        self._short, self._left = short, left
        self._title = Words(title, "display", lines=2)
        self._note = Words(note, "small", "ink_soft", lines=2)
        self.search, self.safe, self.lock = (
            Searcher(),
            Button("", icon="eye-off", size="primary"),
            LockButton(size="primary"),
        )
        self.back = Button("", icon="arrow-left", kind="quiet") if back else None
        self._names = left or hold(column(self._title, self._note, STRETCH, gap=""))
        if left is not None:  # what stands nowhere is a window of its own to Qt
            for unused in (self._title, self._note):
                unused.setParent(self)
                unused.hide()
        self._names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pressed = tuple(part for part in (self.back, action, self.search, self.safe, self.lock) if part)
        tools = (self.back, action, 8 if action or back else None, self.search, self.safe, self.lock)
        self._tools = hold(column(hold(row(STRETCH, *tools)), STRETCH, gap=""))
        edge = look.space("edge")
        self._beside = Beside((self._names, 1, NAMES), (self._tools, 0, 0), gap="gap")
        self.setLayout(column(hold(self._beside), gap="", margins=(edge, 22, edge, 0)))
        self.search.clicked.connect(self.searched)
        self.safe.clicked.connect(self.safe_view_asked)
        self.lock.clicked.connect(self.lock_asked)
        if self.back is not None:
            self.back.clicked.connect(self.case_asked)
        self.say(title, note)
        self.retranslate()

    def say(self, title: str, note: str = "") -> None:
        """Another title and quiet line."""
        self._title.say(title)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._fold()
        self.titled.emit(title)

    def retranslate(self) -> None:
        """Words of the language of the moment."""
        self.lock.rename(self.tr("Lås"))
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.search.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less."""
        self._fold()
        super().resizeEvent(event)

    def refit(self) -> None:
        """Larger text leaves less room."""
        self._fold()
        super().refit()

    def _fold(self) -> None:
        tight = look.is_tight(self)
        self.search.shorten(short=tight or self._short)
        name = self.tr("Borgervisning")
        self.safe.rename("" if tight else name, name=f"{name}, F9")
        if self.back is not None:
            self.back.rename("" if tight else self.tr("Sagen"), name=self.tr("Tilbage til sagen"))
        if not self._has_room_for_title():
            self.search.shorten(short=True)
        self._beside.demand(self._names, weight=1, least=self._least())

    def _least(self) -> int:
        """The width that the title needs, over two lines where it is long: less, and the tools go below it."""
        words = [look.width("display", word) / look.scale for word in self._title.text().split()]
        own = math.ceil(max(min(sum(words), NAMES), *words, 1) + 1) if words else 1
        return NAMES if self._left else own

    def _has_room_for_title(self) -> bool:
        """The day's own name is worth more than the hint in the search."""
        margins = 2 * look.space("edge") + look.space("gap")
        return look.width("display", self._title.text()) <= self.width() - margins - self._tools_width()

    def _tools_width(self) -> int:
        """What the tools take in a row: asked of each, because what holds them learns of a new word a little later."""
        shown = [part.sizeHint().width() for part in self._pressed if not part.isHidden()]
        return sum(shown) + look.space("near") * (len(shown) + 1)


class Page(Ground):
    """A desk page: header on top, below it a body that scrolls (or not, with `scroll=False`).

    `tabs` are the rooms beside this one: they stand below the header and do not scroll away.
    """

    def __init__(
        self, header: Header, body: QWidget, *, scroll: bool = True, tabs: QWidget | None = None
    ) -> None:
        super().__init__("page")
        self.header, self.body = header, body
        inner: QWidget = Scroller(body) if scroll else body
        edge = look.space("edge")
        line = hold(column(tabs, gap="", margins=(edge, 6, edge, 0))) if tabs is not None else None
        self.setLayout(column(header, line, (inner, 1), gap=""))
