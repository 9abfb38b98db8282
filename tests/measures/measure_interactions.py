"""How many interactions each task of screens.md takes: counted on the real window, by mouse and by keyboard."""

import tempfile
from functools import cache, partial
from pathlib import Path

from tests.journeys import interactions
from tests.journeys.interaction_rows import ROWS, WAYS
from tests.journeys.interactions import Table
from tests.journeys.stage import Missing
from tests.measures.harness import Taken, measure


@cache
def table() -> Table:
    """Play the whole table once; what was done must be found in stores and papers."""
    with tempfile.TemporaryDirectory(prefix="fod-interactions-") as stage:
        played = interactions.play(Path(stage))
    if played.lacks:
        raise Missing(f"not in the store or on paper: {played.lacks}")
    return played


def count(row: str, way: str) -> Taken:
    """Return how many interactions a task took; there is no floor."""
    return float(len(table().acts[row, way])), 0.0


for _row in ROWS:
    for _way in WAYS:
        _enter = measure(name=f"interactions-{_row.name}-{_way}", unit="interactions", limit=_row.limit)
        _enter(partial(count, _row.name, _way))
