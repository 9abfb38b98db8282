"""A walk through every screen, with keys and mouse, as a day goes: what a stall would be met in.

Every step is done between two turns of the event loop, as a hand does it, and waits until the lanes have answered and
the page is painted; the driver itself does next to nothing on the main thread.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from casework.changes import Change, Dot, Placed, Seen
from desktop.ui.parts.table import Table
from desktop.ui.parts.timeline import Timeline
from desktop.ui.screens.case_tabs import ROOMS
from desktop.ui.screens.palette import CommandPalette
from tests.measures.big_office import LONG, Opening
from tests.patience import PATIENCE_MS
from tests.storage import shelf

Found = TypeVar("Found", bound=QWidget)
Step = tuple[str, Callable[["Walk"], None]]
QUIET: Final = 3
"""So many looks in a row must find the lanes idle: an answer may ask on."""
LOOK_MS: Final = 5
NOTCH: Final = 120
ARRIVING: Final = 500
FAR: Final = 60


class NotThere(Exception):
    """What a step looks for is not on the page."""


class Walk:
    """The hands and eyes of the walk."""

    def __init__(self, opening: Opening, far: int) -> None:
        self.opening = opening
        self.far = far
        """How many notches of the wheel a long list is scrolled."""
        self.window = opening.session.window
        self.written: list[str] = []
        """The verbs of casework that the walk has done so far, by name."""
        self._came = 0
        self._write = opening.session.desk.write
        opening.session.desk.write = self._noted  # type: ignore[method-assign]

    def _noted(self, verb: Any, *about: Any, **how: Any) -> Any:
        self.written.append(verb.__name__)
        return self._write(verb, *about, **how)

    def do(self, act: Callable[[], object], *, until: Callable[[], bool] = lambda: True) -> None:
        """Do something within a turn of the event loop; then let it turn until all is quiet and `until` holds."""
        loop, timer, raised, quiet = QEventLoop(), QTimer(), list[BaseException](), [0]
        began = monotonic()

        def begin() -> None:
            try:
                act()
            except BaseException as error:  # noqa: BLE001 - a slot must not swallow it
                raised.append(error)

        def look() -> None:
            idle = not any(lane._asked for lane in self.opening.lanes) and until()
            quiet[0] = quiet[0] + 1 if idle else 0
            late = (monotonic() - began) * 1000 > PATIENCE_MS
            if late:
                raised.append(NotThere("the lanes never became quiet"))
            if raised or quiet[0] > QUIET:
                loop.quit()

        timer.timeout.connect(look)
        QTimer.singleShot(0, begin)
        timer.start(LOOK_MS)
        loop.exec()
        timer.stop()
        for error in [*raised, *self.opening.crashed]:
            raise error

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.do(lambda: QTest.keyClick(self._focus(), key, modifier))

    def chord(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Type letter by letter, each answered before the next."""
        for letter in text:
            self.do(partial(self._letter, letter))

    def _letter(self, letter: str) -> None:
        QTest.keyClicks(self._focus(), letter)

    def _focus(self) -> QWidget:
        if (
            QApplication.activeWindow() is None
        ):  # a screen that nobody sees has no one who gives the window back
            self.window.activateWindow()
            QApplication.processEvents()
        focus: QWidget | None = QApplication.focusWidget()
        inside: QWidget | None = self.window.focusWidget()
        return next((one for one in (focus, inside) if one is not None), self.window)

    def press(self, name: str) -> None:
        """Press the button that is called so."""
        self.do(lambda: self._click(self.button(name)))

    def button(self, name: str) -> QAbstractButton:
        """Find a button by what a screen reader calls it, or by its words."""
        for one in self.window.findChildren(QAbstractButton):
            called = re.search(name, one.accessibleName()) or re.search(name, one.text())
            if called and one.isVisible() and one.isEnabled():
                return one
        raise NotThere(name)

    @staticmethod
    def _click(button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def find(self, kind: type[Found]) -> Found:
        """Find the visible part of a kind."""
        for one in self.window.findChildren(kind):
            if one.isVisible():
                return one
        raise NotThere(kind.__name__)

    def wheel(self, area: QWidget, notches: int) -> None:
        """Turn the wheel over a list."""
        view = area.viewport() if isinstance(area, QAbstractScrollArea) else area
        for _ in range(notches):
            self.do(partial(turn, view))

    def hear(self, number: int) -> None:
        """Let a page of a colleague's changes come in, as a round of the exchange does."""
        store = self.opening.session.desk.store
        high = 10_000_000 + self._came
        self._came += number
        rows = [
            Placed(
                Change(
                    LONG, f"came{high + at}", "note", {"text": "Kom udefra", "at": shelf.AT}, Seen(), shelf.AT
                ),
                Dot("device-karl", high + at),
                (high + at) << 16,
                "w-3",
                high + at,
                shelf.AT,
            )
            for at in range(number)
        ]
        desk = self.opening.session.desk
        self.do(
            lambda: desk.store_lane.do(
                lambda: store.ledger.receive(rows, cursor=f"c{high}", high=high + number), desk.news.tell
            )
        )


def turn(view: QWidget) -> None:
    """Give one notch of the wheel to a widget."""
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def caseload(walk: Walk) -> None:
    """Borgere: opened, filtered letter by letter, sorted, scrolled, opened by Enter."""
    walk.chord(Qt.Key.Key_2)
    walk.write("zahra")
    for _ in range(5):
        walk.key(Qt.Key.Key_Backspace)
    walk.press("^Over aftalt rytme")
    walk.press("^Alle")
    table = walk.find(Table)
    walk.do(lambda: table.sort_by(0))
    walk.wheel(table, walk.far // 4)


def long_case(walk: Walk) -> None:
    """Borger with thousands of notes: opened, scrolled far down, filtered, older ones fetched."""
    walk.do(lambda: walk.opening.session.rooms.open_citizen(LONG))
    line = walk.find(Timeline)
    walk.wheel(line, walk.far)
    walk.press("^Samtaler")
    walk.press("^Alt$")
    walk.hear(ARRIVING)


def writing(walk: Walk) -> None:
    """A note is typed and saved, an agreement is made, in the long case; then what is kept of it."""
    walk.press("^Nyt notat")
    walk.write("Vi talte om praktik")
    walk.chord(Qt.Key.Key_Return)
    walk.press("^Ny aftale")
    walk.write("Ringe til bageriet")
    walk.key(Qt.Key.Key_Tab)
    walk.write("Borger")
    walk.chord(Qt.Key.Key_Return)
    walk.do(lambda: walk.opening.session.rooms.open_log(LONG))
    walk.do(lambda: walk.opening.session.rooms.open_history(LONG))
    walk.do(lambda: walk.opening.session.rooms.open_history(LONG, "a0-1"))


def plan(walk: Walk) -> None:
    """The joint plan of the long case, drawn beside its form."""
    walk.do(lambda: walk.opening.session.rooms.open_plan(LONG))


def papers(walk: Walk) -> None:
    """Each room in which a paper of the case is made, and where it is signed."""
    rooms = walk.opening.session.rooms
    for way in (
        rooms.open_edition,
        rooms.open_signing,
        rooms.open_case_papers,
        rooms.open_access,
        rooms.open_citizen_papers,
        rooms.open_resume,
        rooms.open_progress,
    ):
        walk.do(partial(way, LONG))


def rooms_of_a_case(walk: Walk) -> None:
    """Each room in the line of the long case, one after the other."""
    for room in ROOMS:
        walk.do(partial(walk.opening.session.rooms.open_room, LONG, room))


def visit(walk: Walk) -> None:
    """A visit is begun, told, saved, and the next door stands there."""
    walk.do(lambda: walk.opening.session.rooms.open_visit("v0", LONG))
    walk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    walk.write("Han var hjemme")
    walk.key(Qt.Key.Key_Return)
    walk.chord(Qt.Key.Key_S)


def searching(walk: Walk) -> None:
    """Ctrl+K: a name, a common word, part of a word, nothing at all."""
    for words in ("zah", "dagpenge", "bolig støtte", "xyzzy")[: max(1, walk.far // 12)]:
        walk.chord(Qt.Key.Key_K)
        palette = walk.find(CommandPalette)
        walk.write(words)
        assert palette.field.text() == words
        walk.key(Qt.Key.Key_Escape)


def looking_along(walk: Walk) -> None:
    """Borgervisning of the long case, and back."""
    walk.do(lambda: walk.opening.session.rooms.open_citizen(LONG))
    walk.key(Qt.Key.Key_F9)
    walk.key(Qt.Key.Key_F9)


def places(walk: Walk) -> None:
    """Every other place of the rail, and what lies behind the settings."""
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_5):
        walk.chord(key)
    rooms = walk.opening.session.rooms
    for way in (rooms.open_safety, rooms.open_passphrase, rooms.open_renewal, rooms.open_binding):
        walk.do(way)
    walk.do(partial(rooms.open_diagnostics, "0"))
    for way in (rooms.open_glass, rooms.open_new_citizen, rooms.open_today):
        walk.do(way)
    walk.key(Qt.Key.Key_F1)
    walk.key(Qt.Key.Key_Escape)
    walk.hear(ARRIVING)


STEPS: Final[tuple[Step, ...]] = (
    ("Borgere", caseload),
    ("Borger", long_case),
    ("Notat, log, historik", writing),
    ("Plan", plan),
    ("Papirer", papers),
    ("Rummene i sagen", rooms_of_a_case),
    ("Besøg", visit),
    ("Søg", searching),
    ("Borgervisning", looking_along),
    ("De andre steder", places),
)


@contextmanager
def begun(opening: Opening, *, far: int = FAR) -> Iterator[Walk]:
    """Show the window, and let today be painted."""
    walk = Walk(opening, far)
    walk.window.resize(1280, 800)
    walk.do(opening.session.begin)
    if opening.session.caretaker is not None:
        opening.session.caretaker.end()  # copies and checks come when nobody types: here somebody always does
    walk.do(walk.window.activateWindow)
    yield walk
