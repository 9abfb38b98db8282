"""Sagens forløb: what happened and was said in a case, oldest first, with its kind and its author, for who must decide.

What was called back, or stood in the wrong case, is not evidence. Beside each note stands which kind of sentence it is:
what the citizen said is not what somebody judged (S4-16 of the demands).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from casework.answers import CitizenPage, TimelineEntry
from casework.calendar import day_of
from casework.clock import local
from casework.errors import Refused
from casework.sentences import Sentence
from casework.words import NATURES

KINDS: Final = {
    "note": (Sentence("Notat"), Sentence("notater")),
    "visit": (Sentence("Besøg"), Sentence("besøg")),
    "attempt": (Sentence("Kontaktforsøg"), Sentence("kontaktforsøg")),
    "meeting": (Sentence("Møde"), Sentence("møder")),
    "agreement": (Sentence("Aftale"), Sentence("aftaler")),
    "placement": (Sentence("Forløb"), Sentence("forløb")),
    "statement": (Sentence("Attest"), Sentence("attester")),
    "mentor_minutes": (Sentence("Mentornotat"), Sentence("mentornotater")),
}
"""The kinds that stand on the paper: one of them, and several."""

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
NOTHING: Final = "Der er intet til papiret mellem de to dage. Intet er skrevet ud. Vælg andre dage."
WRONG_DAYS: Final = "Den første dag ligger efter den sidste. Intet er skrevet ud. Byt om på dem."


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One thing: its day and hour, what kind it is, a head, the text, who wrote it; `said` are the citizen's words."""

    on: date
    kind: str
    head: str
    text: str
    by: str
    at: time | None = None
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Whose case, from whom, between which days (both count), how many of which kind, and every line, oldest first."""

    citizen: str
    municipality: str
    printed_on: date
    since: date
    until: date
    lines: tuple[EvidenceLine, ...]
    counted: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""


def first_day(until: date) -> date:
    """Return the day on which the paper begins unless another one is chosen: a year back."""
    return until - timedelta(days=365)


def paper(
    page: CitizenPage,
    entries: Sequence[TimelineEntry],
    days: tuple[date, date],
    *,
    municipality: str,
    today: date,
) -> Evidence:
    """Choose and word what the paper says of a case; whom to ring is the regular contact."""
    contact = page.primary
    return Evidence(
        citizen=page.name,
        municipality=municipality,
        printed_on=today,
        since=days[0],
        until=days[1],
        lines=lines(entries),
        counted=counted(entries),
        contact=contact.name if contact else "",
        phone=contact.phone if contact else "",
    )


def between(entries: Iterable[TimelineEntry], since: date, until: date) -> tuple[TimelineEntry, ...]:
    """Return what counts of a case between two days, oldest first."""
    wanted = [
        one
        for one in entries
        if one.kind in KINDS and not one.withdrawn and not one.moved and since <= day_of(one.at) <= until
    ]
    return tuple(sorted(wanted, key=lambda one: (day_of(one.at), one.at, one.id)))


def lines(entries: Iterable[TimelineEntry]) -> tuple[EvidenceLine, ...]:
    """Word each entry for paper."""
    return tuple(map(_line, entries))


def _line(one: TimelineEntry) -> EvidenceLine:
    kind = NATURES.get(one.nature, KINDS[one.kind][0]) if one.kind == "note" else KINDS[one.kind][0]
    moment = local(one.at) if "T" in one.at else None
    head = "" if one.head in {kind, KINDS[one.kind][0]} else one.head
    said = one.nature == "statement"
    return EvidenceLine(
        day_of(one.at),
        kind,
        head,
        bare(one.text) if said else one.text,
        one.by,
        moment.time().replace(second=0, microsecond=0) if moment else None,
        said,
    )


def bare(text: str) -> str:
    """Return words without the marks of speech that stand around all of them; marks inside them stay."""
    plain, depth = text.strip(), 0
    for at, one in enumerate(plain):
        depth += (one == "»") - (one == "«")
        if depth <= 0:
            is_whole = at == len(plain) - 1 > 0
            return plain[1:-1].strip() if is_whole else plain
    return plain


def counted(entries: Iterable[TimelineEntry]) -> tuple[str, ...]:
    """Return how many there are of each kind: "12 notater", "1 møde"."""
    many = Counter(one.kind for one in entries)
    return tuple(
        f"{many[kind]}{HARD_SPACE}{one.lower() if many[kind] == 1 else several}"
        for kind, (one, several) in KINDS.items()
        if many[kind]
    )


def in_order(since: date, until: date) -> None:
    """Refuse days that are the wrong way round."""
    if since > until:
        raise Refused(WRONG_DAYS)


def demanded(since: date, until: date, entries: Iterable[TimelineEntry]) -> None:
    """Refuse a paper whose days are the wrong way round, or on which nothing would stand."""
    in_order(since, until)
    if not tuple(entries):
        raise Refused(NOTHING)
