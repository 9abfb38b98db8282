"""Words to look at before a paper leaves: each find is left out, reworded or confirmed, and can be taken back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.calendar import say_field_date
from casework.careful_words import KINDS, word_list
from casework.plan_editions import Answer, Find, Spoken
from desktop.sentences import in_words
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.field import LongField
from desktop.ui.parts.layout import Piece, column, empty, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words


class FindCard(Card):
    """`answered(key, Answer)` and `taken_back(key)`; the card is away while there is nothing to look at."""

    answered = Signal(str, object)
    taken_back = Signal(str)

    def __init__(self) -> None:
        self._heading, self._lead = Heading(""), Words("", color="ink_soft")
        self._list = column(gap="snug")
        super().__init__(self._heading, self._lead, hold(self._list), gap="near", edge="notice_mark")
        self._shown: tuple[tuple[Find, ...], tuple[Spoken, ...], Mapping[str, Answer]] = ((), (), {})
        self._writing = ""
        self.hide()

    def show_finds(
        self, finds: Sequence[Find], answered: Sequence[Spoken], answers: Mapping[str, Answer]
    ) -> None:
        """Show what waits for an answer, and what was answered; a text being reworded stays open."""
        shown = (tuple(finds), tuple(answered), dict(answers))
        if shown == self._shown:
            return
        self._shown = shown
        if self._writing not in {find.spoken.key for find in finds}:
            self._writing = ""
        self._fill()

    @property
    def is_open(self) -> bool:
        """Whether something waits for an answer."""
        return bool(self._shown[0])

    def _fill(self) -> None:
        finds, answered, answers = self._shown
        empty(self._list)
        for at, find in enumerate(finds):
            self._list.addWidget(hold(column(*([Hairline()] if at else []), *self._one(find), gap="near")))
        for one in answered:
            self._list.addWidget(self._done(one, answers[one.key]))
        self.setVisible(bool(finds or answered))
        self.retranslate()

    def _one(self, find: Find) -> list[Piece]:
        key, text = find.spoken.key, find.spoken.text
        named = ", ".join(f"{one.word} ({in_words(KINDS[one.about])})" for one in find.words)
        words = Words(f"{in_words(find.spoken.what)}: »{text}«")
        if self._writing == key:
            return [words, *self._editor(key, text)]
        out = Button(self.tr("Udelad"), kind="plain")
        anew = Button(self.tr("Skriv om"), kind="plain")
        stands = Button(self.tr("Det må stå"), kind="plain")
        for button, what in (
            (out, self.tr("Udelad")),
            (anew, self.tr("Skriv om")),
            (stands, self.tr("Det må stå")),
        ):
            button.setAccessibleName(f"{what}: {text}")
        out.clicked.connect(lambda: self.answered.emit(key, Answer("", left_out=True)))
        anew.clicked.connect(lambda: self._write(key))
        stands.clicked.connect(lambda: self.answered.emit(key, Answer("", text, confirmed=True)))
        return [words, Words(named, "small", "notice"), hold(Flow(out, anew, stands, gap="near"))]

    def _editor(self, key: str, text: str) -> list[Piece]:
        field = LongField(self.tr("Skriv det, så det kan stå"), text, lines=2, most=5)
        use = Button(self.tr("Brug ordene"))
        use.clicked.connect(lambda: self._use(key, field))
        leave = Button(self.tr("Luk"), kind="quiet")
        leave.clicked.connect(lambda: self._write(""))
        field.setFocus()
        return [field, hold(Flow(use, leave, gap="near"))]

    def _use(self, key: str, field: LongField) -> None:
        self._writing = ""
        text = field.text()
        self.answered.emit(key, Answer("", text) if text else Answer("", left_out=True))

    def _write(self, key: str) -> None:
        self._writing = key
        self._fill()

    def _done(self, one: Spoken, answer: Answer) -> QWidget:
        how = self.tr("Udeladt")
        if answer.confirmed:
            how = self.tr("Må stå")
        elif answer.text:
            how = self.tr("Skrevet om")
        back = Button(self.tr("Fortryd"), kind="quiet")
        back.setAccessibleName(self.tr("Fortryd: {text}").format(text=one.text))
        back.clicked.connect(lambda: self.taken_back.emit(one.key))
        said = Words(f"{how} · {in_words(one.what)}: »{one.text}«", "small", "ink_soft")
        return hold(Flow(said, back, gap="near"))

    def retranslate(self) -> None:
        """Say the head again; what stands in the list is said when it is filled."""
        listed = word_list()
        self._heading.say(self.tr("Ord at se på, før papiret går ud"))
        lead = self.tr("De kan sige mere, end læseren skal vide. Svar på hver, så kan papiret skrives ud.")
        read = (
            self.tr("Ordlisten er fra {day} og gennemlæst af {who}.")
            if listed.checked_by
            else self.tr("Ordlisten er fra {day} og er ikke gennemlæst af en fagperson endnu.")
        )
        self._lead.say(f"{lead} {read.format(day=say_field_date(listed.dated), who=listed.checked_by)}")
