"""Passphrases of a store, open or not: trying one, changing it, binding it to the computer, and what a guess costs.

A try is counted as wrong before it is made, so that stopping the program is no way round the pause after wrong ones.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casework.errors import Damaged, Locked
from storage import backups, epochs, feet, guesses, keyfile, pepper, recovery, sealing
from storage.faults import BROKEN, BROKEN_KEYS, WrongPassphrase, spoken
from storage.keyfile import KeyFile, Way
from storage.sealing import FLOOR, Cost


def change_passphrase(
    folder: Path, old: str, new: str, *, now: datetime, cost: Cost | None = None, floor: Cost = FLOOR
) -> int:
    """Give the store another passphrase, open or not: the same root key in a new slot, and no word sealed anew.

    The new words are tried before anything is written. When the new file has been read back, its copy and the feet of
    the sealed copies are renewed too: from then on nothing in the folder opens today's store with the old ones. Return
    how many sealed copies could not be given the new words. A wrong old passphrase counts as a guess. Raises as
    `unlock`.
    """
    keys, way = tried(folder, old, now, floor)
    bound = str(way.slot.get(pepper.FIELD, ""))
    return _put(folder, keys, way, New(new, cost or measured_cost(), floor, bound))


def bind(
    folder: Path, passphrase: str, *, on: bool, now: datetime, cost: Cost | None = None, floor: Cost = FLOOR
) -> int:
    """Bind the store to this computer's keyring, or free it again: the same words, in a new slot.

    The keyring has its half, and gives it back, before anything is written. It keeps it when the store is freed, and
    when this is cut off: a key file on its way may still ask for it, and alone it is of no use. The sealed copies
    follow; return how many could not. A wrong passphrase counts as a guess. Raises as `unlock`, and Refused where there
    is no keyring.
    """
    keys, way = tried(folder, passphrase, now, floor)
    if on == (pepper.FIELD in way.slot):
        return 0
    bound = pepper.make(keys.store) if on else ""
    return _put(folder, keys, way, New(passphrase, cost or measured_cost(), floor, bound))


def is_bound(folder: Path) -> bool:
    """Tell whether the passphrase opens the store on this computer only."""
    return any(pepper.FIELD in slot for slot in keyfile.read(folder).slots)


@dataclass(frozen=True, slots=True)
class New:
    """What a new slot is made of: the words, what a guess costs and must cost, and the keyring's half by name."""

    words: str
    cost: Cost
    floor: Cost
    bound: str = ""


def _put(folder: Path, keys: KeyFile, way: Way, new: New) -> int:
    """Put the slot of new words in place of the old one, tried before it is written, and then in the copies too."""
    slot = keyfile.passphrase_slot(keys.store, new.words, way.root, new.cost, new.bound)
    changed = keyfile.with_slot(keys, way.root, slot)
    if keyfile.open_with(changed, new.words, new.floor) != way.root:
        raise Damaged(BROKEN_KEYS)
    with spoken(BROKEN):
        keyfile.write(folder, changed)
        if keyfile.read_back(folder) == changed:
            keyfile.settle(folder, changed)  # the copy opened with the old words until now
            return feet.settle(folder, changed, way.root)
    return len(backups.found(folder))


def measured_cost() -> Cost:
    """Return what a guess shall cost on this computer; measuring takes about as long as one guess."""
    return sealing.calibrated(time.perf_counter)


def tried(folder: Path, passphrase: str, now: datetime, floor: Cost) -> tuple[KeyFile, Way]:
    """Return key file and way in; a wrong passphrase is counted before it is known to be wrong. Raises as `unlock`."""
    found = epochs.candidates(folder)
    recovery.lead_there(found, folder)
    with spoken(BROKEN):
        before = guesses.check(folder, now)
        counted = guesses.count_one(folder, before, now)
    try:
        keys, way = epochs.fitting(folder, found, passphrase, floor)
    except WrongPassphrase as error:
        raise WrongPassphrase(str(error), counted.left(now)) from error
    except Locked:  # there was no memory to try it with, or no keyring
        with spoken(BROKEN):
            guesses.take_back(folder, before)
        raise
    with spoken(BROKEN):
        guesses.forget(folder)
    return keys, way
