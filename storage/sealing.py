"""The ciphers of the store, and the only place that knows them: keys from words, sealed bytes, proofs of wholeness.

Argon2id turns a passphrase into a key that wraps the store's random root key; HKDF makes one key for each use of the
root key; AES-256-GCM seals and notices every altered bit. Each takes bytes and gives bytes: no file is touched here.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY: Final = 32
NONCE: Final = 12
TAG: Final = 16
SALT: Final = 16
CURVE: Final = 32
_PART: Final = struct.Struct("<QI")
_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Altered(ValueError):
    """Sealed bytes do not open: another key, another place, or somebody changed them."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess at the passphrase costs: memory in KiB, passes over it, and lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def reaches(self, floor: "Cost") -> bool:
        """Tell whether a guess costs at least as much as the floor demands."""
        return self.memory >= floor.memory and self.passes >= floor.passes

    def stays_under(self, cap: "Cost") -> bool:
        """Tell whether unlocking can be done and needs no more than the cap: a forged file cannot fill the memory."""
        can_be_done = self.memory >= LEAST_PER_LANE * self.lanes
        return (
            can_be_done
            and self.memory <= cap.memory
            and self.passes <= cap.passes
            and 1 <= self.lanes <= cap.lanes
        )


FLOOR: Final = Cost(64 * 1024, 3, 1)
LEAST_PER_LANE: Final = 8
"""KiB: what Argon2 itself asks for (RFC 9106, 3.1)."""
CAP: Final = Cost(1024 * 1024, 16, 16)
SLOWEST_S: Final = 1.2
QUICKEST_S: Final = 0.7
_AIM_S: Final = 0.95
_STEP: Final = 16 * 1024
"""Memory is chosen in steps of 16 MiB."""


def fresh(size: int = KEY) -> bytes:
    """Return random bytes from the operating system."""
    return os.urandom(size)


def from_words(passphrase: str, salt: bytes, cost: Cost, secret: bytes = b"") -> bytes:
    """Return the key that a passphrase has (Argon2id version 1.3), together with a secret where there is one."""
    deriving = Argon2id(
        salt=salt,
        length=KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
        secret=secret or None,
    )
    return deriving.derive(passphrase.encode())


def calibrated(ticks: Callable[[], float], cost: Cost | None = None) -> Cost:
    """Return the cost that one guess should have on this computer: 0.7 to 1.2 seconds, within floor and cap.

    Time grows with memory times passes. Memory is what makes a guesser's machine dear, so it is changed first, and
    passes only where the memory is at its cap. A slow measure is taken again: a busy computer is no slow one.
    """
    cost = cost or Cost()
    took = _took(ticks, cost)
    if took > SLOWEST_S:
        took = min(took, _took(ticks, cost))
    if QUICKEST_S <= took <= SLOWEST_S or took <= 0:
        return cost
    work = cost.memory * cost.passes * _AIM_S / took
    memory = int(work / cost.passes) // _STEP * _STEP
    memory = max(FLOOR.memory, min(CAP.memory, memory))
    passes = int(work / memory) if memory == CAP.memory else cost.passes
    return Cost(memory, max(cost.passes, min(CAP.passes, passes)), cost.lanes)


def _took(ticks: Callable[[], float], cost: Cost) -> float:
    began = ticks()
    from_words("maal", bytes(SALT), cost)
    return ticks() - began


def subkey(root: bytes, use: str) -> bytes:
    """Return the key that a root key has for one use (HKDF-Expand with SHA-256)."""
    return HKDFExpand(algorithm=SHA256(), length=KEY, info=f"fodfaeste/1/{use}".encode()).derive(root)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Return nonce, sealed bytes and tag; they open only together with what they are bound to."""
    nonce = fresh(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Open what `seal` returned; Altered where a single bit is not as it was."""
    if len(sealed) < NONCE + TAG:
        raise Altered("too short")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except InvalidTag as error:
        raise Altered("tag") from error


def seal_part(key: bytes, number: int, plain: bytes, bound_to: bytes, *, last: bool) -> bytes:
    """Seal one part of a file under a key of its own: its place, and whether it is the last, are the nonce.

    So a part that is cut off, moved or added does not open.
    """
    return AESGCM(key).encrypt(_part_nonce(number, last=last), plain, bound_to)


def open_part(key: bytes, number: int, sealed: bytes, bound_to: bytes, *, last: bool) -> bytes:
    """Open what `seal_part` returned; Altered where a bit, its place, its end or the binding differs."""
    if len(sealed) < TAG or len(key) != KEY:
        raise Altered("too short")
    try:
        return AESGCM(key).decrypt(_part_nonce(number, last=last), sealed, bound_to)
    except InvalidTag as error:
        raise Altered("tag") from error


def _part_nonce(number: int, *, last: bool) -> bytes:
    return _PART.pack(number, int(last))


def mark(key: bytes, content: bytes) -> bytes:
    """Return the proof that content was written by somebody who holds the key (HMAC-SHA256)."""
    return hmac.digest(key, content, "sha256")


def is_marked(key: bytes, content: bytes, proof: bytes) -> bool:
    """Tell whether a proof belongs to content, in constant time."""
    return hmac.compare_digest(mark(key, content), proof)


def is_signed(public: bytes, content: bytes, proof: bytes) -> bool:
    """Tell whether a signature over content was made by the private half of an Ed25519 key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(proof, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def checksum(content: bytes) -> bytes:
    """Return what tells a decayed file from a wrong passphrase; it keeps nobody out."""
    return hashlib.sha256(content).digest()


def pair() -> tuple[bytes, bytes]:
    """Return a fresh private and public key: ML-KEM-768 with X25519, 64 + 32 and 1184 + 32 bytes."""
    kem, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = kem.private_bytes_raw() + curve.private_bytes_raw()
    return private, kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Seal to a public key (HPKE, RFC 9180, hybrid against tomorrow's computers); ValueError where it is no key."""
    kem = MLKEM768PublicKey.from_public_bytes(public[:-CURVE])
    curve = X25519PublicKey.from_public_bytes(public[-CURVE:])
    return _SUITE.encrypt(plain, hpke.MLKEM768X25519PublicKey(kem, curve), bound_to)


def open_from(private: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Open what was sealed to this private key's other half; Altered where a bit or the binding differs."""
    try:
        kem = MLKEM768PrivateKey.from_seed_bytes(private[:-CURVE])
        curve = X25519PrivateKey.from_private_bytes(private[-CURVE:])
        return _SUITE.decrypt(sealed, hpke.MLKEM768X25519PrivateKey(kem, curve), bound_to)
    except (InvalidTag, ValueError) as error:
        raise Altered("hybrid") from error
