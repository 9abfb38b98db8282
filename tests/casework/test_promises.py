from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.agreements import AgreementTold, found_in
from casework.calendar import MONTHS, WEEKDAYS, monday_of
from casework.days_said import day_said

NAMES = {"Zahra": "Borger", "jeg": "MEHA", "Mette": "MEHA", "Mette Hald": "MEHA", "Jonas": "JOKR"}
THURSDAY = date(2026, 11, 26)
DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))


def due(text: str, today: date) -> date | None:
    found = found_in(text, today=today, names=NAMES)
    return found.due if found else None


def test_who_does_what_before_when() -> None:
    found = found_in("Zahra ringer til Havnens Læger senest på fredag", today=THURSDAY, names=NAMES)

    assert found == AgreementTold("Ringer til Havnens Læger", "Borger", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("text", "who", "what", "on"),
    [
        ("Jeg sender brevet i morgen", "MEHA", "Sender brevet", date(2026, 11, 27)),
        ("Aftale: Jeg sender brevet i morgen", "MEHA", "Sender brevet", date(2026, 11, 27)),
        ("Aftalt at Zahra afleverer CV 3/12", "Borger", "Afleverer CV", date(2026, 12, 3)),
        ("Vi har aftalt, at Zahra skal aflevere CV 3/12", "Borger", "Aflevere CV", date(2026, 12, 3)),
        (
            "Det er aftalt, at på mandag henter Mette papirerne",
            "MEHA",
            "Henter papirerne",
            date(2026, 11, 30),
        ),
        ("På mandag henter Mette papirerne", "MEHA", "Henter papirerne", date(2026, 11, 30)),
        ("Zahra skal aflevere CV den 3. december", "Borger", "Aflevere CV", date(2026, 12, 3)),
        ("Zahra afleverer CV 3/12", "Borger", "Afleverer CV", date(2026, 12, 3)),
        ("Zahra afleverer CV 03.12.2026", "Borger", "Afleverer CV", date(2026, 12, 3)),
        ("Mette Hald kontakter lægen om 14 dage", "MEHA", "Kontakter lægen", date(2026, 12, 10)),
        ("Jonas kontakter lægen om en uge", "JOKR", "Kontakter lægen", date(2026, 12, 3)),
        ("Jonas kontakter lægen om to måneder", "JOKR", "Kontakter lægen", date(2027, 1, 26)),
        ("Vi taler om praktikken næste uge", "Vi", "Taler om praktikken", date(2026, 12, 4)),
        ("Vi taler om praktikken i uge 1", "Vi", "Taler om praktikken", date(2027, 1, 8)),
        ("Senest torsdag den 3. december skal Zahra aflevere CV", "Borger", "Aflevere CV", date(2026, 12, 3)),
        (
            "Vi havde en god snak. Zahra ringer til banken den 2. januar.",
            "Borger",
            "Ringer til banken",
            date(2027, 1, 2),
        ),
    ],
)
def test_promises_are_read_as_they_are_written(text: str, who: str, what: str, on: date) -> None:
    assert found_in(text, today=THURSDAY, names=NAMES) == AgreementTold(what, who, on)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zahra ringer til lægen",
        "Zahra er træt på fredag",
        "Zahra ringer ikke til lægen på fredag",
        "Måske ringer Zahra på fredag",
        "Ringer Zahra til lægen på fredag?",
        "Zahra vil gerne ringe til lægen på fredag",
        "Zahra ringer til lægen på fredag og jeg sender brevet",
        "Zahra ringer til lægen fredag den 3. december",
        "Zahra ringer til lægen næste fredag",
        "Zahra ringede til lægen i fredags",
        "Zahra ringer til lægen den 20. november",
        "Zahra ringer til lægen den 31. november",
        "Zahra ringer til lægen 20/11-2026",
        "Zahra ringer til lægen på fredag eller på mandag",
        "Zahra ringer til lægen hver mandag",
        "Zahra ringer til lægen om et par dage",
        "Zahra ringer til lægen inden mandag",
        "Hans ringer til lægen på fredag",
        "Zahras mor ringer til lægen på fredag",
        "Zahra ringer på fredag",
        "På fredag ringer Hans til lægen",
        "På fredag ringer Zahra",
        "På fredag er Zahra træt",
    ],
)
def test_where_it_is_unsure_it_stays_silent(text: str) -> None:
    assert found_in(text, today=THURSDAY, names=NAMES) is None


def test_a_month_ahead_of_the_thirty_first_is_not_guessed_at() -> None:
    assert due("Zahra ringer til lægen om en måned", date(2026, 1, 31)) is None
    assert due("Zahra ringer til lægen om en måned", date(2026, 12, 31)) == date(2027, 1, 31)


def test_this_week_ends_on_its_friday_and_is_over_on_saturday() -> None:
    assert due("Zahra ringer til lægen i denne uge", THURSDAY) == date(2026, 11, 27)
    assert due("Zahra ringer til lægen i denne uge", date(2026, 11, 28)) is None


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_such_day_and_never_today(today: date, weekday: str) -> None:
    on = due(f"Zahra ringer til lægen senest på {weekday}", today)

    assert on is not None
    assert WEEKDAYS[on.weekday()] == weekday
    assert timedelta(days=1) <= on - today <= timedelta(days=7)


@given(DAYS, st.integers(0, 290))
def test_a_date_without_a_year_is_the_next_one_also_across_new_year(today: date, ahead: int) -> None:
    on = today + timedelta(days=ahead)

    assert due(f"Zahra ringer til lægen den {on.day}. {MONTHS[on.month - 1]}", today) == on
    assert due(f"Zahra ringer til lægen {on.day}/{on.month}", today) == on


@given(DAYS, st.integers(0, 2000))
def test_a_date_with_its_year_is_that_date(today: date, ahead: int) -> None:
    on = today + timedelta(days=ahead)

    assert due(f"Zahra ringer til lægen den {on.day}. {MONTHS[on.month - 1]} {on.year}", today) == on
    assert due(f"Zahra ringer til lægen {on.day:02}-{on.month:02}-{on.year}", today) == on


@given(DAYS, st.integers(0, 200), st.sampled_from(WEEKDAYS))
def test_a_weekday_that_does_not_fit_its_date_is_not_believed(today: date, ahead: int, weekday: str) -> None:
    on = today + timedelta(days=ahead)
    found = due(f"Zahra ringer til lægen {weekday} den {on.day}. {MONTHS[on.month - 1]}", today)

    assert found == (on if WEEKDAYS[on.weekday()] == weekday else None)


@given(DAYS, st.integers(1, 53))
def test_a_week_number_is_read_into_its_friday_or_not_at_all(today: date, week: int) -> None:
    on = due(f"Zahra ringer til lægen i uge {week}", today)

    if on is not None:
        assert on >= today
        assert on.isocalendar()[1:] == (week, 5)
        assert monday_of(on.isocalendar().year, week) is not None


@given(DAYS, st.text(max_size=60))
def test_no_text_makes_it_stumble(today: date, text: str) -> None:
    found = day_said(text, today)

    assert found is None or 0 <= found.start < found.end <= len(text)
    assert found_in(text, today=today, names=NAMES) is None or text
