"""Both ends of a measure of sync: a service in a process of its own, devices with real stores, bytes counted between.

The wire is the loopback, the store of each device and of the service are the real ones with real keys, every commit
goes to the disk. PostgreSQL is the server of tests/sync/servers.py, which does not wait for its disk: what it costs to
ask it is in the numbers, what its disk costs is not.
"""

import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]

from casework import journal
from casework.changes import Change, Seen
from storage import vault
from sync.client import Client
from sync.enrol import begin, enrol
from sync.service import grants, registry
from sync.service.ledger import create
from sync.service.log import Log
from sync.service.registry import User
from sync.wire import Wire
from tests.measures.floors import ROOT
from tests.measures.measure_storage import words_of
from tests.storage.shelf import CHEAP
from tests.sync.servers import Server

if TYPE_CHECKING:
    import httpx

CITIZENS = 40
_SAID = (
    *("Mødte {who} i hjemmet kl. {at}.", "{who} ringede kl. {at} og ville tale om planen."),
    *("Fortæller at søvnen er bedre end sidst, men at {day} er svær.", "Har ikke hørt fra {place} endnu."),
    *(
        "Har været hos lægen og venter på svar fra {place}.",
        "Siger selv: »Jeg kan godt, hvis nogen følger mig.«",
    ),
    *(
        "Vi gennemgik aftalen om {thing}, og {who} holder fast i den.",
        "{thing} er udsat til {day} i uge {week}.",
    ),
    *("{who} spurgte til {thing}; svaret kommer fra {place}.", "Næste kontakt er aftalt til {day} kl. {at}."),
    *("Virkede træt, men var glad for at have været i {place}.", "Der mangler stadig papirer om {thing}."),
    *(
        "Kontaktede {place} om {thing} og fik fat i vagten.",
        "Er i tvivl om, hvorvidt {thing} kan nås i uge {week}.",
    ),
)
_WHO = (
    "Zahra",
    "Søren",
    "Mette",
    "Åge",
    "Leyla",
    "Jonas",
    "Birgit",
    "Omar",
    "Ida",
    "Kjeld",
    "Rikke",
    "Yusuf",
)
_DAY = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
_PLACE = (
    "Havnens Læger",
    "psykiatrien",
    "jobcentret",
    "boligforeningen",
    "sprogskolen",
    "banken",
    "praktikstedet",
)
_THING = (
    "praktikken",
    "boligstøtten",
    "cyklen",
    "regningen",
    "danskkurset",
    "kontanthjælpen",
    "lægeattesten",
)


@dataclass
class Traffic:
    """Bodies as they cross the wire, packed; their headers beside them."""

    up: int = 0
    down: int = 0
    head: int = 0

    def listen(self, line: "httpx.Client") -> None:
        """Count what goes over a line from now on."""

        def went(response: "httpx.Response") -> None:
            response.read()
            self.up += int(response.request.headers.get("content-length", 0))
            self.down += response.num_bytes_downloaded
            heads = [*response.request.headers.raw, *response.headers.raw]
            self.head += sum(len(name) + len(value) + 4 for name, value in heads)
            self.head += len(response.request.url.raw_path) + 30

        line.event_hooks = {"response": [went]}

    @property
    def bodies(self) -> int:
        """Bytes of bodies, both ways."""
        return self.up + self.down


@dataclass
class Process:
    """A service in a process of its own, and the database server behind it."""

    address: str
    process: psutil.Process
    server: Server | None = None

    def cpu(self) -> float:
        """Return the seconds of processor that it and its database have used."""
        seconds = _used(self.process)
        if self.server is not None:
            pid = int((self.server.folder / "data" / "postmaster.pid").read_text().split()[0])
            post = psutil.Process(pid)
            seconds += _used(post) + sum(map(_used, post.children())) + post.cpu_times().children_user
        return seconds


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def started(command: list[str], home: Path, server: Server | None = None) -> Iterator[Process]:
    """Start a service as it is started, and stop it at the end."""
    environment = os.environ | {"FODFAESTE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert found is not None
        yield Process(found.group(), psutil.Process(process.pid), server)
    finally:
        process.terminate()
        process.wait(20)


@dataclass
class Office:
    """A municipality with one caseworker, his citizens, and codes for his computers."""

    home: Path
    user: User
    streams: list[str]
    codes: list[str]
    running: Process = field(init=False)


@contextmanager
def office(
    home: Path,
    *,
    devices: int,
    server: Server | None = None,
    database: str = "",
    citizens: int = CITIZENS,
) -> Iterator[Office]:
    """Make a municipality, and let its service answer."""
    folder = home / "central"
    if server is not None:
        server.address_file(folder, server.database(database))
    ledger = create(folder, "Nordbyen Kommune")
    user = User(str(uuid.uuid4()), "JOKR", "Jonas Krogh", "Sagsbehandler")
    streams = [str(uuid.uuid4()) for _ in range(citizens)]
    now = datetime.now(UTC)
    with ledger.writing() as connection:
        registry.put_user(connection, user)
        codes = [registry.new_code(connection, ledger.keys, user, now) for _ in range(devices)]
        log = Log(connection)
        for stream in streams:
            grants.grant(log, user.id, stream, "primary", act=grants.Act("prøve", "måling", now.isoformat()))
        log.finish()
    ledger.close()
    made = Office(home, user, streams, codes)
    with started(["-m", "sync.service.admin", "serve", "--port", "0"], home, server) as made.running:
        yield made


@dataclass
class Device:
    """A computer with a real store, and how many bytes it sent and heard."""

    store: vault.Store
    client: Client
    wire: Wire
    traffic: Traffic


@contextmanager
def device(made: Office, folder: Path) -> Iterator[Device]:
    """Bring a computer in with the next code; its first contact is behind it."""
    enrolled = enrol(made.running.address, made.codes.pop(), begin(), wall=time.time)
    facts = vault.UserFacts(made.user.id, made.user.initials, made.user.name)
    now = datetime.now(UTC)
    store = vault.create(
        folder, "en lang adgangskode her", user=facts, device=enrolled.device, now=now, cost=CHEAP
    )
    wire, traffic = Wire(made.running.address, enrolled.key, enrolled.device, wall=time.time), Traffic()
    wire.hello()
    traffic.listen(wire._line())
    try:
        yield Device(store, Client(store.ledger, wire, epoch=enrolled.epoch), wire, traffic)
    finally:
        wire.close()
        store.close()


def notes(streams: list[str], count: int, by: str) -> list[Change]:
    """Return notes of a Danish caseworker's kind: one travels as about 590 bytes, and packs to a sixth with others.

    That is how far the notes packed that the figures of other systems were taken with.
    """
    chance, began = Random(590), datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    words = [word for one in words_of(Random(7)) if len(word := one.strip()) > 3]
    written: list[Change] = []
    for number in range(count):
        own = " ".join(chance.choice(words[: chance.choice((50, 500, 5000))]) for _ in range(14))
        said = f"{_sentence(chance)} {own.capitalize()}. {_sentence(chance)} {_THING[number % 7]}."
        now = began + timedelta(minutes=number)
        written += journal.write_note(streams[number % len(streams)], text=said, by=by, now=now, seen=Seen())
    return written


def _sentence(chance: Random) -> str:
    return chance.choice(_SAID).format(
        who=chance.choice(_WHO),
        at=f"{chance.randrange(8, 18)}.{chance.randrange(60):02}",
        day=chance.choice(_DAY),
        place=chance.choice(_PLACE),
        thing=chance.choice(_THING),
        week=chance.randrange(1, 53),
    )
