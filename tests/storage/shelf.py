"""What the storage tests share: a store with a cheap passphrase, changes of ours, and rows of a colleague's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from casework import agreements, journal, people
from casework.acts import Act
from casework.changes import Change, Dot, Placed, Seen, Value
from storage import vault
from storage.sealing import Cost
from storage.vault import Store, UserFacts

CHEAP = Cost(64, 1, 1)
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)
AT = "2026-11-26T09:00:00+00:00"
METTE = UserFacts("w-mette", "MEHA", "Mette Hald")
PASSPHRASE = "korrekt hest batteri hæfteklamme"
COLLEAGUE = "device-jonas"


def make(folder: Path) -> Store:
    """Make a store."""
    return vault.create(folder, PASSPHRASE, user=METTE, device="device-mette", now=NOW, cost=CHEAP)


def unlock(folder: Path, passphrase: str = PASSPHRASE, now: datetime = NOW) -> Store:
    """Open a store."""
    return vault.unlock(folder, passphrase, now=now, floor=CHEAP)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Make a store for a while."""
    store = make(folder)
    try:
        yield store
    finally:
        store.close()


def act(seen: Seen | None = None) -> Act:
    """Return Mette's act, now."""
    return Act(by=METTE.id, now=NOW, seen=seen or Seen())


def citizen(first: str = "Søren", last: str = "Ågård", **fields: Value) -> tuple[str, tuple[Change, ...]]:
    """Return a new citizen's stream and the change that opens it."""
    changes = people.open_citizen(first_name=first, last_name=last, cpr="7003821234", fields=fields, **act())
    return changes[0].stream, changes


def note(stream: str, text: str, **more: Any) -> tuple[Change, ...]:
    """Return a note."""
    return journal.write_note(stream, text=text, **more, **act())


def agreement(stream: str, what: str, *, who: str = "Vi", due: date | None = None) -> tuple[Change, ...]:
    """Return an agreement."""
    return agreements.make_agreement(stream, what=what, who=who, due=due, **act())


def save(store: Store, *changes: Change, now: datetime = NOW) -> tuple[Dot, ...]:
    """Record changes and return their dots."""
    return store.ledger.record(changes, now=now).dots


def placed(stream: str, record: str, seq: int, fields: dict[str, Value], **more: Any) -> Placed:
    """Return a colleague's change as it comes from the service."""
    number, kind = more.pop("number", seq), more.pop("kind", "agreement")
    change = Change(stream, record, kind, fields, more.pop("seen", Seen()), AT)
    return Placed(change, Dot(COLLEAGUE, number), more.pop("hlc", seq << 16), "w-jonas", seq, AT)


def edit(store: Store, stream: str, record: str, **fields: Any) -> None:
    """Change an agreement from a form that shows what is there now."""
    save(store, Change(stream, record, "agreement", fields, store.ledger.seen(), AT))


def values(store: Store, record: str) -> dict[str, Any]:
    """Return what the read table says a record's fields are."""
    from storage.logbook import decoded

    row = store.own_reader().row("select fields from record where id = ?", record)
    return {} if row is None else decoded(row[0])


def versions(store: Store, record: str, field: str) -> set[Any]:
    """Return all versions of a field that stand beside each other."""
    from storage.logbook import decoded

    row = store.own_reader().row("select fields, torn_fields from record where id = ?", record)
    if row is None:
        return set()
    apart = decoded(row[1]) if row[1] else {}
    if field in apart:
        return {version["value"] for version in apart[field]}
    return {decoded(row[0]).get(field)} - {None}
