"""Making a failing schedule small: steps are left out while the same promise is still broken."""

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tests import rooms
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.play import Prepare, play
from tests.sync.simulation.steps import Schedule, Step

MOST_PLAYS: Final = 400
Playing = Callable[[Schedule], list[Fault]]


def in_memory(prepare: Prepare | None = None) -> Playing:
    """Return a way of playing that leaves nothing behind."""

    gc.freeze()  # what was imported stays: it is not looked through again on every day

    def playing(schedule: Schedule) -> list[Fault]:
        with rooms.in_memory() as folder:
            return play(folder, schedule, prepare=prepare)

    return playing


def shrunk(schedule: Schedule, playing: Playing, invariant: str) -> Schedule:
    """Return a smaller schedule that breaks the same promise: halves of the steps are left out, then single ones."""
    steps, size, plays = schedule.steps, max(len(schedule.steps) // 2, 1), 0
    while plays < MOST_PLAYS:
        start, removed = 0, False
        while start < len(steps) and plays < MOST_PLAYS:
            fewer = steps[:start] + steps[start + size :]
            plays += 1
            if _breaks(playing(replace(schedule, steps=fewer)), invariant):
                steps, removed = fewer, True
            else:
                start += size
        if size == 1 and not removed:
            break
        size = max(size // 2, 1)
    return replace(schedule, steps=tuple(_calmer(steps, schedule, playing, invariant)))


def _calmer(steps: tuple[Step, ...], schedule: Schedule, playing: Playing, invariant: str) -> list[Step]:
    """Take away the bad luck that is not needed."""
    calm = list(steps)
    for number, step in enumerate(calm):
        tried = [*calm[:number], replace(step, fates=""), *calm[number + 1 :]]
        if _breaks(playing(replace(schedule, steps=tuple(tried))), invariant):
            calm = tried
    return calm


def _breaks(faults: list[Fault], invariant: str) -> bool:
    return any(fault.invariant == invariant for fault in faults)


def report(schedule: Schedule, faults: list[Fault], playing: Playing | None = None) -> str:
    """Say what was broken, by which seed, and by which few steps."""
    small = shrunk(schedule, playing or in_memory(), faults[0].invariant)
    told = "\n".join(str(fault) for fault in faults[:6])
    return f"{told}\nshrunk from {len(schedule.steps)} steps to {len(small.steps)}:\n{small.told()}"
