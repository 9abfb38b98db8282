"""Search over every word that was written: newest first, "dagpenge" inside "sygedagpenge", and skaane like skåne.

Each word of the query becomes a choice of all indexed words that hold it, folded; the words of one result must all be
there. No address is indexed, so a protected one cannot come up.
"""

import re
from collections.abc import Iterable
from typing import Final

from casework.answers import Hit
from casework.folding import fold
from storage.index import WORD, prepared
from storage.reader import Reader
from storage.reads.records import HERE, names

MOST_TERMS: Final = 60
_OPEN, _SHUT = "\x02", "\x03"
_TWINS: Final = (("å", "aa"), ("æ", "ae"), ("ø", "oe"))
_MOST_SPELLINGS: Final = 16
_WORDS_AROUND: Final = 16


def search(reader: Reader, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Answer with the newest places where every word of a query stands."""
    typed = [word.lower() for word in WORD.findall(prepared(words))]
    if not typed:
        return ()
    with reader.moment():
        question = " AND ".join(_choice(reader, word) for word in typed)
        query = f"""select r.stream, r.id, r.kind, r.at,
            snippet(words, 0, '{_OPEN}', '{_SHUT}', '…', {_WORDS_AROUND})
            from words join record r on r.place = words.rowid
            where words match ? and {HERE} order by words.rowid desc limit ?"""  # noqa: S608 - constants of ours
        found = reader.rows(query, question, limit)
        people = names(reader, (row[0] for row in found))
    hits = [_hit(row, people) for row in found]
    return tuple(sorted(hits, key=lambda hit: hit.at, reverse=True))


def _choice(reader: Reader, word: str) -> str:
    """Return the FTS5 expression for one typed word: its spellings as beginnings, and the words that hold it."""
    spellings = _spellings(word)
    choices = [f'"{spelling}" *' for spelling in sorted(spellings)]
    choices += [f'"{term}"' for term in sorted(_holding(reader, spellings))]
    return f"({' OR '.join(choices)})"


def _spellings(word: str) -> set[str]:
    """Return a word in the ways Danes spell it on any keyboard: aa and å, ae and æ, oe and ø."""
    forms = {word, word.replace("ö", "ø").replace("ä", "æ")}
    for one, other in _TWINS:
        forms |= {form.replace(one, other) for form in forms} | {form.replace(other, one) for form in forms}
    return {word, *sorted(forms)[:_MOST_SPELLINGS]}


def _holding(reader: Reader, spellings: Iterable[str]) -> set[str]:
    """Return indexed words that hold a spelling, folded, behind their beginning; the shortest, where they are many."""
    known = sorted(spellings)
    begins = " or ".join(["t.word glob ? || '*'"] * len(known))
    query = f"""select t.word from term_parts p join term t on t.id = p.rowid
        where term_parts match ? and not ({begins}) order by length(t.word), t.word limit ?"""  # noqa: S608 - signs of ours
    found: set[str] = set()
    for part in {fold(spelling) for spelling in known}:
        if len(part) >= 3:
            found |= {row[0] for row in reader.rows(query, f'"{part}"', *known, MOST_TERMS)}
    return found


def _hit(row: tuple[str, str, str, str, str], people: dict[str, str]) -> Hit:
    stream, record, kind, at, snippet = row
    text, marks = _unmarked(re.sub(r"\s", " ", snippet))
    return Hit(stream, people.get(stream, ""), record, kind, at, text, marks)


def _unmarked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words around a find and where in them the find lies (start, end)."""
    marks: list[tuple[int, int]] = []
    text = ""
    for part in snippet.split(_OPEN):
        inside, shut, after = part.partition(_SHUT)
        if shut:
            marks.append((len(text), len(text) + len(inside)))
        text += inside + after
    return text, tuple(marks)
