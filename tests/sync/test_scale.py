"""The largest municipality at eight in the morning: everybody's computer has its round at once with one service.

One service process over PostgreSQL, 1,500 computers in full (`./fod endurance`), a part of them at each push. Every
computer is the real client over real HTTP with tokens and proofs; only its store is the model in memory, because 1,500
encrypted stores would measure the machine they lie on. The evening before, each opened citizens and shares one with a
colleague; in the morning each brings eight changes and fetches what the colleague wrote. It is counted how many rounds
a second come through, how long one takes, and what both ends and the database need for it.

That is played twice: where computers only ask, and where each holds a line on which it waits for news beside it, as the
desktop does. Then a push wakes the colleague's computer, which has a round at once. That everybody has everything
afterwards is asserted, in the second morning after one round and what the wait told each of them; no figure is.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from threading import Lock

import httpx
import pytest

from casework.errors import Unreachable
from sync.client import Client
from sync.enrol import Enrolled
from sync.service import grants
from sync.service.log import Log
from sync.wire import Wire
from tests.storage.faults.sizes import many
from tests.sync import servers
from tests.sync.ears import Ear, Ears
from tests.sync.stage import Central, Clock, ModelLedger, new_id
from tests.sync.test_admin import environment

pytestmark = pytest.mark.slow
COMPUTERS = many(24, 1_500)
CITIZENS = 3
"""Citizens that each opened the evening before."""
CHANGES = 8
"""Changes of one citizen's visit: a visit, notes, agreements, a progress measure."""
AT_ONCE = 48
QUIET_S = many(1, 60)
"""How long everybody waits and nobody writes."""
ENOUGH_S = 300.0
BROKEN_MOST = 5
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Person:
    """A caseworker with a computer."""

    enrolled: Enrolled
    ledger: ModelLedger
    streams: list[str]
    shared: str = ""
    seconds: list[float] = field(default_factory=list)
    woken: int = 0
    broken: int = 0
    sent: float = 0.0
    has: float = 0.0
    """When his own words were with the service, and when the colleague's were here."""
    expected: int = 0
    _one_at_a_time: Lock = field(default_factory=Lock)

    def round(self, address: str) -> None:
        """Have a round as the desktop has it: a token, what waits, what is new."""
        began = time.perf_counter()
        self._round(address)
        self.seconds.append(time.perf_counter() - began)
        self.sent = time.perf_counter()

    def woken_round(self, address: str) -> None:
        """Have one because there is news."""
        self._round(address)
        self.woken += 1

    def _round(self, address: str) -> None:
        with self._one_at_a_time:
            while not self._came_to_its_end(address):
                self.broken += 1
            if not self.has and self.is_told():
                self.has = time.perf_counter()

    def _came_to_its_end(self, address: str) -> bool:
        """Have a round; a line that the service let go of, while this computer had no processor, is opened anew."""
        with closing(Wire(address, self.enrolled.key, self.enrolled.device, wall=time.time)) as wire:
            try:
                Client(self.ledger, wire, epoch=self.enrolled.epoch).one_round(lambda _: None, lambda: False)
            except Unreachable:
                if self.broken > BROKEN_MOST:
                    raise
                return False
        return True

    def write(self, stream: str, count: int) -> None:
        for number in range(count):
            text = f"Aftale {number}: ringer til jobkonsulenten om timerne i køkkenet. " * 6
            self.ledger.write(stream, new_id(), {"what": text, "who": "Mig"})

    def morning(self, number: int) -> None:
        """Write of the citizen that the neighbour works with too; the other neighbour does the same."""
        self.write(self.streams[0], CHANGES)
        self.expected = (1 + number) * CHANGES
        self.has = 0.0
        self.seconds.clear()

    def here(self, stream: str) -> int:
        return sum(row.change.stream == stream for row in list(self.ledger.rows.values()))

    def is_told(self) -> bool:
        """Tell whether all that the colleague wrote is here."""
        return self.here(self.shared) >= self.expected


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
def served(home: Path, *more: str) -> Iterator[tuple[str, int]]:
    """Let the service answer as a process of its own; give its address and number."""
    serving = subprocess.Popen(
        [*(sys.executable, "-m", "sync.service.admin", "serve", "--port", "0", "--json"), *more],
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


def waiting_at(counters: str) -> int:
    """Return how many wait at the service, as it counts them itself."""
    told = httpx.get(counters, trust_env=False).text
    return int(float(re.findall(r"^fodfaeste_waiting (\S+)$", told, re.MULTILINE)[0]))


def until(true: Callable[[], bool]) -> float:
    """Wait until something is true; return the seconds of it."""
    began = time.perf_counter()
    while not true():
        assert time.perf_counter() - began < ENOUGH_S, "it never came to that"
        time.sleep(0.1)
    return time.perf_counter() - began


def in_the_middle_and_late(seconds: list[float]) -> str:
    hundredths = quantiles(seconds, n=100)
    return f"{hundredths[49] * 1000:.0f} ms in the middle and {hundredths[98] * 1000:.0f} ms p99"


@dataclass
class Town:
    """Everybody, the service's address, and whom to ask what it cost."""

    people: list[Person]
    address: str
    service: int
    database: int
    counters: str

    def cost(self) -> Cost:
        return cost(self.service, self.database)

    def told(self, wall: float, before: Cost) -> str:
        """Say what a morning was."""
        rounds = in_the_middle_and_late([one.seconds[0] for one in self.people])
        return (
            f"{COMPUTERS} computers, {AT_ONCE} at once, {CHANGES} changes each: {wall:.1f} s, "
            f"{COMPUTERS / wall:.0f} rounds/s, a round {rounds}; "
            f"{self.cost().since(before)}; service {_peak_mb(self.service):.0f} MB at most; "
            f"{sum(one.broken for one in self.people)} rounds broken off until now and had again"
        )

    def morning_of_asking(self) -> str:
        """Let everybody have a round, and once more to fetch what came after his own."""
        for one in self.people:
            one.morning(1)
        before = self.cost()
        told = self.told(all_at_once(self.people, self.address), before)
        all_at_once(self.people, self.address)
        return told

    def morning_of_waiting(self) -> tuple[str, str]:
        """Let everybody wait, and have a round all the same; nobody asks a second time who is not woken."""
        ears = [self._ear(one) for one in self.people]
        with Ears(self.address, ears) as lines:
            until(lambda: waiting_at(self.counters) == COMPUTERS)
            before, asked = self.cost(), lines.requests
            time.sleep(QUIET_S)
            quiet = (
                f"{COMPUTERS} wait for {QUIET_S} s, nobody writes: {lines.requests - asked} requests; "
                f"{self.cost().since(before)}; service {_peak_mb(self.service):.0f} MB at most"
            )
            for one in self.people:
                one.morning(2)
            before = self.cost()
            wall = all_at_once(self.people, self.address)
            settled = until(lambda: all(one.is_told() for one in self.people))
            told = self.told(wall, before)
        news = [
            max(0.0, two.has - one.sent)
            for one, two in zip(self.people, [*self.people[1:], self.people[0]], strict=True)
        ]
        woken = sum(one.woken for one in self.people)
        return quiet, (
            f"the same while all {COMPUTERS} wait: {told}; {woken} rounds more by being woken, {settled:.1f} s after; "
            f"a colleague's words {in_the_middle_and_late(news)} after they were sent"
        )

    def _ear(self, one: Person) -> Ear:
        return Ear(one.enrolled, lambda: one.ledger.cursor() or "", lambda: one.woken_round(self.address))


def test_everybody_has_a_round_at_eight_and_has_everything(
    own: tuple[servers.Server, str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    server, database = own
    running = Central(tmp_path / "central", Clock(), server, database)
    people = town(running)
    running.close()
    (data,) = server.as_superuser("select setting from pg_settings where name = 'data_directory'")
    leader = int((Path(str(data[0])) / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        port = found.getsockname()[1]
    with served(tmp_path, "--metrics-port", str(port)) as (address, service):
        for one in people:
            for stream in one.streams:
                one.write(stream, CHANGES)
        all_at_once(people, address)
        here = Town(people, address, service, leader, f"http://127.0.0.1:{port}/metrics")

        for told in (here.morning_of_asking(), *here.morning_of_waiting()):
            record_property("counted", told)

    for one in people:
        assert one.ledger.waiting(1) == ()
        assert one.ledger.held == {}
        assert [one.here(stream) for stream in one.streams] == [3 * CHANGES, CHANGES, CHANGES]
        assert one.here(one.shared) == 3 * CHANGES
