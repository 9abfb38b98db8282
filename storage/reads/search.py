"""Search over every word that was written: "dagpenge" inside "sygedagpenge", skaane like skåne, the best first.

Each word of the query becomes a choice of all indexed words that hold it, folded; the words of one result must all be
there. Of what holds them the newest are looked at, and of whole words as many again: a word as it was typed comes
before one that only begins so, and that before one inside another; then what stands together as it was typed, and what
is newer. No address is indexed, so a protected one cannot come up, and of each case only what its role reads is found.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from casework.answers import Hit
from casework.answers_search import AMONG, EVERYTHING, Asked
from casework.folding import fold
from casework.kinds import RIGHTS, Role, may_read
from storage import places
from storage.index import WORD, prepared
from storage.logbook import decoded
from storage.reader import Reader
from storage.reads import called, persons
from storage.reads.records import HERE, names
from storage.registers import SEARCHED

MOST_TERMS: Final = 60
_OPEN, _SHUT = "\x02", "\x03"
_TWINS: Final = (("å", "aa"), ("æ", "ae"), ("ø", "oe"))
_MOST_SPELLINGS: Final = 16
_WORDS_AROUND: Final = 16
_AROUND: Final = 60
"""Letters before a find, where the snippet is not the index's own."""
_WHOLE, _BEGINS, _TOGETHER, _SHORT, _NEWEST = 4.0, 2.0, 2.0, 0.5, 1.5
_FADES_DAYS: Final = 180.0
_LONG: Final = frozenset({"note", "meeting"})
"""Kinds whose texts are long: a word says less there than in a promise, a goal or a name."""
_NAMED: Final = frozenset(
    kind for kind, fields in SEARCHED.items() if fields[:2] == ("first_name", "last_name")
)
_SEAM: Final = re.compile(r"(?<=[^\s.!?:;,…])[ \t]*(?:\r?\n\s*)+(?=\S)")
Row = tuple[Any, ...]


def search(reader: Reader, words: str, limit: int = 50, asked: Asked = EVERYTHING) -> tuple[Hit, ...]:
    """Answer with the places where every word of a query stands, the best first."""
    typed = [word.lower() for word in WORD.findall(prepared(words))]
    if not typed:
        return ()
    with reader.moment():
        wide = _rows(reader, " AND ".join(_choice(reader, word) for word in typed), limit, asked)
        whole = _rows(reader, " AND ".join(map(_whole, typed)), limit, asked) if len(wide) == limit else []
        found = list({row[1]: row for row in (*wide, *whole)}.values())
        people = names(reader, (row[0] for row in found))
        roles = called.roles_in(reader, (row[0] for row in found))
        hits = [hit for row in found if (hit := _hit(reader, row, people, (typed, roles))) is not None]
    return tuple(ranked(hits, typed)[:limit])


def found(
    reader: Reader, text: str, known: called.Names, limit: int, asked: Asked = EVERYTHING
) -> tuple[Hit, ...]:
    """Answer a search with what was written, and with the names that were meant where a finger slipped.

    The names come first, unless the words stand somewhere just as they were typed: then no finger slipped.
    """
    typed = [_spelled(word) for word in WORD.findall(prepared(text))]
    written = search(reader, text, limit, asked)
    told = {hit.record for hit in written}
    alike = called.alike(reader, known, text, limit, asked=asked)
    alike = tuple(hit for hit in alike if hit.record not in told)
    is_written = any(min(_fits(hit, typed), default=0.0) == _WHOLE for hit in written)
    return ((*written, *alike) if is_written else (*alike, *written))[:limit]


def ranked(hits: Sequence[Hit], typed: Sequence[str]) -> list[Hit]:
    """Put hits in order: how well their words are the ones that were typed, then how new they are."""
    newest = max((_day(hit.at) for hit in hits), default=0.0)
    scores = {hit.record: _score(hit, typed, newest) for hit in hits}
    return sorted(sorted(hits, key=lambda hit: hit.at, reverse=True), key=lambda hit: -scores[hit.record])


def _score(hit: Hit, typed: Sequence[str], newest: float) -> float:
    wanted = [_spelled(word) for word in typed]
    each = _fits(hit, wanted)
    score = min(each, default=0.0) + sum(each) / len(each)
    if len(wanted) > 1 and " ".join(wanted) in _spelled(hit.snippet):
        score += _TOGETHER
    if hit.kind == "citizen" and not all(word in _spelled(hit.name) for word in wanted):
        return score  # his story: it is of no day, and long
    score += 0.0 if hit.kind in _LONG else _SHORT
    return float(score + _NEWEST * 2 ** ((_day(hit.at) - newest) / _FADES_DAYS))


def _fits(hit: Hit, wanted: Sequence[str]) -> list[float]:
    """Say of each word that was typed how well it stands in a hit."""
    marked = [_spelled(hit.snippet[start:end]) for start, end in hit.marks]
    return [_fit(word, marked) for word in wanted]


def _spelled(text: str) -> str:
    """Return a text in one of its spellings, for what was typed on a keyboard without the Danish letters."""
    return fold(text).replace("ae", "æ").replace("oe", "ø")


def _fit(word: str, marked: Sequence[str]) -> float:
    """Say how well the best of the marked words is the one that was typed."""
    if word in marked:
        return _WHOLE
    return _BEGINS if any(one.startswith(word) for one in marked) else 0.0


def _day(at: str) -> float:
    """Return a time in days, for how new something is beside something else."""
    try:
        return datetime.fromisoformat(at).toordinal() if at else 0.0
    except ValueError:
        return 0.0


def _rows(reader: Reader, question: str, limit: int, asked: Asked) -> list[Row]:
    """Return the newest rows that a question of the index finds and a filter lets through."""
    conditions, values = [HERE], list[Any]()
    if kinds := AMONG[asked.among]:
        conditions.append(f"r.kind in ({', '.join('?' * len(kinds))})")
        values += sorted(kinds)
    if cases := called.cases_of(reader, asked):
        conditions.append(persons.among(cases))
        values += cases
    if asked.since:
        conditions.append("words.rowid >= ?")
        values.append(places.begin_of(asked.since))
    query = f"""select r.stream, r.id, r.kind, r.at,
        snippet(words, 0, '{_OPEN}', '{_SHUT}', '…', {_WORDS_AROUND})
        from words join record r on r.place = words.rowid
        where words match ? and {" and ".join(conditions)} order by words.rowid desc limit ?"""  # noqa: S608 - constants of ours
    return reader.rows(query, question, *values, limit)


def _whole(word: str) -> str:
    """Return the FTS5 expression for a word as it was typed, in all its spellings."""
    spelled = (f'"{spelling}"' for spelling in sorted(_spellings(word)))
    return f"({' OR '.join(spelled)})"


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


def _hit(
    reader: Reader, row: Row, people: Mapping[str, str], asked: tuple[Sequence[str], Mapping[str, Role]]
) -> Hit | None:
    """Return what a row says; None where the role in its case does not read it."""
    (stream, record, kind, at, snippet), (typed, roles) = row, asked
    hidden = _hidden(roles.get(stream, "primary"), kind)
    told = _of_the_rest(reader, row, typed, hidden) if hidden else _unmarked(_parted(kind, snippet))
    return Hit(stream, people.get(stream, ""), record, kind, at, *told) if told[0] else None


def _hidden(role: Role, kind: str) -> frozenset[str]:
    """Return the searched fields of a kind that a role does not read.

    Such a field never comes from the service: this is for what lay here already when somebody's role became a smaller
    one.
    """
    if RIGHTS[role].read >= RIGHTS["primary"].read:
        return frozenset()
    return frozenset(name for name in SEARCHED.get(kind, ()) if not may_read(role, kind, name))


def _of_the_rest(
    reader: Reader, row: Row, typed: Sequence[str], hidden: frozenset[str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words around a find in what a role reads of a record; nothing where they do not all stand there."""
    stood = reader.row("select fields from record where id = ?", row[1])
    fields = decoded(stood[0]) if stood else {}
    stand = [str(fields[name]) for name in SEARCHED[row[2]] if name not in hidden and fields.get(name)]
    said = _parted(row[2], "\n".join(stand))
    words = [(found.span(), fold(found[0])) for found in WORD.finditer(said)]
    marks = [span for span, word in words if any(fold(one) in word for one in typed)]
    if not all(any(fold(one) in word for _span, word in words) for one in typed):
        return "", ()
    begin = max(0, marks[0][0] - _AROUND)
    return said[begin : begin + 3 * _AROUND], tuple(
        (start - begin, end - begin) for start, end in marks if end <= begin + 3 * _AROUND
    )


def _parted(kind: str, words: str) -> str:
    """Return words on one line: what stood on lines of their own, as each field does, does not run together.

    A whole sentence ends by itself, and first and last name belong together.
    """
    if kind in _NAMED:
        words = words.replace("\n", " ", 1)
    return re.sub(r"\s", " ", _SEAM.sub(" · ", words))


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
