"""The contact card on paper: four of the same, accessible, and nothing on it that tells what the contact is about."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casework.contact_card import LEFT_OUT, ContactCard
from casework.plan_paper import PlanContact
from desktop.paper.contact_card import draw_contact_card
from tests.desktop.paper.letters_to import BARE_CARD, CARD, LONG_CARD
from tests.desktop.paper.reading_back import broken_rules, everything, outside, overlaps, squeezed
from tests.desktop.paper.test_card import NEVER

TOLD = set(NEVER) - {"testperson"}
"""The surname of whom one rings stands on the card: it is that of the caseworker."""


@pytest.mark.parametrize("card", [CARD, BARE_CARD, LONG_CARD], ids=["usual", "bare", "long"])
def test_it_is_accessible_free_of_collisions_and_four_times_the_same(card: ContactCard) -> None:
    drawn = draw_contact_card(card)
    text = squeezed(everything(drawn.pdf)[0])

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf, margin=8) == []
    assert drawn.pages == 1
    assert text.count("ringtilmig") == 4
    assert text.count(squeezed("så ring 112.")) == 4


def test_it_says_whom_to_ring_when_and_who_answers_instead() -> None:
    text = squeezed(everything(draw_contact_card(CARD).pdf)[0])

    for said in ("Amina, ring til mig", "Bo Testperson", "70 00 00 01", "Mandag til torsdag kl. 9-15"):
        assert text.count(squeezed(said)) == 4
    assert text.count(squeezed("Er jeg væk, så ring til Lone Testperson 70 00 00 05")) == 4


def test_what_is_not_known_is_not_there_and_the_number_is_a_line_to_write_on() -> None:
    text = squeezed(everything(draw_contact_card(BARE_CARD).pdf)[0])

    assert text.count("Telefon") == 4
    assert "lettest" not in text
    assert "Erjegvæk" not in text


def test_nothing_on_it_tells_who_lost_it_or_what_it_is_about() -> None:
    text = " ".join(everything(draw_contact_card(replace(CARD, first_name="Amina Testperson")).pdf)).lower()

    assert [stem for stem in TOLD if stem in text] == []
    assert "amina testperson" not in text


@settings(deadline=None, max_examples=10)
@example(name="", hours="0𝑯𝒄𝒆𝒇𝒉𝒌𝒎𝒎𝒒𝒓𝒖𝒋𝒘𝒖𝒙")  # no font has them, so each stands there as nine letters
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=60), hours=st.text(max_size=48))
def test_any_name_and_any_hours_keep_the_card_whole(name: str, hours: str) -> None:
    drawn = draw_contact_card(
        replace(
            CARD, first_name=name, contact=PlanContact(name, "", "70000001"), hours=(hours,), stand_in=None
        )
    )

    assert broken_rules(drawn.pdf) == []
    assert outside(drawn.pdf, margin=8) == []
    assert overlaps(drawn.pdf) == []


LONG = "Mandag til torsdag, " * 40
TOO_LONG = {
    "first_name": replace(CARD, first_name="x" * 300),
    "name": replace(CARD, contact=replace(CARD.contact, name=LONG)),
    "phone": replace(CARD, contact=replace(CARD.contact, phone=LONG)),
    "hours": replace(CARD, hours=(LONG,)),
    "stand_in": replace(CARD, stand_in=PlanContact(LONG, "", "70000005")),
}


@pytest.mark.parametrize("what", TOO_LONG)
def test_what_has_no_room_is_left_out_whole_and_said_before_the_card_leaves(what: str) -> None:
    drawn = draw_contact_card(TOO_LONG[what])
    text = squeezed(everything(drawn.pdf)[0])

    assert drawn.warnings == (LEFT_OUT[what],)
    assert [half for half in (squeezed(LONG)[:18], "x" * 18, "…") if half in text] == []
    assert text.count("Navn") == (4 if what == "name" else 0)
    assert text.count("Telefon") == (4 if what == "phone" else 0)
    assert draw_contact_card(CARD).warnings == ()


def test_arabic_for_a_number_stands_apart_from_the_words_under_it() -> None:
    whom = PlanContact("Bo Testperson", "", "بيت السلام السلام بيت")

    assert overlaps(draw_contact_card(replace(LONG_CARD, contact=whom)).pdf) == []
