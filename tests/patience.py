"""Patience for a busy machine: what is waited for comes, sooner or later, and only what never comes fails a test."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop import lanes
from desktop.ui.parts import floating

PATIENCE_MS: Final = 60_000
"""Nobody sits it out but a test that fails: a wait ends with what it waits for."""

HASTE_MS: Final = 5_000
"""Below this, somebody waits for what he expects not to come: a mutant keeps it from coming."""


class PatientBot(QtBot):
    """Waits a minute for whatever is to come, also where the test is content with fewer seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until something holds; raise pytest-qt's TimeoutError where it never does."""
        super().waitUntil(callback, timeout=_patient(timeout))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        """Wait until a signal is given; raise pytest-qt's TimeoutError where it never is."""
        return super().waitSignal(signal, timeout=_patient(timeout), **more)


def heard() -> None:
    """Let the window hear all that the lanes have answered so far: each answer has a turn of its own."""
    QCoreApplication.processEvents()
    while lanes._answers()._waiting:
        QCoreApplication.processEvents()


def keep_receipts(patch: pytest.MonkeyPatch) -> None:
    """Leave a receipt on the screen for a minute: on a busy machine six seconds pass before a test has read it."""
    patch.setattr(floating, "TOAST_STAYS", PATIENCE_MS)


def _patient(milliseconds: int) -> int:
    return milliseconds if milliseconds < HASTE_MS else max(milliseconds, PATIENCE_MS)
