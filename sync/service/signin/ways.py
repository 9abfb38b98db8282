"""Every address of signing in: what each looks at, and how it may answer. Routes and document are made from this table.

These speak the forms, redirects and errors of OAuth 2.0 and not the shapes of FSP/1, so they are declared in words of
their own; what a request says beyond what stands here is not looked at (RFC 6749, 3.1 and 3.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import msgspec

from sync import protocol_signin as said
from sync.service.signin import forms

PAGE: Final = "text/html"
AWAY: Final = "temporarily_unavailable"
BUG: Final = "server_error"
"""What a program is told where the service cannot answer (RFC 6749, 4.1.2.1, said at every address)."""

End: TypeAlias = type[msgspec.Struct] | Literal["page", "redirect", "nothing"]
Whom: TypeAlias = Literal["browser", "program"]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a query or a form says: its name, the pattern of all of it, its length at the most."""

    name: str
    pattern: str = ""
    least: int = 0
    most: int = forms.MOST
    must: bool = True
    only: tuple[str, ...] = ()
    """The values that there are, where they are few."""

    def schema(self) -> dict[str, Any]:
        """Return what the document says of it."""
        if self.only:
            return {"type": "string", "enum": list(self.only)}
        bounds = {"minLength": self.least} if self.least else {}
        return {"type": "string", "maxLength": self.most, **bounds, **self._form()}

    def _form(self) -> dict[str, str]:
        return {"pattern": f"^{self.pattern}$"} if self.pattern else {}


@dataclass(frozen=True, slots=True)
class SignWay:
    """One address of signing in."""

    method: Literal["GET", "POST"]
    path: str
    name: str
    """Of its handler; the document and the counters say `oauth_` before it."""
    whom: Whom
    ends: Mapping[int, End]
    says: tuple[Said, ...] = ()
    proof: bool = False
    """Whether the request is proven by the device's key (RFC 9449)."""


_OUR_CLIENT: Final = Said("client_id", only=(said.CLIENT,))
_PORT: Final = (
    "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"  # 1 to 65535
)
_BACK: Final = rf"http://127\.0\.0\.1:{_PORT}{said.BACK}"
_BROUGHT: Final = ("[ -~]*", 0, 2048)
"""What a provider lets a browser bring (RFC 6749, appendix A), all five of them within a line of HTTP."""
_TO_A_BROWSER: Final[Mapping[int, End]] = {303: "redirect", 400: "page", 500: "page", 503: "page"}
_TO_A_PROGRAM: Final[Mapping[int, End]] = dict.fromkeys((400, 401, 500, 503), said.OAuthError)

SIGN_IN: Final = (
    SignWay(
        "GET",
        said.METADATA,
        "metadata",
        "program",
        {200: said.Metadata, 500: said.OAuthError, 503: said.OAuthError},
    ),
    SignWay(
        "GET",
        said.AUTHORIZE,
        "authorize",
        "browser",
        {200: "page", **_TO_A_BROWSER},
        (
            Said("response_type", only=("code",)),
            _OUR_CLIENT,
            Said("redirect_uri", _BACK, most=len("http://127.0.0.1:65535") + len(said.BACK)),
            Said("state", least=1, most=said.MOST_STATE),
            Said("code_challenge", said.CHALLENGE.pattern, 43, 43),
            Said("code_challenge_method", only=(said.METHOD,)),
            Said("dpop_jkt", said.CHALLENGE.pattern, 43, 43),
            Said("response_mode", only=("query",), must=False),
            Said(said.ANEW, only=(said.NOW,), must=False),
        ),
    ),
    SignWay(
        "POST",
        said.LOCAL,
        "local",
        "browser",
        {401: "page", **_TO_A_BROWSER},
        (Said("initials"), Said("words"), Said("code", must=False)),
    ),
    SignWay(
        "GET",
        said.UPSTREAM,
        "upstream",
        "browser",
        _TO_A_BROWSER,
        (
            Said("state", *_BROUGHT),
            *(Said(name, *_BROUGHT, must=False) for name in ("code", "iss", "error", "error_description")),
        ),
    ),
    SignWay(
        "POST",
        said.TOKEN,
        "token",
        "program",
        {200: said.Tokens, **_TO_A_PROGRAM},
        (
            Said("grant_type", only=("authorization_code", "refresh_token")),
            _OUR_CLIENT,
            *(Said(name, must=False) for name in ("code", "redirect_uri", "refresh_token")),
            Said("code_verifier", said.VERIFIER.pattern, 43, 128, must=False),
        ),
        proof=True,
    ),
    SignWay(
        "POST",
        said.REVOKE,
        "revoke",
        "program",
        {200: "nothing", **_TO_A_PROGRAM},
        (_OUR_CLIENT, Said("token", least=1), Said("token_type_hint", must=False)),
    ),
)
