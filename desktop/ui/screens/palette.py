"""Ctrl+K: one line that reaches every citizen, every word in a note, and every action, laid over the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from casework.answers import CitizenRow, Hit
from casework.calendar import day_of
from casework.folding import fold, matches
from casework.kinds import KINDS
from desktop.sentences import ours
from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Hairline
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.mark import draw_avatar
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.search_filters import SearchFilters
from desktop.ui.screens.veil import AROUND, Veil

MOST_CITIZENS, MOST_HITS, SIDE = 5, 8, 58
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from anywhere; `id` is what the window is told."""

    id: str
    icon: str
    text: str
    remark: str = ""


Act = tuple[Action, CitizenRow]
"""Something that can be done with one citizen."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list: where it leads, and what it says; `marks` lie under the letters that were asked for."""

    citizen: str
    record: str
    action: str
    sign: str
    first: str
    second: str
    marks: Marks = ()
    second_marks: Marks = ()
    name: str = ""
    """What the citizen is called to whom it leads."""


class FoundLine(QAbstractButton, Part):
    """Two lines; the one that Enter opens has a ground and says so."""

    def __init__(self, found: Found, enter: str) -> None:
        super().__init__()
        self.found, self._enter = found, enter
        self.is_chosen = False
        self.setAccessibleName(f"{found.first}, {found.second}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.refit()

    def refit(self) -> None:
        """Two lines and some air."""
        self.setFixedHeight(look.line("body") + look.line("small") + 10)
        super().refit()

    def choose(self, *, on: bool) -> None:
        """Be the one that Enter opens, or not."""
        self.is_chosen = on
        self.setAccessibleDescription(self._enter if on else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign or initials, two lines with marks."""
        painter, area = paint.start(self), QRectF(self.rect())
        end = 0.0
        if self.is_chosen:
            paint.panel(painter, area, look.color("accent_soft"), radius=look.radius("control"))
            end = look.width("small", self._enter) + 24
            room = area.adjusted(0, 0, -16, 0)
            paint.words(painter, room, self._enter, role="small", color="accent", align="right")
        elif self.underMouse():
            paint.panel(painter, area, look.color("sunken"), radius=look.radius("control"))
        self._sign(painter, area)
        left, first, second = look.grow(SIDE), look.line("body"), look.line("small")
        wide = area.width() - left - end - 8
        top = QRectF(left, 5, wide, first)
        self._line(painter, top, self.found.first, self.found.marks, "strong" if self.is_chosen else "body")
        self._line(
            painter,
            QRectF(left, 5 + first, wide, second),
            self.found.second,
            self.found.second_marks,
            "small",
        )

    def _sign(self, painter: QPainter, area: QRectF) -> None:
        side = look.grow(32 if self.found.sign.isupper() else 20)
        spot = QRectF((look.grow(SIDE) - side) / 2, (area.height() - side) / 2, side, side)
        if self.found.sign.isupper():
            draw_avatar(painter, spot, self.found.sign, ground="card" if self.is_chosen else "accent_soft")
        else:
            icons.draw(painter, self.found.sign, "ink_soft", spot)

    def _line(self, painter: QPainter, area: QRectF, text: str, marks: Marks, role: str) -> None:
        said_text = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        for start, end in marks:
            if end <= len(said_text):
                left = area.left() + look.width(role, said_text[:start])
                wide = look.width(role, said_text[start:end])
                painter.fillRect(QRectF(left - 1, area.bottom() - 3, wide + 2, 2), look.color("accent"))
        color = "ink_soft" if role == "small" else "ink"
        paint.words(painter, area, said_text, role=role, color=color)


def marks_of(text: str, asked: str) -> Marks:
    """Find the words that were asked for in a text that is shown, where folding keeps its length."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    places = ((folded.find(word), len(word)) for word in fold(asked).split())
    return tuple((start, start + length) for start, length in places if start >= 0)


def called_so(rows: Sequence[CitizenRow], asked: str) -> list[CitizenRow]:
    """Return the citizens whose name, or a former one, holds everything that was asked for.

    Such a name goes before what could be done with others: »den jen« is Dennis Jensen, though an act says *den*, too.
    """
    query = fold(asked)
    return [row for row in rows if query and matches(fold(" ".join((row.name, *row.former))), query)]


class CommandPalette(Veil):
    """`typed(text)` for every letter; `chosen(citizen, record)`, `action_chosen(id)`. Arrows, Enter, Esc.

    `act_chosen(id, citizen)`: what is to be done with one citizen, where both were typed (»plan amina«).
    """

    typed = Signal(str)
    chosen = Signal(str, str)
    action_chosen = Signal(str)
    act_chosen = Signal(str, str)

    def __init__(self, window: QWidget, now: Now = copenhagen_now) -> None:
        self._now = now
        self.field = Field("", icon="search", size="row")
        self._list, self._foot = column(gap="tight"), Words("", "small", "ink_soft")
        self._esc = Words("", "small", "ink_soft", lines=1)
        self._lines: list[FoundLine] = []
        self._shown: list[tuple[str, list[Found]]] = []
        self._actions: tuple[Action, ...] = ()
        self._place, self._answered, self._is_entered = 0, "", False
        body = hold(self._list)
        self._page = Scroller(body)
        foot = row((self._foot, 1), self._esc, margins=(12, 2, 12, 0))
        self._filters_box = column(gap="")
        pieces = (self.field, self._filters_box, self._page, 2, Hairline(), foot)
        lines = column(*pieces, gap="tight", margins=(14, 14, 14, 12))
        super().__init__(window, hold(lines))
        self.filters = SearchFilters(self)
        self._filters_box.addWidget(self.filters)
        self.filters.changed.connect(self._ask_again)
        self.field.changed.connect(self._ask)
        self.field.line.installEventFilter(self)
        self.retranslate()
        self.show_hits((), ())

    def offer(self, actions: Sequence[Action]) -> None:
        """Know what can be done from here."""
        self._actions = tuple(actions)
        self.show_hits((), ())

    def begin(self) -> None:
        """Begin with an empty line, among everything."""
        self.filters.begin()
        self.field.write("")
        self._is_entered = False
        self.show_hits((), ())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hits(
        self, hits: tuple[Hit, ...], citizens: tuple[CitizenRow, ...], acts: Sequence[Act] = ()
    ) -> None:
        """Show what was found for what stands in the field; the chosen place stays as long as it is there.

        An Enter that was faster than the answer opens its first line now.
        """
        self._answered = asked = self.field.text()
        named = called_so(citizens, asked)
        ids = {row.id for row in named}  # rows are compared field by field: each with each would be seen
        people = [*named, *(row for row in citizens if row.id not in ids)][:MOST_CITIZENS]
        sections = [
            (self.tr("Gør for en borger"), [self._act(*act, asked) for act in acts[:MOST_CITIZENS]]),
            (self.tr("Borgere"), [self._citizen(row, asked) for row in people]),
        ]
        shown = [
            *(reversed(sections) if named else sections),
            (self.tr("Ord i sagerne"), [self._hit(hit) for hit in hits[:MOST_HITS]]),
            (self.tr("Handlinger"), self._asked_actions(asked)),
        ]
        if shown != self._shown:  # the same answer once more leaves the line under the hand alone
            self._fill(shown)
        self._say_foot(asked, len(citizens) + len(hits) + len(acts))
        self.refit()
        if self._is_entered and self.isVisible():
            self._enter()

    def _fill(self, shown: list[tuple[str, list[Found]]]) -> None:
        before = self._lines[self._place].found if self._place < len(self._lines) else None
        self._shown, self._lines = shown, []
        empty(self._list)
        for name, found in shown:
            self._section(name, found)
        self._list.addStretch(1)
        self._choose(next((place for place, line in enumerate(self._lines) if line.found == before), 0))

    def _ask(self, text: str) -> None:
        self._is_entered = False
        self.typed.emit(text)

    def _ask_again(self) -> None:
        """Another filter is another question, though the words are the same; the hand goes on typing."""
        self._answered = "\0"
        self._ask(self.field.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Open the chosen line, if it answers what stands in the field now; else as soon as the answer is there."""
        self._is_entered = self._answered != self.field.text()
        if self._lines and not self._is_entered:
            self._open(self._lines[self._place].found)

    def _section(self, name: str, found: Sequence[Found]) -> None:
        if not found:
            return
        heading = hold(row(Words(name, "label", "ink_soft", lines=1), margins=(12, 4, 0, 0)))
        self._list.addWidget(heading)
        heading.show()  # a list does not measure what is not shown yet
        for one in found:
            line = FoundLine(one, self.tr("Enter  åbn"))
            line.clicked.connect(lambda _pressed=False, one=one: self._open(one))
            self._lines.append(line)
            self._list.addWidget(line)
            line.show()

    def _act(self, action: Action, row: CitizenRow, asked: str) -> Found:
        first = self.tr("{act}: {name}").format(act=action.text, name=row.name)
        second = self._about(row, asked)
        marks = marks_of(first, asked), marks_of(second, asked)
        return Found(row.id, "", action.id, action.icon, first, second, *marks, row.name)

    def _about(self, row: CitizenRow, asked: str) -> str:
        age = self.tr("{age} år").format(age=row.age) if row.age is not None else ""
        before = next((name for name in row.former if marks_of(name, asked)), "")
        called = self.tr("tidligere {name}").format(name=before) if before else ""
        return " · ".join(
            part for part in (called, age, said.readiness(row.readiness), ours(row.next_step)) if part
        )

    def _citizen(self, row: CitizenRow, asked: str) -> Found:
        second = self._about(row, asked)
        return Found(
            row.id,
            row.id,
            "",
            said.initials(row.name) or "?",
            row.name,
            second,
            marks_of(row.name, asked),
            marks_of(second, asked),
            row.name,
        )

    def _hit(self, hit: Hit) -> Found:
        signs = {"note": "notebook-pen", "agreement": "handshake", "goal": "target", "citizen": "user-round"}
        signs |= {"former_name": signs["citizen"], "relation": signs["citizen"], "placement": "store"}
        when = said.day(day_of(hit.at), self._now().date()) if hit.at else ""
        when = self.tr("tidligere navn") if hit.kind == "former_name" else when
        known = KINDS.get(hit.kind)
        kind = ours(known.danish) if known and hit.kind != "former_name" else ""
        second = " · ".join(
            part for part in (hit.name if hit.name != hit.snippet else "", kind, when) if part
        )
        return Found(
            hit.citizen,
            hit.record,
            "",
            signs.get(hit.kind, "file-text"),
            hit.snippet,
            second,
            hit.marks,
            name=hit.name,
        )

    def _asked_actions(self, asked: str) -> list[Found]:
        words = fold(asked).split()
        wanted = [
            one for one in self._actions if all(word in fold(f"{one.text} {one.remark}") for word in words)
        ]
        return [
            Found("", "", one.id, one.icon, one.text, one.remark, marks_of(one.text, asked)) for one in wanted
        ]

    def _say_foot(self, asked: str, count: int) -> None:
        if not asked:
            said_text = self.tr("Skriv et navn, et ord fra et notat eller det, du vil gøre.")
        elif not count and self.filters.is_on:
            said_text = self.tr(
                "Intet fundet med det, der er valgt over listen. Alt 0 søger i det hele igen."
            )
        elif not count:
            said_text = self.tr(
                "Ingen borger eller notat har »{text}«. Prøv en del af ordet. Der er kun søgt på denne computer."
            ).format(text=asked)
        else:
            one = self.tr("1 fundet · kun det, der ligger på denne computer")
            many = self.tr("{count} fundet · kun det, der ligger på denne computer").format(count=count)
            said_text = one if count == 1 else many
        self._foot.say(said_text)

    def _choose(self, place: int) -> None:
        self._place = max(0, min(place, len(self._lines) - 1))
        for number, line in enumerate(self._lines):
            line.choose(on=number == self._place)
        if self._lines:
            line = self._lines[self._place]
            self.filters.keep_to(line.found.citizen, line.found.name)
            self._page.ensureWidgetVisible(line, 0, 8)
            self.field.line.setAccessibleDescription(line.accessibleName())
        else:
            self.filters.keep_to("", "")

    def _open(self, found: Found) -> None:
        self.close_it()
        if found.action and found.citizen:
            self.act_chosen.emit(found.action, found.citizen)
        elif found.action:
            self.action_chosen.emit(found.action)
        else:
            self.chosen.emit(found.citizen, found.record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the chosen line, Enter opens it; the cursor stays in the field."""
        if (
            watched is self.field.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
            if event.key() in steps:
                self._choose(self._place + steps[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def refit(self) -> None:
        """As high as what was found, never higher than the window."""
        super().refit()
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # other text lies in other rows, but a turn later

    def _fit(self) -> None:
        body = self._page.widget()
        wanted = body.sizeHint().height() if body is not None else 0
        filters = self._filters_box.heightForWidth(self._inner.width() - 28)  # they go on in a second row
        room = self._window.height() - AROUND - look.grow(130) - max(0, filters)
        self._page.setFixedHeight(max(look.grow(60), min(wanted, room)))

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(self.tr("Søg eller gå til"))
        self.field.line.setAccessibleName(self.tr("Søg borger, ord eller handling"))
        self.field.line.setPlaceholderText(self.tr("Navn, ord fra et notat, eller noget, du vil gøre"))
        self._esc.say(self.tr("Alt 1–6, T og P vælger   ·   Esc luk"))
        self.filters.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
