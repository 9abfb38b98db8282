"""From which release of the wire on a device may pull. No release is ever refused anything but pulling."""

from typing import Final

from sync.protocol_reads import FIRST
from sync.service.problems import Refusal

MIN_PULL: Final = FIRST
"""Raised by a release of the service whose rows an earlier device could not read, and by nothing else."""


def check(reads: int) -> None:
    """Refusal `too_old` where a device reads an earlier release of the wire than this service writes."""
    if max(reads, FIRST) < MIN_PULL:
        raise Refusal("too_old", at="query reads")
