"""Who and what is called so: names of people and companies, found also where a finger slipped.

They are read once, when somebody begins to search, and compared while he types: a name is short, and there are few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casework.answers import Hit
from casework.answers_search import AMONG, EVERYTHING, Asked
from casework.folding import fold
from casework.kinds import Role, may_read, role_of
from casework.misspelt import begins_like, forgiven, is_like
from storage.index import WORD, prepared
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import HERE, names

_NAMES: Final = {
    "citizen": ("first_name", "last_name"),
    "former_name": ("first_name", "last_name"),
    "relation": ("name",),
    "placement": ("company",),
    "statement": ("doctor",),
}
_KINDS: Final = ", ".join(f"'{kind}'" for kind in _NAMES)
_QUERY: Final = f"""select r.stream, r.id, r.kind, r.at, coalesce(r.fields ->> 'first_name', '') || ' ' ||
    coalesce(r.fields ->> 'last_name', ''), coalesce(r.fields ->> 'name', r.fields ->> 'company',
    r.fields ->> 'doctor', '') from record r where r.kind in ({_KINDS}) and r.gone = 0 and {HERE}"""  # noqa: S608 - constants of ours
_ROLES: Final = "select stream, role from scope where stream in (select value from json_each(?))"
_WHOLE, _BEGINS, _LIKE, _BEGINS_LIKE = 4, 3, 2, 1
"""How well a word of a name is what was typed."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name that somebody or something has, as it is written."""

    citizen: str
    record: str
    kind: str
    at: str
    said: str


@dataclass(frozen=True, slots=True)
class Names:
    """All names that are here; `words` says which of them hold a folded word."""

    names: tuple[Name, ...]
    words: dict[str, tuple[int, ...]]
    letters: dict[str, frozenset[str]]
    """The letters of each word: one that was typed and is not among them is a slip already."""
    called: dict[str, str]
    """What the citizens are called, by their case."""


NOBODY: Final = Names((), {}, {}, {})


def known(reader: Reader) -> Names:
    """Answer with all names of people and companies in the cases that are here."""
    with reader.moment():
        rows = reader.rows(_QUERY)
        called = names(reader, (row[0] for row in rows))
    found = []
    for stream, record, kind, at, person, other in rows:
        said = " ".join((person if kind in {"citizen", "former_name"} else other).split())
        if said:
            found.append(Name(stream, record, kind, at, said))
    words: dict[str, list[int]] = {}
    for place, name in enumerate(found):
        for word in {fold(one) for one in WORD.findall(prepared(name.said))}:
            words.setdefault(word, []).append(place)
    letters = {word: frozenset(word) for word in words}
    return Names(tuple(found), {word: tuple(places) for word, places in words.items()}, letters, called)


def alike(
    reader: Reader, known: Names, text: str, most: int, *, asked: Asked = EVERYTHING
) -> tuple[Hit, ...]:
    """Find names that were meant, though a letter of them is another; the most alike first.

    Of each case only what the role in it reads is found: the names were read of all that lies here, and a role may
    have become a smaller one.

    Every word that was typed must be a word of the name, its beginning, or like one of them, and at least one must be
    only like it: names that are written as they were typed are found by their letters. `cases` are those of the
    citizen who is asked for; a filter by time lets no name go, for nobody is called so since a day.
    """
    typed = [fold(word) for word in WORD.findall(prepared(text))]
    if all(any(word in one for one in known.words) for word in typed):
        return ()
    best: dict[int, int] | None = None
    for word in typed:
        found = _scores(known, word)
        best = found if best is None else {at: best[at] + found[at] for at in best.keys() & found.keys()}
        if not best:
            return ()
    kinds, cases = AMONG[asked.among], cases_of(reader, asked)
    meant = [
        (score, known.names[at])
        for at, score in (best or {}).items()
        if (not kinds or known.names[at].kind in kinds) and (not cases or known.names[at].citizen in cases)
    ]
    roles = roles_in(reader, (name.citizen for _score, name in meant))
    slipped = [one for one in meant if _slipped(one[1], typed) and _is_read(one[1], roles)]
    slipped.sort(key=lambda one: (-one[0], one[1].kind != "citizen", fold(one[1].said)))
    return tuple(_hit(name, typed, known) for _score, name in slipped[:most])


def cases_of(reader: Reader, asked: Asked) -> tuple[str, ...]:
    """Return the cases of the citizen who is asked for, none where all are."""
    return persons.cases(reader, asked.citizen) if asked.citizen else ()


def roles_in(reader: Reader, streams: Iterable[str]) -> dict[str, Role]:
    """Return in which role some cases are held; one that nobody granted is one's own, begun here."""
    rows = reader.rows(_ROLES, encoded(sorted(set(streams))).decode())
    return {stream: role_of(role) for stream, role in rows}


def _is_read(name: Name, roles: Mapping[str, Role]) -> bool:
    """Tell whether the role in a case reads what a name of that kind is made of."""
    role = roles.get(name.citizen, "primary")
    return all(may_read(role, name.kind, field) for field in _NAMES[name.kind])


def _scores(known: Names, typed: str) -> dict[int, int]:
    """Say of each name that holds a word as typed, or nearly, how well the best of its words is that."""
    found: dict[int, int] = {}
    letters, most = frozenset(typed), forgiven(typed)
    for word, places in known.words.items():
        score = 0 if len(letters - known.letters[word]) > most else _score(typed, word)
        if score:
            for place in places:
                found[place] = max(score, found.get(place, 0))
    return found


def _score(typed: str, word: str) -> int:
    if word == typed:
        return _WHOLE
    if word.startswith(typed):
        return _BEGINS
    if is_like(typed, word):
        return _LIKE
    return _BEGINS_LIKE if begins_like(typed, word) else 0


def _slipped(name: Name, typed: Iterable[str]) -> bool:
    """Tell whether a word that was typed stands nowhere in a name as it was typed."""
    said = fold(name.said)
    return any(word not in said for word in typed)


def _hit(name: Name, typed: Sequence[str], known: Names) -> Hit:
    marks = tuple(sorted(_marks(name.said, typed)))
    return Hit(
        name.citizen, known.called.get(name.citizen, ""), name.record, name.kind, name.at, name.said, marks
    )


def _marks(said: str, typed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Mark the words of a name that were meant."""
    for found in WORD.finditer(said):
        if any(_score(word, fold(found[0])) for word in typed):
            yield found.span()
