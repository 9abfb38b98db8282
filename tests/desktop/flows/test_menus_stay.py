"""The menu of a note stands while news come in: a part that is shown before it has a place is a window and shuts it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework import agreements, journal, visits
from casework.acts import Act
from casework.answers import AgreementShown
from casework.changes import Seen
from desktop.ui.parts.menu import Menu
from desktop.ui.parts.words import Words
from desktop.ui.screens.citizen_cards import AgreementsCard
from desktop.ui.screens.today import TodayScreen
from desktop.ui.window import MainWindow
from tests.desktop.flows.conftest import House, case
from tests.storage import shelf

WRITTEN, PROMISED = "Ringede om skolen.", "Ringe til skolen"
SOON = timedelta(minutes=30)


class Windows(QObject):
    """Hears what comes up as a window of its own; a menu and the program's window may."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember it, and let everything pass."""
        is_shown = event.type() == QEvent.Type.Show and not isinstance(watched, Menu | MainWindow)
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def menu_in_the_news(qtbot: QtBot, house: House) -> tuple[bool, list[str]]:
    """Save a note, open its menu, and let a colleague's note, agreement and plan for the day behind it come in.

    Return whether the menu stands still, and what came up as a window meanwhile.
    """
    house.stage.save(
        *visits.plan_visit(house.citizen, at=shelf.NOW + SOON, agreed_last="Ringe", **shelf.act(Seen(0, 9)))
    )
    house.rooms.open_today()
    today = house.window.stack.currentWidget()
    assert isinstance(today, TodayScreen)
    qtbot.waitUntil(lambda: bool(today._cards))
    screen = case(qtbot, house)
    screen.write_note()
    QTest.keyClicks(screen.note.text.area, WRITTEN)
    screen.note_saved.emit(house.citizen, "fact", WRITTEN)
    line, windows, hidden = screen.timeline._line, Windows(), list[int]()
    qtbot.waitUntil(lambda: any(WRITTEN in one.text for one in line.entries.entries))
    place = next(at for at, one in enumerate(line.entries.entries) if WRITTEN in one.text)
    line.customContextMenuRequested.emit(line.visualRect(line.entries.index(place)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    menu.aboutToHide.connect(lambda: hidden.append(1))
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)

    act = Act(by="w-jonas", now=shelf.NOW, seen=shelf.act()["seen"])
    promised = agreements.make_agreement(house.citizen, what=PROMISED, who="Jonas", due=None, **act)
    early = visits.plan_visit(house.citizen, at=shelf.NOW + SOON / 2, worker=shelf.METTE.id, **act)
    card = today._cards[today._opened]
    house.hear(1, *promised, *journal.write_note(house.citizen, text="Set", nature="fact", **act), *early)
    qtbot.waitUntil(lambda: any("Set" in one.text for one in line.entries.entries))
    qtbot.waitUntil(lambda: any(one.what == PROMISED for one in screen.agreements._agreements))
    qtbot.waitUntil(lambda: today._cards[today._opened] is not card)

    app.removeEventFilter(windows)
    stands = not hidden
    if stands:
        menu.close()
    return stands, windows.shown


def test_the_menu_of_a_note_stands_while_news_of_its_case_come_in(qtbot: QtBot, house: House) -> None:
    assert menu_in_the_news(qtbot, house) == (True, [])


def test_a_part_that_is_shown_before_it_has_a_place_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_of = AgreementsCard._agreement

    def hasty(card: AgreementsCard, agreement: AgreementShown) -> QWidget:
        Words(agreement.what).setVisible(True)
        return row_of(card, agreement)

    monkeypatch.setattr(AgreementsCard, "_agreement", hasty)

    stands, shown = menu_in_the_news(qtbot, house)

    assert (stands, "Words" in shown) == (False, True)
