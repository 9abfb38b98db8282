"""The damaged files go when nothing can be needed of them: all receipted, a later check good, nothing missing."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage import backups, missing, put_aside, upkeep
from storage.vault import Store
from tests.storage.decay import turn
from tests.storage.shelf import NOW
from tests.storage.test_rebuild import a_day, rebuilt

LATER, AFTER = NOW + timedelta(hours=1), NOW + timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that was rebuilt because an index was hit: nothing is missing, three notes wait for a receipt."""
    folder = tmp_path / "store"
    _, _, begins = a_day(folder)
    turn(folder, begins["log_record"])
    return rebuilt(folder).store


def receipted(store: Store) -> None:
    numbers = [one.dot.number for one in store.ledger.waiting(99)]
    store.ledger.acknowledge({number: 100 + number for number in numbers}, {}, LATER.isoformat())


def gone(store: Store, *, checked: str | None = AFTER.isoformat(), bad: str | None = "0") -> bool:
    put_aside.let_go(store.source(), AFTER, checked=checked, bad=bad)
    return put_aside.since(store.folder) is None


def test_they_stay_until_everything_is_receipted_and_a_later_check_was_good(store: Store) -> None:
    stayed = [gone(store)]
    receipted(store)
    stayed += [gone(store, checked=None), gone(store, checked=NOW.isoformat()), gone(store, bad="1")]

    went = gone(store)

    assert stayed == [False] * 4
    assert went
    assert store.fact(put_aside.GONE) == AFTER.isoformat()
    assert list((store.folder / backups.ASIDE).rglob("*")) == []
    store.close()


def test_so_long_as_something_is_missing_they_stay(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    store = rebuilt(folder).store
    store.ledger.settle_former("device-mette", acked=7)
    receipted(store)

    there = missing.still(store.source().connection)
    first = gone(store)

    assert there
    assert not first
    store.close()


def test_the_caretaker_lets_them_go_after_the_days_check(store: Store) -> None:
    receipted(store)
    stood = put_aside.since(store.folder)

    for chore in upkeep.chores(store):
        for _ in chore(AFTER, lambda: False):
            pass

    assert stood is not None
    assert put_aside.since(store.folder) is None
    store.close()


def test_files_that_go_before_the_receipts_came_are_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(put_aside, "_WAITS", "select 1 where 0")

    went = gone(store)

    assert store.ledger.waiting(1)
    assert went
    store.close()
