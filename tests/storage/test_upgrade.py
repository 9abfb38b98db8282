"""A store of an earlier release: opened by today's code with everything in it, also when the power goes at any step."""

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from casework.changes import Change, Dot, Placed, Seen
from storage import backup_file, backups, engine, keyfile, logbook, meta, schema, sealing, upgrade
from storage.engine import Connection
from storage.faults import NewerStore
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.vault import Store
from tests.storage.faults.sizes import ENDURANCE
from tests.storage.shelf import AT, CHEAP, METTE, NOW, PASSPHRASE, citizen, make, note, save, unlock

STORES = Path(__file__).parents[1] / "data" / "stores"
SIGNED = STORES.with_name("signed")
RELEASES = sorted(path.name for path in STORES.iterdir() if path.is_dir())
FULL_SIZE = 5_000
SIZE, STEP = (FULL_SIZE, 1) if ENDURANCE else (300, 4)
LATER = NOW + timedelta(hours=1)


@pytest.fixture(params=RELEASES)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(STORES / str(request.param), folder)
    return folder


def notes(store: Store) -> set[str]:
    rows = store.own_reader().rows("select fields ->> 'text' from record where kind = 'note' and gone = 0")
    return {row[0] for row in rows}


UNSENT = {"Ikke sendt endnu", "Heller ikke sendt"}
SENT = {f"Notat {number} om sygedagpenge og skåne" for number in range(4)}


def test_a_store_of_every_release_opens_with_everything_that_was_in_it(released: Path) -> None:
    store = unlock(released, now=LATER)

    assert notes(store) == SENT | UNSENT
    waiting = [one.change.fields.get("text") for one in store.ledger.waiting(-1)]
    assert set(waiting) == UNSENT
    assert [one.contents["text"] for one in store.drafts.all()] == ["midt i en sætn"]
    assert store.own_reader().rows("select held from log where held is not null") == [("outside_role",)]
    assert store.own_reader().rows("select initials, receiver from handed_over") == [("L.B.", "Jonas Krog")]
    assert store.settings.get("central")["municipality"] == "Nordbyen Kommune"
    assert store.device == "5d1d0c3e-9b1f-4c57-8f0e-2f6f4c1a7b10"
    assert store.check() == ()
    store.close()


def laid_out(store: Store) -> dict[str, str]:
    """Return every table and index of a store with the words that made it, however they were set."""
    rows = store.own_reader().rows("select name, sql from sqlite_master where sql is not null")
    return {name: " ".join(sql.replace('"', "").split()) for name, sql in rows}


@pytest.mark.parametrize("written", [*(STORES / one for one in RELEASES), SIGNED / "first"])
def test_a_store_that_was_brought_up_is_laid_out_as_one_that_is_new(tmp_path: Path, written: Path) -> None:
    """Also one whose read tables are not made anew: only the step itself gives it an index."""
    shutil.copytree(written, tmp_path / "store")
    with closing(make(tmp_path / "new")) as fresh:
        new = laid_out(fresh)

    with closing(unlock(tmp_path / "store", now=LATER)) as store:
        old = laid_out(store)

    assert sorted(new.keys() ^ old.keys()) == []
    indexes = {name for name, sql in new.items() if sql.startswith("create index")}
    assert {name: old[name] for name in indexes} == {name: new[name] for name in indexes}


def test_the_copy_from_before_is_of_the_old_schema_and_opens_by_the_passphrase(released: Path) -> None:
    unlock(released, now=LATER).close()

    (copy,) = backups.found(released)
    root = keyfile.open_with(copy.foot.keys, PASSPHRASE, CHEAP)
    inside = backup_file.opened(copy.foot, sealing.subkey(root, backups.USE))

    assert copy.foot.schema < schema.NEWEST
    backups.look_through(copy.path, inside)


def bytes_of(folder: Path) -> dict[str, bytes]:
    names = (engine.NAME, JOURNAL, keyfile.NAME, keyfile.COPY)
    return {name: (folder / name).read_bytes() for name in names}


def test_without_room_the_store_is_read_and_nothing_of_it_is_changed(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(released)
    needs = upgrade.room(released).needs + (1 << 20)  # what the engine lays beside it when it is opened
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=needs - (2 << 20)))

    store = unlock(released, now=LATER)

    assert store.view is not None
    assert notes(store) == SENT | UNSENT
    store.close()
    assert bytes_of(released)[engine.NAME] == before[engine.NAME]
    assert not (released / backups.FOLDER).exists()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=needs))
    store = unlock(released, now=LATER)
    assert store.view is None
    assert notes(store) == SENT | UNSENT
    store.close()


def test_of_the_test_steps_without_a_look_for_room_change_the_store(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(released)
    monkeypatch.setattr(upgrade, "_keep_a_copy", lambda *_: None)

    unlock(released, now=LATER).close()

    assert bytes_of(released)[engine.NAME] != before[engine.NAME]
    assert backups.found(released) == ()


def root_of(folder: Path) -> bytes:
    return keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)


def fill_outbox(folder: Path, count: int) -> None:
    """Put many unsent notes into the log of an older release, as its own code would have; the reads are made anew."""
    connection = engine.open_writer(folder / engine.NAME, sealing.subkey(root_of(folder), "db"))
    device, stream = connection.execute("select device, stream from log where kind = 'note'").fetchone()
    last = meta.number(connection, "last_number")
    placed = [
        Placed(
            Change(stream, f"r-{number}", "note", {"text": f"Usendt {number}"}, Seen(), AT),
            Dot(device, number),
            (1 << 57) + number,
            METTE.id,
        )
        for number in range(last + 1, last + 1 + count)
    ]
    connection.execute("begin immediate")
    names = logbook.COLUMNS.removesuffix(", mac")
    rows = [(*row[:16], row[17]) for row in map(logbook.as_row, placed)]
    connection.executemany(f"insert into log ({names}, mark) values ({', '.join('?' * 17)})", rows)
    meta.put(connection, "last_number", str(last + count))
    connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    connection.close()


def cut_at(folder: Path, statement: int) -> bool:
    """Open a store in a process of its own that is killed at a statement of the upgrade; tell whether it was."""
    child = os.fork()
    if not child:
        _open_and_die(folder, statement)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _open_and_die(folder: Path, statement: int) -> None:
    seen = 0

    def count(_sql: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    real = upgrade.bring_up

    def watched(source: backups.Source, now: datetime, told: upgrade.Told = upgrade.unheard) -> None:
        source.connection.set_trace_callback(count)
        real(source, now, told)
        source.connection.set_trace_callback(None)

    upgrade.bring_up = watched
    code = 1
    try:
        unlock(folder, now=LATER)._holding.let_go()
        code = 0
    finally:
        os._exit(code)


def new_shape(connection: Connection) -> None:
    """A step of a later release that changes nothing by itself."""
    connection.execute("create table later (id integer primary key) strict")


@pytest.fixture
def next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with one more step, and read tables of another shape."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, new_shape))
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    monkeypatch.setattr(schema, "READS", schema.READS + 1)
    monkeypatch.setattr(upgrade, "PIECE", 64)


def everything_is_there(folder: Path, count: int) -> bool:
    store = unlock(folder, now=LATER)
    try:
        there = len(store.ledger.waiting(-1)), len(notes(store))
        terms = store.own_reader().rows("select count(*) from words where words match 'usendt'")
        return (there, terms) == ((count + 2, count + 6), [(count,)])
    finally:
        store.close()


@pytest.mark.slow
@pytest.mark.usefixtures("next_release")
def test_the_power_may_go_at_every_statement_of_an_upgrade_with_a_full_outbox(tmp_path: Path) -> None:
    full = tmp_path / "full"
    shutil.copytree(STORES / RELEASES[0], full)
    fill_outbox(full, SIZE)
    tried, statement, folder = 0, 1, tmp_path / "try"
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(full, folder)
        if not cut_at(folder, statement):
            break
        tried += 1
        assert everything_is_there(folder, SIZE), statement
        statement += STEP if statement < 60 else 1 + statement // 3 * STEP
    print(f"{tried} upgrades with {SIZE} unsent changes were cut off")

    assert tried > 15


@pytest.mark.usefixtures("next_release")
def test_an_upgrade_that_is_cut_off_again_and_again_comes_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(STORES / RELEASES[0], folder)
    fill_outbox(folder, 200)
    cuts = 0
    while cut_at(folder, 60 + 40 * cuts):
        cuts += 1

    assert cuts > 2
    assert everything_is_there(folder, 200)
    assert len(backups.found(folder)) == 1


@pytest.mark.usefixtures("next_release")
def test_of_the_test_reads_that_are_not_made_anew_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(STORES / RELEASES[0], folder)
    fill_outbox(folder, 100)
    monkeypatch.setattr(upgrade, "_make_piece", lambda _: False)

    assert not everything_is_there(folder, 100)


def test_an_older_program_leaves_a_newer_store_alone_and_still_reads_its_journal_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Skrevet med den nye udgave"))
    store.close()
    before = bytes_of(folder)
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST - 1)
    monkeypatch.setattr(schema, "STEPS", schema.STEPS[:-1])

    with pytest.raises(NewerStore, match="nyere udgave"):
        unlock(folder, now=LATER)

    assert bytes_of(folder) == before
    journal = JournalFile(
        folder / JOURNAL, sealing.subkey(root_of(folder), "outbox"), keyfile.read(folder).store
    )
    read = journal.open()
    journal.close()
    assert [form["f"].get("text") for record in read.records for form in record.get("c", ())][-1] == (
        "Skrevet med den nye udgave"
    )


def test_a_store_of_today_is_neither_copied_nor_made_anew_at_the_unlock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "store").close()
    called: list[str] = []
    nothing: Callable[..., None] = lambda *_: called.append("copied")  # noqa: E731
    monkeypatch.setattr(upgrade, "_keep_a_copy", nothing)
    monkeypatch.setattr(schema, "clear_reads", nothing)

    unlock(tmp_path / "store").close()

    assert called == []
