"""FSP/1 for a computer's seal: it asks for a certificate over its sealing key, the municipality's issuer gives it one.

Both are signed, because a proof binds no body: what is asked by the device's key, so that nobody on the line has a key
of his own certified in its name; the answer by the service's (kind `seal`), so that nothing in its place is taken.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

import msgspec

KIND: Final = "seal"


class SealAsked(msgspec.Struct, omit_defaults=True):
    """A PKCS 10 request that names the device, the certificate held now, and which service keys are known here.

    The first two are DER in base64url; `holds` is empty where there is none of the issuer's. `sig` is the device's
    signature over both.
    """

    request: str
    sig: str
    holds: str = ""
    knows: str = ""


class SealGiven(msgspec.Struct):
    """The computer's certificate and its issuer's (DER, base64url), every issuer there was, and the word for all of it.

    `issuers` are the SHA-256 of their certificates in hex: a seal of theirs is the municipality's.
    """

    certificate: str
    issuer: str
    issuers: list[str]
    said: str


def asked_digest(device: str, request: bytes, holds: bytes) -> bytes:
    """Return what a device signs that asks: who it is, and every byte of the request and of what it holds."""
    marks = [sha256(one).hexdigest().encode() for one in (request, holds)]
    return b"\0".join([b"fodfaeste/1/seal-asked", device.encode(), *marks])


def facts(device: str, certificate: bytes, issuer: bytes, issuers: Iterable[str]) -> dict[str, Any]:
    """Return what the service says of them."""
    return {
        "device": device,
        "certificate": sha256(certificate).hexdigest(),
        "issuer": sha256(issuer).hexdigest(),
        "issuers": list(issuers),
    }
