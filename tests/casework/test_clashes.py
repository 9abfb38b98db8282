"""What stands in the way of each other: each rule with what it finds, and beside it what it must leave alone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import clashes
from casework.clashes import Agenda, Promised, Stretch, Timed
from casework.clock import COPENHAGEN
from casework.hours_said import HoursSaid, hours_in, place_in, weekdays_in

TODAY = date(2026, 11, 30)
"""A Monday."""
ZAHRA = Agenda("c-1", "Zahra Testberg", "Zahra")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=COPENHAGEN)


def visit(
    record: str, when: datetime, *, worker: str = "w-1", citizen: str = "c-1", form: str = "home"
) -> Timed:
    return Timed(record, "visit", form, when, citizen, f"name of {citizen}", worker, form)


def agreed(record: str, what: str, day: int, who: str = "Zahra") -> Promised:
    return Promised(record, what, who, date(2026, 12, day))


def kinds(agenda: Agenda, today: date = TODAY) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.first.record, one.second.record if one.second else "")
        for one in clashes.of_citizen(agenda, today)
    ]


def test_two_visits_of_two_people_that_overlap_are_told_and_the_order_they_came_in_says_nothing() -> None:
    one, two = visit("v-1", at(1, 10)), visit("v-2", at(1, 10, 45), worker="w-2")

    assert kinds(replace(ZAHRA, timed=(two, one))) == [("overlap", "v-1", "v-2")]
    assert kinds(replace(ZAHRA, timed=(one, two))) == [("overlap", "v-1", "v-2")]
    assert kinds(replace(ZAHRA, timed=(one, visit("v-2", at(1, 11))))) == []


def test_a_call_is_assumed_to_be_shorter_and_a_written_end_counts_more_than_what_is_assumed() -> None:
    call = visit("v-1", at(1, 10), form="phone")

    assert kinds(replace(ZAHRA, timed=(call, visit("v-2", at(1, 10, 30))))) == []
    assert kinds(replace(ZAHRA, timed=(call, visit("v-2", at(1, 10, 29))))) == [("overlap", "v-1", "v-2")]
    long = replace(call, until=at(1, 12))
    assert kinds(replace(ZAHRA, timed=(long, visit("v-2", at(1, 11, 30))))) == [("overlap", "v-1", "v-2")]


def test_an_agreement_of_the_citizens_that_says_an_hour_is_an_appointment_and_a_deadline_is_none() -> None:
    met = visit("v-1", at(1, 10))
    doctor = agreed("a-1", "Går til lægen kl. 10.30", 1)

    assert kinds(replace(ZAHRA, timed=(met,), promised=(doctor,))) == [("overlap", "v-1", "a-1")]
    for left in (
        agreed("a-1", "Går til lægen inden kl. 10.30", 1),
        agreed("a-1", "Går til lægen kl. 10.30", 2),
        agreed("a-1", "Ringer til lægen kl. 10.30", 1, who="Vi"),
        agreed("a-1", "Går ikke til lægen kl. 10.30", 1),
    ):
        assert kinds(replace(ZAHRA, timed=(met,), promised=(left,))) == []


def test_an_agreement_that_says_the_visit_again_does_not_stand_in_its_way() -> None:
    met = visit("v-1", at(1, 10))

    assert kinds(replace(ZAHRA, timed=(met,), promised=(agreed("a-1", "Vi mødes kl. 10", 1),))) == []
    other = agreed("a-1", "Vi mødes kl. 10.30", 1)
    assert kinds(replace(ZAHRA, timed=(met,), promised=(other,))) == [("overlap", "v-1", "a-1")]


def test_two_agreements_in_two_places_on_one_day_are_told_where_no_hour_tells_them_apart() -> None:
    one, two = agreed("a-1", "Afleverer papirer på Rådhuset", 3), agreed("a-2", "Kommer i Havnens Køkken", 3)

    assert kinds(replace(ZAHRA, promised=(two, one))) == [("same_day", "a-1", "a-2")]
    for left in (
        agreed("a-2", "Kommer i Havnens Køkken", 4),
        agreed("a-2", "Henter nøglen på Rådhuset", 3),
        agreed("a-2", "Ringer til Havnens Læger", 3),
        agreed("a-2", "Kommer i Havnens Køkken", 3, who="Rikke"),
    ):
        assert kinds(replace(ZAHRA, promised=(one, left))) == []
    early, late = replace(one, what=f"{one.what} kl. 9"), replace(two, what=f"{two.what} kl. 14")
    assert kinds(replace(ZAHRA, promised=(early, late))) == []


PRACTICE = Stretch("p-1", "placement", "Bageriet", date(2026, 11, 2), date(2026, 12, 11), hours=37)


def test_an_hour_inside_a_full_placement_is_told_but_not_at_the_workplace_by_phone_or_outside_it() -> None:
    busy = replace(ZAHRA, stretches=(PRACTICE,))

    assert kinds(replace(busy, timed=(visit("v-1", at(2, 10)),))) == [("placement", "v-1", "p-1")]
    for left in (
        visit("v-1", at(2, 10), form="workplace"),
        visit("v-1", at(2, 10), form="phone"),
        visit("v-1", at(2, 16)),
        visit("v-1", at(5, 10)),
        visit("v-1", at(14, 10)),
    ):
        assert kinds(replace(busy, timed=(left,))) == []
    few = replace(ZAHRA, stretches=(replace(PRACTICE, hours=12),), timed=(visit("v-1", at(2, 10)),))
    assert kinds(few) == []


def test_a_placement_that_names_its_weekdays_takes_these_days_and_no_others() -> None:
    two_days = replace(PRACTICE, hours=12, words="Prøve kræfter tirsdag og torsdag")
    busy = replace(ZAHRA, stretches=(two_days,))

    assert kinds(replace(busy, timed=(visit("v-1", at(1, 10)),))) == [("placement", "v-1", "p-1")]
    assert kinds(replace(busy, timed=(visit("v-1", at(2, 10)),))) == []
    going = agreed("a-1", "Henter nøglen på Rådhuset", 3)
    assert kinds(replace(busy, promised=(going,))) == [("placement", "a-1", "p-1")]
    assert kinds(replace(busy, promised=(agreed("a-1", "Henter nøglen på Rådhuset", 4),))) == []
    assert kinds(replace(busy, promised=(agreed("a-1", "Skriver en liste", 3),))) == []


def test_an_activity_on_a_weekday_and_a_short_placement_day_take_no_whole_day() -> None:
    call = Stretch("x-1", "activity", "Vækkeopkald tirsdag", None, None, words="Vækkeopkald tirsdag")
    short = replace(PRACTICE, hours=6, words="Tirsdag og torsdag i butikken")
    timed = (visit("v-1", at(1, 10)),)

    assert kinds(replace(ZAHRA, stretches=(call, short), timed=timed)) == []
    assert kinds(replace(ZAHRA, stretches=(replace(short, hours=8),), timed=timed)) != []


def test_an_activity_with_weekdays_and_hours_takes_these_hours() -> None:
    training = Stretch("x-1", "activity", "Træning", None, None, words="Træning mandag til onsdag kl. 9-11")
    busy = replace(ZAHRA, stretches=(training,))

    assert kinds(replace(busy, timed=(visit("v-1", at(2, 10, 30)),))) == [("placement", "v-1", "x-1")]
    assert kinds(replace(busy, timed=(visit("v-1", at(2, 11)),))) == []
    assert kinds(replace(busy, timed=(visit("v-1", at(3, 10)),))) == []


def test_two_placements_at_once_that_make_more_than_a_week_are_told() -> None:
    second = replace(PRACTICE, record="p-2", start=date(2026, 12, 7), end=None, hours=10)
    found = clashes.of_citizen(replace(ZAHRA, stretches=(PRACTICE, second)), TODAY)

    assert [(one.kind, one.on) for one in found] == [("too_much", date(2026, 12, 7))]
    assert kinds(replace(ZAHRA, stretches=(replace(PRACTICE, hours=27), second))) == []
    after = replace(second, start=date(2026, 12, 12))
    assert kinds(replace(ZAHRA, stretches=(PRACTICE, after))) == []


@pytest.mark.parametrize(("day", "said"), [(24, "holiday"), (25, "holiday"), (31, "holiday"), (23, "")])
def test_a_visit_on_a_day_on_which_nobody_works_is_told(day: int, said: str) -> None:
    assert kinds(replace(ZAHRA, timed=(visit("v-1", at(day, 10)),))) == ([(said, "v-1", "")] if said else [])


def test_after_a_death_or_a_close_nobody_is_expected() -> None:
    timed = (visit("v-1", at(2, 10)),)

    assert kinds(replace(ZAHRA, timed=timed, died_on=date(2026, 12, 1))) == [("died", "v-1", "")]
    assert kinds(replace(ZAHRA, timed=timed, closed_on=date(2026, 12, 1))) == [("closed", "v-1", "")]
    assert kinds(replace(ZAHRA, timed=timed, closed_on=date(2026, 12, 2))) == []


def test_what_has_been_stands_in_nobodys_way() -> None:
    timed = (visit("v-1", at(1, 10)), visit("v-2", at(1, 10)))

    assert kinds(replace(ZAHRA, timed=timed), date(2026, 12, 2)) == []
    assert len(kinds(replace(ZAHRA, timed=timed), date(2026, 12, 1))) == 1


def test_a_person_who_is_expected_in_two_places_hears_it_once() -> None:
    mine = (visit("v-1", at(1, 10)), visit("v-2", at(1, 10, 30), citizen="c-2"))

    assert [(one.kind, one.first.record) for one in clashes.of_worker(mine)] == [("worker", "v-1")]
    assert clashes.of_worker((mine[0], replace(mine[1], worker="w-2"))) == ()
    assert clashes.of_worker((mine[0], replace(mine[1], citizen="c-1"))) == ()  # told of the citizen


def test_of_a_choice_only_what_stands_in_its_own_way_is_told() -> None:
    old = (visit("v-1", at(1, 10)), visit("v-2", at(1, 10, 30)))
    agenda = replace(ZAHRA, timed=old)

    def chosen(record: str, when: datetime, *others: Timed) -> list[str]:
        return [one.kind for one in clashes.of_choice(agenda, visit(record, when), others)]

    assert chosen("", at(1, 14)) == []
    assert chosen("", at(1, 9, 30)) == ["overlap"]
    assert chosen("v-1", at(1, 10)) == ["overlap"]
    assert chosen("v-1", at(1, 11, 30)) == []
    mine = visit("v-9", at(1, 14, 30), citizen="c-2")
    assert chosen("", at(1, 14), mine) == ["worker"]
    assert chosen("", at(24, 14)) == ["holiday"]


moments = st.builds(lambda minutes: at(1, 8) + timedelta(minutes=minutes), st.integers(0, 480))


@given(st.lists(moments, max_size=8))
def test_two_overlap_exactly_where_each_begins_before_the_other_is_over(begins: list[datetime]) -> None:
    timed = [visit(f"v-{number}", when) for number, when in enumerate(begins)]
    told = {frozenset((one.first.record, one.second.record)) for one in clashes.overlaps(timed) if one.second}

    assert told == {
        frozenset((one.record, two.record))
        for one in timed
        for two in timed
        if one.record != two.record and one.at < two.ends and two.at < one.ends
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Læge kl. 10", HoursSaid(time(10))),
        ("Læge klokken 9.15", HoursSaid(time(9, 15))),
        ("Kl. 9-12 i køkkenet", HoursSaid(time(9), time(12))),
        ("kl. 9.30 til 11.45", HoursSaid(time(9, 30), time(11, 45))),
        ("kl. 14-12", HoursSaid(time(14))),
        ("Ringer før kl. 9", None),
        ("kl. 9 eller kl. 10", None),
        ("kl. 25", None),
        ("Husnummer 10", None),
    ],
)
def test_hours_are_read_where_they_can_be_meant_in_one_way(text: str, said: HoursSaid | None) -> None:
    assert hours_in(text) == said


def test_weekdays_and_places_are_read_as_they_are_written() -> None:
    assert weekdays_in("Mandage og onsdage") == {0, 2}
    assert weekdays_in("mandag-torsdag") == {0, 1, 2, 3}
    assert weekdays_in("ikke mandag") == frozenset()
    assert weekdays_in("månedskort") == frozenset()
    assert place_in("Møder hos Havnens Læger på fredag") == "Havnens Læger"
    assert place_in("Går en tur ved vandet") == ""
    assert place_in("Skriver til Jobcenter Nord") == ""
