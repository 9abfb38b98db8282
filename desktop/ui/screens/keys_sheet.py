"""F1: the keys of this screen and of the whole window."""

from PySide6.QtWidgets import QWidget

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.layout import STRETCH, Piece, column, hold, row
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Key
from desktop.ui.screens.veil import Veil


class KeysSheet(Veil):
    """Two short lists; Esc or *Luk* takes them away."""

    def __init__(self, window: QWidget, here: tuple[Key, ...], everywhere: tuple[Key, ...]) -> None:
        self._close = Button("", kind="quiet", key="Esc")
        parts: list[Piece] = [Words(self.tr("Taster"), "title", lines=1)]
        for name, keys in ((self.tr("Her"), here), (self.tr("Overalt"), everywhere)):
            if keys:
                parts += [4, Words(name, "label", "ink_soft", lines=1), *[_line(*key) for key in keys]]
        parts += [4, row(STRETCH, self._close)]
        super().__init__(window, hold(column(*parts, gap="near", margins=(24, 20, 24, 16))), wide=560)
        self._close.rename(self.tr("Luk"))
        self._close.clicked.connect(self.close_it)
        self.closed.connect(self.deleteLater)
        self.setAccessibleName(self.tr("Taster"))

    def begin(self) -> None:
        """Take the focus."""
        self._close.setFocus()


def _line(key: str, does: str) -> QWidget:
    chip = hold(row(Chip(key), STRETCH))
    chip.setFixedWidth(look.grow(116))
    return hold(row(chip, (Words(does), 1), gap="snug"))
