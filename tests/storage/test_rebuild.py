"""A store with damaged pages is rebuilt from what reads, the copies and the journal file; what nobody has is named."""

from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged
from storage import backups, engine, missing, rebuild
from storage.faults import WrongPassphrase
from storage.restore import Restored
from storage.vault import Store
from tests.storage.decay import first_page, turn
from tests.storage.pages import in_clear_pages
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, placed, save, unlock

LATER = NOW + timedelta(hours=1)
FILLING = " og mere om det" * 20


def texts(store: Store) -> set[str]:
    rows = store.own_reader().rows("select fields ->> 'text' from record where kind = 'note'")
    return {str(row[0]).removesuffix(FILLING) for row in rows}


def a_day(folder: Path, *, copied: bool = True) -> tuple[str, int, dict[str, int]]:
    """Write notes 1 to 9: 1-3 stand in the copy, 1-6 have a receipt, the others only here and in the journal file.

    Return the citizen, the page of the log on which notes 2, 5 and 8 lie, and where indexes begin.
    """
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(1, 10):
        save(store, *note(stream, f"Note {number}{FILLING}"))
        if number == 3 and copied:
            backups.make(store.source(), NOW)
    store.ledger.acknowledge({number: number for number in range(1, 8)}, {}, NOW.isoformat())
    store.drafts.keep("note:x", stream, "note", {"text": "halvt"}, NOW)
    store.ledger.close()
    pages = list(in_clear_pages(store))
    leaf = next(
        number for number, page in enumerate(pages, 1) if b"Note 5" in page and b"device-mette" in page
    )
    begins = {
        name: first_page(store, name)
        for name in ("log_record", "record", "idx_record_id", "scope", "meta", "audit")
    }
    store.close()
    return stream, leaf, begins


def rebuilt(folder: Path) -> Restored:
    return rebuild.rebuild(folder, PASSPHRASE, now=LATER, floor=CHEAP)


@pytest.mark.parametrize("hit", ["log_record", "record", "idx_record_id"])
def test_where_only_an_index_or_a_read_table_is_hit_nothing_is_missing_and_the_store_stays_who_it_is(
    hit: str, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    _, _, begins = a_day(folder)
    turn(folder, begins[hit])
    bad = (folder / engine.NAME).read_bytes()

    done = rebuilt(folder)

    assert done.untouched
    assert done.missing == ()
    assert done.store.device == "device-mette"
    assert texts(done.store) == {f"Note {number}" for number in range(1, 10)}
    assert [one.contents["text"] for one in done.store.drafts.all()] == ["halvt"]
    assert done.store.check() == ()
    (aside,) = (folder / backups.ASIDE).iterdir()
    assert (aside / engine.NAME).read_bytes() == bad
    done.store.close()


def test_what_copy_and_journal_file_have_comes_back_and_the_rest_is_listed_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)

    done = rebuilt(folder)

    listed = {one.words.removesuffix(FILLING) for one in done.missing}
    assert {"Note 1", "Note 2", "Note 3", "Note 7", "Note 8", "Note 9"} <= texts(done.store)
    assert texts(done.store) | listed == {f"Note {number}" for number in range(1, 10)}
    assert "Note 5" in listed
    assert {(one.kind, one.citizen, one.at[:10]) for one in done.missing} == {
        ("note", "Søren Ågård", "2026-11-26")
    }
    assert done.store.device != "device-mette"
    assert done.store.ledger.cursor() is None
    done.store.close()


def test_without_any_copy_what_reads_is_rebuilt_and_the_rest_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder, copied=False)
    turn(folder, leaf)

    done = rebuilt(folder)

    listed = {one.words.removesuffix(FILLING) for one in done.missing}
    assert listed
    assert texts(done.store) | listed >= {f"Note {number}" for number in range(1, 10)}
    done.store.close()


def test_a_line_of_the_list_goes_when_its_change_comes_from_the_service(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream, leaf, _ = a_day(folder)
    turn(folder, leaf)
    done = rebuilt(folder)
    store, one = done.store, done.missing[0]
    row = placed(stream, one.record, 90, {"text": "kommer igen"}, number=one.number, kind="note")
    there = type(row)(
        row.change, type(row.dot)(one.device, one.number), row.hlc, store.user.id, 90, row.received
    )

    store.ledger.receive([there], cursor="c", high=90)

    still = missing.still(store.source().connection)
    assert one not in still
    assert len(still) == len(done.missing) - 1
    store.close()


def test_the_list_outlives_the_session_and_a_hand_over_takes_its_lines(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream, leaf, _ = a_day(folder)
    turn(folder, leaf)
    done = rebuilt(folder)
    done.store.close()

    store = unlock(folder, now=LATER)
    before = missing.still(store.source().connection)
    store.ledger.leave_scope(stream, "Jonas Krog", "2026-11-26")

    assert before == done.missing
    assert missing.still(store.source().connection) == ()
    store.close()


def test_a_citizen_who_was_handed_over_does_not_come_back_from_the_copy(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    stream, _, begins = a_day(folder)
    store = unlock(folder)
    store.ledger.acknowledge({number: number for number in range(8, 11)}, {}, NOW.isoformat())
    store.ledger.leave_scope(stream, "Jonas Krog", "2026-11-26")
    store.ledger.acknowledge({one.dot.number: 50 for one in store.ledger.waiting(-1)}, {}, NOW.isoformat())
    store.close()
    turn(folder, begins["meta"])

    done = rebuilt(folder)

    assert texts(done.store) == set()
    assert done.store.own_reader().rows("select count(*) from log where stream = ?", stream) == [(0,)]
    done.store.close()


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    before = (folder / engine.NAME).read_bytes()

    with pytest.raises(WrongPassphrase):
        rebuild.rebuild(folder, "forkert", now=LATER, floor=CHEAP)

    assert (folder / engine.NAME).read_bytes() == before
    assert not (folder / backups.ASIDE).exists()


def test_a_database_of_which_nothing_reads_comes_from_its_copy_or_says_so(tmp_path: Path) -> None:
    folder, bare = tmp_path / "store", tmp_path / "bare"
    for each, copied in ((folder, True), (bare, False)):
        a_day(each, copied=copied)
        turn(each, 1)

    done = rebuilt(folder)
    with pytest.raises(Damaged):
        rebuilt(bare)

    assert done.from_copy
    assert {"Note 1", "Note 2", "Note 3", "Note 9"} <= texts(done.store)
    done.store.close()


def test_where_an_index_is_hit_too_the_old_read_table_still_names_what_is_missing(tmp_path: Path) -> None:
    """Two bad pages: the notes' own, and that of the index by which a row of the log finds its record."""
    folder = tmp_path / "store"
    _, leaf, begins = a_day(folder)
    turn(folder, leaf)
    turn(folder, begins["log_record"])

    done = rebuilt(folder)

    listed = {one.words.removesuffix(FILLING) for one in done.missing}
    assert texts(done.store) | listed == {f"Note {number}" for number in range(1, 10)}
    assert all(one.citizen == "Søren Ågård" for one in done.missing)
    done.store.close()


def test_entries_of_the_trail_on_a_bad_page_come_back_from_its_second_copy(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _, _, begins = a_day(folder)
    store = unlock(folder)
    before = store.own_reader().rows("select seq, hash from audit where device = 'device-mette' order by seq")
    store.close()
    turn(folder, begins["audit"])

    done = rebuilt(folder)

    after = done.store.own_reader().rows("select seq, hash from audit where device = 'device-mette'")
    assert set(before) <= set(after)
    assert done.untouched
    done.store.close()
