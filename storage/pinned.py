"""The central service as a store knows it: its pinned public keys, and how a locked device finds it.

The keys that count lie in the database. What a locked device needs to send its journal file lies beside the store in
the clear, `central.json`: the address, the device's own id and the same public keys. Nothing of it is secret. Whoever
changes it can only make a computer that he holds in his hand fail to reach its service.
"""

import json
import logging
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from storage import meta
from storage.engine import Connection
from storage.files import write_whole
from storage.transactions import writing

LOG: Final = logging.getLogger("fodfaeste.storage")
NAME: Final = "central.json"
_SIGN: Final = "service_sign"
_SEAL: Final = "service_seal"


@dataclass(frozen=True, slots=True)
class Pinned:
    """The service's public keys: whose signature is believed, whom the journal file is sealed to. Empty: not known."""

    sign: bytes = b""
    seal: bytes = b""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a locked device may read: where its service is, of which log, its own id, and the service's keys.

    `former` are the names that it had before it was restored, as far as the service may not know of the one of today.
    """

    address: str
    epoch: str
    device: str
    sign: str = ""
    seal: str = ""
    former: tuple[str, ...] = ()

    @property
    def keys(self) -> Pinned:
        """The keys as bytes; none where they cannot be read."""
        try:
            return Pinned(b64decode(self.sign), b64decode(self.seal))
        except ValueError:
            return Pinned()


def keys(connection: Connection) -> Pinned:
    """Return the keys that are pinned in a store."""
    return Pinned(*(b64decode(meta.get(connection, name) or "") for name in (_SIGN, _SEAL)))


def pin(connection: Connection, found: Pinned) -> bool:
    """Hold on to the service's keys; another pair is never taken in their place. Tell whether they are new here."""
    known = keys(connection)
    if not (found.sign and found.seal) or known == found:
        return False
    if known.sign:
        LOG.warning("the service came with other keys than the pinned ones; they are not taken")
        return False
    with writing(connection):
        put(connection, found)
    return True


def put(connection: Connection, found: Pinned) -> None:
    """Write the keys down, in the caller's transaction; only `rolled` puts others in place of what is there."""
    meta.put(connection, _SIGN, b64encode(found.sign).decode())
    meta.put(connection, _SEAL, b64encode(found.seal).decode())


def put_beside(folder: Path, said: Beside) -> None:
    """Write what a locked device may read, where it is not there already."""
    if read_beside(folder) != said:
        write_whole(folder / NAME, json.dumps(asdict(said), sort_keys=True).encode())


def beside(address: str, epoch: str, device: str, found: Pinned, *, former: tuple[str, ...] = ()) -> Beside:
    """Return what to write beside a store."""
    sign, seal = (b64encode(key).decode() for key in (found.sign, found.seal))
    return Beside(address, epoch, device, sign, seal, former)


def read_beside(folder: Path) -> Beside | None:
    """Read it; None where it is missing or torn."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        former = tuple(map(str, said.get("former", ())))
        return Beside(
            **{name: str(said[name]) for name in Beside.__slots__ if name != "former"}, former=former
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
