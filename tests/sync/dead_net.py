"""A net between a computer and its service that can vanish under its lines: no byte goes, and none is refused.

Whoever speaks on such a line hears nothing at all, as when a cable is pulled beyond the next box or a laptop is carried
to another network. Lines that are opened after that have a fate of their own.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CARRIED, SWALLOWED = "carried", "swallowed"
_LITTLE = 2048
"""Bytes that a slow net keeps for itself: what it cannot carry on stays with the one who sends."""
_MUCH = 262_144


@dataclass
class Net:
    """The net of now, and what becomes of lines."""

    port: int
    new: str = CARRIED
    bytes_a_second: float = 0.0
    holds: bytes | None = None
    """Where these words go by, the service hears them, and its answer never comes back on that line."""
    lines: int = 0
    gone: set[int] = field(default_factory=set)
    went_by: threading.Event = field(default_factory=threading.Event)
    _deaf: set[int] = field(default_factory=set)
    _listening: socket.socket = field(default_factory=socket.socket)
    _ends: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def vanish(self) -> None:
        """Let every line that stands lead nowhere."""
        self.gone |= set(range(self.lines + 1))

    def shut(self) -> None:
        """Let nobody in any more."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def open(self) -> None:
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _LITTLE)
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        self._begin(self._listen)

    def close(self) -> None:
        """Let every line go."""
        self.shut()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(60)
        for end in self._ends:
            end.close()

    def _begin(self, work: Callable[..., None], *given: object) -> None:
        self._threads.append(threading.Thread(target=work, args=given, daemon=True))
        self._threads[-1].start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near = self._listening.accept()[0]
                self.lines += 1
                if not self.bytes_a_second:
                    near.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _MUCH)
                if self.new == SWALLOWED:
                    self.gone.add(self.lines)
                far = socket.create_connection(("127.0.0.1", self.port))
                self._ends += [near, far]
                self._begin(self._carry, near, far, self.lines, True)
                self._begin(self._carry, far, near, self.lines, False)

    def _carry(self, one: socket.socket, other: socket.socket, line: int, is_out: bool) -> None:
        with suppress(OSError):
            while some := one.recv(_LITTLE if self.bytes_a_second else _MUCH):
                if self.bytes_a_second and is_out:
                    time.sleep(len(some) / self.bytes_a_second)
                if is_out and self.holds is not None and self.holds in some:
                    self._deaf.add(line)
                    self.went_by.set()
                if line not in (self.gone if is_out else self.gone | self._deaf):
                    other.sendall(some)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def net_before(address: str) -> Iterator[Net]:
    """Stand in front of a service."""
    net = Net(int(address.rpartition(":")[2]))
    net.open()
    try:
        yield net
    finally:
        net.close()
