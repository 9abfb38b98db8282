"""What a released version said to the service, byte for byte, and what it was answered: played again, or kept anew.

A body is never written anew; only the proof and the token of a request belong to the moment at which it is sent. A
release adds its folder: `python -m tests.sync.released_wire VERSION`, run by that release's own code.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from casework import agreements, goals, journal, people, plan, visits
from casework.changes import Seen
from casework.trail import Noted
from storage import vault
from storage.contacts import Contact
from storage.vault import UserFacts
from sync import protocol as fsp
from sync import trail
from sync.enrol import Attempt, enrol
from sync.heard import ServiceKnown
from sync.proofs import DeviceKey
from sync.protocol_cases import CaseAsked
from sync.service import identity, leases, registry
from sync.wire import Wire
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.protocol_page import own_identity
from tests.sync.stage import Central, Clock, central

WIRE = Path(__file__).parents[1] / "data" / "wire"
KEY = DeviceKey(bytes(range(32)))
SERVICE_KEY = bytes(range(32, 64))
EPOCH, DEVICE = "0b0d6c0a-6f5a-4f3e-9a55-3c1f8e2d4b6a", "5d1d0c3e-9b1f-4c57-8f0e-2f6f4c1a7b10"
PERSON = registry.User("9e4b7d10-2c3f-4a5b-8d6e-7f8091a2b3c4", "MEHA", "Mette Hald", "Sagsbehandler")
CODE, ORDER = "K7QM3XPA", "bm9uY2Utb2YtYW4tb3JkZXI"
OPAQUE = frozenset({"access_token", "cursor", "lease", "schema"})
"""Members that may be written otherwise one day: handed back as they came, believed by a signature, or only counted."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One request of a release: its address, its body as it was before it was packed, and the answer of its day."""

    name: str
    method: str
    path: str
    body: bytes
    answer: Any

    @property
    def is_packed(self) -> bool:
        return bool(self.body) and self.path.split("?")[0] != "/v1/journal"


def kept(version: str) -> dict[str, Sent]:
    """Read what a release sent, in its order."""
    folder = WIRE / version
    said = json.loads((folder / "wire.json").read_text(encoding="utf-8"))
    return {
        one["name"]: Sent(one["name"], one["method"], one["path"], _body(folder, one), one["answer"])
        for one in said
    }


def _body(folder: Path, one: dict[str, Any]) -> bytes:
    return (folder / str(one["file"])).read_bytes() if "file" in one else str(one.get("body", "")).encode()


@contextmanager
def service_of_the_day(folder: Path) -> Iterator[Central]:
    """Run the service that the release spoke to, by today's code: its key, generation, person and code."""
    folder.mkdir()
    (folder / "central.key").write_bytes(SERVICE_KEY)
    with central(folder, Clock()) as running:
        ends = (running.clock() + timedelta(hours=1)).isoformat()
        with running.ledger.writing() as connection:
            connection.execute("update tenant set epoch = ?", (EPOCH,))
            connection.execute("delete from own_pair")
            identity.put(connection, running.ledger.keys, own_identity())
            registry.put_user(connection, PERSON)
            mark = running.ledger.keys.mark("code", registry.plain_code(CODE).encode())
            row = (mark, PERSON.id, ends)
            connection.execute("insert into code (mark, user, expires) values (?, ?, ?)", row)
        yield running


def meanwhile(running: Central, name: str, stream: str) -> None:
    """Do what the service did right before a request: the case went to a colleague, the computer is to be wiped."""
    if name == "pull-revoked":
        running.revoke(PERSON, stream, to=PERSON.id)
    elif name == "token-wipe":
        with running.ledger.writing() as connection:
            leases.order_wipe(connection, 1, running.clock())
            connection.execute("update wipe_order set nonce = ?", (ORDER,))


class Released:
    """A device of a release: sends what it sent, under proofs of the moment."""

    def __init__(self, running: Central, version: str) -> None:
        self.running, self.sent = running, kept(version)
        self._http = httpx.Client(trust_env=False)
        self._token = ""

    def send(self, name: str) -> tuple[int, Any]:
        """Send one request as it was; its status, and what stands in the answer."""
        one = self.sent[name]
        meanwhile(self.running, name, self.stream)
        url = self.running.address + one.path
        at = int(self.running.clock.wall())
        bearer = "" if name in {"hello", "enrol"} or name.startswith("token") else self._token
        headers = {"DPoP": KEY.proof(one.method, url, at=at, token=bearer), "Accept-Encoding": "deflate"}
        if bearer:
            headers["Authorization"] = f"DPoP {bearer}"
        if one.is_packed:
            headers |= {"Content-Type": "application/json", "Content-Encoding": "deflate"}
        content = fsp.packed(one.body) if one.is_packed else one.body
        got = self._http.request(one.method, url, headers=headers, content=content)
        answer: Any = got.json() if got.content else None
        if name.startswith("token"):
            self._token = answer["access_token"]
        return got.status_code, answer

    @property
    def stream(self) -> str:
        """The citizen that the release wrote about."""
        return str(json.loads(self.sent["push"].body)["ch"][0]["s"])

    def close(self) -> None:
        self._http.close()


def lacks(kept_answer: Any, answer: Any, at: str = "") -> list[str]:
    """Name the places where an answer says less or other than the one of the day; what it says more is nothing."""
    if isinstance(kept_answer, dict) and isinstance(answer, dict):
        return [
            found
            for name, value in kept_answer.items()
            for found in (
                _there(answer, name, at) if name in OPAQUE else lacks(value, answer.get(name), f"{at}/{name}")
            )
        ]
    if isinstance(kept_answer, list) and isinstance(answer, list) and len(kept_answer) == len(answer):
        pairs = enumerate(zip(kept_answer, answer, strict=True))
        return [found for place, (old, new) in pairs for found in lacks(old, new, f"{at}/{place}")]
    return [] if kept_answer == answer else [at]


def _there(answer: dict[str, Any], name: str, at: str) -> list[str]:
    return [] if answer.get(name) else [f"{at}/{name}"]


class _Recorded(Wire):
    """A release's own line, whose bodies and answers are kept."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.kept: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.next: list[str] = []

    def _exchange(
        self, method: str, url: str, query: Any, headers: Any, *, content: bytes | Iterator[bytes]
    ) -> httpx.Response:
        content = b"".join(content) if isinstance(content, Iterator) else content
        got = super()._exchange(method, url, query, headers, content=content)
        path = url.removeprefix(self.address) + (f"?{httpx.QueryParams(query)}" if query else "")
        name = "token" if path == "/v1/token" and "token" not in self._names() else self.next.pop(0)
        one: dict[str, Any] = {"name": name, "method": method, "path": path}
        if headers.get("Content-Type") == "application/octet-stream":
            one["file"] = f"{name}.bin"
            self.files[one["file"]] = content
        elif content:
            one["body"] = fsp.unpacked(content).decode()
        one["answer"] = got.json() if got.content else None
        self.kept.append(one)
        return got

    def _names(self) -> set[str]:
        return {one["name"] for one in self.kept}


def record(version: str, folder: Path) -> None:
    """Keep what this code says to its service, as the release that it is."""
    with service_of_the_day(folder / "central") as running:
        wire = _Recorded(running.address, KEY, DEVICE, wall=running.clock.wall)
        wire.next = ["hello", "enrol"]
        wire.hello()
        come_in = wire.enrol(CODE, "Bærbar 12")
        brought = enrol(running.address, CODE, Attempt(DEVICE, KEY), wall=running.clock.wall)
        wire.service = brought.service
        wire.epoch = come_in.epoch
        _work(running, wire, folder / "store", brought.service)
        wire.close()
    to = WIRE / version
    to.mkdir(parents=True)
    text = json.dumps(wire.kept, ensure_ascii=False, indent=1)
    (to / "wire.json").write_text(text + "\n", encoding="utf-8")
    for name, content in wire.files.items():
        (to / name).write_bytes(content)


def _work(running: Central, wire: _Recorded, folder: Path, service: ServiceKnown) -> None:
    """A day of that device: written and sent, pulled, its trail and its journal file, a case gone, a wipe."""
    now, facts = running.clock(), UserFacts(PERSON.id, PERSON.initials, PERSON.name)
    store = vault.create(folder, PASSPHRASE, user=facts, device=DEVICE, now=now, cost=CHEAP)
    with closing(store):
        store.contacts.hear(Contact(running.address, EPOCH, service.sign, service.seal), now)
        act: Any = {"by": PERSON.id, "now": now, "seen": Seen()}
        opened = people.open_citizen(first_name="Søren", last_name="Ågård", cpr="7003821234", **act)
        stream = opened[0].stream
        changes = [
            *opened,
            *journal.write_note(stream, text="Aftalt: cykler til jobcentret på torsdag.", **act),
            *agreements.make_agreement(
                stream, what="Ringe til lægen", who="citizen", due="2026-12-01", **act
            ),
            *goals.set_goal(
                stream, title="Ti timer om ugen", measure="Lønsedlen", target_date="2027-03-01", **act
            ),
            *plan.add_activity(stream, what="Praktik i bageriet", why="Så han prøver sig selv", **act),
            *visits.plan_visit(stream, at=now + timedelta(days=1), **act),
        ]
        store.ledger.record(tuple(changes), now=now)
        wires = [fsp.to_wire(one) for one in store.ledger.waiting(1000)]
        last = wires[-1]
        wire.next = ["push", "pull", "pull-own", "stream", "start", "cases"]
        answer = wire.push(EPOCH, wires)
        page = wire.pull("", have=(0, 0), check=True, limit=1000)
        wire.pull("", have=(0, last.d), check=False, limit=1000)
        wire.stream(stream, upto=page.high, after=0, limit=1000)
        wire.start()
        wire.cases([CaseAsked(stream, page.high)], 1000)
        store.trail.note(Noted("read", (stream,), "plan"), now=now)
        wire.next = ["trail"]
        trail.send(store.trail, wire, lambda: False)
        store.ledger.record(journal.write_note(stream, text="Ikke sendt endnu", **act), now=now)
        wire.next = ["journal", "push-later", "pull-revoked", "dropped", "token-wipe", "wiped"]
        wire.journal((folder / "outbox.ffj").read_bytes(), EPOCH)
        stars = fsp.ChangeWire(
            last.d + 2, stream, DEVICE, "horoscope", last.h + 9, 0, 0, {"text": "Godt"}, last.e
        )
        wire.push(EPOCH, [stars])
        meanwhile(running, "pull-revoked", stream)
        revoked = wire.pull(page.cursor, have=(0, answer.acked), check=True, limit=1000)
        wire.dropped(stream, revoked.scope[-1].q)
        meanwhile(running, "token-wipe", stream)
        wire.contact()
        wire.wiped(ORDER, now.isoformat())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        record(sys.argv[1], Path(place))
