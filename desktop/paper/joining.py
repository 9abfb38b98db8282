"""Arabic in a line of Danish: letters in their joined forms, and in the order the eye meets them.

A name or a few sentences among Danish words is what a plan holds: lines are set from the left, words within an
Arabic part from right to left.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from desktop.paper.letters import ALEFS, ARABIC, ARABIC_BOLD, BOLD, SEMI, SWALLOWED, arabic_signs
from desktop.paper.words import HARD_SPACE

NEW_LINE = "\N{LINE SEPARATOR}"
"""Where a line ends for certain: two turned lines that were set beside each other would be read in the wrong order."""
_FORMS = ("isolated", "final", "initial", "medial")
_RUN = re.compile(r"[؀-ۿ]+(?:[ \u00a0.,:;!?()\-\d]+[؀-ۿ]+)*")
_MIRRORED = str.maketrans("()", ")(")
Fits = Callable[[str, str], bool]
"""Whether a turned text in this face stands on one line."""
_APART = "\N{ZERO WIDTH NON-JOINER}"
"""Between two letters of a Persian word that do not join; it is not drawn."""
_LAM = "ل"


@cache
def _joined_forms() -> dict[tuple[str, str], str]:
    """(letters, form) to the sign that draws them, as Unicode's own decompositions say."""
    found: dict[tuple[str, str], str] = {}
    for code in sorted(arabic_signs() & {*range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD)}):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if form.strip("<>") in _FORMS and (len(text) == 1 or (text[:1] == _LAM and text[1:] in ALEFS)):
            found.setdefault((text, form.strip("<>")), chr(code))
    return found


def set_arabic(text: str) -> bool:
    """Whether the text holds anything that is written from right to left."""
    return _RUN.search(text) is not None


def in_visual_order(text: str, font: str, fits: Fits | None = None) -> list[tuple[str, str]]:
    """The text in parts, each with the face it is set in; Arabic parts joined and turned.

    What `fits` refuses for a line is turned line by line, so that the first words stand on the first line.
    """
    parts, at, face = [], 0, _face(font)
    for found in _RUN.finditer(text):
        parts.append((text[at : found.start()], font))
        for line in _lines(found[0].replace(HARD_SPACE, " ").split(), face, fits):
            parts += [(_turned(line), face), (NEW_LINE, font)]
        parts.pop()
        at = found.end()
    return [(part, own) for part, own in [*parts, (text[at:], font)] if part]


def from_the_right(text: str, font: str, fits: Fits | None = None) -> list[tuple[str, str]]:
    """A whole text that is written from right to left, line by line: its own stops and brackets turn with it."""
    face, parts = _face(font), list[tuple[str, str]]()
    for line in _lines(text.split(), face, fits):
        parts += [(_turned(line), face), (NEW_LINE, font)]
    return parts[:-1]


def _face(font: str) -> str:
    return ARABIC_BOLD if font in {SEMI, BOLD} else ARABIC


def _lines(words: list[str], face: str, fits: Fits | None) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for word in words:
        if fits is not None and lines[-1] and not fits(_turned([*lines[-1], word]), face):
            lines.append([])
        lines[-1].append(word)
    return lines


def _turned(words: list[str]) -> str:
    """Words in the order of the eye; a number among them keeps its own order."""
    seen = [word if word.isascii() else "".join(reversed(_clusters(word))) for word in words]
    return HARD_SPACE.join(reversed(seen)).translate(_MIRRORED)


def _clusters(word: str) -> list[str]:
    """The letters of one word as joined signs, each with the marks that stand on it."""
    forms = _joined_forms()
    letters: list[str] = []
    marks: list[str] = []
    for one in word:
        if one == _APART:
            letters.append("")
            marks.append("")
        elif unicodedata.combining(one) and letters:
            marks[-1] += one
        elif letters and letters[-1] == _LAM and not marks[-1] and (_LAM + one, "isolated") in forms:
            letters[-1] = _LAM + one
        else:
            letters.append(one)
            marks.append("")
    out = []
    for at, one in enumerate(letters):
        before = at > 0 and (letters[at - 1], "initial") in forms and (one, "final") in forms
        after = at + 1 < len(letters) and (one, "initial") in forms and (letters[at + 1], "final") in forms
        form = ("medial" if before else "initial") if after else ("final" if before else "isolated")
        swallowed = chr(SWALLOWED + ord(one[1])) if len(one) > 1 else ""
        out.append(swallowed + forms.get((one, form), one) + marks[at])
    return out
