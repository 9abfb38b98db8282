"""The stage of the two key officers: a service that knows them, their keys, and a person's computer that has a slot."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import keyfile, recovery_slot
from storage.officers import Said
from storage.sealing import Altered
from sync import recovery
from sync.proofs import statement
from sync.recovery import Kept
from sync.service import appointing, identity
from sync.service.appointing import Step
from sync.service.officers import Share
from sync.wire import Wire
from tests.sync.away import Laptop, laptop
from tests.sync.recovering import OFFICERS
from tests.sync.stage import Central, central

COMES = "NYNY"


@dataclass
class Office:
    """A municipality with two officers, and a person's computer that knows them."""

    running: Central
    shares: list[Share]
    hers: Laptop
    wire: Wire

    def meet(self) -> Kept:
        """Do what the first round of a session does."""
        store = self.hers.store
        return recovery.keep_up(
            self.wire, store.recovery, store.ledger, store=store.id, now=self.running.clock()
        )

    def put(self, step: Step) -> None:
        with self.running.ledger.writing() as connection:
            appointing.put(connection, step, self.running.clock())

    def standing(self) -> Step:
        with self.running.ledger.reading() as connection:
            return appointing.standing(connection)

    def replaced(self, leaves: int) -> Share:
        """Let the other officer sign for a new one; return the new one's share."""
        step, fresh = appointing.replacing(
            self.shares[1 - leaves], OFFICERS[leaves], COMES, before=self.standing(), now=self.running.clock()
        )
        self.put(step)
        return fresh

    def anew(self) -> tuple[Share, ...]:
        """Two new officers, to whom none of the old ones agreed."""
        shares = appointing.shares_of(("AAAA", "BBBB"))
        self.put(appointing.anew(shares, self.standing().public, self.running.clock()))
        return shares

    def slots(self) -> list[dict[str, Any]]:
        found = keyfile.read(self.hers.folder).slots
        return [one for one in found if one["kind"] == "recovery"]

    def opens(self, slot: dict[str, Any], one: Share, other: Share) -> bool:
        try:
            root = recovery_slot.open_slot(slot, (one.private, other.private), self.hers.store.id)
        except Altered:
            return False
        return root == self.hers.store._root

    def counts(self) -> list[str]:
        with self.running.ledger.reading() as connection:
            return [one.slot for one in appointing.reached(connection)]


@contextmanager
def running_office(tmp_path: Path) -> Iterator[Office]:
    """A municipality whose officers a computer knows."""
    with central(tmp_path / "central") as running:
        shares = appointing.shares_of(OFFICERS)
        with running.ledger.writing() as connection:
            appointing.put(connection, appointing.first(shares, running.clock()), running.clock())
        with laptop(running, "MEHA", tmp_path / "hers") as hers:
            wire = Wire(
                running.address,
                hers.enrolled.key,
                hers.enrolled.device,
                wall=running.clock.wall,
                service=hers.enrolled.service,
            )
            hers.store.recovery.pin(hers.enrolled.recovery)
            one = Office(running, list(shares), hers, wire)
            assert one.meet() == Kept(helps=True)
            yield one
            wire.close()


def signed(office: Office, shares: tuple[Share, Share], before: str, **other: Any) -> Said:
    """Return a step that is right in everything but what is said; the service signs whatever it is given."""
    step = appointing._made(shares, before, office.running.clock())
    facts = json.loads(step.facts) | other.get("facts", {})
    with office.running.ledger.reading() as connection:
        signer = identity.read(connection, office.running.ledger.keys).signer
    text = statement(other.get("signer", signer), other.get("kind", "officers"), facts)
    return Said(text, other.get("assents", step.assents))


def here(office: Office) -> str:
    return recovery_slot.name_of(office.hers.store.recovery.pinned())


def own(office: Office) -> identity.Identity:
    with office.running.ledger.reading() as connection:
        return identity.read(connection, office.running.ledger.keys)
