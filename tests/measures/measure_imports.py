"""How long the pure floor takes to come in: every screen waits for it."""

from tests.measures.floors import bare_python, whole_run
from tests.measures.harness import Taken, measure

ALL_OF_CASEWORK = """
import importlib, pkgutil, casework
for found in pkgutil.walk_packages(casework.__path__, "casework."):
    importlib.import_module(found.name)
"""


@measure(name="casework-imports", unit="s", limit=0.6, k=6.0)
def casework_imports() -> Taken:
    """Time a Python that imports every module of casework, against one that does nothing."""
    return min(whole_run(ALL_OF_CASEWORK) for _ in range(3)), bare_python()
