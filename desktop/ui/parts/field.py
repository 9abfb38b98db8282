"""A field: name above, frame painted by us, Qt's editor inside, one quiet line below (help, or what is
missing and why).

`Field` is one line, `LongField` grows with what is written, `DateField` reads a date as Danes write it, and
`ChoiceField` chooses one of several. They share `FieldBase`: `need(sentence)`, `settle()`,
`hold_still(reason)`.
"""

import math
import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.editors import LineEdit, TextEdit
from desktop.ui.parts.focus import ring_around
from desktop.ui.parts.layout import STRETCH, Margins, Piece, column, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words

BORDERS = {"notice": "notice_mark", "still": "line", "voice": "voice"}


class Frame(QWidget, Part):
    """The rounded border round an editor; `state` is "plain", "notice", "voice" or "still" (read only)."""

    def __init__(
        self, *inside: Piece, state: str = "plain", margins: Margins = (12, 0, 12, 0), bold: bool = False
    ) -> None:
        super().__init__()
        self._state, self._bold = state, bold
        self.setLayout(row(*inside, gap="near", margins=margins))

    def wear(self, state: str) -> None:
        """Another state."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper or groove, and the border that says what it is."""
        painter, area, radius = paint.start(self), QRectF(self.rect()), look.radius("control")
        if self._state == "still" and look.is_contrast:
            paint.dashed(painter, area, radius)
            return
        fill = look.color("sunken" if self._state == "still" else "card")
        border = look.color(BORDERS.get(self._state, "edge"))
        thick = self._bold or look.is_contrast or self._state == "notice"
        paint.panel(painter, area, fill, border=border, radius=radius, width=2 if thick else 1)


class FieldBase(QWidget, Part):
    """What all fields share: name, frame, the line below, and what a screen reader says."""

    def __init__(
        self, name: str, editor: QWidget, frame: Frame, *, note: str = "", help_text: str = ""
    ) -> None:
        super().__init__()
        self._editor, self.frame, self._help_text, self._needs = editor, frame, help_text, ""
        self._is_still = False
        self._name = Words(name, "label")
        if not name:
            self._name.hide()  # shown before it has a place it would be a window, and close every open menu
        self._name.setBuddy(editor)
        self._note = Words(note, "small", "ink_soft", lines=1)
        if not note:
            self._note.hide()
        self._sign = Icon("circle-alert", "notice", 18)
        self._help = Words("", "small", "ink_soft")
        head = row(self._name, STRETCH, self._note)
        foot = row(self._sign, (self._help, 1), gap="tight", top=True)
        self.setLayout(column(head, 2, frame, 2, foot, STRETCH, gap="tight"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(editor)
        self.hands_keys_to = editor
        editor.setAccessibleName(name)
        ring_around(editor, frame)
        self._show_help()

    def name(self) -> str:
        """Return what the field is called."""
        return self._name.said

    def rename(self, name: str, *, help_text: str | None = None, note: str | None = None) -> None:
        """Other words, in another language."""
        self._name.say(name)
        self._name.setVisible(bool(name))
        self._editor.setAccessibleName(name)
        if note is not None:
            self._note.say(note)
            self._note.setVisible(bool(note))
        if help_text is not None:
            self._help_text = help_text
            self._show_help()

    def need(self, sentence: str) -> None:
        """Say below what is missing and why, in amber; the screen reader hears it as the description."""
        self._needs = sentence
        self.frame.wear("notice")
        self._show_help()
        announce(self._editor, f"{self.name()}: {sentence}" if self.name() else sentence, at_once=True)

    def settle(self) -> None:
        """Nothing is missing any more."""
        if self._needs:
            self._needs = ""
            self.frame.wear("plain")
            self._show_help()

    @property
    def needs(self) -> str:
        """What is missing, or nothing."""
        return self._needs

    def hold_still(self, reason: str) -> None:
        """Read only; `reason` says why in the field's own line."""
        self._is_still = True
        self._editor.setProperty("readOnly", True)
        self.frame.wear("still")
        self._help_text = reason
        self._show_help()

    def pause(self, *, on: bool) -> None:
        """Take no letters for a moment, and look the same."""
        self._editor.setProperty("readOnly", on or self._is_still)

    def _show_help(self) -> None:
        text = self._needs or self._help_text
        self._help.say(text)
        self._help.tint("notice" if self._needs else "ink_soft")
        self._help.setVisible(bool(text))
        self._sign.setVisible(bool(self._needs))
        self._editor.setAccessibleDescription(text)


class Field(FieldBase):
    """One line. `changed(text)` while typing, `left()` when the person is done with it."""

    changed = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        hint: str = "",
        help_text: str = "",
        note: str = "",
        icon: str | None = None,
        right: QWidget | None = None,
        secret: bool = False,
        size: str = "control",
    ) -> None:
        self.line, self._size = LineEdit(text, hint=hint), size
        if secret:
            self.line.setEchoMode(LineEdit.EchoMode.Password)
        sign = Icon(icon) if icon else None
        frame = Frame(sign, (self.line, 1), right, margins=(12, 0, 6 if right else 12, 0))
        super().__init__(name, self.line, frame, note=note, help_text=help_text)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.left)
        self.refit()

    def text(self) -> str:
        """What stands there, without the spaces around it."""
        return self.line.text().strip()

    def write(self, text: str) -> None:
        """Put `text` there."""
        if text != self.line.text():
            self.line.setText(text)

    def refit(self) -> None:
        """The frame holds one line of the moment."""
        self.frame.setFixedHeight(look.size(self._size))
        super().refit()


class LongField(FieldBase):
    """Several lines: at least `lines`, growing to `most`, then it scrolls.

    `role="voice"` for a citizen's words.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        hint: str = "",
        help_text: str = "",
        note: str = "",
        lines: int = 3,
        most: int = 12,
        role: str = "body",
    ) -> None:
        self.area, self._lines, self._most = TextEdit(text, hint=hint, role=role), lines, max(lines, most)
        state = "voice" if role == "voice" else "plain"
        frame = Frame((self.area, 1), state=state, margins=(12, 10, 4, 8))
        super().__init__(name, self.area, frame, note=note, help_text=help_text)
        self.area.textChanged.connect(lambda: self.changed.emit(self.area.text()))
        self.area.grown.connect(self._grow)
        self.refit()

    def text(self) -> str:
        """What stands there, without the spaces around it."""
        return self.area.text().strip()

    def write(self, text: str) -> None:
        """Put `text` there."""
        self.area.write(text)

    def refit(self) -> None:
        """As high as what is written."""
        self._grow(self.area.lines())
        super().refit()

    def _grow(self, lines: int) -> None:
        shown = min(self._most, max(self._lines, lines))
        self.frame.setFixedHeight(shown * self.area.line_height() + 22)


DATE = re.compile(r"(\d{1,2})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d{4}|\d{2}))?\.?")


def read_date(text: str, today: date) -> date | None:
    """27.11.2026, 27/11-26 or 27.11 (the next one from `today`); None when it is no day."""
    match = DATE.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), match[3]
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def read_ahead(text: str, today: date) -> date | None:
    """Read the day that a few words say and nothing beside it: "på fredag", "om 14 dage", "i morgen"."""
    from casework.days_said import day_said  # only where somebody writes so

    said = day_said(text, today)
    is_whole = said is not None and not f"{text[: said.start]}{text[said.end :]}".strip(" .")
    return said.on if said is not None and is_whole else None


def _pattern() -> str:
    """How a date is written; a day as the example looked as if somebody had filled it in."""
    return QCoreApplication.translate("DateField", "dd.mm.åååå")


class DateField(Field):
    """A date, typed as Danes write it; `picked(date)` when it has become one.

    `ahead`: a day that is to come is also read from words, as "på fredag".
    """

    picked = Signal(object)

    def __init__(
        self, name: str, day: date | None = None, *, today: date, help_text: str = "", ahead: bool = False
    ) -> None:
        self._today, self._ahead = today, ahead
        super().__init__(
            name, f"{day:%d.%m.%Y}" if day else "", hint=_pattern(), help_text=help_text, icon="calendar"
        )
        self.left.connect(self._read)

    def changeEvent(self, event: QEvent) -> None:
        """Say the pattern again, in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.line.setPlaceholderText(_pattern())
        super().changeEvent(event)

    def day(self) -> date | None:
        """The date that stands there, if it is one."""
        text = self.text()
        return read_date(text, self._today) or (read_ahead(text, self._today) if self._ahead else None)

    def unread(self) -> str:
        """Say how a day is written, where what stands here is none."""
        if not self.text() or self.day() is not None:
            return ""
        if self._ahead:
            return QCoreApplication.translate(
                "DateField", "Skriv datoen som 27.11.2026 eller som »på fredag« eller »om 14 dage«."
            )
        return QCoreApplication.translate("DateField", "Skriv datoen som 27.11.2026.")

    def show_day(self, day: date | None) -> None:
        """Put a date there."""
        self.write(f"{day:%d.%m.%Y}" if day else "")
        self.settle()

    def _read(self) -> None:
        day, unread = self.day(), self.unread()
        if unread:
            self.need(unread)
            return
        self.settle()
        if day is not None:
            self.write(f"{day:%d.%m.%Y}")
            self.picked.emit(day)


class _Box(QComboBox, Part):
    """Qt's combo box, painted as words in our frame; its list and keyboard are Qt's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.refit()

    def refit(self) -> None:
        self.setFont(look.font("body"))
        super().refit()

    def sizeHint(self) -> QSize:
        texts = (self.itemText(place) for place in range(self.count()))
        wide = max((look.width("body", text) for text in texts), default=0.0)
        return QSize(math.ceil(wide) + look.size("icon") + 8, look.size("control") - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look.grow(120)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = paint.start(self), look.size("icon") - 4
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        ink = "ink" if option.state & QStyle.StateFlag.State_Enabled else "ink_faint"
        words = QRectF(self.rect()).adjusted(0, 0, -side - 8, 0)
        paint.words(painter, words, self.currentText(), role="body", color=ink)
        sign = QRectF(self.width() - side, (self.height() - side) / 2, side, side)
        icons.draw(painter, "chevron-down", "ink_soft", sign)


class ChoiceField(FieldBase):
    """One of several; `chosen(id)` when the person chooses."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[Option], choice: str = "", *, help_text: str = "", note: str = ""
    ) -> None:
        self.box = _Box()
        frame = Frame((self.box, 1))
        super().__init__(name, self.box, frame, note=note, help_text=help_text)
        self.show_options(options, choice)
        self.box.activated.connect(lambda _index: self.chosen.emit(self.choice()))
        self.refit()

    def show_options(self, options: Sequence[Option], choice: str = "") -> None:
        """What can be chosen; the choice stays where it can."""
        choice = choice or self.choice()
        self.box.clear()
        for option in options:
            self.box.addItem(option.text, option.id)
        self.choose(choice)

    def choice(self) -> str:
        """The id of what is chosen."""
        return str(self.box.currentData() or "")

    def choose(self, option_id: str) -> None:
        """Choose without telling anyone."""
        self.box.setCurrentIndex(max(0, self.box.findData(option_id)))

    def hold_still(self, reason: str) -> None:
        """A choice that cannot be made now."""
        super().hold_still(reason)
        self.box.setEnabled(False)

    def pause(self, *, on: bool) -> None:
        """Take no choice for a moment."""
        self.box.setEnabled(not (on or self._is_still))

    def refit(self) -> None:
        """The frame holds one line of the moment."""
        self.frame.setFixedHeight(look.size("control"))
        self.box.setFixedHeight(look.size("control") - 4)
        super().refit()
