"""Læg væk: what the service keeps aside leaves its case and calls no more, is kept whole, and comes back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.answers import SyncRoom
from casework.errors import Refused
from storage import again, logbook, put_away
from storage.reads import sync, timeline
from storage.vault import Store
from sync.words import why_held
from tests.storage.shelf import NOW, citizen, make, note, save
from tests.storage.test_again import keep_aside

STREAM, CITIZEN = citizen()
WORDS = "Mødte Søren på biblioteket, og han har fået arbejde fra den første"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make(tmp_path / "store")
    save(made, *CITIZEN)
    yield made
    made.close()


def aside(store: Store, code: str = "never_in_scope") -> int:
    (dot,) = save(store, *note(STREAM, WORDS))
    keep_aside(store, dot.number, code)
    return dot.number


def lay(store: Store, number: int, reason: str = "Jonas skrev det ind") -> None:
    put_away.put_away(store.ledger, store.device, number, reason=reason, now=NOW)


def room(store: Store) -> SyncRoom:
    return sync.room(store.own_reader())


def told(store: Store) -> set[str]:
    return {str(entry.text) for entry in timeline.timeline(store.own_reader(), STREAM)}


def needs(store: Store) -> int:
    return sync.state(store.own_reader()).needs_you


def test_it_leaves_the_case_and_the_tasks_and_is_kept_with_its_words_and_the_reason(store: Store) -> None:
    leaves(store)


def leaves(store: Store) -> None:
    number = aside(store)
    before = (needs(store), WORDS in told(store), room(store).held[0].words)

    lay(store, number)

    assert before == (1, True, WORDS)
    assert (needs(store), WORDS in told(store), room(store).held) == (0, False, ())
    (one,) = room(store).away
    assert (one.number, one.words, one.reason, one.at) == (
        number,
        WORDS,
        "Jonas skrev det ind",
        "2026-11-26T09:00:00+00:00",
    )
    assert store.own_reader().rows("select fields ->> 'text' from log where number = ?", number) == [(WORDS,)]


def test_a_store_that_still_counted_it_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        put_away, "_PUT", "update log set held = ?1, held_reason = ?2 where ?3 = '' and ?4 = 0"
    )

    with pytest.raises(AssertionError):
        leaves(store)


def test_taken_out_it_stands_as_it_did_and_can_be_tried_again(store: Store) -> None:
    number = aside(store)
    as_it_stood = room(store).held
    lay(store, number)

    put_away.take_out(store.ledger, store.device, number, why=why_held)

    assert (room(store).held, room(store).away) == (as_it_stood, ())
    assert WORDS in told(store)
    again.write_again(store.ledger, store.device, number, now=NOW)
    assert store.ledger.waiting(9)[-1].change.fields.get("text") == WORDS


def test_nothing_is_put_away_without_a_reason_or_twice(store: Store) -> None:
    number = aside(store)

    with pytest.raises(Refused, match="Skriv kort hvorfor"):
        lay(store, number, " ")
    lay(store, number)
    with pytest.raises(Refused, match="ikke lagt til side mere"):
        lay(store, number)
    with pytest.raises(Refused, match="ikke lagt til side mere"):
        put_away.take_out(store.ledger, store.device, 999, why=why_held)

    assert len(room(store).away) == 1


def test_it_stays_away_when_the_store_is_opened_again_and_is_neither_sent_nor_counted(
    store: Store, tmp_path: Path
) -> None:
    number = aside(store)
    lay(store, number)

    assert number not in [one.dot.number for one in store.ledger.waiting(9)]
    query = f"select count(*) from log where {logbook.ASIDE}"
    assert store.own_reader().rows(query) == [(0,)]
    assert not store.check()
