"""A team's plans for a day say where something clashes: before they are printed and on the cover; it stops nothing."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from casework import agreements
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_team_batch import LED, TUESDAY, a_team, appointment, at_tuesday, printer
from tests.desktop.paper.reading_back import squeezed
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

__all__ = ["printer"]


def test_what_stands_in_the_way_is_said_per_citizen_before_printing_and_on_the_cover_and_stops_nothing(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]]
) -> None:
    a_team(house)
    store = house.stage.desk.store
    (doctor,) = agreements.make_agreement(
        LED.format(at=2), what="Går til psykologen kl. 10.30", who="Bo", due=TUESDAY, **shelf.act()
    )
    twice = replace(appointment(0, "w-anne", 9, 1), record="twice")
    house.stage.desk.news.tell(
        house.stage.desk.store_lane.wait_for(
            lambda: store.ledger.record([doctor, twice], now=shelf.NOW).stale
        )
    )
    screen = at_tuesday(house, qtbot)
    qtbot.waitUntil(lambda: "Karl Testperson" in words(screen.paper))

    told = words(screen.paper)
    assert "to ting på samme tid" in told
    assert "Bo Testperson" in told
    assert "Ida Testperson" not in told
    assert "psykologen" not in told
    press(screen.paper, screen.paper.go.text())

    qtbot.waitUntil(lambda: len(printer()) == 4, timeout=60_000)
    cover = squeezed(printer()[0])
    assert cover.count(squeezed("Støder sammen: to ting på samme tid")) == 2
    assert squeezed("psykologen") not in cover
    assert squeezed("regnes der med en time") in cover
