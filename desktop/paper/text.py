"""Text on paper: a paragraph that knows its place in the structure tree, and keeps words and lines whole.

Everything typed comes in as plain text and is escaped here, so nothing that a person writes can become markup.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _SplitWordHY as DividedWord

from desktop.paper.ink import GOAL_LEADING
from desktop.paper.joining import NEW_LINE, from_the_right, in_visual_order, set_arabic
from desktop.paper.letters import ARABIC, BOLD, SANS, SEMI, width
from desktop.paper.structure import Shared, content
from desktop.paper.words import tie

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_A_FEW_LINES, _MANY_LINES = 3, 40
"""A word of more lines than a few is cut once; in a paragraph of more than many nobody sees how its last line ends."""
_HEAVIER = {SANS: SEMI, SEMI: BOLD}


class Strong(str):
    """A piece of text to be set heavier."""

    __slots__ = ()


class Leftward(str):
    """A text that is written from right to left as a whole."""

    __slots__ = ()


class Marked(str):
    """A piece of text to be set heavier and in the colour of what is reached."""

    __slots__ = ()


def say(
    style: ParagraphStyle, *pieces: str, tag: str = "P", balance: bool = False, actual: str = ""
) -> "Text":
    """A paragraph of plain pieces.  `balance` evens the lengths of its lines: headings, the citizen's goal."""
    plain = tie("".join(pieces))
    style = _clear_of_arabic(style) if set_arabic(plain) else style
    made = Text("".join(_markup(piece, style) for piece in pieces), style)
    made.spot, made.balance, made.plain = Shared(tag), balance, plain
    made.pieces = pieces
    made.actual = actual or (plain if set_arabic(plain) else "")
    return made


def _clear_of_arabic(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style with room for letters that reach deeper than Danish ones, in lines set close."""
    least = round(style.fontSize * GOAL_LEADING, 1)
    if style.leading >= least:
        return style
    return ParagraphStyle(f"{style.name} arabic", parent=style, leading=least)


def _markup(piece: str, style: ParagraphStyle, room: float | None = None) -> str:
    font = _face(piece, style)
    size = style.fontSize

    def fits(text: str, face: str) -> bool:
        return room is None or width(text, face, size) <= room * 0.94

    turned = from_the_right if isinstance(piece, Leftward) else in_visual_order
    inner = "".join(
        f'<font name="{face}">{escape(part)}</font>' if face != style.fontName else escape(part)
        for part, face in turned(tie(piece), font, fits)
    ).replace(NEW_LINE, "<br/>")
    return f'<font color="#17503f">{inner}</font>' if isinstance(piece, Marked) else inner


class Text(Paragraph):
    """A paragraph as the papers set it; made by `say`.  Both halves of a split one are one element."""

    def __init__(self, text: Any, style: ParagraphStyle, **kwargs: Any) -> None:
        """Take what the library hands over, also when it splits a paragraph."""
        super().__init__(text, style, **kwargs)
        self.spot = Shared("P")
        self.balance = False
        self.plain = self.actual = self.lang = ""
        self.pieces: tuple[str, ...] = ()
        self._measured: tuple[float, tuple[float, float]] | None = None

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Its size in this width; asked several times for the same width, it measures once."""
        if self._measured is None or self._measured[0] != room:
            self._measured = room, self._measure(room, height)
        return self._measured[1]

    def _measure(self, room: float, height: float) -> tuple[float, float]:
        arabic = set_arabic(self.plain)
        if self.pieces and (arabic or self._longest() > room):
            self._divide(room)
        size: tuple[float, float] = super().wrap(room, height)
        if arabic or size[1] <= self.style.leading * 1.5 or not (self.balance or self._lonely_word(room)):
            return size
        longest = self._longest()
        whole = longest if longest <= room else self._longest(at_hyphens=True)
        low, high = max(room * 0.45, min(whole, room)), room
        while high - low > 3:
            middle = (low + high) / 2
            if super().wrap(middle, height)[1] > size[1]:
                low = middle
            else:
                high = middle
        return room, super().wrap(high, height)[1]

    def _longest(self, *, at_hyphens: bool = False) -> float:
        """The width of the longest word, or of its longest part when it may break at its own hyphens."""
        size, font = self.style.fontSize, _HEAVIER.get(self.style.fontName, self.style.fontName)
        plain = self.plain.replace("-", "- ") if at_hyphens else self.plain
        return max((width(word, font, size) for word in plain.split(" ")), default=0)

    def _divide(self, room: float) -> None:
        """Only a word that cannot stand on a line is ever divided, at its own hyphen first."""
        kept = self.spot, self.balance, self.plain, self.actual, self.lang, self.pieces
        divided = [_with_places(piece, room, self.style) for piece in self.pieces]
        divided[0] = type(divided[0])(divided[0].removeprefix(NEW_LINE))
        Paragraph.__init__(self, "".join(_markup(piece, self.style, room) for piece in divided), self.style)
        self.spot, self.balance, self.plain, self.actual, self.lang, self.pieces = kept

    def _lonely_word(self, room: float) -> bool:
        """Whether a paragraph ends in a line with a single short word."""
        used = self.getActualLineWidths0()
        return 2 <= len(used) <= _MANY_LINES and used[-1] < room * 0.22

    def split(self, room: float, height: float) -> list[Flowable]:
        """Both parts of a text that breaks over two pages; they stay one element.

        The first one keeps the lines that it has: broken anew, a word that is divided all over may stand otherwise.
        """
        self.wrap(room, height)
        lines = self.blPara.lines
        if self.blPara.kind == 0:  # the space at a line's end is no word of the next part
            self.blPara.lines = [(extra, [word for word in words if word]) for extra, words in lines]
        parts = super().split(room, height)
        self._measured = None
        if len(parts) == 2:
            first, rest = parts
            first.height = (
                len(first.blPara.lines) * self.style.leading
            )  # the library counts a line that it moved
            first.keep(self.blPara.clone(lines=lines[: len(first.blPara.lines)]), room)
            while isinstance(rest.frags[0], list) and hasattr(rest.frags[0][-1][0], "lineBreak"):
                del rest.frags[0]
        for part in parts:
            part.spot, part.actual, part.lang = self.spot, self.actual, self.lang
        return list(parts)

    def keep(self, broken: Any, room: float) -> None:
        """Stand in these lines in this width, whatever breaking them anew would come to."""
        self.blPara = broken
        self._measured = room, (room, float(self.height))

    def breakLines(self, widths: Any) -> Any:
        """Lines as the library breaks them, with the space it drops at a line's end and a soft hyphen for its hyphen.

        Without them, text that is read aloud or copied runs together: "By.Den".
        """
        broken = super().breakLines(widths)
        if isinstance(broken, list):
            return broken
        for at, line in enumerate(broken.lines):
            last = at == len(broken.lines) - 1
            if broken.kind == 0:
                extra, words = line
                if words and not last:
                    broken.lines[at] = (extra, _ended(words))
            else:
                line.ascent = self.style.fontSize
                if line.words and not last:
                    end = line.words[-1]
                    if isinstance(end.text, DividedWord):
                        end.text = end.text[:-1] + SOFT_HYPHEN
                    elif not end.text.endswith(" "):
                        end.text += " "
        return broken

    def draw(self) -> None:
        """Draw the words as content of their element."""
        with content(self.canv, self.spot, actual=self.actual, lang=self.lang):
            super().draw()

    def baseline(self) -> float:
        """How far under its top the first line stands."""
        return float(self.style.fontSize)


def _ended(words: list[str]) -> list[str]:
    if isinstance(words[-1], DividedWord):
        return [*words[:-1], words[-1][:-1] + SOFT_HYPHEN]
    return [*words, ""]


def _face(piece: str, style: ParagraphStyle) -> str:
    """The font of a piece of text."""
    font: str = style.fontName
    return _HEAVIER.get(font, font) if isinstance(piece, (Strong, Marked)) else font


def _with_places(piece: str, room: float, style: ParagraphStyle) -> str:
    """A piece in which every word that is wider than its line may be divided; it stays what it is."""
    face, size = _face(piece, style), style.fontSize
    divided: str = re.sub(r"\S+", lambda found: _divided(found[0], room, face, size), piece)
    return type(piece)(divided)


def _divided(word: str, room: float, font: str, size: float) -> str:
    """A word with places where it may be divided: after its own hyphens, else between letters."""
    if width(word, font, size) <= room:
        return word
    lines, used = [""], 0.0
    for part in re.findall(r"[^-]*-|[^-]+", word):
        wide = width(part, font, size)
        if used + wide > room:
            lines.append("")
            used = 0
        lines[-1] += part
        used += wide
    return " ".join(_cut(line, room, font, size) for line in lines if line)


def _cut(word: str, room: float, font: str, size: float) -> str:
    """A word between whose letters a line may end; one of many lines is cut here, once, and not tried line by line."""
    arabic = set_arabic(word)
    face, hyphen = (ARABIC, "") if arabic else (font, "-")
    wide = width(word, face, size)
    if wide <= room:
        return word
    if wide <= room * _A_FEW_LINES and not arabic:
        return SOFT_HYPHEN.join(word)
    lines, used, most = [""], 0.0, room - width(hyphen, face, size)
    for letter in word:
        wide = width(letter, face, size)
        if lines[-1] and used + wide > most:
            lines.append("")
            used = 0
        lines[-1] += letter
        used += wide
    return NEW_LINE + (hyphen + NEW_LINE).join(lines)
