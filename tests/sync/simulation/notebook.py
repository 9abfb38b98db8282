"""What the oracle knows of each write: who made it, and what had really stood on the screen when its form opened.

A write is known again by its `happened`, which is its own second: whatever number, name or place it gets later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from casework.changes import DELETED, Placed
from sync.protocol_fork import GENERATION

BEGINNING = datetime(2001, 1, 1, tzinfo=UTC)
Painted = Mapping[str, frozenset[int]]
"""Which writes' values a form showed, by field."""
NOTHING: Painted = {}


@dataclass(frozen=True, slots=True)
class Written:
    """One write: its token, its device, the change, and what its form had painted."""

    token: int
    actor: int
    placed: Placed
    painted: Painted
    sort: str = "edit"

    @property
    def fields(self) -> Mapping[str, Any]:
        return self.placed.change.fields


def moment_of(token: int) -> str:
    """Return the instant that names a write."""
    return (BEGINNING + timedelta(seconds=token)).isoformat(timespec="seconds")


@lru_cache(maxsize=4096)
def token_of(happened: str) -> int:
    """Return the write that an instant names."""
    return int((datetime.fromisoformat(happened) - BEGINNING).total_seconds())


@dataclass
class Notebook:
    """Everything that was written, in order of writing."""

    written: dict[int, Written] = field(default_factory=dict)
    renamed: set[int] = field(default_factory=set)
    """Devices that go on under another name. What one had replaced before it was sent may stand beside its own newer
    words again: its numbers count anew, and no number says that it saw the old ones (docs/INVARIANTS.md)."""
    placed_anew: set[int] = field(default_factory=set)
    """Writes whose place was lost when the service was put back: one that a form had seen comes at a later place, and
    may stand beside the words that replaced it (docs/INVARIANTS.md)."""
    let_go: set[int] = field(default_factory=set)
    """Those whose author's device had let them go with their case by then, or has but what his role reads: what it
    writes later has seen its own numbers, and so replaces one that comes back after it was on no screen."""
    generations: frozenset[int] = frozenset()
    """Where the generations begin that today's log came of. One that is not among them was lost whole: what was written
    there had seen nothing for certain, and what it replaced may stand beside it (docs/INVARIANTS.md)."""
    copied: set[int] = field(default_factory=set)
    """Devices whose disk was copied."""
    unknown: dict[int, frozenset[int]] = field(default_factory=dict)
    """Of each save what its form showed and its device had let go of, even in part: no number says that it was seen."""
    typed: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    """What was typed and not saved, by device and citizen: the last stands there with all before it."""
    _covered: dict[tuple[int, str], frozenset[int]] = field(default_factory=dict)

    def next(self) -> int:
        return len(self.written) + 1

    def enter(self, one: Written) -> None:
        self.written[one.token] = one

    def let_go_of(self, token: int, gone: frozenset[int]) -> None:
        """Enter what a save's form showed and its device had no longer."""
        if gone:
            self.unknown[token] = gone

    def may_go(self, token: int, name: str, *, by: int = 0) -> bool:
        """Tell whether a value may be replaced unseen by later words of its own author (docs/INVARIANTS.md).

        `by` names the removal that may cover it so.
        """
        actor = self.written[token].actor
        if by:
            return token in self.let_go and by > token and self.written[by].actor == actor
        return token in self.let_go and any(
            one.actor == actor and one.token > token and name in one.fields for one in self.written.values()
        )

    def covered(self, token: int, name: str) -> frozenset[int]:
        """Return the writes that a write may replace in a field: what its form showed, and what that had replaced."""
        known = self._covered.get((token, name))
        if known is None:
            painted = self.written[token].painted.get(name, frozenset())
            known = painted.union(*(self.covered(one, name) for one in painted))
            self._covered[token, name] = known
        return known

    def may_return(self, token: int, name: str, among: Iterable[int]) -> bool:
        """Tell whether a replaced value may stand beside its author's newer one, or what replaced that: he is renamed.

        So may one whose place was lost with the end of the service's log, beside whatever replaced it, and one that was
        replaced in a generation that was lost.
        """
        if any(token in self.covered(one, name) and self._was_lost(one) for one in among):
            return True
        if token in self.placed_anew:
            return any(token in self.covered(one, name) for one in among)
        actor = self.written[token].actor
        return actor in self.renamed and any(
            token in self.covered(one, name)
            for newest in among
            for one in (newest, *self.covered(newest, name))
            if self.written[one].actor == actor
        )

    def may_stay(self, token: int, name: str, among: Iterable[int]) -> bool:
        """Tell whether a replaced value may stand beside its author's newer one, or may return."""
        return self.may_return(token, name, among) or any(
            token in self.covered(one, name)
            and (self._beside(one, token) or token in self.unknown.get(one, frozenset()))
            for one in among
        )

    def _beside(self, newer: int, token: int) -> bool:
        """Tell whether a device wrote in a field of `newer` elsewhere, before `token` in the same open form.

        What a save has seen of its own device ends before that (decision 0066): the field has two versions then, and
        the next save of that form makes three.
        """
        one = self.written[newer]
        if self.written[token].actor != one.actor:
            return False
        return any(
            each.actor == one.actor
            and each.placed.change.record == one.placed.change.record
            and each.token not in self.covered(newer, name)
            for each in self.written.values()
            if each.token < token
            for name in each.fields
            if name in one.fields or one.fields.get(DELETED)
        )

    def _was_lost(self, token: int) -> bool:
        """Tell whether a write had seen the log of a generation that is none of today's."""
        begun = self.written[token].placed.change.seen.seq // GENERATION * GENERATION
        return bool(self.generations) and begun not in self.generations

    def surviving(self, tokens: Iterable[int], name: str) -> frozenset[int]:
        """Return the writes of one field whose values nobody who had them on the screen replaced."""
        there = frozenset(tokens)
        return there - frozenset().union(*(self.covered(one, name) for one in there))
