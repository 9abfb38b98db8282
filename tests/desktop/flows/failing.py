"""What goes wrong in security.md *Failure behaviour*, brought about on a real store before its real windows.

Each row returns the sentence that it read off the window, and leaves the store so that `Scene.holds_everything` can
ask it and its second copy alone for each note that was said to be saved.
"""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlcipher3
from pytestqt.qtbot import QtBot

from desktop.entry import now
from storage import engine, guesses, keyfile, vault
from storage.journal_file import NAME as JOURNAL
from storage.reserve import NAME as RESERVE
from storage.vault import UserFacts
from tests.journeys.bad_days import (
    PASSPHRASE,
    SAVED,
    Person,
    at_the_computer,
    contents_of,
    damage,
    damage_a_page_of_the_note,
    database_of,
    fill,
    pages_of,
    read,
    small_disk,
    texts_in,
)
from tests.journeys.starting import second_start
from tests.storage import shelf
from tests.storage.faults.sizes import ROOT

LONG = "Hun fortalte om skolen og om søvnen. " * 2000
HOLDS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from storage import sealing, vault
cheap = sealing.Cost(64, 1, 1)
store = vault.unlock(Path(sys.argv[1]), sys.argv[2], now=datetime.now(UTC), floor=cheap)
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


@dataclass
class Scene:
    """A computer whose store has one saved note, and whoever sits down at it."""

    qtbot: QtBot
    folder: Path
    citizen: str
    start: bytes
    """The database before the note was saved: with it, only the second copy knows of it."""
    saved: list[str] = field(default_factory=lambda: [SAVED])
    whole: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.whole = contents_of(self.folder)

    @contextmanager
    def somebody(self) -> Iterator[Person]:
        """Let somebody sit down at the computer, and leave it."""
        with at_the_computer(self.qtbot, self.folder) as person:
            yield person

    def refused(self, passphrase: str = PASSPHRASE) -> str:
        """Return what *Lås op* says to a passphrase; not a byte of the store may change over it."""
        before = contents_of(self.folder)
        with self.somebody() as person:
            person.types(passphrase)
            told = person.is_told()
        assert contents_of(self.folder) == before
        return told

    def told_inside(self) -> str:
        """Return what stands above the page after the store has opened."""
        with self.somebody() as person:
            person.comes_in()
            person.until(lambda: bool(person.banner()))
            return person.banner().strip()

    def holds_everything(self) -> None:
        """Ask the store, its broken files put right, and the second copy alone for each saved note."""
        (self.folder / guesses.NAME).unlink(missing_ok=True)
        for name in (keyfile.NAME, keyfile.COPY):
            (self.folder / name).write_bytes(self.whole[name])
        alone = self.folder.with_name("alone")
        shutil.copytree(self.folder, alone, ignore=shutil.ignore_patterns(RESERVE, f"{engine.NAME}*"))
        (alone / engine.NAME).write_bytes(self.start)
        assert sorted(texts_in(alone)) == sorted(self.saved)
        assert sorted(texts_in(self.folder)) == sorted(self.saved)

    def put_right(self) -> None:
        """Put the database back as it was before it was broken."""
        for name in (f"{engine.NAME}-wal", f"{engine.NAME}-shm"):
            (self.folder / name).unlink(missing_ok=True)
        (self.folder / engine.NAME).write_bytes(self.whole[engine.NAME])


def made(folder: Path) -> tuple[str, bytes]:
    """Make a store with one saved note; return its citizen, and the database as it was before the note."""
    user = UserFacts("w-mette", "MEHA", "Mette Hald")
    store = vault.create(folder, PASSPHRASE, user=user, device="device-mette", now=now(), cost=shelf.CHEAP)
    citizen, opened = shelf.citizen("Amina", "Testberg", primary=user.id)
    shelf.save(store, *opened, now=now())
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    start = (folder / engine.NAME).read_bytes()
    shelf.save(store, *shelf.note(citizen, SAVED), now=now())
    store.close()
    return citizen, start


def wrong_passphrase(scene: Scene) -> str:
    return scene.refused("ikke den")


def too_many(scene: Scene) -> str:
    with scene.somebody() as person:
        for number in range(guesses.FREE):
            person.until(person.window.unlock.isEnabled)
            person.window.line.clear()
            person.types(f"gættet sætning {number}")
            told = person.is_told()
        assert not person.window.word.isEnabled()
    assert contents_of(scene.folder) == scene.whole
    return told


def key_file_and_copy_damaged(scene: Scene) -> str:
    for name in (keyfile.NAME, keyfile.COPY):
        (scene.folder / name).write_bytes(b"{}")
    return scene.refused()


def database_of_no_bytes(scene: Scene) -> str:
    return refused_and_put_right(scene, b"")


def database_gone(scene: Scene) -> str:
    return refused_and_put_right(scene, None)


def every_page_damaged(scene: Scene) -> str:
    damage(scene.folder / engine.NAME, first=0, last=pages_of(scene.folder / engine.NAME))
    return refused_and_put_right(scene, (scene.folder / engine.NAME).read_bytes())


def newer_schema(scene: Scene) -> str:
    database = database_of(scene.folder)
    database.execute("pragma user_version = 9999")
    database.close()
    return refused_and_put_right(scene, (scene.folder / engine.NAME).read_bytes())


def refused_and_put_right(scene: Scene, database: bytes | None) -> str:
    """Let the database be these bytes, or none, for one try to open it."""
    (scene.folder / engine.NAME).unlink()
    if database is not None:
        (scene.folder / engine.NAME).write_bytes(database)
    told = scene.refused()
    scene.put_right()
    return told


def wrong_engine(scene: Scene) -> str:
    """Let the engine of the standard library stand where ours was: it takes the key, and seals nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlcipher3, "connect", sqlite3.connect)
        return scene.refused()


def log_of_the_engine_lost(scene: Scene) -> str:
    """The power went before the engine's log came into the database, and the log decayed."""
    (scene.folder / engine.NAME).write_bytes(scene.start)
    return scene.told_inside()


def second_copy_damaged(scene: Scene) -> str:
    path = scene.folder / JOURNAL
    path.write_bytes(path.read_bytes()[:-1] + bytes(40))
    return scene.told_inside()


def second_copy_gone(scene: Scene) -> str:
    (scene.folder / JOURNAL).unlink()
    return scene.told_inside()


def second_instance_of_the_store(scene: Scene) -> str:
    running = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(scene.folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert running.stdout is not None
    try:
        assert running.stdout.readline() == "open\n"
        return scene.refused()
    finally:
        running.communicate("\n", timeout=60)


def second_instance_of_the_program(scene: Scene) -> str:
    told, code = second_start(scene.folder.parent.parent)
    assert code == 0
    assert contents_of(scene.folder) == scene.whole
    return told.strip()


def one_page_damaged(scene: Scene) -> str:
    """A page of a long note does not hold; beside it the work goes on, and is in both copies."""
    store = vault.unlock(scene.folder, PASSPHRASE, now=now())
    other, opened = shelf.citizen("Bent", "Øvrum", primary=store.user.id)
    shelf.save(store, *opened, *shelf.note(scene.citizen, LONG * 4), now=now())
    store.close()
    scene.whole = contents_of(scene.folder)
    damage_a_page_of_the_note(scene.folder)
    with scene.somebody() as person:
        person.comes_in()
        person.opens(scene.citizen)
        person.until(lambda: bool(person.banner()))
        told = person.banner()
        person.writes(*shelf.note(other, "Skrevet ved siden af skaden"))
        as_it_lies = (scene.folder / JOURNAL).read_bytes()
    scene.put_right()
    (scene.folder / JOURNAL).write_bytes(as_it_lies)  # closing writes it anew
    scene.saved += [LONG * 4, "Skrevet ved siden af skaden"]
    return told


@contextmanager
def on_a_small_disk(scene: Scene) -> Iterator[None]:
    """Let the store lie on a disk of its own, so small that nothing is held in reserve on it."""
    folder, beside = scene.folder, scene.folder.parent.with_name("beside")
    shutil.move(folder, beside)
    with small_disk(folder, 10):
        shutil.copytree(beside, folder, dirs_exist_ok=True)
        yield
        shutil.rmtree(beside)
        shutil.copytree(folder, beside)
    folder.rmdir()
    shutil.move(beside, folder)


def disk_full_while_saving(scene: Scene) -> str:
    """What is typed stays in the window while there is no room, and is saved when there is."""
    with on_a_small_disk(scene), scene.somebody() as person:
        person.comes_in()
        visit = person.visits(scene.citizen)
        visit.choose_outcome("met")
        film = fill(scene.folder)
        visit.note.text.area.insertPlainText(LONG)
        visit.save()
        person.until(visit.refusal.isVisible)
        told = read(visit.refusal)
        assert visit.note.text.area.text() == LONG
        film.unlink()
        visit.save()
        person.until(lambda: person.session.window.stack.currentWidget() is not visit)
    scene.saved.append(LONG.strip())
    return told


def disk_full_while_locked(scene: Scene) -> str:
    with on_a_small_disk(scene):
        film = fill(scene.folder)
        told = scene.refused()
        film.unlink()
    return told
