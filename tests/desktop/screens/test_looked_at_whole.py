"""What a person saw when every picture of the gallery was looked at, so that it stays mended."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.answers_history import RecordLine
from desktop.ui.look.tokens import look
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.words import Words
from desktop.ui.screens.case_history import CaseHistoryScreen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.edition import EditionScreen
from desktop.ui.screens.passphrase_asked import PassphraseAsked
from tests.desktop.facts import PAGE
from tests.desktop.scenes import now
from tests.desktop.screens.listening import settle
from tests.desktop.screens.test_looked_at import place
from tests.desktop.shoot import SCENES


def seen(scene: str, qtbot: QtBot) -> QWidget:
    """Show a scene in the window that the pages are drawn for."""
    window = SCENES[scene]()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    return window


def test_what_may_go_on_a_paper_says_by_name_who_does_it(qtbot: QtBot) -> None:
    """Initials stood there, and »Borger«: what is read with the citizen before it leaves the house."""
    screen = EditionScreen(now)
    qtbot.addWidget(screen)
    assert PAGE.primary is not None
    open_one = next(one for one in PAGE.agreements if one.status == "open")
    both = tuple(replace(open_one, id=who, who=who) for who in (PAGE.primary.initials, "Borger"))

    screen.show_case(replace(PAGE, agreements=both), ())

    told = [one.said.split(" · ")[1] for one in screen.form.findChildren(Words) if " · " in one.said]
    assert told == ["Mette", "Zahra"]


@pytest.mark.parametrize("scene", ["binding", "renewal"])
def test_a_page_that_asks_for_the_passphrase_begins_under_its_title(qtbot: QtBot, scene: str) -> None:
    """It hung in the middle of the window, a hand below its title."""
    window = seen(scene, qtbot)
    (screen,) = window.findChildren(PassphraseAsked)

    assert place(screen.ask).top() - place(screen.back).bottom() < 100


def test_what_became_of_a_version_stands_at_the_edge_of_its_card(qtbot: QtBot) -> None:
    """Room was kept for longer words than there were, and it hung in the middle of the line."""
    window = seen("history", qtbot)
    chips = [place(one) for one in window.findChildren(Chip) if one.isVisible()]
    edges = {one.right() for one in chips}

    assert len({edge for edge in edges if edge >= 1200}) == 1


def test_a_note_that_is_begun_stands_whole_in_sight_also_with_large_text(qtbot: QtBot) -> None:
    """One saw the first line of the field, and neither the others nor the button."""
    look.set_scale(2.0)
    window = seen("citizen", qtbot)
    (screen,) = window.findChildren(CitizenScreen)

    screen.write_note()
    settle()

    assert place(screen.note.save).bottom() < window.height()


def test_a_record_without_a_title_is_called_by_its_kind_as_a_line_begins(qtbot: QtBot) -> None:
    screen = CaseHistoryScreen(now)
    qtbot.addWidget(screen)
    kind = "én plan i stedet for flere"

    cell = screen._what(RecordLine("r-1", "one_plan", kind, kind, "written", "", "2026-11-26T10:00:00Z", 1))

    assert (cell.first, cell.second) == ("Én plan i stedet for flere", "")
