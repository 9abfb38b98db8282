"""The practice office, opened for its pictures: the real window, store and service, in a home of their own."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from casework.answers import Day, DayVisit
from casework.errors import FodfaesteError
from desktop import chairs, paths, settings
from desktop.flows.rooms import Rooms
from desktop.lanes import Lane
from desktop.practice import DAY, Practice
from desktop.session import Opened, Session

if TYPE_CHECKING:
    from storage.vault import Store

PATIENCE_S: Final = 180.0
TICK_MS: Final = 20


class NoPictures(FodfaesteError):
    """The practice office did not come to where it could be pictured."""


class Office:
    """What a tour leans on: one chair's session, its rooms, and whom the practice caseworker visits today."""

    def __init__(self, app: QApplication, chair: str = chairs.CASEWORKER) -> None:
        self.app, self.chair = app, chair
        self._trouble: BaseException | None = None
        self._practice = Practice()
        self._lane = Lane("store", refused=self._fail, crashed=self._fail)
        self._session: Session | None = None
        self.visits: tuple[DayVisit, ...] = ()

    @property
    def session(self) -> Session:
        """The session, once the office is open."""
        if self._session is None:
            raise NoPictures("The practice office is not open.")
        return self._session

    @property
    def rooms(self) -> Rooms:
        """The ways through the house."""
        return self.session.rooms

    def open(self) -> None:
        """Make the practice office, sit down, and wait until the chair's citizens and its day are here."""
        chairs.sit(self.chair)
        settings.change(paths.settings(), last_contact="")
        self._practice.prepare(self._lane, self._enter, self._fail)
        self.wait_until(lambda: self._session is not None, "the practice office is made")
        self.wait_until(self._is_filled, "its citizens are fetched and its day is planned")

    def close(self) -> None:
        """Close the store and end the service."""
        if self._session is not None:
            self._session.close()
            self._session.window.close()
        self._lane.close(2)
        self._practice.end()

    def _enter(self, opened: "tuple[Store, dict[str, str]]") -> None:
        store, central = opened
        here = Opened(store, self._lane, self._practice.serve(central), practice=True)
        self._session = Session(
            self.app,
            here,
            crash=self._fail,
            clock=lambda: datetime.now(UTC),
            relaunch=lambda: self._fail(NoPictures("The practice office was locked meanwhile.")),
        )
        self._practice.fill_the_day(self._session.desk)
        self._session.begin()

    def _fail(self, trouble: BaseException) -> None:
        self._trouble = self._trouble or trouble

    def _is_filled(self) -> bool:
        from storage.reads import day

        if self.chair != chairs.CASEWORKER:
            return bool(settings.read(paths.settings()).last_contact and self.session.window.desks)
        desk, today, heard = self.session.desk, self.rooms.today(), list[Day]()
        desk.ask(lambda reader: day.day(reader, today, desk.user, today), heard.append)
        self.wait_until(lambda: bool(heard), "the day is asked for")
        self.visits = heard[0].visits
        return len(self.visits) >= len(DAY)

    def rest(self) -> None:
        """Wait until everything asked so far has been answered and shown."""
        rooms = self.rooms
        for lane in (rooms.desk.store_lane, rooms.desk.reader_lane, rooms.paper_lane) * 2:
            over: list[None] = []
            lane.do(lambda: None, over.append)
            self.wait_until(lambda over=over: bool(over), "the lanes are at rest")  # type: ignore[misc]

    def touch(self) -> None:
        """Move a hand over the window, where it comes in, so that nothing is locked while pictures are taken."""
        window, none = self.session.window.windowHandle(), Qt.MouseButton.NoButton
        at = QPointF(1, 1)
        move = QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
        if window is not None:
            self.app.sendEvent(window, move)

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the program run until something is so; NoPictures says what did not come, or what went wrong."""
        end, tick = time.monotonic() + PATIENCE_S, QTimer()
        tick.start(TICK_MS)
        while not is_so():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if self._trouble is not None:
                raise NoPictures(f"Waiting until {what}: {self._trouble!r}") from self._trouble
            if time.monotonic() > end:
                raise NoPictures(f"Waited in vain until {what}.")


@contextmanager
def opened(app: QApplication, chair: str = chairs.CASEWORKER) -> Iterator[Office]:
    """Open the practice office in somebody's chair, and close it whatever happens."""
    office = Office(app, chair)
    try:
        office.open()
        yield office
    finally:
        office.close()
