"""The rail at the left: the places one can go, always sign and word, and the chip of the exchange at its
foot.

With little room it folds to signs over words. `RailPlace(id, icon, text, short=, count=)` declares a place.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Ground
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Mark
from desktop.ui.parts.words import Words, wrapped_lines

SyncKind = Literal["receipted", "waiting", "needs", "practice"]
SYNC: dict[SyncKind, tuple[str, str]] = {  # ink, sign
    "receipted": ("done", "cloud-check"),
    "waiting": ("ink_soft", "cloud"),
    "needs": ("notice", "circle-alert"),
    "practice": ("ink_soft", "cloud-off"),
}


@dataclass(frozen=True, slots=True)
class RailPlace:
    """One destination. `short` is its word in the narrow rail, `count` stands small after the name."""

    id: str
    icon: str
    text: str
    short: str = ""
    count: str = ""


class _Place(QAbstractButton, Part):
    def __init__(self, place: RailPlace) -> None:
        super().__init__()
        self.narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a screen reader then says: one of several
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_place(place)

    def show_place(self, place: RailPlace) -> None:
        self.place = place
        self.setText(place.text)
        self.setAccessibleName(f"{place.text} {place.count}".strip())
        self.update()

    def short(self) -> str:
        return self.place.short or self.place.text

    def needed(self) -> int:
        """How wide its sign, its word and its count are side by side."""
        count = look.width("label", self.place.count)
        return math.ceil(look.width("strong", self.place.text) + count) + look.size("icon") + 44

    def sizeHint(self) -> QSize:
        if self.narrow:
            return QSize(72, look.size("icon") + look.line("small") + 16)
        return QSize(180, look.size("nav"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area, here = paint.start(self), QRectF(self.rect()), self.isChecked()
        if here or self.underMouse():
            edge = look.color("accent") if look.is_contrast and here else None
            ground = look.color("accent_soft" if here else "sunken")
            paint.panel(painter, area, ground, radius=look.radius("control"), border=edge, width=2)
        ink, side = ("accent" if here else "ink_soft"), look.size("icon")
        words = "accent" if here else "ink"
        if self.narrow:
            icons.draw(painter, self.place.icon, ink, QRectF((area.width() - side) / 2, 7, side, side))
            line = QRectF(2, 9 + side, area.width() - 4, look.line("small"))
            paint.words(
                painter, line, self.short(), role="label" if here else "small", color=words, align="center"
            )
            return
        icons.draw(painter, self.place.icon, ink, QRectF(12, (area.height() - side) / 2, side, side))
        count = look.width("label", self.place.count)
        line = QRectF(24 + side, 0, area.width() - side - 44 - count, area.height())
        paint.words(painter, line, self.place.text, role="strong" if here else "body", color=words)
        end = QRectF(area.width() - 14 - count, 0, count + 1, area.height())
        paint.words(painter, end, self.place.count, role="label", color="accent" if here else "ink_soft")


class SyncChip(QAbstractButton, Part):
    """The state of the exchange in two lines, always in the same place; `clicked` opens the sync room."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self._kind: SyncKind = "receipted"
        self._first = self._second = self._short = ""
        self.hide()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, kind: SyncKind, first: str, second: str, *, short: str = "") -> None:
        """*Alt er kvitteret / i dag kl. 14.32*; `short` is the one word of the narrow rail."""
        self._kind, self._first, self._second, self._short = kind, first, second, short or first
        self.setText(f"{first}, {second}")
        self.call_itself()
        self.setToolTip(self.text())
        self.show()
        self.updateGeometry()

    def call_itself(self) -> None:
        """Its name begins with the one word where only that is seen: what is seen can be said to the machine."""
        hidden = self.narrow and self._short.casefold() not in self.text().casefold()
        self.setAccessibleName(f"{self._short}: {self.text()}" if hidden else self.text())
        self.update()

    def _wide(self) -> int:
        """As wide as the rail lets it be."""
        return look.grow(look.fixed("rail")) - 2 * look.space("pad")

    def _lines(self) -> tuple[list[str], list[str]]:
        """What is said first and what is said under it, each in two lines when it is long."""
        room = self._wide() - look.size("icon") - 30
        second = wrapped_lines(self._second, "small", room) if self._second else []
        return wrapped_lines(self._first, "label", room), second

    def sizeHint(self) -> QSize:
        """Two or three lines, or a sign over a word."""
        if self.narrow:
            wide = max(72, math.ceil(look.width("label", self._short)) + 16)
            return QSize(wide, look.size("icon") + look.line("small") + 20)
        first, second = self._lines()
        return QSize(self._wide(), len(first) * look.line("label") + len(second) * look.line("small") + 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Amber ground only when something needs the person."""
        painter, area, side = paint.start(self), QRectF(self.rect()), look.size("icon")
        ink, sign = SYNC[self._kind]
        ground = look.color("notice_soft" if ink == "notice" else "card")
        edge = look.color("line")
        paint.panel(painter, area, ground, radius=look.radius("control"), border=edge, width=look.stroke)
        if self.narrow:
            icons.draw(painter, sign, ink, QRectF((area.width() - side) / 2, 8, side, side))
            line = QRectF(2, 10 + side, area.width() - 4, look.line("small"))
            paint.words(painter, line, self._short, role="label", color=ink, align="center")
            return
        icons.draw(painter, sign, ink, QRectF(12, 11, side, side))
        left, y = 22 + side, 10.0
        words = "ink" if ink == "ink_soft" else ink
        for role, color, lines in zip(("label", "small"), (words, "ink_soft"), self._lines(), strict=True):
            for text in lines:
                line = QRectF(left, y, area.width() - left - 8, look.line(role))
                paint.words(painter, line, text, role=role, color=color)
                y += line.height()


class Rail(Ground, Part):
    """`went(id)` when the person goes somewhere; `sync` is the chip. `set_narrow` folds it."""

    spoken_role: ClassVar = Role.Grouping

    went = Signal(str)

    def __init__(self, places: Sequence[RailPlace], here: str = "") -> None:
        super().__init__("canvas")
        self.sync, self._narrow, self._buttons = SyncChip(), False, list[_Place]()
        self._aside: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.went.emit(self._buttons[number].place.id))
        self._name = Words("Fodfæste", "heading", lines=1)
        self._sign = hold(row(Mark(32), 4, self._name, STRETCH))
        self._sign.setFixedHeight(44)
        self._list: QVBoxLayout = column(gap="tight")
        self._outer = column(self._sign, 16, self._list, STRETCH, self.sync, gap="tight")
        self.setLayout(self._outer)
        self.show_places(places, here)

    def show_places(self, places: Sequence[RailPlace], here: str = "") -> None:
        """Other places, words or counts; one stays where one is."""
        here = here or self.here()
        for button in self._buttons[len(places) :]:
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = self._buttons[: len(places)]
        for number, place in enumerate(places):
            if number < len(self._buttons):
                self._buttons[number].show_place(place)
                continue
            button = _Place(place)
            self._buttons.append(button)
            self._group.addButton(button, number)
            self._list.addWidget(button)
        self.go(here)
        self._order_keys()
        self.refit()

    def _order_keys(self) -> None:
        """Tab goes down the rail, whatever was made when: the places, what stands aside, the chip."""
        aside = self._aside.findChildren(QAbstractButton) if self._aside is not None else []
        for here, there in pairwise([*self._buttons, *aside, self.sync]):
            QWidget.setTabOrder(here, there)

    def here(self) -> str:
        """The id of the place one is at."""
        number = self._group.checkedId()
        return self._buttons[number].place.id if 0 <= number < len(self._buttons) else ""

    def go(self, place_id: str) -> None:
        """Mark another place without telling anyone; an unknown id marks none."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.place.id == place_id)
        self._group.setExclusive(True)

    def show_aside(self, widget: QWidget | None) -> None:
        """Let something stand above the chip while there is room for it; None takes it away."""
        if self._aside is not None:
            self._aside.hide()
            self._aside.deleteLater()
        self._aside = widget
        if widget is not None:
            widget.hide()
            self._outer.insertWidget(self._outer.indexOf(self.sync), widget)
            self._order_keys()
        self._fit_aside()

    def _fit_aside(self) -> None:
        """Shown where the places keep their room; folded or low, the rail is for the places alone."""
        if self._aside is None:
            return
        sides = self._outer.contentsMargins()
        wide = self.width() - sides.left() - sides.right()
        high = (
            self._aside.heightForWidth(wide)
            if self._aside.hasHeightForWidth()
            else self._aside.sizeHint().height()
        )
        buttons = sum(button.sizeHint().height() + look.space("tight") for button in self._buttons)
        needed = (
            44
            + 16
            + buttons
            + self.sync.sizeHint().height()
            + sides.top()
            + sides.bottom()
            + 2 * look.space("gap")
        )
        self._aside.setVisible(not self._narrow and needed + high <= self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Higher or lower."""
        super().resizeEvent(event)
        self._fit_aside()

    @property
    def is_narrow(self) -> bool:
        """Whether it is folded to signs over words."""
        return self._narrow

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold to signs over words, or unfold."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.refit()

    def refit(self) -> None:
        """Wide enough for its longest word."""
        narrow, spot = self._narrow, Qt.AlignmentFlag.AlignHCenter
        for button in self._buttons:
            button.narrow = narrow
            button.updateGeometry()
        self.sync.narrow = narrow
        self.sync.call_itself()
        self.sync.updateGeometry()
        self._name.setVisible(not narrow)
        self._outer.setAlignment(self._sign, spot if narrow else Qt.AlignmentFlag(0))
        side = look.space("near" if narrow else "pad")
        self._outer.setContentsMargins(side, 22, side, side + 4)
        if narrow:
            words = max((look.width("label", button.short()) for button in self._buttons), default=0)
            widest = max(round(words) + 28, self.sync.sizeHint().width() + 2 * side)
            self.setFixedWidth(max(look.fixed("rail_narrow"), widest))
        else:
            words = max((button.needed() for button in self._buttons), default=0)
            self.setFixedWidth(max(look.grow(look.fixed("rail")), words + 2 * side))
        super().refit()
        self._fit_aside()
