"""What a measure is: a value, the floor it stands on, and the limit that it must stay under.

A measure is a function that returns ``(value, floor)``, both measured now, and is named by a decorator::

    @measure(name="unlock-window", unit="s", limit=1.0, k=1.3)
    def unlock_window() -> tuple[float, float]:
        return seconds_to_unlock_window(), blank_window()

Its limit is the larger of the stated one and k times the floor: a slow machine makes both slower. The page says of
each row what was stated, and which of them hold by their floor alone. What is better the
more there is of it (pages in a second) is entered with `at_least`: then the smaller of both is the least that it may
come to. A measure without a natural floor returns 0. One that is over is repeated three times, and the best counts.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

REPEATS = 3

Taken = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, in which unit, and what it is held against."""

    name: str
    unit: str
    limit: float
    k: float
    take: Callable[[], Taken]
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one measure came to in this run."""

    name: str
    value: float
    unit: str
    floor: float
    ratio: float | None
    stated: float
    limit: float
    holds: bool
    by_the_floor: bool
    """It holds because its floor is slow too: what was stated for it is missed."""

    def as_json(self) -> dict[str, str | float | bool | None]:
        """Give it as the object that ``./fod bench --json`` writes."""
        return asdict(self)


MEASURES: dict[str, Measure] = {}


def measure(
    *, name: str, unit: str, limit: float, k: float = 0.0, at_least: bool = False
) -> Callable[[Callable[[], Taken]], Callable[[], Taken]]:
    """Enter a function among the measures; two may not share a name."""

    def enter(take: Callable[[], Taken]) -> Callable[[], Taken]:
        if name in MEASURES:
            raise ValueError(f"two measures are called {name}")
        MEASURES[name] = Measure(name, unit, limit, k, take, at_least)
        return take

    return enter


def judge(one: Measure, taken: Taken) -> Result:
    """Hold a taken value against the stated limit or k times the floor, whichever is kinder to a slow machine."""
    value, floor = taken
    wider, within = (min, float.__ge__) if one.at_least else (max, float.__le__)
    limit = wider(one.limit, one.k * floor) if floor else float(one.limit)
    holds, as_stated = within(float(value), float(limit)), within(float(value), float(one.limit))
    by_the_floor = holds and bool(one.limit) and not as_stated
    ratio = value / floor if floor else None
    return Result(one.name, value, one.unit, floor, ratio, one.limit, limit, holds, by_the_floor)


def taken_now(one: Measure) -> Result:
    """Take a measure; when it is over, take it three times more and let the best count."""
    first = judge(one, one.take())
    if first.holds:
        return first
    again = [judge(one, one.take()) for _ in range(REPEATS)]
    best = max if one.at_least else min
    return best([first, *again], key=lambda result: result.value / result.limit)
