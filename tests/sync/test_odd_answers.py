"""Answers that are not the protocol: a login page, a proxy, other JSON, half a page. One sentence, and nothing lost."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import msgspec
import pytest

from casework.errors import Unreachable
from sync import protocol as fsp
from sync.client import Client
from sync.line import NO_ADDRESS, clean
from sync.proofs import DeviceKey
from sync.protocol_problem import Problem
from sync.wire import Wire
from sync.words import Slow
from tests.sync.stage import NOW, ModelLedger, new_id

Answer = tuple[int, str, bytes]
TOKEN = msgspec.json.encode(fsp.TokenAnswered("token", "DPoP", 300, NOW.isoformat()))
JSON = "application/json"


class Stranger:
    """Something on the net that is not the central service; it gives a token and then answers as it likes."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[], Answer]] = {"/v1/token": lambda: (200, JSON, TOKEN)}
        self.cut = False
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stranger = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, kind, body = stranger.answers.get(self.path.partition("?")[0], _unknown)()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                cut = stranger.cut and "token" not in self.path
                self.send_header("Content-Length", str(len(body) * 2 if cut else len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = answer

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        return Handler


def _unknown() -> Answer:
    """Answer as a service does that does not know an address."""
    said = Problem("There is no such address", 404, "not_found", "never")
    return 404, "application/problem+json", msgspec.json.encode(said)


def _same(answer: Answer) -> Answer:
    return answer


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    one = Stranger()
    yield one
    one.close()


@pytest.fixture
def ledger() -> ModelLedger:
    return ModelLedger(new_id(), new_id())


@pytest.fixture
def client(stranger: Stranger, ledger: ModelLedger) -> Iterator[Client]:
    wire = Wire(stranger.address, DeviceKey.new(), ledger.device, wall=NOW.timestamp, answer_s=2)
    yield Client(ledger, wire, epoch=new_id())
    wire.close()


def a_round(client: Client) -> None:
    client.one_round(lambda _: None, lambda: False)


def page(**other: Any) -> bytes:
    whole: dict[str, Any] = {
        "cursor": "c",
        "upto": 1,
        "more": False,
        "high": 1,
        "rows": [],
        "scope": [],
        "check": {},
    }
    return msgspec.json.encode(whole | other)


ODD: dict[str, Answer] = {
    "a login page": (200, "text/html", b"<html>Log ind</html>"),
    "a login page as JSON": (200, JSON, b"<html>Log ind</html>"),
    "another program's JSON": (200, JSON, b'{"hello":"world"}'),
    "a list": (200, JSON, b"[]"),
    "nothing": (200, JSON, b""),
    "wrong types": (200, JSON, page(high="many")),
    "a row without a place": (200, JSON, page(rows=[{"c": {}}])),
    "a row that is nothing": (200, JSON, page(rows=[{"q": 1}])),
    "a row whose change lacks its words": (200, JSON, page(rows=[{"q": 1, "c": {"d": 1}}])),
    "a scope entry of another kind": (
        200,
        JSON,
        page(scope=[{"q": 1, "s": "x", "op": "burn", "role": "", "t": ""}]),
    ),
    "a proxy that cannot": (502, "text/html", b"<html>Bad gateway</html>"),
    "a problem that is none": (500, "application/problem+json", b'{"oops":1}'),
    "a way elsewhere": (302, "text/html", b""),
    "bytes that are not text": (200, JSON, b"\xff\xfe\x00"),
    "a thousand brackets": (200, JSON, b"[" * 100_000),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=list(ODD))
def test_an_answer_that_is_not_the_protocol_changes_nothing(
    stranger: Stranger, client: Client, ledger: ModelLedger, odd: Answer
) -> None:
    stranger.answers["/v1/pull"] = lambda: odd

    with pytest.raises(Unreachable, match=r"ikke fra centralen.*gemt på denne computer"):
        a_round(client)

    assert ledger.cursor() is None
    assert ledger.rows == {}


def test_a_receipt_for_other_changes_than_were_sent_is_not_believed(
    stranger: Stranger, client: Client, ledger: ModelLedger
) -> None:
    ledger.write(new_id(), new_id(), {"what": "vigtigt"})
    for receipt in (
        {"acked": 1, "seqs": [], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 5, 2_000_000_000]], "held": [], "at": ""},
        {"acked": 0, "seqs": [[1, 5, 1]], "held": [], "at": ""},
        {"acked": 2, "seqs": [[2, 5, 1]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 5, 2_000_000_000], [9, 9, -1_999_999_999]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 5, 1], [3, 9, 0]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 5, 1], [1, 9, -1]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 0, 1]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, -5, 1]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 1 << 63, 1]], "held": [], "at": ""},
        {"acked": 1, "seqs": [[1, 5, 1]], "held": [{"d": 1, "code": "wrong_shape"}], "at": ""},
    ):
        answer = (200, JSON, msgspec.json.encode(receipt))
        stranger.answers["/v1/push"] = partial(_same, answer)

        with pytest.raises(Unreachable, match=r"ikke fra centralen"):
            a_round(client)

        assert len(ledger.waiting(9)) == 1


def test_two_changes_never_get_one_place(stranger: Stranger, client: Client, ledger: ModelLedger) -> None:
    ledger.write(new_id(), new_id(), {"what": "vigtigt"})
    ledger.write(new_id(), new_id(), {"what": "også"})
    receipt = msgspec.json.encode({"acked": 2, "seqs": [[1, 5, 1], [2, 5, 1]], "held": [], "at": ""})
    stranger.answers["/v1/push"] = lambda: (200, JSON, receipt)

    with pytest.raises(Unreachable, match=r"ikke fra centralen"):
        a_round(client)

    assert len(ledger.waiting(9)) == 2


def test_a_receipt_that_claims_more_than_was_sent_does_not_hide_own_words_from_the_next_pull(
    stranger: Stranger, client: Client, ledger: ModelLedger
) -> None:
    ledger.write(new_id(), new_id(), {"what": "vigtigt"})
    receipt = msgspec.json.encode({"acked": 10**30, "seqs": [[1, 5, 1]], "held": [], "at": ""})
    stranger.answers["/v1/push"] = lambda: (200, JSON, receipt)
    stranger.answers["/v1/pull"] = lambda: (200, JSON, page())

    a_round(client)

    assert ledger.recall("sync.acked") == "1"


def test_a_page_torn_in_the_middle_is_not_taken(
    stranger: Stranger, client: Client, ledger: ModelLedger
) -> None:
    stranger.answers["/v1/pull"] = lambda: (200, JSON, page())
    stranger.cut = True

    with pytest.raises(Unreachable, match="gemt på denne computer"):
        a_round(client)

    assert ledger.cursor() is None


def test_nobody_at_the_address_is_said_calmly(ledger: ModelLedger) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        wire = Wire(f"http://127.0.0.1:{free.getsockname()[1]}", DeviceKey.new(), "d", wall=NOW.timestamp)
        ledger.write(new_id(), new_id(), {"what": "vigtigt"})

        with pytest.raises(Unreachable, match=r"Ingen forbindelse til centralen.*Du skal ikke gøre noget"):
            a_round(Client(ledger, wire, epoch="e"))
        wire.close()

    assert len(ledger.waiting(9)) == 1


def test_an_answer_that_does_not_come_halves_the_batch_until_it_gets_through(
    stranger: Stranger, ledger: ModelLedger
) -> None:
    for _ in range(40):
        ledger.write(new_id(), new_id(), {"what": "vigtigt"})
    sizes: list[int] = []

    class Weak(Wire):
        def push(
            self, epoch: str, wires: list[fsp.ChangeWire], gone: Sequence[tuple[int, int]] = ()
        ) -> fsp.Pushed:
            assert (epoch, gone) == ("e", ())
            sizes.append(len(wires))
            if len(wires) > 20:
                raise Slow("langsomt")
            return fsp.Pushed(wires[-1].d, [(w.d, w.d, 1) for w in wires], [], "")

    stranger.answers["/v1/pull"] = lambda: (200, JSON, page())
    wire = Weak(stranger.address, DeviceKey.new(), ledger.device, wall=NOW.timestamp)
    a_round(Client(ledger, wire, epoch="e", ticks=lambda: 0.0))
    wire.close()

    assert sizes == [40, 40, 25, 12, 24, 12, 16]
    assert ledger.waiting(9) == ()


@pytest.mark.parametrize(
    "address", ["", "ftp://x", "http://central.example.invalid", "https://x?y=1", "https://"]
)
def test_an_address_that_cannot_be_safe_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(Unreachable):
        clean(address)


@pytest.mark.parametrize(
    "typed",
    [
        "https://[::1",
        "central.example.invalid:abc",
        "central.example.invalid:99999",
        "central..invalid",
        "https://.",
        f"{'a' * 70}.invalid",
        f"{'ø' * 64}.invalid",
        "https://xn--a.invalid",
        "https://ex\xadample.invalid",
        "https://central\x00.invalid",
        "https://\u2028x",
    ],
)
def test_a_slip_in_an_address_is_said_to_be_one_and_is_no_bug(typed: str) -> None:
    with pytest.raises(Unreachable) as told, closing(_asks(typed)) as wire:
        wire.hello()

    assert str(told.value) == NO_ADDRESS


def _asks(address: str) -> Wire:
    return Wire(address, DeviceKey.new(), new_id(), wall=NOW.timestamp)


def test_an_address_without_a_scheme_is_taken_as_secure() -> None:
    assert clean(" central.example.invalid/ ") == "https://central.example.invalid"


def test_a_packed_answer_that_is_not_what_it_says_is_not_taken(
    stranger: Stranger, client: Client, ledger: ModelLedger
) -> None:
    stranger.answers["/v1/pull"] = lambda: (200, JSON, gzip.compress(page()))

    with pytest.raises(Unreachable):
        a_round(client)

    assert ledger.cursor() is None
