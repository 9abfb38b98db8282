"""Netværk as the store answers it: everybody the case knows of, and only what a role reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.answers_plan import Relation
from casework.changes import Change, Seen, Value
from storage.reads import citizen as reads
from storage.vault import Store
from tests.storage.shelf import AT, TODAY, citizen, opened, placed, save


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def begun(store: Store, *people: dict[str, Value]) -> str:
    stream, changes = citizen("Amina", "Testberg")
    save(store, *changes)
    for number, fields in enumerate(people):
        save(store, Change(stream, f"r{number}", "relation", fields, Seen(), AT))
    return stream


GITTE: dict[str, Value] = {
    "name": "Gitte",
    "role": "Søster",
    "phone": "70 00 00 12",
    "consent": "Må kende planen",
}
NAMELESS: dict[str, Value] = {"name": "", "role": "Naboen", "phone": "", "consent": ""}


def test_everybody_stands_on_the_page_and_only_who_may_know_something_beside_the_plan(store: Store) -> None:
    stream = begun(store, GITTE, NAMELESS, {"phone": "70 00 00 13"})

    page = reads.page(store.own_reader(), stream, TODAY)

    assert page is not None
    gitte = Relation("Gitte", "Søster", "Må kende planen", "70 00 00 12")
    assert page.network == (gitte, Relation("", "Naboen", "", ""))
    assert page.relations == (gitte,)


def test_a_consent_that_two_wrote_apart_is_nobodys_to_know(store: Store) -> None:
    stream = begun(store, GITTE)
    apart = placed(stream, "r0", 1, {"consent": "Må intet vide"}, kind="relation")
    store.ledger.receive([apart], cursor="c1", high=1)

    page = reads.page(store.own_reader(), stream, TODAY)

    assert page is not None
    assert [(one.name, one.consent) for one in page.network] == [("Gitte", "")]
    assert page.relations == ()


@pytest.mark.parametrize(("role", "count"), [("primary", 1), ("mentor", 1), ("team_lead", 0)])
def test_only_a_role_that_reads_contacts_is_told(store: Store, role: str, count: int) -> None:
    stream = begun(store, GITTE)
    store._connection.execute("insert into scope values (?, ?, 0, 1)", (stream, role))

    page = reads.page(store.own_reader(), stream, TODAY)

    assert page is not None
    assert (len(page.network), len(page.relations)) == (count, count)
