"""What a receipt or a page changes in the read table is what folding every record anew from the log would say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casework.changes import DELETED, Placed, Seen, Value
from storage import logbook, meta, registers
from storage.engine import Connection
from storage.transactions import writing
from storage.vault import Store
from tests.storage.shelf import AT, agreement, citizen, edit, opened, placed, save, values


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        yield store


def _some_sent(store: Store) -> Iterator[tuple[list[Any], list[Any]]]:
    """Give the read table after each of some receipts, and the same folded anew from the log.

    Of what was written half is sent; then the rest, the last word of one record among it; then a word that a
    colleague's stands beside, and one that the log puts before a colleague's; then one that was aside, which
    the log puts behind what replaced it; then one that a colleague had on the screen who removed the record.
    """
    stream, opened = citizen()
    save(store, *opened)
    alone, twice, thrice = (agreement(stream, text) for text in ("Ringer", "Skriver", "Kommer"))
    records = [opened[0].record, *(one[0].record for one in (alone, twice, thrice))]
    save(store, *alone, *twice, *thrice)
    edit(store, stream, twice[0].record, what="Skriver igen")
    yield _sent(store, records, {1: 1, 2: 2, 3: 3, 4: 4})
    yield _sent(store, records, {5: 5})
    edit(store, stream, twice[0].record, what="Skriver til")
    edit(store, stream, thrice[0].record, what="Kommer ikke")
    beside = [
        placed(stream, twice[0].record, 6, {"what": "Møder"}, seen=Seen(3)),
        placed(stream, thrice[0].record, 9, {"what": "Kommer med"}, seen=Seen(8), number=2),
    ]
    store.ledger.receive(beside, cursor="c", high=9)
    yield _sent(store, records, {6: 7, 7: 8})
    edit(store, stream, alone[0].record, what="Ringer igen")
    edit(store, stream, alone[0].record, what="Ringer op")
    yield _sent(store, records, {9: 10})
    yield _sent(store, records, {8: 11})
    edit(store, stream, twice[0].record, what="Skriver aldrig")
    names: list[Value] = [*sorted(values(store, twice[0].record))]
    store.ledger.receive(
        [placed(stream, twice[0].record, 13, {DELETED: names}, seen=Seen(12))], cursor="d", high=13
    )
    yield _sent(store, records, {10: 12})


def _sent(store: Store, records: list[str], places: dict[int, int]) -> tuple[list[Any], list[Any]]:
    store.ledger.acknowledge(places, {}, AT)
    query = "select * from record order by rid"
    as_kept = store.own_reader().rows(query)
    with writing(store.ledger.connection):
        registers.rebuild(store.ledger.connection, records)
    return as_kept, store.own_reader().rows(query)


def test_what_a_receipt_changes_is_what_folding_anew_would_say(store: Store) -> None:
    for as_kept, anew in _some_sent(store):
        assert as_kept == anew


def test_the_last_word_of_a_record_is_not_folded_anew_for_its_receipt(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, opened = citizen()
    save(store, *opened, *(twice := agreement(stream, "Skriver")))
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    edit(store, stream, twice[0].record, what="Skriver igen")
    folded: list[str] = []

    def noted(_: Connection, records: Iterable[str]) -> registers.Touched:
        folded.extend(records)
        return registers.Touched(frozenset(), frozenset(), torn=False)

    monkeypatch.setattr(registers, "rebuild", noted)

    store.ledger.acknowledge({3: 3}, {}, AT)

    assert folded == []


@pytest.mark.parametrize("which", [0, 2, 4, 5])
def test_a_receipt_that_is_taken_for_all_of_a_record_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    monkeypatch.setattr(
        registers, "_said_last", lambda _connection, _device, sent, _places: {one.record for one in sent}
    )

    found = list(_some_sent(store))

    as_kept, anew = found[which]
    assert as_kept != anew


def test_small_facts_come_with_a_receipt_and_with_a_page_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, changes = citizen()
    save(store, *changes)
    row = placed(stream, "r", 2, {"what": "Skrive"})
    with monkeypatch.context() as patch:
        patch.setattr(meta, "put_facts", broken)
        with pytest.raises(RuntimeError):
            store.ledger.acknowledge({1: 1}, {}, AT, facts={"sync.acked": "1"})
        with pytest.raises(RuntimeError):
            store.ledger.receive([row], cursor="c", high=2, facts={"sync.proof": ""})

    assert (len(store.ledger.waiting(9)), store.ledger.cursor(), store.ledger.digest(stream)) == (
        1,
        None,
        (0, 0),
    )

    store.ledger.acknowledge({1: 1}, {}, AT, facts={"sync.acked": "1"})
    store.ledger.receive([row], cursor="c", high=2, facts={"sync.proof": "p"})

    assert (store.ledger.recall("sync.acked"), store.ledger.recall("sync.proof")) == ("1", "p")


def _came(store: Store) -> tuple[list[Any], list[Any]]:
    """Return the read table after a page of what is new and what is known, and the same folded anew from the log."""
    stream, opened = citizen()
    save(store, *opened, *(own := agreement(stream, "Ringer")))
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    new, again, known, twice = "new", own[0].record, "known", "twice"
    store.ledger.receive([placed(stream, known, 3, {"what": "Går"}, seen=Seen(1))], cursor="c", high=3)
    save(store, *agreement(stream, "Sejler"))
    (mine,) = store.ledger.waiting(9)
    copied = replace(mine.change, fields={"what": "En kopieret disk"})
    page = [
        placed(stream, new, 4, {"what": "Kører"}, seen=Seen(1)),
        placed(stream, new, 5, {"what": "Cykler"}, seen=Seen(4)),
        placed(stream, again, 6, {"what": "Skriver"}, seen=Seen(1)),
        placed(stream, "other", 9, {"who": "Hun"}, seen=Seen(1)),
        placed(stream, "other", 3, {"what": "Går igen"}, seen=Seen(1)),
        placed(stream, twice, 7, {"what": "Løber"}, seen=Seen(1)),
        placed(stream, twice, 7, {"what": "Løber hjem"}, seen=Seen(1)),
        replace(mine, change=copied, seq=8, received=AT),
    ]
    store.ledger.receive(page, cursor="d", high=8)
    query = "select * from record order by id"
    as_kept = store.own_reader().rows(query)
    with writing(store.ledger.connection):
        registers.rebuild(store.ledger.connection, [new, again, "other", twice, copied.record])
    return as_kept, store.own_reader().rows(query)


def test_what_is_new_in_a_page_is_folded_as_it_lies_in_the_log(store: Store) -> None:
    as_kept, anew = _came(store)

    assert as_kept == anew


@pytest.mark.parametrize("thought_new", ["again", "other"])
def test_a_row_that_is_taken_for_new_and_is_not_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch, thought_new: str
) -> None:
    def all_new(connection: Connection, rows: Sequence[Placed]) -> dict[str, list[Placed]]:
        logbook.put(connection, rows)
        is_other = [one for one in rows if (one.change.record == "other") == (thought_new == "other")]
        return {one.change.record: [one] for one in is_other}

    monkeypatch.setattr(logbook, "put_new", all_new)

    as_kept, anew = _came(store)

    assert as_kept != anew


def broken(*_: object) -> None:
    """Stand for a power cut between what belongs together."""
    raise RuntimeError
