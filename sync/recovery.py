"""The device's half of a forgotten passphrase: a slot deposited in good time; later a locked store asks, and opens.

The request lies beside the store (`recovery.ffr`), so that it survives a restart, and is gone when it was used. What it
holds opens nothing by itself: only the answer to this one request, for a day. The same request and answer travel over
the wire or as files on a USB stick.
"""

import json
import uuid
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec

from casework import everyday
from casework.errors import Refused
from storage import keyfile, sealing
from storage import recovery as slots
from storage.files import write_whole
from storage.officers import Said
from storage.recovery import Change
from storage.recovery_slot import joined, slot_of
from sync.proofs import DeviceKey, decoded, encoded
from sync.protocol_recovery import (
    LASTS_HOURS,
    OFFICERS,
    AnswerWire,
    DoneTold,
    RequestTold,
    RequestWire,
    SlotTold,
    SlotWire,
    answer_bound,
    check_words,
    request_digest,
    slot_mark,
)
from sync.wire import Wire
from sync.words import TurnedAway

NAME: Final = "recovery.ffr"
LASTS: Final = timedelta(hours=LASTS_HOURS)
DONE: Final = "recovery.done"
"""The fact of the store that says which request was used and not yet told to the service."""
NOBODY: Final = (
    "Der er endnu ingen, der kan hjælpe dig ind her: din kommune havde ingen gendannelsesnøgle, da computeren sidst "
    "havde kontakt. Intet er ændret. Prøv at huske ordene, eller tal med teamlederen."
)
NOT_AN_ANSWER: Final = (
    "Filen er ikke et svar fra nøgleofficererne. Intet er ændret. Vælg den fil, de har lagt på USB-nøglen."
)
OTHER_ANSWER: Final = (
    "Svaret hører til en anden anmodning. Intet er ændret. Bed nøgleofficererne om svaret på den anmodning, der "
    "står her."
)
ALTERED: Final = (
    "Svaret er ændret undervejs og åbner ikke noget. Intet er ændret på denne computer. "
    "Ring til nøgleofficererne."
)
CANNOT_WRITE: Final = (
    "Filen kan ikke skrives dér. Intet er ændret. Se efter, om USB-nøglen sidder i og har plads, eller vælg et "
    "andet sted."
)
CANNOT_READ: Final = (
    "Filen kan ikke læses. Intet er ændret. Se efter, om USB-nøglen sidder i, og vælg filen igen."
)
OVER: Final = "Anmodningen er udløbet; den gælder et døgn. Intet er gået tabt. Send en ny anmodning."


class SlotPort(Protocol):
    """What an open store says and does about its slot; the store itself, or a lane in front of it."""

    def known(self) -> tuple[str, bool]:
        """Return the name of the key that is pinned, and whether its officers' marks are known."""

    def follow(self, steps: Sequence[Said], now: datetime) -> Change | None:
        """Follow the service's steps to other officers."""

    def pin(self, public: bytes) -> bool:
        """Take the municipality's key; False where another one is pinned."""

    def slot(self) -> dict[str, Any] | None:
        """Return the slot, made where it is missing."""

    def confirmed(self, accepted: dict[str, Any]) -> bool:
        """Take the slots of earlier officers away: the service has this one."""


class FactPort(Protocol):
    """Small facts of the store."""

    def remember(self, key: str, value: str) -> None:
        """Keep a fact."""

    def recall(self, key: str) -> str | None:
        """Return a fact."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for its answer, and the one-time private key that alone opens it."""

    request: RequestWire
    secret: bytes
    until: datetime

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that the person reads out over the telephone."""
        return check_words(self.request, everyday.words())


@dataclass(frozen=True, slots=True)
class Kept:
    """What a contact came to: whether the officers could help this store from now on, and whether they are others."""

    helps: bool
    change: Change | None = None


def keep_up(wire: Wire, port: SlotPort, facts: FactPort, *, store: str, now: datetime) -> Kept:
    """At contact: hear who the officers are, put the slot in place, deposit it; tell of a recovery that was used.

    A slot for earlier officers goes only when the service has said that it holds the new one. Raises Unreachable as
    every call of the wire.
    """
    used = facts.recall(DONE)
    if used:
        _tell_done(wire, used)
        facts.remember(DONE, "")
    has, marks = port.known()
    said = wire.recovery(has, marks=marks)
    change = port.follow([Said(step.said, tuple(step.assents)) for step in said.steps], now)
    try:
        public = decoded(said.public)
    except ValueError:
        return Kept(helps=False, change=change)
    if public and not port.pin(public):
        return Kept(helps=False, change=change)
    made = port.slot()
    if made is None:
        return Kept(helps=False, change=change)
    mark = slot_mark(msgspec.convert(made, SlotWire))
    if mark != said.slot:
        wire.deposit(SlotTold(store, msgspec.convert(made, SlotWire)))
        said = wire.recovery()
    if said.slot == mark:
        port.confirmed(made)
    return Kept(helps=said.slot == mark, change=change)


def _tell_done(wire: Wire, request: str) -> None:
    try:
        wire.recovery_done(DoneTold(request))
    except TurnedAway as turned:
        if turned.code not in {"recovery_unknown", "recovery_over"}:
            raise


def begin(
    folder: Path, *, device: str, key: DeviceKey, now: datetime, kept: SlotTold | None = None
) -> Waiting:
    """Make a request for a locked store, and keep it beside it; Refused where nobody could answer it.

    Where the key file is decayed, also its copy, the slot that the service kept takes its place; Damaged without it.
    """
    store, slot = (kept.store, kept.slot) if kept is not None else _own_slot(folder)
    secret, public = sealing.pair()
    request = RequestWire(
        str(uuid.uuid4()), device, store, now.isoformat(timespec="seconds"), encoded(public), slot
    )
    signed = msgspec.structs.replace(request, sig=key.sign(request_digest(request)))
    made = Waiting(signed, secret, now + LASTS)
    _keep(folder, made)
    return made


def waiting(folder: Path, now: datetime) -> Waiting | None:
    """Return the request that waits beside a store; one that is over or cannot be read is taken away."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        request = msgspec.convert(said["request"], RequestWire)
        found = Waiting(request, b64decode(said["secret"]), datetime.fromisoformat(said["until"]))
        if now < found.until:
            return found
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    forget(folder)
    return None


def forget(folder: Path) -> None:
    """Take the request away: used, given up or over."""
    (folder / NAME).unlink(missing_ok=True)


def ask(wire: Wire, asked: Waiting) -> RequestTold:
    """Bring the request, or ask how far it has come: a service that lost it gets it again."""
    try:
        return wire.recovery_state(asked.request.id)
    except TurnedAway as turned:
        if turned.code != "recovery_unknown":
            raise
    return wire.ask_recovery(asked.request)


def request_file(asked: Waiting) -> bytes:
    """Return the request as a file for a USB stick; it holds nothing that opens anything."""
    return msgspec.json.format(msgspec.json.encode(asked.request), indent=1) + b"\n"


def answer_from(content: bytes) -> AnswerWire:
    """Read an answer from a file; Refused where it is none."""
    try:
        return msgspec.json.decode(content, type=AnswerWire)
    except (ValueError, RecursionError) as error:
        raise Refused(NOT_AN_ANSWER) from error


def root_of(
    folder: Path, answer: AnswerWire, now: datetime, prove: Callable[[bytes], None] | None = None
) -> bytes:
    """Open an answer with the request that waits here; Refused, in a sentence, where it is not its answer.

    The root key that is returned is this store's: the key file, the database itself, or `prove`, which raises Refused
    where it is not, has proved it.
    """
    asked = waiting(folder, now)
    if asked is None:
        raise Refused(OVER)
    if answer.request != asked.request.id or answer.store != asked.request.store:
        raise Refused(OTHER_ANSWER)
    try:
        if len(answer.halves) != OFFICERS:
            raise ValueError("halves")
        first, second = (
            sealing.open_from(asked.secret, decoded(half), answer_bound(asked.request, number))
            for number, half in enumerate(answer.halves)
        )
        root = joined(first, second)
    except ValueError as error:
        raise Refused(ALTERED) from error
    if prove is None:
        slots.check_ours(folder, root)
    else:
        prove(root)
    return root


def _own_slot(folder: Path) -> tuple[str, SlotWire]:
    keys = keyfile.read(folder)
    found = slot_of(keys)
    if found is None:
        raise Refused(NOBODY)
    return keys.store, msgspec.convert(found, SlotWire)


def _keep(folder: Path, made: Waiting) -> None:
    said = {
        "request": msgspec.to_builtins(made.request),
        "secret": b64encode(made.secret).decode(),
        "until": made.until.isoformat(),
    }
    write_whole(folder / NAME, json.dumps(said).encode())
