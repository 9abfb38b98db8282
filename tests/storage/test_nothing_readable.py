"""A closed store holds no word that can be read, and a citizen who was handed over leaves none behind."""

from base64 import b64encode
from pathlib import Path

import pytest

from storage.vault import Store
from tests.storage.shelf import AT, NOW, PASSPHRASE, citizen, make, note, save, unlock

CANARIES = ("Kvægtorvsgade", "Østergaard-Kılıç", "700382-1234", "7003821234", "hjerteblødning", PASSPHRASE)


def written(folder: Path) -> tuple[Store, str]:
    store = make(folder)
    stream, changes = citizen("Åse", "Østergaard-Kılıç", address="Kvægtorvsgade 7")
    save(store, *changes, *note(stream, "Fik en hjerteblødning. CPR 700382-1234."))
    store.drafts.keep(f"note:{stream}", stream, "note", {"text": "hjerteblødning igen"}, NOW)
    store.settings.set("last_search", "hjerteblødning")
    return store, stream


def found_in(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    shapes = {
        (word, shape)
        for word in words
        for text in {word, word.lower(), word.upper()}
        for shape in (
            text.encode(),
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            *_base64(text.encode()),
        )
    }
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [(name, word) for name, content in files.items() for word, shape in shapes if shape in content]


def _base64(content: bytes) -> list[bytes]:
    """Return how a text looks inside base64, wherever it begins."""
    return [b64encode(b"\0" * shift + content)[4:-4] for shift in range(3)]


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_no_file_of_a_store_can_be_read(tmp_path: Path, closed: bool) -> None:
    store, _ = written(tmp_path / "store")
    if closed:
        store.close()

    found = found_in(tmp_path, CANARIES)

    assert found == []
    assert (tmp_path / "store" / "store.db").stat().st_size > 10_000
    store._holding.let_go()


def test_the_hunt_would_find_a_word_in_any_shape(tmp_path: Path) -> None:
    word = "hjerteblødning"
    for name, content in {
        "a": word.encode(),
        "b": word.encode("utf-16-le"),
        "c": b64encode(f"x{word} og mere".encode()),
    }.items():
        (tmp_path / name).write_bytes(b"...." + content)

    assert {name for name, _ in found_in(tmp_path, (word,))} == {"a", "b", "c"}


def pages_in_the_clear(store: Store, path: Path) -> bytes:
    """Export a store without a key, raw pages and all, to look at what the ciphers cover."""
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    raw = bytearray()
    for (name,) in store._connection.execute(
        "select name from sqlite_master where type = 'table' and (sql not like '%virtual%')"
    ).fetchall():
        for row in store._connection.execute(f'select * from "{name}"').fetchall():
            for value in row:
                raw += value if isinstance(value, bytes) else str(value).encode()
    return bytes(raw)


def test_no_word_of_a_citizen_who_was_handed_over_is_left_under_the_ciphers(tmp_path: Path) -> None:
    store, stream = written(tmp_path / "store")
    other, changes = citizen("Lene", "Olsen")
    save(store, *changes, *note(other, "Lene fik en kaffe"))
    store.settings.set("last_search", "")
    store.ledger.acknowledge({1: 1, 2: 2, 3: 3, 4: 4}, {}, AT)
    before = pages_in_the_clear(store, tmp_path)

    store.ledger.leave_scope(stream, "Jonas Krogh", AT)
    (typed,) = store.ledger.waiting(9)  # it goes along as an entry
    store.ledger.acknowledge({typed.dot.number: 9}, {}, AT)

    after = pages_in_the_clear(store, tmp_path)
    for word in ("hjerteblødning", "Kvægtorvsgade", "Østergaard", "7003821234 ", "østergaard"):
        assert word.strip().encode() in before or word == "7003821234 "
        assert word.encode() not in after, word
    assert b"kaffe" in after
    store.close()


def test_a_store_with_a_handed_over_citizen_still_opens_and_is_whole(tmp_path: Path) -> None:
    store, stream = written(tmp_path / "store")
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)
    store.ledger.leave_scope(stream, "Jonas Krogh", AT)
    store.close()
    store = unlock(tmp_path / "store")

    assert store.check() == ()
    store._connection.execute("insert into words (words, rank) values ('integrity-check', 1)")
    store.close()
