"""A case is handed over while somebody types in it: every letter goes along, and the person is told where."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.unfinished import TITLE
from desktop import entry
from desktop.desk import Desk
from desktop.flows.citizen import CitizenFlow
from desktop.flows.exchange import Exchange
from desktop.flows.visit import VisitFlow
from desktop.session import Session
from storage.reads.timeline import timeline
from storage.typed_on import TypedOn
from sync.service import grants, handing
from sync.service.log import Log
from tests.desktop.core.test_new_service_keys import house
from tests.desktop.screens.listening import words
from tests.storage.keyrings import none, using
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central

LONG = 20_000


class Two:
    """Mette's computer, locked, with a case of hers; and her colleague Jonas'."""

    def __init__(self, running: Central, hers: Laptop, his: Laptop) -> None:
        self.running, self.hers, self.his = running, hers, his

    def transfer(self) -> None:
        with self.running.ledger.writing() as connection:
            log = Log(connection)
            act = grants.Act("leder", "orlov", self.running.clock().isoformat())
            handing.transfer(log, self.hers.user.id, self.his.user.id, [self.hers.stream], act=act)
            log.finish()

    def read(self) -> list[str]:
        """Return what Jonas reads of what she had typed."""
        self.his.round()
        entries = timeline(self.his.store.own_reader(), self.hers.stream)
        return [entry.text for entry in entries if entry.head == TITLE]


@pytest.fixture
def two(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Two]:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    monkeypatch.setattr(entry, "now", running.clock)
    with (
        laptop(running, "MEHA", tmp_path / "stores" / "hers") as hers,
        laptop(running, "JOKR", tmp_path / "his") as his,
        using(none()),
    ):
        hers.open_citizen()
        hers.round()
        hers.lock()
        yield Two(running, hers, his)


def type_note(qtbot: QtBot, session: Session, two: Two, text: str) -> None:
    """Open the case, and write a note letter by letter."""
    session.rooms.open_citizen(two.hers.stream, note=True)
    flow = session.rooms._passing
    assert isinstance(flow, CitizenFlow)
    editor = flow.screen.note
    qtbot.waitUntil(lambda: editor.isVisible() and "Søren Ågård" in words(session.window), timeout=LONG)
    QTest.keyClicks(editor.text.area, text)
    flow.screen._pause.stop()  # the pause at which a draft is kept has not come
    assert flow.screen.contents()["text"] == text


def sent(session: Session) -> None:
    assert session.exchange is not None
    session.exchange.send_now()


def drafts_and_rows(session: Session, two: Two) -> tuple[int, int]:
    store = session.desk.store
    return session.desk.store_lane.wait_for(
        lambda: (
            len(store.drafts.all()),
            store.own_reader().rows("select count(*) from log where stream = ?", two.hers.stream)[0][0],
        )
    )


def test_the_last_letter_goes_along_and_the_person_is_told_where_the_case_and_the_words_are(
    qtbot: QtBot, qapp: QApplication, two: Two
) -> None:
    with house(qapp, qtbot, two.hers) as session:
        assert session.exchange is not None
        assert (
            session.exchange.keep_now == session.rooms.keep_drafts
        )  # and nothing that is no draft is forgotten
        type_note(qtbot, session, two, "Zahra ringede, og")
        two.transfer()
        sent(session)

        qtbot.waitUntil(lambda: session.rooms.here == ("citizens",), timeout=LONG)
        said = words(session.window)
        qtbot.waitUntil(lambda: drafts_and_rows(session, two) == (0, 0), timeout=LONG)
        session.rooms.open_sync()
        qtbot.waitUntil(lambda: "Din kladde fulgte med som notat." in words(session.window), timeout=LONG)
        room = words(session.window)

    assert two.read() == ["Zahra ringede, og"]
    assert "Det, du havde skrevet, følger med som kladde." in said
    assert "S.Å. er flyttet til Navn JOKR" in room


def test_a_visit_that_is_being_told_closes_and_its_words_go_along(
    qtbot: QtBot, qapp: QApplication, two: Two
) -> None:
    with house(qapp, qtbot, two.hers) as session:
        session.rooms.open_visit("", two.hers.stream)
        qtbot.waitUntil(lambda: isinstance(session.rooms._passing, VisitFlow), timeout=LONG)
        flow = session.rooms._passing
        assert isinstance(flow, VisitFlow)
        qtbot.waitUntil(lambda: flow._page is not None, timeout=LONG)
        flow.screen.show_draft({"outcome": "met", "nature": "fact", "text": "Hun lukkede op"})
        flow.keep_now()
        two.transfer()
        sent(session)

        qtbot.waitUntil(lambda: session.rooms.here == ("today",), timeout=LONG)
        qtbot.waitUntil(lambda: drafts_and_rows(session, two) == (0, 0), timeout=LONG)

    assert two.read() == ["Hun lukkede op\nudfald: Mødt"]


def test_a_lock_while_the_round_asks_for_what_is_typed_waits_for_nobody_and_loses_no_word(
    qtbot: QtBot, qapp: QApplication, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    keep = Exchange._keep_typed

    def asks(exchange: Exchange) -> None:
        asked.set()
        keep(exchange)

    monkeypatch.setattr(Exchange, "_keep_typed", asks)
    with house(qapp, qtbot, two.hers) as session:
        exchange = session.exchange
        assert exchange is not None
        type_note(qtbot, session, two, "Zahra ringede, og")
        qtbot.waitUntil(lambda: not exchange._running, timeout=LONG)
        two.transfer()
        exchange.begin_round()  # from here on the main thread hears nothing until it locks
        assert asked.wait(LONG / 1000), "the round never asked"

    monkeypatch.undo()
    two.hers.unlock()
    two.hers.round()
    assert two.read() == ["Zahra ringede, og"]


def closed_without_keeping(patch: pytest.MonkeyPatch) -> None:
    """Nobody asks the open form before the case leaves, nor takes what it still holds when it closes."""
    patch.setattr(Exchange, "_keep_typed", lambda _exchange: None)
    patch.setattr(Desk, "_goes_along", lambda *_: False)


def dropped_silently(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TypedOn, "hand_on", lambda *_: False)
    patch.setattr(TypedOn, "take", lambda *_: False)


@pytest.mark.parametrize("mutant", [closed_without_keeping, dropped_silently])
def test_of_the_test_words_that_go_silently_are_noticed(
    qtbot: QtBot, qapp: QApplication, two: Two, monkeypatch: pytest.MonkeyPatch, mutant: Callable[[Any], None]
) -> None:
    mutant(monkeypatch)
    with house(qapp, qtbot, two.hers) as session:
        type_note(qtbot, session, two, "Zahra ringede, og")
        two.transfer()
        sent(session)
        qtbot.waitUntil(lambda: session.rooms.here == ("citizens",), timeout=LONG)

    assert two.read() != ["Zahra ringede, og"]
