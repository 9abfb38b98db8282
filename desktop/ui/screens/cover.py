"""Dæk: a window of its own over everything, without a name or a count, until six digits are typed or time is over."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import Field
from desktop.ui.parts.focus import FocusRing
from desktop.ui.parts.landscape import Landscape
from desktop.ui.parts.layout import STRETCH, column, row
from desktop.ui.parts.mark import Mark
from desktop.ui.parts.words import Words

DIGITS = 6
WIDE = 460


class Cover(Landscape):
    """`tried(digits)` when all are typed; `lock_asked` for the stronger way."""

    tried = Signal(str)
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Words("", "title", lines=1), Words("", "body", "ink_soft")
        self.field = Field("", icon="key-round", secret=True, size="primary")
        self.field.line.setMaxLength(DIGITS)
        self.field.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.lock = Button("", icon="lock", size="primary")
        self._card = Card(
            row(Mark(36, beside=True), (self._title, 1), gap="snug"),
            self._text,
            4,
            self.field,
            8,
            row(STRETCH, self.lock),
            gap="snug",
            margins=(32, 28, 32, 28),
        )
        self._card.setFixedWidth(look.grow(WIDE))
        self.setLayout(column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH))
        self._ring = FocusRing(self)
        self.setWindowTitle("Fodfæste")
        self.field.changed.connect(self._typed)
        self.lock.clicked.connect(self.lock_asked)
        self.retranslate()

    def refit(self) -> None:
        """Never wider than the window."""
        self._card.setFixedWidth(min(look.grow(WIDE), max(280, self.width() - 40)))
        super().refit()

    def _typed(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter in "0123456789")
        if digits != text:
            self.field.write(digits)
        elif len(digits) == DIGITS:
            self.field.pause(on=True)
            self.tried.emit(digits)
        elif digits:
            self.field.settle()

    def say_wrong(self, left: int) -> None:
        """The digits were wrong: so many tries are left, and then it locks."""
        self.field.write("")
        self.field.pause(on=False)
        if left == 1:
            self.field.need(
                self.tr("Forkert kode. Er den næste også forkert, låses der helt. Det, du skrev, er gemt.")
            )
        else:
            said = self.tr(
                "Forkert kode. Du har {left} forsøg mere, så låses der helt. Det, du skrev, er gemt."
            )
            self.field.need(said.format(left=left))
        self.field.line.setFocus()

    def forget_typed(self) -> None:
        """Take the digits out of the field."""
        self.field.line.clear()

    def retranslate(self) -> None:
        """Say everything again."""
        self._title.say(self.tr("Skærmen er dækket"))
        self._text.say(
            self.tr("Skriv din kode på 6 cifre for at arbejde videre. Efter 15 minutter låses der helt.")
        )
        self.field.rename(self.tr("Kode"))
        self.lock.rename(self.tr("Lås helt"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def lay_over(self, window: QWidget) -> None:
        """Take the place of a window, painted before this returns."""
        self.setGeometry(window.geometry())
        self.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.repaint()
        self.raise_()
        self.activateWindow()
        self.field.line.setFocus()


def put_away(keep: QWidget | None = None) -> list[QWidget]:
    """Take every window of the program off the screen but one; return those that may come back.

    Questions and menus are closed, as by Esc: a modal one would keep the cover from hearing a key.
    """
    away: list[QWidget] = []
    for window in QApplication.topLevelWidgets():
        if window is keep or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        elif isinstance(window, QMenu):
            window.close()
        else:
            away.append(window)
        window.hide()
    return away
