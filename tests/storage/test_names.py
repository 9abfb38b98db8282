"""Former names and numbers on a device: found by them, today's shown everywhere, papers as they were handed out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casework import attachments
from casework.taking_back import take_back
from storage import attached, registers
from storage.reads import citizen as case
from storage.reads import citizens, former, life, same_person, timeline, wrong_citizen
from storage.reads.documents import documents
from storage.reads.search import search
from storage.reads.versions import history
from storage.vault import Store
from tests.storage.shelf import METTE, TODAY, act, citizen, opened, save

OLD, NEW = "7003821234", "7103829999"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def renamed(store: Store) -> str:
    """Open Zahra Ali under a replacement number, and give her another name and a real number."""
    stream, changes = citizen("Zahra", "Ali", primary=METTE.id)
    save(store, *changes)
    name = {"first_name": "Zahra", "last_name": "Mansour", "held_from": "2026-11-03", "source": "CPR"}
    number = {"cpr": NEW, "held_from": "2026-11-10", "source": "CPR"}
    reader = store.own_reader()
    save(store, *life.renamed(reader, stream, name, **act(store.ledger.seen())))
    save(store, *life.renumbered(reader, stream, number, **act(store.ledger.seen())))
    return stream


def found(store: Store, words: str) -> list[tuple[str, str]]:
    return [(hit.name, hit.kind) for hit in search(store.own_reader(), words)]


def test_todays_name_stands_everywhere_and_the_former_one_finds_it(store: Store) -> None:
    stream = renamed(store)
    reader = store.own_reader()

    page, (row,) = case.page(reader, stream, TODAY), citizens.citizens(reader, TODAY)

    assert page is not None
    assert (page.name, row.name, row.former) == ("Zahra Mansour", "Zahra Mansour", ("Zahra Ali",))
    assert page.cpr_masked == "710382-••••"
    assert all(word in row.folded for word in ("zahra ali", OLD, "700382-1234", NEW))
    assert found(store, "Ali") == [("Zahra Mansour", "former_name")]


def test_a_search_that_forgets_former_names_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test of the test: without them in the index, and in the words of a row, nothing is found."""
    monkeypatch.setattr(
        registers, "SEARCHED", {k: v for k, v in registers.SEARCHED.items() if k != "former_name"}
    )
    monkeypatch.setattr(former, "names", lambda _reader: {})
    with opened(tmp_path / "store") as store:
        renamed(store)

        assert found(store, "Ali") == []
        assert "ali" not in citizens.citizens(store.own_reader(), TODAY)[0].folded


def test_the_page_says_what_held_before_with_the_end_of_the_number_hidden(store: Store) -> None:
    stream = renamed(store)
    reader = store.own_reader()

    told = life.shown(reader, stream)
    heads = [str(entry.head) for entry in timeline.timeline(reader, stream)]
    kept = str([one.change.fields for record in _records(store) for one in history(reader, record)])

    assert [(one.said, f"{one.until}", one.is_number) for one in told.former] == [
        ("Zahra Ali", "2026-11-03", False),
        ("700382-••••", "2026-11-10", True),
    ]
    assert heads == ["Nyt CPR-nummer, før: 700382-••••", "Nyt navn, før: Zahra Ali"]
    assert str(case.cpr(reader, stream)) == "710382-9999 (før: 700382-1234)"
    assert OLD not in kept
    assert NEW not in kept


def _records(store: Store) -> list[str]:
    return [row[0] for row in store.own_reader().rows("select id from record")]


def test_undoing_a_new_name_or_number_leaves_no_former_one(store: Store) -> None:
    stream, changes = citizen("Zahra", "Ali", primary=METTE.id)
    save(store, *changes)
    said = {"first_name": "Zahra", "last_name": "Mansour", "held_from": "2026-11-03", "source": "CPR"}
    done = life.renamed(store.own_reader(), stream, said, **act(store.ledger.seen()))
    save(store, *done)

    save(store, *take_back(done, **act(store.ledger.seen())))

    (row,) = citizens.citizens(store.own_reader(), TODAY)
    assert (row.name, row.former, found(store, "Mansour")) == ("Zahra Ali", (), [])
    assert life.shown(store.own_reader(), stream).former == ()


def test_a_former_name_or_number_names_the_citizen_for_a_move_a_link_and_the_trail(store: Store) -> None:
    stream = renamed(store)
    elsewhere, changes = citizen("Karl", "Olsen", cpr="6502031234")
    save(store, *changes)
    reader = store.own_reader()

    moved = [one.id for said in ("Ali", OLD) for one in wrong_citizen.find(reader, said, but=elsewhere)]
    linked = [one.id for said in ("Ali", NEW) for one in same_person.find(reader, said, but=elsewhere)]
    kept = [store.trail.without_names(said) for said in ("søgte Ali", f"søgte {OLD}")]

    assert moved == [stream, stream]
    assert linked == [stream, stream]
    assert [(one.citizens, one.words) for one in kept] == [
        ((stream,), "søgte"),
        ((stream,), "søgte"),
    ]


def test_a_paper_that_was_handed_out_keeps_the_name_that_it_had(store: Store) -> None:
    stream, changes = citizen("Zahra", "Ali", primary=METTE.id)
    save(store, *changes)
    file = store.attachments.seal(stream, [b"Plan for Zahra Ali"])
    about: dict[str, Any] = {"name": "Plan Zahra Ali 1. november 2026.pdf", "version": "v-1", "number": 1}
    save(store, *attachments.keep_paper(stream, file=file, with_address=False, **about, **act()))
    said = {"first_name": "Zahra", "last_name": "Mansour", "held_from": "2026-11-03", "source": "CPR"}

    save(store, *life.renamed(store.own_reader(), stream, said, **act(store.ledger.seen())))

    (paper,) = documents(store.own_reader(), stream, lambda _file: True)
    read = attached.read(store.own_reader().connection, store.attachments, paper.id)
    assert (paper.name, read) == ("Plan Zahra Ali 1. november 2026.pdf", b"Plan for Zahra Ali")
