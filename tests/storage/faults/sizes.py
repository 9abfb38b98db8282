"""How long a campaign of faults is: small per push, in full in ./fod endurance, its chance new with each commit."""

import os
import subprocess
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[3]
ENDURANCE = bool(os.environ.get("FODFAESTE_ENDURANCE"))


def many(push: int, endurance: int) -> int:
    """Return how many cases this run takes."""
    return endurance if ENDURANCE else push


@cache
def seed() -> str:
    """Return what the chance of this run grows from: FODFAESTE_SEED, else the commit, else a word."""
    if given := os.environ.get("FODFAESTE_SEED"):
        return given
    told = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "fodfæste"


def chance(campaign: str) -> Random:
    """Return the chance of one campaign; FODFAESTE_SEED and the printed seed repeat a run."""
    return Random(f"{seed()} {campaign}")


def told(outcomes: dict[str, int]) -> str:
    """Return a line of counts, the most frequent first."""
    return ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items(), key=lambda one: -one[1]))
