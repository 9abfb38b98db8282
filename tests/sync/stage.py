"""The stage of the sync tests: a central service on a real socket, devices with real codes, and a model store."""

import asyncio
import socket
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp

from casework.changes import Change, Dot, Placed, Seen, Value
from casework.kinds import Role
from storage.meta import NO_FACTS
from storage.taking import FILLED, Part
from sync.client import Client, Progress, RoundTold
from sync.enrol import Enrolled, begin, enrol
from sync.port import HeldBy, Stale
from sync.protocol import mark
from sync.service import grants, registry
from sync.service.ledger import KEY, CentralLedger, create, is_made, open_store
from sync.service.log import Log
from sync.service.payloads import of_change
from sync.service.registry import User
from sync.service.serving import configured, speak_tls, take_port
from sync.service.watch import Watch
from sync.wire import Wire
from tests.sync.contracted import Contracted
from tests.sync.servers import DATABASE, Server, asked

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HAPPENED = "2026-11-26T09:00:00+00:00"
NOTHING: Stale = frozenset()


@dataclass
class Clock:
    """A clock that stands until somebody moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def wall(self) -> float:
        return self.now.timestamp()


class _Prompt(uvicorn.Server):
    """The server without its tenths of a second: it stops when told, once every answer is out."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        await self._told.wait()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._let_in_who_stands_at_the_door()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - it has no event for that
            await asyncio.sleep(0.001)

    async def _let_in_who_stands_at_the_door(self) -> None:
        """Accept no more, and finish what is accepted: of a server that closes meanwhile asyncio loses the line."""
        loop = asyncio.get_running_loop()
        for listening in (one for server in self.servers for one in server.sockets):
            loop.remove_reader(listening)
        for _ in range(3):
            await asyncio.sleep(0)


class Central:
    """A central service that answers on a free port of this computer, in a thread of its own."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        server: Server | None = None,
        database: str = "fodfaeste",
        *,
        certificate: tuple[Path, Path] | None = None,
    ) -> None:
        self.clock = clock
        server, database = (server, database) if server else (asked(folder) or (None, database))
        if server is not None:
            server.address_file(folder, database)
        is_there = is_made(folder) or (server is not None and (folder / KEY).exists())
        self.ledger: CentralLedger = open_store(folder) if is_there else create(folder, "Nordbyen Kommune")
        if server is None and not (folder / DATABASE).exists():
            self.ledger._writer.execute("pragma synchronous = off")
        self._socket = take_port("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.watch = Watch()
        config = configured(self.ledger, clock=clock, watch=self.watch)
        if certificate is not None:
            speak_tls(config, *certificate)
        self.contracted = config.app = Contracted(cast(ASGIApp, config.app))
        self._server = _Prompt(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)

    def close(self) -> None:
        self.watch.end()  # whoever waits is let go
        self._server.stop()
        self._thread.join(60)
        self._socket.close()
        self.ledger.close()
        assert not self.contracted.breaches, self.contracted.breaches

    def add_user(self, initials: str, role: str = "Sagsbehandler") -> User:
        user = User(str(uuid.uuid4()), initials, f"Navn {initials}", role)
        with self.ledger.writing() as connection:
            registry.put_user(connection, user)
        return user

    def code(self, user: User) -> str:
        with self.ledger.writing() as connection:
            return registry.new_code(connection, self.ledger.keys, user, self.clock())

    def enrol(self, user: User) -> Enrolled:
        return enrol(self.address, self.code(user), begin(), wall=self.clock.wall)

    def grant(self, user: User, stream: str, role: Role = "primary") -> None:
        with self.ledger.writing() as connection:
            log = Log(connection)
            grants.grant(log, user.id, stream, role, act=self._act())
            log.finish()

    def revoke(self, user: User, stream: str, to: str = "") -> None:
        with self.ledger.writing() as connection:
            log = Log(connection)
            grants.revoke(log, user.id, stream, act=self._act(), to=to)
            log.finish()

    def _act(self) -> grants.Act:
        return grants.Act("administrator", "prøve", self.clock().isoformat())

    def all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.ledger.reading() as connection:
            return [tuple(row) for row in connection.execute(sql, values).fetchall()]

    def contents(self, only: str = "") -> list[bytes]:
        """Return what the changes of the log say, of all kinds or of one, opened where they lie sealed."""
        sql = "select kind, stream, device, dseq, payload from change order by seq"
        with self.ledger.reading() as connection:
            return [
                connection.payloads.read(stream, of_change(number, dseq), stored)
                for kind, stream, number, dseq, stored in connection.execute(sql).fetchall()
                if kind == only or not only
            ]


@contextmanager
def central(
    folder: Path, clock: Clock | None = None, *, server: Server | None = None, database: str = "fodfaeste"
) -> Iterator[Central]:
    """Run a central service for a while: over a SQLCipher file, or over a database of a PostgreSQL server."""
    running = Central(folder, clock or Clock(), server, database)
    try:
        yield running
    finally:
        running.close()


class Cut(Exception):
    """The power went."""


@dataclass(frozen=True, slots=True)
class ScopeHere:
    stream: str
    role: str
    upto: int
    done: bool


@dataclass
class ModelLedger:
    """A device's store in memory, by the same rules: the log by dot, the outbox, the cursor, small facts."""

    device: str
    user: str
    rows: dict[Dot, Placed] = field(default_factory=dict)
    held: dict[int, HeldBy] = field(default_factory=dict)
    scopes: dict[str, ScopeHere] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    last: int = 0
    prefix: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    _cursor: str | None = None

    def write(self, stream: str, record: str, fields: Mapping[str, Value], **more: Any) -> Placed:
        self.last += 1
        seen = more.pop("seen", Seen(self.prefix, self.last - 1))
        change = Change(stream, record, more.pop("kind", "agreement"), dict(fields), seen, HAPPENED, **more)
        placed = Placed(change, Dot(self.device, self.last), self.last << 16, self.user)
        self.rows[placed.dot] = placed
        return placed

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        own = [p for d, p in self.rows.items() if d.device == self.device and p.seq is None]
        return tuple(sorted((p for p in own if p.dot.number not in self.held), key=_number)[:limit])

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, HeldBy],
        received: str,
        *,
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        self.facts.update(facts)
        for number, seq in placed_at.items():
            dot = Dot(self.device, number)
            if dot in self.rows:
                self.rows[dot] = _placed_at(self.rows[dot], seq, received)
        self.held |= held
        return frozenset({"waiting"})

    def receive(
        self,
        rows: Sequence[Placed],
        *,
        cursor: str,
        high: int,
        coming: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        self.facts.update(facts)
        self._take(rows)
        for stream, role in coming:
            self.begin_scope(stream, role, high)
            self.facts.pop(FILLED + stream, None)
        self._cursor, self.prefix = cursor, high
        return frozenset({"citizens"}) if rows else NOTHING

    def _take(self, rows: Iterable[Placed]) -> None:
        self.rows |= {placed.dot: placed for placed in rows}

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        self.scopes[stream] = ScopeHere(stream, role, upto, done=False)
        return NOTHING

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        self._take(rows)
        self.scopes[stream] = ScopeHere(stream, self.scopes[stream].role, upto, done)
        return NOTHING

    def fill_several(self, parts: Sequence[Part]) -> Stale:
        for part in parts:
            self.fill(part.stream, part.rows, done=part.done, upto=part.upto)
            self.facts[FILLED + part.stream] = str(part.next)
        return NOTHING

    def hand_on(self, stream: str) -> Stale:
        return NOTHING

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        self.rows = {dot: p for dot, p in self.rows.items() if p.change.stream != stream}
        self.scopes.pop(stream)
        self.left.append((stream, to))
        return NOTHING

    def strays(self) -> Sequence[str]:
        return ()

    def cursor(self) -> str | None:
        return self._cursor

    def digest(self, stream: str) -> tuple[int, int]:
        placed = [p for p in self.rows.values() if p.change.stream == stream and p.seq is not None]
        return len(placed), sum(map(mark, placed))

    def scope(self) -> Sequence[ScopeHere]:
        return tuple(self.scopes.values())

    def remember(self, key: str, value: str) -> None:
        self.facts[key] = value

    def recall(self, key: str) -> str | None:
        return self.facts.get(key)


def _number(placed: Placed) -> int:
    return placed.dot.number


def _placed_at(placed: Placed, seq: int, received: str) -> Placed:
    return Placed(placed.change, placed.dot, placed.hlc, placed.by, seq, received, placed.late)


@dataclass
class Device:
    """An enrolled device with a model store and its client."""

    enrolled: Enrolled
    ledger: ModelLedger
    wire: Wire
    client: Client
    heard: list[Progress] = field(default_factory=list)

    def round(self) -> RoundTold:
        return self.client.one_round(self.heard.append, lambda: False)

    def texts(self, stream: str) -> list[Value]:
        placed = [p for p in self.ledger.rows.values() if p.change.stream == stream]
        return [p.change.fields.get("what") for p in sorted(placed, key=lambda p: p.seq or 1 << 60)]


@contextmanager
def device(running: Central, user: User, ledger: ModelLedger | None = None) -> Iterator[Device]:
    """Enrol a device for a person and give it a store."""
    enrolled = running.enrol(user)
    store = ledger or ModelLedger(enrolled.device, user.id)
    wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
    try:
        yield Device(enrolled, store, wire, Client(store, wire, epoch=enrolled.epoch))
    finally:
        wire.close()


def new_id() -> str:
    return str(uuid.uuid4())
