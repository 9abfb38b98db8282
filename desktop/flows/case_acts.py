"""What the cards of a citizen's page do to his case: an act of what they showed, its receipt, and what is refused."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from casework.changes import Change, Seen
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.vault import Store

Verb = Callable[..., tuple[Change, ...]]


class Shown(Protocol):
    """What a card showed when the act was done."""

    @property
    def seen(self) -> Seen:
        """What had been seen by whoever read it."""


class CaseActs:
    """The acts of one card, or of one form of it; `form` is the name by which the screen knows where words stand."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen

    def stream(self) -> str:
        """Return the case that the page stands in: of several, the one that is written in from now on."""
        page = self._screen.page
        return page.id if page is not None else self._citizen

    def make(
        self, of: Shown, verb: Verb, *about: Any, receipt: str, form: str = "page", stream: str = ""
    ) -> None:
        """Make an act of what stands in the store now, with what stood on the screen; it can be taken back."""
        case, by = stream or self.stream(), self._ways.desk.user
        done: list[Change] = []

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            changes = verb(store.own_reader(), case, *about, by=by, now=now, seen=of.seen)
            done.extend(changes)
            return changes

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(receipt, taking_back(self._pen, tuple(done), of.seen, recorded))
            while_stands(self._screen, self._screen.form_saved)(form)

        self._pen.make(make, then=saved, refused=self._refused(form))

    def write(self, of: Shown, verb: Verb, *about: Any, receipt: str, form: str, **fields: Any) -> None:
        """Do a verb with what stood on the screen; what it settled has a way back of its own."""

        def saved(_recorded: Recorded) -> None:
            self._ways.window.toast(receipt)
            while_stands(self._screen, self._screen.form_saved)(form)

        self._pen.write(verb, *about, seen=of.seen, then=saved, refused=self._refused(form), **fields)

    def refuse(self, form: str, refusal: FodfaesteError) -> None:
        """Say under the words why they were not taken."""
        self._screen.refuse(told(refusal), form)

    def _refused(self, form: str) -> Callable[[FodfaesteError], None]:
        return while_stands(self._screen, partial(self.refuse, form))
