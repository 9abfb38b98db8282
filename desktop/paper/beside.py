"""Another language beside the Danish: under each heading, and every fixed text on a page of its own at the end.

It never stands alone, and never where rights, duties, consent or signing are said (decided.md 27).
"""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from casework.plan_languages import DANISH, Language, languages
from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Stack
from desktop.paper.structure import Shared
from desktop.paper.text import Leftward, Text, say

MM = ink.MM
SAID_OF_IT = ("free_text", "rest", "ask", "not_read")
"""What the paper says of itself in that language: what stands in Danish only, and that nobody has read it."""


def danish(key: str) -> str:
    """The Danish of a fixed text."""
    return languages().known[DANISH].texts[key]


def said_in(style: ParagraphStyle, key: str, language: Language) -> Text:
    """A fixed text in a language, heard in that language and set from its own side."""
    words = language.texts[key]
    made = say(style, Leftward(words) if language.leftward else words)
    made.lang, made.actual = language.code, words
    return made


def headed(title: Text, key: str, t: ink.Type) -> Text | Stack:
    """A heading, and under it the same in the other language where there is one."""
    return Stack(title, said_in(t.note, key, t.language), gap=1) if t.language else title


def notes(t: ink.Type) -> list[Flowable]:
    """What the paper says of itself, in Danish and in the other language."""
    language = t.language
    if language is None:
        return []
    told = [key for key in SAID_OF_IT if key != "not_read" or not language.checked_by]
    return [Gap(1 * MM), *(_side_by_side(key, language, t.note) for key in told)]


def word_page(t: ink.Type) -> list[Flowable]:
    """Every fixed text beside its Danish, as a list on a page of its own."""
    language = t.language
    if language is None:
        return []
    title = headed(say(t.h2, danish("words"), tag="H2"), "words", t)
    one_list = Shared("L")
    rows = [
        Stack(_side_by_side(key, language, t.body, role="LI"), Gap(1.5 * MM), role=one_list)
        for key in language.texts
        if key != "words" and key not in SAID_OF_IT
    ]
    return [PageBreak(), title, Gap(2 * MM), *notes(t), Gap(4 * MM), *rows]


def _side_by_side(key: str, language: Language, style: ParagraphStyle, role: str | None = None) -> Row:
    half = (ink.FULL - 6 * MM) / 2
    own = ink.style(style.fontSize, style.leading, color=style.textColor, align=2 if language.leftward else 0)
    there = half + 6 * MM
    return Row((0, half, say(style, danish(key))), (there, half, said_in(own, key, language)), role=role)
