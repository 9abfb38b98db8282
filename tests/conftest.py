"""What every test may lean on: a home of its own, Danish time, and no words lost in the log."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a test from ever touching the files of the person who runs it."""
    if "FODFAESTE_HOME" not in os.environ:
        monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path_factory.getbasetemp() / "home"))
