"""The records of a case that have a history: what happened last stands first, what was removed stands here too."""

from typing import ClassVar

from PySide6.QtCore import Signal

from casework.answers_history import Did, RecordLine
from casework.clock import local
from desktop.sentences import in_words, ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.days import say_time
from desktop.ui.screens.history_words import DID_SIGNS, did_words
from desktop.ui.screens.screen import Key, Now, copenhagen_now
from desktop.ui.screens.table_screen import TableScreen


class CaseHistoryScreen(TableScreen):
    """`opened(record)` shows one, `more_wanted(offset)` asks for older ones."""

    place: ClassVar[str] = "citizens"
    opened = Signal(str)
    more_wanted = Signal(int)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name = ""
        self._lines: tuple[RecordLine, ...] = ()
        self.open_button, self.older = Button("", icon="history"), Button("", icon="history", kind="quiet")
        self._about = Words("", "small", "ink_soft")
        self.table = Table[RecordLine](
            self.columns(), id_of=lambda line: line.record, sentence=self._sentence
        )
        self._nothing = Empty("history", "", "")
        sheet = self.sheet(self._nothing)
        edge = look.space("edge")
        foot = row(self.older, STRETCH, self.open_button)
        body = column(self._about, (sheet, 1), foot, gap="snug", margins=(edge, 18, edge, 16))
        self.lay_out(Header(back=True), hold(body))
        self.first_focus = self.table
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(lambda _record: self._offer())
        self.open_button.clicked.connect(self._open_chosen)
        self.older.clicked.connect(lambda: self.more_wanted.emit(len(self._lines)))
        self.retranslate()
        self.show_lines("", ())

    def columns(self) -> tuple[Column[RecordLine], ...]:
        """Three columns; with little room the day stands under what it is about, and its own column is away."""
        if self.is_narrow:
            return (
                Column(self.tr("Hvad"), self._what_and_when, 1.0, key=lambda line: line.at, least=205),
                Column(self.tr("Sidst"), self._when, 0.0, least=0),
                Column(self.tr("Hvad skete der"), self._did_by, 1.0, least=160),
            )
        return (
            Column(self.tr("Sidst"), self._when, 1.5, key=lambda line: line.at, least=170),
            Column(self.tr("Hvad"), self._what, 3.4, least=340),
            Column(self.tr("Hvad skete der"), self._did, 2.2, least=275),
        )

    def _when(self, line: RecordLine) -> Cell:
        at = local(line.at)
        return Cell(said.upper(said.day(at.date(), self.now().date())), say_time(at))

    def _what_and_when(self, line: RecordLine) -> Cell:
        """What kind of thing it is parts two that are called the same; the hour stands where there is room."""
        what, day = self._what(line), said.day(local(line.at).date(), self.now().date())
        under = f"{what.second} · {day}" if what.second else said.upper(day)
        return Cell(what.first, under, bold=True, ends=True)

    def _did_by(self, line: RecordLine) -> Cell:
        """Who, without how many versions: opening it shows them."""
        return Cell(did_words(line.did), line.by_name, icon=_sign(line.did))

    @staticmethod
    def _what(line: RecordLine) -> Cell:
        kind, title = said.upper(in_words(line.kind_name)), ours(line.title)
        if title in {"", in_words(line.kind_name)}:
            return Cell(kind, bold=True, ends=True)
        return Cell(title, kind, bold=True, ends=True)

    def _did(self, line: RecordLine) -> Cell:
        count = (
            self.tr("1 version")
            if line.versions == 1
            else self.tr("{count} versioner").format(count=line.versions)
        )
        under = " · ".join(part for part in (line.by_name, count) if part)
        return Cell(did_words(line.did), under, icon=_sign(line.did))

    def _sentence(self, line: RecordLine) -> str:
        return ", ".join(cell.spoken for cell in (self._what(line), self._did(line), self._when(line)))

    def show_lines(self, name: str, lines: tuple[RecordLine, ...], *, more: bool = False) -> None:
        """Show the records of a case, that of which something happened last first."""
        self._name, self._lines = name, lines
        if self.header is not None:
            self.header.say(self.tr("Historik"), name)
        self.table.show_rows(list(lines))
        if lines and not self.table.chosen_id():
            self.table.choose(
                lines[0].record
            )  # *Vis versionerne* has something to show from the first moment on
        self.older.setVisible(more)
        self._offer()

    def _offer(self) -> None:
        self.table.setVisible(bool(self._lines))
        self._nothing.setVisible(not self._lines)
        self.open_button.setVisible(bool(self._lines))
        self.open_button.setEnabled(bool(self.table.chosen_id()))

    def _open_chosen(self) -> None:
        if self.table.chosen_id():
            self.opened.emit(self.table.chosen_id())

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        return (
            ("↑ ↓", self.tr("gå gennem sagens ting")),
            ("Enter", self.tr("vis alle versioner af den valgte")),
            ("Esc", self.tr("tilbage til sagen")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.open_button.rename(self.tr("Vis versionerne"))
        self.older.rename(self.tr("Hent ældre"))
        self._about.say(
            self.tr(
                "Alt, der er skrevet i sagen, med hver version af det, også det, der er ændret, tilbagekaldt eller "
                "fjernet. Det ligger her, så længe sagen gemmes."
            )
        )
        self._nothing.say(
            self.tr("Intet er skrevet i sagen endnu"),
            self.tr("Hver gang noget skrives eller ændres, kommer der en version her."),
        )
        self.table.setAccessibleName(self.tr("Sagens historik"))
        self.table.rows_model.rename(self.columns())
        if self.header is not None:
            self.header.say(self.tr("Historik"), self._name)


def _sign(did: Did) -> str | None:
    """A sign for what is out of the ordinary: a pencil on every line would look like a button that corrects it."""
    return None if did in {"written", "changed"} else DID_SIGNS[did]
