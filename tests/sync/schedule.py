"""Random schedules: devices that write, lose answers, stop half-way and change hands, and an oracle that watches."""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from casework.changes import Dot, Placed, fold
from casework.errors import Unreachable
from sync import protocol as fsp
from sync.client import Client
from sync.proofs import DeviceKey
from sync.service import accept, deliver, grants, registry
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.ledger import CentralLedger, create
from sync.service.log import Log
from sync.service.problems import Refusal
from sync.service.registry import User
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import NOW, Cut, ModelLedger

LOST = "Ingen forbindelse"


class Town:
    """The service without its socket: the same acceptance and delivery, quick enough for hundreds of schedules."""

    def __init__(self, folder: Path) -> None:
        self.ledger: CentralLedger = create(folder, "Nordbyen Kommune")
        if isinstance(self.ledger.engine, SqlCipher):
            self.ledger._writer.execute("pragma synchronous = off")
        self.streams = [str(uuid.UUID(int=n + 1)) for n in range(3)]
        self.records = {stream: [str(uuid.uuid4()) for _ in range(3)] for stream in self.streams}

    def enter(self, number: int) -> tuple[User, registry.Device, DeviceKey]:
        user, key = User(str(uuid.uuid4()), f"U{number}", "Navn", "Sagsbehandler"), DeviceKey.new()
        name = str(uuid.uuid4())
        with self.ledger.writing() as connection:
            registry.put_user(connection, user)
            connection.execute(
                "insert into device (id, user, public, enrolled) values (?, ?, ?, '')",
                (name, user.id, key.public),
            )
            device = registry.device_called(connection, name)
        assert device is not None
        return user, device, key

    def toggle(self, user: User, stream: str) -> None:
        act = grants.Act("leder", "prøve", NOW.isoformat())
        with self.ledger.writing() as connection:
            log = Log(connection)
            span = grants.span(connection, user.id, stream)
            if span is None or span.to_seq is not None:
                grants.grant(log, user.id, stream, "primary", act=act)
            else:
                grants.revoke(log, user.id, stream, act=act)
            log.finish()


class LossyWire(Wire):
    """The wire's questions, answered in the same process; now and then the question or the answer is lost."""

    def __init__(self, town: Town, device: registry.Device, key: DeviceKey, rng: random.Random) -> None:
        super().__init__("http://127.0.0.1:9", key, device.id, wall=NOW.timestamp)
        self.town, self.known, self.rng = town, device, rng
        self.lossy = True
        self.page_rows = 3
        self.bend: Callable[[fsp.Page], None] = lambda _page: None
        self.before_push: Callable[[fsp.Push], None] = lambda _batch: None

    def _loses(self, share: float) -> bool:
        return self.lossy and self.rng.random() < share

    def push(
        self, epoch: str, wires: list[fsp.ChangeWire], gone: Sequence[tuple[int, int]] = ()
    ) -> fsp.Pushed:
        assert not gone
        digest = fsp.batch_digest(self.device, epoch, [fsp.content_hash(wire) for wire in wires])
        raw = [msgspec.Raw(fsp.canonical(wire)) for wire in wires]
        batch = fsp.Push(self.device, epoch, raw, self._key.sign(digest))
        if self._loses(0.1):
            raise Unreachable(LOST)
        self.before_push(batch)
        try:
            answer = accept.push(self.town.ledger, self.known, batch, now=NOW)
        except Refusal as refusal:
            raise TurnedAway(refusal.problem.code, refusal.problem.retry) from refusal
        if self._loses(0.3):
            raise Unreachable(LOST)
        return msgspec.json.decode(msgspec.json.encode(answer), type=fsp.Pushed)

    def pull(self, cursor: str, *, have: tuple[int, int], check: bool, limit: int) -> fsp.Page:
        if self._loses(0.2):
            raise Unreachable(LOST)
        asked = deliver.Asked(cursor, self.page_rows, have, check)
        page = deliver.pull(self.town.ledger, self.known, asked)
        read = msgspec.json.decode(msgspec.json.encode(page), type=fsp.Page)
        self.bend(read)
        return read

    def stream(self, stream: str, *, upto: int, after: int) -> fsp.StreamPage:
        if self._loses(0.2):
            raise Unreachable(LOST)
        try:
            page = deliver.stream_page(self.town.ledger, self.known, stream, after=after, upto=upto)
        except Refusal as refusal:
            raise TurnedAway(refusal.problem.code, refusal.problem.retry) from refusal
        return msgspec.json.decode(msgspec.json.encode(page), type=fsp.StreamPage)

    def dropped(self, stream: str, seq: int) -> None:
        if self._loses(0.2):
            raise Unreachable(LOST)


@dataclass
class Actor:
    """One person's device in a schedule."""

    user: User
    ledger: ModelLedger
    wire: LossyWire
    client: Client
    written: list[Placed] = field(default_factory=list)

    def tries(self) -> None:
        try:
            self.client.one_round(lambda _: None, lambda: False)
        except (Unreachable, Cut):
            return


Mutant = Callable[[Actor, Town, random.Random], None]


def play(folder: Path, seed: int, mutant: Mutant | None = None, *, steps: int = 100) -> list[str]:
    """Play one schedule to its quiet end, and return what the oracle found wrong."""
    rng = random.Random(seed)
    town = Town(folder / f"town{seed}")
    actors = [_actor(town, number, rng) for number in range(3)]
    for actor in actors:
        if mutant:
            mutant(actor, town, rng)
        for stream in town.streams:
            if rng.random() < 0.6:
                town.toggle(actor.user, stream)
    try:
        for _ in range(steps):
            _step(rng.choice(actors), town, rng)
        for actor in actors:
            actor.wire.lossy = False
        for _ in range(4):
            for actor in actors:
                actor.tries()
        return [fault for actor in actors for fault in _faults(actor, town)] + _in_log_once(actors, town)
    except Exception as error:  # noqa: BLE001 - a broken variant may fail in any way; that is being caught
        return [f"BROKEN {type(error).__name__}"]
    finally:
        town.ledger.close()


def _actor(town: Town, number: int, rng: random.Random) -> Actor:
    user, device, key = town.enter(number)
    ledger = ModelLedger(device.id, user.id)
    wire = LossyWire(town, device, key, rng)
    return Actor(user, ledger, wire, Client(ledger, wire, epoch=town.ledger.tenant().epoch))


def _step(actor: Actor, town: Town, rng: random.Random) -> None:
    chance = rng.random()
    here = [scope.stream for scope in actor.ledger.scope()]
    if chance < 0.5 and here:
        stream = rng.choice(here)
        record = rng.choice(town.records[stream])
        name = rng.choice(("what", "who", "why"))
        actor.written.append(actor.ledger.write(stream, record, {name: f"v{rng.random()}"}))
    elif chance < 0.9:
        actor.tries()
    else:
        town.toggle(actor.user, rng.choice(town.streams))


def _log(town: Town) -> dict[Dot, tuple[int, str]]:
    with town.ledger.reading() as connection:
        rows = connection.execute(
            "select d.id, c.dseq, c.seq, c.stream from change c join device d on d.number = c.device"
        ).fetchall()
    return {Dot(device, number): (seq, stream) for device, number, seq, stream in rows}


def _faults(actor: Actor, town: Town) -> list[str]:
    """Say where a device does not hold exactly what it should: outbox, scope, every row, every value."""
    found = []
    with town.ledger.reading() as connection:
        spans = grants.open_spans(connection, actor.user.id)
    log, ledger = _log(town), actor.ledger
    if ledger.waiting(1):
        found.append("NOTHING REFUSED: the outbox does not drain")
    if set(spans) != {scope.stream for scope in ledger.scope()} or not all(s.done for s in ledger.scope()):
        found.append("SCOPE: other citizens than granted")
    held = {dot for dot in ledger.rows if dot.device == ledger.device and dot.number in ledger.held}
    if {ledger.rows[dot].change.stream for dot in set(ledger.rows) - held} - set(spans):
        found.append("SCOPE: words of a citizen who has left")
    for stream in spans:
        wanted = {dot: seq for dot, (seq, home) in log.items() if home == stream}
        there = {d: p.seq for d, p in ledger.rows.items() if p.change.stream == stream and d not in held}
        if wanted != there:
            found.append("PREFIX: rows are missing or strange")
    return found


def _in_log_once(actors: list[Actor], town: Town) -> list[str]:
    """Say where a change is neither in the log nor held, or is there twice, or devices fold to different values."""
    found = []
    with town.ledger.reading() as connection:
        rows = connection.execute(
            "select device, dseq from change union all select device, dseq from held"
        ).fetchall()
        devices = dict(connection.execute("select number, id from device").fetchall())
    times = Counter(Dot(devices[device], number) for device, number in rows)
    if any(times[placed.dot] != 1 for actor in actors for placed in actor.written):
        found.append("EXACTLY ONCE: a change is lost or doubled")
    for stream in town.streams:
        views = {
            _view(actor, stream, town)
            for actor in actors
            if any(s.stream == stream for s in actor.ledger.scope())
        }
        if len(views) > 1:
            found.append("CONVERGENCE: two devices show different values")
    return found


def _view(actor: Actor, stream: str, town: Town) -> str:
    shown = []
    for record in town.records[stream]:
        placed = [p for p in actor.ledger.rows.values() if p.change.record == record and p.seq is not None]
        if placed:
            registers = fold(placed).registers
            shown.append(sorted((name, sorted(str(v.value) for v in r)) for name, r in registers.items()))
    return repr(shown)
