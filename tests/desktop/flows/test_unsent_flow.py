"""Gem på USB: offered whenever something waits, sealed where the person points, and nothing is ticked off."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.flows import unsent
from desktop.ui.screens.sync_room import SyncScreen
from storage import device_key
from storage.contacts import Contact
from storage.reads import sync as sync_reads
from sync.enrol import Enrolled
from sync.protocol_stick import read
from tests.desktop.flows.conftest import House
from tests.storage import shelf
from tests.sync import stage
from tests.sync.stage import Clock


@pytest.fixture
def enrolled(tmp_path: Path) -> Iterator[Enrolled]:
    with stage.central(tmp_path / "central", Clock()) as running:
        yield running.enrol(running.add_user("METT"))


@pytest.fixture
def room(house: House, enrolled: Enrolled, qtbot: QtBot) -> SyncScreen:
    """The room behind the chip of a computer that knows its service, and cannot reach it."""
    store, known = house.stage.desk.store, enrolled.service

    def hear() -> None:
        device_key.keep(store.folder, enrolled.key.raw)
        store.contacts.hear(Contact(enrolled.address, enrolled.epoch, known.sign, known.seal), shelf.NOW)
        store.ledger.remember(sync_reads.OFFLINE_SINCE, shelf.AT)

    house.stage.desk.store_lane.wait_for(hear)
    house.rooms.open_sync()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, SyncScreen)
    qtbot.waitUntil(screen.out.stick.isVisible)
    return screen


def exported(house: House) -> list[tuple[str, list[str]]]:
    """What the trail says that left, with its cases."""
    rows = house.stage.desk.store_lane.wait_for(
        lambda: house.stage.desk.store.own_reader().rows(
            "select what, objects from audit where action = 'export'"
        )
    )
    return [(what, json.loads(cases)) for what, cases in rows]


def test_what_waits_lies_sealed_on_the_stick_stands_in_the_trail_and_waits_on(
    house: House, room: SyncScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "a.ffu"
    store = house.stage.desk.store
    waiting = house.stage.desk.store_lane.wait_for(
        lambda: sorted({one.change.stream for one in store.ledger.waiting(-1)})
    )
    monkeypatch.setattr(unsent, "chosen_file", lambda *_, **__: to)

    room.out.stick.click()
    qtbot.waitUntil(lambda: house.window._banner_says is not None)

    head, content = read(to.read_bytes())
    assert (head.dev, b"Testberg" in content) == (house.stage.desk.store.device, False)
    assert exported(house) == [(unsent.WHAT, waiting)]
    assert room.out.stick.isVisible(), "it waits still"


def test_a_place_that_takes_no_file_is_said_and_nothing_is_lost(
    house: House, room: SyncScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "chosen_file", lambda *_, **__: tmp_path / "gone" / "a.ffu")

    room.out.stick.click()
    qtbot.waitUntil(lambda: bool(house.stage.refused))

    assert "stadig gemt" in str(house.stage.refused[-1])
    assert exported(house) == [], "the trail says no export that did not happen"
    assert house.window._banner_says is None


def test_it_is_offered_while_something_waits_and_no_longer_whether_or_not_a_round_failed(
    house: House, room: SyncScreen, qtbot: QtBot
) -> None:
    store, news = house.stage.desk.store, house.stage.desk.news

    def receipted() -> None:
        own = [one.dot.number for one in store.ledger.waiting(-1)]
        store.ledger.acknowledge({number: 5000 + number for number in own}, {}, shelf.AT)

    house.stage.desk.store_lane.wait_for(lambda: store.ledger.remember(sync_reads.OFFLINE_SINCE, ""))
    news.tell(frozenset({"waiting"}))
    qtbot.waitUntil(lambda: room._room is not None and room._room.offline_since is None)
    offered = room.out.stick.isVisible()
    house.stage.desk.store_lane.wait_for(receipted)
    news.tell(frozenset({"waiting"}))

    qtbot.waitUntil(lambda: not room.out.stick.isVisible())
    assert offered
