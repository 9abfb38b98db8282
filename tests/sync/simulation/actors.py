"""One person's device: the screen, the forms that lie open, what is written in them, and its rounds."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol, cast

from casework.answers import DraftFound
from casework.changes import DELETED, Change, Dot, Placed, Record, Seen, Value, fold
from casework.errors import Unreachable
from casework.kinds import KINDS, Role, may_read, may_write, readable
from casework.own_words import OwnActs, seen_since
from casework.taking_back import removal
from sync import behind, restored
from sync.batches import PAGE_ROWS, BatchSize
from sync.client import Client
from sync.port import HeldBy, LedgerPort
from sync.restored import FormerPort
from sync.rewind import RewindPort
from sync.service.registry import User
from sync.words import TurnedAway
from tests.sync.simulation.line import Line
from tests.sync.simulation.notebook import Notebook, Painted, Written, moment_of, token_of
from tests.sync.simulation.town import Town
from tests.sync.stage import Cut

LATER_FIELD = "mood"
"""A field of a later version, which no table here declares: it counts as the most guarded."""


class StoreOfDay(FormerPort, LedgerPort, behind.HeightPort, Protocol):
    """What a day asks of a store, in memory or a real one."""

    user: str
    device: str
    rewinding: RewindPort | None
    fuse: int | None
    blows_after: bool

    @property
    def rows(self) -> Mapping[Dot, Placed]:
        """Every row, by its dot."""

    @property
    def held(self) -> Mapping[Dot, HeldBy]:
        """What the service keeps aside, as this device knows it."""

    def record(self, changes: Sequence[Change], now: datetime) -> list[Placed]:
        """Save own changes."""

    def seen(self) -> Seen:
        """Return what a form that opens now has on the screen."""

    def type(self, draft: DraftFound) -> None:
        """Keep what is typed and not saved; where its case was handed over meanwhile, it goes along."""

    def own_since(self, change: Change) -> Sequence[tuple[int, Mapping[str, Value]]]:
        """Return what this device wrote of a record since a form of it was painted."""

    def shown(self) -> list[str]:
        """Return the citizens whom a screen shows."""

    @property
    def said(self) -> dict[Any, Any]:
        """What the program remembers, until it is closed, of what it handed on."""

    @property
    def typed(self) -> Mapping[str, DraftFound]:
        """What is typed and not saved, by citizen."""

    def rename(self, device: str) -> None:
        """Go on under a new name."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was opened: record, context, what it painted, and which fields it keeps shut."""

    stream: str
    record: str
    kind: str
    seen: Seen
    painted: Painted
    shut: frozenset[str] = frozenset()
    whole: bool = False
    role: Role = "primary"
    """Its person's role when it was opened: a removal names what that role may read, and so was painted."""
    own: OwnActs = field(default_factory=OwnActs)
    """What was saved in it since: the desk's rule of what a second save has seen is played as it ships."""


def as_the_desk(actor: "Actor", form: Form, change: Change) -> Seen:
    """Say what a save has seen, as `desktop/keeping.py` does."""
    return seen_since(change, actor.store.own_since(change), form.own, actor.role(form.stream))


@dataclass
class Rules:
    """What a form does by the house's rules; a mutant breaks one of them."""

    context: Callable[["Actor", Form, Change], Seen] = as_the_desk
    is_shut: Callable[[frozenset[int], frozenset[int]], bool] = lambda shown, there: shown != there
    """Whether a field is read-only: some version of it is not painted."""
    names: Callable[[str, Role], Mapping[str, Value]] = removal


@dataclass
class Actor:
    """One person at one device."""

    number: int
    user: User
    store: StoreOfDay
    line: Line
    town: Town
    notebook: Notebook
    epoch: str
    skew: float
    is_newer: bool = False
    rules: Rules = field(default_factory=Rules)
    client: Client = field(init=False)
    forms: list[Form] = field(default_factory=list)
    typing: str = ""
    """In whose case something stands open that is not saved."""
    is_known: bool = False
    batch: int = 100
    page: int = PAGE_ROWS
    shut_out: bool = False
    stamps: list[tuple[int, float]] = field(default_factory=list)
    """Each stamp that was given here, and the latest clock that it may have come from."""
    highest_wall: float = 0.0
    names: Callable[[], str] = lambda: ""
    reopen: Callable[["Actor"], None] = lambda _actor: None

    def __post_init__(self) -> None:
        self.client = self.new_client(self.line)

    def new_client(self, line: Line) -> Client:
        """Return the device's half of the protocol, over this disk and a line."""
        return Client(self.store, line, epoch=self.epoch, rewinding=self.store.rewinding)

    def now(self) -> datetime:
        """Return the time by this device's clock."""
        now = self.town.now + timedelta(seconds=self.skew)
        self.highest_wall = max(self.highest_wall, now.timestamp())
        return now

    def role(self, stream: str) -> Role:
        """Return the role that this device believes its person to have."""
        found = [scope.role for scope in self.store.scope() if scope.stream == stream]
        return cast(Role, found[0]) if found else "primary"

    def folded(self, stream: str, record: str) -> Record | None:
        """Return a record as a screen shows it in a case: the log, and what waits on top."""
        rows = [
            placed
            for placed in self.store.rows.values()
            if (placed.change.stream, placed.change.record) == (stream, record)
        ]
        return fold(rows) if rows else None

    def may_open(self, stream: str, record: str, kind: str) -> bool:
        """Tell whether there is a form: the person may read some of the kind, and it was not redacted here."""
        view = self.folded(stream, record)
        if view is not None and view.redacted is not None:
            return False
        return any(may_read(self.role(stream), kind, name) for name in self._fields(kind))

    def open(self, stream: str, record: str, kind: str, *, every: bool, some: int = 0) -> Form:
        """Open a form: it paints some fields, or all of them with every version."""
        view, role = self.folded(stream, record), self.role(stream)
        names = [n for n in self._fields(kind) if may_read(role, kind, n)]
        chosen = names if every or not some else [n for i, n in enumerate(names) if some >> i & 1] or names
        painted, shut = {}, set()
        for name in chosen:
            there = tokens(view, name)
            painted[name] = there if every or name not in _torn(view) else _newest(view, name)
            if self.rules.is_shut(painted[name], there):
                shut.add(name)
        painted[DELETED] = tokens(view, DELETED)
        whole = every or (chosen == names and not shut)
        return Form(stream, record, kind, self.store.seen(), painted, frozenset(shut), whole, role)

    def _fields(self, kind: str) -> list[str]:
        later = [LATER_FIELD] if self.is_newer and kind == "agreement" else []
        return [*FIELDS.get(kind, ()), *(["due"] if kind == "agreement" else ()), *later]

    def save(self, form: Form, fields: Mapping[str, Value], *, sort: str = "edit") -> int:
        """Save what was written in a form, and enter in the notebook what it had painted."""
        token = self.notebook.next()
        named = {name: f"v{token}" if value == "?" else value for name, value in fields.items()}
        change = Change(form.stream, form.record, form.kind, named, form.seen, moment_of(token))
        change = replace(change, seen=self.rules.context(self, form, change))
        (placed,) = self.store.record([change], self.now())
        self.stamps.append((placed.hlc, max(self.highest_wall, self.town.now.timestamp())))
        form.own.numbers.add(placed.dot.number)
        self.notebook.let_go_of(token, self._let_go(form, named))
        self.notebook.enter(Written(token, self.number, placed, form.painted, sort))
        return token

    def _let_go(self, form: Form, fields: Mapping[str, Value]) -> frozenset[int]:
        """Return what the form shows and nobody can judge on this disk any longer.

        Its case went, or its person's role changed and no longer reads what he writes, nor what others wrote in it.
        """
        painted: frozenset[int] = frozenset().union(*form.painted.values())
        if readable(self.role(form.stream), form.kind, fields) != dict(fields):
            return painted
        return painted - {token_of(one.change.happened) for one in self.store.rows.values()}

    def save_and_stay(self, form: Form, fields: Mapping[str, Value]) -> None:
        """Save what was written in a form that stays open, and from now on shows that beside what it had painted."""
        token = self.save(form, fields)
        own = {name: form.painted.get(name, frozenset()) | {token} for name in fields}
        self.forms = [
            replace(one, painted={**one.painted, **own}) if one is form else one for one in self.forms
        ]

    def type(self, stream: str) -> None:
        """Type some words in a case, and leave them there: all that stood there stands there with them."""
        token = self.notebook.next()
        before = self._standing(stream)
        contents = {"text": " ".join(f"v{one}." for one in (*before, token))}
        draft = DraftFound(f"note:{stream}", stream, "", "note", contents, moment_of(token))
        change = Change(stream, "", "note", contents, Seen(), draft.kept_at)
        painted = dict.fromkeys(TYPED_FIELDS, frozenset(before))
        placed = Placed(change, Dot(self.store.device, 0), 0, self.user.id)
        self.notebook.enter(Written(token, self.number, placed, painted, "typed"))
        self.notebook.typed[self.number, stream] = (*before, token)
        self.typing = stream
        self.store.type(draft)

    def _standing(self, stream: str) -> tuple[int, ...]:
        """Return what stands in the form of a case: the draft on this disk, or what was handed on from under it."""
        if kept := self.store.typed.get(stream):
            return tuple(int(word.strip("v.")) for word in kept.contents["text"].split())
        return self.notebook.typed.get((self.number, stream), ()) if stream == self.typing else ()

    def writable(self, form: Form, *, anything: bool = False) -> list[str]:
        """Return the fields that a person may write in a form."""
        role = self.role(form.stream)
        return [
            name
            for name in form.painted
            if name not in {DELETED, "due", *form.shut} and (anything or may_write(role, form.kind, name))
        ]

    def remove(self, form: Form) -> None:
        """Remove a record that the form showed whole."""
        self.save(form, self.rules.names(form.kind, form.role), sort="remove")

    def session(self) -> bool:
        """Have a round, as the desktop has it; the power may go in it, and a brought-back folder gets a new name.

        Tell whether it came through whole with nothing to do.
        """
        self.client._size.now = self.batch
        self.client._rows = BatchSize(self.page, least=1, most=self.page)
        self.line.asked = 0
        try:
            back = self.client.rewind
            back.following(self._announce, lambda _stale: None)
            if not self.is_known:
                behind.check(self.store, self.line)
                self.is_known = True
            with behind.heeded(self.store):
                told = self.client.one_round(lambda _: None, lambda: False)
            return not (told.stale or told.sent or told.held or told.received)
        except TurnedAway as turned:
            self.shut_out = self.shut_out or turned.code == "device_revoked"
            return self.shut_out
        except Unreachable:
            return False
        except behind.FolderOlder:
            self.store.rename(self.names())
            self.notebook.renamed.add(self.number)
            self.restart()
        except Cut:
            self.restart()
        return False

    def _announce(self) -> object:
        epoch = self.client.rewind.epoch
        return restored.announce(self.store, self.line, epoch=epoch, cancelled=lambda: False)

    def restart(self) -> None:
        """Close the program and open it again: forms are gone, and what lies on the disk is all it knows."""
        self.store.fuse = None
        self.store.said.clear()
        self.forms, self.is_known, self.typing = [], False, ""
        self.reopen(self)
        line = self.line.named(self.store.device)
        line.luck.deal("")
        self.line, self.client = line, self.new_client(line)


TYPED_FIELDS = ("title", "text", "at", "author", "remark", "worker")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "citizen": ("phone", "readiness", "city"),
    "agreement": ("what", "who"),
    "visit": ("purpose", "place"),
    "statement": ("doctor",),
}
"""What the forms of a day paint: plan, contact, health, and on the citizen's own record three classes at once."""


@lru_cache(maxsize=4096)
def record_of(stream: str, kind: str) -> str:
    """Return the one record of a kind that a citizen has in a day; several persons may begin it."""
    return stream if kind == "citizen" else str(uuid.uuid5(uuid.UUID(stream), kind))


assert all(set(names) <= set(KINDS[kind].fields) for kind, names in FIELDS.items())


def tokens(view: Record | None, name: str) -> frozenset[int]:
    """Return the writes whose values stand in a field."""
    register = view.registers.get(name, ()) if view else ()
    return frozenset(token_of(version.happened) for version in register)


def _newest(view: Record | None, name: str) -> frozenset[int]:
    register = view.registers.get(name, ()) if view else ()
    return frozenset(token_of(version.happened) for version in register[:1])


def _torn(view: Record | None) -> Sequence[str]:
    return view.torn if view else ()
