"""A schedule is data: what happens, to whom, with which luck on the line. It is drawn whole first, and played after.

Each step picks by numbers (taken modulo what there is when it is played), so a schedule with steps left out still means
something: that is what lets a failing one shrink.
"""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casework.kinds import Role

SKEWS: Final = (0, 0, -1_000, 10_000, -60, 300)
"""How far the devices' clocks are off, in seconds."""
ROLES: Final[tuple[Role, ...]] = ("primary", "partner", "team_lead", "mentor", "team_lead")
STREAMS: Final = 2
DEVICES: Final = 4

LOST: Final = "q"
"""The question is lost on its way."""
UNHEARD: Final = "a"
"""The service acts, and its answer is lost."""
TWICE: Final = "d"
"""The question arrives twice."""
SLOW: Final = "s"
"""The line is so slow that the device gives up."""
HALF: Final = "h"
"""Half of the answer arrives."""
WELL: Final = "."

_FATES: Final = WELL * 12 + LOST * 2 + UNHEARD * 4 + TWICE + SLOW + HALF


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: which, on which device, three picks, and the luck of its questions on the line."""

    what: str
    who: int = 0
    a: int = 0
    b: int = 0
    c: int = 0
    fates: str = ""

    def __str__(self) -> str:
        luck = f", {self.fates!r}" if self.fates.strip(WELL) else ""
        return f"{self.what}({self.who}, {self.a}, {self.b}, {self.c}{luck})"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A whole day: the seed it was drawn from, the clocks, who has whom at its beginning, and the steps."""

    seed: int
    skews: tuple[int, ...]
    grants: tuple[tuple[int, int, Role], ...]
    """Person, citizen, role."""
    shared: bool
    """Whether the last device belongs to the first person, who then has two."""
    newer: frozenset[int]
    """Devices that run a later version of the program, and write members that the others do not know."""
    steps: tuple[Step, ...] = field(repr=False)
    leads: frozenset[int] = frozenset({DEVICES - 1})
    """Devices whose person leads a team."""

    def told(self) -> str:
        """Write the schedule as a person reads it: a line for each step."""
        head = f"seed {self.seed}, clocks {self.skews}, grants {self.grants}, newer {sorted(self.newer)}"
        lines = [f"  {number:3d} {step}" for number, step in enumerate(self.steps)]
        return "\n".join([f"{head}, shared {self.shared}, leads {sorted(self.leads)}", *lines])


WEIGHTS: Final = {
    "open": 26,
    "save": 60,
    "look": 3,
    "remove": 14,
    "put_back": 10,
    "round": 36,
    "grant": 7,
    "hand_over": 2,
    "wait": 5,
    "clock": 3,
    "restart": 3,
    "citizen": 2,
    "poison": 2,
    "later": 9,
    "sizes": 4,
    "cut": 3,
}
TYPED: Final = 14
"""How many times a day somebody types in a case and does not save, at steps drawn apart from the others."""
STAYS_OPEN: Final = (0.5, 24)
"""On which share of the days forms are saved that stay open, and how often, at steps drawn apart from the others."""
REDACTED: Final = 0.3
"""On which share of the days somebody says of something that it stands in the wrong case, after half of them."""
CASES: Final = {
    "link": (
        0.3,
        (("lead", 0.0, 0.3), ("link", 0.2, 0.5), ("part", 0.4, 0.7), ("lead", 0.5, 0.7), ("link", 0.6, 1.0)),
    ),
    "erase": (0.2, (("erase", 0.4, 0.95),)),
    "move": (0.15, (("move", 0.4, 0.8), ("move", 0.7, 1.0))),
}
"""On which share of the days whole cases are linked, erased or moved, by which steps, in which part of the day."""
SECOND_LEAD: Final = {
    True: (
        0.5,
        (("one", 0.1, 0.4), ("link", 0.2, 0.6), ("apart", 0.3, 0.8), ("part", 0.6, 0.9), ("apart", 0.9, 1.0)),
    ),
    False: (0.1, (("one", 0.0, 0.0), ("apart", 0.1, 0.6), ("apart", 0.5, 1.0))),
}
"""On which share of the days on which cases are linked, and of the others, a second person leads a team, and does what.

On the others nobody makes a link: the second one has one case, never had the other, and answers that they are two.
"""
RESTORED: Final = 0.1
"""On which share of the days without one a device is restored from its own copy, in the second half of the day."""
CLONES: Final = {"copy": 5, "copied": 5}
"""Only in every fourth schedule: the first device's disk is copied, and an older copy of it is put in place again."""


def draw(seed: int, *, length: int = 140, calm: bool = False, put_back: bool = False) -> Schedule:
    """Draw a schedule from its seed; a calm one has no bad luck on the line, and no disk is copied in it.

    On one of `put_back` the service goes on from a copy: for days on which whole cases stay where they are
    (`days_put_back`).
    """
    rng = random.Random(seed)
    skews = tuple(rng.choice(SKEWS) for _ in range(DEVICES))
    given = tuple(
        (person, stream, rng.choice(ROLES))
        for person in range(DEVICES)
        for stream in range(STREAMS)
        if rng.random() < 0.75
    )
    shared, newer = rng.random() < 0.3, frozenset(n for n in range(DEVICES) if rng.random() < 0.6)
    pace = rng.choice((1, 1, 4))  # on some days people hear of each other soon, on others hardly
    weights = WEIGHTS | {"round": WEIGHTS["round"] * pace} | (CLONES if seed % 4 == 0 and not calm else {})
    names = rng.choices(list(weights), list(weights.values()), k=length)
    morning = [Step("round", who) for who in range(DEVICES)]
    steps = [*morning, *(_step(name, rng, calm=calm) for name in names if not (calm and name == "cut"))]
    typing = random.Random(f"{seed} typing")
    for _ in range(TYPED * length // 140):
        steps.insert(typing.randrange(len(morning), len(steps) + 1), _step("type", typing, calm=calm))
    wrong = random.Random(f"{seed} wrong case")
    if wrong.random() < REDACTED:
        steps.insert(wrong.randrange(len(steps) // 2, len(steps)), _step("redact", wrong, calm=calm))
    for name, (share, acts) in CASES.items():
        fate = random.Random(f"{seed} {name}")
        for act, first, last in acts if fate.random() < share else ():
            place = fate.randrange(int(len(steps) * first) or 1, int(len(steps) * last) + 1)
            steps.insert(max(place, len(morning)), _step(act, fate, calm=calm))
    if seed % 4 and not calm:
        _restored(seed, steps, first=len(morning))
    if not put_back:  # of those the seeds that were red before stay the days that they were
        _saved_twice(seed, steps, first=len(morning))
    leads = frozenset({DEVICES - 1}) | _second_lead(seed, steps, first=len(morning), calm=calm)
    if len(leads) > 1 and not any(step.what == "link" for step in steps):
        given = tuple(one for one in given if one[0] not in leads)
    if put_back:
        _put_back(seed, steps, first=len(morning))
    return Schedule(seed, skews, given, shared, newer, tuple(steps), leads)


def _saved_twice(seed: int, steps: list[Step], *, first: int) -> None:
    """Let somebody save a form and leave it open, to write on in it and save it again."""
    fate = random.Random(f"{seed} stays open")
    share, times = STAYS_OPEN
    for _ in range(times * len(steps) // 140 if fate.random() < share else 0):
        steps.insert(fate.randrange(first, len(steps) + 1), _step("save_on", fate, calm=True))


def _second_lead(seed: int, steps: list[Step], *, first: int, calm: bool) -> frozenset[int]:
    """Let somebody else lead a team as well, who has one of the cases, and says otherwise now and then."""
    fate = random.Random(f"{seed} second lead")
    share, acts = SECOND_LEAD[any(step.what == "link" for step in steps)]
    if fate.random() >= share:
        return frozenset()
    length = len(steps)
    for act, begin, end in acts:
        place = fate.randrange(int(length * begin), int(length * end) + 1)
        steps.insert(max(place, first), _step(act, fate, calm=calm))
    return frozenset({1})


def _restored(seed: int, steps: list[Step], *, first: int) -> None:
    """Let a device make a copy, and lose its database later: it goes on from that, and from what its journal holds."""
    fate = random.Random(f"{seed} restored")
    if fate.random() < RESTORED:
        who, length = fate.randrange(DEVICES), len(steps)
        for name, begin, end in (("backup", 0.1, 0.4), ("restore", 0.5, 0.95)):
            place = fate.randrange(int(length * begin), int(length * end))
            steps.insert(max(place, first), replace(_step(name, fate, calm=False), who=who))


def days_put_back(first: int, count: int) -> Iterator[Schedule]:
    """Draw days on which the service is put back, from a seed on.

    Not those on which a case is linked or moves, or a disk is copied or lost: each of these has its own tests.
    """
    drawn = (draw(seed, put_back=True) for seed in itertools.count(first) if seed % 4)
    return itertools.islice((one for one in drawn if _stays_put(one)), count)


def _stays_put(day: Schedule) -> bool:
    return len(day.leads) == 1 and {"link", "move", "restore"}.isdisjoint(step.what for step in day.steps)


def _put_back(seed: int, steps: list[Step], *, first: int) -> None:
    """Let the service be copied, and go on from a copy later: it is said at once, or some time after, or once more."""
    fate = random.Random(f"{seed} put back")
    acts = [("central_copy", 0.0, 0.4), ("central_copy", 0.3, 0.6), ("central_back", 0.4, 0.8)]
    acts += [("central_told", 0.8, 1.0)]
    if fate.random() < 0.3:
        acts += [("central_copy", 0.6, 0.9), ("central_back", 0.9, 1.0)]
    length = len(steps)
    for name, begin, end in acts:
        place = fate.randrange(int(length * begin), int(length * end) + 1)
        steps.insert(max(place, first), _step(name, fate, calm=False))


def _step(name: str, rng: random.Random, *, calm: bool) -> Step:
    pick: Callable[[], int] = lambda: rng.randrange(1 << 16)  # noqa: E731 - the same number three times
    fates = ""
    if name in {"round", "cut"} and not calm and rng.random() < 0.7:
        fates = "".join(rng.choice(_FATES) for _ in range(rng.randint(1, 10)))
    who = rng.randrange(DEVICES)
    return Step(name, 0 if name in CLONES else who, pick(), pick(), pick(), fates)
