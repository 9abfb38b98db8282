"""Saved filters of the caseload: a name of one's own, told apart, never a citizen's, and nothing of it guessed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.errors import Refused
from casework.saved_filters import (
    LONGEST,
    MOST,
    SavedFilter,
    alike,
    from_setting,
    remove,
    rename,
    save,
    to_setting,
)

NAMES = ("Zahra Thygesen", "Ole Skov-Lund")
KEPT = (SavedFilter("Havnen", "havnegade", "all"), SavedFilter("Over tid", "", "over"))


def told(verb: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        verb()
    return str(refused.value)


def test_a_filter_is_kept_in_order_of_name_with_its_spaces_put_right() -> None:
    kept = save(KEPT, SavedFilter("  Min   mandag ", " praktik   bageri ", "waits"), NAMES)

    assert [one.name for one in kept] == ["Havnen", "Min mandag", "Over tid"]
    assert kept[1] == SavedFilter("Min mandag", "praktik bageri", "waits")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Giv filtret et navn"),
        (" \t\n", "Giv filtret et navn"),
        ("x" * (LONGEST + 1), f"længere end {LONGEST} bogstaver"),
        ("HAVNEN", "allerede et filter, der hedder »HAVNEN«"),
    ],
)
def test_a_name_that_does_not_do_is_refused_for_a_new_one_and_for_an_old_one(
    name: str, sentence: str
) -> None:
    assert sentence in told(lambda: save(KEPT, SavedFilter(name, "praktik", "all"), NAMES))
    assert sentence in told(lambda: rename(KEPT, "Over tid", name, NAMES))


@pytest.mark.parametrize(
    "text",
    ["zahra", "Thygesen Zahra", "zah thy", "skov", "720387", "Ring 720387-4321 op", "bageri zahra thygesen"],
)
def test_a_filter_that_calls_one_citizen_is_not_kept(text: str) -> None:
    assert "borgers navn eller CPR-nummer" in told(lambda: save(KEPT, SavedFilter("Én", text, "all"), NAMES))


@pytest.mark.parametrize(
    "name", ["Zahra", "Skov", "Zahra Thygesens sag", "Ring til Zahra Thygesen", "720387-4321"]
)
def test_a_filter_that_is_called_after_one_citizen_is_not_kept(name: str) -> None:
    assert "borgers navn" in told(lambda: save(KEPT, SavedFilter(name, "praktik", "all"), NAMES))
    assert "borgers navn" in told(lambda: rename(KEPT, "Over tid", name, NAMES))


@pytest.mark.parametrize("name", ["Skoven", "Zahras gade", "Uge 47-48", "Thy"])
def test_a_name_that_only_begins_like_somebodys_is_kept(name: str) -> None:
    assert save((), SavedFilter(name, "praktik", "all"), NAMES)[0].name == name
    assert rename(KEPT, "Over tid", name, NAMES)


@pytest.mark.parametrize("text", ["zahra bageri", "9900", "praktik", "skovvej"])
def test_words_that_are_of_no_name_alone_are_kept(text: str) -> None:
    assert save((), SavedFilter("Flere", text, "all"), NAMES)[0].text == text


def test_nothing_and_too_much_are_refused() -> None:
    many = tuple(SavedFilter(f"Nr. {number}", "", "over") for number in range(MOST))

    assert "intet filter at gemme" in told(lambda: save((), SavedFilter("Alle", "  ", "all"), NAMES))
    assert f"allerede {MOST} filtre" in told(lambda: save(many, SavedFilter("En til", "ord", "all"), NAMES))


def test_one_is_called_otherwise_and_let_go_of() -> None:
    assert [one.name for one in rename(KEPT, "Havnen", "havnen", NAMES)] == [
        "havnen",
        "Over tid",
    ]  # other capitals
    assert remove(KEPT, "Havnen") == (KEPT[1],)
    assert remove(KEPT, "ukendt") == KEPT


def test_the_one_that_looks_for_just_this_is_found() -> None:
    assert alike(KEPT, " HavneGade ", "all") == KEPT[0]
    assert alike(KEPT, "havnegade", "over") is None
    assert alike(KEPT, "", "all") is None


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5), lambda each: st.lists(each, max_size=4), max_leaves=8
    )
)
def test_what_the_store_kept_is_read_or_left_out_and_never_guessed(kept: object) -> None:
    assert to_setting(from_setting(kept)) == [
        each
        for each in (kept if isinstance(kept, list) else [])
        if isinstance(each, list)
        and len(each) == 3
        and all(isinstance(part, str) for part in each)
        and each[0]
    ]
    assert from_setting(to_setting(KEPT)) == KEPT
