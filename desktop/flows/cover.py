"""Dæk: everything off the screen at once, the drafts kept first; five tries and fifteen minutes, and then *Lås*."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from casework.trail import Noted
from desktop.desk import Desk
from desktop.ui.screens.cover import Cover, put_away
from desktop.ui.window import MainWindow
from storage import pin

MINUTES: Final = 15
TRIES: Final = 5


class House(Protocol):
    """What the cover asks of the rooms."""

    desk: Desk
    window: MainWindow
    now: Callable[[], datetime]

    def keep_now(self) -> None:
        """Hand everything typed to the drafts."""

    def open_safety(self) -> None:
        """Show what protects this computer, and where a code is chosen."""


class CoverFlow(QObject):
    """Lays the cover over the house and takes it away. `allowed` is the municipality's word."""

    def __init__(self, house: House, *, lock: Callable[[], object], allowed: bool) -> None:
        super().__init__()
        self._house, self._lock = house, lock
        self.allowed = allowed
        self._app: QObject = QCoreApplication.instance() or house.window
        self.is_chosen = False
        self.cover: Cover | None = None
        self._away: list[QWidget] = []
        self._tries, self._since = 0, house.now()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(MINUTES * 60_000)
        self._limit.timeout.connect(self._over)
        house.window.cover_wanted.connect(self.want)
        house.window.offer_cover(on=allowed)

    def begin(self) -> None:
        """Ask the store once whether there is a code, so that the cover never waits for an answer."""
        store = self._house.desk.store
        self._house.desk.store_lane.do(lambda: pin.is_chosen(store.settings), self._know)

    def _know(self, chosen: bool) -> None:  # noqa: FBT001
        self.is_chosen = chosen

    def permit(self, *, on: bool) -> None:
        """Let there be a cover or not, from now on; one that lies and is forbidden becomes the stronger lock."""
        self.allowed = on
        self._house.window.offer_cover(on=on)
        if not on and self.cover is not None:
            self._lock()

    def want(self) -> None:
        """The person asked for it: by the key, the arrow, or the search line."""
        window = self._house.window
        if not self.allowed:
            window.toast(
                QCoreApplication.translate("cover", "Din kommune har slået Dæk fra. Brug Lås, Ctrl L.")
            )
        elif not self.is_chosen:
            self._house.open_safety()
            window.toast(
                QCoreApplication.translate("cover", "Vælg først en kode på 6 cifre her. Intet er dækket.")
            )
        elif self.cover is None:
            self._lay()

    def _lay(self) -> None:
        self._house.keep_now()
        self._tries, self._since = 0, self._house.now()
        cover = Cover()
        cover.tried.connect(self._try)
        cover.lock_asked.connect(self._lock)
        self.cover = cover
        cover.lay_over(self._house.window)
        self._house.desk.enter(Noted("lock", what="cover"))
        self._away = put_away(cover)
        self._app.installEventFilter(self)
        self._limit.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that comes up while all is covered, as a paper that was on its way, waits behind the cover."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self, self._put_away_late)  # Qt is in the midst of showing it
        return super().eventFilter(watched, event)

    def _put_away_late(self) -> None:
        if self.cover is not None:
            self._away += [window for window in put_away(self.cover) if window not in self._away]
            self.cover.raise_()
            self.cover.activateWindow()

    def _try(self, digits: str) -> None:
        """Count a try before it is made; ask the clock too: a timer stands still while a computer sleeps."""
        self._tries += 1
        if self._house.now() - self._since >= timedelta(minutes=MINUTES):
            self._over()
            return
        store = self._house.desk.store
        self._house.desk.store_lane.do(lambda: pin.is_right(store.settings, digits), self._judge)

    def _judge(self, right: bool) -> None:  # noqa: FBT001
        if self.cover is None:
            return
        if right:
            self._take_away(self.cover)
        elif self._tries >= TRIES:
            self._over()
        else:
            self.cover.say_wrong(TRIES - self._tries)

    def _over(self) -> None:
        """The time or the tries are over: the stronger lock."""
        if self.cover is not None:
            self._enter_wrong(self._tries)
            self.cover.forget_typed()
            self._lock()

    def _enter_wrong(self, tries: int) -> None:
        if tries:
            self._house.desk.enter(Noted("fail", what=f"cover:{tries}"))

    def _take_away(self, cover: Cover) -> None:
        self._limit.stop()
        self._app.removeEventFilter(self)
        self._enter_wrong(self._tries - 1)
        self._house.desk.enter(Noted("unlock", what="cover"))
        self.cover = None
        cover.forget_typed()
        for window in self._away:
            window.show()
        self._away = []
        self._house.window.activateWindow()
        cover.hide()
        cover.deleteLater()
