"""A common text of two: nobody's new sentence is lost, whatever they wrote, and no sentence is cut."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework import common_text
from casework.common_text import propose, sentences

SENTENCES = st.lists(
    st.sampled_from(
        [f"{name} kommer kl. {hour}." for name in ("Amina", "Bente", "Zahra", "Østen") for hour in (8, 9)]
    ),
    max_size=6,
)


def keys(text: str) -> list[str]:
    return [" ".join(each.split()) for each in sentences(text)]


def test_a_text_is_cut_into_its_sentences_and_lines_and_is_whole_again() -> None:
    text = "Zahra møder kl. 8 hos dr. Holm. Hun henter børnene!\nBente ringer, f.eks. Fredag. »Det går.« Godt"

    assert "".join(sentences(text)) == text
    assert keys(text) == [
        "Zahra møder kl. 8 hos dr. Holm.",
        "Hun henter børnene!",
        "Bente ringer, f.eks. Fredag.",
        "»Det går.«",
        "Godt",
    ]


@given(st.text(alphabet="aB .!?\n»«Å1", max_size=60))
def test_any_text_is_its_sentences(text: str) -> None:
    assert "".join(sentences(text)) == text


BASE = "Zahra møder mandag. Mette ringer til Bente. Amina henter børnene."


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (BASE, BASE.replace("mandag", "tirsdag"), BASE.replace("mandag", "tirsdag")),
        (
            BASE.replace("mandag", "tirsdag"),
            f"{BASE} Bente vil have en opskrift.",
            f"{BASE.replace('mandag', 'tirsdag')} Bente vil have en opskrift.",
        ),
        (
            BASE.replace("mandag", "tirsdag"),
            BASE.replace("mandag", "fredag"),
            "Zahra møder tirsdag. Zahra møder fredag. Mette ringer til Bente. Amina henter børnene.",
        ),
        (
            "Zahra møder mandag. Amina henter børnene.",
            BASE.replace("mandag", "fredag"),
            "Zahra møder mandag. Zahra møder fredag. Mette ringer til Bente. Amina henter børnene.",
        ),
        ("Zahra møder mandag.", "Zahra møder mandag.", "Zahra møder mandag."),
    ],
)
def test_what_two_wrote_apart_stands_together(one: str, other: str, common: str) -> None:
    assert propose(BASE, one, other) == common


def lost(base: list[str], one: list[str], other: list[str]) -> list[str]:
    """Return the sentences that a proposal lost: new ones of either, and those that both kept."""
    told = keys(propose(" ".join(base), " ".join(one), " ".join(other)))
    new = [each for each in (*one, *other) if each not in base]
    return [each for each in (*new, *(each for each in one if each in other)) if each not in told]


@given(SENTENCES, SENTENCES, SENTENCES)
@example(["Amina kommer kl. 8."], [], ["Amina kommer kl. 8.", "Bente kommer kl. 8."])
def test_no_new_sentence_of_either_is_lost_and_none_that_both_kept(
    base: list[str], one: list[str], other: list[str]
) -> None:
    assert lost(base, one, other) == []


@given(
    st.lists(st.sampled_from("ABCDEFGH"), unique=True, max_size=6), st.sets(st.integers(0, 5)), st.booleans()
)
def test_a_sentence_that_only_one_took_out_stays_and_one_that_both_took_out_goes(
    letters: list[str], out: set[int], both: bool
) -> None:
    base = [f"{letter} kommer." for letter in letters]
    one = [each for at, each in enumerate(base) if at not in out]

    told = keys(propose(" ".join(base), " ".join(one), " ".join(one if both else base)))

    assert sorted(told) == sorted(one if both else base)


@given(SENTENCES, SENTENCES, SENTENCES)
def test_no_sentence_of_the_proposal_is_put_together_of_two(
    base: list[str], one: list[str], other: list[str]
) -> None:
    assert set(keys(propose(" ".join(base), " ".join(one), " ".join(other)))) <= {*one, *other}


def test_the_check_notices_a_proposal_that_takes_one_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common_text, "_besides", lambda _more, _said: [])

    assert lost([], ["Amina kommer kl. 8."], ["Bente kommer kl. 8."])
