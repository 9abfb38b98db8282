"""The stage of the bad days: one computer with a real store, entered as a person enters it, and its disk and folder.

Nothing here stands in for a part of ours: the unlock window, the entry, the session and the store are the program's,
with its own lowest cost of a passphrase. Full disks and folders that cannot be written are mounts where the tests run
as root, whom permissions do not stop.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework.changes import Change
from desktop import paths
from desktop.crash import Crash
from desktop.entry import Entry, now
from desktop.session import Session
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.words import Words
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.start import StartScreen
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.window import MainWindow
from storage import engine, keyfile, vault
from storage.ledger import Recorded
from storage.reads import timeline
from storage.sealing import FLOOR, subkey
from storage.vault import Store, UserFacts
from tests.patience import PATIENCE_MS, heard
from tests.storage import shelf

PASSPHRASE = "lampe havre bølge stol"
SAVED = "Datteren er startet i ny institution."


def make_store(folder: Path) -> str:
    """Make a store with one citizen and one saved note; return the citizen."""
    user = UserFacts("w-mette", "MEHA", "Mette Hald")
    store = vault.create(folder, PASSPHRASE, user=user, device="device-mette", now=now(), cost=FLOOR)
    citizen, opened = shelf.citizen("Amina", "Testberg", primary=user.id)
    shelf.save(store, *opened, *shelf.note(citizen, SAVED), now=now())
    store.close()
    return citizen


def texts_in(folder: Path) -> list[str]:
    """Open a store anew, as the next morning does, and return the notes that it holds."""
    store = vault.unlock(folder, PASSPHRASE, now=now())
    try:
        return texts_of(store)
    finally:
        store.close()


def texts_of(store: Store) -> list[str]:
    """Return every note in an open store."""
    reader = store.own_reader()
    people = [row[0] for row in reader.rows("select id from record where kind = 'citizen'")]
    return [entry.text for one in people for entry in timeline.timeline(reader, one, 0, 1000) if entry.text]


def contents_of(folder: Path) -> dict[str, bytes]:
    """Return the files in which a store keeps words and keys, byte by byte."""
    names = ("store.db", "keys.ffk", "keys.ffk.prev", "outbox.ffj")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}


def key_of(folder: Path) -> bytes:
    """Return the key of a store's database."""
    return subkey(keyfile.open_with(keyfile.read(folder), PASSPHRASE, shelf.CHEAP), "db")


def database_of(folder: Path) -> engine.Connection:
    """Open the database with its own key, as the program of another year would."""
    return engine.open_writer(folder / engine.NAME, key_of(folder))


def damage(path: Path, *, first: int, last: int) -> None:
    """Turn one bit in each of some pages."""
    content = bytearray(path.read_bytes())
    for page in range(first, last):
        content[page * engine.PAGE + 100] ^= 1
    path.write_bytes(bytes(content))


def pages_of(path: Path) -> int:
    """Return how many pages a database has."""
    return path.stat().st_size // engine.PAGE


def damage_a_page_of_the_note(folder: Path) -> None:
    """Damage one page in which the long note stands as it is shown, and no other."""
    database, key = folder / "store.db", key_of(folder)
    whole = database.read_bytes()
    for page in range(pages_of(database) // 4, pages_of(database)):
        damage(database, first=page, last=page + 1)
        with closing(engine.open_writer(database, key)) as connection:
            try:
                connection.execute("select fields from record").fetchall()
            except sqlcipher3.DatabaseError:
                return
        database.write_bytes(whole)
    raise AssertionError("no page of the file holds the note")


class Person:
    """Somebody at this computer."""

    patience = PATIENCE_MS
    """How many milliseconds he waits for anything."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.crashed: list[str] = []
        self.window = LeanUnlock()
        self.window.show()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        self.entry = Entry(
            app,
            Crash(folder.parent / "crash", self.crashed.append),
            folder=folder,
            practice=False,
            unlock=self.window,
            let_go=lambda: None,
        )
        self.entry.begin()

    def types(self, passphrase: str) -> None:
        """Type a passphrase and press *Lås op*."""
        self.window.word.setText(passphrase)
        QTest.mouseClick(self.window.unlock, Qt.MouseButton.LeftButton)

    def is_told(self) -> str:
        """Return the line under the field, when the try is over."""
        asked = self.window
        self.until(
            lambda: not isValid(asked) or (asked.unlock.text() == "Lås op" and bool(asked.line.text()))
        )
        assert isValid(asked), "the store opened"
        return self.window.line.text()

    def comes_in(self) -> Session:
        """Unlock with the right words."""
        self.until(self.window.unlock.isEnabled)
        self.types(PASSPHRASE)
        self.until(lambda: self.entry._session is not None)
        session = self.session
        session._relaunch = lambda: None
        return session

    @property
    def session(self) -> Session:
        """The session that is open."""
        assert self.entry._session is not None
        return self.entry._session

    def opens(self, citizen: str) -> CitizenScreen:
        """Open a case."""
        self.session.rooms.open_citizen(citizen)
        screen = self.session.window.stack.currentWidget()
        assert isinstance(screen, CitizenScreen)
        return screen

    def visits(self, citizen: str) -> VisitScreen:
        """Begin a visit that was not planned."""
        self.session.rooms.open_visit("", citizen)
        stack = self.session.window.stack
        self.until(lambda: isinstance(stack.currentWidget(), VisitScreen))
        screen = stack.currentWidget()
        assert isinstance(screen, VisitScreen)
        self.until(lambda: screen._shown is not None)
        return screen

    def writes(self, *changes: Change) -> None:
        """Save changes in the open session."""
        desk = self.session.desk
        done: list[Recorded] = []
        desk.record(changes, now(), then=done.append)
        self.until(lambda: bool(done))

    def asks(self, work: Callable[[Store], Any]) -> Any:
        """Ask the open store something, on its lane."""
        store = self.session.desk.store
        return self.session.desk.store_lane.wait_for(lambda: work(store))

    def until(self, what: Callable[[], bool]) -> None:
        """Wait for something, and let the program go on meanwhile."""
        self.qtbot.waitUntil(what, timeout=self.patience)

    def banner(self) -> str:
        """Return what the banner above the page says now."""
        return banner_of(self.session.window)

    def chip(self) -> str:
        """Return what the chip says now."""
        return self.session.window.rail.sync.accessibleName()

    def leaves(self) -> None:
        """Close the program; nothing may have crashed on the way."""
        end(self.app, self.entry, self.window)
        assert self.crashed == [], "\n".join(str(each) for each in self.crashed)


@contextmanager
def at_the_computer(qtbot: QtBot, folder: Path) -> Iterator[Person]:
    """Sit down at a computer, and leave it in the end."""
    one = Person(qtbot, folder)
    try:
        yield one
    finally:
        one.leaves()


@contextmanager
def first_day() -> Iterator[StartScreen]:
    """Start on a computer without a store."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    crashed: list[str] = []
    crash = Crash(paths.crashes(), crashed.append)
    entry = Entry(app, crash, folder=None, practice=False, unlock=None, let_go=lambda: None)
    entry.begin()
    screen = entry._window
    assert isinstance(screen, StartScreen)
    yield screen
    end(app, entry, screen)
    assert crashed == []


def end(app: QApplication, entry: Entry, first: QWidget) -> None:
    """End the program, and leave nothing of it in the process that the next test runs in."""
    session = entry._session
    entry.end()
    heard()  # answers that are on their way still find their screens
    windows = [first]
    if session is not None:
        app.aboutToQuit.disconnect(session.close)
        windows.append(session.window)
    for window in windows:
        if isValid(window):
            window.close()
            window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def banner_of(window: MainWindow) -> str:
    """Return what the banner above the page of a window says now."""
    return " ".join(read(each) for each in window._top.findChildren(Banner) if isValid(each))


def read(inside: QWidget) -> str:
    """Return the words inside a widget."""
    return " ".join(part.said for part in inside.findChildren(Words))


def is_root() -> bool:
    """Tell whether this user can mount, so that a folder or a disk is what the test says it is."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let a folder be one that cannot be written: by a mount for root, by its permissions for anybody else."""
    if is_root():
        _run("mount", "--bind", str(folder), str(folder))
        _run("mount", "-o", "remount,ro,bind", str(folder))
        try:
            yield
        finally:
            _run("umount", "--lazy", str(folder))
    else:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Put a small disk of its own under a folder; root only."""
    folder.mkdir(parents=True, exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "fodfaeste-test", str(folder))
    try:
        yield
    finally:
        _run("umount", "--lazy", str(folder))


def fill(folder: Path) -> Path:
    """Use up the disk under a folder to the last byte; deleting what is returned gives the room back."""
    ballast = folder / "film.mp4"
    with ballast.open("ab", buffering=0) as file:
        for piece in (1 << 20, 4096, 1):
            try:
                while True:
                    file.write(bytes(piece))
            except OSError:
                continue
    return ballast


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
