"""The joint plan on paper: what stands, where it stands, and what never stands."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from casework.plan_paper import OwnWords, PlanGoal, PlanPaper, PlanWin
from casework.reading import EASY, lix
from desktop.paper import card, plan
from desktop.paper.plan import draw_plan
from desktop.paper.plan_page_one import ALSO_CALL, PAGE_ONE_FULL
from desktop.paper.words import phone
from tests.desktop.paper.people import AMINA, LONG, LONG_WORDS, NAMES, SHORT, handed_in
from tests.desktop.paper.reading_back import (
    all_words,
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    read,
    squeezed,
)

PLANS = {
    "amina": AMINA,
    "short": SHORT,
    "long": LONG,
    "bare": PlanPaper(
        citizen_name="Nor Testperson", municipality="Eksempel Kommune", edition=1, issued_on=date(2026, 1, 2)
    ),
    **{f"name{at}": replace(SHORT, citizen_name=name) for at, name in enumerate(NAMES)},
}
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("facts", PLANS.values(), ids=PLANS)
def test_every_plan_is_accessible_archivable_and_free_of_collisions(facts: PlanPaper) -> None:
    drawn = draw_plan(facts)
    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@pytest.mark.parametrize("body", [12, 14])
def test_the_easy_edition_grows_and_still_collides_nowhere(body: float) -> None:
    drawn = draw_plan(LONG, body=body)
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert broken_rules(drawn.pdf) == []


@pytest.mark.parametrize("facts", [AMINA, SHORT, LONG], ids=["amina", "short", "long"])
def test_every_word_that_was_handed_in_stands_on_the_paper(facts: PlanPaper) -> None:
    text = matter(draw_plan(facts).pdf)
    assert [one for one in handed_in(facts) if squeezed(one) not in text] == []


def test_the_paper_says_things_in_the_order_of_the_design() -> None:
    text = matter(draw_plan(AMINA).pdf)
    heads = ["Det vil jeg", "Det sker nu", "Ring hertil", "Mål", "Det har vi aftalt", "Det er lykkedes"]
    heads += ["Hvem må vide hvad", "Nyt siden 20. august", "Underskrift"]
    places, start = [], 0
    for head in heads:
        start = text.index(squeezed(head), start)
        places.append(start)
    assert in_order(places)


@pytest.mark.parametrize("facts", [AMINA, SHORT, LONG], ids=["amina", "short", "long"])
def test_page_one_holds_own_words_next_steps_and_telephone(facts: PlanPaper) -> None:
    drawn = draw_plan(facts)
    first = squeezed(everything(drawn.pdf)[0])
    assert facts.main_words is not None
    assert squeezed(f"»{facts.main_words.text}«") in first
    assert all(squeezed(step.what) in first for step in facts.steps)
    assert "Ringhertil70000001" in first
    assert drawn.warnings == ()


@pytest.mark.parametrize("words", [LONG_WORDS, f"{LONG_WORDS} " * 2, f"{LONG_WORDS} " * 8])
@pytest.mark.parametrize("body", [12, 14])
def test_a_full_page_one_keeps_who_answers_instead_and_a_later_one_says_everyone(
    words: str, body: float
) -> None:
    said = OwnWords(words.strip(), "Amina", date(2026, 11, 14))
    drawn = draw_plan(replace(AMINA, main_words=said), body=body)
    pages = [squeezed(page) for page in everything(drawn.pdf)]
    ring = pages[0] if "Ringhertil" in pages[0] else pages[1]
    assert all(squeezed(f"{one.name}") in ring for one in AMINA.contacts[:2])
    assert "nårBoervæk" in ring
    assert "70000005" in ring
    assert all(
        squeezed(phone(one.phone)) in matter(drawn.pdf) and squeezed(one.role) in matter(drawn.pdf)
        for one in AMINA.contacts
    )
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


def test_a_page_one_that_is_not_full_says_everyone_once() -> None:
    text = matter(draw_plan(replace(SHORT, contacts=AMINA.contacts)).pdf)
    assert text.count("70000002") == 1
    assert squeezed(ALSO_CALL) not in text


def test_a_short_case_fits_two_pages() -> None:
    assert draw_plan(SHORT).pages == 2


def test_380_characters_of_own_words_are_whole_and_smaller() -> None:
    assert 360 <= len(LONG_WORDS) <= 400

    def goal_size(facts: PlanPaper) -> float:
        return float(
            max(one["size"] for one in all_words(draw_plan(facts).pdf)[0] if one["text"].startswith("»"))
        )

    assert goal_size(LONG) < goal_size(SHORT) == 34


def test_too_many_own_words_are_told_and_none_is_lost() -> None:
    words = OwnWords(
        " ".join(f"Ord nummer {at} i en lang fortælling." for at in range(200)), "Amina", date(2026, 1, 2)
    )
    drawn = draw_plan(replace(AMINA, main_words=words))
    assert PAGE_ONE_FULL in drawn.warnings
    assert squeezed(words.text) in matter(drawn.pdf)


@pytest.mark.parametrize("facts", [AMINA, SHORT, LONG], ids=["amina", "short", "long"])
def test_each_page_says_which_of_how_many_and_which_edition(facts: PlanPaper) -> None:
    drawn = draw_plan(facts)
    pages = everything(drawn.pdf)
    assert len(pages) == drawn.pages
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af {drawn.pages}" in text
        assert f"udgave {facts.edition}" in text
        assert "november 2026" in text


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("main_words", "Det vil jeg"),
        ("steps", "Det sker nu"),
        ("contacts", "Ring hertil"),
        ("goals", "Mål"),
        ("agreements", "Det har vi aftalt"),
        ("wins", "Det er lykkedes"),
        ("consents", "Hvem må vide hvad"),
        ("changed_since", "Nyt siden"),
        ("signatures", "Underskrift"),
    ],
)
def test_an_empty_part_vanishes_with_its_heading(part: str, heading: str) -> None:
    left_out: dict[str, Any] = {part: None if part == "main_words" else ()}
    full, bare = draw_plan(AMINA).pdf, draw_plan(replace(AMINA, **left_out)).pdf
    assert heading in _headings(full)
    assert heading not in _headings(bare)


def _headings(pdf: bytes) -> str:
    """What is set in the weight and size of headings, page by page."""
    large = [
        one for page in read(pdf).chars for one in page if one["size"] > 10 and "Voice" not in one["fontname"]
    ]
    return "".join(one["text"] for one in large if one["size"] > 16 or "Semi" in one["fontname"])


def test_only_what_the_citizen_said_stands_as_his_words() -> None:
    wins = (PlanWin("Klare transporten", "Bussen er min."), PlanWin("Møde stabilt"))
    pdf = draw_plan(replace(SHORT, wins=wins)).pdf
    voice = squeezed(
        "".join(one["text"] for page in read(pdf).chars for one in page if "Voice" in one["fontname"])
    )
    assert "»Bussenermin.«" in voice
    assert {"Klaretransporten", "Mødestabilt"} == {
        title for title in ("Klaretransporten", "Mødestabilt") if title in matter(pdf) and title not in voice
    }


def test_a_goal_without_date_measure_or_activities_prints_no_empty_sentence() -> None:
    text = matter(draw_plan(replace(SHORT, goals=(PlanGoal("Job", "Et sted at være"),))).pdf)
    assert "Etstedatvære" in text
    assert "Duharnåetmålet" not in text
    assert "senest" not in text
    assert "Vigør" not in text


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ("du har 8 timer om ugen.", "Du har nået målet, når du har 8 timer om ugen."),
        ("Bestået modultest", "Du har nået målet ved: Bestået modultest"),
        ("13 ugers forløb", "Du har nået målet ved: 13 ugers forløb"),
        ("Du har nået målet, når du sover.", "Du har nået målet, når du sover."),
    ],
)
def test_a_measure_reads_as_a_sentence_however_it_was_written(measure: str, sentence: str) -> None:
    text = matter(draw_plan(replace(SHORT, goals=(PlanGoal("Job", "Ro", measure),))).pdf)
    assert squeezed(sentence) in text
    assert text.count("Duharnået") == 1


@pytest.mark.parametrize("protected", [True, False])
def test_a_protected_address_is_never_printed(protected: bool) -> None:
    hidden = replace(AMINA, address="Hemmeligvej 99, 9999 Skjulested", address_protected=protected)
    pdf = draw_plan(hidden).pdf
    assert ("Hemmeligvej99" in matter(pdf)) is not protected


def test_no_address_is_printed_unless_one_is_given() -> None:
    assert draw_plan(replace(AMINA, address="", address_protected=False)).pdf == draw_plan(AMINA).pdf


@pytest.mark.parametrize("number", ["610190-1234", "6101901234", "311299 0007", "010203–4567"])
def test_a_cpr_number_that_slipped_into_the_text_is_left_out_and_told(number: str) -> None:
    drawn = draw_plan(replace(AMINA, changed_since=(f"Nummeret {number} er nyt.",)))
    digits = re.sub(r"\D", "", number)
    assert digits not in re.sub(r"[\s\-–]", "", "".join(everything(drawn.pdf)))
    assert "personnummerudeladt" in matter(drawn.pdf)
    assert any("personnummer" in one for one in drawn.warnings)


def test_a_plan_shows_nothing_like_a_cpr_number() -> None:
    for facts in (AMINA, SHORT, LONG):
        text = " ".join(everything(draw_plan(facts).pdf))
        assert re.search(r"\b\d{6}[-– ]?\d{4}\b", text) is None


def test_the_same_facts_give_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\nfrom desktop.paper.plan import draw_plan\nfrom tests.desktop.paper.people import AMINA\n"
        "print(hashlib.sha256(draw_plan(AMINA).pdf).hexdigest())"
    )
    here = sha256(draw_plan(AMINA).pdf).hexdigest()
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout.strip() == here


def test_another_edition_gives_other_bytes() -> None:
    assert draw_plan(replace(AMINA, edition=3)).pdf != draw_plan(AMINA).pdf


def test_our_fixed_sentences_are_easy_to_read() -> None:
    fixed = (plan.WHO_KNOWS, plan.SIGNING, "Du må også sende en sms.", card.MET_NOBODY, card.SECOND_TIME)
    assert lix(" ".join(fixed)) <= EASY
    assert all(lix(one) <= EASY + 5 for one in fixed)


def test_letters_of_many_languages_stand_as_written() -> None:
    for name in (NAMES[0], NAMES[1], NAMES[3], NAMES[4]):
        drawn = draw_plan(replace(SHORT, citizen_name=name))
        assert squeezed(name) in matter(drawn.pdf)
        assert drawn.warnings == ()


@pytest.mark.parametrize("body", [12, 14])
def test_a_double_name_breaks_at_its_hyphen_and_nowhere_else(body: float) -> None:
    words = [one["text"] for one in all_words(draw_plan(LONG, body=body).pdf)[0]]
    whole = "Schwartzenberger-Løvenskjold" in words
    assert whole or {"Schwartzenberger-", "Løvenskjold"} <= set(words)


def test_a_letter_without_a_font_is_named_and_told_before_printing() -> None:
    drawn = draw_plan(replace(SHORT, changed_since=("Vi ses 🙂",)))
    assert squeezed("⟨slightly-smiling-face⟩") in matter(drawn.pdf)
    assert len(drawn.warnings) == 1
    assert "⟨slightly-smiling-face⟩" in drawn.warnings[0]
