"""A device that is locked, forgotten or to be wiped, and what it can still do with its own key: send what waits.

The journal file goes as it lies, sealed; its key opens at the service. Nothing here opens a store, and nothing is
destroyed here but by an order that the service signed: first the unsent work has its receipt, then go the keys, then
the files, then the service hears of it, and only at its answer the device's own key. Each step can be cut off anywhere
and is taken up again; one that was done already costs nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

from casework.errors import Damaged
from storage import device_key, journal_file, wipe
from storage.files import as_it_lies
from storage.holding import Holding
from storage.pinned import put_beside, read_beside
from storage.wipe import Begun
from sync import wiping
from sync.heard import Heard, ServiceKnown
from sync.proofs import DeviceKey
from sync.protocol_away import FileTaken
from sync.wire import Wire
from sync.words import TurnedAway

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
        self.wiped: Begun | None = None
        """What the wipe that was carried out last knows of what it sent; None before one has begun."""
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

    def close(self) -> None:
        """Let the line go."""
        if self._wire is not None:
            self._wire.close()

    def contact(self) -> Heard:
        """Ask for lease and orders; Unreachable or TurnedAway, in a sentence, where that does not succeed.

        A store that was restored says first who it was, so that the service knows it at all.
        """
        self._line()
        self.announce()
        return self._line().contact()

    def send(self, *, again: bool = False) -> Sent:
        """Send the journal file where it holds something; the same file goes once, unless it shall go `again`.

        Return how much of it has a receipt now.
        """
        content, is_whole = as_it_lies(self._journal)
        mark = hashlib.sha256(content).hexdigest()
        known = wipe.last_sent(self.folder)
        if known is not None and known.mark == mark and not again:
            return Sent(known.receipted, known.held, known.unreadable)
        before = self.announce()
        taken = EMPTY
        if journal_file.holds_records(content):
            taken = self._line().journal(content, self._epoch)
        hurt = taken.unreadable or int(bool(content) and not is_whole)
        sent = Sent(before + taken.taken, taken.held, hurt)
        wipe.note_sent(self.folder, wipe.FileSent(mark, sent.receipted, sent.held, sent.unreadable))
        return sent

    def announce(self) -> int:
        """After a restore, send what the earlier names wrote and tell the service of the name of today.

        Return how many of those changes have a receipt. Where the service does not take the new name, or cannot say
        what it has under the old one, this device goes on under the one that it knows, and the rest waits.
        """
        said, count = self._beside, 0
        if said is None or not said.former:
            return 0
        content, _ = as_it_lies(self._journal)
        for old, new in pairwise((*said.former, said.device)):
            line = self._as(old)
            try:
                if journal_file.holds_records(content):
                    count += line.journal(content, self._epoch).taken
                line = self._as(new)
                line.restored(old)
            except TurnedAway as turned:
                if turned.retry == "after":
                    raise
                self._as(old)
                return count
        self._beside = replace(said, former=())
        put_beside(self.folder, self._beside)
        return count

    def obey(self, order: str, *, told: Callable[[Step], object] = lambda _: None) -> bool:
        """Carry out an order to wipe, and return that it is done.

        Raises AlreadyOpen where the store is open, Unreachable where there is no contact: what was done stays done, and
        the next try goes on from there. Nothing is destroyed before the service has what is unsent, read or unread.
        """
        from storage import swap  # brings the engine with it: nothing for a start

        held = Holding(self.folder)
        try:
            begun = wipe.begun_with(self.folder)
            if begun is None:
                swap.finish(self.folder)  # a restore that was cut off has the journal file in its own folder
                begun = self._bring_home(order)
                wipe.begin(self.folder, begun)
            self.wiped = begun
            told("sent")
            wipe.destroy_keys(self.folder)
            told("keys")
            wipe.destroy_files(self.folder)
            told("files")
            self.announce()
            wiping.say_last(self._line(), begun, wall=self._wall)
            told("told")
        finally:
            held.let_go()
        wipe.forget(self.folder)
        told("gone")
        return True

    def _bring_home(self, order: str) -> Begun:
        journal, held = self._journal, 0
        try:
            sent = self.send(again=True)
            unread, held = bool(sent.unreadable), sent.held
            if not journal.is_file() or not journal.stat().st_size:
                unread = bool(self._line().journal(b"", self._epoch).unreadable)
        except TurnedAway as turned:
            if turned.code != "too_large":
                raise
            unread = True
        return replace(
            wiping.bring(self.folder, self._line(), order, unread=unread, wall=self._wall), held=held
        )

    @property
    def _journal(self) -> Path:
        """The journal file, also where a new root key was cut off between taking its name away and giving it again."""
        names = (f"{journal_file.NAME}{ending}" for ending in ("", ".old", ".next"))
        return next(
            (path for name in names if (path := self.folder / name).is_file()),
            self.folder / journal_file.NAME,
        )

    def _as(self, name: str) -> Wire:
        """Go on under another of this store's names."""
        line = self._line()
        self._wire = line.named(name)
        if self._wire is not line:
            line.close()
        return self._wire

    @property
    def _epoch(self) -> str:
        return self._beside.epoch if self._beside else ""

    def _line(self) -> Wire:
        if self._wire is None:
            raise Damaged(wipe.NO_SERVICE)
        return self._wire
