"""Receipts that were lost with the engine's log leave a hole in the numbers that wait; the rest still goes."""

from pathlib import Path

import pytest

from casework.changes import Placed
from sync import batches
from sync.words import TurnedAway
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central


def hand_over_and_lose_the_log(one: Laptop) -> None:
    """Let a citizen go while a list is being read, then cut the power and turn one bit of the engine's log.

    The reader keeps the log from going into the file, so the bit costs the receipts since then: the journal file,
    written anew at the hand-over, does not hold what had its receipt.
    """
    one.open_citizen()
    one.round()
    leaves = one.stream
    one.open_citizen()
    one.round()
    one.write("A", "B")
    one.store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    reads = one.store.reader()
    reads.connection.execute("begin")
    reads.connection.execute("select * from log").fetchone()
    one.write("C")
    one.round()
    one.write("D, usendt")
    one.store.ledger.leave_scope(leaves, "JOHA", "2026-11-26T09:00:00+00:00")
    kept = {name: (one.folder / name).read_bytes() for name in ("store.db", "store.db-wal", "outbox.ffj")}
    reads.connection.execute("rollback")
    reads.close()
    one.store.close()
    kept["store.db-wal"] = (
        kept["store.db-wal"][:40] + bytes([kept["store.db-wal"][40] ^ 1]) + kept["store.db-wal"][41:]
    )
    for name, content in kept.items():
        (one.folder / name).write_bytes(content)
    (one.folder / "store.db-shm").unlink(missing_ok=True)
    one.unlock()


def notes_at(running: Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_what_waits_behind_a_hole_reaches_the_service(running: Central, tmp_path: Path) -> None:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        hand_over_and_lose_the_log(one)
        numbers = [placed.dot.number for placed in one.store.ledger.waiting(100)]
        assert numbers != list(range(numbers[0], numbers[-1] + 1))

        one.round()

        assert one.store.ledger.waiting(100) == ()
        assert notes_at(running) == 4
        assert sorted(one.notes()) == ["A", "B", "C", "D, usendt"]


def test_a_batch_over_a_hole_is_noticed(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_they_wait(waiting: tuple[Placed, ...]) -> tuple[Placed, ...]:
        return tuple(waiting)

    with laptop(running, "MEHA", tmp_path / "hers") as one:
        hand_over_and_lose_the_log(one)
        monkeypatch.setattr(batches, "unbroken", as_they_wait)

        with pytest.raises(TurnedAway):
            one.round()
