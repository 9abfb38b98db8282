"""Bodies and queries of the sign-in, read once and strictly: a name said twice is refused, and so is a long body."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

MOST: Final = 16_384
_FORM: Final = "application/x-www-form-urlencoded"


class Unclear(ValueError):
    """What came cannot be read in one way only."""


def query(request: Request) -> Mapping[str, str]:
    """Return what a query says; Unclear where it says one thing twice."""
    return _once(request.query_params.multi_items())


async def form(request: Request) -> Mapping[str, str]:
    """Return what a form says; Unclear where it is no form, too long, or says one thing twice."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise Unclear("kind")
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > MOST:
            raise Unclear("long")
    try:
        return _once(parse_qsl(raw.decode("utf-8"), keep_blank_values=True, max_num_fields=40))
    except ValueError as error:
        raise Unclear("form") from error


def _once(pairs: list[tuple[str, str]]) -> Mapping[str, str]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unclear("twice")
    return found
