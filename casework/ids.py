"""Names for records that two devices can give without asking each other."""

import secrets
import uuid
from datetime import datetime
from hashlib import sha1


def new(now: datetime) -> str:
    """Return a fresh record id (UUID version 7, RFC 9562): sorted by the time it was made, then random."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    rest = secrets.randbits(74)
    number = milliseconds << 80 | 0x7 << 76 | (rest >> 62) << 64 | 0b10 << 62 | (rest & ((1 << 62) - 1))
    return str(uuid.UUID(int=number))


def of_key(space: uuid.UUID, *parts: str) -> str:
    """Return the id that a key of the outside world always has (UUID version 5): importing twice makes one record.

    `space` is a secret of the municipality: a CPR number is short, so an id made of it with a public space could be
    turned back into the number by trying them all.
    """
    named = sha1(space.bytes + "\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(named[16], 16) & 3]
    return f"{named[:8]}-{named[8:12]}-5{named[13:16]}-{variant}{named[17:20]}-{named[20:32]}"


REFERENCE = "00000000-0000-7000-8000-000000000001"
"""The stream of what everybody in a municipality may know: its workers and teams."""
