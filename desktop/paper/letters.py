"""The fonts of the papers, and which letters they hold."""

from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SANS, SEMI, BOLD = "Sans", "SansSemi", "SansBold"
VOICE, VOICE_BIG = "Voice", "VoiceBig"
ARABIC, ARABIC_BOLD = "Arabic", "ArabicBold"

ALEFS = ("ا", "آ", "أ", "إ")
SWALLOWED = 0xE000
"""Where the Arabic faces have a sign without drawing and width for an alef that stands in one sign with its lam.

It is drawn left of that sign, where the eye has the alef: a file is read back sign by sign, and each of them is one
letter in its place (packaging/cut_paper_fonts.py makes them).
"""

_HERE = Path(__file__).parent / "fonts"
_BOLDER = {SANS: SEMI, SEMI: BOLD, BOLD: BOLD, VOICE: VOICE, VOICE_BIG: VOICE_BIG}


@cache
def register() -> None:
    """Hand the fonts to the drawing library, once; everything that draws calls this first."""
    for name in (*_BOLDER, ARABIC, ARABIC_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(_HERE / f"{name}.ttf")))
    for plain, bolder in _BOLDER.items():
        for italic in (0, 1):
            addMapping(plain, 0, italic, plain)
            addMapping(plain, 1, italic, bolder)
    rl_config.canvas_basefontname = SANS


@cache
def _common() -> frozenset[int]:
    """The code points that every one of our Latin faces can draw."""
    register()
    held = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in _BOLDER]
    return frozenset(set.intersection(*held))


@cache
def arabic_signs() -> frozenset[int]:
    """The code points of the Arabic face, joined forms among them."""
    register()
    return frozenset(pdfmetrics.getFont(ARABIC).face.charToGlyph)


def has_glyph(letter: str) -> bool:
    """Whether the papers can draw this letter, whatever face the text is set in."""
    return ord(letter) in _common() or is_arabic(letter)


def is_arabic(letter: str) -> bool:
    """Whether the letter belongs to the face that is written from right to left."""
    return 0x600 <= ord(letter) < 0x700 and ord(letter) in arabic_signs()


def width(text: str, font: str, size: float) -> float:
    """How wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
