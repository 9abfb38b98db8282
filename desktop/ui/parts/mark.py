"""The sign of the program (three footholds, rising), round initials of a person, and a lone sign."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look

STEPS = ((4.2, 15.6, 8.2), (8.6, 10.4, 7.4), (13.6, 5.2, 6.2))


def draw_mark(painter: QPainter, x: float, y: float, side: float) -> None:
    """Three rounded stones on a rounded square: low left, middle, high right."""
    paint.panel(painter, QRectF(x, y, side, side), look.color("accent_fill"), radius=side * 0.28)
    unit = side / 24
    for left, top, wide in STEPS:
        stone = QRectF(x + left * unit, y + top * unit, wide * unit, 3.4 * unit)
        paint.panel(painter, stone, look.color("on_accent"), radius=1.7 * unit)


class Mark(QWidget, Part):
    """The sign of the program. In the rail it keeps its size, `beside` words it grows with them."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, side: int = 32, *, beside: bool = False) -> None:
        super().__init__()
        self._side, self._grows = side, beside
        self.setAccessibleName("Fodfæste")
        self.refit()

    def refit(self) -> None:
        """Keep beside its words."""
        side = look.grow(self._side) if self._grows else self._side
        self.setFixedSize(side, side)
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three stones."""
        draw_mark(paint.start(self), 0, 0, self.width())


def draw_avatar(painter: QPainter, area: QRectF, initials: str, *, ground: str = "accent_soft") -> None:
    """Initials in a circle. All people have one colour: hues would compete with hues that mean something."""
    edge = look.color("edge") if look.is_contrast else None
    paint.panel(painter, area, look.color(ground), radius=area.width() / 2, border=edge)
    role = "title" if area.width() > 56 * look.scale else "label"
    paint.words(painter, area, initials, role=role, color="accent", align="center")


class Avatar(QWidget, Part):
    """Initials of a person."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, initials: str, side: int | None = None) -> None:
        super().__init__()
        self._initials, self._side = initials, side
        self.setAccessibleName(initials)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.refit()

    def show_initials(self, initials: str) -> None:
        """Another person."""
        self._initials = initials
        self.setAccessibleName(initials)
        self.update()

    def refit(self) -> None:
        """Keep beside its text."""
        side = look.grow(self._side) if self._side else look.size("avatar")
        self.setFixedSize(side, side)
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A circle with letters."""
        draw_avatar(paint.start(self), QRectF(self.rect()), self._initials)


class Icon(QWidget, Part):
    """A lone sign beside words; it says nothing that the words do not say.

    `beside` names the type of the words: at the top of several lines it stands in the middle of the first one.
    """

    def __init__(
        self, name: str, role: str = "ink_soft", side: int | None = None, *, beside: str = ""
    ) -> None:
        super().__init__()
        self._name, self._role, self._side, self._beside = name, role, side, beside
        self.refit()

    def show_sign(self, name: str, role: str) -> None:
        """Another sign or colour role."""
        self._name, self._role = name, role
        self.update()

    def refit(self) -> None:
        """Keep beside its text."""
        side = look.grow(self._side) if self._side else look.size("icon")
        self.setFixedSize(side, max(side, look.line(self._beside)) if self._beside else side)
        super().refit()

    def sizeHint(self) -> QSize:
        """Square, or as high as a line of the words."""
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign in its role."""
        side = self.width()
        spot = QRectF(0, (self.height() - side) / 2, side, side)
        icons.draw(paint.start(self), self._name, self._role, spot)
