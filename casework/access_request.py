"""Aktindsigt: a citizen asks to see his case; each piece is handed out whole, in part or not at all, with a ground.

Nothing in the case is changed by it. What a person decides is kept as a draft of this computer until the answer has
left; a piece of which nobody decided anything is handed out whole. The right: forvaltningsloven ch. 4; what a citizen
asks for under the data protection regulation (article 15) is answered with the same paper.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from hashlib import sha256
from typing import Final, Literal, get_args

from casework.calendar import add_working_days, is_working_day, say_date
from casework.errors import Refused
from casework.kinds import sensitivity
from casework.prints import PAPERS
from casework.sentences import Sentence

Mark = Literal["whole", "part", "none"]
Span = tuple[int, int]

DAYS: Final = 7
"""Working days after the request came (forvaltningsloven § 16, stk. 2; the same in offentlighedsloven § 36, stk. 2)."""
DATED: Final = date(2026, 11, 27)
"""The day from which the grounds are. Their sections were read in other authorities' guidance, not in the act."""
CHECKED_BY: Final = ""
"""Who of the municipality's lawyers has read the grounds; as long as nobody has, screen and paper say so."""

NOT_PIECES: Final[Mapping[str, str]] = {
    "worker": "belongs to no case",
    "same_person": "a link between two cases; the pieces of both are in",
    "address_carrier": "what to do about papers that carry a protected address; says nothing of the case",
    "breach": "the municipality's own check of another citizen's words; he has his own right to it",
}
"""Kinds of record that are no piece of a case, and why. Every other kind is one."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is left out: as the caseworker chooses it, as the citizen reads it, and the section."""

    id: str
    danish: Sentence
    why: str
    act: str


GROUNDS: Final[Mapping[str, Ground]] = {
    one.id: one
    for one in (
        Ground(
            "others",
            Sentence("Andre mennesker"),
            "Det handler om andre mennesker.",
            "forvaltningsloven § 15 b",
        ),
        Ground(
            "own_use",
            Sentence("Eget arbejdspapir"),
            "Kommunen har skrevet det til eget brug. Det er ikke sendt til nogen.",
            "forvaltningsloven § 12",
        ),
        Ground(
            "self", Sentence("Borgeren selv"), "Det er af hensyn til dig selv.", "forvaltningsloven § 15 b"
        ),
        Ground(
            "public",
            Sentence("Andre vigtige hensyn"),
            "Det er af hensyn til kommunens kontrol eller andre vigtige opgaver.",
            "forvaltningsloven § 15 b",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class CasePiece:
    """One piece of a case: its record, day and kind, a title, all its words, who wrote it.

    `file` says that it names a file; `is_here` that its bytes lie on this computer. `state`: withdrawn, removed, moved.
    """

    record: str
    kind: str
    on: date
    name: str
    title: str
    text: str
    by: str = ""
    at: time | None = None
    file: bool = False
    media: str = ""
    is_here: bool = True
    state: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with one piece: how much of it, on which ground, which words are covered, and why in own words.

    `of` names the text that the covers were made for: in another one they would cover other words.
    """

    mark: Mark = "whole"
    ground: str = ""
    covers: tuple[Span, ...] = ()
    of: str = ""
    why: str = ""


WHOLE: Final = Decision()


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A request: the day it came, None as long as nobody wrote it, and what was decided, by record."""

    received: date | None = None
    decided: Mapping[str, Decision] = field(default_factory=dict, hash=False)

    def of(self, record: str) -> Decision:
        """Return what was decided of a piece; without a word it is handed out whole."""
        return self.decided.get(record, WHOLE)

    def deciding(self, record: str, decision: Decision) -> "AccessRequest":
        """Return the request with one more decision."""
        return replace(self, decided={**self.decided, record: decision})


def is_said(kind: str, field: str) -> bool:
    """Tell whether a field of a case may stand on the paper, by the one table of papers."""
    return sensitivity(kind, field) in PAPERS["access"].says | PAPERS["access"].may_say


def mark_of(text: str) -> str:
    """Return what tells one text from another, without holding it."""
    return sha256(text.encode()).hexdigest()[:16]


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
    kept = decision.covers if decision.mark == "part" and decision.of == mark_of(text) else ()
    return Decision("part", ground, joined((*kept, span), len(text)), mark_of(text), decision.why)


def uncovered(decision: Decision, text: str, span: Span) -> Decision:
    """Take the cover off some words; a piece without any is whole again."""
    left = [
        part
        for start, end in decision.covers
        for part in ((start, min(end, span[0])), (max(start, span[1]), end))
    ]
    covers = joined(left, len(text))
    if not covers:
        return WHOLE
    return Decision("part", decision.ground, covers, decision.of, decision.why)


def is_stale(piece: CasePiece, decision: Decision) -> bool:
    """Tell whether a piece says something else than when its words were covered."""
    return decision.mark == "part" and decision.of != mark_of(piece.text)


def open_questions(pieces: Sequence[CasePiece], request: AccessRequest) -> tuple[tuple[int, Sentence], ...]:
    """Return what has to be answered before the paper leaves: the number of the piece, and what is missing."""
    found: list[tuple[int, Sentence]] = []
    for number, piece in enumerate(pieces, 1):
        decision = request.of(piece.record)
        if decision.mark != "whole" and decision.ground not in GROUNDS:
            found.append((number, Sentence("Vælg en grund.")))
        elif is_stale(piece, decision):
            found.append((number, Sentence("Teksten er en anden nu. Dæk ordene til igen.")))
        elif decision.mark == "part" and (piece.file or not decision.covers):
            found.append((number, Sentence("Dæk det til, der ikke skal med.")))
        elif decision.mark == "whole" and piece.file and not piece.is_here:
            found.append((number, Sentence("Filen er ikke kommet til denne computer endnu.")))
    return tuple(found)


def demanded(pieces: Sequence[CasePiece], request: AccessRequest) -> None:
    """Refuse a paper without the day of the request, or with a piece of which something must still be said."""
    if request.received is None:
        raise Refused(Sentence("Skriv, hvilken dag borgeren bad om aktindsigt. Intet er skrevet ud."))
    if waits := open_questions(pieces, request):
        number, why = waits[0]
        raise Refused(
            Sentence(
                "Papiret er ikke skrevet ud. Nr. {number} mangler noget: {why} I alt mangler {count}.",
                number=str(number),
                why=why,
                count=str(len(waits)),
            )
        )


def due(received: date) -> date:
    """Return the last day for the answer: seven working days after the request came."""
    return add_working_days(received, DAYS)


def days_left(received: date, today: date) -> int:
    """Return how many working days are left, today not counted; less than none when the day has gone."""
    last = due(received)
    first, end, sign = (today, last, 1) if today <= last else (last, today, -1)
    between = (date.fromordinal(one) for one in range(first.toordinal() + 1, end.toordinal() + 1))
    return sign * sum(map(is_working_day, between))


def clock(received: date | None, today: date) -> Sentence:
    """Say until when the citizen is to have an answer, and what to do where that day has gone."""
    if received is None:
        return Sentence("Skriv, hvilken dag borgeren bad om det. Svaret skal være klar inden 7 arbejdsdage.")
    if received > today:
        return Sentence("Dagen ligger ude i fremtiden.")
    last, left = say_date(due(received)), days_left(received, today)
    if due(received) < today:
        return Sentence(
            "Svaret skulle være klar {day}. Skriv til borgeren, hvorfor det ikke er det, og hvornår det kommer.",
            day=last,
        )
    if left == 0:
        return Sentence("Svaret skal være klar i dag, {day}.", day=last)
    if left == 1:
        return Sentence("Svaret skal være klar {day}: 1 arbejdsdag tilbage.", day=last)
    return Sentence("Svaret skal være klar {day}: {count} arbejdsdage tilbage.", day=last, count=str(left))


def counts(pieces: Iterable[CasePiece], request: AccessRequest) -> tuple[int, int, int]:
    """Return how many pieces are handed out whole, in part, and not at all."""
    marks = [request.of(one.record).mark for one in pieces]
    whole, part, none = (marks.count(mark) for mark in get_args(Mark))
    return whole, part, none


def logged(pieces: Iterable[CasePiece], request: AccessRequest, digest: str) -> str:
    """Return what the trail keeps of an answer: what was left out on which ground, by record, and the file's digest."""
    left = {
        one.record: f"{decision.mark}:{decision.ground}"
        for one in pieces
        if (decision := request.of(one.record)).mark != "whole"
    }
    return json.dumps({"sha256": digest, "left_out": left}, sort_keys=True)


def what(pieces: Iterable[CasePiece], request: AccessRequest) -> str:
    """Return what the trail calls an answer: how many pieces whole, in part and not."""
    return f"access:{'/'.join(map(str, counts(pieces, request)))}"


def draft_key(citizen: str) -> str:
    """Return the key of the draft that holds a request."""
    return f"access:{citizen}"


def said_elsewhere(pieces: Sequence[CasePiece], request: AccessRequest) -> tuple[int, ...]:
    """Return the numbers of pieces that still say in full what is left out of another one."""
    gone: set[str] = set()
    for one in pieces:
        decision = request.of(one.record)
        if decision.mark == "part":
            gone |= {one.text[start:end] for start, end in decision.covers}
        elif decision.mark == "none":
            lines = (line.partition(": ")[2] or line for line in (one.title, *one.text.split("\n")))
            gone |= {line for line in lines if len(line) >= _TELLING}
    needles = [word.strip().casefold() for word in gone if len(word.strip()) >= _LEAST]
    return tuple(
        number for number, one in enumerate(pieces, 1) if _says(one, request.of(one.record), needles)
    )


_LEAST: Final = 3
_TELLING: Final = 12
"""Letters of a line below which it says nothing of its own: a form, a day, a name of ours."""


def _says(piece: CasePiece, decision: Decision, needles: Sequence[str]) -> bool:
    if decision.mark == "none" or not needles:
        return False
    said = without(piece.text, decision, "\0") if decision.mark == "part" else f"{piece.title}\n{piece.text}"
    folded = said.casefold()
    return any(one in folded for one in needles)


def without(text: str, decision: Decision, cover: str) -> str:
    """Return a text whose covered words are gone, with `cover` where they stood."""
    out, at = list[str](), 0
    for start, end in decision.covers:
        out += [text[at:start], cover]
        at = end
    return "".join((*out, text[at:]))


def as_draft(request: AccessRequest) -> dict[str, str]:
    """Return a request as a draft keeps it: the day, and the decisions without a word of the case."""
    said = {RECEIVED: request.received.isoformat()} if request.received else {}
    found = {
        record: [one.mark, one.ground, [list(span) for span in one.covers], one.of, one.why]
        for record, one in sorted(request.decided.items())
        if one != WHOLE
    }
    return said | ({DECIDED: json.dumps(found)} if found else {})


RECEIVED: Final = "access_asked"
DECIDED: Final = "access_decided"
"""The fields of the draft: the day, and the decisions as ids and numbers, no words but the reasons somebody wrote."""


def reasons(decided: str) -> tuple[str, ...]:
    """Return the reasons that somebody wrote, out of the decisions of a draft: words that go along with a case."""
    return tuple(one.why for one in of_draft({DECIDED: decided}).decided.values() if one.why)


def of_draft(contents: Mapping[str, str]) -> AccessRequest:
    """Return the request that a draft keeps; what cannot be understood is left out, and handed out by nobody."""
    try:
        received = date.fromisoformat(contents.get(RECEIVED, ""))
    except ValueError:
        received = None
    found = json.loads(contents.get(DECIDED) or "{}")
    return AccessRequest(received, {record: _decision(one) for record, one in found.items()})


def _decision(said: list[object]) -> Decision:
    mark, ground, covers, of, why = said
    spans = tuple((int(start), int(end)) for start, end in covers)  # type: ignore[attr-defined]
    return Decision("none" if mark == "none" else "part", str(ground), spans, str(of), str(why))
