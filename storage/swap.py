"""Putting a restored store in place: it lies whole beside the damaged one first, then each file takes its place.

What was there is put aside and never deleted here. A crash in between is no harm: the swap is gone on with before
anything else is opened.
"""

from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import damage, engine, epochs, keyfile, shared
from storage.backups import ASIDE, TAKEN_UP
from storage.device_key import NAME as DEVICE_KEY
from storage.faults import BROKEN, spoken
from storage.files import force_folder, make_folder, write_whole
from storage.holding import Holding
from storage.journal_file import NAME as JOURNAL

STAGING: Final = "restore.new"
_READY: Final = "ready"
_DATABASE: Final = (
    f"{engine.NAME}-wal",
    f"{engine.NAME}-shm",
    *(f"{name}{ending}" for name in (engine.NAME, JOURNAL) for ending in (epochs.NEXT, epochs.OLD)),
    engine.NAME,
)
"""The engine's log goes first: it must never lie beside another database than its own. So must no half renewal."""
_PLACED: Final = (engine.NAME, JOURNAL, keyfile.NAME, keyfile.COPY, DEVICE_KEY)


def begin(folder: Path) -> Path:
    """Return an empty folder beside the store for a new one to be made in; what a crash left half made goes.

    A store that is ready is no half one: it is put in place first, because its journal file lies nowhere else.
    """
    finish(folder)
    staging = folder / STAGING
    make_folder(staging)
    return staging


def settle(folder: Path, aside: str) -> None:
    """The new store is whole and on the disk: from now on it is the one, and is put in place."""
    force_folder(folder / STAGING)
    write_whole(folder / STAGING / _READY, aside.encode())
    finish(folder)


def held(folder: Path) -> Holding:
    """Hold a store; one that was being put in place when the power went is put in place first."""
    if not folder.is_dir():
        raise Damaged(BROKEN)
    with spoken(BROKEN):
        shared.refuse(folder)
        holding = Holding(folder)
        try:
            finish(folder)
        except BaseException:
            holding.let_go()
            raise
        return holding


def finish(folder: Path) -> None:
    """Put a store in place that is ready, or go on with it after a crash; a half made one goes, with the keys in it."""
    staging = folder / STAGING
    ready = staging / _READY
    if not ready.exists():
        _empty(staging)
        return
    aside = folder / ASIDE / ready.read_text(encoding="utf-8")
    make_folder(aside.parent)
    make_folder(aside)
    if (staging / engine.NAME).exists():
        for name in _DATABASE:
            _move(folder / name, aside / name)
    force_folder(folder)
    for name in _PLACED:
        if (staging / name).exists():
            _move(folder / name, aside / name)
            _move(staging / name, folder / name)
    _move(staging / TAKEN_UP, aside / TAKEN_UP)
    damage.mark(folder, found=False)
    for moved in (aside, folder, staging):
        force_folder(moved)
    _empty(staging)


def _empty(staging: Path) -> None:
    """Take the staging folder away; what was moved out of it is on the disk by now, so that nothing is moved twice.

    A file that came back with a move that the disk forgot would take the place of a newer one.
    """
    for path in sorted(staging.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if staging.is_dir():
        staging.rmdir()


def _move(old: Path, new: Path) -> None:
    if old.exists():
        old.replace(new)
