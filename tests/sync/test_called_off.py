"""What is called off is the filling and the long feed: contact is asked for, and who leaves is heard."""

import json
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from casework.clock import instant
from casework.errors import Unreachable
from sync import client
from sync.client import Client
from sync.covers import FACT, GLASS
from tests.sync.stage import NOW, Central, Device, device, new_id
from tests.sync.trail_stage import a_desk


def off(his: Device) -> None:
    his.client.send_waiting(his.heard.append, lambda: False)


def off_where_nobody_answers(his: Device) -> None:
    """Move the line to a port that is taken and that nobody listens at."""
    with socket.socket() as shut:
        shut.bind(("127.0.0.1", 0))
        his.wire.move(f"http://127.0.0.1:{shut.getsockname()[1]}")
        with pytest.raises(Unreachable):
            off(his)


def test_with_nothing_to_send_a_dead_line_is_no_contact(running: Central) -> None:
    user, stream = running.add_user("JOKR"), new_id()
    running.grant(user, stream)
    with device(running, user) as his:
        his.round()
        off_where_nobody_answers(his)


def test_of_the_test_a_round_that_asks_nothing_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client, "_look_in", lambda *_: None)

    with pytest.raises(pytest.fail.Exception):
        test_with_nothing_to_send_a_dead_line_is_no_contact(running)


def test_before_the_first_page_the_service_is_asked_and_the_log_is_not_begun(running: Central) -> None:
    user, stream = running.add_user("JOKR"), new_id()
    running.grant(user, stream)
    with device(running, user) as his:
        off(his)

        assert his.wire.heard is not None
        assert his.ledger.cursor() is None
        his.round()
        assert [(one.stream, one.done) for one in his.ledger.scope()] == [(stream, True)]


def test_who_was_handed_over_leaves_and_it_is_said(running: Central) -> None:
    user, stream = running.add_user("JOKR"), new_id()
    running.grant(user, stream)
    with device(running, user) as his:
        his.round()
        running.revoke(user, stream)

        off(his)

        assert not his.ledger.scope()
        assert running.all("select stream from dropped") == [(stream,)]


def test_an_hour_that_is_over_ends_without_a_line(running: Central) -> None:
    user, stream = running.add_user("JOKR"), new_id()
    running.grant(user, stream)
    with device(running, user) as his:
        his.round()
        until = instant(NOW - timedelta(minutes=1))
        his.ledger.remember(FACT, json.dumps([[stream, user.id, "", until, "", GLASS]]))

        off_where_nobody_answers(his)

        assert not his.ledger.scope()


def test_a_long_feed_comes_by_a_few_rows_and_whoever_is_granted_is_expected(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    jonas, mette, stream, other = running.add_user("JOKR"), running.add_user("MEHA"), new_id(), new_id()
    running.grant(jonas, stream)
    running.grant(mette, stream)
    monkeypatch.setattr(client, "FEW_ROWS", 2)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        hers.round()
        for number in range(5):
            hers.ledger.write(stream, new_id(), {"what": f"nummer {number}"})
        hers.round()
        running.grant(jonas, other)

        off(his)

        assert len(his.texts(stream)) == 2
        assert [one.done for one in his.ledger.scope() if one.stream == other] == [False]


def test_the_trail_goes_up(running: Central, tmp_path: Path) -> None:
    with a_desk(running, tmp_path / "store", "JOKR") as desk:
        desk.round()
        desk.note(new_id())
        waits = desk.store.trail.unsent(desk.store.device, 10) is not None

        desk.client.send_waiting(lambda _told: None, lambda: False)

        assert waits
        assert desk.store.trail.unsent(desk.store.device, 10) is None
