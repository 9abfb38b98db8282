"""A protected address and the end of a CPR number stay hidden in every answer, also where versions stand apart."""

from pathlib import Path
from typing import Any

import pytest

from casework import visits
from casework.changes import Seen
from casework.ids import REFERENCE
from storage.reads import sync, versions
from storage.reads.conflicts import torn
from storage.reads.day import day
from storage.reads.timeline import timeline
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, citizen, opened, placed, save

STREET = "Kvægtorvsgade 7"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        people = [placed(REFERENCE, "w-jonas", 1, {"initials": "JOKR", "name": "Jonas Krogh"}, kind="worker")]
        store.ledger.receive(people, cursor="c1", high=1)
        yield store


def visited(store: Store, form: str, place: str = STREET) -> tuple[str, str]:
    """Open a protected citizen whom somebody visits at a place; return the stream and the visit."""
    stream, changes = citizen(address=STREET, address_protected=True)
    (visit,) = visits.plan_visit(stream, at=NOW, form=form, place=place, **act())
    save(store, *changes, visit)
    store.ledger.acknowledge({1: 2, 2: 3}, {}, AT)
    return stream, visit.record


def apart(store: Store, stream: str, record: str, kind: str, **fields: Any) -> None:
    """Let a colleague write beside what stands here."""
    seq = store.ledger.seen().seq + 4
    store.ledger.receive([placed(stream, record, seq, fields, kind=kind)], cursor=f"c{seq}", high=seq)


@pytest.mark.parametrize("form", ["home", "walk"])
def test_a_visits_place_does_not_tell_a_protected_address(store: Store, form: str) -> None:
    stream, visit = visited(store, form)
    apart(store, stream, visit, "visit", place=f"{STREET}, 2. sal")
    reader = store.own_reader()
    (field,) = torn(reader)

    answers = [
        torn(reader),
        sync.room(reader),
        day(reader, TODAY, METTE.id, TODAY),
        timeline(reader, stream),
        versions.history(reader, visit),
        versions.history(reader, stream),
    ]

    assert "Kvægtorvsgade" not in str(answers)
    assert (field.field, {version.text for version in field.versions}) == ("place", {"beskyttet"})


def test_a_visit_that_was_at_home_in_one_version_hides_its_place(store: Store) -> None:
    stream, visit = visited(store, "office", "Et sted i byen")
    apart(store, stream, visit, "visit", form="home")

    assert day(store.own_reader(), TODAY, METTE.id, TODAY).visits[0].place == ""


def test_another_place_is_shown(store: Store) -> None:
    stream, visit = visited(store, "office", "Rådhuset")
    apart(store, stream, visit, "visit", place="Biblioteket")
    reader = store.own_reader()
    (field,) = torn(reader)

    assert day(reader, TODAY, METTE.id, TODAY).visits[0].place in {"Rådhuset", "Biblioteket"}
    assert {version.text for version in field.versions} == {"Rådhuset", "Biblioteket"}


def test_the_end_of_a_cpr_number_is_hidden_in_versions_and_history(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes)
    store.ledger.acknowledge({1: 2}, {}, AT)
    apart(store, stream, stream, "citizen", cpr="7103821235")
    reader = store.own_reader()

    answers = str([torn(reader), versions.history(reader, stream)])

    assert "700382-••••" in answers
    assert "710382-••••" in answers
    assert "1234" not in answers
    assert "1235" not in answers


def test_the_history_of_who_is_not_protected_says_the_address(store: Store) -> None:
    stream, changes = citizen(address=STREET)
    save(store, *changes)

    assert STREET in str(versions.history(store.own_reader(), stream))


def test_what_an_import_brought_was_written_by_the_author_it_names(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes)
    imported = placed(stream, "a", 2, {"what": "Ringe", "author": "w-jonas"})
    edited = placed(stream, "a", 3, {"what": "Skrive"}, seen=Seen())
    rows = [_by(imported, "importer"), _by(edited, "w-jonas")]
    store.ledger.receive(rows, cursor="c3", high=3)
    reader = store.own_reader()
    (field,) = torn(reader)

    assert [one.by_name for one in versions.history(reader, "a")] == ["Jonas Krogh", "Jonas Krogh"]
    assert {version.by_name for version in field.versions} == {"Jonas Krogh"}


def _by(one: Any, user: str) -> Any:
    from dataclasses import replace

    return replace(one, by=user)
