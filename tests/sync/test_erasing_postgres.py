"""An erasure on PostgreSQL: the case's key is gone, its rows are empty, and late words make no key anew."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest

from casework.clock import local
from casework.errors import Damaged
from sync.service import aside, doctor, erased, erasing, importing
from sync.service.engines import rights
from sync.service.husk_file import ERASED, HuskFile
from sync.service.ledger import CentralLedger
from sync.service.log import Log
from sync.service.payloads import StreamKeys, of_held
from tests.sync import servers
from tests.sync.stage import Central, Device, central, device, new_id
from tests.sync.test_postgres import CANARY, EXPORT, traces

STREAM: Final = new_id()
OTHER: Final = new_id()


@pytest.fixture
def own() -> Iterator[str]:
    server = servers.newest()
    name = server.database("erasing")
    yield name
    server.as_superuser(f"drop database {name} with (force)")


@pytest.fixture
def office(tmp_path: Path, own: str) -> Iterator[tuple[Central, Device]]:
    with central(tmp_path / "central", server=servers.newest(), database=own) as running:
        user = running.add_user("JOKR")
        with device(running, user) as his:
            running.grant(user, STREAM)
            running.grant(user, OTHER)
            for stream in (STREAM, OTHER, new_id()):
                his.ledger.write(stream, new_id(), {"what": f"om {CANARY}"})
            his.round()
            yield running, his


def erase(running: Central) -> erasing.Done:
    with running.ledger.writing() as connection:
        log = Log(connection)
        done = erasing.erase(log, STREAM, running.clock().isoformat(timespec="seconds"))
        log.finish()
    return done


def named_outside(running: Central) -> set[str]:
    return set(HuskFile(running.ledger.folder, ERASED).read())


def test_the_file_outside_the_database_names_it_before_the_erasure_is_answered(
    office: tuple[Central, Device],
) -> None:
    running, _ = office

    erase(running)

    assert named_outside(running) == {STREAM}


def test_of_the_test_a_file_that_is_written_where_no_row_of_a_case_is_seen_is_noticed(
    office: tuple[Central, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CentralLedger, "check_husks", lambda self: self.erased.catch_up(self._writer))

    with pytest.raises(AssertionError):
        test_the_file_outside_the_database_names_it_before_the_erasure_is_answered(office)


def keys_of(running: Central) -> set[str]:
    return {row[0] for row in running.all("select stream from stream_key")}


def test_its_rows_are_empty_its_key_is_gone_and_the_other_case_reads(office: tuple[Central, Device]) -> None:
    running, his = office
    assert sum(CANARY.encode() in one for one in running.contents()) == 2

    done = erase(running)

    rows = running.all("select length(payload) from change where stream = ?", STREAM)
    assert (done.rows, rows) == (1, [(0,)])
    assert STREAM not in keys_of(running)
    assert OTHER in keys_of(running)
    said = running.all("select payload from change where stream = ?", OTHER)
    assert len(said) == 1
    his.round()
    assert (STREAM in his.ledger.scopes, OTHER in his.ledger.scopes) == (False, True)
    assert doctor.faults(running.ledger) == []


def test_a_copy_of_a_row_from_before_opens_with_no_key_that_is_left(
    office: tuple[Central, Device], own: str
) -> None:
    running, _ = office
    ((number, dseq, sealed),) = running.all(
        "select device, dseq, payload from change where stream = ?", STREAM
    )

    erase(running)

    fresh = StreamKeys(running.ledger.keys, seals=True)
    with running.ledger.reading() as connection:
        assert fresh.find(connection, STREAM) is None
        assert fresh.find(connection, OTHER) is not None
        with pytest.raises(Damaged, match="kan ikke åbnes"):
            connection.payloads.read(STREAM, f"change {number}.{dseq}", sealed)
    assert traces(servers.newest(), own) == []


def test_late_words_make_no_key_of_the_case_anew_and_read_until_their_month_is_over(
    office: tuple[Central, Device],
) -> None:
    running, his = office
    his.ledger.write(STREAM, new_id(), {"what": f"uden net: {CANARY}"})
    erase(running)

    his.round()

    ((number, dseq, sealed),) = running.all(
        "select device, dseq, payload from held where code = 'erased' and stream = ?", STREAM
    )
    assert STREAM not in keys_of(running)
    with running.ledger.reading() as connection:
        plain = connection.payloads.read(erased.LATE, of_held(number, dseq), sealed)
        assert erased.sealed_under(connection, STREAM) == erased.LATE
    assert CANARY in str(msgspec.json.decode(plain))
    assert aside.sweep(running.ledger, running.clock() + timedelta(days=29)) == 0
    assert aside.sweep(running.ledger, running.clock() + timedelta(days=31)) == 1
    assert running.all("select length(payload) from held where code = 'erased'") == [(0,)]


def test_the_services_role_may_do_it_and_no_more(office: tuple[Central, Device]) -> None:
    running, _ = office
    erase(running)

    with running.ledger.reading() as connection:
        assert rights.faults(connection) == []


@pytest.mark.parametrize("broken", ["key", "late"])
def test_a_key_that_is_left_or_made_anew_is_noticed(
    office: tuple[Central, Device], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    if broken == "key":
        monkeypatch.setattr(erasing, "GOES", {"tally": "stream"})
    else:
        monkeypatch.setattr(erased, "LATE", STREAM)

    with pytest.raises(AssertionError):
        test_late_words_make_no_key_of_the_case_anew_and_read_until_their_month_is_over(office)


def test_an_import_does_not_bring_an_erased_citizen_back(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running:
        files = importing.read_folder(EXPORT)
        importing.take(running.ledger, files, now=running.clock(), dry=False)
        ((stream, before),) = running.all(
            "select stream, count(*) from change where kind = 'note' group by stream order by count(*) desc limit 1"
        )
        with running.ledger.writing() as connection:
            log = Log(connection)
            erasing.erase(log, stream, running.clock().isoformat(timespec="seconds"))
            log.finish()
        seq = running.ledger.tenant().seq

        importing.take(running.ledger, files, now=running.clock(), dry=False)

        assert before > 0
        assert running.ledger.tenant().seq == seq
        said = "select count(*) from change where stream = ? and length(payload) > 0"
        assert running.all(said, stream) == [(0,)]
        assert running.all("select count(*) from span where stream = ? and to_seq is null", stream) == [(0,)]
        taken = b"".join(bytes(row[0]) for row in running.all("select fields from taken"))
        assert (
            taken.count(stream.encode()) > 0
        )  # that it was taken once is known, and nothing of what it said
        assert doctor.faults(running.ledger) == []


def test_a_case_is_closed_and_opened_by_what_the_desk_says_also_under_the_applications_rights(
    office: tuple[Central, Device],
) -> None:
    running, his = office
    kept = "select closed, code from closed_case where stream = ?"

    his.ledger.write(OTHER, OTHER, {"closed_on": "2026-11-20"}, kind="citizen")
    his.round()
    closed = running.all(kept, OTHER)
    his.ledger.write(OTHER, OTHER, {"closed_on": None}, kind="citizen")
    his.round()

    assert closed == [(local(running.clock().isoformat()).date().isoformat(), "P1825D")]
    assert running.all(kept, OTHER) == []
