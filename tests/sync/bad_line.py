"""A line between devices and a service on which bad things happen to real bytes: cut, late, sent twice, lost."""

import asyncio
import ctypes
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from random import Random
from typing import Final

from sync.service.serving import take_port

WELL, LATE, TWICE, CUT, LOST, UNHEARD = "well", "late", "twice", "cut", "lost", "unheard"
FATES: Final = (*(WELL,) * 10, LATE, LATE, TWICE, TWICE, CUT, LOST, UNHEARD)
"""What becomes of a question: a third of them do not go well."""
LATE_S: Final = 0.02
PATIENCE_S: Final = 3.0
"""A service that is dead for good must not keep a device waiting for as long as a real line would."""
_HEAD_ENDS: Final = b"\r\n\r\n"
_DIE_WITH_PARENT: Final = 1
Say = Callable[[str], None]


def go_with_the_parent() -> None:
    """Let the kernel end this child when the test run ends, however that happens."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


@contextmanager
def bad_line(service: str, random: Random, say: Say) -> Iterator[str]:
    """Stand in front of a service's address, in a process of its own; give the address that devices are told."""
    with closing(take_port("127.0.0.1", 0)) as listening:
        child = os.fork()
        if child == 0:
            go_with_the_parent()
            try:
                asyncio.run(_stand(listening, int(service.rsplit(":", 1)[1]), random, say))
            finally:
                os._exit(1)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


async def _stand(listening: socket.socket, port: int, random: Random, say: Say) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError, TimeoutError), closing(writer):
            while True:
                await _carry(await _message(reader), writer, port, random.choice(FATES), say)

    server = await asyncio.start_server(answer, sock=listening, limit=1 << 26)
    async with server:
        await server.serve_forever()


async def _carry(question: bytes, writer: asyncio.StreamWriter, port: int, fate: str, say: Say) -> None:
    """Carry one question to the service and its answer back, with luck."""
    say("ask")
    if fate == LOST:
        raise EOFError
    if fate == TWICE:
        await _ask(question, port)
    if fate == LATE:
        await asyncio.sleep(LATE_S)
    answer = await _ask(question, port)
    say("answer")
    if fate == UNHEARD:
        raise EOFError
    writer.write(answer[: len(answer) // 2] if fate == CUT else answer)
    await writer.drain()
    if fate == CUT:
        raise EOFError


async def _ask(question: bytes, port: int) -> bytes:
    async with asyncio.timeout(PATIENCE_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 26)
        with closing(writer):
            writer.write(question)
            await writer.drain()
            return await _message(reader)


async def _message(reader: asyncio.StreamReader) -> bytes:
    """Read one question or answer of HTTP/1.1 with a length; EOFError where the other end is gone."""
    head = await reader.readuntil(_HEAD_ENDS)
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return head + await reader.readexactly(length)
