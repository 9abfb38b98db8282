"""The promises of sync on days on which the central service is put back from a copy, and every rule of it caught.

The days are drawn by chance as the others are, and those that broke a promise once are played again. What is not
promised of such days is told in docs/INVARIANTS.md.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.faults.sizes import ENDURANCE, chance, many, seed, told
from tests.sync.simulation import kept, shrink
from tests.sync.simulation.mutants import Mutant
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.play import ended
from tests.sync.simulation.put_back_mutants import PUT_BACK_MUTANTS
from tests.sync.simulation.real import live_in, read_alike
from tests.sync.simulation.steps import days_put_back

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0 if ENDURANCE else 400)]
Counted = Callable[[str, object], None]

DAYS = many(8, 2_000)
RED_BEFORE = (
    *(142, 207, 5047, 5063, 5127, 5251, 5313, 5365, 5371, 5378, 5394, 5402),
    *(20202, 20369, 20373, 20390, 30618, 50053, 50125, 50930, 70009, 384581079798, 487017859955, 900163),
)
"""Seeds of days that broke a promise before decision 0063, or before the oracle knew what is not promised."""
MOST = 40
"""Days that a mutant may live through at most."""
CAUGHT_BEFORE = {
    "held_words_not_sent_again": 3,
    "lost_rows_stay": 3,
    "grants_not_compared": 3,
    "parts_sent_as_own": 858,
}
"""A day that caught a mutant before is tried first. Where it does not any longer, the others are, from the first on."""


def test_every_promise_is_kept_on_days_on_which_the_service_is_put_back(record_property: Counted) -> None:
    playing, found = shrink.in_memory(), Counter[str]()
    for schedule in days_put_back(chance("put back").randrange(1 << 40), DAYS):
        faults = playing(schedule)
        found.update({fault.invariant for fault in faults})
        assert not faults, shrink.report(schedule, faults, playing)
    kept = told(dict(found)) or "all kept"
    record_property("counted", f"days with a service put back: {DAYS}, {kept}; seed {seed()}")


def test_days_that_broke_a_promise_once_keep_it() -> None:
    playing = shrink.in_memory()
    for first in RED_BEFORE:
        (schedule,) = days_put_back(first, 1)
        faults = playing(schedule)
        assert not faults, f"{faults}\n{schedule.told()}"


def caught_by(mutant: Mutant) -> tuple[int, list[Fault]]:
    """Return the seed of the day on which a mutant was first seen to break its promise, and what was said."""
    for first, most in ((CAUGHT_BEFORE.get(mutant.name, 0), 1), (0, MOST)):
        for schedule in days_put_back(first, most):
            with pytest.MonkeyPatch.context() as patch:
                faults = shrink.in_memory(mutant.switch(patch))(schedule)
            if mutant.invariant in {fault.invariant for fault in faults}:
                return schedule.seed, faults
    return -1, []


@pytest.mark.parametrize("mutant", PUT_BACK_MUTANTS, ids=lambda mutant: mutant.name)
def test_a_rule_left_out_is_noticed(mutant: Mutant, record_property: Counted) -> None:
    day, _ = caught_by(mutant)

    record_property("counted", f"mutant {mutant.name}: caught on day {day} as {mutant.invariant}")
    assert day >= 0, f"{mutant.said} Nobody noticed on {MOST} days."


def test_a_real_store_goes_back_as_the_one_in_memory_does(room: Path) -> None:
    (schedule,) = days_put_back(0, 1)

    with kept.in_files():
        real = ended(room / "real", schedule, prepare=live_in(room / "stores"), also=read_alike)
    model = ended(room / "model", schedule)

    assert real.faults == [], schedule.told()
    assert real.picture == model.picture
