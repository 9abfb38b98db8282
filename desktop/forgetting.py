"""A forgotten passphrase, between the locked store and the service: asked for, looked after, opened with new words.

Each is one piece of work for a lane. Nothing here is kept in memory but the root key, from the answer to the new words.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.errors import Refused
from desktop.joining import CENTRAL
from storage import vault
from storage.files import write_whole
from sync import recovery
from sync.proofs import DeviceKey
from sync.protocol_recovery import RequestTold
from sync.recovery import Waiting
from sync.wire import Wire

BESIDE: Final = "central.json"
"""What a locked store may be asked: where its service is, and what the device is called there."""
REQUEST_FILE: Final = "fodfaeste-anmodning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the service of a locked store is, empty where that is not known here, and the device's name."""

    address: str
    device: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A request that waits, how far it has come, and the root key once an answer has opened."""

    waiting: Waiting
    told: RequestTold | None = None
    root: bytes = b""


@dataclass(frozen=True, slots=True)
class LockedStore:
    """A locked store and what may be done for it without its passphrase; every call belongs to a lane."""

    folder: Path
    clock: Callable[[], datetime]
    cost: vault.Cost | None = None

    def place(self) -> Place:
        """Read what a locked store may be asked; where nothing is told, its folder has the device's name."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads((self.folder / BESIDE).read_bytes())
            return Place(str(said["address"]), str(said["device"]))
        return Place("", self.folder.name)

    def remember(self, address: str) -> None:
        """Keep the address that a person typed, where none was known: after a restart it is not asked for again."""
        if not self.place().address:
            said = {"address": address, "device": self.place().device}
            write_whole(self.folder / BESIDE, json.dumps(said).encode())

    def is_waiting(self) -> bool:
        """Tell whether a request lies beside the store."""
        return (self.folder / recovery.NAME).exists()

    def standing(self) -> Standing | None:
        """Return the request that waits from before a restart."""
        found = recovery.waiting(self.folder, self.clock())
        return None if found is None else Standing(found)

    def make(self) -> Standing:
        """Make a request, or take up the one that waits; Refused where nobody could answer it."""
        found = recovery.waiting(self.folder, self.clock())
        if found is None:
            key, device = DeviceKey.read(self.folder), self.place().device
            found = recovery.begin(self.folder, device=device, key=key, now=self.clock())
        return Standing(found)

    def make_anew(self) -> Standing:
        """Make another request: the one before opens nothing from then on."""
        recovery.forget(self.folder)
        return self.make()

    def look(self, address: str, asked: Standing) -> Standing:
        """Bring the request to the service, or ask how far it has come; open its answer where there is one."""
        key, device = DeviceKey.read(self.folder), asked.waiting.request.dev
        wire = Wire(address, key, device, wall=lambda: self.clock().timestamp())
        try:
            told = recovery.ask(wire, asked.waiting)
        finally:
            wire.close()
        if told.state in {"over", "used"}:
            recovery.forget(self.folder)
            raise Refused(recovery.OVER)
        opened = told.answer is not None and recovery.root_of(self.folder, told.answer, self.clock())
        return Standing(asked.waiting, told, opened or b"")

    def open_file(self, asked: Standing, path: Path) -> Standing:
        """Open an answer that came on a USB stick; Refused, in a sentence, where it is not this request's."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Refused(recovery.CANNOT_READ) from error
        root = recovery.root_of(self.folder, recovery.answer_from(content), self.clock())
        return Standing(asked.waiting, asked.told, root)

    def open_anew(self, asked: Standing, passphrase: str) -> tuple[vault.Store, dict[str, str]]:
        """Open the store with its root key and new words; the request is used, and told so at the next contact."""
        store = vault.unlock_with_root(self.folder, asked.root, passphrase, now=self.clock(), cost=self.cost)
        store.ledger.remember(recovery.DONE, asked.waiting.request.id)
        recovery.forget(self.folder)
        return store, dict(store.settings.get(CENTRAL, {}))


def save_file(asked: Standing, path: Path) -> None:
    """Write the request to a place that the person points at; it holds nothing that opens anything."""
    try:
        path.write_bytes(recovery.request_file(asked.waiting))
    except OSError as error:
        raise Refused(recovery.CANNOT_WRITE) from error


def file_name(asked: Standing) -> str:
    """Return what the request is called as a file."""
    return f"{REQUEST_FILE}-{asked.waiting.request.id[:8]}.json"
