"""The practice office: an ochre frame round everything and a line that says so, never to be mistaken for
the real one.
"""

import math
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import column

EDGE = 6


class Practice(QWidget, Part):
    """Put the window's content inside."""

    spoken_role: ClassVar = Role.Grouping

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setLayout(column((inner, 1), gap=""))
        self.refit()

    def _high(self) -> int:
        return look.line("label") + 14

    def refit(self) -> None:
        """Room for the line at this text size."""
        self.setContentsMargins(EDGE, self._high(), EDGE, EDGE)
        self.setAccessibleName(self.tr("Øvelseskontor · opfundne borgere, intet forlader computeren"))
        super().refit()

    def changeEvent(self, event: QEvent) -> None:
        """Say it aloud in another language, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refit()

    def sizeHint(self) -> QSize:
        """At least as wide as what it says."""
        said = math.ceil(look.width("label", self.accessibleName())) + 2 * EDGE + 2
        return super().sizeHint().expandedTo(QSize(said, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and line."""
        painter = paint.start(self)
        painter.fillRect(self.rect(), look.color("practice"))
        line = QRectF(EDGE, 0, self.width() - 2 * EDGE, self._high())
        text = self.tr("Øvelseskontor · opfundne borgere, intet forlader computeren")
        paint.words(painter, line, text, role="label", color="canvas", align="center")
