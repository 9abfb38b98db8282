"""What an author had seen, cut where his generation branched off: who gets such a row whole, and who may bring it.

Each over real stores, beside `test_put_back_found.py`; and how long the proof of a receipt goes along.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync import client
from sync.client import Client
from sync.protocol import read_change
from sync.rewind import Rewind
from sync.service import branches, deliver, returned
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, all_placed, office
from tests.sync.test_put_back_found import (
    Breaks,
    a_field_in_two_copies,
    both_have,
    broken_off,
    fact,
    noticed,
    torn,
)

BOTH = ["Hans", "Hendes"]


def the_authors_own_row_comes_whole(folder: Path) -> bool:
    """Hers is in the newer copy alone; the page that brings it brings his own row cut, before any sum is compared."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = a_field_in_two_copies(central, hers, his)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Client, "_unequal", lambda *_: set())
            a_round(his)

        return torn(his, stream) == BOTH and all_placed(his)


def an_own_row_is_a_number(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deliver, "_was_cut", lambda *_: False)


def a_row_that_somebody_else_brings_is_cut(folder: Path) -> bool:
    """He wrote after the older copy and never saw hers; a third brings his row to the newer one, then he does."""
    with office(folder, "MEHA", "JOKR", "ANPE") as (central, (hers, his, third)):
        stream = both_have(central, hers, his)
        central.grant(third, stream, "partner")
        a_round(third)
        older = central.copy("older")
        fact(hers, stream, "Hendes")
        a_round(hers)
        newer = central.copy("newer")
        central.put_back(older)
        a_round(his)
        fact(his, stream, "Hans")
        for one in (his, third):
            a_round(one)
        central.put_back(newer)
        a_round(third)
        brought = torn(third, stream)
        try:
            for one in (his, hers):
                a_round(one)
        except TurnedAway:
            return False  # taken for a copied disk

        return brought == torn(his, stream) == torn(hers, stream) == BOTH and all_placed(his)


def what_is_offered_is_not_cut(patch: pytest.MonkeyPatch) -> None:
    put = returned._Taking._put

    def uncut(*row: Any) -> None:
        with pytest.MonkeyPatch.context() as here:
            here.setattr(branches, "as_seen", lambda *asked: asked[-1])
            put(*row)

    patch.setattr(returned._Taking, "_put", uncut)


def the_place_seen_is_compared(patch: pytest.MonkeyPatch) -> None:
    same, query = returned.is_same, "select payload from change where device = ? and dseq = ?"

    def alike(connection: Any, device: Any, wire: Any) -> bool:
        (kept,) = connection.execute(query, (device.number, wire.d)).fetchone()
        return same(connection, device, wire) and read_change(kept).n == wire.n

    patch.setattr(returned, "is_same", alike)


def proofs(one: Laptop) -> list[str]:
    """Return the proofs of a receipt that the pulls of a round sent."""
    sent: list[str] = []
    pull = Wire.pull

    def noting(wire: Wire, cursor: str, **asked: Any) -> object:
        sent.append(asked.get("proof", ""))
        return pull(wire, cursor, **asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Wire, "pull", noting)
        a_round(one)
    return sent


def a_proof_goes_until_a_page_has_come(folder: Path) -> bool:
    """A receipt that no page followed is proved by the next round, once: after that the cursor proves as much."""
    with office(folder, "MEHA") as (_, (hers,)):
        hers.open_citizen()
        a_round(hers)
        hers.write("Kvitteret")
        broken_off(hers, Client, "_pull")

        first, then = proofs(hers), proofs(hers)

        return all(first) and bool(then) and not any(then)


def a_proof_is_never_done(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Rewind, "proven", lambda _: {})


def a_proof_is_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(client, "receipted", lambda _: {})


RULES: list[tuple[Callable[[Path], bool], Breaks]] = [
    (the_authors_own_row_comes_whole, an_own_row_is_a_number),
    (a_row_that_somebody_else_brings_is_cut, what_is_offered_is_not_cut),
    (a_row_that_somebody_else_brings_is_cut, the_place_seen_is_compared),
    (a_proof_goes_until_a_page_has_come, a_proof_is_never_done),
    (a_proof_goes_until_a_page_has_come, a_proof_is_not_kept),
]


@pytest.mark.parametrize("holds", dict(RULES), ids=lambda one: one.__name__)
def test_what_an_author_had_not_seen_is_not_covered(tmp_path: Path, holds: Callable[[Path], bool]) -> None:
    assert holds(tmp_path)


@pytest.mark.parametrize(("holds", "breaks"), RULES, ids=lambda one: one.__name__)
def test_of_the_test_a_rule_left_out_is_noticed(
    tmp_path: Path, holds: Callable[[Path], bool], breaks: Breaks
) -> None:
    assert noticed(tmp_path, holds, breaks)


def asked(central: Office, one: Laptop, notes: int) -> int:
    """Return how many questions the database was asked in a round that brings so many own rows as numbers."""
    one.write(*(f"Note {number}" for number in range(notes)))
    heard: list[str] = []
    readers = central.running.ledger._idle
    for reader in readers:
        reader.set_trace_callback(heard.append)
    a_round(one)
    for reader in readers:
        reader.set_trace_callback(None)
    return len(heard)


def test_an_own_row_costs_no_question_of_its_own_once_a_service_was_put_back(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Tabt")
        a_round(hers)
        central.put_back(copy)
        a_round(hers)

        few, many = asked(central, hers, 2), asked(central, hers, 12)

        assert few == many > 0
