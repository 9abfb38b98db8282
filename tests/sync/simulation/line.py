"""A device's line to the service, with luck: questions and answers are lost, come twice, come half, come too late."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx
import msgspec

from casework.errors import Unreachable
from sync import protocol as fsp
from sync.proofs import DeviceKey
from sync.protocol_cases import CaseAsked, CasesTold
from sync.protocol_fork import gone_mark
from sync.wire import Wire
from sync.words import NO_ANSWER, SLOW, Slow
from tests.sync.simulation import steps
from tests.sync.simulation.town import Town

ADDRESS = "http://127.0.0.1:9"
Bend = Callable[[str, Any], Any]
"""What a mutant does to an answer: its path and what was read, and what is believed instead."""


MOST_ASKED = 400
"""Questions of one round; one that asks more never ends."""


class Endless(Exception):
    """A round asks and asks."""


class Luck:
    """The fates of the next questions, in order; after the last, all is well."""

    def __init__(self) -> None:
        self._left = ""

    def deal(self, fates: str) -> None:
        self._left = fates

    def next(self) -> str:
        fate, self._left = self._left[:1], self._left[1:]
        return fate or steps.WELL


class Line(Wire):
    """The device's real wire, over the town's quick way in or, with a transport, over the whole application."""

    def __init__(
        self,
        town: Town,
        device: str,
        key: DeviceKey,
        *,
        wall: Callable[[], float],
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(ADDRESS, key, device, wall=wall)
        self.town, self.transport = town, transport
        self.luck, self.asked = Luck(), 0
        self.adds: Mapping[str, Any] = {}
        """Members that a later version of the program writes beside those of this one."""
        self.bend: Bend = lambda _path, answer: answer
        town.keys[device] = key

    def named(self, device: str) -> "Line":
        if device == self.device:
            return self
        line = Line(self.town, device, self._key, wall=self._wall, transport=self.transport)
        line.luck, line.adds, line.bend = self.luck, self.adds, self.bend
        return line

    def push(
        self, epoch: str, wires: list[fsp.ChangeWire], gone: Sequence[tuple[int, int]] = ()
    ) -> fsp.Pushed:
        if not self.adds:
            return super().push(epoch, wires, gone)
        raw = [fsp.canonical(wire, self.adds) for wire in wires]
        marks = [*map(fsp.hash_of, raw), *([gone_mark(gone)] if gone else [])]
        signed = self._key.sign(fsp.batch_digest(self.device, epoch, marks))
        batch = fsp.Push(self.device, epoch, [msgspec.Raw(one) for one in raw], signed, list(gone))
        return self._ask("POST", "/v1/push", fsp.Pushed, batch, token=True)

    def pull(
        self, cursor: str, *, have: tuple[int, int], check: bool, limit: int, proof: str = ""
    ) -> fsp.Page:
        rows = min(limit, self.town.page_rows)
        asked = super().pull(cursor, have=have, check=check, limit=rows, proof=proof)
        page: fsp.Page = self.bend("pull", asked)
        return page

    def cases(self, asked: list[CaseAsked], limit: int, first: str = "") -> CasesTold:
        return super().cases(asked, min(limit, self.town.page_rows))

    def _send(
        self, method: str, path: str, body: Any, query: Mapping[str, str | int], *, token: bool
    ) -> bytes:
        self.asked += 1
        if self.asked > MOST_ASKED:
            raise Endless
        fate = self.luck.next() if token else steps.WELL
        if fate == steps.LOST:
            raise Unreachable(NO_ANSWER)
        if fate == steps.SLOW:
            raise Slow(SLOW)
        if fate == steps.TWICE:
            self._reach(method, path, body, query, token=token)
        answer = self._reach(method, path, body, query, token=token)
        if fate == steps.UNHEARD:
            raise Unreachable(NO_ANSWER)
        return answer[: len(answer) // 2] if fate == steps.HALF else answer

    def _reach(
        self, method: str, path: str, body: Any, query: Mapping[str, str | int], *, token: bool
    ) -> bytes:
        if self.transport is None:
            return self.town.answer(self.device, method, path, (body, query))
        return super()._send(method, path, body, query, token=token)

    def _line(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(transport=self.transport)
        return self._client
