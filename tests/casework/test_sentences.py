"""Sentences remember what they were made of, so that only our own words change with the language."""

from hypothesis import given
from hypothesis import strategies as st

from casework.attachments import of_paper
from casework.sentences import Joined, Sentence, in_line
from casework.visits import QUESTION, asked
from casework.words import FIELDS, FORMS, said, said_in


def test_a_part_of_ours_begins_small_behind_another_and_anybody_elses_stands_as_it_was_written() -> None:
    line = Joined(said(FORMS, "home"), Sentence("Ikke truffet"), "Jobcentret", "")

    assert line == "Hjemmebesøg · ikke truffet · Jobcentret"


def test_an_abbreviation_of_ours_keeps_its_capitals() -> None:
    assert Joined("Brev", said(FORMS, "sms")) == "Brev · SMS"


def test_a_line_is_said_again_in_another_language_without_touching_a_persons_words() -> None:
    line = Joined("Notat", Sentence("Notat"))

    assert in_line(line.pieces, lambda _ours: "Note") == "Notat · note"


def test_nothing_joined_is_nothing() -> None:
    assert not Joined("", "")


@given(st.lists(st.text(min_size=1)), st.text())
def test_people_may_write_braces_and_anything_else(texts: list[str], what: str) -> None:
    assert Joined(*texts) == " · ".join(texts)
    assert Sentence("{what} fra {who}", what=what, who="{who}") == f"{what} fra {{who}}"


def test_a_code_becomes_a_sentence_and_a_line_systems_own_word_stays_what_it_is() -> None:
    assert isinstance(said(FORMS, "walk"), Sentence)
    assert not isinstance(said(FORMS, "Brev"), Sentence)
    assert isinstance(said(FIELDS, "due"), Sentence)


def test_only_a_field_that_holds_codes_is_said_in_words() -> None:
    assert said_in("visit", "form", "walk") == "Gåtur"
    assert said_in("agreement", "status", "done") == "Udført"
    assert said_in("goal", "area", "Bolig") == "Bolig"
    assert (said_in("agreement", "what", "walk"), said_in("statement", "form", "other")) == ("walk", "other")


def test_what_the_program_wrote_into_a_record_is_known_again_and_nothing_else() -> None:
    assert isinstance(of_paper("Plan, udgave 12"), Sentence)
    assert isinstance(asked(QUESTION), Sentence)
    assert not any(
        isinstance(each, Sentence) for each in (of_paper("Plan, udgave"), of_paper(""), asked("Hvordan?"))
    )
    assert (of_paper("Brev 12"), asked("Hvordan?")) == ("Brev 12", "Hvordan?")
