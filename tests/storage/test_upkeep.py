"""What the store does for itself: a copy when one is due, a check a day, and the times of both for the page."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged
from storage import backups, damage, engine, feet, safety, upkeep, vault
from storage.vault import Store
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

NEW_WORDS = "fire helt andre ord"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make(tmp_path / "store")
    yield store
    store.close()


def tend(chores: tuple[upkeep.Chore, ...], now: datetime) -> None:
    for chore in chores:
        list(chore(now, lambda: False))


def made(store: Store) -> list[datetime]:
    return [copy.made for copy in backups.found(store.folder)]


def test_a_copy_is_made_when_one_is_due_and_something_was_written(store: Store) -> None:
    chores = upkeep.chores(store)
    stream, changes = citizen()
    save(store, *changes)

    tend(chores, NOW)
    tend(chores, NOW + timedelta(minutes=40))
    unwritten = made(store)
    save(store, *note(stream, "Nyt"))
    tend(chores, NOW + timedelta(minutes=50))

    assert unwritten == [NOW]
    assert made(store) == [NOW + timedelta(minutes=50)]


def test_the_page_hears_when_copy_and_check_were_last(store: Store) -> None:
    before = safety.facts(store)
    tend(upkeep.chores(store), NOW)

    facts = safety.facts(store)

    assert (before.last_backup, before.last_check, before.check_held) == (None, None, None)
    assert (facts.last_backup, facts.last_check) == (NOW.isoformat(), NOW.isoformat())
    assert facts.check_held is True


def decay(store: Store) -> None:
    path = store.folder / engine.NAME
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))


def test_a_decayed_page_is_found_within_a_day_and_stays_on_the_page(store: Store) -> None:
    tend(upkeep.chores(store), NOW)
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    decay(store)

    tend(upkeep.chores(store), NOW + timedelta(hours=23))
    with pytest.raises(Damaged, match="Noget af det, der er gemt her"):
        tend(upkeep.chores(store)[3:4], NOW + timedelta(hours=24))

    assert safety.facts(store).check_held is False
    assert damage.is_marked(store.folder)


def test_what_is_lost_with_a_page_is_named_and_the_rest_still_reads(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    for number in range(60):
        save(store, *note(stream, f"Ord {number} " + "æ" * 300))
    store.close()

    gone, told = with_one_page_less(store.folder)

    assert {one.kind for one in gone} == {"note"}
    assert 0 < len(gone) < 15
    assert "Søren Ågård, 26.11.2026" in told
    assert f"og {len(gone) - 3} mere" in told or len(gone) <= 3


def with_one_page_less(folder: Path) -> tuple[tuple[damage.Lost, ...], str]:
    """Let one page after the other decay until it is one with notes on it; return what is lost then, and the words."""
    path = folder / engine.NAME
    good = path.read_bytes()
    for place in range(len(good) - 2000, engine.PAGE, -engine.PAGE):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with suppress(Damaged):  # a page of the structure: nothing can be listed without it
            store = unlock(folder)
            try:
                gone = damage.lost(store.reader)
                if gone and gone[0].citizen:
                    return gone, str(damage.told(store.reader))
            finally:
                crash(store)
    raise AssertionError("no page holds notes")


def crash(store: Store) -> None:
    store._connection.close()
    store._journal.close()
    store._holding.let_go()


def test_of_the_test_a_check_that_reads_nothing_finds_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    decay(store)
    monkeypatch.setattr(Store, "check", lambda _: ())

    tend(upkeep.chores(store)[3:4], NOW)

    assert safety.facts(store).check_held is True


def test_reading_through_lets_go_when_somebody_wants_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, *citizen()[1])
    monkeypatch.setattr(upkeep, "_OPCODES", 10)

    with pytest.raises(backups.Wanted):
        list(upkeep.chores(store)[4](NOW, lambda: True))

    list(upkeep.chores(store)[4](NOW, lambda: False))


def test_after_new_words_no_copy_opens_with_the_old_ones(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    tend(upkeep.chores(store), NOW)
    store.close()
    vault.change_passphrase(folder, PASSPHRASE, NEW_WORDS, now=NOW, cost=CHEAP, floor=CHEAP)
    store = unlock(folder, NEW_WORDS)

    tend(upkeep.chores(store), NOW + timedelta(minutes=1))

    assert made(store) == [NOW]
    assert not upkeep._opens_with_old_words(store)
    store.close()


def test_a_copy_that_kept_its_old_words_gives_way_to_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make(tmp_path / "store")
    tend(upkeep.chores(store), NOW)
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(feet, "settle", lambda *_: 1)  # as a disk that lets nothing be written there
        vault.change_passphrase(store.folder, PASSPHRASE, NEW_WORDS, now=NOW, cost=CHEAP, floor=CHEAP)
        store = unlock(store.folder, NEW_WORDS)
    assert upkeep._opens_with_old_words(store)

    tend(upkeep.chores(store), NOW + timedelta(minutes=1))

    assert made(store) == [NOW + timedelta(minutes=1)]
    assert not upkeep._opens_with_old_words(store)
    store.close()
