"""A power cut while the engine's own log goes into the file, and a decayed byte in that log: the one silent mixture.

A decayed byte makes the engine drop its log from there on, without a word. That is a consistent state of an earlier
moment, and the journal file gives back what is missing. But if some pages of the dropped part were in the file already,
old and new pages lie side by side, each with a proof that holds. Such a store is damaged, and must say so.
The log's layout is that of sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_PAGE: Final = 4096
_HEAD: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_BIG_ENDIAN: Final = 1
_MASK: Final = 0xFFFFFFFF
_ENDS: Final = 64

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page in the log: its number, whether a transaction ends with it, its sum and that of the one before."""

    page: int
    ends: bool
    said: Pair
    before: Pair
    head: bytes
    content: bytes

    def sum_of(self, content: bytes, order: str) -> Pair:
        """Return what the sum is if this is its content."""
        return _summed(self.before, self.head + content, order)


def is_mixed(path: Path) -> bool:
    """Tell whether a database file holds pages of a part of its log that the engine is going to drop."""
    beside = path.with_name(f"{path.name}-wal")
    if not beside.exists() or beside.stat().st_size < _HEAD.size + _FRAME.size + _PAGE:
        return False
    log = beside.read_bytes()
    order, frames = ">" if log[3] & _BIG_ENDIAN else "<", _frames(log)
    with path.open("rb") as file:
        there = [number for number, frame in enumerate(frames) if _is_in(file, frame, order)]
    if not there:
        return False
    good = _good(log, frames, order)
    kept = {frame.page for frame in frames[:good]}
    return any(number >= good and frames[number].page not in kept for number in there)


def _frames(log: bytes) -> list[_Frame]:
    """Return the frames that were written since the log was begun anew; older ones carry other salts."""
    head = _HEAD.unpack_from(log)
    salts, before = (head[4], head[5]), (head[6], head[7])
    if not _is_sound(log):
        salts = _FRAME.unpack_from(log, _HEAD.size)[2:4]
    found = []
    for start in range(_HEAD.size, len(log) - _FRAME.size - _PAGE + 1, _FRAME.size + _PAGE):
        page, ends, *own, said, more = _FRAME.unpack_from(log, start)
        if tuple(own) == salts:
            content = log[start + _FRAME.size : start + _FRAME.size + _PAGE]
            found.append(_Frame(page, bool(ends), (said, more), before, log[start : start + 8], content))
        before = said, more
    return found


def _is_sound(log: bytes) -> bool:
    """Tell whether the head of the log is as it was written; without it the engine drops all of the log."""
    head = _HEAD.unpack_from(log)
    return _summed((0, 0), log[:24], ">" if log[3] & _BIG_ENDIAN else "<") == (head[6], head[7])


def _is_in(file: BinaryIO, frame: _Frame, order: str) -> bool:
    """Tell whether the file holds the page that this frame was written with, also if the frame decayed since."""
    file.seek((frame.page - 1) * _PAGE if frame.page else 0)
    page = file.read(_PAGE)
    if page[:_ENDS] != frame.content[:_ENDS] and page[-_ENDS:] != frame.content[-_ENDS:]:
        return False
    return len(page) == _PAGE and frame.sum_of(page, order) == frame.said


def _good(log: bytes, frames: Sequence[_Frame], order: str) -> int:
    """Return how many frames the engine takes: as far as every sum holds, and a transaction ends."""
    taken, before = 0, _HEAD.unpack_from(log)[6:8]
    if not _is_sound(log):
        return 0
    for number, frame in enumerate(frames, start=1):
        if frame.before != before or frame.sum_of(frame.content, order) != frame.said:
            break
        taken, before = number if frame.ends else taken, frame.said
    return taken


def _summed(before: Pair, content: bytes, order: str) -> Pair:
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _MASK
        second = (second + two + first) & _MASK
    return first, second
