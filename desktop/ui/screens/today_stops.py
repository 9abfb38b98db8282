"""The cards of a day, one for each visit; the opened one has all that the stairs need."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
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
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside, Evenly, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import ReasonForm
from desktop.ui.screens.pressable import Pressable
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
    """One visit. Signals say what the person did with it."""

    started = Signal()
    not_met_told = Signal(bool)
    address_asked = Signal(str)
    citizen_chosen = Signal()
    opened = Signal()
    move_wanted = Signal()
    moved = Signal(object)
    thought_better = Signal()

    def __init__(self, visit: DayVisit, state: State, *, is_first_left: bool) -> None:
        super().__init__()
        self.visit, self.state, self._first = visit, state, is_first_left
        self.start: Button | None = None
        self._reason: ReasonForm | None = None
        self.place = FormPlace()
        self.place.sent.connect(self._tell_moved)
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
        is_moving = self.place.form is not None
        return is_moving or (self._reason is not None and not self._reason.isHidden())

    def says_same(self, visit: DayVisit, state: State, *, first: bool) -> bool:
        """Whether it would look the same if made anew."""
        return (self.visit, self.state, self._first) == (visit, state, first)

    def where(self) -> str:
        """Say how and where, without a protected address."""
        phone = self.visit.phone if self.state == "next" else ""
        parts = (self.visit.purpose, said.form(self.visit.form), self.visit.place, phone)
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
        return Card(
            head,
            self._protected(),
            self._notes(),
            self._facts(),
            self.place,
            4,
            self._actions(),
            gap="snug",
            pad="room",
            edge="accent",
            bold=True,
        )

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
        return hold(column(self._shield, self._reason, gap="near"))

    def _ask_why(self) -> None:
        if self._reason is not None:
            self._reason.show()
            self._reason.begin()

    def show_address(self, address: str) -> None:
        """Show what was asked for, here and now; it is not kept."""
        if self._reason is not None:
            self._reason.hide()
            self._where.say(f"{said.form(self.visit.form)} · {address}")

    def _notes(self) -> QWidget | None:
        visit = self.visit
        notes: list[QWidget] = []
        if visit.safety_remark:
            notes.append(Banner(visit.safety_remark, "notice", icon="shield-alert", slim=True))
        if visit.interpreter:
            notes.append(
                Banner(
                    self.tr("Tolk: {language}").format(language=visit.interpreter),
                    "plain",
                    icon="languages",
                    slim=True,
                )
            )
        return hold(Evenly(*notes, least=230)) if notes else None

    def _facts(self) -> QWidget | None:
        visit = self.visit
        parts: list[tuple[QWidget, int, int]] = []
        if visit.agreed_last:
            agreed = column(
                Words(self.tr("Aftalt sidst"), "label", "ink_soft", lines=1),
                Words(visit.agreed_last),
                STRETCH,
                gap="",
            )
            parts.append((hold(agreed), 5, 240))
        if visit.bring:
            items = [row(Icon("check", "accent", 18), (Words(item), 1), gap="near") for item in visit.bring]
            bring = column(Words(self.tr("Tag med"), "label", "ink_soft", lines=1), *items, STRETCH, gap="")
            parts.append((hold(bring), 4, 190))
        return hold(Beside(*parts, gap="gap")) if parts else None

    def _actions(self) -> QWidget:
        visit, box = self.visit, hold(column(gap="near"))
        start = Button(
            self.tr("Start besøg"), icon="arrow-right", kind="primary", size="primary", trailing=True
        )
        missed = Button(self.tr("Ikke truffet"), icon="door-closed", size="primary")
        move = Button(
            self.tr("Flyt"), kind="quiet", name=self.tr("Flyt besøget hos {name}").format(name=visit.name)
        )
        case = Button(
            self.tr("Åbn sagen"), kind="quiet", name=self.tr("Åbn sagen om {name}").format(name=visit.name)
        )
        self.start = start
        start.clicked.connect(self.started)
        missed.clicked.connect(lambda: self._tell_not_met(box))
        move.clicked.connect(self.move_wanted)
        case.clicked.connect(self.citizen_chosen)
        layout = box.layout()
        if layout is not None:
            layout.addWidget(hold(Flow(start, missed, move, case, gap="snug")))
        return box

    def ask_when(self, now: datetime) -> None:
        """Ask for another day and hour."""
        self.place.open(WhenForm(now, self.visit.visit, self.visit.at))

    def _tell_moved(self) -> None:
        if isinstance(self.place.form, WhenForm):
            self.moved.emit(self.place.form.at())

    def _tell_not_met(self, box: QWidget) -> None:
        """Ask the one thing that matters at a closed door: is a card left?"""
        layout = box.layout()
        if layout is None:
            return
        empty(layout)
        card = Button(self.tr("Gem og udskriv kort"), icon="printer", kind="primary", size="primary")
        plain = Button(self.tr("Gem uden kort"), icon="door-closed", size="primary")
        back = Button(self.tr("Fortryd"), kind="quiet")
        card.clicked.connect(lambda: self.not_met_told.emit(True))
        plain.clicked.connect(lambda: self.not_met_told.emit(False))
        back.clicked.connect(self._put_actions_back)
        self._asked = box
        layout.addWidget(Words(self.tr("Ingen åbnede. Vil du lægge et kort i postkassen?"), "strong"))
        layout.addWidget(hold(Flow(card, plain, back, gap="snug")))
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_actions_back(self) -> None:
        layout = self._asked.layout()
        if layout is not None:
            empty(layout)
            layout.addWidget(self._actions())
            self.thought_better.emit()
