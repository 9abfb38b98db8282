"""Bad days at one computer: each is said in a sentence with a way on, and what was written is there afterwards."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.two_drafts import both
from desktop import paths
from desktop.entry import now
from storage import vault
from storage.reserve import LAST, Reserve
from storage.reserve import NAME as RESERVE
from tests.journeys.bad_days import (
    PASSPHRASE,
    SAVED,
    at_the_computer,
    contents_of,
    damage,
    damage_a_page_of_the_note,
    database_of,
    fill,
    is_root,
    make_store,
    pages_of,
    read,
    read_only,
    small_disk,
    texts_in,
)
from tests.storage import shelf

LONG = "Hun fortalte om skolen og om søvnen. " * 2000
ROOT_ONLY = pytest.mark.skipif(not is_root(), reason="a small disk is mounted by root; others: tests/storage")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("bad-days") / "one"
    return folder, make_store(folder)


@pytest.fixture
def folder(made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    place = tmp_path / "stores" / "one"
    shutil.copytree(made[0], place, ignore=shutil.ignore_patterns(RESERVE))
    return place


@pytest.fixture
def citizen(made: tuple[Path, str]) -> str:
    return made[1]


def test_a_wrong_passphrase_waits_after_the_third_and_the_right_one_still_opens_everything(
    qtbot: QtBot, folder: Path
) -> None:
    before = contents_of(folder)
    with at_the_computer(qtbot, folder) as person:
        for number in range(3):
            person.window.line.clear()
            person.types(f"gættet sætning {number}")
            told = person.is_told()
            assert "Forkert adgangssætning. Intet er ændret. Prøv igen" in told
        assert "Prøv igen om 1 sekund." in told
        assert told.count("Prøv igen") == 1
        assert not person.window.word.isEnabled()
        assert contents_of(folder) == before

        person.comes_in()
    assert texts_in(folder) == [SAVED]


def test_a_passphrase_that_comes_too_soon_is_not_tried_and_says_how_long(qtbot: QtBot, folder: Path) -> None:
    for _ in range(3):
        with at_the_computer(qtbot, folder) as person:
            person.types("gættet sætning")
            person.is_told()
    with at_the_computer(qtbot, folder) as person:
        person.types("gættet sætning")
        told = person.is_told()
        assert "Forkert adgangssætning" in told
        assert "Intet er" in told
        assert "sekund" in told
        assert not person.window.word.isEnabled()
    assert texts_in_after_the_pause(folder) == [SAVED]


def texts_in_after_the_pause(folder: Path) -> list[str]:
    (folder / "guesses.json").unlink()
    return texts_in(folder)


def test_a_store_of_a_newer_version_is_left_as_it_is(qtbot: QtBot, folder: Path) -> None:
    database = database_of(folder)
    (version,) = database.execute("pragma user_version").fetchone()
    database.execute("pragma user_version = 99")
    database.close()
    before = contents_of(folder)
    with at_the_computer(qtbot, folder) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "nyere udgave af Fodfæste" in told
        assert "ikke rørt, og alt er sikkert" in told
        assert "Opdatér programmet" in told
    assert contents_of(folder) == before

    database = database_of(folder)
    database.execute(f"pragma user_version = {version}")
    database.close()
    assert texts_in(folder) == [SAVED]


def test_a_store_in_a_folder_that_cannot_be_written_is_left_as_it_is(qtbot: QtBot, folder: Path) -> None:
    before = contents_of(folder)
    with read_only(folder), at_the_computer(qtbot, folder) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "kan ikke skrives i" in told
        assert "Intet er ændret, og det gemte er sikkert" in told
        assert "Bed IT" in told
    assert contents_of(folder) == before
    assert texts_in(folder) == [SAVED]


@pytest.fixture
def disk(folder: Path) -> Iterator[Path]:
    """The store on a disk of its own, so small that nothing is held in reserve on it."""
    yield from _on_a_disk(folder, 10)


@pytest.fixture
def disk_with_reserve(folder: Path) -> Iterator[Path]:
    """The store on a disk that has room for the reserve."""
    yield from _on_a_disk(folder, 100)


def _on_a_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    beside = folder.parent.parent / "beside"
    shutil.move(folder, beside)
    with small_disk(folder, megabytes):
        shutil.copytree(beside, folder, dirs_exist_ok=True)
        yield folder


@ROOT_ONLY
def test_on_a_full_disk_the_typed_visit_stays_in_the_window_until_there_is_room_again(
    qtbot: QtBot, disk: Path, citizen: str
) -> None:
    with at_the_computer(qtbot, disk) as person:
        person.comes_in()
        visit = person.visits(citizen)
        visit.choose_outcome("met")
        film = fill(disk)

        visit.note.text.area.insertPlainText(LONG)
        person.until(lambda: "Disken er fuld" in person.banner())
        said = person.banner()
        assert "Det, du har gemt før, er sikkert" in said
        assert "slet filer, du kan undvære" in said
        visit.save()
        person.until(visit.refusal.isVisible)
        assert "Disken er fuld" in read(visit.refusal)
        assert "Dette er endnu ikke gemt: lad vinduet stå åbent" in read(visit.refusal)
        assert visit.note.text.area.text() == LONG

        film.unlink()
        visit.save()
        person.until(lambda: person.session.window.stack.currentWidget() is not visit)
        assert person.banner() == ""
    assert sorted(texts_in(disk)) == sorted([SAVED, LONG.strip()])


@ROOT_ONLY
def test_the_reserve_saves_what_is_typed_when_the_disk_fills_and_the_computer_locks(
    qtbot: QtBot, disk_with_reserve: Path, citizen: str
) -> None:
    with at_the_computer(qtbot, disk_with_reserve) as person:
        session = person.comes_in()
        case = person.opens(citizen)
        person.until(lambda: case._page is not None)
        assert (disk_with_reserve / RESERVE).exists()
        case.write_note()
        fill(disk_with_reserve)

        case.note.text.area.insertPlainText(LONG)
        session.lock()
    with at_the_computer(qtbot, disk_with_reserve) as person:
        person.comes_in()
        drafts = person.asks(lambda store: store.drafts.all())
        assert [draft.contents["text"] for draft in drafts] == [LONG]


@ROOT_ONLY
def test_what_is_typed_is_kept_at_the_lock_though_the_disk_filled_twice(
    qtbot: QtBot, disk_with_reserve: Path, citizen: str
) -> None:
    """The reserve saves the first words, another program takes that room too, and then the idle pause locks."""
    with at_the_computer(qtbot, disk_with_reserve) as person:
        session = person.comes_in()
        case = person.opens(citizen)
        person.until(lambda: case._page is not None)
        case.write_note()
        fill(disk_with_reserve)
        case.note.text.area.insertPlainText("Først dette. ")
        session.rooms.keep_now()
        person.asks(lambda store: store.drafts.all())
        assert (disk_with_reserve / RESERVE).stat().st_size == LAST
        film = fill(disk_with_reserve)

        case.note.text.area.insertPlainText(LONG * 6)
        session.lock()

    film.unlink()
    with at_the_computer(qtbot, disk_with_reserve) as person:
        person.comes_in()
        drafts = person.asks(lambda store: store.drafts.all())
        assert [both(draft.contents, {})["text"] for draft in drafts] == [f"Først dette. {LONG * 6}"]
        person.until(lambda: "Disken var fuld, da Fodfæste låste sidst" in person.banner())


@ROOT_ONLY
def test_of_the_test_a_lock_without_the_last_of_the_reserve_is_noticed(
    qtbot: QtBot, disk_with_reserve: Path, citizen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reserve, "release_last", lambda _reserve: False)
    with pytest.raises(AssertionError, match="Først dette"):
        test_what_is_typed_is_kept_at_the_lock_though_the_disk_filled_twice(qtbot, disk_with_reserve, citizen)


@ROOT_ONLY
def test_unlocking_on_a_full_disk_says_so_and_opens_when_there_is_room(qtbot: QtBot, disk: Path) -> None:
    film = fill(disk)
    with at_the_computer(qtbot, disk) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "Disken er fuld" in told
        assert "sikkert" in told
        assert "Slet filer, du kan undvære, og prøv igen" in told
        assert "tryk Gem" not in told

        film.unlink()
        person.comes_in()
    assert texts_in(disk) == [SAVED]


def test_a_store_file_of_no_bytes_is_damaged_and_never_begun_anew(qtbot: QtBot, folder: Path) -> None:
    whole = contents_of(folder)
    os.truncate(folder / "store.db", 0)
    with at_the_computer(qtbot, folder) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "beskadiget" in told
        assert "Intet er ændret" in told
        assert "centralen har kvitteret, er sikkert der" in told
        assert "kontakt IT" in told
    assert contents_of(folder) == {**whole, "store.db": b""}

    (folder / "store.db").write_bytes(whole["store.db"])
    assert texts_in(folder) == [SAVED]


def test_a_store_that_is_damaged_all_over_is_said_and_left_as_it_is(qtbot: QtBot, folder: Path) -> None:
    whole = contents_of(folder)
    database = folder / "store.db"
    damage(database, first=1, last=pages_of(database))
    damaged = contents_of(folder)
    with at_the_computer(qtbot, folder) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "enten er de beskadiget, eller også er nøglefilen en ældre kopi. Intet er ændret" in told
        assert "centralen har kvitteret, er sikkert der" in told
        assert "kontakt IT" in told
    assert contents_of(folder) == damaged

    database.write_bytes(whole["store.db"])
    assert texts_in(folder) == [SAVED]


def test_beside_a_damaged_page_the_work_goes_on_and_what_is_written_is_in_its_second_copy(
    qtbot: QtBot, folder: Path, citizen: str
) -> None:
    store = vault.unlock(folder, PASSPHRASE, now=now())
    other, opened = shelf.citizen("Bent", "Øvrum", primary=store.user.id)
    shelf.save(store, *opened, *shelf.note(citizen, LONG * 4), now=now())
    store.close()
    database = folder / "store.db"
    whole = database.read_bytes()
    damage_a_page_of_the_note(folder)
    with at_the_computer(qtbot, folder) as person:
        person.comes_in()
        person.opens(citizen)
        person.until(lambda: bool(person.banner()))
        said = person.banner()
        assert "Noget af det, der er gemt her, kan ikke læses" in said
        assert "Alt andet virker, og det, centralen har kvitteret, er sikkert der" in said
        assert "Send det, der venter, og kontakt IT" in said
        person.writes(*shelf.note(other, "Skrevet ved siden af skaden"))

    for name in ("store.db-wal", "store.db-shm"):
        (folder / name).unlink(missing_ok=True)
    database.write_bytes(whole)
    assert set(texts_in(folder)) == {SAVED, LONG * 4, "Skrevet ved siden af skaden"}


def test_a_damaged_key_file_is_healed_from_its_copy_without_a_word(qtbot: QtBot, folder: Path) -> None:
    whole = contents_of(folder)
    (folder / "keys.ffk").write_bytes(whole["keys.ffk"][:40])
    with at_the_computer(qtbot, folder) as person:
        person.comes_in()
    assert (folder / "keys.ffk").read_bytes() == whole["keys.ffk"]
    assert texts_in(folder) == [SAVED]


def test_two_damaged_key_files_are_said_and_nothing_is_touched(qtbot: QtBot, folder: Path) -> None:
    whole = contents_of(folder)
    for name in ("keys.ffk", "keys.ffk.prev"):
        (folder / name).write_bytes(b"\x00" * 300)
    damaged = contents_of(folder)
    with at_the_computer(qtbot, folder) as person:
        person.types(PASSPHRASE)
        told = person.is_told()
        assert "Nøglefilen til dine sager er beskadiget" in told
        assert "Selve sagerne er ikke rørt" in told
        assert "Slet ingenting" in told
        assert "kontakt IT" in told
    assert contents_of(folder) == damaged

    for name in ("keys.ffk", "keys.ffk.prev"):
        (folder / name).write_bytes(whole[name])
    assert texts_in(folder) == [SAVED]


@pytest.mark.parametrize("gone", [("keys.ffk",), ("keys.ffk", "keys.ffk.prev")])
def test_a_store_whose_key_file_is_gone_is_still_a_store_and_no_first_day(
    folder: Path, gone: tuple[str, ...]
) -> None:
    for name in gone:
        (folder / name).unlink()

    assert paths.store_folders() == (folder,)
