"""Pages, cursors, stubs and roles broken on purpose, with the comparison of sums off: a round would mend them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from casework.changes import Placed
from sync import client as client_module
from sync import protocol as fsp
from sync.port import Stale
from sync.service import deliver
from tests.sync.simulation.play import Day
from tests.sync.simulation.store import MemoryStore
from tests.sync.stage import ScopeHere


def row_skipped_in_a_page(patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A page loses a row, and nobody compares sums."""
    no_sums(patch)

    def prepare(day: Day) -> None:
        def bend(_path: str, page: fsp.Page) -> fsp.Page:
            if page.rows and day.ids.random() < 0.2:
                page.rows.pop()
            return page

        for actor in day.actors:
            actor.line.bend = bend

    return prepare


def no_backfill(patch: pytest.MonkeyPatch) -> None:
    """A grant is taken as if there had been nothing before it."""

    def begin(store: MemoryStore, stream: str, role: str, upto: int) -> None:
        store.handed.pop(stream, None)
        store.begun.discard(stream)
        store.scopes[stream] = ScopeHere(stream, role, upto, done=True)

    patch.setattr(MemoryStore, "_begin", begin)
    no_sums(patch)


def fields_of_no_role(patch: pytest.MonkeyPatch) -> None:
    """The service sends every field to every role."""
    patch.setattr(deliver, "_for_role", lambda _role, _kind, payload: payload)
    no_sums(patch)


def cursor_before_rows(patch: pytest.MonkeyPatch) -> None:
    """The cursor is saved first and the rows after it, and the power can go between the two."""

    def receive(store: MemoryStore, rows: Sequence[Placed], *, cursor: str, high: int, **more: Any) -> Stale:
        facts = more.pop("facts", {})
        store._act(lambda: store._page([], cursor, high, **more))
        store._act(lambda: store.facts.update(facts))
        store._act(lambda: store._page(rows, cursor, high))
        return frozenset()

    patch.setattr(MemoryStore, "receive", receive)
    no_sums(patch)


def stubs_for_what_is_gone(patch: pytest.MonkeyPatch) -> None:
    """A device says that it holds own changes that left with a citizen."""
    recall = MemoryStore.recall

    def boasting(store: MemoryStore, key: str) -> str | None:
        return None if key == "sync.have_after" else recall(store, key)

    patch.setattr(MemoryStore, "recall", boasting)
    no_sums(patch)


def stubs_after_restore(patch: pytest.MonkeyPatch) -> None:
    """A restored store still says that it holds what its last name had sent, and the service knows it by both names."""
    name, rename = deliver._Filling._name, MemoryStore.rename

    def by_person(filling: Any, numbers: set[int]) -> None:
        name(filling, numbers)
        query = "select number from device where user = ?"
        found = filling._connection.execute(query, (filling._device.user,)).fetchall()
        filling._names.update({number: filling._device.id for (number,) in found})

    def boasting(store: MemoryStore, device: str) -> None:
        rename(store, device)
        store.facts["sync.acked"] = str(1 << 40)

    patch.setattr(deliver._Filling, "_name", by_person)
    patch.setattr(MemoryStore, "rename", boasting)
    no_sums(patch)


def page_ends_one_row_late(patch: pytest.MonkeyPatch) -> None:
    """The cursor of a page that was cut stands one row beyond its last."""
    fill = deliver._Filling.fill

    def late(filling: Any, places: list[Any]) -> int:
        used = fill(filling, places)
        if len(places) > 1 and filling.rows and used == len(places):
            filling.rows.pop()
        return used

    patch.setattr(deliver._Filling, "fill", late)
    no_sums(patch)


def no_sums(patch: pytest.MonkeyPatch) -> None:
    """Nobody compares sums, which would mend in the same round what a mutant breaks; some days are red by this."""
    patch.setattr(client_module.Client, "_unequal", lambda *_: set())
