"""The rooms of a case that only read, as the store answers them: what, in which order, and for which role."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework import one_plan, visits
from casework.answers_case import InCase, PlacementLine, WageWeek
from casework.changes import Change, Seen, Value
from storage.reader import Reader
from storage.reads import case_rooms as reads
from storage.vault import Store
from tests.storage.shelf import AT, NOW, act, citizen, opened, save

ROOMS: dict[str, Callable[[Reader, str], InCase[Any] | None]] = {
    "contacts": reads.contacts,
    "work": reads.work,
    "economy": reads.economy,
    "health": reads.health,
    "network": reads.network,
    "consents": reads.consents,
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def begun(store: Store) -> str:
    stream, changes = citizen("Amina", "Testberg")
    save(store, *changes)
    return stream


def put(store: Store, stream: str, record: str, kind: str, **fields: Value) -> None:
    save(store, Change(stream, record, kind, fields, Seen(), AT))


def filled(store: Store) -> str:
    """Return a case that has something in every room."""
    stream = begun(store)
    save(store, Change(stream, stream, "citizen", {"benefit": "Kontanthjælp", "rate": "Høj"}, Seen(), AT))
    put(
        store,
        stream,
        "old",
        "placement",
        type="Praktik",
        company="Bageriet",
        start="2026-01-05",
        end="2026-02-06",
    )
    put(
        store,
        stream,
        "new",
        "placement",
        type="Løntilskud",
        company="Caféen",
        start="2026-10-05",
        hours_per_week=12,
    )
    put(store, stream, "w46", "paid_hours", company="Bageriet", week="2026-W46", hours=4.5, hourly_wage=100)
    put(store, stream, "w47", "paid_hours", company="Bageriet", week="2026-W47", hours=2)
    put(
        store,
        stream,
        "s1",
        "statement",
        form="LÆ125",
        doctor="Dr. Ek",
        requested="2026-10-01",
        due="2026-10-15",
        price=250,
        reminders=1,
    )
    put(store, stream, "s2", "statement", form="LÆ265", requested="2026-11-01", received="2026-11-20")
    put(store, stream, "r1", "relation", name="Idil", role="søster", phone="1", consent="Må vide hvornår")
    put(store, stream, "r2", "relation", role="egen læge")
    (visit,) = visits.plan_visit(stream, at=NOW, **act())
    save(store, visit)
    told = visits.VisitTold("met", (("fact", "Snak"),))
    save(store, *visits.tell_visit(stream, visit.record, told=told, **act(store.ledger.seen())))
    return stream


def asked(store: Store, room: str, stream: str) -> InCase[Any]:
    shown = ROOMS[room](store.own_reader(), stream)
    assert shown is not None
    assert shown.name == "Amina Testberg"
    return shown


def test_work_tells_placements_and_weeks_the_newest_first(store: Store) -> None:
    rows = asked(store, "work", filled(store)).rows

    assert [one.record for one in rows] == ["w47", "w46", "new", "old"]
    assert isinstance(rows[2], PlacementLine)
    assert (rows[2].hours, rows[2].end, rows[2].company) == (12.0, None, "Caféen")


def test_economy_multiplies_hours_and_wage_only_where_both_are_known(store: Store) -> None:
    shown = asked(store, "economy", filled(store))

    assert [(one.record, one.pay) for one in shown.rows] == [("w47", None), ("w46", 450.0)]
    assert (shown.benefit.name, shown.benefit.rate, shown.benefit.since) == ("Kontanthjælp", "Høj", None)
    assert (
        WageWeek("w", date(2026, 11, 9), 0.0, wage=100.0).pay == 0.0
    )  # a week without hours brought nothing


def test_health_tells_where_each_statement_stands(store: Store) -> None:
    late, came = reversed(asked(store, "health", filled(store)).rows)

    assert (late.form, late.doctor, late.price, late.reminders) == ("LÆ125", "Dr. Ek", 250.0, 1)
    assert late.days_over(date(2026, 10, 15)) == 0
    assert late.days_over(date(2026, 10, 18)) == 3
    assert (came.received, came.days_over(date(2027, 1, 1))) == (date(2026, 11, 20), 0)


def test_consents_are_those_that_the_case_has_words_for_with_the_day_they_were_written(store: Store) -> None:
    stream = filled(store)

    (one,) = asked(store, "consents", stream).rows

    assert (one.to, one.role, one.what, one.on, one.is_written) == (
        "Idil",
        "søster",
        "Må vide hvornår",
        NOW.date(),
        True,
    )
    assert [each.name or each.role for each in asked(store, "network", stream).rows] == ["Idil", "egen læge"]


def test_of_a_consent_that_two_wrote_apart_neither_word_is_told(store: Store) -> None:
    stream = filled(store)
    put(store, stream, "r1", "relation", consent="Må intet vide")

    (asked_of,) = asked(store, "consents", stream).rows
    known = next(one for one in asked(store, "network", stream).rows if one.name == "Idil")

    assert (asked_of.to, asked_of.what, asked_of.is_torn) == ("Idil", "", True)
    assert (known.consent, known.is_torn) == ("", True)


def said(store: Store, stream: str, text: str, on: str) -> None:
    """Write what a citizen said of one plan on a day."""
    now = act(store.ledger.seen())
    if text == "ja":
        save(store, *one_plan.give(stream, plans=["Min Plan"], on=on, way="sagt", known=["Min Plan"], **now))
    else:
        stands = one_plan.OnePlan(True, date(2026, 1, 1), "sagt", ("Min Plan",), "w")
        save(store, *one_plan.take_back(stream, stands=stands, on=on, way="sagt", **now))


def test_a_yes_to_one_plan_stands_with_its_day_and_the_day_it_was_taken_back(store: Store) -> None:
    stream = begun(store)
    for text, on in (("ja", "2026-10-01"), ("nej", "2026-10-20"), ("ja", "2026-11-05")):
        said(store, stream, text, on)

    rows = asked(store, "consents", stream).rows

    assert [(one.to, one.what, one.on, one.withdrawn_on, one.turn) for one in rows] == [
        ("Én plan", "i stedet for Min Plan", date(2026, 11, 5), None, 1),
        ("Én plan", "i stedet for Min Plan", date(2026, 10, 1), date(2026, 10, 20), 0),
    ]
    assert {one.record for one in rows} == {one_plan.record_of(stream)}


def test_contacts_are_what_was_said_or_tried_and_never_what_is_planned(store: Store) -> None:
    stream = filled(store)
    save(store, *visits.plan_visit(stream, at=NOW, **act()))

    kinds = [one.kind for one in asked(store, "contacts", stream).rows]

    assert kinds.count("visit") == 1
    assert set(kinds) <= {"visit", "note", "attempt", "meeting"}


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("primary", {"contacts", "work", "economy", "health", "network", "consents"}),
        ("mentor", {"contacts", "work", "network", "consents"}),
        ("team_lead", {"work", "economy", "health", "consents"}),
        ("administrator", set()),
    ],
)
def test_a_role_reads_its_rooms_and_nothing_of_the_others(store: Store, role: str, sees: set[str]) -> None:
    stream = filled(store)
    said(store, stream, "ja", "2026-10-01")
    store.ledger.begin_scope(stream, role, 0)
    store.ledger.fill(stream, (), done=True, upto=0)

    found = {name: asked(store, name, stream) for name in ROOMS}

    assert {name for name, shown in found.items() if shown.may_read} == sees
    assert {name for name, shown in found.items() if shown.rows} == sees
    told = {one.to for one in found["consents"].rows}
    assert ("Idil" in told) == ("network" in sees)


def test_a_team_lead_reads_the_days_of_a_statement_and_not_which_it_is(store: Store) -> None:
    stream = filled(store)
    store.ledger.begin_scope(stream, "team_lead", 0)
    store.ledger.fill(stream, (), done=True, upto=0)

    shown = asked(store, "health", stream)

    assert shown.is_part
    assert {(one.form, one.doctor, one.price, one.reminders) for one in shown.rows} == {("", "", None, 0)}
    assert [one.requested for one in shown.rows] == [date(2026, 11, 1), date(2026, 10, 1)]
    assert asked(store, "economy", stream).benefit.name == ""  # authority is no class of a team lead's


def test_a_mentor_reads_placements_and_never_what_was_earned(store: Store) -> None:
    stream = filled(store)
    store.ledger.begin_scope(stream, "mentor", 0)
    store.ledger.fill(stream, (), done=True, upto=0)

    assert [one.record for one in asked(store, "work", stream).rows] == ["new", "old"]


@pytest.mark.parametrize("room", ROOMS)
def test_an_empty_room_and_one_whose_case_is_not_here(store: Store, room: str) -> None:
    assert asked(store, room, begun(store)).rows == ()
    assert ROOMS[room](store.own_reader(), "nobody") is None
