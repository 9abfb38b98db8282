"""The real program over a real D-Bus: the screen's own lock locks it too, and the half word is there again."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from storage import sealing, vault
from tests.desktop.bus import can_ride, private_bus
from tests.journeys.stage import can_play, computers, wait_until
from tests.storage import shelf

PASSPHRASE = "havre lampe trappe maage"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not (can_play() and can_ride()), reason="needs Xvfb, xdotool and dbus-daemon"
)


def test_when_the_screen_is_locked_so_is_the_program_and_the_draft_is_kept(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_bus(tmp_path) as bus, computers(tmp_path, "mette") as (desk,):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        folder = desk.home / "stores" / "one"
        store = vault.create(
            folder, PASSPHRASE, user=shelf.METTE, device="d", now=shelf.NOW, cost=sealing.FLOOR
        )
        shelf.save(store, *shelf.citizen("Zahra", "Testberg", primary=shelf.METTE.id)[1])
        store.close()
        desk.start()
        desk.press("Adgangssætning", "Passphrase")
        desk.type(PASSPHRASE)
        desk.key("Return")
        desk.find("Borgervisning")
        desk.focus()
        desk.key("ctrl+k")
        desk.type("Zahra")
        desk.press("^Zahra", "FoundLine")
        desk.press("^Nyt notat", "Button")
        desk.type("Midt i et")

        bus.signal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)

        wait_until(lambda: any(thing.kind == "LeanUnlock" for thing in desk.things()), 30)
        assert not desk.says("Zahra")
        desk.close()
        reopened = vault.unlock(folder, PASSPHRASE, now=shelf.NOW)
        drafts = [draft.contents["text"] for draft in reopened.drafts.all()]
        reopened.close()
        assert drafts == ["Midt i et"]
