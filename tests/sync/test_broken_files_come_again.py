"""A file that decayed on one computer comes again from the service; the only copy there is is never given up."""

from pathlib import Path

import pytest

from casework.attachments import withdraw_attachment
from casework.errors import Damaged
from storage import travelling
from storage.attachments import BrokenFile
from storage.reads import sync as sync_reads
from storage.reads.documents import documents
from storage.transactions import writing
from storage.travelling import Travelling
from sync.files import LATER_S, Files
from tests.sync.stage import HAPPENED, NOW, Central
from tests.sync.test_files import LETTER, Desk, two
from tests.sync.test_real_stores import a_round


def decay(one: Desk, file: str) -> bytes:
    """Turn one bit of a file; return its bytes."""
    path = one.store.attachments.path(file)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_a_file_that_decayed_is_fetched_once_more_and_stays_until_the_other_is_proved(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        a_round(hers.client)
        hers.move()
        for one in (his, hers):
            decayed = decay(one, file.id)
            with pytest.raises(BrokenFile):
                one.read(file.id)
            before = one.move()
            comes = one.store.travelling.fetch_again(file.id), one.store.travelling.fetch_again(file.id)
            kept = one.store.attachments.path(file.id).read_bytes()
            moved = one.move()

            assert (before, comes, kept, moved) == (0, (True, True), decayed, 1)
            assert one.read(file.id) == LETTER
            assert one.store.own_reader().rows("select * from attached") == []


def test_a_test_of_the_test_a_store_that_looks_only_for_missing_files_leaves_it_broken(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travelling, "_BROKEN", "select id from attached where 0")

    with pytest.raises((AssertionError, Damaged)):
        test_a_file_that_decayed_is_fetched_once_more_and_stays_until_the_other_is_proved(running, tmp_path)


def test_a_file_that_the_service_lacks_is_all_there_is_and_is_not_given_up(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        decay(his, file.id)

        assert not his.store.travelling.fetch_again(file.id)
        assert not his.store.travelling.fetch_again("unknown")
        assert his.store.own_reader().rows("select state from attached") == [("unsent",)]
        assert his.store.attachments.is_here(file.id)


def test_a_file_that_decayed_before_it_was_sent_is_said_and_not_sent(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        decay(his, file.id)
        his.move()
        reader = his.store.own_reader()
        state, room = sync_reads.state(reader), sync_reads.room(reader)
        (shown,) = documents(reader, stream, lambda _: True)
        back = withdraw_attachment(
            stream, file.id, reason="Gået i stykker", by=his.user, now=NOW, seen=his.store.ledger.seen()
        )
        his.store.ledger.record(back, now=NOW)
        after = sync_reads.state(reader)

        assert running.all("select count(*) from file") == [(0,)]
        assert (state.needs_you, state.files, [one.hurt for one in room.files]) == (1, 0, [True])
        assert (shown.unsent, shown.hurt) == (True, True)
        assert (after.needs_you, after.files) == (0, 0)
        assert his.store.attachments.is_here(file.id)


def test_a_test_of_the_test_a_sender_that_looks_at_nothing_sends_what_nobody_can_open(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travelling.Travelling, "_is_hurt", lambda *_: False)

    with pytest.raises(AssertionError):
        test_a_file_that_decayed_before_it_was_sent_is_said_and_not_sent(running, tmp_path)


def test_a_file_that_decayed_in_a_store_older_than_its_sending_comes_from_the_service(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        decay(his, file.id)
        told_as(his, file.id, stream, "unsent")
        his.files = Files(
            his.wire, Travelling(his.store._connection, his.store.attachments), clock=lambda: 0.0
        )
        his.move()

        assert his.read(file.id) == LETTER
        assert his.store.own_reader().rows("select * from attached") == []


def test_a_file_that_decayed_before_a_hand_over_goes_as_it_is(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        decay(his, file.id)
        his.move()
        his.store.ledger.leave_scope(stream, "MEHA", HAPPENED)
        his.time[0] = LATER_S + 1
        his.move()

        assert running.all("select id from file where whole is not null") == [(file.id,)]


def told_as(one: Desk, file: str, stream: str, state: str) -> None:
    with writing(one.store._connection):
        one.store._connection.execute("insert into attached values (?, ?, ?, '', '')", (file, stream, state))


def test_an_own_file_that_is_lost_here_and_told_as_unsent_comes_from_the_service_and_is_told_no_more(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        his.store.attachments.path(file.id).unlink()
        told_as(his, file.id, stream, "unsent")
        his.move()

        assert his.read(file.id) == LETTER
        assert his.store.own_reader().rows("select * from attached") == []


def test_a_broken_file_of_a_citizen_who_is_handed_over_goes_with_him(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        a_round(hers.client)
        hers.move()
        decay(hers, file.id)
        hers.store.travelling.fetch_again(file.id)
        hers.store.ledger.leave_scope(stream, "JOKR", HAPPENED)

        assert not hers.store.attachments.is_here(file.id)
        assert hers.store.own_reader().rows("select * from attached") == []
