"""What the tests of locked devices share: a real store that knows its service, closed or open, and a colleague."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework import journal, people
from casework.changes import Seen
from storage import device_key, vault
from storage.contacts import Contact
from storage.lease import Brought
from storage.vault import Store, UserFacts
from sync import trail
from sync.client import Client, RoundTold
from sync.enrol import Enrolled
from sync.locked import LockedDevice
from sync.service.registry import User
from sync.wire import Wire
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.stage import Central


class Laptop:
    """A person's computer: its store opens and locks, and its rounds keep what a contact brings."""

    def __init__(self, running: Central, user: User, folder: Path) -> None:
        self.running, self.user, self.folder = running, user, folder
        self.enrolled: Enrolled = running.enrol(user)
        facts = UserFacts(user.id, user.initials, user.name)
        self.store: Store = vault.create(
            folder, PASSPHRASE, user=facts, device=self.enrolled.device, now=running.clock(), cost=CHEAP
        )
        device_key.keep(folder, self.enrolled.key.raw)
        known = self.enrolled.service
        self.store.contacts.hear(
            Contact(running.address, self.enrolled.epoch, known.sign, known.seal), running.clock()
        )
        self.stream = ""

    def open_citizen(self, cpr: str = "7003821234") -> str:
        changes = people.open_citizen(
            first_name="Søren",
            last_name="Ågård",
            cpr=cpr,
            by=self.user.id,
            now=self.running.clock(),
            seen=Seen(),
        )
        self.store.ledger.record(changes, now=self.running.clock())
        self.stream = changes[0].stream
        return self.stream

    def write(self, *texts: str, stream: str = "") -> None:
        for text in texts:
            note = journal.write_note(
                stream or self.stream,
                text=text,
                by=self.user.id,
                now=self.running.clock(),
                seen=self.store.ledger.seen(),
            )
            self.store.ledger.record(note, now=self.running.clock())

    def wire(self) -> Wire:
        return Wire(
            self.running.address,
            self.enrolled.key,
            self.store.device,
            wall=self.running.clock.wall,
            service=self.enrolled.service,
        )

    def round(self) -> RoundTold:
        """Do what the desktop does: a round, and then keep the lease that came with it."""
        wire = self.wire()
        try:
            told = Client(self.store.ledger, wire, epoch=self.enrolled.epoch).one_round(
                lambda _: None, lambda: False
            )
            if wire.heard is not None:
                said = Contact(
                    self.running.address,
                    self.enrolled.epoch,
                    lease=Brought(wire.heard.lease, wire.heard.nonce),
                )
                self.store.contacts.hear(said, self.running.clock())
            return told
        finally:
            wire.close()

    def lock(self) -> None:
        self.store.close()

    def lock_as_it_lies(self) -> None:
        """Lose the power: nothing is tidied, nothing is written once more."""
        self.store.let_go()

    def send_trail(self) -> None:
        """Do what a round does at its end."""
        wire = self.wire()
        try:
            trail.send(self.store.trail, wire, lambda: False)
        finally:
            wire.close()

    def unlock(self, lease: Brought | None = None) -> None:
        self.store = vault.unlock(self.folder, PASSPHRASE, now=self.running.clock(), floor=CHEAP, lease=lease)

    def copy(self, to: Path) -> Path:
        """Return a copy of the folder as it lies now."""
        return Path(shutil.copytree(self.folder, to, ignore=shutil.ignore_patterns("reserve.bin")))

    def notes(self) -> list[str]:
        rows = self.store.own_reader().rows(
            "select fields ->> 'text' from log where kind = 'note' order by coalesce(seq, 1 << 60), number"
        )
        return [row[0] for row in rows]


@contextmanager
def laptop(running: Central, initials: str, folder: Path) -> Iterator[Laptop]:
    """Bring a person's computer in."""
    one = Laptop(running, running.add_user(initials), folder)
    try:
        yield one
    finally:
        one.store.close()


@contextmanager
def locked(one: Laptop, folder: Path | None = None) -> Iterator[LockedDevice]:
    """See a computer's folder as it is while it is locked."""
    device = LockedDevice(folder or one.folder, wall=one.running.clock.wall)
    try:
        yield device
    finally:
        device.close()
