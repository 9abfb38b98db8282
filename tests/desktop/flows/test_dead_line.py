"""A round that stands in a net that is gone is ended within seconds, where there is a reason; one that lives is not.

Real sockets: the desk speaks to its service through a net that can vanish under its lines. A question may take an hour
to be given up by itself here, so whatever goes on in a test was ended.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import journal, people
from casework.changes import Seen
from desktop.desk import Desk
from desktop.flows import dead_line
from desktop.flows import exchange as exchanging
from desktop.flows.exchange import Central, Exchange
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.window import MainWindow
from sync import pulse
from sync.wire import Wire
from sync.words import NO_ANSWER
from tests.desktop.flows.test_files_on_their_way import attach, running, whole  # noqa: F401 - fixtures
from tests.sync import stage
from tests.sync.dead_net import SWALLOWED, Net, net_before
from tests.sync.recovering import store_of

FAR_MS, AN_HOUR_S = 3_600_000, 3600.0
SOON_S = 0.5
PUSH, PIECE = b"POST /v1/push", b"POST /v1/file"
THIN = 64_000 / 8


class Field:
    """A desk, the net it stands in, and the exchange between; `cuts` counts the lines that it ended."""

    def __init__(self, desk: Desk, exchange: Exchange, stream: str, net: Net) -> None:
        self.desk, self.exchange, self.stream, self.net = desk, exchange, stream, net
        self.cuts, self.missed = 0, list[str]()
        exchange._remember_missed = self.missed.append  # type: ignore[method-assign, assignment]
        self._cut = exchange._wire.pulse.cut
        exchange._wire.pulse.cut = self._count  # type: ignore[method-assign]

    def _count(self) -> None:
        self.cuts += 1
        self._cut()

    def write(self, words: str) -> None:
        self.desk.write(journal.write_note, self.stream, category="Samtale", text=words, seen=Seen())

    def waits(self) -> int:
        return len(self.desk.store_lane.wait_for(lambda: self.desk.store.ledger.waiting(99)))


@pytest.fixture
def field(
    running: stage.Central,  # noqa: F811
    tmp_path: Path,
    qapp: QApplication,
    lanes: list[Lane],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Field]:
    monkeypatch.setattr(dead_line, "STILL_S", SOON_S)
    monkeypatch.setattr(dead_line, "LOOK_MS", 50)
    monkeypatch.setattr(exchanging, "ASKED_S", SOON_S)
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    desk, window = Desk(store, lanes[0], lanes[1], News(), clock=running.clock), MainWindow(now=running.clock)
    with net_before(running.address) as net:
        there = Central(net.address, enrolled.epoch, enrolled.device, enrolled.key)
        exchange = Exchange(
            desk, window, there, lanes[2], contacted=lambda _at: None, heard=lambda _heard: None
        )
        exchange._wire._answer_s = AN_HOUR_S
        opened = desk.write(
            people.open_citizen, first_name="Åse", last_name="Holm", no_cpr_reason="Ventes", seen=Seen()
        )
        exchange.begin_round()
        one = Field(desk, exchange, opened[0].stream, net)
        _settles(qtbot, one)
        yield one
        net.shut()
        exchange.stop()
        one._cut()
        desk.close()
        lanes[2].close()
    lanes[0].wait_for(store.close)
    window.deleteLater()


def _settles(qtbot: QtBot, field: Field) -> None:
    of = field.exchange
    qtbot.waitUntil(lambda: not (of._running or of._again or of._is_moving) and field.waits() == 0)
    of._timer.start(FAR_MS)


def _stands(qtbot: QtBot, field: Field, words: bytes = PUSH) -> None:
    """Write a note whose receipt never comes, or bring a file of which no piece is answered."""
    field.net.holds = words
    if words == PUSH:
        field.write("Ringede om timerne")
    else:
        attach(field.desk, field.stream)
    field.exchange.begin_round()
    qtbot.waitUntil(field.net.went_by.is_set)
    field.net.holds = None


def _notes(of: stage.Central) -> list[tuple[int, ...]]:
    return of.all("select count(*), count(distinct dseq) from change where kind = 'note'")


@pytest.mark.parametrize("reason", ["net_changed", "send_now"])
def test_a_round_in_a_net_that_is_gone_ends_and_the_next_one_brings_its_receipt(
    field: Field,
    running: stage.Central,  # noqa: F811
    qtbot: QtBot,
    reason: str,
) -> None:
    """The service has the note: it goes again under its number, and stands there once."""
    _stands(qtbot, field)

    getattr(field.exchange, reason)()

    _settles(qtbot, field)
    assert (field.cuts, _notes(running)) == (1, [(1, 1)])
    assert field.missed == [], "what we ended ourselves says nothing of the service"


def test_of_the_test_without_a_reason_a_dead_round_stands(field: Field, qtbot: QtBot) -> None:
    _stands(qtbot, field)

    qtbot.wait(2_000)

    assert (field.exchange._running, field.cuts) == (True, 0)


def test_a_file_in_a_net_that_is_gone_holds_up_neither_words_nor_itself(
    field: Field,
    running: stage.Central,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulse, "UNSEEN", 2 * pulse.PIECE)
    _stands(qtbot, field, PIECE)
    field.write("Mødte op")

    field.exchange.net_changed()

    qtbot.waitUntil(lambda: whole(running) == 1)
    _settles(qtbot, field)
    assert (field.cuts, _notes(running)) == (1, [(1, 1)])


def test_who_asks_for_something_does_not_wait_behind_a_dead_round(field: Field, qtbot: QtBot) -> None:
    said: list[str] = []
    _stands(qtbot, field)

    field.exchange.ask_team(lambda _: said.append("told"), lambda refusal: said.append(str(refusal)))

    qtbot.waitUntil(lambda: len(said) == 1)
    assert field.cuts == 1
    assert said != [NO_ANSWER]


def test_where_nobody_can_be_reached_at_all_it_is_ended_as_well_and_the_person_hears_of_that(
    field: Field, qtbot: QtBot
) -> None:
    _stands(qtbot, field)
    field.net.shut()

    field.exchange.net_changed()

    qtbot.waitUntil(lambda: bool(field.missed))
    assert (field.cuts, field.waits()) == (1, 1)


def test_where_the_service_is_slow_on_any_line_the_round_stands_until_it_answers_elsewhere(
    field: Field, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Wire] = []
    ask = field.exchange._dead_line._elsewhere

    def counted() -> Wire:
        asked.append(ask())
        return asked[-1]

    monkeypatch.setattr(field.exchange._dead_line, "_elsewhere", counted)
    _stands(qtbot, field)
    field.net.new = SWALLOWED

    field.exchange.net_changed()

    qtbot.waitUntil(lambda: len(asked) >= 2)
    assert (field.exchange._running, field.cuts) == (True, 0)
    field.net.new = "carried"
    _settles(qtbot, field)
    assert field.cuts == 1


@pytest.mark.parametrize("system_says", [True, False])
def test_a_slow_round_that_lives_is_never_ended(
    field: Field, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, system_says: bool
) -> None:
    """64 kbit/s, a note that takes three seconds, and a net that is said to be another one all the while."""
    if system_says:
        monkeypatch.setattr(pulse, "UNSEEN", 0)
    else:
        monkeypatch.setattr(pulse, "_arrived", lambda _: b"")
    field.net.bytes_a_second = THIN
    field.exchange._wire.renew()
    field.write(os.urandom(20_000).hex())
    field.exchange.begin_round()
    qtbot.waitUntil(lambda: field.exchange._wire.pulse.feel() is not None)

    while field.waits() and not field.cuts:
        field.exchange._dead_line.suspect()
        qtbot.wait(1_200)

    assert field.cuts == 0


def test_nothing_is_watched_where_nothing_is_under_way(field: Field) -> None:
    field.exchange.net_changed()

    assert not field.exchange._dead_line._timer.isActive()


def test_the_next_question_is_left_alone_where_the_one_in_doubt_was_answered(
    field: Field, qtbot: QtBot
) -> None:
    watch, beats = field.exchange._dead_line, field.exchange._wire.pulse
    beats.begin(b"", {})
    watch.suspect()
    was = watch._timer.isActive()
    beats.end()
    beats.begin(b"", {})

    qtbot.waitUntil(lambda: not watch._timer.isActive())

    assert (was, field.cuts) == (True, 0)
    beats.end()
