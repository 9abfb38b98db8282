"""What a store keeps of each contact with the service: its keys, the lease, and how to find it while locked."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.errors import FodfaesteError
from casework.trail import Noted
from storage import former, lease, meta, pinned, rolled, rules
from storage.engine import Connection
from storage.faults import spoken
from storage.lease import Brought, Standing
from storage.ledger import Ledger
from storage.pinned import Pinned
from storage.rules import Rules
from storage.trail import Trail
from storage.transactions import writing

_SEALED: Final = "journal_for"
"""The fact that says for which keys of the service the journal file was last written: a power cut leaves the old."""
OBSERVED_S: Final = 60.0
"""How often an open store writes down how far the time has come."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What a contact brought: where the service is, its log, its keys where it told them, and a lease (or nothing)."""

    address: str
    epoch: str
    sign: bytes = b""
    seal: bytes = b""
    lease: Brought | None = None
    rolled: str = ""
    """What the pinned keys say of new ones, as it came."""


class Contacts:
    """The service as an open store knows it. Belongs to the store's lane."""

    def __init__(
        self, folder: Path, connection: Connection, ledger: Ledger, *, device: str, trail: Trail
    ) -> None:
        self._folder = folder
        self._connection = connection
        self._ledger = ledger
        self._device = device
        self._trail = trail

    @property
    def keys(self) -> Pinned:
        """The service's keys, as they were pinned; empty where none were ever told."""
        with spoken():
            return pinned.keys(self._connection)

    def let_in(self, now: datetime, brought: Brought | None = None) -> Standing:
        """Let the store open, with a lease that a check-in has just brought.

        LeaseEnded where it must not open yet; the trail says that it did not.
        """
        before = self.rules()
        self._name_beside()
        try:
            with spoken():
                return lease.gate(self._connection, lease.moment(now), brought)
        except lease.LeaseEnded:
            with suppress(FodfaesteError):
                self._trail.note(Noted("fail", what="lease"), now=now)
            raise
        finally:
            self._note_rules(before, now)
            if brought is not None and brought.anew is not None:
                self._note_keys(now)

    def hear(self, said: Contact, now: datetime) -> bool:
        """Keep what a contact brought; tell whether the lease was taken.

        With the first keys, and with new ones, the journal file is written anew, so that it can be sent from now on
        while it is locked.
        """
        with spoken():
            pinned.pin(self._connection, Pinned(said.sign, said.seal))
            at, before = lease.moment(now), self.rules()
            taken = said.lease is not None and lease.keep(self._connection, said.lease, at)
            followed = rolled.follow(self._connection, said.rolled, lease.reckoned(self._connection, at))
            self._settle(said)
        self._note_rules(before, now)
        if followed is not None:
            self._note_keys(now)
        return taken

    def rules(self) -> Rules:
        """Return what the municipality decided, as the newest signed word that came here says it."""
        with spoken():
            return rules.standing(self._connection)

    def _note_rules(self, before: Rules, now: datetime) -> None:
        """Enter that other rules hold from now on; a disk without room for a line changes none of them."""
        after = self.rules()
        if after != before:
            with suppress(FodfaesteError):
                self._trail.note(Noted("change", what=f"rules:{after.serial}"), now=now)

    def rejoin(self, said: Contact, now: datetime) -> bool:
        """Keep what a new enrolment of this computer brought, whatever keys were pinned; tell whether the lease was
        taken.
        """
        with spoken():
            if said.lease is not None and said.lease.anew is not None:
                rolled.rejoin(self._connection, said.lease.anew)
        self._note_keys(now)
        return self.hear(said, now)

    def _note_keys(self, now: datetime) -> None:
        """Enter that the service has other keys from now on; a disk without room for a line is no hindrance."""
        with suppress(FodfaesteError):
            self._trail.note(Noted("change", what="service-keys"), now=now)

    @property
    def announced(self) -> str:
        """The address that the service announced last; empty where it stayed where it was."""
        with spoken():
            return rolled.address(self._connection)

    def _settle(self, said: Contact) -> None:
        """Seal the journal file to the keys that are pinned now, and say beside the store where the service is."""
        known = self.keys
        name = rolled.name_of(known)
        if known.seal and meta.get(self._connection, _SEALED) != name:
            self._ledger.seal_for(known.seal)
            self._trail.seal_for(known.seal)
            with writing(self._connection):
                meta.put(self._connection, _SEALED, name)
        names = former.names(self._connection)
        told = pinned.beside(said.address, said.epoch, self._device, known, former=names)
        pinned.put_beside(self._folder, told)

    def _name_beside(self) -> None:
        """Say beside the store under which name it is known, and which it had: after a restore both are others."""
        with suppress(FodfaesteError, OSError), spoken():
            known = pinned.read_beside(self._folder)
            if known is not None:
                names = former.names(self._connection)
                pinned.put_beside(self._folder, replace(known, device=self._device, former=names))

    def until(self) -> str | None:
        """Return the instant at which the lease ends, in UTC; None where there is none."""
        with spoken():
            return lease.until(self._connection)

    def standing(self, now: datetime) -> Standing:
        """Return how the lease stands, and keep how far the time has come."""
        with spoken():
            stands = lease.standing(self._connection, lease.moment(now))
            lease.observe(self._connection, lease.moment(now), every_s=OBSERVED_S)
            return stands
