"""Dokumenter: the files of a case as a list, and a new one attached there; its words are a draft until it is."""

from functools import partial
from typing import Any

from casework.answers import DraftFound
from casework.answers_case import InCase
from casework.two_drafts import behind, both
from desktop.flows.case_lists import CaseListFlow
from desktop.flows.documents import Documents
from desktop.flows.ways import Pen, Ways, keep_as_note, while_stands
from desktop.ui.screens.case_documents import CaseDocumentsScreen
from storage.reads import case_rooms as reads

DRAFT = "file"


class CaseFilesFlow(CaseListFlow):
    """Wires the room of the files: the list, and the form of one that comes in."""

    screen: CaseDocumentsScreen

    def __init__(self, ways: Ways, citizen: str) -> None:
        screen = CaseDocumentsScreen(ways.now)
        is_here = ways.desk.store.attachments.is_here
        super().__init__(ways, citizen, screen, partial(reads.documents, is_here=is_here))
        self._is_answered = self._is_behind = False
        """Whether the draft is known; and whether something lies behind it that was typed before."""
        self._files = Documents(Pen(ways), screen.files, citizen)
        self._files.refused, self._files.saved = screen.refuse, self._attached
        screen.typed.connect(self._keep)

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return f"{DRAFT}:{self._citizen}"

    @property
    def is_typed(self) -> bool:
        """Whether words of a file stand here."""
        return bool(self.screen.contents())

    def ask(self) -> None:
        """Ask whether a file may come in here, and for what it comes beside; then for the list."""
        self._files.ask()
        super().ask()

    def _show(self, shown: InCase[Any] | None) -> None:
        """Show the list, and then what was being typed: who comes for it finds the keys in it."""
        is_first = not self._is_entered
        super()._show(shown)
        if is_first and self._is_entered:
            self._ways.desk.find_draft(self.key, while_stands(self.screen, self._put_back))

    def keep_now(self) -> None:
        """Hand the words of a file to the drafts."""
        self._keep(self.screen.contents())

    def _attached(self) -> None:
        """What was attached is no draft any more, and stands in the list at once."""
        self.keep_now()
        super().ask()

    def _keep(self, contents: dict[str, str]) -> None:
        if not (contents or self._is_answered or self._is_behind):
            return  # an empty form says nothing of a draft that has not been read yet
        joined = None if self._is_answered else behind
        self._is_behind = not self._is_answered
        self._ways.desk.keep_draft(self.key, self._citizen, DRAFT, contents, joined=joined)

    def _put_back(self, draft: DraftFound | None) -> None:
        """Show what was typed before, and with it what was typed while that was looked for."""
        self._is_answered = True
        typed = self.screen.contents()
        if draft is not None:
            contents = both(draft.contents, typed)
            words = contents.pop("text", "")
            self.screen.show_draft(contents)
            if words:
                keep_as_note(self._ways, self._citizen, words)
        if typed:
            self.keep_now()

    def _open(self, record: str) -> None:
        """Show a file; the way back leads here."""
        back = partial(self._ways.open_room, self._citizen, "documents")
        self._ways.open_document(record, self._citizen, back=back)
