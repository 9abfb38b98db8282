"""Where a plan is signed: a field lives again after a change, and one looks at the pages from there."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from casework.signing import Way
from desktop.ui.look.tokens import look
from desktop.ui.screens.sign import SignScreen
from tests.desktop.flows.test_signing_flow import draw
from tests.desktop.scenes import now
from tests.desktop.scenes_signing import sign_screen, signature
from tests.desktop.screens.listening import heard, press


def test_nothing_is_sent_before_the_plan_has_come_and_then_it_is() -> None:
    screen = SignScreen(now)
    told = heard(screen.signed)

    screen._send()
    before = list(told)
    screen.show_plan("Zahra Thygesen", 4, is_new=True)
    screen._send()

    assert (before, len(told)) == ([], 1)


@pytest.mark.parametrize("way", ["drawn", "paper"])
def test_a_field_that_showed_a_saved_signature_is_signed_in_anew_after_a_change(way: Way) -> None:
    given = replace(signature("citizen", "Zahra Thygesen", "borger", way=way), number=4)
    screen = sign_screen(given)
    held = screen.citizen.pad.isHidden()

    screen.show_signers(("Zahra Thygesen", "borger"), ("Mette Hald", "fast kontakt"), ())
    empty = screen.given()
    draw(screen.citizen.pad)

    assert held == (way == "paper")
    assert (empty, screen.citizen.pad.isHidden()) == ([], False)
    assert [one.way for one in screen.given()] == ["drawn"]


def test_a_paper_of_other_words_is_no_signature_under_the_new_ones() -> None:
    screen = sign_screen()
    screen.citizen.other.click()
    screen.citizen.who.write("Zahra Thygesen")

    screen.begin_anew("Planen blev ændret imens.")

    assert screen.given() == []
    assert screen.citizen.who.text() == ""
    assert not screen.citizen.pad.isHidden()


def test_with_little_room_one_looks_at_the_pages_from_where_one_signs(qtbot: QtBot) -> None:
    screen = sign_screen()
    qtbot.addWidget(screen)
    screen.resize(700, 700)
    screen.show()
    first = (screen.pages.isVisible(), screen.citizen.pad.isVisible())

    press(screen, "Se siderne")
    then = (screen.pages.isVisible(), screen.citizen.pad.isVisible())
    screen.refuse("Der er ingen underskrift endnu.")
    said = screen.notice.isVisible()
    screen.resize(1280, 700)

    assert (first, then, said) == ((False, True), (True, False), True)
    assert screen.pages.isVisible()
    assert screen.citizen.pad.isVisible()


def test_where_both_would_lie_one_above_the_other_one_is_chosen(qtbot: QtBot) -> None:
    """Between the two there was a strip of the pages, too low to read a word of them."""
    look.set_scale(1.5)
    screen = sign_screen()
    qtbot.addWidget(screen)
    screen.resize(1268, 700)
    screen.show()

    assert (screen.pages.isVisible(), screen.citizen.pad.isVisible()) == (False, True)
    assert screen._side.isVisible()
