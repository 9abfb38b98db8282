from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.parts import floating
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.choice import Choices, Rating
from desktop.ui.parts.compared import own_words
from desktop.ui.parts.field import DateField, Field, LongField, read_date
from desktop.ui.parts.floating import TOAST_STAYS, Dialog, Toast
from desktop.ui.parts.focus import FocusRing
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside, Evenly
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.tabs import Tabs
from desktop.ui.parts.words import Voice, Words, wrapped_lines

TODAY = date(2026, 11, 24)


def shown(widget: QWidget, qtbot: QtBot, *, wide: int = 1280, high: int = 800) -> None:
    qtbot.addWidget(widget)
    widget.resize(wide, high)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@given(st.text(alphabet="abc æøå\n😀", max_size=80), st.integers(20, 300))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert "".join("".join(wrapped_lines(text, "body", width)).split()) == "".join(text.split())


@pytest.mark.parametrize("width", range(60, 420, 12))
def test_no_line_begins_with_the_dot_between_two_facts(width: int) -> None:
    text = "Mette Hald · givet for 9 måneder siden · foreslået dag for 6 måneder siden · svær at læse"

    lines = wrapped_lines(text, "small", width)

    assert [line for line in lines if line.startswith("·")] == []
    assert " ".join(lines) == text


@pytest.mark.parametrize("width", range(120, 420, 12))
def test_an_hour_stays_with_its_word_and_a_month_with_its_day(width: int) -> None:
    text = "Jonas Krogh dækker til og med mandag 14. dec. og igen fra i dag kl. 5.04 til torsdag 3. marts"

    lines = wrapped_lines(text, "body", width)

    assert [line for line in lines if line.endswith((" kl.", " 14.", " 3."))] == []
    assert " ".join(lines) == text


@pytest.mark.parametrize(
    ("text", "lines"), [("", [""]), ("a\n\nb", ["a", "", "b"]), ("a\n", ["a", ""]), ("\n", ["", ""])]
)
def test_a_line_that_is_left_empty_is_one_line(text: str, lines: list[str]) -> None:
    assert wrapped_lines(text, "body", 300) == lines


@pytest.mark.parametrize("text", ["", "Zahra"])
def test_words_are_as_high_as_their_lines_also_where_nothing_is_said_yet(qtbot: QtBot, text: str) -> None:
    said, unsaid = Words(text), Words("noget andet")
    qtbot.addWidget(said)
    qtbot.addWidget(unsaid)
    unsaid.say(text)

    assert said.heightForWidth(300) == unsaid.heightForWidth(300) == said.sizeHint().height()


def test_words_that_wrap_say_so_to_qt_and_one_line_does_not(qtbot: QtBot) -> None:
    wraps, stands = Words("Zahra"), Words("Zahra", lines=1)
    for each in (wraps, stands):
        qtbot.addWidget(each)

    assert wraps.hasHeightForWidth()
    assert not stands.hasHeightForWidth()


def test_what_a_person_typed_is_never_taken_for_html(qtbot: QtBot) -> None:
    words = Words("<b>Zahra</b>")
    qtbot.addWidget(words)

    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.wrapped(400) == ["<b>Zahra</b>"]


def test_words_that_are_clamped_can_be_read_whole(qtbot: QtBot) -> None:
    words = Words("Uddannet bager i Hargeisa. Kom til Danmark i 2009. " * 6, lines=2)
    shown(words, qtbot, wide=240, high=60)
    words.grab()

    assert len(words.wrapped(240)) == 2
    assert words.toolTip() == words.said


def test_a_citizens_words_are_quoted_once(qtbot: QtBot) -> None:
    voice = Voice("»Jeg vil«")
    qtbot.addWidget(voice)

    assert voice.said == "»Jeg vil«"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27.11.2026", date(2026, 11, 27)),
        ("27/11-26", date(2026, 11, 27)),
        ("27.11", date(2026, 11, 27)),
        ("3.1.", date(2027, 1, 3)),
        ("31.02.2027", None),
        ("i morgen", None),
    ],
)
def test_a_date_is_read_as_danes_write_it(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day


def test_a_date_that_is_none_says_how_to_write_it(qtbot: QtBot) -> None:
    field = DateField("Frist", today=TODAY)
    shown(field, qtbot)
    assert read_date(field.line.placeholderText(), TODAY) is None  # a day as the example looked filled in
    field.write("snart")
    field.line.editingFinished.emit()

    assert field.needs == "Skriv datoen som 27.11.2026."

    field.write("27.11")
    field.line.editingFinished.emit()
    assert (field.needs, field.text()) == ("", "27.11.2026")


def test_a_field_says_what_is_missing_to_eye_and_ear(qtbot: QtBot) -> None:
    field = Field("Formål")
    shown(field, qtbot)
    field.need("Skriv formålet, så Zahra kan se, hvad praktikken skal føre til.")
    interface = QAccessible.queryAccessibleInterface(field.line)

    assert interface.text(QAccessible.Text.Name) == "Formål"
    assert interface.text(QAccessible.Text.Description) == field.needs


def test_a_field_that_cannot_be_changed_says_why(qtbot: QtBot) -> None:
    field = Field("Navn", "Zahra")
    shown(field, qtbot)
    field.hold_still("Kan ikke rettes her: navnet kommer fra fagsystemet.")
    field.line.setFocus()
    QTest.keyClicks(field.line, "x")

    assert field.text() == "Zahra"


def test_a_long_field_grows_with_what_is_written_and_undo_brings_it_back(qtbot: QtBot) -> None:
    field = LongField("Notat", lines=2)
    shown(field, qtbot, wide=400)
    before = field.frame.height()

    QTest.keyClicks(field.area, "Zahra sover bedre. " * 20)
    assert field.frame.height() > before

    look.set_scale(1.5)
    while field.area.document().isUndoAvailable():
        field.area.undo()
    assert field.text() == ""


def test_arrow_keys_move_the_choice_of_a_segment(qtbot: QtBot) -> None:
    segment = Segment([Option("a", "Borger"), Option("b", "Partner")], "a", name="Hvem læser?")
    shown(segment, qtbot, wide=300, high=60)
    told: list[str] = []
    segment.chosen.connect(told.append)
    segment._words[0].setFocus()

    QTest.keyClick(segment._words[0], Qt.Key.Key_Right)

    assert (segment.choice(), told) == ("b", ["b"])


def test_a_number_key_answers_a_rating(qtbot: QtBot) -> None:
    rating = Rating("Slet ikke", "Helt sikkert", last=3, name="Tror du på det?")
    shown(rating, qtbot, wide=420, high=100)

    with qtbot.waitSignal(rating.rated) as rated:
        QTest.keyClick(rating, Qt.Key.Key_4)

    assert rated.args == [4]
    assert rating.value() == 4


def test_large_answers_can_be_none_yet(qtbot: QtBot) -> None:
    choices = Choices([Option("met", "Truffet"), Option("not", "Ikke truffet")])
    shown(choices, qtbot, wide=500, high=120)

    choices.choose("met")
    choices.choose("")

    assert choices.choice() == ""


def test_tabs_without_room_lie_under_more_and_the_open_one_never(qtbot: QtBot) -> None:
    tabs = Tabs([Option(str(number), f"Fane {number}") for number in range(12)], "11")
    shown(tabs, qtbot, wide=400, high=44)

    seen = [tab.option.id for tab in tabs._tabs if tab.isVisible()]

    assert 1 < len(seen) < 12
    assert "11" in seen
    assert tabs._more.isVisible()


def test_columns_stand_side_by_side_until_the_text_needs_the_room(qtbot: QtBot) -> None:
    left, right = Words("Venstre"), Words("Højre")
    page = hold(Beside((left, 1, 400), (right, 0, 320), gap="gap"))
    shown(page, qtbot, wide=800)
    assert left.y() == right.y()
    assert right.width() == 320

    look.set_scale(1.5)
    QApplication.processEvents()

    assert right.y() > left.y()


@given(st.integers(1, 9), st.integers(120, 1200))
def test_equal_cells_fill_the_width_exactly(count: int, wide: int) -> None:
    cells = [QWidget() for _number in range(count)]
    layout = Evenly(*cells, least=100)
    holder = hold(layout)
    layout.setGeometry(QRect(0, 0, wide, 200))

    first = [cell for cell in cells if cell.y() == cells[0].y()]
    assert first[-1].geometry().right() + 1 == wide
    assert holder is not None


def test_the_lock_never_loses_its_word(qtbot: QtBot) -> None:
    header = Header("I dag", "Uge 48")
    shown(header, qtbot, wide=700, high=90)

    assert header.lock.text() == "Lås"
    assert header.safe.text() == ""
    assert header.safe.accessibleName() == "Borgervisning, F9"


def test_the_ring_lies_round_the_frame_of_the_field_with_the_focus(qtbot: QtBot) -> None:
    field, button = Field("Navn"), Button("Gem")
    window = Ground("page", field, button)
    ring = FocusRing(window)
    shown(window, qtbot)

    field.line.setFocus()
    around = ring.geometry()
    assert around.contains(QRect(field.frame.mapTo(window, field.frame.rect().topLeft()), field.frame.size()))

    field.deleteLater()
    button.setFocus()
    QApplication.processEvents()
    assert ring.geometry() != around


def test_the_ring_leaves_air_beside_bare_words(qtbot: QtBot) -> None:
    plain, quiet = Button("Gem"), Button("Tilbage", kind="quiet")
    window = Ground("page", plain, quiet)
    ring = FocusRing(window)
    shown(window, qtbot)

    plain.setFocus()
    beside = ring.width() - plain.width()
    quiet.setFocus()

    assert ring.width() - quiet.width() == beside + 8


def test_a_question_has_the_focus_on_the_safe_way_and_keeps_it_inside(qtbot: QtBot) -> None:
    window = hold(column(Button("Bagved")))
    shown(window, qtbot)
    dialog = Dialog(
        window, "Slet kladden?", "Den kan ikke hentes igen.", do="Slet", leave="Behold den", danger=True
    )
    dialog.ask()
    assert QApplication.focusWidget() is dialog.leave

    for _time in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(focused())

    with qtbot.waitSignal(dialog.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_the_focus_returns_to_where_it_was_after_a_question(qtbot: QtBot) -> None:
    behind = Button("Slet kladden")
    window = hold(column(behind))
    shown(window, qtbot)
    behind.setFocus()
    dialog = Dialog(window, "Slet kladden?", do="Slet", leave="Behold den")
    dialog.ask()

    with qtbot.waitSignal(dialog.agreed):
        dialog.do.click()

    assert QApplication.focusWidget() is behind


def test_a_receipt_can_be_undone_and_leaves_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floating, "TOAST_STAYS", TOAST_STAYS)  # other tests leave it on the screen for longer
    window = hold(column(Words("Side")))
    shown(window, qtbot)
    toast = Toast(window)
    toast.show_receipt("Notatet er gemt")
    assert toast.isVisible()
    assert toast._timer.interval() == TOAST_STAYS

    with qtbot.waitSignal(toast.undone):
        toast._undo.click()
    assert not toast.isVisible()

    toast.show_receipt("Gemt igen", undo="")
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_only_what_differs_is_marked() -> None:
    mine = own_words("møder mandag, onsdag og fredag kl. 8", "møder tirsdag og torsdag kl. 8")

    assert [word for own, word in mine if own] == ["mandag,", "onsdag", "og", "fredag"]
    assert own_words("det samme", "det samme") == [(False, "det"), (False, "samme")]


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_loses_no_word(one: str, other: str) -> None:
    assert [word for _own, word in own_words(one, other)] == one.split()


def test_a_banner_puts_its_action_below_when_there_is_no_room(qtbot: QtBot) -> None:
    action = Button("Se begge versioner")
    banner = Banner("Zahras telefonnummer er rettet af Jonas, mens du skrev.", action=action)
    shown(banner, qtbot, wide=320, high=200)

    assert action.mapTo(banner, action.rect().topLeft()).y() > 40


class Tall(QWidget):
    """What is as high as it is told to be."""

    def __init__(self) -> None:
        super().__init__()
        self.high = 900
        self.words = Words("Zahra")
        self.setLayout(column(self.words))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        return self.high


def test_a_page_that_nobody_sees_is_asked_how_high_it_is_when_it_is_seen_again(qtbot: QtBot) -> None:
    body = Tall()
    page = Scroller(body)
    qtbot.addWidget(page)
    page.resize(300, 100)
    page.show()
    QApplication.processEvents()
    page.hide()
    body.high = 200

    body.words.say("Noget helt andet")
    QApplication.processEvents()
    assert body.minimumHeight() == 900

    page.show()
    QApplication.processEvents()
    assert body.height() == 200
