"""What the papers for a citizen are made of, as this device knows it: the meetings ahead, and what rules depend on."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework import mentoring, visits
from casework.changes import Change, Seen, Value
from casework.ids import REFERENCE
from casework.rights import Standing
from storage.reads.letters import meetings, standing
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, citizen, opened, placed, save


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as made:
        people = [
            placed(REFERENCE, METTE.id, 1, {"initials": "MEHA", "name": "Mette Hald"}, kind="worker"),
            placed(REFERENCE, "w-jonas", 2, {"initials": "JOKR", "name": "Jonas Krogh"}, kind="worker"),
        ]
        made.ledger.receive(people, cursor="c", high=2)
        yield made


def test_the_meetings_ahead_come_in_order_with_whoever_makes_them_and_none_that_has_been(
    store: Store,
) -> None:
    stream, changes = citizen()
    save(store, *changes)
    for hours, worker in ((30, "w-jonas"), (2, METTE.id), (-2, METTE.id), (50, "w-unknown")):
        at = NOW + timedelta(hours=hours)
        save(store, *visits.plan_visit(stream, at=at, purpose=str(hours), worker=worker, **act()))

    found = meetings(store.own_reader(), stream, NOW)

    assert [one.visit.purpose for one in found] == ["2", "30", "50"]
    assert [one.worker.name if one.worker else "" for one in found] == ["Mette Hald", "Jonas Krogh", ""]


def test_a_meeting_that_was_called_off_or_of_somebody_who_is_dead_is_none(store: Store) -> None:
    stream, changes = citizen()
    planned = visits.plan_visit(stream, at=NOW + timedelta(hours=2), **act())
    save(store, *changes, *planned)
    assert len(meetings(store.own_reader(), stream, NOW)) == 1

    save(store, Change(stream, stream, "citizen", {"died_on": "2026-11-20"}, Seen(), AT))

    assert meetings(store.own_reader(), stream, NOW) == ()


def test_what_decides_which_rules_hold_is_read_from_the_case(store: Store) -> None:
    stream, changes = citizen(benefit="Kontanthjælp", readiness="Aktivitetsparat", address_protected=True)
    save(store, *changes)
    reader = store.own_reader()
    bare = Standing("Kontanthjælp", "Aktivitetsparat", is_guarded=True)
    assert standing(reader, stream, TODAY) == bare

    goal: dict[str, Value] = {"title": "Bageriet", "status": "active"}
    save(store, Change(stream, "g", "goal", goal, Seen(), AT))
    assert (standing(reader, stream, TODAY).has_plan, standing(reader, stream, TODAY).has_joint_plan) == (
        True,
        False,
    )

    save(store, Change(stream, "p", "plan_version", {"number": 1, "issued_on": "2026-11-01"}, Seen(), AT))
    assert standing(reader, stream, TODAY).has_joint_plan


def test_a_mentor_counts_only_while_his_hours_are_granted(store: Store) -> None:
    stream, changes = citizen()
    granted = mentoring.grant_hours(
        stream,
        mentor="w-jonas",
        name="Jonas Krogh",
        minutes=600,
        start="2026-11-01",
        end="2026-12-31",
        goal="Ud ad døren",
        tasks="Følges",
        **act(),
    )
    save(store, *changes, *granted)

    days = (date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [standing(store.own_reader(), stream, on).has_mentor for on in days] == [False, True, True, False]


def test_of_somebody_who_is_not_here_nothing_is_known(store: Store) -> None:
    assert standing(store.own_reader(), "nobody", TODAY) == Standing()
    assert meetings(store.own_reader(), "nobody", NOW) == ()
