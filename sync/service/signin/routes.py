"""The addresses of signing in: what the service says of itself, where the browser goes, where codes become tokens.

A browser is sent back to the person's own computer and nowhere else; what is wrong with who asks, or with where he
wants to be sent, is a page and never a redirect. Errors for programs are those of RFC 6749 and RFC 9449.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sync import protocol_signin as said
from sync.proofs import Proof
from sync.service import sessions, signin_way
from sync.service.engines.engine import Away, is_full
from sync.service.guard import TOKEN_LASTS, Guard
from sync.service.ledger import CentralLedger
from sync.service.problems import DISK, Refusal
from sync.service.sessions import Session
from sync.service.signin import accounts, attempts, pages
from sync.service.signin.accounts import Typed
from sync.service.signin.attempts import Asked, Attempt, Offer, Signed
from sync.service.signin.forms import Unclear, form, query
from sync.service.signin.persons import NotHere
from sync.service.signin.upstream import NotVouched, Upstream
from sync.service.signin.vouching import Vouching, question
from sync.service.signin.ways import AWAY, BUG, SIGN_IN, SignWay
from sync.service.signin_way import Way
from sync.service.watch import Watch

LOG: Final = logging.getLogger("fodfaeste.central")
COOKIE: Final = "fodfaeste_signin"
CLOSED: Final = (
    "Denne side hører til et forsøg på at logge ind, som er slut. Luk siden, og begynd igen i Fodfæste."
)
_NOT_OURS: Final = "Adressen er ikke en, som Fodfæste har åbnet. Intet er sket. Luk siden."
_AWAY: Final = "Centralen kan ikke svare lige nu. Intet er sket. Luk siden, og prøv igen om lidt."
_RESTING: Final = "Der er prøvet for mange gange. Vent ti minutter, og prøv igen."
_WRONG: Final = "Initialerne, ordene og koden passer ikke sammen. Prøv igen; en kode gælder kun én gang."


@dataclass(frozen=True, slots=True)
class Place:
    """What the addresses stand on: the store, the time, who looks at proofs, and who counts."""

    ledger: CentralLedger
    clock: Callable[[], datetime]
    guard: Guard
    watch: Watch


Endpoint = Callable[[Request], Awaitable[Response]]


class NotGranted(Exception):
    """No tokens: the error of the standard."""

    def __init__(self, error: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


def routes(place: Place) -> list[Route]:
    """Return the addresses."""
    signing = SigningIn(place)
    return [
        Route(way.path, _told(place, way, getattr(signing, way.name)), methods=[way.method])
        for way in SIGN_IN
    ]


def told() -> dict[str, str]:
    """Return what each address does, by its name, as its handler says it of itself."""
    return {way.name: str(getattr(SigningIn, way.name).__doc__) for way in SIGN_IN}


class SigningIn:
    """What stands behind them."""

    def __init__(self, place: Place) -> None:
        self._ledger, self._clock, self._guard = place.ledger, place.clock, place.guard
        self._vouching = Vouching(place.ledger, Upstream(place.clock))

    async def metadata(self, request: Request) -> Response:
        """Say where things are, and that only S256 and proofs are taken."""
        at = _issuer(request)
        told = said.Metadata(at, at + said.AUTHORIZE, at + said.TOKEN, at + said.REVOKE)
        return JSONResponse({name: getattr(told, name) for name in told.__struct_fields__})

    async def authorize(self, request: Request) -> Response:
        """Begin in a browser: look at who asks and for what, then let whoever knows the person ask him."""
        try:
            asked = query(request)
        except Unclear:
            return pages.refuse(_NOT_OURS)
        back = asked.get("redirect_uri", "")
        if asked.get("client_id") != said.CLIENT or not said.is_redirect(back):
            return pages.refuse(_NOT_OURS)
        if error := _flaw(asked):
            return self._back(request, back, {"error": error, "state": asked.get("state", "")})
        way = await run_in_threadpool(self._way)
        if way.kind == "none":
            return self._back(request, back, {"error": "unauthorized_client", "state": asked["state"]})
        key, proof = asked["dpop_jkt"], asked["code_challenge"]
        wanted = Asked(key, back, asked["state"], proof, anew=said.ANEW in asked)
        secret = await run_in_threadpool(attempts.begin, self._ledger, wanted, self._clock())
        response = await self._ask(request, way, wanted, secret)
        response.set_cookie(
            COOKIE,
            secret,
            max_age=int(attempts.LASTS.total_seconds()),
            path="/oauth",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return response

    async def _ask(self, request: Request, way: Way, wanted: Asked, secret: str) -> Response:
        """Let whoever knows the person ask him: we, or the municipality's provider."""
        if way.provider is None:
            return await self._form(wanted.redirect)
        try:
            found = way.provider, secret, _issuer(request)
            to = await run_in_threadpool(self._vouching.address, *found, anew=wanted.anew)
        except NotVouched as error:
            LOG.warning("the provider cannot be asked: %s", error)
            return self._denied(request, wanted, "provider")
        return pages.guarded(RedirectResponse(to, status_code=303))

    async def upstream(self, request: Request) -> Response:
        """Take what the provider's browser brings back, in the browser that we sent there and no other."""
        secret, attempt = request.cookies.get(COOKIE, ""), await self._attempt(request)
        way = await run_in_threadpool(self._way)
        try:
            given = query(request)
        except Unclear:
            given = {}
        asked = question(self._ledger.keys, secret, _issuer(request))
        same = hmac.compare_digest(given.get("state", "").encode(), asked.state.encode())
        if attempt is None or way.provider is None or not same:
            return pages.refuse(CLOSED)
        found = way.provider, attempt, asked, given
        try:
            code = await run_in_threadpool(self._vouching.code, *found, now=self._clock())
        except NotHere as refused:
            LOG.warning("nobody was signed in: %s", refused.__cause__ or refused)
            return self._denied(request, attempt.asked, refused.why)
        told = {"code": code, "state": attempt.asked.state}
        return self._back(request, attempt.asked.redirect, told, clear=True)

    async def _form(self, back: str, need: str = "") -> Response:
        here = await run_in_threadpool(self._ledger.tenant)
        return pages.ask(here.name, said.LOCAL, _origin(back), need=need)

    async def local(self, request: Request) -> Response:
        """Take a person's initials and words, from the page that we gave this browser."""
        attempt = await self._attempt(request)
        way = await run_in_threadpool(self._way)
        if attempt is None or way.kind != "local" or not is_from_us(request):
            return pages.refuse(CLOSED)
        try:
            given = await form(request)
        except Unclear:
            return pages.refuse(CLOSED)
        typed = Typed(given.get("initials", ""), given.get("words", ""), given.get("code", ""))
        try:
            user = await run_in_threadpool(accounts.who, self._ledger, typed, self._clock())
        except accounts.Resting:
            return await self._form(attempt.asked.redirect, _RESTING)
        if user is None:
            return await self._form(attempt.asked.redirect, _WRONG)
        return await self._signed(request, attempt, Signed(user, auth_time=self._clock()))

    async def _signed(self, request: Request, attempt: Attempt, signed: Signed) -> Response:
        """Send the browser back with a code, where the computer is this person's."""
        code = await run_in_threadpool(attempts.give_code, self._ledger, attempt, signed, self._clock())
        if code is None:
            return self._denied(request, attempt.asked, "other_person")
        return self._back(
            request, attempt.asked.redirect, {"code": code, "state": attempt.asked.state}, clear=True
        )

    def _denied(self, request: Request, asked: Asked, why: str) -> Response:
        """Send the browser back without; `why` is a word for our own program."""
        told = {"error": "access_denied", "error_description": why, "state": asked.state}
        return self._back(request, asked.redirect, told, clear=True)

    async def _attempt(self, request: Request) -> Attempt | None:
        secret = request.cookies.get(COOKIE, "")
        if not secret:
            return None
        return await run_in_threadpool(attempts.of_browser, self._ledger, secret, self._clock())

    def _way(self) -> Way:
        with self._ledger.reading() as connection:
            return signin_way.standing(connection, self._ledger.keys)

    def _back(self, request: Request, to: str, told: Mapping[str, str], *, clear: bool = False) -> Response:
        """Send the browser to the person's own computer, with our name in the answer (RFC 9207)."""
        answer = {**told, "iss": _issuer(request)}
        response: Response = RedirectResponse(f"{to}?{urlencode(answer)}", status_code=303)
        if clear:
            response.delete_cookie(COOKIE, path="/oauth", httponly=True, samesite="lax")
        return pages.guarded(response)

    async def token(self, request: Request) -> Response:
        """Give tokens for a code or a refresh token, to whoever proves the key that they are bound to."""
        return await self._granted(request, self._tokens)

    async def revoke(self, request: Request) -> Response:
        """End the session that a refresh token names (RFC 7009); one that names none is as good as ended."""
        return await self._granted(request, self._revoked)

    async def _granted(
        self, request: Request, answer: Callable[[Request, Mapping[str, str]], Response]
    ) -> Response:
        try:
            given = await form(request)
            if given.get("client_id") != said.CLIENT:
                raise NotGranted("invalid_client", 401)
            response = await run_in_threadpool(answer, request, given)
        except Unclear:
            response = _error(NotGranted("invalid_request"))
        except NotGranted as refused:
            response = _error(refused)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _tokens(self, request: Request, given: Mapping[str, str]) -> Response:
        now = self._clock()
        grant = given.get("grant_type")
        if grant not in {"authorization_code", "refresh_token"}:
            raise NotGranted("unsupported_grant_type" if grant else "invalid_request")
        proof = self._proof(request, now)
        session = self._redeemed(given, proof, now) if grant == "authorization_code" else self._kept(given)
        device = None
        if session is not None and bound(session, proof):
            with self._ledger.writing() as connection:
                if sessions.stands(connection, session, now):
                    sessions.note_seen(connection, session, now)
                    device = self._guard.device_of(connection, proof, session.user)
        if session is None or device is None:
            raise NotGranted("invalid_grant")
        access = self._guard.access(device, now)
        refresh = sessions.token_of(self._ledger.keys, session.id)
        told = said.Tokens(access, "DPoP", TOKEN_LASTS, refresh)
        return JSONResponse({name: getattr(told, name) for name in told.__struct_fields__})

    def _redeemed(self, given: Mapping[str, str], proof: Proof, now: datetime) -> Session | None:
        verifier = given.get("code_verifier", "")
        if not said.VERIFIER.fullmatch(verifier):
            raise NotGranted("invalid_request")
        offer = Offer(given.get("code", ""), given.get("redirect_uri", ""), verifier, proof.thumbprint)
        return attempts.redeem(self._ledger, offer, now)

    def _kept(self, given: Mapping[str, str]) -> Session | None:
        with self._ledger.reading() as connection:
            return sessions.called(connection, self._ledger.keys, given.get("refresh_token", ""))

    def _revoked(self, _: Request, given: Mapping[str, str]) -> Response:
        token = given.get("token", "")
        if not token:
            raise NotGranted("invalid_request")
        if token.count(".") == 2:
            raise NotGranted("unsupported_token_type")
        with self._ledger.writing() as connection:
            found = sessions.called(connection, self._ledger.keys, token)
            if found is not None:
                sessions.end(connection, found.id, self._clock(), "revoked")
        return Response(status_code=200)

    def _proof(self, request: Request, now: datetime) -> Proof:
        if len(request.headers.getlist("dpop")) > 1:  # RFC 9449, 4.3: not more than one
            raise NotGranted("invalid_dpop_proof")
        try:
            return self._guard.proof(request.headers, request.method, str(request.url), now=now)
        except Refusal as refusal:
            raise NotGranted("invalid_dpop_proof") from refusal


def is_from_us(request: Request) -> bool:
    """Tell whether a form was on a page of ours; a browser says so, and other programs need not."""
    return request.headers.get("origin", _issuer(request)) == _issuer(request)


def bound(session: Session, proof: Proof) -> bool:
    """Tell whether a session belongs to the key that made a proof."""
    return session.jkt == proof.thumbprint


def _told(place: Place, way: SignWay, endpoint: Endpoint) -> Endpoint:
    """Wrap an address: whatever fails, the answer tells nothing of it; the log holds no query, body or name."""

    async def told(request: Request) -> Response:
        with place.watch.request(f"oauth_{way.name}") as seen:
            try:
                place.watch.check(way.name)
                response = await endpoint(request)
            except Exception as error:  # noqa: BLE001 - a browser gets a page, a program an error of the standard
                seen.code, seen.at = _kind(way, error)
                response = _failed(way, AWAY if seen.code == "not_ready" else BUG)
            seen.status = response.status_code
        response.headers["Date"] = format_datetime(place.clock(), usegmt=True)
        response.headers["X-Request-Id"] = seen.request
        return response

    return told


def _kind(way: SignWay, error: Exception) -> tuple[str, str]:
    """Return as what a failure counts, and which part of the service was missing."""
    if isinstance(error, Refusal):
        return "not_ready", error.at
    if isinstance(error, Away) or is_full(error):
        return "not_ready", "database" if isinstance(error, Away) else DISK
    LOG.error("%s failed: %s", way.name, type(error).__name__)
    return "bug", ""


def _failed(way: SignWay, why: str) -> Response:
    """Say that the service cannot answer, to a browser on a page, to a program in a word of the standard."""
    status = 503 if why == AWAY else 500
    response = pages.refuse(_AWAY, status) if way.whom == "browser" else _error(NotGranted(why, status))
    if why == AWAY:
        response.headers["Retry-After"] = "5"
    return response


def _flaw(asked: Mapping[str, str]) -> str:
    """Return what is wrong with a request whose client and way back are right; empty where nothing is."""
    if asked.get("response_type") != "code":
        return "unsupported_response_type"
    right = (
        asked.get("code_challenge_method") == said.METHOD,
        said.CHALLENGE.fullmatch(asked.get("code_challenge", "")),
        said.CHALLENGE.fullmatch(asked.get("dpop_jkt", "")),
        0 < len(asked.get("state", "")) <= said.MOST_STATE,
        asked.get("response_mode", "query") == "query",
        "request" not in asked and "request_uri" not in asked,
        asked.get(said.ANEW, said.NOW) == said.NOW,
    )
    return "" if all(right) else "invalid_request"


def _error(refused: NotGranted) -> Response:
    return JSONResponse({"error": refused.error}, status_code=refused.status)


def _issuer(request: Request) -> str:
    """Return our name: the address that is used, which proofs name too (the proxy hands on scheme and host)."""
    return str(request.base_url).rstrip("/")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
