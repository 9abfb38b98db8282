"""The painted morning of Kom i gang: the same sky, hills and stones as on the locked screen, following the
theme.
"""

from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.lean_scene import paint_scene
from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look

ROLES = ("sky_high", "sky_low", "hill_far", "hill_mid", "hill_near", "stone")


class Landscape(QWidget, Part):
    """Kept as a picture per size and theme; a plain ground in high contrast.

    Lay a layout on it as on any widget.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[tuple[int, int, float, str], QPixmap] | None = None

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, look.theme)
        if self._kept is None or self._kept[0] != key:
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.setRenderHints(paint.SMOOTH)
            colors = {role: look.color(role) for role in ROLES}
            paint_scene(painter, self.width(), self.height(), colors, dark=look.is_dark)
            painter.end()
            self._kept = (key, picture)
        return self._kept[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture."""
        painter = paint.start(self)
        if look.is_contrast:
            painter.fillRect(self.rect(), look.color("canvas"))
        else:
            painter.drawPixmap(0, 0, self._picture())
