"""The store is bound to the computer from the settings, and freed again, with the passphrase each time."""

import pytest

from desktop.flows.binding import BindingFlow
from storage import feet, passphrases, vault
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_passphrase_flow import settle
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, none, ring, using
from tests.storage.shelf import CHEAP, PASSPHRASE

__all__ = ["ring"]


@pytest.fixture
def flow(house: House, qapp: object) -> BindingFlow:
    flow = BindingFlow(house.rooms, cost=CHEAP, floor=CHEAP)
    house.rooms._show("settings", flow, passing=True)
    flow.ask()
    settle(house, qapp)
    return flow


def test_it_is_bound_and_freed_and_the_page_says_what_holds(
    house: House, ring: OfThisTest, flow: BindingFlow, qapp: object
) -> None:
    folder = house.stage.desk.store.folder
    assert "er ikke bundet" in words(flow.screen)

    flow.screen.word.write(PASSPHRASE)
    press(flow.screen, "Bind til denne computer")
    settle(house, qapp)
    assert "Sagerne er bundet" in words(flow.screen)
    assert passphrases.is_bound(folder)
    assert flow.screen.word.text() == ""

    flow.screen.word.write(PASSPHRASE)
    press(flow.screen, "Løs fra computeren")
    settle(house, qapp)
    assert "er ikke bundet" in words(flow.screen)
    assert not passphrases.is_bound(folder)


@pytest.mark.usefixtures("ring")
def test_a_copy_that_could_not_follow_is_told(
    house: House, flow: BindingFlow, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feet, "settle", lambda *_: 1)
    flow.screen.word.write(PASSPHRASE)

    press(flow.screen, "Bind til denne computer")
    settle(house, qapp)

    assert "Sagerne er bundet" in words(flow.screen)
    assert "Sikkerhedskopier, der ikke kunne følge med: 1." in words(flow.screen)


def test_without_a_keyring_the_page_says_that_nothing_changed(
    house: House, flow: BindingFlow, qapp: object
) -> None:
    flow.screen.word.write(PASSPHRASE)

    with using(none()):
        press(flow.screen, "Bind til denne computer")
        settle(house, qapp)

    assert "ingen nøglering" in words(flow.screen)
    assert not passphrases.is_bound(house.stage.desk.store.folder)


def test_a_wrong_passphrase_is_told_where_it_was_typed(
    house: House, ring: OfThisTest, flow: BindingFlow, qapp: object
) -> None:
    flow.screen.word.write("forkert")

    press(flow.screen, "Bind til denne computer")
    settle(house, qapp)

    assert "Forkert adgangssætning" in flow.screen.word.needs
    assert vault.find(house.stage.desk.store.folder).wrong == 1


def test_the_way_leads_over_the_passphrase(house: House, qapp: object) -> None:
    house.rooms.open_passphrase()

    press(house.window, "Binding til computeren")
    settle(house, qapp)

    assert "er ikke bundet" in words(house.window)
