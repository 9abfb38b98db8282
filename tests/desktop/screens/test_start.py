"""Kom i gang: four steps, each shown directly, every wrong thing one sentence, twelve touches at most."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.screens.start import STEPS, StartScreen
from tests.desktop.scenes_sync import WORDS, start
from tests.desktop.screens.listening import heard, key, press, settle, words


def shown(screen: StartScreen) -> StartScreen:
    screen.resize(1280, 800)
    screen.show()
    settle()
    return screen


def test_it_opens_in_three_lines() -> None:
    screen = shown(StartScreen())

    assert "Hvor vil du begynde?" in words(screen)
    screen.close()


def test_the_practice_office_is_one_press_away() -> None:
    screen = start("place")
    told = heard(screen.practice_wanted)

    press(screen, "Åbn øvelseskontoret")

    assert told == [()]


def test_a_first_day_takes_no_more_than_twelve_touches() -> None:
    screen = shown(start("place"))
    codes, phrases, opened = heard(screen.code_given), heard(screen.passphrase_chosen), heard(screen.opened)
    touches = 0

    def touch(code: Qt.Key) -> None:
        nonlocal touches
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None
        key(focus, code)
        touches += 1

    def write(text: str) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    touch(Qt.Key.Key_Return)
    write("https://fodfaeste.havnby.example")
    touch(Qt.Key.Key_Tab)
    write("K7QF-2MXD")
    touch(Qt.Key.Key_Return)
    screen.show_step("words")
    write("havre lanterne tretten kajak hæfteklamme")
    touch(Qt.Key.Key_Return)
    screen.show_step("fetch")
    touch(Qt.Key.Key_Return)
    screen.close()

    assert codes == [("https://fodfaeste.havnby.example", "K7QF-2MXD")]
    assert phrases == [("havre lanterne tretten kajak hæfteklamme",)]
    assert opened == [()]
    assert touches <= 12


def test_a_step_can_be_shown_directly_when_a_first_day_goes_on() -> None:
    titles = {}
    for step in STEPS:
        screen = start(step)
        assert screen.step == step
        titles[step] = words(screen).split("\n")

    assert "Hvem er du?" in titles["code"]
    assert "Dine fem ord" in titles["words"]
    assert "Så er du i gang" in titles["fetch"]
    assert "Hvem er du?" not in titles["words"]


def test_an_empty_code_is_asked_for_in_its_field_and_nothing_is_sent() -> None:
    screen = start("code")
    told = heard(screen.code_given)
    screen._code.address.write("https://fodfaeste.havnby.example")

    press(screen, "Videre")

    assert told == []
    assert screen._code.code.needs.startswith("Skriv koden")


def test_a_refused_code_is_one_sentence_and_what_was_typed_stays() -> None:
    screen = start("code")
    screen._code.address.write("https://fodfaeste.havnby.example")
    screen._code.code.write("K7QF-2MXD")
    press(screen, "Videre")
    screen.busy(on=True)

    screen.show_problem("Koden er brugt. Bed din kommune om en ny.")

    assert "Koden er brugt. Bed din kommune om en ny." in words(screen)
    assert screen._code.code.text() == "K7QF-2MXD"
    screen._code.code.write("K7QF-2MXE")
    assert "Koden er brugt" not in words(screen)


def test_nothing_is_sent_twice_while_something_is_under_way() -> None:
    screen = shown(start("code"))
    told = heard(screen.code_given)
    screen._code.address.write("a.example")
    screen._code.code.write("K7QF")

    press(screen, "Videre")
    screen.busy(on=True)
    press(screen, "Videre")
    key(screen._code.code.line, Qt.Key.Key_Return)
    screen.close()

    assert told == [("a.example", "K7QF")]
    assert "Spørger centralen" in words(screen)


def test_words_are_compared_without_regard_to_capitals_and_spaces() -> None:
    screen = start("words")
    told = heard(screen.passphrase_chosen)

    screen._words.typed.write("  Havre lanterne  TRETTEN kajak hæfteklamme ")
    press(screen, "Videre")

    assert told == [("havre lanterne tretten kajak hæfteklamme",)]


def test_three_words_of_five_are_not_enough() -> None:
    screen = start("words")
    told = heard(screen.passphrase_chosen)

    screen._words.typed.write("havre lanterne tretten")
    help_text = screen._words.typed._help.said
    press(screen, "Videre")

    assert help_text == "Tre ord passer. Skriv videre."
    assert told == []
    assert screen._words.typed.needs


def test_a_sixth_word_is_not_taken() -> None:
    screen = start("words")
    told = heard(screen.passphrase_chosen)

    screen._words.typed.write("havre lanterne tretten kajak hæfteklamme bil")
    press(screen, "Videre")

    assert told == []


def test_five_others_can_be_asked_for_and_take_the_place_of_the_old() -> None:
    screen = start("words")
    told = heard(screen.suggested_anew)
    screen._words.typed.write("havre")

    press(screen, "Giv mig fem andre")
    screen.show_words(("sejl", "kaffe", "onkel", "bro", "and"))

    assert told == [()]
    assert screen._words.words == ("sejl", "kaffe", "onkel", "bro", "and")
    assert screen._words.typed.text() == ""


def test_work_may_begin_while_the_rest_is_fetched() -> None:
    screen = start("fetch")
    told = heard(screen.opened)

    screen.show_progress(27, 43)
    said = words(screen)
    press(screen, "Begynd")

    assert "Henter dine 43 borgere" in said
    assert "27 er klar nu. Du kan begynde med de første." in said
    assert told == [()]


def test_one_may_go_back_to_the_choice_but_not_behind_a_code_that_is_used() -> None:
    screen = start("code")
    press(screen, "Tilbage")
    assert screen.step == "place"

    screen.show_step("words")

    assert screen._back.isHidden()


def test_a_change_of_language_keeps_the_step_and_what_is_typed() -> None:
    screen = start("words")
    screen._words.typed.write("havre lan")

    screen.retranslate()

    assert screen.step == "words"
    assert screen._words.words == WORDS
    assert screen._words.typed.text() == "havre lan"
