"""What is typed on a page of a case, as its draft: looked for, shown with what was typed meanwhile, and kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from casework.answers import DraftFound
from casework.two_drafts import behind, both
from desktop.flows.ways import Ways, keep_as_note, while_stands

Contents = dict[str, str]


class PageDraft:
    """`show(contents, kept_at)` puts back what was typed; `is_sending()` while something of it is sent; `kept(at)`.

    Until it is found nothing typed, and no empty form, takes its place.
    """

    def __init__(
        self,
        ways: Ways,
        citizen: str,
        kind: str,
        *,
        screen: QWidget,
        contents: Callable[[], Contents],
        show: Callable[[Contents, str], None],
        is_sending: Callable[[], bool],
        kept: Callable[[str], None] | None = None,
    ) -> None:
        self._ways, self._citizen, self._kind = ways, citizen, kind
        self._screen, self._contents, self._show = screen, contents, show
        self._is_sending, self._kept = is_sending, kept
        self.key = f"{kind}:{citizen}"
        self.is_found = self._is_behind = False
        """Whether it was read; and whether something lies behind it that was typed before."""
        self._asked = 0
        """How often it was asked for: an answer from before something was saved says too much."""

    def find(self, then: Callable[[], None] | None = None) -> None:
        """Show what was typed before, and with it what was typed while that was looked for; `then` once it is there."""
        self._asked += 1
        found = while_stands(self._screen, partial(self._put_back, self._asked, then))
        self._ways.desk.find_draft(self.key, found)

    def let_pass(self) -> None:
        """Something was saved: an answer that is on its way goes nowhere."""
        self._asked += 1

    def _put_back(self, asked: int, then: Callable[[], None] | None, draft: DraftFound | None) -> None:
        if asked != self._asked or self._is_sending():
            return  # it is asked for again when what was sent has been answered
        self.is_found = True
        typed = self._contents()
        if draft is not None:
            self._show(both(draft.contents, typed), draft.kept_at)
        if typed:
            self.keep_now()
        if then is not None:
            then()

    def keep(self, contents: Contents) -> None:
        """Keep what is typed; behind a draft that has not been read yet."""
        if not (contents or self.is_found or self._is_behind):
            return  # an empty form says nothing of a draft that has not been read yet
        joined = None if self.is_found else behind
        self._is_behind = not self.is_found
        self._ways.desk.keep_draft(self.key, self._citizen, self._kind, contents, self._kept, joined=joined)

    def keep_now(self) -> None:
        """Keep all that stands on the page."""
        self.keep(self._contents())

    def look_again(self) -> None:
        """What was sent is answered: a draft that came meanwhile is asked for again, without what is saved."""
        if not self.is_found:
            self.keep_now()
            self.find()


def put_in_form(
    ways: Ways, citizen: str, show: Callable[[Contents], None], contents: Contents, _kept_at: str
) -> None:
    """Show a draft on a page of forms; words that have no place there go on as a note."""
    words = contents.pop("text", "")
    show(contents)
    if words:
        keep_as_note(ways, citizen, words)
