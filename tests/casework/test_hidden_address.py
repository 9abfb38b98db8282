"""A protected address in somebody's own words: found however it is written, and nothing else taken for it."""

from dataclasses import replace

import pytest

from casework import contact_card, meeting_letter, resume
from casework.answers import CitizenPage
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.meeting_letter import MeetingLetter, Typed, VisitAhead
from casework.resume import ResumeLine, ResumeProfile
from tests.casework.test_meeting_letter import visit
from tests.casework.test_plan import PAGE, TODAY

HIDDEN = HiddenAddress(("Nygade 4B, 2. tv.",))


def written(page: CitizenPage = PAGE, typed: Typed = Typed()) -> MeetingLetter:  # noqa: B008 - frozen
    ahead = VisitAhead(visit(), None)
    return meeting_letter.letter(page, ahead, typed, hidden=HIDDEN, municipality="Testby", today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Nygade 4B, 2. tv.",
        "Vi ses ved opgangen, nygade 4b, 9900 Testby",
        "Vi ses på NYGADE   4",
        "Nygade\n4",
        "Nygade nr. 4, ved porten",
        "Nygade nummer 4",
        "Nygade4",
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert HIDDEN.stands_in(text)


@pytest.mark.parametrize(
    "text", ["", "Nygade 45", "Nygade 14", "Vi ses kl. 4", "Ny gade, 4 minutter", "Bygnygade 4", "Torvet 1"]
)
def test_another_place_is_not_taken_for_it(text: str) -> None:
    assert not HIDDEN.stands_in(text)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("c/o Testperson, Skolevej 12", "ved siden af Skolevej 12"),
        ("Gl. Kirkevej 3, 4. sal", "gl kirkevej 3"),
        ("Aaparken 9", "Åparken 9"),
        ("Gården Højbo", "Vi ses på gården  højbo"),
        ("10. Februar Vej 2", "februar vej 2"),
        ("Nygade 4-6", "Nygade 4"),
    ],
)
def test_the_street_is_found_in_every_kind_of_address(address: str, text: str) -> None:
    assert HiddenAddress((address,)).stands_in(text)


def test_where_nothing_is_protected_no_text_is_held_back_and_an_empty_address_is_in_none() -> None:
    assert not HiddenAddress().stands_in("Nygade 4")
    assert not HiddenAddress(("", " ")).stands_in("Nygade 4")


def test_the_street_alone_is_a_hint() -> None:
    assert HIDDEN.is_hinted_in("Bussen stopper på Nygade.")
    assert not HIDDEN.is_hinted_in("Nygades kiosk og Bygnygade")


def test_it_stands_in_no_error() -> None:
    assert "Nygade" not in repr(HIDDEN)


@pytest.mark.parametrize("field", ["place", "way", "why"])
def test_a_letter_whose_words_say_it_is_refused_whichever_field_they_stand_in(field: str) -> None:
    with pytest.raises(Refused, match="Adressen er beskyttet"):
        written(typed=Typed(**{field: "Vi ses på Nygade 4"}))
    assert getattr(written(typed=Typed(**{field: "Vi ses hos dig"})), field) == "Vi ses hos dig"


def test_a_letter_is_refused_where_the_interpreter_says_it() -> None:
    with pytest.raises(Refused, match="Adressen er beskyttet"):
        written(replace(PAGE, interpreter="Somali, mødes på Nygade 4"))


def test_a_letter_that_names_the_street_alone_is_told_of() -> None:
    letter = written(typed=Typed(way="Bus 3 til Nygade"))

    assert meeting_letter._TOLD["hinted"] in letter.unsaid
    assert meeting_letter._TOLD["hinted"] not in written().unsaid


def test_a_card_whose_hours_say_it_is_refused() -> None:
    with pytest.raises(Refused, match="Adressen er beskyttet"):
        contact_card.card(PAGE, "Kl. 9\nNygade 4", hidden=HIDDEN, today=TODAY)


@pytest.mark.parametrize(("text", "detail"), [("Bor på Nygade 4", ""), ("Haven", "Nygade\n4")])
def test_a_cv_of_which_a_line_says_it_is_refused_by_its_heading(text: str, detail: str) -> None:
    lines = ResumeProfile(
        (ResumeLine("a", "strength", "Jeg er stabil"), ResumeLine("b", "need", text, detail))
    )
    printed = resume.paper(PAGE, lines, {}, today=TODAY)

    with pytest.raises(Refused, match="Det får mig til at lykkes"):
        resume.demanded_lines(printed, HIDDEN)
    resume.demanded_lines(printed, HiddenAddress())
