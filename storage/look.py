"""Looking at a damaged store without changing it: what still reads, with what the copies and the journal file know.

Screens ask for lists, and one bad page makes a whole list fail. So what reads is written anew first, as for a rebuild,
taken into memory, and only read there (`read_only`); on the disk nothing of it stays, and the store lies as it lay.
"""

import shutil
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from casework.errors import Damaged
from casework.trail import Noted
from storage import engine, epochs, guesses, passphrases, rebuild, sealing, swap
from storage.backups import Source
from storage.faults import BROKEN, TOO_LARGE_TO_LOOK, NewerStore, NoRoomToUpgrade, spoken
from storage.keyfile import KeyFile
from storage.read_only import View
from storage.rebuild import Copy
from storage.sealing import FLOOR, Cost
from storage.tolerant import Reading
from storage.upgrade import unheard
from storage.vault import Store


def look(folder: Path, passphrase: str, *, now: datetime, floor: Cost = FLOOR) -> Store:
    """Open what still reads of a damaged store, to be only read.

    Raises as `vault.unlock`, NoRoomForCopy where the disk has no room for it meanwhile, and Damaged where nothing of
    the store and of no copy reads, or where the computer's memory does not hold it; the store is not changed.
    """
    holding = swap.held(folder)
    try:
        keys, way = passphrases.tried(folder, passphrase, now, floor)
        with spoken(BROKEN), ExitStack() as opened:
            epochs.settled(folder, way.root)
            copies = rebuild.copies_of(folder, passphrase, way.root, opened=opened, floor=floor)
            view = _view(folder, keys, way.root, copies)
        store = Store(folder, keys.store, way.root, holding, now=now, view=view)
    except BaseException:
        holding.let_go()
        raise
    try:
        with view.lifted():
            store.contacts.let_in(now)
    except BaseException:
        store.close()  # what is damaged is no way round the lease
        raise
    store.begin_trail(guesses.Guesses(), now, Noted("recovery", what="look"))
    return store


def _view(folder: Path, keys: KeyFile, root: bytes, copies: tuple[Copy, ...]) -> View:
    """Write what reads anew beside the store, take it into memory, and leave nothing of it on the disk."""
    key = sealing.subkey(root, "db")
    try:
        _stage(folder, keys, key, copies)
        connection = engine.open_writer(folder / swap.STAGING / engine.NAME, key)
        try:
            view = View(Source(connection, folder, b""), key, unheard)
        except NoRoomToUpgrade as error:
            raise Damaged(TOO_LARGE_TO_LOOK) from error
        finally:
            connection.close()
    finally:
        shutil.rmtree(folder / swap.STAGING, ignore_errors=True)
    view.is_damaged = True
    return view


def _stage(folder: Path, keys: KeyFile, key: bytes, copies: tuple[Copy, ...]) -> None:
    """Write down what reads; where nothing of the store does, what its newest copy says."""
    try:
        with rebuild.reading_of(folder / engine.NAME, key) as reading:
            rebuild.staged(folder, keys, key, reading, copies)
    except NewerStore:
        raise
    except Damaged:
        if not copies:
            raise
        newest = copies[0]
        reading = Reading(lambda: engine.open_copy(newest.path, newest.key))
        try:
            rebuild.staged(folder, keys, key, reading, copies)
        finally:
            reading.close()
