"""The real program: other words, then new keys; it locks by itself, and the new words open all that was there."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from storage import epochs, sealing, vault
from tests.journeys.stage import can_play, computers, wait_until
from tests.storage import shelf

OLD = "havre lampe trappe maage"
NEW = "det regner altid i Esbjerg om torsdagen"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not can_play(), reason="needs a screen of its own: Xvfb and xdotool"
)


def test_the_words_are_changed_and_the_keys_renewed_by_hand_on_the_keyboard(
    qapp: QApplication, tmp_path: Path
) -> None:
    with computers(tmp_path, "mette") as (desk,):
        folder = desk.home / "stores" / "one"
        store = vault.create(folder, OLD, user=shelf.METTE, device="d", now=shelf.NOW, cost=sealing.FLOOR)
        stream, changes = shelf.citizen("Zahra", "Testberg", primary=shelf.METTE.id)
        shelf.save(store, *changes, *shelf.note(stream, "Ringede om vagtplanen."))
        store.close()
        desk.start()
        desk.press("Adgangssætning", "Passphrase")
        desk.type(OLD)
        desk.key("Return")
        desk.find("Borgervisning")

        desk.press("Indstillinger", "Place")
        desk.press("^Skift adgangssætning", "Button")
        desk.press("Den adgangssætning, du bruger nu", "LineEdit")
        desk.type(OLD)
        desk.press("^Mine egne ord")
        for field in ("Ny adgangssætning", "Den nye igen"):
            desk.press(field, "LineEdit")
            desk.type(NEW)
        desk.find("Stærk", seconds=30)
        desk.press("^Skift adgangssætning", "Button")
        desk.find("Adgangssætningen er skiftet", seconds=60)

        desk.press("^Forny nøglerne", "Button")
        desk.press("Din adgangssætning", "LineEdit")
        desk.type(NEW)
        desk.press("^Forny nøglerne", "Button")
        wait_until(lambda: any(thing.kind == "LeanUnlock" for thing in desk.things()), 60)
        desk.press("Adgangssætning", "Passphrase")
        desk.type(NEW)
        desk.key("Return")
        desk.find("Nøglerne er fornyet", seconds=60)
        desk.close()

        with pytest.raises(vault.WrongPassphrase):
            vault.unlock(folder, OLD, now=shelf.NOW)
        opened = vault.unlock(folder, NEW, now=shelf.NOW)
        notes = opened.own_reader().row("select count(*) from record where kind = 'note'")
        number = epochs.number(opened.source().connection)
        opened.close()
        assert (notes, number) == ((1,), 2)
