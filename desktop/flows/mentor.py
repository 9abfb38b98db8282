"""Mentor: a line is one act, kept here at once; the month is drawn from what stands here, with or without a network."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from casework import mentoring
from casework.answers import DraftFound
from casework.answers_mentor import MentorDesk
from casework.changes import Change, Seen
from casework.errors import FodfaesteError
from casework.mentoring import Logged
from desktop.flows import mentor_papers
from desktop.flows.ways import TellOnce, Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens import mentor_said
from desktop.ui.screens.mentor import MentorScreen
from storage.reads import mentoring as reads

if TYPE_CHECKING:
    from storage.ledger import Recorded

KIND = "mentor"
"""The kind of a draft of this desk; its key is the kind and the citizen."""


class MentorFlow:
    """Wires the mentor's desk."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._desk = MentorDesk()
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
        self.screen.show_desk(desk)
        self._told.tell(one.citizen for one in desk.mentees)

    def keep_now(self) -> None:
        """Hand what is typed to the drafts."""
        if self.screen.citizen:
            self._keep(self.screen.citizen, self.screen.contents())

    def _keep(self, citizen: str, contents: dict[str, str]) -> None:
        if citizen:
            self._ways.desk.keep_draft(f"{KIND}:{citizen}", citizen, KIND, contents)

    def _find_draft(self, citizen: str) -> None:
        def put_back(draft: DraftFound | None) -> None:
            if draft is not None:
                self.screen.show_draft(citizen, draft.contents)

        self._ways.desk.find_draft(f"{KIND}:{citizen}", while_stands(self.screen, put_back))

    def _log(self, citizen: str, said: dict[str, str]) -> None:
        time = mentor_said.time(int(said["minutes"]))
        receipt = QCoreApplication.translate("flows", "{time} hos {name} er gemt på denne computer.").format(
            time=time, name=self._name(citizen)
        )
        self._write(citizen, mentoring.log_time, said=receipt, typed=said, fields=_fields(said))

    def _correct(self, citizen: str, line: Logged, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate("flows", "Linjen er rettet.")
        self._write(
            citizen, mentoring.change_time, line, said=receipt, typed=said, fields=_fields(said), back_to=line
        )

    def _drop(self, citizen: str, line: Logged) -> None:
        receipt = QCoreApplication.translate("flows", "Linjen er slettet.")
        self._write(citizen, mentoring.drop_time, line, said=receipt, typed={}, fields={}, back_to=line)

    def _write(
        self,
        citizen: str,
        verb: Any,
        *line: Logged,
        said: str,
        typed: dict[str, str],
        fields: dict[str, Any],
        back_to: Logged | None = None,
    ) -> None:
        """Do an act on a line; `back_to` is what it is again where the act is taken back, None for a new line."""
        seen = self._desk.seen
        done: tuple[Change, ...] = ()

        def saved(recorded: "Recorded") -> None:
            known = Seen(seen.seq, recorded.dots[-1].number)
            self._keep(citizen, {})
            while_stands(self.screen, self.screen.form_saved)(citizen)
            self._ways.window.toast(said, partial(self._take_back, citizen, done, known, back_to))

        contents = self.screen.contents() if typed else {}
        done = self._ways.desk.write(
            verb,
            citizen,
            *(one.id for one in line),
            seen=seen,
            then=saved,
            refused=while_stands(self.screen, lambda refusal: self._refuse(citizen, refusal)),
            draft=(f"{KIND}:{citizen}", contents) if contents else None,
            **fields,
        )

    def _refuse(self, citizen: str, refusal: FodfaesteError) -> None:
        self.screen.refuse(citizen, told(refusal))

    def _take_back(self, citizen: str, done: tuple[Change, ...], seen: Seen, line: Logged | None) -> None:
        """A new line goes; one that was corrected or taken out says again what it said."""
        if line is None:
            self._ways.desk.take_back(done, seen=seen)
            return
        self._ways.desk.write(
            mentoring.change_time,
            citizen,
            line.id,
            on=line.on,
            minutes=line.minutes,
            text=line.text,
            seen=seen,
        )

    def _name(self, citizen: str) -> str:
        mentee = self._desk.mentee(citizen)
        return mentee.name if mentee else ""

    def _print(self, first: date, citizens: list[str]) -> None:
        mentor_papers.send(self._ways, self._desk, first, citizens, path=None)

    def _save(self, first: date, citizens: list[str]) -> None:
        mentor_papers.save(self._ways, self._desk, first, citizens)


def _fields(said: dict[str, str]) -> dict[str, Any]:
    return {"minutes": int(said["minutes"]), "text": said["text"], "on": said["on"]}
