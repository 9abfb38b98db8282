"""The device's own word under its trail: heads are signed with its key, and the chain is walked while nobody types.

At each unlock the newest days are checked, once a day all of them; what is found is said once to the person, stands on
the page *Sikkerhed*, and is an entry of its own that the service gets with the others.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from casework.clock import instant
from casework.errors import Damaged
from casework.trail import Fault, Segment, head_statement
from storage.trail import CHECKED, TRAIL_BROKEN
from storage.upkeep import IsWanted
from storage.vault import Store
from sync.proofs import DeviceKey, is_signed

NEWEST: Final = 2
"""Days that are checked at each unlock; the older ones wait for the daily check."""


class Witness:
    """Signs the trail of one store, and looks after it."""

    def __init__(self, store: Store, key: DeviceKey) -> None:
        self._store = store
        self._key = key
        self._is_fresh = True

    def begin(self) -> None:
        """On the store's lane: sign what stands, and every entry from now on."""
        self._store.trail.sign_with(self._key.sign)

    def holds(self, segment: Segment) -> bool:
        """Tell whether the device's key signed a segment as it stands."""
        return is_signed(self._key.public, head_statement(segment), segment.signature)

    def tend(self, now: datetime, _wanted: IsWanted) -> Iterator[None]:
        """Check the newest days after an unlock and all of them once a day, and drop those whose time is over."""
        trail = self._store.trail
        whole = self._is_due(now)
        if not whole and not self._is_fresh:
            return
        found: list[Fault] = []
        for piece in trail.walk(self.holds, newest=None if whole else NEWEST):
            found += piece
            yield
        self._is_fresh = False
        if whole or found:
            trail.tell(found, now=now)
        if found:
            raise Damaged(TRAIL_BROKEN)
        trail.drop_old(now=now)
        yield

    def _is_due(self, now: datetime) -> bool:
        said = self._store.ledger.recall(CHECKED)
        return said is None or date.fromisoformat(said[:10]) != date.fromisoformat(instant(now)[:10])
