"""Citizens come while one works: *Afbryd* keeps what came, and the one who is needed now is brought before the rest."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import people
from casework.changes import Seen
from casework.ids import REFERENCE
from desktop.desk import Desk
from desktop.flows import fetching
from desktop.flows.exchange import Central, Exchange
from desktop.flows.fetch_room import FetchRoom
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.screens.fetch_card import FetchCard
from desktop.ui.window import MainWindow
from storage.vault import Store
from sync.service import deliver
from tests.sync import stage
from tests.sync.recovering import store_of
from tests.sync.stage import Clock, device, new_id

NUMBERS: Final = [f"65020343{place:02}" for place in range(5)]


@dataclass
class Line:
    """The line to the service: the second citizen waits on it until the test lets him through."""

    opened: threading.Event = field(default_factory=threading.Event)
    asked: int = 0


@dataclass
class Session:
    """A desk on its first day, whose citizens are on their way, and the window that it is shown in."""

    running: stage.Central
    desk: Desk
    store: Store
    window: MainWindow
    exchange: Exchange
    streams: list[str]
    line: Line

    @property
    def here(self) -> list[str]:
        return sorted(scope.stream for scope in self.desk.store_lane.wait_for(self.scope) if scope.done)

    def scope(self) -> Any:
        return self.store.ledger.scope()

    def press(self, name: str) -> None:
        button = next(one for one in self.window.findChildren(Button) if one.text() == name)
        button.click()

    def notes(self) -> int:
        return int(self.running.all("select count(*) from change where kind = 'citizen'")[0][0])


@pytest.fixture
def session(
    tmp_path: Path, qapp: QApplication, lanes: list[Lane], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setattr(deliver, "MOST_ROWS", 2)  # one citizen an answer
    with stage.central(tmp_path / "central", Clock()) as running:
        mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
        streams = sorted(new_id() for _ in NUMBERS)
        for stream in streams:
            running.grant(mette, stream)
            running.grant(jonas, stream)
        with device(running, jonas) as his:
            his.round()
            for stream, number in zip(streams, NUMBERS, strict=True):
                said = {"first_name": "Hanne", "last_name": number[-2:], "cpr": number}
                his.ledger.write(stream, stream, said, kind="citizen")
                his.ledger.write(stream, new_id(), {"what": "cykel"})
            his.round()
        enrolled = running.enrol(mette)
        store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
        desk, window = (
            Desk(store, lanes[0], lanes[1], News(), clock=running.clock),
            MainWindow(now=running.clock),
        )
        there = Central(enrolled.address, enrolled.epoch, enrolled.device, enrolled.key)
        exchange = Exchange(
            desk, window, there, lanes[2], contacted=lambda _at: None, heard=lambda _heard: None
        )
        one = Session(running, desk, store, window, exchange, streams, Line())
        hold_up(one, monkeypatch)
        yield one
        one.line.opened.set()
        exchange.stop()
        lanes[2].wait_for(exchange._wire.close)
        desk.close()
        lanes[2].close()
        lanes[0].wait_for(store.close)
        window.deleteLater()


def hold_up(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second citizen's answer wait until the test has done what it does meanwhile."""
    ask, line = session.exchange._wire.cases, session.line

    def asked(cases: Any, *rest: Any) -> Any:
        line.asked += cases[0].s != REFERENCE
        if line.asked == 2:
            line.opened.wait(60)
        return ask(cases, *rest)

    monkeypatch.setattr(session.exchange._wire, "cases", asked)


def begin(qtbot: QtBot, session: Session) -> None:
    """Begin the first round, and stand where one citizen is here and the next is on his way."""
    session.exchange.begin_round()
    qtbot.waitUntil(lambda: session.exchange.fetching.shown is not None and session.line.asked == 2)


def called_off(qtbot: QtBot, session: Session) -> None:
    begin(qtbot, session)
    session.press("Afbryd")
    said = session.exchange.fetching.shown
    session.line.opened.set()
    qtbot.waitUntil(lambda: not session.exchange._running)
    assert said is not None
    assert said.off
    assert session.here == session.streams[:2], "the one on his way came in, and nobody after him"


def test_what_is_called_off_stops_at_once_and_keeps_who_came(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)

    assert [one for one in session.window.findChildren(Button) if one.text() == "Hent resten"]


def test_what_is_written_meanwhile_is_sent_and_nobody_else_comes(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)

    session.desk.write(
        people.open_citizen, first_name="Åse", last_name="Holm", no_cpr_reason="Ventes", seen=Seen()
    )
    qtbot.waitUntil(lambda: session.notes() == len(NUMBERS) + 1)
    qtbot.waitUntil(lambda: not session.exchange._running)

    assert set(session.here) & set(session.streams) == set(session.streams[:2])


def test_the_rest_comes_when_the_person_says_so(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)

    session.press("Hent resten")

    qtbot.waitUntil(lambda: session.here == session.streams)
    qtbot.waitUntil(lambda: session.exchange.fetching.shown is None)


def test_the_rest_comes_after_an_hour_by_itself(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)
    hour = session.exchange.fetching._hour
    runs = (hour.isActive(), hour.interval())

    hour.timeout.emit()

    assert runs == (True, fetching.LONGEST_OFF_MS)
    qtbot.waitUntil(lambda: session.here == session.streams)
    assert not hour.isActive()


def test_a_session_that_ended_fetches_nothing_by_itself(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)

    session.exchange.stop()

    assert not session.exchange.fetching._hour.isActive()


def test_the_way_back_comes_again_when_what_took_its_place_is_gone(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)
    session.window.banner("Noget andet")
    session.exchange.fetching.over()
    other = [one for one in session.window.findChildren(Button) if one.text() == "Hent resten"]

    session.window.banner("")
    session.exchange.fetching.over()

    assert other == []
    session.press("Hent resten")
    qtbot.waitUntil(lambda: session.here == session.streams)


def test_going_on_leaves_another_sentence_alone(qtbot: QtBot, session: Session) -> None:
    called_off(qtbot, session)
    session.window.banner("Noget andet")

    session.exchange.fetching.go_on()

    assert session.window.has_banner


def test_files_move_all_the_same(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    step, moved = session.exchange._files.step, list[str | None]()

    def seen() -> str | None:
        moved.append(step())
        return moved[-1]

    monkeypatch.setattr(session.exchange._files, "step", seen)
    called_off(qtbot, session)

    session.exchange.send_now()

    qtbot.waitUntil(lambda: None in moved)


def test_of_the_test_a_round_that_is_not_called_off_is_noticed(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        session.exchange,
        "_one_round",
        lambda: session.exchange._client.one_round(session.exchange._progressed, lambda: False),
    )

    with pytest.raises(AssertionError, match="nobody after him"):
        called_off(qtbot, session)


class Wired(FetchCard):
    """The card, what it is wired to, and whose cases it led to."""

    room: FetchRoom
    led: list[str]


@pytest.fixture
def card(qtbot: QtBot, session: Session) -> Wired:
    """The card of the room behind the chip, wired as there."""
    made, led = Wired(), list[str]()
    qtbot.addWidget(made)
    made.retranslate()
    ways: Any = SimpleNamespace(
        desk=session.desk, window=session.window, fetching=session.exchange.fetching, open_citizen=led.append
    )
    room = FetchRoom(ways, made)
    room.attend()
    made.room, made.led = room, led
    return made


def want(card: FetchCard, number: str) -> None:
    card.number.write(number)
    card.first.click()


def test_who_is_needed_now_comes_next_and_the_receipt_leads_to_him(
    qtbot: QtBot, session: Session, card: Wired
) -> None:
    begin(qtbot, session)
    shown = not card.isHidden()

    want(card, f"{NUMBERS[-1][:6]}-{NUMBERS[-1][6:]}")
    session.line.opened.set()
    qtbot.waitUntil(lambda: session.window._undo is not None)
    session.window._take_back()

    assert shown
    assert card.led == [session.streams[-1]]
    qtbot.waitUntil(lambda: session.here == session.streams)


def test_a_number_that_is_none_is_said_before_anything_is_asked(qtbot: QtBot, card: FetchCard) -> None:
    want(card, "123")

    assert card.number.needs


def test_a_number_of_nobody_of_his_is_said_calmly(qtbot: QtBot, session: Session, card: FetchCard) -> None:
    begin(qtbot, session)

    want(card, "6502034399")
    session.line.opened.set()

    qtbot.waitUntil(lambda: "Ingen af dine borgere" in card._said.text())


def test_the_banner_is_the_same_while_it_counts_so_that_a_focus_on_it_stays(
    qtbot: QtBot, session: Session
) -> None:
    begin(qtbot, session)
    before = session.window.findChildren(Banner)

    session.exchange.fetching._show(fetching.Shown("Henter: 2 af 5", 0.4))

    assert session.window.findChildren(Banner) == before
    session.exchange.fetching.over()
    assert session.window._banner_says is None
