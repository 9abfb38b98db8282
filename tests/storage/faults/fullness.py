"""A disk that is full at the k-th write, for each k: what was said to be saved is there, and the work goes on after it.

Run under crashlog.c as `python -m tests.storage.faults.fullness FOLDER WORK FIRST STOP STEP SPAN MUTANT`; prints a
verdict for each k.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from casework.errors import FodfaesteError
from storage.journal_file import JournalFile
from storage.vault import Store
from tests.storage.faults.deeds import words
from tests.storage.faults.judging import kept
from tests.storage.faults.patching import Lasting, Patch
from tests.storage.shelf import AT, NOW, note, save, unlock

NOTES: Final = 6
fill: Callable[[int, int], None] = getattr(ctypes.CDLL(None), "crashlog_fill", lambda *_: None)


def works(folder: Path) -> tuple[set[int], list[str]]:
    """Save notes on a disk that fills on the way; return which were said to be saved, and what was told."""
    said, told = set[int](), list[str]()
    try:
        store = unlock(folder)
    except FodfaesteError as error:
        return said, [str(error)]
    (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
    for number in range(1, NOTES + 1):
        try:
            (dot,) = save(store, *note(stream, words(number)))
            said.add(number)
            if number % 2:
                store.ledger.acknowledge({dot.number: 100 + number}, {}, AT)
                store.ledger.reseal()
            store.drafts.keep("note:x", stream, "note", {"text": words(number)}, NOW)
        except FodfaesteError as error:
            told.append(str(error))
    store.close()
    return said, told


def verdict(folder: Path, k: int, span: int) -> str:
    """Fill the disk at one write, work, make room again, and look what is there."""
    fill(k, span)
    try:
        said, told = works(folder)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        return f"FELL OVER {type(error).__name__} {error}"
    finally:
        fill(0, 0)
    return look(folder, said, told)


def look(folder: Path, said: set[int], told: list[str]) -> str:
    """Say whether the next morning finds everything that was said to be saved, once."""
    store: Store = unlock(folder)
    try:
        numbers = [row[0] for row in store.own_reader().rows("select number from log where by = 'w-mette'")]
        lost = said - kept(store)
        if lost:
            return f"LOST {sorted(lost)}"
        if store.check() or len(numbers) != len(set(numbers)):
            return "BROKEN"
        (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
        save(store, *note(stream, words(90)))
    finally:
        store.close()
    if len(said) < NOTES and not any("sikkert" in sentence or "ændret" in sentence for sentence in told):
        return f"SILENT {told}"
    return "told, and whole" if told else "whole"


def _saved_anyway(patch: Patch) -> None:
    """A journal file that takes no notice of a full disk, and a commit that takes no notice either."""
    append = JournalFile.append

    def careless(journal: JournalFile, record: dict[str, Any]) -> None:
        with suppress(OSError):
            append(journal, record)

    patch.setattr(JournalFile, "append", careless)
    patch.setattr(Store, "_begin", _ignoring(Store._begin))


def _ignoring(begin: Callable[[Store, datetime], None]) -> Callable[[Store, datetime], None]:
    def began(store: Store, now: datetime) -> None:
        begin(store, now)
        real = store.ledger._commit

        def commit(placed: list[Any]) -> None:
            try:
                real(placed)
            except BaseException:  # noqa: BLE001 - that is the mutant
                store._connection.rollback()

        store.ledger._commit = commit  # type: ignore[method-assign]

    return began


MUTANTS: Final[dict[str, Callable[[Patch], None]]] = {
    "none": lambda patch: None,
    "saved anyway": _saved_anyway,
}


def main(folder: Path, work: Path, first: int, stop: int, step: int, span: int) -> None:
    """Try each k on a copy of the store of its own."""
    for k in range(first, stop, step):
        copy = work / f"k{k}"
        shutil.copytree(folder, copy)
        print(k, verdict(copy, k, span), flush=True)
        shutil.rmtree(copy)


if __name__ == "__main__":
    MUTANTS[sys.argv[7]](Lasting())
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:7]))
