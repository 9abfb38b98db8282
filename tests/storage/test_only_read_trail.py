"""What is looked at in a store that is only read: sealed beside it at once, and in its trail when there is room."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from casework.clock import instant
from casework.trail import Noted
from storage import engine, reserve, schema, sealing, trail_file, vault
from storage.faults import DiskFull
from storage.journal_file import JournalFile
from storage.journal_head import Belongs
from storage.trail import Trail
from storage.vault import Store
from tests.storage.shelf import NOW, unlock
from tests.storage.test_only_read import EVEN_LATER, no_room, notes, released
from tests.storage.test_upgrade import LATER, SENT, UNSENT, new_shape, root_of

__all__ = ["no_room", "released"]


def entered(store: Store) -> list[tuple[str, str, str]]:
    return [
        (row[0], row[1], row[2])
        for row in store.own_reader().rows("select action, what, utc from audit order by seq")
    ]


@pytest.fixture
def looked_at(released: Path) -> Path:
    """A store that was only read for a while: a case was looked at, after a wrong passphrase."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        with pytest.raises(vault.WrongPassphrase):
            unlock(released, "ikke den", now=NOW)
        store = unlock(released, now=LATER)
        store.trail.note(Noted("read", ("c-1",), "citizen"), now=LATER + timedelta(minutes=1))
        store.trail.searched("sygedagpenge", "palette", now=LATER + timedelta(minutes=2))
        assert [one[:2] for one in entered(store)][-2:] == [("read", "citizen"), ("search", "palette")]
        store.close()
    return released


LOOKS = [
    ("fail", "passphrase:1", "2026-11-26T09:00:00.000+00:00"),
    ("unlock", "only-read", "2026-11-26T10:00:00.000+00:00"),
    ("read", "citizen", "2026-11-26T10:01:00.000+00:00"),
    ("search", "palette", "2026-11-26T10:02:00.000+00:00"),
]


def test_what_was_looked_at_without_room_stands_in_the_trail_afterwards(looked_at: Path) -> None:
    store = unlock(looked_at, now=EVEN_LATER)

    said = entered(store)
    assert [one for one in said if one[:2] in {each[:2] for each in LOOKS}] == [
        (action, what, chain_time(at)) for action, what, at in LOOKS
    ]
    assert store.trail.faults() == ()
    store.close()


def chain_time(at: str) -> str:
    return instant(datetime.fromisoformat(at))


def test_the_trail_beside_is_taken_in_once_though_it_lies_there_again(looked_at: Path) -> None:
    lies = (looked_at / trail_file.NAME).read_bytes()
    unlock(looked_at, now=EVEN_LATER).close()
    (looked_at / trail_file.NAME).write_bytes(lies)

    store = unlock(looked_at, now=EVEN_LATER)

    assert [one[:2] for one in entered(store)].count(("read", "citizen")) == 1
    store.close()


def test_of_the_test_a_trail_that_is_left_lying_beside_is_missed(
    looked_at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "_bring_back", lambda *_: None)

    store = unlock(looked_at, now=EVEN_LATER)

    assert ("read", "citizen") not in [one[:2] for one in entered(store)]
    store.close()


def test_a_decayed_entry_beside_is_itself_entered_and_those_before_it_are_taken(looked_at: Path) -> None:
    path = looked_at / trail_file.NAME
    content = bytearray(path.read_bytes())
    content[-60] ^= 1
    path.write_bytes(bytes(content))

    store = unlock(looked_at, now=EVEN_LATER)

    said = [one[:2] for one in entered(store)]
    assert ("fail", "trail-file") in said
    assert ("read", "citizen") in said
    store.close()


def test_the_trail_beside_says_no_word_in_clear(looked_at: Path) -> None:
    lies = (looked_at / trail_file.NAME).read_bytes()

    assert b"sygedagpenge" not in lies
    assert b"citizen" not in lies


def test_a_line_of_the_trail_takes_the_reserve_where_the_disk_has_no_room(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (released / reserve.NAME).write_bytes(bytes(reserve.LAST + 1))
    real = JournalFile.append

    def full(file: JournalFile, record: dict[str, Any]) -> None:
        if (released / reserve.NAME).stat().st_size > reserve.LAST:
            raise OSError(28, "No space left on device")
        real(file, record)

    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    monkeypatch.setattr(JournalFile, "append", full)
    store = unlock(released, now=LATER)
    store.close()
    monkeypatch.undo()
    store = unlock(released, now=EVEN_LATER)

    assert ("unlock", "only-read") in [one[:2] for one in entered(store)]
    store.close()


@pytest.mark.usefixtures("no_room")
def test_a_disk_without_a_line_of_room_still_lets_the_person_read(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: JournalFile, _record: dict[str, Any]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(JournalFile, "append", full)
    store = unlock(released, now=LATER)

    assert notes(store.own_reader()) == SENT | UNSENT
    with pytest.raises(DiskFull):
        store.trail.note(Noted("show-cpr", ("c-1",)), now=LATER)
    store.close()


def test_an_older_programs_list_of_looks_is_taken_over_once(released: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        for hour in (1, 2):
            unlock(released, now=NOW + timedelta(hours=hour)).close()

    store = unlock(released, now=NOW + timedelta(hours=3))

    said = [one[0] for one in entered(store)]
    assert said.count("show-address") == 1
    assert store.trail.faults() == ()
    store.close()


def test_what_the_second_copy_has_beyond_the_store_is_not_lost_by_reading(looked_at: Path) -> None:
    """A store that lost the end of its chain: its second copy has entries that join nothing here."""
    unlock(looked_at, now=EVEN_LATER).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        patch.setattr(schema, "NEWEST", schema.NEWEST + 1)
        patch.setattr(schema, "STEPS", (*schema.STEPS, new_shape))
        with writer(looked_at) as connection:
            connection.execute("delete from audit where seq > 2")
            connection.execute("delete from audit_segment")
        store = unlock(looked_at, now=EVEN_LATER)
        said = [one[:2] for one in entered(store)]
        store.close()
    beside = trail_file.TrailFile(looked_at, sealing.subkey(root_of(looked_at), "trail"), store.id)
    kept = [one.entry.action for one in beside.open(Belongs(store.id, store.device)).entries]
    beside.close()

    assert ("read", "citizen") in said
    assert {"read", "search"} <= set(kept)


@contextmanager
def writer(folder: Path) -> Iterator[Any]:
    connection = engine.open_writer(folder / engine.NAME, sealing.subkey(root_of(folder), "db"))
    yield connection
    connection.close()
