"""One focus ring for the whole window: it follows the keyboard focus and lies above everything.

A ring drawn by each widget would be cut at the widget's own edge; a style sheet cannot draw outside one at
all. An editor inside a painted frame names that frame with `ring_around(editor, frame)`.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLayout, QWidget
from shiboken6 import isValid

from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import pieces_of

FRAME, RADIUS, SLACK = "ringFrame", "ringRadius", "ringSlack"
FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


def ring_around(widget: QWidget, frame: QWidget) -> None:
    """When `widget` has the focus, the ring lies round `frame`."""
    widget.setProperty(FRAME, frame)


def keys_go_to(widget: QWidget) -> QWidget | None:
    """Return the editor that a field hands its keys on to, by the field's own word (`hands_keys_to`).

    Qt's own word is never asked for: by `focusProxy` PySide makes what it returns a child of what it was asked of. What
    a scroll area shows has the area for its proxy, and so each would hold the other, and the collector takes both.
    """
    to: QWidget | None = getattr(widget, "hands_keys_to", None)
    return to


def order_keys(inside: QWidget) -> None:
    """Let Tab go as one reads: in the order of the layouts, whatever was made when (a refresh makes cards anew)."""
    for here, there in pairwise([each for each in _as_read(inside) if each.isVisible()]):
        # Behind the field itself nothing is moved: its own place takes no Tab, and Qt leaves the chain as it was.
        QWidget.setTabOrder(keys_go_to(here) or here, there)


def go_round(inside: QWidget, *, forward: bool) -> None:
    """Move the focus to the next thing inside; from the last to the first."""
    ends = (keys_go_to(each) or each for each in _as_read(inside))
    around = [each for each in ends if each.isVisible() and each.isEnabled()]
    here = QApplication.focusWidget()
    if around:
        place = around.index(here) + (1 if forward else -1) if here in around else 0
        around[place % len(around)].setFocus(Qt.FocusReason.TabFocusReason)


def _as_read(widget: QWidget) -> list[QWidget]:
    """What takes Tab inside, as the layouts place it; what lies in no layout follows in the order of its making.

    A field stands for its editor: Qt moves both as one, and goes in circles where they are torn apart.
    """
    layout: QLayout | None = widget.layout()
    held = list(_held(layout, widget)) if layout is not None else []
    loose = [each for each in widget.children() if isinstance(each, QWidget) and each not in held]
    found: list[QWidget] = []
    for each in (*held, *loose):
        if each.isWindow():
            continue
        stands_for = keys_go_to(each)
        if stands_for is not None or each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        found += [inner for inner in _as_read(each) if inner is not stands_for]
    return found


def _held(layout: QLayout, inside: QWidget) -> Iterator[QWidget]:
    for piece in pieces_of(layout, inside):
        if isinstance(piece, QLayout):
            yield from _held(piece, inside)
        else:
            yield piece


class FocusRing(QWidget):
    """Make one per window; it lives as long as the window. `under` is a receipt, which it never draws over."""

    def __init__(self, window: QWidget, *, under: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._under = window, under
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around: QWidget | None = None
        self._followed: list[QWidget] = []
        self._app = QApplication.instance()
        if isinstance(self._app, QApplication):
            self._app.focusChanged.connect(self._moved)
        self.hide()
        self.surround(QApplication.focusWidget())

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.surround(new)

    def surround(self, widget: QWidget | None) -> None:
        """Lay the ring round `widget`; away when there is none."""
        for followed in self._followed:
            if isValid(followed):
                followed.removeEventFilter(self)
        self._followed, self._around = [], None
        if widget is None or not self._window.isAncestorOf(widget):
            self.hide()
            return
        frame = widget.property(FRAME)
        self._around = frame if isinstance(frame, QWidget) else widget
        step: QWidget | None = self._around
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it lies round moved, or something that holds it did (a page that scrolls)."""
        if event.type() in FOLLOWED:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._around is None or not isValid(self._around):
            self.hide()
            return
        grow = look.tokens["focus"]["offset"] + look.tokens["focus"]["width"] + look.is_contrast
        corner = self._around.mapTo(self._window, QPoint(0, 0))
        size = self._around.size()
        slack = self._around.property(SLACK)
        side = grow + (slack if isinstance(slack, int) else 0)
        self.setGeometry(
            corner.x() - side, corner.y() - grow, size.width() + 2 * side, size.height() + 2 * grow
        )
        self._clip(side)
        self.setVisible(self._around.isVisible() and not self._around.visibleRegion().isEmpty())
        self.raise_()
        lies = self._window.children()
        if self._under is not None and lies.index(self._under) > lies.index(self._followed[-1]):
            self.stackUnder(self._under)

    def _clip(self, over: int) -> None:
        """Where the page scrolls, end with it: what stands fast below or above it is not drawn over."""
        seen = self._window.rect()
        for step in self._followed:
            holder = step.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and step is not self._around:
                shown = QRect(step.mapTo(self._window, QPoint(0, 0)), step.size())
                seen = seen.intersected(shown.adjusted(-over, -over, over, over))
        own = seen.translated(-self.pos())
        if own.contains(self.rect()):
            self.clearMask()
        else:
            self.setMask(QRegion(own))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, rounder than what it lies round."""
        width = look.tokens["focus"]["width"] + look.is_contrast
        own = self._around.property(RADIUS) if self._around is not None else None
        radius = own if isinstance(own, int) else look.radius("control")
        outer = radius + look.tokens["focus"]["offset"] + width
        paint.panel(
            paint.start(self),
            QRectF(self.rect()),
            None,
            border=look.color("focus"),
            width=width,
            radius=outer,
        )
