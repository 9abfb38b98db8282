"""The full-text index: every word of what was written, and the table of terms that finds words inside compounds.

The text is indexed as it was typed (NFC); what counts as the same word is decided by the query, through the folded
terms. Both indexes delete securely: a word of somebody who was handed over is nowhere in the file.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from casework.folding import fold
from storage.engine import Connection
from storage.logbook import encoded

WORD: Final = re.compile(r"[^\W_]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")


def prepared(text: str) -> str:
    """Return a text as it is indexed: letters in one piece, no control characters."""
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", text))


def terms_of(text: str) -> set[str]:
    """Return the words of a text, in lower case."""
    return {word.lower() for word in set(WORD.findall(text))}


def add(connection: Connection, said: Iterable[tuple[int, str]]) -> None:
    """Index what records say, each with its place; their terms are learnt with those of their page."""
    connection.executemany("insert into words (rowid, body) values (?, ?)", [one for one in said if one[1]])


def learn(connection: Connection, words: set[str]) -> None:
    """Add the terms that no text held before; most pages hold few."""
    query = "select word from term where word in (select value from json_each(?))"
    known = {row[0] for row in connection.execute(query, (encoded(list(words)).decode(),))}
    (last,) = connection.execute("select coalesce(max(id), 0) from term").fetchone()
    fresh = [(word, fold(word)) for word in sorted(words - known)]
    connection.executemany("insert into term (word, folded) values (?, ?)", fresh)
    if fresh:
        connection.execute(
            "insert into term_parts (rowid, folded) select id, folded from term where id > ? order by id",
            (last,),
        )


def remove(connection: Connection, place: int, body: str) -> None:
    """Take what a record said out of the index; its old text must be given exactly."""
    if body:
        connection.execute("insert into words (words, rowid, body) values ('delete', ?, ?)", (place, body))


def forget_terms(connection: Connection, words: Iterable[str]) -> None:
    """Delete the terms among some words that no text holds any more: a long text that changes has hundreds."""
    among = encoded(list(words)).decode()
    if among == "[]":
        return
    query = "select term from words_seen where term in (select value from json_each(?))"
    held = {row[0] for row in connection.execute(query, (among,)).fetchall()}
    query = "select id, folded, word from term where word in (select value from json_each(?))"
    gone = [row[:2] for row in connection.execute(query, (among,)).fetchall() if row[2] not in held]
    connection.executemany("insert into term_parts (term_parts, rowid, folded) values ('delete', ?, ?)", gone)
    connection.executemany("delete from term where id = ?", [row[:1] for row in gone])
