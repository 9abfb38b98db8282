"""One round between a device and the service, over a real socket."""

import socket
from pathlib import Path

import pytest

from tests.sync import stage
from tests.sync.stage import Central, central, device, new_id


def test_a_change_goes_up_gets_its_receipt_and_reaches_the_colleague(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    running.grant(mette, stream, "partner")
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "Zahra ringer til lægen", "status": "open"})

        told = his.round()
        hers.round()

        assert (told.sent, told.held, told.whole) == (1, 0, True)
        assert his.ledger.waiting(10) == ()
        assert hers.texts(stream) == ["Zahra ringer til lægen"]


def test_what_stood_before_a_grant_comes_whole_and_what_comes_after_follows(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        for number in range(300):
            his.ledger.write(stream, new_id(), {"what": f"før {number}"})
        his.round()
        hers.round()
        running.grant(mette, stream, "partner")
        his.ledger.write(stream, new_id(), {"what": "efter"})
        his.round()

        hers.round()

        assert hers.texts(stream) == [f"før {number}" for number in range(300)] + ["efter"]
        assert [(p.done, p.total) for p in hers.heard if p.what == "citizens"] == [(1, 1)]
        assert hers.ledger.digest(stream) == his.ledger.digest(stream)


def test_an_answer_leaves_at_once_and_waits_for_no_packet_before_it(running: Central) -> None:
    with device(running, running.add_user("JOKR")) as his:
        his.round()

        assert _holds_nothing_back(running) == [True]


def test_the_test_itself_notices_a_line_that_gathers_packets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unnamed(host: str, port: int) -> socket.socket:
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        taken.bind((host, port))
        taken.listen()
        return taken

    monkeypatch.setattr(stage, "take_port", unnamed)

    with central(tmp_path) as gathering, device(gathering, gathering.add_user("JOKR")) as his:
        his.round()

        assert _holds_nothing_back(gathering) == [False]


def _holds_nothing_back(running: Central) -> list[bool]:
    """Tell of each line that stands open whether the service's end sends what it has at once."""
    ends = [line.transport.get_extra_info("socket") for line in running._server.server_state.connections]
    return [bool(end.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)) for end in ends]
