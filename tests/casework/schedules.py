"""Random days of four people on one record, and an oracle that knows what each of them truly had on the screen.

The people save, remove and take back, push late, pull by halves and leave forms open; their clocks are wrong, and one
of them may not read every field. The oracle keeps what was painted, version by version, and never looks at `Seen`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from casework.changes import DELETED, Change, Dot, Placed, Record, Seen, Value, fold

Step = tuple[int, int, int]
"""Which device (0-3), which act (0-15), and a number that the act may use (0-7)."""

FIELDS = ("what", "who", "secret")
SKEWS_MS = (0, -1_000_000, 10_000_000, 0)
PEOPLE = 4
BLIND = 3
"""The device of a mentor, who may not read `secret`."""


def readable_on(device: int) -> tuple[str, ...]:
    return FIELDS[:2] if device == BLIND else FIELDS


@dataclass(frozen=True)
class Rules:
    """How a device and the fold behave; a mutant breaks one of them."""

    fold: Callable[[Iterable[Placed]], Record] = fold
    context_at_save: bool = False
    cursor_ahead: bool = False
    own_forgotten: bool = False
    edits_torn_fields_blindly: bool = False
    delete_names_every_field: bool = False


Paint = frozenset[tuple[str, Dot]]


@dataclass
class Form:
    seen: Seen
    painted: Paint
    editable: tuple[str, ...]


@dataclass
class Device:
    number: int
    log: list[Placed] = field(default_factory=list)
    outbox: list[Placed] = field(default_factory=list)
    cursor: int = 0
    pushed: int = 0
    forms: list[Form] = field(default_factory=list)
    removing: Form | None = None

    @property
    def name(self) -> str:
        return f"d{self.number}"

    def known(self) -> list[Placed]:
        """The log as far as it came, and own changes that have not come back with it."""
        echoed = {placed.dot for placed in self.log}
        return [*self.log, *(placed for placed in self.outbox if placed.dot not in echoed)]


class World:
    """One service, four devices, and the oracle's memory of every form."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.server: list[Placed] = []
        self.devices = [Device(number) for number in range(PEOPLE)]
        self.truth: dict[Dot, Paint] = {}
        self.wall = 1_800_000_000_000
        self.wrong: list[str] = []

    def take(self, step: Step) -> None:
        who, act, number = step
        device = self.devices[who % PEOPLE]
        self.wall += 1 + number
        acts = [
            *[self.open] * 4,
            *[self.save] * 4,
            *[self.push] * 2,
            *[self.pull] * 4,
            self.remove,
            self.mend,
        ]
        acts[act % len(acts)](device, number)
        self.judge(device)

    def context(self, device: Device) -> Seen:
        seq = len(self.server) if self.rules.cursor_ahead else device.cursor
        return Seen(seq, 0 if self.rules.own_forgotten else len(device.outbox))

    def open(self, device: Device, _number: int) -> None:
        self._open(device, torn_too=False)

    def _open(self, device: Device, *, torn_too: bool) -> Form:
        known = device.known()
        record = self.rules.fold(known) if known else None
        torn = () if record is None or torn_too else record.torn
        registers = record.registers if record else {}
        painted = {
            (name, v.dot) for name, register in registers.items() if name not in torn for v in register
        }
        painted |= {(name, registers[name][0].dot) for name in torn}
        blindly = self.rules.edits_torn_fields_blindly
        editable = tuple(name for name in readable_on(device.number) if blindly or name not in torn)
        form = Form(self.context(device), frozenset(painted), editable)
        device.forms = [*device.forms[-2:], form]
        return form

    def save(self, device: Device, number: int) -> None:
        if not device.forms:
            return
        form = device.forms.pop(number % len(device.forms))
        names = [name for name in form.editable if number & 1 << FIELDS.index(name)] or form.editable[:1]
        if names:
            self._write(device, form, {name: f"{device.name}-{len(device.outbox)}-{name}" for name in names})

    def mend(self, device: Device, _number: int) -> None:
        """Open the form that shows all versions, and choose for every torn field."""
        form = self._open(device, torn_too=True)
        device.forms.pop()
        known = device.known()
        torn = self.rules.fold(known).torn if known else ()
        if torn:
            self._write(device, form, {name: f"{device.name}-{len(device.outbox)}-chosen" for name in torn})

    def remove(self, device: Device, number: int) -> None:
        """Remove the record, or take it back, from a form that shows everything and may have been left open."""
        if not device.known():
            return
        form, device.removing = device.removing, None
        if form is None:
            form = self._open(device, torn_too=True)
            device.forms.pop()
            if number % 2:
                device.removing = form
                return
        named = FIELDS if self.rules.delete_names_every_field else readable_on(device.number)
        self._write(device, form, {DELETED: list(named) if number % 4 else None})

    def _write(self, device: Device, form: Form, fields: Mapping[str, Value]) -> None:
        seen = self.context(device) if self.rules.context_at_save else form.seen
        dot = Dot(device.name, len(device.outbox) + 1)
        change = Change("s", "r", "agreement", fields, seen, "2026-11-21T09:05:00+00:00")
        hlc = self.wall + SKEWS_MS[device.number] << 16
        device.outbox.append(Placed(change, dot, hlc, device.name))
        self.truth[dot] = form.painted

    def push(self, device: Device, number: int) -> None:
        for placed in device.outbox[device.pushed : device.pushed + 1 + number]:
            self.server.append(replace(placed, seq=len(self.server) + 1))
            device.pushed += 1

    def pull(self, device: Device, number: int) -> None:
        """Pull a page, without the fields that the device's role may not read."""
        page = self.server[device.cursor : device.cursor + 1 + number]
        allowed = {*readable_on(device.number), DELETED}
        for placed in page:
            fields = {name: value for name, value in placed.change.fields.items() if name in allowed}
            if fields:
                device.log.append(replace(placed, change=replace(placed.change, fields=fields)))
        device.cursor += len(page)

    def settle(self) -> None:
        for device in self.devices:
            self.push(device, len(device.outbox))
        for device in self.devices:
            self.pull(device, len(self.server))
            self.judge(device)
        self._converged()
        self._free_of_clocks()

    def judge(self, device: Device) -> None:
        """Compare what the device shows with what the oracle says that it must show."""
        known = device.known()
        if not known:
            return
        record = self.rules.fold(known)
        expected = {name: self.survivors(known, name) for name in (*FIELDS, DELETED)}
        for name, dots in expected.items():
            shown = {version.dot for version in record.registers.get(name, ())}
            if dots - shown:
                self.wrong.append(f"SURVIVAL {device.name} lost {dots - shown} of {name}")
            if shown - dots:
                self.wrong.append(f"GHOST {device.name} shows {shown - dots} of {name}")
        if record.deleted != self._is_gone(known, expected):
            self.wrong.append(f"DELETE {device.name} says {record.deleted}")

    def survivors(self, known: list[Placed], name: str) -> set[Dot]:
        written = {placed.dot for placed in known if name in placed.change.fields}
        replaced = {dot for by in written for field_name, dot in self.truth[by] if field_name == name}
        return written - replaced

    def _is_gone(self, known: list[Placed], expected: dict[str, set[Dot]]) -> bool:
        """A record is gone when one removal's author had every surviving value on the screen; nobody put it back."""
        back = {p.dot for p in known if p.change.fields.get(DELETED, 0) is None} & expected[DELETED]
        removals = {p.dot for p in known if p.change.fields.get(DELETED)} & expected[DELETED]
        alive = {(name, dot) for name in FIELDS for dot in expected[name]}
        return not back and any(alive <= self.truth[removal] for removal in removals)

    def _converged(self) -> None:
        seeing = [d for d in self.devices if d.number != BLIND and d.known()]
        shown = {repr(self.rules.fold(device.known()).registers) for device in seeing}
        if len(shown) > 1:
            self.wrong.append("CONVERGENCE the same log shows different things")

    def _free_of_clocks(self) -> None:
        """Turn every clock round; the same words must be kept."""
        known = self.devices[0].known()
        if not known:
            return
        turned = [replace(placed, hlc=-placed.hlc) for placed in known]
        one, other = self.rules.fold(known), self.rules.fold(turned)
        if kept(one) != kept(other) or one.deleted != other.deleted:
            self.wrong.append("CLOCK-FREE a clock decided what is kept")


def kept(record: Record) -> dict[str, set[Dot]]:
    return {name: {version.dot for version in register} for name, register in record.registers.items()}


def violations(steps: Iterable[Step], rules: Rules | None = None) -> list[str]:
    """Live through a day and return everything that went wrong."""
    world = World(rules or Rules())
    for step in steps:
        world.take(step)
        if world.wrong:
            return world.wrong
    world.settle()
    return world.wrong
