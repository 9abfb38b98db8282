"""A clock that stands wrong costs no sealed copy and no day of the trail, and keeps nobody who was handed over."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.trail import Anchor, Noted
from storage import backup_file, backups, engine, epochs, husks, lease, upkeep
from storage.vault import Store
from tests.storage.shelf import AT, NOW, citizen, note, opened, save

DEAD_BATTERY = datetime(2016, 1, 1, 0, 0, tzinfo=UTC)
AHEAD = NOW + timedelta(days=400)


def tended(store: Store, *moments: datetime) -> None:
    """Give the chore of the copies its time at some moments, with something new written before each."""
    for moment in moments:
        _, changes = citizen()
        save(store, *changes)
        for _ in upkeep.chores(store)[0](moment, lambda: False):
            pass


def handed_over(store: Store, *, waiting: Iterable[str] = ()) -> str:
    """Open a citizen with receipts for everything, write what still waits, and let her go."""
    stream, changes = citizen()
    dots = save(store, *changes)
    store.ledger.acknowledge({dot.number: dot.number for dot in dots}, {}, AT)
    store.ledger.begin_scope(stream, "primary", 1)
    store.ledger.fill(stream, [], done=True, upto=1)
    for text in waiting:
        save(store, *note(stream, text))
    store.ledger.leave_scope(stream, "JOHA", AT)
    return stream


def rows_in_copies(store: Store, stream: str) -> list[int]:
    """Return how many rows of a citizen each copy holds, the newest first."""
    held = []
    for copy in backups.found(store.folder):
        inside = backup_file.opened(copy.foot, store.key_for(backups.USE))
        connection = engine.open_copy(copy.path, inside.key)
        held.append(connection.execute("select count(*) from log where stream = ?", (stream,)).fetchone()[0])
        connection.close()
    return held


def days_behind() -> list[datetime]:
    return [DEAD_BATTERY + timedelta(days=day) for day in range(3)]


def test_copies_made_while_the_clock_is_years_behind_are_the_newest_and_stay(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        tended(store, NOW - timedelta(days=1), NOW)

        tended(store, *days_behind())

        assert [copy.made for copy in backups.found(store.folder)] == days_behind()[::-1]


def test_a_copy_from_a_clock_that_ran_ahead_is_an_old_one_once_it_is_right_again(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        tended(store, AHEAD)

        tended(store, NOW, NOW + timedelta(days=1), NOW + timedelta(days=2))

        made = [copy.made for copy in backups.found(store.folder)]
        assert made == [NOW + timedelta(days=2), NOW + timedelta(days=1), NOW]


@pytest.mark.parametrize("then", [AHEAD, DEAD_BATTERY])
def test_who_was_handed_over_is_in_no_copy_whatever_the_clock_said(tmp_path: Path, then: datetime) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        backups.make(store.source(), AHEAD)
        backups.make(store.source(), NOW)
        store.ledger.acknowledge({1: 1}, {}, AT)
        store.ledger.begin_scope(stream, "primary", 1)
        store.ledger.fill(stream, [], done=True, upto=1)
        assert rows_in_copies(store, stream) == [1, 1]

        store.ledger.leave_scope(stream, "JOHA", AT)
        backups.make(store.source(), then)
        backups.renew(store.source())

        assert rows_in_copies(store, stream) == [0]
        assert not backups.is_renewing(store.source().connection)


def test_a_note_that_waited_at_the_hand_over_leaves_copies_and_root_key_once_it_has_its_receipt(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream = handed_over(store, waiting=["Ventede ved overdragelsen"])
        backups.make(store.source(), NOW)
        connection = store.source().connection
        connection.execute("delete from meta where key = ?", (epochs.DUE,))  # as a new root key leaves it
        assert rows_in_copies(store, stream) == [1]

        store.ledger.acknowledge({2: 2}, {}, AT)

        assert backups.wants_renewal(connection)
        assert epochs.is_due(connection, now=NOW)
        backups.make(store.source(), NOW + timedelta(hours=1))
        backups.renew(store.source())
        assert rows_in_copies(store, stream) == [0]


def test_of_the_test_a_hand_over_that_wants_no_second_copy_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "store") as store:
        stream = handed_over(store, waiting=["Ventede ved overdragelsen"])
        backups.make(store.source(), NOW)
        monkeypatch.setattr(husks, "want_renewals", lambda *_: None)

        store.ledger.acknowledge({2: 2}, {}, AT)

        backups.renew(store.source())
        assert rows_in_copies(store, stream) == [1]


def test_of_the_test_copies_sorted_by_the_clock_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = backups.found
    monkeypatch.setattr(
        backups, "found", lambda folder: tuple(sorted(found(folder), key=lambda one: one.made, reverse=True))
    )
    with opened(tmp_path / "store") as store:
        tended(store, NOW - timedelta(days=1), NOW)

        tended(store, *days_behind())

        assert backups.found(store.folder)[0].made == NOW


def dropped_ten_years_ahead(store: Store) -> int:
    """Let the trail drop what is old by a clock that stands ten years ahead, when the service has all of it."""
    for day in range(3):
        store.trail.note(Noted("read", (f"c-{day}",), "citizen"), now=NOW + timedelta(days=day))
    sent = store.trail.unsent(store.device, 1000)
    assert sent is not None
    end = sent.entries[-1]
    store.trail.taken(store.device, Anchor(end.entry.seq, end.hash), AT, "counter")
    return store.trail.drop_old(now=NOW + timedelta(days=3650))


def test_a_clock_years_ahead_ends_no_day_of_the_trail(tmp_path: Path) -> None:
    """Only the service's signed time, or less, ends it."""
    with opened(tmp_path / "store") as store:
        store.source().connection.execute("insert into meta (key, value) values (?, ?)", ("lease_at", AT))

        assert dropped_ten_years_ahead(store) == 0


def test_of_the_test_a_trail_that_believes_the_clock_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "signed_at", lambda _: None)
    with opened(tmp_path / "store") as store:
        assert dropped_ten_years_ahead(store) > 0
