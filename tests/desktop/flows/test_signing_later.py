"""What a signature is to the plan once something else has happened: a protected address, a newer version, a new day."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework import acts, guarding, signing
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_signing_flow import (
    draw,
    kept,
    plan,
    sign_drawn,
    signed,
    signing_screen,
    text_of,
    with_a_goal,
)
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

STREET = "Kvægtorvsgade 7"


def guard(house: House) -> None:
    """Protect the address, as the case page does."""
    said = guarding.guard_address(
        [house.citizen], on="2026-11-26", source="Politiet", reason="Trusler", **shelf.act()
    )
    house.stage.save(*said)


@pytest.mark.parametrize(
    "told_apart", [True, False], ids=["told apart", "without the protection being asked"]
)
def test_a_signed_plan_with_an_address_that_is_protected_now_is_signed_anew_without_it(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, *, told_apart: bool
) -> None:
    house.stage.save(acts.change(house.citizen, house.citizen, "citizen", {"address": STREET}, **shelf.act()))
    with_a_goal(house)
    sign_drawn(qtbot, house)
    assert STREET in text_of(kept(house))
    guard(house)
    if not told_apart:
        monkeypatch.setattr(signing, "standing", lambda *_, **__: "stands")

    said = words(plan(qtbot, house))
    assert ("ændret siden" in said, "Adressen er beskyttet nu" in said) == (False, told_apart)
    if not told_apart:
        return
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    assert "Fælles plan, udgave 2" in words(screen)
    draw(screen.citizen.pad)
    press(screen, "Gem underskrift")

    qtbot.waitUntil(lambda: (last := signed(house).last) is not None and last.number == 2, timeout=60_000)
    assert STREET not in text_of(kept(house))
    assert "udgave 2 fra 26.11.2026, som den står her" in words(plan(qtbot, house))


def test_past_midnight_the_page_is_asked_anew_and_then_it_can_be_signed(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    draw(screen.citizen.pad)
    tomorrow = house.rooms.now() + timedelta(days=1)
    house.rooms.now = lambda: tomorrow
    house.stage.desk.clock = lambda: shelf.NOW + timedelta(days=1)

    press(screen, "Gem underskrift")
    qtbot.waitUntil(lambda: "Det er blevet en ny dag" in words(screen), timeout=60_000)
    assert screen.citizen.pad.strokes() == ()
    draw(screen.citizen.pad)
    press(screen, "Gem underskrift")

    qtbot.waitUntil(lambda: signed(house).last is not None, timeout=60_000)
    last = signed(house).last
    assert last is not None
    assert last.issued_on == date(2026, 11, 27)
