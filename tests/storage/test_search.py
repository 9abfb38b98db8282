"""Search finds what a Dane means, marks where it stands, and never what must stay hidden."""

import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import visits
from storage.reads.search import search
from storage.vault import Store
from tests.storage.shelf import AT, NOW, act, agreement, citizen, note, opened, placed, save, unlock

TEXT = "Han får sygedagpenge og går på caféen i Skåne. Ærø, Sørens by."


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen(address="Kvægtorvsgade 7", city="Frederikshavn")
        save(store, *changes, *note(stream, TEXT), *note(stream, "Alborg og ar er noget andet"))
        yield store


def texts(store: Store, words: str, limit: int = 9) -> list[str]:
    return [hit.snippet for hit in search(store.own_reader(), words, limit)]


@pytest.mark.parametrize(
    "words",
    [
        "sygedag",
        "dagpenge",
        "cafe",
        "café",
        "skaane",
        "SKÅNE",
        "aeroe",
        "soerens",
        "på går",
        "caféen  skåne",
        "syge-dagpenge",
    ],
)
def test_words_are_found_as_danes_write_them(store: Store, words: str) -> None:
    (found,) = texts(store, words)

    assert found.strip("…") in TEXT


@pytest.mark.parametrize("words", ["år", "ålborg"])
def test_danish_letters_are_not_their_cousins(store: Store, words: str) -> None:
    assert not any("Alborg" in text for text in texts(store, words))


def test_letters_in_two_pieces_are_found_and_find(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    save(store, *note(stream, unicodedata.normalize("NFD", "Blåbærgrød på terrassen")))

    assert texts(store, "blåbær") == texts(store, unicodedata.normalize("NFD", "blåbær")) != []


def test_fields_do_not_run_together_in_what_is_found(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    save(
        store,
        *agreement(stream, "Besøg på skolen", who="LIKO"),
        *note(stream, "Helt færdig.\nGik hjem\n\nglad"),
    )

    assert texts(store, "skolen") == ["Besøg på skolen · LIKO"]
    assert texts(store, "færdig") == ["Helt færdig. Gik hjem · glad"]
    assert texts(store, "Ågård") == ["Søren Ågård"]
    (hit,) = search(store.own_reader(), "skolen LIKO", 9)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["skolen", "LIKO"]


def test_marks_lie_on_the_words_that_were_found(store: Store) -> None:
    (hit,) = search(store.own_reader(), "dagpenge skåne", 9)

    assert [hit.snippet[start:end] for start, end in hit.marks] == ["sygedagpenge", "Skåne"]
    assert (hit.kind, hit.name) == ("note", "Søren Ågård")


def test_the_newest_come_first_whatever_the_order_they_were_saved_in(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    for days in (3, 1, 5, 2, 4):
        save(store, *note(stream, f"dagpengekort {days}", at=NOW - timedelta(days=days)))

    assert texts(store, "dagpengekort", 3) == ["dagpengekort 1", "dagpengekort 2", "dagpengekort 3"]


def test_a_visit_that_is_moved_is_found_at_its_new_place(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    (early,) = visits.plan_visit(stream, at=NOW, purpose="Strandtur", **act())
    (late,) = visits.plan_visit(stream, at=NOW + timedelta(days=1), purpose="Strandtur to", **act())
    save(store, early, late)
    moved = NOW + timedelta(days=2)
    save(store, *visits.move_visit(stream, early.record, at=moved, **act(store.ledger.seen())))

    assert texts(store, "strandtur") == ["Strandtur", "Strandtur to"]


def test_many_records_of_one_second_all_stand(store: Store) -> None:
    rows = [placed("s", f"n{n}", n, {"text": "sammetid", "at": AT}, kind="note") for n in range(1, 3000)]
    store.ledger.receive(rows, cursor="c", high=3000)

    assert store.own_reader().rows("select count(*) from words where words match 'sammetid'") == [(2999,)]


def test_a_word_inside_compounds_is_found_however_many_begin_with_it(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    for first in "abcd":
        save(store, *note(stream, " ".join(f"bolig{first}{chr(97 + n)}x" for n in range(20))))
    save(store, *note(stream, "Ungdomsboligen er ledig"))

    assert "Ungdomsboligen er ledig" in texts(store, "bolig")


def test_every_word_must_be_there(store: Store) -> None:
    assert texts(store, "dagpenge ålborg") == []


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "*", "(", "a OR", "NEAR(x", "-", "body:x", "'; drop table log"]
)
def test_no_typed_sign_breaks_a_search(store: Store, words: str) -> None:
    search(store.own_reader(), words, 9)


@pytest.mark.parametrize("words", ["kvægtorv", "Frederikshavn", "7003821234"])
def test_no_address_and_no_number_comes_up(store: Store, words: str) -> None:
    assert texts(store, words) == []


def test_a_withdrawn_note_is_not_found(store: Store) -> None:
    from casework import journal

    one = store.ledger.waiting(9)[1].change
    save(store, *journal.withdraw_note(one.stream, one.record, reason="Forkert", **act(store.ledger.seen())))

    assert texts(store, "sygedagpenge") == []


def test_a_changed_text_is_found_by_its_new_words_only(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    store.ledger.acknowledge({1: 1, 2: 2, 3: 3}, {}, AT)
    store.ledger.receive([placed(stream, "a", 4, {"what": "ringe"})], cursor="4", high=4)
    from casework.changes import Seen

    store.ledger.receive([placed(stream, "a", 5, {"what": "skrive"}, seen=Seen(4))], cursor="5", high=5)

    assert (texts(store, "ringe"), texts(store, "skrive")) == ([], ["skrive"])


def test_a_citizen_who_is_not_here_whole_is_not_found(store: Store) -> None:
    stream = store.ledger.waiting(1)[0].change.stream
    store.ledger.begin_scope(stream, "mentor", 9)

    assert texts(store, "dagpenge") == []


def test_the_index_outlives_the_program(tmp_path: Path) -> None:
    with opened(tmp_path / "s") as store:
        stream, changes = citizen()
        save(store, *changes, *note(stream, TEXT))
    store = unlock(tmp_path / "s")

    assert len(texts(store, "dagpenge")) == 1
    store.close()
