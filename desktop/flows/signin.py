"""Log ind: the person signs in in the browser, and the store that is here gets its lease; the rest stays as it is."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark
from casework.errors import FodfaesteError
from desktop import language, paths, settings
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.signing_in import Waiting, come_back
from desktop.ui.lean_parts import fit_first
from desktop.ui.look.dress import dress
from desktop.ui.screens.signin import SignInScreen
from storage.lease import Brought


class SignInFlow(QObject):
    """Wires the one step; `done` is handed the lease that came, `left` is the way back."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        lane: Lane,
        *,
        now: Callable[[], datetime],
        done: Callable[[Brought], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__()
        self._folder, self._now, self._done = folder, now, done
        self._waiting = Waiting(lane, lambda: now().timestamp())
        self._ended = False
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self.window = SignInScreen(in_denmark(now))
        fit_first(self.window)
        self.window.wanted.connect(self._begin)
        self.window.called_off.connect(self._waiting.call_off)
        self.window.left.connect(left)

    def end(self) -> None:
        """Nobody waits any more."""
        self._ended = True
        self._waiting.end()

    def _begin(self) -> None:
        self.window.busy(on=True)
        folder, now = self._folder, self._now
        self._waiting.run(lambda hands: come_back(folder, hands, now), self._came, self._say)

    def _came(self, brought: Brought) -> None:
        if not self._ended:
            self._done(brought)

    def _say(self, refusal: FodfaesteError) -> None:
        if not self._ended:
            self.window.show_problem(told(refusal))
