"""What waits to be sent, in plain words, page by page where there is much; *Send nu*, and *Gem på USB*."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers import WaitingChange
from casework.answers_files import WaitingFile
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.layout import STRETCH, column, empty, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.documents import said_size
from desktop.ui.screens.screen import Now
from desktop.ui.screens.sync_lines import SHOWN, entry, fill, worded

PAGE: Final = 50
"""Lines that are made in one go: ten thousand may wait, and the window must not stand still for them."""


class WaitingCard(Card):
    """`send_wanted()`, `stick_wanted()`; `turned(bool)` when other lines are wanted, True where they begin anew."""

    send_wanted = Signal()
    stick_wanted = Signal()
    turned = Signal(bool)

    def __init__(self, now: Now) -> None:
        self._now = now
        self._changes: tuple[WaitingChange, ...] = ()
        self._files: tuple[WaitingFile, ...] = ()
        self._is_whole, self._first = False, 0
        self.send, self.stick = Button("", icon="send", kind="quiet"), Button("", icon="usb", kind="quiet")
        self.more = Button("", icon="scroll-text", kind="quiet")
        self.before = Button("", icon="chevron-left", kind="quiet")
        self.after = Button("", icon="chevron-right", kind="quiet", trailing=True)
        self.head, self._lines = Heading("", right=self.send), column(gap="")
        self._place = Words("", "small", "ink_soft")
        ways = hold(Flow(self.before, self.after, self.more, self.stick, gap="pad"))
        super().__init__(self.head, hold(self._lines), self._place, ways, STRETCH, gap="near")
        self.send.clicked.connect(self.send_wanted)
        self.stick.clicked.connect(self.stick_wanted)
        self.more.clicked.connect(self._turn)
        self.before.clicked.connect(lambda: self._go(-PAGE))
        self.after.clicked.connect(lambda: self._go(PAGE))

    def show_waiting(self, changes: tuple[WaitingChange, ...], files: tuple[WaitingFile, ...]) -> None:
        """Show what waits: changes in the order in which they were written, then files."""
        self._changes, self._files = changes, files
        self.retranslate()

    def _turn(self) -> None:
        self._is_whole, self._first = not self._is_whole, 0
        self.turned.emit(not self._is_whole)

    def _go(self, by: int) -> None:
        self._first += by
        self.turned.emit(True)

    def retranslate(self) -> None:
        """Say everything again."""
        count = len(self._changes) + len(self._files)
        self.head.say(self.tr("Venter på at blive sendt"), note=str(count) if count else "")
        self.send.rename(self.tr("Send nu"))
        self.send.setVisible(bool(self._changes) or any(not one.office for one in self._files))
        self.stick.rename(self.tr("Gem på USB"), name=self.tr("Gem på USB: det, der venter, forseglet"))
        self.stick.setVisible(bool(self._changes))
        most = PAGE if self._is_whole else SHOWN
        self._first = min(self._first, max(count - 1, 0) // most * most) if self._is_whole else 0
        self._show_ways(count)
        self._show_lines(self._first, min(self._first + most, count))

    def _show_ways(self, count: int) -> None:
        """Offer the rest; the key that went to the last page goes back from there, and does nothing else."""
        last, pages = self._first + PAGE, self._is_whole and count > PAGE
        self.before.rename(self.tr("Forrige"), name=self.tr("De forrige, der venter"))
        self.after.rename(self.tr("Næste"), name=self.tr("De næste, der venter"))
        for way, other, leads in (
            (self.before, self.after, self._first > 0),
            (self.after, self.before, last < count),
        ):
            if pages and way.hasFocus() and not leads:
                other.show()
                other.setFocus()
            way.setVisible(pages and leads)
        self.more.setVisible(count > SHOWN)
        self.more.rename(
            self.tr("Vis de første") if self._is_whole else self.tr("Vis alle {count}").format(count=count)
        )
        where = self.tr("{first}–{last} af {count}")
        self._place.say(where.format(first=self._first + 1, last=min(last, count), count=count))
        self._place.setVisible(pages)

    def _show_lines(self, first: int, end: int) -> None:
        empty(self._lines)
        if not end:
            text = self.tr("Det, du skriver, står her, til centralen har kvitteret for det.")
            self._lines.addWidget(Empty("cloud-check", self.tr("Intet venter"), text))
            return
        there = len(self._changes)
        lines = [self._change(one) for one in self._changes[first:end]]
        lines += [self._file(one) for one in self._files[max(first - there, 0) : max(end - there, 0)]]
        fill(self._lines, lines)

    def _change(self, one: WaitingChange) -> QWidget:
        written = said.moment(one.at, self._now().date())
        return worded(one, f"{one.name} · {written}", self.tr("gemt her"), done=False)

    def _file(self, one: WaitingFile) -> QWidget:
        state = self.tr("til du er på kontoret") if one.office else self.tr("ikke sendt endnu")
        what = one.what or self.tr("Fil i en sag, der er overdraget")
        under = " · ".join(part for part in (one.name, said_size(one.size) if one.size else "") if part)
        return entry(("paperclip", "clock"), what, under, state)
