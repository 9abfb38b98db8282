"""What is redacted, out of a role's reach or handed over leaves no word in any index."""

from pathlib import Path
from typing import Any

import pytest

from casework import journal
from casework.changes import Seen, Value
from storage.vault import Store
from tests.storage.shelf import AT, act, citizen, note, opened, placed, save

WORD = "hemmelighedskræmmeri"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        yield store


def stands_in(store: Store, word: str) -> list[str]:
    """Return which of the three indexes hold a word."""
    queries = {
        "term": ("select count(*) from term where word = ?", word),
        "term_parts": ("select count(*) from term_parts where term_parts match ?", f'"{word}"'),
        "words": ("select count(*) from words where words match ?", f'"{word}"'),
    }
    return [name for name, query in queries.items() if store.own_reader().rows(*query) != [(0,)]]


def test_a_redacted_word_is_in_no_index(store: Store) -> None:
    stream, _ = citizen()
    before: dict[str, Value] = {"text": f"Noget om {WORD}"}
    store.ledger.receive([placed(stream, "n", 2, before, kind="note")], cursor="2", high=2)
    held = stands_in(store, WORD)

    store.ledger.receive([placed(stream, "n", 2, {"_redacted": True}, kind="note")], cursor="3", high=3)

    assert (held, stands_in(store, WORD)) == (["term", "term_parts", "words"], [])


def test_a_narrower_role_and_the_handover_after_it_leave_no_word(store: Store) -> None:
    rows = [
        placed("c", "c", 1, {"first_name": "Lene"}, kind="citizen"),
        placed("c", "n", 2, {"text": WORD}, kind="note"),
    ]
    store.ledger.begin_scope("c", "primary", 2)
    store.ledger.fill("c", rows, done=True, upto=2)
    store.ledger.begin_scope("c", "mentor", 2)
    store.ledger.fill("c", rows[:1], done=True, upto=2)
    narrower = stands_in(store, WORD)
    store.ledger.leave_scope("c", "Jonas", AT)

    assert (narrower, stands_in(store, WORD), stands_in(store, "lene")) == ([], [], [])


def test_a_withdrawn_note_is_in_no_index_before_and_after_the_handover(store: Store) -> None:
    stream, changes = citizen()
    (one,) = note(stream, WORD)
    save(store, *changes, one)
    save(store, *journal.withdraw_note(stream, one.record, reason="Forkert", **act(Seen(0, 2))))
    withdrawn = stands_in(store, WORD)
    store.ledger.acknowledge({1: 1, 2: 2, 3: 3}, {}, AT)
    store.ledger.leave_scope(stream, "Jonas", AT)

    assert (withdrawn, stands_in(store, WORD)) == ([], [])


def test_a_word_that_another_text_holds_stays(store: Store) -> None:
    stream, _ = citizen()
    rows = [placed(stream, name, seq, {"text": WORD}, kind="note") for seq, name in ((1, "m"), (2, "n"))]
    store.ledger.receive(rows, cursor="2", high=2)

    store.ledger.receive([placed(stream, "n", 2, {"_redacted": True}, kind="note")], cursor="3", high=3)

    assert stands_in(store, WORD) == ["term", "term_parts", "words"]
