"""Attached files on their way, one piece at a time, after the words: a step is short, and what is written goes between.

What the service has is asked once a file and then known from its answers, so a step that was cut off goes on where it
stopped, also after a restart. What cannot go or come now is left alone for a while, and never in the way of the next.
A line that breaks under a piece is asked for shorter lengths of it, down to one sealed part: a scan of 20 MB gets
through a line of 64 kbit/s that is cut every half minute.
"""

from collections.abc import Callable, Collection
from typing import Final, Protocol, TypeVar

from casework.errors import Unreachable
from sync.batches import BatchSize
from sync.protocol_files import PART, PIECE, FilePiece, FileState, first_missing, length, pieces
from sync.words import TurnedAway

LATER_S: Final = 900.0
"""How long a file is left alone that the service does not know, or does not have whole yet."""


Carried = TypeVar("Carried")


class FileHere(Protocol):
    """A file that the service lacks."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def size(self) -> int:
        """Sealed bytes without the head."""

    @property
    def sum(self) -> str:
        """Their SHA-256, in hex."""


class FileWire(Protocol):
    """What the way to the service can do with files."""

    def file_state(self, file: str) -> FileState:
        """Ask what the service has of a file."""

    def put_piece(
        self, file: str, number: int, data: bytes, whole: tuple[int, str], *, at: int = 0
    ) -> FileState:
        """Bring a piece, or the length of it that begins at a byte."""

    def piece(self, file: str, number: int, *, at: int = 0, most: int = PIECE) -> FilePiece:
        """Fetch a piece, or a length of it."""


class FilesPort(Protocol):
    """What is asked of the device's store."""

    def to_send(self, but: Collection[str]) -> FileHere | None:
        """Return a file whose change has its receipt, and that the service does not have whole."""

    def read_piece(self, file: str, number: int) -> bytes:
        """Return a piece of a sealed file."""

    def sent(self, file: str) -> object:
        """Note that the service has a file whole."""

    def to_fetch(self, but: Collection[str]) -> tuple[str, int] | None:
        """Return a file that a change names and that is not here, and the number of the piece to begin with."""

    def keep_piece(self, file: str, number: int, data: bytes, *, last: bool) -> str:
        """Keep a piece; with the last one the file is proved, and put in place or thrown away.

        Returns whose file is here whole now, and nothing where none is.
        """


class Files:
    """One device's files on their way."""

    def __init__(self, wire: FileWire, port: FilesPort, *, clock: Callable[[], float]) -> None:
        self._wire = wire
        self._port = port
        self._clock = clock
        self._known: dict[str, FileState] = {}
        self._later: dict[str, float] = {}
        self._size = BatchSize(PIECE, least=PART, most=PIECE)
        self._coming: tuple[str, int, bytes] = "", 0, b""
        """The piece that comes in lengths: whose, which, and what is here of it."""

    def step(self) -> str | None:
        """Move one piece; None where nothing is to be moved now, else whose file has come whole, if one has.

        Raises Unreachable like every request.
        """
        now = self._clock()
        self._later = {file: until for file, until in self._later.items() if until > now}
        here = self._port.to_send(self._later)
        if here is not None:
            return self._tried(here.id, lambda: self._send(here))
        wanted = self._port.to_fetch(self._later)
        if wanted is None:
            return None
        return self._tried(wanted[0], lambda: self._fetch(*wanted))

    def _tried(self, file: str, work: Callable[[], str]) -> str:
        """Do a piece of work; a file that is turned away waits, and the next one has its turn."""
        try:
            return work()
        except TurnedAway as turned:
            if turned.retry not in {"never", "after"}:
                raise
            self._known.pop(file, None)
            self._later[file] = self._clock() + LATER_S
        return ""

    def _carried(self, work: Callable[[], Carried]) -> Carried:
        """Let the line carry a length; it is halved where the line breaks under it, and doubled where it is quick."""
        began = self._clock()
        try:
            done = work()
        except TurnedAway:
            raise
        except Unreachable:
            self._size.stuck()
            raise
        self._size.went(self._clock() - began)
        return done

    def _send(self, here: FileHere) -> str:
        state = self._known.get(here.id) or self._wire.file_state(here.id)
        if (state.size, state.sum) != (here.size, here.sum):
            state = FileState(here.size, here.sum, "0", whole=False)
        number = max(first_missing(state), 0)
        if not state.whole:
            at = state.part
            data = self._port.read_piece(here.id, number)[at : at + self._size.now]
            whole = here.size, here.sum
            state = self._carried(lambda: self._wire.put_piece(here.id, number, data, whole, at=at))
        self._known[here.id] = state
        if state.whole:
            del self._known[here.id]
            self._port.sent(here.id)
        return ""

    def _fetch(self, file: str, number: int) -> str:
        before = self._coming[2] if self._coming[:2] == (file, number) else b""
        piece = self._carried(lambda: self._wire.piece(file, number, at=len(before), most=self._size.now))
        last = number + 1 >= pieces(piece.size)
        data, wanted = before + piece.data, length(piece.size, number)
        self._coming = "", 0, b""
        if piece.data and len(data) < wanted:
            self._coming = file, number, data
            return ""
        if not last and len(data) != PIECE:
            self._later[file] = self._clock() + LATER_S
            return ""
        arrived = self._port.keep_piece(file, number, data, last=last)
        if last and not arrived:  # it was not what its change names
            self._later[file] = self._clock() + LATER_S
        return arrived
