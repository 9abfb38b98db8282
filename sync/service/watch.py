"""What is seen of each request, and the end of a service that nobody notices.

A request gets an id, is counted, and leaves one line in the log: id, address, status, code, milliseconds; never who it
was. At SIGTERM the service first says that it is not ready, so that whoever hands out requests sends no more, and
refuses new ones with the word when to come again; what runs is finished; a pause later the process ends.
"""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sync.service.logs import OURS
from sync.service.metrics import Metrics
from sync.service.problems import Refusal

LOG: Final = logging.getLogger(OURS)
ALWAYS: Final = frozenset({"health", "ready"})
"""What is answered to the last: whether the process lives, and that it is not ready."""


@dataclass(slots=True)
class Seen:
    """A request as it is counted: its id, how it ended, and which part of it broke the contract."""

    request: str
    status: int = 500
    code: str = ""
    at: str = ""


class Watch:
    """Counts, writes the log, and knows whether the service was told to end."""

    def __init__(self) -> None:
        self.metrics = Metrics()
        self.ends = False
        self.at_end: list[Callable[[], object]] = []
        """Hear that the service was told to end, from whichever thread it was told."""

    def end(self) -> None:
        """Take nothing new from now on."""
        self.ends = True
        self.metrics.drain()
        for hear in self.at_end:
            hear()

    def check(self, address: str) -> None:
        """Refuse a new request of a service that ends; it was not looked at, and may come again, to another."""
        if self.ends and address not in ALWAYS:
            raise Refusal("not_ready", at="drain")

    @contextmanager
    def request(self, address: str) -> Iterator[Seen]:
        """Follow a request until it is answered."""
        began, seen = time.perf_counter(), Seen(uuid.uuid4().hex)
        self.metrics.begin()
        try:
            yield seen
        finally:
            took = time.perf_counter() - began
            self.metrics.end(address, seen.status, seen.code, took)
            facts = {"request": seen.request, "address": address, "status": seen.status, "code": seen.code}
            LOG.info("answered", extra={**facts, "at": seen.at, "ms": round(took * 1000, 1)})
