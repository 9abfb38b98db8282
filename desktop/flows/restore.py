"""Gendan: of what reads or from a copy that lies here, the words that open it, and the restored store."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark
from casework.errors import FodfaesteError
from desktop import damaged, language, paths, settings
from desktop.flows.forgotten import ForgottenFlow
from desktop.forgetting_copies import LockedCopy
from desktop.joining import CENTRAL
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.ui.lean_parts import fit_first
from desktop.ui.look.dress import dress
from desktop.ui.screens.restore import LOOK, CopyShown, RestoreScreen
from storage import backups, look, rebuild, restore
from storage.backups import CopyFound
from storage.restore import Restored
from storage.sealing import FLOOR, Cost
from storage.vault import Store

Opened = tuple[Restored, dict[str, str]]
Looked = tuple[Store, dict[str, str]]


class RestoreFlow(QObject):
    """Wires the ways on from a damaged store, for *Lås op*.

    `done` is handed it restored and open, `looked` what reads of it, to be only read; `left` shows *Lås op* again.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        lane: Lane,
        *,
        now: Callable[[], datetime],
        done: Callable[[Opened], None],
        looked: Callable[[Looked], None],
        left: Callable[[], None],
        floor: Cost = FLOOR,
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self._cost = cost
        self._folder, self._lane, self._now, self._done, self._floor = folder, lane, now, done, floor
        self._looked = looked
        self._ended = False
        self._copies: dict[str, CopyFound] = {}
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self._own = RestoreScreen(in_denmark(now))
        fit_first(self._own)
        self._own.restored.connect(self._restore)
        self._own.left.connect(left)
        self._own.forgotten.connect(self._forgot)
        self.window: Any = self._own
        """The window that stands: the copies, or the way by two officers in its place."""
        self._app = app
        self._help: ForgottenFlow | None = None
        lane.do(lambda: (backups.found(folder), damaged.has_pages(folder)), self._show)

    def end(self) -> None:
        """Leave no words behind."""
        self._ended = True
        self._leave_help()
        self._own.forget_typed()

    def _forgot(self, name: str) -> None:
        """The words are forgotten, too: two officers help, and the copy that was chosen opens under new ones."""
        copy = self._copies.get(name) or next(iter(self._copies.values()), None)
        if self._help is not None:
            return
        if copy is None:
            self._own.show_problem(
                QCoreApplication.translate(
                    "restore",
                    "Her er ingen sikkerhedskopi, som nøgleofficererne kan åbne. Intet er ændret. Gå tilbage til Lås "
                    "op, og tryk Glemt adgangssætning der.",
                )
            )
            return
        locked = LockedCopy(self._folder, self._now, self._cost, copy=copy)

        def done(opened: tuple[Store, dict[str, str]]) -> None:
            self._done((locked.came[-1], opened[1]))

        self._help = ForgottenFlow(
            self._app,
            locked,
            self._lane,
            self._lane.beside("network"),
            done=done,
            left=self._leave_help,
            restoring=True,
        )
        self._help.window.setGeometry(self._own.geometry())
        self.window = self._help.window
        self._help.window.show()
        self._own.hide()

    def _leave_help(self) -> None:
        """Back to the copies: perhaps the words came back by themselves."""
        if self._help is not None:
            self._help.end()
            self._help.window.close()
            self._help.window.deleteLater()
            self._help, self.window = None, self._own
            if not self._ended:
                self._own.show()

    def _show(self, there: tuple[tuple[CopyFound, ...], bool]) -> None:
        copies, reads = there
        if not self._ended:
            self._copies = {copy.path.name: copy for copy in copies}
            shown = [CopyShown(name, copy.made) for name, copy in self._copies.items()]
            self._own.show_copies(shown, reads=reads)

    def _restore(self, name: str, passphrase: str) -> None:
        if name == LOOK:
            self._look(passphrase)
            return
        folder, copy, at, floor = self._folder, self._copies.get(name), self._now(), self._floor

        def work() -> Opened:
            restored = (
                rebuild.rebuild(folder, passphrase, now=at, floor=floor)
                if copy is None
                else restore.restore(folder, copy, passphrase, now=at, floor=floor)
            )
            return restored, dict(restored.store.settings.get(CENTRAL, {}))

        self._own.busy(on=True)
        self._lane.do(work, self._came, self._refuse)

    def _look(self, passphrase: str) -> None:
        folder, at, floor = self._folder, self._now(), self._floor

        def work() -> Looked:
            store = look.look(folder, passphrase, now=at, floor=floor)
            return store, dict(store.settings.get(CENTRAL, {}))

        def came(opened: Looked) -> None:
            self._own.forget_typed()
            self._looked(opened)

        self._own.busy(on=True)
        self._lane.do(work, came, self._refuse)

    def _came(self, opened: Opened) -> None:
        self._own.forget_typed()
        self._done(opened)

    def _refuse(self, refusal: FodfaesteError) -> None:
        if not self._ended:
            self._own.show_problem(told(refusal))
