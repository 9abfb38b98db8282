"""What a person saw wrong in the pictures of the gallery, so that it stays mended: signs, edges, words, the focus."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.empty_state import _Square
from desktop.ui.parts.header import Header
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.rail import SyncChip
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.five_words import FiveWords
from desktop.ui.screens.keys_sheet import KeyLine, KeysSheet
from desktop.ui.screens.new_citizen import NewCitizenScreen
from desktop.ui.screens.team_print import PrintCard
from desktop.ui.window import MainWindow
from tests.desktop.scenes_forgotten import forgotten
from tests.desktop.screens.listening import settle
from tests.desktop.shoot import SCENES


def stood(qtbot: QtBot, window: QWidget, *, scale: float = 1.0) -> QWidget:
    look.set_scale(scale)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    return window


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_stone_lies_under_the_words_at_the_foot_of_the_locked_screen(qtbot: QtBot, scale: float) -> None:
    window = LeanUnlock(initials="LIKO", theme="light", scale=scale)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    words = place(window._foot)
    window._foot.hide()

    ground = window.grab().toImage()
    seen = [
        ground.pixelColor(x, y).lightness()
        for x in range(words.left(), words.right(), 2)
        for y in range(words.top(), words.bottom(), 2)
    ]

    assert max(seen) < 128  # light words lie on it


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_sign_stands_in_the_middle_of_the_first_line_beside_it(qtbot: QtBot, scale: float) -> None:
    screen = stood(qtbot, forgotten("ask"), scale=scale)

    signs = [sign for sign in screen.findChildren(Icon) if sign.isVisible() and sign._beside == "body"]

    assert len(signs) == 3
    assert {sign.height() for sign in signs} == {look.line("body")}


def test_the_first_key_sends_the_request_and_does_not_save_it_on_a_stick(qtbot: QtBot) -> None:
    screen = forgotten("ask")
    screen.ask_address(known=False)
    stood(qtbot, screen)
    assert screen.focusWidget() is screen._ask.address.line

    screen.ask_address(known=True)

    assert screen.focusWidget() is screen._on


def test_six_things_of_one_size_stand_where_five_words_are_shown(qtbot: QtBot) -> None:
    five = FiveWords(large=True)
    five.show_words(("aborre", "flue", "klemme", "obo", "solbær"))
    qtbot.addWidget(five)
    five.resize(717, 400)
    five.show()
    settle()

    lowest = max(place(card).bottom() for card in five._cards)
    assert place(five._anew).bottom() < lowest
    assert place(five._anew).left() > max(place(card).right() for card in five._cards[3:])


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_begins_where_its_title_begins(qtbot: QtBot, scale: float) -> None:
    (caseload,) = stood(qtbot, SCENES["citizens"](), scale=scale).findChildren(CitizensScreen)
    (new,) = stood(qtbot, SCENES["new_citizen"](), scale=scale).findChildren(NewCitizenScreen)
    card = new.form.parentWidget()

    assert card is not None
    assert place(caseload.field).left() == place(caseload.findChildren(Header)[0]._names).left()
    assert place(card).left() == place(new.findChildren(Header)[0]._names).left()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_new_citizen_is_offered_beside_the_search_and_cuts_nothing_there(
    qtbot: QtBot, scale: float
) -> None:
    window = stood(qtbot, SCENES["citizens"](), scale=scale)
    (screen,) = window.findChildren(CitizensScreen)
    screen.offer_new(on=True)
    settle()

    line = screen.field.line
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) < line.width()
    assert screen.new.accessibleName() == "Ny borger, Ctrl N"
    assert screen.new.text() == ("Ny borger" if scale < 2 else "")
    assert place(screen.new).center().y() == pytest.approx(place(line).center().y(), abs=1)


def test_the_chosen_row_ends_round_where_the_last_column_has_no_room(qtbot: QtBot) -> None:
    window = stood(qtbot, SCENES["citizens"](), scale=1.5)
    (table,) = window.findChildren(Table)
    shown = [n for n in range(table.rows_model.columnCount()) if not table.isColumnHidden(n)]
    assert len(shown) < table.rows_model.columnCount()

    row = table.visualRect(table.rows_model.index(table.currentIndex().row(), shown[-1]))
    picture = table.viewport().grab(row).toImage()

    corner, middle = picture.pixelColor(row.width() - 1, 0), picture.pixelColor(row.width() - 1, 30)
    assert middle == look.color("accent_soft")
    assert corner != middle


def test_signs_grow_with_the_text(qtbot: QtBot) -> None:
    square = _Square("cloud")
    qtbot.addWidget(square)
    before = square.width()

    look.set_scale(2.0)

    assert square.width() == look.grow(before)


def test_words_in_the_middle_of_a_page_leave_no_short_word_alone(qtbot: QtBot) -> None:
    words = Words("Det, du skriver, står her, til centralen har kvitteret for det.", center=True)
    qtbot.addWidget(words)

    lines = words.wrapped(round(look.width("body", words.said)) - 20)

    assert len(lines) == 2
    assert min(map(len, lines)) > max(map(len, lines)) / 2
    assert set(Words("", center=True).wrapped(100)) == {""}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_key_is_cut_when_the_text_grows_while_they_are_shown(qtbot: QtBot, scale: float) -> None:
    window = stood(qtbot, SCENES["today"]())
    assert isinstance(window, MainWindow)
    window.show_keys()
    look.set_scale(scale)
    settle()
    paint.cut.clear()
    window.grab()

    (sheet,) = window.findChildren(KeysSheet)
    assert {line._key.width() for line in sheet.findChildren(KeyLine)} == {look.grow(116)}
    assert [text for text in paint.cut if "Ctrl" in str(text)] == []
    assert place(sheet._panel).bottom() < window.height()


def test_a_day_that_is_typed_and_the_button_beside_it_stand_on_one_line(qtbot: QtBot) -> None:
    window = stood(qtbot, SCENES["team"]())
    (card,) = window.findChildren(PrintCard)

    assert place(card.go).bottom() == place(card.other.frame).bottom()


def test_a_count_of_points_and_hours_is_written_as_the_language_writes_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    language.speak(qapp, "en")
    window = stood(qtbot, SCENES["team"]())
    english = [words.said for words in window.findChildren(Words)]
    language.speak(qapp, "da")
    danish = [words.said for words in stood(qtbot, SCENES["team"]()).findChildren(Words)]

    assert ("4.2" in english, "4,2" in english) == (True, False)
    assert ("4.2" in danish, "4,2" in danish) == (False, True)


def test_a_caseload_is_told_in_one_line(qtbot: QtBot) -> None:
    window = stood(qtbot, SCENES["team"]())

    told = [words for words in window.findChildren(Words) if "almindelige," in words.said]

    assert len(told) == 3
    assert {len(words.wrapped(words.width())) for words in told} == {1}


def test_the_word_of_the_exchange_has_air_in_the_narrow_rail(qapp: QApplication, qtbot: QtBot) -> None:
    language.speak(qapp, "en")
    window = stood(qtbot, SCENES["team"](), scale=2.0)
    (chip,) = window.findChildren(SyncChip)
    word = look.width("label", chip._short)
    language.speak(qapp, "da")

    assert chip.narrow
    assert chip.width() - word >= 2 * look.space("near") - 1


def test_what_the_line_system_calls_a_citizen_is_said_as_we_say_it() -> None:
    assert said.readiness("Aktivitetsparat") == said.readiness("activity_ready") == "aktivitetsparat"
    assert said.readiness("Sygedagpengemodtager") == "Sygedagpengemodtager"
    assert (said.party("Borger"), said.party("Rygcentret")) == ("Borgeren", "Rygcentret")
