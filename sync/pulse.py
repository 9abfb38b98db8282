"""Whether anything still moves on a line, and a way to end what stands on it: from any thread.

What a program hands over lies in the system's own store for a while, so a line may look still while it carries. Where
the system says what has arrived (Linux), that is heard; in any case what was handed over has the time that it takes at
64 kbit/s, as much of it as may lie unseen.
"""

import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx

PIECE: Final = 16_384
"""Bytes handed over at a time."""
UNSEEN: Final = 65_536
"""How much of what was handed over may be on its way still without anybody here seeing it."""
BYTES_A_SECOND: Final = 8_000
"""The worst line that is worth waiting for."""
_SOCKETS: Final = (".connect_tcp.complete", ".start_tls.complete")
_ARRIVED: Final = slice(120, 136)
"""Where Linux's `tcp_info` counts the bytes that the other end confirmed, and those that came."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What has moved so far: another beat later says that the line lives."""

    question: int
    handed: int
    came: int
    arrived: bytes

    @property
    def may_take_s(self) -> float:
        """How long what was handed over may take without a sign."""
        return min(self.handed, UNSEEN) / BYTES_A_SECOND


class Pulse:
    """What moves on one line at a time, and the socket under it."""

    def __init__(self) -> None:
        self.is_over: Callable[[], bool] = lambda: False
        """Whether a line that is opened from now on is to be shut at once."""
        self.socket: socket.socket | None = None
        self.begun = self.ended = 0
        """Questions that were begun, and the number of the last one that has ended, well or not."""
        self._handed = 0
        self._answer: httpx.Response | None = None

    def on(self, line: "httpx.Client") -> "httpx.Client":
        """Feel a line that was just opened; the one before it is gone."""
        self.socket = None
        line.event_hooks = {"request": [self._watch], "response": [self._hear]}
        return line

    def begin(self, body: bytes, headers: dict[str, str]) -> Iterator[bytes] | bytes:
        """A question begins: return its body as it is handed over, piece by piece; the headers say how long it is."""
        self._handed, self._answer = 0, None
        self.begun += 1
        if not body:
            return body
        headers["Content-Length"] = str(len(body))
        return self._pieces(body)

    def end(self) -> None:
        """Say that it has ended."""
        self.ended = self.begun

    def feel(self) -> Beat | None:
        """Return what has moved for the question that is under way; None where none is."""
        if self.ended == self.begun:
            return None
        answer = self._answer
        came = 0 if answer is None else 1 + answer.num_bytes_downloaded
        return Beat(self.begun, self._handed, came, _arrived(self.socket))

    def cut(self) -> None:
        """End what is under way: to the one who asked it looks as if the other end were gone."""
        if self.socket is not None:
            with suppress(OSError):
                # SSLSocket's own would let go of TLS under the thread that still reads
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def _pieces(self, body: bytes) -> Iterator[bytes]:
        for at in range(0, len(body), PIECE):
            piece = body[at : at + PIECE]
            self._handed += len(piece)
            yield piece

    def _watch(self, request: "httpx.Request") -> None:
        request.extensions = {**request.extensions, "trace": self._trace}

    def _hear(self, response: "httpx.Response") -> None:
        self._answer = response

    def _trace(self, event: str, about: Mapping[str, Any]) -> None:
        """Keep hold of the socket under the line; one opened after it was over is shut."""
        if event.endswith(_SOCKETS):
            self.socket = about["return_value"].get_extra_info("socket")
        if self.is_over():
            self.cut()


def _arrived(of: socket.socket | None) -> bytes:
    """Return what the system counted as arrived at either end; nothing where it does not say."""
    if sys.platform == "linux" and of is not None:
        with suppress(OSError):
            return of.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _ARRIVED.stop)[_ARRIVED]
    return b""
