"""What a restore could not have from the journal file, so that nobody is told that the central service brings the rest.

A sealed copy knows where the journal file stood when it was made, and which of its numbers had no receipt. So a file
that is gone, that does not open, that ends in the middle, or that was swapped for one from before the copy, is noticed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from storage import former, heads, height, meta, sealing, trail_file
from storage.engine import Connection
from storage.journal_file import NAME, JournalRead, holds_records, unvoided
from storage.trail_file import Given

GONE: Final = "gone"
SHUT: Final = "shut"
OLDER: Final = "older"
CUT: Final = "cut"
ENDS: Final = "ends"
"""What is in doubt: no file, one that no key opens, one from before the copy, one whose end cannot be read, one that
ends before the last number that was given.
"""
DOUBT: Final = "restored.doubt"
"""The fact of a restored store that says what was in doubt; empty where the journal file was read to its end."""
_UNSENT: Final = "select number from log where device = ? and seq is null and held is null"
_SENT: Final = "select number from log where device = ? and seq is not null"


def given(folder: Path, roots: Iterable[bytes], store: str) -> list[Given]:
    """Return what stands beside a journal file of the last own number: the trail's second copy, and the keyring."""
    said = [trail_file.given_in(folder, sealing.subkey(root, "trail"), store) for root in roots if root]
    kept = height.kept(store)
    return [*filter(None, said), *([Given(kept.device, kept.number)] if kept is not None else [])]


def is_whole(found: JournalRead) -> bool:
    """Tell whether everything that a journal file holds was read."""
    return not (found.headless or found.damaged or found.torn_end)


def doubt(folder: Path, found: JournalRead, copied: Connection, given: Iterable[Given] = ()) -> str:
    """Return what is in doubt about a journal file, as far as it can be told here; empty where nothing is.

    `copied` is the database as the copy holds it, still under the name that it had then; `given` are the last own
    numbers that others beside the file know of.
    """
    if found.headless:
        there = any(holds_records(path.read_bytes()) for path in folder.glob(f"{NAME}*"))
        return SHUT if there else GONE
    if not found.file and found.version > 1:
        return GONE
    if found.torn_end:
        return CUT
    if _is_older(copied, found):
        return OLDER
    return ENDS if ends_early(found, copied, given) else ""


def ends_early(found: JournalRead, copied: Connection, given: Iterable[Given]) -> bool:
    """Tell whether a file lost records at its end, cut at the very edge of one.

    It holds fewer than were laid in it when it was begun, or ends before a number that was given since. A file whose
    program did not say how it began says nothing of this.
    """
    if found.begun is None:
        return False
    if len(found.tags) < found.begun.laid:
        return True
    if found.damaged:  # what did not open is counted, and may be the last of it
        return False
    first = former.first_name(copied)
    return any(one.number > _reaches(found, copied, one.device, first) for one in given)


def _reaches(found: JournalRead, copied: Connection, device: str, first: str) -> int:
    """Return up to which number of one of its names a store comes, by its copy and its journal file."""
    own = [record for record in found.records if (record.get("dev") or first) == device]
    last = [record["last"] for record in own if "last" in record]
    void = [number for record in own for number in record.get("void", ())]
    query = "select coalesce(max(number), 0) from log where device = ?"
    logged = int(copied.execute(query, (device,)).fetchone()[0])
    begun = found.begun.last if found.begun is not None and found.begun.device == device else 0
    known = meta.number(copied, "last_number") if meta.get(copied, "device") == device else 0
    return int(max(logged, known, begun, *last, *void, *_numbers(found.records, device, first)))


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
