"""Sagens forløb on paper: oldest first, every word found again, whole entries, and her words in her own voice."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from casework import evidence as rules
from casework.errors import Refused
from casework.evidence import EvidenceLine
from casework.words import NATURES
from desktop.paper.evidence import HOW_TO_READ, draw_evidence
from desktop.paper.spelling import CPR_LEFT_OUT, printable
from tests.desktop.paper.histories import SINCE, UNTIL, evidence, history
from tests.desktop.paper.people import NAMES
from tests.desktop.paper.reading_back import (
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    read,
    squeezed,
)
from tests.desktop.paper.test_structure import elements

STARTS = ("Første", "Andet", "et", "to", "»Jeg", "kan.«")
LONG_NAME = "Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold Testperson"
MANY = evidence(27, LONG_NAME)


@pytest.fixture(scope="module")
def long() -> bytes:
    """Draw a case of many things."""
    return draw_evidence(MANY).pdf


def test_a_long_history_and_a_short_one_are_accessible_and_free_of_collisions(long: bytes) -> None:
    for pdf in (long, draw_evidence(evidence(2)).pdf):
        assert broken_rules(pdf) == []
        assert overlaps(pdf) == []
        assert outside(pdf) == []


def test_every_line_is_found_again_oldest_first_with_its_kind_and_its_author(long: bytes) -> None:
    lines, text = MANY.lines, matter(long)

    places = [text.index(squeezed(f"Nummer {number}.")) for number in range(27) if number % 9 not in {3, 6}]
    assert in_order(places)
    assert text.count("BoTestperson") == len(lines)
    assert text.count("Kontaktforsøg") == sum(line.kind == "Kontaktforsøg" for line in lines)
    assert squeezed(HOW_TO_READ) in text
    assert squeezed("9 notater, 3 besøg") in text


def test_no_entry_that_fits_on_a_page_is_cut_in_two(long: bytes) -> None:
    pages = [squeezed(page) for page in everything(long)]

    assert len(pages) > 2
    judged = squeezed("Vurderer, at hun kan klare to dage om ugen. " * 4)
    assert sum(page.count(judged) for page in pages) == sum(line.kind == "Vurdering" for line in MANY.lines)


def test_her_own_words_are_set_in_her_own_voice_and_marked_as_said(long: bytes) -> None:
    said = [one for page in read(long).words for one in page if one["text"].startswith("»Jeg")]

    assert said
    with pikepdf.open(BytesIO(long)) as pdf:
        tags = [str(one.S) for one in elements(pdf)]
    assert tags.count("/BlockQuote") == sum(line.said for line in MANY.lines)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len({(line.on.year, line.on.month) for line in MANY.lines})


def test_what_was_called_back_moved_or_lies_outside_the_days_is_not_on_it() -> None:
    found = history(12)
    changed = (replace(found[0], withdrawn=True), replace(found[1], moved=True), *found[2:])

    kept = rules.between(changed, date(2026, 2, 1), date(2026, 6, 30))

    assert found[0].id not in {one.id for one in kept}
    assert found[1].id not in {one.id for one in kept}
    assert kept
    assert {date(2026, 2, 1) <= date.fromisoformat(one.at[:10]) <= date(2026, 6, 30) for one in kept} == {
        True
    }


def test_an_hour_after_midnight_in_denmark_counts_for_the_day_there() -> None:
    late = replace(history(1)[0], at="2026-06-30T22:30:00+00:00")

    assert rules.between((late,), date(2026, 7, 1), date(2026, 7, 1)) == (late,)
    (line,) = rules.lines((late,))
    assert (line.on, line.at) == (date(2026, 7, 1), time(0, 30))


def test_days_the_wrong_way_round_and_days_without_anything_are_refused_in_words() -> None:
    with pytest.raises(Refused, match="Byt om"):
        rules.demanded(UNTIL, SINCE, history(3))
    with pytest.raises(Refused, match="Vælg andre dage"):
        rules.demanded(SINCE, UNTIL, ())


@pytest.mark.parametrize(
    "typed",
    ["x" * 700, "😀 Ring\x07 nu", NAMES[2], "Ord " * 900],
    ids=["unbroken", "signs", "arabic", "long"],
)
def test_whatever_was_typed_prints_and_a_page_that_is_not_enough_is_gone_on_with(typed: str) -> None:
    line = EvidenceLine(date(2026, 3, 1), "Fakta", typed[:300], typed, "Bo Testperson", time(9), said=False)
    pdf = draw_evidence(replace(evidence(3), citizen=NAMES[0], lines=(line, replace(line, said=True)))).pdf

    assert broken_rules(pdf) == []
    assert overlaps(pdf) == []
    if typed.startswith("Ord"):
        assert matter(pdf).count("OrdOrd") >= 850


def test_a_number_that_is_a_citizens_own_never_comes_on_it() -> None:
    line = EvidenceLine(
        date(2026, 3, 1), "Fakta", "Ringede", "Hendes nummer er 700397-0684.", "Bo Testperson"
    )
    drawn = draw_evidence(replace(evidence(3), lines=(line,)))

    assert "700397" not in matter(drawn.pdf)
    assert drawn.warnings


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_poppler_reads_it_in_the_order_of_time(tmp_path: Path, long: bytes) -> None:
    path = tmp_path / "forløb.pdf"
    path.write_bytes(long)
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    words = squeezed(told)

    assert in_order(
        [words.index(squeezed(month)) for month in ("Januar 2026", "Februar 2026", "Oktober 2026")]
    )
    assert words.count("Sagensforløb") >= 2


def test_each_line_of_a_note_is_a_line_on_the_paper() -> None:
    (one,) = (replace(evidence(1).lines[0], text="Første afsnit.\r\n\r\nAndet afsnit:\n- et\n- to"),)
    shown = replace(evidence(1), lines=(one, replace(one, said=True, text="Jeg vil.\nJeg kan.")))
    drawn = draw_evidence(shown)
    rows = {round(word["top"]) for page in read(drawn.pdf).words for word in page if word["text"] in STARTS}

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert len(rows) == len(STARTS)
    assert squeezed("»Jeg vil. Jeg kan.«") in matter(drawn.pdf)


def test_a_number_that_a_line_break_parts_is_left_out_too() -> None:
    said = printable("Hun hedder 700397\n0684.", lines=True)

    assert said == f"Hun hedder {CPR_LEFT_OUT}."
    assert printable("  Et \r\n\r\n to ", lines=True) == "Et\nto"
    assert printable("Et\nto") == "Et to"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("»Jeg vil gerne.«", "Jeg vil gerne."),
        ("»Han sagde »nej« til mig«", "Han sagde »nej« til mig"),
        ("»Nej« sagde han. »Ja« sagde jeg.", "»Nej« sagde han. »Ja« sagde jeg."),
        ("»Nej« og »ja«", "»Nej« og »ja«"),
        ("Han sagde »nej«", "Han sagde »nej«"),
        ("»Jeg er ikke", "»Jeg er ikke"),
        ("", ""),
    ],
)
def test_marks_of_speech_go_only_where_they_stand_around_all_of_it(typed: str, kept: str) -> None:
    assert rules.bare(typed) == kept


def test_what_a_mentor_noted_is_on_it_and_is_counted() -> None:
    entry = replace(history(1)[0], kind="mentor_minutes", nature="", head="Mentor, 30 minutter")

    kept = rules.between((entry,), SINCE, UNTIL)

    assert [one.kind for one in rules.lines(kept)] == ["Mentornotat"]
    assert rules.counted(kept) == ("1\N{NO-BREAK SPACE}mentornotat",)


def test_her_words_are_told_by_their_name_and_not_by_marks_that_a_judgement_has_too() -> None:
    judged = replace(evidence(1).lines[0], kind="Vurdering", text="Lægen sagde: »Hun kan ikke arbejde.«")

    text = matter(draw_evidence(replace(evidence(1), lines=(judged,))).pdf)

    assert "»Hunkanikkearbejde.«" in text
    assert squeezed("Det, der hedder Borgerens ord") in text
    assert squeezed("»...«") not in text
    assert NATURES["statement"] == "Borgerens ord"
