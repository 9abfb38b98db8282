"""A field to sign in, with a finger, a pen or a mouse: strokes with their times, never a picture.

Qt hands a finger and a pen on as a mouse where a widget does not take them, so one way of listening is enough.
"""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.answers_signing import Stroke
from casework.signing import MOST_POINTS
from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.focus import RADIUS

HIGH = 132
"""Pixels at 100 % text: a hand's width of a name on a tablet, and two of them beside a page."""
UNITS = 1000
"""The height of the pad, in the units that points are kept in."""
NEAR = 4
"""Points nearer to each other than this say nothing more."""
DELETES = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class SignaturePad(QWidget, Part):
    """`drawn()` after each stroke and when it is emptied. Held still, it only shows what was signed."""

    spoken_role: ClassVar = Role.Canvas
    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[tuple[int, int, int]]] = []
        self._began, self._is_down, self._is_still = 0, False, False
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setProperty(RADIUS, look.radius("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what stands there, stroke by stroke."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Empty it for a new signature."""
        self._strokes, self._is_down = [], False
        self.update()
        self.drawn.emit()

    def hold_still(self, strokes: Sequence[Stroke]) -> None:
        """Show a signature that is saved; nothing is added to it."""
        self._strokes, self._is_still = [list(stroke) for stroke in strokes], True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()
        self.update()

    def let_go(self) -> None:
        """Take what was held still away: here somebody signs anew."""
        if self._is_still:
            self._is_still = False
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.CrossCursor)
            self.clear()

    def rename(self, name: str, *, hint: str = "", how: str = "") -> None:
        """Say whose it is, what stands there while it is empty, and how somebody signs who cannot draw."""
        self._hint = hint
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(part for part in (hint, how) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and as high as a name needs."""
        return QSize(look.grow(320), look.grow(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(look.grow(200), look.grow(HIGH))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if self._is_still or event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_down = True
        if not self._strokes:
            self._began = event.timestamp()
        if self._room():
            self._strokes.append([self._point(event)])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if not self._is_down or not self._strokes or not self._room():
            return
        (x, y, _t), (a, b, _s) = point, before = self._point(event), self._strokes[-1][-1]
        if point != before and max(abs(x - a), abs(y - b)) >= NEAR:
            self._strokes[-1].append(point)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if self._is_down and event.button() == Qt.MouseButton.LeftButton:
            self._is_down = False
            self.drawn.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties it."""
        if event.key() in DELETES and self._strokes and not self._is_still:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _room(self) -> bool:
        return sum(map(len, self._strokes)) < MOST_POINTS

    def _point(self, event: QMouseEvent) -> tuple[int, int, int]:
        """Where and when, in units; a hand that leaves the pad draws along its edge."""
        at, unit = event.position(), UNITS / max(1, self.height())
        x, y = min(max(at.x(), 0), self.width()), min(max(at.y(), 0), self.height())
        return round(x * unit), round(y * unit), max(0, event.timestamp() - self._began)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, the line to write on, and what stands there."""
        painter, area = paint.start(self), QRectF(self.rect())
        fill = look.color("sunken" if self._is_still else "card")
        border = look.color("line" if self._is_still else "edge")
        paint.panel(painter, area, fill, border=border, radius=look.radius("control"), width=look.stroke)
        side, low = look.space("pad"), area.height() * 0.76
        painter.fillRect(QRectF(side, low, area.width() - 2 * side, look.stroke), look.color("line"))
        if not self._strokes and self._hint:
            line = look.line("small")
            spot = QRectF(side, low + (area.height() - low - line) / 2, area.width() - 2 * side, line)
            paint.words(painter, spot, self._hint, role="small", color="ink_soft")
        self._paint_strokes(painter)

    def _paint_strokes(self, painter: QPainter) -> None:
        unit = self.height() / UNITS
        pen = QPen(look.color("ink"), look.grow(5) / 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            points = [QPointF(x * unit, y * unit) for x, y, _t in stroke]
            path = QPainterPath(points[0])
            for point in points[1:] or points:
                path.lineTo(point)
            painter.drawPath(path)
