"""A store gets a new root key: the same passphrase opens it, an old copy opens nothing, and no kill loses a word."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
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
from tests.storage.killed import die_at, touches_of
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

LATER = NOW + timedelta(days=30)
ENDURANCE = bool(os.environ.get("FODFAESTE_ENDURANCE"))


@dataclass(frozen=True)
class Held:
    """What a store holds, as far as a person would miss it."""

    changes: int
    waiting: tuple[int, ...]
    notes: frozenset[str]
    drafts: int


def held(store: Store) -> Held:
    rows = store.own_reader().rows("select body from record where kind = 'note'")
    drafts = store.own_reader().row("select count(*) from draft")
    changes = store.own_reader().row("select count(*) from log")
    assert drafts is not None
    assert changes is not None
    waiting = tuple(one.dot.number for one in store.ledger.waiting(100))
    return Held(changes[0], waiting, frozenset(row[0] for row in rows), drafts[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a closed store with a citizen, notes that wait, and a draft."""
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    for number in range(12):
        save(store, *note(stream, f"Nummer {number}: ringede om vagtplanen."))
    store.drafts.keep("note:new", stream, "note", {"text": "Halvt skrevet"}, now=NOW)
    store.close()
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = unlock(folder)
    yield store
    store.close()


def rotate(store: Store, passphrase: str = PASSPHRASE) -> None:
    renewal.rotate(store, passphrase, now=LATER, cost=CHEAP, floor=CHEAP)


def rotate_in(folder: Path) -> None:
    rotate(unlock(folder))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.rpartition(".")[2] in {"next", "old"})


def root_of(folder: Path) -> bytes:
    return keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)


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

    with pytest.raises(Damaged, match="Lageret er uændret"):
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

    with pytest.raises(Damaged, match="Lageret er uændret"):
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


def test_a_hand_over_makes_it_due_and_the_lock_does_it_without_the_passphrase(folder: Path) -> None:
    store = unlock(folder)
    stream = store.ledger.waiting(1)[0].change.stream
    root = store._root
    assert not renewal.renew_at_rest(store, now=NOW)
    store.ledger.leave_scope(stream, "Jonas", "2026-11-26T09:00:00+00:00")

    assert renewal.renew_at_rest(store, now=NOW)

    again = unlock(folder)
    assert again._root != root
    assert not renewal.renew_at_rest(again, now=NOW)
    again.close()


def test_a_year_makes_it_due(folder: Path, store: Store) -> None:
    assert not epochs.is_due(store.source().connection, NOW + timedelta(days=364))
    assert epochs.is_due(store.source().connection, NOW + timedelta(days=366))


def test_the_backups_are_renewed_with_it(folder: Path, store: Store) -> None:
    rotate(store)

    again = unlock(folder)
    assert (meta.get(again.source().connection, "copies_renew") or "").startswith("wanted")
    again.close()


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

    assert lost_at(folder, tmp_path / "killed", range(steps), wanted) == []
    assert steps > 25
    print(f"{steps} kills of a renewal, nothing lost")


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
