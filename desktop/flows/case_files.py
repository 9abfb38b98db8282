"""Dokumenter: the files of a case as a list, and a new one attached there; its words are a draft until it is."""

from functools import partial
from typing import Any

from casework.answers_case import InCase
from desktop.flows.case_lists import CaseListFlow
from desktop.flows.documents import Documents
from desktop.flows.page_draft import PageDraft, put_in_form
from desktop.flows.ways import Pen, Ways
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
        self._draft = PageDraft(
            ways,
            citizen,
            DRAFT,
            screen=screen,
            contents=screen.contents,
            show=partial(put_in_form, ways, citizen, screen.show_draft),
            is_sending=lambda: (
                False
            ),  # what was sent is kept with the case before its words are looked for again
        )
        self._files = Documents(Pen(ways), screen.files, citizen)
        self._files.refused, self._files.saved = screen.refuse, self._attached
        screen.typed.connect(self._draft.keep)

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return self._draft.key

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
            self._draft.find()

    def keep_now(self) -> None:
        """Hand the words of a file to the drafts."""
        self._draft.keep_now()

    def _attached(self) -> None:
        """What was attached is no draft any more, and stands in the list at once."""
        self.keep_now()
        super().ask()

    def _open(self, record: str) -> None:
        """Show a file; the way back leads here."""
        back = partial(self._ways.open_room, self._citizen, "documents")
        self._ways.open_document(record, self._citizen, back=back)
