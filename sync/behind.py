"""A folder that was brought back, noticed by the service: it has more of this device than lies here.

Asked once a session, before anything is sent: a folder can only be put in place while it is closed. Nothing is taken up
or down then; at the next unlock the store goes on under a new name, and fetches what it lacks (storage/renamed.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, Protocol

from casework.errors import Damaged
from storage.faults import SERVICE_KNOWS_MORE
from storage.former import BEHIND
from sync.wire import Wire
from sync.words import TurnedAway


class FolderOlder(Damaged):
    """The store is older than what the service has of it; the next unlock mends it."""


class HeightPort(Protocol):
    """What the question asks of the device's store."""

    def is_behind(self, acked: int, entry: int, head: str) -> bool:
        """Tell whether the service has more of this device than lies here."""

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact for the next unlock."""


def check(ledger: HeightPort, wire: Wire) -> None:
    """Raise FolderOlder where the service has more of this device; a service that does not say leaves it open.

    Raises Unreachable or TurnedAway as a round does.
    """
    heard = wire.heard
    known = heard.height if heard is not None and heard.height is not None else wire.contact().height
    if known is not None and ledger.is_behind(*known):
        _noticed(ledger)


@contextmanager
def heeded(ledger: HeightPort) -> Iterator[None]:
    """Raise FolderOlder where the service has another change under a number of ours: the proof that comes last."""
    try:
        yield
    except TurnedAway as turned:
        if turned.code != "dot_reused":
            raise
        _noticed(ledger)


def _noticed(ledger: HeightPort) -> NoReturn:
    ledger.remember(BEHIND, "1")
    raise FolderOlder(SERVICE_KNOWS_MORE)
