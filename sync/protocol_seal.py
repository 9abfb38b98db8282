"""FSP/1 for a computer's seal: it asks for a certificate over its sealing key, the municipality's issuer gives it one.

The answer is under the service's own signature (kind `seal`): what somebody on the line put in its place is not taken.
"""

from hashlib import sha256
from typing import Any, Final

import msgspec

KIND: Final = "seal"


class SealAsked(msgspec.Struct, omit_defaults=True):
    """A PKCS 10 request that names the device, the certificate held now, and which service keys are known here.

    The first two are DER in base64url; `holds` is empty where there is none of the issuer's.
    """

    request: str
    holds: str = ""
    knows: str = ""


class SealGiven(msgspec.Struct):
    """The computer's certificate and its issuer's (DER, base64url), and the service's word for the two."""

    certificate: str
    issuer: str
    said: str


def facts(device: str, certificate: bytes, issuer: bytes) -> dict[str, Any]:
    """Return what the service says of them."""
    return {
        "device": device,
        "certificate": sha256(certificate).hexdigest(),
        "issuer": sha256(issuer).hexdigest(),
    }
