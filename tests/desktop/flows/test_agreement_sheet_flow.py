"""The agreement sheet from *Papir til borgeren*: printed and entered, or one hears why there is none."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_papers_flow import choose, opened
from tests.desktop.flows.test_paper_flows import printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import matter, squeezed
from tests.storage import shelf

__all__ = ["printed"]


def test_the_open_agreements_leave_on_a_sheet_of_their_own_and_where_there_is_none_one_hears_it(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    choose(screen, "agreements")
    screen.form.send()
    assert "Der er ingen åbne aftaler" in told(qtbot, house)
    assert not printed.exists()
    qtbot.waitUntil(screen.form.save.isEnabled)

    house.stage.save(*shelf.agreement(house.citizen, "Ringer til bageriet", who="Mette"))
    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "agreements"), timeout=20_000)
    text = matter(printed.read_bytes())
    assert squeezed("Ringer til bageriet") in text
    assert squeezed("var det ikke skrevet under") in text
