"""Where somebody was when the computer locked: kept in the sealed store, and found again after the passphrase.

The room, how far it was scrolled, the list as it was filtered, and whether the citizen looked along. What was typed
comes back by its draft, as always. The next day begins with today, whatever was open the evening before.
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QScrollBar, QWidget

from desktop.flows.rooms import Rooms
from desktop.ui.screens.case_tabs import ROOMS
from desktop.ui.screens.screen import Screen

SETTING: Final = "whereabouts"
PATIENCE_MS: Final = 4000
"""How long a page may take to become as long as it was; after that nobody wants it to move."""


def told(rooms: Rooms) -> dict[str, Any]:
    """Return where the person is now."""
    screen = rooms.screen_behind
    return {
        "day": rooms.today().isoformat(),
        "here": list(rooms.here),
        "safe": rooms.is_safe,
        "scroll": {name: bar.value() for name, bar in _bars(screen).items() if bar.value()},
        "page": screen.whereabouts() if isinstance(screen, Screen) else {},
    }


def keep(rooms: Rooms) -> None:
    """Put it into the store; the last thing that is kept before it closes."""
    if rooms.desk.is_only_read:
        return
    rooms.desk.keep_setting(SETTING, told(rooms))


def find(rooms: Rooms) -> None:
    """Ask the store where the person was, and go there, unless he is on his way already."""
    rooms.desk.find_setting(SETTING, lambda said: go_back(rooms, said))


def go_back(rooms: Rooms, said: Any) -> None:
    """Open the room again; what cannot be understood, or is of another day, leaves today standing."""
    if not isinstance(said, dict) or said.get("day") != rooms.today().isoformat() or rooms.here != ("today",):
        return
    name, *about = [str(part) for part in said.get("here", ())] or ["today"]
    ways: dict[tuple[str, int], Callable[[], object]] = {
        ("today", 0): lambda: None,
        ("citizens", 0): rooms.open_citizens,
        ("mentor", 0): rooms.open_mentor,
        ("team", 0): rooms.open_team,
        ("new_citizen", 0): rooms.open_new_citizen,
        ("sync", 0): rooms.open_sync,
        ("settings", 0): rooms.open_settings,
        ("safety", 0): rooms.open_safety,
        ("citizen", 1): lambda: rooms.open_citizen(about[0]),
        ("plan", 1): lambda: rooms.open_plan(about[0]),
        ("edition", 1): lambda: rooms.open_edition(about[0]),
        ("case_papers", 1): lambda: rooms.open_case_papers(about[0]),
        ("access", 1): lambda: rooms.open_access(about[0]),
        ("citizen_papers", 1): lambda: rooms.open_citizen_papers(about[0]),
        ("resume", 1): lambda: rooms.open_resume(about[0]),
        ("progress", 1): lambda: rooms.open_progress(about[0]),
        ("log", 1): lambda: rooms.open_log(about[0]),
        ("history", 1): lambda: rooms.open_history(about[0]),
        ("history", 2): lambda: rooms.open_history(about[0], about[1]),
        ("visit", 2): lambda: rooms.open_visit(about[0], about[1]),
    }
    lists = {(room, 1): lambda room=room: rooms.open_list(about[0], room) for room in ROOMS}
    go = (lists | ways).get((name, len(about)))
    if go is None:
        return
    go()
    screen = rooms.screen_behind
    if isinstance(screen, Screen):
        screen.go_back_to({str(key): str(value) for key, value in dict(said.get("page", {})).items()})
    wanted = dict(said.get("scroll", {}))
    for key, bar in _bars(screen).items():
        if isinstance(wanted.get(key), int):
            _Scrolled(bar, wanted[key])
    if said.get("safe"):
        rooms.window.safe_view_wanted.emit(True)


def _bars(screen: QWidget) -> dict[str, QScrollBar]:
    """Name the bars of a page by kind and order, which are the same every time that it is made."""
    found: dict[str, QScrollBar] = {}
    for kind in (QScrollArea, QAbstractItemView):
        for number, area in enumerate(screen.findChildren(kind)):
            found[f"{kind.__name__}:{number}"] = area.verticalScrollBar()
    return found


class _Scrolled(QObject):
    """Moves a bar to where it was as soon as the page is long enough, once."""

    def __init__(self, bar: QScrollBar, wanted: int) -> None:
        super().__init__(bar)
        self._bar, self._wanted = bar, wanted
        bar.rangeChanged.connect(self._try)
        QTimer.singleShot(PATIENCE_MS, self, self.deleteLater)
        self._try()

    def _try(self) -> None:
        if self._wanted and self._bar.maximum() >= self._wanted:
            self._bar.setValue(self._wanted)
            self._wanted = 0
