import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.folding import fold, matches


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcæøåÆØÅéüşğıİçñ -a\N{COMBINING RING ABOVE}"))
def test_how_a_letter_is_composed_changes_nothing(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("row", "query"),
    [
        ("Kirsten Aagaard", "ågård"),
        ("Kirsten Ågård", "aagaard"),
        ("Sıla Başar", "sila basar"),
        ("Maria Kılıç", "KILIC"),
        ("René Müller", "rene mull"),
        ("Østen Rasmussen", "rasm øst"),
    ],
)
def test_a_name_is_found_as_people_type_it(row: str, query: str) -> None:
    assert matches(fold(row), fold(query))


@pytest.mark.parametrize(
    ("row", "query"), [("Søren", "soren"), ("Bækgaard", "bakgård"), ("Ole Dahl", "ole x")]
)
def test_danish_letters_are_letters_of_their_own_and_every_word_must_be_there(row: str, query: str) -> None:
    assert not matches(fold(row), fold(query))


def test_an_empty_query_finds_everybody() -> None:
    assert matches(fold("Ole"), fold("  "))
