"""A paper that left is entered, though one locks in the same breath; and no two plans have the same number."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework.answers_files import DocumentShown
from casework.errors import FodfaesteError
from desktop.desk import Desk
from desktop.flows import documents, leaving, papers
from desktop.flows.leaving import leave
from desktop.flows.papers import PlanOut
from desktop.flows.plan import PlanFlow
from desktop.flows.plan_out import issue, numbered, stayed
from desktop.paper.printing import Sent
from storage.reads import plans as plan_reads
from storage.reads.team_day import PlanFacts
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import asked, plan, printed
from tests.desktop.flows.test_trail_of_a_day import acts

__all__ = ["printed"]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """A printer that has begun, and takes the paper when it is let."""
    begun, goes_on = Event(), Event()

    def send(*_about: Any, **_more: Any) -> Sent:
        begun.set()
        goes_on.wait(20)
        return Sent(done=True, said="Sendt til printeren.")

    monkeypatch.setattr("desktop.paper.printing.send_to_printer", send)
    yield begun, goes_on
    goes_on.set()


def numbers(house: House) -> list[int]:
    return [one.number for one in asked(house, lambda reader: plan_reads.versions(reader, house.citizen))]


def flow_of(house: House) -> PlanFlow:
    flow = house.rooms._passing
    assert isinstance(flow, PlanFlow)
    return flow


def locked(house: House) -> None:
    """What a lock does with what is under way, before the store closes."""
    house.stage.desk.close()


def trail(house: House) -> list[tuple[str, str]]:
    return acts(house, "print", "export")


def versions_in_the_store(house: House) -> list[int]:
    store = house.stage.desk.store
    return house.stage.desk.store_lane.wait_for(
        lambda: [one.number for one in plan_reads.versions(store.own_reader(), house.citizen)]
    )


def test_a_plan_that_left_as_one_locked_is_entered_and_issued(
    qtbot: QtBot, house: House, slow: tuple[Event, Event]
) -> None:
    screen, (begun, goes_on) = plan(qtbot, house), slow
    screen.print_wanted.emit()
    assert begun.wait(20)
    goes_on.set()

    locked(house)

    assert trail(house) == [("print", "plan")]
    assert versions_in_the_store(house) == [1]


def test_the_check_notices_a_lock_that_does_not_wait(
    qtbot: QtBot, house: House, slow: tuple[Event, Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "close", lambda desk: desk.reader_lane.do(desk._close_reader))
    screen, (begun, goes_on) = plan(qtbot, house), slow
    screen.print_wanted.emit()
    assert begun.wait(20)
    goes_on.set()

    locked(house)

    assert trail(house) == []


def test_a_paper_that_has_not_begun_stays_at_the_lock_and_is_not_entered(
    qtbot: QtBot, house: House, slow: tuple[Event, Event]
) -> None:
    screen, (begun, _goes_on) = plan(qtbot, house), slow
    busy = Event()
    house.rooms.paper_lane.do(lambda: busy.wait(20))
    screen.print_wanted.emit()

    locked(house)
    busy.set()

    house.rooms.paper_lane.wait_for(lambda: None)
    assert (begun.is_set(), trail(house), versions_in_the_store(house)) == (False, [], [])


def test_a_copy_of_a_file_that_has_not_begun_stays_at_the_lock(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is entered before it is read, so a copy that stayed is one too many in the trail, and never one too few."""
    path, busy = tmp_path / "kopi.pdf", Event()
    monkeypatch.setattr(papers, "pointed_at", lambda *_about, **_more: path)
    monkeypatch.setattr(house.stage.desk, "read_file", lambda _file, then, _refused: then(b"%PDF"))
    house.rooms.paper_lane.do(lambda: busy.wait(20))
    shown = DocumentShown("file", "Brev", "brev.pdf", "application/pdf", 4, None, "", here=True)
    documents._copy_out(house.rooms, house.citizen, shown, lambda _why: None)
    qtbot.waitUntil(lambda: bool(house.stage.desk.under_way))

    locked(house)
    busy.set()

    house.rooms.paper_lane.wait_for(lambda: None)
    assert not path.exists()
    assert trail(house) == [("export", "attachment:file")]


def test_what_is_signed_is_waited_for_though_it_has_not_begun(house: House) -> None:
    busy, heard = Event(), list[int]()
    lane = house.rooms.paper_lane
    lane.do(lambda: busy.wait(20))
    lane.do(lambda: None)
    leave(house.stage.desk, lane, lambda: 1, heard.append, is_due=True)
    busy.set()

    locked(house)

    assert heard == [1]


def test_behind_the_lock_nothing_leaves(house: House) -> None:
    sent = list[int]()

    locked(house)
    leave(house.stage.desk, house.rooms.paper_lane, lambda: sent.append(1), lambda _none: None)

    house.rooms.paper_lane.wait_for(lambda: None)
    assert sent == []


def test_a_printer_that_never_answers_holds_no_lock_for_ever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "WAITED_S", 0.01)
    begun, never, heard = Event(), Event(), list[None]()

    def hang() -> None:
        begun.set()
        never.wait(20)

    leave(house.stage.desk, house.rooms.paper_lane, hang, heard.append)
    assert begun.wait(20)

    locked(house)
    heard_then = list(heard)
    never.set()

    assert heard_then == []


def test_a_press_before_the_page_knows_of_the_last_version_takes_no_number_twice(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen, busy = plan(qtbot, house), Event()
    house.stage.desk.store_lane.do(lambda: busy.wait(20))
    screen.print_wanted.emit()
    qtbot.waitUntil(printed.exists, timeout=20_000)

    for _ in range(20):
        screen.print_wanted.emit()
        qtbot.wait(10)
    busy.set()
    qtbot.waitUntil(lambda: numbers(house) == [1], timeout=20_000)
    qtbot.waitUntil(lambda: not flow_of(house)._is_leaving, timeout=20_000)
    screen.print_wanted.emit()

    qtbot.waitUntil(lambda: numbers(house) == [2, 1], timeout=20_000)


def test_the_same_plan_sent_from_two_places_is_two_numbers(qtbot: QtBot, house: House, printed: Path) -> None:
    """As from its page while a team's day is being printed: both know of the same last version."""
    plan(qtbot, house)
    flow = flow_of(house)
    assert flow._page is not None
    facts = PlanFacts(flow._page, flow._visits, flow._previous, flow._signed, flow._hidden)
    out = PlanOut(b"%PDF", "digest", "Sendt.")
    one = numbered(house.rooms, house.citizen, flow._paper(flow._page))
    two = numbered(house.rooms, house.citizen, flow._paper(flow._page))

    issue(house.rooms, facts, two, out)
    issue(house.rooms, facts, one, out)

    qtbot.waitUntil(lambda: numbers(house) == [2, 1], timeout=20_000)


def test_the_number_of_a_plan_that_stayed_is_given_to_the_next(qtbot: QtBot, house: House) -> None:
    plan(qtbot, house)
    flow = flow_of(house)
    assert flow._page is not None
    paper = flow._paper(flow._page)
    first = numbered(house.rooms, house.citizen, paper)

    stayed(house.rooms, house.citizen, first)

    assert numbered(house.rooms, house.citizen, paper).edition == first.edition == 1


def test_an_error_is_reported_though_the_page_that_should_hear_of_it_cannot(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane, reported, heard = house.rooms.paper_lane, list[BaseException](), list[FodfaesteError]()
    monkeypatch.setattr(lane, "_crashed", reported.append)

    def deaf(refusal: FodfaesteError) -> None:
        heard.append(refusal)
        raise LookupError

    with qtbot.captureExceptions() as raised:
        leave(house.stage.desk, lane, lambda: 1 // 0, lambda _none: None, deaf)
        qtbot.waitUntil(lambda: bool(reported))

    assert (len(heard), [kind for kind, *_ in raised]) == (1, [LookupError])
    assert [type(one) for one in reported] == [ZeroDivisionError]
