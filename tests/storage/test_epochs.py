"""A store gets a new root key: the same passphrase opens it, an old copy opens nothing, and no kill loses a word."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from casework.errors import Damaged, Locked
from storage import backups, engine, epochs, keyfile, meta, renewal, restore, sealing, vault
from storage.faults import DiskFull
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.vault import Store
from tests.storage.renewing import LATER, a_store, held, leftovers, root_of, rotate, rotate_in
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, note, save, unlock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_store(tmp_path / "store")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = unlock(folder)
    yield store
    store.close()


def test_the_same_passphrase_opens_the_same_words_behind_another_root_key(folder: Path, store: Store) -> None:
    before, root = held(store), store._root

    rotate(store)

    again = unlock(folder)
    assert held(again) == before
    assert again._root != root
    assert epochs.number(again.source().connection) == 2
    assert again.check() == ()
    again.close()
    assert leftovers(folder) == []
    assert (folder / keyfile.NAME).read_bytes() == (folder / keyfile.COPY).read_bytes()


def test_what_was_copied_before_opens_nothing_that_lies_there_now(folder: Path, store: Store) -> None:
    old = store._root

    rotate(store)

    with pytest.raises(Damaged):
        engine.open_copy(folder / engine.NAME, sealing.subkey(old, "db"))
    assert JournalFile(folder / JOURNAL, sealing.subkey(old, "outbox"), store.id).open().headless
    assert not keyfile.is_proved(keyfile.read(folder), old)


def test_an_old_key_file_beside_the_new_database_is_refused_in_a_sentence(folder: Path, store: Store) -> None:
    old = (folder / keyfile.NAME).read_bytes()
    rotate(store)
    for name in (keyfile.NAME, keyfile.COPY):
        (folder / name).write_bytes(old)
    before = (folder / engine.NAME).read_bytes()

    with pytest.raises(Damaged, match="nøglefilen en ældre kopi"):
        unlock(folder)

    assert (folder / engine.NAME).read_bytes() == before


def test_an_old_database_beside_the_new_key_file_is_refused_in_the_same_sentence(
    folder: Path, store: Store
) -> None:
    store.close()
    old = (folder / engine.NAME).read_bytes()
    rotate_in(folder)
    (folder / engine.NAME).write_bytes(old)

    with pytest.raises(Damaged, match="nøglefilen en ældre kopi"):
        unlock(folder)


def test_an_old_key_file_alone_is_healed_from_the_copy_that_fits(folder: Path, store: Store) -> None:
    old = (folder / keyfile.NAME).read_bytes()
    rotate(store)
    (folder / keyfile.NAME).write_bytes(old)

    unlock(folder).close()

    assert (folder / keyfile.NAME).read_bytes() == (folder / keyfile.COPY).read_bytes() != old


def test_the_new_journal_file_holds_what_the_old_one_held(folder: Path, store: Store) -> None:
    rotate(store)

    found = JournalFile(folder / JOURNAL, sealing.subkey(root_of(folder), "outbox"), store.id).open()

    assert [form["d"] for record in found.records for form in record.get("c", ())] == list(range(1, 14))
    assert [record["typed"][0] for record in found.records if "typed" in record] == ["note:new"]


def test_a_database_that_decays_after_it_loses_nothing_that_waits(folder: Path, store: Store) -> None:
    """The journal file of the new epoch is the second copy that it claims to be."""
    before = held(store)
    rotate(store)
    again = unlock(folder)
    again.source().connection.execute("delete from log")
    again.source().connection.execute("delete from record")
    again.source().connection.execute("update meta set value = '0' where key = 'last_number'")
    again.let_go()

    back = unlock(folder)

    assert held(back).waiting == before.waiting
    back.close()


def test_a_wrong_passphrase_counts_as_a_guess_and_the_store_stays_open(folder: Path, store: Store) -> None:
    with pytest.raises(vault.WrongPassphrase):
        rotate(store, "forkert")

    assert vault.find(folder).wrong == 1
    save(store, *note("stream", "Skrevet bagefter."))
    assert leftovers(folder) == []


def test_stopping_it_on_the_way_changes_nothing(folder: Path, store: Store) -> None:
    class Stopped(Exception):
        pass

    def stop(_left: int, _of: int) -> None:
        raise Stopped

    before = (folder / keyfile.NAME).read_bytes()

    with pytest.raises(Stopped):
        renewal.rotate(store, PASSPHRASE, now=LATER, cost=CHEAP, floor=CHEAP, told=stop)

    assert (folder / keyfile.NAME).read_bytes() == before
    assert leftovers(folder) == []
    save(store, *note("stream", "Skrevet bagefter."))


def test_how_far_it_is_is_told_a_mebibyte_at_a_time(store: Store) -> None:
    told: list[tuple[int, int]] = []

    renewal.rotate(
        store, PASSPHRASE, now=LATER, cost=CHEAP, floor=CHEAP, told=lambda left, of: told.append((left, of))
    )

    assert told[-1][0] == 0
    assert all(before[0] - after[0] <= epochs.STEP_PAGES for before, after in pairwise(told))


def test_without_room_for_a_second_copy_nothing_is_begun(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epochs, "SPARE", 1 << 60)

    with pytest.raises(DiskFull, match="Nøglerne blev ikke fornyet"):
        rotate(store)

    assert leftovers(folder) == []
    save(store, *note("stream", "Skrevet bagefter."))


@pytest.mark.parametrize(("days", "is_told"), [(1, False), (8, True)])
def test_one_that_is_due_and_finds_no_room_is_told_when_it_has_waited_a_week(
    store: Store, monkeypatch: pytest.MonkeyPatch, days: int, is_told: bool
) -> None:
    monkeypatch.setattr(epochs, "SPARE", 1 << 60)
    connection = store.source().connection
    epochs.want(connection, (LATER - timedelta(days=days)).isoformat())

    with pytest.raises(DiskFull):
        renewal.renew_at_rest(store, now=LATER)

    assert ("Nøglerne blev ikke fornyet" in epochs.told(connection)) == is_told


def test_a_copy_that_lacks_a_row_is_thrown_away(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = epochs.Renewal._copy

    def careless(going: epochs.Renewal, told: epochs.Told) -> None:
        true(going, told)
        copied = engine.open_writer(going._database, sealing.subkey(going.root, "db"))
        copied.execute("delete from log where number = 7")
        copied.execute("pragma wal_checkpoint(truncate)").fetchone()
        copied.close()

    monkeypatch.setattr(epochs.Renewal, "_copy", careless)

    with pytest.raises(Damaged, match="Intet er ændret"):
        rotate(store)

    assert leftovers(folder) == []
    assert held(store).changes == 13


def test_a_copy_with_a_decayed_page_is_thrown_away(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = epochs.Renewal._copy

    def decaying(going: epochs.Renewal, told: epochs.Told) -> None:
        true(going, told)
        content = bytearray(going._database.read_bytes())
        content[-1000] ^= 1
        going._database.write_bytes(content)

    monkeypatch.setattr(epochs.Renewal, "_copy", decaying)

    with pytest.raises(Damaged, match="Intet er ændret"):
        rotate(store)

    assert (leftovers(folder), held(store).changes) == ([], 13)


def test_a_reader_that_stands_in_the_way_leaves_everything_as_it_was(folder: Path, store: Store) -> None:
    reader = store.reader()
    reader.connection.execute("begin")
    reader.rows("select count(*) from log")
    save(store, *note("stream", "Under læsningen."))
    store.source().connection.execute("pragma busy_timeout = 0")

    with pytest.raises(Locked, match="optaget"):
        rotate(store)

    assert leftovers(folder) == []
    reader.close()
    save(store, *note("stream", "Skrevet bagefter."))


def test_the_backups_are_renewed_with_it(folder: Path, store: Store) -> None:
    rotate(store)

    again = unlock(folder)
    assert (meta.get(again.source().connection, "copies_renew") or "").startswith("wanted")
    again.close()


def test_a_restore_from_a_copy_of_the_old_epoch_reads_the_journal_file_of_the_new_one(
    folder: Path, store: Store
) -> None:
    backups.make(store.source(), NOW)
    rotate(store)
    again = unlock(folder)
    stream = again.ledger.waiting(1)[0].change.stream
    save(again, *note(stream, "Efter fornyelsen"))
    wanted = held(again).notes
    again.close()
    (folder / engine.NAME).unlink()

    restored = restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=LATER, floor=CHEAP)

    assert held(restored.store).notes == wanted
    restored.store.close()
    unlock(folder, now=LATER).close()
