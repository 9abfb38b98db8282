"""Mette's computer in the home of a test, with a citizen that its service has: the test writes, and locks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop import entry
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central


@contextmanager
def hers_at_home(running: Central, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    monkeypatch.setenv("FODFAESTE_HOME", str(home))
    monkeypatch.setattr(entry, "now", running.clock)
    with laptop(running, "MEHA", home / "stores" / "hers") as one:
        one.open_citizen()
        one.round()
        yield one
