"""A restore that was cut off is restored again: what lay ready is put in place first, and no unsent word is lost."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from desktop import damaged
from storage import backups, damage, restore, shared, swap
from storage.faults import SharedFolder
from storage.holding import Holding
from tests.storage.faults.sizes import ENDURANCE
from tests.storage.killed import die_at, touches_of
from tests.storage.shelf import CHEAP, PASSPHRASE, unlock
from tests.storage.test_restore import LATER, a_days_work, decayed, from_newest, moves, texts

ALL = {"Før kopien", "Efter kopien"}
PATIENT = LATER + timedelta(minutes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_days_work(tmp_path / "store")
    decayed(tmp_path / "store")
    return tmp_path / "store"


def again(folder: Path) -> set[str]:
    """Restore once more, without an unlock in between, and return the notes that came."""
    copy = backups.found(folder)[0]
    store = restore.restore(folder, copy, PASSPHRASE, now=PATIENT, floor=CHEAP).store
    try:
        return texts(store)
    finally:
        store.close()


def cut_off(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder for each move of the swap before which the power went."""
    for stop in range(40):
        tried = tmp_path / f"try-{stop}"
        shutil.copytree(folder, tried)
        if not moves(tried, monkeypatch, stop):
            assert stop > 6
            return
        yield tried


def test_a_restore_after_one_that_was_cut_off_at_any_move_has_every_unsent_note(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(again(tried) == ALL for tried in cut_off(folder, tmp_path, monkeypatch))


def test_of_the_test_a_restore_that_begins_over_what_lay_ready_loses_a_note(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = list(cut_off(folder, tmp_path, monkeypatch))
    monkeypatch.setattr(swap, "held", Holding)

    def from_nothing(folder: Path) -> Path:
        shutil.rmtree(folder / swap.STAGING, ignore_errors=True)
        (folder / swap.STAGING).mkdir()
        return folder / swap.STAGING

    monkeypatch.setattr(swap, "begin", from_nothing)

    assert any(again(tried) != ALL for tried in cut)


def test_what_lies_ready_is_put_in_place_and_never_taken_for_a_half_made_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert moves(folder, monkeypatch, 3)

    swap.begin(folder)

    assert [path.name for path in (folder / swap.STAGING).iterdir()] == []
    store = unlock(folder, now=PATIENT)
    assert texts(store) == ALL
    store.close()


def test_a_store_that_was_marked_before_the_cut_is_restored_from_the_start_page_with_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark makes *Lås op* offer the copies at once, so nobody unlocks in between."""
    damage.mark(folder)
    assert moves(folder, monkeypatch, 8)

    assert damaged.was_found(folder)
    assert again(folder) == ALL


@pytest.mark.slow
def test_a_restore_after_one_that_was_killed_at_any_touch_of_the_disk_has_every_unsent_note(
    folder: Path, tmp_path: Path
) -> None:
    def begun(folder: Path) -> None:
        from_newest(folder).store.close()

    shutil.copytree(folder, tmp_path / "count")
    steps = touches_of(lambda: begun(tmp_path / "count"))
    killed, lost = tmp_path / "killed", []
    for step in range(0, steps, 1 if ENDURANCE else 7):
        shutil.copytree(folder, killed)
        assert die_at(step, lambda: begun(killed))
        try:
            found = again(killed)
        except FodfaesteError as refused:
            found = {str(refused)}
        if found != ALL:
            lost.append((step, found))
        shutil.rmtree(killed)

    assert lost == []
    print(f"a restore killed at {steps} touches, restored again: nothing lost")


def test_a_store_on_a_network_drive_is_not_restored_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in folder.rglob("*"))
    monkeypatch.setattr(shared, "is_on_a_network_drive", lambda _: True)

    with pytest.raises(SharedFolder, match="netværksdrev"):
        from_newest(folder)

    assert sorted(path.name for path in folder.rglob("*")) == before
    monkeypatch.undo()
    assert again(folder) == ALL
