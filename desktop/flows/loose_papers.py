"""A paper that is drawn anew any day and not kept with the case: one press, one paper, and its form waits meanwhile."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop.flows import papers
from desktop.flows.leaving import leave
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told

if TYPE_CHECKING:
    from desktop.paper.printing import Sent


class Waiting(Protocol):
    """The form of a paper, which stands still from the press until it is known what came of it."""

    def wait(self, *, on: bool) -> None:
        """Stand still, or be free again."""


class LoosePaper:
    """Leads a paper of one page out; whatever comes of it, the form is free again, if the page still stands."""

    def __init__(self, ways: Ways, screen: QWidget, form: Waiting) -> None:
        self._ways, self._screen, self._form = ways, screen, form

    def choose_place(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask where it is to be saved, and let the form go where it is not."""
        papers.choose_place(self._ways, self._screen, name, then, self.free)

    def send(self, send: "Callable[[], Sent]", left: Noted, then: Callable[[], None] | None = None) -> None:
        """Send it on the lane of the papers; `left` is entered and `then` called only where it has left."""
        sent = while_stands(self._ways.window, partial(self._sent, left, then))
        leave(self._ways.desk, self._ways.paper_lane, send, sent, self._stayed)

    def free(self) -> None:
        """Let the form be filled and pressed again."""
        if isValid(self._screen):
            self._form.wait(on=False)

    def _sent(self, left: Noted, then: Callable[[], None] | None, sent: "Sent") -> None:
        self.free()
        if sent.done:
            self._ways.window.banner("")
            self._ways.desk.enter(left)
            if then is not None:
                then()
        papers.tell(self._ways, sent)

    def _stayed(self, refusal: FodfaesteError) -> None:
        """It could not be drawn or sent: it is said, and nothing is entered."""
        self.free()
        if isValid(self._ways.window):
            papers.tell_refusal(self._ways, told(refusal))
