"""Looking at a damaged store: what reads stands there, nothing can be written, and the store lies as it lay."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged, FodfaesteError
from casework.trail import Noted
from storage import backups, engine, look, missing, swap
from storage.faults import OnlyRead
from storage.vault import Store
from tests.storage.decay import turn
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, note, save
from tests.storage.test_rebuild import a_day, rebuilt, texts

LATER = NOW + timedelta(hours=1)
KEPT = ("store.db", "outbox.ffj", "keys.ffk", "keys.ffk.prev")


def looked(folder: Path) -> Store:
    return look.look(folder, PASSPHRASE, now=LATER, floor=CHEAP)


def lies(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in KEPT}


def test_what_reads_and_what_copies_and_journal_file_have_can_be_read_and_the_store_is_not_changed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    before = lies(folder)

    store = looked(folder)
    here = texts(store)
    lines = missing.still(store.source().connection)
    draft = store.drafts.find("note:x")
    store.close()

    assert {"Note 1", "Note 2", "Note 3", "Note 7", "Note 8", "Note 9"} <= here
    assert len(here) + len(lines) == 9
    assert draft is not None
    assert lies(folder) == before
    assert not (folder / swap.STAGING).exists()


@pytest.mark.parametrize("hit", ["record", "log_record", "meta", "scope"])
def test_a_bad_page_of_a_list_costs_no_line_of_it(hit: str, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, _, begins = a_day(folder)
    turn(folder, begins[hit])

    store = looked(folder)

    assert texts(store) == {f"Note {number}" for number in range(1, 10)}
    store.close()


def test_nothing_can_be_written_while_one_looks(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream, leaf, _ = a_day(folder)
    turn(folder, leaf)
    store = looked(folder)

    with pytest.raises(OnlyRead):
        save(store, *note(stream, "kan ikke gemmes"))
    with pytest.raises(OnlyRead):
        store.drafts.keep("note:y", stream, "note", {"text": "heller ikke"}, LATER)
    with pytest.raises(OnlyRead):
        store.copying(LATER)

    assert store.view is not None
    assert store.view.is_damaged
    store.close()


def test_what_was_read_meanwhile_stands_in_the_trail_of_the_store_that_is_rebuilt(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream, leaf, _ = a_day(folder)
    turn(folder, leaf)
    store = looked(folder)
    store.trail.note(Noted("read", (stream,), "citizen"), now=LATER)
    store.close()

    done = rebuilt(folder)

    rows = done.store.own_reader().rows("select action, what from audit")
    assert ("recovery", "look") in rows
    assert ("read", "citizen") in rows
    done.store.close()


def test_a_database_of_which_nothing_reads_is_looked_at_in_its_copy_or_says_so(tmp_path: Path) -> None:
    folder, bare = tmp_path / "store", tmp_path / "bare"
    for each, copied in ((folder, True), (bare, False)):
        a_day(each, copied=copied)
        turn(each, 1)

    store = looked(folder)
    here = texts(store)
    store.close()

    assert {"Note 1", "Note 2", "Note 3", "Note 9"} <= here
    with pytest.raises(Damaged):
        looked(bare)
    assert backups.found(folder)


def test_a_look_that_writes_in_the_store_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened as a store is that can be written, the damaged file is changed by the mere look."""
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    before = lies(folder)

    def opened(path: Path, key: bytes) -> engine.Connection:
        connection = engine.open_writer(path, key)
        connection.execute("insert or replace into fact values ('looked', '1')")
        return connection

    monkeypatch.setattr(engine, "open_damaged", opened)
    with suppress(FodfaesteError):
        looked(folder).close()

    assert lies(folder) != before
