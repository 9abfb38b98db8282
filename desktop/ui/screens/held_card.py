"""What the service keeps aside: why, and the ways on, again, anew, or put away; and what was put away, found again."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_held import HeldChange, PutAway
from desktop.sentences import in_words, ours
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import ReasonForm

SHOWN = 5
"""Rows that stand at once of what was put away."""


class HeldCard(QWidget):
    """One change that is kept aside. `again()`, `anew()`, and `put_away(reason)`; nothing goes without a reason."""

    again = Signal()
    anew = Signal()
    put_away = Signal(str)

    def __init__(self, held: HeldChange) -> None:
        super().__init__()
        self.held = held
        self._banner, self.place = Banner("", "notice", title=" "), FormPlace()
        self.try_again, self.write_anew = Button("", icon="send", kind="quiet"), Button("", kind="quiet")
        self.lay_away = Button("", kind="quiet")
        ways = hold(Flow(self.try_again, self.write_anew, self.lay_away, gap="snug"))
        self.setLayout(column(self._banner, ways, self.place, gap="tight"))
        self.try_again.clicked.connect(self.again)
        self.write_anew.clicked.connect(self.anew)
        self.lay_away.clicked.connect(self._ask)
        self.place.sent.connect(self._send)
        self.show_held(held)

    @property
    def is_writing(self) -> bool:
        """Whether a reason is being written: a refresh leaves the card alone."""
        return self.place.form is not None

    def show_held(self, held: HeldChange) -> None:
        """Say what is kept aside, and offer what leads on."""
        self.held = held
        what, name = ours(held.what), held.name
        self._banner.say(
            self.tr("{reason} Ændringen er ikke væk. {way}")
            .format(reason=in_words(held.reason), way=in_words(held.way_on))
            .strip(),
            title=self.tr("{what} om {name} er lagt til side").format(what=said.upper(what), name=name),
        )
        self.try_again.rename(
            self.tr("Prøv igen"), name=self.tr("Prøv igen: {what} om {name}").format(what=what, name=name)
        )
        self.write_anew.rename(
            self.tr("Skriv som nyt notat"),
            name=self.tr("Skriv som nyt notat: {what} om {name}").format(what=what, name=name),
        )
        self.lay_away.rename(
            self.tr("Læg væk …"), name=self.tr("Læg væk: {what} om {name}").format(what=what, name=name)
        )
        self.try_again.setVisible(held.can_change)
        self.write_anew.setVisible(bool(held.words))

    def _ask(self) -> None:
        question = self.tr("Hvorfor lægges det væk?")
        form = ReasonForm(question, self.tr("Læg væk"), keeps=False)
        safe = self.tr("Det bliver her på computeren og kan tages frem igen.")
        form.fields["reason"].rename(question, help_text=safe)
        self.place.open(form)

    def _send(self) -> None:
        if self.place.form is not None:
            self.put_away.emit(self.place.form.values()["reason"])

    def refuse(self, sentence: str) -> bool:
        """Say under the reason why it was not taken; False where nothing was sent."""
        return self.place.refuse(sentence)


class AwayCard(QWidget):
    """What was put away, the last first, with all its words. `taken_out(number)`."""

    taken_out = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[PutAway, ...] = ()
        self._today = date.min
        self._is_whole = False
        self._head, self._lines = Heading(""), column(gap="near")
        self.more = Button("", kind="quiet")
        self.setLayout(column(Card(self._head, hold(self._lines), self.more, gap="near"), gap=""))
        self.more.clicked.connect(self._turn)
        self.hide()

    def show_away(self, found: tuple[PutAway, ...], today: date) -> None:
        """Show what was put away."""
        is_new = (found, today) != (self._found, self._today)
        self._found, self._today = found, today
        if is_new:
            self.retranslate()

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.setVisible(bool(self._found))
        self._head.say(self.tr("Lagt væk"), note=str(len(self._found)))
        empty(self._lines)
        for place, one in enumerate(self._found if self._is_whole else self._found[:SHOWN]):
            if place:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(one))
        self.more.setVisible(len(self._found) > SHOWN)
        self.more.rename(self.tr("Vis det sidste") if self._is_whole else self.tr("Vis alt"))

    def _line(self, one: PutAway) -> QWidget:
        out = Button(self.tr("Tag frem igen"), kind="quiet")
        out.setAccessibleName(
            self.tr("Tag frem igen: {what} om {name}").format(what=ours(one.what), name=one.name)
        )
        out.clicked.connect(lambda: self.taken_out.emit(one.number))
        when = said.moment(one.at, self._today)
        under = " · ".join(
            part for part in (one.name, when, self.tr("Grund: {why}").format(why=one.reason)) if part
        )
        whole = Words(one.words, "body") if one.words and one.words not in one.what else None
        words = column(
            Words(said.upper(ours(one.what)), "strong"), whole, Words(under, "small", "ink_soft"), gap=""
        )
        return hold(row((words, 1), out, gap="snug"))
