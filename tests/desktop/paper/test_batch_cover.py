"""The cover of a team's plans: accessible, in the order that was handed in, and no line that a page cuts in two."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from casework.clashes import Clash, Kind, Side
from desktop.paper.batch_cover import (
    ASSUMED,
    CLASHES,
    TAKE_CARE_OF_IT,
    Cover,
    CoverPart,
    CoverStop,
    draw_cover,
    said_of,
)
from tests.desktop.paper.reading_back import (
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)

CLASHING = (
    "to ting på samme tid (kl. 9.00)",
    "den, der kører, er ventet to steder på samme tid (kl. 8.30)",
    "falder sammen med et forløb (4. dec. kl. 10.00)",
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
        CoverPart("Anne Prøvebjerg", (CoverStop(time(8, 30), "Amina Testperson", 1, 1, CLASHING),)),
    ),
    left_out=(("Ole Testperson", "Borgeren er død."),),
)


def test_the_cover_is_accessible_and_says_what_lies_under_it_in_order() -> None:
    pdf = draw_cover(COVER).pdf
    text = matter(pdf)

    assert (broken_rules(pdf), overlaps(pdf), outside(pdf)) == ([], [], [])
    said = ("Planer til tirsdag den 1. december 2026", "2 planer, 3 sider i alt", "Lise Øvelund", "13.00")
    more = ("Zita Testperson", "udgave 3, 2 sider", "Anne Prøvebjerg", "8.30", "Amina Testperson")
    clash = f"Støder sammen: {'; '.join(CLASHING)}."
    last = (clash, "udgave 1, 1 side", ASSUMED, "Ikke skrevet ud", "Ole Testperson", "Borgeren er død.")
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


def test_a_clash_is_said_by_its_kind_hour_and_day_and_never_by_what_is_agreed() -> None:
    on, later = date(2026, 12, 1), date(2026, 12, 4)
    at_nine = datetime(2026, 12, 1, 8, tzinfo=UTC)
    agreed = Side(
        "a-1", "agreement", "Går til psykologen kl. 9.30", "c-1", "Amina", at_nine + timedelta(minutes=30)
    )
    visit = Side("v-1", "visit", "home", "c-1", "Amina", at_nine)
    found = (
        Clash("overlap", on, visit, agreed),
        Clash("overlap", on, visit, agreed),
        Clash("same_day", later, replace(agreed, at=None), replace(agreed, at=None)),
        Clash("too_much", on, replace(agreed, at=None)),
    )

    assert said_of(found, on) == (
        "to ting på samme tid (kl. 9.30)",
        "to steder samme dag (4. dec.)",
        "mere end en fuld uge i forløb",
    )
    assert set(CLASHES) == set(get_args(Kind))
