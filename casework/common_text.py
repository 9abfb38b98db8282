"""A common text of two people's: proposed sentence by sentence from what both began with, never word by word.

It is a first text for the person who writes the common one, and nothing is saved of it before he says so (sync.md 2,
the form rule). What either wrote anew is always in it. Where only one of them rewrote a sentence, the rewritten one
stands in its place. A sentence that only one of them took out stays, for a proposal that says too much is mended by
reading it, and one that says too little is not.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

_END: Final = re.compile(r'(?<=[.!?…])["»«”)]*(\s+)(?=["»«”(]*[A-ZÆØÅÉÜÖÄ])|(\n+)')
_SHORT: Final = frozenset(
    "bl.a ca dr evt f.eks fr hr ift inkl jf kl mdr mht min mv nr obs osv pga str tlf vedr".split()  # noqa: SIM905 - words
)
"""Abbreviations after whose full stop no sentence ends."""


def sentences(text: str) -> list[str]:
    """Return the sentences and lines of a text with the white space after them: together they are the text."""
    found, begin = [], 0
    for end in _END.finditer(text):
        if end.group(1) is not None and _is_short(text[begin : end.start()]):
            continue
        found.append(text[begin : end.end()])
        begin = end.end()
    return [*found, text[begin:]] if text[begin:] else found


def _is_short(sentence: str) -> bool:
    last = sentence.rsplit(None, 1)[-1:] or [""]
    return last[0].rstrip(".").casefold() in _SHORT


def propose(base: str, one: str, other: str) -> str:
    """Return a common text of two that began with `base`: in the order of `one`, with what `other` has besides."""
    if one == other:
        return one
    began, mine, theirs = sentences(base), sentences(one), sentences(other)
    kept: list[str] = []
    for old, left, right in _chunks(began, mine, theirs):
        kept += _together(old, left, right, [*kept, *mine])
    return _joined(kept)


def _key(sentence: str) -> str:
    return " ".join(sentence.split())


def _chunks(
    base: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Cut three texts at the sentences that stand in all of them; what lies between is one chunk of each."""
    in_one, in_other = _matches(base, one), _matches(base, other)
    at, left, right = 0, 0, 0
    for place in range(len(base)):
        if place in in_one and place in in_other:
            yield list(base[at:place]), list(one[left : in_one[place]]), list(other[right : in_other[place]])
            yield [base[place]], [one[in_one[place]]], [other[in_other[place]]]
            at, left, right = place + 1, in_one[place] + 1, in_other[place] + 1
    yield list(base[at:]), list(one[left:]), list(other[right:])


def _matches(base: Sequence[str], text: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, [*map(_key, base)], [*map(_key, text)], autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _together(old: list[str], left: list[str], right: list[str], said: list[str]) -> list[str]:
    """Put one chunk together: what only one of them rewrote stands rewritten, else both stand after each other."""
    before, mine, theirs = ([*map(_key, each)] for each in (old, left, right))
    if mine == theirs:
        return left
    if theirs == before:
        return left if _is_rewritten(before, mine) else [*left, *_besides(right, [*left])]
    if mine == before:
        return right if _is_rewritten(before, theirs) else [*right, *_besides(left, [*right])]
    return [*left, *_besides(right, [*left, *said])]


def _is_rewritten(before: list[str], now: list[str]) -> bool:
    """Tell whether something new stands for everything that is gone: nothing was only taken out."""
    gone = [each for each in before if each not in now]
    return len([each for each in now if each not in before]) >= len(gone)


def _besides(more: list[str], said: list[str]) -> list[str]:
    known = {*map(_key, said)}
    return [each for each in more if _key(each) not in known]


def _joined(pieces: Sequence[str]) -> str:
    """Write sentences after each other, with a space where one had stood last in its text."""
    text = ""
    for piece in pieces:
        text += f" {piece}" if text and not text[-1].isspace() else piece
    return text.rstrip()
