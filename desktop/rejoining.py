"""Coming in anew with a store that stays: the service lost its keys, or gave them away while this computer was away.

Like the first day, it takes a code, and the address is the person's word for which service is meant. Unlike the first
day, the computer keeps its name, its store and everything in it, and its own key where it has not lost that.
"""

import json
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage import device_key, pinned
from storage.lease import Brought
from storage.pinned import Pinned
from storage.rolled import Anew
from sync import enrol
from sync.enrol import Attempt, Enrolled
from sync.proofs import DeviceKey
from sync.signin import Hands, Whom, sign_in
from sync.wire import Wire


@dataclass(frozen=True, slots=True)
class Joined:
    """A computer that was let in anew: as what, and whether its own key was lost and is a new one."""

    enrolled: Enrolled
    lost: bool


@dataclass(frozen=True, slots=True)
class Stranger:
    """A store whose service it does not know any more, or does not know it; every call belongs to a lane.

    `lost` says that the computer's own key was lost: what it signed before has to be signed anew.
    """

    folder: Path
    clock: Callable[[], datetime]
    lost: bool = False

    def address(self) -> str:
        """Return where the service was; empty where nothing says it."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads((self.folder / pinned.NAME).read_bytes())["address"])
        return ""

    def ask_in(self, address: str, code: str, keys: str = "") -> Joined:
        """Ask in with a code, under the name and key that the computer has; Unreachable, in a sentence, as always.

        Asking again with the same code is answered as the first time. `keys` is what a link says of the service's keys.
        """
        beside = pinned.read_beside(self.folder)
        device = beside.device if beside is not None else self.folder.name
        attempt = self._attempt(device)
        done = enrol.enrol(address, code, attempt, wall=self._wall, keys=keys)
        if attempt.lost:
            device_key.keep(self.folder, attempt.key.raw)
        return Joined(done, attempt.lost or self.lost)

    def fetch(self, joined: Joined) -> Brought:
        """Return the lease with the keys of today; Unreachable where it does not come."""
        done = joined.enrolled
        wire = Wire(done.address, done.key, done.device, wall=self._wall, service=done.service)
        with closing(wire):
            heard = wire.contact()
        anew = Anew(Pinned(done.service.sign, done.service.seal), done.address, joined.lost)
        return Brought(heard.lease, heard.nonce, anew)

    def sign_in(self, joined: Joined, hands: Hands) -> Brought:
        """Let the person sign in with the key of today, where the municipality demands it, and fetch the lease."""
        done = joined.enrolled
        sign_in(Whom(done.address, done.key, done.device, done.service), hands)
        return self.fetch(joined)

    def _attempt(self, device: str) -> Attempt:
        """Come in under the key that the computer has, or under a fresh one where that is lost."""
        try:
            return Attempt(device, DeviceKey(device_key.read(self.folder)))
        except device_key.KeyLost:
            return Attempt(device, DeviceKey.new(), lost=True)

    def _wall(self) -> float:
        return self.clock().timestamp()
