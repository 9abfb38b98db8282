"""Skift adgangssætning: nothing is asked before both are given, and what is missing is said where it is missing."""

import pytest

from desktop.ui.screens.passphrase import PassphraseScreen
from desktop.ui.screens.passphrase_choice import advised
from tests.desktop.scenes import now
from tests.desktop.scenes_sync import WORDS, passphrase
from tests.desktop.screens.listening import heard, press, words

OWN = "det regner altid i Esbjerg"


def own(again: str = OWN, level: int = 4) -> PassphraseScreen:
    screen = passphrase("own")
    screen.choice.own.write(OWN)
    screen.choice.show_strength(OWN, level, "strong" if level >= 3 else "known")
    screen.choice.again.write(again)
    return screen


def test_five_words_typed_back_are_the_new_passphrase() -> None:
    screen = passphrase()
    told = heard(screen.change_wanted)

    screen.choice.typed.write("Havre lanterne  tretten KAJAK hæfteklamme")
    press(screen, "Skift adgangssætning")

    assert told == [("havre lampe trappe", " ".join(WORDS))]


def test_own_words_that_are_strong_and_typed_twice_are_the_new_passphrase() -> None:
    screen = own()
    told = heard(screen.change_wanted)

    press(screen, "Skift adgangssætning")

    assert told == [("havre lampe trappe", OWN)]


def test_without_the_old_one_nothing_is_asked() -> None:
    screen = own()
    screen.old.write("")
    told = heard(screen.change_wanted)

    press(screen, "Skift adgangssætning")

    assert told == []
    assert screen.old.needs == "Skriv den adgangssætning, du bruger nu."


def test_two_that_differ_are_told_at_the_second() -> None:
    screen = own(again="det regner altid i Esbjerk")
    told = heard(screen.change_wanted)

    press(screen, "Skift adgangssætning")

    assert told == []
    assert "ikke ens" in screen.choice.again.needs


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_weak_one_is_not_taken_and_the_sentence_says_what_to_do(level: int) -> None:
    screen = own(level=level)
    told = heard(screen.change_wanted)

    press(screen, "Skift adgangssætning")

    assert told == []
    assert screen.choice.own.needs == "For let at gætte endnu."
    assert advised("known") in words(screen)


def test_words_that_were_not_typed_back_are_not_taken() -> None:
    screen = passphrase()
    told = heard(screen.change_wanted)
    screen.choice.typed.write("havre lanterne tretten kajak")

    press(screen, "Skift adgangssætning")

    assert told == []
    assert "fem ord" in screen.choice.typed.needs


def test_a_judgement_of_older_letters_is_not_shown() -> None:
    screen = own(level=1)

    screen.choice.show_strength("det regner", 4, "strong")

    assert screen.choice.meter.level == 1


def test_the_meter_is_said_in_words_to_whoever_does_not_see_it() -> None:
    assert own().choice.meter.bar.accessibleName() == "Styrke 4 af 4. Stærk."


def test_what_is_secret_is_not_shown_while_it_is_typed() -> None:
    screen = own()

    for field in (screen.old, screen.choice.own, screen.choice.again):
        assert field.line.echoMode() == field.line.EchoMode.Password


def test_while_it_is_under_way_nothing_is_asked_twice() -> None:
    screen = own()
    told = heard(screen.change_wanted)

    screen.busy(on=True)
    screen.choice.given.emit()

    assert told == []
    assert "Det tager et par sekunder" in words(screen)


def test_when_it_is_done_the_time_is_told_and_nothing_typed_is_left() -> None:
    screen = own()

    screen.show_changed("2026-11-26T09:41:00+00:00")

    assert "Adgangssætningen er skiftet i dag kl. 10.41." in words(screen)
    assert [field.text() for field in (screen.old, screen.choice.own, screen.choice.again)] == ["", "", ""]
    assert screen.choice.words == ("",) * 5
    assert screen.choice.isHidden() or not screen.choice.isVisibleTo(screen)


def test_a_problem_leaves_everything_typed() -> None:
    screen = own()

    screen.show_problem("Disken er fuld.")

    assert "Disken er fuld." in words(screen)
    assert screen.choice.own.text() == OWN


def test_the_way_back_leads_to_the_settings() -> None:
    screen = PassphraseScreen(now)
    told = heard(screen.settings_wanted)

    press(screen, "Indstillinger")

    assert told == [()]
