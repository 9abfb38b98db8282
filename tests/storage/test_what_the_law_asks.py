"""One plan, a coordinator and what does not apply, as a device answers them: also where two people wrote apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import one_plan, plan, plan_law
from casework.answers import CitizenPage
from casework.changes import Seen, Value
from casework.ids import REFERENCE
from casework.kinds import Role
from storage.reads import citizen as case
from storage.reads.conflicts import torn
from storage.vault import Store
from tests.storage.shelf import METTE, NOW, TODAY, act, opened, placed, save

STREAM = "0197a3f0-0000-7000-8000-000000000001"
OTHER = "0197a3f0-0000-7000-8000-000000000002"
WORKERS = {METTE.id: "Mette Hald", "w-jonas": "Jonas Krogh"}
KNOWN = tuple(one.name for one in plan_law.replaceable(TODAY))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        rows = [
            placed(REFERENCE, user, seq, {"initials": user[2:6].upper(), "name": name}, kind="worker")
            for seq, (user, name) in enumerate(WORKERS.items(), 1)
        ]
        store.ledger.receive(rows, cursor="c3", high=3)
        had(store, STREAM)
        yield store


def had(store: Store, stream: str, role: Role = "primary", seq: int = 5) -> None:
    fields: dict[str, Value] = {"first_name": "Zahra", "last_name": "Mansour", "primary": METTE.id}
    store.ledger.begin_scope(stream, role, 10)
    store.ledger.fill(stream, [placed(stream, stream, seq, fields, kind="citizen")], done=True, upto=10)
    store.ledger.receive([], cursor="c10", high=10)


def page(store: Store, stream: str = STREAM) -> CitizenPage:
    found = case.page(store.own_reader(), stream, TODAY)
    assert found is not None
    return found


def give(store: Store, *plans: str, stream: str = STREAM) -> None:
    seen = page(store).seen
    save(store, *one_plan.give(stream, plans=plans, on=TODAY, way="sagt", known=KNOWN, **act(seen)))


def theirs(store: Store, seq: int, said: str, seen: Seen, stream: str = STREAM) -> None:
    """Let what Jonas wrote of one plan come in; `seen` is what he had before him."""
    fields: dict[str, Value] = {"said": said}
    rows = [placed(stream, one_plan.record_of(stream), seq, fields, kind="one_plan", seen=seen)]
    store.ledger.receive(rows, cursor=f"c{seq}", high=seq)


def test_a_yes_stands_with_its_day_its_way_and_who_wrote_it(store: Store) -> None:
    assert page(store).one_plan == one_plan.NOT_ASKED

    give(store, "Min Plan", "ungeplanen")

    said = page(store)
    assert (said.one_plan.given, said.one_plan.plans, said.one_plan.on) == (
        True,
        ("Min Plan", "ungeplanen"),
        TODAY,
    )
    assert said.one_plan_to == "Mette Hald"
    assert said.one_plan_records == (one_plan.record_of(STREAM),)


def test_a_yes_and_a_no_written_apart_are_two_versions_and_the_plan_replaces_nothing(store: Store) -> None:
    give(store, "Min Plan")
    no = "nej · 2026-11-26 · sagt · Min Plan · w-jonas"

    theirs(store, 12, no, Seen(10))

    apart = page(store)
    assert apart.one_plan == one_plan.OnePlan(torn=True)
    assert plan.is_printed_torn(apart, apart.one_plan_records)
    (field,) = [one for one in torn(store.own_reader(), STREAM) if one.field == "said"]
    assert {one.text for one in field.versions} == {
        "Ja til én plan den 26.11.2026 (sagt): Min Plan",
        "Nej igen til én plan den 26.11.2026 (sagt): Min Plan",
    }

    save(
        store,
        *one_plan.give(STREAM, plans=["Min Plan"], on=TODAY, way="sagt", known=KNOWN, **act(apart.seen)),
    )

    assert page(store).one_plan.given


def test_a_no_that_had_the_yes_before_it_takes_it_back(store: Store) -> None:
    theirs(store, 11, "ja · 2026-11-02 · sagt · Min Plan · w-jonas", Seen(10))
    stands = page(store)
    assert stands.one_plan.given

    save(store, *one_plan.take_back(STREAM, stands=stands.one_plan, on=TODAY, way="sagt", **act(stands.seen)))

    now = page(store)
    assert (now.one_plan.taken_back, now.one_plan.plans, now.torn) == (True, ("Min Plan",), ())


def test_of_two_coordinators_written_apart_the_first_in_the_log_counts_and_both_are_named(
    store: Store,
) -> None:
    rows = [
        placed(STREAM, STREAM, 12, {"coordinator": METTE.id}, kind="citizen", seen=Seen(5), hlc=99 << 16),
        placed(STREAM, STREAM, 11, {"coordinator": "w-jonas"}, kind="citizen", seen=Seen(5), hlc=1 << 16),
    ]
    store.ledger.receive(rows, cursor="c12", high=12)

    found = page(store)

    assert found.coordinator is not None
    assert (found.coordinator.name, found.coordinators) == ("Jonas Krogh", ("Jonas Krogh", "Mette Hald"))
    assert STREAM in found.torn


def test_why_something_does_not_apply_can_be_written_apart_and_keeps_no_plan_back(store: Store) -> None:
    seen = page(store).seen
    save(store, *plan_law.say_away(STREAM, "offers", why="sygemeldt", **act(seen)))
    assert page(store).said_away == (("offers", "sygemeldt"),)
    row = placed(STREAM, STREAM, 12, {"not_offers": "barsel"}, kind="citizen", seen=Seen(10))

    store.ledger.receive([row], cursor="c12", high=12)

    assert (page(store).said_away, page(store).torn) == ((), ())


def test_who_answers_is_on_the_page_and_two_versions_of_it_keep_the_plan_back(store: Store) -> None:
    (added,) = plan.add_activity(
        STREAM, what="Praktik", why="Prøve", owner="Regionen", legal_basis="sundhedsloven § 140", **act()
    )
    save(store, added)
    (one,) = page(store).activities
    assert (one.owner, one.legal_basis, one.went) == ("Regionen", "sundhedsloven § 140", "")
    row = placed(STREAM, added.record, 12, {"owner": "Egen læge"}, kind="activity", seen=Seen(10))

    store.ledger.receive([row], cursor="c12", high=12)

    assert page(store).torn == (added.record,)


@pytest.mark.parametrize(("role", "writes"), [("partner", True), ("stand_in", True), ("team_lead", False)])
def test_only_who_reads_and_writes_it_is_asked_who_answers(store: Store, role: Role, *, writes: bool) -> None:
    had(store, OTHER, role, 6)

    assert page(store, OTHER).writes_law is writes


def test_the_mentor_of_an_agreement_is_named_with_his_number(store: Store) -> None:
    fields: dict[str, Value] = {
        "mentor": "w-jonas",
        "minutes": 600,
        "start": "2026-11-01",
        "end": "2026-12-31",
    }
    store.ledger.receive(
        [placed(STREAM, "m-1", 11, fields | {"goal": "Ro", "tasks": "Følges"}, kind="mentor_agreement")],
        cursor="c11",
        high=11,
    )

    (found,) = page(store).mentors

    assert (found.name, found.goal, found.tasks, found.minutes) == ("Jonas Krogh", "Ro", "Følges", 600)
    assert found.is_running(TODAY)
    assert NOW.date() == TODAY
