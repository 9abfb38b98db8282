"""Words on the screen: one role of type, exact line height, never rich text.

A QLabel guesses whether a text is HTML and has no line height; what citizens and colleagues wrote must be
neither guessed nor squeezed. `Words` wraps, clamps to `lines` and follows the look by repainting. It stays
a QLabel, because a screen reader then calls it static text (a plain QWidget is announced as "client").
"""

import math
import re
from functools import cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look

WIDEST_HINT = 420
HEADINGS = frozenset({"display", "title", "heading"})
"""Roles of type that are heads for the eye, and so for the ear."""
_TOGETHER = re.compile(
    r" (?=· )|(?<=\bkl\.) (?=\d)|(?<=\d\.) (?=(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
"""The spaces at which no line ends; each is one letter for another, so that every place stays what it is."""


def wrapped_lines(text: str, role: str, width: float) -> list[str]:
    """`text` broken into lines of at most `width` in the font of `role`; line breaks in it are kept.

    A dot between two facts ends a line and never begins one: there it would look like the mark of a list. An hour
    stays with its "kl.", and a month with its day.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(_TOGETHER.sub("\N{NO-BREAK SPACE}", paragraph), look.font(role))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # a word wider than its place
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width))
            start = line.textStart()
            # Qt counts in UTF-16, Python in characters: they differ only beyond the basic plane.
            lines.append(_utf16(paragraph, start, start + line.textLength()).rstrip())
        layout.endLayout()
    return lines


def ended(text: str, role: str, width: float) -> str:
    """`text` in one line; where it has no room, what has room of its whole words, and "…" for the others."""
    if look.width(role, text) <= width:
        return text
    return f"{wrapped_lines(text, role, width - look.width(role, ' …'))[0]} …"


def _balanced(lines: list[str], text: str, role: str, width: float) -> list[str]:
    """The same number of lines, as even as they get: in the middle of a page one short word alone looks lost."""
    least, most = max([width / 2, *(look.width(role, word) for word in text.split())]), width
    for _ in range(6):
        middle = (least + most) / 2
        tried = wrapped_lines(text, role, middle)
        if len(tried) > len(lines):
            least = middle
        else:
            lines, most = tried, middle
    return lines


@cache
def _lowered(role: str, *_of_the_moment: object) -> float:
    """How far a large line is let down so that the ring of its Å is whole: the line is as high as the letters."""
    metrics, high = look.metrics(role), look.line(role)
    base = round((high - metrics.height()) / 2 + metrics.ascent())
    return max(0.0, -(base + metrics.tightBoundingRect("Å").top()))


def _utf16(text: str, start: int, end: int) -> str:
    if text.isascii() or max(text, default="") <= "\uffff":
        return text[start:end]
    raw = text.encode("utf-16-le")
    return raw[2 * start : 2 * end].decode("utf-16-le", errors="ignore")


class Words(QLabel, Part):
    """A text in a type role and a colour role; `lines` = 0 wraps freely, 1 is one line, more clamps.

    One line, and what is `middle`, stands in the middle of the height it is given; all else begins at the top.

    What does not fit ends in an ellipsis and is whole in the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "ink",
        *,
        lines: int = 0,
        center: bool = False,
        middle: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._color, self._lines = role, color, lines
        self._center, self._tabular = center, tabular
        self.spoken_role = Role.Heading if role in HEADINGS else None
        self._middle = middle or lines == 1
        self._wrapped: dict[int, list[str]] = {}
        self._wide: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if lines != 1:  # Qt asks the policy then, ten thousand times for a page, and not Python
            self.setWordWrap(True)
        self.said = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        if text == self.said and self.text() == text:
            return
        self.said = text
        self.setText(text)
        if self.spoken_role is not None:
            self.setAccessibleName(text)
        self.refit()

    def tint(self, color: str) -> None:
        """Say it in another colour role."""
        self._color = color
        self.update()

    def refit(self) -> None:
        """Forget how it was wrapped."""
        self._wrapped.clear()
        self._wide = None
        super().refit()

    def wrapped(self, width: int) -> list[str]:
        """The lines at this width; kept, because Qt asks several times per layout."""
        if width not in self._wrapped:
            self._wrapped[width] = self._wrap(width)
        return self._wrapped[width]

    def _wrap(self, width: int) -> list[str]:
        metrics = look.metrics(self._role, tabular=self._tabular)
        lines = [self.said] if self._lines == 1 else wrapped_lines(self.said, self._role, width)
        if self._center and len(lines) > 1:
            lines = _balanced(lines, self.said, self._role, width)
        if self._lines and len(lines) > self._lines:
            lines = [*lines[: self._lines - 1], " ".join(lines[self._lines - 1 :])]
        if self._lines and metrics.horizontalAdvance(lines[-1]) > width + 0.5:
            lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
        return lines

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return look.line(self._role) * len(self.wrapped(width))

    def sizeHint(self) -> QSize:
        """One line whole; wrapping text asks for a column of comfortable width. Kept, like the lines."""
        if self._wide is None:
            metrics = look.metrics(self._role, tabular=self._tabular)
            wide = math.ceil(max(metrics.horizontalAdvance(line) for line in self.said.split("\n"))) + 1
            self._wide = wide if self._lines == 1 else min(wide, look.grow(WIDEST_HINT))
        return QSize(self._wide, look.line(self._role))

    def minimumSizeHint(self) -> QSize:
        """A few letters, one line."""
        return QSize(24, look.line(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line by line on the exact line height."""
        painter = paint.start(self)
        painter.setFont(look.font(self._role, tabular=self._tabular))
        painter.setPen(look.color(self._color if self.isEnabled() else "ink_faint"))
        metrics, high = look.metrics(self._role, tabular=self._tabular), look.line(self._role)
        lines = self.wrapped(self.width())
        whole = " ".join(self.said.split())
        self.setToolTip(self.said if " ".join(" ".join(lines).split()) != whole else "")
        top = (self.height() - high * len(lines)) / 2 if self._middle else 0.0
        if self._role in HEADINGS:
            top += _lowered(self._role, look.scale, look.mode)
        for number, line in enumerate(lines):
            x = (self.width() - metrics.horizontalAdvance(line)) / 2 if self._center else 0.0
            y = top + number * high + (high - metrics.height()) / 2 + metrics.ascent()
            painter.drawText(QPointF(x, round(y)), line)


class Voice(Words):
    """The citizen's own words: serif, heather, in »quotes«. Nothing else on the screen looks like this."""

    def __init__(self, text: str = "", *, lines: int = 0) -> None:
        super().__init__("", "voice", "voice", lines=lines)
        self.say(text)

    def say(self, text: str) -> None:
        """Quote what was said."""
        super().say(f"»{text.strip().strip('»«')}«" if text.strip() else "")
