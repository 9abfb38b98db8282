"""What a restore could not have from the journal file, so that nobody is told that the central service brings the rest.

A sealed copy knows where the journal file stood when it was made, and which of its numbers had no receipt. So a file
that is gone, that does not open, that ends in the middle, or that was swapped for one from before the copy, is noticed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from storage import former, heads, meta
from storage.engine import Connection
from storage.journal_file import NAME, JournalRead, holds_records, unvoided

GONE: Final = "gone"
SHUT: Final = "shut"
OLDER: Final = "older"
CUT: Final = "cut"
"""What is in doubt: no file, one that no key opens, one from before the copy, one whose end cannot be read."""
DOUBT: Final = "restored.doubt"
"""The fact of a restored store that says what was in doubt; empty where the journal file was read to its end."""
_UNSENT: Final = "select number from log where device = ? and seq is null and held is null"
_SENT: Final = "select number from log where device = ? and seq is not null"


def is_whole(found: JournalRead) -> bool:
    """Tell whether everything that a journal file holds was read."""
    return not (found.headless or found.damaged or found.torn_end)


def doubt(folder: Path, found: JournalRead, copied: Connection) -> str:
    """Return what is in doubt about a journal file, as far as the restored copy can tell; empty where nothing is.

    `copied` is the database as the copy holds it, still under the name that it had then.
    """
    if found.headless:
        there = any(holds_records(path.read_bytes()) for path in folder.glob(f"{NAME}*"))
        return SHUT if there else GONE
    if not found.file and found.version > 1:
        return GONE
    if found.torn_end:
        return CUT
    return OLDER if _is_older(copied, found) else ""


def _is_older(copied: Connection, found: JournalRead) -> bool:
    """Tell whether a file is from before the copy: shorter than it was then, or with numbers that say so."""
    if heads.is_that_file(copied, found):
        return heads.fell_back(copied, found)
    device = meta.get(copied, "device") or ""
    there = set(_numbers(found.records, device, former.first_name(copied)))
    sent, unsent = (
        {row[0] for row in copied.execute(query, (device,)).fetchall()} for query in (_SENT, _UNSENT)
    )
    overtaken = any(number not in there for number in unsent if any(earlier < number for earlier in there))
    return bool(there & sent) or overtaken


def _numbers(records: Iterable[Mapping[str, Any]], device: str, first: str) -> Iterable[int]:
    """Return the numbers of the acts of one name that a journal file holds."""
    for act in unvoided(dict(record) for record in records):
        if (act.get("dev") or first) == device:
            yield from (form["d"] for form in act["c"])
