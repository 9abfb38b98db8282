"""Clocks that are wrong, an hour, ten years or by summer time: nobody is kept out and no order is lost."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from casework.clock import AHEAD_MS, hear, tick, wall_ms
from storage import guesses
from storage.faults import TooSoon, WrongPassphrase
from storage.guesses import LONGEST_S, Guesses
from sync import rounds
from tests.storage.shelf import NOW, PASSPHRASE, citizen, make, note, save, unlock

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
YEARS = timedelta(days=3653)
CLOCKS = {
    "an hour back": -timedelta(hours=1),
    "ten years back": -YEARS,
    "ten years ahead": YEARS,
    "right": timedelta(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = make(tmp_path / "store")
    save(store, *citizen()[1])
    store.close()
    return tmp_path / "store"


@pytest.mark.parametrize("clock", CLOCKS)
def test_guesses_by_a_wrong_clock_keep_nobody_out_for_longer_than_the_pause(folder: Path, clock: str) -> None:
    """The clock is put right after six wrong tries: one full pause later the right words open."""
    now = NOW + CLOCKS[clock]
    for _ in range(6):
        with pytest.raises(WrongPassphrase) as told:
            unlock(folder, "forkert", now)
        now += timedelta(seconds=told.value.wait)

    with suppress(TooSoon):  # by a clock that stood right the pause may be over already
        guesses.check(folder, NOW)
    unlock(folder, PASSPHRASE, NOW + timedelta(seconds=LONGEST_S)).close()


@pytest.mark.parametrize("clock", ["an hour back", "ten years back"])
def test_setting_the_clock_back_saves_no_second_of_a_pause(folder: Path, clock: str) -> None:
    for turn in range(8):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "forkert", NOW + timedelta(hours=turn))

    with pytest.raises(TooSoon) as told:
        unlock(folder, PASSPHRASE, NOW + CLOCKS[clock])

    assert told.value.wait == Guesses(8).pause


def test_a_count_that_trusts_the_clock_keeps_its_owner_out_for_ten_years_and_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "check", trusting)
    for turn in range(6):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "forkert", NOW + YEARS + timedelta(hours=turn))

    for day in range(3):
        with pytest.raises(TooSoon):
            unlock(folder, PASSPHRASE, NOW + timedelta(days=day))


def trusting(folder: Path, now: datetime) -> Guesses:
    """Check a pause as a program does that takes the last try to be in the past."""
    found = guesses.read(folder)
    if found.left(now):
        raise TooSoon("Vent", found.left(now))
    return found


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_order_of_own_words_does_not_follow_the_clock(tmp_path: Path, clock: str) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    for turn, off in enumerate((timedelta(), CLOCKS[clock], timedelta(), -CLOCKS[clock])):
        save(store, *note(stream, f"Ord {turn}"), now=NOW + off)
    waiting = store.ledger.waiting(9)
    store.close()

    assert [one.dot.number for one in waiting] == [1, 2, 3, 4, 5]
    stamps = [one.hlc for one in waiting]
    assert stamps == sorted(set(stamps))


def test_a_stamp_ten_years_ahead_is_believed_five_minutes_of_it() -> None:
    ahead = wall_ms(NOW + YEARS) << 16

    assert hear(ahead, NOW, 0) == wall_ms(NOW) + AHEAD_MS << 16
    assert tick(NOW, hear(ahead, NOW, 0)) > wall_ms(NOW) << 16


@pytest.mark.parametrize(
    "wall",
    [
        datetime(2026, 10, 25, 2, 30, tzinfo=COPENHAGEN),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=COPENHAGEN),
    ],
    ids=["first half past two", "second half past two"],
)
def test_the_hour_that_comes_twice_moves_no_pause_and_no_stamp(folder: Path, wall: datetime) -> None:
    before = wall.astimezone(UTC) - timedelta(minutes=1)
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            guess_at(folder, before)

    assert guesses.read(folder).left(wall) == guesses.read(folder).left(wall.astimezone(UTC)) == 0
    assert tick(wall, 0) == tick(wall.astimezone(UTC), 0)
    unlock(folder, PASSPHRASE, wall).close()


def guess_at(folder: Path, now: datetime) -> None:
    """Guess wrong; a pause before it is waited out on the clock."""
    wait = guesses.read(folder).left(now)
    unlock(folder, "forkert", now + timedelta(seconds=wait))


def test_the_wait_for_the_next_round_has_no_clock_and_never_passes_five_minutes() -> None:
    tried = rounds.Rounds()
    for _ in range(2_000):
        tried = tried.missed("Ingen forbindelse")

        assert 0 <= tried.wait_s(lambda: 0.999) <= rounds.LONGEST_S
