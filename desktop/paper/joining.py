"""Arabic in a line of Danish: letters in their joined forms, and in the order the eye meets them.

A name of a few words is what a Danish plan holds; whole texts from right to left are not set here.
"""

import re
import unicodedata
from functools import cache

from desktop.paper.letters import ARABIC, ARABIC_BOLD, BOLD, SEMI, arabic_signs
from desktop.paper.words import HARD_SPACE

_FORMS = ("isolated", "final", "initial", "medial")
_RUN = re.compile(r"[؀-ۿ]+(?:[ \u00a0]+[؀-ۿ]+)*")
_LAM = "ل"


@cache
def _joined_forms() -> dict[tuple[str, str], str]:
    """(letters, form) to the sign that draws them, as Unicode's own decompositions say."""
    found: dict[tuple[str, str], str] = {}
    for code in sorted(arabic_signs() & {*range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD)}):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if form.strip("<>") in _FORMS and (len(text) == 1 or (len(text) == 2 and text[0] == _LAM)):
            found.setdefault((text, form.strip("<>")), chr(code))
    return found


def set_arabic(text: str) -> bool:
    """Whether the text holds anything that is written from right to left."""
    return _RUN.search(text) is not None


def in_visual_order(text: str, font: str) -> list[tuple[str, str]]:
    """The text in parts, each with the face it is set in; Arabic parts joined and turned."""
    parts, at = [], 0
    for found in _RUN.finditer(text):
        parts += [(text[at : found.start()], font), (_turned(found[0]), _face(font))]
        at = found.end()
    return [(part, face) for part, face in [*parts, (text[at:], font)] if part]


def _face(font: str) -> str:
    return ARABIC_BOLD if font in {SEMI, BOLD} else ARABIC


def _turned(run: str) -> str:
    words = [_clusters(word) for word in run.replace(HARD_SPACE, " ").split()]
    return HARD_SPACE.join("".join(reversed(word)) for word in reversed(words))


def _clusters(word: str) -> list[str]:
    """The letters of one word as joined signs, each with the marks that stand on it."""
    forms = _joined_forms()
    letters: list[str] = []
    marks: list[str] = []
    for one in word:
        if unicodedata.combining(one) and letters:
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
        out.append(forms.get((one, form), one) + marks[at])
    return out
