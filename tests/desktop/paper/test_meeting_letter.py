"""The letter before a meeting on paper: accessible, one page and its back, plain, and only what may stand on it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import example, given, settings

from casework.meeting_letter import TOO_LONG, MeetingLetter
from casework.reading import lix
from desktop.paper import meeting_letter as drawing
from desktop.paper.bricks import Panel
from desktop.paper.ink import Type
from desktop.paper.meeting_letter import PROMPTS, USUAL_WHY, draw_letter
from desktop.paper.rights import NOT_CHECKED
from desktop.paper.spelling import printable
from desktop.paper.text import Text
from tests.desktop.paper.letters_to import BARE, CALLED, CROWDED, JONAS
from tests.desktop.paper.people import NAMES
from tests.desktop.paper.reading_back import (
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)
from tests.desktop.paper.test_any_text import DANISH
from tests.desktop.paper.test_structure import elements

drawn_once = cache(draw_letter)
LETTERS = pytest.mark.parametrize(
    "letter", [JONAS, BARE, CROWDED, CALLED], ids=["usual", "bare", "crowded", "called"]
)


@LETTERS
def test_it_is_accessible_free_of_collisions_and_one_page_with_its_back(letter: MeetingLetter) -> None:
    drawn = drawn_once(letter)
    pages = [squeezed(page) for page in everything(drawn.pdf)]

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert len(pages) == 2
    assert squeezed("Venlig hilsen") in pages[0]
    assert all(squeezed(one) in pages[1] for one in PROMPTS)
    assert drawn.warnings == ()


def test_it_is_read_in_order_and_says_who_when_where_why_how_long_and_whom_to_ring() -> None:
    pdf = drawn_once(JONAS).pdf
    text = matter(pdf)
    said = (
        "Jonas Testperson",
        "Parkvej 7, 1. th.",
        "Jeg vil gerne møde dig",
        "Jeg hedder Bo, og jeg er din faste kontakt.",
        "Tid og sted",
        "kl. 14.00",
        "Eksempel Bibliotek, Torvet 1",
        "Bus 3A stopper foran.",
        "Det tager højst 45 minutter.",
        "Derfor",
        JONAS.why,
        "Du må gerne",
        "Det hedder en bisidder",
        "Forvaltningsloven § 8",
        NOT_CHECKED,
        "Kan du ikke komme?",
        "70 00 00 01",
        "Er Bo væk, så ring til Lone på 70 00 00 05",
        "Venlig hilsen",
    )

    assert in_order([text.index(squeezed(one)) for one in said])
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = [str(one.S) for one in elements(opened)]
    assert tags.count("/H1") == 1
    assert {"/L", "/LI", "/H2", "/H3"} <= set(tags)


def said_in(pieces: Iterable[object]) -> Iterator[str]:
    """Every text of a page, as it was set."""
    for one in pieces:
        if isinstance(one, Text):
            yield one.plain.replace("\N{NO-BREAK SPACE}", " ")
        inner = [*getattr(one, "items", ()), *(cell[2] for cell in getattr(one, "cells", ()))]
        yield from said_in([*inner, *([one.inner] if isinstance(one, Panel) else [])])


@pytest.mark.parametrize("letter", [JONAS, BARE, CALLED])
def test_a_citizen_reads_it_without_effort(letter: MeetingLetter) -> None:
    page = [one.rstrip(".") for one in said_in(drawing._front(letter, Type(12), 1.0))]

    assert len(page) > 12
    assert lix(". ".join(page)) <= 25


def test_a_call_is_no_meeting_and_says_which_number_is_rung() -> None:
    text = matter(drawn_once(CALLED).pdf)

    assert squeezed("Jeg vil gerne tale med dig") in text
    assert squeezed("Jeg ringer på 70 00 00 11. Er det ikke dit nummer, så sig til.") in text
    assert squeezed("få en tolk på tyrkisk") in text
    assert squeezed("gåtur") not in text
    assert squeezed("møde dig") not in text


def test_what_is_not_known_is_not_there_and_a_missing_number_becomes_a_line_to_write_on() -> None:
    text = matter(drawn_once(BARE).pdf)

    assert squeezed("Hjemme hos dig") in text
    assert squeezed(USUAL_WHY) in text
    assert squeezed("Ring til") in text
    assert "bisidder" not in text
    assert "højst" not in text
    assert "Spørgsmål?" not in everything(drawn_once(BARE).pdf)[0]


def test_words_that_need_more_than_a_page_are_all_there_and_it_is_said() -> None:
    long = replace(CROWDED, why="Vi taler om det, du gerne vil. " * 60)
    drawn = draw_letter(long)

    assert drawn.warnings == (TOO_LONG,)
    assert drawn.pages == 3
    assert squeezed(long.why) in matter(drawn.pdf)
    assert squeezed("skrive på det sidste ark, før vi taler sammen") in matter(drawn.pdf)
    assert squeezed("skrive på bagsiden, før vi taler sammen") in matter(drawn_once(CROWDED).pdf)
    assert outside(drawn.pdf) == []


def test_a_letter_whose_air_did_not_yield_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_AIRS", (1.0,))

    assert draw_letter(CROWDED).pages == 3


@settings(deadline=None, max_examples=10)
@given(text=DANISH)
@example(text="İngilizce")
def test_whatever_is_typed_prints(text: str) -> None:
    drawn = draw_letter(replace(JONAS, why=text, way=text, place=text[:60], interpreter=text[:40]))

    assert squeezed(printable(text)) in matter(drawn.pdf)
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert broken_rules(drawn.pdf) == []


@pytest.mark.parametrize("name", NAMES)
def test_any_name_keeps_the_letter_whole(name: str) -> None:
    drawn = draw_letter(replace(JONAS, name=name, first_name=name, writer=name, fixed_contact=name))

    assert broken_rules(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
