"""Citizens come to a device one after the other, each whole: several small ones in one answer, a large one in pages.

A device that has nothing begins at the height of the log and fetches what lies below it case by case, those of today's
visits first; what is written meanwhile comes with the feed. How far each is stands in the same transaction as his rows,
so a line that is cut costs what was on its way. A service that does not know these addresses is asked as before.
"""

import json
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeVar

from casework.changes import Placed
from casework.errors import Unreachable
from casework.ids import REFERENCE
from storage.taking import FILLED, Part
from sync.height import SURE_S
from sync.port import LedgerPort, Scope, Stale
from sync.protocol import Row, StreamPage, from_wire
from sync.protocol_cases import MOST_CASES, CaseAsked, CaseRows, CasesTold
from sync.wanted import Wanted
from sync.wire import Wire
from sync.words import NOT_OURS, TurnedAway

FIRST: Final = "sync.first"
"""The fact whom to fetch first: a list of citizens."""
Some = TypeVar("Some")


class Going(Protocol):
    """A round under way, as far as citizens who come are told of it."""

    received: int
    is_off: Callable[[], bool]

    def note(self, stale: Stale) -> None:
        """Questions have new answers."""

    def ready(self, done: int, total: int, left_s: float | None) -> None:
        """So many citizens of so many are here; the rest takes about so long."""


class Carrying(Protocol):
    """Asks for a page of at most so many rows, as many as the line carries."""

    def __call__(self, ask: Callable[[int], Some]) -> Some:
        """Ask, and heed how it went."""


class Filling:
    """Brings citizens in whole, over one store and one line."""

    def __init__(self, ledger: LedgerPort, wire: Wire, carried: Carrying, ticks: Callable[[], float]) -> None:
        self.wanted = Wanted()
        """Whom the person wants before all the others who are to come."""
        self._ledger = ledger
        self._wire = wire
        self._carried = carried
        self._ticks = ticks
        self._knows = True
        """Whether the service is thought to give several citizens at once."""
        self._sizes: dict[str, int] = {}

    def begin(self, going: Going) -> None:
        """Begin at the height of the log, where nothing is here yet; a round that is called off leaves it so.

        Where somebody was opened here already, the log is read from its beginning: he may have been taken meanwhile.
        """
        if self._ledger.cursor() or self._ledger.scope():
            return
        try:
            told = self._wire.start()
        except TurnedAway as turned:
            if turned.code != "not_found":
                raise
            return
        rows = self._for_everybody(told.upto, going)
        if rows is None:
            return
        self._sizes = {case.s: case.n for case in told.cases}
        self._ledger.remember(FIRST, json.dumps([case.s for case in told.cases if case.today]))
        coming = [(case.s, case.role) for case in told.cases]
        going.note(self._ledger.receive(rows, cursor=told.cursor, high=told.upto, coming=coming))
        going.received += len(rows)

    def _for_everybody(self, upto: int, going: Going) -> list[Placed] | None:
        """Fetch what everybody reads: it is no case, and comes in with the cursor. None where the round is off."""
        rows: list[Placed] = []
        after, more = 0, True
        while more:
            if going.is_off():
                return None
            (case,) = self._asked([CaseAsked(REFERENCE, upto, after)])
            rows += map(whole, case.rows)
            after, more = case.next, case.more
        return rows

    def fill(self, going: Going) -> bool:
        """Fetch whoever is not here whole, in the order of need; tell whether somebody came."""
        scopes = self._ledger.scope()
        ready = sum(scope.done for scope in scopes)
        missing = self._in_order([scope for scope in scopes if not scope.done])
        pace = _Pace(self._ticks, {scope.stream: self._sizes.get(scope.stream, 1) for scope in missing})
        came = 0
        while missing and not going.is_off():
            missing = self._wanted_first(missing)
            told = self._several(missing) if self._knows else self._one(missing[0])
            parts, gone = _parts(missing, told)
            going.note(self._ledger.fill_several(parts))
            going.received += sum(len(part.rows) for part in parts)
            for done in (part for part in parts if part.done):
                came += 1
                going.ready(ready + came, len(scopes), pace.left_s(done.stream))
                self.wanted.settle(stream=done.stream, here=True)
            over = gone | {part.stream for part in parts if part.done}
            missing = [scope for scope in missing if scope.stream not in over]
        return came > 0

    def _in_order(self, missing: list[Scope]) -> list[Scope]:
        """Return those of today's visits first."""
        first = set(json.loads(self._ledger.recall(FIRST) or "[]")) if missing else set()
        return sorted(missing, key=lambda scope: (scope.stream not in first, scope.stream))

    def _wanted_first(self, missing: list[Scope]) -> list[Scope]:
        """Put whom the person wants before the others: he may have said so while the last ones came."""
        wanted = self.wanted.streams()
        return sorted(missing, key=lambda scope: scope.stream not in wanted) if wanted else missing

    def _several(self, missing: Sequence[Scope]) -> Sequence[CaseRows]:
        """Ask for the next citizens at once; a service that does not know the address is asked for one."""
        asked = [self._from(scope) for scope in missing[:MOST_CASES]]
        try:
            return self._asked(asked)
        except TurnedAway as turned:
            if turned.code != "not_found":
                raise
            self._knows = False
        return self._one(missing[0])

    def _from(self, scope: Scope) -> CaseAsked:
        return CaseAsked(scope.stream, scope.upto, int(self._ledger.recall(FILLED + scope.stream) or 0))

    def _asked(self, asked: list[CaseAsked]) -> list[CaseRows]:
        """Ask, and believe an answer only where it is about the first of those who were asked for, and goes on."""
        number = self.wanted.number()
        told: CasesTold = self._carried(lambda most: self._wire.cases(asked, most, number))
        if number:
            asked = self._heard_of(number, told, asked)
        matches = all(one.s == case.s for one, case in zip(asked, told.cases, strict=False))
        if not matches or not 0 < len(told.cases) <= len(asked):
            raise Unreachable(NOT_OURS)
        if any(case.more and case.next <= one.after for one, case in zip(asked, told.cases, strict=False)):
            raise Unreachable(NOT_OURS)
        return told.cases

    def _heard_of(self, number: str, told: CasesTold, asked: list[CaseAsked]) -> list[CaseAsked]:
        """Learn whose number was asked for; return those who were asked for in the order that he comes first in."""
        if told.first is None:  # an earlier service: it is known when everybody is here
            return asked
        if not told.first:
            self.wanted.settle(number=number, here=False)
            return asked
        self.wanted.is_case(number, told.first)
        return sorted(asked, key=lambda one: one.s != told.first)

    def _one(self, scope: Scope) -> Sequence[CaseRows]:
        """Ask an earlier service for a page of one citizen."""
        asked = self._from(scope)
        try:
            page = self.rows_of(scope.stream, scope.upto, asked.after)
        except TurnedAway as turned:
            if turned.code != "not_in_scope":
                raise
            return [CaseRows(scope.stream, gone=True)]
        return [CaseRows(scope.stream, page.rows, page.more, page.next)]

    def rows_of(self, stream: str, upto: int, after: int) -> StreamPage:
        """Ask for a page of one citizen's rows."""
        return self._carried(lambda most: self._wire.stream(stream, upto=upto, after=after, limit=most))


def _parts(missing: Sequence[Scope], told: Sequence[CaseRows]) -> tuple[list[Part], set[str]]:
    """Return what came of citizens, and who of them is not granted any more: the feed says so next."""
    upto = {scope.stream: scope.upto for scope in missing}
    parts = [
        Part(case.s, [*map(whole, case.rows)], not case.more, upto[case.s], case.next)
        for case in told
        if not case.gone
    ]
    return parts, {case.s for case in told if case.gone}


class _Pace:
    """How long the rest takes, at the speed so far."""

    def __init__(self, ticks: Callable[[], float], sizes: dict[str, int]) -> None:
        self._ticks, self._sizes = ticks, sizes
        self._began, self._whole = ticks(), sum(sizes.values())

    def left_s(self, came: str) -> float | None:
        """Return the seconds that those take who are still to come; None while nothing can be said."""
        self._sizes.pop(came, None)
        left, passed = sum(self._sizes.values()), self._ticks() - self._began
        return left * passed / (self._whole - left) if passed >= SURE_S and self._whole > left else None


def whole(row: Row) -> Placed:
    """Return the change of a row that must be a whole one."""
    try:
        return from_wire(row)
    except ValueError as error:
        raise Unreachable(NOT_OURS) from error
