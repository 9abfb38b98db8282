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
vennen venner moder fader broder veninde veninden kammerat kollega kollegaen
"""
NEAR: Final = frozenset(_NEAR_LINES.split())
"""Words for whom one is near to. A word that means many other things (`barn`, `eks`) is not among them."""
_ENDINGS: Final = ("", "en", "n", "ne", "et")
"""How such a word ends where it is a certain one: `manden`, `naboerne` by `naboer`; whose it is adds an s."""
_USUAL_LINES: Final = """
anna anne annette bente birgitte birthe camilla charlotte christina dorthe ellen else emma gitte hanne helle ida inge
inger jette julie karen karin kirsten lene line lis lone louise maria marianne mette mona pernille pia rikke sanne
sofie susanne tina ulla vibeke ali allan anders andreas bent brian carsten christian daniel erik flemming frank
frederik hans henrik jacob jakob jan jens jesper jonas jørgen karsten kasper kenneth kim klaus kristian kurt lars
leif mads martin michael mikkel mohamed morten niels ole ahmed per peter poul rasmus simon steen søren thomas tom
torben
"""
USUAL: Final = frozenset(_USUAL_LINES.split())
"""First names that many have, for one that stands alone where a sentence begins: any word has a capital there."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PART: Final = r"(?:[A-ZÆØÅ]['’])?[A-ZÆØÅÉÖÄÜ][a-zæøåéèöäüñç]+(?:-[A-ZÆØÅ][a-zæøåéèöäüñç]+)?"
_GAP: Final = r"[^\S\n]+"
"""Between two words of a name: never a line end, for on another line another thing is said."""
_LINK: Final = rf"(?:{_GAP}(?:de|la|los|del|da|dos|di|du|van|von|den|der|el|al|bin|af))*"
_NAME: Final = re.compile(rf"\b{_PART}(?:{_LINK}{_GAP}{_PART})+|\b[A-ZÆØÅ]['’]{_PART}")
_LARGE: Final = re.compile(r"\b[A-ZÆØÅÉÖÄÜ]{3,}(?:[ \-][A-ZÆØÅÉÖÄÜ]{3,})+")
"""A name in capitals only, of two words: one alone is as often a short form."""
_LEAST: Final = 3


def third_persons(text: str, names: Iterable[str], own: Iterable[str] = ()) -> tuple[Span, ...]:
    """Return where a text may speak of somebody else; `names` stand in the case, `own` are the citizen's and ours."""
    ours = _words(own)
    known = _words(names) - ours
    found: list[Span] = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        bare = word if word in known else bare_name(word)
        is_usual = bare in USUAL and match[0][0].isupper() and bare not in ours
        if bare in known or is_usual or _is_near(word):
            found.append(match.span())
    for form in (_NAME, _LARGE):
        found += [match.span() for match in form.finditer(text) if not _is_ours(match, text, ours)]
    return _joined(found, text)


def bare_name(word: str) -> str:
    """Return a word without the s that says whose something is."""
    return re.sub(r"['’]?s$", "", word)


def _is_near(word: str) -> bool:
    return any(
        one.removesuffix(ending) in NEAR
        for one in {word, bare_name(word)}
        for ending in _ENDINGS
        if one.endswith(ending)
    )


def _is_ours(match: re.Match[str], text: str, ours: set[str]) -> bool:
    """Tell whether a name is the citizen's or a colleague's; what begins a sentence has a capital anyway."""
    words = match[0].split()
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
