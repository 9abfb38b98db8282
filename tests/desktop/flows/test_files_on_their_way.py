"""Files go after the words: a round that comes through moves them, a piece at a time, and a note goes between."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import journal, people
from casework.attachments import attach_file
from casework.changes import Seen
from casework.errors import Unreachable
from desktop.desk import Desk
from desktop.flows.exchange import Central, Exchange
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.window import MainWindow
from sync.protocol_files import PIECE
from sync.service import floor
from sync.wire import Wire
from sync.words import TOO_OLD
from tests.sync import stage
from tests.sync.recovering import store_of
from tests.sync.stage import Clock

BIG = os.urandom(8 * PIECE)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[stage.Central]:
    with stage.central(tmp_path / "central", Clock()) as one:
        yield one


@pytest.fixture
def session(
    running: stage.Central, tmp_path: Path, qapp: QApplication, lanes: list[Lane]
) -> Iterator[tuple[Desk, Exchange, str]]:
    """A desk with a citizen of its own, and the exchange that serves it."""
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    desk, window = Desk(store, lanes[0], lanes[1], News(), clock=running.clock), MainWindow(now=running.clock)
    there = Central(enrolled.address, enrolled.epoch, enrolled.device, enrolled.key)
    exchange = Exchange(desk, window, there, lanes[2], contacted=lambda _at: None, heard=lambda _heard: None)
    opened = desk.write(
        people.open_citizen, first_name="Åse", last_name="Holm", no_cpr_reason="Ventes", seen=Seen()
    )
    yield desk, exchange, opened[0].stream
    exchange.stop()
    desk.close()
    lanes[2].close()
    lanes[0].wait_for(store.close)
    window.deleteLater()


def attach(desk: Desk, stream: str) -> None:
    desk.attach(attach_file, stream, BIG, seen=Seen(), name="a.bin", what="Optagelse")


def whole(running: stage.Central) -> int:
    return int(running.all("select count(*) from file where whole is not null")[0][0])


def notes(running: stage.Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_a_file_goes_when_a_round_has_come_through(
    qtbot: QtBot, running: stage.Central, session: tuple[Desk, Exchange, str]
) -> None:
    desk, exchange, stream = session
    attach(desk, stream)

    exchange.begin_round()

    qtbot.waitUntil(lambda: whole(running) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not exchange._is_moving)


def test_a_version_that_may_not_pull_sends_words_and_files_all_the_same_and_the_person_is_told_to_update(
    qtbot: QtBot,
    running: stage.Central,
    session: tuple[Desk, Exchange, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, exchange, stream = session
    attach(desk, stream)
    monkeypatch.setattr(floor, "MIN_PULL", 2)

    exchange.begin_round()

    qtbot.waitUntil(lambda: whole(running) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not exchange._is_moving)
    assert exchange._missing == TOO_OLD


def test_the_test_itself_notices_files_that_wait_for_a_round_that_never_comes_through(
    qtbot: QtBot,
    running: stage.Central,
    session: tuple[Desk, Exchange, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, exchange, stream = session
    attach(desk, stream)
    monkeypatch.setattr(floor, "MIN_PULL", 2)
    monkeypatch.setattr(exchange, "_move_files", lambda: None)

    exchange.begin_round()

    qtbot.waitUntil(lambda: exchange._missing == TOO_OLD, timeout=20_000)
    assert (whole(running), notes_of(running) > 0) == (0, True)


def test_a_file_for_the_office_stays_until_the_person_says_so_and_the_chip_hears_of_both(
    qtbot: QtBot, running: stage.Central, session: tuple[Desk, Exchange, str]
) -> None:
    desk, exchange, stream = session
    heard: list[frozenset[str]] = []
    desk.attach(attach_file, stream, BIG, seen=Seen(), name="a.bin", what="Optagelse", at_office=True)
    exchange.begin_round()
    qtbot.waitUntil(lambda: notes_of(running) > 0 and not exchange._running and not exchange._is_moving)
    qtbot.waitUntil(lambda: not exchange._window.rail.sync.accessibleName().startswith("Sender"))
    before, chip = whole(running), exchange._window.rail.sync.accessibleName()
    desk.news.changed.connect(heard.append)
    desk.send_files(exchange.send_now)

    qtbot.waitUntil(lambda: whole(running) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: any("files" in stale for stale in heard))
    assert (before, chip) == (0, "1 fil venter, til du er på kontoret")
    qtbot.waitUntil(lambda: exchange._window.rail.sync.accessibleName().startswith("Alt er kvitteret"))


def test_a_note_that_is_written_while_a_file_goes_is_sent_before_the_file_is_whole(
    qtbot: QtBot,
    running: stage.Central,
    session: tuple[Desk, Exchange, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, exchange, stream = session
    attach(desk, stream)
    exchange.begin_round()
    seen: list[int] = []
    real = Wire.put_piece

    def put(wire: Wire, *about: Any, **more: Any) -> Any:
        seen.append(notes(running))
        answer = real(wire, *about, **more)
        if len(seen) == 1:
            exchange._lane.tell(lambda: write_and_send(desk, exchange, stream))
        return answer

    monkeypatch.setattr(Wire, "put_piece", put)
    qtbot.waitUntil(lambda: whole(running) == 1, timeout=30_000)

    assert (seen[0], seen[-1]) == (0, 1)


def write_and_send(desk: Desk, exchange: Exchange, stream: str) -> None:
    """Save a note and send it, as a person does who presses the chip."""
    desk.write(
        journal.write_note, stream, text="Han ringede.", seen=Seen(), then=lambda _: exchange.begin_round()
    )


def test_a_line_that_breaks_under_a_file_is_no_alarm_and_the_next_round_goes_on(
    qtbot: QtBot,
    running: stage.Central,
    session: tuple[Desk, Exchange, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_line(*_: object, **__: object) -> None:
        raise Unreachable("Ingen forbindelse.")

    desk, exchange, stream = session
    attach(desk, stream)
    with monkeypatch.context() as broken:
        broken.setattr(Wire, "put_piece", no_line)
        exchange.begin_round()
        qtbot.waitUntil(lambda: notes_of(running) > 0 and not exchange._running and not exchange._is_moving)
        misses = exchange._rounds.misses

    exchange.begin_round()

    qtbot.waitUntil(lambda: whole(running) == 1, timeout=20_000)
    assert misses == 0


def notes_of(running: stage.Central) -> int:
    return int(running.all("select count(*) from change where kind = 'attachment'")[0][0])
