"""Ny kode: the computer comes in anew, and its store goes on with the service's keys of today.

Where the municipality demands a sign-in, that comes behind the code, in a window in its place: a session belongs to a
key, and the key may be a new one.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark
from casework.errors import FodfaesteError
from desktop import language, paths, settings
from desktop.lanes import Lane
from desktop.rejoining import Joined, Stranger
from desktop.sentences import told
from desktop.signing_in import Waiting
from desktop.ui.lean_parts import fit_first
from desktop.ui.look.dress import dress
from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.signin import SignInScreen
from storage.lease import Brought


class RejoinFlow(QObject):
    """Wires the step, or both; `done` is handed what came, `left` is the way back; `lane` may wait for the net."""

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
        self._stranger, self._lane, self._done = Stranger(folder, now, lost), lane, done
        self._now, self._left = now, left
        self._waiting: Waiting | None = None
        self._ended = False
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self._asking = RejoinScreen(in_denmark(now), self._stranger.address(), lost=lost)
        self.window: RejoinScreen | SignInScreen = self._asking
        fit_first(self.window)
        self._asking.code_given.connect(self._ask_in)
        self.window.left.connect(left)

    def end(self) -> None:
        """Nobody waits any more."""
        self._ended = True
        if self._waiting is not None:
            self._waiting.end()

    def _ask_in(self, address: str, code: str) -> None:
        self.window.busy(on=True)
        stranger, keys = self._stranger, self._asking.keys_of_link
        self._lane.do(lambda: stranger.ask_in(address, code, keys), self._let_in, self._say)

    def _let_in(self, joined: Joined) -> None:
        if self._ended:
            return
        if joined.enrolled.sign_in:
            self._show_sign_in(joined)
            return
        stranger = self._stranger
        self._lane.do(lambda: stranger.fetch(joined), self._came, self._say)

    def _show_sign_in(self, joined: Joined) -> None:
        """The code was right; the browser is next, in a window where this one is."""
        screen, waiting, stranger = SignInScreen(in_denmark(self._now)), self._begin_waiting(), self._stranger

        def begin() -> None:
            screen.busy(on=True)
            waiting.run(lambda hands: stranger.sign_in(joined, hands), self._came, self._say)

        screen.wanted.connect(begin)
        screen.called_off.connect(waiting.call_off)
        screen.left.connect(self._left)
        screen.setGeometry(self._asking.geometry())
        self.window = screen
        screen.show()
        self._asking.close()

    def _begin_waiting(self) -> Waiting:
        now = self._now
        self._waiting = Waiting(self._lane, lambda: now().timestamp())
        return self._waiting

    def _came(self, brought: Brought) -> None:
        if not self._ended:
            self._done(brought)

    def _say(self, refusal: FodfaesteError) -> None:
        if not self._ended:
            self.window.show_problem(told(refusal))
