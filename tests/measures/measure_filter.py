"""How long one keystroke in the caseload takes: filter over 2,000 citizens, table shown and painted."""

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


@measure(name="filter-keystroke", unit="ms", limit=8.0, k=2.0)
def filter_keystroke() -> Taken:
    """Take the 95th percentile of keystrokes in the real screen, from letter to paint.

    The floor is what no filter can do without: the bare search through the rows, and the table painted once.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casework.folding import fold, matches
    from desktop.ui.look.dress import dress
    from desktop.ui.screens.citizens import CitizensScreen
    from tests.desktop.facts import many_rows
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
    keystrokes, searches = [], []
    for text in TYPED * 6:
        began = perf_counter()
        screen.field.write(text)
        screen.table.viewport().repaint()
        keystrokes.append((perf_counter() - began) * 1000)
        began = perf_counter()
        query = fold(text)
        assert sum(matches(row.folded, query) for row in rows) == screen.table.rows_model.rowCount()
        screen.table.viewport().repaint()
        searches.append((perf_counter() - began) * 1000)
    screen.close()
    return quantiles(keystrokes, n=20)[-1], quantiles(searches, n=20)[-1]
