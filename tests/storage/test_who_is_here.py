"""Nobody is shown who was neither granted nor opened on this device, and nobody who is not here whole."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casework.kinds import Role
from storage.reads import citizen as case
from storage.reads.citizens import citizens
from storage.reads.records import names
from storage.reads.search import search
from storage.vault import Store
from tests.storage.shelf import AT, TODAY, citizen, opened, placed, save


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        yield store


def test_who_was_neither_granted_nor_opened_here_is_in_no_answer(store: Store) -> None:
    fields = {"first_name": "Lene", "last_name": "Olsen"}
    rows = [
        placed("c", "c", 3, dict(fields), kind="citizen"),
        placed("c", "n", 4, {"text": "Lene Olsen ringede"}, kind="note"),
    ]
    store.ledger.receive(rows, cursor="c4", high=4)
    reader = store.own_reader()

    answers = [
        citizens(reader, TODAY),
        case.page(reader, "c", TODAY),
        search(reader, "olsen"),
        names(reader, ["c"]),
    ]

    assert answers == [(), None, (), {}]


@pytest.mark.parametrize(("role", "meanwhile"), [("primary", 1), ("mentor", 0)])
def test_who_was_opened_here_is_shown_and_hidden_while_he_comes_in_a_role_that_reads_less(
    store: Store, role: Role, meanwhile: int
) -> None:
    stream, opening = citizen()
    save(store, *opening)
    shown = [len(citizens(store.own_reader(), TODAY))]
    (own,) = store.ledger.waiting(1)
    steps: tuple[Callable[[], object], ...] = (
        lambda: store.ledger.acknowledge({1: 3}, {}, AT),
        lambda: store.ledger.begin_scope(stream, role, 3),
        lambda: store.ledger.fill(stream, [replace(own, seq=3)], done=True, upto=3),
        lambda: store.ledger.leave_scope(stream, "Jonas", AT),
    )
    for step in steps:
        step()
        shown.append(len(citizens(store.own_reader(), TODAY)))

    assert shown == [1, 1, meanwhile, 1, 0]
