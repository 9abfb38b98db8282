"""The trail of a desk reaches a real service with the exchange's own rounds, signed and whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.trail import Noted
from desktop.flows.exchange import Central as There
from desktop.flows.exchange import Exchange
from desktop.witness import Witness
from storage import sealing
from storage.contacts import Contact
from sync.service import audit
from sync.service.registry import User
from sync.words import TurnedAway
from tests.desktop.flows.conftest import House
from tests.storage import shelf
from tests.sync.stage import Central, Clock, central, new_id


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central", Clock(shelf.NOW)) as one:
        yield one


@pytest.fixture
def exchange(house: House, running: Central) -> Iterator[Exchange]:
    """The exchange of the house with a service that knows its computer."""
    desk = house.stage.desk
    enrolled = running.enrol(running.add_user("MEHA"))
    with running.ledger.writing() as connection:
        connection.execute("update device set id = ? where id = ?", (desk.store.device, enrolled.device))
    desk.store_lane.wait_for(Witness(desk.store, enrolled.key).begin)
    there = There(running.address, enrolled.epoch, desk.store.device, enrolled.key)
    one = Exchange(
        desk,
        house.window,
        there,
        house.stage.lane("network"),
        contacted=lambda _at: None,
        heard=lambda _heard: None,
    )
    yield one
    one.stop()


def test_what_a_person_did_stands_at_the_service_after_a_round(
    qtbot: QtBot, house: House, running: Central, exchange: Exchange
) -> None:
    house.stage.desk.enter(Noted("export", (house.citizen,), "plan"))

    exchange.start()

    qtbot.waitUntil(lambda: ("export",) in running.all("select action from trail_entry"), timeout=20_000)
    with running.ledger.reading() as connection:
        assert audit.verify(connection) == ()
    assert house.stage.desk.store_lane.wait_for(house.stage.desk.store.trail.faults) == ()


def test_a_service_with_other_keys_than_the_pinned_ones_is_told_nothing_and_believed_in_nothing(
    qtbot: QtBot, house: House, running: Central, exchange: Exchange
) -> None:
    desk = house.stage.desk
    _, public = sealing.pair()
    pinned = Contact(running.address, exchange._client.rewind.epoch, bytes(range(32)), public)
    desk.store_lane.wait_for(lambda: desk.store.contacts.hear(pinned, shelf.NOW))
    desk.enter(Noted("export", (house.citizen,), "plan"))

    exchange.start()

    qtbot.waitUntil(lambda: exchange._wire.heard is not None and not exchange._running, timeout=20_000)
    heard = exchange._wire.heard
    assert heard is not None
    assert (heard.lease, heard.order, heard.keys) == ("", "", None)
    assert running.all("select action from trail_entry") == []


def test_a_citizen_who_is_handed_over_leaves_an_entry_and_nothing_else(
    qtbot: QtBot, house: House, running: Central, exchange: Exchange
) -> None:
    stream, store = new_id(), house.stage.desk.store
    ((user,),) = running.all("select id from user")
    mette = User(user, "MEHA", "Navn MEHA", "Sagsbehandler")
    running.grant(mette, stream)
    exchange.start()

    def here() -> set[str]:
        return {one.stream for one in house.stage.desk.store_lane.wait_for(store.ledger.scope)}

    qtbot.waitUntil(lambda: stream in here(), timeout=20_000)

    running.revoke(mette, stream, to="Jonas Krogh")
    exchange.send_now()

    entry = ("delete", f'["{stream}"]', "handed-over", "")
    qtbot.waitUntil(lambda: entry in house.stage.entered(), timeout=20_000)
    assert stream not in here()


def test_what_only_a_person_can_mend_is_told_in_the_first_round(house: House, exchange: Exchange) -> None:
    refused = TurnedAway("device_revoked", "user")

    exchange._missed(refused)

    assert exchange._missing == str(refused)


def test_what_mends_itself_is_not_told_in_the_first_round(house: House, exchange: Exchange) -> None:
    exchange._missed(TurnedAway("bug", "after"))

    assert exchange._missing == ""
