"""What passphrases cost the tests: the lowest that the program takes, and the key of each worked out once.

Argon2id gives the same key for the same words, salt and cost. A test that opens a store five times need not pay five
times for it; what Argon2id itself must do is shown by tests/storage, which never uses this.
"""

from functools import cache
from typing import Final

import pytest

from storage import sealing
from storage.sealing import FLOOR, Cost

_WORKED_OUT: Final = sealing.from_words


@cache
def _known(passphrase: str, salt: bytes, cost: Cost, secret: bytes = b"") -> bytes:
    return _WORKED_OUT(passphrase, salt, cost, secret)


def _lowest(*_: object) -> Cost:
    return FLOOR


def pay_once(patch: pytest.MonkeyPatch) -> None:
    """Let this process remember the keys of passphrases, and choose new ones as on the slowest computer."""
    patch.setattr(sealing, "from_words", _known)
    patch.setattr(sealing, "calibrated", _lowest)
