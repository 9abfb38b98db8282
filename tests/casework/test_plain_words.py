"""Words to think twice about: found as they stand, each once, with a lighter one; silent about plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import plain_words
from casework.plain_words import Heavy, heavy_words
from casework.reading import lix


def test_a_heavy_word_is_named_as_it_stands_with_a_lighter_one() -> None:
    text = "Vi iværksætter en Afklaring med henblik på praktik. Vi iværksætter den nu."

    assert heavy_words(text) == (
        Heavy("iværksætter", "begynde"),
        Heavy("Afklaring", "finde ud af"),
        Heavy("med henblik på", "for at"),
    )


@pytest.mark.parametrize(
    "text", ["", "Du ringer til lægen på fredag.", "Indsatsen", "Relevansen", "En hest i stalden"]
)
def test_a_plain_text_says_nothing_and_endings_count_as_the_word(text: str) -> None:
    assert heavy_words(text) == ((Heavy("Indsatsen", "hjælp"),) if text == "Indsatsen" else ())


def test_each_lighter_word_is_no_heavy_one_itself_and_makes_no_text_harder() -> None:
    for word, lighter in {**plain_words._LIGHTER, **plain_words._PHRASES}.items():
        assert heavy_words(lighter) == (), word
        assert lix(f"Vi ser, {lighter} nu.") <= lix(f"Vi ser, {word} nu.") + 1, word


def test_a_list_without_a_word_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(plain_words._LIGHTER, "iværksætte")

    with pytest.raises(AssertionError):
        test_a_heavy_word_is_named_as_it_stands_with_a_lighter_one()


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    assert all(one.word in text for one in heavy_words(text))
