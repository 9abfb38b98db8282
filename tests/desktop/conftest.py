"""What every test of the desktop leans on: what it leaves on the screen goes, on the main thread; receipts stay."""

import gc
from collections.abc import Iterator

import pytest

from desktop import overrides
from desktop.collector import collect_if_worthwhile
from tests.left_on_screen import taken_away
from tests.passphrases import pay_once
from tests.patience import keep_receipts

overrides.watch()


@pytest.fixture(autouse=True)
def _collected_on_the_main_thread() -> Iterator[None]:
    gc.disable()
    yield
    collect_if_worthwhile()


@pytest.fixture(autouse=True)
def _nothing_is_left_on_the_screen(_collected_on_the_main_thread: None) -> Iterator[None]:
    """A module whose rooms stand for all its tests has a fixture of this name that lets them stand."""
    with taken_away():
        yield


@pytest.fixture(autouse=True)
def _receipts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_receipts(monkeypatch)


@pytest.fixture(autouse=True)
def _passphrases_are_paid_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pay_once(monkeypatch)
