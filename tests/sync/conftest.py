"""What most tests of the wire begin with: a central service that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.stage import Central, central


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one
