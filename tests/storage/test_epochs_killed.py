"""A new root key is cut off at every step, and once more while that is mended: the store opens and holds everything."""

import os
import shutil
from pathlib import Path

import pytest

from casework.errors import Damaged
from storage import epochs, keyfile
from tests.storage.faults.sizes import ENDURANCE, chance
from tests.storage.killed import die_at, touches_of
from tests.storage.renewing import Held, a_store, held, leftovers, root_of, rotate_in
from tests.storage.shelf import unlock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_store(tmp_path / "store")


def one_kill(template: Path, folder: Path, step: int) -> None:
    """Kill a renewal before one step, and open what is left."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    assert die_at(step, lambda: rotate_in(folder))


def lost_at(template: Path, folder: Path, steps: range, wanted: Held) -> list[int]:
    """Return the steps after whose kill the store does not open whole with its passphrase, or is not tidy."""
    lost = []
    for step in steps:
        one_kill(template, folder, step)
        try:
            store = unlock(folder)
            whole = held(store) == wanted and not store.check()
            store.close()
        except Damaged:
            whole = False
        if not whole or leftovers(folder) or root_of(folder) != store._root:
            lost.append(step)
    return lost


def expected(folder: Path) -> Held:
    store = unlock(folder)
    found = held(store)
    store.close()
    return found


def steps_of(folder: Path, to: Path) -> int:
    shutil.copytree(folder, to)
    return touches_of(lambda: rotate_in(to))


def test_a_kill_at_any_step_leaves_a_store_that_opens_and_holds_everything(
    folder: Path, tmp_path: Path
) -> None:
    wanted, steps = expected(folder), steps_of(folder, tmp_path / "count")

    tried = range(steps) if ENDURANCE else range(chance("kills of a renewal").randrange(2), steps, 2)
    assert lost_at(folder, tmp_path / "killed", tried, wanted) == []
    assert steps > 25
    print(f"{len(tried)} of {steps} kills of a renewal, nothing lost")


def test_an_unlock_that_finishes_nothing_is_found_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test: without `settled` the kills between the renames lose the store."""
    wanted, steps = expected(folder), steps_of(folder, tmp_path / "count")

    here, true = os.getpid(), epochs.settled
    monkeypatch.setattr(epochs, "settled", lambda *given: os.getpid() == here or true(*given))

    assert lost_at(folder, tmp_path / "killed", range(steps - 18, steps - 6, 2), wanted) != []


def test_throwing_the_old_database_away_first_is_found_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test: the new files lie whole only when the key file is replaced."""
    wanted, steps = expected(folder), steps_of(folder, tmp_path / "count")
    true = epochs.Renewal.copy

    def hasty(going: epochs.Renewal, *given: object) -> None:
        keys = keyfile.read(going._folder)
        keyfile.settle(going._folder, keyfile.made(keys.store, keys.initials, keys.slots, going.root))
        true(going, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(epochs.Renewal, "copy", hasty)

    assert lost_at(folder, tmp_path / "killed", range(steps // 2, steps // 2 + 3), wanted) != []


@pytest.mark.slow
def test_a_second_kill_while_the_first_is_being_mended_loses_nothing_either(
    folder: Path, tmp_path: Path
) -> None:
    wanted, steps = expected(folder), steps_of(folder, tmp_path / "count")
    killed, again, tried = tmp_path / "killed", tmp_path / "again", 0
    for step in range(steps - 1, 0, -1 if ENDURANCE else -11):
        one_kill(folder, killed, step)
        shutil.rmtree(again, ignore_errors=True)
        shutil.copytree(killed, again)
        mending = touches_of(lambda: unlock(again).close())
        for second in range(0, mending, 1 if ENDURANCE else 5):
            shutil.rmtree(again)
            shutil.copytree(killed, again)
            assert die_at(second, lambda: unlock(again).close())
            store = unlock(again)
            assert held(store) == wanted
            store.close()
            assert leftovers(again) == []
            tried += 1
    print(f"{tried} pairs of kills, nothing lost")


def test_a_decayed_key_file_in_the_middle_leads_back_to_the_old_epoch(folder: Path, tmp_path: Path) -> None:
    """The copy still opens the old database, which is thrown away only after the new one has opened."""
    wanted, steps = expected(folder), steps_of(folder, tmp_path / "count")
    led_back = 0
    for step in range(steps - 20, steps, 2):
        killed = tmp_path / "killed"
        one_kill(folder, killed, step)
        (killed / keyfile.NAME).write_bytes(b"decayed")

        store = unlock(killed)

        led_back += epochs.number(store.source().connection) == 1
        assert held(store) == wanted
        store.close()
        assert leftovers(killed) == []
    assert led_back > 1
