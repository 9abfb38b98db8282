"""What is copied here is marked as secret and goes by itself; what another program copied is never touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from desktop.clipboard import SECONDS, SECRET_MARKS, ClipboardGuard

WORDS = "Zahra ringer på fredag"


class Told(ClipboardGuard):
    """The guard on a window system of the test's: this one does not say who owns its clipboard."""

    owner = True
    marked = True

    def owns(self, mode: QClipboard.Mode) -> bool:
        """Answer as the test says."""
        return self.owner if mode == QClipboard.Mode.Clipboard else self.marked


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    clipboard = qapp.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def guard(clipboard: QClipboard) -> Iterator[Told]:
    one = Told(clipboard)
    yield one
    delete(one)


def test_a_copy_of_ours_keeps_its_words_and_is_marked_for_every_history(
    guard: Told, clipboard: QClipboard
) -> None:
    clipboard.setText(WORDS)

    data = clipboard.mimeData()
    assert data.text() == WORDS
    assert set(SECRET_MARKS) <= set(data.formats())
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_after_half_a_minute_it_is_gone(guard: Told, clipboard: QClipboard) -> None:
    clipboard.setText(WORDS)
    assert guard._timer.interval() == SECONDS * 1000
    assert guard._timer.isActive()

    guard._timer.timeout.emit()

    assert clipboard.text() == ""
    assert not guard._timer.isActive()


def test_a_second_copy_begins_the_half_minute_anew(guard: Told, clipboard: QClipboard) -> None:
    clipboard.setText(WORDS)
    clipboard.setText("Noget andet")

    assert guard.is_ours
    assert clipboard.text() == "Noget andet"
    assert guard._timer.remainingTime() > (SECONDS - 5) * 1000


def test_the_lock_takes_it_away(guard: Told, clipboard: QClipboard) -> None:
    clipboard.setText(WORDS)

    guard.clear()

    assert clipboard.text() == ""


def test_what_another_program_copied_is_not_marked_and_not_taken(guard: Told, clipboard: QClipboard) -> None:
    clipboard.setText(WORDS)
    guard.owner = False
    clipboard.setText("fra en anden")

    guard._timer.timeout.emit()
    guard.clear()

    assert clipboard.text() == "fra en anden"
    assert not set(SECRET_MARKS) & set(clipboard.mimeData().formats())


def test_a_token_of_an_earlier_start_is_not_ours(guard: Told, clipboard: QClipboard) -> None:
    guard.owner = False
    data = QMimeData()
    data.setText("fra før")
    data.setData("application/x-fodfaeste", b"0123456789abcdef")
    clipboard.setMimeData(data)

    guard.clear()

    assert clipboard.text() == "fra før"
