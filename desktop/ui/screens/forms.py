"""Small forms that unfold in a page: an agreement, a goal, a reason.

A refusal stands under the field it is about.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casework.goals import AREAS
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import ChoiceField, DateField, Field, FieldBase, LongField
from desktop.ui.parts.layout import Piece, column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option
from desktop.ui.screens.visit_typed import day_of

Editing = Field | LongField | DateField | ChoiceField


class Form(QWidget):
    """Named fields, one button that saves and one that closes.

    `saved()` and `closed()` say what the person did; `typed()` is sent for every letter. Ctrl+Enter saves,
    Esc closes.
    """

    saved = Signal()
    closed = Signal()
    typed = Signal()
    demanded: tuple[str, ...] = ()

    def __init__(self, record: str = "") -> None:
        super().__init__()
        self.record = record
        self.fields: dict[str, Editing] = {}
        self.save = Button("", kind="primary")
        self.close_button = Button("", kind="quiet")
        self.save.clicked.connect(self.saved)
        self.close_button.clicked.connect(self.closed)

    def build(self, *pieces: Piece) -> None:
        """Lay out the pieces with the buttons under them."""
        buttons = hold(Flow(self.save, self.close_button, gap="pad"))
        self.setLayout(column(*pieces, buttons, gap="snug"))
        for editing in self.fields.values():
            if isinstance(editing, ChoiceField):
                editing.chosen.connect(lambda _choice: self.typed.emit())
            else:
                editing.changed.connect(lambda _text, one=editing: self._changed(one))
        self.retranslate()

    def _changed(self, editing: FieldBase) -> None:
        editing.settle()
        self.typed.emit()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields; dates as ISO texts."""
        return {name: self._value(editing) for name, editing in self.fields.items()}

    def _value(self, editing: Editing) -> str:
        if isinstance(editing, DateField):
            day = editing.day()
            return day.isoformat() if day else editing.text()
        return editing.choice() if isinstance(editing, ChoiceField) else editing.text()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values into the fields, as a draft or a record holds them."""
        for name, text in values.items():
            editing = self.fields.get(name)
            if isinstance(editing, ChoiceField):
                editing.choose(text)
            elif isinstance(editing, DateField):
                day = day_of(text)
                editing.write(f"{day:%d.%m.%Y}" if day else text)
            elif editing is not None:
                editing.write(text)

    def refuse(self, sentence: str) -> None:
        """Say under the field what is missing: the first demanded one that is empty, or else the day, or
        the first.
        """
        empty = [name for name in self.demanded if not self.values()[name]]
        days = [name for name, editing in self.fields.items() if isinstance(editing, DateField)]
        editing = self.fields[[*empty, *days, *self.fields][0]]
        editing.need(sentence)
        editing.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Ctrl+Enter saves."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._one_line()):
            self.saved.emit()
        else:
            super().keyPressEvent(event)

    def _one_line(self) -> bool:
        focus = self.focusWidget()
        return any(isinstance(one, Field) and one.line is focus for one in self.fields.values())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""


class AgreementForm(Form):
    """Who does what by when, and why."""

    demanded = ("what", "who")

    def __init__(self, today: date, record: str = "", *, with_why: bool = True) -> None:
        super().__init__(record)
        what, who, due, why = Field(""), Field(""), DateField("", today=today), Field("")
        self.fields |= {"what": what, "who": who, "due": due} | ({"why": why} if with_why else {})
        self.build(what, Beside((who, 3, 150), (due, 2, 150), gap="snug"), why if with_why else None)

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["what"].rename(self.tr("Hvad har I aftalt?"))
        self.fields["who"].rename(self.tr("Hvem gør det?"))
        self.fields["due"].rename(self.tr("Inden hvornår?"), help_text="")
        if "why" in self.fields:
            self.fields["why"].rename(self.tr("Hvorfor?"))
        self.save.rename(self.tr("Gem aftale"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme aftalen"))


class GoalForm(Form):
    """A goal in the citizen's words, with a measure and a date."""

    demanded = ("title", "measure", "target_date")

    def __init__(self, today: date, record: str = "") -> None:
        super().__init__(record)
        title, words = Field(""), LongField("", lines=2, most=5, role="voice")
        measure, day = Field(""), DateField("", today=today)
        area = ChoiceField("", [Option(name, name) for name in AREAS])
        self.fields = {
            "title": title,
            "own_words": words,
            "measure": measure,
            "target_date": day,
            "area": area,
        }
        self.build(title, words, measure, Beside((day, 1, 150), (area, 1, 150), gap="snug"))

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["title"].rename(self.tr("Målet med få ord"))
        self.fields["own_words"].rename(self.tr("Borgerens egne ord"))
        self.fields["measure"].rename(self.tr("Hvordan kan I se, at det er nået?"))
        self.fields["target_date"].rename(self.tr("Nået inden"))
        self.fields["area"].rename(self.tr("Del af livet"))
        self.save.rename(self.tr("Gem mål"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme målet"))


class ReasonForm(Form):
    """One line that says why, before something is shown or taken back; the reason is logged."""

    demanded = ("reason",)
    given = Signal(str)

    def __init__(self, question: str, action: str) -> None:
        super().__init__()
        self._question, self._action = question, action
        self.fields["reason"] = Field("")
        self.build(self.fields["reason"])
        self.saved.connect(self._give)

    def _give(self) -> None:
        reason = self.values()["reason"]
        if reason:
            self.given.emit(reason)
        else:
            self.refuse(self.tr("Skriv kort hvorfor. Grunden står i loggen."))

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["reason"].rename(self._question)
        self.save.rename(self._action)
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at skrive en grund"))
