"""An error in a painting or a filter is told and ends nothing, whatever Python raised it in."""

import signal
import subprocess
import sys
from importlib import import_module
from types import FunctionType

import pytest

from desktop import overrides
from tests.house.files import ROOT, modules

PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from desktop import overrides

class Painted(QWidget):
    def paintEvent(self, event):
        None + 1

{watch}
app = QApplication([])
sys.excepthook = lambda kind, error, trace: print("told", kind.__name__)
part = Painted()
QTimer.singleShot(0, part.grab)
QTimer.singleShot(0, lambda: (print("works on"), app.quit()))
app.exec()
"""


def paint(watch: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PAINT.format(watch=watch)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
    )


def test_an_error_while_a_page_is_painted_is_told_and_the_program_works_on() -> None:
    done = paint("overrides.watch()")

    assert (done.returncode, done.stdout) == (0, "told TypeError\nworks on\n"), done.stderr


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="errors are whole from the start from CPython 3.12 on"
)
def test_of_the_test_without_the_watch_the_program_would_fall() -> None:
    assert paint("").returncode == -signal.SIGSEGV


def test_every_override_of_ours_passes_its_errors_whole() -> None:
    for path in modules("desktop"):
        name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        if not name.endswith("__main__"):
            import_module(name)
    ours = [
        (cls, name, method)
        for root in overrides.ROOTS
        for cls in overrides.below(root)
        if cls.__module__.startswith("desktop.")
        for name, method in vars(cls).items()
        if isinstance(method, FunctionType) and overrides.overrides(cls, name)
    ]

    assert len(ours) > 100
    assert [
        f"{cls.__name__}.{name}" for cls, name, method in ours if not hasattr(method, "__wrapped__")
    ] == []
