"""A damaged page of the database, and the store rebuilt: each saved note reads again, or is listed by name."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from storage import backups, engine, rebuild, salvage
from storage.tolerant import Reading
from storage.vault import Store
from tests.storage.decay import turn
from tests.storage.faults import judging
from tests.storage.faults.deeds import words
from tests.storage.faults.powercut import Image, contents
from tests.storage.faults.sizes import ENDURANCE, chance, seed, told
from tests.storage.pages import in_clear_pages
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save

pytestmark = pytest.mark.slow
Counted = Callable[[str, object], None]
Files = dict[str, bytes]
NOTES, COPIED, SENT = 60, 20, 40
"""So many notes are written, stand in the sealed copy, have a receipt; number 1 of the log is the citizen."""
ENDS = {"whole", "whole, from copy and journal file", "listed by name", "told that the service has the rest"}


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, int]:
    """Notes, a copy, notes that the service receipts, notes that it lacks; and a page of the log's table."""
    folder = tmp_path_factory.mktemp("salvage") / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    write(store, stream, range(1, COPIED + 1))
    receive(store, range(1, COPIED + 2))
    backups.make(store.source(), NOW)
    write(store, stream, range(COPIED + 1, NOTES + 1))
    receive(store, range(COPIED + 2, SENT + 2))
    store.drafts.keep("note:x", stream, "note", {"text": "halvt"}, NOW)
    store.ledger.close()
    leaf = a_leaf_of_the_log(store)
    store.close()
    return contents(folder), leaf


def a_leaf_of_the_log(store: Store) -> int:
    """Return a page with notes that have a receipt and stand in no copy: only log rows name the device beside words."""
    pages = list(in_clear_pages(store))
    seeks = words(SENT - 5).encode()[:20]
    return next(number for number, page in enumerate(pages, 1) if seeks in page and b"device-mette" in page)


def write(store: Store, stream: str, numbers: Iterable[int]) -> None:
    for number in numbers:
        save(store, *note(stream, words(number)))


def receive(store: Store, numbers: Iterable[int]) -> None:
    store.ledger.acknowledge({number: number for number in numbers}, {}, NOW.isoformat())


def judged(room: Path, files: Files, pages: Iterable[int]) -> Counter[str]:
    """Let each page decay in a store of its own, rebuild that, and count what was found."""
    found = Counter[str]()
    for page in pages:
        folder = Image(files, "", 0, "").lay(room / str(page))
        turn(folder, page)
        found[judging.after_salvage(folder, NOTES)] += 1
    return found


def test_after_a_damaged_page_each_saved_note_reads_again_or_is_listed(
    tmp_path: Path, day: tuple[Files, int], record_property: Counted
) -> None:
    files, leaf = day
    pages = range(1, len(files[engine.NAME]) // engine.PAGE + 1)
    chosen = pages if ENDURANCE else [1, leaf, *chance("salvage").sample(pages, 18)]

    found = judged(tmp_path, files, dict.fromkeys(chosen))

    record_property("counted", f"damaged pages, rebuilt: {told(found)}; seed {seed()}")
    assert set(found) <= ENDS
    assert found["listed by name"] > 0


def test_two_damaged_pages_cost_no_word_in_silence(
    tmp_path: Path, day: tuple[Files, int], record_property: Counted
) -> None:
    files, _ = day
    random, count = chance("two pages"), len(files[engine.NAME]) // engine.PAGE
    found = Counter[str]()
    for number in range(200 if ENDURANCE else 8):
        folder = Image(files, "", 0, "").lay(tmp_path / str(number))
        for page in random.sample(range(2, count + 1), 2):
            turn(folder, page)
        found[judging.after_salvage(folder, NOTES)] += 1

    record_property("counted", f"two damaged pages, rebuilt: {told(found)}; seed {seed()}")
    assert set(found) <= ENDS


def test_a_salvage_that_drops_what_it_cannot_read_is_noticed(
    tmp_path: Path, day: tuple[Files, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    files, leaf = day
    monkeypatch.setattr(salvage, "_known", lambda _reading: ({}, True))

    found = judged(tmp_path, files, [leaf])

    assert all(verdict.startswith("SILENTLY LOST") for verdict in found), told(found)


def readable(room: Path, files: Files, page: int) -> int:
    """Return how many rows of the log the salvage reads beside a damaged page."""
    folder = Image(files, "", 0, "").lay(room)
    turn(folder, page)
    rebuilt = rebuild.rebuild(folder, PASSPHRASE, now=judging.LATER, floor=CHEAP)
    try:
        return len(judging.kept(rebuilt.store))
    finally:
        rebuilt.store.close()


def test_a_salvage_that_does_not_step_over_a_bad_page_is_noticed(
    tmp_path: Path, day: tuple[Files, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    files, leaf = day
    stepped = readable(tmp_path / "stepped", files, leaf)
    monkeypatch.setattr(Reading, "_next", lambda *_: None)
    monkeypatch.setattr("storage.tolerant._ONE_BY_ONE", 1)

    stopped = readable(tmp_path / "stopped", files, leaf)

    assert stopped < stepped < NOTES
