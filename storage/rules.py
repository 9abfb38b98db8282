"""The municipality's rules as this store believes them: only such as came inside a lease that the service signed.

The service numbers each change of them. A lower number is never taken, so no older lease, and no service that was put
back, softens what holds; a lease without rules changes nothing. They lie in the sealed store, unreadable while locked.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from storage import meta
from storage.engine import Connection

LONGEST_IDLE: Final = 30
DEMANDED: Final = (
    "Din kommune kræver, at sagerne er bundet til computeren. Intet er ændret. Skal du bruge en anden computer, får "
    "du en ny kode af teamlederen."
)
_KEPT: Final = "rules"
_MOST: Final = 1 << 53


@dataclass(frozen=True, slots=True)
class Rules:
    """Whether *Dæk* may be used, whether the store must be bound to its computer, and the longest idle pause, minutes.

    `serial` is the service's number of them; 0 where the municipality never decided anything.
    """

    serial: int = 0
    cover: bool = True
    binding: bool = False
    idle: int = LONGEST_IDLE


def standing(connection: Connection) -> Rules:
    """Return the rules that hold here."""
    return _read(json.loads(meta.get(connection, _KEPT) or "null")) or Rules()


def take(connection: Connection, facts: Mapping[str, Any]) -> bool:
    """Take, in the open transaction, the rules of a lease whose signature holds; tell whether they are newer."""
    came = _read(facts.get("rules"))
    if came is None or came.serial <= standing(connection).serial:
        return False
    meta.put(connection, _KEPT, json.dumps(asdict(came), sort_keys=True))
    return True


def _read(said: object) -> Rules | None:
    """Return rules as they are written; None where they are not, because a rule that is half read is none."""
    if not isinstance(said, dict):
        return None
    serial, cover, binding, idle = (said.get(name) for name in Rules.__slots__)
    if not (isinstance(cover, bool) and isinstance(binding, bool)):
        return None
    if not (type(serial) is int and 0 < serial < _MOST and type(idle) is int and 1 <= idle <= LONGEST_IDLE):
        return None
    return Rules(serial, cover, binding, idle)
