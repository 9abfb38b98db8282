"""The answers that screens get: the day, the caseload, the case, its timeline, the sync room."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import goals, journal, meetings, plan, visits
from casework.changes import Change, Seen
from casework.folding import fold, matches
from casework.ids import REFERENCE
from storage.reads import citizen as case
from storage.reads import plans, sync, versions
from storage.reads.citizens import citizens
from storage.reads.conflicts import torn
from storage.reads.day import day
from storage.reads.records import select
from storage.reads.timeline import place_of, timeline
from storage.reads.workers import workers
from storage.vault import Store
from sync.port import HeldBy
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, agreement, citizen, note, opened, placed, save


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        people = [
            placed(REFERENCE, METTE.id, 1, {"initials": "MEHA", "name": "Mette Hald"}, kind="worker"),
            placed(REFERENCE, "w-jonas", 2, {"initials": "JOKR", "name": "Jonas Krogh"}, kind="worker"),
        ]
        store.ledger.receive(people, cursor="c2", high=2)
        yield store


def opened_case(store: Store, first: str = "Søren", last: str = "Ågård", **fields: Any) -> str:
    stream, changes = citizen(first, last, **fields)
    save(store, *changes)
    return stream


def visit_at(hour: int, **more: Any) -> tuple[Change, ...]:
    return visits.plan_visit(more.pop("stream"), at=datetime(2026, 11, 26, hour, tzinfo=UTC), **more, **act())


def test_a_day_has_its_visits_in_driving_order_and_no_other_days(store: Store) -> None:
    stream = opened_case(store)
    save(store, *visit_at(8, stream=stream, order=2), *visit_at(12, stream=stream, order=1))
    save(store, *visits.plan_visit(stream, at=NOW + timedelta(days=1), **act()))
    save(store, *visit_at(9, stream=stream, worker="w-jonas"))

    told = day(store.own_reader(), TODAY, METTE.id, TODAY)

    assert [visit.at[11:13] for visit in told.visits] == ["12", "08"]
    assert told.visits[0].name == "Søren Ågård"


def test_a_danish_day_begins_at_danish_midnight(store: Store) -> None:
    stream = opened_case(store)
    save(store, *visits.plan_visit(stream, at=datetime(2026, 11, 25, 23, 30, tzinfo=UTC), **act()))

    assert len(day(store.own_reader(), TODAY, METTE.id, TODAY).visits) == 1


def test_a_told_visit_says_what_it_led_to(store: Store) -> None:
    told = {
        "a": visits.VisitTold(
            "met", (("fact", "Snak"), ("statement", "Ja")), (visits.AgreementTold("Ringe", "Vi", TODAY, ""),)
        ),
        "b": visits.VisitTold("not_met", card_left=True),
        "c": visits.VisitTold("cancelled"),
    }
    stream = opened_case(store)
    for order, (purpose, what) in enumerate(told.items(), start=1):
        (visit,) = visit_at(10, stream=stream, purpose=purpose, order=order)
        save(store, visit)
        save(store, *visits.tell_visit(stream, visit.record, told=what, **act(store.ledger.seen())))
    save(store, *visit_at(12, stream=stream, order=9))

    assert [visit.told for visit in day(store.own_reader(), TODAY, METTE.id, TODAY).visits] == [
        "Truffet · notat gemt kl. 10.00 · 1 aftale",
        "Ikke truffet · kort lagt · kl. 10.00",
        "Afbud · kl. 10.00",
        "",
    ]


def test_a_protected_address_is_in_no_answer(store: Store) -> None:
    stream = opened_case(
        store, address="Kvægtorvsgade 7", postcode="9900", city="Frederikshavn", address_protected=True
    )
    save(store, *visit_at(12, stream=stream), *note(stream, "Snak"))
    reader = store.own_reader()
    page = case.page(reader, stream, TODAY)
    assert page is not None

    answers = [asdict(day(reader, TODAY, METTE.id, TODAY)), asdict(page), citizens(reader, TODAY)]

    assert "Kvægtorvsgade" not in str([*answers, timeline(reader, stream), sync.room(reader)])
    assert page.protected
    assert case.address(reader, stream) == "Kvægtorvsgade 7, 9900 Frederikshavn"


def test_an_address_is_protected_as_soon_as_one_version_says_so(store: Store) -> None:
    stream = opened_case(store, address="Kvægtorvsgade 7", address_protected=False)
    store.ledger.acknowledge({1: 3}, {}, AT)
    unseen = placed(
        stream, stream, 4, {"address_protected": True, "address": "Andetsted 1"}, kind="citizen", hlc=1
    )
    store.ledger.receive([unseen], cursor="c4", high=4)
    reader = store.own_reader()

    (row,) = citizens(reader, TODAY)

    assert row.protected
    assert not matches(row.folded, fold("kvægtorv"))
    assert "Kvægtorvsgade" not in str(torn(reader))


def test_the_filter_finds_by_name_number_address_and_company(store: Store) -> None:
    stream = opened_case(store, address="Søgade 1", postcode="9900", city="Skagen")
    firm = Change(stream, "p", "placement", {"company": "Fjordens Bageri"}, Seen(), AT)
    save(store, firm)
    (row,) = citizens(store.own_reader(), TODAY)

    found = [
        matches(row.folded, fold(q))
        for q in ("ågård", "aagaard", "7003821234", "700382-12", "søgade", "bageri")
    ]

    assert found == [True] * 6
    assert not matches(row.folded, fold("kilic"))


def test_last_contact_is_a_real_one(store: Store) -> None:
    stream = opened_case(store)
    days = [datetime(2026, 11, d, 10, tzinfo=UTC) for d in (10, 12, 20)]
    met = journal.write_note(stream, text="Talt", channel="phone", attendance="phone", at=days[0], **act())
    save(store, *met)
    save(store, *journal.write_note(stream, text="Kom ikke", attendance="no_show", at=days[1], **act()))
    save(store, *journal.write_note(stream, text="Aktnotat", at=days[2], **act()))
    page = case.page(store.own_reader(), stream, TODAY)
    assert page is not None

    assert (page.last_contact, page.last_contact_form, page.last_contact_by) == (
        "2026-11-10T10:00:00+00:00",
        "phone",
        "Mette Hald",
    )
    (row,) = citizens(store.own_reader(), TODAY)
    assert (row.last_contact, row.last_contact_form) == (page.last_contact, "phone")


@pytest.mark.parametrize(
    ("outcome", "hours", "counts"),
    [("met", -2, True), ("phone", -2, True), ("", -2, False), ("no_show", -2, False), ("met", 3, False)],
)
def test_only_a_meeting_that_somebody_came_to_and_that_has_been_is_contact(
    store: Store, outcome: str, hours: int, counts: bool
) -> None:
    stream = opened_case(store)
    at = NOW + timedelta(hours=hours)
    (held,) = meetings.hold_meeting(stream, purpose="Rundbordsmøde", at=at, **act())
    save(store, held)
    called = citizens(store.own_reader(), TODAY, now=NOW)[0].last_contact
    seen = store.ledger.seen()
    save(store, *meetings.tell_meeting(stream, held.record, result="Talt", outcome=outcome, **act(seen)))
    page = case.page(store.own_reader(), stream, TODAY, now=NOW)
    (row,) = citizens(store.own_reader(), TODAY, now=NOW)
    assert page is not None

    assert called is None
    assert (row.last_contact is not None, page.last_contact is not None) == (counts, counts)


def test_fresh_words_still_call_when_a_meeting_is_planned(store: Store) -> None:
    stream = opened_case(store)
    said_at = NOW - timedelta(hours=2)
    save(store, *journal.write_note(stream, text="Nu vil jeg", nature="statement", at=said_at, **act()))
    save(store, *meetings.hold_meeting(stream, purpose="Møde", at=NOW + timedelta(days=9), **act()))

    assert len(day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW).said_now) == 1


def test_a_withdrawn_contact_is_none(store: Store) -> None:
    stream = opened_case(store)
    (told,) = journal.write_note(stream, text="Talt", attendance="met", **act())
    save(store, told)
    save(store, *journal.withdraw_note(stream, told.record, reason="Forkert dag", **act(Seen(0, 2))))

    (row,) = citizens(store.own_reader(), TODAY)

    assert row.last_contact is None


def test_the_next_step_is_a_visit_before_an_agreement(store: Store) -> None:
    stream = opened_case(store)
    save(store, *agreement(stream, "Ringe", due=date(2026, 12, 1)))
    (before,) = citizens(store.own_reader(), TODAY)
    save(store, *visit_at(12, stream=stream))
    (after,) = citizens(store.own_reader(), TODAY)

    assert (before.next_step, before.next_step_at) == ("Ringe", "2026-12-01")
    assert (after.next_step, after.next_step_at) == ("Hjemmebesøg", "2026-11-26T12:00:00+00:00")


def test_a_visit_of_today_that_nobody_told_of_comes_after_one_to_come_today_and_before_all_else(
    store: Store,
) -> None:
    stream = opened_case(store)
    save(store, *visit_at(6, stream=stream), *visit_at(8, stream=stream))

    def step(hour: int) -> tuple[str | None, bool]:
        now = datetime(2026, 11, 26, hour, tzinfo=UTC)
        (row,) = citizens(store.own_reader(), TODAY, now=now)
        page = case.page(store.own_reader(), stream, TODAY, now=now)
        assert page is not None
        assert (page.next_step_at, page.next_step_missed) == (row.next_step_at, row.next_step_missed)
        return row.next_step_at and row.next_step_at[11:13], row.next_step_missed

    assert [step(7), step(9), step(11)] == [("06", False), ("08", False), ("08", True)]
    assert len(day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW).visits) == 2
    save(store, *agreement(stream, "Ringe", due=TODAY))
    save(store, *visits.plan_visit(stream, at=NOW + timedelta(days=7), **act()))
    assert [step(7), step(9), step(11)] == [("06", False), ("08", False), ("08", True)]
    for one in day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW).visits:
        save(store, *visits.not_met(stream, one.visit, card_left=False, **act()))
    assert step(11) == ("09", False)  # next week's


def test_we_wait_for_statements_and_for_others_who_are_late(store: Store) -> None:
    stream, other = opened_case(store), opened_case(store, "Lene", "Olsen")
    form = {"form": "LÆ125", "doctor": "Havnens Læger", "requested": "2026-11-01", "due": "2026-11-15"}
    save(store, Change(stream, "s", "statement", form, Seen(), AT))
    save(store, *agreement(other, "Ringe", who="MEHA", due=date(2026, 11, 20)))
    save(store, *agreement(other, "Indkalde", who="Psykiatrien", due=date(2026, 12, 4)))
    rows = {row.name: row for row in citizens(store.own_reader(), TODAY)}
    told = day(store.own_reader(), TODAY, METTE.id, TODAY)

    assert (rows["Søren Ågård"].waiting_for, rows["Søren Ågård"].waiting_days_over) == (
        "LÆ125 fra Havnens Læger",
        11,
    )
    assert rows["Lene Olsen"].waiting_for == ""
    assert [(one.what, one.who) for one in told.overdue] == [("LÆ125", "Havnens Læger"), ("Ringe", "Dig")]
    assert [one.what for one in told.waiting_for] == ["Indkalde"]


def test_fresh_words_call_until_somebody_has_been_in_contact(store: Store) -> None:
    stream = opened_case(store)
    said_at = NOW - timedelta(days=1)
    save(store, *journal.write_note(stream, text="Nu vil jeg", nature="statement", at=said_at, **act()))
    before = day(store.own_reader(), TODAY, METTE.id, TODAY).said_now
    save(store, *note(stream, "Talt", attendance="phone"))
    after = day(store.own_reader(), TODAY, METTE.id, TODAY).said_now

    assert ([one.words for one in before], after) == (["Nu vil jeg"], ())


def test_the_page_of_a_case_says_goals_plan_and_people(store: Store) -> None:
    stream = opened_case(store, partner="w-jonas")
    save(
        store,
        *goals.set_goal(
            stream,
            title="Bage igen",
            own_words="Jeg vil bage",
            area="arbejde",
            measure="Tre dage",
            target_date=date(2027, 1, 1),
            **act(),
        ),
    )
    save(store, *plan.add_activity(stream, what="Praktik", why="At prøve", **act()))
    save(store, *plan.issue_version(stream, last=2, contents=[{"kind": "goal"}], **act()))
    page = case.page(store.own_reader(), stream, TODAY)
    assert page is not None

    assert page.cpr_masked == "700382-••••"
    assert [goal.title for goal in page.goals] == ["Bage igen"]
    assert [activity.what for activity in page.activities] == ["Praktik"]
    assert (page.primary and page.primary.name, page.partner and page.partner.initials) == (
        "Mette Hald",
        "JOKR",
    )
    assert (page.plan_number, page.plan_issued) == (3, TODAY)
    last = plans.last_version(store.own_reader(), stream)
    assert last is not None
    assert (last.number, last.contents) == (3, [{"kind": "goal"}])
    assert page.seen == store.ledger.seen()
    assert case.page(store.own_reader(), "nobody", TODAY) is None


def test_a_timeline_comes_in_pages_and_leaves_planned_visits_out(store: Store) -> None:
    stream = opened_case(store)
    for hour in range(5):
        at = datetime(2026, 11, 20, 8 + hour, tzinfo=UTC)
        save(store, *journal.write_note(stream, text=f"Ord {hour}", at=at, **act()))
    save(store, *visit_at(12, stream=stream))
    pages = [timeline(store.own_reader(), stream, offset, 2) for offset in (0, 2, 4)]

    assert [[entry.text[-1] for entry in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"]]
    assert {entry.sent for entry in pages[0]} == {False}
    assert timeline(store.own_reader(), stream, 0, 9, "words") == ()
    whole = timeline(store.own_reader(), stream, 0, 9)
    assert [place_of(store.own_reader(), stream, entry.id) for entry in whole] == [1, 2, 3, 4, 5]
    (planned,) = select(store.own_reader(), "r.kind = 'visit'")
    assert place_of(store.own_reader(), stream, planned.id) == 0


def test_two_versions_are_shown_to_all_readers(store: Store) -> None:
    stream = opened_case(store)
    save(store, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    store.ledger.acknowledge({1: 3, 2: 4}, {}, AT)
    store.ledger.receive([placed(stream, record, 5, {"what": "Skrive"})], cursor="c5", high=5)
    reader = store.own_reader()
    page = case.page(reader, stream, TODAY)
    assert page is not None
    (found,) = torn(reader)

    assert {(version.by_name, version.mine, version.text) for version in found.versions} == {
        ("Mette Hald", True, "Ringe"),
        ("Jonas Krogh", False, "Skrive"),
    }
    assert (page.torn, page.agreements[0].torn) == ((record,), ("what",))
    assert sync.state(reader).needs_you == 1
    assert len(versions.history(reader, record)) == 2


def test_choosing_a_version_ends_the_conflict(store: Store) -> None:
    stream = opened_case(store)
    save(store, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    store.ledger.acknowledge({1: 3, 2: 4}, {}, AT)
    store.ledger.receive([placed(stream, record, 5, {"what": "Skrive"})], cursor="c5", high=5)
    (found,) = torn(store.own_reader())

    save(store, Change(stream, record, "agreement", {"what": "Skrive"}, found.seen, AT))

    assert torn(store.own_reader()) == ()


def test_the_sync_room_says_what_waits_what_came_through_and_what_is_held(store: Store) -> None:
    stream = opened_case(store)
    save(store, *note(stream, "Et"), *agreement(stream, "Ringe"))
    store.ledger.acknowledge({1: 3}, {2: HeldBy("outside_role", "Din rolle giver ikke ret.")}, AT)
    store.ledger.remember(sync.OFFLINE_SINCE, AT)
    store.ledger.remember(sync.OFFLINE_WHY, "Centralen har en fejl.")
    reader = store.own_reader()
    room, state = sync.room(reader), sync.state(reader)

    assert [one.what for one in room.waiting] == ["aftale: Ringe"]
    assert [one.number for one in room.receipted] == [1]
    assert [(one.what, one.reason) for one in room.held] == [("notat: Et", "Din rolle giver ikke ret.")]
    assert (state.waiting, state.needs_you, state.last_receipt, state.offline_since) == (1, 1, AT, AT)
    assert room.why == state.why == "Centralen har en fejl."


def test_who_was_handed_over_is_named_by_initials_only(store: Store) -> None:
    stream = opened_case(store)
    store.ledger.acknowledge({1: 3}, {}, AT)
    store.ledger.leave_scope(stream, "Jonas Krogh", AT)

    (one,) = sync.room(store.own_reader()).handed_over

    assert (one.name, one.to, one.at) == ("S.Å.", "Jonas Krogh", AT)


def test_the_chip_counts_what_the_room_shows(store: Store) -> None:
    stream = opened_case(store)
    save(store, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    store.ledger.acknowledge({1: 3, 2: 4}, {}, AT)
    apart = placed(stream, record, 5, {"what": "Skrive", "who": "Lægen"})
    store.ledger.receive([apart], cursor="c5", high=5)
    reader = store.own_reader()
    whole = (sync.state(reader).needs_you, len(sync.room(reader).torn))
    store.ledger.begin_scope(stream, "mentor", 9)

    assert whole == (2, 2)
    assert (sync.state(reader).needs_you, len(sync.room(reader).torn)) == (0, 0)


def test_colleagues_come_by_initials(store: Store) -> None:
    assert [worker.initials for worker in workers(store.own_reader())] == ["JOKR", "MEHA"]


def test_a_reader_of_its_own_sees_what_was_saved(store: Store) -> None:
    reader = store.reader()
    stream = opened_case(store)
    page = case.page(reader, stream, TODAY)
    reader.close()

    assert page is not None
