"""How long a new computer takes to have its person's citizens, and how soon the one of today's visit is there."""

import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casework import ids
from casework.changes import Change, Seen
from sync.client import Progress, _Going
from tests.measures.harness import Taken, measure
from tests.measures.measure_sync import Runs
from tests.measures.sync_ends import device, notes, office
from tests.measures.sync_floors import Cost, Floors, costing, floors

CITIZENS = 60
ROWS = 10_000
SITTING = 2_500


@dataclass(frozen=True)
class First:
    """A first sync: what it came to, when the first citizen was there, and its floors in the same run."""

    whole: Cost
    first_s: float
    floors: Floors


def first() -> First:
    """Bring a second computer in, long after the grants and after everything was written."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        home = Path(folder)
        made = ends.enter_context(office(home, devices=2, citizens=CITIZENS))
        one = ends.enter_context(device(made, home / "one"))
        one.client.one_round(lambda _: None, lambda: False)
        uneven = [stream for number, stream in enumerate(made.streams) for _ in range(1 + number % 7)]
        written = notes(uneven, ROWS - 1, made.user.id)
        written.append(_visit_today(made.streams[-1], made.user.id))
        for begin in range(0, ROWS, SITTING):
            one.store.ledger.record(written[begin : begin + SITTING], now=datetime.now(UTC))
            one.client._push(_Going(lambda _: None, lambda: False))
        two = ends.enter_context(device(made, home / "two"))
        ready: list[float] = []

        def heard(progress: Progress) -> None:
            if progress.what == "citizens":
                ready.append(time.perf_counter())

        costs: list[Cost] = []
        began = time.perf_counter()
        with costing(costs, made.running, two.traffic):
            told = two.client.one_round(heard, lambda: False)
        assert (told.received, len(ready)) == (ROWS, CITIZENS)
    return First(costs[0], ready[0] - began, floors(written[:-1]))


def _visit_today(stream: str, by: str) -> Change:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fields = {"at": now, "form": "home", "purpose": "Planen", "worker": by}
    return Change(stream, ids.new(datetime.now(UTC)), "visit", fields, Seen(), now)


RUNS = Runs(first)


@measure(name="sync-first", unit="s for 60 citizens, 10,000 rows", limit=1.0, k=15.0)
def whole() -> Taken:
    """From the first question of a new computer until the last citizen is there, compared, indexed and encrypted."""
    run = RUNS.next("whole")
    return run.whole.seconds, run.floors.checked[1].seconds


@measure(name="sync-first-cpu", unit="s of processor, both ends", limit=2.5, k=13.0)
def whole_cpu() -> Taken:
    """What both ends reckon for it."""
    run = RUNS.next("cpu")
    return run.whole.cpu, run.floors.checked[1].cpu


@measure(name="sync-first-citizen", unit="s until the citizen of today's visit is there", limit=1.0, k=2.0)
def first_citizen() -> Taken:
    """From the first question until today's citizen can be used; beside a pull of everything without a rule."""
    run = RUNS.next("first")
    return run.first_s, run.floors.checked[1].seconds
