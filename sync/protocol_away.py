"""What a device and the service say outside a round: a journal file sent as it lies, a lease, an order to wipe.

Leases, orders and the word that an order is carried out are statements (`proofs.statement`): JSON under a signature
that also covers its kind. A lease says until when a store opens without contact, an order that it is to be wiped; both
carry the number that the device has just sent along, so that an old one is worth nothing.
"""

import hashlib
from typing import Final

import msgspec

from sync.protocol import ServiceKeys

MOST_FILE: Final = 64 << 20
"""Bytes of a journal file that is sent as it lies."""
LEASE: Final = "lease"
ORDER: Final = "wipe"
DONE: Final = "wiped"
FILE: Final = "journal"
TRAIL: Final = "trail-file"


class FileTaken(msgspec.Struct):
    """The receipt of a journal file: the highest number held for good, how many changes of it are, how many aside.

    `unreadable` counts what could not be read or has no place before something unreadable, `drafts` what was typed and
    not saved; both are kept with the file as it came.
    """

    acked: int
    taken: int
    held: int
    unreadable: int
    drafts: int
    at: str


class TrailFileTaken(msgspec.Struct):
    """The service's signed word on a trail that came as it lies (kind `trail-file`): how far it has the device's chain.

    It says `device`, `user`, `at`, `taken` and `unreadable` (how many entries, how many records), and `heads`: the
    newest segment last, and before it those without a signature, as in `POST /v1/trail`.
    """

    said: str


class Wiped(msgspec.Struct):
    """The device's signed word that nothing is left of its store."""

    said: str


def file_digest(device: str, epoch: str, content: bytes) -> bytes:
    """Return what the device signs for a journal file: whose, of which log, and every byte of it."""
    whole = hashlib.blake2b(content, digest_size=32).digest()
    return b"\0".join([b"fodfaeste/1/journal", device.encode(), epoch.encode(), whole])


def trail_digest(device: str, content: bytes) -> bytes:
    """Return what the device signs for the file of its trail: whose, and every byte of it."""
    whole = hashlib.blake2b(content, digest_size=32).digest()
    return b"\0".join([b"fodfaeste/1/trail-file", device.encode(), whole])


def keys_mark(keys: ServiceKeys) -> str:
    """Return the mark of a pair of service keys: long enough that nobody makes another pair that has it."""
    return hashlib.blake2b(f"{keys.sign} {keys.seal}".encode(), digest_size=16).hexdigest()


def keys_id(keys: ServiceKeys) -> str:
    """Return the name of a pair of service keys, by which a device says that it has them."""
    return hashlib.blake2b(f"{keys.sign} {keys.seal}".encode(), digest_size=8).hexdigest()
