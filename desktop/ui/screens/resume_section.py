"""One section of a CV: its heading, its lines, and where a line is written; years without a word are an invitation."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.resume import HEADINGS, ResumeLine, Section, say_years
from desktop.sentences import in_words, ours
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.pressable import Pressable

Years = tuple[int, int]


class SectionCard(Card):
    """`wanted(section, line or None, years or None)`, `torn_chosen()`; the form itself stands in `place`."""

    wanted = Signal(str, object, object)
    torn_chosen = Signal()

    def __init__(self, section: Section) -> None:
        self.section: Section = section
        self._shown: tuple[tuple[ResumeLine, ...], tuple[Years, ...], bool] = ((), (), True)
        self.add = Button("", icon="plus", kind="quiet")
        self._heading, self._nothing = Heading("", right=self.add), Words("", "small", "ink_soft")
        self._list, self.place = column(gap=""), FormPlace()
        super().__init__(self._heading, self._nothing, hold(self._list), self.place, gap="near")
        self.add.clicked.connect(lambda: self.wanted.emit(self.section, None, None))
        self.retranslate()

    def show_lines(
        self, lines: Sequence[ResumeLine], years: Sequence[Years] = (), *, may_write: bool
    ) -> None:
        """Show the lines, and for each open stretch of years a way to tell of it."""
        shown = (tuple(lines), tuple(years), may_write)
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        lines, years, may_write = self._shown
        empty(self._list)
        for at, line in enumerate(lines):
            if at:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._line(line, may_write=may_write))
        for one in years if may_write else ():
            self._list.addWidget(self._invitation(one))
        self.add.setVisible(may_write)
        self._nothing.setVisible(not lines)
        self._nothing.say(self._belongs_here() if may_write else self.tr("Intet endnu."))

    def _belongs_here(self) -> str:
        """Say in a few words what an empty section is for."""
        match self.section:
            case "strength":
                return self.tr("Fx det, andre roser, og det, der går let.")
            case "experience":
                return self.tr("Job, praktik, frivilligt arbejde, børn og hjem.")
            case "learned":
                return self.tr("Kurser, beviser, kørekort og sprog.")
            case "wish":
                return self.tr("Hvilken slags arbejde, hvor mange timer og hvor.")
            case "need":
                return self.tr("Fx faste aftaler, ro eller en kollega at spørge.")

    def _line(self, line: ResumeLine, *, may_write: bool) -> Pressable:
        years = ours(say_years(line.since, line.until))
        remark = self.tr("Her er der to versioner. Vælg en af dem.") if line.torn else line.detail
        said = column(
            row((Words(line.text, "strong"), 1), Words(years, "small", "ink_soft", lines=1), gap="snug"),
            Words(remark, "small", "notice" if line.torn else "ink_soft") if remark else None,
            gap="tight",
        )
        name = ", ".join(part for part in (line.text, years, remark) if part)
        pieces = row((hold(said), 1), Icon("chevron-right") if may_write else None, gap="snug")
        pressed = Pressable(pieces, name=name, kind="row", margins=(0, 8, 0, 8))
        pressed.setEnabled(may_write)
        if line.torn:
            pressed.clicked.connect(self.torn_chosen)
        else:
            pressed.clicked.connect(lambda: self.wanted.emit(self.section, line, None))
        return pressed

    def _invitation(self, years: Years) -> QWidget:
        since, until = years
        asked = self.tr("Hvad fyldte i {years}?").format(years=ours(say_years(since, until)))
        tell = Button(asked, icon="plus", kind="quiet")
        tell.clicked.connect(lambda: self.wanted.emit(self.section, None, years))
        return hold(Flow(tell, gap="near"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""
        heading = in_words(HEADINGS[self.section])
        self._heading.say(heading)
        self.add.rename(self.tr("Skriv"), name=self.tr("Skriv en linje: {heading}").format(heading=heading))
        self._fill()
