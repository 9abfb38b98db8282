"""Borgere: the caseload as a table that answers while one types, with the keyboard all the way."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from casework.answers import CitizenRow
from casework.folding import fold
from casework.saved_filters import SavedFilter
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.chip import FilterChip
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.field import Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens import days
from desktop.ui.screens.citizens_cells import CitizenCells, is_closed, is_over_rhythm
from desktop.ui.screens.citizens_saved import SavedFilters
from desktop.ui.screens.screen import Key, Now, copenhagen_now, shortcut
from desktop.ui.screens.table_screen import TableScreen

Keep = Callable[[CitizenRow], bool]
CONTACT, NEXT_STEP = 1, 2
ROOM_FOR_NEW = 680
"""The width of the page, at 100 % text, in which the search field and the words *Ny borger* stand side by side (px)."""


class CitizensScreen(TableScreen):
    """Filters inside the screen over `row.folded`; what is typed, chosen and scrolled stays across a refresh."""

    place: ClassVar[str] = "citizens"
    citizen_chosen = Signal(str)
    note_wanted = Signal(str)
    plan_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._rows: tuple[CitizenRow, ...] = ()
        self._kept, self._chosen_before = "all", ""
        self._cells = CitizenCells()
        self.field = Field("", icon="search", size="primary")
        self.table = Table[CitizenRow](
            self._cells.columns(), id_of=lambda row: row.id, sentence=self._cells.sentence
        )
        self.table.setCornerWidget(QWidget())
        self.table.sort_by(NEXT_STEP)
        self._counts = dict.fromkeys(self._keeps(), 0)
        self._chips = {kind: FilterChip("", chosen=kind == "all") for kind in self._keeps()}
        self._group = QButtonGroup(self)
        for number, chip in enumerate(self._chips.values()):
            chip.setAutoExclusive(True)
            self._group.addButton(chip, number)
        self._nothing = Empty("users-round", "", "")
        self.new = Button("", icon="user-plus", size="primary")
        self.new.hide()
        self._count, self._hint = Words("", "small", "ink_soft"), Words("", "small", "ink_soft", lines=1)
        self._foot = hold(row((self._count, 1), STRETCH, self._hint))
        self.saved = SavedFilters()
        self.saved.setParent(self)
        above = row((self.field, 1), self.saved.button, self.new, gap="near")
        chips = hold(Flow(*self._chips.values(), gap="near"))
        self._body = column(above, chips, self.saved.place, (self.sheet(self._nothing), 1), self._foot)
        self.lay_out(Header(), hold(self._body))
        self._connect()
        self.first_focus = self.field.line
        self.retranslate()
        self._filter()

    def _connect(self) -> None:
        self.field.changed.connect(lambda _text: self._filter())
        self.field.line.returnPressed.connect(self._open)
        self._group.idClicked.connect(self._keep)
        self.table.opened.connect(self.citizen_chosen)
        self.new.clicked.connect(self.new_wanted)
        self.saved.chosen.connect(self.take_filter)
        self.saved.chip_wanted.connect(lambda kind: self._chips[kind].click())
        shortcut(self, "Alt+F", self.saved.show_menu)
        self.field.line.installEventFilter(self)
        self.table.installEventFilter(self)

    def _keeps(self) -> dict[str, Keep]:
        return {
            "all": lambda row: not is_closed(row),
            "over": lambda row: is_over_rhythm(row, self._cells.today),
            "waits": lambda row: bool(row.waiting_for),
            "no_step": lambda row: not row.next_step and row.calls,
            "torn": lambda row: row.torn,
            "closed": lambda row: row.closed_on is not None,
        }

    def show_rows(self, rows: tuple[CitizenRow, ...]) -> None:
        """Show the caseload; counts are of the whole, the table of what the filter keeps."""
        self._rows, self._cells.today = rows, self.now().date()
        self._counts = {kind: sum(map(keep, rows)) for kind, keep in self._keeps().items()}
        self._say_counts()
        self._filter()
        if rows and self._chosen_before:
            self.table.choose(self._chosen_before)
            self._chosen_before = ""

    def offer_new(self, *, on: bool) -> None:
        """Offer to open a case, where this person may."""
        self.new.setVisible(on)

    def whereabouts(self) -> dict[str, str]:
        """The filter and the chosen row."""
        return {"text": self.field.text(), "keeps": self._kept, "chosen": self.table.chosen_id()}

    def go_back_to(self, said: Mapping[str, str]) -> None:
        """Filter as before; the row is chosen when there are rows."""
        self.field.write(said.get("text", ""))
        if said.get("keeps") in self._chips:
            self._chips[said["keeps"]].click()
        self._chosen_before = said.get("chosen", "")

    def _keep(self, number: int) -> None:
        self._kept = list(self._chips)[number]
        self._say_counts()  # the chosen one always has room
        self._filter()

    def _filter(self) -> None:
        found = self._among() if self._kept == "all" else tuple(filter(self._keeps()[self._kept], self._rows))
        for word in fold(self.field.text()).split():
            found = tuple(row for row in found if word in row.folded)
        self.table.show_rows(found)
        if found and not self.table.chosen_id():
            self.table.choose(self.table.rows_model.id_at(0))
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if not found:
            self._say_nothing()
        self._say_count()
        self.saved.show_now(self.field.text(), self._kept)

    def take_filter(self, wanted: SavedFilter) -> None:
        """Filter as it was saved; the keys are where one goes through what was found."""
        self.field.write(wanted.text)
        self._chips[wanted.keeps if wanted.keeps in self._chips else "all"].click()
        (self.table if self.table.rows_model.rowCount() else self.field.line).setFocus()

    @property
    def filter_now(self) -> tuple[str, str]:
        """What is typed, and which chip is chosen."""
        return self.field.text(), self._kept

    @property
    def names(self) -> tuple[str, ...]:
        """What the citizens of the caseload are called, and were."""
        return tuple(name for row in self._rows for name in (row.name, *row.former))

    def _among(self) -> tuple[CitizenRow, ...]:
        """Return the caseload without the closed cases; a word finds those, too."""
        if self.field.text().strip() or self._kept == "closed":
            return self._rows
        return tuple(row for row in self._rows if not is_closed(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from the field into the table; N and U act on the chosen row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.field.line and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self.table and not event.modifiers() and self._act(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _act(self, key: Qt.Key) -> bool:
        chosen = self.table.chosen_id()
        signals = {Qt.Key.Key_N: self.note_wanted, Qt.Key.Key_U: self.plan_wanted}
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif key in signals and chosen:
            signals[key].emit(chosen)
        elif key == Qt.Key.Key_Up and self.table.currentIndex().row() <= 0:
            self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            return False
        return True

    def _open(self) -> None:
        if self.table.chosen_id():
            self.citizen_chosen.emit(self.table.chosen_id())

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the caseload."""
        return (
            ("↑ ↓", self.tr("vælg borger")),
            ("Enter", self.tr("åbn sagen")),
            ("N", self.tr("nyt notat")),
            ("U", self.tr("udskriv plan")),
            ("Alt F", self.tr("gemte filtre: vælg, gem, omdøb eller fjern")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.field.line.setPlaceholderText(
            self.tr("Navn, CPR, adresse, virksomhed eller et ord fra et notat")
        )
        self.field.line.setAccessibleName(self.tr("Søg i din stamme"))
        self.table.setAccessibleName(self.tr("Borgere i din stamme"))
        self.table.rows_model.rename(self._cells.columns())
        self._hint.say(self.tr("↑ ↓ vælg   ·   Enter åbn   ·   N nyt notat   ·   U udskriv plan"))
        self._say_new()
        self._say_counts()
        self._say_count()

    def _say_new(self) -> None:
        """Beside the search field, which needs its room: where there is little, the sign is enough."""
        has_room = self.width() >= look.grow(ROOM_FOR_NEW)
        self.new.rename(self.tr("Ny borger") if has_room else "", name=self.tr("Ny borger, Ctrl N"))
        self.saved.say(has_room=has_room)

    def _say_counts(self) -> None:
        """In one row: where whole words need a second one, fewer words, and then the last of them go into the menu."""
        whole = {
            "all": self.tr("Alle"),
            "over": self.tr("Over aftalt rytme"),
            "waits": self.tr("Vi venter på svar"),
            "no_step": self.tr("Intet næste skridt"),
            "torn": self.tr("To versioner"),
            "closed": self.tr("Lukkede"),
        }
        short = {
            "over": self.tr("Over rytmen"),
            "waits": self.tr("Venter"),
            "no_step": self.tr("Intet skridt"),
        }
        for words in (whole, whole | short):
            for kind, chip in self._chips.items():
                chip.say(words[kind], count=self._counts[kind])
                is_kept = kind in {"all", self._kept}
                chip.setVisible(self._counts[kind] > 0 or is_kept or (kind != "closed" and words is whole))
            if self._stand_in_one_row():
                self.saved.show_more(())
                return
        away: list[tuple[str, str]] = []
        for kind, chip in reversed(self._chips.items()):
            if self._stand_in_one_row():
                break
            if kind not in {"all", self._kept} and not chip.isHidden():
                chip.hide()
                away.insert(0, (kind, f"{whole[kind]} {self._counts[kind]}"))
        self.saved.show_more(tuple(away))

    def _stand_in_one_row(self) -> bool:
        shown = [chip.sizeHint().width() for chip in self._chips.values() if not chip.isHidden()]
        gaps = look.space("near") * (len(shown) - 1)
        return sum(shown) + gaps <= self.width() - 2 * look.space("edge")

    def _say_count(self) -> None:
        """At the foot; with little room under the title, in place of the day."""
        count, among = self.table.rows_model.rowCount(), len(self._among())
        if count == among:
            said = self.tr("1 borger") if count == 1 else self.tr("{count} borgere").format(count=count)
        else:
            said = self.tr("{count} af {all} borgere").format(count=count, all=among)
        self._count.say(said)
        today = self.tr("Din stamme, {day}").format(day=days.say_date(self.now().date()))
        if self.header is not None:
            self.header.say(self.tr("Borgere"), said if look.is_tight(self) else today)

    def _say_nothing(self) -> None:
        if not self._rows:
            self._nothing.say(
                self.tr("Ingen borgere endnu"),
                self.tr(
                    "Dine borgere står her, når centralen har sendt dem. Det kan ses under Synkronisering."
                ),
            )
            return
        self._nothing.say(
            self.tr("Ingen borger har »{text}«").format(text=self.field.text())
            if self.field.text()
            else self.tr("Ingen borgere her"),
            self.tr("Prøv en del af ordet. Der er kun søgt i det, der ligger på denne computer."),
        )

    def fit(self, *, tight: bool) -> None:
        """With little room the list has the height: the keys are on F1, and the count stands under the title."""
        edge, gap = look.space("edge"), look.space("near" if tight else "snug")
        above, below = (gap, gap) if tight else (18, 16)
        self._foot.setVisible(not tight)
        self._body.setContentsMargins(edge, above, edge, below)
        self._body.setSpacing(gap)
        self._cells.tight = tight
        self.table.rows_model.rename(self._cells.columns())
        self._say_count()

    def arrange(self, room: float) -> None:
        """Columns that only repeat a row leave first, then those that a filter finds; who and what next stay."""
        needed = [column.least for column in self.table.rows_model.columns]
        for number in range(len(needed) - 1, NEXT_STEP, -1):
            self.table.setColumnHidden(number, sum(needed[: number + 1]) > room)
        self.table.setColumnHidden(CONTACT, sum(needed[: NEXT_STEP + 1]) > room)
        self._say_new()
        self._say_counts()
