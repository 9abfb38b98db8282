"""A caseload in other hands: moved as one act, covered until a day and over by itself; who still holds it is known."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from casework.errors import Refused
from casework.kinds import Role
from sync import client as client_module
from sync.covers import FACT
from sync.service import grants, handing, handing_admin, moments
from sync.service.handing import Holds
from sync.service.log import Log
from sync.service.registry import User
from tests.sync.stage import Central, Device, device, new_id

FOR_LEAVE = grants.Act("leder", "barsel", "2026-11-26T09:00:00+00:00")
UNTIL = datetime(2026, 12, 14, 23, 0, tzinfo=UTC)


@dataclass
class Office:
    running: Central
    jonas: User
    mette: User
    his: Device
    hers: Device
    streams: list[str]

    def write(self, one: Device, stream: str, what: str, kind: str = "agreement") -> None:
        field = {"agreement": "what", "note": "text"}[kind]
        one.ledger.write(stream, new_id(), {field: what}, kind=kind)

    def transfer(self, streams: list[str]) -> int:
        with self.running.ledger.writing() as connection:
            log = Log(connection)
            moved = handing.transfer(log, self.jonas.id, self.mette.id, streams, act=FOR_LEAVE)
            log.finish()
        return moved

    def cover(self) -> int:
        with self.running.ledger.writing() as connection:
            log = Log(connection)
            given = handing.cover(log, self.jonas.id, self.mette.id, until=UNTIL, act=FOR_LEAVE)
            log.finish()
        return given

    def holding(self) -> list[Holds]:
        with self.running.ledger.reading() as connection:
            return handing.holding(connection)

    def roles(self, user: User) -> dict[str, Role]:
        with self.running.ledger.reading() as connection:
            return {stream: one.role for stream, one in grants.open_spans(connection, user.id).items()}


@pytest.fixture
def office(running: Central) -> Iterator[Office]:
    with an_office(running) as one:
        yield one


@contextmanager
def an_office(running: Central) -> Iterator[Office]:
    """Jonas has four citizens, Mette none; both have been in contact."""
    jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
    streams = [new_id() for _ in range(4)]
    for stream in streams:
        running.grant(jonas, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        for stream in streams:
            his.ledger.write(stream, new_id(), {"what": f"om {stream}"})
        his.round()
        hers.round()
        yield Office(running, jonas, mette, his, hers, streams)


def test_a_caseload_moves_in_one_act_and_the_two_entries_of_a_citizen_are_neighbours(office: Office) -> None:
    office.write(office.his, office.streams[0], "skrevet uden net")

    moved = office.transfer(office.streams)
    office.his.round()
    office.hers.round()

    entries = office.running.all(
        "select seq, op, stream, handed_to from grant_entry order by seq desc limit 8"
    )[::-1]
    assert moved == 4
    assert [op for _, op, *_ in entries] == ["revoke", "add"] * 4
    assert [one[0] - entries[0][0] for one in entries] == list(range(8))
    assert all(a[2] == b[2] for a, b in zip(entries[::2], entries[1::2], strict=True))
    assert office.his.ledger.rows == {}
    assert {to for _, to in office.his.ledger.left} == {"Navn MEHA"}
    assert office.hers.texts(office.streams[0]) == [f"om {office.streams[0]}", "skrevet uden net"]
    assert office.roles(office.mette) == dict.fromkeys(office.streams, "primary")


def test_a_transfer_that_cannot_be_done_whole_is_not_done_at_all(office: Office) -> None:
    before = office.roles(office.jonas)

    with pytest.raises(Refused, match="Intet er flyttet"):
        office.transfer([*office.streams, new_id()])

    assert office.roles(office.jonas) == before
    assert office.roles(office.mette) == {}


def test_whoever_has_the_higher_role_already_keeps_it(office: Office) -> None:
    first, second = office.streams[:2]
    office.running.grant(office.mette, first, "primary")
    office.running.grant(office.mette, second, "mentor")
    office.running.grant(office.jonas, first, "partner")

    office.transfer([first, second])

    assert office.roles(office.mette) == {first: "primary", second: "primary"}


def test_a_cover_ends_by_itself_at_the_service_and_leaves_the_device(office: Office) -> None:
    given = office.cover()
    office.hers.round()
    covered = set(office.hers.ledger.scopes)
    own = json.loads(office.hers.ledger.facts[FACT])
    office.his.round()
    told = json.loads(office.his.ledger.facts[FACT])
    office.write(office.hers, office.streams[1], "skrevet i vikariatet")

    office.running.clock.now = UNTIL + timedelta(seconds=1)
    office.hers.round()
    office.his.round()

    assert (given, covered) == (4, set(office.streams))
    assert (
        own
        == told
        == [
            [s, office.mette.id, "Navn MEHA", "2026-12-14T23:00:00+00:00", "Navn JOKR", "cover"]
            for s in sorted(office.streams)
        ]
    )
    assert office.hers.ledger.scopes == {}
    assert {to for _, to in office.hers.ledger.left} == {"Navn JOKR"}
    assert json.loads(office.his.ledger.facts[FACT]) == []
    assert office.his.texts(office.streams[1])[-1] == "skrevet i vikariatet"
    assert office.roles(office.jonas) == dict.fromkeys(office.streams, "primary")


def test_a_cover_that_nobody_ends_is_noticed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "end_passed", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_a_cover_ends_by_itself_at_the_service_and_leaves_the_device(office)


def test_who_covers_and_then_gets_the_caseload_has_it_for_good(office: Office) -> None:
    office.cover()
    office.transfer(office.streams)

    office.running.clock.now = UNTIL + timedelta(days=1)
    office.hers.round()

    assert office.roles(office.mette) == dict.fromkeys(office.streams, "primary")


def test_a_cover_is_not_ones_own_to_give_on(office: Office) -> None:
    office.cover()
    with office.running.ledger.reading() as connection:
        assert handing.caseload(connection, office.mette.id) == {}


def test_a_computer_holds_until_it_says_that_a_citizen_is_gone(office: Office) -> None:
    office.transfer(office.streams[:1])

    before = office.holding()
    office.his.round()

    assert [(one.initials, one.stream) for one in before] == [("JOKR", office.streams[0])]
    assert office.holding() == []


def test_a_role_that_narrows_is_on_the_list_until_the_device_has_emptied_itself_and_one_that_widens_never(
    office: Office,
) -> None:
    stream = office.streams[0]
    office.running.grant(office.mette, stream, "stand_in")
    office.hers.round()
    office.write(office.his, stream, "kun for sagsbehandlere", kind="note")
    office.his.round()
    office.hers.round()

    office.running.grant(office.mette, stream, "mentor")
    narrowed = office.holding()
    office.hers.round()
    emptied = office.holding()
    office.running.grant(office.mette, stream, "partner")
    widened = office.holding()
    left = list(office.hers.ledger.left)
    office.hers.round()

    assert [one.initials for one in narrowed] == ["MEHA"]
    assert (emptied, widened) == ([], [])
    assert office.hers.ledger.left == left, "a role that grows takes nobody's drafts and files away first"
    assert "kun for sagsbehandlere" in [p.change.fields.get("text") for p in office.hers.ledger.rows.values()]


def test_a_narrower_role_that_leaves_what_was_here_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "reads_as_much", lambda *_: True)

    with pytest.raises(AssertionError):
        test_a_role_that_narrows_is_on_the_list_until_the_device_has_emptied_itself_and_one_that_widens_never(
            office
        )


def test_what_was_written_in_a_wider_role_without_a_net_is_late_work_and_not_held(office: Office) -> None:
    stream = office.streams[0]
    office.running.grant(office.mette, stream, "partner")
    office.hers.round()
    office.write(office.hers, stream, "skrevet som makker", kind="note")
    office.running.grant(office.mette, stream, "mentor")

    office.hers.round()
    office.his.round()

    assert office.running.all("select code from held") == []
    assert office.running.all("select late from change where kind = 'note'") == [(1,)]
    assert "skrevet som makker" in [p.change.fields.get("text") for p in office.his.ledger.rows.values()]


def test_the_commands_say_what_they_did_and_refuse_what_is_half_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moments, "now", lambda: datetime(2026, 11, 26, 9, 0, tzinfo=UTC))

    def asked(**said: object) -> argparse.Namespace:
        base: dict[str, object] = {"citizens": [], "giver": "jokr", "taker": "meha", "reason": "barsel"}
        return argparse.Namespace(**(base | {"all": False, "until": None, "end": False} | said))

    covering, facts = handing_admin.cover(office.running.ledger, asked(until="2026-12-14"))
    ended, _ = handing_admin.cover(office.running.ledger, asked(end=True))
    moved, _ = handing_admin.transfer(office.running.ledger, asked(all=True))
    holds, listed = handing_admin.holding(office.running.ledger, asked())

    assert (covering, facts["citizens"]) == (
        "MEHA dækker for JOKR til og med 14-12-2026 (4 borgere). Det slutter af sig selv.",
        4,
    )
    assert ended == "MEHA dækker ikke længere for JOKR (4 borgere)."
    assert moved.startswith("4 borgere er flyttet fra JOKR til MEHA.")
    assert len(listed["holding"]) == 4
    assert "har endnu" in holds
    for wrong in (asked(), asked(all=True, citizens=["x"]), asked(giver=None)):
        with pytest.raises(Refused):
            handing_admin.transfer(office.running.ledger, wrong)
    for wrong in (asked(), asked(until="14-12"), asked(until="2026-11-25"), asked(until=str(date.max))):
        with pytest.raises(Refused):
            handing_admin.cover(office.running.ledger, wrong)
