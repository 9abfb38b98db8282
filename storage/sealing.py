"""Every cipher of the store in one place: keys from a passphrase, keys from keys, sealed bytes and their tags.

Nothing else on this floor imports `cryptography`. Sources: Argon2id is RFC 9106, HKDF RFC 5869, AES-256-GCM NIST SP 800-38D,
HMAC-SHA-256 RFC 2104.
"""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY = 32
NONCE = 12
TAG = 16


class Tampered(Exception):
    """Sealed bytes do not open: another key, other circumstances, or a changed byte."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, passes, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def is_under(self, floor: "Cost") -> bool:
        """Tell whether somebody made guessing cheaper than we allow."""
        return self.memory_kib < floor.memory_kib or self.passes < floor.passes


FLOOR = Cost(64 * 1024, 3, 1)
"""The least that an unlock accepts; a key file with less has been tampered with."""

CAP_KIB = 1024 * 1024


def fresh(size: int = KEY) -> bytes:
    """Return random bytes from the operating system."""
    return secrets.token_bytes(size)


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase opens a slot with (Argon2id, 32 bytes)."""
    kdf = Argon2id(
        salt=salt, length=KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(passphrase.encode())


def derive(root: bytes, use: str) -> bytes:
    """Return the subkey of a root key for one use (`db`, `outbox`, `header-mac` ...)."""
    return HKDFExpand(algorithm=SHA256(), length=KEY, info=b"fodfaeste/1/" + use.encode()).derive(root)


def seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Return nonce and sealed bytes, bound to what they are about."""
    nonce = fresh(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Open sealed bytes; Tampered where key, circumstances or bytes are not the same."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about)
    except (InvalidTag, ValueError) as error:
        raise Tampered from error


def tag(key: bytes, text: bytes) -> bytes:
    """Return the HMAC-SHA-256 of bytes."""
    return hmac.digest(key, text, sha256)


def same(one: bytes, other: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one, other)
