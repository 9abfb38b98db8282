"""A municipality of the simulation: the real service in a room in memory, with a clock that steps move."""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec
from starlette.types import Message

from casework.changes import Dot
from casework.errors import Refused
from casework.kinds import Role
from sync import protocol as fsp
from sync.proofs import DeviceKey, Proof
from sync.protocol_cases import CasesAsked, CasesOut
from sync.protocol_offered import Offered, OfferTold
from sync.protocol_restored import RestoredTold
from sync.service import accept, cases, deliver, grants, handing, registry, restored, returned, same_person
from sync.service.app import build
from sync.service.guard import Guard
from sync.service.ledger import CentralLedger, create
from sync.service.log import Log
from sync.service.payloads import of_change, of_held
from sync.service.problems import Refusal
from sync.service.registry import Device, User
from sync.words import TurnedAway
from tests.sync.stage import NOW, new_id

RANK: Final[dict[str, int]] = {"primary": 5, "partner": 4, "stand_in": 3, "team_lead": 2, "mentor": 1}
"""Which of two roles is the higher one, where a person has both."""
_ENTRIES: Final = """select seq, user, stream, op, role, handed_to from grant_entry
    where seq > ? and reason <> ? order by seq"""
Making = Callable[[Path, str], CentralLedger]
"""Makes the store of a service: one of its own, or one that days have one after another (kept.py)."""
ACTS = grants.Act("leder", "prøve", NOW.isoformat())


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of the service's log, as the oracle reads it behind the service's back."""

    seq: int
    dot: Dot
    stream: str
    change: fsp.ChangeWire
    raw: bytes
    late: bool


class Town:
    """The service and its people. `answer` is the quick way in; `transport` is the whole way, by the application."""

    def __init__(self, folder: Path, make: Making = create, *, name: str = "Nordbyen Kommune") -> None:
        self.now = NOW
        self.ledger: CentralLedger = make(folder, name)
        self.guard = Guard(self.ledger, started=NOW - timedelta(days=1))
        self.packs = True
        self.page_rows = 4
        self._posts: Mapping[str, Callable[[str, Any], Any]] = {
            "/v1/push": self._push,
            "/v1/dropped": self._dropped,
            "/v1/token": self._token,
            "/v1/restored": self._restored,
            "/v1/cases": self._cases,
            "/v1/offered": self._offered,
        }
        self._shapes = {
            "/v1/push": fsp.Push,
            "/v1/dropped": fsp.Dropped,
            "/v1/token": fsp.TokenAsked,
            "/v1/restored": RestoredTold,
            "/v1/cases": CasesAsked,
            "/v1/offered": Offered,
        }
        self.keys: dict[str, DeviceKey] = {}
        self._known: dict[str, Device | None] = {}
        self._known_at = -1
        self._asked = 0
        self.owns: dict[tuple[str, str], Role] | None = None
        """Who was given which case in which role, on days on which cases are linked; None on others."""
        self._entry = 0

    def close(self) -> None:
        self.ledger.close()

    def go_on(self, ledger: CentralLedger) -> None:
        """Let the service go on over a ledger that was opened anew."""
        self.ledger, self._known_at = ledger, -1
        self.guard = Guard(ledger, started=NOW - timedelta(days=1))

    def written(self) -> int:
        """Return how much was ever written in the service's store; of PostgreSQL we do not know."""
        self._asked += 1
        return int(getattr(self.ledger._writer, "total_changes", self._asked))

    def clock(self) -> datetime:
        return self.now

    def enter(self, user: User, device: str, key: DeviceKey) -> None:
        """Enter a person, if need be, and a device of theirs."""
        with self.ledger.writing() as connection:
            registry.put_user(connection, user)
            connection.execute(
                "insert into device (id, user, public, enrolled) values (?, ?, ?, '')",
                (device, user.id, key.public),
            )

    def anybody(self, number: int) -> tuple[User, Device, DeviceKey]:
        """Enter a caseworker with a device, and return both with the device's key."""
        user, device = User(new_id(), f"U{number}", "Navn", "Sagsbehandler"), new_id()
        key = DeviceKey.new()
        self.enter(user, device, key)
        return user, self._device(device), key

    def grant(self, user: User, stream: str, role: Role | None) -> None:
        """Give a person a citizen in a role, or take him back (None)."""
        self._in_log(lambda log: self._grant(log, user, stream, role))
        self.note_own()
        if self.owns is not None and role is not None:
            self.owns[user.id, stream] = (
                role  # also where he had it so by a link, and no entry says that it is his now
            )

    def _grant(self, log: Log, user: User, stream: str, role: Role | None) -> None:
        act = grants.Act(ACTS.by, ACTS.reason, self.now.isoformat())
        if role is None:
            grants.revoke(log, user.id, stream, act=act)
        else:
            grants.grant(log, user.id, stream, role, act=act)

    def hand_over(self, stream: str, giver: User, taker: User) -> None:
        """Move a citizen from one person to another, where the first one has him."""
        act = grants.Act(ACTS.by, "flyttet", self.now.isoformat())
        with suppress(Refused), self.ledger.writing() as connection:
            log = Log(connection)
            handing.transfer(log, giver.id, taker.id, [stream], act=act)
            log.finish()
        self.note_own()

    def note_own(self) -> None:
        """Keep what everybody was given by somebody, and not by a link: by the entries that say so."""
        if self.owns is None:
            return
        with self.ledger.reading() as connection:
            found = connection.execute(_ENTRIES, (self._entry, same_person.REASON)).fetchall()
        for seq, user, stream, op, role, to in found:
            self._entry = seq
            had = self.owns.pop((user, stream), None)
            if op == "add":
                self.owns[user, stream] = role
            elif to and had and RANK[had] > RANK.get(self.owns.get((to, stream), ""), 0):
                self.owns[to, stream] = had

    def _in_log(self, work: Callable[[Log], object]) -> None:
        with self.ledger.writing() as connection:
            log = Log(connection)
            work(log)
            log.finish()

    def spans(self, user: User) -> dict[str, Role]:
        """Return whom a person has now, in which role."""
        with self.ledger.reading() as connection:
            return {home: span.role for home, span in grants.open_spans(connection, user.id).items()}

    def knows(self, stream: str) -> bool:
        """Tell whether anything of a case stands in the log: only then does the service let anybody have it."""
        with self.ledger.reading() as connection:
            row = connection.execute("select 1 from change where stream = ? limit 1", (stream,)).fetchone()
        return row is not None

    def log(self) -> list[LogRow]:
        """Return the whole log, decoded, but for rows that were emptied."""
        query = (
            "select c.seq, d.id, c.dseq, c.stream, c.payload, c.late, c.device from change c "
            "join device d on d.number = c.device order by c.seq"
        )
        rows = []
        with self.ledger.reading() as connection:
            read = connection.payloads.read
            for seq, dev, number, stream, stored, late, of in connection.execute(query).fetchall():
                if not stored:
                    continue
                raw = read(stream, of_change(of, number), stored)
                rows.append(LogRow(seq, Dot(dev, number), stream, fsp.read_change(raw), raw, bool(late)))
        return rows

    def held(self) -> list[tuple[Dot, str, bytes]]:
        """Return what the service keeps aside: which change, why, and its bytes."""
        query = (
            "select d.id, h.dseq, h.code, h.stream, h.payload, h.device from held h "
            "join device d on d.number = h.device"
        )
        with self.ledger.reading() as connection:
            read = connection.payloads.read
            return [
                (Dot(dev, number), code, read(stream, of_held(of, number), stored) if stored else b"")
                for dev, number, code, stream, stored, of in connection.execute(query).fetchall()
            ]

    def answer(self, device: str, method: str, path: str, asked: tuple[Any, Mapping[str, Any]]) -> bytes:
        """Answer as the application would, without its socket; a refusal comes as the device's line says it."""
        body, query = asked
        try:
            if method == "GET":
                return self._packed(self._get(device, path, query))
            sent = msgspec.json.encode(body)
            read = msgspec.json.decode(self._over_the_line(sent), type=self._shapes[path])
            return self._packed(self._posts[path](device, read))
        except Refusal as refusal:
            raise TurnedAway(refusal.problem.code, refusal.problem.retry, refusal.problem.fork) from refusal

    def _packed(self, answer: Any) -> bytes:
        return b"" if answer is None else self._over_the_line(msgspec.json.encode(answer))

    def _over_the_line(self, body: bytes) -> bytes:
        return fsp.unpacked(fsp.packed(body)) if self.packs else body

    def _get(self, device: str, path: str, query: Mapping[str, Any]) -> Any:
        if path == "/v1/grants":
            return deliver.granted(self.ledger, self._device(device), self.now)
        if path == "/v1/start":
            return cases.start(self.ledger, self._device(device), str(query["epoch"]), self.now)
        if path == "/v1/pull":
            have = (int(query["have_after"]), int(query["have"]))
            asked = deliver.Asked(
                str(query["cursor"]),
                self.page_rows,
                have,
                bool(query["check"]),
                str(query["epoch"]),
                str(query.get("proof", "")),
            )
            return deliver.pull(self.ledger, self._device(device), asked)
        stream = str(uuid.UUID(path.rpartition("/")[2]))
        after, upto = int(query["from"]), int(query["upto"])
        return deliver.stream_page(
            self.ledger, self._device(device), stream, after=after, upto=upto, epoch=str(query["epoch"])
        )

    def _device(self, name: str) -> Device:
        """Return who asks; looked up anew once anything was written since, as the application does at each request."""
        written = self.written()
        if self._known_at != written:
            self._known, self._known_at = {}, written
        if name not in self._known:
            with self.ledger.reading() as connection:
                self._known[name] = registry.device_called(connection, name)
        device = self._known[name]
        if device is None:
            raise Refusal("device_unknown")
        if device.revoked:
            raise Refusal("device_revoked")
        return device

    def _push(self, device: str, batch: fsp.Push) -> fsp.Pushed:
        answer = accept.push(self.ledger, self._device(device), batch, now=self.now)
        self.note_own()
        return answer

    def _cases(self, device: str, asked: CasesAsked) -> CasesOut:
        return cases.give(self.ledger, self._device(device), asked, self.now)

    def _offered(self, device: str, rows: Offered) -> OfferTold:
        return returned.take(self.ledger, self._device(device), rows, now=self.now)

    def _dropped(self, device: str, told: fsp.Dropped) -> None:
        registry.note_dropped(self.ledger, self._device(device), told, self.now)

    def _token(self, device: str, asked: fsp.TokenAsked) -> fsp.TokenAnswered:
        proof = Proof(self.keys[device].public, "", 0)
        return self.guard.token(asked, proof, now=self.now)

    def _restored(self, device: str, told: RestoredTold) -> Any:
        return restored.announce(self.ledger, told, self.keys[device].public, now=self.now)


class Transport(httpx.BaseTransport):
    """The whole way: a real request through the real application, in this process."""

    def __init__(self, town: Town, runner: asyncio.Runner) -> None:
        self._town, self._runner = town, runner
        self._begin()

    def _begin(self) -> None:
        self._ledger = self._town.ledger
        self._app = build(self._ledger, clock=self._town.clock)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._ledger is not self._town.ledger:
            self._begin()  # the service was stopped, and started anew
        return self._runner.run(self._ask(request, request.read()))

    async def _ask(self, request: httpx.Request, body: bytes) -> httpx.Response:
        heard: list[Message] = []
        url = request.url
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path,
            "query_string": url.query,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "server": (url.host, url.port),
            "client": ("127.0.0.1", 1),
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            heard.append(message)

        await self._app(scope, receive, send)
        content = b"".join(part.get("body", b"") for part in heard[1:])
        return httpx.Response(heard[0]["status"], headers=heard[0]["headers"], content=content)
