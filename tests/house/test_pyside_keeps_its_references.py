"""PySide6 6.12 loses a reference to None with each void call, and CPython 3.11 then aborts: keep the pin."""

import subprocess
import sys

import pytest

CALLS = 1000
COUNT = f"""
import sys
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget

app = QApplication([])
label, widget, thing = QLabel("x"), QWidget(), QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    app.processEvents()
    widget.update()
    label.setText("a")
    QCoreApplication.sendPostedEvents()
    widget.layout()
print(sys.getrefcount(None) - before)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from CPython 3.12 on")
def test_void_calls_cost_none_no_references() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, timeout=60
    )

    assert abs(int(done.stdout)) < CALLS // 10
