"""How long a saved note and the first hit of a search take, in a store with a real caseload in it."""

import os
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random

from casework.changes import Change, Dot, Placed, Seen
from storage.reads.search import search
from storage.vault import Store
from tests.measures.harness import Taken, measure
from tests.storage.shelf import AT, COLLEAGUE, citizen, make, note, save

NOTES = 100_000
CITIZENS = 1_000
PAGE = 2_000
_PARTS = (
    *("syge", "dag", "penge", "bolig", "støtte", "kontakt", "møde", "praktik"),
    *("læge", "gæld", "plan", "samtale", "virksomhed", "frem", "aften", "ro"),
)


def words_of(chance: Random) -> list[str]:
    """Return a vocabulary with the spread of a language: a few common words, thousands of rare compounds."""
    return [
        "".join(chance.choices(_PARTS, k=chance.randrange(1, 4))) + chance.choice(["", "n", "s", "r"])
        for _ in range(20_000)
    ]


@cache
def full_store() -> Store:
    """Return a store that a hundred thousand notes of about six hundred letters were received into."""
    store = make(Path(tempfile.mkdtemp(prefix="measure-")) / "store")
    chance = Random(7)
    vocabulary = words_of(chance)
    for start in range(0, NOTES, PAGE):
        rows = [_row(seq, chance, vocabulary) for seq in range(start + 1, start + PAGE + 1)]
        store.ledger.receive(rows, cursor=f"c{start}", high=start + PAGE)
    return store


def _row(seq: int, chance: Random, vocabulary: list[str]) -> Placed:
    text = " ".join(vocabulary[int(chance.paretovariate(0.7)) % len(vocabulary)] for _ in range(60))
    stream = f"stream-{seq % CITIZENS}"
    at = f"{2025 + seq % 2}-{seq % 11 + 1:02}-{seq % 28 + 1:02}T10:00:00+00:00"
    fields = {"text": text, "nature": "fact", "at": at}
    change = Change(stream, f"note-{seq}", "note", dict(fields), Seen(), AT)
    return Placed(change, Dot(COLLEAGUE, seq), seq << 16, "w-jonas", seq, AT)


def p95(times: list[float]) -> float:
    """Return the time that one in twenty exceeds, in milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


def timed(act: Callable[[], object]) -> float:
    """Time one act, in seconds."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def forced_write(folder: Path, size: int = 4096) -> float:
    """Write a page and force it to the disk: what any durable note needs at least."""
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(handle, bytes(size))
        return timed(lambda: os.fdatasync(handle))
    finally:
        os.close(handle)


@measure(name="durable-note", unit="ms", limit=20.0, k=8.0)
def durable_note() -> Taken:
    """Save notes one by one: on the disk twice, indexed, and in the read tables; the floor is one forced page."""
    with tempfile.TemporaryDirectory(prefix="measure-") as folder:
        store = make(Path(folder) / "store")
        stream, changes = citizen()
        save(store, *changes)
        text = "Han kom til tiden og ville gerne tale om praktik. " * 12
        floors = [forced_write(Path(folder)) for _ in range(100)]
        times = [timed(partial(save, store, *note(stream, f"{n} {text}"))) for n in range(200)]
        store.close()
    return p95(times), p95(floors)


@measure(name="first-search-hit", unit="ms", limit=50.0)
def first_search_hit() -> Taken:
    """Search a hundred thousand notes: common words, rare ones, pieces of compounds, two words, half a word."""
    store = full_store()
    reader = store.reader()
    chance = Random(3)
    asked = [
        *(chance.choice(words_of(Random(7))[:400]) for _ in range(60)),
        *(["dagpenge", "bolig", "støtte", "læge", "praktik", "gæld"] * 5),
        *(["sy", "dag", "prak", "bol", "samt"] * 5),
        *(["bolig støtte", "syge praktik", "læge samtale"] * 5),
    ]
    times = [timed(partial(search, reader, words, 20)) for words in asked]
    reader.close()
    return p95(times), 0.0
