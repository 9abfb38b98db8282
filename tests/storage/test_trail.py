"""The trail of a real store: one entry for each act, none for what did not happen, and no way to change it unseen."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import trail as chain
from casework.trail import Anchor, Noted, Segment
from storage import lease
from storage.faults import TooSoon, WrongPassphrase
from storage.ledger import Ledger
from storage.trail import FAULT, Trail
from storage.vault import Store
from tests.storage import shelf
from tests.storage.shelf import NOW


def sign(statement: bytes) -> str:
    return f"hers:{statement.hex()}"


def hers(segment: Segment) -> bool:
    return segment.signature == sign(chain.head_statement(segment))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with shelf.opened(tmp_path / "store") as one:
        one.trail.sign_with(sign)
        yield one


def entries(store: Store) -> list[tuple[Any, ...]]:
    rows = store.own_reader().rows("select action, objects, what, words from audit order by device, seq")
    return [tuple(row) for row in rows]


def alter(store: Store, statement: str, *values: Any) -> None:
    """Change the trail behind its back, as somebody would who has the key of the store."""
    store.ledger.connection.execute(statement, values)


def fill(store: Store, days: int = 3, a_day: int = 4) -> None:
    for day in range(days):
        for number in range(a_day):
            at = NOW + timedelta(days=day, minutes=number)
            store.trail.note(Noted("read", (f"c-{day}-{number}",), "citizen"), now=at)


def whys(store: Store) -> set[str]:
    return {one.why for one in store.trail.faults(hers)}


def test_an_act_has_one_entry_that_says_whose_case_and_which_kinds_and_no_word_of_it(store: Store) -> None:
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    shelf.save(store, *shelf.note(stream, "Vi talte om hjertemedicinen."), *shelf.agreement(stream, "Ring"))

    assert entries(store) == [
        ("open", "[]", "store", ""),
        ("change", f'["{stream}"]', "citizen", ""),
        ("change", f'["{stream}"]', "agreement,note", ""),
    ]


def test_an_act_that_takes_something_back_says_so(store: Store) -> None:
    from casework.taking_back import take_back

    stream, opened = shelf.citizen()
    made = shelf.note(stream, "Forkert.")
    shelf.save(store, *opened, *made)

    shelf.save(store, *take_back(made, **shelf.act()))

    assert entries(store)[-1] == ("delete", f'["{stream}"]', "note", "")


def test_an_act_that_fails_leaves_no_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entries(store)
    monkeypatch.setattr(store.ledger._journal, "append", _full)

    with pytest.raises(OSError, match="full"):
        shelf.save(store, *shelf.citizen()[1])

    assert entries(store) == before
    assert whys(store) == set()


def _full(_entry: object) -> None:
    raise OSError("the disk is full")


def test_an_entry_that_is_written_before_its_act_is_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Ledger.record

    def too_early(ledger: Ledger, changes: Any, *, now: datetime, draft: Any = None) -> Any:
        ledger._trail.note(Noted("change"), now=now)
        return whole(ledger, changes, now=now, draft=draft)

    monkeypatch.setattr(Ledger, "record", too_early)

    with pytest.raises(AssertionError):
        test_an_act_that_fails_leaves_no_entry(store, monkeypatch)


def test_wrong_passphrases_are_entered_at_the_next_right_one(tmp_path: Path) -> None:
    shelf.make(tmp_path / "store").close()
    for number in range(2):
        with pytest.raises(WrongPassphrase):
            shelf.unlock(tmp_path / "store", "forkert", NOW + timedelta(minutes=number))

    store = shelf.unlock(tmp_path / "store", now=NOW + timedelta(minutes=9))

    rows = store.own_reader().rows("select utc, action, what from audit order by seq")
    store.close()
    assert [tuple(row) for row in rows] == [
        ("2026-11-26T09:00:00+00:00", "open", "store"),
        ("2026-11-26T09:01:00+00:00", "fail", "passphrase:2"),
        ("2026-11-26T09:09:00+00:00", "unlock", ""),
    ]


def test_a_try_that_came_too_soon_is_no_failure_of_its_own(tmp_path: Path) -> None:
    shelf.make(tmp_path / "store").close()
    for _ in range(4):
        with pytest.raises((WrongPassphrase, TooSoon)):
            shelf.unlock(tmp_path / "store", "forkert")

    store = shelf.unlock(tmp_path / "store", now=NOW + timedelta(minutes=9))

    assert ("fail", "[]", "passphrase:3", "") in entries(store)
    store.close()


def test_a_search_is_kept_without_number_and_name(store: Store) -> None:
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)

    store.trail.searched("700382-1234 Søren bageri", "palette", now=NOW)

    assert entries(store)[-1] == ("search", f'["{stream}"]', "palette", "bageri")


def test_looks_that_an_older_program_kept_stand_in_the_trail_and_nowhere_else(tmp_path: Path) -> None:
    store = shelf.make(tmp_path / "store")
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    look = {"at": shelf.AT, "by": shelf.METTE.id, "citizen": stream}
    kept = [
        {**look, "what": "address", "why": "Søren hentes"},
        {**look, "what": "usb", "why": "Plan Søren Ågård.pdf"},
        {**look, "what": "cpr", "why": ""},
    ]
    store.settings.set("looks", kept)
    store.close()

    store = shelf.unlock(tmp_path / "store")

    about = f'["{stream}"]'
    assert entries(store)[2:] == [
        ("show-address", about, "", "hentes"),
        ("export", about, "plan", ""),
        ("show-cpr", about, "", ""),
        ("unlock", "[]", "", ""),
    ]
    assert store.settings.get("looks") is None
    store.close()


def test_a_whole_trail_over_days_and_unlocks_has_no_fault(tmp_path: Path) -> None:
    store = shelf.make(tmp_path / "store")
    fill(store)
    store.close()
    store = shelf.unlock(tmp_path / "store", now=NOW + timedelta(days=4))

    store.trail.sign_with(sign)

    assert whys(store) == set()
    assert list(store.trail.walk(hers, newest=2)) == [()]
    store.close()


TAMPERINGS: dict[str, tuple[str, str]] = {
    "an entry is dropped": ("delete from audit where seq = 6", "missing"),
    "the first is dropped": ("delete from audit where seq = 1", "missing"),
    "the last is dropped": ("delete from audit where seq = 13", "missing"),
    "one is altered": ("update audit set objects = '[\"c-other\"]' where seq = 6", "altered"),
    "the time of one is altered": (
        "update audit set utc = '2026-11-01T00:00:00+00:00' where seq = 6",
        "altered",
    ),
    "two change places": (
        "update audit set seq = case seq when 6 then -7 else -6 end where seq in (6, 7)",
        "missing",
    ),
    "a day is dropped": ("delete from audit_segment where number = 2", "broken"),
    "the end is cut": ("delete from audit_segment where number = 3", "cut"),
    "a head is altered": ("update audit_segment set head = zeroblob(32) where number = 2", "altered"),
    "a signature is taken away": ("update audit_segment set signature = '' where number = 2", "unsigned"),
    "another signs": ("update audit_segment set signature = 'his' where number = 2", "foreign"),
    "a day counts as over too early": (
        "update audit_segment set gone = 1, head = zeroblob(32) where number = 1",
        "broken",
    ),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_what_is_done_to_the_trail_behind_its_back_is_noticed(store: Store, how: str) -> None:
    fill(store)
    assert whys(store) == set()
    statement, why = TAMPERINGS[how]

    alter(store, statement)

    assert why in whys(store)


def test_a_trail_that_was_cut_and_signed_anew_is_noticed_by_what_the_service_countersigned(
    store: Store,
) -> None:
    fill(store)
    sent = store.trail.unsent(store.device, 1000)
    assert sent is not None
    end = sent.entries[-1]
    store.trail.taken(store.device, Anchor(end.entry.seq, end.hash), shelf.AT, "counter")
    alter(store, "delete from audit where seq > 5")
    alter(store, "delete from audit_segment where number > 1")
    alter(
        store,
        "update audit_segment set last = 5, head = (select hash from audit where seq = 5), signature = ''",
    )
    store.trail.sign_with(sign)

    assert [(one.why, one.seq) for one in store.trail.faults(hers)] == [("cut", end.entry.seq)]


def test_a_trail_that_forgets_the_signature_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "sign_with", lambda _trail, _sign: None)

    with pytest.raises(AssertionError):
        test_a_whole_trail_over_days_and_unlocks_has_no_fault(tmp_path)


def test_a_trail_that_drops_the_entry_of_an_act_is_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "changed", lambda _trail, _placed, _utc: None)

    with pytest.raises(AssertionError):
        test_an_act_has_one_entry_that_says_whose_case_and_which_kinds_and_no_word_of_it(store)


def test_a_check_that_does_not_look_at_the_entries_is_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_faults_inside", lambda *_about: [])

    with pytest.raises(AssertionError):
        test_what_is_done_to_the_trail_behind_its_back_is_noticed(store, "one is altered")


def test_the_unsent_part_goes_in_pieces_that_each_end_at_a_head_and_join(store: Store) -> None:
    fill(store)
    pieces = []
    while (piece := store.trail.unsent(store.device, 3)) is not None:
        end = piece.entries[-1]
        assert (piece.segments[-1].last, piece.segments[-1].head) == (end.entry.seq, end.hash)
        store.trail.taken(store.device, Anchor(end.entry.seq, end.hash), shelf.AT, "counter")
        pieces += [one.entry.seq for one in piece.entries]

    assert pieces == list(range(1, 14))
    assert whys(store) == set()


def test_half_a_year_later_what_the_service_has_goes_and_the_chain_is_still_proved(store: Store) -> None:
    fill(store)
    later = NOW + timedelta(days=190)
    assert store.trail.drop_old(now=later) == 0
    sent = store.trail.unsent(store.device, 1000)
    assert sent is not None
    end = sent.entries[-1]
    store.trail.taken(store.device, Anchor(end.entry.seq, end.hash), shelf.AT, "counter")

    dropped = store.trail.drop_old(now=later)

    assert dropped == 2
    assert [row[1] for row in entries(store)] == [f'["c-2-{number}"]' for number in range(4)]
    assert whys(store) == set()
    store.trail.note(Noted("read", ("c-new",)), now=later)
    assert whys(store) == set()
    alter(store, "update audit_segment set head = zeroblob(32) where number = 1")
    assert whys(store) == {"broken", "foreign"}


def test_what_a_check_found_is_kept_for_whoever_asks(store: Store) -> None:
    fill(store)
    alter(store, "delete from audit where seq = 6")

    store.trail.tell(store.trail.faults(hers), now=NOW)

    assert store.ledger.recall(FAULT) == "missing:6"
    assert entries(store)[-1] == ("fail", "[]", "trail:missing:6", "")
    count = len(entries(store))
    store.trail.tell(store.trail.faults(hers), now=NOW)
    assert len(entries(store)) == count


def test_a_long_trail_is_checked_in_pieces_that_join(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.trail._A_PIECE", 2)
    fill(store, days=7, a_day=2)

    assert list(store.trail.walk(hers)) == [(), (), (), ()]
    alter(store, "delete from audit where seq = 9")
    assert [[one.why for one in piece] for piece in store.trail.walk(hers)] == [[], ["missing"], [], []]
    assert list(store.trail.walk(hers, newest=2)) == [()]
    alter(store, "delete from audit_segment where number = 7")
    assert [one.why for one in list(store.trail.walk(hers))[-1]] == ["cut", "cut"]


@pytest.mark.parametrize("how", TAMPERINGS)
def test_what_is_done_behind_its_back_is_noticed_also_in_pieces(
    store: Store, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr("storage.trail._A_PIECE", 1)

    test_what_is_done_to_the_trail_behind_its_back_is_noticed(store, how)


def test_words_about_a_citizen_who_was_handed_over_go_once_the_service_has_them(store: Store) -> None:
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    store.trail.note(Noted("show-address", (stream,), words="hentes til hjertelæge"), now=NOW)
    store.trail.note(Noted("search", words="hjertelæge"), now=NOW)
    store.ledger.leave_scope(stream, "Jonas Krag", shelf.AT)
    assert ("show-address", f'["{stream}"]', "", "hentes til hjertelæge") in entries(store)
    sent = store.trail.unsent(store.device, 1000)
    assert sent is not None
    end = sent.entries[-1]

    store.trail.taken(store.device, Anchor(end.entry.seq, end.hash), shelf.AT, "counter")

    assert entries(store)[-2:] == [
        ("show-address", f'["{stream}"]', "", ""),
        ("search", "[]", "", "hjertelæge"),
    ]
    assert whys(store) == set()


def test_words_that_were_altered_are_noticed_though_the_chain_holds_only_their_mark(store: Store) -> None:
    store.trail.note(Noted("search", words="bageri"), now=NOW)

    alter(store, "update audit set words = 'slagter' where words = 'bageri'")

    assert whys(store) == {"altered"}


def test_a_trail_that_was_cut_stops_no_save(store: Store) -> None:
    fill(store)
    alter(store, "delete from audit_segment where number = 3")

    shelf.save(store, *shelf.citizen()[1])

    assert entries(store)[-1][0] == "change"
    assert "broken" in whys(store)


def test_an_entry_carries_the_services_time_once_there_was_a_contact(store: Store) -> None:
    connection, at = store.ledger.connection, lease.moment(NOW)
    before = store.own_reader().rows("select ratchet from audit")
    clock = lease.Clock("2026-11-26T12:00:00+00:00", at.ticks, 3 * 3600.0)
    alter(store, "insert into meta (key, value) values (?, ?)", "lease_clock", json.dumps(asdict(clock)))

    store.trail.note(Noted("read", ("c-1",)), now=NOW + timedelta(minutes=5))
    set_back = NOW - timedelta(days=3000)
    store.trail.note(Noted("read", ("c-1",)), now=set_back)

    assert [tuple(row) for row in before] == [("",)]
    ahead, back = connection.execute("select utc, ratchet from audit where seq > 1 order by seq").fetchall()
    assert ahead == ("2026-11-26T09:05:00+00:00", "2026-11-26T12:05:00+00:00")
    assert back[0].startswith("2018-")
    assert back[1].startswith("2026-11-26T12:")
    assert whys(store) == set()
