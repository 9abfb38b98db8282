"""A case outside one's own caseload: by number and reason, for an hour, read only, seen by the team lead, and gone."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from casework.glass import CATEGORIES
from sync import covers
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.service import audit, audit_admin, handing
from sync.service.registry import User
from sync.words import TurnedAway
from tests.storage.pages import in_the_clear
from tests.sync.stage import NOW, Central, Device, device, new_id
from tests.sync.test_files import desk
from tests.sync.test_real_stores import a_round

NUMBER, WHY = "7003970684", "Borgeren står i receptionen"
HOUR = timedelta(minutes=60)


@dataclass
class Desks:
    running: Central
    mette: User
    his: Device
    hers: Device
    stream: str

    def ask(self, number: str = NUMBER, category: str = "contact", reason: str = WHY) -> GlassOpened:
        return self.hers.wire.open_glass(GlassAsked(number, category, reason, words=True))

    def refused(self, number: str = NUMBER, category: str = "contact", reason: str = WHY) -> str:
        with pytest.raises(TurnedAway) as turned:
            self.ask(number, category, reason)
        return turned.value.code


@pytest.fixture
def desks(running: Central) -> Iterator[Desks]:
    """Jonas has a citizen with a number and a note; Mette has nobody."""
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        his.ledger.write(stream, stream, {"first_name": "Hanne", "cpr": NUMBER}, kind="citizen")
        his.ledger.write(stream, new_id(), {"text": "journal"}, kind="note")
        his.round()
        hers.round()
        yield Desks(running, mette, his, hers, stream)


def test_it_opens_by_number_and_reason_is_read_whole_and_is_gone_after_an_hour(desks: Desks) -> None:
    told = desks.ask()
    desks.hers.round()
    held = {p.change.kind for p in desks.hers.ledger.rows.values()}
    roles = [scope.role for scope in desks.hers.ledger.scope()]
    desks.running.clock.now += HOUR
    desks.hers.round()

    assert told == GlassOpened([desks.stream], (NOW + HOUR).astimezone(UTC).isoformat(timespec="seconds"))
    assert (held, roles) == ({"citizen", "note"}, ["glass"])
    assert desks.hers.ledger.rows == {}
    assert desks.hers.ledger.left == [(desks.stream, "")]
    assert desks.running.all("select stream from dropped") == [(desks.stream,)]


def test_nothing_can_be_written_in_it(desks: Desks) -> None:
    desks.ask()
    desks.hers.round()
    desks.hers.ledger.write(desks.stream, new_id(), {"what": "mit ord"})

    desks.hers.round()

    assert [one.code for one in desks.hers.ledger.held.values()] == ["outside_role"]


def test_the_device_lets_go_of_it_without_a_connection(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    desks.ask()
    desks.hers.round()

    before = covers.leave_passed(desks.hers.ledger, NOW + HOUR - timedelta(seconds=1))
    there = bool(desks.hers.ledger.rows)
    after = covers.leave_passed(desks.hers.ledger, NOW + HOUR)

    assert (before, there) == (frozenset(), True)
    assert desks.hers.ledger.rows == {}
    assert covers.leave_passed(desks.hers.ledger, NOW + HOUR) == frozenset()
    assert isinstance(after, frozenset)


def test_who_has_the_citizen_anyway_is_told_so_and_nothing_is_opened(desks: Desks) -> None:
    desks.running.grant(desks.mette, desks.stream, "mentor")

    assert desks.ask() == GlassOpened([desks.stream], "")
    assert desks.running.all("select * from timed_grant") == []


@pytest.mark.parametrize(
    ("number", "category", "reason", "code"),
    [
        ("7001019999", "contact", WHY, "citizen_unknown"),
        ("700397", "contact", WHY, "malformed"),
        (NUMBER, "nysgerrig", WHY, "malformed"),
        (NUMBER, "acute", "haster", "malformed"),
        (NUMBER, "acute", "  ", "malformed"),
    ],
)
def test_what_is_no_number_no_reason_or_nobodys_opens_nothing(
    desks: Desks, number: str, category: str, reason: str, code: str
) -> None:
    assert desks.refused(number, category, reason) == code
    assert desks.running.all("select * from timed_grant") == []


def test_a_mentor_and_an_administrator_open_nothing(desks: Desks) -> None:
    for job in ("Mentor", "Administrator", "Databeskyttelsesrådgiver"):
        with desks.running.ledger.writing() as connection:
            connection.execute("update user set role = ? where id = ?", (job, desks.mette.id))
        assert desks.refused() == "glass_forbidden"


def test_guessing_numbers_is_slowed_down(desks: Desks) -> None:
    for number in range(10):
        assert desks.refused(f"70019899{number:02}") == "citizen_unknown"

    assert desks.refused() == "too_many"
    desks.running.clock.now += timedelta(minutes=11)
    assert desks.ask().streams == [desks.stream]


def test_an_old_number_finds_nobody_and_the_new_one_does(desks: Desks) -> None:
    desks.his.ledger.write(desks.stream, desks.stream, {"cpr": "7003970692"}, kind="citizen")
    desks.his.round()

    assert desks.refused() == "citizen_unknown"
    assert desks.ask("7003970692").streams == [desks.stream]


def test_the_team_lead_sees_each_one_always_and_as_a_look_without_relation(desks: Desks) -> None:
    desks.ask()
    for initials, job in (("LEDE", "Teamleder"), ("DPOE", "Databeskyttelsesrådgiver")):
        person = desks.running.add_user(initials)
        with desks.running.ledger.writing() as connection:
            connection.execute("update user set role = ? where id = ?", (job, person.id))
    lead, officer = (
        argparse.Namespace(first=NOW.date(), last=NOW.date(), many=0, seed=1, who=who)
        for who in ("LEDE", "DPOE")
    )

    said, facts = audit_admin.opened(desks.running.ledger, lead)
    _, drawn = audit_admin.sample(desks.running.ledger, officer)

    assert f"MEHA  {desks.stream}  borgeren har henvendt sig: {WHY}" in said
    assert [one["category"] for one in facts["opened"]] == ["contact"]
    assert [(one["action"], one["relation"]) for one in drawn["looks"]] == [("glass", "ingen")]
    assert set(audit_admin._CATEGORY) == set(CATEGORIES)


def test_a_grant_that_never_ends_is_noticed(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "end_passed", lambda *_: 0)
    monkeypatch.setattr(covers, "GLASS", "nothing")

    with pytest.raises(AssertionError):
        test_it_opens_by_number_and_reason_is_read_whole_and_is_gone_after_an_hour(desks)


def test_a_sample_that_leaves_them_to_chance_is_noticed(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_always_drawn", lambda *_: [])

    with pytest.raises(AssertionError):
        test_the_team_lead_sees_each_one_always_and_as_a_look_without_relation(desks)


def test_after_the_hour_no_page_or_file_of_the_real_store_holds_a_word_of_it(
    running: Central, tmp_path: Path
) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his, desk(running, tmp_path / "store", mette.initials) as hers:
        his.round()
        his.ledger.write(stream, stream, {"first_name": "Zarathustra", "cpr": NUMBER}, kind="citizen")
        his.ledger.write(stream, new_id(), {"text": "Hjerteblødningsangsten " * 40}, kind="note")
        his.round()
        a_round(hers.client)
        hers.wire.open_glass(GlassAsked(NUMBER, "acute", WHY, words=True))
        a_round(hers.client)
        words = ("Zarathustra", "Hjerteblødning", NUMBER)
        during = [
            word for word in words if any(word.encode() in said for said in in_the_clear(hers.store).values())
        ]
        running.clock.now += HOUR
        hers.wire._wall = running.clock.wall
        a_round(hers.client)
        after = [
            word for word in words if any(word.encode() in said for said in in_the_clear(hers.store).values())
        ]

    assert during == list(words)
    assert after == []
