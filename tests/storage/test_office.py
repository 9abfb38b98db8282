"""*Send når jeg er på kontoret*: the bytes of a file wait for their person, and for nothing longer than a week."""

from datetime import timedelta
from pathlib import Path

import pytest

from casework.attachments import SealedFile, attach_file
from storage import travelling
from storage.office import LONGEST, Office
from storage.reads import sync as sync_reads
from storage.reads.citizens import citizens
from storage.reads.documents import documents
from storage.reads.timeline import timeline
from storage.vault import Store
from tests.storage.shelf import AT, NOW, TODAY, act, citizen, make, opened, save, unlock

LETTER = b"Hun har faaet en blodprop."


def attach(store: Store, stream: str, *, waits: bool = True) -> SealedFile:
    """Attach a file as the desk does, and give its change a receipt."""
    file = store.attachments.seal(stream, [LETTER])
    if waits:
        store.travelling.office.announce(file.id, NOW)
    save(store, *attach_file(stream, file=file, name="scan.pdf", what="Kontrakt", **act()))
    numbers = [one.dot.number for one in store.ledger.waiting(99)]
    store.ledger.acknowledge({number: number for number in numbers}, {}, AT)
    return file


def case(store: Store) -> str:
    stream, changes = citizen()
    save(store, *changes)
    return stream


def next_to_send(store: Store) -> str:
    going = store.travelling.to_send(())
    return going.id if going else ""


def test_a_marked_file_waits_until_the_person_is_there_and_an_unmarked_one_goes(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = case(store)
        waits = attach(store, stream)
        before = next_to_send(store)
        goes = attach(store, stream, waits=False)
        unmarked = next_to_send(store)
        store.travelling.sent(goes.id)
        store.travelling.office.let_go()

        assert (before, unmarked, next_to_send(store)) == ("", goes.id, waits.id)


def test_a_test_of_the_test_a_store_that_forgets_the_mark_sends_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travelling, "_UNSENT", travelling._UNSENT.replace("and a.office = ''", ""))

    with pytest.raises(AssertionError):
        test_a_marked_file_waits_until_the_person_is_there_and_an_unmarked_one_goes(tmp_path)


def test_a_choice_can_be_made_and_unmade_for_one_file_afterwards(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = case(store)
        file = attach(store, stream, waits=False)
        held_back = store.travelling.office.hold_back(file.id, NOW)
        waits = next_to_send(store)
        store.travelling.office.let_go([file.id])
        goes = next_to_send(store)
        store.travelling.sent(file.id)

        assert (held_back, waits, goes) == (True, "", file.id)
        assert not store.travelling.office.hold_back(file.id, NOW)


def test_a_waiting_file_is_told_everywhere_as_not_sent(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = case(store)
        waits, goes = attach(store, stream), attach(store, stream, waits=False)
        reader = store.own_reader()
        state, room = sync_reads.state(reader), sync_reads.room(reader)
        told = {one.id: (one.unsent, one.office) for one in documents(reader, stream, lambda _: True)}
        lines = {one.id: one.sent for one in timeline(reader, stream)}
        (row,) = citizens(reader, TODAY)
        store.travelling.sent(goes.id)
        after = {one.id: (one.unsent, one.office) for one in documents(reader, stream, lambda _: True)}
        store.travelling.sent(waits.id)
        (sent,) = citizens(reader, TODAY)

        assert (state.waiting, state.files, state.office) == (0, 1, 1)
        assert {(one.id, one.what, one.name, one.office) for one in room.files} == {
            (waits.id, "Kontrakt", "Søren Ågård", True),
            (goes.id, "Kontrakt", "Søren Ågård", False),
        }
        assert (row.unsent, sent.unsent) == (True, False)
        assert (lines[waits.id], lines[goes.id]) == (False, False)
        assert all(one.sent for one in timeline(reader, stream))
        assert told == {waits.id: (True, True), goes.id: (True, False)}
        assert after == {waits.id: (True, True), goes.id: (False, False)}


@pytest.mark.parametrize(
    ("later", "goes"), [(LONGEST - timedelta(minutes=1), False), (LONGEST, True)], ids=["not yet", "a week"]
)
def test_no_file_waits_for_more_than_a_week(tmp_path: Path, later: timedelta, *, goes: bool) -> None:
    store = make(tmp_path / "store")
    file = attach(store, case(store))
    store.close()

    store = unlock(tmp_path / "store", now=NOW + later)
    found = next_to_send(store)
    store.close()

    assert found == (file.id if goes else "")


def test_a_test_of_the_test_a_mark_that_nothing_ends_would_keep_a_file_here_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Office, "let_go_late", lambda *_: None)

    with pytest.raises(AssertionError):
        test_no_file_waits_for_more_than_a_week(tmp_path / "a", LONGEST, goes=True)


def test_a_handed_over_citizens_file_waits_for_no_office(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream = case(store)
        file = attach(store, stream)
        store.ledger.leave_scope(stream, "JOKR", AT)

        assert next_to_send(store) == file.id
        assert store.attachments.is_here(file.id)


def test_an_announced_file_that_nobody_recorded_goes_like_every_other_leftover(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        file = store.attachments.seal("c", [LETTER])
        store.travelling.office.announce(file.id, NOW)
        at_once = store.sweep(NOW)
        store.ledger.remember("last_contact", (NOW + timedelta(days=1)).isoformat())
        later = store.sweep(NOW + timedelta(days=2))

        assert (at_once, later) == ((), (file.id,))
        assert store.own_reader().rows("select * from attached") == []
