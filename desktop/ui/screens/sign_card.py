"""One who signs: drawn in a field, or told of as given on paper, with a name and a day; once saved, it only shows."""

from datetime import date

from PySide6.QtCore import Signal

from casework.answers_signing import SignatureShown
from casework.calendar import say_field_date
from casework.clock import local
from casework.signing import CITIZEN, OTHER, REGULAR, Party, Signed
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import DateField, Field
from desktop.ui.parts.layout import hold, row
from desktop.ui.parts.pad import SignaturePad
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words
from desktop.ui.screens import days


class SignCard(Card):
    """`changed()` for every stroke and letter. The name is the one that stands under the line on the paper."""

    changed = Signal()

    def __init__(self, party: Party, today: date) -> None:
        self._party, self._today = party, today
        self._name, self._role = "", ""
        self._saved: SignatureShown | None = None
        self._is_on_paper = False
        self.clear, self.other = Button("", icon="undo-2", kind="quiet"), Button("", kind="quiet")
        self._head = Heading("", right=hold(row(self.clear, self.other, gap="gap")))
        self._about = Words("", "small", "ink_soft")
        self.pad = SignaturePad()
        self.who, self.day = Field(""), DateField("", today, today=today)
        self._on_paper = hold(Beside((self.who, 3, 200), (self.day, 2, 130), gap="near"))
        super().__init__(self._head, self._about, self.pad, self._on_paper, gap="tight")
        self._on_paper.hide()
        self.other.clicked.connect(self._turn)
        self.clear.clicked.connect(self.pad.clear)
        self.pad.drawn.connect(self._drawn)
        for field in (self.who, self.day):
            field.changed.connect(lambda _text: self.changed.emit())
        self.retranslate()

    def show_signer(self, name: str, role: str, saved: SignatureShown | None) -> None:
        """Say who signs here, or that he has."""
        self._name, self._role, self._saved = name, role, saved
        if saved is not None:
            self._is_on_paper = False
            self.pad.hold_still(saved.strokes)
        else:
            self.pad.let_go()
        self.pad.setVisible(saved.way == "drawn" if saved is not None else not self._is_on_paper)
        self._on_paper.setVisible(self._is_on_paper)
        self.retranslate()

    def given(self) -> Signed | None:
        """Return what was signed and is not saved; None where nothing was."""
        if self._saved is not None:
            return None
        if self._is_on_paper:
            return Signed(self._party, self.who.text(), self._role, "paper", on=self.day.day())
        strokes = self.pad.strokes()
        return Signed(self._party, self._name, self._role, "drawn", strokes) if strokes else None

    def begin_anew(self, today: date) -> None:
        """The words have changed: what was drawn under the old ones goes, and what was signed on a paper of theirs."""
        if self._saved is not None:
            return
        if self.pad.strokes():
            self.pad.clear()
        self.who.write("")
        self.day.show_day(today)
        if self._is_on_paper:
            self._turn()

    def _drawn(self) -> None:
        self.clear.setVisible(bool(self.pad.strokes()))
        self.changed.emit()

    def _turn(self) -> None:
        """From drawing to paper, and back; what was drawn stays until it is saved or cleared."""
        self._is_on_paper = not self._is_on_paper
        self.pad.setVisible(not self._is_on_paper)
        self._on_paper.setVisible(self._is_on_paper)
        (self.who if self._is_on_paper else self.pad).setFocus()
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything again."""
        name, is_open = self._name, self._saved is None
        roles = {
            CITIZEN: self.tr("borger"),
            REGULAR: self.tr("fast kontakt"),
            OTHER: self.tr("sagsbehandler"),
        }
        self._head.say(name, note=roles.get(self._role, self._role))
        self._about.say(self._said())
        self._about.setVisible(bool(self._about.said))
        self.clear.rename(self.tr("Ryd"), name=self.tr("Ryd underskriften fra {name}").format(name=name))
        self.clear.setVisible(is_open and not self._is_on_paper and bool(self.pad.strokes()))
        drawn, paper = self.tr("Tegn her"), self.tr("På papir")
        self.other.rename(
            drawn if self._is_on_paper else paper,
            name=self.tr("{name}: skrev under på papir").format(name=name)
            if not self._is_on_paper
            else self.tr("{name}: tegn her").format(name=name),
        )
        self.other.setVisible(is_open)
        self.pad.rename(
            self.tr("Underskrift fra {name}").format(name=name),
            hint=self.tr("Skriv under her") if is_open else "",
            how=self.tr(
                "Tegnes med finger, pen eller mus. Med tastatur: vælg På papir, og skriv navn og dag."
            ),
        )
        self.who.rename(self.tr("Hvem skrev under?"))
        self.day.rename(self.tr("Hvilken dag?"))

    def _said(self) -> str:
        saved = self._saved
        if saved is None or saved.on is None:
            return ""
        day = say_field_date(saved.on)
        if saved.way == "paper":
            return self.tr("Skrevet under på papir {day}").format(day=day)
        at = days.say_time(local(saved.at)) if saved.at else ""
        return self.tr("Skrevet under {day} {time}").format(day=day, time=at).strip()
