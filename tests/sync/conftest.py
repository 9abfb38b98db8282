"""What most tests of the wire begin with: a central service that runs, on SQLCipher and on PostgreSQL.

The tests of what a service promises run on both databases, word for word. Each push runs those whose SQL says most on
the newest PostgreSQL and a few on the oldest; `./fod endurance` runs every one of them on both.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.sync import servers
from tests.sync.stage import Central, central

ON_NEWEST: Final = frozenset({"test_push", "test_pull", "test_scope", "test_restored"})
ON_OLDEST: Final = frozenset({"test_scope"})


@pytest.fixture
def running(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Central]:
    with central(tmp_path / "central", server=server_called(getattr(request, "param", "sqlcipher"))) as one:
        yield one


def server_called(engine: str) -> servers.Server | None:
    """Return the server of an engine's name; None for SQLCipher. An engine that is not here is skipped, loudly."""
    if engine == "sqlcipher":
        return None
    found = servers.newest() if engine == "newest" else servers.oldest()
    if found is None:
        pytest.skip("PostgreSQL 15 is NOT installed here: nothing was shown about the oldest version")
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a service's tests on every database that they are meant for."""
    if "running" not in metafunc.fixturenames:
        return
    name, every = metafunc.module.__name__.rpartition(".")[2], "FODFAESTE_ENDURANCE" in os.environ
    engines = ["sqlcipher"]
    engines += ["newest"] if every or name in ON_NEWEST else []
    engines += ["oldest"] if every or name in ON_OLDEST else []
    if len(engines) > 1:
        metafunc.parametrize("running", engines, indirect=True)
