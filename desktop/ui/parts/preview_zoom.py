"""How large the pages of a preview are shown: as wide as there is room, or at 100, 150 or 200 % of the paper's size."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.segment import Option, Segment

FIT: Final = 0.0
"""As wide as there is room."""
ZOOMS: Final = (1.0, 1.5, 2.0)
LARGER, SMALLER, FITTED = ("Ctrl++", "Ctrl+="), ("Ctrl+-",), ("Ctrl+0",)
"""Plus lies on one key with the equals sign on many keyboards."""


class ZoomChoice(Segment):
    """The sizes beside each other; `chosen(id)`: the id is the number as text."""

    def __init__(self) -> None:
        super().__init__([Option(str(one), f"{one:.0%}") for one in (FIT, *ZOOMS)], str(FIT))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        sizes = [Option(str(one), f"{round(one * 100)} %") for one in ZOOMS]
        self.show_options([Option(str(FIT), self.tr("Tilpas")), *sizes])
        self.setAccessibleName(self.tr("Sidernes størrelse"))

    def said(self) -> str:
        """Return the words of what is chosen."""
        return next(word.option.text for word in self._words if word.isChecked())

    def wanted(self, room: int) -> int:
        """Return how high it is where it may be so wide, and take that place."""
        wide = min(room, self.sizeHint().width())
        self.resize(wide, self.sizeHint().height())
        self.resize(wide, self.sizeHint().height())
        return self.height()


def larger(now: float, shown: float) -> float:
    """Return the next size up from pages that are shown at `shown`; `now` where there is none."""
    return next((one for one in ZOOMS if one > shown + 0.01), now)


def smaller(now: float, shown: float) -> float:
    """Return the next size down; below the least, as wide as there is room."""
    return next((one for one in reversed(ZOOMS) if one < shown - 0.01), FIT) if now else FIT


def keys(widget: QWidget) -> dict[str, QShortcut]:
    """Make the keys that work as long as the pages are seen: nothing else is done by them anywhere."""
    made = {}
    for one in (*LARGER, *SMALLER, *FITTED):
        key = QShortcut(QKeySequence(one), widget)
        key.setAutoRepeat(False)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        made[one] = key
    return made
