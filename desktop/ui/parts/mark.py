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


class Mark(QWidget):
    """The sign of the program."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, side: int = 32) -> None:
        super().__init__()
        self.setAccessibleName("Fodfæste")
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three stones."""
        draw_mark(paint.start(self), 0, 0, self.width())


def draw_avatar(painter: QPainter, area: QRectF, initials: str) -> None:
    """Initials in a circle. All people have one colour: hues would compete with hues that mean something."""
    edge = look.color("edge") if look.is_contrast else None
    paint.panel(painter, area, look.color("accent_soft"), radius=area.width() / 2, border=edge)
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
    """A lone sign beside words; it says nothing that the words do not say."""

    def __init__(self, name: str, role: str = "ink_soft", side: int | None = None) -> None:
        super().__init__()
        self._name, self._role, self._side = name, role, side
        self.refit()

    def show_sign(self, name: str, role: str) -> None:
        """Another sign or colour role."""
        self._name, self._role = name, role
        self.update()

    def refit(self) -> None:
        """Keep beside its text."""
        side = look.grow(self._side) if self._side else look.size("icon")
        self.setFixedSize(side, side)
        super().refit()

    def sizeHint(self) -> QSize:
        """Square."""
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign in its role."""
        icons.draw(paint.start(self), self._name, self._role, QRectF(self.rect()))
