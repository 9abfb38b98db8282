"""The key file: words in any spelling, a cost of the computer's own, other kinds of slots, no way back to old words."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Damaged, Locked
from storage import guesses, keyfile, passphrases, sealing, vault
from storage.files import write_whole
from storage.keyfile import KeyFile
from storage.sealing import Cost
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE, make, opened, unlock

COMPOSED = unicodedata.normalize("NFC", "gærde måge bølge ål")
APART = unicodedata.normalize("NFD", COMPOSED)
NEW = "fire helt andre ord"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a closed store."""
    with opened(tmp_path / "store"):
        return tmp_path / "store"


def change(folder: Path, old: str, new: str) -> None:
    vault.change_passphrase(folder, old, new, now=NOW, cost=CHEAP, floor=CHEAP)


def root_of(keys: KeyFile, passphrase: str) -> bytes:
    return keyfile.open_with(keys, passphrase, CHEAP)


def test_the_same_words_open_whatever_way_a_system_spells_their_letters(folder: Path) -> None:
    change(folder, PASSPHRASE, APART)

    unlock(folder, COMPOSED).close()
    unlock(folder, APART).close()


def test_a_store_whose_words_were_taken_as_they_were_typed_still_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("storage.keyfile.unicodedata.normalize", lambda _form, words: words)
        change(folder, PASSPHRASE, APART)

    with pytest.raises(vault.WrongPassphrase):
        unlock(folder, COMPOSED)
    unlock(folder, APART).close()


def test_a_word_in_another_spelling_costs_one_guess_and_one_derivation(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    true = sealing.from_words

    def listening(words: str, *more: Any) -> bytes:
        asked.append(words)
        return true(words, *more)

    monkeypatch.setattr(sealing, "from_words", listening)

    with pytest.raises(vault.WrongPassphrase):
        unlock(folder, COMPOSED)
    with pytest.raises(vault.WrongPassphrase):
        unlock(folder, APART)

    assert asked == [COMPOSED, COMPOSED, APART]
    assert guesses.read(folder).wrong == 2


def test_a_new_store_has_the_cost_that_was_measured_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "calibrated", lambda _ticks: Cost(128, 2, 1))

    vault.create(tmp_path / "store", PASSPHRASE, user=METTE, device="device-mette", now=NOW).close()
    slot = keyfile.read(tmp_path / "store").slots[0]
    vault.change_passphrase(tmp_path / "store", PASSPHRASE, NEW, now=NOW, floor=CHEAP)
    again = keyfile.read(tmp_path / "store").slots[0]

    assert (slot["memory"], slot["passes"], slot["lanes"]) == (128, 2, 1)
    assert (again["memory"], again["passes"]) == (128, 2)
    assert again["salt"] != slot["salt"]


def test_a_cost_that_is_handed_in_is_not_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "measured_cost", lambda: pytest.fail("it was measured"))

    change(folder, PASSPHRASE, NEW)


def opens_with(folder: Path, passphrase: str) -> list[str]:
    """Return which of the two files this passphrase opens."""
    found = []
    for name in (keyfile.NAME, keyfile.COPY):
        try:
            root_of(keyfile._parsed((folder / name).read_bytes()), passphrase)
        except vault.WrongPassphrase:
            continue
        found.append(name)
    return found


def test_once_the_new_words_are_tried_nothing_in_the_folder_opens_with_the_old_ones(folder: Path) -> None:
    change(folder, PASSPHRASE, NEW)

    assert opens_with(folder, PASSPHRASE) == []
    assert opens_with(folder, NEW) == [keyfile.NAME, keyfile.COPY]


def test_a_change_that_forgets_the_copy_would_be_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "settle", lambda *_: None)

    change(folder, PASSPHRASE, NEW)

    assert opens_with(folder, PASSPHRASE) == [keyfile.COPY]


def test_a_file_that_does_not_come_back_as_it_was_written_keeps_its_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk lied: then the copy, with the old words, is the only way in that is left."""
    with monkeypatch.context() as lying:
        lying.setattr(keyfile, "write", lambda there, _keys: (there / keyfile.NAME).write_bytes(b"{}"))
        with pytest.raises(Damaged):
            change(folder, PASSPHRASE, NEW)

    unlock(folder).close()


def test_new_words_that_would_not_open_are_never_written(folder: Path) -> None:
    before = (folder / keyfile.NAME).read_bytes()

    with pytest.raises(Damaged, match="lettere at gætte"):
        vault.change_passphrase(folder, PASSPHRASE, NEW, now=NOW, cost=Cost(32, 1, 1), floor=CHEAP)

    assert (folder / keyfile.NAME).read_bytes() == before


def test_a_wrong_old_passphrase_counts_as_a_guess_and_changes_nothing(folder: Path) -> None:
    before = (folder / keyfile.NAME).read_bytes()

    for _ in range(2):
        with pytest.raises(vault.WrongPassphrase):
            change(folder, "forkert", NEW)
    with pytest.raises(vault.WrongPassphrase) as told:
        change(folder, "forkert", NEW)

    assert (vault.find(folder).wrong, told.value.wait) == (3, 1)
    with pytest.raises(vault.TooSoon):
        change(folder, PASSPHRASE, NEW)
    assert (folder / keyfile.NAME).read_bytes() == before


def test_the_passphrase_is_changed_while_the_store_is_open_and_no_word_is_sealed_anew(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    sealed = [(store.folder / name).read_bytes() for name in ("store.db", "outbox.ffj")]

    change(store.folder, PASSPHRASE, NEW)

    assert [(store.folder / name).read_bytes() for name in ("store.db", "outbox.ffj")] == sealed
    store.close()
    unlock(tmp_path / "store", NEW).close()


def with_another_way_in(folder: Path) -> dict[str, str]:
    """Put a slot of a kind that this program does not know into the key file, as a later program would."""
    keys = keyfile.read(folder)
    slot = {"kind": "of-tomorrow", "wrapped": "AAAA", "epoch-of": "later"}
    keyfile.settle(folder, keyfile.with_slot(keys, root_of(keys, PASSPHRASE), slot))
    return slot


def test_a_slot_of_a_kind_that_nobody_knows_yet_is_kept_through_everything(folder: Path) -> None:
    slot = with_another_way_in(folder)

    unlock(folder).close()
    change(folder, PASSPHRASE, NEW)
    unlock(folder, NEW).close()

    keys = keyfile.read(folder)
    assert [one["kind"] for one in keys.slots] == ["passphrase", "of-tomorrow"]
    assert keys.slots[1] == slot


def test_a_slot_that_is_put_in_again_takes_the_place_of_the_one_before(folder: Path) -> None:
    with_another_way_in(folder)
    keys, newer = keyfile.read(folder), {"kind": "of-tomorrow", "wrapped": "BBBB"}

    keys = keyfile.with_slot(keys, root_of(keys, PASSPHRASE), newer)

    assert keys.slots[1:] == (newer,)
    assert len(root_of(keys, PASSPHRASE)) == 32


def test_a_slot_cannot_be_taken_out_or_altered_unnoticed(folder: Path) -> None:
    """Whoever writes the file may make its checksum right, but not its proof."""
    with_another_way_in(folder)
    keys = keyfile.read(folder)
    foreign = {**keys.slots[1], "wrapped": "CCCC"}

    for slots in (keys.slots[:1], (keys.slots[0], foreign), (keys.slots[0], keys.slots[1], foreign)):
        keyfile.settle(folder, KeyFile(keys.store, keys.initials, slots, keys.proof))
        with pytest.raises(Damaged, match="beskadiget"):
            unlock(folder)


def written_as(folder: Path, version: object) -> None:
    """Write both key files as of another version, with a right checksum."""
    whole = json.loads((folder / keyfile.NAME).read_bytes())
    del whole["sum"]
    whole["version"] = version
    content = keyfile._canonical({**whole, "sum": keyfile._text(sealing.checksum(keyfile._canonical(whole)))})
    for name in (keyfile.NAME, keyfile.COPY):
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_older_than_the_oldest_one_is_refused(folder: Path, version: int) -> None:
    written_as(folder, version)

    with pytest.raises(Damaged, match="gammel form"):
        unlock(folder)


def test_raising_the_oldest_version_closes_the_files_before_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "OLDEST", 2)

    with pytest.raises(Damaged, match="gammel form"):
        unlock(folder)


@pytest.mark.parametrize("version", [True, "1", 1.0, None, [1]])
def test_a_version_that_is_no_number_is_decay(folder: Path, version: object) -> None:
    written_as(folder, version)

    with pytest.raises(Damaged, match="beskadiget"):
        unlock(folder)


def test_a_newer_key_file_is_left_alone(folder: Path) -> None:
    written_as(folder, keyfile.VERSION + 1)

    with pytest.raises(vault.NewerStore):
        unlock(folder)


def test_without_memory_to_try_it_in_the_passphrase_counts_as_no_guess(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(vault.WrongPassphrase):
        unlock(folder, "forkert")
    with monkeypatch.context() as crowded:

        def no_room(*_: object) -> bytes:
            raise MemoryError

        crowded.setattr(sealing, "from_words", no_room)
        with pytest.raises(Locked, match="ledig hukommelse"):
            unlock(folder)

    assert vault.find(folder).wrong == 1
    unlock(folder).close()


def test_a_power_cut_at_any_write_of_a_change_leaves_a_file_that_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write of the change is the one where the power goes, before it and after it."""

    class Cut(BaseException):
        pass

    true = write_whole
    for step in range(4):
        count = [0]

        def cut(path: Path, content: bytes, step: int = step, count: list[int] = count) -> None:
            if count[0] * 2 == step:
                raise Cut
            true(path, content)
            if count[0] * 2 + 1 == step:
                raise Cut
            count[0] += 1

        monkeypatch.setattr("storage.keyfile.write_whole", cut)
        with pytest.raises(Cut):
            change(folder, PASSPHRASE, NEW)
        monkeypatch.setattr("storage.keyfile.write_whole", true)

        now_it_is = PASSPHRASE if step == 0 else NEW
        unlock(folder, now_it_is).close()
        assert opens_with(folder, now_it_is) == [keyfile.NAME, keyfile.COPY]
        if now_it_is == NEW:
            change(folder, NEW, PASSPHRASE)
