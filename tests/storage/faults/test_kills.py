"""A program that is killed in the middle of anything loses nothing that it had said was saved, on the real disk."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.faults import judging
from tests.storage.faults.deeds import words
from tests.storage.faults.sizes import chance, many, seed, told
from tests.storage.shelf import AT, NOW, citizen, make, note, placed, save, unlock

pytestmark = pytest.mark.slow


def work(folder: Path, done: int, says: int, *, rash: bool) -> None:
    """Save, hear receipts, take pages, keep drafts, write the journal file anew, lock and unlock, for ever.

    A rash program says that a note is saved before it is.
    """
    number = done
    while True:
        store = unlock(folder)
        store._connection.execute("pragma wal_autocheckpoint = 60")
        (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
        for _ in range(7):
            number += 1
            if rash:
                os.write(says, f"{number};".encode())
            (dot,) = save(store, *note(stream, words(number)))
            os.write(says, f"{number};".encode())
            store.drafts.keep("note:x", stream, "note", {"text": words(number)}, NOW)
            if number % 2:
                store.ledger.acknowledge({dot.number: 10_000 + number}, {}, AT)
            high = 1 + int((store.ledger.cursor() or "c0")[1:])
            row = placed(stream, f"a{high}", high, {"what": words(number)})
            store.ledger.receive([row], cursor=f"c{high}", high=high)
            if number % 3 == 0:
                store.ledger.reseal()
        store.close()


def killed_while_working(folder: Path, done: int, after: int, *, rash: bool) -> int:
    """Let a child work and kill it once it has said a few more numbers; return the last it said."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            work(folder, done, says, rash=rash)
        finally:
            os._exit(1)
    os.close(says)
    heard = b""
    while heard.count(b";") < after and (more := os.read(hears, 4096)):
        heard += more
    os.kill(child, signal.SIGKILL)
    while more := os.read(hears, 4096):
        heard += more
    os.close(hears)
    os.waitpid(child, 0)
    return max([done, *(int(one) for one in heard.split(b";")[:-1])])


def killed_again_and_again(folder: Path, times: int, campaign: str, *, rash: bool = False) -> Counter[str]:
    """Kill at moments by chance and look each time what the next unlock finds."""
    store, found, random = make(folder), Counter[str](), chance(campaign)
    save(store, *citizen()[1])
    store.close()
    said = 0
    for _ in range(times):
        said = killed_while_working(folder, said, random.randrange(1, 12), rash=rash)
        found[judging.after_receipts(folder, said)] += 1
        with judging.opened(folder) as store:
            said = max(judging.kept(store), default=0)
    return found


def test_no_kill_loses_a_word_that_was_said_to_be_saved(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    times = many(20, 5_000)

    found = killed_again_and_again(tmp_path / "store", times, "kills")

    record_property("counted", f"kill -9: {told(found)}; seed {seed()}")
    assert found == {"whole": times}


def test_a_program_that_says_saved_too_early_is_noticed(tmp_path: Path) -> None:
    found = killed_again_and_again(tmp_path / "store", 8, "mutant", rash=True)

    assert any(verdict.startswith("LOST") for verdict in found), told(found)
