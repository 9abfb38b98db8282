"""How long a campaign of faults is: small per push, in full in ./fod endurance, its chance from one word."""

import os
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[3]
CHANCE = ROOT / "tests" / "chance.txt"
ENDURANCE = bool(os.environ.get("FODFAESTE_ENDURANCE"))


def many(push: int, endurance: int) -> int:
    """Return how many cases this run takes."""
    return endurance if ENDURANCE else push


@cache
def seed() -> str:
    """Return what the chance of this run grows from: FODFAESTE_SEED, else the word in tests/chance.txt.

    The word is in the tree, not the name of the commit: what passed on one machine is then the very thing that runs on
    the next, and a change is not held up by a day that it did not bring (decision 0035).
    """
    return os.environ.get("FODFAESTE_SEED") or CHANCE.read_text(encoding="utf-8").strip()


def chance(campaign: str) -> Random:
    """Return the chance of one campaign; FODFAESTE_SEED and the printed seed repeat a run."""
    return Random(f"{seed()} {campaign}")


def told(outcomes: dict[str, int]) -> str:
    """Return a line of counts, the most frequent first."""
    return ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items(), key=lambda one: -one[1]))
