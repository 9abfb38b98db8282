"""The rules of a service that is put back from a copy, broken on purpose: there, and on the device."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from casework.changes import Dot, Placed
from sync.rewind import Rewind
from sync.service import generation, returned
from tests.sync.simulation.going_back import MemoryRewinding
from tests.sync.simulation.mutants import Mutant, Switch
from tests.sync.stage import NOTHING


def no_new_generation(patch: pytest.MonkeyPatch) -> None:
    """The service goes on from its copy under the old epoch, as if nothing had been."""
    patch.setattr(generation, "begin", _as_if_nothing)


def _as_if_nothing(ledger: Any, **_: object) -> None:
    (ledger.folder / "central.height").unlink(missing_ok=True)


def lost_numbers_given_again(patch: pytest.MonkeyPatch) -> None:
    """A new generation begins where the copy ends."""
    begin = generation.begin

    def low(ledger: Any, **more: Any) -> Any:
        with pytest.MonkeyPatch.context() as inner:
            seq = ledger.tenant().seq
            inner.setattr(generation, "begins", lambda *_: seq)
            return begin(ledger, **more)

    patch.setattr(generation, "begin", low)


def receipts_kept_over_it(patch: pytest.MonkeyPatch) -> None:
    """A device believes the receipts that the service lost."""
    patch.setattr(MemoryRewinding, "wait_again", lambda *_: None)


def held_words_not_sent_again(patch: pytest.MonkeyPatch) -> None:
    """What the service had kept aside does not go up again."""
    again: Callable[[MemoryRewinding, Dot, Placed], None] = MemoryRewinding.wait_again

    def placed_alone(self: MemoryRewinding, dot: Dot, one: Placed) -> None:
        if one.seq is not None:
            again(self, dot, one)

    patch.setattr(MemoryRewinding, "wait_again", placed_alone)


def parts_sent_as_own(patch: pytest.MonkeyPatch) -> None:
    """What came back from the service as the part that a narrower role reads goes up as if it were all."""

    def by_name(self: MemoryRewinding, dot: Dot, _: Placed) -> bool:
        return dot.device in {*self._store.earlier, self._store.device}

    patch.setattr(MemoryRewinding, "is_sent_as_own", by_name)


def nobody_offers(patch: pytest.MonkeyPatch) -> None:
    """Nobody brings back what others wrote."""
    patch.setattr(Rewind, "offer", lambda *_: None)


def nothing_is_taken_back(patch: pytest.MonkeyPatch) -> None:
    """The service answers what it is offered, and places nothing."""
    patch.setattr(returned._Taking, "_put", lambda *_: None)


def lost_rows_stay(patch: pytest.MonkeyPatch) -> None:
    """What the service did not bring back stays on the screen."""
    patch.setattr(MemoryRewinding, "settle", lambda _self: NOTHING)


def grants_not_compared(patch: pytest.MonkeyPatch) -> None:
    """A device does not ask whom it has today."""
    patch.setattr(Rewind, "regrant", lambda *_: NOTHING)


_SWITCHES: Final[tuple[tuple[Switch, str], ...]] = (
    (no_new_generation, "EXACTLY ONCE"),
    (lost_numbers_given_again, "NUMBERS"),
    (receipts_kept_over_it, "EXACTLY ONCE"),
    (held_words_not_sent_again, "EXACTLY ONCE"),
    (parts_sent_as_own, "EXACTLY ONCE"),
    (nobody_offers, "EXACTLY ONCE"),
    (nothing_is_taken_back, "EXACTLY ONCE"),
    (lost_rows_stay, "SAFE"),
    (grants_not_compared, "SCOPE"),
)
PUT_BACK_MUTANTS: Final = tuple(
    Mutant(str(switch.__doc__), switch, invariant) for switch, invariant in _SWITCHES
)
