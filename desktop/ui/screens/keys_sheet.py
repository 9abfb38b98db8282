"""F1: the keys of this screen and of the whole window, and the short rules that hold here."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Hairline
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.layout import STRETCH, Piece, column, hold, row
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words
from desktop.ui.screens.rule_cards import RuleCard, translated
from desktop.ui.screens.screen import Key
from desktop.ui.screens.veil import AROUND, Veil

Keys = tuple[Key, ...]
STEP = 60
"""Pixels that an arrow moves the page."""


class KeysSheet(Veil):
    """Keys here, keys everywhere, rules here; Esc or *Luk* takes them away. `tour_wanted`: the three steps again."""

    tour_wanted = Signal()

    def __init__(
        self, window: QWidget, here: Keys, everywhere: Keys, cards: tuple[RuleCard, ...], *, today: date
    ) -> None:
        self._close, self.tour = (
            Button("", kind="quiet", key="Esc"),
            Button("", kind="quiet", icon="footprints"),
        )
        head = hold(row(Words(self.tr("Taster og regler"), "title", lines=1), margins=(24, 20, 24, 0)))
        parts: list[Piece] = []
        for name, keys in ((self.tr("Her"), here), (self.tr("Overalt"), everywhere)):
            if keys:
                parts += [4 if parts else None, Words(name, "label", "ink_soft", lines=1)]
                parts += [KeyLine(*key) for key in keys]
        if cards:
            parts += [8, Words(self.tr("Regler her"), "label", "ink_soft", lines=1)]
            parts += [self._card(card, today) for card in cards]
        self._page = Scroller(hold(column(*parts, gap="near", margins=(24, 0, 20, 8))))
        foot = row(self.tour, STRETCH, self._close, margins=(24, 0, 24, 12))
        page = row((self._page, 1), gap="", margins=(0, 0, 4, 0))  # the bar stands off the edge of the sheet
        lines = column(head, page, Hairline(), foot, gap="near")
        super().__init__(window, hold(lines), wide=560)
        self._close.rename(self.tr("Luk"))
        self.tour.rename(self.tr("Tag rundturen"))
        self.tour.hide()
        self._close.clicked.connect(self.close_it)
        self.tour.clicked.connect(self._ask_tour)
        self.closed.connect(self.deleteLater)
        self.setAccessibleName(self.tr("Taster og regler"))
        self._scroll_by_keys()

    def _card(self, card: RuleCard, today: date) -> QWidget:
        day = f"{card.written:%d.%m.%Y}"
        source = self.tr("Kilde: {source}. Kortet er fra {day}.")
        parts: list[Piece] = [
            Words(translated(card.title), "strong"),
            Words(translated(card.says), "body"),
            Words(source.format(source=translated(card.source), day=day), "small", "ink_soft"),
        ]
        if card.is_old(today):
            old = self.tr("Kortet er over et år gammelt. Se efter i kilden, før du bruger det.")
            parts.append(Words(old, "small", "notice"))
        return hold(column(*parts, gap="", margins=(0, 4, 0, 8)))

    def _scroll_by_keys(self) -> None:
        bar = self._page.verticalScrollBar()
        moves: dict[str, Callable[[], int]] = {
            "Down": lambda: STEP,
            "Up": lambda: -STEP,
            "PgDown": bar.pageStep,
            "PgUp": lambda: -bar.pageStep(),
        }
        for keys, far in moves.items():
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._scroll, far))

    def _scroll(self, far: Callable[[], int]) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + far())

    def _ask_tour(self) -> None:
        self.close_it()
        self.tour_wanted.emit()

    def refit(self) -> None:
        """As high as the lists, never higher than the window."""
        super().refit()
        body = self._page.widget()
        wanted = body.heightForWidth(self._inner.maximumWidth()) if body is not None else 0
        room = self._window.height() - AROUND - look.grow(110)
        self._page.setFixedHeight(max(1, min(wanted, room)))

    def begin(self) -> None:
        """Take the focus."""
        self._close.setFocus()


class KeyLine(QWidget, Part):
    """A key, and what it does; all the keys have one width, at every text size."""

    def __init__(self, key: str, does: str) -> None:
        super().__init__()
        self._key = hold(row(Chip(key), STRETCH))
        self.setLayout(row(self._key, (Words(does, middle=True), 1), gap="snug"))
        self.refit()

    def refit(self) -> None:
        """Keep room for the longest key."""
        self._key.setFixedWidth(look.grow(116))
        super().refit()
