"""What the municipality decided takes effect at once, is told in words, and keeps nobody from what he wrote."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from desktop.flows import rules as rules_flow
from desktop.flows.binding import BindingFlow
from desktop.flows.guards import guards_of
from desktop.flows.rules import RulesFlow
from desktop.idle import IdleLock
from desktop.policy import Policy
from desktop.ui.screens.binding import BindingScreen
from desktop.ui.screens.today import TodayScreen
from storage import lease, passphrases, pinned, sealing
from storage.contacts import Contact
from storage.lease import Brought
from storage.pinned import Pinned
from storage.rules import Rules
from sync.proofs import DeviceKey, statement
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_passphrase_flow import settle
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, none, ring, using
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE

__all__ = ["ring"]

SERVICE = DeviceKey(bytes(range(64, 96)))


@pytest.fixture
def locked() -> list[str]:
    return []


@pytest.fixture
def flow(house: House, locked: list[str], qapp: QApplication) -> Iterator[RulesFlow]:
    house.rooms.open_today()
    idle = IdleLock(lambda: locked.append("idle"))
    house.rooms.guards = guards_of(house.rooms, qapp, lock=lambda: locked.append("locked"), decided=Policy())
    yield RulesFlow(house.rooms, idle, local=Policy())
    idle._timer.stop()
    cover = house.rooms.guards.cover
    if cover.cover is not None:
        cover._take_away(cover.cover)


def decide(house: House, **decided: Any) -> None:
    """Let a lease come that says this of the rules, over what no rule says."""
    store = house.stage.desk.store
    facts = {"device": "device-mette", "user": METTE.id, "nonce": "n", "at": NOW.isoformat()}
    facts |= {"until": (NOW + timedelta(days=7)).isoformat()}
    said = {"serial": 1, "cover": True, "binding": False, "idle": 30} | decided
    brought = Brought(statement(SERVICE, lease.KIND, {**facts, "rules": said}), "n")

    def hear() -> None:
        pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
        store.contacts.hear(Contact("https://x.example", "e", lease=brought), NOW)

    house.stage.desk.store_lane.wait_for(hear)


def banner(house: House) -> str:
    says = house.window._banner_says
    return says[0] if says is not None else ""


def here(house: House) -> object:
    return house.window.stack.currentWidget()


def test_a_forbidden_cover_is_explained_and_the_pause_ends_where_the_municipality_says(
    house: House, flow: RulesFlow, qapp: object
) -> None:
    decide(house, cover=False, idle=3)
    flow._idle.after(15)

    flow.begin()
    settle(house, qapp)

    assert house.rooms.guards is not None
    assert (house.rooms.guards.cover.allowed, house.window._offers_cover) == (False, False)
    assert flow._idle.milliseconds == 3 * 60_000
    house.rooms.guards.cover.want()
    assert "Din kommune har slået Dæk fra" in words(house.window)


def test_an_answer_that_comes_after_the_house_was_closed_changes_nothing(
    house: House, flow: RulesFlow, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow._idle.after(15)
    gone, found = QWidget(), rules_flow.Found(Rules(idle=3), bound=True, keyring=True)
    shiboken6.delete(gone)

    with monkeypatch.context() as closed:
        closed.setattr(house.rooms, "window", gone)
        flow._begin(found)
        flow._hear(found)

    assert flow._idle.milliseconds == 15 * 60_000


def test_what_the_person_chose_counts_again_when_the_rule_goes(
    house: House, flow: RulesFlow, qapp: object
) -> None:
    decide(house, idle=3)
    flow._idle.after(15)
    flow.begin()
    settle(house, qapp)

    decide(house, serial=2)
    flow.hear()
    settle(house, qapp)

    assert flow._idle.milliseconds == 15 * 60_000


def test_rules_that_come_during_the_day_are_told_once(house: House, flow: RulesFlow, qapp: object) -> None:
    flow.begin()
    settle(house, qapp)

    decide(house, cover=False, idle=10)
    flow.hear()
    settle(house, qapp)

    assert "Din kommune har bestemt noget" in banner(house)
    assert "Dæk med kode er slået fra" in banner(house)
    assert "låser senest efter 10 minutter" in banner(house)
    house.window.banner("")
    flow.hear()
    settle(house, qapp)
    assert banner(house) == ""


def test_a_cover_that_lies_when_it_is_forbidden_becomes_the_stronger_lock(
    house: House, flow: RulesFlow, locked: list[str], qapp: object
) -> None:
    assert house.rooms.guards is not None
    cover = house.rooms.guards.cover
    cover.is_chosen = True
    cover.want()
    decide(house, cover=False)

    flow.hear()
    settle(house, qapp)

    assert locked == ["locked"]


def test_the_file_of_it_forbids_more_and_never_less(
    house: House, locked: list[str], qapp: QApplication
) -> None:
    house.rooms.open_today()
    house.rooms.guards = guards_of(house.rooms, qapp, lock=lambda: None, decided=Policy(cover=False))
    idle = IdleLock(lambda: None)
    flow = RulesFlow(house.rooms, idle, local=Policy(cover=False))
    decide(house, cover=True)

    flow.begin()
    settle(house, qapp)

    assert not house.rooms.guards.cover.allowed
    idle._timer.stop()


def test_a_binding_that_is_demanded_is_where_the_unlock_leads_and_the_day_is_one_press_away(
    house: House, flow: RulesFlow, ring: OfThisTest, qapp: object
) -> None:
    decide(house, binding=True)

    flow.begin()
    settle(house, qapp)
    settle(house, qapp)  # the page asks for itself what holds

    screen = here(house)
    assert isinstance(screen, BindingScreen)
    assert "Sagerne skal bindes til denne computer" in words(screen)
    screen.back_wanted.emit()
    assert isinstance(here(house), TodayScreen)


def test_whoever_binds_is_asked_no_more_and_may_not_free_it(
    house: House, flow: RulesFlow, ring: OfThisTest, qapp: object
) -> None:
    decide(house, binding=True)
    page = BindingFlow(house.rooms, cost=CHEAP, floor=CHEAP)
    house.rooms._show("settings", page, passing=True)
    page.ask()
    settle(house, qapp)
    page.screen.word.write(PASSPHRASE)
    press(page.screen, "Bind til denne computer")
    settle(house, qapp)
    assert "Sådan har din kommune bestemt det" in words(page.screen)
    assert page.screen.act.isHidden()

    page._change(PASSPHRASE)
    settle(house, qapp)
    house.rooms.open_today()
    flow.begin()
    settle(house, qapp)

    assert passphrases.is_bound(house.stage.desk.store.folder)
    assert isinstance(here(house), TodayScreen)


def test_a_computer_without_a_keyring_is_told_and_works_on(
    house: House, flow: RulesFlow, qapp: object
) -> None:
    decide(house, binding=True)

    with using(none()):
        flow.begin()
        settle(house, qapp)

    assert isinstance(here(house), TodayScreen)
    assert "har ingen nøglering" in banner(house)
    assert "er her, og du kan arbejde videre" in banner(house)


def test_a_binding_that_is_demanded_during_the_day_waits_for_a_press(
    house: House, flow: RulesFlow, ring: OfThisTest, qapp: object
) -> None:
    flow.begin()
    settle(house, qapp)
    decide(house, binding=True)

    flow.hear()
    settle(house, qapp)

    assert isinstance(here(house), TodayScreen)
    press(house.window, "Bind nu")
    assert isinstance(here(house), BindingScreen)


def test_what_is_told_names_only_what_is_different() -> None:
    hard = Rules(1, cover=False, binding=True, idle=1)

    assert rules_flow.told(hard, hard, bound=True) == ""
    assert "senest efter 1 minut." in rules_flow.told(Rules(), hard, bound=True)
    assert "må bruges igen" in rules_flow.told(hard, Rules(), bound=True)


def test_a_test_of_the_test_a_rule_that_waits_for_the_next_unlock_would_be_noticed(
    house: House, flow: RulesFlow, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RulesFlow, "_apply", lambda _self, _rules: None)

    with pytest.raises(AssertionError):
        test_a_forbidden_cover_is_explained_and_the_pause_ends_where_the_municipality_says(house, flow, qapp)
