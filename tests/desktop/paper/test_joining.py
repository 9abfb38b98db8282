"""Arabic among Danish words: joined, turned, and line by line when it is long."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from casework.plan_paper import OwnWords
from desktop.paper.joining import NEW_LINE, in_visual_order, set_arabic
from desktop.paper.letters import ALEFS, ARABIC, ARABIC_BOLD, SANS, SEMI, SWALLOWED, width
from desktop.paper.plan import draw_plan
from tests.desktop.paper.people import SHORT
from tests.desktop.paper.reading_back import broken_rules, everything, outside, overlaps

LONG_WISH = (
    "أريد أن أعمل في مخبز صغير قريب من بيتي، وأن أكون في البيت عندما تعود ابنتي من المدرسة في الساعة 3. "
    "هذا هو هدفي (الآن)."
)


LAST_WORDS = "أريد أن أعمل في مخبز صغير قريب من بيتي لأن الأول هو هدفي الآن"


def test_danish_is_left_alone() -> None:
    assert in_visual_order("Fælles plan", SANS) == [("Fælles plan", SANS)]
    assert not set_arabic("Fælles plan, 24. november")


def test_a_name_is_turned_as_a_whole_between_danish_words() -> None:
    before, name, after = in_visual_order("hos محمد علي kl. 9", SANS)
    assert (before, after) == (("hos ", SANS), (" kl. 9", SANS))
    assert name[1] == ARABIC
    logical = unicodedata.normalize("NFKC", name[0][::-1])
    assert logical == "محمد علي"


def test_letters_take_the_form_of_their_place() -> None:
    [(drawn, _face)] = in_visual_order("محمد", SANS)
    forms = [unicodedata.name(one).rsplit(" ", 2)[-2] for one in reversed(drawn)]
    assert forms == ["INITIAL", "MEDIAL", "MEDIAL", "FINAL"]


@pytest.mark.parametrize("alef", ALEFS)
def test_lam_and_alef_are_drawn_as_one_and_read_back_as_two_in_their_places(alef: str) -> None:
    [(drawn, face)] = in_visual_order(f"ل{alef}", SANS)
    swallowed, sign = tuple(drawn)
    assert unicodedata.normalize("NFKC", sign) == f"ل{alef}"
    assert width(swallowed, face, 12) == 0
    assert ord(swallowed) - SWALLOWED == ord(alef)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("text", ["السلام عليكم", "الأول لآل الإسلام بلا", LAST_WORDS])
def test_free_arabic_with_lam_and_alef_is_found_again(text: str) -> None:
    goal = replace(SHORT.goals[0], title=text)
    pdf = draw_plan(replace(SHORT, goals=(goal,))).pdf
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()

    assert letters(text) in letters(said)
    assert broken_rules(pdf) == []


def letters(text: str) -> str:
    """Return letters and figures only: stops beside Arabic stand where the reader of the file puts them."""
    return "".join(one for one in text if one.isalnum())


def test_a_heavier_face_stays_heavier() -> None:
    assert in_visual_order("علي", SEMI)[0][1] == ARABIC_BOLD


def test_a_number_inside_keeps_its_own_order() -> None:
    [(drawn, _face)] = in_visual_order("في 24 مايو", SANS)
    assert "24" in drawn


def test_what_is_too_long_for_a_line_is_turned_line_by_line() -> None:
    parts = [
        text for text, _ in in_visual_order("واحد اثنان ثلاثة", SANS, lambda text, _face: len(text) < 12)
    ]
    drawn = [one.replace(chr(SWALLOWED + ord("ا")), "") for one in parts if one != NEW_LINE]
    logical = [unicodedata.normalize("NFKC", one[::-1]) for one in drawn]
    assert logical == ["واحد اثنان", "ثلاثة"]


def test_a_wish_in_arabic_prints_whole() -> None:
    drawn = draw_plan(replace(SHORT, main_words=OwnWords(LONG_WISH, "Amina", date(2026, 11, 14))))
    assert drawn.warnings == ()
    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    printed = sorted(one for one in "".join(everything(drawn.pdf)) if unicodedata.bidirectional(one) == "AL")
    assert printed == sorted(one for one in LONG_WISH if unicodedata.bidirectional(one) == "AL")
