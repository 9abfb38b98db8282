"""What the encryption costs: the same hundred thousand notes, sealed as we keep them and in the clear, side by side.

The floor is the same engine on the same rows without a key. Both copies are written by the engine itself, one page
after the other, and are asked by turns, so that a busy moment meets both.
"""

import statistics
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random

import sqlcipher3

from storage import engine
from storage.engine import Connection
from tests.measures.harness import Taken, measure
from tests.measures.measure_storage import NOTES, full_store, lasting_folder, timed

KEY = bytes(range(32))
ROUNDS = 40
A_ROUND = 25
MS = 1000
_POINT = "select fields from record where id = ?"
_LIST = "select id, at, fields from record where stream = ? order by at desc limit 50"
_SEARCH = """select snippet(words, 0, '', '', '…', 16) from words join record r on r.place = words.rowid
    where words match ? order by words.rowid desc limit 20"""


class Pair:
    """One database twice: sealed under a key, and in the clear."""

    def __init__(self, folder: Path) -> None:
        self.sealed_path, self.clear_path = folder / "sealed.db", folder / "clear.db"
        source = full_store().ledger.connection
        for path, key in ((self.sealed_path, f"x'{KEY.hex()}'"), (self.clear_path, "")):
            path.touch()
            source.execute(f"attach database 'file:{path}?mode=rw' as twin key \"{key}\"")
            source.execute("select sqlcipher_export('twin')").fetchone()
            source.execute("detach database twin")
        self.sealed = engine.open_writer(self.sealed_path, KEY)
        self.clear = in_the_clear(self.clear_path)

    def by_turns(self, ask: Callable[[Connection, int], object]) -> Taken:
        """Ask both the same, a round each by turns; return the middle time of each in milliseconds."""
        taken: tuple[list[float], list[float]] = ([], [])
        for turn in range(ROUNDS):
            for connection, times in zip((self.sealed, self.clear), taken, strict=True):
                times.extend(timed(partial(ask, connection, turn * A_ROUND + n)) for n in range(A_ROUND))
        return statistics.median(taken[0]) * MS, statistics.median(taken[1]) * MS


def in_the_clear(path: Path) -> Connection:
    """Open a database without a key, with every other setting of ours."""
    connection = sqlcipher3.connect(f"file:{path}?mode=rw", uri=True, isolation_level=None)
    for step in engine.RECIPE:
        connection.execute(step).fetchone()
    return connection


@cache
def pair() -> Pair:
    """Return both copies of a full store."""
    return Pair(lasting_folder())


@measure(name="engine-point-read", unit="ms", limit=0.0, k=3.0)
def point_read() -> Taken:
    """Read one record by its id."""
    chance = Random(5)
    ids = [f"n{chance.randrange(NOTES)}" for _ in range(ROUNDS * A_ROUND)]
    return pair().by_turns(lambda store, turn: store.execute(_POINT, (ids[turn],)).fetchone())


def _lists(streams: int) -> Taken:
    chance = Random(6)
    asked = [f"s{chance.randrange(1, streams)}" for _ in range(ROUNDS * A_ROUND)]
    return pair().by_turns(lambda store, turn: store.execute(_LIST, (asked[turn],)).fetchall())


@measure(name="engine-list", unit="ms", limit=0.0, k=3.0)
def list_of_fifty() -> Taken:
    """Read the fifty newest records of a case, in a caseload of a hundred."""
    return _lists(100)


@measure(name="engine-list-strange", unit="ms", limit=0.0, k=3.0)
def list_of_a_strange_case() -> Taken:
    """Read the fifty newest of any of two thousand cases: most pages are opened for the first time.

    Each such page costs its proof and its cipher. The rows of a case lie together (storage/places.py), so fifty are on
    17 pages; by time alone they were on 43, and this list was over three times the one in the clear.
    """
    return _lists(2_000)


@measure(name="engine-search", unit="ms", limit=0.0, k=2.0)
def search_in_both() -> Taken:
    """Find the twenty newest places of a word, with what stands around it."""
    words = ("sygedagpenge", "bolig", "støtte", "prak*", "gæld", "læge AND plan", "frem*")
    return pair().by_turns(lambda store, turn: store.execute(_SEARCH, (words[turn % len(words)],)).fetchall())


@measure(name="engine-size", unit="MB", limit=0.0, k=1.10)
def size() -> Taken:
    """Hold the size of the sealed file against that in the clear."""
    both = pair()
    return both.sealed_path.stat().st_size / 1e6, both.clear_path.stat().st_size / 1e6


@measure(name="engine-open", unit="ms", limit=20.0)
def open_it() -> Taken:
    """Open the sealed file and read its first rows, once the key is there."""

    def opened(open_one: Callable[[], Connection]) -> None:
        connection = open_one()
        connection.execute("select count(*) from scope").fetchone()
        connection.close()

    both = pair()
    sealed = [timed(lambda: opened(lambda: engine.open_writer(both.sealed_path, KEY))) for _ in range(20)]
    clear = [timed(lambda: opened(lambda: in_the_clear(both.clear_path))) for _ in range(20)]
    return statistics.median(sealed) * MS, statistics.median(clear) * MS
