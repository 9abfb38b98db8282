"""What a hand waits for until it is seen: hits of a search, a case of 3,000 notes, a frame of a long list."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget

from casework.answers import CitizenRow
from desktop.flows.citizen import CitizenFlow
from desktop.ui.look.dress import dress
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.palette import CommandPalette
from storage.reads.search import search
from tests.desktop import facts
from tests.desktop.facts_rows import many_rows
from tests.desktop.scenes import now
from tests.measures.big_office import LONG
from tests.measures.harness import Taken, measure
from tests.measures.measure_stalls import application, office
from tests.measures.measure_storage import p95, timed
from tests.measures.walk import Walk

WORDS = ("dagpenge", "bolig støtte", "samtale", "zahra", "gæld", "læge plan", "virksom", "ågård")
OPENED = 12
ROWS = 10_000
FRAMES = 400
NOTCH = 96
"""Pixels that one notch of a wheel moves a list."""


def painted(part: QWidget, told: list[float], show: Callable[..., Any], *facts_: Any, **named: Any) -> None:
    """Show what came, let it be painted, and note when it was."""
    show(*facts_, **named)
    part.repaint()
    told.append(time.perf_counter())


def letters(walk: Walk) -> list[float]:
    """Type into the search line; return for each letter how long until its hits were painted, in seconds."""
    walk.chord(Qt.Key.Key_K)
    palette = walk.find(CommandPalette)
    seen: list[float] = []
    palette.show_hits = partial(painted, palette, seen, palette.show_hits)  # type: ignore[method-assign]
    times = []
    for words in WORDS:
        walk.do(palette.field.line.clear)
        for at in range(1, len(words) + 1):
            began = time.perf_counter()
            walk.do(partial(QTest.keyClicks, palette.field.line, words[at - 1]))
            assert palette.field.line.text() == words[:at]
            times.append(seen[-1] - began)
    del palette.show_hits
    walk.key(Qt.Key.Key_Escape)
    return times


@measure(name="search-painted", unit="ms", limit=100.0, k=4.0)
def search_painted() -> Taken:
    """Take a keystroke in Ctrl+K over 200,000 notes until its hits are painted; the floor is the question alone."""
    with office() as walk:
        times = letters(walk)
        reader = walk.opening.session.desk.store.reader()
        asked = [words[:at] for words in WORDS for at in range(2, len(words) + 1)]
        bare = [timed(partial(search, reader, words, 20)) for words in asked]
        reader.close()
    return p95(times), p95(bare)


@measure(name="citizen-painted", unit="ms", limit=150.0, k=3.0)
def citizen_painted() -> Taken:
    """Open a case of 3,000 notes until it is painted; the floor is the page alone, made and painted from facts."""
    with office() as walk:
        times = [_opened(walk) for _ in range(OPENED)]
    return p95(times), p95([_bare_page() for _ in range(OPENED)])


def _opened(walk: Walk) -> float:
    rooms, seen = walk.opening.session.rooms, list[float]()
    began = time.perf_counter()

    def go() -> None:
        rooms.open_citizen(LONG)
        screen = walk.window.stack.currentWidget()
        assert isinstance(screen, CitizenScreen)
        flow = rooms.flows()[-1]
        assert isinstance(flow, CitizenFlow)
        flow._show = partial(painted, screen, seen, flow._show)  # type: ignore[method-assign]  # page and timeline

    walk.do(go, until=lambda: bool(seen))
    walk.do(rooms.open_today)
    return seen[0] - began


def _bare_page() -> float:
    began = time.perf_counter()
    screen = CitizenScreen(now)
    screen.resize(1052, 800)
    screen.show()
    screen.repaint()
    screen.show_page(facts.PAGE)
    screen.repaint()
    took = time.perf_counter() - began
    screen.close()
    screen.deleteLater()
    return took


class Plain(QAbstractTableModel):
    """The same rows as words alone: what any list of this machine costs."""

    def __init__(self, rows: tuple[CitizenRow, ...]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return len(self._rows)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 4

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return self._rows[index.row()].name if role == Qt.ItemDataRole.DisplayRole else None


@measure(name="list-frame", unit="ms", limit=16.0, k=4.0)
def list_frame() -> Taken:
    """Scroll a list of 10,000 rows notch by notch; the floor is Qt's own table of plain words, scrolled the same."""
    app = application()
    dress(app)
    rows = many_rows(ROWS)
    screen = CitizensScreen(now)
    screen.resize(1052, 800)
    screen.show_rows(rows)
    screen.show()
    plain = QTableView()
    model = Plain(rows)
    plain.setModel(model)
    plain.verticalHeader().setDefaultSectionSize(screen.table.verticalHeader().defaultSectionSize())
    plain.resize(screen.table.size())
    plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    plain.show()
    app.processEvents()
    taken = [(_frame(screen.table, at), _frame(plain, at)) for at in range(1, FRAMES)]
    for widget in (screen, plain):
        widget.close()
        widget.deleteLater()
    app.processEvents()
    return p95([ours for ours, _ in taken]), p95([theirs for _, theirs in taken])


def _frame(table: QTableView, at: int) -> float:
    """Move a list by a notch, for half of the frames far away; return how long until it is painted, in seconds."""
    place = at * NOTCH if at % 2 else at * NOTCH * 7
    began = time.perf_counter()
    table.verticalScrollBar().setValue(place)
    table.viewport().repaint()
    return time.perf_counter() - began
