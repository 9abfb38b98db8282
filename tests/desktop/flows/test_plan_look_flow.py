"""What a plan looks like is chosen beside the pages, kept with the case, and on every plan of that citizen since."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from casework import plan_look
from storage.reads import citizen
from tests.desktop.flows.conftest import MORNING, House
from tests.desktop.flows.test_paper_flows import asked, plan, printed
from tests.desktop.flows.test_paper_flows import version as issued
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.paper.test_large_print import smallest

__all__ = ["printed"]


def size(house: House) -> str:
    page = asked(house, lambda reader: citizen.page(reader, house.citizen, MORNING.date()))
    return str(page.plan_size)


def test_large_print_is_kept_with_the_case_and_is_on_what_the_printer_gets(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    look = screen.paper_look
    assert not look.isHidden()

    look.large.click()

    qtbot.waitUntil(lambda: bool(screen._page and screen._page.plan_size), timeout=60_000)
    assert size(house) == plan_look.LARGE
    screen.print_wanted.emit()
    qtbot.waitUntil(lambda: issued(house) is not None, timeout=60_000)
    assert smallest(printed.read_bytes()) > 17.99

    look.large.click()

    qtbot.waitUntil(lambda: bool(screen._page and not screen._page.plan_size), timeout=60_000)
    assert not look.large.isChecked()


def test_a_language_is_kept_with_the_case_and_stands_on_what_the_printer_gets(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)

    screen.paper_look.language_chosen.emit("tr")

    qtbot.waitUntil(lambda: bool(screen._page and screen._page.plan_language == "tr"), timeout=60_000)
    screen.print_wanted.emit()
    qtbot.waitUntil(lambda: issued(house) is not None, timeout=60_000)
    assert squeezed("Det vil jeg İstediğim şey") in matter(printed.read_bytes())
