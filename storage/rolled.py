"""New keys of the central service: taken in place of the pinned ones only where the pinned key itself announced them.

The announcement names the pair that it comes from, a number that only grows, and the day until which the old keys hold.
Until then what they signed is still believed, because it may have been on its way. An address comes along where that is
new, too; it is used once it has answered.
"""

import hashlib
import json
import logging
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import meta, pinned, sealing, statements
from storage.engine import Connection
from storage.pinned import Pinned
from storage.transactions import writing

LOG: Final = logging.getLogger("fodfaeste.storage")
KIND: Final = "keys"
_NUMBER: Final = "service_roll"
_FORMER: Final = "service_former"
_ADDRESS: Final = "service_address"
_SIGN: Final = 32


@dataclass(frozen=True, slots=True)
class Rolled:
    """What an announcement says: its number, the new keys, the new address or nothing, until when the old keys hold."""

    number: int
    keys: Pinned
    address: str
    until: str


@dataclass(frozen=True, slots=True)
class Anew:
    """What a new enrolment brought for a store that stays: the service's keys, and the address that was typed.

    `new_key` says that the device came in with another key of its own, because the one before was lost.
    """

    keys: Pinned
    address: str = ""
    new_key: bool = False


def follow(connection: Connection, text: str, now: datetime) -> Rolled | None:
    """Take the keys that an announcement names in place of the pinned ones; None, and nothing changes, where it is not
    the pinned key's own word, speaks of another pair, is over, or is older than one that was followed.
    """
    known = pinned.keys(connection)
    found = _read(known, text) if text and known.sign else None
    if found is None or datetime.fromisoformat(found.until) <= now:
        return None
    if found.number <= meta.number(connection, _NUMBER):
        LOG.warning("an announcement of new keys came that is older than the one that was followed")
        return None
    former = {"sign": _text(known.sign), "seal": _text(known.seal), "until": found.until}
    with writing(connection):
        meta.put(connection, _NUMBER, str(found.number))
        meta.put(connection, _FORMER, json.dumps(former))
        meta.put(connection, _ADDRESS, found.address)
        pinned.put(connection, found.keys)
    LOG.info("the service's new keys were taken: roll-over %d", found.number)
    return found


def rejoin(connection: Connection, anew: Anew) -> None:
    """Take the keys that a person brought the computer in with anew, whatever was pinned; the former ones end."""
    with writing(connection):
        meta.put(connection, _FORMER, "")
        meta.put(connection, _ADDRESS, anew.address)
        pinned.put(connection, anew.keys)
        if anew.new_key:  # the heads of the trail are signed anew, with the key that there is now
            connection.execute(
                "update audit_segment set signature = '' where device = ?", (_device(connection),)
            )


def _device(connection: Connection) -> str:
    return meta.get(connection, "device") or ""


def believed(connection: Connection, now: datetime) -> tuple[bytes, ...]:
    """Return the keys whose signature is believed: the pinned one, and the one before as long as it holds."""
    known, said = pinned.keys(connection).sign, meta.get(connection, _FORMER)
    former = json.loads(said) if said else None
    if former is None or now >= datetime.fromisoformat(former["until"]):
        return (known,)
    return known, b64decode(former["sign"])


def address(connection: Connection) -> str:
    """Return the address that was announced last; empty where none was."""
    return meta.get(connection, _ADDRESS) or ""


def _read(known: Pinned, text: str) -> Rolled | None:
    facts = statements.read(known.sign, KIND, text)
    if facts is None or facts.get("from") != name_of(known):
        return None
    try:
        new = Pinned(_bytes(facts["sign"]), _bytes(facts["seal"]))
        datetime.fromisoformat(facts["until"])
        if len(new.sign) != _SIGN:
            return None
        sealing.seal_to(new.seal, b"", b"")
        return Rolled(int(facts["number"]), new, str(facts["address"]), str(facts["until"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def name_of(keys: Pinned) -> str:
    """Return the name of a pair of service keys, as the wire has it."""
    said = " ".join(urlsafe_b64encode(each).rstrip(b"=").decode("ascii") for each in (keys.sign, keys.seal))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(content: bytes) -> str:
    return b64encode(content).decode()
