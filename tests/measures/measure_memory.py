"""How much memory the application holds when nobody touches it: the program as it is, a day painted, all loaded."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import settings
from desktop.joining import CENTRAL
from storage import device_key
from sync.proofs import DeviceKey
from tests.measures.big_office import big_folder
from tests.measures.floors import BLANK_WINDOW, run, said
from tests.measures.harness import Taken, measure
from tests.measures.morning import NOBODY_THERE, TO_TODAY
from tests.storage.shelf import METTE, PASSPHRASE, unlock

IDLE_MS = 8_000
EXIT = "QApplication.instance().exit()"
"""What a program of this folder does when it has painted."""

TELL = f"""
def held():
    lines = open("/proc/self/smaps_rollup", encoding="ascii").read().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))
    print("held", kilobytes / 1024, flush=True)
    QApplication.instance().exit()

def idle():
    QTimer.singleShot({IDLE_MS}, held)
"""


def waiting(program: str) -> str:
    """Return a program that does not end when it has painted, but tells after a pause how much it holds."""
    head, painted, rest = program.partition("class FirstPaint")
    assert painted
    assert EXIT in rest
    return head + TELL + painted + rest.replace(EXIT, "idle()", 1)


@contextmanager
def home_of_the_big_store() -> Iterator[dict[str, str]]:
    """Make a home with the big store in it and a service that does not answer; give its environment."""
    with TemporaryDirectory(prefix="measure-") as home:
        folder = Path(home) / "stores" / "one"
        shutil.copytree(big_folder(), folder)
        store = unlock(folder)
        store.settings.set(CENTRAL, NOBODY_THERE)
        store.close()
        device_key.keep(folder, DeviceKey.new().raw)
        visible = settings.Visible(initials=METTE.initials, last_contact=datetime.now(UTC).isoformat())
        settings.write(Path(home) / "settings.txt", visible)
        yield {"FODFAESTE_HOME": home, "WORDS": PASSPHRASE, "TYPED": "later"}


def held(program: str, environment: Mapping[str, str] | None = None) -> float:
    """Return how much a program holds for itself, in MiB: what the system can give to nobody else.

    Pages of libraries that lie on the disk as they are do not count: they are shared, and dropped when room is wanted.
    """
    return said(run(waiting(program), environment), "held")


@measure(name="idle-memory", unit="MiB of its own", limit=120.0)
def idle_memory() -> Taken:
    """Start the application on the big store and let it be; the floor is a blank window of the same libraries."""
    with home_of_the_big_store() as home:
        return held(TO_TODAY, home), held(BLANK_WINDOW)
