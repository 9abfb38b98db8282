"""The cards of a day, one for each visit; the opened one has all that the stairs need."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import DayVisit
from desktop.sentences import ours
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.dayline import State
from desktop.ui.parts.field import ChoiceField
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside, Evenly, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import ReasonForm
from desktop.ui.screens.pressable import Pressable
from desktop.ui.screens.today_door import DoorQuestion
from desktop.ui.screens.visit_form import WhenForm


class BesideChips(QWidget, Part):
    """Words, and at their right the chips as wide as they are; below the words where there is no room."""

    def __init__(self, words: QWidget, chips: list[QWidget]) -> None:
        super().__init__()
        self._chips, self._flow = chips, hold(Flow(*chips, gap="near"))
        self._beside = Beside((words, 1, 220), (self._flow, 0, 100), gap="near", middle=True)
        self.setLayout(self._beside)
        self.refit()

    def refit(self) -> None:
        """Chips grow with the text."""
        wide = sum(chip.sizeHint().width() for chip in self._chips) + look.space("near") * (
            len(self._chips) - 1
        )
        self._beside.demand(self._flow, weight=0, least=round(wide / look.scale) + 1)
        super().refit()


class StopCard(QWidget):
    """One visit. Signals say what the person did with it; `settled` when nothing is asked here any more."""

    started = Signal()
    not_met_told = Signal(bool)
    address_asked = Signal(str)
    citizen_chosen = Signal()
    opened = Signal()
    move_wanted = Signal()
    moved = Signal(object)
    asked = Signal()
    settled = Signal()

    def __init__(self, visit: DayVisit, state: State, *, is_first_left: bool) -> None:
        super().__init__()
        self.visit, self.state, self._first = visit, state, is_first_left
        self.start: Button | None = None
        self.door: DoorQuestion | None = None
        self._reason: ReasonForm | None = None
        self._is_address_shown = False
        self.place, self.clashes = FormPlace(), ClashLine()
        self.place.typed.connect(self._ask_clashes)
        self.place.turned.connect(self._ask_clashes)
        self.place.sent.connect(self._tell_moved)
        self.place.left.connect(self.settled)
        self._box = column(gap="")
        self.setLayout(self._box)
        make = {
            "done": self._done,
            "next": lambda: self._next(is_first_left=is_first_left),
            "later": self._later,
        }
        self._box.addWidget(make[state]())

    @property
    def is_asking(self) -> bool:
        """Whether the person is in the middle of something here, which a refresh may not touch."""
        return self.door is not None or self.is_written_in

    @property
    def is_written_in(self) -> bool:
        """Whether a form stands open here: a new hour, or the reason for seeing an address."""
        is_moving = self.place.form is not None
        return is_moving or (self._reason is not None and not self._reason.isHidden())

    @property
    def is_told(self) -> bool:
        """Whether what was asked here is answered and on its way: what comes of it is the person's own."""
        return self.place.is_under_way or (self.door is not None and self.door.is_told)

    def typed(self) -> str:
        """Return what was typed into the forms that stand open here, as it was typed."""
        forms = [form for form in (self._reason, self.place.form) if form and form.is_touched()]
        fields = [field for form in forms for field in form.fields.values()]
        texts = [field.text() for field in fields if not isinstance(field, ChoiceField)]
        return " ".join(text for text in texts if text)

    def hear(self, visit: DayVisit) -> None:
        """Let what is only shown say what is known now, and leave alone what is asked.

        The rest, a chip or a shield, comes when the card is made anew: `visit` stays what it was made from.
        """
        if not self._is_address_shown:
            self._where.say(self.where(visit))
        self._fill_facts(visit)

    def says_same(self, visit: DayVisit, state: State, *, first: bool) -> bool:
        """Whether it would look the same if made anew."""
        return (self.visit, self.state, self._first) == (visit, state, first)

    def where(self, visit: DayVisit | None = None) -> str:
        """Say how and where, without a protected address."""
        visit = visit or self.visit
        phone = visit.phone if self.state == "next" else ""
        lacks = not (visit.purpose or visit.agreed_last or visit.outcome)
        purpose = self.tr("Uden formål") if lacks else visit.purpose
        parts = (purpose, said.form(visit.form), said.place(visit.place), phone)
        return " · ".join(part for part in parts if part)

    def _done(self) -> QWidget:
        name, told = self.visit.name, ours(self.visit.told) or said.outcome(self.visit.outcome)
        line = row(
            Words(name, "strong", "ink_soft", lines=1),
            (Words(told, "small", "ink_soft", lines=3), 1),
            gap="snug",
        )
        card = Pressable(line, name=f"{name}, {told}", tone="page", margins=(12, 12, 12, 12))
        card.clicked.connect(self.citizen_chosen)
        return card

    def _later(self) -> QWidget:
        visit = self.visit
        lines = column(
            Words(visit.name, "strong", lines=1), Words(self.where(), "small", "ink_soft", lines=4), gap=""
        )
        chips: list[QWidget] = []
        if visit.safety_remark:
            chips.append(Chip(visit.safety_remark, "notice", "shield-alert"))
        if visit.protected:
            chips.append(Chip(self.tr("Beskyttet adresse"), "notice", "shield"))
        body = hold(lines)
        whole: QWidget = body
        if chips:
            whole = BesideChips(body, chips)
        name = self.tr("Åbn besøget hos {name} {at}").format(name=visit.name, at=said.clock(visit.at))
        card = Pressable(whole, name=name)
        card.clicked.connect(self.opened)
        return card

    def _next(self, *, is_first_left: bool) -> QWidget:
        visit = self.visit
        chip = Chip(self.tr("Næste besøg"), "accent") if is_first_left else None
        self._where = Words(self.where(), "small", "ink_soft")
        head = column(row((Words(visit.name, "title", lines=1), 1), chip), self._where, gap="")
        self._told, self._acts = column(gap="snug"), column(gap="near")
        self._facts_box = hold(self._told)
        card = Card(
            head,
            self._protected(),
            self._facts_box,
            self.clashes,
            self.place,
            4,
            hold(self._acts),
            gap="snug",
            pad="room",
            edge="accent",
            bold=True,
        )
        self._fill_facts(visit)  # shown before it has a place it would be a window, and close every open menu
        self._fill_actions()
        return card

    def _protected(self) -> QWidget | None:
        if not self.visit.protected:
            return None
        show = Button(self.tr("Vis"), kind="quiet", name=self.tr("Vis adressen, begrund"))
        self._shield = row(
            Icon("shield", "notice", 18),
            Words(self.tr("Beskyttet adresse"), "small", "notice", lines=1),
            show,
            STRETCH,
            gap="near",
        )
        self._reason = ReasonForm(
            self.tr("Hvorfor skal du se adressen?"), self.tr("Vis adressen"), keeps=False
        )
        self._reason.hide()
        show.clicked.connect(self._ask_why)
        self._reason.given.connect(self.address_asked)
        self._reason.closed.connect(self._reason.hide)
        self._reason.closed.connect(self.settled)
        return hold(column(self._shield, self._reason, gap="near"))

    def _ask_why(self) -> None:
        if self._reason is not None:
            self._reason.show()
            self._reason.begin()

    def show_address(self, address: str) -> None:
        """Show what was asked for, here and now; it is not kept."""
        if self._reason is not None:
            self._reason.hide()
            self._is_address_shown = True
            self._where.say(f"{said.form(self.visit.form)} · {said.place(address)}")

    def _fill_facts(self, visit: DayVisit) -> None:
        empty(self._told)
        pieces = [piece for piece in (_notes(visit), _facts(visit)) if piece is not None]
        for piece in pieces:
            self._told.addWidget(piece)
        self._facts_box.setVisible(bool(pieces))

    def _fill_actions(self) -> None:
        empty(self._acts)
        self.door = None
        start = Button(
            self.tr("Start besøg"), icon="arrow-right", kind="primary", size="primary", trailing=True
        )
        missed = Button(self.tr("Ikke truffet"), icon="door-closed", size="primary")
        name = self.visit.name
        move = Button(
            self.tr("Flyt"), kind="quiet", name=self.tr("Flyt besøget hos {name}").format(name=name)
        )
        case = Button(
            self.tr("Åbn sagen"), kind="quiet", name=self.tr("Åbn sagen om {name}").format(name=name)
        )
        self.start = start
        start.clicked.connect(self.started)
        missed.clicked.connect(self.ask_at_door)
        move.clicked.connect(self.move_wanted)
        case.clicked.connect(self.citizen_chosen)
        self._acts.addWidget(hold(Flow(start, missed, move, case, gap="snug")))

    def ask_when(self, now: datetime) -> None:
        """Ask for another day and hour."""
        self.place.open(WhenForm(now, self.visit.visit, self.visit.at))

    def _ask_clashes(self) -> None:
        """Ask what stands in the way of the hour to which the visit is about to be moved."""
        form = self.place.form
        if isinstance(form, WhenForm) and form.flaw() is None:
            self.clashes.ask(self.visit.citizen, form.at(), self.visit.form, self.visit.visit)
        else:
            self.clashes.clear()

    def _tell_moved(self) -> None:
        if isinstance(self.place.form, WhenForm):
            self.moved.emit(self.place.form.at())

    def ask_at_door(self, *, take_focus: bool = True) -> None:
        """Ask the one thing that matters at a closed door: is a card left?"""
        empty(self._acts)
        self.door = DoorQuestion()
        self.door.told.connect(self.not_met_told)
        self.door.left.connect(self.leave_door)
        self._acts.addWidget(self.door)
        self.door.show()  # in its place at once: until it stands there, the keyboard would be somewhere else
        self.start = self.door.with_card
        self.asked.emit()
        if take_focus:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_door(self) -> None:
        """The person thinks better of it."""
        self._fill_actions()
        self.settled.emit()


def _notes(visit: DayVisit) -> QWidget | None:
    notes: list[QWidget] = []
    if visit.safety_remark:
        notes.append(Banner(visit.safety_remark, "notice", icon="shield-alert", slim=True))
    if visit.interpreter:
        spoken = said.language(visit.interpreter)
        told = QCoreApplication.translate("StopCard", "Tolk: {language}").format(language=spoken)
        notes.append(Banner(told, "plain", icon="languages", slim=True))
    return hold(Evenly(*notes, least=230)) if notes else None


def _facts(visit: DayVisit) -> QWidget | None:
    parts: list[tuple[QWidget, int, int]] = []
    if visit.agreed_last:
        said_last = Words(
            QCoreApplication.translate("StopCard", "Aftalt sidst"), "label", "ink_soft", lines=1
        )
        parts.append((hold(column(said_last, Words(visit.agreed_last), STRETCH, gap="")), 5, 240))
    if visit.bring:
        items = [row(Icon("check", "accent", 18), (Words(item), 1), gap="near") for item in visit.bring]
        along = Words(QCoreApplication.translate("StopCard", "Tag med"), "label", "ink_soft", lines=1)
        parts.append((hold(column(along, *items, STRETCH, gap="")), 4, 190))
    return hold(Beside(*parts, gap="gap")) if parts else None
