"""LIX, the measure of plain language."""

from hypothesis import given
from hypothesis import strategies as st

from casework.reading import EASY, lix


def test_short_words_in_short_sentences_are_easy() -> None:
    assert lix("Planen er din. Du kan altid bede om at få den ændret.") <= EASY


def test_the_language_of_the_law_is_hard() -> None:
    law = (
        "Kommunalbestyrelsen tilrettelægger beskæftigelsesindsatsen under hensyntagen til personens forudsætninger, "
        "arbejdsmarkedets behov og reglerne om rådighed."
    )
    assert lix(law) > 60


def test_words_by_sentence_and_long_words_by_hundred() -> None:
    assert lix("Jeg har nu en hest. Du har kun en elefant.") == 5 + 10


def test_dates_hours_and_kroner_end_no_sentence() -> None:
    assert lix("Vi ses den 24. november kl. 9.30 og har 65 kr. med.") == lix(
        "Vi ses den 24 november kl 930 og har 65 kr med."
    )


def test_no_words_are_no_reading() -> None:
    assert lix("") == 0
    assert lix(" ... !") == 0


@given(text=st.text())
def test_any_text_has_a_number(text: str) -> None:
    assert lix(text) >= 0
