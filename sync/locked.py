"""A device that is locked, forgotten or to be wiped, and what it can still do with its own key: send what waits.

The journal file goes as it lies, sealed; its key opens at the service. Nothing here opens a store, and nothing is
destroyed here but by an order that the service signed: first the unsent work has its receipt, then go the keys, then
the files, then the service hears of it, and only at its answer the device's own key. Each step can be cut off anywhere
and is taken up again; one that was done already costs nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from casework.clock import instant
from casework.errors import Damaged
from storage import device_key, journal_file, wipe
from storage.holding import Holding
from storage.pinned import read_beside
from storage.travelling import Lying
from sync.files import Files
from sync.heard import Heard, ServiceKnown
from sync.proofs import DeviceKey
from sync.protocol_away import FileTaken
from sync.wire import Wire

EMPTY: Final = FileTaken(0, 0, 0, 0, 0, "")
Step = Literal["sent", "keys", "files", "told", "gone"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a locked device came to: how many changes have a receipt, how many could not be read or are held aside."""

    receipted: int = 0
    held: int = 0
    unreadable: int = 0


class LockedDevice:
    """One store's folder, seen from outside. Not for two threads at once."""

    def __init__(self, folder: Path, *, wall: Callable[[], float]) -> None:
        """Damaged, in a sentence, where the device's key is gone."""
        self.folder = folder
        self._wall = wall
        self._beside = read_beside(folder)
        self._wire: Wire | None = None
        if self._beside is not None:
            known = self._beside.keys
            self._wire = Wire(
                self._beside.address,
                DeviceKey(device_key.read(folder)),
                self._beside.device,
                wall=wall,
                service=ServiceKnown(known.sign, known.seal),
                shut=True,
            )

    @property
    def knows_service(self) -> bool:
        """Whether it can find its service at all: a store of the first release cannot before it is opened once more."""
        return self._wire is not None

    def close(self) -> None:
        """Let the line go."""
        if self._wire is not None:
            self._wire.close()

    def contact(self) -> Heard:
        """Ask for lease and orders; Unreachable or TurnedAway, in a sentence, where that does not succeed."""
        return self._line().contact()

    def send(self, *, again: bool = False) -> Sent:
        """Send the journal file where it holds something; the same file goes once, unless it shall go `again`.

        Return how much of it has a receipt now.
        """
        content = _content(self.folder)
        mark = hashlib.sha256(content).hexdigest()
        known = wipe.last_sent(self.folder)
        if known is not None and known.mark == mark and not again:
            return Sent(known.receipted, known.held, known.unreadable)
        taken = EMPTY
        if journal_file.holds_records(content):
            taken = self._line().journal(content, self._beside.epoch if self._beside else "")
        sent = Sent(taken.taken, taken.held, taken.unreadable)
        wipe.note_sent(self.folder, wipe.FileSent(mark, sent.receipted, sent.held, sent.unreadable))
        return sent

    def send_files(self) -> None:
        """Send every attached file that the service lacks, as it lies; it takes none of a colleague's from here."""
        port = Lying(self.folder)
        files = Files(self._line(), port, clock=lambda: 0.0)
        while files.step() is not None:
            pass

    def obey(self, order: str, *, told: Callable[[Step], object] = lambda _: None) -> bool:
        """Carry out an order to wipe; False, and nothing is destroyed, where unsent work has no receipt.

        Raises AlreadyOpen where the store is open, Unreachable where there is no contact: what was done stays done, and
        the next try goes on from there.
        """
        held = Holding(self.folder)
        try:
            begun = wipe.begun(self.folder)
            if not begun:
                if self.send(again=True).unreadable:
                    return False
                self.send_files()
                wipe.begin(self.folder, order)
            told("sent")
            wipe.destroy_keys(self.folder)
            told("keys")
            wipe.destroy_files(self.folder)
            told("files")
            self._line().wiped(begun or order, instant(datetime.fromtimestamp(self._wall(), UTC)))
            told("told")
        finally:
            held.let_go()
        wipe.forget(self.folder)
        told("gone")
        return True

    def _line(self) -> Wire:
        if self._wire is None:
            raise Damaged(wipe.NO_SERVICE)
        return self._wire


def _content(folder: Path) -> bytes:
    try:
        return (folder / journal_file.NAME).read_bytes()
    except FileNotFoundError:
        return b""
