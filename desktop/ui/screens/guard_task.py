"""A protected address on the page of its case: since when, and what carries it still, each with what to do."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_guarding import CarrierShown, GuardShown
from casework.guarding import OUTCOMES, Carrier
from casework.sentences import small
from desktop.sentences import in_words, ours
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.guard_forms import CarrierForm

SHOWN = 4
"""Rows that stand at once; the rest comes with one press."""


class GuardTask(QWidget):
    """Hidden where no address is protected. `settled(of, carrier, fields)` says first what was shown."""

    settled = Signal(GuardShown, CarrierShown, dict)

    def __init__(self) -> None:
        super().__init__()
        self.shown = self._answered = GuardShown()
        self._is_whole = False
        self._head, self.said = Heading(""), Words("", "small", "ink_soft")
        self._rows, self.place = column(gap="tight"), FormPlace()
        self.more = Button("", kind="quiet")
        self.buttons: list[Button] = []
        card = Card(self._head, self.said, hold(self._rows), self.more, self.place, gap="near")
        self.setLayout(column(card, gap=""))
        self.more.clicked.connect(self._turn)
        self.place.sent.connect(self._send)
        self.hide()
        self.retranslate()

    def show_guard(self, shown: GuardShown) -> None:
        """Say what is known; a form that stands open stays."""
        is_new = replace(shown, seen=self.shown.seen) != self.shown
        self.shown = shown
        if is_new:
            self.retranslate()

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self.retranslate()

    def _ask(self, one: CarrierShown) -> None:
        """Open a form that speaks of what is shown now; where half an answer stands, that one goes on speaking."""
        form = CarrierForm(one, self._about(one))
        self.place.open(form)
        if self.place.form is form:
            self._answered = self.shown

    def _send(self) -> None:
        form = self.place.form
        if isinstance(form, CarrierForm):
            self.settled.emit(self._answered, form.shown, form.values())

    def retranslate(self) -> None:
        """Say everything again."""
        shown = self.shown
        self.setVisible(shown.is_on)
        waits = len(shown.open)
        self._head.say(self.tr("Beskyttet adresse"), note=self._waits(waits) if waits else "")
        self.said.say(self._said(shown, waits))
        empty(self._rows)
        self.buttons = []
        rows = shown.carriers if self._is_whole else shown.open[:SHOWN]
        for number, one in enumerate(rows):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row(one))
        hidden = len(shown.carriers) - len(rows)
        self.more.setVisible(hidden > 0 or self._is_whole)
        self.more.rename(
            self.tr("Vis kun det uden svar") if self._is_whole else self.tr("Vis alt, også det, der er gjort")
        )

    def _waits(self, count: int) -> str:
        return self.tr("1 uden svar") if count == 1 else self.tr("{count} uden svar").format(count=count)

    def _said(self, shown: GuardShown, waits: int) -> str:
        since = self.tr("Gælder fra {day}.").format(day=f"{shown.on:%d.%m.%Y}") if shown.on else ""
        source = self.tr("Kilde: {source}.").format(source=shown.source.rstrip(".")) if shown.source else ""
        why = self.tr("Grund: {why}.").format(why=shown.why.rstrip(".")) if shown.why else ""
        lines = [line for line in (since, source, why) if line]
        if shown.disputed:
            lines.append(
                self.tr(
                    "To personer har hver sit svar. Adressen er beskyttet, til nogen vælger under Synkronisering."
                )
            )
        lines.append(
            self.tr(
                "Dette gik ud med adressen på, eller kan bære den. Hent det hjem eller makulér det, og skriv, hvad der "
                "er gjort. Teksten i notater skjules ikke."
            )
            if waits
            else self.tr("Alt, der vides om her, har et svar. Teksten i notater skjules ikke.")
        )
        return " ".join(lines)

    def _row(self, one: CarrierShown) -> QWidget:
        words = column(Words(self._what(one), "body"), Words(self._under(one), "small", "ink_soft"), gap="")
        mark = Icon("check-check" if one.how else "circle-alert", "done" if one.how else "notice", 18)
        answer = Button(self.tr("Skriv svar") if not one.how else self.tr("Ret svar"), kind="quiet")
        answer.setAccessibleName(f"{answer.text()}: {self._what(one)}")
        answer.clicked.connect(lambda: self._ask(one))
        if not self.shown.may_write:
            answer.hide()  # shown before it has a place it would be a window, and close every open menu
        self.buttons.append(answer)
        return hold(row(mark, (words, 1), answer, gap="snug"))

    def _about(self, one: CarrierShown) -> str:
        return f"{self._what(one)}. {self._under(one)}"

    def _what(self, one: CarrierShown) -> str:
        carrier = one.carrier
        match carrier.bearing:
            case "paper":
                return ours(carrier.name)
            case "day":
                return (
                    self.tr("1 dagsliste på papir")
                    if carrier.count == 1
                    else self.tr("{count} dagslister på papir").format(count=carrier.count)
                )
            case "plan_file":
                return (
                    self.tr("1 plan gemt som fil")
                    if carrier.count == 1
                    else self.tr("{count} planer gemt som filer").format(count=carrier.count)
                )
            case "letter":
                return (
                    self.tr("1 brev til borgeren")
                    if carrier.count == 1
                    else self.tr("{count} breve til borgeren").format(count=carrier.count)
                )
            case "access":
                return (
                    self.tr("1 svar på aktindsigt")
                    if carrier.count == 1
                    else self.tr("{count} svar på aktindsigt").format(count=carrier.count)
                )
            case _:
                return self.tr("Kopi af »{name}«").format(name=carrier.name)

    def _under(self, one: CarrierShown) -> str:
        carrier = one.carrier
        parts = [self._days(carrier), self._hand(carrier)]
        if not one.is_sure and not one.how:
            parts.append(self.tr("kan bære den"))
        if one.how:
            done = small(in_words(OUTCOMES.get(one.how, one.how)))
            when = f"{one.settled_on:%d.%m.%Y}" if one.settled_on else ""
            parts.append(" ".join(part for part in (done, when, one.by_name) if part))
            parts.append(one.remark)
        return " · ".join(part for part in parts if part)

    @staticmethod
    def _days(carrier: Carrier) -> str:
        first, last = carrier.on, carrier.upto
        if first is None:
            return ""
        if last is None or last == first:
            return f"{first:%d.%m.%Y}"
        return f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"

    def _hand(self, carrier: Carrier) -> str:
        if carrier.bearing != "paper":
            return self.tr("hos {name}").format(name=carrier.holder)
        hands = {
            "citizen": self.tr("hos borgeren"),
            "partner": self.tr("hos en samarbejdspartner"),
            "company": self.tr("hos virksomheden"),
        }
        return hands.get(carrier.holder, "")
