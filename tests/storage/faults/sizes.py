"""How long a campaign of faults is: small per push, in full in ./fod endurance, its chance new with each commit."""

import os
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
    return commit_of(ROOT / ".git")[:12] or "fodfæste"


def commit_of(place: Path) -> str:
    """Return the commit that a checkout stands at, read from its files: a bare machine has no git; empty where none."""
    try:
        if place.is_file():  # a second working copy: the file says where its own lies
            place = place.parent / place.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (place / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head
        shared = place / "commondir"
        store = place / shared.read_text(encoding="utf-8").strip() if shared.exists() else place
        name = head.removeprefix("ref: ")
        if (store / name).exists():
            return (store / name).read_text(encoding="utf-8").strip()
        packed = (store / "packed-refs").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.split()[0] for line in packed if line.endswith(f" {name}")), "")


def chance(campaign: str) -> Random:
    """Return the chance of one campaign; FODFAESTE_SEED and the printed seed repeat a run."""
    return Random(f"{seed()} {campaign}")


def told(outcomes: dict[str, int]) -> str:
    """Return a line of counts, the most frequent first."""
    return ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items(), key=lambda one: -one[1]))
