"""After a restore there are two trails in the store: the one of the name it had, and the one of its new name."""

from pathlib import Path

import pytest

from casework.trail import Anchor, Noted
from storage.trail import Trail
from storage.vault import Store
from tests.storage.shelf import NOW, unlock
from tests.storage.test_restore import LATER, a_days_work, all_but_the_copies, from_newest


def test_a_restore_is_an_entry_of_the_new_names_trail(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    all_but_the_copies(folder)
    from_newest(folder).store.close()

    store = unlock(folder, now=LATER)
    rows = store.own_reader().rows(
        "select action, what from audit where device = ? order by seq", store.device
    )
    chains = store.trail.chains()
    faults = store.trail.faults()
    store.close()

    assert [(action, what.partition(":")[0]) for action, what in rows][:2] == [
        ("recovery", "copy"),
        ("unlock", ""),
    ]
    assert len(chains) == 2
    assert faults == ()


def test_what_was_done_between_the_copy_and_the_loss_is_in_the_trail_again(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    store = unlock(folder)
    old = store.device
    store.trail.note(Noted("print", ("c",), "plan"), now=NOW)
    before = of(store, old)
    store.close()
    (folder / "store.db").unlink()

    store = from_newest(folder).store
    after, faults = of(store, old), store.trail.faults()
    store.close()

    assert before[-1] == ("print", "plan")
    assert after == before
    assert faults == ()


def test_of_the_test_a_restore_that_does_not_read_the_second_copy_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "_bring_back", lambda *_: None)

    with pytest.raises(AssertionError):
        test_what_was_done_between_the_copy_and_the_loss_is_in_the_trail_again(tmp_path)


def after_a_gap(folder: Path) -> list[tuple[str, str]]:
    """Restore where the second copy begins after what the service took since the copy; return the new name's trail."""
    a_days_work(folder)
    store = unlock(folder)
    store.trail.note(Noted("read", ("c",), "citizen"), now=NOW)
    last = store.trail._segments("device = ?", store.device)[-1]
    store.trail.taken(store.device, Anchor(last.last, last.head), NOW.isoformat(), "")
    store.trail._lay_anew()
    store.trail.note(Noted("print", ("c",), "plan"), now=NOW)
    store.close()
    (folder / "store.db").unlink()
    store = from_newest(folder).store
    found = of(store, store.device)
    store.close()
    return found


def test_entries_that_join_nothing_after_a_restore_are_counted_in_the_new_chain(
    tmp_path: Path,
) -> None:
    assert ("fail", "trail-lost:1") in after_a_gap(tmp_path / "store")


def test_of_the_test_a_restore_that_counts_nothing_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "_bring_back", lambda *_: None)

    assert not [what for _, what in after_a_gap(tmp_path / "store") if what.startswith("trail-lost")]


def test_a_restore_without_the_second_copy_says_that_entries_may_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    all_but_the_copies(folder)

    store = from_newest(folder).store
    found = of(store, store.device)
    store.close()

    assert ("fail", "trail-lost:?") in found


def of(store: Store, device: str) -> list[tuple[str, str]]:
    """What the trail says of a name, in order."""
    rows = store.own_reader().rows("select action, what from audit where device = ? order by seq", device)
    return [(row[0], row[1]) for row in rows]
