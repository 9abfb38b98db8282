"""Mentor: whom one is mentor for, the minutes left, one line at a time, and the month as a sheet to sign."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from casework.answers_mentor import Mentee, MentorDesk
from casework.changes import Seen
from casework.mentoring import Logged
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.table import Table
from desktop.ui.screens import days, mentor_said
from desktop.ui.screens.mentor_agreement import AgreementCard
from desktop.ui.screens.mentor_form import TimeForm
from desktop.ui.screens.mentor_month import MonthCard
from desktop.ui.screens.mentor_said import MenteeCells
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now
from desktop.ui.screens.typing_pause import PAUSE_MS

SHOWN_ROWS, SHOWN_TIGHT = 7, 3


class MentorScreen(Screen):
    """The desk of a mentor. What is typed belongs to one mentee, and waits as his draft when another is chosen.

    `logged(citizen, {minutes, text, on})`, `corrected(citizen, line, {...}, names of what changed)`,
    `dropped(citizen, line)`.
    """

    place: ClassVar[str] = "mentor"
    logged = Signal(str, dict)
    corrected = Signal(str, Logged, dict, tuple)
    dropped = Signal(str, Logged)
    typed = Signal(str, dict)
    mentee_turned = Signal(str)
    citizen_chosen = Signal(str)
    sheets_printed = Signal(object, list)
    sheets_saved = Signal(object, list)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._desk = MentorDesk()
        self._citizen = self._wanted = ""
        self._hand: QWidget | None = None
        self._cells = MenteeCells()
        self.table = Table[Mentee](
            self._cells.columns(), id_of=lambda mentee: mentee.citizen, sentence=self._cells.sentence
        )
        self.form = TimeForm(now().date())
        self.month = MonthCard(now().date())
        self._mine, self._who = Heading(""), Heading("", right=self._drop_button())
        self.agreement = AgreementCard()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._nothing = Empty("handshake", "", "")
        mine = Card(self._mine, self.table, gap="near")
        self._right = column(Card(self._who, self.form, gap="near"), self.month, STRETCH, gap="snug")
        self._left = column(mine, self.agreement, STRETCH, gap="snug")
        self._desk_box = hold(Beside((hold(self._left), 1, 420), (hold(self._right), 1, 440), gap="snug"))
        edge = look.space("edge")
        body = hold(column(self._desk_box, (self._nothing, 1), gap="", margins=(edge, 16, edge, 18)))
        self.lay_out(Header(short=True), body)
        self._connect()
        self.first_focus = self.table
        self.retranslate()

    def _drop_button(self) -> Button:
        self.drop = Button("", icon="trash-2", kind="quiet")
        self.drop.hide()
        return self.drop

    def _connect(self) -> None:
        self.table.chosen.connect(self._turn_to)
        self.table.clicked.connect(lambda _index: self._write_on())
        self.table.opened.connect(lambda _citizen: self._write_on())
        self.form.saved.connect(self._send)
        self.form.closed.connect(self._begin_anew)
        self.form.typed.connect(self._pause.start)
        self.drop.clicked.connect(self._let_drop)
        self.agreement.case_wanted.connect(lambda: self.citizen_chosen.emit(self._citizen))
        self._pause.timeout.connect(lambda: self.typed.emit(self._citizen, self.contents()))
        self.month.line_chosen.connect(self._correct)
        self.month.turned.connect(self._show_mentee)
        self.month.printed.connect(lambda everybody: self._sheets(self.sheets_printed, everybody=everybody))
        self.month.saved.connect(lambda everybody: self._sheets(self.sheets_saved, everybody=everybody))
        for keys, do in (
            ("Alt+Left", lambda: self.month.turn(-1)),
            ("Alt+Right", lambda: self.month.turn(1)),
            ("Ctrl+P", lambda: self._sheets(self.sheets_printed, everybody=False)),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.setAutoRepeat(keys != "Ctrl+P")  # a key that is held prints once
            shortcut.activated.connect(do)

    def fit(self, *, tight: bool) -> None:
        """With little room the line to write comes right after a short choice, and what was agreed last."""
        box, place = (self._right, 2) if tight else (self._left, 1)
        if box.indexOf(self.agreement) < 0:
            box.insertWidget(place, self.agreement)
        self._size_table()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("↑ ↓", self.tr("vælg en borger")),
            ("Enter", self.tr("skriv tid ind for den valgte, og gem linjen")),
            ("Esc", self.tr("ryd linjen")),
            ("Alt ← →", self.tr("en anden måned")),
            ("Ctrl P", self.tr("udskriv månedsarket")),
        )

    def show_desk(self, desk: MentorDesk) -> None:
        """Show everybody; what is being typed stays, and so does the one it is about."""
        with SamePlace(self):
            self._desk, self._cells.today = desk, self.now().date()
            self._desk_box.setVisible(bool(desk.mentees))
            self._nothing.setVisible(not desk.mentees)
            self.table.rows_model.rename(self._cells.columns())
            self.table.show_rows(desk.mentees)
            self._size_table()
            if self._citizen and desk.mentee(self._citizen) is None:
                self._let_go()
            if desk.mentees and not self.table.chosen_id():
                wanted = self._wanted if desk.mentee(self._wanted) else desk.mentees[0].citizen
                self.table.choose(wanted)
            self._wanted = ""
            self._turn_to(self.table.chosen_id())
            self._say_head()
            self._show_mentee()

    def _size_table(self) -> None:
        rows = min(max(len(self._desk.mentees), 2), SHOWN_TIGHT if look.is_tight(self) else SHOWN_ROWS)
        head = look.line("label") + 16
        self.table.setFixedHeight(rows * look.size("row") + head + 4)

    def _turn_to(self, citizen: str) -> None:
        if not citizen or citizen == self._citizen:
            return
        self._let_go()
        self._citizen = citizen
        self._begin_new()
        self._show_mentee()
        self.mentee_turned.emit(citizen)

    def _let_go(self) -> None:
        """Hand on what is typed of a mentee who is chosen no longer."""
        if self._citizen:
            self._pause.stop()
            citizen, self._citizen = self._citizen, ""
            self.typed.emit(citizen, self.contents())
            self._begin_new()

    def _write_on(self) -> None:
        if self._citizen:
            self.form.begin()

    def choose(self, citizen: str) -> None:
        """Choose a mentee, at once or as soon as he is shown."""
        self._wanted = citizen
        if self._desk.mentee(citizen):
            self.table.choose(citizen)

    @property
    def citizen(self) -> str:
        """Whose line is being written."""
        return self._citizen

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved."""
        return self.form.contents()

    @property
    def seen(self) -> Seen:
        """What stood on the screen when the line that is written was begun."""
        return self.form.seen if self.form.record else self._desk.seen

    def show_draft(self, citizen: str, contents: Mapping[str, str]) -> None:
        """Put back what was typed of a mentee; what was typed since the choice is in it, and it is said where."""
        if citizen == self._citizen and not self.form.is_under_way:
            was_touched = self.form.is_touched()
            self.form.put_back(contents)
            self._say_who()
            if was_touched:
                first = self.tr(
                    "Din kladde fra før står foran det, du lige skrev. Læs det igennem, før du gemmer."
                )
                self.form.point_at("text", first)

    def _send(self) -> None:
        said = {**self.form.values(), "minutes": str(self.form.minutes())}
        line = self._line()
        if line is not None and not self.form.changed():
            self._begin_anew()
            return
        self._wait()
        self._pause.stop()
        if self.form.record and line is None:
            self.form.record = ""  # the line went meanwhile: what was typed becomes one of its own
        if line is not None:
            self.corrected.emit(self._citizen, line, said, self.form.changed())
        else:
            self.logged.emit(self._citizen, said)

    def _wait(self) -> None:
        self.form.wait(on=True)
        self._hand = self.window().focusWidget()  # a button that waits has handed the focus on by itself

    def _line(self) -> Logged | None:
        mentee = self._desk.mentee(self._citizen)
        lines = mentee.lines if mentee else ()
        return next((one for one in lines if one.id == self.form.record), None)

    def _let_drop(self) -> None:
        line = self._line()
        if line is not None and not self.form.is_under_way:
            self._wait()
            self.dropped.emit(self._citizen, line)

    def form_saved(self, citizen: str) -> None:
        """What was sent is durable: the next line is an empty one, and a hand that did not go elsewhere begins it."""
        if citizen == self._citizen:
            now = self.window().focusWidget()
            stayed = now is self._hand or self.form.isAncestorOf(now)
            self._begin_new()
            if stayed:
                self._write_on()

    def refuse(self, citizen: str, sentence: str) -> None:
        """Say under the field why it was not taken."""
        if citizen == self._citizen:
            self.form.refuse(sentence)

    def _begin_new(self) -> None:
        self.form.begin_new(self.now().date())
        self._say_who()

    def _begin_anew(self) -> None:
        self._begin_new()
        self.typed.emit(self._citizen, {})
        self._write_on()

    def _correct(self, line: Logged) -> None:
        """Open a line that stands; words that are being written are not thrown away."""
        if self.form.is_touched() or self.form.is_under_way:
            first = self.tr("Gem eller ryd først det, du har skrevet her.")
            self.form.point_at("minutes", first)
            return
        self.form.correct(line, self._desk.seen)
        self._say_who()
        self.form.begin()

    def _say_who(self) -> None:
        mentee = self._desk.mentee(self._citizen)
        name = mentee.name if mentee else ""
        title = self.tr("Ret en linje") if self.form.record else self.tr("Skriv tid ind")
        self._who.say(title, note=name)
        self.drop.setVisible(bool(self.form.record) and not self.form.is_still)

    def _show_mentee(self) -> None:
        mentee = self._desk.mentee(self._citizen)
        self._say_who()
        if mentee is not None:
            self.agreement.show_agreement(mentee, self.now().date())
            self.month.show_month(mentee, self.now().date(), everybody=len(self._desk.mentees))

    def _sheets(self, signal: object, *, everybody: bool) -> None:
        chosen = [one.citizen for one in self._desk.mentees] if everybody else [self._citizen]
        if self._desk.mentees:
            signal.emit(self.month.first, chosen)  # type: ignore[attr-defined]

    def whereabouts(self) -> dict[str, str]:
        """The mentee and the month."""
        return {"chosen": self._citizen, "month": self.month.first.isoformat()}

    def go_back_to(self, said: Mapping[str, str]) -> None:
        """The same mentee and month; he is chosen when there are rows."""
        self.choose(said.get("chosen", ""))
        self.month.go_to(said.get("month", ""))
        self._show_mentee()

    def _say_head(self) -> None:
        today, mentees = self.now().date(), self._desk.mentees
        monday = today - timedelta(days=today.weekday())
        week, month = (self._minutes(first, today) for first in (monday, today.replace(day=1)))
        parts = [
            self.tr("1 borger")
            if len(mentees) == 1
            else self.tr("{count} borgere").format(count=len(mentees)),
            self.tr("{time} i {week}").format(time=mentor_said.time(week), week=days.say_week(today)),
            self.tr("{time} i {month}").format(
                time=mentor_said.time(month), month=mentor_said.month(today).split(" ")[0]
            ),
        ]
        if self.header is not None:
            self.header.say(self.tr("Mentor"), " · ".join(parts) if mentees else "")

    def _minutes(self, first: date, last: date) -> int:
        return sum(line.minutes for one in self._desk.mentees for line in one.between(first, last))

    def retranslate(self) -> None:
        """Say everything again."""
        self._mine.say(self.tr("Du er mentor for"))
        self.table.setAccessibleName(self.tr("Du er mentor for"))
        self.table.rows_model.rename(self._cells.columns())
        self.drop.rename(self.tr("Tag linjen ud"))
        self._nothing.say(
            self.tr("Du er ikke mentor for nogen endnu"),
            self.tr(
                "Når en sagsbehandler har gjort dig til mentor, står borgeren her med de timer, der er bevilget."
            ),
        )
        self._say_head()
        self._show_mentee()

    def refit(self) -> None:
        """Larger text makes higher rows."""
        self._size_table()
        super().refit()
