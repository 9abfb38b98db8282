"""How long it is kept who saw what: what is older goes, the rest still holds, and what nobody decided is noticed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg
import pytest

from casework.errors import Refused, Unreachable
from casework.trail import KEPT_DAYS
from storage.trail import Trail
from sync.service import doctor, log_retention, moments, rules, serving, trail
from sync.service.admin import main
from sync.service.keys import Keys
from sync.service.log_retention import USUAL
from tests.sync import servers
from tests.sync.stage import NOW, Central, central, device, new_id
from tests.sync.trail_stage import WATCHER, Desk, a_desk, told, watched

LATER = timedelta(days=KEPT_DAYS + 20)
ROWS = "insert into access_log (at, user, act, stream, rows) values (?, 'u', 'pull', ?, 1)"


@pytest.fixture
def desk(running: Central, tmp_path: Path) -> Iterator[Desk]:
    with a_desk(running, tmp_path / "store", "MEHA") as one:
        yield one


def lived(running: Central, desk: Desk, stream: str) -> None:
    """Three days of looking at one citizen, half a year, and another day; the service noted looks of its own."""
    for _ in range(3):
        desk.note(stream, action="search", words="bageri")
        noted(running, stream)
        running.clock.now += timedelta(days=1)
    desk.round()
    running.clock.now += LATER
    noted(running, stream)
    desk.note(stream, action="search", words="nyere ord")
    desk.round()


def noted(running: Central, stream: str) -> None:
    with running.ledger.writing() as connection:
        connection.execute(ROWS, (running.clock().isoformat(timespec="seconds"), stream))


def seen(running: Central) -> list[str]:
    """What `audit verify` and `doctor` say of the log."""
    with running.ledger.reading() as connection:
        return log_retention.faults(connection, running.ledger.keys)


def alter(running: Central, statement: str, *values: Any) -> None:
    with running.ledger.writing() as connection:
        connection.execute(statement, values)


def test_what_is_older_goes_by_itself_and_both_logs_hold_from_there_on(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = new_id()
    lived(running, desk, stream)
    monkeypatch.setattr(moments, "now", running.clock)

    assert running.all("select words from trail_entry where words <> ''") == [("nyere ord",)]
    assert running.all("select count(*) from access_log where stream = ?", stream) == [(1,)]
    verified = told(running, "audit", "verify", capsys=capsys)
    assert (verified["ok"], verified["since"]) == (True, (NOW + timedelta(days=23)).date().isoformat())
    assert doctor.faults(running.ledger) == []
    main(["audit", "verify", "--store", str(running.ledger.folder)])
    assert "Loggen går tilbage til" in capsys.readouterr().out


def test_the_citizens_extract_says_since_when_the_log_goes_back(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = new_id()
    jonas = running.add_user("JOKR")
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.ledger.write(stream, new_id(), {"text": "en linje"}, kind="note")
        his.round()
    lived(running, desk, stream)

    asked = watched(running, "audit", "citizen", stream, capsys=capsys)
    main(["audit", "citizen", stream, "--who", WATCHER, "--store", str(running.ledger.folder)])

    assert asked["since"] == (NOW + timedelta(days=23)).date().isoformat()
    assert "Loggen går tilbage til" in capsys.readouterr().out


def sent_with_a_lost_answer(running: Central, desk: Desk, *, later: int) -> list[str]:
    """Bring two days older than the log is kept, and `later` new entries; the answer is lost, and they come again."""
    for _ in range(2):
        desk.note("c-1")
        running.clock.now += timedelta(days=1)
    running.clock.now += LATER
    for _ in range(later):
        desk.note("c-2")
    with pytest.MonkeyPatch.context() as line:
        line.setattr(Trail, "taken", lambda *_: (_ for _ in ()).throw(Unreachable("the line broke")))
        with pytest.raises(Unreachable):
            desk.round()
    desk.round()
    return [why for (why,) in running.all("select why from trail_fault order by id")]


@pytest.mark.parametrize("later", [0, 2])
def test_old_days_that_were_cut_as_they_came_may_come_again(
    running: Central, desk: Desk, later: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent_with_a_lost_answer(running, desk, later=later) == []
    desk.note("c-3")
    desk.round()

    verified = told(running, "audit", "verify", capsys=capsys)
    assert (verified["ok"], verified["faults"]) == (True, [])
    assert running.all("select count(*) from trail_entry") == [(later + 1,)]
    assert running.all("select count(*) from trail_head where gone = 1") == [(2,)]


@pytest.mark.parametrize("later", [0, 2])
def test_a_service_that_forgot_what_it_cut_calls_it_a_fault(
    running: Central, desk: Desk, later: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test of the test."""
    monkeypatch.setattr(trail, "_cut", lambda *_: {})

    assert "cut" in sent_with_a_lost_answer(running, desk, later=later)


def test_a_day_that_was_cut_and_comes_again_as_another_is_noticed(
    running: Central, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = trail._cut
    monkeypatch.setattr(trail, "_cut", lambda *about: dict.fromkeys(whole(*about), b"another"))

    assert "cut" in sent_with_a_lost_answer(running, desk, later=0)


def gone_unasked(running: Central) -> None:
    """Somebody with the database alone takes the newest day out, and says that its time was over."""
    (device, number, first, last) = running.all(
        "select device, number, first, last from trail_head where gone = 0 order by number desc limit 1"
    )[0]
    alter(running, "delete from trail_entry where device = ? and seq between ? and ?", device, first, last)
    alter(running, "update trail_head set gone = 1 where device = ? and number = ?", device, number)


def cut_by_hand(running: Central) -> None:
    """The same, with a line that says that it was decided."""
    gone_unasked(running)
    alter(
        running,
        "insert into log_cut (what, before, at, days, first, mark) values ('trail', '2999-01-01', 'x', 183, 0, ?)",
        "0" * 32,
    )


def first_lines_taken(running: Central) -> None:
    """Somebody takes lines out of the service's own log, below the first that a cut left."""
    noted(running, "later")
    alter(running, "delete from access_log where id = (select min(id) from access_log)")


UNASKED: dict[str, Callable[[Central], None]] = {
    "a day of a trail": gone_unasked,
    "a day of a trail, with a word that it was decided": cut_by_hand,
    "lines of the service's own log": first_lines_taken,
}


@pytest.mark.parametrize("name", UNASKED)
def test_what_nobody_decided_to_cut_is_noticed_and_stays_noticed(
    running: Central, desk: Desk, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lived(running, desk, new_id())
    assert seen(running) == []

    UNASKED[name](running)
    first = seen(running)
    looked = doctor.faults(running.ledger)
    running.clock.now += LATER
    desk.note("c-9")
    desk.round()
    verified = told(running, "audit", "verify", capsys=capsys)

    assert any("ingen har besluttet" in one for one in first)
    assert set(first) <= set(looked)
    assert verified["ok"] is False
    assert any("cut ved linje" in one for one in verified["faults"])


@pytest.mark.parametrize("name", UNASKED)
def test_without_the_mark_or_the_look_it_would_pass(
    running: Central, desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(running, desk, new_id())
    UNASKED[name](running)
    if name.endswith("decided"):
        monkeypatch.setattr(Keys, "is_mark", lambda *_: True)
    else:
        monkeypatch.setattr(log_retention, "_unordered", lambda *_: [])

    assert seen(running) == []


def test_the_municipality_may_keep_it_longer_and_words_go_after_half_a_year_all_the_same(
    running: Central, desk: Desk
) -> None:
    with running.ledger.writing() as connection:
        log_retention.set_days(connection, 400, who="prøve", now=running.clock())
        logged = rules.log(connection)[-1].what
        for many in (KEPT_DAYS - 1, log_retention.LONGEST + 1):
            with pytest.raises(Refused, match="Vælg mellem 183 og 1830 dage"):
                log_retention.set_days(connection, many, who="prøve", now=running.clock())
    stream = new_id()
    desk.note(stream, action="search", words="for længe siden")
    lived(running, desk, stream)
    first = running.all("select words from trail_entry order by seq")
    desk.note(stream, action="search", words="endnu nyere")
    running.clock.now += timedelta(days=180)
    desk.round()

    assert logged == "log=400"
    assert running.all("select count(*) from trail_head where gone = 1") == [(0,)]
    assert {words for (words,) in first} == {"", "nyere ord"}
    assert seen(running) == []
    assert running.all("select why from trail_fault") == []


def test_a_service_that_nobody_brings_anything_keeps_to_it_all_the_same(running: Central, desk: Desk) -> None:
    desk.note("c-1")
    noted(running, "c-1")
    desk.round()
    noted(running, "c-1")
    running.clock.now += LATER
    serving.keep_house(running.ledger, running.clock())
    serving.keep_house(running.ledger, running.clock() + timedelta(days=1))

    assert running.all("select 1 from trail_entry") == []
    assert running.all("select count(*) from access_log") == [(1,)]
    assert seen(running) == []


def test_words_that_come_too_late_are_not_kept(running: Central, desk: Desk) -> None:
    desk.note("c-1", action="search", words="et gammelt ord")
    running.clock.now += LATER
    alter(running, "insert into setting (key, value) values ('log_days', '800')")
    desk.round()

    assert running.all("select words from trail_entry where action = 'search'") == [("",)]
    assert running.all("select why from trail_fault") == []


def test_how_long_is_usual_is_dated_and_says_where_it_is_from(
    running: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = told(running, "retention", "log", "show", capsys=capsys)

    assert all(one.source for one in USUAL)
    assert all(before.since < after.since for before, after in pairwise(USUAL))
    assert (shown["days"], shown["since"]) == (KEPT_DAYS, "")
    assert "Unverified" in shown["source"]


@dataclass
class Town:
    """A service on PostgreSQL, and files with the addresses of its two roles."""

    running: Central
    desk: Desk
    owner: Path

    def run(self, *more: str) -> int:
        return main(["retention", "log", "run", "--store", str(self.running.ledger.folder), *more, "--json"])


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    server = servers.newest()
    name = server.database("cutting")
    owner = tmp_path / "owner"
    owner.write_text(server.address(servers.OWNER, name), encoding="utf-8")
    owner.chmod(0o600)
    with (
        central(tmp_path / "central", server=server, database=name) as running,
        a_desk(running, tmp_path / "store", "MEHA") as desk,
    ):
        yield Town(running, desk, owner)
    server.as_superuser(f"drop database {name} with (force)")


def test_on_postgresql_the_services_role_adds_only_and_the_owners_cuts(
    town: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    running, stream = town.running, new_id()
    lived(running, town.desk, stream)
    monkeypatch.setattr(moments, "now", running.clock)
    kept = running.all("select count(*) from access_log where stream = ?", stream)
    for statement in ("delete from access_log", "update trail_entry set words = 'andet' where words <> ''"):
        with pytest.raises(psycopg.Error):
            alter(running, statement)
    refused = town.run()
    capsys.readouterr()
    done = town.run("--owner-file", str(town.owner))
    said = json.loads(capsys.readouterr().out)

    assert running.all("select words from trail_entry where words <> ''") == [("nyere ord",)]
    assert (kept, refused, done) == ([(4,)], 1, 0)
    assert running.all("select count(*) from access_log where stream = ?", stream) == [(1,)]
    assert said["lines_gone"] >= 3
    assert seen(running) == []
    gone_unasked(running)
    assert len(seen(running)) == 1
