"""What a change is, what several changes add up to, and when two people's words stand beside each other.

A change names a record, the fields that a person set, and what he had *seen* when the form opened: the highest place
of the stream's log and of his device's own numbers. Applying a change to a field drops exactly the versions that lay
in that context and adds its own. Two people who did not see each other's words therefore leave two versions, and only
a person who saw both can make one of them go away. Nothing here reads a clock, and no order of arrival chooses.

Folding never fails on data (decided.md 2): rules are checked where a person acts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
"""What a field holds: anything that JSON can say."""

END: Final = 1 << 63
"""Beyond every place of a log."""

DELETED: Final = "_deleted"
"""Field of a removal: the list of field names that its author could read; None takes the removal back."""

REDACTED: Final = "_redacted"
"""Field of *forkert borger*: why the record stood in the wrong case. It ends the record; nothing takes it back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the screen when the form opened: a prefix of the log and a prefix of the device's own changes."""

    seq: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What a person did to one record. Immutable; it gets its dot when it is recorded and its place at the service.

    `happened` is the person's own statement of when, as an instant with its offset. `group` ties changes that are
    shown as one act.
    """

    stream: str
    record: str
    kind: str
    fields: Mapping[str, Value]
    seen: Seen
    happened: str
    group: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Dot:
    """The name of a change for ever: which device wrote it, and its number there (1, 2, 3 ... without a gap)."""

    device: str
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A recorded change: with its dot, its author, its hybrid time and, once the service has it, its place `seq`."""

    change: Change
    dot: Dot
    hlc: int
    by: str
    seq: int | None = None
    received: str | None = None
    late: bool = False
    mac: bytes = b""
    """The service's mark on the row as it was sent here, by which it knows its own word again; empty for own rows."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value that a field holds, who wrote it and when; a field with two of them waits for a person."""

    value: Value
    dot: Dot
    hlc: int
    by: str
    seq: int | None
    happened: str
    seen: Seen


Register = tuple[Version, ...]
"""All versions of one field that nobody has replaced, newest first."""


def covers(seen: Seen, device: str, version: Version) -> bool:
    """Tell whether an author on `device` who had seen `seen` had this version on his screen."""
    if version.seq is not None and version.seq <= seen.seq:
        return True
    return version.dot.device == device and version.dot.number <= seen.own


def set_field(register: Register, placed: Placed, name: str) -> Register:
    """Return the register after a change: what its author saw is replaced, what he did not see stays beside it."""
    change = placed.change
    new = Version(
        change.fields[name], placed.dot, placed.hlc, placed.by, placed.seq, change.happened, change.seen
    )
    if not register:
        return (new,)
    kept = [
        old for old in register if old.dot != placed.dot and not covers(change.seen, placed.dot.device, old)
    ]
    if not kept:
        return (new,)
    return tuple(sorted([*kept, new], key=_newest_first))


def _newest_first(version: Version) -> tuple[int, str, int]:
    return (-version.hlc, version.dot.device, -version.dot.number)


@dataclass(slots=True)
class Record:
    """What the changes of one record add up to: a register for each field, who began it and when.

    `value` is what a form shows; a field in `torn` has several different values and is read-only except in a form
    that shows them all.
    """

    id: str
    stream: str
    kind: str
    begun_by: str
    begun_at: str
    registers: dict[str, Register] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        """Return the newest value of a field, or None where nobody has written it."""
        register = self.registers.get(name)
        return register[0].value if register else None

    def text(self, name: str) -> str:
        """Return a field as text, empty where nobody has written it."""
        register = self.registers.get(name)
        value = register[0].value if register else None
        return value if isinstance(value, str) else "" if value is None else str(value)

    def values(self) -> dict[str, Value]:
        """Return every field's newest value."""
        return {name: register[0].value for name, register in self.registers.items() if register}

    @property
    def torn(self) -> tuple[str, ...]:
        """Names of the fields whose versions differ, so that a person must choose."""
        several = [
            name
            for name, register in self.registers.items()
            if len(register) > 1 and name not in {DELETED, REDACTED}
        ]
        return tuple(sorted(name for name in several if _differ(self.registers[name])))

    @property
    def redacted(self) -> Version | None:
        """Return who said that the record stood in the wrong case, when and why; None where nobody has."""
        return next((version for version in self.registers.get(REDACTED, ()) if version.value), None)

    @property
    def deleted(self) -> bool:
        """Tell whether some removal covers every surviving value; a later, unseen edit keeps the record alive.

        So does whoever put it back, where the removal had not seen that.
        """
        removals = self.registers.get(DELETED, ())
        is_put_back = any(one.value is None for one in removals)
        return not is_put_back and any(self._is_covered_by(removal) for removal in removals)

    @property
    def deleted_but_edited(self) -> bool:
        """Tell whether somebody removed the record while somebody else wrote in it."""
        removals = [v for v in self.registers.get(DELETED, ()) if v.value is not None]
        return bool(removals) and not self.deleted

    def _is_covered_by(self, removal: Version) -> bool:
        names = removal.value
        if not isinstance(names, list):
            return False
        return all(
            name in names and covers(removal.seen, removal.dot.device, version)
            for name, register in self.registers.items()
            if name != DELETED
            for version in register
        )

    def apply(self, placed: Placed) -> None:
        """Take one more change in, in the order of the log (own changes without a place come last).

        Of a record that was redacted no value is left but that, whatever comes before or after it.
        """
        if placed.change.fields.get(REDACTED):
            self.registers = {REDACTED: set_field(self.registers.get(REDACTED, ()), placed, REDACTED)}
            return
        if self.redacted is not None:
            return
        for name in placed.change.fields:
            self.registers[name] = set_field(self.registers.get(name, ()), placed, name)


def _differ(register: Register) -> bool:
    return len(register) > 1 and any(version.value != register[0].value for version in register[1:])


def begin(placed: Placed) -> Record:
    """Return the record that its first change begins."""
    change = placed.change
    record = Record(change.record, change.stream, change.kind, placed.by, change.happened)
    record.apply(placed)
    return record


def fold(changes: Iterable[Placed]) -> Record:
    """Return what changes of one record add up to: the log by place first, then own changes by number.

    What names the record in a stream that is not its own says nothing of it: the service holds it, and no form may
    speak for it. Raises ValueError where there is no change at all.
    """
    placed = _at_home(list(changes))
    if not placed:
        raise ValueError("a record needs at least one change")
    first, *later = in_order(placed)
    record = begin(first)
    for one in later:
        record.apply(one)
    return record


def in_order(changes: list[Placed]) -> list[Placed]:
    """Return the changes of one record in the order in which they count: the log's, then own ones without a place."""
    return sorted(changes, key=_log_order(changes)) if len(changes) > 1 else changes


def _at_home(changes: list[Placed]) -> list[Placed]:
    """Return the changes in the record's own stream: that of the first in the log, else of the last one written."""
    if all(one.change.stream == changes[0].change.stream for one in changes):
        return changes
    in_log = [one for one in changes if one.seq is not None]
    known = min(in_log, key=_place) if in_log else max(changes, key=lambda one: (one.hlc, one.dot.number))
    return [one for one in changes if one.change.stream == known.change.stream]


def _place(placed: Placed) -> int:
    return placed.seq or END


_Key = tuple[int, int, int, int]


def _log_order(changes: Iterable[Placed]) -> Callable[[Placed], _Key]:
    """Return the order of a log with what has no place in it: at the end, in the order of its hybrid time.

    A change that is held aside stays behind while later ones of its device get their places: it comes before those, so
    that a value which its own author replaced does not come back. The time decides between names of one device, because
    a store that was restored counts its numbers anew.
    """
    seats: dict[str, list[tuple[int, int]]] = {}
    for one in changes:
        if one.seq is not None:
            seats.setdefault(one.dot.device, []).append((one.dot.number, one.seq))

    def key(one: Placed) -> _Key:
        if one.seq is not None:
            return (one.seq, 1, 0, one.dot.number)
        after = [seq for number, seq in seats.get(one.dot.device, ()) if number > one.dot.number]
        return (min(after, default=END), 0, one.hlc, one.dot.number)

    return key
