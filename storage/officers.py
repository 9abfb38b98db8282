"""Who may help whoever forgot the passphrase, as a store knows them: the pinned recovery key, its officers' marks, and
the steps from one to the next.

A step is the service's signed word, with both officers' signatures under it. It is followed without asking where one of
the officers whom the store knows already is among them; where none is, the store's owner is asked, because otherwise
whoever runs the service could put himself in both officers' place. A step that does not begin at the pinned key is
none: one that is played back, an older one, and another municipality's end there.
"""

import json
import logging
from base64 import b64decode, b64encode, urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from storage import meta, sealing, statements
from storage.engine import Connection
from storage.recovery_slot import OFFICERS, ONE_PUBLIC, is_public, name_of
from storage.transactions import writing

LOG: Final = logging.getLogger("fodfaeste.storage")
KIND: Final = "officers"
_PINNED: Final = "recovery_public"
_MARKS: Final = "recovery_marks"
_NAMES: Final = "recovery_officers"
_ASKS: Final = "recovery_asks"
_MARK: Final = 32
Came = Literal["nothing", "follows", "asks"]


@dataclass(frozen=True, slots=True)
class Said:
    """A step as it came: the service's statement, and the two assents."""

    said: str
    assents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officers:
    """What a step says that holds: from which key, to which, the officers' marks (to check assents by) and initials."""

    before: str
    public: bytes
    marks: tuple[bytes, ...]
    names: tuple[str, ...]


def pinned(connection: Connection) -> bytes:
    """Return the municipality's public key as this store took it; nothing where it never was given one."""
    return b64decode(meta.get(connection, _PINNED) or "")


def pin(connection: Connection, public: bytes) -> bool:
    """Take the municipality's public key where there is none; False where another one is pinned, which then stays."""
    before = pinned(connection)
    if before:
        return before == public
    if not is_public(public):
        return False
    with writing(connection):
        meta.put(connection, _PINNED, b64encode(public).decode())
    return True


def marks(connection: Connection) -> tuple[bytes, ...]:
    """Return the marks of the two officers; nothing where the store has not heard of them."""
    said = meta.get(connection, _MARKS)
    return tuple(b64decode(one) for one in json.loads(said)) if said else ()


def names(connection: Connection) -> tuple[str, ...]:
    """Return the officers' initials."""
    said = meta.get(connection, _NAMES)
    return tuple(json.loads(said)) if said else ()


def follow(connection: Connection, steps: Sequence[Said], signers: Sequence[bytes]) -> Came:
    """Follow the steps from the pinned key on, as far as they hold; the last thing that happened is returned."""
    came: Came = "nothing"
    for step in steps:
        found = _read(step, signers)
        here = pinned(connection)
        if found is None or not here:
            continue
        if found.public == here:
            if not marks(connection):
                _take(connection, found)
            continue
        if found.before != name_of(here):
            LOG.warning("a step to another recovery key came that does not begin at the pinned one")
            continue
        if not _is_known_among(connection, here, found):
            with writing(connection):
                meta.put(connection, _ASKS, json.dumps([step.said, list(step.assents)]))
            return "asks"
        _take(connection, found)
        came = "follows"
    return came


def asks(connection: Connection, signers: Sequence[bytes]) -> Officers | None:
    """Return the officers about whom the owner is asked, because none of those he knew agreed to them."""
    said = meta.get(connection, _ASKS)
    if not said:
        return None
    text, assents = json.loads(said)
    found = _read(Said(text, tuple(assents)), signers)
    return found if found is not None and found.before == name_of(pinned(connection)) else None


def consent(connection: Connection, found: Officers) -> None:
    """Take the officers about whom the owner was asked: he says that it is right."""
    _take(connection, found)


def _is_known_among(connection: Connection, here: bytes, found: Officers) -> bool:
    """Tell whether an officer whom the store knows keeps his place: his mark, and the key that halves are sealed to."""
    known = marks(connection)
    return len(known) == OFFICERS and any(
        known[number] == found.marks[number] and _part(here, number) == _part(found.public, number)
        for number in range(OFFICERS)
    )


def _take(connection: Connection, found: Officers) -> None:
    with writing(connection):
        meta.put(connection, _PINNED, b64encode(found.public).decode())
        meta.put(connection, _MARKS, json.dumps([b64encode(mark).decode() for mark in found.marks]))
        meta.put(connection, _NAMES, json.dumps(found.names))
        meta.put(connection, _ASKS, "")


def _read(step: Said, signers: Sequence[bytes]) -> Officers | None:
    """Return what a step says where the service and both officers signed it."""
    facts = next(
        (one for sign in signers if sign and (one := statements.read(sign, KIND, step.said)) is not None),
        None,
    )
    if facts is None:
        return None
    try:
        found = _officers(facts)
        body = _bytes(step.said.partition(".")[0])
        proofs = [_bytes(one) for one in step.assents]
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if len(proofs) != OFFICERS or len(set(found.marks)) != OFFICERS or not is_public(found.public):
        return None
    message = b"fodfaeste/1/officers-assent\0" + body
    agreed = all(
        len(mark) == _MARK and sealing.is_signed(mark, message, proof)
        for mark, proof in zip(found.marks, proofs, strict=True)
    )
    return found if agreed else None


def _officers(facts: dict[str, Any]) -> Officers:
    found = Officers(
        str(facts["from"]),
        _bytes(facts["public"]),
        tuple(_bytes(mark) for mark in facts["marks"]),
        tuple(str(name) for name in facts["officers"]),
    )
    if len(found.marks) != OFFICERS or len(found.names) != OFFICERS:
        raise ValueError("officers")
    return found


def _part(public: bytes, number: int) -> bytes:
    return public[number * ONE_PUBLIC : (number + 1) * ONE_PUBLIC]


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
