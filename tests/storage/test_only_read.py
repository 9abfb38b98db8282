"""No room for an upgrade: the store opens to be read, everything in it reads, and nothing can be kept by any way."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlcipher3

from casework.errors import FodfaesteError
from storage import (
    backups,
    engine,
    keyfile,
    lease,
    logbook,
    pinned,
    read_only,
    sealing,
    trail_file,
    upgrade,
    vault,
)
from storage.faults import NoRoomToUpgrade, OnlyRead
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.lease import Brought
from storage.pinned import Pinned
from storage.reader import Reader
from storage.reads import citizen, citizens, conflicts, day, documents, plans, sync, timeline, trail, workers
from storage.reads.search import search
from storage.registers import rebuild
from storage.vault import Store
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, TODAY, make, note, save, unlock
from tests.storage.test_lease import SERVICE, given
from tests.storage.test_upgrade import LATER, RELEASES, SENT, STORES, UNSENT, fill_outbox, next_release

__all__ = ["next_release"]

KEPT = (engine.NAME, JOURNAL, keyfile.NAME, keyfile.COPY)
EVEN_LATER = LATER + timedelta(hours=1)


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with a few MB left, whatever this computer has."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 << 20))


@pytest.fixture(params=RELEASES)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(STORES / str(request.param), folder)
    return folder


def notes(reader: Reader) -> set[str]:
    return {
        row[0] for row in reader.rows("select fields ->> 'text' from record where kind = 'note' and gone = 0")
    }


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in KEPT}


def reads(reader: Reader, stream: str, on: date = TODAY) -> dict[str, Any]:
    """Ask everything that a screen asks."""
    people = citizens.citizens(reader, on)
    return {
        "people": {row.id for row in people},
        "page": citizen.page(reader, stream, on),
        "timeline": timeline.timeline(reader, stream, 0, 50),
        "day": day.day(reader, on, "w-mette", on),
        "files": documents.documents(reader, stream, lambda _: True),
        "search": search(reader, "sendt"),
        "torn": conflicts.torn(reader),
        "sync": sync.room(reader),
        "plans": plans.versions(reader, stream),
        "log": {
            one: trail.about(reader, one) for (one,) in reader.rows("select distinct stream from record")
        },
        "workers": workers.workers(reader),
    }


@pytest.mark.usefixtures("no_room")
def test_a_store_of_every_release_reads_whole_and_lies_as_it_lay(released: Path) -> None:
    before = bytes_of(released)

    store = unlock(released, now=LATER)
    reader = store.reader()

    assert store.view is not None
    assert notes(reader) == notes(store.own_reader()) == SENT | UNSENT
    assert {one.change.fields.get("text") for one in store.ledger.waiting(-1)} == UNSENT
    assert [one.contents["text"] for one in store.drafts.all()] == ["midt i en sætn"]
    assert store.settings.get("central")["municipality"] == "Nordbyen Kommune"
    reader.close()
    store.close()
    assert bytes_of(released) == before
    assert not (released / backups.FOLDER).exists()


def test_every_read_says_without_room_what_it_says_after_the_upgrade(released: Path, tmp_path: Path) -> None:
    room = tmp_path / "room"
    shutil.copytree(released, room)
    wide = unlock(room, now=LATER)
    whole = "select stream from record where fields ->> 'text' = 'Heller ikke sendt'"
    (stream,) = wide.own_reader().rows(whole)[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        store = unlock(released, now=LATER)
    reader = store.reader()

    asked, answered = reads(wide.own_reader(), stream), reads(reader, stream)
    reader.close()
    store.close()
    wide.close()

    assert answered == asked
    assert [entry.text for entry in answered["timeline"]] == ["Heller ikke sendt"]
    assert answered["people"] == {stream}
    assert answered["search"]
    assert any(answered["log"].values())


def ways_to_keep(store: Store) -> dict[str, Callable[[], object]]:
    """Every way in which an open store keeps something."""
    rows = store.own_reader().rows("select stream from log where kind = 'note' limit 1")
    return {
        "a note": lambda: save(store, *note(rows[0][0], "Skrevet uden plads")),
        "a draft": lambda: store.drafts.keep("note:x", rows[0][0], "note", {"text": "halv"}, NOW),
        "a draft let go": lambda: store.drafts.drop("note:x"),
        "a setting": lambda: store.settings.set("whereabouts", {"day": "i dag"}),
        "a fact of a round": lambda: store.ledger.remember("cursor", "9"),
        "a receipt": lambda: store.ledger.receive([], cursor="9", high=9),
        "a copy": lambda: store.copying(NOW),
        "new keys": store.present,
    }


def kept(store: Store) -> list[str]:
    """Return what a store that is only read took all the same."""
    taken = []
    for name, way in ways_to_keep(store).items():
        try:
            way()
        except OnlyRead:
            continue
        except FodfaesteError:
            pass
        taken.append(name)
    return taken


@pytest.mark.usefixtures("no_room")
def test_nothing_is_kept_by_any_way_and_each_says_so(released: Path) -> None:
    store = unlock(released, now=LATER)

    taken = kept(store)
    with pytest.raises(OnlyRead, match=r"ikke gemt.*Intet er ændret.*øverst i vinduet"):
        store.drafts.keep("note:x", "c", "note", {"text": "halv"}, NOW)
    store.close()

    assert taken == []


@pytest.mark.usefixtures("no_room")
def test_of_the_test_a_copy_that_takes_what_it_loses_is_found_out(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_only.View, "stand", lambda _view: None)
    store = unlock(released, now=LATER)

    taken = kept(store)
    store.close()

    assert {"a draft", "a setting"} <= set(taken)


def open_files() -> set[str]:
    here = set()
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            here.add(str(handle.readlink()))
    return here


@pytest.mark.usefixtures("no_room")
def test_nothing_of_the_copy_is_on_any_disk(released: Path, tmp_path: Path) -> None:
    home, before = tmp_path / "elsewhere", open_files()
    home.mkdir()
    there = set(released.iterdir())

    store = unlock(released, now=LATER)
    assert notes(store.own_reader()) == SENT | UNSENT
    opened = {
        Path(name).name for name in open_files() - before if name.startswith("/") and "/dev/" not in name
    }
    store.close()

    beside = {f"{engine.NAME}-wal", f"{engine.NAME}-shm"}
    assert opened <= {engine.NAME, "store.lock", JOURNAL, trail_file.NAME, *beside}
    assert {path.name for path in set(released.iterdir()) - there} <= {trail_file.NAME, "store.lock", *beside}
    assert list(home.iterdir()) == []


def test_as_soon_as_there_is_room_the_store_is_brought_up_and_takes_notes_again(released: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        store = unlock(released, now=LATER)
        assert store.view is not None
        assert not store.view.room().is_enough
        patch.undo()
        assert store.view.room().is_enough
        store.close()

    store = unlock(released, now=EVEN_LATER)

    assert store.view is None
    assert notes(store.own_reader()) == SENT | UNSENT
    assert kept(store) != []
    store.close()
    assert len(backups.found(released)) == 1


def lose_the_last_note(folder: Path) -> None:
    """Leave a note in the journal file that the database does not have, as a decayed log of the engine does."""
    root = keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)
    connection = engine.open_writer(folder / engine.NAME, sealing.subkey(root, "db"))
    fill_outbox(folder, 1)
    connection.close()
    connection = engine.open_writer(folder / engine.NAME, sealing.subkey(root, "db"))
    then = logbook.COLUMNS.removesuffix(", mac")  # the released store has no mark of the service on a row
    row = connection.execute(f"select {then} from log order by number desc limit 1").fetchone()
    lost = logbook.from_row([*row, b""])
    connection.execute("begin immediate")
    connection.execute("delete from log where number = ?", (lost.dot.number,))
    connection.execute("update meta set value = ? where key = 'last_number'", (str(lost.dot.number - 1),))
    connection.execute("delete from record where id = ?", (lost.change.record,))
    connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    connection.close()
    journal = JournalFile(folder / JOURNAL, sealing.subkey(root, "outbox"), keyfile.read(folder).store)
    journal.open()
    journal.append({"c": [logbook.wire_form(lost)], "draft": None})
    journal.close()


@pytest.mark.usefixtures("no_room")
def test_a_note_that_only_the_journal_file_has_is_read_too_and_the_file_is_not_touched(
    released: Path,
) -> None:
    lose_the_last_note(released)
    before = bytes_of(released)

    store = unlock(released, now=LATER)
    found, back = notes(store.own_reader()), store.replayed
    store.close()

    assert (len(found), back) == (7, 1)
    assert bytes_of(released) == before


@pytest.mark.usefixtures("next_release")
def test_a_disk_that_fills_up_halfway_leaves_a_store_that_reads_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real = tmp_path / "store", rebuild
    shutil.copytree(STORES / RELEASES[0], folder)
    fill_outbox(folder, 200)

    def full_after_some(connection: Any, records: list[str]) -> Any:
        on_disk = bool(connection.execute("pragma database_list").fetchone()[2].endswith(engine.NAME))
        if on_disk and connection.execute("select count(*) from record").fetchone()[0] > 100:
            raise sqlcipher3.OperationalError("database or disk is full")
        return real(connection, records)

    monkeypatch.setattr(upgrade, "rebuild", full_after_some)
    store = unlock(folder, now=LATER)
    halfway = store.view is not None, len(notes(store.own_reader())), kept(store)
    store.close()
    monkeypatch.setattr(upgrade, "rebuild", real)
    store = unlock(folder, now=EVEN_LATER)

    assert halfway == (True, 206, [])
    assert (store.view, len(notes(store.own_reader()))) == (None, 206)
    store.close()


@pytest.mark.usefixtures("no_room")
def test_where_memory_has_no_room_either_it_is_refused_with_nothing_changed(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(released)

    def no_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(engine, "copy_into_memory", no_memory)
    with pytest.raises(NoRoomToUpgrade, match="Intet er ændret"):
        unlock(released, now=LATER)

    assert bytes_of(released) == before
    monkeypatch.undo()
    unlock(released, now=EVEN_LATER).close()


def with_a_lease(folder: Path) -> None:
    store = make(folder)
    pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    lease.keep(store._connection, Brought(given(), "n"), lease.moment(NOW))
    store.close()


def test_a_store_that_is_only_read_opens_with_its_lease_alone_and_keeps_the_one_that_comes(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder, late = tmp_path / "store", NOW + timedelta(days=8)
    with_a_lease(folder)
    request.getfixturevalue("next_release")
    request.getfixturevalue("no_room")

    with pytest.raises(lease.LeaseEnded):
        unlock(folder, now=late)
    fresh = vault.unlock(folder, PASSPHRASE, now=late, floor=CHEAP, lease=Brought(given(late), "n"))
    assert fresh.view is not None
    fresh.close()

    unlock(folder, now=late + timedelta(days=1)).close()


def test_a_clock_set_back_gains_nothing_in_a_store_that_is_only_read(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "store"
    with_a_lease(folder)
    request.getfixturevalue("next_release")
    request.getfixturevalue("no_room")
    store = unlock(folder, now=NOW + timedelta(hours=20))
    assert store.view is not None
    store.close()

    with engine_of(folder) as connection:
        clock = json.loads(
            connection.execute("select value from meta where key = 'lease_clock'").fetchone()[0]
        )

    assert clock["sure"].startswith("2026-11-27T05:00")


@contextmanager
def engine_of(folder: Path) -> Iterator[Any]:
    root = keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)
    connection = engine.open_writer(folder / engine.NAME, sealing.subkey(root, "db"))
    yield connection
    connection.close()
