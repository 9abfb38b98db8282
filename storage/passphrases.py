"""Passphrases of a store, open or not: trying one, changing it, and what a guess costs on this computer.

A try is counted as wrong before it is made, so that stopping the program is no way round the pause after wrong ones.
"""

import time
from datetime import datetime
from pathlib import Path

from casework.errors import Damaged, Locked
from storage import epochs, guesses, keyfile, recovery, sealing
from storage.faults import BROKEN, BROKEN_KEYS, WrongPassphrase, spoken
from storage.keyfile import KeyFile, Way
from storage.sealing import FLOOR, Cost


def change_passphrase(
    folder: Path, old: str, new: str, *, now: datetime, cost: Cost | None = None, floor: Cost = FLOOR
) -> None:
    """Give the store another passphrase, open or not: the same root key in a new slot, and no word sealed anew.

    The new words are tried before anything is written. When the new file has been read back, the copy is renewed too:
    from then on nothing in the folder opens with the old ones. A wrong old passphrase counts as a guess. Raises as
    `unlock`.
    """
    keys, way = tried(folder, old, now, floor)
    root = way.root
    changed = keyfile.with_slot(
        keys, root, keyfile.passphrase_slot(keys.store, new, root, cost or measured_cost())
    )
    if keyfile.open_with(changed, new, floor) != root:
        raise Damaged(BROKEN_KEYS)
    with spoken(BROKEN):
        keyfile.write(folder, changed)
        if keyfile.read_back(folder) == changed:
            keyfile.settle(folder, changed)  # the copy opened with the old words until now


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
    except Locked:  # there was no memory to try it with
        with spoken(BROKEN):
            guesses.take_back(folder, before)
        raise
    with spoken(BROKEN):
        guesses.forget(folder)
    return keys, way
