"""Signing in by the browser, as both ends of it say it: addresses, the client's name, the one redirect, PKCE.

The service is the authorization server (OAuth 2.0, RFC 6749) of its own devices. What both ends must agree on stands
here and nowhere else; docs/PROTOCOL.md tells it, *Signing in*.
"""

import hashlib
import re
from typing import Final

import msgspec

from sync.proofs import encoded

CLIENT: Final = "fodfaeste-desktop"
"""The one client: a public one, since what is installed on every desk keeps no secret (RFC 8252, 8.5)."""
BACK: Final = "/signed-in"
"""The path on the person's own computer that the browser comes back to, on a port that was free (RFC 8252, 7.3)."""
METADATA: Final = "/.well-known/oauth-authorization-server"
AUTHORIZE: Final = "/oauth/authorize"
TOKEN: Final = "/oauth/token"  # noqa: S105  an address
REVOKE: Final = "/oauth/revoke"
LOCAL: Final = "/oauth/local"
UPSTREAM: Final = "/oauth/upstream"
METHOD: Final = "S256"
ANEW: Final = "max_age"
"""Asks that the person be asked though he is known from before (OpenID Connect Core, 3.1.2.1); its one value is NOW."""
NOW: Final = "0"
MOST_STATE: Final = 200
"""Characters of what the browser brings back unread."""
VERIFIER: Final = re.compile(r"[A-Za-z0-9._~-]{43,128}")
CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_REDIRECT: Final = re.compile(rf"http://127\.0\.0\.1:([1-9][0-9]{{0,4}}){BACK}")


class Tokens(msgspec.Struct):
    """What a code or a refresh token is exchanged for (RFC 6749, 5.1; RFC 9449, 5)."""

    access_token: str
    token_type: str
    expires_in: int
    refresh_token: str


class OAuthError(msgspec.Struct):
    """No tokens, and why: a word of the standards and never one of what was sent (RFC 6749, 5.2)."""

    error: str


class Metadata(msgspec.Struct):
    """What the authorization server says of itself (RFC 8414)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    revocation_endpoint: str
    response_types_supported: tuple[str, ...] = ("code",)
    response_modes_supported: tuple[str, ...] = ("query",)
    grant_types_supported: tuple[str, ...] = ("authorization_code", "refresh_token")
    code_challenge_methods_supported: tuple[str, ...] = (METHOD,)
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("none",)
    revocation_endpoint_auth_methods_supported: tuple[str, ...] = ("none",)
    dpop_signing_alg_values_supported: tuple[str, ...] = ("Ed25519",)
    authorization_response_iss_parameter_supported: bool = True


def challenge(verifier: str) -> str:
    """Return what is shown of a verifier before it is used (RFC 7636, 4.2)."""
    return encoded(hashlib.sha256(verifier.encode("ascii")).digest())


def redirect(port: int) -> str:
    """Return the address that the browser comes back to."""
    return f"http://127.0.0.1:{port}{BACK}"


def is_redirect(address: str) -> bool:
    """Tell whether an address is one that a browser may be sent back to: this computer, that path, any port."""
    found = _REDIRECT.fullmatch(address)
    return found is not None and int(found[1]) <= 65535
