"""A municipality's network: a service whose name only a proxy can find, and a trust store that names its root."""

import socket
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.sync.certificates import Issued

NAME = "central.nordbyen.example"
_SET = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY")
WELL = b"HTTP/1.1 200 OK\r\n\r\n"
ASKS = b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n"
SHUT = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"


def no_proxy_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fixed names a proxy, and nothing names roots of its own."""
    for name in (*_SET, *(each.lower() for each in _SET), "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def trust(authority: Issued, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an authority in the system's trust store, and nobody else."""
    (folder / "roots.pem").write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "roots.pem"))


class Proxy:
    """A proxy that lets a client through to one port, whatever name it asks for, and keeps what it was asked.

    With another `answer` than `WELL` it lets nobody through.
    """

    def __init__(self, port: int, answer: bytes = WELL) -> None:
        self.port, self.asked = port, list[str]()
        self._says = answer
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)  # or whoever listens takes one more
        self._listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._answer, args=self._listening.accept()[:1], daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(4096)
            self.asked.append(head.split(b" HTTP/")[0].decode())
            if self._says != WELL:
                client.sendall(self._says)
                return
            with socket.create_connection(("127.0.0.1", self.port)) as service:
                client.sendall(self._says)
                back = threading.Thread(target=_carry, args=(service, client), daemon=True)
                back.start()
                _carry(client, service)
                back.join(10)


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while some := one.recv(65536):
            other.sendall(some)
        other.shutdown(socket.SHUT_WR)
