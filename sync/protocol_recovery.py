"""FSP/1 for a forgotten passphrase: what a device asks, what two key officers answer, and the six words between them.

    GET  /v1/recovery              the municipality's recovery key, and which slot the service holds for this device
    POST /v1/recovery/slot         the slot of the key file, deposited
    POST /v1/recovery/request      a locked device asks; signed with its own key
    GET  /v1/recovery/request/{id} how far it has come; the answer, when both officers have approved it
    POST /v1/recovery/done         the answer was used; nobody can use it again

A request and an answer are the same bytes on the wire and as files on a USB stick. Everything that opens something is
sealed: the service passes halves of a root key on that it cannot read.
"""

import hashlib
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

OFFICERS: Final = 2
ONE_PUBLIC: Final = 1216
"""Bytes of one officer's public key: ML-KEM-768 with X25519."""
LASTS_HOURS: Final = 24
CHECK_WORDS: Final = 6
MOST_SLOT: Final = 8192
"""Characters of a deposited slot at the most."""
State = Literal["waiting", "approved", "answered", "over", "used"]


class SlotWire(msgspec.Struct):
    """The slot of a key file as it lies there: sealed to which key, of which root key, a half for each officer."""

    kind: str
    suite: str
    to: str
    of: str
    halves: list[str]


class SlotTold(msgspec.Struct):
    """A device deposits the slot of its store."""

    store: str
    slot: SlotWire


class StepWire(msgspec.Struct):
    """Who the key officers are from a step on: the service's statement of it, and each officer's assent to it."""

    said: str
    assents: list[str]


class RecoveryTold(msgspec.Struct, omit_defaults=True):
    """The municipality's recovery key (base64url, empty where it has none), the mark of the deposited slot, the slot.

    The slot comes back for a device whose own key file decayed; it opens nothing without both officers. `steps` lead
    from the key that the device named to that of today.
    """

    public: str = ""
    slot: str = ""
    kept: SlotTold | None = None
    steps: list[StepWire] = []


class RequestWire(msgspec.Struct, omit_defaults=True):
    """A locked device asks for its root key: which request, device and store, when, the one-time key, the slot.

    `sig` is the device's signature over the digest of the rest.
    """

    id: str
    dev: str
    store: str
    at: str
    once: str
    slot: SlotWire
    sig: str = ""


class AnswerWire(msgspec.Struct):
    """What the officers give back: for which request and store, and a half from each, sealed to the one-time key."""

    request: str
    store: str
    halves: list[str]


class RequestTold(msgspec.Struct, omit_defaults=True):
    """How far a request has come: its state, how many officers approved, when it is over, and the answer."""

    id: str
    state: State
    approved: int
    ends: str
    answer: AnswerWire | None = None


class DoneTold(msgspec.Struct):
    """The device says that an answer was used, or that it could not be."""

    id: str
    opened: bool = True


OFFICERS_KIND: Final = "officers"
"""The kind of statement by which the service says who the officers are."""


def assent_message(body: bytes) -> bytes:
    """Return what an officer signs who agrees to a step: every byte of the statement's facts."""
    return b"fodfaeste/1/officers-assent\0" + body


_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def request_digest(request: RequestWire) -> bytes:
    """Return the 32 bytes that stand for a request: what is signed, bound to, and read out as words."""
    bare = msgspec.structs.replace(request, sig="")
    return hashlib.sha256(b"fodfaeste/1/recovery-request\0" + _ENCODER.encode(bare)).digest()


def slot_mark(slot: SlotWire) -> str:
    """Return what tells one slot from another."""
    return hashlib.sha256(_ENCODER.encode(slot)).hexdigest()[:32]


def key_name(public: bytes) -> str:
    """Return the name of a municipality's recovery key."""
    return hashlib.sha256(public).hexdigest()[:32]


def slot_bound(store: str, to: str, number: int) -> bytes:
    """Return what an officer's half of a slot is bound to."""
    return "\0".join(("fodfaeste/1/recovery", store, to, str(number))).encode()


def answer_bound(request: RequestWire, number: int) -> bytes:
    """Return what a half of an answer is bound to: store, device, and this one request to its last bit."""
    said = ("fodfaeste/1/recovery-answer", request.store, request.dev, request.id)
    return "\0".join((*said, request_digest(request).hex(), str(number))).encode()


def check_words(request: RequestWire, among: Sequence[str]) -> tuple[str, ...]:
    """Return the six words that two people compare over the telephone, from the list that both ends have.

    With 987 words some 59 bits: nobody makes another request with the same words within a day.
    """
    seed = hashlib.sha256(b"fodfaeste/1/recovery-words\0" + request_digest(request)).digest()
    number, words = int.from_bytes(seed, "big"), []
    for _ in range(CHECK_WORDS):
        number, at = divmod(number, len(among))
        words.append(among[at])
    return tuple(words)
