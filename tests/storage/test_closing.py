"""A case is closed on this device: nothing calls, it leaves the list and is found, and nobody's work is lost."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework import closing, people, same_person, visits
from casework.changes import Value
from casework.death import STOPPED
from casework.errors import Refused
from storage.reads import citizen as case
from storage.reads import citizens, day, life, records, search, timeline
from storage.reads import closing as reads
from storage.vault import Store
from tests.storage.shelf import METTE, NOW, TODAY, act, opened, placed, save
from tests.storage.test_death import busy, calls, still_calls

SAID = {"closed_on": "2026-11-26", "reason": "work", "next_step": "Havnens Café ringer til hende"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def close(store: Store, stream: str, **said: str) -> None:
    save(store, *reads.closed(store.own_reader(), stream, SAID | said, **act(store.ledger.seen())))


def test_from_the_moment_that_it_is_closed_nothing_calls_and_opened_again_everything_does(
    store: Store,
) -> None:
    stream = busy(store)
    before = calls(store, stream)

    close(store, stream)
    resting = calls(store, stream)
    save(store, *reads.reopened(store.own_reader(), stream, **act(store.ledger.seen())))

    assert still_calls(before) == list(before)
    assert still_calls(resting) == []
    assert calls(store, stream) == before


def test_a_list_that_does_not_ask_whether_a_case_is_closed_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = busy(store)
    close(store, stream)

    monkeypatch.setattr(records.Shown, "closed_on", property(lambda _one: None))

    assert len(still_calls(calls(store, stream))) > 5


def test_the_case_says_when_why_and_what_next_and_is_found_with_nothing_deleted(store: Store) -> None:
    stream = busy(store)
    close(store, stream)
    reader = store.own_reader()

    told, page = reads.shown(reader, stream), case.page(reader, stream, TODAY, now=NOW)
    (row,) = citizens.citizens(reader, TODAY, now=NOW)
    (visit,) = day.day(reader, TODAY, METTE.id, TODAY, now=NOW).visits
    heads = {str(entry.head): str(entry.text) for entry in timeline.timeline(reader, stream)}

    assert page is not None
    assert page.closed_on == told.closed_on == row.closed_on == date(2026, 11, 26)
    assert (told.reason, told.next_step, told.kept_until) == ("work", SAID["next_step"], date(2031, 11, 25))
    assert (told.visits, told.agreements, told.statements, told.pieces) == (1, 1, 1, 0)
    assert [one.status for one in page.agreements] == [STOPPED]
    assert (visit.outcome, visit.told) == (STOPPED, "Stoppet: sagen blev lukket 26.11.2026")
    assert heads["Sagen blev lukket"] == "I arbejde · Havnens Café ringer til hende"
    assert not row.written_since
    assert [hit.citizen for hit in search.search(reader, "Mansour") if hit.kind == "citizen"] == [stream]
    assert reader.row("select count(*) from record where gone > 0") == (0,)


def test_a_visit_to_come_is_refused_in_a_closed_case(store: Store) -> None:
    stream = busy(store)
    close(store, stream)
    coming = visits.plan_visit(stream, at=NOW + timedelta(days=1), **act())

    with pytest.raises(Refused, match="Sagen om Zahra Mansour er lukket"):
        life.refuse_contact(store.own_reader(), coming, NOW.isoformat())


def agreement_of_a_colleague(stream: str, seen_seq: int = 0) -> dict[str, Value]:
    return {"what": "Send attesten", "who": "Lægen", "status": "open"}


def test_what_a_colleague_wrote_unknowing_is_said_until_somebody_saw_it(store: Store) -> None:
    unknowing(store)


def unknowing(store: Store) -> None:
    stream = busy(store)
    close(store, stream)
    fields = agreement_of_a_colleague(stream)
    store.ledger.receive([placed(stream, "a-9", 1, fields, kind="agreement")], cursor="c1", high=1)
    reader = store.own_reader()

    told = reads.shown(reader, stream)
    (row,) = citizens.citizens(reader, TODAY, now=NOW)
    save(store, *reads.kept(reader, stream, **act(store.ledger.seen())))
    after = reads.shown(store.own_reader(), stream)

    assert (told.pieces, row.written_since, row.closed_on is not None) == (1, True, True)
    assert "a-9" in {row[0] for row in reader.rows("select id from record")}
    assert (after.pieces, after.closed_on, after.reason) == (0, told.closed_on, "work")
    assert not citizens.citizens(store.own_reader(), TODAY, now=NOW)[0].written_since


def test_a_device_that_does_not_look_for_it_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "unseen", lambda *_: {})

    with pytest.raises(AssertionError):
        unknowing(store)


def test_where_one_says_open_and_one_says_closed_it_is_open_and_said_to_be_in_doubt(store: Store) -> None:
    stream = busy(store)
    close(store, stream)
    apart = placed(stream, stream, 1, closing.undone(), kind="citizen", hlc=1)
    store.ledger.receive([apart], cursor="c1", high=1)

    told = reads.shown(store.own_reader(), stream)

    assert (told.closed_on, told.disputed) == (None, True)
    assert still_calls(calls(store, stream)) == list(calls(store, stream))


def test_of_two_cases_of_one_citizen_both_are_closed_and_a_case_that_is_linked_later_is_open(
    store: Store,
) -> None:
    stream = busy(store)
    twin = people.open_citizen(first_name="Sara", last_name="Mansur", cpr="7003821234", **act())
    close(store, stream)
    save(store, *twin, *same_person.link(stream, twin[0].stream, leading=stream, reason="Samme", **act()))
    one_open = reads.shown(store.own_reader(), stream)

    close(store, stream, closed_on="2026-11-25")
    told = reads.shown(store.own_reader(), twin[0].stream)

    assert (one_open.closed_on, len(one_open.cases)) == (None, 2)
    assert told.closed_on == date(2026, 11, 25)


def test_whoever_is_not_the_regular_contact_does_not_close_and_the_words_say_who_does(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = busy(store)
    monkeypatch.setattr(reads, "role_in", lambda *_: "partner")

    with pytest.raises(Refused, match="Den faste kontakt"):
        close(store, stream)
    told = reads.shown(store.own_reader(), stream)

    assert (told.may_close, told.may_reopen) == (False, True)
