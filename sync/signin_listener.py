"""Where the browser comes back to: one address on this computer, for one answer, for a while.

It listens on 127.0.0.1 alone, on a port that was free (RFC 8252, 7.3 and 8.3). Whatever is not the answer that is
waited for gets no word of ours and ends nothing. The page that stays in the browser is handed in, in the language of
the person.
"""

import socket
import time
from collections.abc import Callable, Mapping
from html import escape
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from sync.protocol_signin import BACK, redirect

LOOK_SECONDS: Final = 0.2
"""How long a look at the door lasts before the person is asked whether he still waits."""
READ_SECONDS: Final = 2.0
MOST: Final = 8192
_HEADERS: Final = (
    "Content-Type: text/html; charset=utf-8\r\nConnection: close\r\nCache-Control: no-store\r\n"
    "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
)
_STYLE: Final = (
    "body{font:20px/1.5 system-ui,sans-serif;color:#1d2b26;background:#f6f3ec;padding:48px;text-align:center}"
)


class Listener:
    """An open door on this computer. Shut it at the end whatever happens."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0), backlog=8)
        self._door.settimeout(LOOK_SECONDS)
        self.address = redirect(int(self._door.getsockname()[1]))

    def close(self) -> None:
        """Shut the door."""
        self._door.close()

    def wait(
        self,
        state: str,
        page: tuple[str, str],
        *,
        seconds: float,
        cancelled: Callable[[], bool],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> Mapping[str, str] | None:
        """Return the answer that carries our `state`; None where none came in time, or nobody waits any more.

        `page` is the title and the sentence that the browser shows then.
        """
        end = monotonic() + seconds
        while not cancelled() and monotonic() < end:
            try:
                line, _ = self._door.accept()
            except TimeoutError:
                continue
            with line:
                answer = _read(line)
                if answer is not None and answer.get("state") == state:
                    _say(line, "200 OK", _html(*page))
                    return answer
                _say(line, "404 Not Found", "")
        return None


def _read(line: socket.socket) -> Mapping[str, str] | None:
    """Return what a browser brings to our one address; None where it is anything else."""
    raw, end = b"", time.monotonic() + READ_SECONDS
    try:
        while b"\r\n\r\n" not in raw and len(raw) <= MOST:
            line.settimeout(max(0.01, end - time.monotonic()))
            piece = line.recv(4096)
            if not piece:
                return None
            raw += piece
        method, target, _ = raw.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        parts = urlsplit(target)
    except (OSError, ValueError):
        return None
    if method != "GET" or parts.path != BACK:
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return dict(pairs) if len(dict(pairs)) == len(pairs) else None


def _html(title: str, sentence: str) -> str:
    return (
        f'<!doctype html><html><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p></html>"
    )


def _say(line: socket.socket, status: str, body: str) -> None:
    content = body.encode()
    head = f"HTTP/1.1 {status}\r\n{_HEADERS}Content-Length: {len(content)}\r\n\r\n"
    try:
        line.sendall(head.encode() + content)
    except OSError:
        return  # the browser is gone; we have what we waited for
