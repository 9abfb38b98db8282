"""A passphrase that a person makes himself is judged in his own language, and told what would make it better."""

import pytest

from casework import everyday
from storage import strength
from storage.strength import judge

METTE = ("Mette Hald", "MEHA", "Havnby Kommune")


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("", "begin"),
        ("   ", "begin"),
        ("hej", "longer"),
        ("fodbold2026", "longer"),
        ("Sommer2026!Sommer", "known"),
        ("velkommen til kommunen", "known"),
        ("mette hald havnby", "known"),
        ("aaaaaaaaaaaaaaaaaaaaa", "pattern"),
        ("hejhejhejhejhejhej", "pattern"),
        ("26111999 26111999", "pattern"),
        ("havre havre havre havre", "pattern"),
        ("brøndby2026brøndby", "pattern"),
    ],
)
def test_what_is_guessed_first_is_not_enough_and_the_reason_is_said(said: str, advice: str) -> None:
    found = judge(said, METTE)

    assert (found.advice, found.is_enough) == (advice, False)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("havre lampe trappe måge", 3),
        ("havre lampe trappe måge stol", 4),
        ("HAVRE  lampe Trappe MÅGE", 3),
        ("Xk9#mQ2$vL7pRt", 3),
        ("det regner altid i Esbjerg om torsdagen", 4),
        ("min mormors gule kaffekande", 4),
    ],
)
def test_four_of_our_words_or_fourteen_unguessable_characters_are_enough(said: str, level: int) -> None:
    assert judge(said, METTE).level == level


def test_the_same_word_four_times_is_one_word() -> None:
    assert judge("havre havre havre havre").words == 1


def test_letters_that_a_system_hands_apart_are_the_same_letters() -> None:
    import unicodedata

    said = "måge æble øl bål gærde"

    assert judge(unicodedata.normalize("NFD", said)) == judge(said)


def test_spaces_between_known_words_do_not_make_them_unknown() -> None:
    assert judge("jeg elsker dig skat").bits <= judge("jegelskerdigskat").bits + 1


def test_what_others_know_of_the_person_makes_it_weaker() -> None:
    said = "Zakarias Grønvang"

    assert judge(said, ("Zakarias Grønvang",)).bits < judge(said).bits


def test_without_the_danish_list_danish_favourites_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is the list that holds them back."""
    monkeypatch.setattr(strength, "common", tuple)

    assert judge("velkommen til kommunen").is_enough


def test_the_list_is_dated_and_holds_some_hundred_words_each_once() -> None:
    words = strength.common()

    assert strength.COMMON.removeprefix("common-").removesuffix(".txt") == "2026-11"
    assert 300 <= len(words) == len(set(words))
    assert {"adgangskode", "kodeord", "velkommen", "brøndby"} <= set(words)
    assert all(word == word.casefold() for word in words)


def test_five_suggested_words_are_always_strong() -> None:
    words = everyday.words()

    for start in range(0, 50, 5):
        assert judge(" ".join(words[start : start + 5])).level == 4


def test_a_very_long_one_is_judged_by_its_beginning() -> None:
    assert not judge("a" * 5000).is_enough
