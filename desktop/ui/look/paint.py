"""The few strokes that every part is made of: panel, shadow, words, bar."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPainterPath, QPen, QPixmap

from desktop.ui.look.tokens import look

SMOOTH = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
Level = Literal["float", "dialog"]
Align = Literal["left", "center", "right"]
cut: list[str] = []
"""Every text that had to be shortened since someone last emptied the list: the picture tests read it."""


def start(device: QPaintDevice) -> QPainter:
    """A painter with smooth edges; give it back by letting it go."""
    painter = QPainter(device)
    painter.setRenderHints(SMOOTH)
    return painter


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A path round `rect`, never rounder than it is wide."""
    path = QPainterPath()
    radius = max(0.0, min(radius, rect.width() / 2, rect.height() / 2))
    path.addRoundedRect(rect, radius, radius)
    return path


def panel(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    *,
    border: QColor | None = None,
    radius: float = 0,
    width: float = 1,
) -> None:
    """A rounded panel whose border is the difference of two fills, so that it stays sharp at 1.25 and 1.5."""
    painter.setPen(Qt.PenStyle.NoPen)
    inner = QRectF(rect)
    if border is not None:
        ratio = painter.device().devicePixelRatioF()
        width = max(1.0, round(width * ratio)) / ratio
        ring = rounded(inner, radius)
        inner = inner.adjusted(width, width, -width, -width)
        radius = max(0.0, radius - width)
        if fill is None:
            ring = ring.subtracted(rounded(inner, radius))
        painter.setBrush(border)
        painter.drawPath(ring)
    if fill is not None:
        painter.setBrush(fill)
        painter.drawPath(rounded(inner, radius))


def dashed(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Border of what cannot be used now, where a theme has no greys to say it."""
    pen = QPen(look.color("ink_faint"), 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


@lru_cache(maxsize=32)
def _shadow_patch(blur: int, inner: int, radius: int, *, color: int, ratio: float) -> QPixmap:
    """A soft rounded square, cut in nine when drawn.

    Half of the softness lies inside the edge, as light does it.
    """
    core = inner + radius + 2
    side = 2 * (blur + core)
    patch = QPixmap(round(side * ratio), round(side * ratio))
    patch.setDevicePixelRatio(patch.width() / side)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    steps, tint = blur + inner, QColor.fromRgba(color)
    for step in range(steps + 1):
        share, grow = step / steps, blur - step
        tint.setAlphaF(share * share * (3 - 2 * share))
        painter.setBrush(tint)
        rect = QRectF(blur, blur, 2 * core, 2 * core).adjusted(-grow, -grow, grow, grow)
        painter.drawPath(rounded(rect, max(1.0, radius + grow)))
    painter.end()
    return patch


def _thirds(start_at: float, length: float, side: float, corner: float) -> tuple[tuple[float, ...], ...]:
    """(source start, source length, target start, target length) of the three parts along one side."""
    return (
        (0, corner, start_at, corner),
        (corner, side - 2 * corner, start_at + corner, length - 2 * corner),
        (side - corner, corner, start_at + length - corner, corner),
    )


def shadow(painter: QPainter, rect: QRectF, level: Level, radius: int) -> None:
    """Lay the shadow of `level` under `rect`. In high contrast there is none."""
    if look.is_contrast:
        return
    token = look.tokens["elevation"][level]
    blur, offset = token["blur"], token["offset"]
    inner = max(2, min(blur, int(min(rect.width(), rect.height()) / 2 - radius - 4)))
    ratio = painter.device().devicePixelRatioF()
    patch = _shadow_patch(blur, inner, radius, color=look.color("shadow").rgba(), ratio=ratio)
    scale = patch.devicePixelRatio()
    side, corner = patch.width() / scale, blur + inner + radius + 1
    # Whole pixels, or seams show between the nine.
    outer = QRectF(rect.adjusted(-blur, -blur, blur, blur).translated(0, offset).toAlignedRect())
    painter.save()
    painter.setOpacity(token["opacity_dark" if look.is_dark else "opacity"])
    for sx, sw, dx, dw in _thirds(outer.left(), outer.width(), side, corner):
        for sy, sh, dy, dh in _thirds(outer.top(), outer.height(), side, corner):
            cell = QRectF(sx * scale, sy * scale, sw * scale, sh * scale)
            painter.drawPixmap(QRectF(dx, dy, dw, dh), patch, cell)
    painter.restore()


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    role: str,
    color: str,
    align: Align = "left",
    tabular: bool = False,
) -> float:
    """One line, shortened with an ellipsis when it must be; returns the width used."""
    metrics = look.metrics(role, tabular=tabular)
    wide = metrics.horizontalAdvance(text)
    if wide > rect.width() + 0.5:
        cut.append(text)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        wide = metrics.horizontalAdvance(text)
    painter.setFont(look.font(role, tabular=tabular))
    painter.setPen(look.color(color))
    spare = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * (rect.width() - wide)
    y = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(rect.left() + spare, y), text)
    return wide


def bar(painter: QPainter, rect: QRectF, share: float, fill: str, *, track: str = "sunken") -> None:
    """A soft bar; its meaning always stands beside it in words."""
    radius = rect.height() / 2
    edge = look.color("edge") if look.is_contrast else None
    panel(painter, rect, look.color(track), radius=radius, border=edge)
    if share > 0:
        wide = max(rect.height(), rect.width() * min(1.0, share))
        filled = QRectF(rect.left(), rect.top(), wide, rect.height())
        panel(painter, filled, look.color(fill), radius=radius)
