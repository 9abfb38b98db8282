"""Possible duplicates as the device keeps them: which of its cases may be the same citizen's as another one."""

import json
from collections.abc import Iterable
from typing import Final

from casework.changes import Placed
from casework.same_person import KIND
from sync.port import LedgerPort, Stale
from sync.protocol_same import TwinTold

FACT: Final = "twins"
"""Where the store keeps it: a list of case, other case (empty where it is not told), and who has that."""


def note_twins(ledger: LedgerPort, told: Iterable[TwinTold]) -> Stale:
    """Keep what a page says of them; return the questions that have new answers by it."""
    said = json.dumps([[one.s, one.o, one.who] for one in told])
    before = ledger.recall(FACT) or "[]"
    if said == before:
        return frozenset()
    ledger.remember(FACT, said)
    return frozenset(f"citizen:{one[0]}" for one in (*json.loads(before), *json.loads(said)))


def answers_elsewhere(ledger: LedgerPort, batch: Iterable[Placed]) -> bool:
    """Tell whether a batch answers on *Samme person* in the log of a case that is not here: it goes with its receipt.

    Then no number of the batch may stand for its row on the way back.
    """
    answers = {one.change.stream for one in batch if one.change.kind == KIND}
    return bool(answers) and not answers <= {scope.stream for scope in ledger.scope()}
