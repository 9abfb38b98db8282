"""A citizen dies: nothing calls for him from that moment, offline too; nothing is deleted, and an error is undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import death, people, same_person, visits
from casework.changes import Change, Seen, Value
from casework.errors import Refused
from storage.reads import citizen as case
from storage.reads import citizens, day, life, records, timeline
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, agreement, citizen, note, opened, placed, save

DIED = "2026-11-24"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def busy(store: Store, **fields: Any) -> str:
    """Open a case in which everything calls: a visit of today, a late agreement, a statement, fresh words."""
    stream, changes = citizen("Zahra", "Mansour", primary=METTE.id, phone="42 12 36 51", **fields)
    save(store, *changes, *visits.plan_visit(stream, at=NOW + timedelta(hours=2), purpose="Kaffe", **act()))
    save(store, *agreement(stream, "Send attesten", who="Lægen", due=TODAY - timedelta(days=3)))
    save(store, *note(stream, "Nu vil jeg gerne", nature="statement"))
    wanted = Change(stream, "s-1", "statement", {"form": "LÆ 265", "due": "2026-11-20"}, Seen(), AT)
    place = {"type": "Praktik", "company": "Havnens Café", "start": "2026-11-02", "end": None}
    save(store, wanted, Change(stream, "p-1", "placement", place, Seen(), AT))
    return stream


def dies(store: Store, stream: str) -> None:
    save(store, *death.report_death(stream, died_on=DIED, source="CPR-registret", **act(store.ledger.seen())))


def calls(store: Store, stream: str) -> dict[str, Any]:
    """Return everything here that asks somebody to meet, call, remind or write to a citizen."""
    reader = store.own_reader()
    today, (row,) = (
        day.day(reader, TODAY, METTE.id, TODAY, now=NOW),
        citizens.citizens(reader, TODAY, now=NOW),
    )
    page = case.page(reader, stream, TODAY, now=NOW)
    assert page is not None
    return {
        "visits": [one.visit for one in today.visits if not one.outcome],
        "said": [one.words for one in today.said_now],
        "owed": [one.what for one in (*today.overdue, *today.waiting_for)],
        "ahead": [one.visit for one in day.ahead(reader, stream, TODAY)],
        "row": [word for word in (row.next_step, row.waiting_for) if word],
        "page": [word for word in (page.next_step, page.waiting_for) if word],
        "open": [one.what for one in page.agreements if one.status == "open"],
    }


def still_calls(found: dict[str, Any]) -> list[str]:
    return [name for name, what in found.items() if what]


def test_from_the_moment_that_it_is_written_nothing_calls_for_the_dead(store: Store) -> None:
    stream = busy(store)
    before = calls(store, stream)

    dies(store, stream)

    assert still_calls(before) == list(before)
    assert still_calls(calls(store, stream)) == []


@pytest.mark.parametrize("blind", ["day", "case", "citizens"])
def test_a_list_that_does_not_ask_who_is_dead_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch, blind: str
) -> None:
    """A test of the test: each of the three answers is made to forget it."""
    stream = busy(store)
    dies(store, stream)
    asked = {"day": day, "case": case, "citizens": citizens}[blind]
    monkeypatch.setattr(records.Shown, "died_on", property(lambda _one: None))
    forgets = calls(store, stream)
    monkeypatch.undo()

    seen = {"day": ("visits", "said", "owed", "ahead"), "case": ("page", "open"), "citizens": ("row",)}[blind]

    assert asked.__name__.startswith("storage.reads")
    assert all(forgets[name] for name in seen)
    assert still_calls(calls(store, stream)) == []


def test_the_visit_that_somebody_expected_says_why_it_stopped_and_not_where_to_go(store: Store) -> None:
    stream = busy(store, address="Nørregade 25")
    dies(store, stream)

    (one,) = day.day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW).visits

    assert (one.outcome, one.told) == (death.STOPPED, "Stoppet: borgeren døde 24.11.2026")
    assert not any((one.place, one.phone, one.purpose, one.bring))


def test_nothing_is_deleted_and_the_case_tells_it_calmly(store: Store) -> None:
    stream = busy(store)
    dies(store, stream)
    reader = store.own_reader()

    page, told = case.page(reader, stream, TODAY, now=NOW), life.shown(reader, stream)
    heads = {str(entry.head): str(entry.text) for entry in timeline.timeline(reader, stream)}

    assert page is not None
    assert page.died_on == told.died_on == date(2026, 11, 24)
    assert [(one.what, one.status, one.days_over) for one in page.agreements] == [
        ("Send attesten", death.STOPPED, 0)
    ]
    assert (told.visits, told.agreements, told.statements, told.source) == (1, 1, 1, "CPR-registret")
    assert heads["Borgeren døde"] == "CPR-registret"
    assert heads["Praktik · Havnens Café"] == "slut ved dødsfald"
    assert reader.row("select count(*) from record where gone > 0") == (0,)


def test_an_error_is_taken_back_and_everything_calls_as_before(store: Store) -> None:
    stream = busy(store)
    before = calls(store, stream)
    dies(store, stream)

    told = life.shown(store.own_reader(), stream)
    save(store, *death.take_death_back(told.said_in, **act(store.ledger.seen())))

    assert calls(store, stream) == before
    assert life.shown(store.own_reader(), stream).died_on is None
    assert all(entry.kind != "citizen" for entry in timeline.timeline(store.own_reader(), stream))


def test_a_visit_that_somebody_else_made_meanwhile_is_kept_and_told(store: Store) -> None:
    stream = busy(store)
    dies(store, stream)
    met: dict[str, Value] = {"at": AT, "worker": METTE.id, "form": "home", "outcome": "met"}
    store.ledger.receive([placed(stream, "v-9", 1, met, kind="visit")], cursor="c1", high=1)

    told = {one.visit: one.outcome for one in day.day(store.own_reader(), TODAY, METTE.id, TODAY).visits}

    assert told["v-9"] == "met"
    assert "v-9" in {entry.id for entry in timeline.timeline(store.own_reader(), stream)}


def test_where_two_people_wrote_apart_the_careful_word_counts_until_somebody_chooses(store: Store) -> None:
    stream, changes = citizen("Zahra", "Mansour", primary=METTE.id)
    save(store, *changes)
    dies(store, stream)
    other: dict[str, Value] = {"died_on": None, "died_source": ""}
    store.ledger.receive([placed(stream, stream, 1, other, kind="citizen", hlc=1 << 60)], cursor="c1", high=1)

    told = life.shown(store.own_reader(), stream)

    assert (told.died_on, told.disputed) == (date(2026, 11, 24), True)


def test_of_two_cases_of_one_citizen_the_death_in_one_stops_both(store: Store) -> None:
    stream = busy(store)
    twin = people.open_citizen(first_name="Sara", last_name="Mansur", cpr="7003821234", **act())
    save(store, *twin, *same_person.link(stream, twin[0].stream, leading=stream, reason="Samme", **act()))

    dies(store, twin[0].stream)
    told = life.shown(store.own_reader(), stream)

    assert still_calls(calls(store, stream)) == []
    assert told.said_in == (twin[0].stream,)
    save(store, *death.take_death_back(told.said_in, **act(store.ledger.seen())))
    assert life.shown(store.own_reader(), stream).died_on is None


def test_a_visit_to_come_is_refused_where_it_is_planned_and_a_made_one_is_not(store: Store) -> None:
    stream = busy(store)
    dies(store, stream)
    reader, now = store.own_reader(), NOW.isoformat()
    coming = visits.plan_visit(stream, at=NOW + timedelta(days=1), **act())
    made = visits.plan_visit(stream, at=NOW - timedelta(days=1), **act())

    with pytest.raises(Refused, match="Zahra Mansour er skrevet som død"):
        life.refuse_contact(reader, coming, now)
    life.refuse_contact(reader, made, now)
