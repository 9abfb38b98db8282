"""The mentor's month on paper: sums that are true, a table that a screen reader hears as one, one page a citizen."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf

from casework.answers import Worker
from casework.answers_mentor import Mentee
from casework.mentoring import Agreed, Logged
from desktop.paper.mentor_facts import sheet_of
from desktop.paper.mentor_sheet import NOT_ABOUT_HEALTH, MentorSheet, SheetLine, draw_sheets
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed

NOVEMBER = date(2026, 11, 1)
SHEET = MentorSheet(
    citizen="Amina Testperson",
    mentor="Mette Testperson",
    phone="70000002",
    first=NOVEMBER,
    lines=(
        SheetLine(date(2026, 11, 3), "Ringede. Aftalte turen til biblioteket.", 20),
        SheetLine(date(2026, 11, 5), "Gik med til møde på biblioteket.", 90),
        SheetLine(date(2026, 11, 30), "Ringede.", 15, outside=True),
    ),
    approver="Bo Testperson",
    granted=36 * 60,
    since=date(2026, 9, 1),
    until=date(2027, 2, 28),
    before=855,
    counted=110,
    goal="Amina skal blive tryg ved at tage bussen.",
    account="1234-5678-90",
)
BARE = MentorSheet(citizen="Karl Testperson", mentor="Mette Testperson", phone="", first=NOVEMBER, lines=())


def draw(*sheets: MentorSheet) -> bytes:
    return draw_sheets(sheets, municipality="Eksempel Kommune", printed_on=date(2026, 11, 30)).pdf


def tags(pdf: bytes) -> list[str]:
    """Return the kinds of the structure tree, in the order in which it is read."""
    found: list[str] = []

    def walk(one: Any) -> None:
        found.append(str(one.S))
        kids = one.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K[0])
    return found


def test_the_sheet_is_accessible_and_free_of_collisions() -> None:
    for pdf in (draw(SHEET), draw(BARE), draw(SHEET, BARE)):
        assert broken_rules(pdf) == []
        assert overlaps(pdf) == []
        assert outside(pdf) == []


def test_every_line_its_time_and_their_sum_stand_on_it() -> None:
    text = matter(draw(SHEET))

    for line in SHEET.lines:
        assert squeezed(line.text) in text
    assert [said for said in ("14 t 15 min", "1 t 50 min", "19 t 55 min") if squeezed(said) not in text] == []
    assert squeezed("I alt 3 gange 2 t 5 min") in text
    assert squeezed("Ringede. (uden for aftalen)") in text
    assert [name for name in (SHEET.goal, SHEET.account, SHEET.approver) if squeezed(name) not in text] == []
    assert squeezed(NOT_ABOUT_HEALTH) in squeezed("".join(everything(draw(SHEET))))


def test_the_log_is_a_table_with_heads_for_who_hears_it() -> None:
    found = tags(draw(SHEET))

    assert found.count("/Table") == 1
    assert found.count("/TR") == 2 + len(SHEET.lines)
    assert found.count("/TH") == 3
    assert found.count("/TD") == 3 * (1 + len(SHEET.lines))


def test_time_beyond_the_grant_is_said_in_words() -> None:
    text = matter(draw(replace(SHEET, granted=900)))

    assert squeezed("1 t 5 min heraf over aftalen") in text
    assert "tilbage" not in text


def test_a_citizen_without_an_agreement_has_a_sheet_that_says_so() -> None:
    text = matter(draw(BARE))

    assert squeezed("Ingen aftale i måneden") in text
    assert squeezed("I alt 0 gange 0 min") in text
    assert squeezed("ikke oplyst") in text


def test_each_citizen_has_a_page_of_his_own() -> None:
    pages = [squeezed(page) for page in everything(draw(SHEET, BARE))]

    assert len(pages) == 2
    assert "AminaTestperson" not in pages[1]
    assert "KarlTestperson" not in pages[0]


def test_a_month_of_many_long_lines_goes_on_over_pages_and_its_signatures_stay_whole() -> None:
    text = "Gik en lang tur langs havnen og talte om bussen, bageriet og alt det andet. " * 2
    lines = tuple(SheetLine(date(2026, 11, day), text, 60) for day in range(1, 31))
    pdf = draw(replace(SHEET, lines=lines))

    assert broken_rules(pdf) == []
    assert overlaps(pdf) == []
    assert matter(pdf).count(squeezed(text)) == len(lines)
    assert tags(pdf).count("/Table") == 1
    last = squeezed(everything(pdf)[-1])
    assert squeezed("Dato Mette Testperson mentor Bo Testperson godkender") in last


def test_a_number_that_is_a_citizens_own_never_comes_on_the_sheet() -> None:
    typed = SheetLine(date(2026, 11, 3), "Ringede til 700397-0684 om bussen.", 20)
    drawn = draw_sheets(
        (replace(SHEET, lines=(typed,)),), municipality="Eksempel Kommune", printed_on=date(2026, 11, 30)
    )

    assert "700397" not in matter(drawn.pdf)
    assert drawn.warnings


def test_the_sheet_counts_what_its_agreement_covers_and_shows_everything_of_the_month() -> None:
    old = Agreed("old", "m", 600, date(2026, 5, 1), date(2026, 10, 31), "Før")
    now = Agreed("now", "m", 300, date(2026, 11, 10), date(2027, 4, 30), "Nu", account="K")
    lines = tuple(
        Logged(f"l{day}", date(2026, month, day), minutes, "Tur.", "m")
        for month, day, minutes in ((12, 1, 30), (11, 20, 60), (11, 5, 45), (10, 2, 90))
    )
    mentee = Mentee("c", "Amina Testperson", contact="Bo Testperson", agreed=(now, old), lines=lines)
    me = Worker("m", "ME", "Mette Testperson", "Mentor", "", "")

    november, october, april = (
        sheet_of(mentee, first, me) for first in (NOVEMBER, date(2026, 10, 1), date(2026, 4, 1))
    )

    assert (november.granted, november.before, november.counted, november.goal) == (300, 0, 60, "Nu")
    assert [(line.on.day, line.outside) for line in november.lines] == [(5, True), (20, False)]
    assert (october.granted, october.counted, october.goal) == (600, 90, "Før")
    assert (april.granted, april.lines) == (None, ())


def test_a_name_that_no_font_holds_is_spelt_in_the_head_too() -> None:
    pdf = draw_sheets(
        (replace(SHEET, citizen="Amina 😀"),), municipality="Øvelse 😀", printed_on=NOVEMBER
    ).pdf

    assert broken_rules(pdf) == []
    assert squeezed("Øvelse ⟨grinning-face⟩") in squeezed("".join(everything(pdf)))
