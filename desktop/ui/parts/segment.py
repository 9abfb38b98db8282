"""One of few, side by side in one groove: filter of a timeline, audience of a print, kind of a note line.

Built of real buttons in an exclusive group, so that a screen reader meets buttons that are pressed or not.
Left and right move the choice, as in every exclusive group of Qt. Where the words have no room beside each other the
signs before them go first, and then the words go on in the next line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Flow

GROOVE: Final = 3
"""What the groove keeps free around the words (px)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen.

    `key` is a shortcut shown after the words, `tone` a colour role when chosen.
    """

    id: str
    text: str
    icon: str | None = None
    key: str = ""
    tone: str = ""


class _Word(QAbstractButton, Part):
    taken = Signal()

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option, self.is_bare = option, False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a screen reader then says: one of several
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.say(option)

    def say(self, option: Option) -> None:
        self.option = option
        self.setText(option.text)
        self.setAccessibleName(f"{option.text} {option.key}".strip())
        self.updateGeometry()

    def go_bare(self, *, bare: bool) -> None:
        if bare != self.is_bare:
            self.is_bare = bare
            self.updateGeometry()
            self.update()

    def _content(self, *, bare: bool) -> float:
        icon = look.size("icon") + 6 if self.option.icon and not bare else 0
        key = look.width("small", self.option.key) + 8 if self.option.key else 0
        return look.width("label", self.option.text) + icon + key

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was = self.isDown()
        super().mouseReleaseEvent(event)
        if was and self.isChecked():
            self.taken.emit()

    def wide(self, *, bare: bool) -> int:
        return max(math.ceil(self._content(bare=bare)) + 2 * look.space("snug"), look.size("target"))

    def sizeHint(self) -> QSize:
        return QSize(self.wide(bare=self.is_bare), look.size("control") - 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area, chosen = paint.start(self), QRectF(self.rect()), self.isChecked()
        tone = self.option.tone or "accent"
        if chosen:
            strong = bool(self.option.tone) or look.is_contrast
            paint.panel(
                painter,
                area,
                look.color("card"),
                radius=look.radius("control") - 2,
                border=look.color(tone if strong else "edge"),
                width=2 if strong else 1,
            )
        self._paint_words(painter, area, "ink" if chosen else "ink_soft", tone if chosen else "ink_soft")

    def _paint_words(self, painter: QPainter, area: QRectF, ink: str, sign_ink: str) -> None:
        x = area.left() + (area.width() - self._content(bare=self.is_bare)) / 2
        if self.option.icon and not self.is_bare:
            side = look.size("icon")
            icons.draw(painter, self.option.icon, sign_ink, QRectF(x, (area.height() - side) / 2, side, side))
            x += side + 6
        wide = look.width("label", self.option.text)
        paint.words(painter, QRectF(x, 0, wide + 1, area.height()), self.option.text, role="label", color=ink)
        if self.option.key:
            key = QRectF(x + wide + 8, 0, look.width("small", self.option.key) + 1, area.height())
            paint.words(painter, key, self.option.key, role="small", color="ink_soft")


class Segment(QWidget, Part):
    """Exactly one of `options` is chosen; `chosen(id)` is sent when the person chooses another.

    `taken(id)` comes after it where that was by mouse or finger: then the cursor may go on to what follows. The arrow
    keys choose on the way from one to the next, so they keep it.
    """

    spoken_role: ClassVar = Role.Grouping

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, options: Sequence[Option], choice: str = "", *, name: str = "") -> None:
        super().__init__()
        self._words: list[_Word] = []
        self._high = 0
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._flow = Flow(gap="", fill=True)
        self.setLayout(column(hold(self._flow), gap="", margins=(GROOVE, GROOVE, GROOVE, GROOVE)))
        self.show_options(options, choice)

    def show_options(self, options: Sequence[Option], choice: str = "") -> None:
        """Other words (another language, another count); the choice stays where it can."""
        choice = choice or self.choice()
        if [word.option.id for word in self._words] == [option.id for option in options]:
            for word, option in zip(self._words, options, strict=True):
                word.say(option)
        else:
            self._rebuild(options)
        self.choose(choice if choice in {option.id for option in options} else options[0].id)
        self._arrange()

    def sizeHint(self) -> QSize:
        """One row; more where the words take them at the width of the moment."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More words in a row, or fewer."""
        super().resizeEvent(event)
        self._arrange()

    def refit(self) -> None:
        """Larger words, fewer in a row."""
        super().refit()
        self._arrange()

    def _arrange(self) -> None:
        """Without their signs where that spares a row; as high as the rows are, or the last would not be seen."""
        room = self.width() - 2 * GROOVE
        whole, bare = (sum(word.wide(bare=each) for word in self._words) for each in (False, True))
        for word in self._words:
            word.go_bare(bare=bare <= room < whole)
        self._flow.invalidate()
        high = self._flow.heightForWidth(room) + 2 * GROOVE
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def _rebuild(self, options: Sequence[Option]) -> None:
        for word in self._words:
            self._group.removeButton(word)
            word.setParent(None)
            word.deleteLater()
        self._words = [_Word(option) for option in options]
        for number, word in enumerate(self._words):
            self._group.addButton(word, number)
            word.taken.connect(partial(self._taken, number))
            self._flow.add(word)

    def choice(self) -> str:
        """The id of what is chosen."""
        number = self._group.checkedId()
        return self._words[number].option.id if number >= 0 else ""

    def choose(self, option_id: str) -> None:
        """Choose without telling anyone."""
        for word in self._words:
            word.setChecked(word.option.id == option_id)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._words[number].option.id)

    def _taken(self, number: int) -> None:
        self.taken.emit(self._words[number].option.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove."""
        edge = look.color("line") if look.is_contrast or look.is_dark else None
        paint.panel(
            paint.start(self),
            QRectF(self.rect()),
            look.color("sunken"),
            radius=look.radius("control"),
            border=edge,
            width=look.stroke,
        )
