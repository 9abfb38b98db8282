"""Forny nøglerne: the passphrase is tried, then the program locks, and the store opens behind another root key."""

import pytest

from desktop.flows import aftermath
from desktop.flows.renewal import RenewalFlow
from desktop.ui.screens.renewal import RenewalScreen
from storage import epochs, keyfile, vault
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_passphrase_flow import settle
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, press, words
from tests.storage.shelf import CHEAP, PASSPHRASE, unlock


@pytest.fixture
def flow(house: House) -> RenewalFlow:
    flow = RenewalFlow(house.rooms, cost=CHEAP, floor=CHEAP)
    house.rooms._show("settings", flow, passing=True)
    return flow


def test_the_right_passphrase_locks_and_the_lock_renews(
    house: House, flow: RenewalFlow, qapp: object
) -> None:
    store = house.stage.desk.store
    locked = heard(house.window.lock_wanted)
    old = keyfile.read(store.folder)
    flow.screen.word.write(PASSPHRASE)

    press(flow.screen, "Forny nøglerne")
    settle(house, qapp)
    house.stage.desk.close()
    settle(house, qapp)
    house.stage.desk.shut()
    house.stage.desk.store_lane.wait_for(lambda: None)

    assert locked == [()]
    assert keyfile.read(store.folder).proof != old.proof
    again = unlock(store.folder)
    assert again.renewed == epochs.DONE
    assert "Nøglerne er fornyet" in aftermath.told(again)
    assert aftermath.tone(again) == "done"
    again.close()


def test_a_wrong_passphrase_is_told_where_it_was_typed_and_nothing_locks(
    house: House, flow: RenewalFlow, qapp: object
) -> None:
    locked = heard(house.window.lock_wanted)
    flow.screen.word.write("forkert")

    press(flow.screen, "Forny nøglerne")
    settle(house, qapp)

    assert "Forkert adgangssætning" in flow.screen.word.needs
    assert locked == []
    assert vault.find(house.stage.desk.store.folder).wrong == 1


def test_without_room_nothing_locks_and_the_page_says_so(
    house: House, flow: RenewalFlow, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epochs, "SPARE", 1 << 60)
    locked = heard(house.window.lock_wanted)
    flow.screen.word.write(PASSPHRASE)

    press(flow.screen, "Forny nøglerne")
    settle(house, qapp)

    assert "blev ikke fornyet" in words(flow.screen)
    assert locked == []


def test_leaving_the_page_leaves_nothing_typed(house: House, flow: RenewalFlow) -> None:
    flow.screen.word.write(PASSPHRASE)

    house.rooms.keep_now()

    assert flow.screen.word.text() == ""


def test_the_way_leads_over_the_passphrase_and_back(house: House) -> None:
    house.rooms.open_passphrase()

    press(house.window, "Forny nøglerne")
    assert "Lås sagerne med en ny nøgle" in words(house.window)
    press(house.window, "Tilbage")
    assert "Den gamle og den nye" in words(house.window)


def test_nothing_is_asked_without_the_passphrase_or_twice() -> None:
    screen = RenewalScreen(now)
    told = heard(screen.wanted)

    press(screen, "Forny nøglerne")
    assert screen.word.needs == "Skriv den adgangssætning, du bruger nu."
    screen.word.write("havre")
    screen.busy(on=True)
    screen.word.line.returnPressed.emit()

    assert told == []
