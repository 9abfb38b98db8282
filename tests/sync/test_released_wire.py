"""What a released version sends, the service of today takes, and what it pulls it can read; only pulling may end."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from casework.trail import Noted
from sync.client import Client
from sync.service import floor, registry
from sync.service.call import Call
from sync.words import _TURNED, TurnedAway
from tests.sync.away import Laptop, laptop
from tests.sync.released_wire import WIRE, Released, lacks, service_of_the_day
from tests.sync.stage import Central, device, new_id

RELEASES = sorted(path.name for path in WIRE.iterdir() if path.is_dir())
PULLS = {"pull", "pull-own", "pull-revoked", "stream", "start", "cases"}
Answers = dict[str, tuple[int, object]]


@pytest.fixture(params=RELEASES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Released]:
    """A device of each release, before the service of today."""
    with service_of_the_day(tmp_path / "central") as running:
        released = Released(running, request.param)
        yield released
        released.close()


def play(old: Released) -> Answers:
    """Send everything that the release sent, in its order."""
    return {name: old.send(name) for name in old.sent}


def test_everything_that_a_released_version_sends_is_taken_and_answered_so_that_it_can_read_it(
    old: Released,
) -> None:
    answers = play(old)

    assert {name: status for name, (status, _) in answers.items() if status not in {200, 204}} == {}
    assert [
        f"{name}{found}"
        for name, (_, answer) in answers.items()
        for found in lacks(old.sent[name].answer, answer)
    ] == []


def test_its_words_stand_in_the_log_once_each_by_push_and_by_journal_file_and_what_is_not_known_is_kept(
    old: Released,
) -> None:
    play(old)

    with old.running.ledger.reading() as connection:
        (number,) = connection.execute("select number from device where id = ?", (_device(old),)).fetchone()
        there = connection.execute("select dseq, kind from change where device = ?", (number,)).fetchall()
        aside = connection.execute("select dseq, code from held where device = ?", (number,)).fetchall()
    assert {kind for _, kind in there} >= {"citizen", "note", "agreement", "goal", "activity", "visit"}
    assert sorted(dseq for dseq, _ in there) == list(range(1, len(there) + 1))
    assert [tuple(row) for row in aside] == [(len(there) + 1, "unknown_kind")]


def test_a_service_that_needs_a_later_release_refuses_it_pulling_and_takes_all_that_it_brings(
    old: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floor, "MIN_PULL", 2)

    answers = play(old)

    assert refused(answers) == PULLS
    assert {str(_said(answers[name][1])["code"]) for name in PULLS} == {"too_old"}
    assert {answers[name][0] for name in PULLS} == {426}
    assert lacks(old.sent["push"].answer, answers["push"][1]) == []
    assert lacks(old.sent["journal"].answer, answers["journal"][1]) == []
    assert _said(answers["hello"][1])["min_pull"] == 2


def test_the_test_itself_notices_a_service_that_refuses_the_push_too(
    old: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everywhere(call: Call) -> registry.Device:
        floor.check(call.values.get("reads", 1))
        assert call._device
        return call._device

    monkeypatch.setattr(floor, "MIN_PULL", 2)
    monkeypatch.setattr(Call, "device", property(everywhere))

    answers = play(old)

    assert {"push", "journal", "trail", "dropped", "wiped"} <= refused(answers)
    assert any("push 426" in breach for breach in old.running.contracted.breaches)
    old.running.contracted.breaches.clear()


def test_the_test_itself_notices_a_page_that_says_less_than_that_release_reads(old: Released) -> None:
    answer = old.sent["pull"].answer
    more = {**answer, "news": 1, "rows": [{**row, "z": 1} for row in answer["rows"]]}
    less = {**answer, "rows": [{**answer["rows"][0], "u": ""}, *answer["rows"][1:]]}

    assert lacks(answer, more) == []
    assert lacks(answer, less) == ["/rows/0/u"]
    assert lacks(answer, {**answer, "cursor": ""}) == ["/cursor"]


def test_our_client_sends_what_waits_of_a_version_that_may_not_pull_and_says_so_in_words(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "Zahra ringer til lægen", "status": "open"})
        monkeypatch.setattr(floor, "MIN_PULL", 2)

        with pytest.raises(TurnedAway) as told:
            his.round()

        assert (told.value.code, told.value.retry) == ("too_old", "user")
        assert str(told.value) == _TURNED["too_old"]
        assert his.ledger.waiting(10) == ()
    assert running.all("select count(*) from change where dseq = 1 and kind = 'agreement'") == [(1,)]


@pytest.fixture
def last(running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """A computer with a trail that was not sent, on the day that its version may pull no more."""
    with laptop(running, "JOKR", tmp_path / "store") as one:
        one.round()
        one.store.trail.note(Noted("read", (), "plan"), now=running.clock())
        monkeypatch.setattr(floor, "MIN_PULL", 2)
        yield one


def test_the_trail_of_a_version_that_may_not_pull_goes_up_all_the_same(last: Laptop) -> None:
    _refused_round(last)

    assert last.store.trail.unsent(last.store.device, 500) is None


def test_the_test_itself_notices_a_client_that_keeps_the_trail_when_it_may_not_pull(
    last: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client, "_tell_the_rest", lambda client, going: None)

    _refused_round(last)

    assert last.store.trail.unsent(last.store.device, 500) is not None


def _refused_round(one: Laptop) -> None:
    with closing(one.wire()) as wire:
        client = Client(one.store.ledger, wire, epoch=one.enrolled.epoch, trail=one.store.trail)
        with pytest.raises(TurnedAway):
            client.one_round(lambda _: None, lambda: False)


def refused(answers: Answers) -> set[str]:
    return {name for name, (status, _) in answers.items() if status == 426}


def _said(answer: object) -> dict[str, object]:
    assert isinstance(answer, dict)
    return answer


def _device(old: Released) -> str:
    return str(_said(old.sent["enrol"].answer)["dev"])
