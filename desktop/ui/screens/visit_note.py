"""Writing in a visit: the kind by one key, words on top, what they offer below, what is written further down."""

import math
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from casework.agreements import AgreementTold
from casework.offers import GoalOffered, NextOffered, Offer, offers_in
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline
from desktop.ui.parts.field import LongField
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.segment import Segment
from desktop.ui.parts.words import Voice, Words
from desktop.ui.screens import said
from desktop.ui.screens.citizen_note import dress_for, nature_options

TAG_WIDE = 176


class WrittenLine(QWidget, Part):
    """One line that is written: its kind is a word, a sign and a type face, never only a colour."""

    def __init__(self, nature: str, text: str, change: Button) -> None:
        super().__init__()
        ink = "voice" if nature == "statement" else "ink_soft"
        tag = row(
            Icon(said.NATURE_SIGNS[nature], ink, 20),
            Words(said.nature(nature), "label", ink, lines=1),
            STRETCH,
        )
        self._tag = hold(tag)
        self._nature = nature
        words: Words = Voice(text) if nature == "statement" else Words(text)
        self._words = column(words, STRETCH, gap="")
        self.setLayout(row(self._tag, (hold(self._words), 1), change, gap="snug", top=True))
        self.refit()

    def refit(self) -> None:
        """Kinds stand in a column as wide as the longest."""
        widest = max(look.width("label", said.nature(kind)) for kind in said.NATURE_SIGNS)
        sign = look.grow(20) + 2 * look.space("near") + 2
        self._tag.setFixedWidth(max(look.grow(TAG_WIDE), math.ceil(widest) + sign))
        high, line = look.size("quiet"), look.line("voice" if self._nature == "statement" else "body")
        self._tag.setFixedHeight(high)
        self._words.setContentsMargins(0, max(0, (high - line) // 2), 0, 6)
        super().refit()


class VisitNote(Card):
    """`changed()` for every letter and line, `offer_taken(Offer)`: an agreement, a goal, or when one meets again.

    Enter writes the line in, Shift+Enter breaks it, Ctrl+Enter takes the offer that stands; the next one follows it.
    """

    changed = Signal()
    offer_taken = Signal(object)

    def __init__(self) -> None:
        self.kinds = Segment(nature_options(with_keys=True), "fact")
        self.text = LongField("", lines=2, most=6)
        self.add = Button("", icon="plus", name="+")
        self._offers: tuple[Offer, ...] = ()
        self.take = Button("", icon="check")
        self.offer = Banner("", "plain", icon="handshake", action=self.take)
        self._list = column(gap="")
        self.lines: list[tuple[str, str]] = []
        self.today, self.names = date.min, dict[str, str]()
        self._says_i, self._me = dict[str, str](), ""
        super().__init__(
            self.kinds,
            row((self.text, 1), self.add, gap="near", top=True),
            self.offer,
            4,
            self._list,
            STRETCH,
            gap="snug",
            pad="room",
        )
        self.offer.hide()
        self.kinds.chosen.connect(self._choose)
        self.text.changed.connect(lambda _text: self._typed())
        self.add.clicked.connect(self.write_in)
        self.take.clicked.connect(self.take_offer)
        self.text.area.installEventFilter(self)
        self.retranslate()

    def show_typed(self, nature: str, text: str, lines: tuple[tuple[str, str], ...]) -> None:
        """Put back what was typed, without telling anyone."""
        quiet = self.blockSignals(True)
        self.kinds.choose(nature)
        self.lines = list(lines)
        self.text.write(text)
        self._dress()
        self._show_lines()
        self._look_for_offers()
        self.blockSignals(quiet)

    def know(self, today: date, names: Mapping[str, str], *, me: str = "", citizen: str = "") -> None:
        """Know the day, whom a name stands for, and who says "jeg": in his own words the citizen does."""
        self.today, self.names, self._says_i = today, dict(names), {"statement": citizen}
        self._me = me

    def write_in(self) -> None:
        """Write what stands in the editor in as a line; the editor is empty for the next."""
        text = self.text.text()
        if text:
            self.lines.append((self.kinds.choice(), text))
            self.text.write("")
            self._show_lines()
            self.changed.emit()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_offer(self) -> None:
        """Ask for what the text offers; it stands offered until somebody lets it go."""
        if self._offers:
            self.offer_taken.emit(self._offers[0])

    def let_go(self) -> None:
        """Let go of an offer that was taken: its sentence stays as a line, and what else it offered stands next."""
        others = self._offers[1:]
        if self.text.text():
            self.write_in()
        self._offers = others
        self._show_offer()

    def _take_back(self, number: int) -> None:
        """Take a line into the editor again; what stood there is written in first."""
        self.write_in()
        nature, text = self.lines.pop(number)
        self.kinds.choose(nature)
        self._dress()
        self.text.write(text)
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        empty(self._list)
        for number, (nature, text) in enumerate(self.lines):
            change = Button(
                "", icon="pencil", kind="quiet", name=self.tr("Ret linjen »{text}«").format(text=text)
            )
            change.clicked.connect(lambda _pressed=False, number=number: self._take_back(number))
            if number:
                self._list.addWidget(Hairline())
            self._list.addWidget(WrittenLine(nature, text, change))

    def _choose(self, _kind: str) -> None:
        self._dress()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _dress(self) -> None:
        dress_for(self.text, self.kinds.choice())

    def _typed(self) -> None:
        self._look_for_offers()
        self.changed.emit()

    def _look_for_offers(self) -> None:
        text, nature = self.text.text(), self.kinds.choice()
        names = self.names | {"jeg": self._says_i.get(nature, self._me)}
        known = {name: who for name, who in names.items() if who}
        self._offers = offers_in(text, today=self.today, names=known, nature=nature) if text else ()
        self._show_offer()

    def _show_offer(self) -> None:
        self.offer.setVisible(bool(self._offers))
        if not self._offers:
            return
        offered = self._offers[0]
        match offered:
            case AgreementTold(what, who, due, _):
                when = said.day(due, self.today) if due else self.tr("uden dato")
                words, title, take = (
                    f"{who}: {what} · {when}",
                    self.tr("Lyder som en aftale"),
                    self.tr("Gør til aftale"),
                )
            case GoalOffered(what, _, due):
                words = self.tr("{what} · nået inden {day}").format(what=what, day=said.day(due, self.today))
                title, take = self.tr("Lyder som et mål"), self.tr("Gør til mål")
            case NextOffered(on, hour):
                day = said.day(on, self.today)
                words = self.tr("{day} kl. {hour}").format(day=day, hour=hour) if hour else day
                title, take = self.tr("Lyder som næste gang"), self.tr("Sæt næste gang")
        self.offer.say(words, title=title)
        self.take.rename(take, name=self.tr("{take}, Ctrl Enter").format(take=take))
        self.offer.refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter writes in, Ctrl+Enter takes the offer."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.take_offer() if self._offers else self.write_in()
                return True
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.write_in()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt forgets an editor's font when it is moved into another window."""
        self.text.area.refit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys stand beside the kinds only where there is room."""
        super().resizeEvent(event)
        self._say_kinds()

    def _say_kinds(self) -> None:
        self.kinds.show_options(nature_options(with_keys=not look.is_tight(self)))

    def retranslate(self) -> None:
        """Say everything again."""
        self._say_kinds()
        self.kinds.setAccessibleName(self.tr("Slags"))
        self.text.area.setAccessibleName(self.tr("Ny linje"))
        self.text.area.setPlaceholderText(self.tr("Skriv en linje. Enter skriver den ind."))
        self.add.rename("", name=self.tr("Skriv linjen ind, Enter"))
        self._show_lines()
        self._look_for_offers()
