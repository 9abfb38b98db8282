"""How an attached file travels: its sealed parts, eight at a time, named by where they stand.

The bytes are those that lie beside the store (docs/SECURITY.md); neither end seals anything anew. Only its author's
devices bring a file, and only after the change that names it has its place in the log. A file is whole at the service
when every piece is there and the SHA-256 of them all is the one that came with each. Where the line does not carry a
piece, it goes in shorter lengths, each from where the last one ended.
"""

from typing import Final

import msgspec

HEAD: Final = 4
"""Bytes before the first part (`FFA1`); they do not travel."""
PART: Final = 64 * 1024 + 16
"""Bytes of a sealed part, and the shortest length that a line is asked to carry."""
PIECE: Final = 8 * PART
"""Bytes of one piece: eight sealed parts; the last piece of a file may be shorter."""
MOST_SEALED: Final = (25 << 20) + 16 * 400
"""The largest sealed file: 25 MB and a tag for each of its 400 parts."""


class FileState(msgspec.Struct, omit_defaults=True):
    """What the service has of a file: sealed bytes without the head, pieces by number as a bitmap in hex, and whole.

    `part` is how many bytes it has of the first piece that is missing.
    """

    size: int
    sum: str
    have: str
    whole: bool
    part: int = 0


class FilePiece(msgspec.Struct):
    """One piece of a file, or the length of it that was asked for, and how large and which the whole is."""

    data: bytes
    size: int
    sum: str


def pieces(size: int) -> int:
    """Return how many pieces a file of this size has."""
    return -(-size // PIECE)


def length(size: int, number: int) -> int:
    """Return how many bytes a piece has."""
    return min(PIECE, size - number * PIECE)


def bitmap(have: list[int]) -> str:
    """Write the numbers of pieces as a bitmap: the lowest bit is piece 0."""
    return format(sum(1 << number for number in have), "x")


def first_missing(state: FileState) -> int:
    """Return the number of the first piece that is not there; -1 where none is missing."""
    have, count = int(state.have or "0", 16), pieces(state.size)
    return next((number for number in range(count) if not have >> number & 1), -1)
