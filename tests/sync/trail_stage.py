"""The stage of the trail's tests: a person's computer with a real store, and a line to a real service."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from casework.trail import Noted
from storage import vault
from sync.client import Client
from sync.proofs import DeviceKey
from sync.service import admin
from sync.service.registry import User
from sync.wire import Wire
from tests.storage.shelf import CHEAP
from tests.sync.stage import NOW, Central

PASSPHRASE = "en lang adgangskode her"


@dataclass
class Desk:
    """A person's computer: a real store, and a line to the service."""

    running: Central
    user: User
    store: vault.Store
    wire: Wire
    key: DeviceKey
    client: Client

    def round(self) -> None:
        self.client.one_round(lambda _progress: None, lambda: False)

    def note(self, *about: str, action: Any = "read", what: str = "citizen", words: str = "") -> None:
        self.store.trail.note(Noted(action, about, what, words), now=self.running.clock())

    def alter(self, statement: str, *values: Any) -> None:
        self.store.ledger.connection.execute(statement, values)


@contextmanager
def a_desk(running: Central, folder: Path, initials: str) -> Iterator[Desk]:
    user = running.add_user(initials)
    enrolled = running.enrol(user)
    facts = vault.UserFacts(user.id, initials, user.name)
    store = vault.create(folder, PASSPHRASE, user=facts, device=enrolled.device, now=NOW, cost=CHEAP)
    store.trail.sign_with(enrolled.key.sign)
    wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
    ledger: Any = store.ledger
    client = Client(ledger, wire, epoch=enrolled.epoch, trail=store.trail)
    try:
        yield Desk(running, user, store, wire, enrolled.key, client)
    finally:
        wire.close()
        store.close()


def there(running: Central) -> list[tuple[Any, ...]]:
    return running.all(
        "select branch, seq, action, what, words from trail_entry order by device, branch, seq"
    )


WATCHER: Final = "DPOA"
"""The data-protection officer, whose log it is."""


def watched(running: Central, *arguments: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """Look into the log as the data-protection officer."""
    if not running.all("select 1 from user where initials = ?", WATCHER):
        running.add_user(WATCHER, "Databeskyttelsesrådgiver")
    return told(running, *arguments, "--who", WATCHER, capsys=capsys)


def told(running: Central, *arguments: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command of the service; return what it says as JSON."""
    capsys.readouterr()
    folder = running.ledger.folder
    admin.main([*arguments, "--json", "--store", str(folder)])
    return json.loads(capsys.readouterr().out)
