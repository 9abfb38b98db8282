"""CV on paper: accessible, archival, in the order of the talk, and silent about everything else."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casework.resume import HEADINGS, SECTIONS, ResumeEntry, ResumePaper
from desktop.paper import ink
from desktop.paper import resume as drawing
from desktop.paper.resume import draw_resume
from desktop.paper.sheet import Furniture
from desktop.paper.spelling import printable
from tests.desktop.paper.people import NAMES
from tests.desktop.paper.reading_back import (
    HEAD,
    all_words,
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)
from tests.desktop.paper.test_any_text import DANISH, TYPED
from tests.desktop.paper.test_structure import elements

drawn_once = cache(draw_resume)
FULL = ResumePaper(
    citizen_name="Amina Testperson",
    issued_on=date(2026, 11, 26),
    phone="70000011",
    parts=(
        (
            str(HEADINGS["strength"]),
            (
                ResumeEntry(
                    "Jeg er stabil, og jeg kommer til tiden", "I seks år havde jeg nøgler til hele huset."
                ),
                ResumeEntry("Jeg får folk til at falde til ro"),
            ),
        ),
        (
            str(HEADINGS["experience"]),
            (
                ResumeEntry(
                    "Hjemme med tre børn", "Madpakker, møder på skolen og et budget, der holdt.", "siden 2015"
                ),
                ResumeEntry("Praktik i et bageri", "Pakkede brød og lærte kassen.", "2014"),
                ResumeEntry("Rengøring på en skole", "Ledte et hold på fire.", "2006–2012"),
            ),
        ),
        (
            str(HEADINGS["learned"]),
            (
                ResumeEntry("Hygiejnebevis", "", "2013"),
                ResumeEntry("Kørekort"),
                ResumeEntry("Tre sprog"),
            ),
        ),
        (str(HEADINGS["wish"]), (ResumeEntry("Fire timer om ugen i et bageri, og så flere"),)),
        (
            str(HEADINGS["need"]),
            (ResumeEntry("Fri kl. 14"), ResumeEntry("Én opgave ad gangen den første uge")),
        ),
    ),
)
BARE = replace(FULL, phone="", parts=FULL.parts[:1])
CROWDED = replace(
    FULL,
    citizen_name=NAMES[-1],
    parts=tuple((heading, entries * 9) for heading, entries in FULL.parts),
)


@pytest.mark.parametrize("paper", [FULL, BARE, CROWDED], ids=["usual", "bare", "crowded"])
def test_the_cv_is_accessible_archival_and_free_of_collisions(paper: ResumePaper) -> None:
    pdf = drawn_once(paper).pdf

    assert broken_rules(pdf) == []
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def test_a_usual_cv_is_one_page_read_in_the_order_of_the_talk() -> None:
    drawn = drawn_once(FULL)
    text = matter(drawn.pdf)

    assert drawn.pages == 1
    assert in_order([text.index(squeezed(str(HEADINGS[one]))) for one in SECTIONS])
    with pikepdf.open(BytesIO(drawn.pdf)) as opened:
        tags = [str(one.S) for one in elements(opened)]
    assert tags.count("/H1") == 1
    assert (tags.count("/H2"), tags.count("/LI")) == (5, 11)


def test_neither_head_nor_foot_says_who_printed_it() -> None:
    said = squeezed("".join(everything(drawn_once(FULL).pdf)))

    assert not any(squeezed(word) in said for word in ("Kommune", "Fodfæste", "Eksempel", "sagsbehandler"))


def test_a_head_with_our_mark_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def marks(pdf: bytes) -> int:
        with pikepdf.open(BytesIO(pdf)) as opened:
            drawn = pikepdf.parse_content_stream(opened.pages[0])
            return sum(str(one.operator) in {"f", "f*"} for one in drawn)

    bare = marks(draw_resume(BARE).pdf)
    monkeypatch.setattr(drawing, "Furniture", lambda **said: Furniture(**{**said, "marked": True}))

    assert marks(draw_resume(BARE).pdf) > bare


@settings(deadline=None, max_examples=15)
@given(text=TYPED, detail=TYPED)
@example(text="", detail="1\n0")
@example(text="Lager", detail="Pakke varer\nKøre truck")
def test_whatever_is_typed_prints_and_breaks_nothing(text: str, detail: str) -> None:
    paper = replace(
        FULL,
        parts=(
            (str(HEADINGS["experience"]), (ResumeEntry(text, detail, "2014–2016"), ResumeEntry("Kørekort"))),
        ),
    )
    drawn = draw_resume(paper)
    found = matter(drawn.pdf)

    assert squeezed(printable(text)) in found
    assert squeezed(printable(detail, lines=True)) in found
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@settings(deadline=None, max_examples=6)
@given(text=DANISH, times=st.integers(1, 12))
def test_a_line_of_any_length_goes_on_over_pages(text: str, times: int) -> None:
    long = " ".join([text] * times)
    drawn = draw_resume(replace(FULL, parts=((str(HEADINGS["strength"]), (ResumeEntry(long, long),)),)))

    words = squeezed(printable(long)).replace("-", "")
    assert words in matter(drawn.pdf).replace("-", "")
    assert outside(drawn.pdf) == []
    assert broken_rules(drawn.pdf) == []


NAME = "Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold af Testperson-Østergaard"
OTHER = "Schwartzenberger-Løvenskjold Østergaard-Mikkelsen Testperson"


@pytest.mark.parametrize("name", [NAME, OTHER, "Bo Testperson"])
def test_a_long_name_stands_on_two_lines_and_the_head_says_it_in_letters_that_can_be_read(name: str) -> None:
    first = all_words(draw_resume(replace(FULL, citizen_name=name.strip())).pdf)[0]
    head = [one for one in first if one["top"] < HEAD]
    title = [one for one in first if one["top"] > HEAD and one["size"] >= 15.9]
    assert min(one["size"] for one in head) > 9
    assert head[0]["text"] == name.split(maxsplit=1)[0]
    heading = [one for one in title if one["top"] < title[0]["top"] + 80 and one["x0"] < ink.LEFT + 300]
    assert len({round(one["top"]) for one in heading if one["text"] in name}) <= 2
