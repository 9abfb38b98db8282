"""Ny borger from the page to the service: opened without a network, receipted, and met by a colleague's same number."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop.desk import Desk
from desktop.flows.new_citizen import NewCitizenFlow
from desktop.flows.rooms import Rooms
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.new_citizen import NewCitizenScreen
from desktop.ui.window import MainWindow
from storage import vault
from storage.reads import citizen as pages
from storage.reads import citizens, desks, new_citizen
from storage.reads.sync import room
from sync.service import doctor, importing, registry, twins
from tests.casework.export import small
from tests.desktop.core.desk_stage import Stage
from tests.desktop.flows.conftest import _no_settings
from tests.patience import heard
from tests.storage.shelf import CHEAP, PASSPHRASE, TODAY
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, office
from tests.sync.wrong_case import rounds

NUMBER = "7103829999"
WHO = {"first_name": "Nora", "last_name": "Nystad", "cpr": NUMBER}


@contextmanager
def two_caseworkers(folder: Path) -> Iterator[tuple[Office, Laptop, Laptop]]:
    """Mette and Jonas as an import says who they are, each with a computer that has had contact once."""
    people = [(name, f"Navn {name}", "Sagsbehandler", "Team A", "", "98451001") for name in ("MEHA", "JOKR")]
    with office(folder) as (central, _):
        running = central.running
        importing.take(running.ledger, small(medarbejdere=people, borgere=[]), now=running.clock(), dry=False)
        with running.ledger.reading() as connection:
            rows = connection.execute(
                "select id, initials, name, role from user order by initials"
            ).fetchall()
        users = {row[1]: registry.User(*row) for row in rows}
        mette, jonas = (Laptop(running, users[name], folder / name) for name in ("MEHA", "JOKR"))
        central.laptops += [mette, jonas]
        rounds(mette, jonas)
        yield central, mette, jonas
        for one in (mette, jonas):
            one.store.close()


@contextmanager
def at(one: Laptop, qapp: QApplication) -> Iterator[Rooms]:
    """Sit at a computer that has no network; what is written in it lies in its store afterwards."""
    if not is_dressed(qapp):
        dress(qapp)
    one.lock()
    refused, crashed = list[FodfaesteError](), list[BaseException]()
    lanes = [Lane(name, refused=refused.append, crashed=crashed.append) for name in ("store", "reader")]
    now = one.running.clock
    store = lanes[0].wait_for(lambda: vault.unlock(one.folder, PASSPHRASE, now=now(), floor=CHEAP))
    stage = Stage(Desk(store, lanes[0], lanes[1], News(), clock=now), lanes, refused, crashed)
    window = MainWindow(now=lambda: now().astimezone(COPENHAGEN))
    rooms = Rooms(
        stage.desk,
        window,
        stage.lane("paper"),
        municipality="Nordbyen Kommune",
        now=lambda: now().astimezone(COPENHAGEN),
        send_now=lambda: None,
        settings=_no_settings,
    )
    window.show()
    try:
        yield rooms
    finally:
        stage.close()
        heard()
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        one.unlock()
    assert stage.refused == []


def open_case(qtbot: QtBot, rooms: Rooms, **more: str) -> tuple[str, str]:
    """Open the citizen on the page; return the case, and what the head of it says of the service."""
    window = rooms.window
    qtbot.waitUntil(lambda: desks.NEW_CITIZEN in window.desks)
    window._go("new_citizen")
    screen = window.stack.currentWidget()
    assert isinstance(screen, NewCitizenScreen)
    screen.form.fill(WHO | more)
    screen.form.send()
    case = seen(qtbot, rooms)
    assert case._page is not None
    return case._page.id, case.head._only_here.text()


def seen(qtbot: QtBot, rooms: Rooms) -> CitizenScreen:
    """Wait for the page of a case."""
    stack = rooms.window.stack

    def stands() -> bool:
        screen = stack.currentWidget()
        return isinstance(screen, CitizenScreen) and screen._page is not None

    qtbot.waitUntil(stands)
    screen = stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    return screen


def head_and_twin(qtbot: QtBot, rooms: Rooms, case: str) -> tuple[str, str]:
    """Return what the page says of the service, and of the citizen's other cases."""
    rooms.open_citizen(case)
    screen = seen(qtbot, rooms)
    qtbot.waitUntil(lambda: bool(screen.same._said()))
    return screen.head._only_here.text(), screen.same._banner._text.said


def waits(one: Laptop) -> list[bool]:
    return [row.unsent for row in citizens.citizens(one.store.own_reader(), TODAY)]


def only_here(one: Laptop, case: str) -> bool:
    page = pages.page(one.store.own_reader(), case, TODAY)
    assert page is not None
    return page.only_here


def test_opened_without_a_network_receipted_by_the_round_and_met_by_a_colleagues_same_number(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with two_caseworkers(tmp_path) as (central, mette, jonas):
        with at(mette, qapp) as rooms:
            hers, said = open_case(qtbot, rooms, protected="yes")
        offline = waits(mette), only_here(mette, hers)
        with at(jonas, qapp) as rooms:
            his, _ = open_case(qtbot, rooms)  # he cannot know of hers
        rounds(mette, jonas, mette)

        assert said == "Ikke kvitteret endnu"
        assert offline == ([True], True)
        assert hers != his
        assert (waits(mette), waits(jonas)) == ([False], [False])
        assert (only_here(mette, hers), only_here(jonas, his)) == (False, False)
        for one, case in ((mette, hers), (jonas, his)):
            with at(one, qapp) as rooms:
                head, twin = head_and_twin(qtbot, rooms, case)
            assert head == ""
            assert "Centralen har en sag mere med samme CPR-nummer" in twin
            assert room(one.store.own_reader()).held == ()
        assert doctor.faults(central.running.ledger) == []
        with central.running.ledger.reading() as connection:
            assert twins.found(connection) == [(min(hers, his), max(hers, his))]


def test_a_number_that_came_with_the_round_leads_to_its_case(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with two_caseworkers(tmp_path) as (central, mette, jonas):
        with at(jonas, qapp) as rooms:
            his, _ = open_case(qtbot, rooms)
        rounds(jonas)
        central.grant(mette, his)
        rounds(mette)

        with at(mette, qapp) as rooms:
            qtbot.waitUntil(lambda: desks.NEW_CITIZEN in rooms.window.desks)
            rooms.open_new_citizen()
            flow = rooms._passing
            assert isinstance(flow, NewCitizenFlow)
            qtbot.waitUntil(lambda: flow._is_looked_for)
            flow.screen.form.fill(WHO)
            flow.screen.form.typed.emit()
            qtbot.waitUntil(lambda: flow.screen._known is not None)
            flow.screen._to_case.click()
            led = seen(qtbot, rooms)._page
            assert led is not None
            assert led.id == his


def test_a_page_that_calls_an_unsent_case_receipted_is_noticed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_citizen, "is_only_here", lambda _reader, _stream: False)

    with pytest.raises(AssertionError):
        test_opened_without_a_network_receipted_by_the_round_and_met_by_a_colleagues_same_number(
            qtbot, qapp, tmp_path
        )
