"""Which records do not read any more: told by kind, citizen and time, which stand in an index of their own.

A page that decayed takes the rows on it with it; every other row still reads. So each record is looked up by itself,
and what is lost is named as far as whatever is left knows it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

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
_NAMED: Final = 3
"""How many lost records a sentence names."""
_MARK: Final = "damaged"


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that cannot be read: what it is, whose (empty where that cannot be read either), and when it was."""

    kind: str
    citizen: str
    at: str


def lost(reader: Reader) -> tuple[Lost, ...]:
    """Return the records that cannot be read, the newest first; Damaged where not even their index can be."""
    return tuple(
        Lost(kind, _name(reader, stream), at)
        for rid, stream, kind, at in reader.rows(_KNOWN)
        if not _reads(reader, rid)
    )


def told(reader: Reader) -> PagesDamaged:
    """Return what to say of a store with pages that do not hold: which records are lost, where any are."""
    try:
        gone = lost(reader)
    except Damaged:
        gone = ()
    if not gone:
        return PagesDamaged(BROKEN_PAGE)
    what = "; ".join(map(_said, gone[:_NAMED]))
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


def _said(one: Lost) -> str:
    known = KINDS.get(one.kind)
    at = local(one.at) if one.at else None
    day = f"{at.day}.{at.month}.{at.year}" if at else ""
    return ", ".join(part for part in (known.danish if known else one.kind, one.citizen, day) if part)


def _reads(reader: Reader, rid: int) -> bool:
    try:
        reader.rows(_WHOLE, rid)
    except Damaged:
        return False
    return True


def _name(reader: Reader, stream: str) -> str:
    try:
        row = reader.row(_CITIZEN, stream)
    except Damaged:
        return ""
    return " ".join(part for part in row or () if part)
