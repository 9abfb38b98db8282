"""Scrolling: a quiet bar (a rounded thumb on nothing) and an area that asks its content how high it is."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from desktop.ui.look import paint
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look

BAR = 12
"""How wide a bar is (px), of which the thumb takes six."""
AROUND = 50
"""How much of what stands around it is shown with what Tab comes to (px), as Qt's own areas do."""


class Thumb(QScrollBar):
    """A rounded thumb on nothing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(orientation)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        """Twelve pixels, of which the thumb takes six."""
        upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(BAR, 40) if upright else QSize(40, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing when there is nothing to scroll."""
        reach = self.maximum() - self.minimum()
        if reach <= 0:
            return
        upright = self.orientation() == Qt.Orientation.Vertical
        length = self.height() if upright else self.width()
        long = max(44.0, length * self.pageStep() / (reach + self.pageStep()))
        start = (length - long) * (self.value() - self.minimum()) / reach
        thumb = QRectF(3, start + 2, 6, long - 4) if upright else QRectF(start + 2, 3, long - 4, 6)
        color = look.color("edge", 1.0 if look.is_contrast else 0.55)
        paint.panel(paint.start(self), thumb, color, radius=3)


class Scroller(QScrollArea):
    """A scroll area that asks its content how high it is at this width (Qt's own does not)."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._is_stale = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        self.viewport().setAutoFillBackground(False)
        self._lay_bar_over_margin(body)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        body.installEventFilter(self)

    def _lay_bar_over_margin(self, body: QWidget) -> None:
        """Where the body keeps a margin the bar stands in it: cards end where the head above them ends, bar or none."""
        layout = body.layout()
        if layout is not None and layout.contentsMargins().right() >= BAR:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.setViewportMargins(0, 0, -BAR, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        self._ask()
        super().resizeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Show all of what Tab comes to: of an editor of several lines Qt shows the one with the cursor."""
        moved = super().focusNextPrevChild(next)
        widget: QWidget | None = self.focusWidget()
        body: QWidget | None = self.widget()
        if moved and widget is not None and body is not None and body.isAncestorOf(widget):
            top = widget.mapTo(body, widget.rect().topLeft()).y()
            self.ensureVisible(0, top + widget.height(), 0, AROUND)
            self.ensureVisible(0, top, 0, AROUND)
        return moved

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody saw it."""
        if self._is_stale:
            self._ask()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content grew or shrank; of a page that nobody sees it is asked when it is seen again."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            if self.isVisible():
                self._ask()
            else:
                self._is_stale = True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._is_stale = False
        body = self.widget()
        if body is not None and body.hasHeightForWidth():
            body.setMinimumHeight(max(0, body.heightForWidth(self.viewport().width())))


class Shelf(Scroller):
    """A scroll area exactly as high as what lies in it, up to a share of its window; only then does it scroll.

    While it must scroll it takes the focus too, so that the arrow keys reach the last line.
    """

    spoken_role: ClassVar = Role.Pane

    def __init__(self, body: QWidget, *, share: float) -> None:
        self._share = share
        super().__init__(body)

    def _ask(self) -> None:
        super()._ask()
        body = self.widget()
        if body is None:
            return
        wanted, most = body.minimumHeight(), round(self.window().height() * self._share)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if wanted <= most else Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(min(wanted, most))

    def fit(self) -> None:
        """The window became higher or lower."""
        self._ask()
