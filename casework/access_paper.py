"""What the answer to a request for access says: the list of all pieces, and the words of those that are handed out.

Covered words are taken out here, on the lowest floor: whoever draws the paper never holds them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from casework.access_covers import without
from casework.access_request import (
    CHECKED_BY,
    DATED,
    GROUNDS,
    AccessRequest,
    CasePiece,
    Decision,
    Mark,
    counts,
    demanded,
)
from casework.answers import CitizenPage

COVER: Final = "⟨dækket til: {letter}⟩"
"""What stands where words were taken out: the same however many they were, so that their length tells nothing."""
COVERED: Final = re.compile(r"⟨dækket til: [a-z]⟩")
UNCHECKED: Final = "Henvisningerne til loven er fra {day}. En jurist har ikke læst dem igennem."


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceOnPaper:
    """One piece: its number, day and kind, how much of it is handed out and why not all; the words that are."""

    number: int
    on: date
    name: str
    mark: Mark
    title: str = ""
    text: str = ""
    by: str = ""
    at: time | None = None
    letter: str = ""
    why: str = ""
    state: str = ""
    record: str = ""
    file: bool = False
    media: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPaper:
    """The answer: whose case, when it was asked for, how many pieces whole, in part and not, the list.

    `because` says on the first page why something is missing; `sections` are the letters of the list with their act.
    """

    citizen: str
    municipality: str
    printed_on: date
    received: date
    counted: tuple[int, int, int]
    pieces: tuple[PieceOnPaper, ...]
    because: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    unchecked: str = ""
    contact: str = ""
    phone: str = ""


def paper(
    page: CitizenPage,
    pieces: Sequence[CasePiece],
    request: AccessRequest,
    *,
    municipality: str,
    today: date,
) -> AccessPaper:
    """Choose and word what is handed out; each piece stands on the list once.

    Raises Refused as long as something must be said first: here, so that nobody who makes the paper can forget to ask.
    """
    demanded(pieces, request, today)
    letters = _letters(pieces, request)
    contact = page.primary
    return AccessPaper(
        citizen=page.name,
        municipality=municipality,
        printed_on=today,
        received=request.received or today,
        counted=counts(pieces, request),
        pieces=tuple(
            _piece(number, one, request.of(one.record), letters) for number, one in enumerate(pieces, 1)
        ),
        because=tuple(GROUNDS[ground].cover for ground in letters),
        sections=tuple({letter: GROUNDS[ground].act for ground, letter in letters.items()}.items()),
        unchecked="" if CHECKED_BY or not letters else UNCHECKED.format(day=f"{DATED:%d.%m.%Y}"),
        contact=contact.name if contact else "",
        phone=contact.phone if contact else "",
    )


def _letters(pieces: Sequence[CasePiece], request: AccessRequest) -> dict[str, str]:
    """Give the section of each ground that is used a letter, in the order of the list: two grounds may share one."""
    used = dict.fromkeys(
        request.of(one.record).ground for one in pieces if request.of(one.record).mark != "whole"
    )
    acts = list(dict.fromkeys(GROUNDS[ground].act for ground in used))
    return {ground: chr(ord("a") + acts.index(GROUNDS[ground].act)) for ground in used}


def _piece(number: int, piece: CasePiece, decision: Decision, letters: dict[str, str]) -> PieceOnPaper:
    """Of a piece that is not handed out whole the title stays away too: it may name somebody."""
    letter = letters.get(decision.ground, "") if decision.mark != "whole" else ""
    if decision.mark == "none":
        return PieceOnPaper(
            number=number,
            on=piece.on,
            name=_large(piece.name),
            mark="none",
            letter=letter,
            why=_why(decision),
        )
    is_whole = decision.mark == "whole"
    return PieceOnPaper(
        number=number,
        on=piece.on,
        name=_large(piece.name),
        mark=decision.mark,
        title=piece.title if is_whole else "",
        text=piece.text if is_whole else without(piece.text, decision, COVER.format(letter=letter)),
        by=piece.by,
        at=piece.at,
        letter=letter,
        why="" if is_whole else _why(decision),
        state=piece.state,
        record=piece.record if piece.file and is_whole else "",
        file=piece.file and is_whole,
        media=piece.media,
    )


def _large(name: str) -> str:
    """Begin large, as a heading does."""
    return f"{name[:1].upper()}{name[1:]}"


def _why(decision: Decision) -> str:
    """Return the reason: what somebody wrote, or else what the ground says; of a part, how many places."""
    said = decision.why or GROUNDS[decision.ground].why
    if decision.mark == "none":
        return said
    places = len(decision.covers)
    return f"{'Ét sted er' if places == 1 else f'{places} steder er'} dækket til. {said}"
