"""The vault opens for its passphrase and for nothing else, and says in a sentence what is wrong."""

import json
import os
import shutil
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3

from casework.errors import Damaged, Refused
from storage import keyfile, vault
from storage.sealing import FLOOR, Cost
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE, citizen, make, opened, save, unlock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a closed store with one citizen in it."""
    with opened(tmp_path / "store") as store:
        save(store, *citizen()[1])
    return tmp_path / "store"


def test_a_store_opens_with_its_passphrase_and_remembers_whose_it_is(folder: Path) -> None:
    store = unlock(folder)

    assert (store.user, store.device) == (METTE, "device-mette")
    assert len(store.ledger.waiting(10)) == 1
    store.close()


def test_what_may_be_known_of_a_locked_store_is_little(folder: Path) -> None:
    found = vault.find(folder)

    assert (found.initials, found.wrong) == ("MEHA", 0)


def test_another_passphrase_does_not_open_it_and_changes_nothing(folder: Path) -> None:
    before = (folder / "store.db").read_bytes()

    with pytest.raises(vault.WrongPassphrase, match="Forkert adgangssætning"):
        unlock(folder, "forkert")

    assert (folder / "store.db").read_bytes() == before
    unlock(folder).close()


def test_after_three_wrong_ones_the_next_try_must_wait_longer_and_longer(folder: Path) -> None:
    waits, now = [], NOW
    for _ in range(6):
        with pytest.raises(vault.WrongPassphrase) as told:
            unlock(folder, "forkert", now)
        waits.append(told.value.wait)
        now += timedelta(seconds=told.value.wait)

    assert waits == [0, 0, 1, 2, 4, 8]
    with pytest.raises(vault.TooSoon, match="Vent 7 sekunder"):
        unlock(folder, PASSPHRASE, now - timedelta(seconds=7))
    unlock(folder, PASSPHRASE, now).close()
    assert vault.find(folder).wrong == 0


def test_setting_the_clock_back_does_not_shorten_the_pause(folder: Path) -> None:
    for step in range(4):
        with pytest.raises(vault.WrongPassphrase):
            unlock(folder, "forkert", NOW + timedelta(hours=step))

    with pytest.raises(vault.TooSoon):
        unlock(folder, PASSPHRASE, NOW - timedelta(days=900))


def test_the_longest_pause_is_five_minutes_and_nothing_is_ever_deleted(folder: Path) -> None:
    for step in range(20):
        with pytest.raises(vault.WrongPassphrase) as told:
            unlock(folder, "forkert", NOW + timedelta(hours=step))

    assert told.value.wait == 300
    store = unlock(folder, PASSPHRASE, NOW + timedelta(days=2))
    assert len(store.ledger.waiting(10)) == 1
    store.close()


def test_a_new_passphrase_replaces_the_old_one(folder: Path) -> None:
    vault.change_passphrase(folder, PASSPHRASE, "en helt ny sætning", now=NOW, cost=CHEAP, floor=CHEAP)

    with pytest.raises(vault.WrongPassphrase):
        unlock(folder)
    unlock(folder, "en helt ny sætning").close()
    assert (folder / keyfile.COPY).read_bytes() == (folder / keyfile.NAME).read_bytes()


def test_a_cheap_slot_is_not_opened_at_the_real_floor(folder: Path) -> None:
    with pytest.raises(Damaged, match="lettere at gætte"):
        vault.unlock(folder, PASSPHRASE, now=NOW)


def test_the_default_cost_reaches_the_floor() -> None:
    assert Cost().reaches(FLOOR)


def test_a_second_window_is_told_that_the_store_is_open(folder: Path) -> None:
    store = unlock(folder)

    with pytest.raises(vault.AlreadyOpen, match="allerede åbne"):
        unlock(folder)

    store.close()
    unlock(folder).close()


def test_a_store_of_a_newer_program_is_left_alone(folder: Path) -> None:
    store = unlock(folder)
    store._connection.execute("pragma user_version = 99")
    store.close()
    before = (folder / "store.db").read_bytes()

    with pytest.raises(vault.NewerStore, match="nyere udgave"):
        unlock(folder)

    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("size", [0, 1, 15, 16, 100, 4095, 4096, 8192])
def test_a_cut_database_is_damaged_and_never_begun_anew(folder: Path, size: int) -> None:
    path = folder / "store.db"
    os.truncate(path, size)

    with pytest.raises(Damaged) as told:
        unlock(folder)

    assert "beskadiget" in str(told.value) or "kan ikke læses" in str(told.value)
    assert path.stat().st_size == size


def test_a_missing_database_is_damaged_and_not_made_again(folder: Path) -> None:
    (folder / "store.db").unlink()

    with pytest.raises(Damaged, match="beskadiget"):
        unlock(folder)

    assert not (folder / "store.db").exists()


def test_a_database_in_the_clear_is_refused(folder: Path) -> None:
    (folder / "store.db").unlink()
    clear = sqlite3.connect(folder / "store.db")
    clear.execute("create table meta (key text, value text)")
    clear.commit()
    clear.close()

    with pytest.raises(Damaged, match="beskadiget"):
        unlock(folder)


def test_an_engine_without_ciphers_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(_database: str, **more: object) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None)

    monkeypatch.setattr("storage.engine.sqlcipher3.connect", plain)

    with pytest.raises(Damaged, match="mangler sin kryptering"):
        unlock(folder)


def test_the_database_of_another_store_is_refused(folder: Path, tmp_path: Path) -> None:
    make(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "store.db", folder / "store.db")

    with pytest.raises(Damaged):
        unlock(folder)


def test_a_folder_that_cannot_be_written_is_said_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("storage.holding.os.open", denied)

    with pytest.raises(vault.ReadOnlyFolder, match="kan ikke skrives i"):
        unlock(folder)


def test_only_the_owner_may_open_the_folder_and_its_files(folder: Path) -> None:
    store = unlock(folder)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    store.close()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}, modes


def test_the_connection_follows_the_recipe(folder: Path) -> None:
    store = unlock(folder)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "busy_timeout": 3000,
    }
    found = {name: store._connection.execute(f"pragma {name}").fetchone()[0] for name in wanted}
    store.close()

    assert found == wanted


def test_a_reader_cannot_write(folder: Path) -> None:
    store = unlock(folder)
    reader = store.reader()

    with pytest.raises(sqlcipher3.OperationalError, match="readonly"):
        reader.connection.execute("delete from log")

    reader.close()
    store.close()


def test_sqlite_utils_catches_the_errors_of_our_engine() -> None:
    import sqlite_utils.db

    assert sqlite_utils.db.OperationalError is sqlcipher3.OperationalError


def test_every_altered_byte_of_the_key_file_is_noticed(folder: Path) -> None:
    path, copy = folder / keyfile.NAME, folder / keyfile.COPY
    good = path.read_bytes()
    copy.unlink()
    opened_anyway = []
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        try:
            keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)
            opened_anyway.append(place)
        except Damaged:
            continue

    assert opened_anyway == []


def test_a_decayed_key_file_is_healed_from_its_copy(folder: Path) -> None:
    path = folder / keyfile.NAME
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])

    unlock(folder).close()

    assert path.read_bytes() == good


def test_a_slot_with_lowered_cost_is_noticed_even_with_a_right_checksum(folder: Path) -> None:
    keys = keyfile.read(folder)
    slot = {**keys.slots[0], "memory": 128}
    keyfile.settle(folder, keyfile.KeyFile(keys.store, keys.initials, (slot,), keys.proof))

    with pytest.raises(vault.WrongPassphrase):
        unlock(folder)


def test_a_slot_that_wants_all_memory_is_refused_before_it_is_tried(folder: Path) -> None:
    keys = keyfile.read(folder)
    slot = {**keys.slots[0], "memory": 1 << 30}
    keyfile.settle(folder, keyfile.KeyFile(keys.store, keys.initials, (slot,), keys.proof))

    with pytest.raises(Damaged):
        unlock(folder)


def test_the_key_file_holds_no_name_and_no_passphrase(folder: Path) -> None:
    said = json.loads((folder / keyfile.NAME).read_bytes())

    assert set(said) == {"version", "store", "initials", "slots", "proof", "sum"}
    assert "Mette" not in json.dumps(said)


def test_a_folder_with_a_store_is_never_made_anew(folder: Path) -> None:
    before = (folder / "store.db").read_bytes()

    with pytest.raises(Refused, match="allerede sager"):
        make(folder)

    assert (folder / "store.db").read_bytes() == before


def test_a_creation_that_was_cut_off_before_its_keys_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.db").write_bytes(b"")

    make(tmp_path / "store").close()

    unlock(tmp_path / "store").close()


def test_a_creation_that_fails_after_its_keys_leaves_nothing_and_can_be_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    in_the_way = folder / "outbox.ffj.new"
    in_the_way.mkdir(parents=True)

    with pytest.raises(OSError):
        make(folder)

    assert sorted(path.name for path in folder.iterdir()) == ["outbox.ffj.new", "store.lock"]
    in_the_way.rmdir()
    make(folder).close()
    unlock(folder).close()
