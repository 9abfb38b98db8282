"""Which records do not read any more: told by kind, citizen and time, which stand in an index of their own.

A page that decayed takes the rows on it with it; every other row still reads. So each record is looked up by itself,
and what is lost is named as far as whatever is left knows it.
"""

from dataclasses import dataclass
from typing import Final

from casework.errors import Damaged
from storage.reader import Reader

_KNOWN: Final = "select rid, stream, kind, at from record indexed by record_case order by at desc"
_WHOLE: Final = "select fields, torn_fields, body from record where rid = ?"
_CITIZEN: Final = """select fields ->> 'first_name', fields ->> 'last_name' from record where id = ?"""


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
