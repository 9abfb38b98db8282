"""Sealed copies: whole or not there, three kept, and nobody who was handed over stays in one."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from casework.errors import Damaged
from storage import backup_file, backups, engine, wipe
from storage.faults import NoRoomForCopy
from storage.sealing import Altered
from storage.vault import Store
from tests.storage.shelf import NOW, citizen, note, opened, save

CANARY = "Overlæge Tværkjær spurgte til knæet"


def filled(store: Store, notes: int = 3) -> str:
    stream, changes = citizen()
    save(store, *changes, *(one for n in range(notes) for one in note(stream, f"{CANARY} {n}")))
    store.drafts.keep("note:x", stream, "note", {"text": "endnu ikke gemt"}, NOW)
    return stream


def rows(copy: backups.CopyFound, store: Store, query: str) -> list[tuple[Any, ...]]:
    inside = backup_file.opened(copy.foot, store.key_for(backups.USE))
    connection = engine.open_copy(copy.path, inside.key)
    try:
        return list(connection.execute(query).fetchall())
    finally:
        connection.close()


def test_a_copy_holds_every_change_and_every_draft_under_a_key_of_its_own(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        filled(store)

        copy = backups.make(store.source(), NOW)

        assert rows(copy, store, "select count(*) from log") == [(4,)]
        assert "endnu ikke gemt" in rows(copy, store, "select contents from draft")[0][0]
        with pytest.raises(Damaged):
            engine.open_copy(copy.path, store.key_for("db"))
        assert CANARY.encode() not in copy.path.read_bytes()
        assert [path.name for path in copy.path.parent.iterdir()] == ["20261126T090000Z.ffb"]
        assert copy.path.stat().st_mode & 0o777 == 0o600


def test_a_copy_says_without_a_key_whose_it_is_and_when_it_was_made(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        backups.make(store.source(), NOW)

        (copy,) = backups.found(store.folder)

        assert (copy.made, copy.foot.store, copy.foot.initials) == (NOW, store.id, "MEHA")


def test_three_copies_stay_of_a_fortnight_of_work(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        ages = []
        for day in range(15):
            for hour in (0, 4):
                now = NOW + timedelta(days=day, hours=hour)
                backups.make(store.source(), now)
            ages.append([(now - copy.made).days for copy in backups.found(store.folder)])

    assert [len(one) for one in ages[:3]] == [1, 2, 3]
    assert all(len(one) <= 3 and one[:2] == [0, 1] for one in ages[1:])
    assert max(max(one) for one in ages) == 8
    assert sum(len(one) == 2 for one in ages[2:]) <= 2


def test_a_copy_is_due_every_half_hour_and_when_the_clock_was_set_back(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        assert backups.is_due(store.folder, NOW)
        backups.make(store.source(), NOW)

        due = {
            minutes: backups.is_due(store.folder, NOW + timedelta(minutes=minutes))
            for minutes in (29, 30, -40)
        }

    assert due == {29: False, 30: True, -40: True}


def test_a_copy_lets_go_within_a_step_when_somebody_wants_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "STEP_PAGES", 8)
    with opened(tmp_path / "store") as store:
        filled(store, notes=400)
        asked: list[int] = []

        def wanted() -> bool:
            asked.append(1)
            return len(asked) == 2

        with pytest.raises(backups.Wanted):
            store.copying(NOW).copy(wanted)

        assert len(asked) == 2
        assert list((store.folder / backups.FOLDER).iterdir()) == []
        backups.make(store.source(), NOW)


def broken_calls() -> list[tuple[object, str]]:
    return [
        (os, "fsync"),
        (backups, "write_all"),
        (Path, "replace"),
        (backups, "force_folder"),
        (engine, "make_empty"),
    ]


@pytest.mark.parametrize(("where", "name"), broken_calls())
def test_a_full_disk_at_any_step_is_said_and_the_older_copies_stay(
    where: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "store") as store:
        filled(store)
        first = backups.make(store.source(), NOW)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(where, name, full)
            with pytest.raises(NoRoomForCopy, match="De tidligere er beholdt"):
                backups.make(store.source(), NOW + timedelta(hours=1))

        assert first in backups.found(store.folder)
        assert not list((store.folder / backups.FOLDER).glob("*.new"))


def test_a_disk_that_is_nearly_full_gets_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path / "store") as store:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))

        with pytest.raises(NoRoomForCopy):
            backups.make(store.source(), NOW)


def test_a_cut_or_altered_foot_is_no_copy(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        copy = backups.make(store.source(), NOW)
        key = store.key_for(backups.USE)
    good = copy.path.read_bytes()
    begin = copy.foot.pages * engine.PAGE
    for place in range(begin, len(good), 7):
        copy.path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with pytest.raises(Altered):
            backup_file.opened(backup_file.read(copy.path), key)
    for length in (0, 1, 15, 16, 100, begin, begin + 1, len(good) - 1):
        copy.path.write_bytes(good[:length])
        assert backups.found(tmp_path / "store") == ()


def altered_page(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(bytes(content))


def a_page_is_noticed(path: Path, inside: backup_file.Inside) -> bool:
    altered_page(path, 3 * engine.PAGE + 100)
    try:
        backups.look_through(path, inside)
    except Damaged:
        return True
    return False


def test_a_copy_with_an_altered_page_is_not_whole(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        filled(store)
        copy = backups.make(store.source(), NOW)
        inside = backup_file.opened(copy.foot, store.key_for(backups.USE))

    backups.look_through(copy.path, inside)

    assert a_page_is_noticed(copy.path, inside)


def test_of_the_test_a_copy_whose_pages_are_not_read_is_not_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "store") as store:
        filled(store)
        copy = backups.make(store.source(), NOW)
        inside = backup_file.opened(copy.foot, store.key_for(backups.USE))
    real = engine.open_copy

    class Blind:
        def __init__(self, path: Path, key: bytes) -> None:
            self._real = real(path, key)

        def execute(self, query: str) -> Any:
            return self._real.execute("select 1 where 0" if "integrity" in query else query)

        def close(self) -> None:
            self._real.close()

    monkeypatch.setattr(engine, "open_copy", Blind)

    assert not a_page_is_noticed(copy.path, inside)


def test_a_copy_of_a_store_with_a_decayed_page_is_not_made(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        filled(store, notes=400)
        first = backups.make(store.source(), NOW)
        store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        altered_page(store.folder / engine.NAME, 40 * engine.PAGE + 9)
        store._connection.execute("pragma shrink_memory")

        with pytest.raises(Damaged):
            backups.make(store.source(), NOW + timedelta(hours=1))

        assert backups.found(store.folder) == (first,)


def hand_over(store: Store, stream: str) -> None:
    store.ledger.begin_scope(stream, "primary", 1)
    store.ledger.leave_scope(stream, "Jonas Krog", "2026-11-26")


def receipts(store: Store) -> None:
    numbers = [one.dot.number for one in store.ledger.waiting(-1)]
    store.ledger.acknowledge({n: n + 100 for n in numbers}, {}, "2026-11-26T09:00:00+00:00")


def streams_in_copies(store: Store) -> set[str]:
    return {
        row[0]
        for copy in backups.found(store.folder)
        for row in rows(copy, store, "select stream from record")
    }


def upkeep(store: Store, now: datetime) -> None:
    """Do what the caretaker does."""
    if backups.wants_renewal(store._connection):
        backups.make(store.source(), now)
    backups.renew(store.source())


def test_who_was_handed_over_is_in_no_copy_once_everything_has_a_receipt(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = filled(store)
        receipts(store)
        backups.make(store.source(), NOW - timedelta(days=1))
        backups.make(store.source(), NOW)
        assert streams_in_copies(store) == {stream}
        hand_over(store, stream)
        receipts(store)  # what was typed goes along as an entry

        upkeep(store, NOW + timedelta(minutes=1))

        assert streams_in_copies(store) == set()
        assert len(backups.found(store.folder)) == 1


def test_older_copies_stay_until_the_last_receipt(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = filled(store)
        receipts(store)
        backups.make(store.source(), NOW - timedelta(days=1))
        save(store, *citizen("Aya", "Noor")[1])
        hand_over(store, stream)

        upkeep(store, NOW + timedelta(minutes=1))
        before = len(backups.found(store.folder))
        receipts(store)
        upkeep(store, NOW + timedelta(minutes=2))

        assert (before, len(backups.found(store.folder))) == (2, 1)
        assert stream not in streams_in_copies(store)


def test_a_copy_that_was_begun_before_the_hand_over_does_not_count_as_the_fresh_one(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = filled(store)
        receipts(store)
        backups.want_renewal(store._connection)
        going = store.copying(NOW)
        going.copy()
        going.check()
        hand_over(store, stream)
        going.finish()

        assert backups.wants_renewal(store._connection)
        upkeep(store, NOW + timedelta(minutes=1))
        assert streams_in_copies(store) == set()


def test_a_copy_that_is_destroyed_leaves_no_wrap_of_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "store") as store:
        copy = backups.make(store.source(), NOW)
    left: list[bytes] = []
    monkeypatch.setattr(Path, "unlink", lambda self: left.append(self.read_bytes()))

    backups.destroy(copy.path)

    assert set(left[0][copy.foot.pages * engine.PAGE :]) == {0}


def test_a_wipe_takes_the_keys_of_the_copies_with_the_others(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        backups.make(store.source(), NOW)

    wipe.destroy_keys(tmp_path / "store")

    assert backups.found(tmp_path / "store") == ()
    assert list((tmp_path / "store").rglob("*.ff[bk]")) == []
