"""The recovery slot: two officers open it together, one alone learns nothing, and nothing is lost on the way."""

from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged, Refused
from storage import backups, guesses, keyfile, recovery, recovery_slot, restore, sealing, vault
from storage.faults import AskForHelp, WrongPassphrase
from storage.sealing import Altered
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

NEW = "fire helt andre ord"
OFFICERS = (sealing.pair(), sealing.pair())
PRIVATE = (OFFICERS[0][0], OFFICERS[1][0])
PUBLIC = OFFICERS[0][1] + OFFICERS[1][1]
STORE = "1c9e7a52-4b3d-4f60-8a17-6d5e4c3b2a10"
ROOT = bytes(range(32))


def made_with_slot(folder: Path) -> vault.Store:
    store = make(folder)
    assert store.recovery.pin(PUBLIC)
    assert store.recovery.slot()
    return store


def test_both_officers_together_open_the_slot() -> None:
    made = recovery_slot.slot(STORE, ROOT, PUBLIC)

    assert recovery_slot.open_slot(made, PRIVATE, STORE) == ROOT


def test_one_officer_twice_does_not_open_it() -> None:
    made = recovery_slot.slot(STORE, ROOT, PUBLIC)

    with pytest.raises(Altered):
        recovery_slot.open_slot(made, (PRIVATE[0], PRIVATE[0]), STORE)


def test_an_officer_alone_sees_chance_and_never_the_key() -> None:
    seen = set()
    for _ in range(8):
        made = recovery_slot.slot(STORE, ROOT, PUBLIC)
        bound = recovery_slot.bound(STORE, made["to"], 0)
        seen.add(sealing.open_from(PRIVATE[0], b64decode(made["halves"][0]), bound))

    assert len(seen) == 8
    assert ROOT not in seen


def test_the_slot_opens_for_its_own_store_only() -> None:
    made = recovery_slot.slot(STORE, ROOT, PUBLIC)

    with pytest.raises(Altered):
        recovery_slot.open_slot(made, PRIVATE, STORE.replace("1c", "2c"))


@pytest.mark.parametrize("byte", range(0, 1168, 89))
def test_an_altered_byte_of_a_half_is_noticed(byte: int) -> None:
    made = recovery_slot.slot(STORE, ROOT, PUBLIC)
    half = bytearray(b64decode(made["halves"][1]))
    half[byte] ^= 1

    with pytest.raises(Altered):
        recovery_slot.open_slot(
            {**made, "halves": [made["halves"][0], b64encode(half).decode()]}, PRIVATE, STORE
        )


def test_a_slot_of_another_shape_is_damaged_and_no_crash() -> None:
    for odd in (
        {},
        {"to": "x", "halves": "x"},
        {"to": "x", "halves": [1, 2]},
        {"to": "x", "halves": ["AA=="]},
    ):
        with pytest.raises(Altered):
            recovery_slot.open_slot(odd, PRIVATE, STORE)


def test_a_store_gets_its_slot_once_and_the_passphrase_still_opens_it(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    first, again = store.recovery.slot(), store.recovery.slot()
    store.close()

    assert first == again
    unlock(tmp_path / "store").close()
    assert recovery_slot.slot_of(keyfile.read(tmp_path / "store")) == first


def test_a_store_without_a_municipality_that_can_help_has_no_slot(tmp_path: Path) -> None:
    store = make(tmp_path / "store")

    assert store.recovery.slot() is None
    assert store.recovery.pinned() == b""
    store.close()


def test_the_first_key_stays_and_another_one_is_not_taken_in_its_place(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    other = sealing.pair()[1] + sealing.pair()[1]

    assert not store.recovery.pin(other)
    assert store.recovery.pin(PUBLIC)
    assert store.recovery.pinned() == PUBLIC
    store.close()


@pytest.mark.parametrize("odd", [b"", b"x", PUBLIC[:-1], PUBLIC + b"x", PUBLIC[:1216] + bytes([255]) * 1216])
def test_what_is_no_key_is_not_pinned(odd: bytes, tmp_path: Path) -> None:
    store = make(tmp_path / "store")

    assert not store.recovery.pin(odd)
    assert store.recovery.slot() is None
    store.close()


def test_a_slot_of_an_earlier_root_key_is_made_anew(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    keys = keyfile.read(store.folder)
    stale = {**recovery_slot.slot(store.id, ROOT, PUBLIC)}
    keyfile.write(store.folder, keyfile.with_slot(keys, store._root, stale))

    fresh = store.recovery.slot()
    store.close()

    assert fresh is not None
    assert fresh != stale
    assert recovery_slot.open_slot(fresh, PRIVATE, store.id) == store._root


def test_the_officers_and_new_words_bring_everything_back(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    stream, opened = citizen()
    save(store, *opened)
    save(store, *note(stream, "Skrevet den sidste dag, og aldrig sendt."))
    waiting = [placed.dot for placed in store.ledger.waiting(100)]
    store.close()
    found = recovery_slot.slot_of(keyfile.read(store.folder))
    assert found is not None

    root = recovery_slot.open_slot(found, PRIVATE, store.id)
    back = vault.unlock_with_root(store.folder, root, NEW, now=NOW, cost=CHEAP)

    assert [placed.dot for placed in back.ledger.waiting(100)] == waiting
    assert back.ledger.recall(recovery.USED) == NOW.isoformat()
    assert back.recovery.slot() == found
    back.close()
    unlock(store.folder, NEW).close()


def test_the_old_words_open_nothing_afterwards_and_the_count_begins_anew(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    root, folder = store._root, store.folder
    store.close()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "galt")

    vault.unlock_with_root(folder, root, NEW, now=NOW, cost=CHEAP).close()

    assert vault.find(folder).wrong == 0
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    (folder / keyfile.NAME).unlink()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)


def guess(folder: Path, times: int) -> datetime:
    """Guess wrong, each time as soon as the pause is over; return when the last pause is over too."""
    now = NOW
    for _ in range(times):
        with pytest.raises(WrongPassphrase) as wrong:
            unlock(folder, "galt", now)
        now += timedelta(seconds=wrong.value.wait)
    return now


def test_twenty_wrong_guesses_lead_to_the_officers_and_nothing_is_lost(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    stream, opened = citizen()
    save(store, *opened, *note(stream, "Skrevet før de tyve forsøg."))
    root, folder = store._root, store.folder
    store.close()

    now = guess(folder, guesses.HELP)
    with pytest.raises(AskForHelp, match="Intet er slettet"):
        unlock(folder, PASSPHRASE, now)
    back = vault.unlock_with_root(folder, root, NEW, now=now, cost=CHEAP)

    assert len(back.ledger.waiting(100)) == 2
    back.close()
    unlock(folder, NEW, now).close()


def restored(folder: Path, now: datetime) -> None:
    restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=now, floor=CHEAP).store.close()


def a_copy(folder: Path) -> Path:
    """Make a store with a way over the officers, and a sealed copy of it."""
    store = made_with_slot(folder)
    backups.make(store.source(), NOW)
    store.close()
    return folder


@pytest.mark.parametrize("decayed", [False, True])
def test_a_restore_takes_no_words_either_after_twenty_wrong_guesses(tmp_path: Path, *, decayed: bool) -> None:
    """Also where both key files are gone: then the slots of the copy say that there is somebody to ask."""
    folder = a_copy(tmp_path / "store")
    now = guess(folder, guesses.HELP)
    for name in (keyfile.NAME, keyfile.COPY) if decayed else ():
        (folder / name).unlink()

    with pytest.raises(AskForHelp, match="Intet er slettet"):
        restored(folder, now)

    assert guesses.read(folder).wrong == guesses.HELP


def test_of_the_test_a_restore_that_asks_nobody_takes_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_copy(tmp_path / "store")
    now = guess(folder, guesses.HELP)
    monkeypatch.setattr(recovery, "lead_there", lambda *_: None)

    restored(folder, now)


def test_after_nineteen_the_right_words_still_open(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    store.close()

    now = guess(store.folder, guesses.HELP - 1)

    unlock(store.folder, PASSPHRASE, now).close()


def test_where_nobody_can_help_the_right_words_open_however_often_it_went_wrong(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    store.close()

    now = guess(store.folder, guesses.HELP + 2)

    unlock(store.folder, PASSPHRASE, now).close()


def test_a_root_key_that_is_not_this_stores_changes_nothing(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    store.close()
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}

    with pytest.raises(Refused, match="alt, du har skrevet, er her"):
        vault.unlock_with_root(store.folder, ROOT, NEW, now=NOW, cost=CHEAP)

    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before
    unlock(store.folder).close()


def test_a_slot_is_never_put_into_a_key_file_that_somebody_altered(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    keys = keyfile.read(store.folder)
    forged = keyfile.KeyFile(keys.store, "XXXX", keys.slots, keys.proof)
    keyfile.write(store.folder, forged)
    store.recovery.pin(PUBLIC)

    with pytest.raises(Damaged):
        store.recovery.slot()
    store.close()


def test_of_the_test_a_slot_that_forgets_its_store_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery_slot, "bound", lambda _store, _to, number: str(number).encode())
    made = recovery_slot.slot(STORE, ROOT, PUBLIC)

    assert recovery_slot.open_slot(made, PRIVATE, "another store") == ROOT


def test_a_root_key_that_opens_no_database_makes_no_new_key_file(tmp_path: Path) -> None:
    store = made_with_slot(tmp_path / "store")
    store.close()
    for name in (keyfile.NAME, keyfile.COPY):
        (store.folder / name).unlink()

    with pytest.raises(Refused):
        vault.unlock_with_root(store.folder, ROOT, NEW, now=NOW, cost=CHEAP)

    assert not (store.folder / keyfile.NAME).exists()
    vault.unlock_with_root(store.folder, store._root, NEW, now=NOW, cost=CHEAP).close()
    unlock(store.folder, NEW).close()
