"""Something on the line between a computer and the real service: it lets everything through, or spoils the answers.

The service behind it is real and so are its answers; what stands between is a hotel's login page, another program, a
connection that is cut, or a service of another version, which knows none of the addresses that it is asked for.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import urlsplit

Spoils = Literal["nothing", "login page", "other program", "cut", "other version"]
LOGIN = "<html><title>Gæstenet</title>Log på for at fortsætte</html>".encode()
OTHER = b'{"status": "ok", "items": [1, 2, 3]}'
_OWN = {"transfer-encoding", "connection", "content-length", "server", "date"}


class Between:
    """A line that is whole until `spoils` says otherwise; `only` narrows it to the paths that begin like that."""

    def __init__(self, behind: str) -> None:
        parts = urlsplit(behind)
        self.behind = (str(parts.hostname), int(parts.port or 80))
        self.spoils: Spoils = "nothing"
        self.only = "/"
        self.spoiled = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        """Take the line down."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def spoil(self, how: Spoils, *, only: str = "/") -> None:
        """Spoil the answers from now on."""
        self.spoils, self.only, self.spoiled = how, only, 0

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        line = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                asked = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                how = line.spoils if self.path.startswith(line.only) else "nothing"
                line.spoiled += how != "nothing"
                if how == "login page":
                    self.give(200, [("Content-Type", "text/html")], LOGIN)
                elif how == "other program":
                    self.give(200, [("Content-Type", "application/json")], OTHER)
                else:
                    path = self.path.replace("/v1/", "/v7/", 1) if how == "other version" else self.path
                    self.give(*self.fetched(path, asked), cut=how == "cut")

            def fetched(self, path: str, asked: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
                there = HTTPConnection(*line.behind, timeout=60)
                try:
                    there.request(self.command, path, asked, dict(self.headers))
                    answer = there.getresponse()
                    kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in _OWN]
                    return answer.status, kept, answer.read()
                finally:
                    there.close()

            def give(
                self, status: int, headers: list[tuple[str, str]], body: bytes, *, cut: bool = False
            ) -> None:
                self.send_response(status)
                for name, value in [*headers, ("Content-Length", str(len(body)))]:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if cut else body)

            do_GET = do_POST = answer

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def line_to(behind: str) -> Iterator[Between]:
    """Put something on the line for a while."""
    one = Between(behind)
    try:
        yield one
    finally:
        one.close()
