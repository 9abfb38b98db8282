"""A device that waits hears of what is its own, at once, and of nothing else; whoever waits is in nobody's way."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from prometheus_client.parser import text_string_to_metric_families

from casework.errors import Unreachable
from casework.ids import REFERENCE
from casework.kinds import Role
from sync.protocol_wait import LONGEST_S
from sync.service import cursors, waiting
from sync.service.ledger import CentralLedger, open_store
from sync.service.log import Entry, Log
from sync.service.registry import User
from sync.waiting import WaitingWire
from sync.words import TurnedAway
from tests.sync import servers
from tests.sync.stage import Central, Device, central, device, new_id

ENOUGH_S = 60.0
"""A test that waits this long has failed; no promise is made of seconds."""


class Ear:
    """A wait of a device that is under way, on a line and a thread of its own."""

    def __init__(self, running: Central, of: Device) -> None:
        own = of.enrolled
        self.said: list[bool | Exception] = []
        self.wire = WaitingWire(running.address, own.key, own.device, wall=running.clock.wall)
        self._cursor = of.ledger.cursor() or ""
        self._thread = threading.Thread(target=self._wait)
        earlier = room(running)._waiters.get(own.device)
        self._thread.start()
        while self._thread.is_alive() and not stands(running, own.device, but=earlier):
            time.sleep(0.002)

    def _wait(self) -> None:
        try:
            self.said.append(self.wire.wait(self._cursor, LONGEST_S).news)
        except Exception as error:  # noqa: BLE001 - the test says what it should have been
            self.said.append(error)

    def heard(self) -> bool | Exception:
        self._thread.join(ENOUGH_S)
        self.wire.close()
        assert self.said, "nothing was heard"
        return self.said[0]


def room(running: Central) -> waiting.Waiting:
    """Return where everybody waits at a service."""
    found = getattr(running.watch.at_end[0], "__self__", None)
    assert isinstance(found, waiting.Waiting)
    return found


def stands(running: Central, name: str, but: waiting.Waiter | None = None) -> bool:
    """Tell whether a device waits, and has looked at the log before."""
    one = room(running)._waiters.get(name)
    return one is not None and one is not but and one.ear is not None


@dataclass
class Scene:
    """Jonas and Mette with a case each and a common one; each has a device that is up to date."""

    running: Central
    his: Device
    hers: Device
    own: str
    other: str
    common: str

    def write(self, who: Device, stream: str, kind: str = "agreement") -> None:
        fields = {"what": "ringer"} if kind == "agreement" else {"text": "et notat"}
        who.ledger.write(stream, new_id(), dict(fields), kind=kind)
        who.round()

    def ear(self, of: Device) -> Ear:
        of.round()
        return Ear(self.running, of)


def scene(running: Central, opened: ExitStack, role: Role = "primary") -> Scene:
    jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
    own, other, common = new_id(), new_id(), new_id()
    running.grant(jonas, own)
    running.grant(mette, other)
    running.grant(mette, common)
    running.grant(jonas, common, role)
    his, hers = (opened.enter_context(device(running, one)) for one in (jonas, mette))
    his.round()
    hers.round()
    return Scene(running, his, hers, own, other, common)


@pytest.fixture
def stage(running: Central) -> Iterator[Scene]:
    with ExitStack() as opened:
        yield scene(running, opened)


def test_a_colleagues_words_wake_who_waits(stage: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room(stage.running), "_look_s", 3600.0)  # the service hears itself write

    ear = stage.ear(stage.his)
    stage.write(stage.hers, stage.common)

    assert ear.heard() is True
    assert stage.his.round().received == 1


def test_a_service_that_does_not_hear_itself_write_is_noticed(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.running.ledger.grew = lambda: None
    monkeypatch.setattr("tests.sync.test_waiting_for_news.ENOUGH_S", 0.5)

    with pytest.raises(AssertionError):
        test_a_colleagues_words_wake_who_waits(stage, monkeypatch)


def test_the_same_on_postgresql(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    server = servers.newest()
    name = server.database("waiting")
    try:
        with (
            central(tmp_path / "central", server=server, database=name) as running,  # type: ignore[operator]
            ExitStack() as opened,
        ):
            test_a_colleagues_words_wake_who_waits(scene(running, opened), monkeypatch)
    finally:
        server.as_superuser(f"drop database {name} with (force)")


def test_what_another_process_writes_wakes_too(stage: Scene) -> None:
    ear = stage.ear(stage.his)

    other = open_store(stage.running.ledger.folder)
    with other.writing() as connection:
        log = Log(connection)
        (number, name, user) = connection.execute(
            "select number, id, user from device where id = ?", (stage.hers.enrolled.device,)
        ).fetchone()
        placed = stage.hers.ledger.write(stage.common, new_id(), {"what": "ringer"})
        log.place(_entry(placed, (number, name, user)))
        log.finish()
    other.close()

    assert ear.heard() is True


def _entry(placed: object, by: tuple[int, str, str]) -> Entry:
    from casework.changes import Placed
    from sync.protocol import canonical, content_hash, to_wire

    assert isinstance(placed, Placed)
    wire = to_wire(placed)
    return Entry(*by, wire, canonical(wire), content_hash(wire), "2026-11-26T09:00:00+00:00")


@pytest.mark.parametrize("what", ["grant", "revoke"])
def test_a_case_that_comes_or_goes_wakes_its_person(stage: Scene, what: str) -> None:
    jonas = stage.running.all("select user from device where id = ?", stage.his.enrolled.device)[0][0]
    ear = stage.ear(stage.his)
    user = stage.running.all("select id, initials, name, role from user where id = ?", jonas)[0]

    if what == "grant":
        stage.running.grant(_user(user), stage.other)
    else:
        stage.running.revoke(_user(user), stage.own)

    assert ear.heard() is True


def _user(row: tuple[object, ...]) -> User:
    key, initials, name, role = map(str, row)
    return User(key, initials, name, role)


def _a_strangers_case(stage: Scene) -> None:
    stage.write(stage.hers, stage.other)


def _his_own_words(stage: Scene) -> None:
    stage.write(stage.his, stage.own)


@pytest.mark.parametrize("act", [_a_strangers_case, _his_own_words])
def test_what_is_not_for_a_device_does_not_wake_it(stage: Scene, act: Callable[[Scene], None]) -> None:
    assert _sleeps_through(stage, act)


def test_what_a_mentor_may_not_read_does_not_wake_him(running: Central) -> None:
    with ExitStack() as opened:
        assert _sleeps_through(
            scene(running, opened, "mentor"), lambda one: one.write(one.hers, one.common, "note")
        )


def _sleeps_through(stage: Scene, act: Callable[[Scene], None]) -> bool:
    """Do something while Jonas waits; tell whether he slept on. A third person, who hears of it, says when."""
    third = stage.running.add_user("SIBA")
    for stream in (stage.own, stage.other, stage.common):
        stage.running.grant(third, stream)
    with device(stage.running, third) as theirs:
        theirs.round()
        ear, sign = stage.ear(stage.his), stage.ear(theirs)
        act(stage)
        assert sign.heard() is True
        stage.running.watch.end()
        return ear.heard() is False


@pytest.mark.parametrize("guard", ["role", "case", "own"])
def test_a_guard_that_is_taken_away_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    """Rows that a role reads nothing of; rows of cases that are not open to him; rows of the device itself."""
    with ExitStack() as opened:
        stage = scene(running, opened, "mentor")
        if guard == "own":
            wide = waiting.Ear._is_for_it
            monkeypatch.setattr(waiting.Ear, "_is_for_it", lambda ear, row: wide(ear, (row[0], row[1], -1)))
            assert not _sleeps_through(stage, _his_own_words)
        else:
            reads = waiting._reads
            monkeypatch.setattr(
                waiting,
                "_reads",
                lambda role, kind: role is not None if guard == "role" else reads("primary", kind),
            )
            note = (
                (lambda one: one.write(one.hers, one.common, "note"))
                if guard == "role"
                else _a_strangers_case
            )
            assert not _sleeps_through(stage, note)


def test_what_everybody_reads_wakes_everybody(stage: Scene) -> None:
    came = waiting.Came(9, [(REFERENCE, "worker", 7)])

    assert waiting.Ear(1, "u", {}).wants(came)


def test_what_comes_between_the_look_and_the_wait_is_heard(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.his.round()
    stage.hers.round()
    with_a_row = _row_after_the_look(stage)
    monkeypatch.setattr(waiting, "_stands", with_a_row)

    assert Ear(stage.running, stage.his).heard() is True


def test_of_a_wait_that_looks_from_now_on_only_the_row_before_is_missed(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look begins where the log stands when the device has been looked at, not where it stood then."""
    monkeypatch.setattr("tests.sync.test_waiting_for_news.ENOUGH_S", 0.5)
    inner = _row_after_the_look(stage)

    def late(ledger: CentralLedger, *about: object) -> tuple[int, waiting.Ear, bool]:
        _, ear, is_news = inner(ledger, *about)
        return ledger.tenant().seq, ear, is_news

    stage.his.round()
    monkeypatch.setattr(waiting, "_stands", late)
    with pytest.raises(AssertionError):
        Ear(stage.running, stage.his).heard()


def _row_after_the_look(stage: Scene) -> Callable[..., tuple[int, waiting.Ear, bool]]:
    whole = waiting._stands

    def then_a_row(*about: object) -> tuple[int, waiting.Ear, bool]:
        found = whole(*about)  # type: ignore[arg-type]
        stage.write(stage.hers, stage.common)
        return found

    return then_a_row


def test_a_device_waits_once(stage: Scene) -> None:
    first = stage.ear(stage.his)
    second = Ear(stage.running, stage.his)

    assert first.heard() is False
    stage.write(stage.hers, stage.common)
    assert second.heard() is True
    assert counted(stage.running, "fodfaeste_woken_total", why="again") == 1


def test_whoever_waits_is_let_go_when_the_service_ends_and_nobody_waits_after_that(stage: Scene) -> None:
    ear = stage.ear(stage.his)

    stage.running.watch.end()

    assert ear.heard() is False
    late = Ear(stage.running, stage.hers).heard()
    assert isinstance(late, TurnedAway)
    assert late.code == "not_ready"
    assert counted(stage.running, "fodfaeste_waiting") == 0


def test_only_so_many_wait(stage: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST", 1)
    ear = stage.ear(stage.his)
    stage.hers.round()

    over = Ear(stage.running, stage.hers).heard()

    assert isinstance(over, TurnedAway)
    assert (over.code, over.retry) == ("too_many", "after")
    stage.write(stage.hers, stage.common)
    assert ear.heard() is True


def test_a_place_that_the_log_does_not_know_is_news_and_a_mark_of_others_is_refused(stage: Scene) -> None:
    own = stage.his.enrolled
    wire = WaitingWire(stage.running.address, own.key, own.device, wall=stage.running.clock.wall)
    keys, epoch = stage.running.ledger.keys, stage.running.ledger.tenant().epoch

    assert wire.wait("", LONGEST_S).news
    assert wire.wait(cursors.write(keys, new_id(), 1), LONGEST_S).news
    assert wire.wait(cursors.write(keys, epoch, 10**6), LONGEST_S).news
    assert not wire.wait(stage.his.ledger.cursor() or "", 0).news
    with pytest.raises(TurnedAway) as refused:
        wire.wait(f"{epoch}.1.{'0' * 32}", LONGEST_S)
    assert refused.value.code == "malformed"
    wire.close()


def test_a_wait_is_cut_from_another_thread_and_none_begins_after_that(stage: Scene) -> None:
    ear = stage.ear(stage.his)

    ear.wire.cut()

    assert isinstance(ear.heard(), Unreachable)
    with pytest.raises(Unreachable):
        ear.wire.wait(stage.his.ledger.cursor() or "", LONGEST_S)


def test_a_look_that_fails_lets_everybody_go(stage: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> waiting.Came:
        raise OSError("gone")

    ear = stage.ear(stage.his)
    monkeypatch.setattr(waiting, "_came", gone)
    stage.write(stage.hers, stage.common)

    assert ear.heard() is False


def test_an_import_wakes_without_a_look_through_all_of_it(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "WIDEST", 0)
    ear = stage.ear(stage.his)

    stage.write(stage.hers, stage.other)

    assert ear.heard() is True


def counted(running: Central, name: str, **labels: str) -> float:
    families = text_string_to_metric_families(running.watch.metrics.written())
    return sum(
        one.value
        for family in families
        for one in family.samples
        if one.name == name and labels.items() <= one.labels.items()
    )
