"""What waits to be sent: every change can be seen, page by page, and never more lines are made than a page has."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from casework.answers import SyncRoom
from desktop.ui.parts.mark import Icon
from desktop.ui.screens.sync_lines import SHOWN
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.waiting_card import PAGE
from tests.desktop import facts_sync
from tests.desktop.scenes import now, window_with
from tests.desktop.screens.listening import heard, key, press, settle, words


def room_with(count: int, files: int = 0) -> SyncRoom:
    waiting = tuple(
        replace(facts_sync.WAITING[0], number=number, name=f"Borger-{number:05}") for number in range(count)
    )
    kept = tuple(
        replace(facts_sync.SCAN, id=f"f-{number}", name=f"Fil-{number:05}") for number in range(files)
    )
    return replace(facts_sync.QUIET, waiting=waiting, files=kept)


def opened(room: SyncRoom) -> SyncScreen:
    screen = SyncScreen(now)
    screen.show_room(room)
    return screen


def shown(screen: SyncScreen) -> list[str]:
    """Return whose changes stand there, in order."""
    return [
        word
        for word in words(screen.out).replace("·", " ").split()
        if word[:7] == "Borger-" or word[:4] == "Fil-"
    ]


def pages(screen: SyncScreen, way: str) -> list[list[str]]:
    """Turn the pages one way as long as there is one, and return what stands on each."""
    found: list[list[str]] = []
    while not (button := getattr(screen.out, way)).isHidden():
        assert len(found) < 9, "it never ends"
        button.click()
        found.append(shown(screen))
    return found


def names(room: SyncRoom) -> list[str]:
    return [*(one.name for one in room.waiting), *(one.name for one in room.files)]


def test_a_few_stand_there_at_once_and_nothing_is_offered_beside_them() -> None:
    room = room_with(SHOWN)
    screen = opened(room)

    assert shown(screen) == names(room)
    assert [screen.out.more.isHidden(), screen.out.before.isHidden(), screen.out.after.isHidden()] == [
        True
    ] * 3


def test_the_thirteenth_is_one_press_away_and_the_first_come_back() -> None:
    room = room_with(SHOWN + 1)
    screen = opened(room)
    few = shown(screen)

    press(screen, f"Vis alle {SHOWN + 1}")
    whole = shown(screen)
    press(screen, "Vis de første")

    assert whole == names(room)
    assert few == shown(screen) == names(room)[:SHOWN]


def test_every_change_and_every_file_can_be_seen_forwards_and_backwards() -> None:
    room = room_with(2 * PAGE + 5, files=PAGE)
    screen = opened(room)
    press(screen, f"Vis alle {3 * PAGE + 5}")
    there = [shown(screen), *pages(screen, "after")]
    back = [*reversed(pages(screen, "before")), there[-1]]

    assert [name for page in there for name in page] == names(room)
    assert there == back


def test_ten_thousand_make_no_more_lines_than_a_page_has() -> None:
    screen = opened(room_with(10_000))

    press(screen, "Vis alle 10000")

    assert len(shown(screen)) == PAGE
    assert len(screen.out.findChildren(Icon)) == 2 * PAGE
    assert f"1–{PAGE} af 10000" in words(screen.out)


def test_a_page_stays_while_a_round_sends_and_is_the_last_one_where_too_few_are_left() -> None:
    screen = opened(room_with(3 * PAGE))
    press(screen, f"Vis alle {3 * PAGE}")
    screen.out.after.click()
    screen.out.after.click()

    screen.show_room(room_with(3 * PAGE - 1))
    stays = shown(screen)
    screen.show_room(room_with(PAGE + 3))
    last = shown(screen)
    screen.show_room(room_with(0))

    assert stays == names(room_with(3 * PAGE - 1))[2 * PAGE :]
    assert last == names(room_with(PAGE + 3))[PAGE:]
    assert "Intet venter" in words(screen.out)


def test_the_key_that_reached_the_last_page_goes_back_from_there_and_touches_nothing_else(
    qtbot: QtBot,
) -> None:
    screen = SyncScreen(now)
    window = window_with("sync", screen)
    qtbot.addWidget(window)
    window.show()
    screen.show_room(room_with(2 * PAGE))
    settle()
    saved, sent = heard(screen.stick_wanted), heard(screen.send_wanted)
    screen.out.more.click()
    screen.out.after.setFocus()

    for _ in range(2):
        key(QGuiApplication.focusObject(), Qt.Key.Key_Space)  # type: ignore[arg-type]
        settle()

    assert shown(screen) == names(room_with(2 * PAGE))[:PAGE]
    assert screen.out.after.hasFocus()
    assert (saved, sent) == ([], [])


@pytest.mark.parametrize("way", ["after", "more"])
def test_other_lines_are_seen_from_the_first_on(qtbot: QtBot, way: str) -> None:
    screen = SyncScreen(now)
    window = window_with("sync", screen)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    screen.show_room(room_with(2 * PAGE))
    screen.out.more.click()
    settle()
    (page,) = screen.findChildren(QScrollArea)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    below = screen.out.head.mapTo(window, screen.out.head.rect().topLeft()).y()

    getattr(screen.out, way).click()
    settle()

    assert below < 0
    assert 0 < screen.out.head.mapTo(window, screen.out.head.rect().topLeft()).y() < window.height()
