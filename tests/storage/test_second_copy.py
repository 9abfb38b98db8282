"""A restore says what it could not have from the journal file, and promises nothing of it."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import damaged
from storage import backups, engine, journal_head, second_copy
from storage.journal_file import NAME as JOURNAL
from storage.restore import Restored
from storage.vault import Store
from tests.storage.shelf import AT, NOW, citizen, make, note, save
from tests.storage.test_restore import LATER, crash, from_newest, texts

REST = "Resten kommer fra centralen"
AFTER = {f"Efter {number}" for number in range(4)}


def a_crashed_store(folder: Path, *, rewritten: bool = False) -> Store:
    """A copy, notes after it, and a database that is gone; the journal file as it stood in the middle of the day."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Før"))
    backups.make(store.source(), NOW)
    for text in sorted(AFTER):
        save(store, *note(stream, text))
    if rewritten:
        store.ledger.reseal()
    crash(store)
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()
    return store


def begins(content: bytes, record: int) -> int:
    """Return where a record of a journal file begins."""
    place = journal_head.size_of(content)
    for _ in range(record):
        place += 4 + struct.unpack_from("<I", content, place)[0]
    return place


def a_bit_in_a_length(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[begins(bytes(content), 3) + 3] ^= 1
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: begins(content, 4) + 9])


def without_its_last_records(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: begins(content, 0)])


def another_key(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b'"wrapped"') + 20] ^= 1
    path.write_bytes(content)


def without_a_byte(path: Path) -> None:
    path.write_bytes(b"")


HURTS: list[tuple[Callable[[Path], None], str, str]] = [
    (Path.unlink, second_copy.GONE, "Den anden kopi var der ikke"),
    (without_a_byte, second_copy.GONE, "Den anden kopi var der ikke"),
    (another_key, second_copy.SHUT, "Slet ingenting, og kontakt IT"),
    (a_bit_in_a_length, second_copy.CUT, "Slutningen af den anden kopi kunne ikke læses"),
    (cut_short, second_copy.CUT, "Slutningen af den anden kopi kunne ikke læses"),
    (without_its_last_records, second_copy.OLDER, "fra før sikkerhedskopien"),
]


def restored_from(folder: Path) -> tuple[Restored, set[str]]:
    restored = from_newest(folder)
    found = texts(restored.store)
    restored.store.close()
    return restored, found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("hurt", "doubt", "says"), HURTS)
def test_what_could_not_be_read_is_said_and_nothing_is_promised_of_it(
    hurt: Callable[[Path], None], doubt: str, says: str, tmp_path: Path
) -> None:
    a_crashed_store(tmp_path / "store")
    hurt(tmp_path / "store" / JOURNAL)

    restored, found = restored_from(tmp_path / "store")
    said = damaged.said_of(restored)

    assert "Før" in found
    assert not found >= AFTER
    assert restored.doubt == doubt
    assert says in said
    assert REST not in said


@pytest.mark.usefixtures("qapp")
def handed_over_later(folder: Path) -> list[str]:
    """Restore, hand the citizen over, hear every receipt; return which journal files are still put aside."""
    store = from_newest(folder).store
    stream = str(store.ledger.waiting_of("device-mette", 9)[0].change.stream)
    store.ledger.settle_former("device-mette", acked=0)
    store.ledger.begin_scope(stream, "primary", 1)
    store.ledger.leave_scope(stream, "Jonas Krog", "2026-11-26")
    numbers = [one.dot.number for one in store.ledger.waiting(99)]
    store.ledger.acknowledge({number: number for number in numbers}, {}, AT)
    backups.make(store.source(), LATER)
    backups.renew(store.source())
    store.close()
    return [path.name for path in (folder / backups.ASIDE).rglob("*.ffj")]


@pytest.mark.parametrize("hurt", [another_key, a_bit_in_a_length])
def test_a_journal_file_that_was_not_read_whole_is_never_deleted_by_a_hand_over(
    hurt: Callable[[Path], None], tmp_path: Path
) -> None:
    a_crashed_store(tmp_path / "store")
    hurt(tmp_path / "store" / JOURNAL)

    assert handed_over_later(tmp_path / "store") == [JOURNAL]


def test_one_that_was_read_whole_goes_with_the_hand_over(tmp_path: Path) -> None:
    a_crashed_store(tmp_path / "store")

    assert handed_over_later(tmp_path / "store") == []


def test_of_the_test_a_mark_on_every_file_lets_unread_words_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_crashed_store(tmp_path / "store")
    another_key(tmp_path / "store" / JOURNAL)
    monkeypatch.setattr(second_copy, "is_whole", lambda _: True)

    assert handed_over_later(tmp_path / "store") == []


@pytest.mark.parametrize("rewritten", [False, True])
def test_a_journal_file_that_is_whole_leaves_no_doubt(tmp_path: Path, *, rewritten: bool) -> None:
    a_crashed_store(tmp_path / "store", rewritten=rewritten)

    restored, found = restored_from(tmp_path / "store")

    assert found == {"Før", *AFTER}
    assert (restored.doubt, restored.damaged) == ("", 0)
    assert REST in damaged.said_of(restored)


def older(folder: Path, *, receipts: bool) -> None:
    """Put a journal file back that was rewritten before the copy was made."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Først"))
    store.ledger.reseal()
    content = (folder / JOURNAL).read_bytes()
    save(store, *note(stream, "Så"))
    if receipts:
        store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    store.ledger.reseal()
    backups.make(store.source(), NOW)
    crash(store)
    (folder / JOURNAL).write_bytes(content)
    (folder / engine.NAME).unlink()


@pytest.mark.parametrize("receipts", [False, True])
def test_a_journal_file_from_before_the_copy_is_noticed(tmp_path: Path, *, receipts: bool) -> None:
    older(tmp_path / "store", receipts=receipts)

    assert restored_from(tmp_path / "store")[0].doubt == second_copy.OLDER


def test_receipts_after_the_copy_make_no_file_an_older_one(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Først"), *note(stream, "Så"))
    backups.make(store.source(), NOW)
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    save(store, *note(stream, "Til sidst"))
    store.close()
    (tmp_path / "store" / engine.NAME).unlink()

    restored, found = restored_from(tmp_path / "store")

    assert restored.doubt == ""
    assert found == {"Først", "Så", "Til sidst"}


@pytest.mark.usefixtures("qapp")
def test_of_the_test_a_restore_that_asks_for_no_doubt_promises_what_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_crashed_store(tmp_path / "store")
    (tmp_path / "store" / JOURNAL).unlink()
    monkeypatch.setattr(second_copy, "doubt", lambda *_: "")

    assert REST in damaged.said_of(restored_from(tmp_path / "store")[0])
