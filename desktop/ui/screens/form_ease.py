"""Under a form that a citizen reads: words that could be lighter, while one writes. Nothing where there are none."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework.plain_words import heavy_words
from desktop.ui.parts.words import Words

MOST: Final = 3
"""Words that are named; the rest is counted, so that it never grows into a wall."""


class FormEase(Words):
    """One quiet line; it comes and goes with what is typed, and stops nobody."""

    def __init__(self) -> None:
        super().__init__("", "small", "ink_soft")
        self.hide()

    def read(self, texts: Sequence[str]) -> None:
        """Read what stands in the form."""
        found = heavy_words(". ".join(texts))
        named = " · ".join(f"»{one.word}«: {one.lighter}" for one in found[:MOST])
        more = len(found) - MOST
        if more > 0:
            rest = QCoreApplication.translate("FormEase", "og {count} til").format(count=more)
            named = f"{named} {rest}"
        said = QCoreApplication.translate("FormEase", "Kan det siges lettere? {words}").format(words=named)
        self.say(said if found else "")
        self.setVisible(bool(found))
