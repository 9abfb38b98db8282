"""Which records do not read any more: told by kind, citizen and time, which stand in an index of their own.

A page that decayed takes the rows on it with it; every other row still reads. So each record is looked up by itself,
and what is lost is named as far as whatever is left knows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Final

from casework.clock import local
from casework.errors import Damaged
from casework.kinds import KINDS
from casework.sentences import Sentence
from storage.faults import BROKEN_PAGE, BROKEN_RECORDS, BROKEN_RECORDS_AND_MORE, PagesDamaged
from storage.files import write_whole
from storage.reader import Reader

_KNOWN: Final = "select rid, stream, kind, at from record indexed by record_case order by at desc"
_WHOLE: Final = "select fields, torn_fields, body from record where rid = ?"
_CITIZEN: Final = """select fields ->> 'first_name', fields ->> 'last_name' from record where id = ?"""
Open = Callable[[], Reader]
"""Opens a connection that can only read; `Store.reader` is one."""
_NAMED: Final = 3
"""How many lost records a sentence names."""
_MARK: Final = "damaged"


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that cannot be read: what it is, whose (empty where that cannot be read either), and when it was."""

    kind: str
    citizen: str
    at: str


def lost(open_reader: Open) -> tuple[Lost, ...]:
    """Return the records that cannot be read, the newest first; Damaged where not even their index can be."""
    reading = _Reading(open_reader)
    try:
        known = reading.rows(_KNOWN)
        if known is None:
            raise PagesDamaged(BROKEN_PAGE)
        return tuple(
            Lost(kind, _name(reading, stream), at)
            for rid, stream, kind, at in known
            if reading.rows(_WHOLE, rid) is None
        )
    finally:
        reading.close()


class _Reading:
    """Reads on a connection that is opened anew after each page that does not hold: the engine gives the old one up."""

    def __init__(self, open_reader: Open) -> None:
        self._open = open_reader
        self._reader = open_reader()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]] | None:
        """Return the rows, None where they cannot be read."""
        try:
            return self._reader.rows(query, *values)
        except Damaged:
            self._reader.close()
            self._reader = self._open()
            return None

    def close(self) -> None:
        """Let the connection go."""
        self._reader.close()


def told(open_reader: Open) -> PagesDamaged:
    """Return what to say of a store with pages that do not hold: which records are lost, where any are."""
    try:
        gone = lost(open_reader)
    except Damaged:
        gone = ()
    if not gone:
        return PagesDamaged(BROKEN_PAGE)
    what = reduce(_and_then, map(_said, gone[:_NAMED]))
    if len(gone) <= _NAMED:
        return PagesDamaged(Sentence(BROKEN_RECORDS, what=what))
    return PagesDamaged(Sentence(BROKEN_RECORDS_AND_MORE, what=what, count=str(len(gone) - _NAMED)))


def mark(folder: Path, *, found: bool = True) -> None:
    """Note beside the store that its pages do not hold, so that *Lås op* shows the way to the copies; or no more."""
    if found:
        write_whole(folder / _MARK, b"")
    else:
        (folder / _MARK).unlink(missing_ok=True)


def is_marked(folder: Path) -> bool:
    """Tell whether pages of a store were found not to hold."""
    return (folder / _MARK).exists()


def _and_then(first: str, then: str) -> str:
    return Sentence("{first}; {then}", first=first, then=then)


def _said(one: Lost) -> str:
    known = KINDS.get(one.kind)
    at = local(one.at) if one.at else None
    day = f"{at.day}.{at.month}.{at.year}" if at else ""
    called, about = (
        known.danish if known else one.kind,
        ", ".join(part for part in (one.citizen, day) if part),
    )
    return Sentence("{kind}, {about}", kind=called, about=about) if about else called


def _name(reading: _Reading, stream: str) -> str:
    rows = reading.rows(_CITIZEN, stream)
    return " ".join(part for part in rows[0] if part) if rows else ""
