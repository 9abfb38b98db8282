"""Log: when a case was used on this computer, and what for; and the extract that the citizen may have."""

from typing import ClassVar

from PySide6.QtCore import Signal

from casework.access_request import said_of
from casework.clock import local
from casework.purposes import TrailLine
from desktop.sentences import in_words
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.case_tabs import give_tabs, tab_keys
from desktop.ui.screens.days import say_time, short_month
from desktop.ui.screens.screen import Key, Now, copenhagen_now
from desktop.ui.screens.table_screen import TableScreen


class CaseLogScreen(TableScreen):
    """`extract_wanted` prints what the citizen may have, `usb_wanted` saves it."""

    place: ClassVar[str] = "citizens"
    extract_wanted = Signal()
    usb_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name = ""
        self.extract, self.usb = Button("", icon="printer"), Button("", icon="usb")
        self._about = Words("", "small", "ink_soft")
        self.table = Table[TrailLine](self.columns(), id_of=lambda line: line.id, sentence=self._sentence)
        self._nothing = Empty("scroll-text", "", "")
        edge = look.space("edge")
        body = column(
            hold(
                Beside(
                    (self._about, 3, 420),
                    (hold(row(STRETCH, self.usb, self.extract, gap="snug")), 0, 0),
                    gap="snug",
                )
            ),
            (self.sheet(self._nothing), 1),
            gap="snug",
            margins=(edge, 14, edge, 16),
        )
        give_tabs(self, "log")
        self.lay_out(Header(back=True), hold(body))
        self.first_focus = self.table
        self.extract.clicked.connect(self.extract_wanted)
        self.usb.clicked.connect(self.usb_wanted)
        self.retranslate()
        self.show_log("", ())

    def columns(self) -> tuple[Column[TrailLine], ...]:
        """Three columns; with little room what it was for stands under what was done, and its own column is away."""
        if self.is_narrow:
            return (
                Column(self.tr("Hvornår"), self._short_when, 1.0, key=lambda line: line.use.at, least=96),
                Column(self.tr("Hvad og hvorfor"), self._done_and_why, 5.0, least=240),
                Column(self.tr("Hvorfor"), self._purpose, 0.0, least=0),
            )
        return (
            Column(self.tr("Hvornår"), self._when, 1.6, key=lambda line: line.use.at, least=170),
            Column(self.tr("Hvad"), self._done, 3.0, least=360),
            Column(self.tr("Hvorfor"), self._purpose, 2.6, least=250),
        )

    def _when(self, line: TrailLine) -> Cell:
        at = local(line.use.at)
        return Cell(said.upper(said.day(at.date(), self.now().date())), say_time(at))

    def _short_when(self, line: TrailLine) -> Cell:
        at, today = local(line.use.at), self.now().date()
        day = self.tr("I dag") if at.date() == today else short_month(at.date())
        return Cell(day, say_time(at))

    def _done_and_why(self, line: TrailLine) -> Cell:
        return Cell(in_words(line.use.done), in_words(line.use.purpose), bold=True)

    def _done(self, line: TrailLine) -> Cell:
        answer = said_of(line.words)
        return Cell(in_words(line.use.done), in_words(answer) if answer else line.words, bold=True)

    def _purpose(self, line: TrailLine) -> Cell:
        return Cell(in_words(line.use.purpose))

    def _sentence(self, line: TrailLine) -> str:
        said = (self._when(line).spoken, in_words(line.use.done), in_words(line.use.purpose))
        return ", ".join(part for part in said if part)

    def show_log(self, name: str, lines: tuple[TrailLine, ...]) -> None:
        """Show when the case was used here, newest first."""
        self._name = name
        if self.header is not None:
            self.header.say(self.tr("Log"), name)
        self.table.show_rows(list(lines))
        self.table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        for way in (self.extract, self.usb):
            way.setEnabled(bool(lines))
        self.first_focus = self.table if lines else self.tabs.way_in if self.tabs is not None else None

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the log."""
        return (
            ("↑ ↓", self.tr("gå gennem loggen")),
            *tab_keys(),
            ("Esc", self.tr("tilbage til sagen")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.extract.rename(self.tr("Udskriv udtræk til borgeren"))
        self.usb.rename(self.tr("Gem til USB"), name=self.tr("Gem til USB: udtrækket"))
        self._about.say(
            self.tr(
                "Det, du har gjort med sagen på denne computer. Teamlederen kan hente hele loggen, også kollegers, "
                "hos centralen. Udtrækket siger hvornår og hvorfor, ikke hvem."
            )
        )
        self._nothing.say(
            self.tr("Sagen er ikke brugt her endnu"),
            self.tr("Hver gang den åbnes, udskrives eller ændres, kommer der en linje."),
        )
        self.table.setAccessibleName(self.tr("Sagens log på denne computer"))
        self.table.rows_model.rename(self.columns())
        if self.header is not None:
            self.header.say(self.tr("Log"), self._name)
