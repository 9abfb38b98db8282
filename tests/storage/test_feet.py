"""What opens the store today opens each sealed copy, and no earlier words do: not after a kill at any step either."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from storage import (
    backup_file,
    backups,
    engine,
    epochs,
    feet,
    keyfile,
    passphrases,
    pepper,
    restore,
    sealing,
    vault,
)
from storage.sealing import Altered
from storage.vault import Store
from tests.storage import keyrings
from tests.storage.faults.sizes import ENDURANCE, chance
from tests.storage.killed import die_at, touches_of
from tests.storage.renewing import rotate
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock
from tests.storage.test_recovery import PUBLIC, made_with_slot
from tests.storage.test_restore import gone, texts

NEW = "fire helt andre ord"
LATER = NOW + timedelta(hours=1)
SLOT = re.compile(rb'\{"kdf":"argon2id"[^{}]*\}')
"""A slot of a passphrase, wherever it lies: whoever has the files looks at every byte."""


def a_store(folder: Path) -> Path:
    """Two copies of two days, and a note that is in neither of them."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Først"))
    backups.make(store.source(), NOW - timedelta(days=1))
    save(store, *note(stream, "Så"))
    backups.make(store.source(), NOW)
    save(store, *note(stream, "Efter kopierne"))
    store.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_store(tmp_path / "store")


def change(folder: Path, old: str = PASSPHRASE, new: str = NEW) -> int:
    return vault.change_passphrase(folder, old, new, now=NOW, cost=CHEAP, floor=CHEAP)


def roots_by(folder: Path, passphrase: str) -> set[bytes]:
    """Return every root key that these words open in any file of the folder, whatever the program makes of the file."""
    store, found = keyfile.read(folder).store, set()
    for path in folder.rglob("*"):
        for slot in SLOT.findall(path.read_bytes()) if path.is_file() else ():
            try:
                found.add(keyfile._open_slot(store, json.loads(slot), passphrase, CHEAP).root)
            except FodfaesteError:
                continue
    return found


def opens_today(folder: Path, passphrase: str) -> bool:
    """Tell whether these words lead to the database of today over any file that lies here."""
    path = folder / engine.NAME
    return any(epochs._opens(path, sealing.subkey(root, "db")) for root in roots_by(folder, passphrase))


def copies_that_open(folder: Path, root: bytes) -> list[bool]:
    def opens(copy: backups.CopyFound) -> bool:
        try:
            backups.look_through(copy.path, copy.inside(root))
        except Altered:
            return False
        return True

    return [opens(copy) for copy in backups.found(folder)]


def root_of(folder: Path, passphrase: str) -> bytes:
    return keyfile.open_with(keyfile.read(folder), passphrase, CHEAP)


def test_after_new_words_the_old_ones_open_nothing_of_today_and_the_new_ones_every_copy(folder: Path) -> None:
    assert opens_today(folder, PASSPHRASE)

    left = change(folder)

    assert left == 0
    assert not opens_today(folder, PASSPHRASE)
    assert roots_by(folder, PASSPHRASE) == set()
    assert copies_that_open(folder, root_of(folder, NEW)) == [True, True]
    assert list((folder / backups.FOLDER).glob("*.foot")) == []


def test_of_the_test_feet_that_do_not_follow_are_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feet, "settle", lambda *_: 0)

    change(folder)

    assert opens_today(folder, PASSPHRASE)


def test_every_copy_gives_the_store_back_with_the_words_of_today(folder: Path, tmp_path: Path) -> None:
    change(folder)
    gone(folder)
    for number, wanted in enumerate([{"Først", "Så", "Efter kopierne"}] * 2):
        tried = tmp_path / f"{number}"
        shutil.copytree(folder, tried)
        copy = backups.found(tried)[number]

        restored = restore.restore(tried, copy, NEW, now=LATER, floor=CHEAP)

        assert texts(restored.store) == wanted
        restored.store.close()


def test_a_new_root_key_and_then_new_words_still_give_back_everything_unsent(folder: Path) -> None:
    """The copies are older than both; before their feet followed, only lost words led into them."""
    rotate(unlock(folder))
    change(folder)
    store = unlock(folder, NEW)
    (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
    save(store, *note(stream, "Efter fornyelsen"))
    store.close()
    gone(folder)

    restored = restore.restore(folder, backups.found(folder)[-1], NEW, now=LATER, floor=CHEAP)

    assert texts(restored.store) == {"Først", "Så", "Efter kopierne", "Efter fornyelsen"}
    assert (restored.doubt, restored.damaged) == ("", 0)
    restored.store.close()
    assert roots_by(folder, PASSPHRASE) == set()


def test_after_a_new_root_key_the_old_one_opens_no_copy(folder: Path) -> None:
    before = root_of(folder, PASSPHRASE)

    rotate(unlock(folder))

    assert copies_that_open(folder, before) == [False, False]
    assert copies_that_open(folder, root_of(folder, PASSPHRASE)) == [True, True]
    assert roots_by(folder, PASSPHRASE) == {root_of(folder, PASSPHRASE)}


def test_a_bound_store_is_not_opened_over_a_copy_without_the_keyring(folder: Path) -> None:
    with keyrings.using(keyrings.OfThisTest()):
        passphrases.bind(folder, PASSPHRASE, on=True, now=NOW, cost=CHEAP, floor=CHEAP)
        with keyrings.using(keyrings.none()):
            stolen = roots_by(folder, PASSPHRASE)
        at_home = copies_that_open(folder, root_of(folder, PASSPHRASE))

    assert stolen == set()
    assert at_home == [True, True]


def test_with_the_officers_help_no_copy_opens_with_the_forgotten_words(tmp_path: Path) -> None:
    """The slot of the officers makes a foot that is longer than a page."""
    store = made_with_slot(tmp_path / "store")
    assert store.recovery.pinned() == PUBLIC
    save(store, *citizen()[1])
    backups.make(store.source(), NOW)
    root, folder = store._root, store.folder
    store.close()

    vault.unlock_with_root(folder, root, NEW, now=NOW, cost=CHEAP).close()

    assert roots_by(folder, PASSPHRASE) == set()
    assert copies_that_open(folder, root) == [True]


def test_the_key_files_that_a_restore_put_aside_follow_too(folder: Path) -> None:
    gone(folder)
    restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=LATER, floor=CHEAP).store.close()

    change(folder)

    assert list((folder / backups.ASIDE).rglob(keyfile.NAME)) != []
    assert roots_by(folder, PASSPHRASE) == set()


def test_a_half_made_restore_leaves_no_key_file_with_old_words(folder: Path) -> None:
    half = folder / "restore.new"
    half.mkdir()
    shutil.copy(folder / keyfile.NAME, half)

    change(folder)
    unlock(folder, NEW).close()

    assert roots_by(folder, PASSPHRASE) == set()


def unreadable(folder: Path) -> None:
    """A bit turns in what the newest copy seals, so that nobody's root key opens it."""
    copy = backups.found(folder)[0]
    foot = backup_file.read(copy.path)
    content = backup_file.written(foot, copy.inside(root_of(folder, PASSPHRASE)), sealing.fresh())
    backup_file.put_foot(copy.path, foot.pages, content)


def test_a_copy_that_cannot_follow_is_counted_and_told(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    unreadable(folder)

    assert change(folder) == 1
    assert "1 sealed copies could not be given the slots of today" in caplog.text
    assert not feet.are_of(keyfile.read(folder), folder)


Deed = Callable[[Path], object]


@pytest.fixture
def torn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system take a foot in two pieces, so that a kill may come between them."""

    def in_two(handle: int, content: bytes) -> None:
        for piece in (content[:99], content[99:]):
            os.write(handle, piece)

    monkeypatch.setattr(backup_file, "write_all", in_two)


def renewed(folder: Path) -> None:
    rotate(unlock(folder))


def bound(folder: Path) -> None:
    with keyrings.using(keyrings.OfThisTest()):
        passphrases.bind(folder, PASSPHRASE, on=True, now=NOW, cost=CHEAP, floor=CHEAP)


def opened_by(folder: Path) -> tuple[Store, str, str]:
    """Open the store with the words that open it, and return those and the others."""
    try:
        return unlock(folder, NEW, LATER), NEW, PASSPHRASE
    except FodfaesteError:
        return unlock(folder, PASSPHRASE, LATER + timedelta(hours=1)), PASSPHRASE, NEW


def kills(folder: Path, tmp_path: Path, deed: Deed, campaign: str, each: int) -> Iterator[tuple[int, Path]]:
    """Give the folder as each kill of a deed leaves it."""
    shutil.copytree(folder, tmp_path / "count")
    steps = touches_of(lambda: deed(tmp_path / "count"))
    assert steps > 10
    killed = tmp_path / "killed"
    for step in range(0 if ENDURANCE else chance(campaign).randrange(each), steps, 1 if ENDURANCE else each):
        shutil.copytree(folder, killed)
        assert die_at(step, lambda: deed(killed))
        yield step, killed
        shutil.rmtree(killed)


@pytest.mark.slow
@pytest.mark.usefixtures("torn")
@pytest.mark.parametrize(("deed", "each"), [(change, 4), (renewed, 8)])
def test_a_kill_at_any_step_leaves_copies_that_open_and_words_that_do_not(
    deed: Deed, each: int, folder: Path, tmp_path: Path
) -> None:
    wrong = []
    for step, killed in kills(folder, tmp_path, deed, f"feet {deed.__name__}", each):
        at_once = tmp_path / "at once"
        shutil.copytree(killed, at_once)
        store, words, others = opened_by(killed)
        root, notes = store._root, texts(store)
        store.close()
        whole = notes == {"Først", "Så", "Efter kopierne"} and copies_that_open(killed, root) == [True] * 2
        if not whole or roots_by(killed, others) or roots_by(killed, words) != {root}:
            wrong.append((step, "unlocked"))
        if restored_at_once(at_once, words) != notes:
            wrong.append((step, "restored"))
        shutil.rmtree(at_once)

    assert wrong == []


def restored_at_once(folder: Path, words: str) -> set[str]:
    """Restore with the database gone before anybody has unlocked; every copy must open with the words that hold."""
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()
    store = restore.restore(folder, backups.found(folder)[-1], words, now=LATER, floor=CHEAP).store
    try:
        return texts(store)
    finally:
        store.close()


@pytest.mark.slow
def test_a_kill_at_any_step_of_binding_leaves_copies_that_open(folder: Path, tmp_path: Path) -> None:
    wrong = []
    with keyrings.using(keyrings.OfThisTest()):
        half = pepper.make(keyfile.read(folder).store)
        for step, killed in kills(folder, tmp_path, lambda it: bound_with(it, half), "feet bound", 3):
            store = unlock(killed)
            root = store._root
            store.close()
            with keyrings.using(keyrings.none()):
                stolen = roots_by(killed, PASSPHRASE)
            if copies_that_open(killed, root) != [True] * 2 or (passphrases.is_bound(killed) and stolen):
                wrong.append(step)

    assert wrong == []


def bound_with(folder: Path, half: str) -> None:
    """Bind to a half that the keyring has already: the child's own keyring is gone with it."""
    keys, way = passphrases.tried(folder, PASSPHRASE, NOW, CHEAP)
    passphrases._put(folder, keys, way, passphrases.New(PASSPHRASE, CHEAP, CHEAP, half))


@pytest.mark.usefixtures("torn")
def test_of_the_test_a_foot_written_without_one_beside_it_loses_a_copy(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feet, "write_whole", lambda *_: None)
    lost = []
    for _, killed in kills(folder, tmp_path, change, "feet mutant", 1):
        store, _, _ = opened_by(killed)
        root = store._root
        store.close()
        lost.append(copies_that_open(killed, root) != [True] * 2)
        if lost[-1]:
            return
    pytest.fail("nothing was noticed")
