"""The painted ground of the unlock window and its five signs, with nothing that costs time to import.

The first touch of the namespace `Qt` costs 14 ms (it makes every enum), so a transparent pen stands for
Qt.NoPen, and what is aligned is aligned by arithmetic.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

NOTHING = QColor(0, 0, 0, 0)
Curve = tuple[float, float, float, float, float, float]
HILLS: tuple[tuple[str, float, tuple[Curve, ...]], ...] = (
    (
        "hill_far",
        0.50,
        (
            (0.16, 0.43, 0.27, 0.47, 0.40, 0.52),
            (0.55, 0.57, 0.66, 0.40, 0.80, 0.44),
            (0.90, 0.47, 0.95, 0.52, 1.0, 0.50),
        ),
    ),
    (
        "hill_mid",
        0.63,
        (
            (0.14, 0.57, 0.30, 0.55, 0.44, 0.62),
            (0.60, 0.69, 0.74, 0.60, 0.86, 0.56),
            (0.93, 0.54, 0.97, 0.56, 1.0, 0.57),
        ),
    ),
    ("hill_near", 0.80, ((0.18, 0.70, 0.36, 0.71, 0.54, 0.77), (0.70, 0.82, 0.86, 0.80, 1.0, 0.70))),
)
STONES = (
    (0.10, 0.955, 0.150, 0.052),
    (0.27, 0.905, 0.120, 0.042),
    (0.40, 0.862, 0.094, 0.033),
    (0.500, 0.832, 0.072, 0.025),
    (0.575, 0.812, 0.054, 0.018),
    (0.632, 0.799, 0.038, 0.012),
)
STEPS = ((4.2, 15.6, 8.2), (8.6, 10.4, 7.4), (13.6, 5.2, 6.2))
Colors = dict[str, QColor]


def paint_scene(painter: QPainter, wide: float, high: float, colors: Colors, *, dark: bool) -> None:
    """Sky, sun or moon, three hills, six stones to step on. Nothing about anyone."""
    painter.setPen(NOTHING)
    sky = QLinearGradient(0, 0, 0, high * 0.6)
    sky.setColorAt(0, colors["sky_high"])
    sky.setColorAt(1, colors["sky_low"])
    painter.fillRect(QRectF(0, 0, wide, high), QBrush(sky))
    middle = QPointF(wide * 0.80, high * 0.33)
    glow = QRadialGradient(middle, max(wide, high) * 0.42)
    red, green, blue = (91, 127, 134) if dark else (255, 246, 228)
    for stop, alpha in ((0.0, 87), (0.35, 36), (1.0, 0)) if dark else ((0.0, 217), (0.35, 87), (1.0, 0)):
        glow.setColorAt(stop, QColor(red, green, blue, alpha))
    painter.fillRect(QRectF(0, 0, wide, high), QBrush(glow))
    painter.setBrush(QColor("#C9D9D8" if dark else "#FFFDF6"))
    sun = min(wide, high) * 0.045
    painter.drawEllipse(middle, sun, sun)
    for role, left, curves in HILLS:
        _hill(
            painter,
            wide,
            high,
            colors[role],
            left=left,
            curves=curves,
            lighter=not dark and role != "hill_near",
        )
    _stones(painter, wide, high, colors)


def _hill(
    painter: QPainter,
    wide: float,
    high: float,
    color: QColor,
    *,
    left: float,
    curves: tuple[Curve, ...],
    lighter: bool,
) -> None:
    path = QPainterPath(QPointF(0, left * high))
    for x1, y1, x2, y2, x3, y3 in curves:
        path.cubicTo(x1 * wide, y1 * high, x2 * wide, y2 * high, x3 * wide, y3 * high)
    path.lineTo(wide, high)
    path.lineTo(0, high)
    path.closeSubpath()
    shade = QLinearGradient(0, path.boundingRect().top(), 0, high)
    shade.setColorAt(0, color)
    shade.setColorAt(1, color.lighter(112) if lighter else color.darker(122))
    painter.setBrush(QBrush(shade))
    painter.drawPath(path)


def _stones(painter: QPainter, wide: float, high: float, colors: Colors) -> None:
    under = QColor(colors["hill_near"].darker(140))
    under.setAlphaF(0.45)
    for x, y, w, h in STONES:
        spot = QRectF((x - w / 2) * wide, (y - h / 2) * high, w * wide, h * high)
        painter.setBrush(under)
        painter.drawEllipse(spot.translated(0, spot.height() * 0.22))
        painter.setBrush(colors["stone"])
        painter.drawEllipse(spot)


def paint_shadow(painter: QPainter, area: QRectF, color: QColor, strength: float) -> None:
    """A soft shadow under `area`: four sides and four corners, each one gradient, so that nothing adds up."""
    inner = area.translated(0, 12).adjusted(24, 24, -24, -24)
    reach = 54.0
    left, top, right, bottom = inner.left(), inner.top(), inner.right(), inner.bottom()
    sides = (
        (QRectF(left, top - reach, inner.width(), reach), QPointF(0, top), QPointF(0, top - reach)),
        (QRectF(left, bottom, inner.width(), reach), QPointF(0, bottom), QPointF(0, bottom + reach)),
        (QRectF(left - reach, top, reach, inner.height()), QPointF(left, 0), QPointF(left - reach, 0)),
        (QRectF(right, top, reach, inner.height()), QPointF(right, 0), QPointF(right + reach, 0)),
    )
    for spot, near, far in sides:
        painter.fillRect(spot, QBrush(_fading(QLinearGradient(near, far), color, strength)))
    for x, y, dx, dy in (
        (left, top, -1, -1),
        (right, top, 0, -1),
        (left, bottom, -1, 0),
        (right, bottom, 0, 0),
    ):
        spot = QRectF(x + dx * reach, y + dy * reach, reach, reach)
        painter.fillRect(spot, QBrush(_fading(QRadialGradient(QPointF(x, y), reach), color, strength)))


def _fading(gradient: QGradient, color: QColor, strength: float) -> QGradient:
    for stop, share in ((0.0, 1.0), (0.25, 0.84), (0.5, 0.5), (0.75, 0.16), (1.0, 0.0)):
        shade = QColor(color)
        shade.setAlphaF(strength * share)
        gradient.setColorAt(stop, shade)
    return gradient


def paint_mark(painter: QPainter, x: float, y: float, side: float, *, ground: QColor, steps: QColor) -> None:
    """The sign of the program: three footholds, rising."""
    painter.setPen(NOTHING)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(x, y, side, side), side * 0.28, side * 0.28)
    painter.setBrush(steps)
    unit = side / 24
    for left, top, wide in STEPS:
        stone = QRectF(x + left * unit, y + top * unit, wide * unit, 3.4 * unit)
        painter.drawRoundedRect(stone, 1.7 * unit, 1.7 * unit)


def paint_sign(painter: QPainter, name: str, area: QRectF, ink: QColor) -> None:
    """One of the five signs (Lucide's shapes) in strokes: key, arrow, lock, alert, eye (and eye-off)."""
    painter.save()
    painter.translate(area.topLeft())
    unit = area.width() / 24
    painter.scale(unit, unit)
    painter.setPen(QPen(ink, 1.9))
    painter.setBrush(NOTHING)
    SIGNS[name](painter)
    painter.restore()


def _key(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(7.5, 15.5), 5.5, 5.5)
    painter.drawLine(QPointF(11.5, 11.5), QPointF(21, 2))
    painter.drawLine(QPointF(15.5, 7.5), QPointF(18.5, 10.5))
    painter.drawLine(QPointF(18.5, 4.5), QPointF(21, 7))


def _arrow(painter: QPainter) -> None:
    painter.drawLine(QPointF(5, 12), QPointF(19, 12))
    painter.drawLine(QPointF(12, 5), QPointF(19, 12))
    painter.drawLine(QPointF(12, 19), QPointF(19, 12))


def _lock(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 11, 18, 11), 2, 2)
    path = QPainterPath(QPointF(7, 11))
    path.lineTo(7, 7)
    path.cubicTo(7, 0.4, 17, 0.4, 17, 7)
    path.lineTo(17, 11)
    painter.drawPath(path)


def _alert(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(12, 12), 10, 10)
    painter.drawLine(QPointF(12, 8), QPointF(12, 12))
    painter.drawPoint(QPointF(12, 16))


def _eye(painter: QPainter) -> None:
    path = QPainterPath(QPointF(2, 12))
    path.cubicTo(6, 2.8, 18, 2.8, 22, 12)
    path.cubicTo(18, 21.2, 6, 21.2, 2, 12)
    painter.drawPath(path)
    painter.drawEllipse(QPointF(12, 12), 3, 3)


def _eye_off(painter: QPainter) -> None:
    _eye(painter)
    painter.drawLine(QPointF(3, 2.5), QPointF(21, 21.5))


SIGNS = {"key": _key, "arrow": _arrow, "lock": _lock, "alert": _alert, "eye": _eye, "eye-off": _eye_off}
