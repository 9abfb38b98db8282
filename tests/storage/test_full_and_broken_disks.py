"""A full disk and a decayed page: each is said in a sentence, and nothing that was saved is lost."""

import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casework.errors import Damaged, FodfaesteError
from storage import trail_file
from storage.faults import DiskFull
from storage.reserve import LAST, NAME, SIZE
from storage.vault import Store
from tests.storage.shelf import NOW, citizen, make, note, save, unlock

LONG = "Et langt notat om alt muligt. " * 400


def texts(store: Store) -> list[Any]:
    return [one.change.fields.get("text") for one in store.ledger.waiting(-1) if one.change.kind == "note"]


def full(store: Store) -> None:
    """Let the database file grow no further."""
    (pages,) = store._connection.execute("pragma page_count").fetchone()
    store._connection.execute(f"pragma max_page_count = {pages}")


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Før"))
    full(store)

    with pytest.raises(DiskFull, match="Disken er fuld"):
        save(store, *note(stream, LONG))

    assert texts(store) == ["Før"]
    store._connection.execute("pragma max_page_count = 1000000")
    assert save(store, *note(stream, LONG))[0].number == 3
    store.close()


def test_a_draft_on_a_full_disk_is_said_too(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    full(store)

    with pytest.raises(DiskFull):
        store.drafts.keep("note:x", "c", "note", {"text": LONG}, NOW)

    store.close()


def test_the_reserve_is_given_back_so_that_the_open_note_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    room = tmp_path / "store" / NAME
    assert room.stat().st_size == SIZE
    real = store._journal.append

    def append(record: dict[str, Any]) -> None:
        if room.stat().st_size > LAST:
            raise OSError(28, "No space left on device")
        real(record)

    monkeypatch.setattr(store._journal, "append", append)

    save(store, *note(stream, "På falderebet"))

    assert texts(store) == ["På falderebet"]
    assert room.stat().st_size == LAST
    store.close()
    unlock(tmp_path / "store").close()
    assert room.stat().st_size == SIZE


SMALL = """
import resource, signal, sys
from pathlib import Path
from casework.errors import Damaged
from tests.storage.shelf import note, save, unlock
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = unlock(Path(sys.argv[1]))
stream = store.ledger.waiting(1)[0].change.stream
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
saved = 0
try:
    while True:
        save(store, *note(stream, f"Ord {saved} " + "x" * 3000))
        saved += 1
except Damaged as told:
    print(saved, told)
"""


def test_a_file_that_may_not_grow_ends_in_a_sentence_and_keeps_every_saved_word(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    save(store, *citizen()[1])
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", SMALL, str(tmp_path / "store")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
        check=True,
    )
    saved, _, sentence = done.stdout.partition(" ")
    store = unlock(tmp_path / "store")

    assert len(texts(store)) >= int(saved) > 0
    assert "sikkert" in sentence
    store.close()


def filled(folder: Path) -> None:
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(60):
        save(store, *note(stream, f"Ord {number} " + "æ" * 300))
    store.close()


def test_a_decayed_page_is_never_silent(tmp_path: Path) -> None:
    folder, chance = tmp_path / "store", Random(2)
    filled(folder)
    path = folder / "store.db"
    good = path.read_bytes()
    outcomes = {"said": 0, "whole": 0}
    for _ in range(40):
        place = chance.randrange(len(good))
        path.write_bytes(good[:place] + bytes([good[place] ^ (1 << chance.randrange(8))]) + good[place + 1 :])
        (folder / trail_file.NAME).unlink(
            missing_ok=True
        )  # what it brought back from the turns before would be laid over free pages
        try:
            store = unlock(folder)
        except FodfaesteError:
            outcomes["said"] += 1
            path.write_bytes(good)
            continue
        found = store.check()
        store._connection.close()
        store._journal.close()
        store._holding.let_go()
        outcomes["said" if found else "whole"] += 1

    assert outcomes == {"said": 40, "whole": 0}


def test_what_can_be_read_is_read_beside_a_decayed_page(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    filled(folder)
    path = folder / "store.db"
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))
    store = unlock(folder)
    read, lost = 0, 0
    for (rid,) in store._connection.execute("select id from log order by id").fetchall():
        try:
            store.own_reader().rows("select fields from log where id = ?", rid)
            read += 1
        except Damaged:
            lost += 1

    assert read > lost
    assert store.check() != ()
    store.close()
