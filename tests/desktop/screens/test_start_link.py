"""A link in *Kom i gang*: pasted in either field it fills both, and the person sees where it leads before pressing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casework import link
from casework.link import ANOTHER, BROKEN, Link
from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.start import StartScreen
from tests.desktop.scenes_sync import start
from tests.desktop.screens.listening import heard, key, press, words

BROUGHT = Link("https://fodfaeste.havnby.example", "K7QF-2MXD", "0123456789abcdef" * 2)
WHOLE = link.written(BROUGHT)
GIVEN = (BROUGHT.address, BROUGHT.code)
READ = "Linket er læst: adressen og koden står her."


@pytest.mark.parametrize("field", ["address", "code"])
@pytest.mark.parametrize("pasted", [WHOLE, f"Dit link: <{WHOLE}>"])
def test_pasted_in_either_field_it_fills_both_and_says_so(field: str, pasted: str) -> None:
    screen = start("code")
    told = heard(screen.code_given)

    getattr(screen._code, field).write(pasted)
    said = words(screen)
    press(screen, "Videre")

    assert READ in said
    assert told == [GIVEN]
    assert screen.keys_of_link == BROUGHT.keys


def _focus() -> QWidget:
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_with_a_link_a_first_day_takes_three_touches_to_the_browser_or_the_words() -> None:
    screen = start("place")
    screen.show()
    screen.activateWindow()
    QTest.qWaitForWindowActive(screen)
    told = heard(screen.code_given)

    key(_focus(), Qt.Key.Key_Return)
    QApplication.clipboard().setText(WHOLE)
    QTest.keySequence(_focus(), "Ctrl+V")
    key(_focus(), Qt.Key.Key_Return)
    QApplication.clipboard().clear()
    screen.close()

    assert told == [GIVEN]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [(WHOLE[:-1], BROKEN), (WHOLE.replace("K7QF", "K7QG"), BROKEN), ("https://havnby.example/kode", ANOTHER)],
)
def test_a_link_that_is_cut_altered_or_another_is_said_in_its_field_and_nothing_is_sent(
    pasted: str, said: str
) -> None:
    screen = start("code")
    told = heard(screen.code_given)
    screen._code.address.write("https://fodfaeste.havnby.example")
    screen._code.code.write(pasted)
    assert screen._code.code.needs == "", "perhaps it is still being typed"

    press(screen, "Videre")

    assert screen._code.code.needs == said
    assert told == []


def test_another_address_than_the_links_is_not_held_to_its_keys() -> None:
    screen = start("code")
    screen._code.code.write(WHOLE)

    screen._code.address.write("https://fodfaeste.sydby.example")

    assert screen.keys_of_link == ""
    assert READ not in words(screen)
    screen._code.address.write(BROUGHT.address)
    screen._code.code.write("K7QF-2MXE")
    assert screen.keys_of_link == BROUGHT.keys, "another code of the same service"


def test_what_is_typed_holds_nobody_to_keys() -> None:
    screen = start("code")
    screen._code.address.write(BROUGHT.address)
    screen._code.code.write(BROUGHT.code)

    assert screen.keys_of_link == ""


def test_a_link_that_the_system_hands_over_is_shown_and_not_sent() -> None:
    screen = start("place")
    told = heard(screen.code_given)

    assert screen.take_link(WHOLE)

    assert screen.step == "code"
    assert (screen._code.address.text(), screen._code.code.text()) == GIVEN
    assert told == []


def test_a_link_that_the_system_hands_over_cut_says_so() -> None:
    screen = start("place")

    assert screen.take_link(WHOLE[:30])

    assert BROKEN in words(screen)
    assert screen._code.code.text() == ""


@pytest.mark.parametrize("step", ["signin", "words", "fetch"])
def test_a_link_that_comes_later_changes_nothing(step: str) -> None:
    screen = start(step)

    assert not screen.take_link(WHOLE)

    assert (screen.step, screen._code.code.text()) == (step, "")


def test_a_link_that_comes_while_the_service_is_asked_changes_nothing() -> None:
    screen = StartScreen()
    screen.show_step("code")
    screen.busy(on=True)

    assert not screen.take_link(WHOLE)
    assert screen._code.code.text() == ""


def test_a_computer_that_comes_in_anew_understands_a_link_too() -> None:
    screen = RejoinScreen(address="https://fodfaeste.havnby.example")
    told = heard(screen.code_given)
    screen._code.code.write(WHOLE)

    press(screen, "Videre")

    assert told == [GIVEN]
    assert screen.keys_of_link == BROUGHT.keys
