"""The stage of a forgotten passphrase: a real service, two officers, a real store with unsent work, its device."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage import device_key, vault
from storage.vault import Store, UserFacts
from sync import recovery
from sync.enrol import Enrolled
from sync.proofs import DeviceKey
from sync.protocol_recovery import AnswerWire
from sync.service import appointing, officers
from sync.service import recovery as there
from sync.service.officers import Effort
from sync.wire import Wire
from tests.storage.shelf import CHEAP, PASSPHRASE, citizen, note, save
from tests.sync.stage import Central, Clock, central

OFFICERS = ("HELU", "JOKR")
SECRETS = ("ni lange ord fra Helle", "ti helt andre fra Jonas")
QUICK = Effort(64, 1, 1)
NEW = "fire helt andre ord"
LAST_WORDS = "Skrevet den sidste dag, og aldrig sendt."


@dataclass
class Forgetful:
    """A person whose store is locked, and everybody who can help."""

    running: Central
    clock: Clock
    enrolled: Enrolled
    folder: Path
    shares: tuple[bytes, ...]
    wire: Wire

    def ask(self) -> recovery.Waiting:
        """Ask, from the locked store: nothing but what lies beside it is used."""
        key = DeviceKey(device_key.read(self.folder))
        return recovery.begin(self.folder, device=self.enrolled.device, key=key, now=self.clock())

    def approve(self, asked: recovery.Waiting, number: int, words: str = "") -> None:
        """Let an officer approve, who has heard the six words."""
        share = officers.opened(self.shares[number], SECRETS[number])
        approval = officers.approval(asked.request, share, words or " ".join(asked.words))
        there.approve(self.running.ledger, approval, self.clock())

    def answer(self, asked: recovery.Waiting) -> AnswerWire:
        """Let both approve, and give the answer free."""
        self.approve(asked, 0)
        self.approve(asked, 1)
        return there.answer(self.running.ledger, asked.request.id, self.clock())

    def open_with(self, answer: AnswerWire) -> Store:
        """Open the answer, and choose new words."""
        root = recovery.root_of(self.folder, answer, self.clock())
        store = vault.unlock_with_root(self.folder, root, NEW, now=self.clock(), cost=CHEAP)
        recovery.forget(self.folder)
        store.ledger.remember(recovery.DONE, answer.request)
        return store

    def log(self) -> list[str | None]:
        """What the service wrote down, step by step."""
        with self.running.ledger.reading() as connection:
            return [step["act"] for step in there.steps(connection)]


def appoint(running: Central) -> tuple[bytes, ...]:
    """Make the municipality's key and the officers' files."""
    shares = appointing.shares_of(OFFICERS)
    with running.ledger.writing() as connection:
        appointing.put(connection, appointing.first(shares, running.clock()), running.clock())
    return appointing.files(shares, SECRETS, QUICK)


def store_of(enrolled: Enrolled, folder: Path, clock: Clock) -> Store:
    """Make the store of an enrolled device, as the first day does."""
    user = UserFacts(enrolled.user, enrolled.initials, enrolled.name)
    store = vault.create(folder, PASSPHRASE, user=user, device=enrolled.device, now=clock(), cost=CHEAP)
    device_key.keep(folder, enrolled.key.raw)
    return store


@contextmanager
def forgotten(tmp_path: Path) -> Iterator[Forgetful]:
    """A store with a note that was never sent; its slot is deposited; its words are forgotten."""
    with central(tmp_path / "central", Clock()) as running:
        shares = appoint(running)
        enrolled = running.enrol(running.add_user("MEHA"))
        store = store_of(enrolled, tmp_path / "store", running.clock)
        wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
        try:
            store.recovery.pin(enrolled.recovery)
            assert recovery.keep_up(
                wire, store.recovery, store.ledger, store=store.id, now=running.clock()
            ).helps
            stream, opened = citizen()
            save(store, *opened)
            save(store, *note(stream, LAST_WORDS))
            store.close()
            yield Forgetful(running, running.clock, enrolled, store.folder, shares, wire)
        finally:
            wire.close()
