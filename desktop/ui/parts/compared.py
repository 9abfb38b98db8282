"""Two people's words side by side: running text in which only what this side alone has is marked and
underlined.
"""

from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look

Piece = tuple[bool, str]
SHORT = 3


def own_words(text: str, other: str) -> list[Piece]:
    """Every word of `text` with whether only this side has it there."""
    mine, theirs = text.split(), other.split()
    same = {
        place
        for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        for place in range(block.a, block.a + block.size)
    }
    own = [place not in same for place in range(len(mine))]
    for place in range(1, len(mine) - 1):
        # "og" between two words of one's own would only break the mark in two.
        if own[place - 1] and own[place + 1] and len(mine[place]) <= SHORT:
            own[place] = True
    return list(zip(own, mine, strict=True))


class Compared(QLabel, Part):
    """`text` with the words that `other` does not have marked by ground and underline."""

    def __init__(self, text: str, other: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines: dict[int, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(True)
        self.compare(text, other)

    def compare(self, text: str, other: str) -> None:
        """Other texts."""
        self._words = own_words(text, other)
        self.setText(text)
        own = " ".join(word for only, word in self._words if only)
        self.setAccessibleDescription(self.tr("Kun her: {words}").format(words=own) if own else "")
        self.refit()

    def _places(self, width: int) -> list[tuple[float, int, float]]:
        """x, line number and width of every word."""
        space, x, line = look.width("body", " "), 0.0, 0
        places: list[tuple[float, int, float]] = []
        for _own, word in self._words:
            wide = look.width("body", word)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            places.append((x, line, wide))
            x += wide + space
        return places

    def refit(self) -> None:
        """Forget how it was wrapped."""
        self._lines.clear()
        super().refit()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes; kept, because Qt asks a hundred times before it is painted."""
        if width not in self._lines:
            places = self._places(width)
            self._lines[width] = places[-1][1] + 1 if places else 1
        return self._lines[width] * look.line("body")

    def sizeHint(self) -> QSize:
        """A column of comfortable width."""
        return QSize(look.grow(320), look.line("body") * 2)

    def minimumSizeHint(self) -> QSize:
        """A few words, one line."""
        return QSize(120, look.line("body"))

    def _marks(self, places: list[tuple[float, int, float]]) -> list[tuple[int, int, int]]:
        """x, line and width of every mark, in whole pixels; neighbours on a line are one mark."""
        marks: list[tuple[int, int, int]] = []
        joined = False
        for (x, line, wide), (own, _word) in zip(places, self._words, strict=True):
            if own and joined and marks[-1][1] == line:
                left = marks[-1][0]
                marks[-1] = (left, line, round(x + wide) - left)
            elif own:
                marks.append((round(x), line, round(wide)))
            joined = own
        return marks

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Marks first, words over them."""
        painter, high, metrics = paint.start(self), look.line("body"), look.metrics("body")
        places = self._places(self.width())
        rise = (high - metrics.height()) / 2 + metrics.ascent()
        painter.setFont(look.font("body"))
        marks = self._marks(places)
        for left, line, wide in marks:
            painter.fillRect(left - 2, line * high + 1, wide + 4, high - 2, look.color("added"))
        for left, line, wide in marks:
            painter.fillRect(left, line * high + high - 4, wide, 2, look.color("accent"))
        painter.setPen(look.color("ink"))
        for (x, line, _wide), (_own, word) in zip(places, self._words, strict=True):
            painter.drawText(QPointF(x, round(line * high + rise)), word)
