"""A device's store in memory, by the rules of storage/ledger.py, quick enough for a hundred thousand days.

`tests/sync/test_invariants.py` plays the same days with real stores, too, and both must end alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from casework.answers import DraftFound
from casework.changes import REDACTED, Change, Dot, Placed, Seen, Value
from casework.clock import hear, tick
from casework.ids import REFERENCE
from casework.kinds import reads_as_much
from casework.same_person import KIND as LINK
from casework.unfinished import as_entry, words_in
from storage.former import reused
from storage.meta import NO_FACTS
from storage.taking import FILLED, Part
from storage.typed_on import entry_id
from sync.port import HeldBy, Stale
from sync.protocol import mark
from sync.rewind import RewindPort
from tests.sync.simulation.going_back import MemoryRewinding
from tests.sync.stage import NOTHING, Cut, ScopeHere

OWN_NUMBERS = ("sync.acked", "sync.have_after")


@dataclass
class MemoryStore:
    """What lies on one device's disk. `fuse` counts calls down to the one at which the power goes."""

    user: str
    device: str
    rows: dict[Dot, Placed] = field(default_factory=dict)
    held: dict[Dot, HeldBy] = field(default_factory=dict)
    scopes: dict[str, ScopeHere] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    handed: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Who was handed over, with the role and the place of the grant."""
    typed: dict[str, DraftFound] = field(default_factory=dict)
    """What is typed and not saved, by citizen."""
    said: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    """Which entry what was handed on became, in the memory of the program: by citizen and grant."""
    entries: dict[str, list[str]] = field(default_factory=dict)
    refill: set[Dot] = field(default_factory=set)
    facts: dict[str, str] = field(default_factory=dict)
    earlier: list[str] = field(default_factory=list)
    was_restored: bool = False
    last: int = 0
    hlc: int = 0
    high: int = 0
    at: str | None = None
    lost: dict[Dot, int] = field(default_factory=dict)
    """Other people's rows that the service lost when it was put back, and how far each has come since."""
    off_screen: dict[Dot, Placed] = field(default_factory=dict)
    """Those that it did not bring back: they lie on the disk, and nobody sees them."""
    rewinding: RewindPort | None = None
    fuse: int | None = None
    blows_after: bool = False

    def __post_init__(self) -> None:
        self.rewinding = MemoryRewinding(self)

    def _act(self, work: Callable[[], object]) -> None:
        """Do one transaction: all of it, or, where the power goes before it is written, nothing."""
        self.fuse = None if self.fuse is None else self.fuse - 1
        if self.fuse == 0 and not self.blows_after:
            raise Cut
        work()
        if self.fuse == 0:
            raise Cut

    def record(self, changes: Sequence[Change], now: datetime) -> list[Placed]:
        """Save own changes and return them with their dots."""
        placed = []
        for change in changes:
            self.last, self.hlc = self.last + 1, tick(now, self.hlc)
            placed.append(Placed(change, Dot(self.device, self.last), self.hlc, self.user))
        self.rows |= {one.dot: one for one in placed}
        for change in changes:
            self._open_here(change)
        return placed

    def _open_here(self, change: Change) -> None:
        home = change.stream
        known = any(p.seq is not None for p in self.rows.values() if p.change.stream == home)
        is_here = home in self.scopes or home in self.handed
        if change.kind == "citizen" and change.record == home and not known and not is_here:
            self.begun.add(home)

    def type(self, draft: DraftFound) -> None:
        """Keep what is typed in a case; where that was handed over meanwhile, it goes along."""
        if draft.citizen in self.handed:
            self._hand(draft, *self.handed[draft.citizen])
        else:
            self.typed[draft.citizen] = draft

    def hand_on(self, stream: str) -> Stale:
        self._act(lambda: self._hand_on(stream))
        return NOTHING

    def _hand_on(self, stream: str) -> None:
        if draft := self.typed.pop(stream, None):
            self._hand(draft, *self._grant(stream))

    def _grant(self, stream: str) -> tuple[str, int]:
        scope = self.scopes.get(stream)
        return (scope.role, scope.upto) if scope else ("primary", 0)

    def _hand(self, draft: DraftFound, role: str, place: int) -> None:
        seen = Seen(0, self.last)
        entry = as_entry(draft, stream=draft.citizen, record="", role=role, by=self.user, seen=seen)
        if entry is None:
            return
        words = words_in(entry.fields)
        record, is_said = self._entry_of(draft, place, words)
        if not is_said:
            self.entries[draft.citizen] = [*self.entries.get(draft.citizen, ()), record]
            self.record([replace(entry, record=record)], datetime.fromisoformat(draft.kept_at))
        self.said[draft.citizen, place] = (record, words)

    def _entry_of(self, draft: DraftFound, place: int, words: str) -> tuple[str, bool]:
        known, before = self.said.get((draft.citizen, place), ("", ""))
        if known and words.startswith(before):
            return known, words == before
        for record in self.entries.get(draft.citizen, ()):
            own = [p for p in self._of(draft.citizen) if p.change.record == record]
            earlier = words_in(max(own, key=lambda p: p.hlc).change.fields) if own else ""
            if earlier and earlier in words:
                return record, earlier == words
        first = (*self.earlier, self.device)[0]
        return entry_id(self.user, first, draft.citizen, draft, words), False

    def seen(self) -> Seen:
        """Return what a form that opens now has on the screen."""
        return Seen(self.high, self.last)

    def own_since(self, change: Change) -> list[tuple[int, Mapping[str, Value]]]:
        """Return what this device wrote of a record since a form of it was painted."""
        return [
            (dot.number, one.change.fields)
            for dot, one in self.rows.items()
            if dot.device == self.device
            and dot.number > change.seen.own
            and one.change.record == change.record
        ]

    def shown(self) -> list[str]:
        """Return the citizens whom a screen shows."""
        return sorted({one.stream for one in self.scopes.values() if one.done} | self.begun)

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        return self.waiting_of(self.device, limit)

    def waiting_of(self, device: str, limit: int) -> tuple[Placed, ...]:
        own = [p for d, p in self.rows.items() if d.device == device and p.seq is None and d not in self.held]
        return tuple(sorted(own, key=lambda p: p.dot.number)[: None if limit < 0 else limit])

    def formers(self) -> tuple[str, ...]:
        return tuple(self.earlier)

    def is_behind(self, acked: int, entry: int, head: str) -> bool:
        return acked > self.last

    def settle_former(self, device: str, acked: int) -> Stale:
        self._act(lambda: self._settle(device, acked))
        return NOTHING

    def _settle(self, device: str, acked: int) -> None:
        numbers: dict[int, int] = {}
        newest = max((p.hlc for d, p in self.rows.items() if d.device == self.device), default=0)
        for old in [p for p in self.waiting_of(device, -1) if p.dot.number > acked]:
            self.last += 1
            numbers[old.dot.number] = self.last
            seen = [new for was, new in numbers.items() if was <= old.change.seen.own]
            own = max(seen, default=0) if old.hlc > newest else 0
            change = replace(old.change, seen=Seen(old.change.seen.seq, own))
            del self.rows[old.dot]
            self.rows[Dot(self.device, self.last)] = Placed(
                change, Dot(self.device, self.last), old.hlc, old.by
            )
        self.earlier = [name for name in self.earlier if name != device]
        self.facts.pop(reused(device), None)

    def bring_home(self, lost: "MemoryStore") -> None:
        """Take what waits out of the journal of the store that was lost, as one that was brought back does."""
        names = {lost.device, *lost.earlier}
        for one in lost.rows.values():
            if one.seq is None and one.dot.device in names and one.dot not in lost.held:
                self.rows.setdefault(one.dot, one)
        self.last, self.hlc, self.fuse = lost.last, max(self.hlc, lost.hlc), None

    def rename(self, device: str) -> None:
        """Go on under a new name, as a folder that was brought back does at its next unlock (storage/renamed.py)."""
        self.earlier, self.device, self.last = [*self.earlier, self.device], device, 0
        self.was_restored = True
        for key in OWN_NUMBERS:
            self.facts.pop(key, None)

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, HeldBy],
        received: str,
        *,
        device: str = "",
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        def act() -> None:
            self._seat(placed_at, held, received, device or self.device)
            self.facts.update(facts)

        self._act(act)
        return frozenset({"waiting"})

    def _seat(
        self, placed_at: Mapping[int, int], held: Mapping[int, HeldBy], received: str, device: str
    ) -> None:
        for number, seq in placed_at.items():
            if old := self.rows.get(Dot(device, number)):
                self.rows[old.dot] = replace(old, seq=seq, received=received)
        self.held |= {Dot(device, number): why for number, why in held.items()}
        self._end_redacted()
        self._drop_leftovers()

    def receive(
        self,
        rows: Sequence[Placed],
        *,
        cursor: str,
        high: int,
        coming: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        def act() -> None:
            self._page(rows, cursor, high, coming)
            self.facts.update(facts)

        self._act(act)
        return frozenset({"citizens"}) if rows else NOTHING

    def _page(
        self, rows: Sequence[Placed], cursor: str, high: int, coming: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._take(rows)
        for stream, role in coming:
            self._begin(stream, role, high)
            self.facts.pop(FILLED + stream, None)
        self.at, self.high = cursor, high

    def _take(self, rows: Iterable[Placed]) -> None:
        for one in rows:
            old = self.rows.get(one.dot) or self.off_screen.pop(one.dot, None)
            said = (one.change.record, one.change.fields)
            if old and old.seq is None and (old.change.record, old.change.fields) != said:
                continue  # a copied disk: what was written here waits on
            self.rows[one.dot] = replace(one, hlc=one.hlc if one.mac else old.hlc, by=old.by) if old else one
            self.held.pop(one.dot, None)
            self.refill.discard(one.dot)
            self.lost.pop(one.dot, None)
            if one.dot.device == self.device:
                self.last = max(self.last, one.dot.number)
            if one.received:
                self.hlc = hear(one.hlc, datetime.fromisoformat(one.received), self.hlc)
        self._end_redacted()

    def _end_redacted(self) -> None:
        """Where a redaction has its place, nothing else of its record is kept (storage/husks.py)."""
        placed = (one for one in self.rows.values() if REDACTED in one.change.fields and one.seq is not None)
        ended = {one.change.record for one in placed}
        others = [
            one
            for one in self.rows.values()
            if ended and one.change.record in ended and REDACTED not in one.change.fields
        ]
        for one in others:
            if one.seq is not None:
                self._drop(one.dot)
            elif one.dot in self.held:
                self.rows[one.dot] = replace(one, change=replace(one.change, fields={}))

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        self._act(lambda: self._begin(stream, role, upto))
        return NOTHING

    def _begin(self, stream: str, role: str, upto: int) -> None:
        self.handed.pop(stream, None)
        self.entries.pop(stream, None)
        was = self.scopes.get(stream)
        if was is not None and was.done:
            same = reads_as_much(role, was.role) and reads_as_much(was.role, role)
            (self.begun.add if same else self.begun.discard)(stream)
        elif not reads_as_much(role, "primary"):
            self.begun.discard(stream)
        self.scopes[stream] = ScopeHere(stream, role, upto, done=False)
        placed = (p for p in self._of(stream) if p.seq is not None and p.seq <= upto)
        self.refill |= {one.dot for one in placed if one.dot not in self.lost}

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        self._act(lambda: self._fill(stream, rows, upto if done else None))
        return NOTHING

    def fill_several(self, parts: Sequence[Part]) -> Stale:
        def fill() -> None:
            for part in parts:
                self._fill(part.stream, part.rows, part.upto if part.done else None)
                self.facts[FILLED + part.stream] = str(part.next)

        self._act(fill)
        return NOTHING

    def _fill(self, stream: str, rows: Sequence[Placed], upto: int | None) -> None:
        self._take([one for one in rows if one.change.stream == stream])
        if upto is not None:
            self.begun.discard(stream)
            for placed in self._of(stream):
                if placed.dot in self.refill:
                    self._drop(placed.dot)
            self.scopes[stream] = ScopeHere(stream, self.scopes[stream].role, upto, done=True)

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        self._act(lambda: self._leave(stream))
        return NOTHING

    def _leave(self, stream: str) -> None:
        self._hand_on(stream)
        self.handed[stream] = self._grant(stream)
        self.scopes.pop(stream, None)
        self.begun.discard(stream)
        self._drop_leftovers()

    def _drop_leftovers(self) -> None:
        hidden = [dot for dot, one in self.off_screen.items() if one.change.stream in self.handed]
        for dot in hidden:
            del self.off_screen[dot]
        for stream in self.handed:
            for placed in self._of(stream):
                if placed.seq is not None or placed.dot in self.held:
                    self._drop(placed.dot)
        self._drop_answers()

    def _drop_answers(self) -> None:
        """An answer on *Samme person* that stands in a case that is not here goes with its receipt."""
        for one in [one for one in self.rows.values() if one.change.kind == LINK]:
            is_here = one.change.stream in self.scopes or one.change.stream in self.begun
            if not is_here and (one.seq is not None or one.dot in self.held):
                self._drop(one.dot)

    def _of(self, stream: str) -> list[Placed]:
        return [placed for placed in self.rows.values() if placed.change.stream == stream]

    def _drop(self, dot: Dot) -> None:
        del self.rows[dot]
        self.held.pop(dot, None)
        self.refill.discard(dot)
        self.lost.pop(dot, None)

    def strays(self) -> Sequence[str]:
        if not self.was_restored:
            return ()
        here = {*self.scopes, *self.begun, *self.handed, REFERENCE}
        placed = (p for p in self.rows.values() if p.seq is not None or p.dot in self.held)
        there = {p.change.stream for p in placed if p.dot not in self.lost}
        return sorted(there - here)

    def cursor(self) -> str | None:
        return self.at

    def digest(self, stream: str) -> tuple[int, int]:
        placed = [one for one in self._of(stream) if one.seq is not None and one.dot not in self.lost]
        return len(placed), sum(map(mark, placed))

    def scope(self) -> Sequence[ScopeHere]:
        begun = self.begun - self.scopes.keys()
        here = (ScopeHere(stream, "primary", 0, done=True) for stream in begun)
        return sorted((*self.scopes.values(), *here), key=lambda one: one.stream)

    def remember(self, key: str, value: str) -> None:
        def note() -> None:
            self.facts[key] = value

        self._act(note)

    def recall(self, key: str) -> str | None:
        return self.facts.get(key)
