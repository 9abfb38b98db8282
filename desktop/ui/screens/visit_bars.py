"""The bars of a visit: whose it is and the ways out above; what is kept and *Gem og videre* below."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Edge, Ground
from desktop.ui.parts.header import Bar
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words

AIR: Final = 18
"""What the upper bar keeps free above and below its ways (px); at 100 % text it is `bar` of tokens.toml."""


class VisitBar(Bar, Part):
    """Asks of the window what a page's header asks; the search is a sign alone, and says no name before one types."""

    left = Signal()
    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back, self.lock = Button("", icon="arrow-left"), LockButton()
        self.search = Button("", icon="search")
        self.plan, self.safe = Button("", icon="target"), Button("", icon="eye-off")
        self._lines: tuple[str, ...] = ("",)
        self._name, self._about = Words("", "title", lines=1), Words("", "small", "ink_soft", lines=1)
        names = hold(column(STRETCH, self._name, self._about, STRETCH, gap=""))
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        ways = (self.search, self.plan, self.safe, self.lock)
        self.setLayout(row(self.back, 8, (names, 1), *ways, margins=(20, 0, 20, 0)))
        self.search.clicked.connect(self.searched)
        self.back.clicked.connect(self.left)
        self.plan.clicked.connect(self.plan_wanted)
        self.safe.clicked.connect(self.safe_view_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.refit()
        self.retranslate()

    def say(self, name: str, *lines: str) -> None:
        """Say whose visit it is, and the longest of these lines that has room; they get shorter."""
        self._name.say(name)
        self._lines = lines
        self._fold()

    def refit(self) -> None:
        """High enough for name and line."""
        super().refit()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the tools keep only their signs; the lock keeps its word."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        tight = look.is_tight(self)
        plan, safe = self.tr("Plan"), self.tr("Borgervisning")
        self.plan.rename("" if tight else plan, name=plan)
        self.safe.rename("" if tight else safe, name=f"{safe}, F9")
        room = self._make_room_for_name()
        fitting = (line for line in self._lines if look.width("small", line) <= room)
        self._about.say(next(fitting, self._lines[-1]))
        self.setFixedHeight(max(look.size("control") + AIR, look.line("title") + look.line("small") + 12))

    def _make_room_for_name(self) -> int:
        """Whose visit it is, is worth more than the sign of the search: without room for both, Ctrl K stays."""
        others = (self.back, self.plan, self.safe, self.lock)
        gaps = 40 + 8 + look.space("near") * (len(others) + 1)
        room = self.width() - sum(each.sizeHint().width() for each in others) - gaps
        search = self.search.sizeHint().width()
        has_room = room - search >= look.width("title", self._name.said)
        self.search.setVisible(has_room)
        return room - search if has_room else room

    def retranslate(self) -> None:
        """Say everything again."""
        self.back.rename(self.tr("I dag"), name=self.tr("Tilbage til I dag, kladden bliver her"))
        self.search.rename("", name=self.tr("Søg borger, ord eller handling, Ctrl K"))
        self.lock.rename(self.tr("Lås"))
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class SaveBar(Ground, Part):
    """`saved()` by the one filled button, `sign_wanted()` and `attach_wanted()` beside it."""

    edge: ClassVar[Edge] = "top"
    saved = Signal()
    sign_wanted = Signal()
    attach_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self._time = ""
        self._sign = Icon("check", "done")
        self._kept, self._where = Words("", "label", "done", lines=1), Words("", "small", "ink_soft", lines=1)
        self.go = Button("", icon="arrow-right", kind="primary", size="visit", trailing=True)
        self.sign = Button("", icon="signature", size="visit")
        self.attach = Button("", icon="paperclip", size="visit")
        kept = column(STRETCH, self._kept, self._where, STRETCH, gap="")
        self.setLayout(
            row(self._sign, kept, STRETCH, self.attach, self.sign, self.go, margins=(24, 0, 20, 0))
        )
        self.go.clicked.connect(self.saved)
        self.sign.clicked.connect(self.sign_wanted)
        self.attach.clicked.connect(self.attach_wanted)
        self._sign.hide()
        self.refit()
        self.retranslate()

    def show_kept(self, time: str) -> None:
        """Say when the draft was last kept, and where; nothing before there is one."""
        self._time = time
        self._sign.setVisible(bool(time))
        self._kept.say(self.tr("Kladde gemt {time}").format(time=time) if time else "")
        self._where.say(self.tr("på denne computer") if time else "")

    def free(self) -> QRect:
        """Return where nothing can be pressed: what is kept is told there, and a receipt may lie over it."""
        return QRect(0, 0, self.attach.x() - look.space("near"), self.height())

    def refit(self) -> None:
        """High enough for its button."""
        self.setFixedHeight(max(look.size("bar") + 4, self.go.sizeHint().height() + 14))
        super().refit()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room signature and paper are signs."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for button, words, means in (
            (self.sign, self.tr("Underskriv planen"), ""),
            (self.attach, self.tr("Vedhæft"), self.tr("Vedhæft et foto af et papir eller en fil")),
        ):
            button.rename("" if look.is_tight(self) else words, name=means or words)

    def retranslate(self) -> None:
        """Say everything again."""
        self.show_kept(self._time)
        self._fold()
        self.go.rename(self.tr("Gem og videre"), name=self.tr("Gem og videre, Ctrl S"))
