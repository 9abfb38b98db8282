"""Samme person where the case is not the municipality's alone: one of two has moved, or a line system gives and takes.

The real service, the real client and the real import. What another municipality or the line system decides stops no
computer's queue and no import, and no link outlives it.
"""

import pytest

from casework import same_person
from casework.acts import Act
from casework.changes import Seen
from casework.errors import Refused
from sync.service import doctor, erased, grants, importing, moving, twins
from sync.service import same_person as at_service
from sync.service.grants import Numbering
from sync.service.log import Log
from sync.service.registry import User, user_called
from tests.casework.export import citizen_row, small
from tests.sync.stage import Central, Device, device
from tests.sync.twice import OWN, UNION, WHY, link, notes, opened_twice, roles, say, told

WORKERS = [
    ("MEHA", "Mette Hald", "Sagsbehandler", "Team A", "", "98451001"),
    ("KAJO", "Kaj Jonsen", "Sagsbehandler", "Team A", "", "98451002"),
    ("HELU", "Helle Lund", "Teamleder", "Team A", "", "98451000"),
]


def move_out(running: Central, stream: str) -> None:
    """Close a case as `move out` does, and keep that it moved."""
    at = running.clock().isoformat(timespec="seconds")
    with running.ledger.writing() as connection:
        log = Log(connection)
        moving.close(log, stream, "Sydbyen Kommune", at)
        log.finish()
        connection.execute(
            "insert into moved_case (stream, receiver, sign, digest, last, changes, files, who, at) "
            "values (?, 'Sydbyen Kommune', '', '', ?, 0, 0, '', ?)",
            (stream, log.seq, at),
        )


def move_in(running: Central, stream: str, initials: str) -> None:
    """Take a case back from all that there is of it."""
    with running.ledger.writing() as connection:
        records = list(moving.pack(connection, stream, "Sydbyen Kommune", moving.Packed()))
        log, user = Log(connection), user_called(connection, initials)
        moving.take_in(log, records, user, running.clock())
        log.finish()


def waiting(running: Central) -> int:
    with running.ledger.reading() as connection:
        return len(twins.waiting(connection))


def test_a_case_that_moved_is_nobodys_twin_and_a_link_with_it_waits_until_it_comes_back(
    running: Central,
) -> None:
    with opened_twice(running) as twice:
        move_out(running, twice.other)
        here = {key: role for key, role in OWN.items() if key[1] == "one"}

        twice.pull()
        asked = [told(one) for one in (twice.mette, twice.leader)], waiting(running)
        link(twice.leader, twice)  # as one that was written without a network before the case moved
        sent = twice.leader.round()
        linked = roles(twice)
        move_in(running, twice.other, "JONA")
        twice.pull()

        assert asked == ([[], []], 0)
        assert (sent.sent, sent.held, twice.leader.round().sent) == (1, 0, 0)
        assert linked == here
        assert roles(twice) == UNION
        assert notes(twice.mette) == ["Hos Jonas", "Hos Mette"]
        assert doctor.faults(running.ledger) == []


def number(one: int) -> str:
    return f"73038{one}-0941"


def imported(running: Central, *rows: tuple[str, ...]) -> None:
    files = small(medarbejdere=WORKERS, borgere=rows)
    importing.take(running.ledger, files, now=running.clock(), dry=False)


def has(running: Central, stream: str) -> dict[str, str]:
    """Return who has a case, by initials, and in which role."""
    return dict(
        running.all(
            "select u.initials, s.role from span s join user u on u.id = s.user "
            "where s.stream = ? and s.to_seq is null",
            stream,
        )
    )


def user_of(running: Central, initials: str) -> User:
    with running.ledger.reading() as connection:
        return user_called(connection, initials)


def by(running: Central, one: Device) -> Act:
    return Act(by=one.ledger.user, now=running.clock(), seen=Seen())


def streams(running: Central) -> list[str]:
    return [row[0] for row in running.all("select stream from change where kind = 'citizen' order by seq")]


def test_an_import_skips_the_case_that_moved_and_gives_the_others_in_the_order_of_the_export(
    running: Central,
) -> None:
    several = range(8)
    imported(running, *(citizen_row(Personnummer=number(one), Makker="") for one in several))
    gone, *stay = streams(running)
    move_out(running, gone)
    before = running.ledger.tenant().seq

    imported(
        running, *(citizen_row(Personnummer=number(one), Makker="", Sagsbehandler="KAJO") for one in several)
    )

    assert has(running, gone) == {}
    assert [has(running, one) for one in stay] == [{"KAJO": "primary", "HELU": "team_lead"}] * 7
    given = running.all(
        "select stream from grant_entry where op = 'add' and role = 'primary' and seq > ? order by seq",
        before,
    )
    assert [stream for (stream,) in given] == stay
    assert doctor.faults(running.ledger) == []


def test_an_import_that_stops_at_a_case_that_moved_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "nobodys", erased.all_)

    with pytest.raises(Refused, match="flyttet"):
        test_an_import_skips_the_case_that_moved_and_gives_the_others_in_the_order_of_the_export(running)


def test_what_an_import_gave_and_a_link_raised_is_taken_back_by_the_import_and_outlives_no_link(
    running: Central,
) -> None:
    one = citizen_row(Personnummer=number(1), Makker="KAJO")
    his = citizen_row(Personnummer=number(2), Sagsbehandler="KAJO", Makker="")
    imported(running, one, his)
    first, second = streams(running)
    with device(running, user_of(running, "HELU")) as leader:
        leader.round()
        between = (first, second)
        say(leader, same_person.link(*between, leading=first, reason=WHY, **by(running, leader)))
        leader.round()
        raised = has(running, first)["KAJO"]

        imported(running, citizen_row(Personnummer=number(1), Makker=""), his)
        linked = has(running, first)["KAJO"]
        say(leader, same_person.part(*between, reason="Det er hans bror", **by(running, leader)))
        leader.round()

        assert (raised, linked) == ("primary", "primary")
        assert has(running, first) == {"MEHA": "primary", "HELU": "team_lead"}
        assert has(running, second) == {"KAJO": "primary", "HELU": "team_lead"}
        assert doctor.faults(running.ledger) == []


def test_what_a_link_gave_and_an_import_then_gave_too_is_taken_back_by_a_later_import(
    running: Central,
) -> None:
    his = citizen_row(Personnummer=number(2), Sagsbehandler="KAJO", Makker="")
    imported(running, citizen_row(Personnummer=number(1), Makker=""), his)
    first, second = streams(running)
    with device(running, user_of(running, "HELU")) as leader:
        leader.round()
        between = (first, second)
        say(leader, same_person.link(*between, leading=first, reason=WHY, **by(running, leader)))
        leader.round()
        by_link = has(running, first)["KAJO"]
        imported(running, citizen_row(Personnummer=number(1), Sagsbehandler="KAJO", Makker=""), his)
        say(leader, same_person.part(*between, reason="Det er hans bror", **by(running, leader)))
        leader.round()
        own = has(running, first)

        imported(running, citizen_row(Personnummer=number(1), Makker=""), his)

        assert by_link == "primary"
        assert own == {"KAJO": "primary", "HELU": "team_lead"}
        assert has(running, first) == {"MEHA": "primary", "HELU": "team_lead"}
        assert has(running, second) == {"KAJO": "primary", "HELU": "team_lead"}
        assert doctor.faults(running.ledger) == []


def test_a_service_that_forgets_who_gave_what_a_link_gave_first_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "_BY", "g.by from span s join grant_entry g on g.seq = s.from_seq")

    with pytest.raises(AssertionError):
        test_what_a_link_gave_and_an_import_then_gave_too_is_taken_back_by_a_later_import(running)


def test_a_link_that_keeps_what_the_import_takes_back_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "giver", lambda *_: "centralen")

    with pytest.raises(AssertionError):
        test_what_an_import_gave_and_a_link_raised_is_taken_back_by_the_import_and_outlives_no_link(running)


def test_a_grant_in_a_case_looks_at_no_other_persons_cases_and_finds_who_has_one_by_the_case(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(running, *(citizen_row(Personnummer=number(one), Makker="") for one in range(4)))
    first, second, third, fourth = streams(running)
    lead, kaj = user_of(running, "HELU"), user_of(running, "KAJO")
    with device(running, lead) as leader:
        leader.round()
        for pair in ((first, second), (third, fourth)):
            say(leader, same_person.link(*pair, leading=pair[0], reason=WHY, **by(running, leader)))
        leader.round()
    settled: list[tuple[str, ...]] = []
    settles = at_service._settle

    def seen(log: Numbering, cases: tuple[str, ...], act: grants.Act) -> None:
        settled.append(cases)
        settles(log, cases, act)

    monkeypatch.setattr(at_service, "_settle", seen)

    running.grant(kaj, second, "partner")

    assert settled == [(first, second)]
    assert has(running, first)["KAJO"] == "partner"
    for question in (at_service._SPANS, twins._HAS, moving._OF_CASE):
        plan = " ".join(str(row[-1]) for row in running.all(f"explain query plan {question}", first))
        assert "span_by_stream" in plan
