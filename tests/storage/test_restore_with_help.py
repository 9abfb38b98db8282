"""A copy is opened with the root key that two officers gave back: under new words, and under no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from casework.errors import Refused
from storage import backups, guesses, keyfile, restore, sealing
from storage.faults import WrongPassphrase
from storage.restore import Helped
from tests.storage.shelf import CHEAP, PASSPHRASE, make, unlock
from tests.storage.test_restore import LATER, a_days_work, all_but_the_copies, decayed, texts, without_keys

NEW = "fire helt andre ord"


def root_of(folder: Path) -> bytes:
    return keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)


def helped(root: bytes) -> Helped:
    return Helped(root, NEW, CHEAP)


@pytest.mark.parametrize("damage", [decayed, without_keys, all_but_the_copies])
def test_the_new_words_open_it_and_the_old_ones_nothing(damage: object, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    root = root_of(folder)
    assert callable(damage)
    damage(folder)
    guesses.count_one(folder, guesses.read(folder), LATER)

    restored = restore.restore_with_root(folder, backups.found(folder)[0], helped(root), now=LATER)

    assert texts(restored.store) == {"Før kopien", "Efter kopien"}
    restored.store.close()
    assert guesses.read(folder).wrong == 0
    with pytest.raises(WrongPassphrase):
        unlock(folder, now=LATER)
    (folder / keyfile.NAME).unlink()
    unlock(folder, NEW, now=LATER).close()


def test_a_root_key_of_another_store_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    decayed(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    with pytest.raises(Refused, match="Intet er ændret"):
        restore.restore_with_root(folder, backups.found(folder)[0], helped(sealing.fresh()), now=LATER)

    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_key_file_that_somebody_altered_is_not_built_upon(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    root = root_of(folder)
    keys = keyfile.read(folder)
    decayed(folder)
    keyfile.settle(folder, replace(keys, initials="XXXX"))

    restored = restore.restore_with_root(folder, backups.found(folder)[0], helped(root), now=LATER)
    restored.store.close()

    assert keyfile.read(folder).initials == keys.initials


def test_the_copy_of_one_store_does_not_open_with_the_officers_answer_for_another(tmp_path: Path) -> None:
    a_days_work(tmp_path / "store")
    other = make(tmp_path / "other")
    root = other._root
    other.close()

    with pytest.raises(Refused):
        restore.check_copy(backups.found(tmp_path / "store")[0], root)


def test_of_the_test_an_answer_that_is_not_proved_by_the_copy_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    monkeypatch.setattr(restore, "check_copy", lambda *_: None)

    with pytest.raises(Exception) as seen:
        restore.restore_with_root(folder, backups.found(folder)[0], helped(sealing.fresh()), now=LATER)

    assert not isinstance(seen.value, Refused)
