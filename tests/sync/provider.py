"""A municipality's provider at the outer edge, that says whatever a test wants of it: right, wrong or forged."""

import json
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from sync.proofs import encoded
from sync.protocol_signin import challenge

KEYS: Final = {kid: ECKey.generate_key("P-256", {"kid": kid, "use": "sig"}) for kid in ("one", "two")}
CLIENT: Final = "fodfaeste-nordbyen"
SECRET: Final = "a%41 secret"


class Provider:
    """What the provider says; `person` are the claims, and the rest is how it says them."""

    def __init__(self) -> None:
        self.issuer = ""
        self.person: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        """What stands in the id token in place of the right thing; None leaves it out."""
        self.kid, self.alg, self.shown = "one", "ES256", ["one"]
        self.answer: dict[str, str | None] = {}
        """What the browser brings back in place of the right thing."""
        self.metadata: dict[str, Any] = {}
        self.now = 0.0
        self.asked: dict[str, str] = {}
        self.fetched: list[str] = []

    def token(self) -> str:
        at = int(self.now)
        plain = {"iss": self.issuer, "aud": CLIENT, "sub": "sub of the person", "iat": at, "exp": at + 300}
        said = {**plain, "nonce": self.asked["nonce"], **self.person, **self.claims}
        claims = {name: value for name, value in said.items() if value is not None}
        if self.alg == "none":
            head = encoded(json.dumps({"alg": "none", "kid": self.kid}).encode())
            return f"{head}.{encoded(json.dumps(claims).encode())}."
        header = {"alg": self.alg, "kid": self.kid}
        if self.alg == "HS256":
            return jwt.encode(header, claims, OctKey.import_key(json.dumps(self.jwks()).encode()))
        key = KEYS[self.kid] if self.kid in KEYS else ECKey.generate_key("P-256")
        return jwt.encode(header, claims, key, algorithms=[self.alg])

    def jwks(self) -> dict[str, Any]:
        return {"keys": [KEYS[kid].as_dict(private=False) for kid in self.shown]}

    def discovery(self) -> dict[str, Any]:
        names = ("authorize", "token", "jwks")
        at = dict(zip(("authorization_endpoint", "token_endpoint", "jwks_uri"), names, strict=True))
        said = {name: f"{self.issuer}/{path}" for name, path in at.items()}
        own = {"issuer": self.issuer, "authorization_response_iss_parameter_supported": True}
        return {**own, **said, **self.metadata}

    def back(self, query: dict[str, str]) -> str:
        """Return where the browser goes, as if the person had signed in at once."""
        self.asked = query
        plain = {"code": "a code of the provider", "state": query["state"], "iss": self.issuer}
        told = {name: value for name, value in {**plain, **self.answer}.items() if value is not None}
        return f"{query['redirect_uri']}?{urlencode(told)}"

    def exchanged(self, form: dict[str, str], basic: str) -> tuple[int, dict[str, Any]]:
        name, _, secret = b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        right = (
            unquote(name) == CLIENT
            and unquote(secret) == SECRET
            and challenge(form["code_verifier"]) == self.asked["code_challenge"]
            and form["redirect_uri"] == self.asked["redirect_uri"]
            and form["code"] == "a code of the provider"
        )
        if not right:
            return 400, {"error": "invalid_grant"}
        return 200, {"token_type": "Bearer", "access_token": "unused", "id_token": self.token()}


@contextmanager
def answering(provider: Provider) -> Iterator[Provider]:
    """Let a provider answer on this computer."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            return

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.fetched.append(parts.path)
            if parts.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.back(query))
                self.end_headers()
                return
            self._say(200, provider.jwks() if parts.path == "/jwks" else provider.discovery())

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(raw).items()}
            self._say(*provider.exchanged(form, self.headers.get("Authorization", "")))

        def _say(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
