"""Many computers that wait for news at one service: what sync/waiting.py says on its line, a line each, in one thread.

The client's own line waits on a thread of its own. A thousand such threads would measure the process that has them, so
here the same requests go over bare sockets: a token with its proof, `/v1/wait`, and again.
"""

import asyncio
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from threading import Thread
from typing import Any, Final, Self
from urllib.parse import urlencode, urlsplit

import msgspec

from sync import protocol as fsp
from sync.enrol import Enrolled
from sync.protocol_wait import WaitTold
from sync.waiting import Patience

AT_ONCE: Final = 16
"""Computers that do something about their news at a time."""
TOKEN_S: Final = 240.0
"""A token is good for 300."""


@dataclass
class Ear:
    """A computer that waits: its name and key, where it stands, and what it does when there is news."""

    enrolled: Enrolled
    cursor: Callable[[], str]
    heard: Callable[[], None]
    line: "tuple[asyncio.StreamReader, asyncio.StreamWriter] | None" = None
    token: str = ""
    taken: float = 0.0


@dataclass
class Ears:
    """Everybody who waits, from `with` until its end; what went wrong is raised there."""

    address: str
    ears: Sequence[Ear]
    requests: int = 0
    failed: list[BaseException] = field(default_factory=list)
    _chance: Random = field(default_factory=lambda: Random(55))

    def __enter__(self) -> Self:
        self._loop, self._end = asyncio.new_event_loop(), asyncio.Event()
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._thread = Thread(target=lambda: self._loop.run_until_complete(self._all()))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        self._pool.shutdown()
        self._loop.close()
        for error in self.failed:
            raise RuntimeError(f"{len(self.failed)} computers no longer waited") from error

    async def _all(self) -> None:
        listening = [asyncio.create_task(self._listen(one)) for one in self.ears]
        await self._end.wait()
        for each in listening:
            each.cancel()
        ended = await asyncio.gather(*listening, return_exceptions=True)
        self.failed = [one for one in ended if one and not isinstance(one, asyncio.CancelledError)]
        for one in self.ears:
            await _hang_up(one)

    async def _listen(self, one: Ear) -> None:
        while True:
            if time.monotonic() - one.taken > TOKEN_S:
                await self._take_token(one)
            seconds = int(Patience().seconds(self._chance.random))
            query = urlencode({"cursor": one.cursor(), "seconds": seconds})
            told = await self._ask(one, "GET", "/v1/wait", f"?{query}", shape=WaitTold)
            if told.news:
                await self._loop.run_in_executor(self._pool, one.heard)

    async def _take_token(self, one: Ear) -> None:
        one.token, one.taken = "", time.monotonic()
        asked = msgspec.json.encode(fsp.TokenAsked(one.enrolled.device, str(uuid.uuid4()), height=True))
        given = await self._ask(one, "POST", "/v1/token", shape=fsp.TokenAnswered, body=fsp.packed(asked))
        one.token = given.access_token

    async def _ask(
        self, one: Ear, method: str, path: str, query: str = "", *, shape: type[Any], body: bytes = b""
    ) -> Any:
        """Ask once; once more over a new line where the service had let the old one go between two questions."""
        fresh = one.line is None
        try:
            answer = await self._exchange(one, self._request(one, method, path, query, body))
        except (ConnectionError, asyncio.IncompleteReadError):
            await _hang_up(one)
            if fresh:
                raise
            answer = await self._exchange(one, self._request(one, method, path, query, body))
        self.requests += 1
        return msgspec.json.decode(answer, type=shape)

    def _request(self, one: Ear, method: str, path: str, query: str, body: bytes) -> bytes:
        proof = one.enrolled.key.proof(method, self.address + path, at=int(time.time()), token=one.token)
        heads = [
            f"{method} {path}{query} HTTP/1.1",
            f"Host: {urlsplit(self.address).netloc}",
            f"DPoP: {proof}",
            "Accept: application/json",
            "Accept-Encoding: deflate",
            *([f"Authorization: DPoP {one.token}"] if one.token else []),
            *(["Content-Type: application/json", "Content-Encoding: deflate"] if body else []),
            f"Content-Length: {len(body)}",
        ]
        return "\r\n".join([*heads, "", ""]).encode("ascii") + body

    async def _exchange(self, one: Ear, request: bytes) -> bytes:
        if one.line is None:
            parts = urlsplit(self.address)
            one.line = await asyncio.open_connection(parts.hostname, parts.port)
        reader, writer = one.line
        writer.write(request)
        await writer.drain()
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").lower().splitlines()
        heads = dict(line.split(": ", 1) for line in lines if line)
        body = await reader.readexactly(int(heads["content-length"]))
        plain = fsp.unpacked(body) if heads.get("content-encoding") == "deflate" else body
        if first.split()[1] != "200":
            raise RuntimeError(f"{first}: {plain.decode('utf-8')}")
        return plain


async def _hang_up(one: Ear) -> None:
    if one.line is not None:
        writer, one.line = one.line[1], None
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
