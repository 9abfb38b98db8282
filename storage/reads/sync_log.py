"""The log that stays, beyond what was sent: which of one's own words settled a conflict, and which cases left.

Nothing is written down for it: that a word replaced several versions stands in what its author had seen, and who left
stands where it is kept for *Synkronisering* anyway. So the log says the same after a restore. An answer that was not
taken in is the exception: it goes, and the day is kept.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casework.answers import HandedOver, Receipt
from casework.changes import Seen
from casework.sentences import Sentence
from casework.torn import Written, settled
from storage.logbook import decoded
from storage.reader import Reader
from storage.scopes import UNTAKEN

HANDED_OVER: Final = "handed_over"
"""The kind of a line about a case that left."""
_UNTAKEN: Final = "select substr(key, ?), value from fact where key like ? || '%'"
_WORDS: Final = """select record, device, number, seq, seen_seq, seen_own, fields from log
    where held is null and record in (select value from json_each(?))"""


def choices(reader: Reader, numbers: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Return, of one's own changes (number, record), those that settled a conflict, and between how many versions."""
    wanted = dict(numbers)
    own, words = reader.owner.device, defaultdict[tuple[str, str], list[Written]](list)
    for record, device, number, seq, seen_seq, seen_own, fields in reader.rows(
        _WORDS, json.dumps(sorted(set(wanted.values())))
    ):
        for name, value in decoded(fields).items():
            said = json.dumps(value, sort_keys=True)
            words[record, name].append(Written(device, number, seq, Seen(seen_seq, seen_own), said))
    found: dict[int, int] = {}
    for several in words.values():
        if len({one.device for one in several}) < 2:
            continue
        for mine in several:
            if mine.device == own and mine.number in wanted:
                count = settled(mine, several)
                found |= {mine.number: max(count, found.get(mine.number, 0))} if count else {}
    return found


def chosen(what: str, versions: int) -> str:
    """Return what a line says of a word that settled a conflict."""
    return (
        Sentence("Valgt mellem {count} versioner: {what}", count=str(versions), what=what)
        if versions
        else what
    )


def untaken(reader: Reader) -> list[Receipt]:
    """Return a line of each answer on *Samme person* that was not taken in: nothing else of it is here any more."""
    said = Sentence(
        "Dit svar på Samme person blev ikke taget ind. Intet er ændret. Svar igen, hvis du spørges."
    )
    found = reader.rows(_UNTAKEN, len(UNTAKEN) + 1, UNTAKEN)
    return [Receipt(0, stream, "", said, HANDED_OVER, at) for stream, at in found]


def with_hand_overs(
    receipts: Sequence[Receipt],
    gone: Sequence[tuple[str, HandedOver]],
    untaken: Sequence[Receipt],
    *,
    older: bool,
) -> tuple[Receipt, ...]:
    """Put the cases that left, and answers that were not taken in, among the receipts by their time.

    Those before the last one wait for their page.
    """
    since = receipts[-1].at if older and receipts else ""
    lines = [*receipts, *(one for one in (*_lines(gone), *untaken) if one.at >= since)]
    return tuple(sorted(lines, key=lambda one: one.at, reverse=True))


def _lines(gone: Iterable[tuple[str, HandedOver]]) -> Iterator[Receipt]:
    for stream, one in gone:
        yield Receipt(0, stream, one.name, _left(one), HANDED_OVER, one.at)


def _left(one: HandedOver) -> str:
    if one.is_here:
        return Sentence("Din adgang blev ændret")
    if one.erased:
        return Sentence("En sag blev slettet")
    if one.lost or not one.to:
        return Sentence("Din adgang sluttede")
    return Sentence("Overdraget til {to}", to=one.to)
