"""What an older program planned: its visits to come say whether they lack a purpose, and those that are past do not."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from casework.changes import Change, Seen, Value
from storage.reads import team
from storage.reads.records import select
from storage.vault import Store
from tests.storage.shelf import (
    AT,
    COLLEAGUE,
    METTE,
    NOW,
    TODAY,
    citizen,
    make,
    placed,
    save,
    unlock,
    values,
)
from tests.storage.test_mentoring import held_as
from tests.storage.test_upgrade import RELEASES, STORES

TOMORROW, YESTERDAY = ((NOW + timedelta(days=days)).isoformat(timespec="seconds") for days in (1, -1))


def visit(stream: str, name: str, at: str, **said: Value) -> Change:
    """Return a visit as the program before this one planned it."""
    fields: dict[str, Value] = {
        "at": at,
        "form": "home",
        "worker": METTE.id,
        "outcome": "",
        "order": 1,
        **said,
    }
    return Change(stream, name, "visit", fields, Seen(), AT)


def case(store: Store, first: str = "Åse", **fields: Value) -> str:
    stream, changes = citizen(first, "Berg", primary=METTE.id, **fields)
    save(store, *changes)
    return stream


def lack(store: Store, name: str) -> object:
    return values(store, name).get("lacks_purpose")


def log_of(store: Store, name: str) -> int:
    return int(store.own_reader().rows("select count(*) from log where record = ?", name)[0][0])


def again(store: Store, folder: Path) -> Store:
    """Lock, and unlock as today's program does."""
    store.close()
    return unlock(folder)


@pytest.mark.parametrize("release", RELEASES)
def test_in_a_store_of_every_release_what_is_to_come_says_that_it_lacks_a_purpose(
    release: str, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(STORES / release, folder)
    store = unlock(folder)
    stream = select(store.own_reader(), "r.kind = 'citizen'")[0].stream
    save(
        store,
        visit(stream, "v-bare", TOMORROW),
        visit(stream, "v-today", f"{TODAY}T06:00:00+00:00"),
        visit(stream, "v-past", YESTERDAY),
        visit(stream, "v-told", TOMORROW, outcome="met"),
        visit(stream, "v-said", TOMORROW, purpose="Planen"),
        visit(stream, "v-agreed", TOMORROW, agreed_last="Zahra: ringer til lægen"),
    )

    store = again(store, folder)

    names = ("v-bare", "v-today", "v-past", "v-told", "v-said", "v-agreed")
    assert [lack(store, name) for name in names] == [True, True, None, None, None, None]
    store = again(store, folder)
    assert [log_of(store, name) for name in names] == [2, 2, 1, 1, 1, 1], "it is said once"
    store.close()


def test_a_purpose_that_an_older_program_wrote_takes_the_lack_away(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream = case(store)
    save(store, visit(stream, "v-1", TOMORROW, lacks_purpose=True))
    save(store, Change(stream, "v-1", "visit", {"purpose": "Planen"}, store.ledger.seen(), AT))

    store = again(store, folder)

    assert lack(store, "v-1") is False
    store.close()


def test_a_lead_then_sees_what_he_would_see_of_a_visit_planned_today(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream = case(store)
    save(store, visit(stream, "v-old", TOMORROW), visit(stream, "v-past", YESTERDAY))
    store = again(store, folder)
    held_as(store, stream, "team_lead")

    found = team.team(store.own_reader(), TODAY).purposeless

    assert [(one.kind, one.name) for one in found] == [("visit", "Åse Berg")]
    store.close()


@pytest.mark.parametrize("role", ["team_lead", "glass"])
def test_who_does_not_read_or_write_what_a_visit_is_for_says_nothing_of_it(role: str, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream = case(store)
    save(store, visit(stream, "v-1", TOMORROW))
    held_as(store, stream, role)

    store = again(store, folder)

    assert lack(store, "v-1") is None
    store.close()


def test_a_mentor_says_it_of_his_own(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream = case(store)
    save(store, visit(stream, "v-1", TOMORROW))
    held_as(store, stream, "mentor")

    store = again(store, folder)

    assert lack(store, "v-1") is True
    store.close()


def test_a_colleagues_visit_the_dead_and_a_closed_case_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    live, dead, closed = case(store), case(store, "Karl"), case(store, "Lis")
    save(
        store,
        visit(live, "v-his", TOMORROW, worker="w-jonas"),
        visit(dead, "v-dead", TOMORROW),
        visit(closed, "v-closed", TOMORROW),
        Change(dead, dead, "citizen", {"died_on": "2026-11-20"}, store.ledger.seen(), AT),
        Change(closed, closed, "citizen", {"closed_on": "2026-11-20"}, store.ledger.seen(), AT),
    )

    store = again(store, folder)

    assert [lack(store, name) for name in ("v-his", "v-dead", "v-closed")] == [None, None, None]
    store.close()


def test_two_versions_of_its_purpose_are_left_to_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream = case(store)
    held_as(store, stream, "primary")
    save(store, visit(stream, "v-1", TOMORROW))
    his = placed(stream, "v-1", 1, {"purpose": "Planen"}, kind="visit")
    assert his.dot.device == COLLEAGUE
    store.ledger.receive([his], cursor="1", high=1)
    save(store, Change(stream, "v-1", "visit", {"purpose": ""}, Seen(), AT))

    store = again(store, folder)

    assert lack(store, "v-1") is None
    store.close()
