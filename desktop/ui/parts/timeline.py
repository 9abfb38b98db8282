"""The timeline: a list whose delegate paints a thread, a sign per kind, and the citizen's words in their
own type.

Heights differ, so each is computed once per (entry, width) and kept; entries are handed to the view 100 at
a time as it is scrolled, so that 3,000 notes open as fast as 30.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.scroll import Thumb
from desktop.ui.parts.words import wrapped_lines

LEFT, SIGN, FOOT, VOICE_LEFT = 46, 32, 26, 14
BATCH = 100
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `when` is the quiet second line (day, time, who); `real` fills the sign."""

    id: str
    title: str
    when: str
    text: str = ""
    voice: str = ""
    icon: str = "square-check"
    real: bool = False
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The entry as a sentence or two."""
        voice = f"»{self.voice}«" if self.voice else ""
        return " ".join(part for part in (f"{self.title}. {self.when}.", self.mark, self.text, voice) if part)


@dataclass(frozen=True, slots=True)
class Laid:
    """An entry broken into lines at one width."""

    text: tuple[str, ...]
    voice: tuple[str, ...]
    high: int


class Entries(QAbstractListModel):
    """Entries, of which the view knows the first hundred until it asks for more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self.known = 0

    def replace(self, entries: Sequence[Entry], *, at_least: int = 0) -> None:
        """Other entries; the view is handed a batch, or `at_least` so many."""
        self.beginResetModel()
        self.entries = entries
        self.known = min(len(entries), max(BATCH, at_least))
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """What the view knows of."""
        return 0 if parent.isValid() else self.known

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more below."""
        return not parent.isValid() and self.known < len(self.entries)

    def fetchMore(self, _parent: Index) -> None:
        """The next hundred."""
        more = min(BATCH, len(self.entries) - self.known)
        if more > 0:
            self.beginInsertRows(NOWHERE, self.known, self.known + more - 1)
            self.known += more
            self.endInsertRows()

    def place_of(self, entry_id: str) -> int:
        """Where the entry stands among all, -1 when it does not."""
        return next((place for place, entry in enumerate(self.entries) if entry.id == entry_id), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole sentence, for the eye that searches and the ear."""
        if not index.isValid() or index.row() >= self.known:
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry if role == Qt.ItemDataRole.UserRole else None


class Thread(QStyledItemDelegate):
    """Paints one entry: thread, sign, title, when, text, own words."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view)
        self._view = view
        self._kept: dict[Entry, Laid] = {}
        self._width = 0

    def forget(self) -> None:
        """The look changed: every height may be another."""
        self._kept.clear()

    def laid(self, entry: Entry, width: int) -> Laid:
        """The entry's lines and height at this width, computed once."""
        if width != self._width:
            self._kept.clear()
            self._width = width
        if entry not in self._kept:
            self._kept[entry] = self._lay(entry, width)
        return self._kept[entry]

    @staticmethod
    def _lay(entry: Entry, width: int) -> Laid:
        room = width - _left()
        text = wrapped_lines(entry.text, "body", room - 12) if entry.text else []
        voice = wrapped_lines(f"»{entry.voice}«", "voice", room - VOICE_LEFT - 16) if entry.voice else []
        high = look.line("strong") + look.line("small") + len(text) * look.line("body") + FOOT
        high += len(voice) * look.line("voice") + 12 if voice else 0
        return Laid(tuple(text), tuple(voice), max(high, look.grow(SIGN) + 16))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.viewport().width()
        return QSize(width, self.laid(entry, width).high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Thread first, so that the sign lies on it."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.setRenderHints(paint.SMOOTH)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            strip = area.adjusted(0, -2, -6, -FOOT / 2)
            paint.panel(painter, strip, look.color("accent_soft"), radius=look.radius("control"))
        side = look.grow(SIGN)
        sign = QRectF(area.left() + 2, area.top() + 4, side, side)
        last = index.row() == len(self._view.entries.entries) - 1
        top = area.top() + (8 if index.row() == 0 else 0)
        long = (sign.bottom() if last else area.bottom() + 1) - top
        painter.fillRect(QRectF(sign.center().x() - 1, top, 2, long), look.color("line"))
        edge = look.color("accent" if entry.real else "edge")
        ground = look.color("accent_soft" if entry.real else "card")
        paint.panel(painter, sign, ground, radius=side / 2, border=edge, width=look.stroke)
        inset = (side - look.grow(18)) / 2
        ink = "voice" if entry.icon == "quote" else "accent" if entry.real else "ink_soft"
        icons.draw(painter, entry.icon, ink, sign.adjusted(inset, inset, -inset, -inset))
        self._words(painter, area.adjusted(_left(), 2, -12, 0), entry)

    def _words(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        laid = self.laid(entry, self._view.viewport().width())
        x, y, wide = area.left(), area.top(), area.width()
        mark = look.width("small", entry.mark) + 12 if entry.mark else 0
        if entry.mark:
            spot = QRectF(x + wide - mark, y, mark, look.line("strong"))
            paint.words(painter, spot, entry.mark, role="small", color="ink_soft", align="right")
        paint.words(
            painter, QRectF(x, y, wide - mark, look.line("strong")), entry.title, role="strong", color="ink"
        )
        y += look.line("strong")
        paint.words(
            painter, QRectF(x, y, wide, look.line("small")), entry.when, role="small", color="ink_soft"
        )
        y += look.line("small") + 2
        for line in laid.text:
            paint.words(painter, QRectF(x, y, wide + 20, look.line("body")), line, role="body", color="ink")
            y += look.line("body")
        if laid.voice:
            high = len(laid.voice) * look.line("voice")
            paint.panel(painter, QRectF(x, y + 4, 3, high + 2), look.color("voice"), radius=1.5)
        for line in laid.voice:
            spot = QRectF(x + VOICE_LEFT, y + 4, wide + 20, look.line("voice"))
            paint.words(painter, spot, line, role="voice", color="voice")
            y += look.line("voice")


def _left() -> int:
    return look.grow(LEFT)


class Timeline(QListView, Part):
    """`opened(id)` by Enter or double click, `menu_asked(id, point)` by the menu key or the other button."""

    opened = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self.entries = Entries(self)
        self._thread = Thread(self)
        self.setModel(self.entries)
        self.setItemDelegate(self._thread)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(name)
        self.activated.connect(lambda index: self.opened.emit(self._id_at(index)))
        self.customContextMenuRequested.connect(self._menu)

    def _id_at(self, index: Index) -> str:
        return self.entries.entries[index.row()].id if index.isValid() else ""

    def _menu(self, spot: QPoint) -> None:
        index = self.indexAt(spot)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid():
            self.menu_asked.emit(self._id_at(index), self.viewport().mapToGlobal(spot))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the place on the page and the chosen entry stay where they can."""
        if list(entries) == list(self.entries.entries):
            return
        top = self.indexAt(QPoint(4, 4)) if self.verticalScrollBar().value() else QModelIndex()
        anchor, offset = self._id_at(top), self.visualRect(top).top()
        chosen = self._id_at(self.currentIndex())
        more = max(0, len(entries) - len(self.entries.entries)) if self.entries.known else 0
        known = self.entries.known + min(more, BATCH)
        self._thread.forget()
        self.entries.replace(entries, at_least=known)
        place = self.entries.place_of(chosen) if chosen else -1
        if 0 <= place < self.entries.known:
            self.setCurrentIndex(self.entries.index(place))
        place = self.entries.place_of(anchor) if anchor else -1
        if 0 <= place < self.entries.known:
            self.scrollTo(self.entries.index(place), QListView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - offset)

    def show_entry(self, entry_id: str) -> None:
        """Bring one entry into sight, however far down it is."""
        place = self.entries.place_of(entry_id)
        while place >= self.entries.known and self.entries.canFetchMore(NOWHERE):
            self.entries.fetchMore(NOWHERE)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))
            self.scrollTo(self.entries.index(place), QListView.ScrollHint.PositionAtTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines; Qt lays a column out anew only for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def refit(self) -> None:
        """Every height anew."""
        self._thread.forget()
        self.scheduleDelayedItemsLayout()
        super().refit()
