"""A forgotten passphrase, between the locked store and the service: asked for, looked after, opened with new words.

Each is one piece of work for a lane. Nothing here is kept in memory but the root key, from the answer to the new words.
"""

import json
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.errors import Damaged, Refused, Unreachable
from desktop.joining import CENTRAL
from storage import device_key, pinned, vault
from storage.files import write_whole
from storage.lease import Brought, LeaseEnded
from sync import recovery
from sync.heard import NO_SERVICE, ServiceKnown
from sync.proofs import DeviceKey
from sync.protocol_recovery import AnswerWire, DoneTold, RequestTold, SlotTold
from sync.recovery import Waiting
from sync.wire import Wire

REQUEST_FILE: Final = "fodfaeste-anmodning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the service of a locked store is, empty where that is not known here, and the device's name there."""

    address: str
    device: str
    service: ServiceKnown = NO_SERVICE


@dataclass(frozen=True, slots=True)
class Standing:
    """A request that waits, how far it has come, and the root key once an answer has opened."""

    waiting: Waiting
    told: RequestTold | None = None
    root: bytes = b""
    lease: Brought | None = None
    """What the contact brought, so that a store whose lease was over opens too."""


@dataclass(frozen=True, slots=True)
class LockedStore:
    """A locked store and what may be done for it without its passphrase; every call belongs to a lane."""

    folder: Path
    clock: Callable[[], datetime]
    cost: vault.Cost | None = None

    def place(self) -> Place:
        """Read what a locked store may be asked; where nothing is told, its folder has the device's name."""
        beside = pinned.read_beside(self.folder)
        if beside is not None:
            return Place(beside.address, beside.device, ServiceKnown(beside.keys.sign, beside.keys.seal))
        with suppress(OSError, ValueError, KeyError, TypeError):
            return Place(
                str(json.loads((self.folder / pinned.NAME).read_bytes())["address"]), self.folder.name
            )
        return Place("", self.folder.name)

    def remember(self, address: str) -> None:
        """Keep the address that a person typed, where none was known: after a restart it is not asked for again."""
        if not self.place().address:
            write_whole(self.folder / pinned.NAME, json.dumps({"address": address}).encode())

    @property
    def prover(self) -> Callable[[bytes], None] | None:
        """What proves a root key where neither key file nor database may be whole; None where they do."""
        return None

    def is_waiting(self) -> bool:
        """Tell whether a request lies beside the store."""
        return (self.folder / recovery.NAME).exists()

    def standing(self) -> Standing | None:
        """Return the request that waits from before a restart."""
        found = recovery.waiting(self.folder, self.clock())
        return None if found is None else Standing(found)

    def make(self, address: str = "") -> Standing:
        """Make a request, or take up the one that waits; Refused where nobody could answer it.

        Where the key file is decayed, the slot that the service kept is fetched from the address; Damaged without one.
        """
        found = recovery.waiting(self.folder, self.clock())
        if found is None:
            key, device, now = DeviceKey(device_key.read(self.folder)), self.place().device, self.clock()
            try:
                found = recovery.begin(self.folder, device=device, key=key, now=now)
            except Damaged:
                kept = self.kept(address, device)
                if kept is None:
                    raise
                found = recovery.begin(self.folder, device=device, key=key, now=now, kept=kept)
        return Standing(found)

    def kept(self, address: str, device: str) -> SlotTold | None:
        """Return the slot that lies elsewhere than in the key file: at the service, where it can be reached."""
        with suppress(Unreachable), closing(self._line(address, device)) as wire:
            return wire.recovery().kept
        return None

    def make_anew(self, address: str) -> Standing:
        """Make another request: the one before opens nothing from then on."""
        recovery.forget(self.folder)
        return self.make(address)

    def look(self, address: str, asked: Standing) -> Standing:
        """Bring the request to the service, or ask how far it has come; open its answer where there is one."""
        with closing(self._line(address, asked.waiting.request.dev)) as wire:
            told, heard = recovery.ask(wire, asked.waiting), wire.heard
            opened = b"" if told.answer is None else self._root_of(told.answer, wire)
        if told.state in {"over", "used"}:
            recovery.forget(self.folder)
            raise Refused(recovery.OVER)
        lease = Brought(heard.lease, heard.nonce) if heard is not None and heard.lease else None
        return Standing(asked.waiting, told, opened, lease)

    def _root_of(self, answer: AnswerWire, wire: Wire) -> bytes:
        """Open an answer; the service hears of one that does not open, so that somebody looks into it."""
        try:
            return recovery.root_of(self.folder, answer, self.clock(), self.prover)
        except Refused:
            with suppress(Unreachable):
                wire.recovery_done(DoneTold(answer.request, opened=False))
            raise

    def open_file(self, asked: Standing, path: Path) -> Standing:
        """Open an answer that came on a USB stick; Refused, in a sentence, where it is not this request's."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Refused(recovery.CANNOT_READ) from error
        answer = recovery.answer_from(content)
        root = recovery.root_of(self.folder, answer, self.clock(), self.prover)
        return Standing(asked.waiting, asked.told, root)

    def open_anew(self, asked: Standing, passphrase: str) -> tuple[vault.Store, dict[str, str]]:
        """Open the store with its root key and new words; the request is used, and told so at the next contact.

        A store whose lease is over asks for a new one; LeaseEnded where there is no net, and nothing is changed.
        """
        try:
            store = self._opened(asked.root, passphrase, asked.lease)
        except LeaseEnded:
            lease = self.fresh_lease()
            if lease is None:
                raise
            store = self._opened(asked.root, passphrase, lease)
        store.ledger.remember(recovery.DONE, asked.waiting.request.id)
        recovery.forget(self.folder)
        return store, dict(store.settings.get(CENTRAL, {}))

    def _opened(self, root: bytes, passphrase: str, lease: Brought | None) -> vault.Store:
        now = self.clock()
        return vault.unlock_with_root(self.folder, root, passphrase, now=now, cost=self.cost, lease=lease)

    def fresh_lease(self) -> Brought | None:
        """Ask for a lease; None where there is no net or none to be had."""
        where = self.place()
        with suppress(Unreachable), closing(self._line(where.address, where.device)) as wire:
            heard = wire.contact()
            return Brought(heard.lease, heard.nonce) if heard.lease else None
        return None

    def _line(self, address: str, device: str) -> Wire:
        key, service, clock = DeviceKey(device_key.read(self.folder)), self.place().service, self.clock
        return Wire(address, key, device, wall=lambda: clock().timestamp(), service=service)


def save_file(asked: Standing, path: Path) -> None:
    """Write the request to a place that the person points at; it holds nothing that opens anything."""
    try:
        path.write_bytes(recovery.request_file(asked.waiting))
    except OSError as error:
        raise Refused(recovery.CANNOT_WRITE) from error


def file_name(asked: Standing) -> str:
    """Return what the request is called as a file."""
    return f"{REQUEST_FILE}-{asked.waiting.request.id[:8]}.json"
