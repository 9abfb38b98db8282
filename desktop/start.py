"""Start-up, told as a story.

The memory is closed to others. If somebody's window is open already, it is raised, and that is all. Else the unlock
window is painted on Qt alone, before anything else is loaded; while the person types, the store's lane loads what it
needs, and while the passphrase is tried there, the window stays alive and the screens are loaded. Then today at once,
and the exchange with the central service afterwards. A home without a store goes to *Kom i gang* instead.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop import guard, paths, settings
from desktop.single import ALREADY_OPEN, Single

if TYPE_CHECKING:
    from desktop.entry import Entry

NAME = "fodfaeste"


class Chosen(NamedTuple):
    """What the command line said."""

    practice: bool = False
    home: Path | None = None
    store: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Start; return the status for the shell."""
    guard.close_memory()
    chosen = read(list(sys.argv[1:] if arguments is None else arguments))
    settle(chosen)
    app = QApplication([NAME])
    app.setApplicationName("Fodfæste")
    app.setDesktopFileName(NAME)
    try:
        single = Single(paths.home())
        if not single.take():
            return already_open(single)
    except OSError as problem:
        return no_home(problem)
    start = Start(app, chosen, single)
    start.begin()
    status = app.exec()
    start.end()
    single.let_go()
    return status


def read(arguments: list[str]) -> Chosen:
    """Read the command line; the reader itself is loaded only where there is something to read."""
    if not arguments:
        return Chosen()
    import argparse

    parser = argparse.ArgumentParser(prog=NAME, description="Fodfæste: sagsarbejde, også uden net.")
    parser.add_argument(
        "--practice", action="store_true", help="øvelseskontoret: opfundne borgere, intet sendes ud"
    )
    parser.add_argument(
        "--home", type=Path, help="mappen til alt, hvad programmet gemmer (ellers FODFAESTE_HOME)"
    )
    parser.add_argument("--store", type=Path, help="mappen med det lager, der skal låses op")
    said = parser.parse_args(arguments)
    return Chosen(said.practice, said.home, said.store)


def settle(chosen: Chosen) -> None:
    """Let everything that follows keep its things in the right home; the practice office has its own below it."""
    if chosen.home is not None:
        os.environ["FODFAESTE_HOME"] = str(chosen.home.absolute())
    if chosen.practice and paths.home().name != "practice":
        os.environ["FODFAESTE_HOME"] = str(paths.home().absolute() / "practice")


def already_open(single: Single) -> int:
    """Raise the window that is open, say so, and end."""
    if single.knock():
        print(ALREADY_OPEN, flush=True)
        return 0
    message = (
        "Fodfæste er ved at starte eller lukke på denne computer. Intet er ændret. Vent lidt, og prøv igen."
    )
    print(message, file=sys.stderr, flush=True)
    return 1


def no_home(problem: OSError) -> int:
    """Say that the folder cannot be written, in a window and on the terminal."""
    message = (
        f"Mappen {paths.home()} kan ikke skrives ({problem.strerror}). Intet er ændret, og intet er gået tabt. "
        "Bed om skriveadgang til mappen, eller vælg en anden med --home."
    )
    print(message, file=sys.stderr, flush=True)
    return 1


class Start:
    """The windows before the session, and the hand-over to it."""

    def __init__(self, app: QApplication, chosen: Chosen, single: Single) -> None:
        self.app = app
        self.chosen = chosen
        self.single = single
        self.window: QWidget | None = None
        self.entry: Entry | None = None

    def begin(self) -> None:
        """Paint the first window; everything heavy waits until it stands."""
        folders = (self.chosen.store,) if self.chosen.store else paths.store_folders()
        if folders or self.chosen.practice:
            self.window = self.unlock_window()
            self.window.show()
        QTimer.singleShot(0, lambda: self.go_on(folders[0] if folders else None))

    def unlock_window(self) -> QWidget:
        """Return *Lås op*, on Qt alone."""
        from desktop.ui.lean_parts import load_fonts
        from desktop.ui.lean_unlock import LeanUnlock

        load_fonts()
        visible = settings.read(paths.settings())
        if visible.language != "da":
            from desktop import language

            language.speak(self.app, visible.language)
        theme = visible.theme
        if theme == "system":
            dark = self.app.palette().window().color().lightness() < 128  # the scheme itself costs 50 ms
            theme = "dark" if dark else "light"
        age = said_of(visible.last_contact)
        greeting = "Øvelseskontor" if self.chosen.practice else ""
        return LeanUnlock(
            initials=visible.initials, age=age, greeting=greeting, theme=theme, scale=visible.scale
        )

    def go_on(self, folder: Path | None) -> None:
        """The first window stands: listen for later starts, and load what opens the store."""
        from desktop.crash import Crash, show_calmly

        crash = Crash(paths.crashes(), show_calmly)
        crash.hook()
        from desktop.entry import Entry

        self.entry = Entry(
            self.app,
            crash,
            folder=folder,
            practice=self.chosen.practice,
            unlock=self.window,
            let_go=self.single.let_go,
        )
        self.single.listen(self.entry.raise_window)
        self.entry.begin()

    def end(self) -> None:
        """Let go of what was begun; a first window that still stands goes before the program that it stands on."""
        if self.entry is not None:
            self.entry.end()
        if self.window is not None and isValid(self.window):
            self.window.close()
            self.window.deleteLater()
            self.app.processEvents()


def said_of(last_contact: str) -> str:
    """Say how old the last contact is, without loading a calendar."""
    if len(last_contact) < 16:
        return ""
    from datetime import datetime

    try:
        at = datetime.fromisoformat(last_contact).astimezone()
    except ValueError:
        return ""
    return f"Sidst opdateret {at.day}.{at.month}.{at.year} kl. {at.hour}.{at.minute:02}"


if __name__ == "__main__":
    sys.exit(main())
