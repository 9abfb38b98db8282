"""After each journey every file that it left is searched for what people wrote in it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import bad_days, canaries
from tests.left_on_screen import taken_away
from tests.passphrases import pay_once
from tests.patience import keep_receipts
from tests.storage import shelf

WORDS = (
    *("Amina", "Testberg", "Ågård", "7003821234", "700382-1234"),
    *(bad_days.SAVED, bad_days.PASSPHRASE, shelf.PASSPHRASE, "Hun fortalte om skolen", "ny institution"),
)
"""Names, numbers, notes and passphrases of the journeys; the day in the field hunts for its whole export by itself."""

HANDED_IN = "export"
"""The line system's own files, which a municipality hands in and nobody of ours wrote (decided.md 15)."""


def readable_in(*folders: Path) -> list[str]:
    """Return which words of the journeys stand readable in which files below some folders."""
    handed_in = [path for folder in folders for path in folder.rglob(HANDED_IN) if path.is_dir()]
    return canaries.found_in(folders, WORDS, leave_out=handed_in)


@pytest.fixture(autouse=True)
def _nothing_readable_is_left(tmp_path: Path) -> Iterator[None]:
    """Hunt in the journey's own folder, and in what it put into the system's folder for temporary files."""
    shared = Path(tempfile.gettempdir())
    before = set(shared.iterdir())
    yield
    fresh = [
        path for path in shared.iterdir() if path not in before and path.name.startswith(("fod", "qt", "Qt"))
    ]
    assert readable_in(tmp_path, *fresh) == []


@pytest.fixture(autouse=True)
def _nothing_is_left_on_the_screen() -> Iterator[None]:
    with taken_away():
        yield


@pytest.fixture(autouse=True)
def _receipts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_receipts(monkeypatch)


@pytest.fixture(autouse=True)
def _passphrases_are_paid_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pay_once(monkeypatch)
