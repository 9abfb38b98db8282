"""What every test of the desktop leans on: what it leaves on the screen goes, on the main thread; receipts stay."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.collector import collect_if_worthwhile
from tests.passphrases import pay_once
from tests.patience import keep_receipts


@pytest.fixture(autouse=True)
def _collected_on_the_main_thread() -> Iterator[None]:
    """A page that a test leaves hears every change of the look and of the language in all tests that come after."""
    gc.disable()
    stood = _on_the_screen()
    yield
    QCoreApplication.processEvents()  # what the lanes still answered finds its page standing
    for left in _on_the_screen() - stood:
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    collect_if_worthwhile()


def _on_the_screen() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if isValid(one)}


@pytest.fixture(autouse=True)
def _receipts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_receipts(monkeypatch)


@pytest.fixture(autouse=True)
def _passphrases_are_paid_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pay_once(monkeypatch)
