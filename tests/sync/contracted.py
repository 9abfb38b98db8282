"""Every answer that a test's service gives is held against the contract: status, kind, headers, body, code."""

from typing import Any

import msgspec
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync import protocol as fsp
from sync.protocol_problem import Problem
from sync.service.contract import JSON, PACKED, Way, codes
from sync.service.openapi import PROBLEM
from sync.service.problems import status_of
from sync.service.signin.ways import PAGE, SIGN_IN, SignWay
from sync.service.ways import WAYS

_PATHS = [(compile_path(way.path)[0], way) for way in WAYS]

SIGNING = {way.path: way for way in SIGN_IN}


class Contracted:
    """An application whose answers are looked at on their way out; `breaches` says which the contract does not know."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self.breaches: list[str] = []
        self.seen: set[str] = set()
        """The names of the addresses that answered with what was asked for."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        said: list[Message] = []

        async def told(message: Message) -> None:
            said.append(message)
            await send(message)

        await self._application(scope, receive, told)
        if scope["path"] in SIGNING:  # other people's clients hold these against their standard, too
            found = breach_of_sign_in(scope["method"], SIGNING[scope["path"]], said)
            self.breaches += [f"{scope['method']} {scope['path']}: {found}"] if found else []
            return
        way = way_of(scope["method"], scope["path"])
        body = b"".join(part.get("body", b"") for part in said[1:])
        headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
        found = breach(way, said[0]["status"], headers, body)
        if found:
            self.breaches.append(f"{scope['method']} {way.name if way else '?'} {said[0]['status']}: {found}")
        elif way and said[0]["status"] < 300:
            self.seen.add(way.name)


def way_of(method: str, path: str) -> Way | None:
    """Return the address that a request is for; None where there is none."""
    asked = "GET" if method == "HEAD" else method
    return next((way for at, way in _PATHS if way.method == asked and at.fullmatch(path)), None)


def breach_of_sign_in(method: str, way: SignWay, said: list[Message]) -> str:
    """Return what of an answer the table of the sign-in does not say; nothing where it keeps to it."""
    if method != way.method:
        return ""
    status, body = said[0]["status"], b"".join(part.get("body", b"") for part in said[1:])
    headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    kind, end = headers.get("content-type", "").partition(";")[0], way.ends.get(status)
    if end is None or "date" not in headers:
        return f"{status}, or no date"
    if isinstance(end, type):
        return f"of kind {kind}" if kind != JSON else _breach_of_shape(end, body)
    right = {"page": kind == PAGE, "redirect": "location" in headers and not body, "nothing": not body}
    return "" if right[end] else f"{status} is no {end}"


def breach(way: Way | None, status: int, headers: dict[str, str], body: bytes) -> str:
    """Return what of an answer the contract does not say; nothing where it keeps to it."""
    kind = headers.get("content-type", "").partition(";")[0]
    plain = fsp.unpacked(body) if headers.get("content-encoding") == PACKED and body else body
    if "date" not in headers and way is not None:
        return "no date"
    if status >= 400:
        return _breach_of_problem(way, status, kind, plain)
    if way is None:
        return "an answer where no address is"
    if way.answers is None:
        return "" if (status, body) == (204, b"") else "not nothing"
    if (status, kind) != (200, way.answers if isinstance(way.answers, str) else JSON):
        return f"not 200, or of kind {kind}"
    return "" if isinstance(way.answers, str) else _breach_of_shape(way.answers, plain)


def _breach_of_shape(shape: Any, plain: bytes) -> str:
    try:
        msgspec.json.decode(plain, type=shape)
    except ValueError as error:
        return str(error)
    return ""


def _breach_of_problem(way: Way | None, status: int, kind: str, plain: bytes) -> str:
    if kind != PROBLEM:
        return f"a refusal of kind {kind}"
    found = _breach_of_shape(Problem, plain)
    if found:
        return found
    problem = msgspec.json.decode(plain, type=Problem)
    if problem.status != status or status_of(problem.code) != status:
        return f"{problem.code} with another status"
    if problem.code not in (codes(way) if way else {"not_found", "method"}):
        return f"{problem.code} is not declared"
    return ""
