"""Who stands in, as the page of a case says it, and an access that is over, as the sync room says it."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from casework.answers import CoverShown, HandedOver
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.sync_room import SyncScreen
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import now
from tests.desktop.screens.listening import words

UNTIL = "2026-12-14T23:00:00+00:00"


def standing_in(*, mine: bool = False, is_glass: bool = False) -> CoverShown:
    return CoverShown("Mette Hald", "Jonas Krogh", UNTIL, date(2026, 12, 14), mine, is_glass)


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        (standing_in(), "Mette Hald dækker til og med 14.12."),
        (standing_in(mine=True), "Du dækker for Jonas Krogh til og med 14.12."),
        (standing_in(mine=True, is_glass=True), "Åbnet til kl. 00.00 uden for din sagsstamme."),
    ],
)
def test_the_page_says_who_stands_in_and_until_when(qtbot: QtBot, cover: CoverShown, said: str) -> None:
    screen = CitizenScreen(now)
    qtbot.addWidget(screen)
    screen.show_page(replace(facts.PAGE, covers=(cover,)))
    shown = words(screen)
    screen.show_page(facts.PAGE)

    assert said in shown
    assert said not in words(screen)


def test_an_access_that_is_over_is_told_without_a_receiver(qtbot: QtBot) -> None:
    screen = SyncScreen(now)
    qtbot.addWidget(screen)
    over = HandedOver("Z.T.", "", "2026-11-26T10:15:00+00:00")
    screen.show_room(replace(facts_sync.QUIET, handed_over=(over,)))

    assert "Din adgang til Z.T. sluttede den 26.11. Sagen er fjernet fra denne computer." in words(screen)
