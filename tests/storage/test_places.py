"""Rows lie where they are read: a case's notes side by side in the file, and every record at its time in the index."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.changes import Change, Seen, Value
from casework.clock import instant
from storage import backups, engine, keyfile, meta, places, rebuild, restore, schema, sealing, upgrade
from storage.reads.search import search
from storage.vault import Store
from tests.storage.decay import turn
from tests.storage.shelf import AT, CHEAP, NOW, PASSPHRASE, citizen, opened, placed, save, unlock
from tests.storage.test_upgrade import LATER, RELEASES, SENT, STORES, UNSENT, notes

CASES, NOTES = 12, 8


def fill(store: Store) -> None:
    """Let the notes of some cases come in, one of each by turns, a day later each time."""
    rows, seq = [], 0
    for day in range(NOTES):
        at = instant(NOW - timedelta(days=day))
        for case in range(CASES):
            seq += 1
            fields: dict[str, Value] = {"text": f"Ord nummer{day}", "at": at}
            rows.append(placed(f"s{case}", f"n{day}-{case}", seq, fields, kind="note"))
    for case in range(CASES):
        seq += 1
        rows.append(placed(f"s{case}", f"s{case}", seq, {"first_name": "Åse"}, kind="citizen"))
    store.ledger.receive(rows, cursor="c1", high=seq)


def stretches(store: Store, kind: str) -> int:
    """Count how often another case begins, when the notes of all are read as they lie in the file."""
    query = "select stream from record where kind = ? order by rid"
    lying = [row[0] for row in store.own_reader().rows(query, kind)]
    return sum(one != before for one, before in zip(lying, ["", *lying], strict=False))


def test_the_notes_of_a_case_lie_side_by_side_and_those_of_the_index_by_time(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        fill(store)

        by_time = store.own_reader().rows("select at from record where kind = 'note' order by place desc")

        assert stretches(store, "note") == CASES
        assert by_time == sorted(by_time, reverse=True)


def test_rows_that_lie_by_time_alone_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = places.where
    monkeypatch.setattr(places, "where", lambda *about: (where(*about)[1], where(*about)[1]))
    with opened(tmp_path / "store") as store:
        fill(store)

        assert stretches(store, "note") > CASES * 2


def test_the_citizens_themselves_lie_side_by_side_for_the_list_of_all(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        fill(store)
        query = "select kind from record order by rid limit ?"

        assert store.own_reader().rows(query, CASES) == [("citizen",)] * CASES


@pytest.mark.parametrize("at", ["", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59-23:59", "i går"])
def test_a_seat_stays_far_below_what_the_engine_and_a_rebuilding_count_to(at: str) -> None:
    for number in range(2_000):
        assert 0 <= places.where("note", f"s{number}", at, f"n{number}")[0] < 1 << 62


def test_a_note_that_gets_another_day_is_found_there_and_once(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        fill(store)
        stream, changes = citizen()
        fields = {"text": "Flyttet ord", "at": instant(NOW)}
        save(store, *changes, Change(stream, "n-x", "note", fields, Seen(), AT))
        before = store.own_reader().row("select rid, place from record where id = 'n-x'")
        seen = Seen(0, 2)
        moved = {"at": instant(NOW - timedelta(days=400))}

        save(store, Change(stream, "n-x", "note", moved, seen, AT))

        after = store.own_reader().row("select rid, place from record where id = 'n-x'")
        assert before is not None
        assert after is not None
        assert after[0] < before[0]
        assert after[1] < before[1]
        assert [hit.record for hit in search(store.own_reader(), "flyttet")] == ["n-x"]
        assert store.check() == ()


@pytest.fixture(params=RELEASES)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(STORES / str(request.param), folder)
    return folder


def a_copy_of_before(folder: Path) -> None:
    """Bring an old store up, save one note more, and lose the database: copy and journal file are left."""
    store = unlock(folder, now=LATER)
    (stream,) = store.own_reader().rows("select stream from record where kind = 'note' limit 1")[0]
    save(store, Change(stream, "n-later", "note", {"text": "Efter kopien", "at": AT}, Seen(), AT))
    store.close()
    (folder / engine.NAME).unlink()


def restored(folder: Path) -> set[str]:
    """Restore the copy; return the notes that are there then, and found."""
    store = restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=LATER, floor=CHEAP).store
    try:
        query = "select r.id from words join record r on r.place = words.rowid where words match 'kopien'"
        assert store.own_reader().rows(query) == [("n-later",)]
        return notes(store)
    finally:
        store.close()


def test_a_copy_from_before_an_upgrade_is_restored_with_what_came_after_it(released: Path) -> None:
    a_copy_of_before(released)

    assert restored(released) == {*SENT, *UNSENT, "Efter kopien"}


def test_of_the_test_a_restore_that_leaves_the_old_read_tables_is_noticed(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_copy_of_before(released)
    monkeypatch.setattr(restore, "bring_up_in_place", schema.migrate)

    with pytest.raises(Exception, match="place"):
        restored(released)


@pytest.fixture
def cut_while_made_anew(released: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An older store whose upgrade was cut off among the records, and on whose index a bit turned since."""
    whole = upgrade._make_piece

    def one_piece(connection: Any) -> int:
        if meta.get(connection, schema.READS_UP_TO):
            raise KeyboardInterrupt
        return whole(connection)

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "PIECE", 4)
        patch.setattr(upgrade, "_make_piece", one_piece)
        with pytest.raises(KeyboardInterrupt):
            unlock(released, now=LATER)
    root = keyfile.open_with(keyfile.read(released), PASSPHRASE, CHEAP)
    connection = engine.open_writer(released / engine.NAME, sealing.subkey(root, "db"))
    (page,) = connection.execute("select rootpage from sqlite_master where name = 'log_record'").fetchone()
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    connection.close()
    turn(released, page)
    return released


def rebuilt_facts(folder: Path) -> tuple[str | None, str | None]:
    """Rebuild a store; return in which shape its read tables are, and up to which record they are being made anew."""
    store = rebuild.rebuild(folder, PASSPHRASE, now=LATER, floor=CHEAP).store
    try:
        assert notes(store) == SENT | UNSENT
        connection = store.source().connection
        return meta.get(connection, schema.READS_MADE), meta.get(connection, schema.READS_UP_TO)
    finally:
        store.close()


def test_a_store_that_is_rebuilt_in_the_middle_of_an_upgrade_forgets_how_far_that_was(
    cut_while_made_anew: Path,
) -> None:
    assert rebuilt_facts(cut_while_made_anew) == (str(schema.READS), None)


def test_of_the_test_a_rebuilding_that_carries_it_over_spares_the_next_upgrade_its_clearing(
    cut_while_made_anew: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "READS_UP_TO", "another")

    assert rebuilt_facts(cut_while_made_anew) == (str(schema.READS), None)
    assert kept(cut_while_made_anew, upgrade._MADE_UP_TO)


def kept(folder: Path, fact: str) -> str | None:
    """Return a small fact of a closed store."""
    store = unlock(folder, now=LATER)
    try:
        return meta.get(store.source().connection, fact)
    finally:
        store.close()
