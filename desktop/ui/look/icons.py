"""Draw a stroked sign in the colour of a role, sharp at any device pixel ratio.

The files are Lucide (ISC, some from Feather, MIT; icons/LICENSE): 24 unit grid, round caps, `currentColor`.
The colour is put into the SVG text, the drawing made once per (sign, colour, device pixels) and kept.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.look.tokens import look

FOLDER = Path(__file__).with_name("icons")


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixels(name: str, color: int, side: int, stroke: float) -> QPixmap:
    ink = QColor.fromRgba(color).name()
    svg = _source(name).replace("currentColor", ink).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    drawing = QPixmap(side, side)
    drawing.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawing


def pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """The sign at `size` logical pixels for a screen of `ratio`."""
    stroke = 2.5 if look.is_contrast else 1.75 if size >= 24 else 2
    side = max(1, round(size * ratio))
    drawing = QPixmap(_pixels(name, look.color(role).rgba(), side, stroke))
    drawing.setDevicePixelRatio(side / size)
    return drawing


def draw(painter: QPainter, name: str, role: str, area: QRectF) -> None:
    """Draw the sign square in `area`, its corner on a whole device pixel."""
    ratio = painter.device().devicePixelRatioF()
    size = round(area.width())
    x, y = round(area.x() * ratio) / ratio, round(area.y() * ratio) / ratio
    painter.drawPixmap(QRectF(x, y, size, size), pixmap(name, role, size, ratio), QRectF())


class RoleIcon(QIconEngine):
    """A sign for menus and line edits that follows theme and screen."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        """Qt copies engines freely."""
        return RoleIcon(self._name, self._role)

    def _ink(self, mode: QIcon.Mode) -> str:
        """A menu draws the chosen item's sign as Active, on the accent ground."""
        inks = {QIcon.Mode.Active: "on_accent", QIcon.Mode.Disabled: "ink_faint"}
        return inks.get(mode, self._role)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """The sign for one place and one screen."""
        return pixmap(self._name, self._ink(mode), max(1, round(size.width() / scale)), scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw where Qt asks."""
        side = min(rect.width(), rect.height())
        draw(painter, self._name, self._ink(mode), QRectF(rect.x(), rect.y(), side, side))


def icon(name: str, role: str = "ink_soft") -> QIcon:
    """A QIcon in the colour of `role`, live."""
    return QIcon(RoleIcon(name, role))
