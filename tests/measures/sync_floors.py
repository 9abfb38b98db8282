"""The two floors of sync, measured as a client sees them: everything as one body unchecked; batches, numbered, once.

Both keep their rows in plain SQLite on both ends, with a commit on the disk for each batch, as sync.md counts them.
"""

import sqlite3
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import msgspec

from casework.changes import Change, Dot, Placed
from sync.protocol import canonical, to_wire
from tests.measures.sync_ends import Process, Traffic, started

BATCH = 500


@dataclass
class Cost:
    """What one way of the work came to: seconds, seconds of processor on both ends, bytes of bodies."""

    seconds: float
    cpu: float
    size: int


@contextmanager
def costing(cost: list[Cost], running: Process, traffic: Traffic) -> Iterator[None]:
    """Measure what happens inside, and add it to a list."""
    began, own, other, bodies = time.perf_counter(), time.process_time(), running.cpu(), traffic.bodies
    yield
    seconds = time.perf_counter() - began
    cpu = time.process_time() - own + running.cpu() - other
    cost.append(Cost(seconds, cpu, traffic.bodies - bodies))


@dataclass
class Floors:
    """Push and pull, each as one unchecked body and in checked batches."""

    bare: list[Cost] = field(default_factory=list)
    checked: list[Cost] = field(default_factory=list)


def floors(changes: list[Change]) -> Floors:
    """Do the work both ways."""
    bodies = [as_it_travels(change, number) for number, change in enumerate(changes, start=1)]
    found = Floors()
    for way, cost in ((_bare, found.bare), (_checked, found.checked)):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            with started(["-m", "tests.measures.bare_service", folder], home) as running:
                line, traffic = httpx.Client(base_url=running.address, trust_env=False), Traffic()
                line.get("/page?after=0")
                traffic.listen(line)
                with (
                    closing(_store(home / "one.db")) as one,
                    closing(_store(home / "two.db")) as two,
                    closing(line),
                ):
                    one.executemany("insert into row (dseq, body) values (?, ?)", enumerate(bodies, start=1))
                    one.commit()
                    way(one, two, line, lambda: costing(cost, running, traffic))  # noqa: B023 - used at once
    return found


def as_it_travels(change: Change, number: int) -> bytes:
    """Return the bytes of a change of a device."""
    stamp = (1_795_700_000_000 + number * 60_000) << 16
    return canonical(to_wire(Placed(change, Dot("floor", number), stamp, "u")))


def everyday_floor(body: bytes, edits: int, polls: int) -> tuple[list[float], float]:
    """Send one row and fetch it, again and again, then nothing; return milliseconds, and processor of an empty page."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with started(["-m", "tests.measures.bare_service", folder], home) as running:
            line = httpx.Client(base_url=running.address, trust_env=False)
            with (
                closing(_store(home / "one.db")) as one,
                closing(_store(home / "two.db")) as two,
                closing(line),
            ):
                taken = [
                    _row_across(one, two, line, body.replace(b'"d":1,', b'"d":%d,' % n))
                    for n in range(1, edits)
                ]
                before = running.cpu()
                for _ in range(polls):
                    line.get(f"/page?after={edits}")
                return taken, (running.cpu() - before) * 1000 / polls


def _row_across(one: sqlite3.Connection, two: sqlite3.Connection, line: httpx.Client, body: bytes) -> float:
    began = time.perf_counter()
    one.execute("insert into row (body) values (?)", (body,))
    one.commit()
    answer = line.post("/batch?dev=floor", content=_packed([body]))
    first = msgspec.json.decode(zlib.decompress(answer.content))["first"]
    one.execute("update row set seq = ? where dseq = (select max(dseq) from row)", (first,))
    one.commit()
    page = zlib.decompress(line.get(f"/page?after={first - 1}").content)
    ((seq, raw),) = msgspec.json.decode(page, type=list[tuple[int, msgspec.Raw]])
    two.execute("insert into row (seq, body) values (?, ?)", (seq, bytes(raw)))
    two.commit()
    return (time.perf_counter() - began) * 1000


def _store(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.executescript(
        "pragma journal_mode = wal; pragma synchronous = full;"
        "create table row (dseq integer primary key, seq integer, body blob)"
    )
    return base


def _packed(rows: list[bytes]) -> bytes:
    return zlib.compress(msgspec.json.encode([msgspec.Raw(row) for row in rows]), 6)


Costing = Callable[[], AbstractContextManager[None]]


def _bare(one: sqlite3.Connection, two: sqlite3.Connection, line: httpx.Client, costing_it: Costing) -> None:
    with costing_it():
        rows = [row[0] for row in one.execute("select body from row order by dseq")]
        line.post("/all", content=_packed(rows))
    with costing_it():
        given = msgspec.json.decode(zlib.decompress(line.get("/all").content), type=list[msgspec.Raw])
        two.executemany("insert into row (body) values (?)", ((bytes(raw),) for raw in given))
        two.commit()


def _checked(
    one: sqlite3.Connection, two: sqlite3.Connection, line: httpx.Client, costing_it: Costing
) -> None:
    with costing_it():
        while True:
            query = "select dseq, body from row where seq is null order by dseq limit ?"
            waiting = one.execute(query, (BATCH,)).fetchall()
            if not waiting:
                break
            answer = line.post("/batch?dev=floor", content=_packed([body for _, body in waiting]))
            first = msgspec.json.decode(zlib.decompress(answer.content))["first"]
            seated = [(first + place, dseq) for place, (dseq, _) in enumerate(waiting)]
            one.executemany("update row set seq = ? where dseq = ?", seated)
            one.commit()
    with costing_it():
        after = 0
        while rows := msgspec.json.decode(
            zlib.decompress(line.get(f"/page?after={after}").content), type=list[tuple[int, msgspec.Raw]]
        ):
            two.executemany("insert into row (seq, body) values (?, ?)", ((n, bytes(raw)) for n, raw in rows))
            two.commit()
            after = rows[-1][0]
