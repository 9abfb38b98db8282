"""A page of a database that decays, also under an open store: the engine really reads it again."""

from pathlib import Path

from storage import engine
from storage.vault import Store


def turn(folder: Path, page: int, place: int = 100) -> None:
    """Turn a bit of a page of the database file, counted from 1."""
    with (folder / engine.NAME).open("r+b") as file:
        file.seek((page - 1) * engine.PAGE + place)
        (byte,) = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def first_page(store: Store, name: str) -> int:
    """Return the page on which a table or an index begins."""
    query = "select rootpage from sqlite_master where name = ?"
    return int(store.source().connection.execute(query, (name,)).fetchone()[0])


def decay(store: Store, page: int) -> None:
    """Turn a bit of a page under an open store, and let the engine forget what it has in memory."""
    connection = store.source().connection
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    turn(store.folder, page)
    connection.execute("pragma cache_size = 10").fetchone()
    connection.execute("pragma shrink_memory").fetchone()
