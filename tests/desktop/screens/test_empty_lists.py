"""A list in which nothing stands says what it is for and how it fills: two sentences, never a bare page."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts.table import Table
from desktop.ui.parts.timeline import Timeline
from desktop.ui.screens.citizens import CitizensScreen
from tests.desktop.scenes import now, window_with
from tests.desktop.screens.listening import settle, words
from tests.desktop.shoot import SCENES

TEACHES = {
    "practice": ["Dagens besøg står her i den rækkefølge, du kører dem. Læg det første ind."],
    "citizen_new": [
        "Ingen historie endnu. Den fortælles af borgeren, og I skriver den sammen.",
        "Intet er sket endnu. Notater, besøg og møder står her, når de er skrevet.",
        "Et mål er borgerens egne ord, noget I kan måle, og en dato. Skriv det sammen.",
        "Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen.",
        "Ingen filer endnu. Tryk Vedhæft, eller træk en fil hertil",
    ],
    "visit_new": ["Skriv i notatet, hvem der gør hvad hvornår."],
    "plan_empty": ["Det mangler planen endnu", "Skriv den første sammen."],
    "mentor_nobody": ["Når en sagsbehandler har gjort dig til mentor, står borgeren her"],
    "team_nobody": ["Når administratoren har givet dig et team"],
    "sync_quiet": [
        "står her, til centralen har kvitteret",
        "Når centralen har modtaget en ændring, står den her",
    ],
    "history_nothing": ["Det, din rolle kan læse, står her, når det er skrevet."],
    "case_history_empty": ["Hver gang noget skrives eller ændres, kommer der en version her."],
    "case_log_empty": ["Hver gang den åbnes, udskrives eller ændres, kommer der en linje."],
    "safe_empty": ["Her står dine mål og det, vi aftaler"],
    "palette_nothing": ["Prøv en del af ordet."],
}


def bare(window: QWidget) -> list[str]:
    """Every list that stands on the page without a row."""
    tables = [each for each in window.findChildren(Table) if each.isVisible() and not each.rows_model.rows]
    lines = [each for each in window.findChildren(Timeline) if each.isVisible() and not each.entries.entries]
    return [each.accessibleName() for each in (*tables, *lines)]


@pytest.mark.parametrize("scene", TEACHES)
def test_an_empty_list_says_what_it_is_for(scene: str, qtbot: QtBot) -> None:
    window = SCENES[scene]()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    said = words(window)

    assert [sentence for sentence in TEACHES[scene] if sentence not in said] == []
    assert bare(window) == []


def test_a_caseload_without_citizens_says_where_they_come_from(qtbot: QtBot) -> None:
    screen = CitizensScreen(now)
    window = window_with("citizens", screen)
    qtbot.addWidget(window)
    window.show()

    screen.show_rows(())
    settle()

    assert "Dine borgere står her, når centralen har sendt dem." in words(screen)
    assert bare(window) == []


def test_of_the_test_a_bare_table_would_be_missed(qtbot: QtBot) -> None:
    screen = CitizensScreen(now)
    window = window_with("citizens", screen)
    qtbot.addWidget(window)
    window.show()
    screen.show_rows(())

    screen.table.show()
    settle()

    assert bare(window) == ["Borgere i din stamme"]
