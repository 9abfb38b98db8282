"""What is laid over the page: a panel with its own shadow, a receipt with *Fortryd*, a question over a
veil.
"""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLayout,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role, announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.focus import go_round, keys_go_to
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words

TOAST_STAYS = 6000
WIDE = 520
ENOUGH = 380
"""What a receipt needs to be read with its *Fortryd* (pixels at 100 %)."""
PRESSED: Final = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView)
STEP: Final = 8
"""By how many pixels a receipt goes up to find room."""
LEADS_AWAY: Final = frozenset(
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)
    for key in (*(Qt.Key(Qt.Key.Key_1 + number) for number in range(7)), Qt.Key.Key_N)
) | {QKeyCombination(Qt.Key.Key_F9)}
"""The window's keys that open another page."""


class Floating(QWidget, Part):
    """A rounded panel that leaves room for its own shadow."""

    def __init__(
        self,
        inner: QWidget | QLayout,
        *,
        level: paint.Level = "float",
        radius: str = "card",
        tone: str = "raised",
    ) -> None:
        super().__init__()
        self._level, self._radius, self._tone = level, look.radius(radius), tone
        self.room: int = look.tokens["elevation"][level]["blur"]
        room = self.room
        self.setLayout(column(inner, gap="", margins=(room, room - 4, room, room + 6)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, then paper."""
        painter, room = paint.start(self), self.room
        area = QRectF(self.rect()).adjusted(room, room - 4, -room, -room - 6)
        paint.shadow(painter, area, self._level, self._radius)
        edge = look.color("line")
        paint.panel(
            painter, area, look.color(self._tone), radius=self._radius, border=edge, width=look.stroke
        )


def uncovered(page: QWidget, window: QWidget, size: QSize, air: int) -> QPoint | None:
    """Return a place at the foot of the page, or as little above it as it takes, that hides nothing one may press next.

    First one that hides no list either; None where there is not even room beside what is pressed. The `air` around
    it is shadow, and hides nothing.
    """
    seen = [one for one in page.findChildren(QWidget) if isinstance(one, PRESSED) and one.isVisible()]
    shown = [(one, one.visibleRegion().boundingRect()) for one in seen]
    taken = [
        (one, QRect(one.mapTo(window, area.topLeft()), area.size())) for one, area in shown if area.isValid()
    ]
    left, foot = page.mapTo(window, QPoint(0, 0)).x(), window.height() - size.height() - look.space("near")
    ends = (left + (page.width() - size.width()) // 2, left, left + page.width() - size.width())
    for lists in (True, False):
        areas = [area for one, area in taken if lists or not isinstance(one, QAbstractItemView)]
        for y in range(foot, window.height() // 2, -STEP):
            for x in ends:
                paper = QRect(QPoint(x, y), size).adjusted(air, air, -air, -air)
                if x >= left and not any(area.intersects(paper) for area in areas):
                    return QPoint(x, y)
    return None


class Toast(Floating):
    """A receipt at the lower edge of `window`: six seconds, stays while pointed at or focused, one way
    back.
    """

    spoken_role: ClassVar = Role.Notification

    undone = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        room: Callable[[], QRect | None] = lambda: None,
        page: Callable[[], QWidget | None] = lambda: None,
    ) -> None:
        """`room`: where in the window it is to lie; where it does not fit, presses go through it to what it hides.

        Without a room it looks for one in `page`.

        Then it shows no *Fortryd*: one that is pressed and does something else would be a trap. Ctrl+Z takes back.
        """
        self._within, self._page, self._has_way = room, page, False
        self._icon, self._words = Icon("check", "done"), Words(lines=2, middle=True)
        self._undo = Button("", icon="undo-2", kind="quiet")
        inner = row(self._icon, (self._words, 1), 8, self._undo, gap="snug", margins=(18, 8, 20, 8))
        super().__init__(hold(inner), radius="control")
        self.setParent(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_STAYS)
        self._timer.timeout.connect(self._leave)
        self._undo.clicked.connect(self._undone)
        window.installEventFilter(self)
        self.hide()

    def show_receipt(
        self, text: str, *, undo: str | None = None, icon: str = "check", way_on: bool = False
    ) -> None:
        """*Notatet er gemt* and, unless `undo` is "", a way back, or a `way_on` to what it is about."""
        undo = self.tr("Fortryd") if undo is None else undo
        self._undo.show_sign("history" if way_on else "undo-2")
        self._icon.show_sign(icon, "done")
        self._words.say(text)
        self._undo.rename(undo)
        self._has_way = bool(undo)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        announce(self, text)
        self._timer.start()

    def _undone(self) -> None:
        self.hide()
        self.undone.emit()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def event(self, event: QEvent) -> bool:
        """Other words or letters, another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self.place()
        return done

    def place(self) -> None:
        """Lie where the page of the moment has room for it."""
        window = self.parentWidget()
        if window is None:
            return
        within = self._within()
        fits = within is not None and within.width() >= look.grow(ENOUGH)
        is_pressed_through = within is not None and not fits
        self._undo.setVisible(self._has_way and not is_pressed_through)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, is_pressed_through)
        if within is not None and fits:
            self.resize(min(self.width(), within.width()), self.height())
            self.move(within.left(), within.center().y() - self.height() // 2)
            return
        page = self._page() if within is None else None
        most = window.width() if page is None else page.width()
        if self.width() > most:
            self.resize(most, self.heightForWidth(most))
        free = uncovered(page, window, self.size(), self.room) if page is not None else None
        x = window.width() - most + (most - self.width()) // 2  # the rail stands at the left
        self.move(free or QPoint(x, window.height() - self.height() - look.space("near")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window changed its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show} and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)


class Dialog(QWidget, Part):
    """A question that names what happens, over a veil. The safe way stands first and has the focus.

    `agreed` or `left`; Esc leaves. `body` is a form under the text; `leave=""` gives only one button.
    """

    spoken_role: ClassVar = Role.Dialog

    agreed = Signal()
    left = Signal()

    def __init__(
        self,
        window: QWidget,
        question: str,
        text: str = "",
        *,
        do: str,
        leave: str = "",
        danger: bool = False,
        icon: str | None = None,
        body: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._before = window, QApplication.focusWidget()
        self.do = Button(do, kind="danger" if danger else "primary", size="primary")
        self.leave = Button(leave, size="primary")
        if not leave:
            self.leave.hide()
        sign = Icon(icon, "danger" if danger else "accent", 28) if icon else None
        said = Words(text, "body", "ink_soft")
        if not text:
            said.hide()
        head = row(sign, (Words(question, "title"), 1), gap="snug", top=True)
        foot = row(STRETCH, self.leave, self.do, gap="snug")
        self._inner = hold(column(head, said, body, 12, foot, gap="snug", margins=(28, 26, 28, 24)))
        self._panel = Floating(self._inner, level="dialog", radius="dialog")
        self.setLayout(column(STRETCH, row(STRETCH, self._panel, STRETCH, gap=""), STRETCH, gap=""))
        self.setAccessibleName(question)
        self.setAccessibleDescription(text)
        self.do.clicked.connect(self._agreed)
        self.leave.clicked.connect(self.leave_it)
        window.installEventFilter(self)
        self.hide()
        self.refit()

    def ask(self) -> None:
        """Lay it over the window."""
        self.setGeometry(self._window.rect())
        self.refit()
        self.show()
        self.raise_()
        first = self._focusable()[:1]
        target = self.leave if self.leave.text() else first[0] if first else self.do
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def close_it(self) -> None:
        """Take it away; the focus goes back to where it was."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before in self._window.findChildren(QWidget):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def leave_it(self) -> None:
        """The safe way."""
        self.close_it()
        self.left.emit()

    def _agreed(self) -> None:
        self.agreed.emit()
        self.close_it()

    def refit(self) -> None:
        """Wide enough for the text, never wider than the window."""
        self._inner.setFixedWidth(min(look.grow(WIDE), max(280, self._window.width() - 80)))
        super().refit()

    def _focusable(self) -> list[QWidget]:
        """Where Tab goes, in the order it was made: form, then buttons."""
        wanted = Qt.FocusPolicy.TabFocus
        found = [w for w in self.findChildren(QWidget) if w.focusPolicy() & wanted and keys_go_to(w) is None]
        return [widget for widget in found if widget.isVisible() and widget.isEnabled()]

    def event(self, event: QEvent) -> bool:
        """Keep the keys that lead to other pages: the page below would change unseen. Lock and cover go through."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.keyCombination() in LEADS_AWAY
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Tab stays inside as long as the question stands."""
        go_round(self, forward=next)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the safe way; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_it()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self.refit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil."""
        paint.start(self).fillRect(self.rect(), look.color("veil", 0.55 if look.is_dark else 0.38))
