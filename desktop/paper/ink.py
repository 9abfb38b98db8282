"""Type, colour and grid of the papers.  Every size on paper is named here and nowhere else."""

from collections.abc import Iterator
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from casework.plan_languages import Language
from desktop.paper.letters import BOLD, SANS, SEMI, VOICE, VOICE_BIG, register, width

register()

MM = float(mm)
WIDE, HIGH = (float(side) for side in A4)
LEFT, TOP, FOOT = 22 * MM, 16 * MM, 25 * MM
RAIL, GUTTER, MAIN = 38 * MM, 6 * MM, 122 * MM
FULL = RAIL + GUTTER + MAIN
TALL = HIGH - TOP - 12 * MM - FOOT
FURNITURE = 9.5
LARGE, LARGE_FURNITURE = 18, 13
"""The body of large print, in points, and its head and foot, which say nothing that does not stand in the body."""

INK = HexColor("#1c2321")
QUIET = HexColor("#4b5450")  # 7.6:1 on white
PINE = HexColor("#17503f")  # what is reached, dates, the mark; prints as 72 % black
SAND = HexColor("#f5f0e6")  # the surface of "Ring hertil"; prints as 5 % black or nothing
STONE = HexColor("#a8a396")  # hair lines
AMBER = HexColor("#e2a63a")  # a flag; always with an ink outline and words
WHITE = HexColor("#ffffff")

GOAL_SIZES = (34, 32, 30, 28, 26.5, 25, 23, 21, 19.5, 18, 17, 16)
GOAL_LEADING = 1.32


@cache
def style(
    size: float = 12, leading: float | None = None, font: str = SANS, *, color: HexColor = INK, align: int = 0
) -> ParagraphStyle:
    """A way of setting text; the leading is 1.45 times the size unless told."""
    return ParagraphStyle(
        f"{font}{size}",
        fontName=font,
        fontSize=size,
        leading=leading or round(size * 1.45 * 2) / 2,
        textColor=color,
        alignment=align,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def fit(
    text: str, room: float, sizes: tuple[float, ...], *, font: str = BOLD, ratio: float = 1.26
) -> ParagraphStyle:
    """The largest style at which the longest word fits, so that a long name is not broken inside a word."""
    word = max(text.replace("-", "- ").split(), key=lambda one: width(one, font, 1), default="")
    size = next((one for one in sizes if width(word, font, one) <= room), sizes[-1])
    return style(size, round(size * ratio, 1), font)


def fit_name(name: str, sizes: tuple[float, ...], *, lines: int = 2) -> ParagraphStyle:
    """The largest style at which a name stands on two lines of the page and none of its words is broken."""
    fitting = tuple(one for one in sizes if _lines(name, one) <= lines)
    return fit(name, FULL, fitting or sizes[-1:])


def _lines(text: str, size: float) -> int:
    count, used, space = 1, 0.0, width(" ", BOLD, size)
    for word in text.split():
        wide = width(word, BOLD, size)
        if used and used + space + wide > FULL:
            count, used = count + 1, wide
        else:
            used += wide + (space if used else 0)
    return count


class Type:
    """The type scale of one paper, grown from its body size: 12 normal, 14 easy, 18 large, 10.5 for staff.

    In large print nothing stands beside its heading: the words take the width of the page, and none is smaller than
    the body.
    """

    def __init__(self, body: float = 12, language: Language | None = None) -> None:
        """Work out every style from the size of running text; `language` is what stands beside the Danish."""
        self.language = language
        k = self.k = body / 12
        self.large = body >= LARGE
        self.rail, self.gutter, self.main = (0.0, 0.0, FULL) if self.large else (RAIL, GUTTER, MAIN)
        self.leaf = body / 10.5 if self.large else min(k, 1.1)
        small = body if self.large else max(body - 1.5, 10.5)
        self.body = style(body)
        self.bold = style(body, font=SEMI)
        self.when = style(body, color=QUIET, align=2)
        self.note = style(small, round(small * 1.4 * 2) / 2, color=QUIET)
        self.label = style(small, round(small * 1.35 * 2) / 2, SEMI, color=PINE)
        self.h1 = style(round(22 * k, 1), round(28 * k, 1), BOLD)
        self.h2 = style(round(16.5 * k, 1), round(21 * k, 1), BOLD)
        self.h3 = style(round(13.5 * k, 1), round(18.5 * k, 1), BOLD)
        self.voice = style(round(13 * k, 1), round(19.5 * k, 1), VOICE)
        self.phone = style(round(24 * k, 1), round(28 * k, 1), BOLD)

    def goals(self) -> Iterator[ParagraphStyle]:
        """The sizes of the citizen's goal on page 1, the largest first; in large print none under the headings."""
        for size in GOAL_SIZES:
            grown = size * self.k
            if not self.large or self.h3.fontSize <= size:
                own = size if self.large else grown
                yield style(round(own, 1), round(own * GOAL_LEADING, 1), VOICE_BIG)
