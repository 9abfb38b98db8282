"""Something laid over the whole window: a veil, a panel near the top, Esc closes and the focus goes back."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.floating import Floating
from desktop.ui.parts.focus import go_round
from desktop.ui.parts.layout import STRETCH, column, row

AROUND = 136
"""What a panel that is as high as it may be leaves above and below it (px); it does not grow with the text."""


class Veil(QWidget, Part):
    """`closed` when it is gone."""

    spoken_role: ClassVar = Role.Dialog

    closed = Signal()

    def __init__(self, window: QWidget, inner: QWidget, *, wide: int = 680) -> None:
        super().__init__(window)
        self._window, self._wide, self._inner = window, wide, inner
        self._before: QWidget | None = None
        self._panel = Floating(inner, level="dialog", radius="dialog")
        self.setLayout(
            column(look.space("break"), row(STRETCH, self._panel, STRETCH, gap=""), STRETCH, gap="")
        )
        window.installEventFilter(self)
        self.hide()
        self.refit()

    def open(self) -> None:
        """Lay it over the window."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.refit()
        self.show()
        self.raise_()
        self.begin()

    def begin(self) -> None:
        """Take the focus."""
        self.setFocus()

    def go_back_to(self, widget: QWidget) -> None:
        """Give the focus to another widget at the end: the page below has changed meanwhile."""
        self._before = widget

    def close_it(self) -> None:
        """Take it away; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before in self._window.findChildren(QWidget):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def refit(self) -> None:
        """Never wider than the window."""
        self._inner.setFixedWidth(min(look.grow(self._wide), max(320, self._window.width() - 64)))
        super().refit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Tab stays on what lies above; the page below is behind the veil."""
        go_round(self, forward=next)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
            self.refit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil."""
        paint.start(self).fillRect(self.rect(), look.color("veil", 0.55 if look.is_dark else 0.38))
