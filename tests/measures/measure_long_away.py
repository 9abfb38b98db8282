"""How long a computer that was away for long takes until it has everything, and how much memory both ends take for it.

The computer, its store and the service are real ones. Who wrote all that is not what is measured: a device that keeps
nothing sends it, or the store of its author would take longer than what is measured.
"""

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from casework import ids
from casework.changes import Change, Dot, Placed
from casework.clock import instant
from sync.enrol import begin, enrol
from sync.protocol import to_wire
from sync.wire import Wire
from tests.measures.harness import Taken, measure
from tests.measures.measure_sync import Runs
from tests.measures.sync_ends import Office, device, notes, office
from tests.measures.sync_floors import Cost, costing, floors
from tests.storage.faults.sizes import ENDURANCE

AWAY = 1_000_000 if ENDURANCE else 20_000
NAME = "sync-long-away-million" if ENDURANCE else "sync-long-away"
WORDS = 10_000
"""So many notes have words of their own; then the words come again, in other notes at other times."""
BATCH = 2_000


@dataclass(frozen=True)
class Away:
    """What it came to, seconds and processor of as many rows without a rule, the most memory of both ends (MiB)."""

    cost: Cost
    seconds: float
    cpu: float
    device: float
    service: float


def away() -> Away:
    """Let a computer come back to many changes."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        home = Path(folder)
        made = ends.enter_context(office(home, devices=2))
        back = ends.enter_context(device(made, home / "back"))
        back.client.one_round(lambda _: None, lambda: False)
        some = notes(made.streams, WORDS, made.user.id)
        send_without_a_store(made, years_of_notes(some, AWAY))
        _forget_peak("self")
        costs: list[Cost] = []
        with costing(costs, made.running, back.traffic):
            told = back.client.one_round(lambda _: None, lambda: False)
        assert told.received == AWAY
        most = _peak("self"), _peak(str(made.running.process.pid))
    floor, times = floors(some).checked[1], AWAY / len(some)
    return Away(costs[0], floor.seconds * times, floor.cpu * times, *most)


def send_without_a_store(made: Office, batches: Iterable[Sequence[Change]]) -> None:
    """Bring a computer in that keeps nothing, and let it send batches over the line as every other does."""
    enrolled = enrol(made.running.address, made.codes.pop(), begin(), wall=time.time)
    wire, number = Wire(made.running.address, enrolled.key, enrolled.device, wall=time.time), 0
    wire.hello()
    for batch in batches:
        stamp = int(time.time() * 1000) << 16
        dots = (Dot(enrolled.device, place) for place in range(number + 1, number + 1 + len(batch)))
        sent = [to_wire(Placed(one, dot, stamp, made.user.id)) for one, dot in zip(batch, dots, strict=True)]
        number = wire.push(enrolled.epoch, sent).acked
    wire.close()


def years_of_notes(some: Sequence[Change], count: int) -> Iterator[list[Change]]:
    """Yield batches of notes, one a minute until now: of a million the first is almost two years old."""
    now = datetime.now(UTC)
    for begun in range(0, count, BATCH):
        places = range(begun, min(begun + BATCH, count))
        yield [_at(some[place % len(some)], now - timedelta(minutes=count - place)) for place in places]


def _at(note: Change, at: datetime) -> Change:
    fields = {**note.fields, "at": instant(at)}
    return replace(note, record=ids.new(at), fields=fields, happened=at.isoformat())


def _forget_peak(process: str) -> None:
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")


def _peak(process: str) -> float:
    """Return the most memory that a process had at a time, in MiB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


AWAYS = Runs(cache(away) if ENDURANCE else away)
"""A million is taken once, whatever it comes to."""


@measure(name=NAME, unit=f"s for {AWAY:,} changes", limit=2.0, k=20.0)
def long_away() -> Taken:
    """A computer that was away comes back (a million changes by FODFAESTE_ENDURANCE=1)."""
    run = AWAYS.next("seconds")
    return run.cost.seconds, run.seconds


@measure(name=f"{NAME}-cpu", unit=f"s of processor, both ends, for {AWAY:,} changes", limit=2.0, k=20.0)
def long_away_cpu() -> Taken:
    """What both ends reckon for it, whatever else the machine does."""
    run = AWAYS.next("cpu")
    return run.cost.cpu, run.cpu


@measure(name=f"{NAME}-memory", unit="MiB at most, the device's end", limit=250.0)
def long_away_memory() -> Taken:
    """The most that its process held while it caught up; what the service held at most stands as the floor."""
    run = AWAYS.next("memory")
    return run.device, run.service
