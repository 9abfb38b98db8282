"""Small forms that unfold in a page: an agreement, a goal, a reason.

A refusal stands under the field it is about. A form that was sent stands still, with its words, until it is told that
they are saved or refused.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from casework.agreements import says_who
from casework.answers import AgreementShown
from casework.goals import AREAS, VOICES
from casework.words import GOAL_VOICES, said
from desktop.sentences import in_words
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import ChoiceField, DateField, Field, FieldBase, LongField
from desktop.ui.parts.layout import Piece, column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option
from desktop.ui.parts.still import still
from desktop.ui.screens.form_ease import FormEase
from desktop.ui.screens.visit_typed import day_of

Editing = Field | LongField | DateField | ChoiceField


def into_view(widget: QWidget) -> None:
    """Scroll the page to a part of it; Qt does so only for the Tab key."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is None:
        return
    parent.ensureWidgetVisible(widget, 0, 16)
    if widget.height() > parent.viewport().height():  # of what is longer than the page, its beginning
        bar, top = parent.verticalScrollBar(), widget.mapTo(parent.viewport(), widget.rect().topLeft()).y()
        bar.setValue(bar.value() + top - 16)


class Form(QWidget):
    """Named fields, one button that saves and one that closes.

    `saved()` and `closed()` say what the person did; `typed()` is sent for every letter. Ctrl+Enter saves,
    Esc closes. `began` is what stood there when it opened.
    """

    saved = Signal()
    closed = Signal()
    typed = Signal()
    demanded: tuple[str, ...] = ()
    read_along: tuple[str, ...] = ()
    """Fields in our words that the citizen reads: there a lighter word is offered (`FormEase`)."""
    keeps = True
    """Whether what is typed here is kept: where nothing can be, the form stands still (`still`)."""
    is_paper = False
    """Whether the first button prints: then the other ways out of the printer stand right after it."""

    def __init__(self, record: str = "") -> None:
        super().__init__()
        self.record = record
        self.began: dict[str, str] = {}
        self.is_under_way = False
        self.fields: dict[str, Editing] = {}
        self.more_buttons: tuple[Button, ...] = ()
        self.save = Button("", icon="printer" if self.is_paper else None, kind="primary")
        self.close_button = Button("", kind="quiet")
        self.save.clicked.connect(self.send)
        self.close_button.clicked.connect(self.close_form)

    def build(self, *pieces: Piece) -> None:
        """Lay out the pieces with the buttons under them."""
        last = (
            (*self.more_buttons, self.close_button)
            if self.is_paper
            else (self.close_button, *self.more_buttons)
        )
        buttons = hold(Flow(self.save, *last, gap="pad"))
        ease = FormEase() if self.read_along else None
        self.setLayout(column(*pieces, ease, buttons, gap="snug"))
        for editing in self.fields.values():
            if isinstance(editing, ChoiceField):
                editing.chosen.connect(lambda _choice: self.typed.emit())
            else:
                editing.changed.connect(lambda _text, one=editing: self._changed(one))
        if ease is not None:
            self.typed.connect(lambda: ease.read(self.texts()))
        self.retranslate()
        self._stand_still()

    def texts(self) -> list[str]:
        """Return what stands here in our words for the citizen to read."""
        values = self.values()
        return [values[name] for name in self.read_along if values.get(name)]

    @property
    def is_still(self) -> bool:
        """Whether nothing typed here could be kept."""
        return self.keeps and bool(still.why)

    def _stand_still(self) -> None:
        """Let nobody type what could not be kept: the first field says why, before anything is lost."""
        if self.is_still:
            for number, editing in enumerate(self.fields.values()):
                editing.hold_still("" if number else still.why)
            self.save.setEnabled(False)

    def _changed(self, editing: FieldBase) -> None:
        editing.settle()
        self.typed.emit()

    def send(self) -> None:
        """Save what stands here, or say under the field what is missing; once, until it has been answered."""
        if self.is_under_way or self.is_still:
            return
        flaw = self._unread_day() or self.flaw()
        if flaw is None:
            self.saved.emit()
        else:
            self.point_at(*flaw)

    def _unread_day(self) -> tuple[str, str] | None:
        days = ((name, one.unread()) for name, one in self.fields.items() if isinstance(one, DateField))
        return next((flaw for flaw in days if flaw[1]), None)

    def flaw(self) -> tuple[str, str] | None:
        """Return the field that cannot be read, and the sentence that says why."""
        return None

    def close_form(self) -> None:
        """Let it be closed, but not between sending and answer."""
        if not self.is_under_way:
            self.closed.emit()

    def wait(self, *, on: bool) -> None:
        """Stand still while what was sent is under way: nothing typed meanwhile could be lost."""
        self.is_under_way = on
        for button in (self.save, self.close_button, *self.more_buttons):
            button.setEnabled(not on)
        for editing in self.fields.values():
            editing.pause(on=on)

    def is_touched(self) -> bool:
        """Whether something stands here that did not stand here when it opened."""
        return bool(self.altered())

    def altered(self) -> dict[str, str]:
        """Return what stands otherwise than it began: a form of a record speaks for nothing else."""
        return {name: text for name, text in self.values().items() if text != self.began.get(name, "")}

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
        """Say under the field what is missing, and let the person write on: under the first demanded one that is
        empty, or else the day, or the first.
        """
        self.wait(on=False)
        empty = [name for name in self.demanded if not self.values()[name]]
        days = [name for name, editing in self.fields.items() if isinstance(editing, DateField)]
        self.point_at([*empty, *days, *self.fields][0], sentence)

    def point_at(self, name: str, sentence: str) -> None:
        """Say a sentence under a field, and put the cursor there."""
        editing = self.fields[name]
        editing.need(sentence)
        editing.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, editing, lambda: into_view(editing))

    def begin(self) -> None:
        """Put the cursor into the first field, and bring the form into view once it has its place."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: into_view(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Ctrl+Enter saves. Held down they do it once: what a second one would do was never asked for."""
        enter, escape = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}, event.key() == Qt.Key.Key_Escape
        if event.isAutoRepeat() and (enter or escape):
            return
        if escape:
            self.close_form()
        elif enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._one_line()):
            self.send()
        else:
            super().keyPressEvent(event)

    def _one_line(self) -> bool:
        focus = self.focusWidget()
        return any(isinstance(one, Field) and one.line is focus for one in self.fields.values())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._stand_still()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""


def agreement_values(agreement: AgreementShown) -> dict[str, str]:
    """Return what the form of an agreement holds before anybody types."""
    due = agreement.due.isoformat() if agreement.due else ""
    return {"what": agreement.what, "who": agreement.who, "due": due, "why": agreement.why}


class AgreementForm(Form):
    """Who does what by when, and why. One that stands can be taken out: `dropped(why)`."""

    demanded = ("what", "who")
    read_along = ("what", "why")
    dropped = Signal(str)

    def __init__(self, today: date, record: str = "", *, with_why: bool = True) -> None:
        super().__init__(record)
        what, who, why = Field(""), Field(""), Field("")
        due = DateField("", today=today, ahead=True)
        self.fields |= {"what": what, "who": who, "due": due} | ({"why": why} if with_why else {})
        if record:
            self.more_buttons = (drop := Button("", kind="quiet"),)
            drop.clicked.connect(self._drop)
        self.build(what, Beside((who, 3, 150), (due, 2, 150), gap="snug"), why if with_why else None)

    def begin_with(self, agreement: AgreementShown) -> None:
        """Be the form of one that stands; a field with two versions is chosen elsewhere and stands still here."""
        self.fill(agreement_values(agreement))
        self.began = self.values()
        for name in agreement.torn:
            if name in self.fields:
                self.fields[name].hold_still(self.tr("To versioner. Vælg dem ét sted, før du retter her."))

    def flaw(self) -> tuple[str, str] | None:
        """Who does it needs a name: on the plan a "mig" would be the citizen."""
        who = self.values()["who"]
        if self.altered().get("who") and not says_who(who):
            said = self.tr("På planen kan »{who}« være jer begge. Skriv et navn.").format(who=who)
            return "who", said
        return None

    def _drop(self) -> None:
        """Why it is taken out goes along; other words that stand here unsaved come first."""
        if self.is_under_way or self.is_still:
            return
        others = [name for name in self.altered() if name != "why"]
        if others:
            self.point_at(others[0], self.tr("Gem først det, du har skrevet her."))
            return
        why = self.altered().get("why", "")
        self.wait(on=True)
        self.dropped.emit(why)

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["what"].rename(self.tr("Hvad har I aftalt?"))
        self.fields["who"].rename(self.tr("Hvem gør det?"))
        self.fields["due"].rename(self.tr("Inden hvornår?"), help_text="")
        if "why" in self.fields:
            self.fields["why"].rename(self.tr("Hvorfor?"))
        self.save.rename(self.tr("Gem aftale"))
        for drop in self.more_buttons:
            drop.rename(self.tr("Tag ud"), name=self.tr("Tag ud: aftalen"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme aftalen"))


class GoalForm(Form):
    """A goal in the citizen's words, with a measure and a date."""

    demanded = ("title", "measure", "target_date")
    read_along = ("title", "measure", "milestones")

    def __init__(self, today: date, record: str = "", *, with_steps: bool = True) -> None:
        super().__init__(record)
        title, words = Field(""), LongField("", lines=2, most=5, role="voice")
        steps = LongField("", lines=1, most=6)
        measure, day = Field(""), DateField("", today=today, ahead=True)
        area = ChoiceField("", [Option(name, in_words(name)) for name in AREAS])
        self.fields |= {
            "title": title,
            "own_words": words,
            "measure": measure,
            "target_date": day,
            "area": area,
        }
        below = steps if with_steps else None
        voice = ChoiceField("", [Option("", "")]) if with_steps else None
        self.fields |= {"milestones": steps, "voice": voice} if voice else {}
        self.build(title, words, voice, measure, Beside((day, 1, 150), (area, 1, 150), gap="snug"), below)

    def fill(self, values: Mapping[str, str]) -> None:
        """A part of life that this list has not, as of another system, or none, stands as it is and never as ours."""
        area, stands = self.fields["area"], values.get("area")
        if isinstance(area, ChoiceField) and stands is not None and area.box.findData(stands) < 0:
            area.box.addItem(stands or self.tr("ikke valgt"), stands)
        super().fill(values)

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["title"].rename(self.tr("Målet med få ord"))
        self.fields["own_words"].rename(self.tr("Borgerens egne ord"))
        self.fields["measure"].rename(self.tr("Hvordan kan I se, at det er nået?"))
        self.fields["target_date"].rename(self.tr("Nået inden"))
        self.fields["area"].rename(self.tr("Del af livet"))
        if "milestones" in self.fields:
            self.fields["milestones"].rename(
                self.tr("Delmål"), help_text=self.tr("Ét på hver linje, i den rækkefølge de nås.")
            )
        voice = self.fields.get("voice")
        if isinstance(voice, ChoiceField):
            voice.rename(self.tr("Hvem har sat målet?"))
            told = [Option(code, in_words(said(GOAL_VOICES, code))) for code in VOICES]
            voice.show_options([Option("", self.tr("nævnes ikke")), *told], voice.choice())
        self.save.rename(self.tr("Gem mål"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme målet"))


class ReasonForm(Form):
    """One line that says why, before something is shown or taken back; the reason is logged."""

    demanded = ("reason",)
    given = Signal(str)

    def __init__(self, question: str, action: str, *, keeps: bool = True) -> None:
        super().__init__()
        self.keeps = keeps
        self._question, self._action = question, action
        self.fields["reason"] = Field("")
        self.build(self.fields["reason"])
        self.saved.connect(lambda: self.given.emit(self.values()["reason"]))

    def flaw(self) -> tuple[str, str] | None:
        """A reason has words."""
        if self.values()["reason"]:
            return None
        return "reason", self.tr("Skriv kort hvorfor. Grunden står i loggen.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["reason"].rename(self._question)
        self.save.rename(self._action)
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at skrive en grund"))
