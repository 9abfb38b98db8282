"""A case that comes again from another municipality: what was taken out here stays out, and nothing is overwritten.

Two real services, as in test_moving.py; each of these stories needs a second package, or words that came between two.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from casework.changes import REDACTED, Change, Dot, Placed, Seen
from casework.clock import AHEAD_MS, wall_ms
from casework.errors import Refused
from casework.ids import REFERENCE
from sync.protocol import canonical, to_wire
from sync.service import doctor, husks, moving
from sync.service.log import Log
from sync.service.packages import Record
from sync.service.registry import User
from tests.sync.away import Laptop
from tests.sync.erasing_stage import WHY, WORD
from tests.sync.putting_back import a_round
from tests.sync.stage import Central, central, new_id
from tests.sync.test_moving import a_case, say, shown, two
from tests.sync.wrong_case import in_case


def redact(one: Laptop, stream: str, record: str, kind: str) -> None:
    now = one.running.clock()
    said = Change(stream, record, kind, {REDACTED: WHY}, one.store.ledger.seen(), now.isoformat())
    one.store.ledger.record([said], now=now)


def test_a_second_package_does_not_bring_back_what_was_taken_out_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, file = a_case(made)
        wrong = new_id()
        say(made.mette, stream, wrong, {"what": "først"})
        a_round(made.mette)
        say(made.mette, stream, wrong, {"what": f"uden net {WORD}"})
        made.out(made.here, stream, "one.move", "there")
        made.take(made.there, "one.move", "here", "PETE")
        with made.there.running.ledger.writing() as connection:
            connection.execute("update user set role = 'Teamleder' where initials = 'PETE'")
        a_round(made.peter)
        redact(made.peter, stream, wrong, "agreement")
        redact(made.peter, stream, file.id, "attachment")
        told = a_round(made.peter)
        words = in_case(made.there.running, stream)
        a_round(made.mette)

        made.out(made.here, stream, "two.move", "there")
        taken = made.take(made.there, "two.move", "here", "PETE")

        assert (told.held, made.there.running.all("select code from held")) == (0, [])
        assert (taken[0], "0 nye ændringer og 0 nye filer" in taken[1]) == (0, True)
        assert "2 ændringer og filer er ikke taget ind" in taken[1]
        assert in_case(made.there.running, stream) == words
        assert made.there.running.all("select count(*) from file_piece") == [(0,)]
        assert doctor.faults(made.there.running.ledger) == []


def test_words_that_came_late_stand_beside_what_was_written_elsewhere_without_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        both, after = new_id(), new_id()
        for record in (both, after):
            say(made.mette, stream, record, {"what": "først"})
        a_round(made.mette)
        say(made.mette, stream, both, {"what": "Mette skriver uden net"})
        made.out(made.here, stream, "out.move", "there")
        made.take(made.there, "out.move", "here", "PETE")
        a_round(made.peter)
        made.peter.write("Skrevet i den nye kommune", stream=stream)
        a_round(made.peter)
        for record in (both, after):
            say(made.peter, stream, record, {"what": "Peter skriver om"})
        a_round(made.peter)
        a_round(made.mette)

        made.out(made.there, stream, "back.move", "here")
        told = made.take(made.here, "back.move", "there", "META")
        a_round(made.mette)

        torn = {row[0]: row[9] for row in shown(made.mette, stream)}
        assert "3 nye ændringer" in told[1]
        assert (torn[both], torn[after]) == (1, 0)
        assert doctor.faults(made.here.running.ledger) == []


def test_two_versions_there_are_two_versions_here_in_whatever_order_their_rows_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        both = new_id()
        say(made.mette, stream, both, {"what": "først"})
        a_round(made.mette)
        say(made.mette, stream, both, {"what": "Mette skriver uden net"})
        made.out(made.here, stream, "one.move", "there")
        made.take(made.there, "one.move", "here", "PETE")
        a_round(made.peter)
        made.peter.write("Skrevet i den nye kommune", stream=stream)
        a_round(made.peter)
        say(made.peter, stream, both, {"what": "Peter skriver om"})
        a_round(made.peter)
        a_round(made.mette)
        made.out(made.here, stream, "two.move", "there")
        made.take(made.there, "two.move", "here", "PETE")
        a_round(made.peter)
        last = shown(made.peter, stream)

        made.out(made.there, stream, "back.move", "here")
        made.take(made.here, "back.move", "there", "META")
        a_round(made.mette)

        assert {row[0]: row[9] for row in last}[both] == 1
        assert shown(made.mette, stream) == last


def test_a_package_must_prove_what_a_push_must_and_takes_a_case_from_nobody(tmp_path: Path) -> None:
    with central(tmp_path / "there") as there:
        peter, mette = there.add_user("PETE"), there.add_user("META")
        stream, record = new_id(), new_id()
        row = said(stream, record, h=1 << 61)
        came = take_in(there, peter, stream, row)

        again = take_in(there, mette, stream, row)
        refused = [
            (REFERENCE, None),
            ("a case", None),
            (stream, said(stream, "a record", d=2)),
            (stream, said(stream, record, d=2, f={"due": "31-02-2026"})),
            (stream, said(stream, record, f={"what": "noget andet"})),
        ]
        for case, one in refused:
            with pytest.raises(Refused, match="Intet er indlæst"):
                take_in(there, peter, case, one)

        assert (came.changes, again.changes, again.known) == (1, 0, 1)
        assert (came.primary, again.primary) == (peter.id, peter.id)
        assert there.all("select user from span where to_seq is null") == [(peter.id,)]
        with there.ledger.reading() as connection:
            packed = list(moving.pack(connection, stream, "Kommunen der", moving.Packed()))
        assert (
            wall_ms(there.clock())
            < json.loads(packed[1].data)["h"] >> 16
            <= wall_ms(there.clock()) + AHEAD_MS
        )
        assert doctor.faults(there.ledger) == []


def test_a_package_that_has_one_change_twice_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with central(tmp_path / "there") as there:
        peter, stream, record = there.add_user("PETE"), new_id(), new_id()
        row = said(stream, record)
        with pytest.raises(Refused, match="har den samme ændring to gange"):
            take_in(there, peter, stream, row, row)
        nothing = there.all("select 1 from change where stream = ?", stream)
        came = take_in(there, peter, stream, row)

        assert (nothing, came.changes) == ([], 1)
        assert doctor.faults(there.ledger) == []


def said(stream: str, record: str, **more: Any) -> Record:
    """A row of a package, as a municipality whose service believes everything would pack it."""
    change = Change(stream, record, "agreement", {"what": "en aftale"}, Seen(), "2026-11-26T09:00:00+00:00")
    wire = to_wire(Placed(change, Dot(DEVICE, 1), 1, "p"))
    for name, value in more.items():
        setattr(wire, name, value)
    facts = {"seq": 5, "dev": DEVICE, "user": "p", "received": "2026-11-26T09:00:00+00:00", "late": 0}
    return Record(facts, canonical(wire))


def take_in(there: Central, user: User, stream: str, *rows: Record | None) -> moving.Came:
    with there.ledger.writing() as connection:
        log = Log(connection)
        head = Record({"case": stream, "from": "Kommunen her"})
        came = moving.take_in(log, [head, *(row for row in rows if row)], user, there.clock())
        log.finish()
    return came


DEVICE: Final = new_id()


def test_a_package_that_brings_back_what_was_taken_out_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(husks, "is_one", lambda *_: False)

    with pytest.raises(AssertionError):
        test_a_second_package_does_not_bring_back_what_was_taken_out_here(tmp_path, capsys)
