"""What a person wrote, sealed row by row where the database itself lies in the clear.

Each stream has a key of its own, made by chance, that lies beside the rows wrapped under a key which is not in the
database. A row is sealed under its stream's key and bound to its place and to whom it came from, so that it opens
nowhere else; when a stream's key is gone, no copy of the database opens its rows. Where the database is a SQLCipher
file the rows stay as they are inside it.
"""

import os
from typing import Final

from casework.errors import Damaged
from sync.service import keys
from sync.service.engines.engine import Connection

_SEALED: Final = b"\x01"
"""What a sealed row begins with; JSON never does."""
_KEPT: Final = 4096


class StreamKeys:
    """The keys that were unwrapped already; shared by the connections of one process."""

    def __init__(self, own: keys.Keys, *, seals: bool) -> None:
        self.seals = seals
        self._own = own
        self._wrapping = own.of("streams")
        self._known: dict[str, bytes] = {}

    def find(self, connection: Connection, stream: str) -> bytes | None:
        """Return a stream's key; None where it has none. ValueError where it was wrapped by another key file."""
        if stream not in self._known:
            row = connection.execute("select wrapped from stream_key where stream = ?", (stream,)).fetchone()
            if row is None:
                return None
            self._remember(stream, keys.unseal(self._wrapping, bytes(row[0]), _bound(stream)))
        return self._known[stream]

    def number_mark(self, number: str) -> str:
        """Return the keyed mark of a CPR number: whoever has the database and not the key cannot try them all."""
        return self._own.mark("number", number.encode())

    def make(self, connection: Connection, stream: str) -> bytes:
        """Make a stream's key inside a write transaction; it is remembered when it is read from there again."""
        fresh = os.urandom(keys.LENGTH)
        wrapped = keys.seal(self._wrapping, fresh, _bound(stream))
        connection.execute("insert into stream_key (stream, wrapped) values (?, ?)", (stream, wrapped))
        return fresh

    def drop(self, stream: str) -> None:
        """Forget a key that is destroyed."""
        self._known.pop(stream, None)

    def _remember(self, stream: str, key: bytes) -> None:
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[stream] = key


class Payloads:
    """The sealing of one connection's rows."""

    def __init__(self, connection: Connection, known: StreamKeys) -> None:
        self._connection = connection
        self._known = known
        self._made: dict[str, bytes] = {}
        self.ended: list[str] = []
        """The records that the transaction under way took out of a wrong case, and the cases that it erased."""

    def lost(self, stream: str) -> None:
        """A stream's key was destroyed in the transaction under way."""
        self._made.pop(stream, None)
        self._known.drop(stream)

    def forget(self) -> None:
        """Forget the keys of a transaction that is over: what was rolled back was never made."""
        self._made.clear()
        self.ended.clear()

    def number_mark(self, number: str) -> str:
        """Return the mark by which a CPR number is found again and not read."""
        return self._known.number_mark(number)

    def kept(self, stream: str, place: str, plain: bytes) -> bytes:
        """Return a row's content as it is stored, bound to its stream and place; inside a write transaction."""
        if not self._known.seals:
            return plain
        key = self._made.get(stream) or self._known.find(self._connection, stream)
        if key is None:
            key = self._made[stream] = self._known.make(self._connection, stream)
        return _SEALED + keys.seal(key, plain, _row(stream, place))

    def read(self, stream: str, place: str, stored: bytes) -> bytes:
        """Return what a stored row says; Damaged where it is not the row that was stored in this place."""
        stored = bytes(stored)
        if not stored.startswith(_SEALED) and not self._known.seals:
            return stored
        try:
            key = self._made.get(stream) or self._known.find(self._connection, stream)
            if key is None or not stored.startswith(_SEALED):
                raise ValueError("key")
            return keys.unseal(key, stored[len(_SEALED) :], _row(stream, place))
        except ValueError as error:
            raise Damaged(_NOT_OURS) from error


def of_change(device: int, dseq: int) -> str:
    """Return the place of a change in the log, which is its dot."""
    return f"change {device}.{dseq}"


def of_held(device: int, dseq: int) -> str:
    """Return the place of a change that is held."""
    return f"held {device}.{dseq}"


def _bound(stream: str) -> bytes:
    return f"fodfaeste-central/1/stream-key {stream}".encode()


def _row(stream: str, place: str) -> bytes:
    return f"fodfaeste-central/1/row {place} {stream}".encode()


_NOT_OURS: Final = (
    "En række i databasen kan ikke åbnes: den er ændret uden om Fodfæste, eller dens nøgle er væk. Intet er ændret. "
    "Læg databasen tilbage fra sikkerhedskopien."
)
