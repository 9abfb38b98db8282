"""The ledger: own changes get gapless names, received ones their place, and nothing replaced ever comes back."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.changes import DELETED, Change, Seen
from storage.vault import Store
from sync.port import HeldBy, LedgerPort
from sync.protocol import fingerprint, to_wire
from tests.storage.shelf import (
    AT,
    NOW,
    agreement,
    citizen,
    edit,
    make,
    note,
    opened,
    placed,
    save,
    unlock,
    values,
    versions,
)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        yield store


def test_the_ledger_answers_what_a_round_of_sync_asks(store: Store) -> None:
    port: LedgerPort = store.ledger

    assert port.cursor() is None


def test_own_changes_are_numbered_without_a_gap_also_after_a_restart(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    first = save(store, *changes, *note(stream, "Et"))
    store.close()
    store = unlock(tmp_path / "store")
    second = save(store, *note(stream, "To"))
    store.close()

    assert [dot.number for dot in (*first, *second)] == [1, 2, 3]


def test_hybrid_time_goes_on_when_the_clock_is_set_back(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    store.close()
    store = unlock(tmp_path / "store")
    save(store, *note(stream, "Et"), now=NOW - timedelta(days=9000))
    stamps = [one.hlc for one in store.ledger.waiting(9)]
    store.close()

    assert stamps[0] < stamps[1]


def test_a_change_that_cannot_be_kept_leaves_nothing(store: Store) -> None:
    stream, changes = citizen()
    broken = Change(stream, "r", "note", {"text": object()}, Seen(), AT)  # type: ignore[dict-item]

    with pytest.raises(TypeError):
        save(store, *changes, broken)

    assert store.ledger.waiting(9) == ()


def test_a_receipt_takes_a_change_out_of_the_outbox(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Et"))

    stale = store.ledger.acknowledge({1: 10}, {}, AT)

    assert [one.dot.number for one in store.ledger.waiting(9)] == [2]
    assert {"waiting", f"citizen:{stream}"} <= stale


def test_the_journal_file_is_not_written_anew_for_every_receipt(store: Store) -> None:
    stream, opened = citizen()
    save(store, *opened, *(change for _ in range(60) for change in note(stream, "ord " * 2000)))
    before = store.ledger._journal.file

    store.ledger.acknowledge({number: number for number in range(1, 11)}, {}, AT)
    after_few = store.ledger._journal.file
    store.ledger.acknowledge({number: number for number in range(11, 51)}, {}, AT)

    assert after_few == before
    assert store.ledger._journal.file != before


def test_a_held_change_stops_nothing_and_stays(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Et"))

    store.ledger.acknowledge({2: 10}, {1: HeldBy("outside_role", "Din rolle …")}, AT)

    assert store.ledger.waiting(9) == ()
    assert values(store, stream)["first_name"] == "Søren"


def test_what_was_not_seen_stands_beside(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    store.ledger.receive([placed(stream, record, 3, {"what": "Skrive"}, seen=Seen(2))], cursor="c3", high=3)
    save(store, Change(stream, record, "agreement", {"what": "Møde op"}, Seen(2, 2), AT))

    assert versions(store, record, "what") == {"Skrive", "Møde op"}


def test_a_replaced_value_does_not_come_back_with_an_echo(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    edit(store, stream, record, what="Ringe igen")
    store.ledger.acknowledge({1: 1, 2: 2, 3: 4}, {}, AT)
    echo = [one for one in _log(store) if one.dot.number == 2]

    store.ledger.receive(echo, cursor="c4", high=4)

    assert versions(store, record, "what") == {"Ringe igen"}


def test_a_late_change_below_an_own_one_finds_its_place(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    edit(store, stream, record, what="Ringe igen")
    store.ledger.acknowledge({1: 1, 2: 2, 3: 4}, {}, AT)

    store.ledger.receive([placed(stream, record, 3, {"what": "Skrive"}, seen=Seen(2))], cursor="c4", high=4)

    assert versions(store, record, "what") == {"Ringe igen", "Skrive"}


def test_a_removal_does_not_cover_what_it_had_not_seen(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *agreement(stream, "Ringe"))
    record = store.ledger.waiting(9)[1].change.record
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    removal = placed(stream, record, 4, {DELETED: ["what", "who", "status", "author"]}, seen=Seen(2))
    later = placed(stream, record, 3, {"what": "Skrive"}, seen=Seen(2))

    store.ledger.receive([later, removal], cursor="c4", high=4)

    assert store.own_reader().row("select gone from record where id = ?", record) == (0,)


def test_the_same_page_twice_changes_nothing(store: Store) -> None:
    stream, _ = citizen()
    page = [placed(stream, "r", seq, {"what": f"{seq}"}, seen=Seen(seq - 1)) for seq in range(1, 6)]
    store.ledger.receive(page, cursor="c5", high=5)
    before = list(store._connection.iterdump()) if hasattr(store._connection, "iterdump") else _log(store)
    store.ledger.receive(page, cursor="c5", high=5)

    after = list(store._connection.iterdump()) if hasattr(store._connection, "iterdump") else _log(store)
    assert before == after


def test_a_page_and_its_cursor_come_together_or_not_at_all(store: Store) -> None:
    stream, _ = citizen()
    good = placed(stream, "r", 1, {"what": "1"})
    broken = placed(stream, "r", 2, {"what": object()})  # type: ignore[dict-item]

    with pytest.raises(TypeError):
        store.ledger.receive([good, broken], cursor="c2", high=2)

    assert (store.ledger.cursor(), _log(store), store.ledger.seen()) == (None, [], Seen(0, 0))


def test_sums_are_those_of_the_service(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Blåbærgrød"))
    store.ledger.acknowledge({1: 7, 2: 8}, {}, AT)
    page = [
        placed(stream, "r", seq, {"what": "é", "due": None, "n": 1.5, "l": [1, "a"]}) for seq in range(9, 40)
    ]
    store.ledger.receive(page, cursor="c", high=40)
    rows = [one for one in _log(store) if one.seq]
    marks = [fingerprint(one.dot, one.seq or 0, to_wire(one), one.change.fields) for one in rows]

    assert store.ledger.digest(stream) == (33, sum(marks) % (1 << 64))


def test_a_citizen_is_not_shown_before_he_is_here_whole(store: Store) -> None:
    from storage.reads.citizens import citizens

    stream, _ = citizen()
    row = placed(stream, stream, 3, {"first_name": "Lene", "last_name": "Olsen"}, kind="citizen")
    store.ledger.begin_scope(stream, "primary", 5)
    store.ledger.fill(stream, [row], done=False, upto=5)
    during = citizens(store.own_reader(), NOW.date())
    store.ledger.fill(stream, [], done=True, upto=5)
    after = citizens(store.own_reader(), NOW.date())

    assert (during, [one.name for one in after]) == ((), ["Lene Olsen"])
    assert [(one.stream, one.upto, one.done) for one in store.ledger.scope()] == [(stream, 5, True)]


def test_a_narrower_role_loses_the_rows_that_are_not_sent_again(store: Store) -> None:
    stream, _ = citizen()
    seen, hidden = (
        placed(stream, "a", 1, {"what": "Ringe"}),
        placed(stream, "b", 2, {"text": "Sygdom"}, kind="note"),
    )
    store.ledger.receive([seen, hidden], cursor="c2", high=2)

    store.ledger.begin_scope(stream, "mentor", 2)
    store.ledger.fill(stream, [seen], done=True, upto=2)

    assert values(store, "a") == {"what": "Ringe"}
    assert values(store, "b") == {}
    assert len(_log(store)) == 1


def test_a_wider_role_gets_the_fields_that_were_left_out(store: Store) -> None:
    stream, _ = citizen()
    store.ledger.receive([placed(stream, "a", 1, {"what": "Ringe"})], cursor="c", high=1)
    store.ledger.begin_scope(stream, "primary", 1)
    store.ledger.fill(stream, [placed(stream, "a", 1, {"what": "Ringe", "why": "Ro"})], done=True, upto=1)

    assert values(store, "a") == {"what": "Ringe", "why": "Ro"}


def test_who_was_handed_over_is_gone_except_what_still_waits(store: Store) -> None:
    stream, changes = citizen()
    other, others = citizen("Lene", "Olsen")
    save(store, *changes, *others, *note(stream, "Hemmeligt"))
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)

    stale = store.ledger.leave_scope(stream, "Jonas Krogh", AT)

    assert [one.dot.number for one in store.ledger.waiting(9)] == [3]
    assert values(store, stream) == {}
    assert values(store, other)["first_name"] == "Lene"
    assert f"citizen:{stream}" in stale
    store.ledger.acknowledge({3: 3}, {}, AT)
    assert [one for one in _log(store) if one.change.stream == stream] == []


def test_what_was_saved_drops_its_draft_only_if_nothing_was_typed_since(store: Store) -> None:
    stream, changes = citizen()
    save(store, *changes)
    saved, typed = {"text": "Et"}, {"text": "Et og to"}
    store.drafts.keep("note:a", stream, "note", saved, NOW)
    store.drafts.keep("note:b", stream, "note", typed, NOW)

    store.ledger.record(note(stream, "Et"), now=NOW, draft=("note:a", saved))
    store.ledger.record(note(stream, "Et"), now=NOW, draft=("note:b", saved))

    assert [draft.key for draft in store.drafts.all()] == ["note:b"]
    assert store.drafts.all()[0].name == "Søren Ågård"


def test_drafts_and_settings_outlive_the_program(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    store.drafts.keep("visit:v", "c", "visit", {"text": "Halvt skrev"}, NOW)
    store.settings.set("text_size", 1.5)
    store.ledger.remember("sync.acked", "17")
    store.close()
    store = unlock(tmp_path / "store")
    draft = store.drafts.find("visit:v")

    assert draft is not None
    assert draft.contents == {"text": "Halvt skrev"}
    assert datetime.fromisoformat(draft.kept_at) == NOW
    assert (store.settings.get("text_size"), store.settings.get("other", 3)) == (1.5, 3)
    assert (store.ledger.recall("sync.acked"), store.ledger.recall("nothing")) == ("17", None)
    assert store.drafts.drop("visit:v", {"text": "noget andet"}) is False
    assert store.drafts.drop("visit:v") is True
    store.close()


def test_stale_questions_are_named(store: Store) -> None:
    stream, changes = citizen()
    told = store.ledger.record(changes, now=NOW).stale
    worker = placed("00000000-0000-7000-8000-000000000001", "w", 1, {"name": "Jonas"}, kind="worker")

    assert told == {"citizens", "day", "waiting", f"citizen:{stream}"}
    assert "workers" in store.ledger.receive([worker], cursor="c", high=1)


def _log(store: Store) -> list[Any]:
    from storage import logbook

    rows = store.own_reader().rows(f"select {logbook.COLUMNS} from log order by id")
    return [logbook.from_row(row) for row in rows]
