"""One piece of a case beside the list: its words, how much of it the citizen gets, on which ground, and why."""

from PySide6.QtCore import QTimer, Signal

from casework.access_request import CHECKED_BY, DATED, GROUNDS, WHY_MOST, Decision, Span
from casework.calendar import say_field_date
from desktop.sentences import in_words
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import ChoiceField, Field, Frame
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Words
from desktop.ui.screens.access_list import SIGNS, PieceRow, mark_word, piece_name
from desktop.ui.screens.access_text import AccessText
from desktop.ui.screens.typing_pause import PAUSE_MS


class AccessPiece(Card):
    """`marked(mark)`, `ground_chosen(id)`, `covered(span)`, `uncovered(span)`, `marks_covered()`, `reasoned(text)`,
    `file_wanted()`.
    """

    marked = Signal(str)
    ground_chosen = Signal(str)
    covered = Signal(object)
    uncovered = Signal(object)
    marks_covered = Signal()
    reasoned = Signal(str)
    file_wanted = Signal()

    def __init__(self) -> None:
        self._row: PieceRow | None = None
        self._is_waiting = False
        self._heading, self._about = Heading(""), Words("", "small", "ink_soft")
        self.mark = Segment([Option(mark, "") for mark in SIGNS], "whole")
        self.ground = ChoiceField("", [Option(name, "") for name in GROUNDS], "others")
        self.text = AccessText()
        self.text.setMinimumHeight(5 * look.line("body"))
        self._cover = Button("", icon="eye-off", key="D")
        self._marks = Button("", icon="users-round", key="M")
        self._show = Button("", icon="eye", key="V")
        self.why = Field("")
        self.why.line.setMaxLength(WHY_MOST)
        self._lacks = Words("", "small", "notice")
        self._acts = hold(Flow(self._cover, self._marks, self._show))
        self._unchecked, self._beware = Words("", "small", "ink_soft"), Words("", "small", "notice")
        self._grounds = hold(
            column(
                Beside((self.ground, 1, 180), (self.why, 1, 180), gap="snug"),
                self._beware,
                self._unchecked,
                gap="near",
            )
        )
        self._about_file, self.open_file = Words("", "small", "ink_soft"), Button("", icon="eye")
        self._file = hold(column(hold(Flow(self.open_file)), self._about_file, gap="near"))
        frame = Frame((self.text, 1), margins=(12, 10, 4, 8))
        super().__init__(
            self._heading,
            self._about,
            self.mark,
            self._lacks,
            (frame, 1),
            self._acts,
            self._file,
            self._grounds,
            gap="near",
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._connect()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.settle)
        self.mark.chosen.connect(self.marked)
        self.ground.chosen.connect(self.ground_chosen)
        self.why.changed.connect(lambda _text: self._pause.start())
        self._cover.clicked.connect(self._cover_chosen)
        self._show.clicked.connect(self._show_chosen)
        self.open_file.clicked.connect(self.file_wanted)
        self._marks.clicked.connect(self._cover_marks)
        self.text.cover_wanted.connect(self._cover_chosen)
        self.text.uncover_wanted.connect(self._show_chosen)
        self.text.marks_wanted.connect(self._cover_marks)

    def settle(self) -> None:
        """Hand on the reason as it stands, where it is another one."""
        self._pause.stop()
        if self._row is not None and self.why.text() != self._row.decision.why:
            self.reasoned.emit(self.why.text())

    def show_row(self, row: PieceRow, marks: tuple[Span, ...]) -> None:
        """Show a piece; what is being typed about the same one stays."""
        is_other = self._row is None or self._row.piece.record != row.piece.record
        is_typing = not is_other and self._pause.isActive()
        self._row = row
        decision, piece = row.decision, row.piece
        self.mark.choose(decision.mark)
        if decision.ground:
            self.ground.choose(decision.ground)
        if not is_typing:
            self.why.write(decision.why)
            self._pause.stop()
        self.text.show_text(piece.text, self._covers(decision), marks)
        self._show_what_applies(row, marks)
        self._say()

    def _covers(self, decision: Decision) -> tuple[Span, ...]:
        row = self._row
        if row is None or decision.mark == "whole":
            return ()
        return ((0, len(row.piece.text)),) if decision.mark == "none" else decision.covers

    def _show_what_applies(self, row: PieceRow, marks: tuple[Span, ...]) -> None:
        mark, is_file = row.decision.mark, row.piece.file
        self._grounds.setVisible(mark != "whole")
        self._acts.setVisible(not is_file and mark != "none")
        self._marks.setVisible(bool(marks))
        self._show.setVisible(mark == "part")
        self._file.setVisible(is_file)
        self.open_file.setEnabled(row.piece.is_here)
        self._lacks.setVisible(bool(row.lacks))
        self._beware.setVisible(mark == "none")
        self._hold()

    def wait(self, *, on: bool) -> None:
        """Let nothing be decided as long as a paper is on its way; the words can be read all the same."""
        self._is_waiting = on
        self._hold()

    def _hold(self) -> None:
        for part in (self._cover, self._marks, self._show, self.mark, self.ground, self.why):
            part.setEnabled(self._is_free())

    def _is_free(self) -> bool:
        return not still.why and not self._is_waiting

    def _cover_chosen(self) -> None:
        if (span := self._chosen()) is not None:
            self.covered.emit(span)

    def _show_chosen(self) -> None:
        if (span := self._chosen()) is not None:
            self.uncovered.emit(span)

    def _cover_marks(self) -> None:
        if self._may_cover():
            self.marks_covered.emit()

    def _may_cover(self) -> bool:
        """Tell whether words of this piece can be covered, and that be kept."""
        return self._acts.isVisibleTo(self) and self._is_free()

    def _chosen(self) -> Span | None:
        return self.text.chosen() if self._may_cover() else None

    def _say(self) -> None:
        row = self._row
        if row is None:
            return
        piece = row.piece
        self._heading.say(
            self.tr("Nr. {number}: {name}").format(number=row.number, name=piece_name(piece)),
            note=say_field_date(piece.on),
        )
        by = self.tr("Skrevet af {by}").format(by=piece.by) if piece.by else ""
        states = {
            "withdrawn": self.tr("tilbagekaldt"),
            "removed": self.tr("fjernet fra sagen"),
            "moved": self.tr("flyttet til den rigtige borger"),
        }
        others = self.tr("de understregede ord handler måske om andre") if row.others else ""
        about = [one for one in (by, states.get(piece.state, ""), others) if one]
        self._about.say(" · ".join(about))
        self._about.setVisible(bool(about))
        self._lacks.say(in_words(row.lacks))
        self._beware.say(self._left_in(row.decision))
        unread = self.tr("Grundene er fra {day}. En jurist har ikke læst dem igennem.")
        self._unchecked.say("" if CHECKED_BY else unread.format(day=say_field_date(DATED)))

    def _left_in(self, decision: Decision) -> str:
        """Say what has to be handed out all the same where a whole piece is left out."""
        ground = GROUNDS.get(decision.ground)
        return in_words(ground.beware) if ground and decision.mark == "none" else ""

    def retranslate(self) -> None:
        """Say everything again."""
        marks = [Option(mark, mark_word(mark), SIGNS[mark], str(at)) for at, mark in enumerate(SIGNS, 1)]
        self.mark.show_options(marks, self.mark.choice())
        self.mark.setAccessibleName(self.tr("Hvor meget får borgeren?"))
        grounds = [Option(one.id, in_words(one.danish)) for one in GROUNDS.values()]
        self.ground.show_options(grounds, self.ground.choice())
        self.ground.rename(self.tr("Grund"))
        self.text.setAccessibleName(self.tr("Papirets ord"))
        self._cover.rename(self.tr("Dæk til"))
        self._marks.rename(self.tr("Dæk understregede"))
        self._show.rename(self.tr("Vis igen"))
        self.why.rename(self.tr("Hvorfor, med dine ord"), help_text=self.tr("Står på listen. Kan udelades."))
        self.open_file.rename(self.tr("Se bilaget"))
        self._about_file.say(
            self.tr(
                "Et bilag er med helt eller slet ikke. Skal en del ikke med: vedhæft en kopi, der er dækket til."
            )
        )
        self._say()
