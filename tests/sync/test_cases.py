"""A device that has nothing gets each citizen whole, one after the other, and goes on where it was cut off."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from casework.changes import REDACTED
from casework.errors import Unreachable
from casework.ids import REFERENCE
from storage.taking import FILLED
from sync.filling import _Pace
from sync.protocol import Row
from sync.protocol_cases import CaseAsked, CaseRows, CasesTold, StartTold
from sync.service import cases, deliver
from sync.service.registry import User
from sync.words import NO_ANSWER, TurnedAway
from tests.sync.stage import Central, Device, ModelLedger, device, new_id

SMALL, LARGE = 4, 50
TODAY = "2026-11-26T13:00:00+01:00"
WORD = "Rabarbergrød"


@dataclass
class Caseload:
    """Jonas' citizens, all granted before anything was written about them; the last one has a visit today."""

    running: Central
    jonas: User
    streams: list[str]
    written: int
    writer: Device
    visit: str

    @property
    def visited(self) -> str:
        return self.streams[-1]


@pytest.fixture
def caseload(running: Central) -> Iterator[Caseload]:
    jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
    streams = sorted(new_id() for _ in range(6))
    for stream in streams:
        running.grant(jonas, stream)
        running.grant(mette, stream)
    with device(running, mette) as hers:
        hers.round()
        count = 0
        for number in range(LARGE):
            for stream in streams[:1] if number >= SMALL else streams:
                hers.ledger.write(stream, new_id(), {"what": f"nummer {number}"})
                count += 1
        visit = new_id()
        hers.ledger.write(streams[-1], visit, {"at": TODAY, "purpose": "Planen"}, kind="visit")
        hers.round()
        yield Caseload(running, jonas, streams, count + 1, hers, visit)


@dataclass
class Asked:
    """What a device asked of the service, and what happened before it was answered."""

    paths: list[str] = field(default_factory=list)
    before: dict[str, Callable[[], Any]] = field(default_factory=dict)
    cut_at: int = 0

    def listen(self, his: Device) -> None:
        send = his.wire._send

        def counted(method: str, path: str, *rest: Any, **more: Any) -> bytes:
            self.paths.append(path)
            self.before.pop(path, lambda: None)()
            answer = send(method, path, *rest, **more)
            if len(self.paths) == self.cut_at:
                raise Unreachable(NO_ANSWER)
            return answer

        his.wire._send = counted  # type: ignore[method-assign]

    def of(self, path: str) -> int:
        return self.paths.count(path)


def the_log(running: Central, streams: list[str]) -> set[int]:
    rows = running.all("select seq, stream, payload from change")
    return {seq for seq, stream, payload in rows if stream in streams and payload}


def lies_with(his: Device) -> set[int | None]:
    return {one.seq for one in his.ledger.rows.values()}


def test_each_citizen_comes_whole_and_those_of_todays_visits_first(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "MOST_ROWS", 20)
    whole: list[str] = []
    with device(caseload.running, caseload.jonas) as his:
        asked = Asked()
        asked.listen(his)
        fill_several = his.ledger.fill_several

        def heard(parts: Any) -> Any:
            whole.extend(part.stream for part in parts if part.done)
            return fill_several(parts)

        his.ledger.fill_several = heard  # type: ignore[method-assign]
        told = his.round()

        counted = [(one.done, one.total) for one in his.heard if one.what == "citizens"]
        assert told.received == caseload.written
        assert lies_with(his) == the_log(caseload.running, caseload.streams)
        assert whole == [caseload.visited, *caseload.streams[:-1]]
        assert counted == [(number + 1, 6) for number in range(6)]
        assert asked.of("/v1/cases") < 1 + len(caseload.streams)  # several small ones came in one answer
        assert asked.of("/v1/pull") == 2


def opened(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """Ask where to begin; return how many rows were opened for it, and who has a visit today."""
    seen: list[int] = []
    fields = cases._fields

    def counted(*row: Any) -> Any:
        seen.append(1)
        return fields(*row)

    monkeypatch.setattr(cases, "_fields", counted)
    with device(caseload.running, caseload.jonas) as his:
        told = his.wire.start()
    return len(seen), [case.s for case in told.cases if case.today]


def test_a_visit_that_was_moved_is_no_longer_todays_and_its_earlier_word_is_not_opened(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload.writer.ledger.write(
        caseload.streams[-1], caseload.visit, {"at": TODAY.replace("26T", "27T")}, kind="visit"
    )
    caseload.writer.round()

    assert opened(caseload, monkeypatch) == (1, [])


def test_of_very_many_visits_only_the_newest_are_opened_for_the_order(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "MOST_OPENED", 3)
    for _ in range(5):
        caseload.writer.ledger.write(
            caseload.streams[0], new_id(), {"at": TODAY.replace("26T", "27T")}, kind="visit"
        )
    caseload.writer.ledger.write(caseload.streams[1], new_id(), {"at": TODAY}, kind="visit")
    caseload.writer.round()

    assert opened(caseload, monkeypatch) == (3, [caseload.streams[1]])


def test_what_is_written_while_citizens_come_is_taken_once_and_missed_by_nobody(caseload: Caseload) -> None:
    def write() -> None:
        caseload.writer.ledger.write(caseload.streams[2], new_id(), {"what": "imens"})
        caseload.writer.round()

    with device(caseload.running, caseload.jonas) as his:
        asked = Asked(before={"/v1/cases": write})
        asked.listen(his)

        told = his.round()

        assert told.received == caseload.written + 1
        assert lies_with(his) == the_log(caseload.running, caseload.streams)
        assert his.texts(caseload.streams[2])[-1] == "imens"


def test_wherever_the_line_is_cut_the_next_round_goes_on_with_the_citizens_who_are_whole(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "MOST_ROWS", 20)
    with device(caseload.running, caseload.jonas) as his:
        asked = Asked(cut_at=1)
        asked.listen(his)
        received = 0
        while asked.cut_at:
            whole = {one.stream for one in his.ledger.scope() if one.done}
            rows = len(his.ledger.rows)
            try:
                received += his.round().received
                asked.cut_at = 0
            except Unreachable:
                asked.cut_at = len(asked.paths) + 2  # one request more comes through each time
            assert whole <= {one.stream for one in his.ledger.scope() if one.done}
            assert rows <= len(his.ledger.rows)

        assert lies_with(his) == the_log(caseload.running, caseload.streams)
        assert asked.of("/v1/start") <= 3


def test_a_citizen_who_is_taken_back_on_the_way_does_not_come(caseload: Caseload) -> None:
    taken = caseload.streams[1]
    with device(caseload.running, caseload.jonas) as his:
        asked = Asked(before={"/v1/cases": lambda: caseload.running.revoke(caseload.jonas, taken)})
        asked.listen(his)

        his.round()

        assert {one.stream for one in his.ledger.scope()} == set(caseload.streams) - {taken}
        assert his.texts(taken) == []
        assert all(one.done for one in his.ledger.scope())


def test_what_everybody_reads_is_there_before_the_cursor_and_a_cut_leaves_neither(caseload: Caseload) -> None:
    with device(caseload.running, caseload.jonas) as his:
        asked = Asked(cut_at=3)  # token, start, and then what everybody reads
        asked.listen(his)

        with pytest.raises(Unreachable):
            his.round()

        assert asked.paths[-1] == "/v1/cases"
        assert (his.ledger.cursor(), his.ledger.scope()) == (None, ())


def test_an_earlier_service_is_pulled_from_the_beginning(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    with device(caseload.running, caseload.jonas) as his:
        for name in ("start", "cases"):
            monkeypatch.setattr(his.wire, name, _not_known)

        his.round()

        assert lies_with(his) == the_log(caseload.running, caseload.streams)
        assert all(one.done for one in his.ledger.scope())


def _not_known(*_: Any) -> None:
    raise TurnedAway("not_found", "never")


STRANGE: dict[str, Callable[[CasesTold], CasesTold]] = {
    "nobody": lambda _: CasesTold([]),
    "somebody else": lambda told: CasesTold([CaseRows(new_id(), one.rows) for one in told.cases]),
    "more than was asked for": lambda told: CasesTold([*told.cases, *told.cases]),
    "a page that leads nowhere": lambda told: CasesTold([CaseRows(told.cases[0].s, more=True)]),
    "a number alone": lambda told: CasesTold([CaseRows(told.cases[0].s, [Row(1, d=1)])]),
}


@pytest.mark.parametrize("odd", STRANGE.values(), ids=STRANGE.keys())
def test_an_answer_about_others_than_those_who_were_asked_for_counts_for_nothing(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch, odd: Callable[[CasesTold], CasesTold]
) -> None:
    with device(caseload.running, caseload.jonas) as his:
        ask = his.wire.cases

        def bent(asked: list[CaseAsked], limit: int, first: str = "") -> CasesTold:
            told = ask(asked, limit, first)
            return told if asked[0].s == REFERENCE else odd(told)

        with monkeypatch.context() as patch:
            patch.setattr(his.wire, "cases", bent)
            with pytest.raises(Unreachable):
                his.round()
        assert not any(one.done for one in his.ledger.scope())
        his.round()
        assert lies_with(his) == the_log(caseload.running, caseload.streams)


def nothing_of_a_redacted_record_comes(caseload: Caseload) -> None:
    """Fetch a case, take a record of it out, and fetch it again: nobody may get the word a second time."""
    record, stream = new_id(), caseload.streams[3]
    caseload.writer.ledger.write(stream, record, {"what": WORD})
    caseload.writer.round()
    with device(caseload.running, caseload.jonas) as first:
        first.round()
        assert WORD in first.texts(stream)
    caseload.writer.ledger.write(stream, record, {REDACTED: "Skrevet i en forkert sag"})
    caseload.writer.round()
    with device(caseload.running, caseload.jonas) as second:
        second.round()

        assert WORD not in second.texts(stream)


def test_nothing_of_a_record_that_was_taken_out_comes_to_a_new_device(caseload: Caseload) -> None:
    nothing_of_a_redacted_record_comes(caseload)


def test_of_the_test_a_case_that_was_kept_ready_from_before_a_redaction_is_noticed(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, Any] = {}

    def ready(to: Any, at: Any, room: Any, *, whole: bool = False) -> Any:
        return kept.setdefault(at.stream, deliver.rows_of(to, at, room, whole=whole))

    monkeypatch.setattr(cases, "rows_of", ready)

    with pytest.raises(AssertionError):
        nothing_of_a_redacted_record_comes(caseload)


def begin_twice(caseload: Caseload) -> None:
    """Let the power go between the cursor and whom it expects: the next round must not pass anybody by."""
    with device(caseload.running, caseload.jonas) as his:
        asked = Asked(before={"/v1/pull": _power_goes})
        asked.listen(his)
        with suppress(Unreachable):
            his.round()
        his.round()

        assert lies_with(his) == the_log(caseload.running, caseload.streams)


def _power_goes() -> None:
    raise Unreachable(NO_ANSWER)


def test_the_cursor_comes_with_whom_it_expects(caseload: Caseload) -> None:
    begin_twice(caseload)


def test_of_the_test_a_cursor_that_comes_without_them_is_noticed(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = ModelLedger.receive

    def alone(ledger: ModelLedger, rows: Any, *, cursor: str, high: int, **_more: Any) -> Any:
        return receive(ledger, rows, cursor=cursor, high=high)

    monkeypatch.setattr(ModelLedger, "receive", alone)

    with pytest.raises(AssertionError):
        begin_twice(caseload)


def test_a_mentor_is_told_only_of_his_own_and_no_other_case_is_given(caseload: Caseload) -> None:
    mentor = caseload.running.add_user("MOLA")
    caseload.running.grant(mentor, caseload.streams[1], "mentor")
    with device(caseload.running, mentor) as his:
        start: StartTold = his.wire.start()
        told = his.wire.cases([CaseAsked(stream, start.upto) for stream in caseload.streams], 1000)

        assert [(one.s, one.role) for one in start.cases] == [(caseload.streams[1], "mentor")]
        assert [one.s for one in told.cases if one.rows] == [caseload.streams[1]]
        assert [one.s for one in told.cases if one.gone] == [
            one for one in caseload.streams if one != caseload.streams[1]
        ]


def test_whoever_takes_cases_stands_in_the_access_log_once_for_each(caseload: Caseload) -> None:
    with device(caseload.running, caseload.jonas) as his:
        his.round()

    noted = caseload.running.all(
        "select a.stream, sum(a.rows) from access_log a where a.act = 'backfill' and a.user = ? group by a.stream",
        caseload.jonas.id,
    )
    assert {stream for stream, _ in noted} == set(caseload.streams)
    assert sum(int(rows) for _, rows in noted) == caseload.written


def test_a_case_of_another_generation_is_refused_with_the_way_back(caseload: Caseload) -> None:
    with device(caseload.running, caseload.jonas) as his:
        his.wire.epoch = new_id()

        for ask in (his.wire.start, lambda: his.wire.cases([CaseAsked(caseload.streams[0], 9)], 0)):
            with pytest.raises(TurnedAway) as turned:
                ask()
            assert (turned.value.code, turned.value.fork is not None) == ("epoch", True)


def test_the_place_of_each_case_is_kept_with_its_rows(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "MOST_ROWS", 20)
    with device(caseload.running, caseload.jonas) as his:
        his.round()

        last = {one.change.stream: one.seq for one in sorted(his.ledger.rows.values(), key=_seq)}
        assert {stream: int(his.ledger.facts[FILLED + stream]) for stream in caseload.streams} == last
        assert json.loads(his.ledger.facts["sync.first"]) == [caseload.visited]


def _seq(placed: Any) -> int:
    return placed.seq or 0


def test_how_long_the_rest_takes_is_reckoned_by_rows_and_not_said_too_soon() -> None:
    now = iter([0.0, 1.0, 10.0, 20.0])
    pace = _Pace(lambda: next(now), {"a": 10, "b": 40, "c": 50})

    assert [pace.left_s(stream) for stream in "abc"] == [None, 10.0, 0.0]
