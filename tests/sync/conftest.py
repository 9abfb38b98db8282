"""What most tests of the wire begin with: a central service that runs, on SQLCipher and on PostgreSQL.

The tests of what a service promises run on both databases, word for word. Each push runs those whose SQL says most on
the newest PostgreSQL, and one file on the oldest (`test_commit_order` takes it too); `./fod endurance` runs every one
of them on both. `./fod test` installs the oldest where apt offers it; where it is not, its tests skip and say so.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.storage.faults.sizes import ENDURANCE
from tests.sync import servers
from tests.sync.stage import Central, central

ON_NEWEST: Final = frozenset(
    {
        "test_push",
        "test_pull",
        "test_scope",
        "test_same_person_sql",
        "test_held_told",
        "test_seals",
        "test_issuers",
    }
)
ON_OLDEST: Final = frozenset({"test_scope"})
SCENES_OF_THEIR_OWN: Final = frozenset(
    {"test_leftover_files", "test_put_back", "test_projections", "test_postgres"}
)
"""Tests that cut the log or copy the file to set their scene: PostgreSQL's role may not, and has none. The last is all
PostgreSQL.
"""


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
    """Run a service's tests on every database that they are meant for; the rest of them are of the endurance."""
    name = metafunc.module.__name__.rpartition(".")[2]
    if "running" not in metafunc.fixturenames or name in SCENES_OF_THEIR_OWN:
        return
    if ENDURANCE:
        engines = ["sqlcipher", *(pytest.param(one, marks=pytest.mark.slow) for one in ("newest", "oldest"))]
    else:
        sets = (("newest", ON_NEWEST), ("oldest", ON_OLDEST))
        engines = ["sqlcipher", *(engine for engine, names in sets if name in names)]
    if len(engines) > 1:
        metafunc.parametrize("running", engines, indirect=True)
