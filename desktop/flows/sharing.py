"""Skærmdeling: allowed for a quarter of an hour, said above the page as long as it lasts, entered in the trail."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from casework.trail import Noted
from desktop.capture import CaptureGuard
from desktop.desk import Desk
from desktop.ui.screens.days import say_time
from desktop.ui.window import MainWindow

MINUTES: Final = 15


class House(Protocol):
    """What sharing asks of the rooms."""

    desk: Desk
    window: MainWindow
    now: Callable[[], datetime]


class SharingFlow(QObject):
    """`allow` and `stop`; `changed` when either happened. It stops by itself, and with the session."""

    changed = Signal()

    def __init__(self, house: House, guard: CaptureGuard, *, allowed: bool) -> None:
        super().__init__()
        self._house, self._guard = house, guard
        self.allowed = allowed
        self.until: datetime | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.stop)

    @property
    def can(self) -> bool:
        """Whether this system keeps windows out of films at all."""
        return self._guard.can

    def allow(self) -> None:
        """Let the windows be filmed for a quarter of an hour, from now."""
        if not (self.allowed and self.can):
            return
        self.until = self._house.now() + timedelta(minutes=MINUTES)
        self._house.desk.enter(Noted("export", what=f"screen:{MINUTES}"))
        self._guard.share(on=True)
        self._timer.start()
        self._said = QCoreApplication.translate(
            "cover", "Skærmdeling er tilladt til {time}. Alle, du deler med, kan se det, der står på skærmen."
        ).format(time=say_time(self.until))
        self._house.window.banner(self._said, QCoreApplication.translate("cover", "Stop nu"), self.stop)
        self.changed.emit()

    def stop(self) -> None:
        """Keep the windows out of films again."""
        self._timer.stop()
        self.until = None
        self._guard.share(on=False)
        self._house.window.withdraw(self._said)
        self.changed.emit()
