"""Ny kode: the computer comes in anew, and its store goes on with the service's keys of today."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark
from casework.errors import FodfaesteError
from desktop import language, paths, settings
from desktop.lanes import Lane
from desktop.rejoining import Stranger
from desktop.sentences import told
from desktop.ui.look.dress import dress
from desktop.ui.screens.rejoin import RejoinScreen
from storage.lease import Brought


class RejoinFlow(QObject):
    """Wires the one step; `done` is handed what came, `left` is the way back; `lane` may wait for the net."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        lane: Lane,
        *,
        now: Callable[[], datetime],
        done: Callable[[Brought], None],
        left: Callable[[], None],
        lost: bool = False,
    ) -> None:
        """`lost` says that it is the computer's own key that is gone, and not the service's that are new."""
        super().__init__()
        self._stranger, self._lane, self._done = Stranger(folder, now), lane, done
        self._ended = False
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self.window = RejoinScreen(in_denmark(now), self._stranger.address(), lost=lost)
        self.window.resize(1280, 800)
        self.window.code_given.connect(self._ask_in)
        self.window.left.connect(left)

    def end(self) -> None:
        """Nobody waits any more."""
        self._ended = True

    def _ask_in(self, address: str, code: str) -> None:
        self.window.busy(on=True)
        stranger = self._stranger
        self._lane.do(lambda: stranger.rejoin(address, code), self._came, self._say)

    def _came(self, brought: Brought) -> None:
        if not self._ended:
            self._done(brought)

    def _say(self, refusal: FodfaesteError) -> None:
        if not self._ended:
            self.window.show_problem(told(refusal))
