"""Yesterday's folder in the place of today's is noticed by the keyring, told, entered, and gives no number twice."""

import json
import shutil
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from casework.trail import Noted
from storage import backups, engine, former, height, keyfile, keystore, renewal, restore, wipe
from storage.engine import Connection
from storage.faults import FOLDER_OLDER
from storage.height import Height
from storage.vault import Store
from tests.storage.keyrings import OfThisTest, none, ring, using
from tests.storage.renewing import LATER
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

__all__ = ["ring"]


@pytest.fixture
def folder(tmp_path: Path, ring: OfThisTest) -> Path:
    """A closed store with a citizen and a note that waits."""
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Første"))
    store.settings.set("stream", stream)
    store.close()
    return store.folder


def copied(folder: Path) -> Path:
    """Return a copy of the whole folder as it lies now."""
    aside = folder.with_name("yesterday")
    shutil.rmtree(aside, ignore_errors=True)
    return Path(shutil.copytree(folder, aside, ignore=shutil.ignore_patterns("reserve.bin", "store.lock")))


def brought_back(folder: Path) -> None:
    """Put the copy in the place of the folder."""
    shutil.rmtree(folder)
    folder.with_name("yesterday").rename(folder)


def write(store: Store, text: str) -> int:
    return save(store, *note(store.settings.get("stream"), text))[0].number


def a_day(
    folder: Path,
    done: Callable[[Store], object] = lambda store: write(store, "Anden"),
    now: datetime = NOW,
) -> None:
    store = unlock(folder, now=now)
    done(store)
    store.close()


def is_noticed(folder: Path) -> bool:
    """Tell whether an unlock of this folder says that it is older, enters that, and takes another name."""
    store = unlock(folder)
    try:
        entered = store.own_reader().rows(
            "select what from audit where action = 'fail' and device = ?", store.device
        )
        told = store.renewed == FOLDER_OLDER
        new = store.device != "device-mette" and former.names(store._connection) == ("device-mette",)
        assert told == (entered == [("folder:older",)]) == new
        return told
    finally:
        store.close()


DAYS: dict[str, Callable[[Store], object]] = {
    "a note was written": lambda store: write(store, "Anden"),
    "it was only looked at": lambda _store: None,
    "it was read in": lambda store: store.trail.note(Noted("read", what="citizen"), now=NOW),
}


@pytest.mark.parametrize("name", DAYS)
def test_an_older_folder_is_noticed_whatever_was_done_since(folder: Path, name: str) -> None:
    copied(folder)
    a_day(folder, DAYS[name])
    brought_back(folder)

    assert is_noticed(folder)


@pytest.mark.parametrize("days", [1, 2, 5])
def test_a_folder_of_today_is_none_however_often_it_is_opened(folder: Path, days: int) -> None:
    for _ in range(days):
        a_day(folder)

    assert not is_noticed(folder)


def test_it_is_told_once(folder: Path) -> None:
    copied(folder)
    a_day(folder)
    brought_back(folder)
    assert is_noticed(folder)

    store = unlock(folder)

    assert store.renewed == ""
    store.close()


def test_an_older_folder_that_was_worked_on_is_another_way_and_noticed(
    folder: Path, ring: OfThisTest
) -> None:
    """Whoever has the passphrase writes on in a copy, without the keyring, until it is longer than the true one."""
    copied(folder)
    a_day(folder)
    brought_back(folder)
    with using(none()):
        for _ in range(3):
            a_day(folder, now=LATER)

    assert is_noticed(folder)


def test_numbers_begin_anew_under_the_new_name_and_what_waited_keeps_its_own(folder: Path) -> None:
    copied(folder)
    a_day(folder)
    brought_back(folder)

    store = unlock(folder)
    first = write(store, "Bagefter")

    assert first == 1
    assert [one.dot.number for one in store.ledger.waiting_of("device-mette", 9)] == [1, 2]
    assert [one.dot.number for one in store.ledger.waiting(9)] == [1]
    store.close()
    again = unlock(folder)
    assert (again.replayed, [one.dot.number for one in again.ledger.waiting(9)]) == (0, [1])
    again.close()


def test_a_power_cut_before_the_journal_file_is_written_anew_costs_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(folder)
    a_day(folder)
    brought_back(folder)
    with monkeypatch.context() as patch:
        patch.setattr("storage.ledger.Ledger.seal_for", _power)
        with pytest.raises(OSError, match="power"):
            unlock(folder)

    store = unlock(folder)
    assert write(store, "Bagefter") == 1
    assert [one.dot.number for one in store.ledger.waiting_of("device-mette", 9)] == [1, 2]
    assert store.renewed == FOLDER_OLDER
    store.close()


def _power(*_: object) -> None:
    raise OSError("power")


def test_a_last_number_in_the_old_journal_file_is_the_old_names(folder: Path) -> None:
    store = unlock(folder)
    store.ledger.reseal_now()
    store.let_go()
    copied(folder)
    a_day(folder)
    brought_back(folder)

    store = unlock(folder)

    assert write(store, "Bagefter") == 1
    store.close()


def test_a_restore_from_a_copy_is_older_on_purpose(folder: Path) -> None:
    store = unlock(folder)
    backups.make(store.source(), NOW)
    write(store, "Anden")
    store.close()
    (folder / engine.NAME).unlink()
    restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=LATER, floor=CHEAP).store.close()

    store = unlock(folder)

    assert store.renewed == ""
    store.close()


def test_a_new_root_key_and_a_new_passphrase_are_no_older_folder(folder: Path) -> None:
    renewal.rotate(unlock(folder), PASSPHRASE, now=LATER, cost=CHEAP, floor=CHEAP)
    a_day(folder)

    assert not is_noticed(folder)


def test_a_folder_from_before_a_new_root_key_is_noticed(folder: Path) -> None:
    copied(folder)
    renewal.rotate(unlock(folder), PASSPHRASE, now=LATER, cost=CHEAP, floor=CHEAP)
    a_day(folder, lambda _store: None)
    brought_back(folder)

    assert is_noticed(folder)


def test_a_kill_after_the_last_lock_is_no_older_folder(folder: Path) -> None:
    store = unlock(folder)
    write(store, "Anden")
    store.let_go()

    assert not is_noticed(folder)


def test_a_log_of_the_engine_that_is_lost_after_a_kill_is_no_older_folder(folder: Path) -> None:
    store = unlock(folder)
    write(store, "Anden")
    store.let_go()
    (folder / f"{engine.NAME}-wal").unlink(missing_ok=True)

    assert not is_noticed(folder)


@pytest.mark.parametrize("said", ["", "rubbish", "bnVsbA==", "e30=", "W10=", "eyJkZXZpY2UiOiAxfQ=="])
def test_a_keyring_that_says_nothing_of_ours_keeps_nobody_out(
    folder: Path, ring: OfThisTest, said: str
) -> None:
    ring.kept = dict.fromkeys(ring.kept, said)

    assert not is_noticed(folder)


@pytest.mark.parametrize("thrown", [RuntimeError("bus"), OSError("gone"), ValueError("odd"), KeyError("x")])
def test_a_keyring_that_is_broken_keeps_nobody_out(folder: Path, ring: OfThisTest, thrown: Exception) -> None:
    ring.throws = thrown

    assert not is_noticed(folder)


def test_a_silent_keyring_keeps_nobody_out_and_keeps_what_it_had(folder: Path, ring: OfThisTest) -> None:
    copied(folder)
    a_day(folder)
    kept = dict(ring.kept)
    ring.locked = True
    a_day(folder)
    ring.locked = False
    assert ring.kept == kept
    brought_back(folder)

    assert is_noticed(folder)


def test_a_computer_without_a_keyring_is_as_before(tmp_path: Path) -> None:
    with using(none()):
        make(tmp_path / "store").close()

        store = unlock(tmp_path / "store")

        assert store.fact("height_kept") is None
        store.close()


def test_the_keyring_holds_no_word_of_a_case(folder: Path, ring: OfThisTest) -> None:
    (said,) = (
        json.loads(b64decode(value)) for (_, name), value in ring.kept.items() if name.endswith("/height")
    )

    assert set(said) == {"device", "epoch", "number", "entry", "head"}
    assert (said["device"], said["epoch"], said["number"]) == ("device-mette", 1, 2)


def test_a_wipe_has_the_keyring_forget_it(folder: Path, ring: OfThisTest) -> None:
    assert keystore.find(f"{keyfile.read(folder).store}/height")

    wipe.destroy_keys(folder)

    assert ring.kept == {}


def test_the_service_that_knows_more_has_the_next_unlock_take_a_new_name(folder: Path) -> None:
    store = unlock(folder)
    assert not store.ledger.is_behind(2, 0, "")
    assert store.ledger.is_behind(3, 0, "")
    store.ledger.remember(former.BEHIND, "1")
    store.close()

    assert is_noticed(folder)


def test_a_test_of_the_test_a_rollback_that_nobody_looks_for_would_be_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(height, "fell_back", lambda *_: False)

    with pytest.raises(AssertionError):
        test_an_older_folder_is_noticed_whatever_was_done_since(folder, "a note was written")


def test_a_test_of_the_test_numbers_alone_would_not_notice_a_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_below(connection: Connection, kept: Height) -> bool:
        now = height.of(connection)
        return now.epoch < kept.epoch or now.number < kept.number

    monkeypatch.setattr(height, "is_below", is_below)

    with pytest.raises(AssertionError):
        test_an_older_folder_is_noticed_whatever_was_done_since(folder, "it was read in")
