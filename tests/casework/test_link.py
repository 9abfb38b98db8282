"""The link that takes a computer in use: whatever a mail does to it, it is read as it was written or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import link
from casework.link import ANOTHER, BROKEN, Link, NotALink

BROUGHT = Link("https://fodfaeste.nordbyen.example", "K7QM-3XPA", "0123456789abcdef" * 2)
WHOLE = link.written(BROUGHT)
PLACES = (
    "https://fodfaeste.nordbyen.example",
    "https://fodfaeste.nordbyen.example:8443",
    "https://nordbyen.example/fodfaeste",
    "http://127.0.0.1:8420",
    "http://localhost/fodfaeste",
    "http://[::1]:8420",
    "https://[2001:db8::1]",
)


@pytest.mark.parametrize("address", PLACES)
def test_what_was_written_is_read(address: str) -> None:
    brought = Link(address, "K7QM-3XPA", BROUGHT.keys)

    assert link.read(link.written(brought)) == brought


def test_a_host_in_capitals_is_the_same_host() -> None:
    brought = Link("https://Fodfaeste.Nordbyen.example/Sag", "K7QM-3XPA", BROUGHT.keys)

    assert link.read(link.written(brought)).address == "https://fodfaeste.nordbyen.example/Sag"


def test_it_is_no_web_address_and_says_nothing_of_a_person() -> None:
    assert WHOLE.startswith("fodfaeste://fodfaeste.nordbyen.example#K7QM3XPA.0123")


@pytest.mark.parametrize(
    "pasted",
    [
        f"  {WHOLE}\n",
        f"<{WHOLE}>",
        f"Linket til Kom i gang: {WHOLE}",
        f"{WHOLE}.",
        WHOLE[:40] + "\r\n   " + WHOLE[40:],
        WHOLE.replace("example#", "example/#"),
        WHOLE.replace("fodfaeste://", "Fodfaeste://"),
        f"Hej Jonas\n{WHOLE}\nHilsen Maja",
        f"{WHOLE} gælder ét døgn",
        f"Det begynder med fodfaeste:// og ser sådan ud: {WHOLE}",
        f"{WHOLE}<{WHOLE}>",
        WHOLE.replace(".", ".\u200b"),
        f"\ufeff{WHOLE[:30]}\u00ad{WHOLE[30:]}",
    ],
)
def test_a_mail_may_break_it_and_put_things_around_it(pasted: str) -> None:
    assert link.is_one(pasted)
    assert link.read(pasted) == BROUGHT


@given(
    place=st.integers(len(link.KIND), len(WHOLE) - 1),
    sign=st.sampled_from("0aKZ8.#/-é"),
    is_cut=st.booleans(),
)
def test_a_link_that_lacks_a_letter_or_has_another_is_said_to_be_so_and_never_read_as_something_else(
    place: int, sign: str, *, is_cut: bool
) -> None:
    changed = WHOLE[:place] + ("" if is_cut else sign) + WHOLE[place + 1 :]
    if changed == WHOLE or changed.replace("/#", "#") == WHOLE:
        return

    with pytest.raises(NotALink) as told:
        link.read(changed)

    assert str(told.value) == BROKEN


@pytest.mark.parametrize("end", range(len(link.KIND), len(WHOLE), 7))
def test_the_beginning_of_a_link_is_not_read(end: int) -> None:
    assert link.is_one(WHOLE[:end])
    with pytest.raises(NotALink):
        link.read(WHOLE[:end])


@pytest.mark.parametrize("other", ["https://fodfaeste.nordbyen.example", "mailto://a", "http://127.0.0.1:1"])
def test_a_link_of_another_kind_is_said_to_be_one(other: str) -> None:
    assert link.is_another(other)
    assert not link.is_one(other)
    with pytest.raises(NotALink) as told:
        link.read(other)
    assert str(told.value) == ANOTHER


@pytest.mark.parametrize("code", ["K7QM-3XPA", "k7qm 3xpa", "fodfaeste.nordbyen.example", ""])
def test_a_code_and_a_bare_address_are_no_links(code: str) -> None:
    assert not link.is_one(code)
    assert not link.is_another(code)


def test_nobody_is_sent_to_another_computer_without_tls() -> None:
    """A link cannot ask for plain HTTP: only an address on this computer is spoken to so."""
    assert link.read(
        link.written(Link("http://127.0.0.1.example", "K7QM-3XPA", BROUGHT.keys))
    ).address.startswith("https://")
    assert link.read(
        link.written(Link("http://localhost.example", "K7QM-3XPA", BROUGHT.keys))
    ).address.startswith("https://")
    person = link.written(Link("https://a@b.example", "K7QM-3XPA", BROUGHT.keys))
    with pytest.raises(NotALink):
        link.read(person)
