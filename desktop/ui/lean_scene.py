"""The painted ground of the unlock window and its signs, with nothing that costs time to import.

The first touch of the namespace `Qt` makes every enum of it: 15 ms on a quiet machine, half of a blank
window. In PySide6 6.11 `setPen`, `setBrush`, `fillRect`, `QPen(color)`, `QBrush(color)` and copying a
palette all touch it; `fillPath`, `strokePath`, brushes out of a palette and text in the palette's own
colour do not (measured one by one).
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QRadialGradient,
)

Curve = tuple[float, float, float, float, float, float]
HILLS: tuple[tuple[str, float, float, tuple[Curve, ...]], ...] = (
    (
        "hill_far",
        0.50,
        0.70,
        (
            (0.16, 0.43, 0.27, 0.47, 0.40, 0.52),
            (0.55, 0.57, 0.66, 0.40, 0.80, 0.44),
            (0.90, 0.47, 0.95, 0.52, 1.0, 0.50),
        ),
    ),
    (
        "hill_mid",
        0.63,
        0.83,
        (
            (0.14, 0.57, 0.30, 0.55, 0.44, 0.62),
            (0.60, 0.69, 0.74, 0.60, 0.86, 0.56),
            (0.93, 0.54, 0.97, 0.56, 1.0, 0.57),
        ),
    ),
    ("hill_near", 0.80, 1.0, ((0.18, 0.70, 0.36, 0.71, 0.54, 0.77), (0.70, 0.82, 0.86, 0.80, 1.0, 0.70))),
)
SKY = 0.6
"""How far down the sky is seen: below it there are hills everywhere."""
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
_BRUSHES: dict[int, QBrush] = {}


def fill(painter: QPainter, path: QPainterPath, color: QColor) -> None:
    """Fill a path; the brush comes out of a palette, which is the one way that does not touch `Qt`."""
    key = color.rgba()
    if key not in _BRUSHES:
        pot = QPalette()
        pot.setColor(QPalette.ColorRole.Base, color)
        _BRUSHES[key] = pot.brush(QPalette.ColorRole.Base)
    painter.fillPath(path, _BRUSHES[key])


def stroke(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    """Draw along a path."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    painter.strokePath(path, pen)


def rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


def oval(area: QRectF) -> QPainterPath:
    """An ellipse."""
    path = QPainterPath()
    path.addEllipse(area)
    return path


def box(area: QRectF) -> QPainterPath:
    """A rectangle."""
    path = QPainterPath()
    path.addRect(area)
    return path


def lines(*ways: tuple[float, ...]) -> QPainterPath:
    """Strokes through points: each way is x, y, x, y and so on."""
    path = QPainterPath()
    for way in ways:
        path.moveTo(way[0], way[1])
        for x, y in zip(way[2::2], way[3::2], strict=True):
            path.lineTo(x, y)
    return path


def paint_scene(
    painter: QPainter, wide: float, high: float, colors: Colors, *, dark: bool, clear: QRectF | None = None
) -> None:
    """Sky, sun or moon, three hills, six stones to step on. Nothing about anyone.

    No stone lies where it is to be `clear`, or touches it: light words on a light stone could not be read, nor the
    sign before them.
    """
    above = QRectF(0, 0, wide, high * SKY)
    sky = QLinearGradient(0, 0, 0, high * SKY)
    sky.setColorAt(0, colors["sky_high"])
    sky.setColorAt(1, colors["sky_low"])
    painter.fillPath(box(above), QBrush(sky))
    middle, reach = QPointF(wide * 0.80, high * 0.33), max(wide, high) * 0.42
    glow = QRadialGradient(middle, reach)
    red, green, blue = (91, 127, 134) if dark else (255, 246, 228)
    for stop, alpha in ((0.0, 87), (0.35, 36), (1.0, 0)) if dark else ((0.0, 217), (0.35, 87), (1.0, 0)):
        glow.setColorAt(stop, QColor(red, green, blue, alpha))
    lit = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
    painter.fillPath(box(lit.intersected(above)), QBrush(glow))
    sun = min(wide, high) * 0.045
    disc = oval(QRectF(middle.x() - sun, middle.y() - sun, 2 * sun, 2 * sun))
    fill(painter, disc, QColor("#C9D9D8" if dark else "#FFFDF6"))
    for role, left, foot, curves in HILLS:
        _hill(
            painter,
            wide,
            high,
            colors[role],
            left=left,
            foot=foot,
            curves=curves,
            lighter=not dark and role != "hill_near",
        )
    _stones(painter, wide, high, colors, clear or QRectF())


def paint_disc(painter: QPainter, spot: QRectF, colors: Colors, *, edged: bool) -> None:
    """The ground of somebody's initials; where contrast is high it has a border, as on every other page."""
    if edged:
        fill(painter, oval(spot), colors["edge"])
        spot = spot.adjusted(2, 2, -2, -2)
    fill(painter, oval(spot), colors["accent_soft"])


def _hill(
    painter: QPainter,
    wide: float,
    high: float,
    color: QColor,
    *,
    left: float,
    foot: float,
    curves: tuple[Curve, ...],
    lighter: bool,
) -> None:
    """One hill, down to where the next one hides it."""
    path = QPainterPath(QPointF(0, left * high))
    for x1, y1, x2, y2, x3, y3 in curves:
        path.cubicTo(x1 * wide, y1 * high, x2 * wide, y2 * high, x3 * wide, y3 * high)
    path.lineTo(wide, foot * high)
    path.lineTo(0, foot * high)
    path.closeSubpath()
    shade = QLinearGradient(0, path.boundingRect().top(), 0, high)
    shade.setColorAt(0, color)
    shade.setColorAt(1, color.lighter(112) if lighter else color.darker(122))
    painter.fillPath(path, QBrush(shade))


def _stones(painter: QPainter, wide: float, high: float, colors: Colors, clear: QRectF) -> None:
    under = colors["hill_near"].darker(140)
    under.setAlphaF(0.45)
    clear = clear.adjusted(-2 * clear.height(), -clear.height() / 2, clear.height(), clear.height() / 2)
    for x, y, w, h in STONES:
        spot = QRectF((x - w / 2) * wide, (y - h / 2) * high, w * wide, h * high)
        if spot.intersects(clear):
            continue
        fill(painter, oval(spot.translated(0, spot.height() * 0.22)), under)
        fill(painter, oval(spot), colors["stone"])


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
        painter.fillPath(box(spot), QBrush(_fading(QLinearGradient(near, far), color, strength)))
    for x, y, dx, dy in (
        (left, top, -1, -1),
        (right, top, 0, -1),
        (left, bottom, -1, 0),
        (right, bottom, 0, 0),
    ):
        spot = QRectF(x + dx * reach, y + dy * reach, reach, reach)
        painter.fillPath(box(spot), QBrush(_fading(QRadialGradient(QPointF(x, y), reach), color, strength)))


def _fading(gradient: QGradient, color: QColor, strength: float) -> QGradient:
    for stop, share in ((0.0, 1.0), (0.25, 0.84), (0.5, 0.5), (0.75, 0.16), (1.0, 0.0)):
        alpha = round(255 * strength * share)
        gradient.setColorAt(stop, QColor(color.red(), color.green(), color.blue(), alpha))
    return gradient


def paint_mark(painter: QPainter, x: float, y: float, side: float, *, ground: QColor, steps: QColor) -> None:
    """The sign of the program: three footholds, rising."""
    fill(painter, rounded(QRectF(x, y, side, side), side * 0.28), ground)
    unit = side / 24
    for left, top, wide in STEPS:
        stone = QRectF(x + left * unit, y + top * unit, wide * unit, 3.4 * unit)
        fill(painter, rounded(stone, 1.7 * unit), steps)


def paint_sign(painter: QPainter, name: str, area: QRectF, ink: QColor) -> None:
    """One of the signs (Lucide's shapes) in strokes: key, arrow, lock, alert, eye (and eye-off)."""
    painter.save()
    painter.translate(area.topLeft())
    unit = area.width() / 24
    painter.scale(unit, unit)
    for path in SIGNS[name]():
        stroke(painter, path, ink, 1.9)
    painter.restore()


def _key() -> list[QPainterPath]:
    ways = lines((11.5, 11.5, 21, 2), (15.5, 7.5, 18.5, 10.5), (18.5, 4.5, 21, 7))
    return [oval(QRectF(2, 10, 11, 11)), ways]


def _arrow() -> list[QPainterPath]:
    return [lines((5, 12, 19, 12), (12, 5, 19, 12, 12, 19))]


def _lock() -> list[QPainterPath]:
    bow = QPainterPath(QPointF(7, 11))
    bow.lineTo(7, 7)
    bow.cubicTo(7, 0.4, 17, 0.4, 17, 7)
    bow.lineTo(17, 11)
    return [rounded(QRectF(3, 11, 18, 11), 2), bow]


def _alert() -> list[QPainterPath]:
    return [oval(QRectF(2, 2, 20, 20)), lines((12, 8, 12, 12.5), (12, 15.9, 12, 16.1))]


def _eye() -> list[QPainterPath]:
    lid = QPainterPath(QPointF(2, 12))
    lid.cubicTo(6, 2.8, 18, 2.8, 22, 12)
    lid.cubicTo(18, 21.2, 6, 21.2, 2, 12)
    return [lid, oval(QRectF(9, 9, 6, 6))]


def _eye_off() -> list[QPainterPath]:
    return [*_eye(), lines((3, 2.5, 21, 21.5))]


SIGNS = {"key": _key, "arrow": _arrow, "lock": _lock, "alert": _alert, "eye": _eye, "eye-off": _eye_off}
