"""The municipality's provider, and we its relying party (OpenID Connect): discovery, code with PKCE, a sound id token.

What an id token must show is looked at here and nowhere else: who made it, for whom, when, for which question, under
which key. Only signatures by public keys count, so a token that anybody could make (`none`, HS256 under what is public)
is none.
"""

import hmac
import re
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode, urlsplit

import msgspec
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sync.protocol_signin import METHOD, challenge
from sync.service.signin_way import Provider

if TYPE_CHECKING:
    import httpx

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384", "Ed25519", "EdDSA")
CLOCKS_DIFFER: Final = timedelta(seconds=60)
KEPT: Final = timedelta(hours=1)
"""How long what a provider says of itself is believed."""
KEYS_AGAIN: Final = timedelta(seconds=60)
"""How long nothing is fetched for a key that is not known: strangers could have us ask for ever."""
ANSWER_SECONDS: Final = 10.0
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
MOST: Final = 256 * 1024
_AT_ONCE: Final = threading.BoundedSemaphore(8)
"""A provider that hangs keeps no more of our threads than these: devices are answered meanwhile."""
_WELL_KNOWN: Final = "/.well-known/openid-configuration"


class NotVouched(Exception):
    """The provider does not vouch for anybody; the word says why (for tests and counts, never shown)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What we ask the provider in one attempt, and must find in its answer.

    `anew`: it is to ask the person, also where it knows him from before, and to say when it did.
    """

    back: str
    state: str
    nonce: str
    verifier: str
    anew: bool = False


@dataclass(slots=True)
class _Known:
    """What a provider said of itself, and its keys, each with the time."""

    metadata: Mapping[str, Any]
    at: datetime
    keys: KeySet | None = None
    keys_at: datetime | None = None


class Upstream:
    """Speaks to the provider; safe for many threads at once."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[str, _Known] = {}
        self._lock = threading.Lock()

    def address(self, provider: Provider, asked: Question) -> str:
        """Return where the browser goes; NotVouched where the provider cannot be reached or is not what it says."""
        metadata = self._metadata(provider.issuer).metadata
        query = {
            "response_type": "code",
            "client_id": provider.client,
            "redirect_uri": asked.back,
            "scope": "openid profile",
            "state": asked.state,
            "nonce": asked.nonce,
            "code_challenge": challenge(asked.verifier),
            "code_challenge_method": METHOD,
        }
        if asked.anew:
            query |= {
                "prompt": "login",
                "max_age": "0",
            }  # OpenID Connect Core, 3.1.2.1: with it, auth_time is due
        if provider.levels:
            query["acr_values"] = " ".join(provider.levels)
        to = _safe(metadata, "authorization_endpoint")
        return f"{to}{'&' if urlsplit(to).query else '?'}{urlencode(query)}"

    def claims(self, provider: Provider, asked: Question, told: Mapping[str, str]) -> Mapping[str, Any]:
        """Return what the provider says of the person, for the answer that a browser brought; else NotVouched."""
        metadata = self._metadata(provider.issuer).metadata
        if not is_from(provider, metadata, told):
            raise NotVouched("iss of the answer")
        if not told.get("code"):
            raise NotVouched(_word(told.get("error", "")))
        form = {
            "grant_type": "authorization_code",
            "code": told["code"],
            "redirect_uri": asked.back,
            "code_verifier": asked.verifier,
            "client_id": provider.client,
        }
        methods = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        basic = (
            (quote(provider.client, ""), quote(provider.secret, ""))
            if "client_secret_basic" in methods
            else None
        )
        if provider.secret and basic is None:
            form["client_secret"] = provider.secret
        given = _asked(_safe(metadata, "token_endpoint"), form=form, basic=basic if provider.secret else None)
        token = given.get("id_token")
        if not isinstance(token, str):
            raise NotVouched("no id token")
        return self.checked(provider, token, asked.nonce)

    def checked(self, provider: Provider, token: str, nonce: str) -> Mapping[str, Any]:
        """Return the claims of an id token that holds; NotVouched says what does not."""
        try:
            header = jws.extract_compact(token.encode("ascii")).headers()
            if header.get("alg") not in ALGORITHMS:
                raise NotVouched("alg")
            keys = self._keys(provider.issuer, str(header.get("kid", "")))
            claims = dict(jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims)
        except (JoseError, ValueError, TypeError, KeyError, UnicodeError) as error:
            raise NotVouched("signature") from error
        _check(provider, claims, nonce, self._clock())
        return claims

    def _metadata(self, issuer: str) -> _Known:
        with self._lock:
            known = self._known.get(issuer)
        if known is None or self._clock() - known.at >= KEPT:
            metadata = _asked(f"{_safe({'issuer': issuer}, 'issuer').rstrip('/')}{_WELL_KNOWN}")
            if metadata.get("issuer") != issuer:
                raise NotVouched("issuer")
            known = _Known(metadata, self._clock())
            with self._lock:
                self._known[issuer] = known
        return known

    def _keys(self, issuer: str, kid: str) -> KeySet:
        """Return the provider's keys; asked for again where a token names one that is not among them."""
        known, now = self._metadata(issuer), self._clock()
        keys = known.keys
        fresh = known.keys_at is not None and now - known.keys_at < KEYS_AGAIN
        has = keys is not None and (not kid or kid in {key.kid for key in keys.keys})
        if keys is None or not (has or fresh):
            said = _asked(_safe(known.metadata, "jwks_uri"))
            keys = KeySet.import_key_set(_signing(said))
            known.keys, known.keys_at = keys, now
        return keys


def is_from(provider: Provider, metadata: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    """Tell whether an answer is the provider's own: it says so where it can (RFC 9207), against a mix-up."""
    if metadata.get("authorization_response_iss_parameter_supported") is True:
        return told.get("iss") == provider.issuer
    return told.get("iss", provider.issuer) == provider.issuer


def is_safe(address: str) -> bool:
    """Tell whether an address is one that we speak to: https, or this computer itself."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or local)


def _word(error: str) -> str:
    """Return an error's word for the log; a browser brought it, so what is no word of the standard's form is none."""
    return error if re.fullmatch(r"[a-z_]{1,40}", error) else "no code"


def _signing(said: Mapping[str, Any]) -> Any:
    """Leave out keys that are for sealing, and whatever is no public key."""
    keys = [
        one
        for one in said.get("keys", [])
        if isinstance(one, dict) and one.get("use", "sig") == "sig" and one.get("kty") in {"RSA", "EC", "OKP"}
    ]
    return {"keys": keys}


def _check(provider: Provider, claims: Mapping[str, Any], nonce: str, now: datetime) -> None:
    """Look at everything that an id token must show (OpenID Connect Core, 3.1.3.7)."""
    said = claims.get("aud")
    audience = said if isinstance(said, list) else [said]
    at, slack = now.timestamp(), CLOCKS_DIFFER.total_seconds()
    exp, iat, sub = claims.get("exp"), claims.get("iat"), claims.get("sub")
    looks = {
        "iss": claims.get("iss") == provider.issuer,
        "aud": provider.client in audience,
        "azp": claims.get("azp", provider.client if len(audience) == 1 else "") == provider.client,
        "exp": isinstance(exp, int | float) and exp + slack > at,
        "iat": isinstance(iat, int | float) and iat - slack <= at,
        "nonce": isinstance(claims.get("nonce"), str)
        and hmac.compare_digest(claims["nonce"].encode(), nonce.encode()),
        "sub": isinstance(sub, str) and 0 < len(sub) <= 255,
    }
    for name, right in looks.items():
        if not right:
            raise NotVouched(name)


def _safe(metadata: Mapping[str, Any], name: str) -> str:
    """Return an address of the provider's; only https, or this computer itself."""
    address = str(metadata.get(name, ""))
    if not is_safe(address):
        raise NotVouched(name)
    return address


def _open_line(address: str) -> "httpx.Client":
    """Open a line that trusts whom the operating system trusts; no redirect is followed."""
    import httpx
    import truststore

    verify = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    beyond = urlsplit(address).hostname not in LOOPBACK
    return httpx.Client(timeout=ANSWER_SECONDS, verify=verify, trust_env=beyond, follow_redirects=False)


def _asked(
    address: str, *, form: Mapping[str, str] | None = None, basic: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Ask the provider and return its object; NotVouched where that is anything else."""
    import httpx

    method, content = ("POST", urlencode(form).encode()) if form else ("GET", b"")
    headers = {"Accept": "application/json"}
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if not _AT_ONCE.acquire(blocking=False):
        raise NotVouched("busy")
    try:
        with (
            _open_line(address) as line,
            line.stream(method, address, content=content, headers=headers, auth=basic) as response,
        ):
            raw = bytearray()
            for piece in response.iter_bytes():
                raw += piece
                if len(raw) > MOST:
                    raise NotVouched("long")
        if response.status_code != 200:
            raise NotVouched(f"status {response.status_code}")
        return msgspec.json.decode(raw, type=dict[str, Any])
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise NotVouched(type(error).__name__) from error
    finally:
        _AT_ONCE.release()
