"""Aktindsigt: a citizen asks to see his case; each piece is handed out whole, in part or not at all, with a ground.

Nothing in the case is changed by it. What a person decides is kept as a draft of this computer until the answer has
left; a piece of which nobody decided anything is handed out whole. The right: forvaltningsloven ch. 4; what a citizen
asks for under the data protection regulation (article 15) is answered with the same paper.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Final, Literal, get_args

from casework.calendar import holidays, say_date
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
    """Why something is left out: as the caseworker chooses it, as the citizen reads it, and the section.

    `cover` says it on the first page, where it stands for every piece; `beware` tells the caseworker what is left.
    """

    id: str
    danish: Sentence
    why: str
    act: str
    cover: str
    beware: Sentence


_ONLY_WORDS: Final = Sentence(
    "§ 15 b undtager ord og ikke hele papirer. Kan resten gives, så vælg En del (§ 15 c)."
)
_FACTS_TOO: Final = Sentence(
    "Står der oplysninger om, hvad der er sket i sagen, og står de ikke andre steder, skal de med alligevel (§ 14 a)."
)


GROUNDS: Final[Mapping[str, Ground]] = {
    one.id: one
    for one in (
        Ground(
            "others",
            Sentence("Andre mennesker"),
            "Det handler om andre mennesker.",
            "forvaltningsloven § 15 b",
            "Vi må ikke vise det, der handler om andre mennesker.",
            _ONLY_WORDS,
        ),
        Ground(
            "own_use",
            Sentence("Eget arbejdspapir"),
            "Kommunen har skrevet det til eget brug. Det er ikke sendt til nogen.",
            "forvaltningsloven § 12",
            "Vi kan holde det tilbage, som kommunen har skrevet til eget brug.",
            _FACTS_TOO,
        ),
        Ground(
            "self",
            Sentence("Borgeren selv"),
            "Det er af hensyn til dig selv.",
            "forvaltningsloven § 15 b",
            "Noget viser vi ikke af hensyn til dig selv.",
            _ONLY_WORDS,
        ),
        Ground(
            "public",
            Sentence("Andre vigtige hensyn"),
            "Det er af hensyn til kommunens kontrol eller andre vigtige opgaver.",
            "forvaltningsloven § 15 b",
            "Noget viser vi ikke af hensyn til kommunens kontrol eller andre vigtige opgaver.",
            _ONLY_WORDS,
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

    `of` names the text that the covers were made for: in another one they would cover other words. `keys` find the
    words of each cover again in a changed text, without holding them; `lost` are those that were not found.
    """

    mark: Mark = "whole"
    ground: str = ""
    covers: tuple[Span, ...] = ()
    of: str = ""
    why: str = ""
    keys: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


WHOLE: Final = Decision()


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A request: the day it came, None as long as nobody wrote it, and what was decided, by record.

    `seen` are the marks of the texts that somebody has had before him, by record; None: nobody has begun.
    """

    received: date | None = None
    decided: Mapping[str, Decision] = field(default_factory=dict, hash=False)
    seen: Mapping[str, str] | None = field(default=None, hash=False)

    def of(self, record: str) -> Decision:
        """Return what was decided of a piece; without a word it is handed out whole."""
        return self.decided.get(record, WHOLE)

    def deciding(self, record: str, decision: Decision) -> "AccessRequest":
        """Return the request with one more decision."""
        return replace(self, decided={**self.decided, record: decision})

    def seeing(self, *pieces: "CasePiece") -> "AccessRequest":
        """Return the request with pieces that somebody has had before him as they are now."""
        return replace(
            self, seen={**(self.seen or {}), **{one.record: mark_of(_shown(one)) for one in pieces}}
        )

    def is_new(self, piece: "CasePiece") -> bool:
        """Tell whether a piece came, or became another one, after somebody began to go through the case."""
        return self.seen is not None and self.seen.get(piece.record) != mark_of(_shown(piece))


def is_said(kind: str, field: str) -> bool:
    """Tell whether a field of a case may stand on the paper, by the one table of papers."""
    return sensitivity(kind, field) in PAPERS["access"].says | PAPERS["access"].may_say


def _shown(piece: CasePiece) -> str:
    return f"{piece.title}\n{piece.text}"


def mark_of(text: str) -> str:
    """Return what tells one text from another, without holding it."""
    return sha256(text.encode()).hexdigest()[:16]


def is_stale(piece: CasePiece, decision: Decision) -> bool:
    """Tell whether a piece says something else than when its words were covered, and not all were found again."""
    return decision.mark == "part" and (bool(decision.lost) or decision.of != mark_of(piece.text))


def open_questions(pieces: Sequence[CasePiece], request: AccessRequest) -> tuple[tuple[int, Sentence], ...]:
    """Return what has to be answered before the paper leaves: the number of the piece, and what is missing."""
    found: list[tuple[int, Sentence]] = []
    for number, piece in enumerate(pieces, 1):
        decision = request.of(piece.record)
        if decision.mark != "whole" and decision.ground not in GROUNDS:
            found.append((number, Sentence("Vælg en grund.")))
        elif is_stale(piece, decision):
            found.append((number, Sentence(_CHANGED)))
        elif decision.mark == "part" and (piece.file or not decision.covers):
            found.append((number, Sentence("Dæk det til, der ikke skal med.")))
        elif decision.mark == "whole" and piece.file and not piece.is_here:
            found.append((number, Sentence("Filen er ikke kommet til denne computer endnu.")))
        elif decision.mark != "none" and request.is_new(piece):
            found.append((number, Sentence(_UNSEEN_FILE if piece.file else _UNREAD)))
        elif len(decision.why) > WHY_MOST:
            found.append((number, Sentence("Skriv kortere, hvorfor.")))
    return tuple(found)


_UNREAD: Final = "Det er nyt eller ændret, siden du begyndte. Læs det først."
_UNSEEN_FILE: Final = "Ingen har set bilaget. Se det, eller vælg Hele."
_CHANGED: Final = "Noget, du dækkede til, står ikke mere i teksten. Dæk ordene til igen, og vælg En del."
NO_ROOM: Final = Sentence(
    "Papiret er ikke skrevet ud. Noget i sagen er så langt, at det ikke kan sættes op på papir. Det, du har valgt, er "
    "gemt. Prøv at lade det længste papir være ude, og giv det for sig."
)
"""Said where no page has room for some words, so that whoever waits can go on."""
WHY_MOST: Final = 300
"""Letters of a reason in own words: it stands in one row of the list, which never breaks over two pages."""


def demanded_day(request: AccessRequest, today: date) -> None:
    """Refuse a paper without the day of the request, or of a day that has not come."""
    if request.received is None:
        raise Refused(Sentence("Skriv, hvilken dag borgeren bad om aktindsigt. Intet er skrevet ud."))
    if request.received > today:
        raise Refused(
            Sentence(
                "Dagen ligger ude i fremtiden. Skriv, hvilken dag borgeren bad om det. Intet er skrevet ud."
            )
        )


def demanded(pieces: Sequence[CasePiece], request: AccessRequest, today: date) -> None:
    """Refuse a paper without a day that can be, or with a piece of which something must still be said."""
    demanded_day(request, today)
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
    last = received
    for _ in range(DAYS):
        last = _next_counted(last)
    return last


def _next_counted(on: date) -> date:
    on += timedelta(days=1)
    while not counts_as_working(on):
        on += timedelta(days=1)
    return on


def counts_as_working(on: date) -> bool:
    """Tell whether a day counts towards the deadline: all but weekends and public holidays.

    A town hall is closed on Constitution Day and the two last eves, but nobody has read that the act leaves them out:
    so they count, and the answer is due too early rather than too late.
    """
    return on.weekday() < 5 and on not in holidays(on.year)


def days_left(received: date, today: date) -> int:
    """Return how many working days are left, today not counted; less than none when the day has gone."""
    last = due(received)
    first, end, sign = (today, last, 1) if today <= last else (last, today, -1)
    between = (date.fromordinal(one) for one in range(first.toordinal() + 1, end.toordinal() + 1))
    return sign * sum(map(counts_as_working, between))


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
        return Sentence(
            "Svaret skal være klar i dag, {day}. Når du det ikke: skriv i dag til borgeren, hvorfor, og hvornår svaret "
            "kommer.",
            day=last,
        )
    if left == 1:
        return Sentence(
            "Svaret skal være klar {day}: 1 arbejdsdag tilbage. Når du det ikke: skriv inden da til borgeren, hvorfor, "
            "og hvornår svaret kommer.",
            day=last,
        )
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


def said_of(logged_words: str) -> Sentence | None:
    """Say what the trail keeps of an answer; None where the words are something else."""
    try:
        found = json.loads(logged_words)
        left = [str(one).partition(":")[0] for one in found["left_out"].values()]
        digest = str(found["sha256"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return Sentence(
        "{part} papirer en del, {none} ikke med. Filens kendetal (SHA-256) begynder med {digest}.",
        part=str(left.count("part")),
        none=str(left.count("none")),
        digest=digest[:16],
    )


def what(pieces: Iterable[CasePiece], request: AccessRequest, *, veiled: bool) -> str:
    """Return what the trail calls an answer: how many pieces whole, in part and not, and that it has no address."""
    return f"access:{'/'.join(map(str, counts(pieces, request)))}{':veiled' if veiled else ''}"
