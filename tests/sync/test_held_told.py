"""What is held is told to whoever leads the team: who, when, why and where; no word of it, and to nobody else."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pytest

from casework.changes import Seen
from sync.protocol import Push, batch_digest, hash_of
from sync.protocol_glass import GlassAsked
from sync.protocol_team import HeldTold, TeamOpened
from sync.service import held, registry, team
from sync.service.engines.engine import Connection
from sync.service.engines.postgres import Postgres
from sync.words import TurnedAway
from tests.sync import stage
from tests.sync.stage import NOW, Central, Device, device, new_id
from tests.sync.test_team import Team, a_team, enter

CANARY: Final = "Kanariefugleskrig"
KIND: Final = "kanariefugleslags"
AT: Final = NOW.isoformat(timespec="seconds")
CPR: Final = "7003970684"


@pytest.fixture
def office(running: Central) -> Iterator[Team]:
    with a_team(running) as one:
        yield one


def raw(asker: Device) -> bytes:
    return asker.wire._send("GET", "/v1/held", None, {}, token=True)


def told(asker: Device) -> list[tuple[str, ...]]:
    """Return what is held, by author, code, case and kind."""
    return [(one.i, one.c, one.s, one.k) for one in asker.wire.held().held]


def refused(asker: Device) -> str:
    with pytest.raises(TurnedAway) as why:
        asker.wire.held()
    return why.value.code


def taken_from(office: Team) -> str:
    """Take the first case from Jonas for good, and let him write in it as if he had seen that: it is held."""
    record = new_id()
    office.hand(streams=office.streams[:1])
    office.his.ledger.write(office.streams[0], record, {"text": CANARY}, kind="note", seen=Seen(1 << 40, 0))
    office.his.round()
    return record


def test_who_leads_the_team_is_told_who_when_why_and_where_and_no_word(office: Team) -> None:
    taken_from(office)

    first = office.lead.wire.held()

    assert [(one.t, one.i, one.c, one.s, one.k) for one in first.held] == [
        (AT, "JOKR", "scope_ended", office.streams[0], "note")
    ]
    assert first.more == 0
    assert CANARY.encode() not in raw(office.lead)
    logged = "select count(*) from access_log where act = 'audit' and rows = 1"
    assert office.running.all(logged) == [(2,)]


def test_no_word_that_was_written_comes_out_in_whichever_role_and_by_whichever_way(office: Team) -> None:
    """In a field that his role reads, in one that it does not, in a kind that is no kind, in what cannot be read."""
    mentor, (_, mine, _) = enter(office.running, "SIBA", "Mentor", "Team Udsatte"), office.streams
    office.running.grant(mentor, mine, "mentor")
    with device(office.running, mentor) as hers:
        hers.round()
        hers.ledger.write(mine, new_id(), {"what": CANARY}, kind="agreement")
        hers.ledger.write(mine, new_id(), {"text": CANARY, CANARY: CANARY}, kind="note")
        hers.ledger.write(mine, new_id(), {"what": CANARY}, kind=KIND)
        hers.ledger.write(mine, CANARY, {"what": CANARY}, kind="agreement")
        hers.ledger.write(CANARY, new_id(), {"what": CANARY}, kind="agreement")
        hers.round()
        number = hers.ledger.last + 1
        broken = f'{{"d":{number},"s":"{mine}","k":["{CANARY}"]}}'.encode()
        dev, epoch = hers.wire.device, hers.enrolled.epoch
        signed = hers.enrolled.key.sign(batch_digest(dev, epoch, [hash_of(broken)]))
        hers.wire._send("POST", "/v1/push", Push(dev, epoch, [msgspec.Raw(broken)], signed), {}, token=True)

    answer = raw(office.lead)

    assert sorted(told(office.lead)) == sorted(
        [
            ("SIBA", "outside_role", mine, "agreement"),
            ("SIBA", "outside_role", mine, "note"),
            ("SIBA", "unknown_kind", mine, ""),
            ("SIBA", "wrong_shape", mine, "agreement"),
            ("SIBA", "wrong_shape", "", ""),
            ("SIBA", "wrong_shape", "", ""),
        ]
    )
    assert [word for word in (CANARY, KIND) if word.casefold().encode() in answer.lower()] == []


def test_nobody_but_who_leads_the_team_is_told(office: Team) -> None:
    taken_from(office)
    other, dpo = (
        enter(office.running, initials, job, name)
        for initials, job, name in (
            ("LEAN", "Teamleder", "Team Nord"),
            ("DPOF", "Databeskyttelsesrådgiver", ""),
        )
    )

    assert refused(office.his) == "team_forbidden"
    with device(office.running, office.mette) as colleague, device(office.running, dpo) as watcher:
        assert (refused(colleague), refused(watcher)) == ("team_forbidden", "team_forbidden")
    with device(office.running, other) as elsewhere:
        assert elsewhere.wire.held() == HeldTold([], 0)


def test_of_what_one_of_the_team_wrote_in_a_case_of_others_neither_case_nor_kind_is_said(
    office: Team,
) -> None:
    theirs = new_id()
    office.running.grant(office.bo, theirs)
    office.his.ledger.write(theirs, new_id(), {"text": CANARY}, kind="note")
    office.his.round()

    assert told(office.lead) == [("JOKR", "never_in_scope", "", "")]
    assert theirs.encode() not in raw(office.lead)
    other = enter(office.running, "LEAN", "Teamleder", "Team Nord")
    with device(office.running, other) as elsewhere:
        assert told(elsewhere) == [("JOKR", "never_in_scope", theirs, "note")]


def test_what_came_in_when_its_author_brought_it_again_is_told_no_more(office: Team) -> None:
    theirs, record = new_id(), new_id()
    office.running.grant(office.bo, theirs)
    for _ in range(2):  # brought twice, held twice: told once
        office.his.ledger.write(theirs, record, {"text": CANARY}, kind="note")
        office.his.round()
    once = told(office.lead)
    office.running.grant(office.jonas, theirs)
    office.his.round()
    office.his.ledger.write(theirs, record, {"text": CANARY}, kind="note")
    office.his.round()

    assert once == [("JOKR", "never_in_scope", "", "")]
    assert told(office.lead) == []


def test_another_word_of_the_same_record_does_not_hide_what_is_held(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = taken_from(office)
    office.running.grant(office.jonas, office.streams[0])
    office.his.round()
    monkeypatch.setattr(stage, "HAPPENED", stage.HAPPENED.replace("09:00", "09:30"))
    office.his.ledger.write(office.streams[0], record, {"title": "andet"}, kind="note")
    office.his.round()

    assert len(office.his.ledger.held) == 1
    assert [one[1] for one in told(office.lead)] == ["scope_ended"]


def test_of_very_many_the_newest_are_named_and_the_rest_counted(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "MOST", 1)
    taken_from(office)
    office.running.clock.now = NOW.replace(hour=10)
    office.his.ledger.write(
        office.streams[0], new_id(), {"text": CANARY}, kind="visit", seen=Seen(1 << 40, 0)
    )
    office.his.round()

    found = office.lead.wire.held()

    assert ([one.k for one in found.held], found.more) == (["visit"], 1)


def test_a_service_that_tells_a_colleague_is_noticed(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = [office.jonas, office.mette, office.bo]
    monkeypatch.setattr(team, "led", lambda _connection, _device: ("Alle", everybody))

    with pytest.raises(pytest.fail.Exception):
        test_nobody_but_who_leads_the_team_is_told(office)


def test_a_service_that_tells_the_lead_of_another_team_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    led = team.led

    def of_all(connection: Connection, device: registry.Device) -> tuple[str, list[registry.User]]:
        return led(connection, device)[0], registry.users(connection)

    monkeypatch.setattr(team, "led", of_all)

    with pytest.raises(AssertionError):
        test_nobody_but_who_leads_the_team_is_told(office)


def test_a_kind_that_is_said_as_it_was_written_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "KINDS", {KIND})

    with pytest.raises(AssertionError):
        test_no_word_that_was_written_comes_out_in_whichever_role_and_by_whichever_way(office)


def test_a_case_outside_the_team_that_is_named_all_the_same_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(one: Any, wire: Any, _cases: Any) -> tuple[str, str]:
        return one.stream, wire.k if wire else ""

    monkeypatch.setattr(held, "_about", everything)

    with pytest.raises(AssertionError):
        test_of_what_one_of_the_team_wrote_in_a_case_of_others_neither_case_nor_kind_is_said(office)


def test_the_databases_own_wall_shows_a_team_lead_nothing_that_is_held_of_others(office: Team) -> None:
    """The list is the service's own work, which names no person; whoever is named is shown his own alone."""
    taken_from(office)
    seen = 0 if isinstance(office.running.ledger.engine, Postgres) else 1  # SQLCipher has no second wall
    lead = next(one.u for one in office.lead.wire.team().members if one.i == "HELU")

    for user, count in ((lead, seen), (office.jonas.id, 1)):
        with office.running.ledger.reading(user) as connection:
            assert connection.execute("select count(*) from held").fetchone()[0] == count
    assert len(told(office.lead)) == 1


def test_what_was_opened_outside_a_caseload_is_told_with_its_reason_at_once(office: Team) -> None:
    case, theirs = office.streams[0], new_id()
    office.his.ledger.write(case, case, {"first_name": "Hanne", "cpr": CPR}, kind="citizen")
    office.his.round()
    with device(office.running, office.bo) as elsewhere:
        elsewhere.round()
        elsewhere.wire.open_glass(GlassAsked(CPR, "contact", "Borgeren står her", words=True))
        office.running.grant(office.bo, theirs)
        elsewhere.round()
        elsewhere.ledger.write(theirs, theirs, {"first_name": "Nina", "cpr": "7001019995"}, kind="citizen")
        elsewhere.round()
    office.his.wire.open_glass(GlassAsked("7001019995", "acute", "Ringede om natten", words=True))
    until = NOW.replace(hour=10).isoformat(timespec="seconds")

    opened = office.lead.wire.team().opened

    assert opened == [
        TeamOpened(AT, "JOKR", "", "acute", "Ringede om natten", until, ""),
        TeamOpened(AT, "BOBO", case, "contact", "Borgeren står her", until, ""),
    ]
    with device(office.running, enter(office.running, "LESY", "Teamleder", "Team Syd")) as lead:
        assert lead.wire.team().opened == []
