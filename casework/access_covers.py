"""Covers over words of a piece: laid, taken off, carried over into a changed text, and looked for in other pieces."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from casework.access_request import WHOLE, AccessRequest, CasePiece, Decision, Span, mark_of
from casework.third_persons import bare_name


def joined(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Return spans in order, inside the text, those that meet as one."""
    found: list[Span] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def covered(decision: Decision, text: str, span: Span, ground: str) -> Decision:
    """Cover some words of a piece: it is handed out in part from then on."""
    was = carried(decision, text) if decision.mark == "part" else Decision()
    return _over(replace(was, mark="part", ground=ground, why=decision.why), text, (*was.covers, span))


def uncovered(decision: Decision, text: str, span: Span) -> Decision:
    """Take the cover off some words; a piece without any is whole again."""
    was = carried(decision, text)
    left = [
        part for start, end in was.covers for part in ((start, min(end, span[0])), (max(start, span[1]), end))
    ]
    one = _over(was, text, left)
    return one if one.covers or one.lost else WHOLE


def carried(decision: Decision, text: str) -> Decision:
    """Lay the covers of an earlier text over this one, wherever the same words stand; what is not found is `lost`.

    Every place is covered: which of several was meant nobody can tell any more, and a cover too many is seen.
    """
    if decision.of == mark_of(text) or not (decision.covers or decision.lost):
        return decision
    known = decision.keys if len(decision.keys) == len(decision.covers) else ("",) * len(decision.covers)
    spans, lost = list[Span](), list[str]()
    for key in dict.fromkeys((*known, *decision.lost)):
        found = list(_places(text, key))
        spans += found
        lost += [] if found else [key]
    return _over(replace(decision, lost=tuple(lost)), text, spans)


def let_go(decision: Decision, text: str) -> Decision:
    """Let go of covers whose words are no more: somebody has read the text as it is now."""
    return replace(carried(decision, text), of=mark_of(text), lost=())


def carried_over(pieces: Iterable[CasePiece], request: AccessRequest) -> AccessRequest:
    """Carry the covers of every piece over into the text that it has now."""
    new = {one.record: carried(request.of(one.record), one.text) for one in pieces}
    moved = {record: decision for record, decision in new.items() if decision != request.of(record)}
    return replace(request, decided={**request.decided, **moved}) if moved else request


def _over(decision: Decision, text: str, spans: Iterable[Span]) -> Decision:
    covers = joined(spans, len(text))
    keys = tuple(_key(text[start:end]) for start, end in covers)
    return replace(decision, covers=covers, keys=keys, of=mark_of(text))


def _key(words: str) -> str:
    """Return what finds words again without holding them: their length, and a digest."""
    return f"{len(words)}:{sha256(words.encode()).hexdigest()[:16]}"


def _places(text: str, key: str) -> Iterator[Span]:
    size = int(key.partition(":")[0] or 0)
    for start in range(len(text) - size + 1) if size else ():
        if _key(text[start : start + size]) == key:
            yield start, start + size


def without(text: str, decision: Decision, cover: str) -> str:
    """Return a text whose covered words are gone, with `cover` where they stood."""
    out, at = list[str](), 0
    for start, end in decision.covers:
        out += [text[at:start], cover]
        at = end
    return "".join((*out, text[at:]))


def said_elsewhere(
    pieces: Sequence[CasePiece], request: AccessRequest, own: Iterable[str] = ()
) -> tuple[int, ...]:
    """Return the numbers of pieces that still say what is left out of another one, or a name out of it.

    `own` are the names of the citizen and of colleagues: those stand everywhere and tell nothing.
    """
    gone, covers = set[str](), set[str]()
    for one in pieces:
        decision = request.of(one.record)
        if decision.mark == "part":
            covers |= {one.text[start:end] for start, end in decision.covers}
        elif decision.mark == "none":
            lines = (line.partition(": ")[2] or line for line in (one.title, *one.text.split("\n")))
            gone |= {line for line in lines if len(line) >= _TELLING}
    needles = [_folded(word) for word in gone | covers if len(word.strip()) >= _LEAST]
    names = set().union(*map(_names, covers)) - {name for one in own for name in _names(one)}
    return tuple(
        number for number, one in enumerate(pieces, 1) if _says(one, request.of(one.record), needles, names)
    )


_LEAST: Final = 3
_TELLING: Final = 12
"""Letters of a line below which it says nothing of its own: a form, a day, a name of ours."""


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_COMMON_LINES: Final = """
alle alt andre at da de den denne der deres det dette dig din du efter ellers en er et for fra først han hans har hende
hendes her hun hvad hver hvis hvor hvordan hvorfor i igen ikke ingen jeg kan man med meget men mig min når nu nye og
også om på så sig sin siden skal som til ud under var ved vi vil vores
"""
_COMMON: Final = frozenset(_COMMON_LINES.split())
"""Words that begin a sentence with a capital, and are no name."""


def _folded(text: str) -> str:
    """Return words as they are compared: small letters, one space between two."""
    return " ".join(text.casefold().split())


def _names(text: str) -> set[str]:
    """Return what may be single names among words: capital first, as `Karen` and `Holm` of `Karen Holm`."""
    found = (bare_name(one.casefold()) for one in _WORD.findall(text) if one[0].isupper())
    return {one for one in found if len(one) >= _LEAST and one not in _COMMON}


def _says(piece: CasePiece, decision: Decision, needles: Sequence[str], names: set[str]) -> bool:
    if decision.mark == "none" or not (needles or names):
        return False
    said = without(piece.text, decision, "\0") if decision.mark == "part" else f"{piece.title}\n{piece.text}"
    folded = _folded(said)
    return any(one in folded for one in needles) or bool(names & _names(said))
