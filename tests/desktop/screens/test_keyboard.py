"""Everything by keys: Tab visits all that can be pressed, in reading order and back again, and the focus is seen."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLayout, QWidget

from desktop.ui.look.tokens import THEMES, Theme, look
from desktop.ui.parts import focus
from desktop.ui.parts.focus import FocusRing, keys_go_to
from desktop.ui.screens import screen as screen_module
from desktop.ui.screens.keys_sheet import KeysSheet
from desktop.ui.screens.visit_bars import SaveBar
from tests.desktop.held import strayed, torn
from tests.desktop.picture_check import place_in, scrolls
from tests.desktop.screens.listening import settle
from tests.desktop.shoot import SCENES, SCREENS

MOST = 200
"""More stops than any screen has: who meets so many goes in circles inside something."""


@pytest.fixture
def opened() -> Iterator[list[QWidget]]:
    """What a test opens, closed at once: many windows left open slow each other down."""
    made: list[QWidget] = []
    yield made
    for window in made:
        window.close()
        window.deleteLater()


def shown(window: QWidget) -> QWidget:
    """Show it, with the keyboard."""
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    settle()
    return window


def stops(window: QWidget, by: Qt.Key) -> list[QWidget]:
    """Where the key leads, from where the screen begins round to there again."""
    QTest.keyClick(window, by)
    first = here = window.focusWidget()
    found: list[QWidget] = []
    while here not in found and len(found) < MOST:
        found.append(here)
        QTest.keyClick(here, by)
        here = window.focusWidget()
    assert here is first, f"never back at the beginning: {names(found)[-3:]}"
    return found


def names(widgets: list[QWidget]) -> list[str]:
    """What they are called."""
    return [each.accessibleName() or type(each).__name__ for each in widgets]


def unreached(window: QWidget, visited: list[QWidget]) -> list[str]:
    """What Tab never comes to, of all that can be pressed or written in; one of a group will do."""
    left = []
    for widget in window.findChildren(QWidget):
        can = widget.isVisible() and widget.isEnabled() and keys_go_to(widget) is None
        is_pressed = isinstance(widget, QAbstractButton) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not can or not (
            is_pressed or widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        ):
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        together = group.buttons() if group is not None else [widget]
        if not any(each in visited for each in together):
            left.append(widget)
    return names(left)


def steps_back(window: QWidget, visited: list[QWidget]) -> list[str]:
    """Each step of the circle that leads up again in the same column, or to the left on the same line."""
    found = []
    for area in window.findChildren(QAbstractScrollArea):
        area.verticalScrollBar().setValue(0)  # it went along with the focus
    for here, there in pairwise([*visited, visited[0]]):
        one, other = place_in(here, window), place_in(there, window)
        up = other.bottom() < one.top() and other.left() < one.right()
        left = other.right() < one.left() and other.top() < one.bottom() and one.top() < other.bottom()
        if up or (left and scrolls(here) == scrolls(there)):  # what scrolls may lie behind a bar now
            found.append(" -> ".join(names([here, there])))
    return found


@pytest.mark.parametrize("scene", SCREENS.values())
def test_tab_leads_to_everything_in_reading_order_and_back(scene: str, opened: list[QWidget]) -> None:
    window = shown(SCENES[scene]())
    opened.append(window)

    there = stops(window, Qt.Key.Key_Tab)
    back = stops(window, Qt.Key.Key_Backtab)[::-1]
    place = back.index(there[0])

    assert unreached(window, there) == []
    assert len(up := steps_back(window, there)) <= 1, up  # the one from the last thing to the first
    assert names([*back[place:], *back[:place]]) == names(there)
    assert [*torn(window), *strayed()] == []


def seen(window: QWidget, by_ring: FocusRing) -> bool:
    """Whether the focus changes the picture around what has it, on each of the four sides."""
    area = by_ring.geometry().intersected(window.rect())
    around = window.grab(area).toImage()
    by_ring.hide()
    bare = window.grab(area).toImage()
    by_ring.show()
    middle, half = around.width() // 2, around.height() // 2
    sides = (
        [(middle, y) for y in range(4)],
        [(middle, around.height() - 1 - y) for y in range(4)],
        [(x, half) for x in range(4)],
        [(around.width() - 1 - x, half) for x in range(4)],
    )
    return all(any(around.pixel(x, y) != bare.pixel(x, y) for x, y in side) for side in sides)


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen_on_all_sides_in_every_theme(theme: Theme, opened: list[QWidget]) -> None:
    look.set_theme(theme)
    window = shown(SCENES["plan_writing"]())
    opened.append(window)
    (ring,) = window.findChildren(FocusRing)

    unseen = []
    for _ in range(12):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        settle()
        if not (ring.isVisible() and seen(window, ring)):
            unseen += names([window.focusWidget()])

    assert unseen == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ring_ends_where_the_page_scrolls_under_what_stands_fast(
    opened: list[QWidget], scale: float
) -> None:
    look.set_scale(scale)
    window = shown(SCENES["visit"]())
    opened.append(window)
    window.resize(1280, 800 if scale == 1 else 600)  # so low that the note runs under the bar
    settle()
    (ring,) = window.findChildren(FocusRing)
    (bar,) = window.findChildren(SaveBar)

    fast = place_in(bar, window).translated(-ring.pos()).adjusted(0, 8, 0, 0)

    assert ring.isVisible()
    assert ring.rect().intersects(fast) == (scale > 1)
    assert scale == 1 or not ring.mask().intersects(fast)


def test_of_the_test_a_ring_that_is_not_painted_would_be_missed(
    opened: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FocusRing, "paintEvent", lambda *_what: None)
    window = shown(SCENES["today"]())
    opened.append(window)
    (ring,) = window.findChildren(FocusRing)

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    settle()

    assert ring.isVisible()
    assert not seen(window, ring)


def test_of_the_test_a_button_that_tab_passes_by_would_be_missed(opened: list[QWidget]) -> None:
    window = shown(SCENES["today"]())
    opened.append(window)
    left = next(each for each in window.findChildren(QAbstractButton) if each.text() == "Udskriv dagen")
    left.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    assert unreached(window, stops(window, Qt.Key.Key_Tab)) == ["Udskriv dagen"]


def test_of_the_test_cards_made_anew_would_come_last(
    opened: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_module, "order_keys", lambda _screen: None)
    window = shown(SCENES["citizen"]())
    opened.append(window)

    assert len(steps_back(window, stops(window, Qt.Key.Key_Tab))) > 1


def test_of_the_test_a_page_that_the_collector_would_take_apart_is_noticed(
    opened: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(focus, "keys_go_to", QWidget.focusProxy)
    window = shown(SCENES["citizen"]())
    opened.append(window)

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert "Scroller '' in QWidget" in torn(window)


def test_of_the_test_an_item_that_qt_takes_down_behind_its_wrapper_is_noticed(
    opened: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked_for(layout: QLayout, _inside: QWidget) -> list[QWidget | QLayout]:
        items = [layout.itemAt(place) for place in range(layout.count())]
        return [piece for item in items if item and (piece := item.widget() or item.layout())]

    monkeypatch.setattr(focus, "pieces_of", asked_for)
    window = shown(SCENES["citizen"]())
    opened.append(window)

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert "QWidgetItem of QVBoxLayout" in strayed()


def test_tab_stays_on_what_lies_over_the_page(opened: list[QWidget]) -> None:
    window = shown(SCENES["keys"]())
    opened.append(window)
    (sheet,) = window.findChildren(KeysSheet)

    for by in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
        QTest.keyClick(window.focusWidget(), by)
        assert sheet.isAncestorOf(window.focusWidget())
