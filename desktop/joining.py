"""Taking a computer in use: asked in with a code, then a store of its own, sealed with words that only the person
knows.
"""

import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from casework import everyday
from desktop import paths
from storage import device_key, vault
from storage.contacts import Contact
from storage.faults import FULL_LOCKED, DiskFull, spoken
from sync import enrol
from sync.enrol import Attempt, Enrolled

SUGGESTED: Final = 5
CENTRAL: Final = "central"
"""The setting that says where the service is: address, epoch and the municipality's name."""


def begin() -> Attempt:
    """Make the name and the key of a new device; the same attempt may ask again."""
    return enrol.begin()


def ask_in(address: str, code: str, attempt: Attempt, keys: str = "") -> Enrolled:
    """Ask in; Unreachable, in a sentence, where that does not succeed. `keys` is what a link says of the service's."""
    return enrol.enrol(address, code, attempt, wall=time.time, keys=keys)


def make_store(
    enrolled: Enrolled, passphrase: str, *, cost: vault.Cost | None = None
) -> tuple[vault.Store, dict[str, str]]:
    """Make the device's store, with its key beside it and the service's address in it: all of it, or none."""
    try:
        with spoken():
            return _made(enrolled, passphrase, cost)
    except DiskFull as error:
        raise DiskFull(FULL_LOCKED) from error


def _made(enrolled: Enrolled, passphrase: str, cost: vault.Cost | None) -> tuple[vault.Store, dict[str, str]]:
    folder = paths.stores() / enrolled.device
    user = vault.UserFacts(enrolled.user, enrolled.initials, enrolled.name)
    store = vault.create(
        folder, passphrase, user=user, device=enrolled.device, now=datetime.now(UTC), cost=cost
    )
    central = {
        "address": enrolled.address,
        "epoch": enrolled.epoch,
        "municipality": enrolled.municipality,
    }
    try:
        device_key.keep(folder, enrolled.key.raw)
        store.settings.set(CENTRAL, central)
        if store.recovery.pin(enrolled.recovery):
            store.recovery.slot()
        known = Contact(enrolled.address, enrolled.epoch, enrolled.service.sign, enrolled.service.seal)
        store.contacts.hear(known, datetime.now(UTC))
    except BaseException:
        store.close()
        vault.unmake(folder)
        raise
    return store, central


def words() -> tuple[str, ...]:
    """Return the everyday words that a passphrase is suggested from."""
    return everyday.words()


def suggested(among: Sequence[str]) -> str:
    """Suggest five different words by chance: 50 bits, short to type, long to guess."""
    return " ".join(secrets.SystemRandom().sample(list(among), SUGGESTED))
