"""What a program does to a store while its power may go: each deed writes to `ACK` what it has told to be saved.

Run as `python -m tests.storage.faults.deeds FOLDER DEED COUNT MUTANT`. A mutant takes one of the product's guards away,
so that the campaign shows that it would notice.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from casework.attachments import attach_file
from storage import backups, engine, keyfile, renewal, restore, schema, upgrade, vault
from storage.engine import Connection
from storage.journal_file import JournalFile
from storage.keyfile import KeyFile
from storage.vault import Store
from tests.storage.faults.patching import Lasting, Patch
from tests.storage.shelf import AT, CHEAP, NOW, PASSPHRASE, act, citizen, make, note, placed, save, unlock

Say = Callable[[int], None]
PAGES: Final = 30
"""The database's own log goes into the file after that many pages, so that a short film holds many checkpoints."""


@contextmanager
def saying(folder: Path) -> Iterator[Say]:
    """Write down what a person was told."""
    handle = os.open(folder / "ACK", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        yield lambda number: print_to(handle, number)
    finally:
        os.close(handle)


def print_to(handle: int, number: int) -> None:
    """Say that everything up to a number is saved."""
    os.write(handle, f"{number}".encode())


def words(number: int) -> str:
    """Return the words of a note by its number, short and long ones."""
    return f"Ord {number} " + "æ" * (number * 37 % 900)


def open_here(folder: Path, passphrase: str = PASSPHRASE) -> tuple[Store, str]:
    """Open the store and return the one citizen in it."""
    store = unlock(folder, passphrase)
    store._connection.execute(f"pragma wal_autocheckpoint = {PAGES}")
    (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
    return store, stream


def saves(folder: Path, count: int) -> None:
    """Save notes one by one; the database's own log goes into its file by itself now and then."""
    store, stream = open_here(folder)
    with saying(folder) as say:
        for number in range(1, count + 1):
            save(store, *note(stream, words(number)))
            say(number)


def receipts(folder: Path, count: int) -> None:
    """Save, hear receipts, take pages from the service, and write the journal file anew after each checkpoint."""
    store, stream = open_here(folder)
    with saying(folder) as say:
        for number in range(1, count + 1):
            (dot,) = save(store, *note(stream, words(number)))
            say(number)
            if number % 2:
                store.ledger.acknowledge({dot.number: 1000 + number}, {}, AT)
            row = placed(stream, f"a{number}", number, {"what": words(number)})
            store.ledger.receive([row], cursor=f"c{number}", high=number)
            if number % 3 == 0:
                store.ledger.reseal()


def locks(folder: Path, count: int) -> None:
    """Save a note, keep a draft, lock and unlock, again and again."""
    with saying(folder) as say:
        for number in range(1, count + 1):
            store, stream = open_here(folder)
            save(store, *note(stream, words(number)))
            store.drafts.keep("note:x", stream, "note", {"text": words(number)}, NOW)
            store.close()
            say(number)


def restores(folder: Path, count: int) -> None:
    """Save, copy, save, lose the database, and restore from the copy, again and again."""
    with saying(folder) as say:
        for number in range(1, 2 * count, 2):
            store, stream = open_here(folder)
            save(store, *note(stream, words(number)))
            say(number)
            backups.make(store.source(), NOW)
            save(store, *note(stream, words(number + 1)))
            say(number + 1)
            store.close()
            (folder / engine.NAME).unlink()
            brought_back(folder).close()


def brought_back(folder: Path) -> Store:
    """Restore a store from its newest copy."""
    return restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=NOW, floor=CHEAP).store


def passphrases(folder: Path, count: int) -> None:
    """Change the passphrase again and again; every second one has opened the store before the next comes.

    A sealed copy is there, which is to open with the words that hold.
    """
    store, _ = open_here(folder)
    backups.make(store.source(), NOW)
    store.close()
    with saying(folder) as say:
        for number in range(1, count + 1):
            old, new = phrase(number - 1), phrase(number)
            vault.change_passphrase(folder, old, new, now=NOW, cost=CHEAP, floor=CHEAP)
            say(number)
            if number % 2:
                unlock(folder, new).close()


def phrase(number: int) -> str:
    """Return the passphrase that holds after so many changes."""
    return f"{PASSPHRASE} {number}" if number else PASSPHRASE


def creation(folder: Path, count: int) -> None:
    """Make a store that was not there, and save the first words in it."""
    store = make(folder)
    with saying(folder) as say:
        say(0)
        stream, changes = citizen()
        save(store, *changes)
        for number in range(1, count + 1):
            save(store, *note(stream, words(number)))
            say(number)


def attached_files(folder: Path, count: int) -> None:
    """Attach files of one, two and three parts, each by a change of its own."""
    store, stream = open_here(folder)
    with saying(folder) as say:
        for number in range(1, count + 1):
            file = store.attachments.seal(stream, [contents_of(number)])
            save(store, *attach_file(stream, file=file, name=f"{number}.pdf", what=words(number), **act()))
            say(number)


def contents_of(number: int) -> bytes:
    """Return what is in an attached file by its number."""
    return f"{number} ".encode() * (number * 9973 % 50_000)


def epochs(folder: Path, count: int) -> None:
    """Give the store a new root key, again and again, with notes saved between."""
    with saying(folder) as say:
        for number in range(1, count + 1):
            store, stream = open_here(folder)
            save(store, *note(stream, words(number)))
            say(number)
            renewal.rotate(store, PASSPHRASE, now=NOW, cost=CHEAP, floor=CHEAP)


def add_a_step(patch: Patch) -> None:
    """Let the program be one that has a schema of its own year: every row of the log is written anew."""
    patch.setattr(schema, "STEPS", (*schema.STEPS, _next_year))
    patch.setattr(schema, "NEWEST", schema.NEWEST + 1)


def _next_year(connection: Connection) -> None:
    connection.execute("alter table log add column year text")
    connection.execute("update log set year = substr(happened, 1, 4)")


def migration(folder: Path, count: int) -> None:
    """Open a store with a newer program, which takes its step, and save on."""
    add_a_step(Lasting())
    saves(folder, count)


def _nothing(*_: Any, **__: Any) -> None:
    pass


def _normal(patch: Patch) -> None:
    begin = Store._begin

    def less_sure(store: Store, now: datetime) -> None:
        store._connection.execute("pragma synchronous = normal")
        begin(store, now)

    patch.setattr(Store, "_begin", less_sure)


def _in_place(patch: Patch) -> None:
    def write(folder: Path, keys: KeyFile) -> None:
        for name in (keyfile.NAME, keyfile.COPY):
            (folder / name).write_bytes(keyfile._written(keys))

    patch.setattr(keyfile, "write", write)


def _version_first(patch: Patch) -> None:
    def migrate(connection: Connection) -> None:
        (taken,) = connection.execute("pragma user_version").fetchone()
        connection.execute(f"pragma user_version = {schema.NEWEST}")
        for step in schema.STEPS[taken:]:
            step(connection)

    patch.setattr(schema, "migrate", migrate)
    patch.setattr(upgrade, "_keep_a_copy", _nothing)  # whose writes would hide where the power must go


MUTANTS: Final[dict[str, Callable[[Patch], None]]] = {
    "none": lambda patch: None,
    "journal not forced": lambda patch: patch.setattr("storage.journal_file.force_content", _nothing),
    "normal instead of full": _normal,
    "no journal": lambda patch: patch.setattr(JournalFile, "append", _nothing),
    "folder not forced": lambda patch: patch.setattr("storage.files.force_folder", _nothing),
    "whole files not forced": lambda patch: patch.setattr("storage.files.os.fsync", _nothing),
    "key file in place": _in_place,
    "swap not forced": lambda patch: patch.setattr("storage.swap.force_folder", _nothing),
    "no foot beside": lambda patch: patch.setattr("storage.feet.write_whole", _nothing),
    "version before its step": _version_first,
}
DEEDS: Final[dict[str, Callable[[Path, int], None]]] = {
    deed.__name__: deed
    for deed in (saves, receipts, locks, passphrases, creation, migration, attached_files, epochs, restores)
}


if __name__ == "__main__":
    MUTANTS[sys.argv[4]](Lasting())
    DEEDS[sys.argv[2]](Path(sys.argv[1]), int(sys.argv[3]))
