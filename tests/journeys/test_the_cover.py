"""Dæk in the real program, with real keys: nothing but the cover on the screen, and the code brings the page back."""

import sys
from pathlib import Path

import pytest

from storage import pin, sealing, vault
from tests.journeys.stage import can_play, computers, wait_until
from tests.storage import shelf

PASSPHRASE = "havre lampe trappe maage"
CODE, WRONG = "804173", "804174"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not can_play(), reason="needs Linux, Xvfb and xdotool"
)


def test_the_keys_cover_and_the_code_uncovers_and_five_wrong_ones_lock(tmp_path: Path) -> None:
    with computers(tmp_path, "mette") as (desk,):
        folder = desk.home / "stores" / "one"
        store = vault.create(
            folder, PASSPHRASE, user=shelf.METTE, device="d", now=shelf.NOW, cost=sealing.FLOOR
        )
        shelf.save(store, *shelf.citizen("Zahra", "Testberg", primary=shelf.METTE.id)[1])
        pin.choose(store.settings, CODE)
        store.close()
        desk.start()
        desk.press("Adgangssætning", "Passphrase")
        desk.type(PASSPHRASE)
        desk.key("Return")
        desk.find("Borgervisning")
        desk.focus()
        desk.key("ctrl+k")
        desk.type("Zahra")
        desk.find("^Zahra", "FoundLine")

        desk.key("ctrl+shift+d")
        desk.find("Skærmen er dækket")
        covered = desk.read()
        desk.focus()
        desk.type(CODE)
        desk.find("^Zahra", "FoundLine")
        desk.focus()
        desk.key("ctrl+shift+d")
        desk.find("Skærmen er dækket")
        desk.focus()
        for left in ("4 forsøg", "3 forsøg", "2 forsøg", "Er den næste også forkert"):
            desk.type(WRONG)
            desk.find(left)
        desk.type(WRONG)

        wait_until(lambda: any(thing.kind == "LeanUnlock" for thing in desk.things()), 30)
        assert "Zahra" not in covered
        assert "Borgere" not in covered
