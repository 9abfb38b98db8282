"""How an answer is written: packed where that pays, a refusal as its problem, a bug as one without words."""

import logging
from typing import Any, Final

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import compile_path

from sync import protocol as fsp
from sync.service.contract import JSON, PACKED, Way
from sync.service.engines.engine import Away, NotText, is_full
from sync.service.problems import Refusal, no_room
from sync.service.signin.ways import SIGN_IN
from sync.service.ways import WAYS

LOG: Final = logging.getLogger("fodfaeste.central")
_SMALL: Final = 512


def answer(body: Any, *, status: int = 200, media_type: str = JSON) -> Response:
    """Write an answer, packed where that pays, never to be kept by anything on the way."""
    plain = msgspec.json.encode(body)
    headers = {"Cache-Control": "no-store"}
    if len(plain) > _SMALL:
        plain, headers["Content-Encoding"] = fsp.packed(plain), PACKED
    return Response(plain, status_code=status, media_type=media_type, headers=headers)


def as_refusal(way: Way, error: Exception) -> Refusal:
    """Return the refusal that an error is answered with; of a bug the log says its kind, never a value."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, NotText):
        return Refusal("malformed")
    if isinstance(error, Away):
        return Refusal("not_ready", at="database")
    if is_full(error):
        return no_room()
    if isinstance(error, ClientDisconnect):
        return Refusal("malformed", at="line")  # nobody hears it; no bug of ours
    LOG.error("%s failed: %s", way.name, type(error).__name__)
    return Refusal("bug")


def problem(refusal: Refusal) -> Response:
    """Return the answer that says a refusal."""
    said = refusal.problem
    response = answer(said, status=said.status, media_type="application/problem+json")
    if said.retry == "after":
        response.headers["Retry-After"] = "5"
    return response


async def unrouted(request: Request, error: Exception) -> Response:
    """Answer where there is no address, or another method of it."""
    if getattr(error, "status_code", 404) != 405:
        return problem(Refusal("not_found"))
    there = {way.method for way in (*WAYS, *SIGN_IN) if compile_path(way.path)[0].match(request.url.path)}
    response = problem(Refusal("method"))
    response.headers["Allow"] = ", ".join(sorted(there))
    return response
