"""The lock that comes by itself: so many minutes without a hand on keyboard, mouse or screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

IDLE_MINUTES: Final = 5
LONGEST: Final = 30
_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Calls `lock` when no hand has touched keyboard, mouse or screen for so many minutes.

    It sees every key, so it also hears Ctrl L while a question of the system's keeps the window from hearing it. It
    listens where a key or a press comes in, at the windows: at the application it would be asked about every event of
    every part, which makes a page that opens half as slow again.
    """

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lock)
        self._chosen, self.longest = IDLE_MINUTES, LONGEST
        self._is_over = False
        self._app: QGuiApplication | None = None
        self._begin()

    def watch(self, app: QGuiApplication) -> None:
        """Listen at every window that is there, and at each that comes to have the focus."""
        self._app = app
        for window in app.topLevelWindows():
            self._listen(window)
        app.focusWindowChanged.connect(self._listen)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # of two times, Qt keeps one

    def after(self, minutes: int) -> None:
        """Set the minutes that the person chose, between one and thirty."""
        self._chosen = minutes
        self._begin()

    def at_most(self, minutes: int) -> None:
        """Set the most that the municipality lets him choose; what he chose is kept, and counts up to there."""
        if minutes != self.longest:
            self.longest = minutes
            self._begin()

    def end(self) -> None:
        """Count and listen no more: what is closed is not locked later, and no process begins anew for it."""
        self._is_over = True
        self._timer.stop()
        app, self._app = self._app, None
        if app is not None:
            app.focusWindowChanged.disconnect(self._listen)
            for window in app.topLevelWindows():
                window.removeEventFilter(self)

    def _begin(self) -> None:
        if self._is_over:
            return
        self._timer.start(max(1, min(LONGEST, self.longest, self._chosen)) * 60_000)

    @property
    def milliseconds(self) -> int:
        """How long a pause may be."""
        return self._timer.interval()

    def hands_off_ms(self) -> int:
        """How long no hand has touched anything."""
        return self._timer.interval() - self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count anew at every touch."""
        if event.type() in _HANDS and not self._is_over:
            self._timer.start()
            if isinstance(event, QKeyEvent) and _is_lock(event) and QApplication.activeModalWidget():
                QTimer.singleShot(0, self, self._lock)
                return True
        return super().eventFilter(watched, event)


def _is_lock(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
