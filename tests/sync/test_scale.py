"""The largest municipality at eight in the morning: everybody's computer has its round at once with one service.

One service process over PostgreSQL, 1,500 computers in full (`./fod endurance`), a part of them at each push. Every
computer is the real client over real HTTP with tokens and proofs; only its store is the model in memory, because 1,500
encrypted stores would measure the machine they lie on. The evening before, each opened citizens and shares one with a
colleague; in the morning each brings eight changes and fetches what the colleague wrote. It is counted how many rounds
a second come through, how long one takes, and what both ends and the database need for it; that everybody has
everything afterwards is asserted, no figure is.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import pytest

from sync.client import Client
from sync.enrol import Enrolled
from sync.service import grants
from sync.service.log import Log
from sync.wire import Wire
from tests.storage.faults.sizes import many
from tests.sync import servers
from tests.sync.stage import Central, Clock, ModelLedger, new_id
from tests.sync.test_admin import environment

pytestmark = pytest.mark.slow
COMPUTERS = many(24, 1_500)
CITIZENS = 3
"""Citizens that each opened the evening before."""
CHANGES = 8
"""Changes of one citizen's visit: a visit, notes, agreements, a progress measure."""
AT_ONCE = 48
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Person:
    """A caseworker with a computer."""

    enrolled: Enrolled
    ledger: ModelLedger
    streams: list[str]
    shared: str = ""
    seconds: list[float] = field(default_factory=list)

    def round(self, address: str) -> None:
        """Have a round as the desktop has it: a token, what waits, what is new."""
        began = time.perf_counter()
        with closing(Wire(address, self.enrolled.key, self.enrolled.device, wall=time.time)) as wire:
            Client(self.ledger, wire, epoch=self.enrolled.epoch).one_round(lambda _: None, lambda: False)
        self.seconds.append(time.perf_counter() - began)

    def write(self, stream: str, count: int) -> None:
        for number in range(count):
            text = f"Aftale {number}: ringer til jobkonsulenten om timerne i køkkenet. " * 6
            self.ledger.write(stream, new_id(), {"what": text, "who": "Mig"})


@dataclass(frozen=True)
class Cost:
    """Seconds of processor that some processes had until now."""

    here: float
    service: float
    database: float

    def since(self, before: "Cost") -> str:
        service, database = self.service - before.service, self.database - before.database
        here = self.here - before.here
        return f"processor: service {service:.1f} s, database {database:.1f} s, all computers {here:.1f} s"


@pytest.fixture
def own() -> Iterator[tuple[servers.Server, str]]:
    server = servers.newest()
    name = server.database("scale")
    yield server, name
    server.as_superuser(f"drop database {name} with (force)")


def town(running: Central) -> list[Person]:
    """Enrol everybody, each with citizens of his own, and one that his neighbour works with too."""
    people = []
    for number in range(COMPUTERS):
        enrolled = running.enrol(running.add_user(f"S{number:04}"))
        people.append(Person(enrolled, ModelLedger(enrolled.device, enrolled.user), []))
    with running.ledger.writing() as connection:
        log = Log(connection)
        act = grants.Act("administrator", "prøve", running.clock().isoformat())
        for one, neighbour in zip(people, [*people[1:], people[0]], strict=True):
            one.streams = [new_id() for _ in range(CITIZENS)]
            for stream in one.streams:
                grants.grant(log, one.enrolled.user, stream, "primary", act=act)
            grants.grant(log, neighbour.enrolled.user, one.streams[0], "partner", act=act)
            neighbour.shared = one.streams[0]
        log.finish()
    return people


@contextmanager
def served(home: Path) -> Iterator[tuple[str, int]]:
    """Let the service answer as a process of its own; give its address and number."""
    serving = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", "serve", "--port", "0", "--json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    try:
        yield json.loads(serving.stdout.readline())["address"], serving.pid
    finally:
        serving.terminate()
        serving.wait(30)
        serving.stdout.close()


def all_at_once(people: list[Person], address: str) -> float:
    """Let everybody have a round, as many at once as there are lines; return the seconds of it."""
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda one: one.round(address), people))
    return time.perf_counter() - began


def cost(service: int, database: int) -> Cost:
    """Read what each has used: this process, the service, and the database with all its children."""
    mine = os.times()
    return Cost(
        mine.user + mine.system, _used(service), _used(database) + sum(map(_used, _children(database)))
    )


def _used(process: int) -> float:
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(int(one) for one in words[11:15]) / TICKS


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in listed.split()]


def _peak_mb(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def test_everybody_has_a_round_at_eight_and_has_everything(
    own: tuple[servers.Server, str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    server, database = own
    running = Central(tmp_path / "central", Clock(), server, database)
    people = town(running)
    running.close()
    (data,) = server.as_superuser("select setting from pg_settings where name = 'data_directory'")
    leader = int((Path(str(data[0])) / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
    with served(tmp_path) as (address, service):
        for one in people:
            for stream in one.streams:
                one.write(stream, CHANGES)
        all_at_once(people, address)
        for one in people:
            one.write(one.streams[0], CHANGES)
            one.seconds.clear()
        before = cost(service, leader)

        wall = all_at_once(people, address)

        used, peak = cost(service, leader).since(before), _peak_mb(service)
        told = [one.seconds[0] for one in people]
        all_at_once(people, address)
    middle, late = quantiles(told, n=100)[49], quantiles(told, n=100)[98]
    record_property(
        "counted",
        f"{COMPUTERS} computers, {AT_ONCE} at once, {CHANGES} changes each: {wall:.1f} s, "
        f"{COMPUTERS / wall:.0f} rounds/s, a round {middle * 1000:.0f} ms in the middle and {late * 1000:.0f} ms p99; "
        f"{used}; service {peak:.0f} MB at most",
    )
    for one in people:
        assert one.ledger.waiting(1) == ()
        assert one.ledger.held == {}
        by_stream = [row.change.stream for row in one.ledger.rows.values()]
        assert {stream: by_stream.count(stream) for stream in one.streams} == {
            one.streams[0]: 2 * CHANGES,
            one.streams[1]: CHANGES,
            one.streams[2]: CHANGES,
        }
        assert by_stream.count(one.shared) == 2 * CHANGES
