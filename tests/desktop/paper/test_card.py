"""The card for the door tells a passer-by nothing, and holds any name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.paper.card import BY_HAND, HIGH, MM, PAD, TOO_LONG, WIDE, DoorCard, draw_cards
from tests.desktop.paper.people import CARDS
from tests.desktop.paper.reading_back import (
    all_words,
    broken_rules,
    everything,
    matter,
    outside,
    overlaps,
    squeezed,
)

DAY = date(2026, 11, 26)
NEVER = [
    "kommun",
    "jobcent",
    "kontanthj",
    "ydelse",
    "sag",
    "mentor",
    "praktik",
    "plan",
    "cpr",
    "læge",
    "møde",
    "testperson",
    "borger",
    "fodfæste",
]


def test_the_cards_are_accessible_and_free_of_collisions() -> None:
    drawn = draw_cards(CARDS, issued_on=DAY)
    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf, margin=8) == []


def test_nothing_on_the_card_tells_who_sent_it_or_why() -> None:
    text = " ".join(everything(draw_cards(CARDS, issued_on=DAY).pdf)).lower()
    assert [stem for stem in NEVER if stem in text] == []


def test_a_forbidden_word_would_be_found() -> None:
    told = draw_cards((replace(CARDS[0], came="kl. 10 fra jobcenteret"),), issued_on=DAY)
    assert "jobcent" in " ".join(everything(told.pdf)).lower()


def test_four_cards_share_a_sheet_and_the_rest_is_empty_cards() -> None:
    assert [draw_cards(CARDS[:count], issued_on=DAY).pages for count in (1, 4, 5)] == [1, 1, 2]
    text = everything(draw_cards(CARDS[:1], issued_on=DAY).pdf)[0]
    assert text.count("Hej Amina") == 1
    assert text.count("Venlig hilsen Bo") == 4


def test_what_is_not_known_becomes_a_line_to_write_on() -> None:
    text = squeezed(everything(draw_cards((DoorCard("Bo", "70000001"),), issued_on=DAY).pdf)[0])
    assert text.startswith(
        squeezed("Hej Jeg kom forbi den Vi fik ikke talt sammen. Det gør ikke noget. Jeg kommer igen")
    )


def test_a_second_visit_says_so_kindly() -> None:
    text = everything(draw_cards((CARDS[2],), issued_on=DAY).pdf)[0]
    assert "Jeg var her også sidste gang." in text


def test_no_number_leaves_a_line_for_one() -> None:
    text = everything(draw_cards((DoorCard("Bo", ""),), issued_on=DAY).pdf)[0]
    assert "Ring til" in text


@pytest.mark.parametrize("count", [0])
def test_no_cards_are_no_sheets(count: int) -> None:
    assert draw_cards(CARDS[:count], issued_on=DAY).pages == count


@settings(deadline=None, max_examples=15)
@given(name=st.text("abcæøåÆØÅışğ- ", max_size=60))
def test_any_first_name_stands_within_its_card(name: str) -> None:
    drawn = draw_cards((replace(CARDS[0], name=name),), issued_on=DAY)
    assert outside(drawn.pdf, margin=8) == []
    assert overlaps(drawn.pdf) == []


@pytest.mark.parametrize(
    "words",
    [
        "Spørg efter Bo i receptionen på rådhuset, eller ring til vagten på 70 00 00 09 efter kl. 15",
        "Ring til mig eller kom forbi. " * 40,
        "Q" * 600,
    ],
)
def test_a_telephone_that_is_words_stays_on_its_card(words: str) -> None:
    drawn = draw_cards([replace(one, phone=words.strip()) for one in CARDS[:4]], issued_on=DAY)
    for page in all_words(drawn.pdf):
        assert {round(one["x1"] // WIDE) for one in page if one["x0"] < WIDE} == {0}
        door = HIGH - PAD - 1 * MM
        assert [one["text"] for one in page if one["top"] < HIGH < one["bottom"]] == []
        assert max(one["bottom"] for one in page if one["top"] < HIGH) < door
    assert overlaps(drawn.pdf) == []
    is_short = len(words) < 100
    assert (squeezed(words) in matter(drawn.pdf)) is is_short
    assert (TOO_LONG in drawn.warnings) is not is_short


def test_a_name_or_an_hour_that_no_card_holds_is_left_out_and_said() -> None:
    card = DoorCard("Bo", "70000001", "æ" * 2000, "torsdag kl. 10", "mandag kl. 10")
    drawn = draw_cards([card], issued_on=DAY)
    assert drawn.warnings == (TOO_LONG, BY_HAND)
    assert overlaps(drawn.pdf) == []
    assert squeezed("Jeg kom forbi torsdag kl. 10.") in squeezed("".join(everything(drawn.pdf)))
    assert BY_HAND not in draw_cards(CARDS, issued_on=DAY).warnings
