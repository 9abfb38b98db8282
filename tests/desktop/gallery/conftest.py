"""What tests of pictures share: each begins light, at 100 %, at the desk, and leaves nothing standing."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.dressed import dressed


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield
