"""The slot of the key file that two key officers open together: the root key in two halves, each sealed to one of them.

Pure: bytes in, bytes out. Who the officers are, and when the slot is made, is said in `officers` and `recovery`.
"""

import hashlib
from base64 import b64decode, b64encode
from typing import Any, Final

from storage import sealing
from storage.keyfile import KeyFile
from storage.sealing import Altered

KIND: Final = "recovery"
SUITE: Final = "hpke/mlkem768-x25519/hkdf-sha256/aes-256-gcm"
OFFICERS: Final = 2
ONE_PUBLIC: Final = 1184 + sealing.CURVE
"""Bytes of one officer's public key; the municipality's is the two after each other."""


def is_public(public: bytes) -> bool:
    """Tell whether bytes are the public key of a municipality: two keys that can be sealed to."""
    if len(public) != OFFICERS * ONE_PUBLIC:
        return False
    try:
        for number in range(OFFICERS):
            sealing.seal_to(_one(public, number), b"", b"")
    except ValueError:
        return False
    return True


def name_of(public: bytes) -> str:
    """Return the name of a municipality's public key."""
    return hashlib.sha256(public).hexdigest()[:32]


def slot(store: str, root: bytes, public: bytes) -> dict[str, Any]:
    """Return the slot that both officers together open."""
    to, first = name_of(public), sealing.fresh(len(root))
    halves = (first, _either(root, first))
    sealed = [
        sealing.seal_to(_one(public, number), half, bound(store, to, number))
        for number, half in enumerate(halves)
    ]
    return {
        "kind": KIND,
        "suite": SUITE,
        "to": to,
        "of": mark_of(root),
        "halves": [b64encode(each).decode() for each in sealed],
    }


def open_slot(found: dict[str, Any], privates: tuple[bytes, bytes], store: str) -> bytes:
    """Return the root key of a slot; Altered where an officer's key, the store or a single bit is another.

    Only the tests hold both officers' keys: in life each opens a half of his own.
    """
    try:
        sealed = [b64decode(each) for each in found["halves"]]
        first, second = (
            sealing.open_from(private, half, bound(store, str(found["to"]), number))
            for number, (private, half) in enumerate(zip(privates, sealed, strict=True))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Altered("slot") from error
    return joined(first, second)


def joined(first: bytes, second: bytes) -> bytes:
    """Return the root key that two halves come to; Altered where they are no halves."""
    if len(first) != sealing.KEY or len(second) != sealing.KEY:
        raise Altered("halves")
    return _either(first, second)


def bound(store: str, to: str, number: int) -> bytes:
    """Return what a half of a slot is bound to: this store, this municipality's key, and which officer."""
    return "\0".join(("fodfaeste/1/recovery", store, to, str(number))).encode()


def slot_of(keys: KeyFile) -> dict[str, Any] | None:
    """Return the recovery slot of a key file, which may be read while the store is locked: the newest, where an older
    one is not taken away yet.
    """
    return next((one for one in reversed(keys.slots) if one.get("kind") == KIND), None)


def mark_of(root: bytes) -> str:
    """Return what tells one root key from the next, and nothing about either."""
    return sealing.mark(sealing.subkey(root, "header"), b"recovery").hex()[:16]


def _one(public: bytes, number: int) -> bytes:
    return public[number * ONE_PUBLIC : (number + 1) * ONE_PUBLIC]


def _either(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
