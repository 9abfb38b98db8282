"""A computer that was restored from a copy goes on under a new name: what it says, and what it signs with its key."""

from typing import Final

import msgspec

_USE: Final = b"fodfaeste/1/restored"


class RestoredTold(msgspec.Struct):
    """A device says that it was `old` before it was restored from a copy, and is `dev` from now on."""

    old: str
    dev: str
    sig: str


class RestoredHeard(msgspec.Struct):
    """The new name is known and the old one closed, for ever, at the last number that came under it."""

    dev: str
    acked: int


def both_names(old: str, new: str) -> bytes:
    """Return what the device's key signs: that one and the same computer bears the two names."""
    return b"\0".join([_USE, old.encode(), new.encode()])
