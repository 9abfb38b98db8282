"""A menu whose corners are round: Qt needs three flags for that, so they stand in one place."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.look.icons import icon
from desktop.ui.look.sheet import dress_menu
from desktop.ui.look.tokens import look

CORNER = 9
"""As the style sheet rounds it."""


class Menu(QMenu):
    """`add(text, do, sign=, key=)`; `popup(point)` is Qt's own. It is let go when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setFont(look.font("body"))
        dress_menu(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where no compositor mixes windows, the corners would be black: there is no window outside the curve."""
        super().resizeEvent(event)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def add(self, text: str, do: Callable[[], object], *, sign: str = "", key: str = "") -> QAction:
        """One thing that can be done."""
        action = QAction(text, self)
        if sign:
            action.setIcon(icon(sign))
        if key:
            action.setShortcut(key)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked: do())
        self.addAction(action)
        return action
