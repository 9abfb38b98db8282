"""A first day in a process of its own, that is killed where it stands: `ADDRESS CODE`, home and keyring by name.

It says one line when it stands there, and then waits to be killed.
"""

import json
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from keyring.backend import KeyringBackend

RING = "FODFAESTE_TEST_KEYRING"


class OnDisk(KeyringBackend):
    """A keyring of the system, as far as another process may see it: a file that the test owns."""

    priority = 5

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self.kept(), f"{service}/{username}": password})

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept().get(f"{service}/{username}")

    def delete_password(self, service: str, username: str) -> None:
        self._write({name: value for name, value in self.kept().items() if name != f"{service}/{username}"})

    def kept(self) -> dict[str, str]:
        file = Path(os.environ[RING])
        return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}

    def _write(self, kept: dict[str, str]) -> None:
        Path(os.environ[RING]).write_text(json.dumps(kept), encoding="utf-8")


def main(address: str, code: str) -> None:
    """Give the code, and stand where the words are shown."""
    from PySide6.QtWidgets import QApplication

    from desktop.flows.start import StartFlow
    from desktop.lanes import Lane

    app = QApplication([])
    lane = Lane("store", refused=_end, crashed=_end)
    flow = StartFlow(app, lane, done=lambda _: None, practice=lambda: None, now=lambda: datetime.now(UTC))
    choose = flow.window.show_step

    def shown(name: str) -> None:
        choose(name)
        if name == "words":
            _stand()

    setattr(flow.window, "show_step", shown)  # noqa: B010 - to stop there, and nowhere else
    setattr(flow.window, "show_problem", _end)  # noqa: B010 - nobody would see it
    flow.window.code_given.emit(address, code)
    app.exec()


def _stand() -> None:
    sys.stdout.write("here\n")
    sys.stdout.flush()
    threading.Event().wait()


def _end(what: object) -> None:
    sys.stderr.write(repr(what))
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
