"""Every rule broken on purpose, one at a time: a switch each, and the promise that must then be seen broken.

Those of the table in the design's sync.md and of decided.md are all here, and some more that the house found worth it.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import pytest

from casework import changes
from casework.changes import Change, Dot, Placed, Record, Register, Seen, Value, Version
from casework.kinds import KINDS, Role, may_write
from sync import filling
from sync import protocol as fsp
from sync.service import accept, husks
from sync.service.problems import Refusal
from tests.sync.simulation import store as store_module
from tests.sync.simulation.actors import Actor, Form, Rules
from tests.sync.simulation.page_mutants import (
    cursor_before_rows,
    fields_of_no_role,
    no_backfill,
    page_ends_one_row_late,
    row_skipped_in_a_page,
    stubs_after_restore,
    stubs_for_what_is_gone,
)
from tests.sync.simulation.play import Day
from tests.sync.simulation.store import MemoryStore

Switch = Callable[[pytest.MonkeyPatch], Callable[[Day], None] | None]
"""Breaks a rule in the program for as long as the patch holds; what it returns breaks one in each new day."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken variant: what is broken, in words, how, and which promise the oracle must then miss."""

    said: str
    switch: Switch
    invariant: str
    clones: bool = False
    """Whether only days with a copied disk can show it."""

    @property
    def name(self) -> str:
        return self.switch.__name__

    @property
    def is_without_sums(self) -> bool:
        """Whether the comparison of sums is off, too: a day that is red by that alone says nothing of the mutant."""
        return "no_sums" in self.switch.__code__.co_names


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """The later clock decides, as with most rivals."""

    def by_clock(register: Register, placed: Placed, name: str) -> Register:
        change = placed.change
        new = Version(
            change.fields[name], placed.dot, placed.hlc, placed.by, placed.seq, change.happened, change.seen
        )
        return (max((*register, new), key=lambda one: (one.hlc, one.dot.device)),)

    patch.setattr(changes, "set_field", by_clock)


def context_at_save(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A form says that it saw whatever has come until it is saved."""

    def latest(actor: Actor, _form: Form, _change: Change) -> Seen:
        return actor.store.seen()

    return with_rules(context=latest)


def edit_drops_what_was_not_painted(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A field with two versions can be written in a form that shows one."""
    return with_rules(is_shut=lambda _shown, _there: False)


def delete_covers_hidden_fields(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A removal names every field, also what its author's role may not read, and the service takes it."""

    def blind(role: Role, change: changes.Change) -> tuple[str, ...]:
        return tuple(name for name in change.fields if not may_write(role, change.kind, name))

    patch.setattr(accept, "unwritable", blind)

    def every(kind: str, _role: Role) -> Mapping[str, Value]:
        return {changes.DELETED: [*KINDS[kind].fields, "mood"]}

    return with_rules(names=every)


def echo_applied_again(patch: pytest.MonkeyPatch) -> None:
    """What a device wrote is applied in place, and once more when it comes back with the log."""

    record, take, seat = MemoryStore.record, MemoryStore._take, MemoryStore._seat

    def written(store: MemoryStore, *asked: Any, **more: Any) -> list[Placed]:
        placed = record(store, *asked, **more)
        _applied(store).extend(placed)
        return placed

    def taken(store: MemoryStore, rows: Sequence[Placed]) -> None:
        _applied(store).extend(rows)
        take(store, rows)

    def seated(store: MemoryStore, placed_at: Mapping[int, int], *more: Any) -> None:
        seat(store, placed_at, *more)
        names = [Dot(store.device, number) for number in placed_at]
        _applied(store).extend(store.rows[dot] for dot in names if dot in store.rows)

    def folded(actor: Actor, stream: str, name: str) -> Record | None:
        view: Record | None = None
        for one in _applied(actor.store):
            if one.change.stream != stream:
                continue
            if one.change.record == name and view is None:
                view = changes.begin(one)
            elif one.change.record == name and view is not None:
                view.apply(one)
        return view

    patch.setattr(MemoryStore, "record", written)
    patch.setattr(MemoryStore, "_take", taken)
    patch.setattr(MemoryStore, "_seat", seated)
    patch.setattr(Actor, "folded", folded)


def _applied(store: Any) -> list[Placed]:
    found: list[Placed] = store.__dict__.setdefault("applied", [])
    return found


def sent_twice_taken_twice(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """The service takes a batch that is sent again in again."""
    push = accept.push

    def forgetful(ledger: Any, device: Any, batch: fsp.Push, *, now: datetime) -> fsp.Pushed:
        if batch.ch:
            first = fsp.read_change(batch.ch[0]).d
            with ledger.writing() as connection:
                connection.execute("drop index if exists change_by_dot")
                connection.execute(
                    "update device set acked = ? where id = ? and acked >= ?", (first - 1, batch.dev, first)
                )
        return push(ledger, device, batch, now=now)

    patch.setattr(accept, "push", forgetful)
    return lambda _day: None


def late_work_refused(patch: pytest.MonkeyPatch) -> None:
    """What was written before a revoke, and came after it, is neither taken nor kept."""
    patch.setattr(accept._Taking, "_hold", lambda *_: None)
    patch.setattr(accept._Taking, "_is_honestly_late", lambda *_: False)


def words_kept_on_revoke(patch: pytest.MonkeyPatch) -> None:
    """A device forgets that it may see a citizen, and keeps the words."""

    def leave(store: MemoryStore, stream: str) -> None:
        store.scopes.pop(stream, None)

    patch.setattr(MemoryStore, "_leave", leave)


def typed_words_dropped(patch: pytest.MonkeyPatch) -> None:
    """What is typed and not saved goes with its case, and nobody is told."""

    def leave(store: MemoryStore, stream: str) -> None:
        store.typed.pop(stream, None)

    patch.setattr(MemoryStore, "_hand_on", leave)


def typed_words_handed_on_twice(patch: pytest.MonkeyPatch) -> None:
    """What was handed on is a draft still."""

    def hand_on(store: MemoryStore, stream: str) -> None:
        if draft := store.typed.get(stream):
            store._hand(draft, *store._grant(stream))

    def entry_of(store: MemoryStore, *_: Any) -> tuple[str, bool]:
        return str(uuid.UUID(int=store.last + 1)), False

    patch.setattr(MemoryStore, "_hand_on", hand_on)
    patch.setattr(MemoryStore, "_entry_of", entry_of)


def numbers_not_compared(patch: pytest.MonkeyPatch) -> None:
    """A number that comes again is answered as the first time, whatever it says now."""
    patch.setattr(accept, "_check_known", lambda *_: None)
    patch.setattr("sync.behind.check", lambda *_: None)


def deletes_win(patch: pytest.MonkeyPatch) -> None:
    """A record that somebody removed is gone, whatever anybody else wrote in it."""

    def gone(record: Record) -> bool:
        return any(version.value is not None for version in record.registers.get(changes.DELETED, ()))

    patch.setattr(Record, "deleted", property(gone))


def nothing_comes_back(patch: pytest.MonkeyPatch) -> None:
    """A removal cannot be taken back: its field never empties."""

    set_field = changes.set_field

    def stays(register: Register, placed: Placed, name: str) -> Register:
        empties = name == changes.DELETED and placed.change.fields[name] is None
        return register if empties else set_field(register, placed, name)

    patch.setattr(changes, "set_field", stays)


def only_known_fields_kept(patch: pytest.MonkeyPatch) -> None:
    """A device keeps of a row what its own version knows."""
    whole = fsp.from_wire

    def known(row: fsp.Row) -> Placed:
        placed = whole(row)
        kind = KINDS.get(placed.change.kind)
        names = {*kind.fields, changes.DELETED} if kind else set()
        fields = {name: value for name, value in placed.change.fields.items() if name in names}
        return replace(placed, change=replace(placed.change, fields=fields))

    patch.setattr(filling, "from_wire", known)


def only_known_members_stored(patch: pytest.MonkeyPatch) -> None:
    """The service stores of a change what its own version knows."""
    entry = accept._Taking._entry

    def known(taking: Any, one: Any, wire: fsp.ChangeWire, *, late: bool) -> Any:
        return replace(entry(taking, one, wire, late=late), raw=fsp.canonical(wire))

    patch.setattr(accept._Taking, "_entry", known)


def thrown_instead_of_held(patch: pytest.MonkeyPatch) -> None:
    """What may not stand is refused, and its whole batch with it."""

    def throw(*_: Any) -> None:
        raise Refusal("malformed")

    patch.setattr(accept._Taking, "_hold", throw)


def stamps_not_kept(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """The last hybrid stamp is forgotten when the program closes."""

    def forget(actor: Actor) -> None:
        if isinstance(actor.store, MemoryStore):
            actor.store.hlc = 0

    def prepare(day: Day) -> None:
        for actor in day.actors:
            actor.reopen = forget

    return prepare


def clocks_believed(patch: pytest.MonkeyPatch) -> None:
    """Whatever stamp comes in is believed, at the service and on the device."""
    patch.setattr(accept, "AHEAD_MS", 10**10)
    patch.setattr(store_module, "hear", lambda received, _now, last: max(received, last))


def redacted_words_kept_here(patch: pytest.MonkeyPatch) -> None:
    """A device hides what was redacted, and keeps it."""
    patch.setattr(MemoryStore, "_end_redacted", lambda _store: None)


def redacted_words_kept_there(patch: pytest.MonkeyPatch) -> None:
    """The service delivers the redaction, and keeps what it was said of."""
    patch.setattr(husks, "_empty", lambda *_: [])


def with_rules(**rules: Any) -> Callable[[Day], None]:
    def prepare(day: Day) -> None:
        for actor in day.actors:
            actor.rules = Rules(**rules)

    return prepare


def _mutants() -> Iterable[Mutant]:
    named: Sequence[tuple[Switch, str]] = (
        (last_writer_wins, "SURVIVAL"),
        (context_at_save, "SURVIVAL"),
        (edit_drops_what_was_not_painted, "SURVIVAL"),
        (echo_applied_again, "NO GHOST"),
        (row_skipped_in_a_page, "CONVERGENCE"),
        (sent_twice_taken_twice, "EXACTLY ONCE"),
        (late_work_refused, "NOTHING REFUSED"),
        (words_kept_on_revoke, "SCOPE"),
        (typed_words_dropped, "SURVIVAL"),
        (typed_words_handed_on_twice, "EXACTLY ONCE"),
        (no_backfill, "PREFIX"),
        (fields_of_no_role, "SCOPE"),
        (cursor_before_rows, "PREFIX"),
        (deletes_win, "DELETE"),
        (delete_covers_hidden_fields, "DELETE"),
        (nothing_comes_back, "DELETE"),
        (only_known_fields_kept, "UNKNOWN"),
        (only_known_members_stored, "UNKNOWN"),
        (thrown_instead_of_held, "POISON"),
        (stamps_not_kept, "CLOCK RISES"),
        (clocks_believed, "CLOCK SPREADS"),
        (stubs_for_what_is_gone, "PREFIX"),
        (stubs_after_restore, "PREFIX"),
        (page_ends_one_row_late, "PREFIX"),
        (redacted_words_kept_here, "WRONG CASE"),
        (redacted_words_kept_there, "WRONG CASE"),
    )
    for switch, invariant in named:
        yield Mutant((switch.__doc__ or "").strip(), switch, invariant)
    said = (numbers_not_compared.__doc__ or "").strip()
    yield Mutant(said, numbers_not_compared, "DOT REUSE", clones=True)


MUTANTS: Final = tuple(_mutants())
