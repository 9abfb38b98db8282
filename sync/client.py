"""One round of the device with the central service: what waits goes up, what is new comes down.

Everything that must survive is in the store before it counts here: a receipt is stored before the next batch is sent, a
page and its cursor are stored in one transaction, a citizen who is handed over leaves only after what was written about
him has been received. A round can be cut off at any point, by the person, the net or the power, and the next one goes
on from there. It is run on one lane; the ledger it is given may hand its calls on to the store's lane.
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from casework.changes import Placed
from casework.errors import Unreachable
from casework.kinds import reads_as_much
from storage.taking import FILLED
from sync.ahead import Ahead
from sync.batches import FEW_ROWS, BatchSize, cut, of_a_page, placements
from sync.covers import leave_passed, note_covers
from sync.filling import Filling, whole
from sync.gone import forget, leave_strays, receiver
from sync.height import Height
from sync.port import HeldBy, LedgerPort, Stale
from sync.protocol import Page, Pushed, ScopeEntry, to_wire
from sync.rewind import Rewind, RewindPort, receipted
from sync.trail import TrailPort
from sync.trail import send as send_trail
from sync.twins import answers_elsewhere, note_twins
from sync.wire import Wire
from sync.words import Slow, TurnedAway, why_held

LOG: Final = logging.getLogger("fodfaeste.sync")
_ACKED: Final = "sync.acked"
_LEFT: Final = "sync.have_after"
_DROPPED: Final = "sync.dropped"
_WRAP: Final = 1 << 64
Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come, in the unit that the person counts: changes sent, citizens ready.

    Of what is new (`fetching`) it is the stretch of the log since this round began; one citizen out of his turn is
    `ahead`.
    """

    what: Literal["sending", "fetching", "citizens", "ahead"]
    done: int
    total: int
    stale: Stale = frozenset()
    """Questions that have new answers since the last progress."""
    left_s: float | None = None
    """About how many seconds the rest takes; None while that cannot be said."""


@dataclass(frozen=True, slots=True)
class RoundTold:
    """What a round came to. `whole` is False where it was called off before the end."""

    sent: int
    held: int
    received: int
    stale: Stale
    whole: bool
    clock_off_s: float


Tell = Callable[[Progress], None]
CalledOff = Callable[[], bool]


class Client:
    """The device's half of the protocol, over one ledger and one wire."""

    def __init__(
        self,
        ledger: LedgerPort,
        wire: Wire,
        *,
        epoch: str,
        trail: TrailPort | None = None,
        rewinding: RewindPort | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger = ledger
        self._wire = wire
        self.rewind = Rewind(ledger, wire, rewinding, epoch=epoch)
        self._ticks = ticks
        self._size, self._rows = BatchSize(), of_a_page()
        self._case_rows = of_a_page()
        """Apart from the feed's: an empty page that comes quickly says nothing of what a case may weigh."""
        self._filling = Filling(ledger, wire, self._carried_case, ticks)
        self.wanted = self._filling.wanted
        self._ahead = Ahead(ledger, self._filling, self.wanted)
        self._trail = trail
        self._all_sums = True
        self._pushes = 0

    def one_round(self, progress: Tell, cancelled: CalledOff) -> RoundTold:
        """Push what waits, pull what is new, fill what was granted, and compare.

        Raises Unreachable (with a sentence) where the service cannot be reached or understood, TurnedAway where it
        says no. What came through until then is kept. Where the service was put back from an older copy, the store goes
        back to where the two part, and the round begins anew.
        """
        going = _Going(progress, cancelled)
        going.note(leave_passed(self._ledger, self._wire.now()))
        self.rewind.following(lambda: self._steps(going, self._catch_up), going.note)
        told, off = frozenset(going.all_stale), self._wire.clock_off
        return RoundTold(going.sent, going.held, going.received, told, not going.is_off(), off)

    def send_waiting(self, progress: Tell, cancelled: CalledOff) -> RoundTold:
        """Do a round without the filling and the long feed: the person called the fetching off. Raises as a whole one.

        One small page is asked for all the same: an answer is what counts as contact, and it says who comes, who goes
        and whose address is protected.
        """
        going = _Going(progress, cancelled)
        going.note(leave_passed(self._ledger, self._wire.now()))
        self.rewind.following(lambda: self._steps(going, self._look_in), going.note)
        told, off = frozenset(going.all_stale), self._wire.clock_off
        return RoundTold(going.sent, going.held, going.received, told, whole=False, clock_off_s=off)

    def _steps(self, going: "_Going", bring: Callable[["_Going"], object]) -> None:
        self._push(going)
        self._bring_back(going)
        try:
            bring(going)
        except TurnedAway as turned:
            if turned.code == "too_old":
                # nothing comes to this version any more, but what it has to say is taken
                self._tell_the_rest(going)
            raise
        self._tell_the_rest(going)

    def _look_in(self, going: "_Going") -> None:
        """Take the first few rows of what is new, once.

        Where nothing is here yet, the log is not begun at its far end: that the service answers is enough.
        """
        if not (self._ledger.cursor() or self._ledger.scope()):
            self._wire.contact()
            return
        while not self._take(self._page(few=True), going) and not going.is_off():
            pass  # somebody left by it: the same page is asked for again

    def _tell_the_rest(self, going: "_Going") -> None:
        self._say_dropped()
        self._send_trail(going)

    def _bring_back(self, going: "_Going") -> None:
        """After the store went back, and what is own has gone up again: who is here, and who no more."""
        common = self.rewind.common
        if common is not None:
            self.rewind.offer(going.is_off)
        if common is not None and not going.is_off():
            self._all_sums = True
            self._page(few=True)  # a log that was put back once more says so before its grants are believed
            going.note(self.rewind.regrant(common, lambda entry: self._leave(entry, going)))

    def _catch_up(self, going: "_Going") -> None:
        self._pull(going)
        if self.rewind.common is not None and not going.is_off():
            going.note(self.rewind.settle())

    def _push(self, going: "_Going", *, to_the_end: bool = False) -> None:
        """Send what waits, batch by batch; each receipt is stored before the next batch goes."""
        while to_the_end or not going.is_off():
            waiting = self._ledger.waiting(self._size.now + 1)
            if not waiting:
                return
            batch = cut(waiting, self._size.now)
            answer = self._push_one(batch)
            if answer is None:
                continue
            self._pushes += 1
            placed = placements(answer, batch)
            held = {one.d: HeldBy(one.code, why_held(one.code)) for one in answer.held}
            facts = {_ACKED: str(max(batch[-1].dot.number, self._number(_ACKED))), **receipted(answer.proof)}
            if answers_elsewhere(self._ledger, batch):
                facts[_LEFT] = str(batch[-1].dot.number)
            stale = self._ledger.acknowledge(placed, held, answer.at, facts=facts)
            going.sent += len(placed)
            going.held += len(held)
            left = len(waiting) - len(batch)
            going.tell(Progress("sending", going.sent, going.sent + left, stale))

    def _push_one(self, batch: tuple[Placed, ...]) -> Pushed | None:
        """Send one batch; None where it must be tried again in smaller pieces."""
        began = self._ticks()
        gone = self.rewind.let_go(batch[0].dot.number)
        wires = [to_wire(placed) for placed in batch]
        epoch = self._wire.epoch
        try:
            answer = self._wire.push(epoch, wires, gone) if gone else self._wire.push(epoch, wires)
        except Slow:
            if not self._size.stuck():
                raise
            return None
        except TurnedAway as turned:
            if turned.code == "dseq_gap":
                self._page()  # if the service lost what it receipted, the cursor proves it, and that is said instead
            if turned.code != "too_large" or not self._size.stuck():
                raise
            return None
        self._size.went(self._ticks() - began)
        return answer

    def _pull(self, going: "_Going") -> None:
        """Take pages until nothing is new and every granted citizen is here whole; compare sums at the end.

        The sums of what came are compared each time; those of everybody at the first round and after a long one.
        """
        refetched = False
        self._filling.begin(going)
        while not going.is_off():
            pushes = self._pushes
            page = self._page()
            if not self._take(page, going):
                continue
            came = not page.more and self._filling.fill(going)
            self._all_sums = self._all_sums or page.more or came
            if page.more or came or pushes != self._pushes:
                continue
            unequal = self._unequal(page)
            if refetched or not unequal:
                self._all_sums = bool(unequal)
                self.wanted.give_up({scope.stream for scope in self._ledger.scope()})
                going.note(leave_strays(self._ledger, self._wire.now()))
                return
            refetched = True
            self._refetch(unequal, page.high)
            self._filling.fill(going)

    def _page(self, *, few: bool = False) -> Page:
        have = (self._number(_LEFT), self._number(_ACKED))
        cursor, sums = self._ledger.cursor() or "", self._all_sums and not few

        def ask(most: int) -> Page:
            limit = min(most, FEW_ROWS) if few else most
            return self._wire.pull(cursor, have=have, check=sums, limit=limit, proof=self.rewind.proof)

        return self._carried(ask)

    def _carried(self, ask: Callable[[int], Some]) -> Some:
        """Ask for a page of at most so many rows; where the line breaks under it, the next one has half as many."""
        return self._carried_in(self._rows, ask)

    def _carried_case(self, ask: Callable[[int], Some]) -> Some:
        return self._carried_in(self._case_rows, ask)

    def _carried_in(self, size: BatchSize, ask: Callable[[int], Some]) -> Some:
        began = self._ticks()
        try:
            page = ask(size.now)
        except TurnedAway:
            raise
        except Unreachable:
            size.stuck()
            raise
        size.went(self._ticks() - began)
        return page

    def _take(self, page: Page, going: "_Going") -> bool:
        """Store a page: who leaves first, who comes, then the rows with the cursor in one transaction.

        False where it must be asked for again: a number alone says that we hold the row, and with somebody who left
        just now that is no longer so.
        """
        if self._change_scope(page.scope, going) and any(row.d for row in page.rows):
            return False
        self._ahead.fetch(page, going)
        rows = [whole(row) for row in page.rows if not row.d]
        facts = {} if page.more else self.rewind.proven()
        stale = self._ledger.receive(rows, cursor=page.cursor, high=page.upto, facts=facts)
        if not page.more:
            stale |= note_covers(self._ledger, page.covers) | note_twins(self._ledger, page.twins)
        going.received += len(rows)
        left_s = going.height.left_s(page.upto, page.high, self._ticks())
        going.tell(Progress("fetching", *going.height.share(page.upto, page.high), stale, left_s))
        return True

    def _change_scope(self, entries: list[ScopeEntry], going: "_Going") -> bool:
        """Let go whom the entries take, expect whom they give; tell whether somebody left."""
        left = False
        here = {scope.stream: scope for scope in self._ledger.scope()}
        for stream in dict.fromkeys(entry.s for entry in entries):
            last = [entry for entry in entries if entry.s == stream]
            held = here.get(stream)
            gone = [entry for entry in last if entry.op == "revoke"]
            final = last[-1]
            if held is None and gone and self._ledger.cursor():
                self._note_dropped(gone[-1])
                going.note(forget(self._ledger, gone[-1]))
            elif held is not None and gone and held.upto < gone[-1].q:
                if final.op == "add" and reads_as_much(final.role, held.role):
                    self._push(going, to_the_end=True)
                else:
                    self._leave(gone[-1], going)
                    held, left = None, True
            if final.op == "add" and (held is None or held.upto != final.q):
                self._ledger.remember(FILLED + stream, "0")
                going.note(self._ledger.begin_scope(stream, final.role, final.q))
        return left

    def _leave(self, entry: ScopeEntry, going: "_Going") -> None:
        """Let a citizen go: what was written here is sent first, then everything is deleted, then that is said.

        What is typed and not saved is handed on before, and what was typed meanwhile after it.
        """
        going.note(self._ledger.hand_on(entry.s))
        self._push(going, to_the_end=True)
        self._send_trail(going)
        self._ledger.remember(_LEFT, str(self._number(_ACKED)))
        self._note_dropped(entry)
        going.note(self._ledger.leave_scope(entry.s, receiver(entry), entry.t))
        if self._ledger.waiting(1):
            self._push(going, to_the_end=True)
            self._ledger.remember(_LEFT, str(self._number(_ACKED)))

    def _note_dropped(self, entry: ScopeEntry) -> None:
        self._ledger.remember(_DROPPED, json.dumps({**self._unsaid_dropped(), entry.s: entry.q}))

    def _send_trail(self, going: "_Going") -> None:
        """Send what the service lacks of the trail; one that takes none is no reason for a round to fail."""
        if self._trail is None:
            return
        try:
            send_trail(self._trail, self._wire, going.is_off)
        except TurnedAway as turned:
            LOG.warning("the service does not take the trail: %s", turned.code)
            self._trail = None

    def _say_dropped(self) -> None:
        """Tell the service who is no longer here; what does not get through is said in the next round."""
        unsaid = self._unsaid_dropped()
        for stream, seq in list(unsaid.items()):
            self._wire.dropped(stream, seq)
            del unsaid[stream]
            self._ledger.remember(_DROPPED, json.dumps(unsaid))

    def _unsaid_dropped(self) -> dict[str, int]:
        return dict(json.loads(self._ledger.recall(_DROPPED) or "{}"))

    def _unequal(self, page: Page) -> set[str]:
        """Return the streams whose rows here do not add up to what was sent."""
        whole = {scope.stream for scope in self._ledger.scope() if scope.done}
        unequal = set()
        for stream in whole & page.check.keys():
            count, total = self._ledger.digest(stream)
            if (count, f"{total % _WRAP:016x}") != page.check[stream]:
                unequal.add(stream)
        return unequal

    def _refetch(self, streams: set[str], upto: int) -> None:
        roles = {scope.stream: scope.role for scope in self._ledger.scope()}
        for stream in sorted(streams):
            self._ledger.remember(FILLED + stream, "0")
            self._ledger.begin_scope(stream, roles[stream], upto)

    def _number(self, key: str) -> int:
        return int(self._ledger.recall(key) or 0)


class _Going:
    """A round under way: what it has done so far, who hears of it, and whether it was called off."""

    def __init__(self, progress: Tell, cancelled: CalledOff) -> None:
        self.progress = progress
        self.is_off = cancelled
        self.sent = self.held = self.received = 0
        self.all_stale: set[str] = set()
        self.guarded: set[str] = set()
        self.height = Height()
        self._untold: set[str] = set()

    def note(self, stale: Stale) -> None:
        """Keep for the next telling that questions have new answers."""
        self._untold |= stale
        self.all_stale |= stale

    def tell(self, one: Progress) -> None:
        """Say how far it is, with everything that went stale since the last time."""
        self.note(one.stale)
        self.progress(Progress(one.what, one.done, one.total, frozenset(self._untold), one.left_s))
        self._untold.clear()

    def pass_on(self) -> None:
        """Let the questions that have new answers be asked now: somebody waits for one of them."""
        self.progress(Progress("ahead", 1, 1, frozenset(self._untold)))
        self._untold.clear()

    def ready(self, done: int, total: int, left_s: float | None) -> None:
        """Say how many citizens are here whole."""
        self.tell(Progress("citizens", done, total, left_s=left_s))
