"""What every test may lean on: a home of its own, Danish time, and the counts of long campaigns at the end."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis.internal.conjecture import providers
from PySide6.QtWidgets import QApplication

from tests import rooms
from tests.patience import PatientBot
from tests.storage.faults.sizes import ENDURANCE, chance

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
"""No test asks the keyring of the person who runs it; tests/storage/keyrings.py has one for those that need it."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let Hypothesis too draw from the word in tests/chance.txt (decision 0035); the endurance draws anew each time.

    It draws constants of our own modules as well, of those that are loaded: of others in each worker, so that what was
    green here could be red elsewhere.
    """
    if not ENDURANCE and getattr(config.option, "hypothesis_seed", None) is None:
        config.option.hypothesis_seed = chance("hypothesis").getrandbits(64)
        providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a test from ever touching the files of the person who runs it."""
    if "FODFAESTE_HOME" not in os.environ:
        monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path_factory.getbasetemp() / "home"))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Return pytest-qt's bot with the patience that a busy machine asks for."""
    return PatientBot(request)


@pytest.fixture
def room() -> Iterator[Path]:
    """Return an empty folder in memory where there is enough of it: for stores by the thousand."""
    with rooms.in_memory() as folder:
        yield folder


def pytest_sessionfinish() -> None:
    """Stop the databases that tests of this process started, where there are any."""
    if "tests.sync.servers" in sys.modules:
        sys.modules["tests.sync.servers"].end_all()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what each campaign counted: a test says it with `record_property("counted", ...)`."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    counted = [said for report in reports for name, said in report.user_properties if name == "counted"]
    if counted:
        terminalreporter.section("counted")
        terminalreporter.write("\n".join(map(str, counted)) + "\n")
