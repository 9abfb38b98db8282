"""The device's key, and the proof on every request that the sender holds it (DPoP, RFC 9449).

An Ed25519 key is made at enrolment and lies in `device.ffk` beside the store (storage/device_key.py). It signs
a fresh proof for each request (method, address, time, a number used once, and the digest of the token) and one
signature over every batch of changes. A stolen token is worth nothing without the key.
"""

import base64
import binascii
import hashlib
import json
import os
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc import jwt
from joserfc.jwk import OKPKey

ALGORITHM: Final = "Ed25519"
TYPE: Final = "dpop+jwt"
CLOCK_MAY_DIFFER: Final = 120
"""Seconds that a proof's time may lie from the service's; the client corrects its clock by the service's answer."""

_PRIME: Final = (1 << 255) - 19
_EIGHTH: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_LOW_ORDER: Final = frozenset({0, 1, _PRIME - 1, _EIGHTH, _PRIME - _EIGHTH})
"""The y of the eight points whose multiples are few: one signature under such a key holds for many messages."""


def encoded(raw: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    """Read base64url without padding; ValueError where it is not."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64url") from error


class DeviceKey:
    """The private half, and what it can do: prove and sign."""

    def __init__(self, raw: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(raw)
        self._jwk = OKPKey.import_key(self._private)

    @classmethod
    def new(cls) -> "DeviceKey":
        """Make a fresh key."""
        return cls(os.urandom(32))

    @property
    def raw(self) -> bytes:
        """The 32 secret bytes."""
        return self._private.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The 32 public bytes, by which the service knows the device."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> str:
        """Sign bytes; the signature as text."""
        return encoded(self._private.sign(message))

    def proof(self, method: str, address: str, *, at: int, token: str = "") -> str:
        """Make the proof for one request: what is asked, where, when, once."""
        claims: dict[str, Any] = {"htm": method, "htu": bare(address), "iat": at, "jti": str(uuid.uuid4())}
        if token:
            claims["ath"] = token_digest(token)
        header = {"alg": ALGORITHM, "typ": TYPE, "jwk": self._jwk.as_dict(private=False)}
        return jwt.encode(header, claims, self._jwk, algorithms=[ALGORITHM])


def is_sound(public: bytes) -> bool:
    """Tell whether a public key can stand for one holder: written in the one way, and no point of low order."""
    y = int.from_bytes(public, "little") & ((1 << 255) - 1)
    return len(public) == 32 and y < _PRIME and y not in _LOW_ORDER


class _Head(msgspec.Struct):
    """The head of a proof; `crit` names extensions that a reader must understand, and we know none."""

    alg: str
    typ: str
    jwk: dict[str, str]
    crit: Any = msgspec.UNSET


_HEAD: Final = msgspec.json.Decoder(_Head)
_CLAIMS: Final = msgspec.json.Decoder(dict[str, Any])


class BadProof(ValueError):
    """A proof does not hold; the word says why (for tests and counts, never shown)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof that holds: by which key, its number used once, and its time."""

    public: bytes
    jti: str
    at: int

    @property
    def thumbprint(self) -> str:
        """Return the name of the key."""
        return thumbprint(self.public)


def read_proof(text: str, method: str, address: str, *, token: str = "") -> Proof:
    """Check a proof's signature and that it was made for this request; BadProof says what is wrong.

    The caller still has to compare the key, the time and whether the number was used before.
    """
    public, claims = _signed_claims(text)
    if claims.get("htm") != method:
        raise BadProof("method")
    if claims.get("htu") != bare(address):
        raise BadProof("address")
    if token and claims.get("ath") != token_digest(token):
        raise BadProof("token")
    jti, at = claims.get("jti"), claims.get("iat")
    if not isinstance(jti, str) or not 16 <= len(jti) <= 64 or not isinstance(at, int):
        raise BadProof("claims")
    return Proof(public, jti, at)


def _signed_claims(text: str) -> tuple[bytes, dict[str, Any]]:
    """Open a proof: one algorithm, one kind of key, no extension that would have to be understood (RFC 7515 4.1.11).

    It is on every request, so it is read here in a tenth of the time that a reader of every algorithm needs.
    """
    try:
        signed, _, signature = text.rpartition(".")
        head, _, body = signed.partition(".")
        header, claims = _HEAD.decode(decoded(head)), _CLAIMS.decode(decoded(body))
    except (ValueError, RecursionError) as error:
        raise BadProof("form") from error
    if header.typ != TYPE or header.alg != ALGORITHM or header.crit is not msgspec.UNSET:
        raise BadProof("header")
    jwk = header.jwk
    if set(jwk) != {"kty", "crv", "x"} or (jwk["kty"], jwk["crv"]) != ("OKP", ALGORITHM):
        raise BadProof("key")
    try:
        public = decoded(jwk["x"])
    except ValueError as error:
        raise BadProof("form") from error
    if not is_sound(public):
        raise BadProof("key")
    if not _holds(public, signed.encode(), signature):
        raise BadProof("signature")
    return public, claims


def _holds(public: bytes, message: bytes, signature: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(decoded(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_signed(public: bytes, message: bytes, signature: str) -> bool:
    """Tell whether a signature over bytes was made by the private half of a key."""
    return is_sound(public) and _holds(public, message, signature)


def statement(key: DeviceKey, kind: str, facts: dict[str, Any]) -> str:
    """Say something under a signature: facts, bound to what kind of statement it is."""
    body = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    return f"{encoded(body)}.{key.sign(_stated(kind, body))}"


def read_statement(public: bytes, kind: str, text: str) -> dict[str, Any]:
    """Return the facts of a statement of this kind that the key signed; BadProof where it did not."""
    body, _, signature = text.partition(".")
    try:
        raw = decoded(body)
        if not is_signed(public, _stated(kind, raw), signature):
            raise BadProof("signature")
        facts = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadProof("form") from error
    if not isinstance(facts, dict):
        raise BadProof("form")
    return facts


def _stated(kind: str, body: bytes) -> bytes:
    return f"fodfaeste/1/{kind}\0".encode() + body


def token_digest(token: str) -> str:
    """Return the digest of a token that a proof carries (`ath`)."""
    return encoded(hashlib.sha256(token.encode("utf-8")).digest())


@lru_cache(maxsize=4096)
def thumbprint(public: bytes) -> str:
    """Return the name of a public key that a token carries (RFC 7638)."""
    key = Ed25519PublicKey.from_public_bytes(public)
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return OKPKey.import_key({"kty": "OKP", "crv": ALGORITHM, "x": encoded(raw)}).thumbprint()


def bare(address: str) -> str:
    """Return an address without query and fragment, as a proof names it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
