"""Files at the service that nothing refers to: kept for their days and then removed, and never one that is held."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from casework.changes import DELETED, Seen, Value
from casework.kinds import KINDS
from sync.protocol_files import PIECE
from sync.service import admin, leftovers, serving
from sync.service.app import wall_clock
from sync.service.ledger import create, open_store
from sync.service.leftovers import HALF_KEPT, UNNAMED_KEPT, sweep
from sync.service.serving import keep_house
from tests.sync.stage import NOW, Central, Device, device, new_id

CONTENT = os.urandom(PIECE + 5000)
SUM = sha256(CONTENT).hexdigest()
PIECES = (CONTENT[:PIECE], CONTENT[PIECE:])
DAY = timedelta(days=1)
LONG = timedelta(days=1000)


@pytest.fixture
def hers(running: Central) -> Iterator[tuple[Device, str]]:
    """Mette's computer, and a citizen of hers."""
    user, stream = running.add_user("MEHA"), new_id()
    running.grant(user, stream)
    with device(running, user) as one:
        yield one, stream


def named(one: Device, stream: str) -> str:
    """Let a change name a file; return its id."""
    file = new_id()
    fields: dict[str, Value] = {"name": "a.pdf", "what": "Brev", "key": "a2V5", "size": 9, "digest": SUM}
    one.ledger.write(stream, file, fields, kind="attachment")
    one.round()
    return file


def bring(one: Device, file: str, *numbers: int) -> None:
    for number in numbers or (0, 1):
        one.wire.put_piece(file, number, PIECES[number], (len(CONTENT), SUM))


def whole(one: Device, stream: str) -> str:
    file = named(one, stream)
    bring(one, file)
    return file


def is_there(running: Central, file: str) -> bool:
    there = running.all("select count(*) from file where id = ?", file) == [(1,)]
    assert there == (running.all("select count(*) from file_piece where file = ?", file) != [(0,)])
    return there


def erase(running: Central, file: str) -> None:
    """Take the changes of a file out of the log, as the erasure of a case does."""
    with running.ledger.writing() as connection:
        connection.execute("delete from change where record = ?", (file,))


def put_aside(running: Central, file: str) -> None:
    """Let the change that names a file be held aside instead of standing in the log."""
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into held (device, dseq, code, user, stream, received, hash, payload) "
            "select device, dseq, 'scope_ended', user, stream, received, hash, payload from change where record = ?",
            (file,),
        )
        connection.execute("delete from change where record = ?", (file,))


def test_a_file_that_a_change_names_stays_for_ever(running: Central, hers: tuple[Device, str]) -> None:
    file = whole(*hers)

    swept = [sweep(running.ledger, NOW + LONG * number) for number in range(3)]

    assert swept == [(), (), ()]
    assert is_there(running, file)


def test_a_file_of_an_erased_case_goes_after_its_days_and_a_line_says_so(
    running: Central, hers: tuple[Device, str]
) -> None:
    file, kept = whole(*hers), whole(*hers)
    erase(running, file)
    sweep(running.ledger, NOW)
    sweep(running.ledger, NOW + UNNAMED_KEPT - DAY)
    before = is_there(running, file)
    (removed,) = sweep(running.ledger, NOW + UNNAMED_KEPT)

    assert (before, is_there(running, file), is_there(running, kept)) == (True, False, True)
    assert (removed.file, removed.why, removed.size) == (file, "unnamed", len(CONTENT))
    assert running.all("select file, stream, why, bytes from file_gone") == [
        (file, hers[1], "unnamed", len(CONTENT))
    ]
    assert running.all("select count(*) from file_touch where file = ?", file) == [(0,)]
    assert sweep(running.ledger, NOW + LONG) == ()


@pytest.mark.parametrize("field", [DELETED, "_redacted"])
def test_a_file_whose_change_is_removed_or_redacted_goes_after_its_days(
    running: Central, hers: tuple[Device, str], field: str
) -> None:
    one, stream = hers
    file = whole(one, stream)
    names: list[Value] = [*KINDS["attachment"].fields]
    value: Value = names if field == DELETED else "forkert borger"
    one.ledger.write(stream, file, {field: value}, kind="attachment", seen=Seen(99, 99))
    one.round()
    assert running.all("select count(*) from held") == [(0,)]

    sweep(running.ledger, NOW)
    sweep(running.ledger, NOW + UNNAMED_KEPT)

    assert not is_there(running, file)


def test_a_withdrawn_file_stays(running: Central, hers: tuple[Device, str]) -> None:
    one, stream = hers
    file = whole(one, stream)
    fields: dict[str, Value] = {"withdrawn": NOW.isoformat(), "withdrawn_reason": "Forkert brev"}
    one.ledger.write(stream, file, fields, kind="attachment", seen=Seen(99, 99))
    one.round()

    assert (sweep(running.ledger, NOW), sweep(running.ledger, NOW + LONG)) == ((), ())
    assert is_there(running, file)


def test_a_file_that_a_held_change_refers_to_is_never_removed(
    running: Central, hers: tuple[Device, str]
) -> None:
    file = whole(*hers)
    put_aside(running, file)

    assert (sweep(running.ledger, NOW), sweep(running.ledger, NOW + LONG)) == ((), ())
    assert is_there(running, file)


def test_a_test_of_the_test_a_sweep_that_forgets_held_changes_is_noticed(
    running: Central, hers: tuple[Device, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "is_held", lambda *_: False)

    with pytest.raises(AssertionError):
        test_a_file_that_a_held_change_refers_to_is_never_removed(running, hers)


def test_a_file_waits_while_its_computers_journal_file_is_not_read_whole(
    running: Central, hers: tuple[Device, str]
) -> None:
    file = whole(*hers)
    erase(running, file)
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into sent_file (device, at, digest, signature, acked, taken, held, drafts, unreadable, content) "
            "select number, '', '', '', 0, 0, 0, 0, 1, x'00' from device where id = ?",
            (hers[0].enrolled.device,),
        )
    waits = sweep(running.ledger, NOW), sweep(running.ledger, NOW + LONG)
    with running.ledger.writing() as connection:
        connection.execute("update sent_file set content = null")
    sweep(running.ledger, NOW + LONG)
    sweep(running.ledger, NOW + LONG + UNNAMED_KEPT)

    assert waits == ((), ())
    assert not is_there(running, file)


def test_what_a_wiped_computer_left_aside_goes_by_no_clock(
    running: Central, hers: tuple[Device, str]
) -> None:
    one, stream = hers
    file, half = whole(one, stream), named(one, stream)
    bring(one, half, 0)
    for each in (file, half):
        erase(running, each)
        with running.ledger.writing() as connection:
            connection.execute("insert into file_aside values (?, 1, '')", (each,))

    assert (sweep(running.ledger, NOW), sweep(running.ledger, NOW + LONG)) == ((), ())
    assert is_there(running, file)
    assert is_there(running, half)


def test_a_test_of_the_test_a_sweep_that_forgets_what_was_left_aside_is_noticed(
    running: Central, hers: tuple[Device, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "_ASIDE", "select 1 where ? is null")

    with pytest.raises(AssertionError):
        test_what_a_wiped_computer_left_aside_goes_by_no_clock(running, hers)


def test_a_file_that_something_refers_to_again_is_no_leftover_any_more(
    running: Central, hers: tuple[Device, str]
) -> None:
    file = whole(*hers)
    put_aside(running, file)
    with running.ledger.writing() as connection:
        kept = connection.execute("select * from held").fetchall()
        connection.execute("delete from held")
    sweep(running.ledger, NOW)
    noted = [one.file for one in leftovers.waiting(running.ledger)]
    with running.ledger.writing() as connection:
        connection.execute("insert into held values (?, ?, ?, ?, ?, ?, ?, ?)", kept[0])
    stale = leftovers.waiting(running.ledger)[0]
    late = leftovers._remove(running.ledger, stale, NOW + LONG)
    sweep(running.ledger, NOW + UNNAMED_KEPT)

    assert (noted, late) == ([file], False)
    assert leftovers.waiting(running.ledger) == ()
    assert is_there(running, file)


def test_a_half_file_goes_thirty_days_after_its_last_piece_and_is_begun_anew(
    running: Central, hers: tuple[Device, str]
) -> None:
    one, stream = hers
    file = named(one, stream)
    bring(one, file, 1)
    sweep(running.ledger, NOW)
    running.clock.now = NOW + HALF_KEPT - DAY
    bring(one, file, 1)
    sweep(running.ledger, NOW + HALF_KEPT)
    went_on = is_there(running, file)
    (gone,) = sweep(running.ledger, running.clock.now + HALF_KEPT)
    after = is_there(running, file)
    running.clock.now = NOW
    bring(one, file)

    assert (went_on, gone.why, after) == (True, "half", False)
    assert one.wire.file_state(file).whole


def test_a_piece_that_comes_while_half_files_are_removed_keeps_its_file(
    running: Central, hers: tuple[Device, str]
) -> None:
    one, stream = hers
    file = named(one, stream)
    bring(one, file, 0)
    sweep(running.ledger, NOW)
    (due,) = leftovers.waiting(running.ledger)
    running.clock.now = NOW + HALF_KEPT
    bring(one, file, 0)

    assert not leftovers._remove(running.ledger, due, NOW + HALF_KEPT)
    assert is_there(running, file)


def test_a_half_file_of_a_service_from_before_is_counted_from_when_it_is_seen(
    running: Central, hers: tuple[Device, str]
) -> None:
    one, stream = hers
    file = named(one, stream)
    bring(one, file, 0)
    with running.ledger.writing() as connection:
        connection.execute("delete from file_touch")
    sweep(running.ledger, NOW + LONG)
    sweep(running.ledger, NOW + LONG + HALF_KEPT - DAY)
    before = is_there(running, file)
    sweep(running.ledger, NOW + LONG + HALF_KEPT)

    assert (before, is_there(running, file)) == (True, False)


def test_the_log_says_how_many_went_and_names_none(
    running: Central, hers: tuple[Device, str], caplog: pytest.LogCaptureFixture
) -> None:
    file = whole(*hers)
    erase(running, file)

    counts = keep_house(running.ledger, NOW), keep_house(running.ledger, NOW + UNNAMED_KEPT)

    assert counts == (0, 1)
    assert "removed 1 attached files" in caplog.text
    assert file not in caplog.text


def leave_a_half_file(folder: Path) -> None:
    """Make a service's store with a half file of years ago."""
    ledger = create(folder, "Nordbyen Kommune")
    with ledger.writing() as connection:
        connection.execute("insert into file values ('f', 's', 9, '', null)")
        connection.execute("insert into file_piece values ('f', 0, x'00')")
        connection.execute("insert into file_touch values ('f', 1, '2020-01-01T00:00:00+00:00')")
    ledger.close()


def test_the_service_keeps_house_by_itself_when_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leave_a_half_file(tmp_path / "central")
    words = (sys.executable, "-m", "sync.service.admin", "serve", "--port", "0", "--json", "--store")
    with subprocess.Popen([*words, str(tmp_path / "central")], stdout=-1, stderr=-1) as served:
        assert served.stdout is not None
        assert served.stderr is not None
        answers, removed = json.loads(served.stdout.readline())["ok"], served.stderr.readline()
        served.send_signal(signal.SIGTERM)

    ledger = open_store(tmp_path / "central")
    left = leftovers.waiting(ledger)
    (gone,) = leftovers.gone(ledger)
    ledger.close()
    told = admin.main(["files", "--store", str(tmp_path / "central")])

    assert answers
    assert b"removed 1 attached files" in removed
    assert (left, gone.file, gone.why) == ((), "f", "half")
    assert told == 0
    assert "f: kom aldrig helt siden 1.1.2020, 1 kB, fjernet" in capsys.readouterr().out


def test_a_day_of_housekeeping_that_fails_is_logged_and_the_next_one_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import asyncio

    days: list[datetime] = []

    def fails() -> None:
        days.append(NOW)
        if len(days) == 3:
            raise asyncio.CancelledError
        raise OSError(28, "full")

    monkeypatch.setattr(serving, "DAY_S", 0.0)
    ledger = create(tmp_path / "central", "Nordbyen Kommune")
    server = serving._Telling(serving.configured(ledger, clock=wall_clock), lambda: None, fails)
    with suppress(asyncio.CancelledError):
        asyncio.run(server._every_day())
    ledger.close()

    assert len(days) == 3
    assert caplog.text.count("housekeeping failed: OSError") == 2
