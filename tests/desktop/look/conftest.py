from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.dressed import dressed


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield
