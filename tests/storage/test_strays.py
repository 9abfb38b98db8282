"""Words that a restore brought back of a case that is not here: which ones leave, and above all which do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.ids import REFERENCE
from storage import meta, scopes
from storage.transactions import writing
from storage.vault import Store
from sync.port import HeldBy
from tests.storage.shelf import AT, citizen, note, opened, placed, save


def _everybody(store: Store) -> dict[str, str]:
    """Write of cases that are here, coming, opened here, gone, lost or never here, and of the colleagues."""
    mine, opening = citizen()
    cases = {name: f"case-{name}" for name in ("here", "aside", "gone", "lost", "sent", "waiting")}
    store.ledger.begin_scope(cases["here"], "primary", 1)
    written = [change for case in cases.values() for change in note(case, "Ord")]
    numbers = dict(zip(cases, range(2, 8), strict=True))
    save(store, *opening, *written)
    rows = [placed(REFERENCE, "w-jonas", 20, {"initials": "JOKR"}, kind="worker")]
    store.ledger.receive(rows, cursor="c", high=20)
    places = {1: 1, **{numbers[name]: numbers[name] for name in ("here", "lost", "sent")}}
    store.ledger.acknowledge(places, {numbers["aside"]: HeldBy("scope", "Ikke her")}, AT)
    with writing(store.ledger.connection):
        store.ledger.connection.execute("update log set lost = 1 where stream = ?", (cases["lost"],))
        gone = (cases["gone"],)
        store.ledger.connection.execute("insert into handed_over values (?, 'S.Å.', 'w-jonas', '2026')", gone)
        store.ledger.connection.execute("update log set seq = 9 where stream = ?", gone)
    return {**cases, "mine": mine}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as one:
        yield one


def test_only_words_with_a_receipt_in_a_case_that_is_nobodys_here_leave_after_a_restore(store: Store) -> None:
    cases = _everybody(store)

    assert store.ledger.strays() == ()

    with writing(store.ledger.connection):
        meta.put(store.ledger.connection, "restored_at", AT)

    assert store.ledger.strays() == (cases["aside"], cases["sent"])


def test_a_restored_store_does_not_walk_through_its_log_for_it_each_round(store: Store) -> None:
    _everybody(store)

    plan = store.ledger.connection.execute(f"explain query plan {scopes._STRAYS}", (REFERENCE,)).fetchall()

    assert any("SEARCH log" in row[3] for row in plan)
    assert not [row for row in plan if "SCAN log" in row[3]], plan
