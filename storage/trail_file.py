"""The trail's second copy `trail.ffj`: what the service lacks of it, so that it gets there from a locked device too.

An entry is added before its transaction is committed, so a computer that is never opened again can still say what was
done on it until the last moment. The file is built as the journal file is, with a key of its own in the head, also for
the service. Where a transaction did not come through, the next entry has the same number and takes the place of the one
before; what is left of it at a crash is, at worst, the last act, which was tried.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from casework.trail import Entry, Linked, Segment, as_json
from storage.journal_file import JournalFile
from storage.journal_head import TRAIL, Belongs

NAME: Final = "trail.ffj"
TIDY_BYTES: Final = 32 * 1024
"""Above this the file is written anew with what still waits."""
_A_RECORD: Final = 500


class Piece(Protocol):
    """What the service does not have of one chain: entries in order, and the heads that they lead to."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The heads."""

    @property
    def entries(self) -> tuple[Linked, ...]:
        """The entries."""


@dataclass(frozen=True, slots=True)
class FileFound:
    """What the file says: the entries that stand, whether it is as it should be, and whether some did not open."""

    entries: tuple[Linked, ...]
    is_whole: bool
    is_hurt: bool = False


class Given(NamedTuple):
    """The last own number that was given, and under which of the store's names."""

    device: str
    number: int


def given_in(folder: Path, key: bytes, store: str) -> Given | None:
    """Return what the file of a closed store says of the last own number; None where there is none or it is silent."""
    if not (folder / NAME).is_file():
        return None
    journal = JournalFile(folder / NAME, key, store)
    journal.belongs = replace(journal.belongs, use=TRAIL)
    try:
        found = journal.open()
    finally:
        journal.close()
    said = [record for record in found.records if "n" in record]
    return Given(str(said[-1]["dev"]), int(said[-1]["n"])) if said else None


class TrailFile:
    """The file of one open store; it belongs to the store's lane."""

    def __init__(self, folder: Path, key: bytes, store: str) -> None:
        self._journal = JournalFile(folder / NAME, key, store)

    def open(self, belongs: Belongs) -> FileFound:
        """Read what is there and make ready to add; `belongs` says whose journal file it stands beside."""
        self._journal.belongs = replace(belongs, use=TRAIL)
        found = self._journal.open()
        lacks = bool(self._journal.belongs.service) and not found.for_service
        said = (one for record in found.records for one in record.get("e", ()))
        is_hurt = bool(found.damaged or found.headless)
        return FileFound(_standing(said), not (is_hurt or found.torn_end or lacks), is_hurt)

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self._journal.size

    def add(self, entries: Sequence[Linked], segments: Sequence[Segment], given: Given) -> None:
        """Add entries with the heads that they lead to, and force them to the disk; `given` as of now."""
        self._journal.append(_record(entries, segments) | _said(given))

    def rewrite(self, pieces: Iterable[Piece], given: Given, *, service: bytes = b"") -> None:
        """Put a fresh file in place that holds these pieces and nothing else; `service` where its key is new here."""
        if service:
            self._journal.belongs = replace(self._journal.belongs, service=service)
        waiting = [record for piece in pieces for record in _records(piece)]
        self._journal.rewrite([*waiting, _said(given)])

    def close(self) -> None:
        """Let the file go."""
        self._journal.close()


def _said(given: Given) -> dict[str, Any]:
    return {"n": given.number, "dev": given.device}


def _records(piece: Piece) -> Iterator[dict[str, Any]]:
    """Return a piece as records of a bounded size; the heads stand in the last one."""
    for at in range(0, len(piece.entries), _A_RECORD):
        is_last = at + _A_RECORD >= len(piece.entries)
        yield _record(piece.entries[at : at + _A_RECORD], piece.segments if is_last else ())


def _record(entries: Sequence[Linked], segments: Sequence[Segment]) -> dict[str, Any]:
    return {
        "e": [{**as_json(one.entry), "prev": one.prev.hex(), "hash": one.hash.hex()} for one in entries],
        "h": [
            {
                "dev": one.device,
                "n": one.number,
                "day": one.day,
                "first": one.first,
                "last": one.last,
                "prev": one.prev.hex(),
                "head": one.head.hex(),
                "sig": one.signature,
            }
            for one in segments
        ],
    }


def _standing(said: Iterable[dict[str, Any]]) -> tuple[Linked, ...]:
    """Return the entries that stand: one whose number stands already takes the place of that and of all after it."""
    chains: dict[str, list[Linked]] = {}
    for one in map(_linked, said):
        chain = chains.setdefault(one.entry.device, [])
        while chain and chain[-1].entry.seq >= one.entry.seq:
            chain.pop()
        chain.append(one)
    return tuple(one for chain in chains.values() for one in chain)


def _linked(said: dict[str, Any]) -> Linked:
    fields = {name: value for name, value in said.items() if name not in {"prev", "hash", "objects"}}
    entry = Entry(objects=tuple(said["objects"]), **fields)
    return Linked(entry, bytes.fromhex(said["prev"]), bytes.fromhex(said["hash"]))
