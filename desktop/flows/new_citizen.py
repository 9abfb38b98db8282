"""Ny borger: a case is opened here at once, with or without a network; a number that is here already leads to its case.

Whether a colleague has the same citizen only the service can see: after the round both cases say so (Samme person).
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from casework.answers import DraftFound
from casework.answers_same import OtherCase
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.new_citizen_draft import KEY
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.new_citizen import NewCitizenScreen
from storage.ledger import Recorded
from storage.reads import desks
from storage.reads import new_citizen as reads
from storage.vault import Store


class NewCitizenFlow:
    """Wires the page."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._is_looked_for = False
        self.screen = NewCitizenScreen(ways.now)
        self.screen.opened.connect(self._open_case)
        self.screen.number_typed.connect(self._look_for)
        self.screen.typed.connect(self._keep)
        self.screen.case_wanted.connect(ways.open_citizen)
        self.screen.left.connect(ways.open_citizens)

    def open(self) -> None:
        """Put back what was typed here before; whoever may open no case is led to the caseload."""
        self._ways.desk.ask(desks.may_open, while_stands(self.screen, self._let_in))
        self._ways.desk.find_draft(KEY, while_stands(self.screen, self._put_back))

    def refresh(self, stale: frozenset[str]) -> None:
        """A case that comes in meanwhile may have the number that stands here."""
        if "citizens" in stale and not self.screen.form.is_under_way:
            self._look_for(self.screen.number())

    def keep_now(self) -> None:
        """Hand what is typed to the drafts; before the one that is kept was found, nothing puts it aside."""
        contents = self.screen.contents()
        if contents or self._is_looked_for:
            self._keep(contents)

    def _let_in(self, may: bool) -> None:  # noqa: FBT001 - an answer
        if not may:
            self._ways.open_citizens()

    def _put_back(self, draft: DraftFound | None) -> None:
        self._is_looked_for = True
        if draft is not None:
            self.screen.show_draft(draft.contents)

    def _keep(self, contents: dict[str, str]) -> None:
        self._ways.desk.keep_draft(KEY, "", KEY, contents)

    def _look_for(self, number: str) -> None:
        def show(found: OtherCase | None) -> None:
            if self.screen.number() == number:
                self.screen.show_known(found)

        self._ways.desk.ask(lambda reader: reads.case_of(reader, number), while_stands(self.screen, show))

    def _open_case(self, said: dict[str, str]) -> None:
        """Look once more where the case is written whether the number is here: a round may have brought it."""
        done: list[Change] = []
        by, contents = self._ways.desk.user, self.screen.contents()
        self._keep(contents)  # what goes with the act is what stands here, also where no pause came

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            reader = store.own_reader()
            changes = reads.opened(reader, said, by=by, now=now, seen=reader.seen())
            done.extend(changes)
            return changes

        def saved(_recorded: Recorded) -> None:
            self._keep({})  # a way out while it was being saved kept the words once more
            self._ways.window.toast(_receipt(f"{said['first_name']} {said['last_name']}".strip()))
            while_stands(self.screen, self._lead_on)(done[0].stream)

        self._ways.desk.make(
            make,
            then=saved,
            refused=while_stands(self.screen, self._refuse),
            draft=(KEY, contents),
        )

    def _lead_on(self, stream: str) -> None:
        self.screen.form_saved()
        self._ways.open_citizen(stream)

    def _refuse(self, refusal: FodfaesteError) -> None:
        if isinstance(refusal, reads.AlreadyHere):
            self.screen.show_known(refusal.case)
        self.screen.refuse(told(refusal))


def _receipt(name: str) -> str:
    return QCoreApplication.translate(
        "flows", "{name} er oprettet på denne computer. Sagen sendes, når der er net."
    ).format(name=name)
