"""The regular contact of a case: one counts, several are proposed, and a hand-over proposes whoever has it now."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework import people
from casework.answers import CitizenPage
from casework.changes import Seen, Value
from casework.ids import REFERENCE
from storage.reads import citizen as case
from storage.reads import day
from storage.vault import Store
from tests.storage.shelf import METTE, NOW, TODAY, act, agreement, opened, placed, save

STREAM = "0197a3f0-0000-7000-8000-000000000001"
WORKERS = {METTE.id: "Mette Hald", "w-jonas": "Jonas Krogh", "w-sara": "Sara Noor"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        rows = [
            placed(REFERENCE, user, seq, {"initials": user[2:6].upper(), "name": name}, kind="worker")
            for seq, (user, name) in enumerate(WORKERS.items(), 1)
        ]
        store.ledger.receive(rows, cursor="c3", high=3)
        yield store


def had(store: Store, role: str, primary: str, upto: int = 10) -> None:
    """Let a case come in that somebody stands in as its regular contact."""
    fields: dict[str, Value] = {"first_name": "Zahra", "last_name": "Mansour", "primary": primary}
    store.ledger.begin_scope(STREAM, role, upto)
    store.ledger.fill(STREAM, [placed(STREAM, STREAM, 5, fields, kind="citizen")], done=True, upto=upto)
    store.ledger.receive([], cursor=f"c{upto}", high=upto)


def page(store: Store) -> CitizenPage:
    found = case.page(store.own_reader(), STREAM, TODAY)
    assert found is not None
    return found


def names(store: Store) -> tuple[str, list[str]]:
    one = page(store)
    return one.primary.name if one.primary else "", [worker.name for worker in one.proposed]


def test_whoever_was_handed_the_case_is_proposed_and_one_choice_settles_it(store: Store) -> None:
    had(store, "primary", "w-jonas")
    before = names(store)

    save(store, *people.change_citizen(STREAM, {"primary": METTE.id}, **act(page(store).seen)))

    assert before == ("Jonas Krogh", ["Jonas Krogh", "Mette Hald"])
    assert names(store) == ("Mette Hald", [])


def test_choosing_who_stood_there_settles_it_too(store: Store) -> None:
    had(store, "primary", "w-jonas")

    save(store, *people.change_citizen(STREAM, {"primary": "w-jonas"}, **act(page(store).seen)))

    assert names(store) == ("Jonas Krogh", [])


@pytest.mark.parametrize("role", ["partner", "stand_in", "mentor", "team_lead"])
def test_nobody_else_is_proposed_by_his_grant(store: Store, role: str) -> None:
    had(store, role, "w-jonas")

    assert names(store) == ("Jonas Krogh", [])


def test_of_two_who_were_written_apart_the_first_in_the_log_counts_until_somebody_chooses(
    store: Store,
) -> None:
    had(store, "partner", "")
    rows = [
        placed(STREAM, STREAM, 12, {"primary": "w-sara"}, kind="citizen", seen=Seen(5), hlc=99 << 16),
        placed(STREAM, STREAM, 11, {"primary": "w-jonas"}, kind="citizen", seen=Seen(5), hlc=1 << 16),
    ]
    store.ledger.receive(rows, cursor="c12", high=12)
    before = names(store)

    save(store, *people.change_citizen(STREAM, {"primary": "w-sara"}, **act(page(store).seen)))

    assert before == ("Jonas Krogh", ["Jonas Krogh", "Sara Noor"])
    assert names(store) == ("Sara Noor", [])


def test_a_mentor_who_may_not_write_it_is_not_asked(store: Store) -> None:
    had(store, "mentor", "")
    rows = [
        placed(STREAM, STREAM, seq, {"primary": user}, kind="citizen", seen=Seen(5))
        for seq, user in ((11, "w-jonas"), (12, "w-sara"))
    ]
    store.ledger.receive(rows, cursor="c12", high=12)

    assert names(store) == ("Jonas Krogh", [])


def test_a_case_that_was_handed_over_is_on_the_new_ones_day_at_once(store: Store) -> None:
    had(store, "primary", "w-jonas")
    save(store, *agreement(STREAM, "Ringe til lægen", who="Mette", due=TODAY - timedelta(days=1)))

    found = day.day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW)

    assert page(store).primary == page(store).proposed[0]
    assert [one.citizen for one in found.overdue] == [STREAM]


def test_of_the_test_a_case_that_is_on_its_list_by_what_is_written_alone_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day, "IS_OF", day.IS_OF.replace("role = 'primary'", "role = ''"))

    with pytest.raises(AssertionError):
        test_a_case_that_was_handed_over_is_on_the_new_ones_day_at_once(store)
