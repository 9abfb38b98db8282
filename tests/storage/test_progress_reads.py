"""Fremdrift as the store answers it: answers with their visits, the hours of a week, and only what a role may read."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework import visits
from casework.answers_progress import Turn
from casework.changes import DELETED, Change, Seen, Value
from casework.ids import REFERENCE
from storage.reads.progress import progress
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, act, citizen, opened, placed, save


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        mette: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald"}
        store.ledger.receive([placed(REFERENCE, METTE.id, 1, mette, kind="worker")], cursor="c1", high=1)
        yield store


def begun(store: Store) -> str:
    stream, changes = citizen("Amina", "Testberg")
    save(store, *changes)
    return stream


def put(store: Store, stream: str, record: str, kind: str, **fields: Value) -> None:
    save(store, Change(stream, record, kind, fields, Seen(), AT))


def visited(store: Store, stream: str, answer: int | None, helped: int | None, *, form: str = "walk") -> str:
    """Tell of a visit as the doorway does."""
    (visit,) = visits.plan_visit(stream, at=NOW + timedelta(hours=1), form=form, **act())
    save(store, visit)
    told = visits.VisitTold("met", (("fact", "Snak"),), answer=answer, helped=helped)
    save(store, *visits.tell_visit(stream, visit.record, told=told, **act(store.ledger.seen())))
    return visit.record


def test_every_answer_stands_with_its_day_its_visit_and_who_asked(store: Store) -> None:
    stream = begun(store)
    visit = visited(store, stream, 4, 2)

    shown = progress(store.own_reader(), stream)

    assert shown is not None
    assert shown.name == "Amina Testberg"
    assert [(one.question, one.answer) for one in shown.answers] == [(visits.QUESTION, 4), (visits.HELPED, 2)]
    assert {(one.on, one.visit, one.form, one.by) for one in shown.answers} == {
        (NOW.date(), visit, "walk", "Mette Hald")
    }
    assert shown.turns() == (Turn(NOW.date(), 4, 2),)


def test_answers_are_told_oldest_first_and_one_that_was_not_given_is_no_nought(store: Store) -> None:
    stream = begun(store)
    put(store, stream, "late", "progress", question=visits.QUESTION, answer=2, on="2026-11-20", visit="v2")
    put(store, stream, "early", "progress", question=visits.QUESTION, answer=5, on="2026-10-20", visit="v1")
    put(store, stream, "helped", "progress", question=visits.HELPED, answer=3, on="2026-10-20", visit="v1")
    put(store, stream, "none", "progress", question=visits.QUESTION, on="2026-11-21")
    put(store, stream, "wild", "progress", question=visits.QUESTION, answer=9, on="2026-11-22")
    put(store, stream, "own", "progress", question="Hvordan sover du?", answer=1, on="2026-10-01")

    shown = progress(store.own_reader(), stream)

    assert shown is not None
    assert [one.record for one in shown.answers] == ["own", "early", "helped", "late"]
    assert shown.turns() == (Turn(date(2026, 10, 20), 5, 3), Turn(date(2026, 11, 20), 2, 0))
    assert {one.visit for one in shown.answers} == {""}  # visits that are not here lead nowhere


def test_the_hours_of_a_week_are_those_of_all_employers(store: Store) -> None:
    stream = begun(store)
    put(store, stream, "two", "paid_hours", company="Fjordens Bageri", week="2026-W47", hours=4.5)
    put(store, stream, "one", "paid_hours", company="Åvangens Café", week="2026-47", hours=2)
    put(store, stream, "old", "paid_hours", company="Fjordens Bageri", week="2025-W53", hours=9)
    put(store, stream, "before", "paid_hours", company="Fjordens Bageri", week="2026-W46", hours=3)
    put(store, stream, "empty", "paid_hours", company="Fjordens Bageri", week="2026-W45")

    shown = progress(store.own_reader(), stream)

    assert shown is not None
    assert [one.record for one in shown.weeks] == ["before", "two", "one"]  # 2025 has no week 53
    assert shown.hours() == {date(2026, 11, 9): 3.0, date(2026, 11, 16): 6.5}


def test_another_citizens_answers_and_withdrawn_ones_are_not_told(store: Store) -> None:
    stream, other = begun(store), begun(store)
    put(store, other, "theirs", "progress", question=visits.QUESTION, answer=1, on="2026-11-20")
    put(store, stream, "gone", "progress", question=visits.QUESTION, answer=1, on="2026-11-20")
    save(
        store,
        Change(stream, "gone", "progress", {DELETED: ["question", "answer", "on"]}, store.ledger.seen(), AT),
    )

    shown = progress(store.own_reader(), stream)

    assert shown is not None
    assert shown.answers == ()
    assert shown.may_read


@pytest.mark.parametrize(
    ("role", "may"), [("primary", True), ("team_lead", True), ("glass", True), ("mentor", False)]
)
def test_only_a_role_that_reads_results_is_told(store: Store, role: str, may: bool) -> None:
    stream = begun(store)
    put(store, stream, "one", "progress", question=visits.QUESTION, answer=4, on="2026-11-20")
    put(store, stream, "two", "paid_hours", company="Fjordens Bageri", week="2026-W47", hours=4.5)
    store._connection.execute("insert into scope values (?, ?, 0, 1)", (stream, role))

    shown = progress(store.own_reader(), stream)

    assert shown is not None
    assert shown.may_read is may
    assert (len(shown.answers), len(shown.weeks)) == ((1, 1) if may else (0, 0))


def test_a_citizen_who_is_not_here_has_no_answer(store: Store) -> None:
    assert progress(store.own_reader(), "nobody") is None
