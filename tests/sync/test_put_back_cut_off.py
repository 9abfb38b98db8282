"""The power goes while a computer goes back: the next unlock finds it before or after, never between."""

import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from storage import rewinding, vault
from storage.rewinding import Rewinding
from storage.vault import Store
from sync.protocol_fork import Fork
from sync.words import TurnedAway
from tests.storage.faults.sizes import ENDURANCE
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop
from tests.sync.putting_back import a_round, all_placed, office, shown
from tests.sync.stage import NOW

STEP = 1 if ENDURANCE else 3
Dump = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[int]]


def fork_of(one: Laptop) -> Fork:
    """Ask for a page, and return where the service says that the two part."""
    wire = one.wire()
    with closing(wire), pytest.raises(TurnedAway) as turned:
        wire.pull(one.store.ledger.cursor() or "", have=(0, 0), check=False, limit=9)
    assert turned.value.fork is not None
    return turned.value.fork


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = vault.unlock(folder, PASSPHRASE, now=NOW, floor=CHEAP)
    try:
        yield store
    finally:
        store.close()


def dump(folder: Path) -> Dump:
    """Return the log, the facts and the numbers in the journal file, once the store has been opened and gone back."""
    with opened(folder) as store:
        rows = store.own_reader().rows
        log = rows("select device, number, seq, held, lost, record from log order by device, number")
        facts = rows("select key, value from fact where key like 'sync.%' order by key")
        waiting = [one.dot.number for one in store.ledger.waiting(-1)]
    return log, facts, waiting


def cut_at(folder: Path, to: Fork, statement: int) -> bool:
    """Go back in a process of its own that is killed at a statement; tell whether it was."""
    child = os.fork()
    if not child:
        _go_back_and_die(folder, to, statement)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _go_back_and_die(folder: Path, to: Fork, statement: int) -> None:
    seen = 0

    def count(_sql: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        store = vault.unlock(folder, PASSPHRASE, now=NOW, floor=CHEAP)
        store.ledger.connection.set_trace_callback(count)
        Rewinding(store.ledger).rewind(to)
    finally:
        os._exit(0)


def cuts(tmp_path: Path) -> Generator[tuple[Dump, Dump], None, None]:
    """Give for each cut what the store is when it has gone back after all, beside what it is without a cut."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        a_round(his)
        copy = central.copy()
        for number in range(3):
            hers.write(f"Hendes {number}")
            his.write(f"Hans {number}", stream=stream)
            a_round(his)
            a_round(hers)
        central.put_back(copy)
        hers.write("Venter")
        to = fork_of(hers)
        hers.lock_as_it_lies()
        central.stop()
        whole, folder = tmp_path / "whole", tmp_path / "try"
        shutil.copytree(hers.folder, whole)
        with opened(whole) as store:
            Rewinding(store.ledger).rewind(to)
        wanted, statement = dump(whole), 1
        while True:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(hers.folder, folder)
            if not cut_at(folder, to, statement):
                break
            with opened(folder) as store:
                Rewinding(store.ledger).rewind(to)
            yield dump(folder), wanted
            statement += STEP
        central.go_on()
        hers.unlock()
        a_round(hers)
        a_round(his)
        a_round(hers)
        assert all_placed(hers)
        assert shown(hers) == shown(his)
        assert len(shown(hers)) == 7


@pytest.mark.slow
def test_going_back_is_whole_or_not_begun_wherever_the_power_goes(tmp_path: Path) -> None:
    tried = 0
    for found, wanted in cuts(tmp_path):
        assert found == wanted
        tried += 1
    print(f"going back was cut off at {tried} statements")

    assert tried > 5


def test_of_the_test_going_back_by_halves_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever notes where he stands before he is there has no way to go there again."""
    true: Callable[..., Any] = Rewinding._go_back

    def once(self: Rewinding, to: Fork) -> Any:
        if self._connection.execute("select 1 from fact where key = 'sync.epoch'").fetchone():
            return []
        self._note_facts(to)
        self._connection.execute("commit")
        self._connection.execute("begin immediate")
        return true(self, to)

    monkeypatch.setattr(rewinding.Rewinding, "_go_back", once)

    with closing(cuts(tmp_path)) as found:
        assert any(one != wanted for one, wanted in found)
