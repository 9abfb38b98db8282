"""Generations of the log: which came of which, and up to which place two of them are the same.

Whoever puts the service back from an older copy begins a new generation (`generation.py`). What a device holds of an
earlier one is still true up to the lowest place at which a way from that one to today's branched off. The branches are
kept in the database and in a file beside it, so that a still older copy knows of them, too.
"""

import itertools
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from casework.errors import Damaged
from sync.protocol_fork import GENERATION
from sync.service import owned

FILE: Final = "central.forks"
_FORM: Final = re.compile(r"([0-9a-f-]{36}) ([0-9a-f-]{36}) (\d+) (\d+) (\S+) (\S+)")


@dataclass(frozen=True, slots=True)
class Branch:
    """A generation: what it came of, the last place that it has in common with that, and where its own numbers begin.

    `first` is the number behind which they begin; `at` and `who` say when an administrator put the service back.
    """

    epoch: str
    parent: str
    common: int
    first: int
    at: str
    who: str

    def written(self) -> str:
        """Return its line of the file."""
        who = re.sub(r"\s", "_", self.who) or "-"
        return f"{self.epoch} {self.parent} {self.common} {self.first} {self.at} {who}\n"


Known = dict[str, Branch]
"""Every generation that came of another, by its name."""


def of_database(connection: Any) -> Known:
    """Return the branches that the database knows."""
    rows = connection.execute("select epoch, parent, common, first, at, who from fork order by first, epoch")
    return {row[0]: Branch(*row) for row in rows.fetchall()}


def of_file(folder: Path) -> Known:
    """Return what the file beside the database says; a line that was cut off says nothing."""
    try:
        text = (folder / FILE).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Damaged(_UNREADABLE) from error
    found = [_FORM.fullmatch(line) for line in text.splitlines()]
    return {one[1]: Branch(one[1], one[2], int(one[3]), int(one[4]), one[5], one[6]) for one in found if one}


def enter(connection: Any, found: Iterable[Branch]) -> None:
    """Write branches down that are not in the database yet, in the caller's transaction."""
    known = of_database(connection)
    connection.executemany(
        "insert into fork (epoch, parent, common, first, at, who) values (?, ?, ?, ?, ?, ?)",
        [
            (one.epoch, one.parent, one.common, one.first, one.at, one.who)
            for one in found
            if one.epoch not in known
        ],
    )


def keep(folder: Path, branch: Branch) -> None:
    """Add a branch to the file and force it to the disk."""
    handle = owned.opened(folder / FILE, os.O_RDWR | os.O_APPEND)
    try:
        size = os.fstat(handle).st_size
        torn = bool(size) and os.pread(handle, 1, size - 1) != b"\n"
        os.write(handle, ("\n" if torn else "").encode() + branch.written().encode("ascii", "replace"))
        os.fsync(handle)
    finally:
        os.close(handle)


def common(known: Known, theirs: str, ours: str) -> int | None:
    """Return the last place that two generations have in common; None for one that is not known here.

    It is the lowest branching on the way from one to the other, over every step back and forth.
    """
    here, there = way(known, ours), way(known, theirs)
    shared = next((epoch for epoch in there if epoch in here), None)
    if shared is None:
        return None
    steps = [*there[: there.index(shared)], *here[: here.index(shared)]]
    return min((known[epoch].common for epoch in steps), default=None)


def as_seen(connection: Any, epoch: str, height: int, seen: int) -> int:
    """Return how much of today's log an author had seen who names a place: up to where his generation branched off.

    A copy that is newer than one that was gone on from brings places back that whoever wrote between the two never
    saw, though their numbers are lower than his. Of a generation that is known to nobody any more nothing is certain.
    """
    begun = seen // GENERATION * GENERATION
    if not seen or begun == height // GENERATION * GENERATION:
        return min(seen, height)
    known = of_database(connection)
    ours = way(known, epoch)
    theirs = next((one.epoch for one in known.values() if one.first == begun), "") if begun else ours[-1]
    off = list(itertools.takewhile(lambda one: one not in ours, way(known, theirs)))
    return min(seen, *(known[one].common if one in known else 0 for one in off), seen)


def way(known: Known, epoch: str) -> list[str]:
    """Return a generation and all that it came of, the nearest first."""
    found = [epoch]
    while found[-1] in known and known[found[-1]].parent not in found:
        found.append(known[found[-1]].parent)
    return found


def is_earlier(known: Known, epoch: str, ours: str) -> bool:
    """Tell whether a generation of this log is known here, and is not the one of today."""
    return epoch != ours and common(known, epoch, ours) is not None


_UNREADABLE: Final = (
    f"Filen {FILE} kan ikke læses, så det kan ikke ses, hvilke kopier der er gået videre fra. Intet er ændret. Giv "
    "centralen ret til filen, og prøv igen."
)
