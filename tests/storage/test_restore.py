"""A damaged store comes back from a copy: with every note, under a new name, and with the damaged files put aside."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged, FodfaesteError, Locked
from storage import backups, engine, former, keyfile, lease, pinned, restore, sealing, swap, vault
from storage.faults import NoRoomForCopy, WrongPassphrase
from storage.lease import Brought, LeaseEnded
from storage.pinned import Pinned
from storage.restore import Restored
from storage.vault import Store
from tests.storage.faults.sizes import ENDURANCE
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, agreement, citizen, make, note, save, unlock
from tests.storage.test_lease import SERVICE, given

LATER = NOW + timedelta(hours=1)


def texts(store: Store) -> set[str]:
    rows = store.own_reader().rows("select fields ->> 'text' from record where kind = 'note'")
    return {row[0] for row in rows}


def a_days_work(folder: Path) -> str:
    """A note before the copy, one after it, and a draft of each time; return the citizen's stream."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Før kopien"))
    store.drafts.keep("note:a", stream, "note", {"text": "halvt"}, NOW)
    backups.make(store.source(), NOW)
    save(store, *note(stream, "Efter kopien"))
    store.drafts.keep("note:a", stream, "note", {"text": "halvt og mere"}, LATER)
    store.close()
    return stream


def from_newest(folder: Path, passphrase: str = PASSPHRASE) -> Restored:
    return restore.restore(folder, backups.found(folder)[0], passphrase, now=LATER, floor=CHEAP)


def gone(folder: Path) -> None:
    (folder / engine.NAME).unlink()


def emptied(folder: Path) -> None:
    (folder / engine.NAME).write_bytes(b"")


def decayed(folder: Path) -> None:
    path = folder / engine.NAME
    path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))


def without_keys(folder: Path) -> None:
    (folder / keyfile.NAME).unlink()
    (folder / keyfile.COPY).write_bytes(b"{}")


def all_but_the_copies(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.name != "outbox.ffj":
            path.unlink()


DAMAGES = [gone, emptied, decayed, without_keys, all_but_the_copies]


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_note_and_draft_comes_back_from_copy_and_journal_file(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    a_days_work(tmp_path / "store")
    damage(tmp_path / "store")
    with pytest.raises(Damaged):
        unlock(tmp_path / "store")

    restored = from_newest(tmp_path / "store")

    assert texts(restored.store) == {"Før kopien", "Efter kopien"}
    assert (restored.brought_back, restored.damaged) == (1, 0)
    assert [one.contents["text"] for one in restored.store.drafts.all()] == ["halvt og mere"]
    restored.store.close()
    again = unlock(tmp_path / "store", now=LATER)
    assert texts(again) == {"Før kopien", "Efter kopien"}
    assert again.check() == ()
    again.close()


def test_the_damaged_files_are_put_aside_and_nothing_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    decayed(folder)
    before = {
        name: (folder / name).read_bytes() for name in ("store.db", "outbox.ffj", "keys.ffk", "keys.ffk.prev")
    }

    from_newest(folder).store.close()

    (aside,) = (folder / backups.ASIDE).iterdir()
    assert {name: (aside / name).read_bytes() for name in before} == before
    assert not (folder / swap.STAGING).exists()


def test_a_hand_over_takes_what_was_put_aside_once_everything_has_a_receipt(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream = a_days_work(folder)
    decayed(folder)
    store = from_newest(folder).store
    store.ledger.settle_former("device-mette", acked=0)
    store.ledger.begin_scope(stream, "primary", 1)
    store.ledger.leave_scope(stream, "Jonas Krog", "2026-11-26")
    backups.make(store.source(), LATER)

    backups.renew(store.source())
    waits = len(list((folder / backups.ASIDE).rglob("*")))
    numbers = [one.dot.number for one in store.ledger.waiting(9)]
    store.ledger.acknowledge({n: n for n in numbers}, {}, LATER.isoformat())
    backups.make(store.source(), LATER + timedelta(minutes=1))
    backups.renew(store.source())

    assert waits > 0
    assert list((folder / backups.ASIDE).rglob("*")) == []
    store.close()


def test_a_copy_of_another_computers_folder_opens_with_the_passphrase_alone(tmp_path: Path) -> None:
    a_days_work(tmp_path / "store")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(tmp_path / "store" / backups.FOLDER, elsewhere / backups.FOLDER)

    restored = from_newest(elsewhere)

    assert texts(restored.store) == {"Før kopien"}
    restored.store.close()


def test_what_is_written_afterwards_has_numbers_of_a_new_name(tmp_path: Path) -> None:
    stream = a_days_work(tmp_path / "store")
    gone(tmp_path / "store")
    restored = from_newest(tmp_path / "store")
    store = restored.store

    (dot,) = save(store, *note(stream, "Straks efter"), now=LATER)

    assert (dot.device, dot.number) == (store.device, 1)
    assert store.device != "device-mette"
    assert store.ledger.formers() == ("device-mette",)
    assert [one.dot.number for one in store.ledger.waiting_of("device-mette", 9)] == [1, 2, 3]
    assert [one.dot.number for one in store.ledger.waiting(9)] == [1]
    store.close()


def crash(store: Store) -> None:
    store._connection.close()
    store._journal.close()
    store._holding.let_go()


def test_after_a_crash_that_cost_the_database_its_last_acts_both_names_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream = a_days_work(folder)
    gone(folder)
    store = from_newest(folder).store
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    old = (folder / engine.NAME).read_bytes()
    save(store, *note(stream, "Straks efter"), now=LATER)
    crash(store)
    for end in ("-wal", "-shm"):
        (folder / f"{engine.NAME}{end}").unlink(missing_ok=True)
    (folder / engine.NAME).write_bytes(old)

    store = unlock(folder, now=LATER)

    assert store.replayed == 1
    assert texts(store) == {"Før kopien", "Efter kopien", "Straks efter"}
    store.close()


def test_a_second_restore_from_the_same_copy_still_knows_both_earlier_names(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream = a_days_work(folder)
    gone(folder)
    first = from_newest(folder).store
    second_name = first.device
    save(first, *note(stream, "Under det andet navn"), now=LATER)
    first.close()
    gone(folder)

    store = from_newest(folder).store

    assert texts(store) == {"Før kopien", "Efter kopien", "Under det andet navn"}
    assert store.ledger.formers() == ("device-mette", second_name)
    assert [one.dot.number for one in store.ledger.waiting_of(second_name, 9)] == [1]
    store.close()


def test_what_the_service_never_took_gets_numbers_of_the_new_name_and_stays_over_a_crash(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    gone(folder)
    store = from_newest(folder).store

    store.ledger.settle_former("device-mette", acked=2)
    crash(store)
    store = unlock(folder, now=LATER)

    assert store.ledger.formers() == ()
    assert [one.change.fields.get("text") for one in store.ledger.waiting(9)] == ["Efter kopien"]
    assert texts(store) == {"Før kopien", "Efter kopien"}
    store.close()


def test_a_wrong_passphrase_is_counted_and_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    gone(folder)
    before = sorted(path.name for path in folder.rglob("*"))

    with pytest.raises(WrongPassphrase, match="den, du havde dengang"):
        from_newest(folder, "helt forkerte ord her")

    assert sorted(path.name for path in folder.rglob("*")) == sorted([*before, "guesses.json"])
    from_newest(folder).store.close()


def test_new_words_open_an_old_copy_also_where_the_key_file_is_gone_and_old_ones_never(
    tmp_path: Path,
) -> None:
    folder, new = tmp_path / "store", "fire helt andre ord"
    a_days_work(folder)
    vault.change_passphrase(folder, PASSPHRASE, new, now=NOW, cost=CHEAP, floor=CHEAP)
    lost = tmp_path / "lost"
    shutil.copytree(folder, lost)
    gone(folder)
    without_keys(lost)

    from_newest(folder, new).store.close()
    with pytest.raises(WrongPassphrase):
        from_newest(lost, PASSPHRASE)
    from_newest(lost, new).store.close()

    unlock(folder, new, LATER).close()
    unlock(lost, new, LATER + timedelta(hours=1)).close()


def test_a_copy_that_is_decayed_is_not_used_and_the_older_one_is(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    backups.make(store.source(), NOW - timedelta(days=1))
    save(store, *note(stream, "Mellem kopierne"), *agreement(stream, "Ringe"))
    backups.make(store.source(), NOW)
    store.close()
    newest, older = backups.found(folder)
    content = bytearray(newest.path.read_bytes())
    content[5 * engine.PAGE + 9] ^= 1
    newest.path.write_bytes(bytes(content))
    gone(folder)

    with pytest.raises(Damaged, match="kan ikke læses hele vejen"):
        restore.restore(folder, newest, PASSPHRASE, now=LATER, floor=CHEAP)
    restored = restore.restore(folder, older, PASSPHRASE, now=LATER, floor=CHEAP)

    assert texts(restored.store) == {"Mellem kopierne"}
    restored.store.close()


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    decayed(folder)
    before = (folder / engine.NAME).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("_pages", "_journal"):
        with monkeypatch.context() as patch:
            patch.setattr(restore, name, full)
            with pytest.raises(NoRoomForCopy, match="Intet er ændret"):
                from_newest(folder)
        assert (folder / engine.NAME).read_bytes() == before
        assert not (folder / backups.ASIDE).exists()
    from_newest(folder).store.close()


class Cut(Exception):
    """The power went."""


def moves(folder: Path, monkeypatch: pytest.MonkeyPatch, stop: int) -> bool:
    """Restore with the power going at the given move of the swap; tell whether it went."""
    done: list[Path] = []
    real = swap._move

    def move(old: Path, new: Path) -> None:
        if len(done) == stop:
            raise Cut
        done.append(old)
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(swap, "_move", move)
        try:
            from_newest(folder).store.close()
        except Cut:
            return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize("damage", [gone, decayed] if ENDURANCE else [decayed])
def test_the_power_may_go_at_every_move_of_the_swap(
    damage: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_days_work(tmp_path / "store")
    damage(tmp_path / "store")
    tried = 0
    for stop in range(40):
        folder = tmp_path / f"try-{stop}"
        shutil.copytree(tmp_path / "store", folder)
        if not moves(folder, monkeypatch, stop):
            break
        tried += 1
        store = unlock(folder, now=LATER + timedelta(hours=1))
        assert texts(store) == {"Før kopien", "Efter kopien"}
        assert store.device != "device-mette"
        store.close()

    assert tried > 6


def test_of_the_test_without_going_on_with_the_swap_a_store_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_days_work(tmp_path / "store")
    decayed(tmp_path / "store")
    moves(tmp_path / "store", monkeypatch, 3)
    monkeypatch.setattr(swap, "finish", lambda _: None)

    with pytest.raises(FodfaesteError):
        unlock(tmp_path / "store", now=LATER)


def test_a_store_that_is_open_is_not_restored_under_the_hands_of_its_person(tmp_path: Path) -> None:
    a_days_work(tmp_path / "store")
    store = unlock(tmp_path / "store")

    with pytest.raises(Locked):
        from_newest(tmp_path / "store")

    store.close()


def test_a_copy_is_no_way_round_the_lease_and_a_check_in_under_the_old_name_opens_it(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    lease.keep(store._connection, Brought(given(), "n"), lease.moment(NOW))
    backups.make(store.source(), NOW)
    store.close()
    gone(folder)
    late = NOW + timedelta(days=8)
    copy = backups.found(folder)[0]

    with pytest.raises(LeaseEnded):
        restore.restore(folder, copy, PASSPHRASE, now=late, floor=CHEAP)
    with pytest.raises(LeaseEnded):
        unlock(folder, now=late)
    opened = vault.unlock(folder, PASSPHRASE, now=late, floor=CHEAP, lease=Brought(given(late), "n"))

    assert opened.ledger.formers() == ("device-mette",)
    opened.close()


def test_the_first_name_is_that_of_an_unmarked_journal_file(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    gone(folder)
    store = from_newest(folder).store

    assert former.first_name(store._connection) == "device-mette"
    assert former.was_restored(store._connection)
    store.close()
