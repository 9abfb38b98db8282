"""The first window: painted on Qt alone, before anything else is loaded; then everything else is sent for.

Everybody waits for what is imported at the top here, in `desktop.single`, `desktop.settings` and `desktop.ui.lean_*`.
"""

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop import overrides, paths, settings
from desktop.single import ALREADY_OPEN, Single

if TYPE_CHECKING:
    from desktop.crash import Crash
    from desktop.entry import Entry
    from desktop.loading import Loading
    from desktop.ui.lean_unlock import LeanUnlock


def run(name: str, *, practice: bool, store: Path | None, link: str = "") -> int:
    """Open the first window and stay until the last one closes; return the status for the shell."""
    overrides.watch()
    app = QApplication([name])
    app.setApplicationName("Fodfæste")
    app.setDesktopFileName(name)
    try:
        single = Single(paths.home())
        if not single.take():
            return already_open(app, single, link)
    except OSError as problem:
        return no_home(app, problem)
    first = FirstWindow(app, single, practice=practice, store=store, link=link)
    first.begin()
    status = app.exec()
    first.end()
    single.let_go()
    return status


def already_open(app: QCoreApplication, single: Single, link: str = "") -> int:
    """Raise the window that is open, hand it the link, say so, and end."""
    if single.knock(said=link):
        if sys.stdout is not None:
            print(ALREADY_OPEN, flush=True)
        return 0
    speak_as_chosen(app)
    return say_alone(
        QCoreApplication.translate(
            "start",
            "Fodfæste er åbent på denne computer, men svarer ikke: det er ved at starte eller lukke, eller vinduet kan "
            "ikke hentes frem herfra. Intet er ændret. Find vinduet på skærmen, eller vent lidt, og prøv igen.",
        )
    )


def no_home(app: QCoreApplication, problem: OSError) -> int:
    """Say that the folder cannot be written, or that there is no room in it."""
    speak_as_chosen(app)
    if problem.errno == errno.ENOSPC:
        return say_alone(
            QCoreApplication.translate(
                "start",
                "Disken er fuld, og derfor kan Fodfæste ikke starte. Intet er ændret, og det gemte er sikkert. "
                "Slet filer, du kan undvære, og start igen.",
            )
        )
    said = QCoreApplication.translate(
        "start",
        "Mappen {folder} kan ikke skrives i. Intet er ændret, og intet er gået tabt. "
        "Bed IT om skriveadgang til mappen, eller vælg en anden med --home.",
    )
    return say_alone(said.format(folder=paths.home()))


def speak_as_chosen(app: QCoreApplication) -> None:
    """Speak the language that was chosen last; Danish is the source and costs nothing."""
    visible = settings.read(paths.settings())
    if visible.language != "da":
        from desktop import language

        language.speak(app, visible.language)


def say_alone(message: str) -> int:
    """Say why there is no start, on the terminal and in a window, which who pressed an icon looks at."""
    if sys.stderr is not None:  # a program without a terminal has none on Windows
        print(message, file=sys.stderr, flush=True)
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "Fodfæste", message)
    box.addButton(QCoreApplication.translate("start", "Luk"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return 1


class FirstWindow:
    """The windows before the session, and the hand-over to it."""

    def __init__(
        self, app: QApplication, single: Single, *, practice: bool, store: Path | None, link: str = ""
    ) -> None:
        self.app = app
        self.single = single
        self.practice = practice
        self.store = store
        self.link = link
        self.window: QWidget | None = None
        self.loading: Loading | None = None
        self.entry: Entry | None = None

    def begin(self) -> None:
        """Paint the first window; everything heavy waits until it stands."""
        folder = self.store or self.first_store()
        if folder is not None or self.practice:
            window = self.unlock_window()
            window.stands.connect(lambda: self.go_on(folder))
            window.show()
            self.window = window
        else:
            QTimer.singleShot(0, lambda: self.go_on(None))

    def first_store(self) -> Path | None:
        """Return the store that is unlocked here: the one used last, in the practice office that of the chair."""
        if self.practice:
            from desktop import chairs

            return chairs.store()
        return next(iter(paths.store_folders()), None)

    def unlock_window(self) -> "LeanUnlock":
        """Return *Lås op*, on Qt alone."""
        from desktop.ui.lean_parts import load_fonts
        from desktop.ui.lean_unlock import LeanUnlock

        load_fonts()
        visible = settings.read(paths.settings())
        speak_as_chosen(self.app)
        theme = visible.theme
        if theme == "system":
            dark = self.app.palette().window().color().lightness() < 128  # the scheme itself costs 50 ms
            theme = "dark" if dark else "light"
        age = said_of(visible.last_contact)
        if self.practice:
            from desktop.ui.lean_chairs import LeanChairs

            where = QCoreApplication.translate("unlock", "Øvelseskontor")
            return LeanChairs(initials="", age=where, theme=theme, scale=visible.scale)
        return LeanUnlock(initials=visible.initials, age=age, theme=theme, scale=visible.scale)

    def go_on(self, folder: Path | None) -> None:
        """The first window stands: hear of errors, and load the way in while the first letters are typed."""
        from desktop.crash import Crash, show_calmly
        from desktop.loading import WAY_IN, Loading

        crash = Crash(paths.crashes(), show_calmly)
        crash.hook()
        if "FODFAESTE_STALLS" in os.environ:
            from desktop import stalls

            stalls.begin_if_asked()
        self.loading = Loading(WAY_IN, ())
        self.loading.done.connect(lambda: self.let_in(folder, crash))
        self.loading.begin()

    def let_in(self, folder: Path | None, crash: "Crash") -> None:
        """Listen to the first window, and for later starts."""
        from desktop import system_proxy
        from desktop.entry import Entry

        system_proxy.begin()
        self.entry = Entry(
            self.app,
            crash,
            folder=folder,
            practice=self.practice,
            unlock=self.window,
            let_go=self.single.let_go,
        )
        self.single.listen(self.entry.raise_window, self.take_link)
        self.entry.begin()
        if self.link:
            self.take_link(self.link)

    def take_link(self, link: str) -> None:
        """A link was opened: *Kom i gang* shows what it brings; on a computer that is in use it says so."""
        from casework.errors import Refused

        assert self.entry is not None  # noqa: S101  who takes a link listens or has begun
        first = self.entry.first
        if first is None or not first.window.take_link(link):
            said = QCoreApplication.translate(
                "start",
                "Computeren er allerede taget i brug, og derfor er linket ikke brugt. Intet er ændret. Arbejd som "
                "ellers; bliver du bedt om en ny kode, kan linket sættes ind der.",
            )
            self.entry.say(Refused(said))

    def end(self) -> None:
        """Let go of what was begun; a first window that still stands goes before the program that it stands on."""
        if self.loading is not None:
            self.loading.pause()
        if self.entry is not None:
            self.entry.end()
        if self.window is not None and isValid(self.window):
            self.window.close()
            self.window.deleteLater()
            self.app.processEvents()


def said_of(last_contact: str) -> str:
    """Say how old the last contact is, cut out of its text: a calendar would keep the window waiting for 3 ms."""
    day, clock = last_contact[:10].split("-"), last_contact[11:16].split(":")
    if (len(day), len(clock)) != (3, 2) or not all(part.isdigit() for part in (*day, *clock)):
        return ""
    year, month, date = day
    said = QCoreApplication.translate("unlock", "Sidst opdateret {day} kl. {hour}.{minute}")
    return said.format(day=f"{int(date)}.{int(month)}.{year}", hour=int(clock[0]), minute=clock[1])
