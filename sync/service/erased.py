"""Which cases are erased, and what follows for whatever comes for them later: it is kept aside, never in the log.

The key of an erased case is gone for good. What a computer that was away brings for it is sealed under a key of its
own name, so that the case's key is never made anew, and goes a while later (aside.py).
"""

from collections.abc import Iterable
from typing import Final

from sync.service.engines.engine import Connection
from sync.service.many import many

LATE: Final = "late"
"""Whose key seals what came for an erased case; it is no stream of anybody's."""

WHY: Final = "sagen er slettet"
"""The reason that stands beside the entries of an erasure; whoever asked says his own in the log of erasures."""


def is_one(connection: Connection, stream: str) -> bool:
    """Tell whether a case was erased."""
    return connection.execute("select 1 from erased where stream = ?", (stream,)).fetchone() is not None


def among(connection: Connection, streams: Iterable[str]) -> set[str]:
    """Return which of some cases are erased, in one question."""
    return {
        row[0] for row in many(connection, "select stream from erased where stream in ({})", set(streams))
    }


def all_(connection: Connection) -> set[str]:
    """Return every case that was erased."""
    return {row[0] for row in connection.execute("select stream from erased").fetchall()}


def sealed_under(connection: Connection, stream: str) -> str:
    """Return whose key seals what is held for a case: its own, or, of one that is erased, that of the late ones."""
    return LATE if stream and is_one(connection, stream) else stream
