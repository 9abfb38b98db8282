"""Gendan fra sikkerhedskopi: the copies that lie here, the words that open one, and the restored store."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop import language, paths, settings
from desktop.joining import CENTRAL
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.ui.look.dress import dress
from desktop.ui.screens.restore import CopyShown, RestoreScreen
from storage import backups, restore
from storage.backups import CopyFound
from storage.restore import Restored
from storage.sealing import FLOOR, Cost

Opened = tuple[Restored, dict[str, str]]


class RestoreFlow(QObject):
    """Wires the way back from a damaged store; `done` is handed it restored and open, `left` shows *Lås op* again."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        lane: Lane,
        *,
        now: Callable[[], datetime],
        done: Callable[[Opened], None],
        left: Callable[[], None],
        floor: Cost = FLOOR,
    ) -> None:
        super().__init__()
        self._folder, self._lane, self._now, self._done, self._floor = folder, lane, now, done, floor
        self._ended = False
        self._copies: dict[str, CopyFound] = {}
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self.window = RestoreScreen(lambda: now().astimezone(COPENHAGEN))
        self.window.resize(1280, 800)
        self.window.restored.connect(self._restore)
        self.window.left.connect(left)
        lane.do(lambda: backups.found(folder), self._show)

    def end(self) -> None:
        """Leave no words behind."""
        self._ended = True
        self.window.forget_typed()

    def _show(self, copies: tuple[CopyFound, ...]) -> None:
        if not self._ended:
            self._copies = {copy.path.name: copy for copy in copies}
            self.window.show_copies([CopyShown(name, copy.made) for name, copy in self._copies.items()])

    def _restore(self, name: str, passphrase: str) -> None:
        folder, copy, at, floor = self._folder, self._copies[name], self._now(), self._floor

        def work() -> Opened:
            restored = restore.restore(folder, copy, passphrase, now=at, floor=floor)
            return restored, dict(restored.store.settings.get(CENTRAL, {}))

        self.window.busy(on=True)
        self._lane.do(work, self._came, self._refuse)

    def _came(self, opened: Opened) -> None:
        self.window.forget_typed()
        self._done(opened)

    def _refuse(self, refusal: FodfaesteError) -> None:
        if not self._ended:
            self.window.show_problem(told(refusal))
