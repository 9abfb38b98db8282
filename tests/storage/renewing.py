"""What the tests of a new root key share: a store that holds something, and what a person would miss of it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storage import keyfile, renewal
from storage.vault import Store
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

LATER = NOW + timedelta(days=30)


@dataclass(frozen=True)
class Held:
    """What a store holds, as far as a person would miss it."""

    changes: int
    waiting: tuple[int, ...]
    notes: frozenset[str]
    drafts: int


def held(store: Store) -> Held:
    rows = store.own_reader().rows("select body from record where kind = 'note'")
    drafts = store.own_reader().row("select count(*) from draft")
    changes = store.own_reader().row("select count(*) from log")
    assert drafts is not None
    assert changes is not None
    waiting = tuple(one.dot.number for one in store.ledger.waiting(100))
    return Held(changes[0], waiting, frozenset(row[0] for row in rows), drafts[0])


def a_store(folder: Path) -> Path:
    """Make a closed store with a citizen, notes that wait, and a draft; return its folder."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(12):
        save(store, *note(stream, f"Nummer {number}: ringede om vagtplanen."))
    store.drafts.keep("note:new", stream, "note", {"text": "Halvt skrevet"}, now=NOW)
    store.close()
    return folder


def rotate(store: Store, passphrase: str = PASSPHRASE) -> None:
    renewal.rotate(store, passphrase, now=LATER, cost=CHEAP, floor=CHEAP)


def rotate_in(folder: Path) -> None:
    rotate(unlock(folder))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.rpartition(".")[2] in {"next", "old"})


def root_of(folder: Path) -> bytes:
    return keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)
