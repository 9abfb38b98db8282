"""How long a keystroke in the caseload takes over 2,000 citizens: until rows are found, and until they are seen."""

import os
from statistics import quantiles
from time import perf_counter

from tests.measures.harness import Taken, measure

CITIZENS = 2_000
TYPED = (
    "z",
    "za",
    "zah",
    "zahr",
    "zahra",
    "zahra t",
    "zahra",
    "za",
    "",
    "fjordens 17",
    "7203",
    "åg",
    "ø",
    "xyz",
    "",
)
Times = list[float]


def keystrokes() -> tuple[Times, Times, Times, Times]:
    """Type in the real screen; return ms of each search through the rows, of the handler, of all, of a bare paint."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casework.folding import fold, matches
    from desktop.ui.look.dress import dress
    from desktop.ui.screens.citizens import CitizensScreen
    from tests.desktop.facts_rows import many_rows
    from tests.desktop.scenes import now

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app)
    rows = many_rows(CITIZENS)
    screen = CitizensScreen(now)
    screen.resize(1052, 800)
    screen.show_rows(rows)
    screen.show()
    app.processEvents()
    searched, found, seen, painted = Times(), Times(), Times(), Times()
    for text in TYPED * 6:
        marks = [perf_counter()]
        screen.field.write(text)
        marks.append(perf_counter())
        screen.table.viewport().repaint()
        marks.append(perf_counter())
        query = fold(text)
        assert sum(matches(row.folded, query) for row in rows) == screen.table.rows_model.rowCount()
        marks.append(perf_counter())
        screen.table.viewport().repaint()
        marks.append(perf_counter())
        found.append((marks[1] - marks[0]) * 1000)
        seen.append((marks[2] - marks[0]) * 1000)
        searched.append((marks[3] - marks[2]) * 1000)
        painted.append((marks[4] - marks[3]) * 1000)
    screen.close()
    return searched, found, seen, painted


def p95(times: Times) -> float:
    """Return what 95 of 100 stay under."""
    return quantiles(times, n=20)[-1]


@measure(name="filter-keystroke", unit="ms", limit=8.0)
def filter_keystroke() -> Taken:
    """Take what stands between one letter and the next: the rows are found, and the table knows them."""
    searched, found, _seen, _painted = keystrokes()
    return p95(found), p95(searched)


@measure(name="filter-seen", unit="ms", limit=12.0, k=2.0)
def filter_seen() -> Taken:
    """Take a keystroke until the found rows are painted, against the same table painted once."""
    _searched, _found, seen, painted = keystrokes()
    return p95(seen), p95(painted)
