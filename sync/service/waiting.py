"""Who waits for news: one request for each device, held open until a row of its person's comes into the log.

The log is looked at when this process has written in it, and once a second for what other processes write, and only
while somebody waits; one question finds what came, and who waits for it is known here. What wakes a device says that a
pull will bring something and nothing more: rows of cases that are open to its person now and of which his role reads
something, grants of his own, and what everybody reads. Its own changes wake no device.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from starlette.concurrency import run_in_threadpool

from casework.ids import REFERENCE
from casework.kinds import ALL_CLASSES, KINDS, RIGHTS, Role, readable
from sync.protocol_wait import WaitTold
from sync.service import cursors, deliver, grants, twins
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.metrics import Metrics
from sync.service.problems import Refusal
from sync.service.registry import Device

LOG: Final = logging.getLogger("fodfaeste.central")
MOST: Final = 4096
"""Devices that may wait at once; what is over asks as before."""
LOOK_S: Final = 1.0
"""How soon what another process wrote is seen."""
BETWEEN_S: Final = 0.1
"""A pause between two looks, so that many pushes in a row are one."""
AT_ONCE: Final = 32
"""So many are woken together; what concerns everybody does not bring everybody in one moment."""
WIDEST: Final = 5000
"""A stretch of the log that is not looked through any more: an import. Whoever waits is woken."""
_ROWS: Final = "select distinct stream, kind, device from change where seq > ? and seq <= ?"
_GIVEN: Final = "select distinct user from grant_entry where seq > ? and seq <= ?"
_COVERED: Final = """select distinct g.stream from grant_entry g join timed_grant t
    on t.user = g.user and t.stream = g.stream where t.why = 'cover' and g.seq > ? and g.seq <= ?"""
Why: TypeAlias = Literal["news", "time", "drain", "again"]


@dataclass(frozen=True, slots=True)
class Came:
    """What came into the log up to a place: stream, kind and device of the rows, and whose grants changed.

    `covered` are cases in which a cover began or ended; `twins` are cases of which it was found by these rows that
    another has the same number.
    """

    upto: int
    rows: Iterable[tuple[str, str, int]] = ()
    given: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()
    twins: frozenset[str] = frozenset()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Ear:
    """What a device may hear of: its number, its person, and the cases that are open to him with his role in each."""

    device: int
    user: str
    streams: Mapping[str, Role]

    def wants(self, came: Came) -> bool:
        """Tell whether what came into the log is for it."""
        if came.everything or self.user in came.given or any(map(self._is_for_it, came.rows)):
            return True
        if not came.covered.isdisjoint(self.streams):
            return True
        return any(twins.may_hear(self.streams.get(stream)) for stream in came.twins)

    def _is_for_it(self, row: tuple[str, str, int]) -> bool:
        stream, kind, device = row
        return device != self.device and (stream == REFERENCE or _reads(self.streams.get(stream), kind))


@dataclass(slots=True, eq=False)
class Waiter:
    """A device that waits; who has not yet looked at the log has no ear, and looks for himself."""

    end: "asyncio.Future[Why]"
    ear: Ear | None = None


class Waiting:
    """Everybody who waits at one service; all of it but the questions to the database is done by the loop's thread."""

    def __init__(self, ledger: CentralLedger, metrics: Metrics, *, look_s: float = LOOK_S) -> None:
        self._ledger = ledger
        self._metrics = metrics
        self._look_s = look_s
        self._waiters: dict[str, Waiter] = {}
        self._looked = 0
        self._looking: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stirred = asyncio.Event()
        self._ended = False
        ledger.grew = self.stir

    def stir(self) -> None:
        """The log grew; from any thread."""
        self._from_outside(self._stirred.set)

    def end(self) -> None:
        """Let everybody go: the service is about to end; from any thread."""
        self._ended = True
        self._from_outside(lambda: self._let_go(self._waiters.values(), "drain"))

    def _from_outside(self, act: Callable[[], object]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it whoever waited
                self._loop.call_soon_threadsafe(act)

    async def wait(self, device: Device, cursor: str, seconds: float) -> WaitTold:
        """Return when there is something for a device beyond its cursor, or when its time is up.

        A device that asks again takes the place of its earlier request. A cursor that the log does not know, and none
        at all, is news: the pull that follows says of what kind. Refusal where too many wait.
        """
        self._loop = asyncio.get_running_loop()
        if len(self._waiters) >= MOST and device.id not in self._waiters:
            raise Refusal("too_many")
        own = Waiter(self._loop.create_future())
        earlier = self._waiters.get(device.id)
        if earlier is not None:
            self._let_go([earlier], "again")
        self._waiters[device.id] = (
            own  # before the log is looked at: what comes after that look finds it here
        )
        self._metrics.waiting(len(self._waiters))
        try:
            why = await self._why(own, device, cursor, seconds)
        finally:
            if self._waiters.get(device.id) is own:
                del self._waiters[device.id]
            self._metrics.waiting(len(self._waiters))
        self._metrics.woke(why)
        return WaitTold(why == "news")

    async def _why(self, own: Waiter, device: Device, cursor: str, seconds: float) -> Why:
        """Look once at what is there already, and then wait."""
        high, ear, is_news = await run_in_threadpool(_stands, self._ledger, device, cursor)
        if is_news:
            return "news"
        if self._ended or seconds <= 0:
            return "drain" if self._ended else "time"
        own.ear = ear
        if self._looking is None or self._looking.done():
            self._looked = high
            self._looking = asyncio.create_task(self._look())
        if high < self._looked:  # what was looked at meanwhile, it did not hear
            self._looked = high
            self._stirred.set()
        with suppress(TimeoutError):
            return await asyncio.wait_for(own.end, seconds)
        return "time"

    async def _look(self) -> None:
        """Look for what comes, as long as somebody waits."""
        while self._waiters:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stirred.wait(), self._look_s)
            self._stirred.clear()
            after = self._looked
            try:
                came = await run_in_threadpool(_came, self._ledger, after)
            except Exception as error:  # noqa: BLE001 - whatever fails, nobody waits for what is not looked for
                LOG.error("looking for news failed: %s", type(error).__name__)  # noqa: TRY400 - no values
                self._let_go(self._waiters.values(), "drain")
                return
            if self._looked == after:  # else somebody came meanwhile who has not heard of this stretch
                self._looked = came.upto
            await self._wake([one for one in self._waiters.values() if one.ear and one.ear.wants(came)])
            await asyncio.sleep(min(BETWEEN_S, self._look_s))

    async def _wake(self, wanted: list[Waiter]) -> None:
        for begin in range(0, len(wanted), AT_ONCE):
            if begin:
                await asyncio.sleep(BETWEEN_S)
            self._let_go(wanted[begin : begin + AT_ONCE], "news")

    @staticmethod
    def _let_go(waiters: Iterable[Waiter], why: Why) -> None:
        for one in list(waiters):
            if not one.end.done():
                one.end.set_result(why)


def _stands(ledger: CentralLedger, device: Device, cursor: str) -> tuple[int, Ear, bool]:
    """Return the height of the log, what a device may hear of, and whether there is something beyond its cursor."""
    reader = deliver.reader_of(device)
    epoch, after, _ = cursors.read(ledger.keys, cursor) if cursor else ("", 0, "")
    with ledger.reading() as connection:
        here = tenant(connection)
        streams = {stream: span.role for stream, span in grants.open_spans(connection, reader).items()}
        ear = Ear(device.number, device.user, streams)
        if epoch != here.epoch or after > here.seq:
            return here.seq, ear, True
        return here.seq, ear, ear.wants(_between(connection, after, here.seq))


def _came(ledger: CentralLedger, after: int) -> Came:
    with ledger.reading() as connection:
        return _between(connection, after, tenant(connection).seq)


def _between(connection: Connection, after: int, upto: int) -> Came:
    """Return what came into the log between two places."""
    if upto <= after:
        return Came(after)
    if upto - after > WIDEST:
        return Came(upto, everything=True)
    rows = connection.execute(_ROWS, (after, upto)).fetchall()
    given = connection.execute(_GIVEN, (after, upto)).fetchall()
    covered = connection.execute(_COVERED, (after, upto)).fetchall() if given else []
    found: frozenset[str] = frozenset()
    if any(kind == "citizen" for _, kind, _ in rows):
        found = frozenset(twins.found_by(connection, after, upto))
    users, covers = (frozenset(one for (one,) in several) for several in (given, covered))
    return Came(upto, rows, users, covers, found)


@lru_cache(maxsize=1024)
def _reads(role: Role | None, kind: str) -> bool:
    """Tell whether a role reads anything of a kind; of one that is not known here, whoever reads everything."""
    if role is None or kind not in KINDS:
        return role is not None and RIGHTS[role].read == ALL_CLASSES
    return bool(readable(role, kind, dict.fromkeys(KINDS[kind].fields)))
