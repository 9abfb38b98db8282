"""On a real X server: what is copied in the real program carries the mark of a secret, and is gone after the lock."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storage import sealing, vault
from tests.journeys.stage import Desk, can_play, computers, wait_until
from tests.storage import shelf

PASSPHRASE = "havre lampe trappe maage"
CANARY = "kvadratrodsord"

ASK = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QClipboard
app = QGuiApplication([])
def tell():
    kinds = {}
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = app.clipboard().mimeData(mode)
        kinds[mode.name] = [data.text(), data.formats()] if data else ["", []]
    print(json.dumps(kinds))
    app.quit()
QTimer.singleShot(300, tell)
app.exec()
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not can_play(), reason="needs Linux, Xvfb and xdotool"
)


def clipboard_of(desk: Desk) -> dict[str, tuple[str, list[str]]]:
    """Ask, as another program of the same person would, what is to be had."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=desk._environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, tuple[str, list[str]]] = json.loads(done.stdout)
    return found


def test_a_copy_is_marked_as_secret_and_the_lock_takes_it_away(tmp_path: Path) -> None:
    with computers(tmp_path, "mette") as (desk,):
        folder = desk.home / "stores" / "one"
        store = vault.create(
            folder, PASSPHRASE, user=shelf.METTE, device="d", now=shelf.NOW, cost=sealing.FLOOR
        )
        store.close()
        desk.start()
        desk.press("Adgangssætning", "Passphrase")
        desk.type(PASSPHRASE)
        desk.key("Return")
        desk.find("Borgervisning")
        desk.focus()
        desk.key("ctrl+k")
        desk.type(CANARY)
        desk.key("ctrl+a", "ctrl+c")

        copied = clipboard_of(desk)
        desk.key("Escape", "ctrl+l")
        wait_until(lambda: any(thing.kind == "LeanUnlock" for thing in desk.things()), 30)
        after = clipboard_of(desk)

    assert copied["Clipboard"][0] == CANARY
    assert "x-kde-passwordManagerHint" in copied["Clipboard"][1]
    assert CANARY not in copied["Selection"][0], "nothing is copied by only marking it"
    assert CANARY not in json.dumps(after)
