"""A journal file that lost whole records at its end looks whole; what stands beside it tells, at unlock and restore."""

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from casework.trail import Noted
from desktop import damaged
from storage import backups, engine, heads, journal_head, meta, renewal, sealing, second_copy, trail_file
from storage.journal_file import NAME as JOURNAL
from storage.vault import Store
from tests.storage.keyrings import OfThisTest, using
from tests.storage.shelf import AT, CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock
from tests.storage.test_restore import crash
from tests.storage.test_second_copy import REST, begins, restored_from
from tests.storage.test_security_document import BLOCKS, ROOT, STORE, value

SAYS = "Den anden kopi slutter før det sidste, du gemte"


def without_its_last(folder: Path, records: int) -> None:
    """Cut a journal file exactly where its last records begin."""
    path = folder / JOURNAL
    content = path.read_bytes()
    ends = [place for number in range(40) if (place := place_of(content, number)) is not None]
    path.write_bytes(content[: ends[-1 - records]])


def place_of(content: bytes, record: int) -> int | None:
    """Return where a record begins, or the file ends; None beyond that."""
    try:
        place = begins(content, record)
    except Exception:  # noqa: BLE001  beyond the end there is no length to read
        return None
    return place if place <= len(content) else None


def a_day(folder: Path) -> Store:
    """A store that was locked once, a copy of it, and then two acts, one of two changes."""
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Før"))
    store.close()
    store = unlock(folder)
    backups.make(store.source(), NOW)
    save(store, *note(stream, "Et"), *note(stream, "To"))
    save(store, *note(stream, "Tre"))
    return store


def lost(folder: Path) -> None:
    """The database is gone."""
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()


def crashed(folder: Path) -> None:
    crash(a_day(folder))


def locked(folder: Path) -> None:
    a_day(folder).close()


def looked_at_since(folder: Path) -> None:
    """The trail goes on after the last act, and its second copy was written anew."""
    store = a_day(folder)
    store.trail.note(Noted("read", ("x",), "citizen"), now=NOW)
    store.trail.seal_for(b"")
    crash(store)


def under_a_new_root_key(folder: Path) -> None:
    renewal.rotate(a_day(folder), PASSPHRASE, now=NOW, cost=CHEAP, floor=CHEAP)


DAYS = [crashed, locked, looked_at_since, under_a_new_root_key]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("records", [1, 2])
@pytest.mark.parametrize("day", DAYS)
def test_a_restore_tells_of_records_that_were_cut_off_at_their_edge(
    tmp_path: Path, day: Callable[[Path], None], records: int
) -> None:
    folder = tmp_path / "store"
    day(folder)
    without_its_last(folder, records)
    lost(folder)

    restored, found = restored_from(folder)
    said = damaged.said_of(restored)

    assert "Tre" not in found
    assert restored.doubt == second_copy.ENDS
    assert SAYS in said
    assert REST not in said


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("day", DAYS)
def test_a_whole_file_leaves_no_doubt_after_the_same_days(
    tmp_path: Path, day: Callable[[Path], None]
) -> None:
    folder = tmp_path / "store"
    day(folder)
    lost(folder)

    restored, found = restored_from(folder)

    assert found == {"Før", "Et", "To", "Tre"}
    assert restored.doubt == ""


@pytest.mark.parametrize("is_locked", [False, True])
def test_what_was_receipted_and_left_the_file_makes_no_doubt(tmp_path: Path, *, is_locked: bool) -> None:
    folder = tmp_path / "store"
    store = a_day(folder)
    store.ledger.acknowledge({number: number for number in range(1, 6)}, {}, AT)
    store.ledger.reseal()
    store.close() if is_locked else crash(store)
    lost(folder)

    assert restored_from(folder)[0].doubt == ""


def test_without_the_trails_second_copy_the_keyring_tells(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with using(OfThisTest()):
        store = a_day(folder)
        older = (folder / JOURNAL).read_bytes()
        save(store, *note(store.ledger.waiting(1)[0].change.stream, "Fire"))
        store.close()
        (folder / trail_file.NAME).unlink()
        (folder / JOURNAL).write_bytes(older)
        lost(folder)

        assert restored_from(folder)[0].doubt == second_copy.ENDS


@pytest.mark.usefixtures("qapp")
def test_of_the_test_a_restore_that_asks_nobody_beside_the_file_promises_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_copy, "given", lambda *_: [])

    with pytest.raises(AssertionError):
        test_a_restore_tells_of_records_that_were_cut_off_at_their_edge(tmp_path, crashed, 1)


@pytest.mark.parametrize("day", DAYS)
def test_an_unlock_notices_a_cut_at_an_edge_whatever_the_file_was_before(
    tmp_path: Path, day: Callable[[Path], None]
) -> None:
    folder = tmp_path / "store"
    day(folder)
    unlock(folder).close()
    without_its_last(folder, 1)

    store = unlock(folder)

    assert store.ledger.mended
    store.close()


def test_of_the_test_a_head_that_excuses_every_announced_file_notices_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was once: the name that was announced stayed announced after the file had been put in place."""
    true = heads.fell_back
    monkeypatch.setattr(
        heads,
        "fell_back",
        lambda connection, found: (
            found.file != meta.get(connection, "journal_next") and true(connection, found)
        ),
    )

    with pytest.raises(AssertionError):
        test_an_unlock_notices_a_cut_at_an_edge_whatever_the_file_was_before(tmp_path, locked)


def test_a_head_that_says_how_its_file_began_is_that_of_the_page_and_cannot_be_altered_in_silence() -> None:
    body, wrapping = BLOCKS["journal-head-begun"].encode(), sealing.subkey(ROOT, "outbox")
    place = body.index(b'"begun":"') + 30
    altered = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]

    whole, hurt = (
        journal_head.opened(journal_head.MAGIC + struct.pack("<I", len(one)) + one, wrapping, STORE)
        for one in (body, altered)
    )

    assert whole.begun == journal_head.Begun(7, 2, json.loads(body)["device"])
    assert whole.key.hex() == value("journal key")
    assert (whole.whole, hurt.whole, hurt.begun) == (True, False, None)


def test_the_head_says_to_nobody_who_has_no_key_how_much_was_written(tmp_path: Path) -> None:
    """Two stores, one with two changes and one with twelve: their heads differ in nothing that can be counted."""
    shown = []
    for number in (1, 11):
        store = make(tmp_path / str(number))
        stream, changes = citizen()
        save(store, *changes, *(one for n in range(number) for one in note(stream, f"Nummer {n}")))
        store.ledger.acknowledge({n: n for n in range(1, number + 2)}, {}, AT)
        store.close()
        content = (tmp_path / str(number) / JOURNAL).read_bytes()
        shown.append(json.loads(content[8 : journal_head.size_of(content)]).keys())

    assert shown[0] == shown[1]
    assert not {"last", "laid"} & shown[0]
