"""How long it takes until words are with the service and on the other computer, how many bytes, how much processor."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import mean, median, quantiles
from threading import Thread
from typing import Any, TypeVar

from casework import agreements
from casework.changes import Change, Seen
from sync.client import _Going
from sync.protocol_wait import LONGEST_S
from sync.waiting import WaitingWire
from tests.measures.harness import Taken, measure
from tests.measures.sync_ends import Device, device, notes, office
from tests.measures.sync_floors import Cost, Floors, as_it_travels, costing, everyday_floor, floors
from tests.sync import servers

NOTES = 10_000
EDITS = 100
POLLS = 200
WAKES = 30
STANDS_S = 0.2
"""How long a wait is left to stand before somebody writes."""
MB = 1_000_000
FLOORS_S = 3.0
T = TypeVar("T")


@dataclass(frozen=True)
class Work:
    """The rivals' work, and its floors in the same run."""

    push: Cost
    pull: Cost
    floors: Floors


def work(*, postgres: bool) -> Work:
    """Push ten thousand notes from one computer, and pull them into another that has none."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        home = Path(folder)
        made = ends.enter_context(office(home, devices=2, **_database() if postgres else {}))
        one = ends.enter_context(device(made, home / "one"))
        two = ends.enter_context(device(made, home / "two"))
        written = notes(made.streams, NOTES, made.user.id)
        one.client.one_round(lambda _: None, lambda: False)
        two.client.one_round(lambda _: None, lambda: False)
        one.store.ledger.record(written, now=datetime.now(UTC))
        costs: list[Cost] = []
        with costing(costs, made.running, one.traffic):
            one.client._push(_Going(lambda _: None, lambda: False))
        with costing(costs, made.running, two.traffic):
            told = two.client.one_round(lambda _: None, lambda: False)
        assert (told.received, one.store.ledger.waiting(1)) == (NOTES, ())
    pushed, pulled = costs
    return Work(pushed, pulled, floors(written))


_names = count(1)


def _database() -> dict[str, Any]:
    return {"server": servers.newest(), "database": f"measure_{next(_names)}"}


class Runs:
    """Runs of some work, one for each time that a line is taken anew: lines of the same run share it."""

    def __init__(self, take: Callable[[], T]) -> None:
        self._take = take
        self._done: list[Any] = []
        self._taken: Counter[str] = Counter()

    def next(self, line: str) -> Any:
        """Return the run that a line has not seen yet."""
        self._taken[line] += 1
        while len(self._done) < self._taken[line]:
            self._done.append(self._take())
        return self._done[self._taken[line] - 1]


EMBEDDED = Runs(lambda: work(postgres=False))
POSTGRES = Runs(lambda: work(postgres=True))


@measure(name="sync-push", unit="s for 10,000 notes", limit=1.0, k=2.0)
def push() -> Taken:
    """Push from a real store to a real service, beside numbered batches without a check."""
    run = EMBEDDED.next("push")
    return run.push.seconds, run.floors.checked[0].seconds


@measure(name="sync-push-cpu", unit="s of processor, both ends", limit=2.5, k=9.0)
def push_cpu() -> Taken:
    """What both ends reckon for it."""
    run = EMBEDDED.next("push-cpu")
    return run.push.cpu, run.floors.checked[0].cpu


@measure(name="sync-push-size", unit="MB", limit=1.2)
def push_size() -> Taken:
    """Bodies both ways, beside one packed body."""
    run = EMBEDDED.next("push-size")
    return run.push.size / MB, run.floors.bare[0].size / MB


@measure(name="sync-pull", unit="s for 10,000 notes", limit=0.5, k=2.0)
def pull() -> Taken:
    """Pull into a store that has none: sums compared, folded, searchable, encrypted."""
    run = EMBEDDED.next("pull")
    return run.pull.seconds, run.floors.checked[1].seconds


@measure(name="sync-pull-cpu", unit="s of processor, both ends", limit=2.5, k=13.0)
def pull_cpu() -> Taken:
    """What both ends reckon for it."""
    run = EMBEDDED.next("pull-cpu")
    return run.pull.cpu, run.floors.checked[1].cpu


@measure(name="sync-pull-size", unit="MB", limit=1.4)
def pull_size() -> Taken:
    """Bodies both ways, beside one packed body."""
    run = EMBEDDED.next("pull-size")
    return run.pull.size / MB, run.floors.bare[1].size / MB


@measure(name="sync-push-postgres", unit="s for 10,000 notes", limit=1.0, k=2.0)
def push_postgres() -> Taken:
    """Push to a service on PostgreSQL, each row sealed."""
    run = POSTGRES.next("push")
    return run.push.seconds, run.floors.checked[0].seconds


@measure(name="sync-push-postgres-cpu", unit="s of processor, all ends", limit=4.0, k=12.0)
def push_postgres_cpu() -> Taken:
    """What device, service and database server reckon for it."""
    run = POSTGRES.next("push-cpu")
    return run.push.cpu, run.floors.checked[0].cpu


@measure(name="sync-pull-postgres", unit="s for 10,000 notes", limit=0.5, k=2.0)
def pull_postgres() -> Taken:
    """Pull from a service on PostgreSQL."""
    run = POSTGRES.next("pull")
    return run.pull.seconds, run.floors.checked[1].seconds


@measure(name="sync-pull-postgres-cpu", unit="s of processor, all ends", limit=4.0, k=17.0)
def pull_postgres_cpu() -> Taken:
    """What device, service and database server reckon for it."""
    run = POSTGRES.next("pull-cpu")
    return run.pull.cpu, run.floors.checked[1].cpu


@measure(name="sync-floors", unit="s: checked, beside unchecked", limit=FLOORS_S, k=25.0)
def both_floors() -> Taken:
    """The two floors of a push beside each other: what numbering, once and batches cost by themselves."""
    run = EMBEDDED.next("floors")
    return run.floors.checked[0].seconds, run.floors.bare[0].seconds


@dataclass(frozen=True)
class Everyday:
    """One edited agreement, again and again, and then nothing new: milliseconds, bytes, processor of the service."""

    ms: list[float]
    bodies: float
    heads: float
    idle_ms: float
    floor_ms: list[float]
    floor_idle_ms: float


def everyday() -> Everyday:
    """Let one computer edit and send, and the other fetch, then ask for nothing."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        home = Path(folder)
        made = ends.enter_context(office(home, devices=2))
        one = ends.enter_context(device(made, home / "one"))
        two = ends.enter_context(device(made, home / "two"))
        record = _agreement(one, made.streams[0], made.user.id)
        one.client.one_round(lambda _: None, lambda: False)
        two.client.one_round(lambda _: None, lambda: False)
        texts = iter(notes(made.streams, EDITS, made.user.id))
        taken = [_one_edit(one, two, record, str(text.fields["text"])) for text in texts]
        before = made.running.cpu()
        for _ in range(POLLS):
            two.client.one_round(lambda _: None, lambda: False)
        idle = (made.running.cpu() - before) * 1000 / POLLS
    ms, bodies, heads = zip(*taken, strict=True)
    return Everyday(
        list(ms), mean(bodies), mean(heads), idle, *everyday_floor(as_it_travels(record, 1), EDITS, POLLS)
    )


def _agreement(one: Device, stream: str, by: str) -> Change:
    now = datetime.now(UTC)
    (made,) = agreements.make_agreement(stream, what="Ringer", who="Vi", by=by, now=now, seen=Seen())
    one.store.ledger.record([made], now=now)
    return made


def _one_edit(one: Device, two: Device, made: Change, what: str) -> tuple[float, int, int]:
    """Save, push, and pull at the other computer; return milliseconds, bytes of bodies and of headers."""
    before = [(each.traffic.bodies, each.traffic.head) for each in (one, two)]
    began = time.perf_counter()
    now = datetime.now(UTC)
    edited = replace(made, fields={"what": what}, seen=one.store.ledger.seen(), happened=now.isoformat())
    one.store.ledger.record([edited], now=now)
    one.client._push(_Going(lambda _: None, lambda: False))
    told = two.client.one_round(lambda _: None, lambda: False)
    took = (time.perf_counter() - began) * 1000
    assert told.received == 1
    after = [(each.traffic.bodies, each.traffic.head) for each in (one, two)]
    bodies, heads = (sum(b[n] - a[n] for a, b in zip(before, after, strict=True)) for n in (0, 1))
    return took, bodies, heads


EVERYDAY = Runs(everyday)


@measure(name="sync-one-note", unit="ms, half of them", limit=25.0, k=4.0)
def one_note() -> Taken:
    """An edit saved, sent and on the other computer, beside a row that goes the same way without a rule."""
    run = EVERYDAY.next("p50")
    return median(run.ms), median(run.floor_ms)


@measure(name="sync-one-note-slowest", unit="ms, 99 of 100", limit=100.0, k=8.0)
def one_note_slowest() -> Taken:
    """The same, the slow ones."""
    run = EVERYDAY.next("p99")
    return _slowest(run.ms), _slowest(run.floor_ms)


@measure(name="sync-one-note-size", unit="kB", limit=1.7)
def one_note_size() -> Taken:
    """Bodies of it, packed; what the headers come to stands as the floor."""
    run = EVERYDAY.next("size")
    return run.bodies / 1000, run.heads / 1000


@measure(name="sync-idle", unit="ms of the service's processor", limit=0.6, k=5.0)
def idle() -> Taken:
    """Somebody asks, and nothing is new; beside the same web server with one question to plain SQLite."""
    run = EVERYDAY.next("idle")
    return run.idle_ms, run.floor_idle_ms


@measure(name="sync-news", unit="ms, half of them", limit=1000.0)
def news() -> Taken:
    """From the moment a computer sends until the other, which waits and asks for nothing, hears that there is news."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        home = Path(folder)
        made = ends.enter_context(office(home, devices=2))
        one = ends.enter_context(device(made, home / "one"))
        two = ends.enter_context(device(made, home / "two"))
        line = WaitingWire(made.running.address, two.wire._key, two.wire.device, wall=time.time)
        ends.callback(line.close)
        one.client.one_round(lambda _: None, lambda: False)
        return median(_told(one, two, line, text) for text in notes(made.streams, WAKES, made.user.id)), 0.0


def _told(one: Device, two: Device, line: WaitingWire, text: Change) -> float:
    """Let one wait and the other write; return the milliseconds from sending to hearing."""
    heard: list[float] = []
    two.client.one_round(lambda _: None, lambda: False)
    one.store.ledger.record([text], now=datetime.now(UTC))
    cursor = two.store.ledger.cursor() or ""

    def wait() -> None:
        assert line.wait(cursor, LONGEST_S).news
        heard.append(time.perf_counter())

    waits = Thread(target=wait)
    waits.start()
    waits.join(STANDS_S)
    began = time.perf_counter()
    one.client._push(_Going(lambda _: None, lambda: False))
    waits.join()
    return (heard[0] - began) * 1000


def _slowest(times: list[float]) -> float:
    return quantiles(times, n=100)[98]
