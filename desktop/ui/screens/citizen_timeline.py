"""The timeline of a case: everything that happened, filtered by what one looks for, older things fetched on demand."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import TimelineEntry
from casework.answers_wrong import HangsOn, RightCitizen
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import STRETCH, hold, row
from desktop.ui.parts.menu import Menu
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.timeline import Entry, Timeline
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form, ReasonForm, into_view
from desktop.ui.screens.note_correction import NoteCorrectionForm
from desktop.ui.screens.typing_pause import FormKept
from desktop.ui.screens.wrong_citizen_form import WrongCitizenForm

SIGNS = {
    "attempt": "door-closed",
    "visit": "house",
    "meeting": "users-round",
    "statement": "stethoscope",
    "agreement": "handshake",
    "goal": "target",
    "activity": "list-checks",
    "plan_version": "file-text",
    "placement": "store",
    "progress": "sprout",
    "attachment": "paperclip",
    "paper": "printer",
    "mentor_minutes": "handshake",
}
TALKS = {"attempt", "visit", "meeting"}


class TimelineCard(Card):
    """`more_wanted(offset)`, `note_withdrawn(id, reason)`, `note_corrected(id, text, nature, at)`, `papers_wanted()`,
    `letters_wanted()`, `history_wanted(id)`, "": all.

    `typed()`: of what is asked here, or written of a note that is put right.

    *Forkert borger*: `move_asked(id)`, `right_wanted(id, who, reason)`, `note_moved(id, citizen, reason, along)`.
    """

    more_wanted = Signal(int)
    note_withdrawn = Signal(str, str)
    note_corrected = Signal(str, str, str, str)
    typed = Signal()
    papers_wanted = Signal()
    letters_wanted = Signal()
    history_wanted = Signal(str)
    move_asked = Signal(str)
    right_wanted = Signal(str, str, str)
    note_moved = Signal(str, object, str, bool)

    def __init__(self) -> None:
        self._entries: tuple[TimelineEntry, ...] = ()
        self._today, self._has_more, self._asked = date.min, False, False
        self._title = Words("", "heading", lines=1)
        self._filter = Segment(self._options(), "all")
        self._line, self._nothing = Timeline(), Words("", "body", "ink_soft")
        self._line.setMinimumHeight(look.grow(280))
        self._older = Button("", icon="arrow-down", kind="quiet")
        self._history = Button("", icon="history", kind="quiet")
        self._papers = Button("", icon="printer", kind="quiet")
        self._letters = Button("", icon="mail", kind="quiet")
        self.place = FormPlace()
        head = Beside(
            (hold(row(self._title, STRETCH)), 1, 90),
            (hold(row(self._filter)), 0, 300),
            gap="near",
            middle=True,
        )
        self._room = QWidget()
        super().__init__(
            hold(head),
            self.place,
            self._nothing,
            (self._line, 1),
            (self._room, 1),
            self._foot(),
            gap="near",
            margins=(16, 12, 8, 3),
        )
        self._filter.chosen.connect(lambda _kind: self._arrange())
        self.place.sent.connect(self._send)
        self.place.typed.connect(self.typed)
        self._older.clicked.connect(self._ask_for_older)
        self._papers.clicked.connect(self.papers_wanted)
        self._letters.clicked.connect(self.letters_wanted)
        self._history.clicked.connect(lambda: self.history_wanted.emit(""))
        self._line.menu_asked.connect(self._show_menu)
        self._line.opened.connect(self._open_menu)
        self._line.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.retranslate()

    def _foot(self) -> QWidget:
        """Older things at the left; what is made of the case beside them, or below where they have no room."""
        about = self._history, self._letters, self._papers
        ways, older = hold(Flow(*about, gap="pad")), hold(row(self._older, STRETCH))
        foot = hold(Beside((older, 1, 120), (ways, 0, 300), gap="near"))
        foot.setContentsMargins(0, 0, 0, 8)
        return foot

    def _options(self) -> list[Option]:
        return [
            Option("all", self.tr("Alt")),
            Option("talks", self.tr("Samtaler")),
            Option("words", self.tr("Borgerens ord")),
        ]

    def show_entries(
        self, entries: Sequence[TimelineEntry], today: date, *, more: bool, offset: int = 0
    ) -> None:
        """Show what happened; what was fetched before and lies further down stays."""
        fresh = {entry.id for entry in entries}
        kept = [entry for entry in self._entries[:offset] if entry.id not in fresh]
        older: list[TimelineEntry] = []
        if more and not offset and entries:
            older = [entry for entry in self._entries if entry.id not in fresh and entry.at < entries[-1].at]
        self._entries, self._today = (*kept, *entries, *older), today
        self._has_more, self._asked = more, False
        self._arrange()

    def show_entry(self, record: str, *, take_focus: bool) -> None:
        """Choose one entry and bring it into sight; the keys go to it where nobody uses them elsewhere."""
        into_view(self)
        self._line.show_entry(record)
        if take_focus:
            self._line.setFocus()

    def forget(self) -> None:
        """Another case is opened."""
        self._entries = ()
        self.place.close_form()
        self._arrange()

    def _arrange(self) -> None:
        kept = [entry for entry in self._entries if self._is_wanted(entry)]
        self._line.show_entries([self._entry(entry) for entry in kept])
        self._line.setVisible(bool(kept))
        self._room.setVisible(not kept)
        self._nothing.setVisible(not kept)
        self._nothing.say(
            self.tr("Intet af den slags endnu.")
            if self._entries
            else self.tr("Intet er sket endnu. Notater, besøg og møder står her, når de er skrevet.")
        )
        self._older.setVisible(self._has_more)

    def _is_wanted(self, entry: TimelineEntry) -> bool:
        kind = self._filter.choice()
        if kind == "words":
            return entry.nature == "statement"
        return kind == "all" or entry.is_contact or entry.kind in TALKS

    def _entry(self, entry: TimelineEntry) -> Entry:
        voice = entry.nature == "statement"
        sign = (
            said.NATURE_SIGNS.get(entry.nature, "notebook-pen")
            if entry.kind == "note"
            else SIGNS.get(entry.kind, "clock")
        )
        if entry.moved:
            sign = "arrow-right"
        mark = (
            self.tr("tilbagekaldt") if entry.withdrawn else "" if entry.sent else self.tr("ikke sendt endnu")
        )
        when = " · ".join(part for part in (said.full(entry.at, self._today), entry.by) if part)
        return Entry(
            entry.id,
            ours(entry.head),
            when,
            "" if voice else ours(entry.text),
            entry.text.strip("»«") if voice else "",
            sign,
            real=entry.is_contact and not entry.withdrawn,
            mark=mark,
        )

    def _ask_for_older(self) -> None:
        if self._has_more and not self._asked:
            self._asked = True
            self.more_wanted.emit(len(self._entries))

    def _scrolled(self, value: int) -> None:
        bar = self._line.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - 40:
            self._ask_for_older()

    def _open_menu(self, entry_id: str) -> None:
        area = self._line.visualRect(self._line.currentIndex())
        self._show_menu(entry_id, self._line.viewport().mapToGlobal(area.center()))

    def _show_menu(self, entry_id: str, spot: QPoint) -> None:
        entry = next((one for one in self._entries if one.id == entry_id), None)
        if entry is not None:
            self.menu_of(entry).popup(spot)

    def menu_of(self, entry: TimelineEntry) -> Menu:
        """Make the menu of an entry: its versions, and what else this person may do with a note."""
        menu = Menu(self)
        menu.add(self.tr("Historik"), lambda: self.history_wanted.emit(entry.id), sign="history")
        if entry.kind != "note" or entry.withdrawn or entry.moved:
            return menu
        menu.add(self.tr("Ret notatet …"), lambda: self.ask_to_correct(entry), sign="pencil")
        menu.add(self.tr("Kald notatet tilbage …"), lambda: self.ask_to_withdraw(entry.id), sign="undo-2")
        if entry.may_move:
            menu.add(self.tr("Forkert borger …"), lambda: self.ask_to_move(entry.id), sign="arrow-right")
        return menu

    def ask_to_correct(self, entry: TimelineEntry) -> None:
        """Ask what the note should have said."""
        form = NoteCorrectionForm(entry.id, text=entry.text, nature=entry.nature, at=entry.at)
        self.place.open(form)

    @property
    def correction(self) -> Form | None:
        """The correction that is being written: of what is typed here only that is kept as a draft."""
        return self.place.form if isinstance(self.place.form, NoteCorrectionForm) else None

    def reopen(self, kept: FormKept) -> None:
        """Unfold a correction as a draft kept it."""
        about = {"text": kept.began.get("text", ""), "at": kept.values.get("at", "")}
        self.place.open(NoteCorrectionForm(kept.record, nature=kept.values.get("nature", ""), **about), kept)

    def ask_to_move(self, entry_id: str) -> None:
        """Ask whom the note is about, and why it stands here."""
        self.place.open(WrongCitizenForm(entry_id))
        self.move_asked.emit(entry_id)

    def show_hanging(self, entry_id: str, hangs: HangsOn) -> None:
        """Say what goes along with a note that is to be moved."""
        form = self.place.form
        if isinstance(form, WrongCitizenForm) and form.record == entry_id:
            form.show_hanging(hangs)

    def show_right(self, right: RightCitizen) -> None:
        """Name the citizen whom the note is about."""
        if isinstance(self.place.form, WrongCitizenForm):
            self.place.form.show_right(right)

    def ask_to_withdraw(self, entry_id: str) -> None:
        """Ask for the reason; the note stays readable in the history."""
        form = ReasonForm(self.tr("Hvorfor kaldes notatet tilbage?"), self.tr("Kald tilbage"))
        form.record = entry_id
        self.place.open(form)

    def _send(self) -> None:
        form = self.place.form
        if isinstance(form, NoteCorrectionForm):
            words = form.values()
            self.note_corrected.emit(form.record, words["text"], words["nature"], words["at"])
        elif isinstance(form, WrongCitizenForm):
            said = form.values()
            if form.right is None:
                self.right_wanted.emit(form.record, said["who"], said["reason"])
            else:
                self.note_moved.emit(form.record, form.right, said["reason"], form.along.isChecked())
        elif self.place.form is not None:
            self.note_withdrawn.emit(self.place.form.record, self.place.form.values()["reason"])

    def form_saved(self) -> None:
        """The note is withdrawn, put right or moved: what was asked closes."""
        if self.place.is_under_way:
            self.place.form_saved()
            self._line.setFocus()

    def refuse(self, sentence: str) -> bool:
        """Say under the reason why it was not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        self._title.say(self.tr("Tidslinje"))
        self._filter.show_options(self._options())
        self._filter.setAccessibleName(self.tr("Vis i tidslinjen"))
        self._line.setAccessibleName(self.tr("Tidslinje"))
        self._older.rename(self.tr("Hent ældre"))
        self._history.rename(
            self.tr("Historik"), name=self.tr("Historik: hver version af alt, der er skrevet i sagen")
        )
        self._papers.rename(self.tr("Papir"), name=self.tr("Papir: sagens forløb, eller en overdragelse"))
        self._letters.rename(
            self.tr("Brev"), name=self.tr("Brev: brev før et møde, rettigheder og pligter, kontaktkort")
        )
        self._arrange()
