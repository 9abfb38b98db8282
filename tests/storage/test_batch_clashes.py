"""What stands in the way in a team's day, as its lead's computer knows it: of each citizen, and of who drives."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.changes import Change, Seen, Value
from storage.reads.team_day import team_day
from storage.vault import Store
from tests.storage.shelf import AT, METTE, TODAY, citizen, opened, save
from tests.storage.test_mentoring import held_as
from tests.storage.test_team import TEAM

ON = TODAY + timedelta(days=5)
"""A Tuesday."""


def visit(stream: str, name: str, worker: str, at: int, minute: int = 0, **said: Value) -> Change:
    moment = datetime(ON.year, ON.month, ON.day, at - 1, minute, tzinfo=UTC).isoformat()
    return Change(stream, name, "visit", {"at": moment, "worker": worker, "order": 1, **said}, Seen(), AT)


def about(stream: str, name: str, kind: str, **said: Value) -> Change:
    return Change(stream, name, kind, said, Seen(), AT)


def led(store: Store, first: str) -> str:
    stream, changes = citizen(first, "Berg", primary="w-jonas")
    save(store, *changes)
    held_as(store, stream, "team_lead")
    return stream


def told(store: Store) -> dict[str, list[str]]:
    return {
        one.name.split()[0]: [each.kind for each in one.clashes]
        for one in team_day(store.own_reader(), ON).stops
    }


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        save(store, *TEAM)
        yield store


def test_two_visits_to_one_citizen_and_one_driver_at_two_doors_are_told_of_whom_they_are(
    store: Store,
) -> None:
    one, two, three = (led(store, name) for name in ("Åse", "Karl", "Lis"))
    save(
        store,
        visit(one, "v-1", "w-jonas", 9),
        visit(one, "v-2", "w-anne", 9, 30),
        visit(two, "v-3", "w-jonas", 9, 45),
        visit(three, "v-4", "w-anne", 13),
    )

    assert told(store) == {"Åse": ["overlap", "worker"], "Karl": ["worker"], "Lis": []}


def test_an_agreement_with_an_hour_and_a_later_day_count_and_an_earlier_one_does_not(store: Store) -> None:
    one, two = led(store, "Åse"), led(store, "Karl")
    later = (ON + timedelta(days=3)).isoformat()
    earlier = (ON - timedelta(days=1)).isoformat()
    save(
        store,
        visit(one, "v-1", "w-jonas", 9),
        visit(two, "v-2", "w-anne", 13),
        about(one, "a-1", "agreement", what="Går til lægen kl. 9.30", who="Åse", due=ON.isoformat()),
        about(two, "a-2", "agreement", what="Går til lægen kl. 9", who="Karl", due=later),
        about(two, "a-3", "agreement", what="Møder på skolen kl. 9.30", who="Karl", due=later),
        about(two, "a-4", "agreement", what="Går til lægen kl. 9", who="Karl", due=earlier),
        about(two, "a-5", "agreement", what="Møder på skolen kl. 9.30", who="Karl", due=earlier),
    )

    assert told(store) == {"Åse": ["overlap"], "Karl": ["overlap"]}
    (first, second) = team_day(store.own_reader(), ON).stops
    assert {each.on.isoformat() for one in (first, second) for each in one.clashes} == {ON.isoformat(), later}


def test_a_placement_counts_only_where_it_is_known_where_the_visit_is(store: Store) -> None:
    one, two = led(store, "Åse"), led(store, "Karl")
    held_as(store, two, "primary")
    place: dict[str, Value] = {"company": "Bageriet", "start": TODAY.isoformat(), "hours_per_week": 37}
    save(
        store,
        visit(one, "v-1", "w-jonas", 9),
        visit(two, "v-2", METTE.id, 9, form="home"),
        about(one, "p-1", "placement", **place),
        about(two, "p-2", "placement", **place),
    )

    assert told(store) == {"Åse": [], "Karl": ["placement"]}
