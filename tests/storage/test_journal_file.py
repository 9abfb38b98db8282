"""The journal file gives back what the database lost, and notices every altered bit."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlcipher3

from casework.changes import Seen
from storage import keyfile, sealing
from storage.journal_file import JournalFile, JournalRead
from storage.ledger import Ledger
from storage.vault import Store
from tests.storage.shelf import AT, CHEAP, NOW, PASSPHRASE, agreement, citizen, make, note, save, unlock

KEY = bytes(32)


def crashed(store: Store) -> None:
    """Let go of a store as a killed process does: nothing is written, the locks are free."""
    store._connection.close()
    store._journal.close()
    store._holding.let_go()


def lost_log(folder: Path, work: Path) -> Path:
    """Return a copy of a store as it is after its newest transactions were lost."""
    work.mkdir()
    for path in folder.iterdir():
        if path.name not in {"store.db-wal", "store.db-shm", "reserve.bin"}:
            (work / path.name).write_bytes(path.read_bytes())
    return work


def begun(folder: Path) -> tuple[Store, str]:
    """Make a store whose citizen is in the database file, and whose later words are in its log only."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    store._connection.execute("pragma wal_autocheckpoint = 0")
    return store, stream


def texts(store: Store) -> Sequence[object]:
    return [one.change.fields.get("text") for one in store.ledger.waiting(99)][1:]


def found_in(folder: Path) -> JournalRead:
    """Read a store's journal file as it lies there, by what opens it."""
    keys = keyfile.read(folder)
    root = keyfile.open_with(keys, PASSPHRASE, CHEAP)
    file = JournalFile(folder / "outbox.ffj", sealing.subkey(root, "outbox"), keys.store)
    found = file.open()
    file.close()
    return found


class FailsToCommit:
    """A connection whose disk gives way at the commit."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def execute(self, query: str, *values: object) -> object:
        if query == "commit":
            raise sqlcipher3.OperationalError("disk I/O error")
        return self._real.execute(query, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def test_words_that_the_database_lost_come_back_at_unlock(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    for text in ("Et", "To", "Tre"):
        save(store, *note(stream, text))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()

    again = unlock(copy)

    assert (again.replayed, texts(again)) == (3, ["Et", "To", "Tre"])
    assert [one.dot.number for one in again.ledger.waiting(9)] == [1, 2, 3, 4]
    assert save(again, *note(stream, "Fire"))[0].number == 5
    again.close()


def test_a_mutant_without_the_journal_file_loses_words_and_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JournalFile, "append", lambda *_: None)
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()

    again = unlock(copy)

    assert texts(again) == []
    again.close()


def test_every_save_forces_the_journal_file_to_the_disk_before_it_commits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, stream = begun(tmp_path / "store")
    order: list[str] = []
    real_force, real_commit = os.fdatasync, Ledger._commit

    def force(handle: int) -> None:
        order.append("force")
        real_force(handle)

    def commit(ledger: Ledger, placed: list[object]) -> None:
        order.append("commit")
        real_commit(ledger, placed)  # type: ignore[arg-type]

    monkeypatch.setattr("storage.files.os.fdatasync", force)
    monkeypatch.setattr(Ledger, "_commit", commit)
    save(store, *note(stream, "Et"))
    monkeypatch.undo()
    store.close()

    assert order == ["force", "force", "commit"]  # of the trail's second copy, and of the journal file


def test_a_replayed_change_clears_the_draft_it_came_from(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    typed = {"text": "Et"}
    store.drafts.keep("note:x", stream, "note", typed, NOW)
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    store.ledger.record(note(stream, "Et"), now=NOW, draft=("note:x", typed))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()

    again = unlock(copy)

    assert (texts(again), again.drafts.all()) == (["Et"], ())
    again.close()


def test_a_commit_that_fails_is_taken_back_in_the_journal_file(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    real = store.ledger.connection
    store.ledger.connection = FailsToCommit(real)
    with pytest.raises(Exception, match="kan ikke læses"):
        save(store, *note(stream, "Aldrig gemt"))
    store.ledger.connection = real
    kept = save(store, *note(stream, "Gemt"))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()

    again = unlock(copy)

    assert (kept[0].number, texts(again)) == (2, ["Gemt"])
    again.close()


def test_the_file_is_begun_anew_once_everything_has_a_receipt(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    for text in ("Et", "To"):
        save(store, *note(stream, text))
    store.ledger.acknowledge({1: 1, 2: 2, 3: 3}, {}, AT)
    store.close()

    assert found_in(tmp_path / "store").records == ()


def test_what_waits_stays_in_the_file_when_it_is_written_anew(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"), *agreement(stream, "Ringe"))
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    store.close()
    store = unlock(tmp_path / "store")
    found = store._journal.open()
    store.close()

    assert [form["d"] for record in found.records for form in record["c"]] == [3]


def test_an_open_draft_is_in_the_file_while_the_store_is_locked_and_comes_back_from_it(
    tmp_path: Path,
) -> None:
    store, stream = begun(tmp_path / "store")
    store.close()
    before = (tmp_path / "store" / "store.db").read_bytes()
    store = unlock(tmp_path / "store")
    store.drafts.keep("note:x", stream, "note", {"text": "Halvt skrev"}, NOW)
    store.close()
    (tmp_path / "store" / "store.db").write_bytes(before)

    again = unlock(tmp_path / "store")
    draft = again.drafts.find("note:x")

    assert draft is not None
    assert (draft.contents, draft.citizen) == ({"text": "Halvt skrev"}, stream)
    again.close()


def test_a_draft_that_was_saved_after_a_lock_does_not_come_back(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    typed = {"text": "Et"}
    store.drafts.keep("note:x", stream, "note", typed, NOW)
    store.close()
    store = unlock(tmp_path / "store")
    store.ledger.record(note(stream, "Et"), now=NOW, draft=("note:x", typed))
    crashed(store)

    again = unlock(tmp_path / "store")

    assert (texts(again), again.drafts.all()) == (["Et"], ())
    again.close()


def test_a_handover_leaves_the_file_without_waiting_for_somebody_who_reads(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    other, others = citizen("Lene", "Olsen")
    save(store, *note(stream, "Hemmeligt"), *others)
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    reader = store.reader()
    with reader.moment():
        reader.rows("select count(*) from log")
        save(store, *note(other, "Venter"))
        store._connection.execute("pragma busy_timeout = 60000")
        store.ledger.leave_scope(stream, "Jonas", AT)
        found = store._journal.open()
    reader.close()
    forms = [form for record in found.records if "c" in record for form in record["c"]]

    assert {form["s"] for form in forms} == {other}
    assert [form["d"] for form in forms] == [3, 4]
    store.close()


def test_no_number_is_given_twice_when_the_log_is_lost_after_a_handover(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    reader = store.reader()
    with reader.moment():
        reader.rows("select count(*) from log")
        save(store, *note(stream, "Hemmeligt"))
        store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
        store.ledger.leave_scope(stream, "Jonas", AT)
        copy = lost_log(tmp_path / "store", tmp_path / "copy")
    reader.close()
    store.close()

    again = unlock(copy)

    assert save(again, *citizen()[1])[0].number == 3
    again.close()


def journal(path: Path, count: int = 12) -> bytes:
    file = JournalFile(path, KEY, "store")
    file.open()
    for number in range(count):
        file.append({"c": [{"d": number, "f": {"text": "æ" * number}}]})
    file.close()
    return path.read_bytes()


def test_no_altered_bit_of_the_file_is_believed(tmp_path: Path) -> None:
    path, chance = tmp_path / "j", Random(5)
    good = journal(path)
    expected = JournalFile(path, KEY, "store").open().records
    for _ in range(200):
        place = chance.randrange(len(good))
        path.write_bytes(good[:place] + bytes([good[place] ^ (1 << chance.randrange(8))]) + good[place + 1 :])
        file = JournalFile(path, KEY, "store")
        found = file.open()
        file.close()

        assert found.damaged or found.torn_end
        assert all(record in expected for record in found.records)


def test_one_altered_record_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "j"
    good = journal(path)
    place = good.index(b"}") + 30
    path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])

    found = JournalFile(path, KEY, "store").open()

    assert (found.damaged, len(found.records)) == (1, 11)


@pytest.mark.parametrize("seed", range(3))
def test_a_torn_end_costs_nothing_that_was_whole(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "j", Random(seed)
    good = journal(path)
    for _ in range(40):
        path.write_bytes(good[: chance.randrange(good.index(b"}") + 1, len(good))])
        found = JournalFile(path, KEY, "store").open()

        assert [record["c"][0]["d"] for record in found.records] == list(range(len(found.records)))


def test_a_journal_file_of_another_store_is_not_believed(tmp_path: Path) -> None:
    journal(tmp_path / "j")

    assert JournalFile(tmp_path / "j", KEY, "other").open().records == ()


def test_a_damaged_journal_file_is_sealed_anew_from_the_database(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    crashed(store)
    path = tmp_path / "store" / "outbox.ffj"
    path.write_bytes(path.read_bytes()[:-20])

    unlock(tmp_path / "store").close()
    found = found_in(tmp_path / "store")

    assert (found.damaged, found.torn_end, len(found.records)) == (0, False, 2)


def test_flipped_bytes_of_the_databases_own_log_lose_no_saved_word(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    for number in range(6):
        save(store, *note(stream, f"Ord {number}"))
    files = {
        path.name: path.read_bytes() for path in (tmp_path / "store").iterdir() if path.name != "reserve.bin"
    }
    store.close()
    chance = Random(11)
    for turn in range(12):
        copy = tmp_path / f"copy{turn}"
        copy.mkdir()
        wal = bytearray(files["store.db-wal"])
        wal[chance.randrange(len(wal))] ^= 1 << chance.randrange(8)
        for name, content in files.items():
            if name != "store.db-shm":
                (copy / name).write_bytes(bytes(wal) if name == "store.db-wal" else content)
        again = unlock(copy)

        assert texts(again) == [f"Ord {number}" for number in range(6)]
        again.close()


WRITER = """
import sys
from pathlib import Path
from tests.storage.shelf import citizen, note, save, unlock
store = unlock(Path(sys.argv[1]))
stream = store.ledger.waiting(1)[0].change.stream
number = int(sys.argv[2])
while True:
    number += 1
    save(store, *note(stream, f"Ord {number}"))
    print(number, flush=True)
"""


def test_a_killed_program_loses_nothing_that_it_said_was_saved(tmp_path: Path) -> None:
    folder, said, chance = tmp_path / "store", 0, Random(3)
    store, _ = begun(folder)
    store.close()
    for _ in range(6):
        running = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(said)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert running.stdout is not None
        for _ in range(chance.randrange(1, 30)):
            said = int(running.stdout.readline())
        running.send_signal(signal.SIGKILL)
        rest, _ = running.communicate(timeout=60)
        said = max([said, *(int(line) for line in rest.splitlines())])
        store = unlock(folder)
        kept = [int(str(text).split()[1]) for text in _all_texts(store)]
        store.close()

        assert set(range(1, said + 1)) <= set(kept)
        assert len(kept) == len(set(kept))
        said = max(kept)


def _all_texts(store: Store) -> list[object]:
    return [one.change.fields["text"] for one in store.ledger.waiting(-1) if one.change.kind == "note"]


def test_a_form_that_opens_after_a_replay_has_seen_what_came_back(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()
    again = unlock(copy)

    assert again.ledger.seen() == Seen(0, 2)
    again.close()
