"""A program that is killed in the middle of anything loses nothing that it had said was saved, on the real disk."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from storage import epochs, renewal
from tests.storage import killed
from tests.storage.faults import judging
from tests.storage.faults.deeds import words
from tests.storage.faults.sizes import chance, many, seed, told
from tests.storage.renewing import leftovers
from tests.storage.shelf import AT, CHEAP, NOW, PASSPHRASE, citizen, make, note, placed, save, unlock

pytestmark = pytest.mark.slow


EACH = 50
"""Kills in one store: with more, each look at it would cost more than the kills."""
RENEWS = 3
"""Every third child that is killed gives its store a new root key after each seven notes."""


def work(folder: Path, done: int, says: int, *, rash: bool, renews: bool) -> None:
    """Save, hear receipts, take pages, keep drafts, write the journal file anew, lock or renew, unlock, for ever.

    A rash program says that a note is saved before it is.
    """
    number, is_renewing = done, False
    if renews:
        killed.watched(lambda _touch: is_renewing and killed.true_write(says, b"k;"))
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
        if renews:
            is_renewing = True
            renewal.rotate(store, PASSPHRASE, now=NOW, cost=CHEAP, floor=CHEAP)
            is_renewing = False
        else:
            store.close()


def killed_while_working(
    folder: Path, done: int, after: int, *, rash: bool = False, renews: bool = False
) -> tuple[int, bool]:
    """Let a child work and kill it once it has said a few more words; return its last number, and whether a `k` was.

    Each touch of the disk in a new root key is a word too: so kills fall everywhere in it.
    """
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            work(folder, done, says, rash=rash, renews=renews)
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
    said = heard.split(b";")[:-1]
    return max([done, *(int(one) for one in said if one != b"k")]), said[-1:] == [b"k"]


def killed_again_and_again(folder: Path, times: int, campaign: str, *, rash: bool = False) -> Counter[str]:
    """Kill at moments by chance and look each time what the next unlock finds; in a new store after each fifty."""
    found, random = Counter[str](), chance(campaign)
    for first in range(0, times, EACH):
        found += killed_in_one_store(folder / str(first), min(EACH, times - first), random, rash=rash)
    return found


def killed_in_one_store(folder: Path, times: int, random: Random, *, rash: bool) -> Counter[str]:
    """Kill the work on one store again and again: what was said to be saved is asked for after each."""
    store, found = make(folder), Counter[str]()
    save(store, *citizen()[1])
    store.close()
    said = 0
    for turn in range(times):
        renews = turn % RENEWS == RENEWS - 1 and not rash
        after = random.randrange(1, 70 if renews else 12)
        said, in_renewal = killed_while_working(folder, said, after, rash=rash, renews=renews)
        verdict = judging.after_receipts(folder, said)
        if verdict == "whole" and leftovers(folder):
            verdict = f"LEFT {leftovers(folder)}"
        found[f"{verdict}, in a new root key" if in_renewal else verdict] += 1
        with judging.opened(folder) as store:
            said = max(judging.kept(store), default=0)
    return found


def epoch_of(folder: Path) -> int:
    """Return how many root keys a store has had."""
    with judging.opened(folder) as store:
        return epochs.number(store.source().connection)


def test_no_kill_loses_a_word_that_was_said_to_be_saved(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    times = many(20, 5_000)

    found = killed_again_and_again(tmp_path / "store", times, "kills")

    epoch = epoch_of(tmp_path / "store" / "0")
    record_property("counted", f"kill -9: {told(found)}; {epoch} root keys in the first store; seed {seed()}")
    assert set(found) == {"whole", "whole, in a new root key"}
    assert found.total() == times
    assert epoch > 1


def test_a_program_that_says_saved_too_early_is_noticed(tmp_path: Path) -> None:
    found = killed_again_and_again(tmp_path / "store", 8, "mutant", rash=True)

    assert any(verdict.startswith("LOST") for verdict in found), told(found)
