"""A program that is killed in the middle of anything loses nothing that it had said was saved, on the real disk.

Nor its way in: while the passphrase is changed, with sealed copies beside, the words that were said to hold open the
store after each kill, or those that were on their way; never none, and never those before.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal

import pytest

from casework.errors import Damaged
from storage import backups, epochs, feet, keyfile, renewal, vault
from storage.faults import WrongPassphrase
from tests.storage import killed
from tests.storage.faults import judging
from tests.storage.faults.deeds import phrase, words
from tests.storage.faults.sizes import chance, many, seed, told
from tests.storage.killed import killed_after
from tests.storage.renewing import leftovers
from tests.storage.shelf import AT, CHEAP, NOW, citizen, make, note, placed, save, unlock
from tests.storage.test_feet import opens_today

pytestmark = pytest.mark.slow


EACH = 50
"""Kills in one store: with more, each look at it would cost more than the kills."""
Way = Literal["plain", "rash", "rewords", "renews"]
WAYS: tuple[Way, ...] = ("plain", "rewords", "renews")
"""What the children do by turns beside saving: nothing, new words for the store, a new root key for it."""


@dataclass(frozen=True)
class Said:
    """The last note that was said to be saved, how many new words were, and whether it died in a big step."""

    number: int = 0
    words: int = 0
    in_step: bool = False


class Working:
    """Save, hear receipts, take pages, keep drafts, write the journal file anew, lock, unlock, for ever.

    A rash program says that a note is saved before it is. One that `rewords` changes the passphrase among the notes of
    an open store; one that `renews` gives the store a new root key at its lock. Each touch of the disk in these two
    is a word too, so kills fall everywhere in them.
    """

    def __init__(self, folder: Path, since: Said, says: int, way: Way) -> None:
        self._folder, self._says, self._way = folder, says, way
        self._number, self._words = since.number, since.words
        self._in_step = False
        if way in {"rewords", "renews"}:
            killed.watched(lambda _touch: self._in_step and killed.true_write(says, b"k;"))

    def go_on(self) -> None:
        while True:
            store = unlock(self._folder, phrase(self._words))
            store._connection.execute("pragma wal_autocheckpoint = 60")
            (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
            for turn in range(7):
                self._save(store, stream)
                if self._way == "rewords" and turn % 3 == 2:
                    self._reword()
            if self._way == "renews":
                self._in_step = True
                renewal.rotate(store, phrase(self._words), now=NOW, cost=CHEAP, floor=CHEAP)
                self._in_step = False
            else:
                store.close()

    def _save(self, store: vault.Store, stream: str) -> None:
        self._number += 1
        number = self._number
        if self._way == "rash":
            os.write(self._says, f"{number};".encode())
        (dot,) = save(store, *note(stream, words(number)))
        os.write(self._says, f"{number};".encode())
        store.drafts.keep("note:x", stream, "note", {"text": words(number)}, NOW)
        if number % 2:
            store.ledger.acknowledge({dot.number: 10_000 + number}, {}, AT)
        high = 1 + int((store.ledger.cursor() or "c0")[1:])
        row = placed(stream, f"a{high}", high, {"what": words(number)})
        store.ledger.receive([row], cursor=f"c{high}", high=high)
        if number % 3 == 0:
            store.ledger.reseal()

    def _reword(self) -> None:
        self._in_step = True
        change(self._folder, self._words)
        self._in_step = False
        self._words += 1
        os.write(self._says, f"w{self._words};".encode())


def change(folder: Path, words: int) -> None:
    """Change the passphrase once more."""
    old, new = phrase(words), phrase(words + 1)
    vault.change_passphrase(folder, old, new, now=NOW, cost=CHEAP, floor=CHEAP)


def killed_while_working(folder: Path, since: Said, after: int, way: Way = "plain") -> Said:
    """Let a child work and kill it once it has said a few more words; return what it had said by then."""
    said = killed_after(after, lambda says: Working(folder, since, says, way).go_on())
    numbers = [int(one) for one in said if one.isdigit()]
    changes = [int(one[1:]) for one in said if one.startswith("w")]
    return Said(max([since.number, *numbers]), max([since.words, *changes]), said[-1:] == ["k"])


def words_now(folder: Path, said: int) -> int | None:
    """Return which words open a store whose words were said to have been changed so often: these, or the next."""
    for number in (said, said + 1):
        try:
            with judging.opened(folder, phrase(number)):
                return number
        except (WrongPassphrase, Damaged):
            continue
    return None


def opens(folder: Path, number: int) -> bool:
    """Tell whether the words of some change lead to the store of today over any file that lies here."""
    try:
        return number >= 0 and opens_today(folder, phrase(number))
    except Damaged:
        return False


def after_words(folder: Path, said: int) -> tuple[str, int]:
    """Judge the ways in: the words that hold open the store, and no others do, over any file that lies in it."""
    if opens(folder, said - 1):
        return "THE WORDS BEFORE OPEN IT", said
    now = words_now(folder, said)
    if now is None:
        return "NO WORDS OPEN IT", said
    if any(opens(folder, number) for number in {said - 1, said, said + 1} - {now}):
        return "OTHER WORDS OPEN IT TOO", now
    return "whole", now


def killed_again_and_again(folder: Path, times: int, campaign: str, *, rash: bool = False) -> Counter[str]:
    """Kill at moments by chance and look each time what the next unlock finds; in a new store after each fifty."""
    found, random = Counter[str](), chance(campaign)
    for first in range(0, times, EACH):
        found += killed_in_one_store(folder / str(first), min(EACH, times - first), random, rash=rash)
    return found


def a_store(folder: Path) -> Path:
    """Make a store with a case in it, and two sealed copies of two days beside."""
    store = make(folder)
    save(store, *citizen()[1])
    backups.make(store.source(), NOW - timedelta(days=1))
    backups.make(store.source(), NOW)
    store.close()
    return folder


def killed_in_one_store(folder: Path, times: int, random: Random, *, rash: bool) -> Counter[str]:
    """Kill the work on one store again and again: what was said to be saved is asked for after each."""
    found, said = Counter[str](), Said()
    a_store(folder)
    for turn in range(times):
        way: Way = "rash" if rash else WAYS[turn % len(WAYS)]
        after = random.randrange(1, 12 if way in {"plain", "rash"} else 70)
        said = killed_while_working(folder, said, after, way)
        verdict, holds = after_words(folder, said.words)
        if verdict == "whole":
            verdict = judging.after_receipts(folder, said.number, phrase(holds))
        if verdict == "whole" and leftovers(folder):
            verdict = f"LEFT {leftovers(folder)}"
        found[f"{verdict}, {STEPS[way]}" if said.in_step else verdict] += 1
        with judging.opened(folder, phrase(holds)) as store:
            said = Said(max(judging.kept(store), default=0), holds)
    return found


STEPS: dict[Way, str] = {"rewords": "in new words", "renews": "in a new root key"}


def epoch_of(folder: Path) -> int:
    """Return how many root keys a store has had."""
    with judging.opened(folder, phrase(words_held(folder))) as store:
        return epochs.number(store.source().connection)


def words_held(folder: Path) -> int:
    """Return how often the words of a store were changed."""
    return next(number for number in range(1_000) if opens_today(folder, phrase(number)))


def test_no_kill_loses_a_word_that_was_said_to_be_saved(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    times = many(20, 5_000)

    found = killed_again_and_again(tmp_path / "store", times, "kills")

    first = tmp_path / "store" / "0"
    epoch, changes = epoch_of(first), words_held(first)
    record_property(
        "counted",
        f"kill -9: {told(found)}; {epoch} root keys and {changes} new passphrases in the first store; seed {seed()}",
    )
    assert set(found) <= {"whole", *(f"whole, {step}" for step in STEPS.values())}
    assert found.total() == times
    assert epoch > 1
    assert changes > 1


def test_a_program_that_says_saved_too_early_is_noticed(tmp_path: Path) -> None:
    found = killed_again_and_again(tmp_path / "store", 8, "mutant", rash=True)

    assert any(verdict.startswith("LOST") for verdict in found), told(found)


def test_sealed_copies_that_keep_the_old_words_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_store(tmp_path / "store")
    monkeypatch.setattr(feet, "settle", lambda *_: 0)

    change(folder, 0)

    assert after_words(folder, 1) == ("THE WORDS BEFORE OPEN IT", 1)


def test_a_key_file_that_is_taken_away_before_the_new_one_is_there_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, write = a_store(tmp_path / "store"), keyfile.write

    def away_first(folder: Path, keys: keyfile.KeyFile, name: str = keyfile.NAME) -> None:
        for path in folder.glob("keys.ffk*"):
            path.unlink()
        write(folder, keys, name)

    monkeypatch.setattr(keyfile, "write", away_first)

    verdict, holds, step = "whole", 0, 0
    while verdict == "whole" and killed.die_at(step, partial(change, folder, holds)):
        (verdict, holds), step = after_words(folder, holds), step + 1

    assert verdict == "NO WORDS OPEN IT"
