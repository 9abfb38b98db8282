"""Glemt adgangssætning on its own: what is asked and said; nothing is sent twice, nothing too small to press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop import language
from desktop.ui.look.tokens import look
from desktop.ui.screens.forgotten import STEPS, ForgottenScreen
from desktop.ui.screens.forgotten_steps import Asked
from tests.desktop.scenes_forgotten import CHECK, SCENES, UNTIL, forgotten
from tests.desktop.scenes_sync import WORDS
from tests.desktop.screens.listening import button, heard, key, press, settle, words

FINGER = 44


def shown(screen: ForgottenScreen) -> ForgottenScreen:
    screen.resize(1280, 800)
    screen.show()
    settle()
    return screen


def test_it_opens_in_three_lines() -> None:
    screen = shown(ForgottenScreen())

    assert "Har du glemt dine ord?" in words(screen)
    assert "Intet bliver slettet." in words(screen)
    screen.close()


def test_where_the_address_is_known_one_key_asks_for_help() -> None:
    screen = shown(forgotten("ask"))
    told = heard(screen.asked)

    focus = QApplication.focusWidget()
    assert focus is not None
    key(focus, Qt.Key.Key_Return)
    screen.close()

    assert told == [("",)]


def test_where_it_is_not_known_it_is_asked_for_in_its_field() -> None:
    screen = shown(forgotten("ask", known=False))
    told = heard(screen.asked)

    press(screen, "Send anmodning")
    assert told == []
    assert "Skriv adressen på centralen" in words(screen)
    screen._ask.address.write("https://fodfaeste.havnby.example")
    press(screen, "Send anmodning")
    screen.close()

    assert told == [("https://fodfaeste.havnby.example",)]


def test_the_six_words_stand_in_their_order() -> None:
    screen = shown(forgotten("compare"))

    assert screen._compare.words == CHECK
    screen.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(0, UNTIL, online=True), "Venter på de to nøgleofficerer"),
        (Asked(1, UNTIL, online=True), "Én har godkendt; venter på den anden"),
        (Asked(2, UNTIL, online=True), "Begge har godkendt; svaret er på vej"),
        (Asked(0, UNTIL, online=False), "Anmodningen ligger klar på denne computer"),
    ],
)
def test_how_far_it_has_come_is_said_with_until_when(asked: Asked, said: str) -> None:
    screen = forgotten("compare", asked=asked)

    assert said in words(screen)
    assert UNTIL in words(screen)


def test_each_way_on_is_heard() -> None:
    screen = shown(forgotten("compare"))
    told = {
        "Se efter nu": heard(screen.looked),
        "Svar fra USB-nøgle": heard(screen.loaded),
        "Gem på USB-nøgle": heard(screen.saved),
        "Ny anmodning": heard(screen.anew),
        "Tilbage til Lås op": heard(screen.left),
    }

    for name in told:
        press(screen, name)
    screen.close()

    assert all(heard_once == [()] for heard_once in told.values())


def test_new_words_are_typed_back_before_they_count() -> None:
    screen = shown(forgotten("words"))
    told = heard(screen.passphrase_chosen)
    screen._words.typed.write("havre lanterne")
    press(screen, "Lås op med de nye ord")
    assert told == []
    assert "Skriv de fem ord, som de står ovenfor" in words(screen)

    screen._words.typed.write(" ".join(WORDS))
    press(screen, "Lås op med de nye ord")
    screen.close()

    assert told == [(" ".join(WORDS),)]


def test_nothing_is_sent_twice_while_something_is_under_way() -> None:
    screen = shown(forgotten("compare"))
    screen.busy(on=True)

    pressable = [
        each.text() for each in screen.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()
    ]
    screen.show_problem("Svaret kom ikke.")
    screen.close()

    assert [name for name in pressable if name] == []
    assert button(screen, "Se efter nu").isEnabled()
    assert "Svaret kom ikke." in words(screen)


@pytest.mark.parametrize("scene", SCENES)
def test_every_target_is_large_enough_for_a_finger(scene: str) -> None:
    window = SCENES[scene]()
    window.resize(1280, 800)
    window.show()
    settle()

    small = {
        each.text(): each.height()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() and each.height() < FINGER
    }
    window.close()
    window.deleteLater()

    assert small == {}


def test_it_is_said_in_english_too(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    said = "\n".join(words(forgotten(step)) for step in STEPS)
    language.speak(qapp, "da")

    assert "Have you forgotten your words?" in said
    assert "Waiting for the two key officers" in said
    assert "Have you" not in words(forgotten("ask"))


def test_at_large_text_the_five_words_stand_there_with_the_field_below_them() -> None:
    look.set_scale(1.5)
    screen = forgotten("words")
    screen.resize(1024, 720)
    screen.show()
    settle()

    seen = screen._asked.viewport().rect()
    for card in screen._words._five._cards:
        assert seen.contains(card.mapTo(screen._asked.viewport(), card.rect().center()))
    field = screen._words.typed.line
    assert seen.contains(field.mapTo(screen._asked.viewport(), field.rect().bottomLeft()))
    screen.close()
    screen.deleteLater()
