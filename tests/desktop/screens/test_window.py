"""The window: places, keys, chip, receipt, banner, practice frame and the safe view."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from casework.answers import SyncState
from desktop.ui.look.tokens import look
from desktop.ui.parts.floating import Dialog
from desktop.ui.parts.practice import Practice
from desktop.ui.parts.scroll import Shelf
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.keys_sheet import KeysSheet
from desktop.ui.screens.palette import CommandPalette
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.said import NO_BREAK
from desktop.ui.screens.sync_words import chip_words
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.window import MainWindow
from sync.words import TurnedAway
from tests.desktop import facts
from tests.desktop.picture_check import seen_in
from tests.desktop.scenes import SHOWN, now
from tests.desktop.screens.listening import heard, key, press, settle, words

TURNED = str(TurnedAway("sign_in_needed", "user"))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(now=now)
    qtbot.addWidget(made)
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    made.show_screen("today", screen)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle()
    yield made
    made.close()


def safe_screen() -> SafeScreen:
    screen = SafeScreen(now)
    screen.show_page(facts.PAGE)
    return screen


def test_places_are_reached_by_a_press_and_by_ctrl_and_a_number(window: MainWindow) -> None:
    gone = heard(window.place_chosen)

    press(window.rail, "Borgere")
    for number in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        key(window, number, CONTROL)

    assert gone == [("citizens",), ("today",), ("citizens",), ("search",), ("sync",), ("settings",)]


def test_a_screen_that_comes_late_takes_no_letter_from_the_search_line_over_it(window: MainWindow) -> None:
    palette = CommandPalette(window, now)
    palette.open()

    window.show_screen("citizens", CitizensScreen(now))
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "Hanne ")

    assert palette.field.text() == "Hanne"
    palette.close_it()
    below, focus = window.stack.currentWidget(), QApplication.focusWidget()
    assert below is not None
    assert focus is not None
    assert below.isAncestorOf(focus)


def test_the_lit_place_is_the_one_that_is_shown_not_the_one_that_was_pressed(window: MainWindow) -> None:
    press(window.rail, "Borgere")
    assert window.rail.here() == "today"

    window.show_screen("citizens", CitizensScreen(now))

    assert window.rail.here() == "citizens"


def test_lock_search_and_safe_view_have_a_button_and_a_key(window: MainWindow) -> None:
    locked, asked, safe = (
        heard(window.lock_wanted),
        heard(window.palette_wanted),
        heard(window.safe_view_wanted),
    )

    press(window, "Lås")
    key(window, Qt.Key.Key_L, CONTROL)
    press(window, "Søg eller gå til")
    key(window, Qt.Key.Key_K, CONTROL)
    press(window, "Borgervisning")
    key(window, Qt.Key.Key_F9)

    assert (len(locked), len(asked), safe) == (2, 2, [(True,), (True,)])


def test_a_question_stands_before_the_keys_to_other_pages_and_never_before_the_lock(
    window: MainWindow,
) -> None:
    gone, safe, locked = heard(window.place_chosen), heard(window.safe_view_wanted), heard(window.lock_wanted)
    question = Dialog(window, "Gem papiret?", do="Gem", leave="Lad være")
    question.ask()

    for pressed in (Qt.Key.Key_2, Qt.Key.Key_N):
        key(question.leave, pressed, CONTROL)
    key(question.leave, Qt.Key.Key_F9)
    key(question.leave, Qt.Key.Key_L, CONTROL)
    question.leave_it()
    settle()

    assert (gone, safe, len(locked)) == ([], [], 1)
    key(window, Qt.Key.Key_2, CONTROL)
    assert len(gone) == 1


def test_the_frame_of_the_practice_office_is_heard_in_the_language_of_the_moment(window: MainWindow) -> None:
    window.set_practice(on=True)
    frame = window.findChildren(Practice)[0]
    frame.setAccessibleName("Practice office")

    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))

    assert frame.accessibleName().startswith("Øvelseskontor")


def test_the_safe_view_knows_only_its_citizen(window: MainWindow) -> None:
    asked, gone, safe = (
        heard(window.palette_wanted),
        heard(window.place_chosen),
        heard(window.safe_view_wanted),
    )
    window.banner("Lene er flyttet til Jonas Krogh den 20.11.")

    window.show_screen("safe", safe_screen())
    settle()
    key(window, Qt.Key.Key_K, CONTROL)
    key(window, Qt.Key.Key_2, CONTROL)
    key(window, Qt.Key.Key_F9)

    assert (asked, gone, safe) == ([], [], [(False,)])
    assert not window.rail.isVisible()
    said = words(window)
    assert "Lene" not in said
    assert "Østen" not in said
    assert "11 dage over" not in said
    assert "Zahras vej" in said


def test_a_visit_has_no_rail_and_larger_targets(window: MainWindow) -> None:
    screen = VisitScreen(now)
    screen.show_visit(SHOWN)

    window.show_screen("visit", screen)
    in_visit = (window.rail.isVisible(), look.mode)
    window.show_screen("citizens", CitizensScreen(now))

    assert in_visit == (False, "visit")
    assert (window.rail.isVisible(), look.mode) == (True, "desk")


def test_a_receipt_can_be_taken_back_once(window: MainWindow) -> None:
    undone: list[str] = []
    window.toast("Notatet er gemt.", lambda: undone.append("note"))

    press(window, "Fortryd")

    assert undone == ["note"]
    assert "Notatet er gemt." not in [line for line in words(window).split("\n") if window._toast.isVisible()]


def test_a_banner_stays_with_one_way_on_until_it_is_taken_away(window: MainWindow) -> None:
    pressed: list[str] = []
    window.banner("1 sted har to versioner.", "Se dem", lambda: pressed.append("torn"))

    settle()
    press(window, "Se dem")
    assert "1 sted har to versioner." in words(window)
    window.banner("")

    assert pressed == ["torn"]
    assert "1 sted har to versioner." not in words(window)


def test_the_practice_frame_is_put_on_and_taken_off(window: MainWindow) -> None:
    window.show_state(facts.ALL_RECEIPTED)

    window.set_practice(on=True)
    in_practice = window.rail.sync.accessibleName()
    window.set_practice(on=False)

    assert in_practice == "Øvelseskontor, bliver på computeren"
    assert window.rail.sync.accessibleName() == "Alt er kvitteret, i dag kl. 9.40"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (facts.ALL_RECEIPTED, ("receipted", "Alt er kvitteret", "i dag kl. 9.40")),
        (facts.WAITS, ("waiting", "3 ændringer venter", "intet svar siden kl. 9.40")),
        (facts.SENDING, ("waiting", "Sender 12 af 40", "du kan arbejde imens")),
        (facts.NEEDS_YOU, ("needs", "Noget kræver dig", "1 sted · 3 venter")),
        (SyncState(1, 0, None, None), ("waiting", "1 ændring venter", "sendes om lidt")),
        (SyncState(0, 2, None, None), ("needs", "Noget kræver dig", "2 steder")),
        (
            replace(facts.WAITS, why=TURNED),
            ("waiting", "3 ændringer venter", "noget er i vejen siden kl. 9.40"),
        ),
        (
            SyncState(0, 0, None, facts.at(11, 24, 8)),
            ("waiting", "Intet svar", "fra centralen siden i tirsdags"),
        ),
        (
            SyncState(0, 0, None, facts.at(11, 24, 8), why=TURNED),
            ("waiting", "Noget er i vejen", "siden i tirsdags"),
        ),
        (SyncState(0, 0, None, None), ("receipted", "Alt er kvitteret", "intet at sende")),
        (
            SyncState(5, 0, None, None, again=4),
            ("waiting", "4 sendes igen", "centralen er lagt tilbage fra en ældre kopi"),
        ),
    ],
)
def test_the_chip_says_the_state_in_two_lines(state: SyncState, said: tuple[str, str, str]) -> None:
    told = chip_words(state, facts.TODAY)

    assert (told.kind, told.first, told.second.replace(NO_BREAK, " ")) == said


def test_an_hour_is_not_torn_where_the_chip_breaks_its_line() -> None:
    assert f"kl.{NO_BREAK}9.40" in chip_words(facts.WAITS, facts.TODAY).second


def test_the_chip_leads_to_the_sync_room(window: MainWindow) -> None:
    gone = heard(window.place_chosen)
    window.show_state(facts.NEEDS_YOU)

    press(window.rail, "Noget kræver dig")

    assert gone == [("sync",)]


def test_the_count_of_the_day_stands_after_its_name(window: MainWindow) -> None:
    window.set_day_count(4)

    press(window.rail, "I dag 4")


def test_f1_shows_the_keys_of_this_screen_and_esc_takes_them_away(window: MainWindow) -> None:
    window.show_screen("citizens", CitizensScreen(now))

    key(window, Qt.Key.Key_F1)
    sheet = window.findChildren(KeysSheet)[0]
    said = words(sheet)
    key(sheet, Qt.Key.Key_Escape)

    assert "nyt notat" in said
    assert "borgervisning" in said
    assert sheet.isHidden()


def test_a_visit_opens_with_the_pen_in_the_hand(window: MainWindow) -> None:
    today = window.stack.currentWidget()
    assert isinstance(today, TodayScreen)
    assert today.first_focus is not None
    today.first_focus.setFocus()
    visit = VisitScreen(now)
    visit.show_visit(SHOWN)

    window.show_screen("visit", visit)

    assert visit.first_focus is not None
    assert QApplication.focusWidget() is visit.first_focus


@pytest.mark.parametrize("wide", [1280, 900])
def test_a_receipt_in_a_visit_takes_no_press_from_what_a_quick_hand_reaches_for(
    window: MainWindow, wide: int
) -> None:
    visit = VisitScreen(now)
    visit.show_visit(SHOWN)
    window.resize(wide, 800)
    window.show_screen("visit", visit)

    window.toast("Bent Øvrum blev ikke truffet. Det er gemt på denne computer.", lambda: None)
    QApplication.processEvents()

    toast, air = window._toast, window._toast.room
    paper = toast.geometry().adjusted(air, air, -air, -air)
    buttons = [each for each in visit.findChildren(QAbstractButton) if each.isVisible()]
    hidden = [each for each in buttons if seen_in(each, window).intersects(paper)]
    assert buttons
    assert hidden == [] or toast.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert hidden == [] or wide < 1280
    assert window.rect().contains(paper)


def test_a_receipt_that_presses_go_through_shows_no_button_and_ctrl_z_takes_back(window: MainWindow) -> None:
    look.set_scale(2.0)
    visit, undone, page = VisitScreen(now), list[str](), window.stack.currentWidget()
    assert page is not None
    visit.show_visit(SHOWN)
    window.resize(1024, 600)
    window.show_screen("visit", visit)
    settle()

    window.toast("Besøget er gemt på denne computer.", lambda: undone.append("visit"))
    settle()
    toast = window._toast
    through = toast.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert (through, toast.isVisible(), toast._undo.isVisible()) == (True, True, False)

    window.show_screen("today", page)
    settle()
    assert toast._undo.isVisible()

    window.undo_last()
    assert undone == ["visit"]


def test_going_back_to_a_screen_gives_the_focus_back(window: MainWindow) -> None:
    citizens = CitizensScreen(now)
    citizens.show_rows(facts.ROWS)
    window.show_screen("citizens", citizens)
    citizens.table.setFocus()
    today = window.stack.widget(0)
    assert today is not None

    window.show_screen("today", today)
    window.show_screen("citizens", citizens)

    assert citizens.table.hasFocus()


def test_little_room_folds_the_rail(window: MainWindow) -> None:
    window.resize(1024, 720)
    settle()

    assert window.rail.is_narrow


def test_a_long_sentence_at_large_text_leaves_the_page_its_room_and_the_arrows_reach_its_end(
    window: MainWindow,
) -> None:
    window.resize(1024, 720)
    look.set_scale(2.0)
    window.stand(
        "Sagerne kan kun læses lige nu", "Der mangler plads på disken. " * 12, "Prøv igen", lambda: None
    )
    settle()
    shelf = window.findChildren(Shelf)[0]
    thumb = shelf.verticalScrollBar()

    assert shelf.height() <= 0.41 * window.height()
    assert thumb.maximum() > 0
    assert shelf.focusPolicy() == Qt.FocusPolicy.TabFocus

    shelf.setFocus()
    for _ in range(40):
        QTest.keyClick(shelf, Qt.Key.Key_Down)

    assert thumb.value() == thumb.maximum()


def test_a_short_sentence_takes_what_it_needs_and_no_stop_on_the_way(window: MainWindow) -> None:
    window.banner("Gemt på denne computer.")
    settle()
    shelf = window.findChildren(Shelf)[0]

    assert shelf.verticalScrollBar().maximum() == 0
    assert shelf.focusPolicy() == Qt.FocusPolicy.NoFocus
