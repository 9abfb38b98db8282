"""FSP/1 for rows that the service lost: whoever holds one brings it back, with the service's own mark on it.

The mark is over the row exactly as it was sent to that device, so it says of each part of a row that it is the
service's own word, and whether it was all of the row or what a role may read of it.
"""

from base64 import urlsafe_b64decode
from typing import Literal

import msgspec

from sync.protocol_fork import Number

Outcome = Literal["taken", "known", "waits", "imported", "not_lost", "other", "no_mark"]
"""What became of a row: in the log again; there already; a part that waits for the whole; an import's, which comes by a
new import; from no lost stretch of the log; with other words than those under its name; without a mark of ours."""


class OfferedRow(msgspec.Struct, omit_defaults=True):
    """A row as it was pulled: its place then, whose it is, when it was received, the change as it came, the mark."""

    q: Number
    dev: str
    u: str
    t: str
    c: msgspec.Raw
    m: str
    l: bool = False  # noqa: E741 - the wire's letter for "late"


class Offered(msgspec.Struct):
    """Rows of other people that the service may have lost, in the generation that stands today."""

    dev: str
    epoch: str
    rows: list[OfferedRow]


class OfferTold(msgspec.Struct):
    """What became of each row, in the order in which they came."""

    rows: list[Outcome]


def read_mark(text: str) -> bytes:
    """Return a mark as bytes; one that cannot be read is none."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""


def marked(row: OfferedRow, *, whole: bool) -> bytes:
    """Return what the service's mark on a row is over."""
    head = "\0".join(("whole" if whole else "part", row.dev, str(row.q), row.u, row.t, str(int(row.l))))
    return head.encode() + b"\0" + bytes(row.c)
