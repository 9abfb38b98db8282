"""F1: the keys of this screen and of the whole window."""

from PySide6.QtWidgets import QWidget

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.layout import STRETCH, Piece, column, hold, row
from desktop.ui.parts.scroll import Scroller
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
        self._page = Scroller(hold(column(*parts, gap="near", margins=(24, 20, 24, 0))))
        foot = row(STRETCH, self._close, margins=(24, 0, 24, 12))
        super().__init__(window, hold(column(self._page, foot, gap="near")), wide=560)
        self._close.rename(self.tr("Luk"))
        self._close.clicked.connect(self.close_it)
        self.closed.connect(self.deleteLater)
        self.setAccessibleName(self.tr("Taster"))

    def refit(self) -> None:
        """As high as the lists, never higher than the window."""
        super().refit()
        body = self._page.widget()
        wanted = body.heightForWidth(self._inner.maximumWidth()) if body is not None else 0
        self._page.setFixedHeight(max(1, min(wanted, self._window.height() - look.grow(190))))

    def begin(self) -> None:
        """Take the focus."""
        self._close.setFocus()


def _line(key: str, does: str) -> QWidget:
    chip = hold(row(Chip(key), STRETCH))
    chip.setFixedWidth(look.grow(116))
    return hold(row(chip, (Words(does), 1), gap="snug"))
