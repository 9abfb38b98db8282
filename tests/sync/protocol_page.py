"""docs/PROTOCOL.md as the tests read it: its examples, its values, its tables, and the device that it tells of."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from storage.journal_file import JournalFile
from storage.journal_head import Belongs
from sync import protocol as fsp
from sync import protocol_away as away
from sync.proofs import DeviceKey
from sync.service import erasing, grants, handing, identity, registry
from sync.service.log import Entry, Log
from tests.sync.stage import Central

PAGE = (Path(__file__).parents[2] / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
EXAMPLES: dict[str, str] = dict(re.findall(r"^```json (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
DEVICE_KEY = DeviceKey(bytes(range(32)))
SERVICE_KEY = bytes(range(32, 64))


def said(name: str) -> Any:
    return json.loads(EXAMPLES[name])


def value(name: str) -> str:
    """A value that the page states in a line of its own: `name` = `value`."""
    found = re.search(rf"^`{re.escape(name)}` = `([^`]+)`$", PAGE, re.MULTILINE)
    assert found, name
    return found[1]


def rows_of(heading: str) -> list[list[str]]:
    """The table under a heading, without its head, as plain cells."""
    part = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def own_identity() -> identity.Identity:
    """The service's key pairs of the page: their secret halves are the bytes that it names."""
    return identity_of(bytes(range(64, 96)), bytes(range(96, 192)))


def next_identity() -> identity.Identity:
    """The pairs that follow on the page: secret halves 20 to 3f, and 40 to 9f."""
    return identity_of(bytes(range(32, 64)), bytes(range(64, 160)))


def identity_of(signer: bytes, private: bytes) -> identity.Identity:
    kem, curve = (
        MLKEM768PrivateKey.from_seed_bytes(private[:64]),
        X25519PrivateKey.from_private_bytes(private[64:]),
    )
    public = kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    return identity.Identity(DeviceKey(signer), private, public)


class Line:
    """The device of the page, by hand: its bodies go out as they stand there."""

    def __init__(self, running: Central, folder: Path) -> None:
        self.running = running
        self.folder = folder
        self.token = ""
        self._http = httpx.Client(trust_env=False)

    def send(self, method: str, path: str, body: str = "") -> Any:
        url = self.running.address + path
        at = int(self.running.clock.wall())
        headers = {"DPoP": DEVICE_KEY.proof(method, url, at=at, token=self.token)}
        if self.token:
            headers["Authorization"] = f"DPoP {self.token}"
        got = self._http.request(method, url, headers=headers, content=body.encode())
        return got.json() if got.content else got.status_code

    def file(self, form: dict[str, Any]) -> Any:
        """Send a journal file as a device of the page has it beside its store."""
        dev, epoch = said("enrol-asked")["dev"], said("hello")["epoch"]
        file = JournalFile(self.folder / "outbox.ffj", bytes(32), "store")
        file.belongs = Belongs("store", dev, own_identity().public)
        file.open()
        file.append({"c": [form], "draft": None})
        file.append({"typed": ["note:x", form["s"], "note", "{}", form["e"]]})
        file.close()
        content = (self.folder / "outbox.ffj").read_bytes()
        sig = DEVICE_KEY.sign(away.file_digest(dev, epoch, content))
        return self._raw("/v1/journal", content, {"epoch": epoch, "sig": sig})

    def trail_file(self, content: bytes) -> Any:
        """Send a trail as it lies."""
        sig = DEVICE_KEY.sign(away.trail_digest(said("enrol-asked")["dev"], content))
        return self._raw("/v1/trail/file", content, {"sig": sig})

    def _raw(self, path: str, content: bytes, query: dict[str, str]) -> Any:
        url = self.running.address + path
        headers = {"DPoP": DEVICE_KEY.proof("POST", url, at=int(self.running.clock.wall()), token=self.token)}
        headers["Authorization"] = f"DPoP {self.token}"
        return self._http.post(url, headers=headers, params=query, content=content).json()

    def close(self) -> None:
        self._http.close()


def break_the_glass(line: Line, stream: str, user: registry.User) -> Any:
    """End the cover, let the importer say whose number it is, and ask for the case by that number."""
    number = said("glass-asked")["cpr"]
    with line.running.ledger.writing() as connection:
        importer, log = registry.importer(connection, line.running.clock()), Log(connection)
        grants.revoke(log, user.id, stream, act=grants.Act("administrator", "slut", ""))
        wire = fsp.ChangeWire(1, stream, stream, "citizen", 1, 0, 0, {"cpr": number}, said("change")["e"])
        raw = fsp.canonical(wire)
        log.place(Entry(importer.number, importer.id, importer.user, wire, raw, fsp.hash_of(raw), ""))
        log.finish()
    return line.send("POST", "/v1/glass", EXAMPLES["glass-asked"])


def erase(line: Line, stream: str) -> None:
    """Erase the case of the page."""
    with line.running.ledger.writing() as connection:
        log = Log(connection)
        erasing.erase(log, stream, line.running.clock().isoformat())
        log.finish()


def let_cover(line: Line, stream: str, *, by: registry.User) -> None:
    """Give the case to a colleague, whom the person of the page covers for until the 14th of December is over."""
    jonas = registry.User("1d2c3b4a-5e6f-4708-9a1b-2c3d4e5f6071", "JOKR", "Jonas Krogh", "Sagsbehandler")
    act = grants.Act("administrator", "ferie", line.running.clock().isoformat())
    with line.running.ledger.writing() as connection:
        registry.put_user(connection, jonas)
        log = Log(connection)
        grants.grant(log, jonas.id, stream, "primary", act=act)
        handing.cover(log, jonas.id, by.id, until=datetime(2026, 12, 14, 23, tzinfo=UTC), act=act)
        log.finish()
