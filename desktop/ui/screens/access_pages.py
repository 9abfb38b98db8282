"""Pages beside the list of pieces: an attached file as it is read, or the answer as it will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.layout import STRETCH, row
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.words import Words


class AccessPages(Ground):
    """`closed()`: back to the words of the piece. Nothing of it is kept."""

    closed = Signal()

    def __init__(self) -> None:
        self._hint, self._back = Words("", "small", "ink_soft"), Button("", icon="x")
        self._preview = PagePreview()
        self._shown: tuple[int, int] | None = None
        self._is_short = False
        super().__init__(
            "sunken",
            row((self._hint, 1), STRETCH, self._back, gap="snug"),
            (self._preview, 1),
            gap="near",
            margins=(20, 14, 20, 14),
        )
        self._back.clicked.connect(self.closed)
        self.hide()

    def wait(self) -> None:
        """Say that pages are on their way."""
        self._shown = None
        self._preview.show_pages([])
        self._say()

    def show_pages(self, images: Sequence[QImage], count: int, *, short: bool = False) -> None:
        """Show the first pages, and say how many there are; `short`: the pages of attached files are not among them."""
        self._shown, self._is_short = (len(images), count), short
        self._preview.show_pages(images)
        self._say()

    def _say(self) -> None:
        if self._shown is None:
            self._hint.say(self.tr("Siderne hentes frem …"))
        elif self._is_short:
            self._hint.say(self.tr("De første sider. Bilagenes sider kommer med, når der skrives ud."))
        elif self._shown[0] < self._shown[1]:
            first = self.tr("De første {shown} af {count} sider")
            self._hint.say(first.format(shown=self._shown[0], count=self._shown[1]))
        else:
            self._hint.say(self.tr("Alle sider"))

    def retranslate(self) -> None:
        """Say everything again."""
        self._back.rename(self.tr("Luk siderne"))
        self._say()
