"""A first day by a link, on a real service: one press from the link to the words, and no service but the one named."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from casework import link
from casework.link import Link
from sync.proofs import encoded
from sync.protocol_away import keys_mark
from sync.service import identity
from tests.desktop.flows.test_first_day_broken_off import (  # noqa: F401 - fixtures
    Starts,
    ring,
    running,
    start,
)
from tests.desktop.screens.listening import press, words
from tests.sync.stage import Central


def _brought(of: Central) -> Link:
    with of.ledger.reading() as connection:
        keys = identity.read(connection, of.ledger.keys).told()
    return Link(of.address, of.code(of.add_user("MEHA")), keys_mark(keys))


def test_it_leads_to_the_words_and_the_store_knows_the_service(
    start: Starts,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
) -> None:
    flow = start.again()
    assert flow.window.take_link(link.written(_brought(running)))

    press(flow.window, "Videre")

    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)
    assert flow._enrolled is not None
    with running.ledger.reading() as connection:
        own = identity.read(connection, running.ledger.keys).told()
    assert encoded(flow._enrolled.service.sign) == own.sign


def test_a_first_day_that_was_broken_off_elsewhere_does_not_lead_the_link_astray(
    start: Starts,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
) -> None:
    """The address that was typed then is offered again, except to whom a link brought another."""
    first = start.again()
    first.window.code_given.emit("https://127.0.0.1:1", "0000-0000")
    qtbot.waitUntil(lambda: "Der kom intet svar" in words(first.window), timeout=20_000)
    flow = start.again()
    assert flow.window.take_link(link.written(_brought(running)))
    qtbot.waitUntil(lambda: flow._attempt.device == first._attempt.device, timeout=20_000)

    assert flow.window._code.address.text() == running.address
    press(flow.window, "Videre")
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)


def test_a_service_with_other_keys_is_said_and_the_step_stays(
    start: Starts,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
) -> None:
    flow = start.again()
    assert flow.window.take_link(link.written(replace(_brought(running), keys="0" * 32)))

    press(flow.window, "Videre")

    qtbot.waitUntil(lambda: "andre nøgler end den, linket er lavet af" in words(flow.window), timeout=20_000)
    assert flow.window.step == "code"
    assert flow._enrolled is None


@pytest.mark.parametrize("is_held", [True, False])
def test_of_the_test_a_flow_that_hands_no_keys_on_is_noticed(
    start: Starts,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
    *,
    is_held: bool,
) -> None:
    flow = start.again()
    assert flow.window.take_link(link.written(replace(_brought(running), keys="0" * 32)))
    if not is_held:
        flow.window._code._link = None

    press(flow.window, "Videre")

    qtbot.waitUntil(
        lambda: flow.window.step == "words" or "andre nøgler" in words(flow.window), timeout=20_000
    )
    assert (flow.window.step == "code") == is_held
