"""The cover of a team's plans: accessible, in the order that was handed in, and no line that a page cuts in two."""

from dataclasses import replace
from datetime import date, time

from desktop.paper.batch_cover import TAKE_CARE_OF_IT, Cover, CoverPart, CoverStop, draw_cover
from tests.desktop.paper.reading_back import (
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)

LONG = "Marie-Louise Charlotte Amalie Testberg-Prøvelundsgaard af Eksempelholm"
COVER = Cover(
    team="Team Øvelse",
    municipality="Eksempel Kommune",
    on=date(2026, 12, 1),
    printed_on=date(2026, 11, 27),
    printed_at=time(14, 32),
    parts=(
        CoverPart("Lise Øvelund", (CoverStop(time(13), "Zita Testperson", 3, 2),)),
        CoverPart("Anne Prøvebjerg", (CoverStop(time(8, 30), "Amina Testperson", 1, 1),)),
    ),
    left_out=(("Ole Testperson", "Borgeren er død."),),
)


def test_the_cover_is_accessible_and_says_what_lies_under_it_in_order() -> None:
    pdf = draw_cover(COVER).pdf
    text = matter(pdf)

    assert (broken_rules(pdf), overlaps(pdf), outside(pdf)) == ([], [], [])
    said = ("Planer til tirsdag den 1. december 2026", "2 planer, 3 sider i alt", "Lise Øvelund", "13.00")
    more = ("Zita Testperson", "udgave 3, 2 sider", "Anne Prøvebjerg", "8.30", "Amina Testperson")
    last = ("udgave 1, 1 side", "Ikke skrevet ud", "Ole Testperson", "Borgeren er død.")
    assert in_order([text.find(squeezed(one)) for one in (*said, *more, *last)])
    assert squeezed(TAKE_CARE_OF_IT) in squeezed("".join(everything(pdf)))


def test_a_cover_of_forty_goes_on_over_pages_and_no_name_is_cut_in_two() -> None:
    stops = tuple(CoverStop(time(8 + at % 8), f"{LONG} {at:02}", 1, 1) for at in range(40))
    pdf = draw_cover(replace(COVER, parts=(CoverPart("Lise Øvelund", stops),), left_out=())).pdf
    pages = [squeezed(page) for page in everything(pdf)]

    assert len(pages) > 1
    assert (broken_rules(pdf), overlaps(pdf), outside(pdf)) == ([], [], [])
    assert [sum(squeezed(stop.name) in page for page in pages) for stop in stops] == [1] * 40
    assert "Ikkeskrevetud" not in "".join(pages)
