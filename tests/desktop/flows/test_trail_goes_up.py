"""The trail of a desk reaches a real service with the exchange's own rounds, signed and whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.trail import Noted
from desktop.flows.exchange import Central as There
from desktop.flows.exchange import Exchange
from desktop.witness import Witness
from sync.service import audit
from tests.desktop.flows.conftest import House
from tests.storage import shelf
from tests.sync.stage import Central, Clock, central


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central", Clock(shelf.NOW)) as one:
        yield one


def test_what_a_person_did_stands_at_the_service_after_a_round(
    qtbot: QtBot, house: House, running: Central
) -> None:
    desk = house.stage.desk
    enrolled = running.enrol(running.add_user("MEHA"))
    with running.ledger.writing() as connection:
        connection.execute("update device set id = ? where id = ?", (desk.store.device, enrolled.device))
    witness = Witness(desk.store, enrolled.key)
    desk.store_lane.wait_for(witness.begin)
    desk.enter(Noted("export", (house.citizen,), "plan"))
    there = There(running.address, enrolled.epoch, desk.store.device, enrolled.key)
    exchange = Exchange(
        desk,
        house.window,
        there,
        house.stage.lane("network"),
        contacted=lambda _at: None,
        heard=lambda _heard: None,
    )

    exchange.start()

    qtbot.waitUntil(lambda: ("export",) in running.all("select action from trail_entry"), timeout=20_000)
    exchange.stop()
    with running.ledger.reading() as connection:
        assert audit.verify(connection) == ()
    assert desk.store_lane.wait_for(lambda: desk.store.trail.faults(witness.holds)) == ()
