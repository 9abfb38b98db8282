"""The citizen's extract of the log on paper: days and purposes, and nobody's name but the citizen's."""

from datetime import date, timedelta

from casework.purposes import extract, use
from desktop.paper.extract import TITLE, Extract, ExtractLine, draw_extract
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed

LINES = tuple(
    ExtractLine(date(2026, 9, 1) + timedelta(days=number), "Sagen blev læst", "at arbejde med sagen")
    for number in range(60)
)
EXTRACT = Extract(name="Amina Testberg", municipality="Øvelseskommunen", on=date(2026, 11, 26), lines=LINES)


def test_the_extract_is_accessible_and_free_of_collisions() -> None:
    drawn = draw_extract(EXTRACT)

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert drawn.pages > 1


def test_every_line_says_the_day_what_was_done_and_what_for() -> None:
    text = matter(draw_extract(EXTRACT).pdf)

    assert squeezed(TITLE) in text
    assert text.count("Sagenblevlæst") == len(LINES)
    assert "Foratarbejdemedsagen." in text
    assert "1.september2026" in text
    assert "Amina Testberg" in " ".join(everything(draw_extract(EXTRACT).pdf))


def test_the_same_use_on_the_same_day_is_said_once_oldest_first() -> None:
    uses = [
        use("2026-11-26T09:00:00+00:00", "read", "citizen"),
        use("2026-11-26T08:00:00+00:00", "read", "citizen"),
        use("2026-11-26T08:30:00+00:00", "show-address", ""),
        use("2026-11-25T23:30:00+00:00", "read", "citizen"),
        use("2026-11-25T08:00:00+00:00", "unheard-of", ""),
        use("2026-11-27T08:00:00+00:00", "read", "attachment:7a0f3c52"),
    ]

    told = extract(uses)

    assert [(one.at, one.purpose) for one in told] == [
        ("2026-11-25T08:00:00+00:00", "at arbejde med sagen"),
        ("2026-11-25T23:30:00+00:00", "at arbejde med sagen"),
        ("2026-11-26T08:30:00+00:00", "at kunne mødes eller sende et brev"),
        ("2026-11-27T08:00:00+00:00", "at se et bilag i sagen"),
    ]
