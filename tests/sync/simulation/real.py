"""A device's real store in the simulation: the encrypted file of storage/, with a cheap way in."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from casework.answers import DraftFound
from casework.changes import REDACTED, Change, Dot, Placed, Record, Seen, Value, fold
from storage import logbook, vault
from storage.reads import versions
from storage.rewinding import Rewinding
from storage.sealing import Cost
from sync.port import HeldBy
from sync.service.registry import User
from tests.sync.simulation.actors import Actor
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.play import Day, Prepare
from tests.sync.stage import NOW, Cut

CHEAP = Cost(8, 1, 1)
WORDS = "en lang adgangskode her"
TRANSACTIONS = frozenset(
    {
        *("acknowledge", "receive", "begin_scope", "fill", "fill_several", "hand_on", "leave_scope"),
        *("settle_former", "remember"),
    }
)


class _Fused:
    """The store's way back, with the same fuse in front of its transactions."""

    def __init__(self, rewinding: Rewinding, fused: Callable[[Any], Any]) -> None:
        self._rewinding, self._by_fuse = rewinding, fused

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._rewinding, name)
        return found if name == "offerable" else self._by_fuse(found)


class RealStore:
    """The store's own ledger, with a fuse in front of its transactions."""

    def __init__(self, folder: Path, user: User, device: str) -> None:
        self.folder, self.user = folder, user.id
        facts = vault.UserFacts(user.id, user.initials, user.name)
        self.fuse: int | None = None
        self.blows_after = False
        self._opened(vault.create(folder, WORDS, user=facts, device=device, now=NOW, cost=CHEAP))

    def _opened(self, store: vault.Store) -> None:
        self.store, self.device = store, store.device
        self.rewinding: Any = _Fused(Rewinding(store.ledger), self._fused)
        store.ledger.connection.execute("pragma synchronous = off")

    def reopen(self) -> None:
        """Lock the store and open it again, as a person does who closes the program."""
        self.store.close()
        self._opened(vault.unlock(self.folder, WORDS, now=NOW, floor=CHEAP))

    def close(self) -> None:
        """Let the store go."""
        self.store.close()

    def rename(self, device: str) -> None:
        """The store gives itself a new name when it is opened next."""

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store.ledger, name)
        return self._fused(found) if name in TRANSACTIONS else found

    def _fused(self, work: Any) -> Any:
        def fused(*asked: Any, **more: Any) -> Any:
            self.fuse = None if self.fuse is None else self.fuse - 1
            if self.fuse == 0 and not self.blows_after:
                raise Cut
            done = work(*asked, **more)
            if self.fuse == 0:
                raise Cut
            return done

        return fused

    def record(self, changes: Sequence[Change], now: datetime) -> list[Placed]:
        dots = self.store.ledger.record(changes, now=now).dots
        return [self.rows[dot] for dot in dots]

    def type(self, draft: DraftFound) -> None:
        """Keep what is typed, as the desk does."""
        if not self.store.ledger.typed.take(draft):
            now = datetime.fromisoformat(draft.kept_at)
            self.store.drafts.keep(draft.key, draft.citizen, draft.kind, draft.contents, now)

    @property
    def said(self) -> dict[Any, Any]:
        return self.store.ledger.typed._said

    @property
    def typed(self) -> Mapping[str, DraftFound]:
        return {one.citizen: one for one in self.store.drafts.all()}

    def seen(self) -> Seen:
        return self.store.ledger.seen()

    def own_since(self, change: Change) -> Sequence[tuple[int, Mapping[str, Value]]]:
        return versions.own_since(self.store.own_reader(), change)

    def shown(self) -> list[str]:
        query = "select stream from scope where done = 1 union select stream from begun_here order by stream"
        return [row[0] for row in self.store.ledger.connection.execute(query).fetchall()]

    @property
    def rows(self) -> Mapping[Dot, Placed]:
        query = f"select {logbook.COLUMNS} from log where lost < 3"
        placed = map(logbook.from_row, self.store.ledger.connection.execute(query).fetchall())
        return {one.dot: one for one in placed}

    @property
    def held(self) -> Mapping[Dot, HeldBy]:
        query = "select device, number, held from log where held is not null"
        rows = self.store.ledger.connection.execute(query).fetchall()
        return {Dot(device, number): HeldBy(code, "") for device, number, code in rows}

    def read_table(self) -> dict[str, tuple[dict[str, Any], dict[str, Any], int]]:
        """Return what screens read of each record: fields, versions of torn ones, and whether it is gone."""
        query = "select id, fields, torn_fields, gone from record"
        rows = self.store.ledger.connection.execute(query).fetchall()
        read = logbook.decoded
        return {
            record: (read(fields), read(torn) if torn else {}, gone) for record, fields, torn, gone in rows
        }

    def indexed(self) -> set[str]:
        """Return the words of the day that the search index holds."""
        rows = self.store.ledger.connection.execute("select word from term").fetchall()
        return {word for (word,) in rows if word[:1] == "v" and word[1:].isdigit()}


def live_in(folder: Path) -> Prepare:
    """Return what gives every device of a day a real store in a folder."""

    def prepare(day: Day) -> None:
        for actor in day.actors:
            store: Any = RealStore(folder / f"store{actor.number}", actor.user, actor.store.device)
            actor.store = store
            actor.client = actor.new_client(actor.line)
            actor.reopen = _reopen
            day.at_the_end.append(store.close)

    return prepare


def _reopen(actor: Actor) -> None:
    store: Any = actor.store
    store.reopen()


LOOKED_FOR = {"note": "text", "agreement": "what"}
"""What somebody finds by its words, of the kinds that a day writes."""


def _to_be_found(views: Mapping[str, Record], table: Mapping[str, Any]) -> set[str]:
    """Return the words that stand on a screen, and that the search must find."""
    standing = [views[one] for one, (_fields, _torn, gone) in table.items() if one in views and not gone]
    texts = [
        str(said.value)
        for view in standing
        if view.kind in LOOKED_FOR
        for said in view.registers.get(LOOKED_FOR[view.kind], ())
    ]
    return {word.strip(".") for text in texts for word in text.split() if word[:1] == "v"}


def read_alike(day: Day) -> list[Fault]:
    """Say where what the screens read, or the search finds, is not what the log of the store adds up to."""
    found = []
    for actor in day.actors:
        store: Any = actor.store
        rows: dict[str, list[Placed]] = defaultdict(list)
        held = store.held
        for placed in store.rows.values():
            if (
                placed.dot not in held or REDACTED not in placed.change.fields
            ):  # one kept aside has ended nothing
                rows[placed.change.record].append(placed)
        views = {record: fold(changes) for record, changes in rows.items()}
        table = store.read_table()
        for record, (fields, torn, gone) in table.items():
            view = views.get(record)
            if view is None:
                found.append(Fault("SCOPE", f"device {actor.number} shows a record that has left"))
            elif fields != view.values() or set(torn) != set(view.torn) or (gone > 1) != view.deleted:
                found.append(Fault("NO GHOST", f"the read table of device {actor.number} is not its log"))
        here = set(store.shown())
        for record, view in views.items():
            if record not in table and rows[record][0].change.stream in here:
                found.append(
                    Fault("SURVIVAL", f"the read table of device {actor.number} lacks a {view.kind}")
                )
        said = {str(v.value) for view in views.values() for r in view.registers.values() for v in r}
        values = {word.strip(".") for one in said for word in one.split()}
        if strange := store.indexed() - values:
            found.append(Fault("SCOPE", f"the index of device {actor.number} holds {sorted(strange)}"))
        if lost := _to_be_found(views, table) - store.indexed():
            found.append(Fault("SURVIVAL", f"the index of device {actor.number} lacks {sorted(lost)}"))
    return found
