"""Mentor: a line is one act, kept here at once; the month is drawn from what stands here, with or without a network."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from casework import mentoring
from casework.answers import DraftFound
from casework.answers_mentor import MentorDesk
from casework.changes import Change
from casework.errors import FodfaesteError
from casework.mentoring import Logged
from desktop.flows import mentor_papers
from desktop.flows.ways import Pen, TellOnce, Ways, say_case_left, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens import mentor_said
from desktop.ui.screens.mentor import MentorScreen
from desktop.ui.screens.mentor_form import joined
from storage.reads import mentoring as reads

if TYPE_CHECKING:
    from storage.ledger import Recorded

KIND = "mentor"
"""The kind of a draft of this desk; its key is the kind and the citizen."""


class MentorFlow:
    """Wires the mentor's desk."""

    def __init__(self, ways: Ways) -> None:
        self._ways, self._pen = ways, Pen(ways)
        self._desk = MentorDesk()
        self._asked_for: set[str] = set()
        self._answered: set[str] = set()
        """Whose draft is known since he was chosen. Before that nothing typed, and no empty form, takes its place."""
        self._waiting: dict[str, dict[str, str]] = {}
        self.screen = MentorScreen(ways.now)
        self._told = TellOnce(ways, self.screen, "mentor")
        screen = self.screen
        screen.logged.connect(self._log)
        screen.corrected.connect(self._correct)
        screen.dropped.connect(self._drop)
        screen.typed.connect(self._keep)
        screen.mentee_turned.connect(self._find_draft)
        screen.citizen_chosen.connect(ways.open_citizen)
        screen.sheets_printed.connect(self._print)
        screen.sheets_saved.connect(self._save)

    def open(self, citizen: str = "") -> None:
        """Ask for the desk, on one citizen where he is named."""
        if citizen:
            self.screen.choose(citizen)
        self.ask()

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when a case has news."""
        if "citizens" in stale:
            self.ask()

    def ask(self) -> None:
        """Ask for everybody whom this person is mentor for."""
        self._ways.desk.ask(reads.mentees, while_stands(self.screen, self._show))

    def _show(self, desk: MentorDesk) -> None:
        self._desk = desk
        left = self.screen.citizen if self.screen.contents() else ""
        self.screen.show_desk(desk)
        if left and desk.mentee(left) is None:
            say_case_left(self._ways, typed=True)
        self._told.tell(one.citizen for one in desk.mentees)

    def keep_now(self) -> None:
        """Hand what is typed to the drafts."""
        if self.screen.citizen:
            self._keep(self.screen.citizen, self.screen.contents())

    def _keep(self, citizen: str, contents: dict[str, str]) -> None:
        if citizen in self._answered:
            self._ways.desk.keep_draft(f"{KIND}:{citizen}", citizen, KIND, contents)
        elif contents and citizen != self.screen.citizen:
            self._waiting[citizen] = joined(self._waiting.get(citizen, {}), contents)

    def _find_draft(self, citizen: str) -> None:
        """Ask what was being typed of somebody; whatever is typed before the answer waits for it."""
        self._answered.discard(citizen)
        if citizen not in self._asked_for:
            self._asked_for.add(citizen)
            self._ways.desk.find_draft(
                f"{KIND}:{citizen}", while_stands(self.screen, lambda draft: self._put_back(citizen, draft))
            )

    def _put_back(self, citizen: str, draft: DraftFound | None) -> None:
        self._asked_for.discard(citizen)
        is_here = citizen == self.screen.citizen
        if is_here and draft is not None and self.screen.form.is_under_way:
            return  # it is asked for again when what was sent has been answered
        self._answered.add(citizen)
        older = joined(draft.contents if draft else {}, self._waiting.pop(citizen, {}))
        contents = joined(older, self.screen.contents() if is_here else {})
        if older:
            self.screen.show_draft(citizen, contents)
        if contents and (draft is None or contents != draft.contents):
            self._keep(citizen, contents)

    def _forget_draft(self, citizen: str) -> None:
        """What was sent is no draft any longer; an older one that was not shown yet is."""
        if citizen in self._answered:
            self._keep(citizen, {})
        else:
            self._find_draft(citizen)

    def _log(self, citizen: str, said: dict[str, str]) -> None:
        time = mentor_said.time(int(said["minutes"]))
        receipt = QCoreApplication.translate("flows", "{time} hos {name} er gemt på denne computer.").format(
            time=time, name=self._name(citizen)
        )
        self._write(citizen, mentoring.log_time, said=receipt, typed=said, fields=_fields(said))

    def _correct(self, citizen: str, line: Logged, said: dict[str, str], only: tuple[str, ...]) -> None:
        receipt = QCoreApplication.translate("flows", "Linjen er rettet. Den er gemt på denne computer.")
        fields = {**_fields(said), "only": only}
        self._write(citizen, mentoring.change_time, line, said=receipt, typed=said, fields=fields)

    def _drop(self, citizen: str, line: Logged) -> None:
        receipt = QCoreApplication.translate("flows", "Linjen er taget ud. Den ligger i historikken.")
        self._write(citizen, mentoring.drop_time, line, said=receipt, typed={}, fields={})

    def _write(
        self,
        citizen: str,
        verb: Any,
        *line: Logged,
        said: str,
        typed: dict[str, str],
        fields: dict[str, Any],
    ) -> None:
        """Do an act on a line, by somebody who had seen what stood when it was opened."""
        seen = self.screen.seen
        done: tuple[Change, ...] = ()

        def saved(recorded: "Recorded") -> None:
            while_stands(self.screen, self.screen.form_saved)(citizen)
            self._forget_draft(citizen)
            self._ways.window.toast(said, taking_back(self._pen, done, seen, recorded))

        contents = self.screen.contents() if typed else {}
        done = self._pen.write(
            verb,
            citizen,
            *(one.id for one in line),
            seen=seen,
            then=saved,
            refused=while_stands(
                self.screen, lambda refusal: self._refuse(citizen, refusal, typed=bool(typed))
            ),
            draft=(f"{KIND}:{citizen}", contents) if contents else None,
            **fields,
        )

    def _refuse(self, citizen: str, refusal: FodfaesteError, *, typed: bool) -> None:
        if citizen == self.screen.citizen:
            self.screen.refuse(citizen, told(refusal))
            return
        along = QCoreApplication.translate("flows", "Linjen om {name} er ikke gemt; den står som kladde.")
        kept = along.format(name=self._name(citizen)) if typed else ""
        self._ways.window.toast(f"{told(refusal)} {kept}".strip())

    def _name(self, citizen: str) -> str:
        mentee = self._desk.mentee(citizen)
        return mentee.name if mentee else ""

    def _print(self, first: date, citizens: list[str]) -> None:
        mentor_papers.send(self._ways, self._desk, first, citizens, path=None)

    def _save(self, first: date, citizens: list[str]) -> None:
        mentor_papers.save(self._ways, self._desk, first, citizens)


def _fields(said: dict[str, str]) -> dict[str, Any]:
    return {"minutes": int(said["minutes"]), "text": said["text"], "on": said["on"]}
