"""Third persons in a text: names that the case knows, names as names are written, and words for whom one is near to.

A mark for the eye, no decision: a person reads each piece and covers what is not the citizen's to see.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

Span = tuple[int, int]

DATED: Final = date(2026, 11, 27)
"""The day from which the words are; nobody but us has read them."""
_NEAR_LINES: Final = """
mor mors moren far fars faren bror broren søster søsteren brødre søskende datter datteren døtre søn sønnen sønner barnet
børnene kone konen mand manden ægtefælle samlever kæreste kæresten ekskone eksmand svigermor svigerfar stedfar stedmor
bedstemor bedstefar mormor morfar farmor farfar onkel tante fætter kusine nevø niece barnebarn nabo naboen naboer ven
vennen veninde veninden kammerat kollega kollegaen
"""
NEAR: Final = frozenset(_NEAR_LINES.split())
"""Words for whom one is near to. A word that means many other things (`barn`, `eks`) is not among them."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_NAME: Final = re.compile(
    r"\b[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?(?: [A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?)+"
)
_LEAST: Final = 3


def third_persons(text: str, names: Iterable[str], own: Iterable[str] = ()) -> tuple[Span, ...]:
    """Return where a text may speak of somebody else; `names` stand in the case, `own` are the citizen's and ours."""
    ours = _words(own)
    known = _words(names) - ours
    found: list[Span] = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        bare = word.removesuffix("s") if word not in known else word
        if bare in known or word in NEAR:
            found.append(match.span())
    found += [match.span() for match in _NAME.finditer(text) if not _is_ours(match, text, ours)]
    return _joined(found, text)


def _is_ours(match: re.Match[str], text: str, ours: set[str]) -> bool:
    """Tell whether a name is the citizen's or a colleague's; what begins a sentence has a capital anyway."""
    words = match[0].split(" ")
    before = text[: match.start()].rstrip(' »"')
    begins = not before or before[-1] in ".:!?\n"
    return _words(words[1:] if begins and len(words) > 1 else words) <= ours or _words(words) <= ours


def _words(names: Iterable[str]) -> set[str]:
    return {
        one.casefold()
        for name in names
        for whole in _WORD.findall(name)
        for one in (whole, *whole.split("-"))
        if len(one) >= _LEAST
    }


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Two names beside each other are one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or text[out[-1][1] : start] == " "):
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return tuple(out)
