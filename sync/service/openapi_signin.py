"""What the OpenAPI document says of signing in: made from the table of its addresses, as the rest is from its own."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sync import protocol_signin as said
from sync.service.contract import JSON
from sync.service.signin.ways import PAGE, SIGN_IN, End, SignWay, Whom

FORM: Final = "application/x-www-form-urlencoded"
WHOM: Final[Mapping[Whom, str]] = {
    "browser": "a person's browser while he signs in; it is answered with pages, and sent back to his own computer.",
    "program": "a program, as OAuth 2.0 has it (RFC 6749, 7009, 8414, 9449): ours, or anybody's client of it.",
}
SHAPES: Final[tuple[type[msgspec.Struct], ...]] = (said.Metadata, said.Tokens, said.OAuthError)
_SCHEMA: Final = "#/components/schemas/{name}"
_HEADER: Final = "#/components/headers/{name}"
_MEANS: Final = {
    200: "The answer.",
    303: "Back to the person's own computer or on to the provider; what went wrong is said there as `error`.",
    400: "Not as the standard has it; nothing has happened.",
    401: "Not known.",
    500: "The service has failed; nothing has happened.",
    503: "The service cannot answer now; nothing has happened.",
}
HEADERS: Final = {
    "Location": {
        "description": "Where the browser goes.",
        "required": True,
        "schema": {"type": "string", "format": "uri"},
    }
}


def paths(told: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the addresses; `told` says of each, by the name of its handler, what it does."""
    return {way.path: {way.method.lower(): _operation(way, told[way.name])} for way in SIGN_IN}


def _operation(way: SignWay, what: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"oauth_{way.name}",
        "summary": what,
        "description": f"{what} For {WHOM[way.whom]}",
        "tags": [way.whom],
        "security": [{"proof": []}] if way.proof else [],
        "responses": {str(status): _answered(status, end) for status, end in sorted(way.ends.items())},
    }
    if way.says and way.method == "GET":
        operation["parameters"] = [
            {"name": one.name, "in": "query", "required": one.must, "schema": one.schema()}
            for one in way.says
        ]
    elif way.says:
        operation["requestBody"] = {"required": True, "content": {FORM: {"schema": _form(way)}}}
    return operation


def _form(way: SignWay) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [one.name for one in way.says if one.must],
        "properties": {one.name: one.schema() for one in way.says},
    }


def _answered(status: int, end: End) -> dict[str, Any]:
    names = ("Date", "X-Request-Id", *(("Location",) if end == "redirect" else ()))
    names += ("Retry-After",) if status == 503 else ()
    answered: dict[str, Any] = {
        "description": _MEANS[status],
        "headers": {name: {"$ref": _HEADER.format(name=name)} for name in names},
    }
    if end == "page":
        answered["content"] = {PAGE: {"schema": {"type": "string"}}}
    elif isinstance(end, type):
        answered["content"] = {JSON: {"schema": {"$ref": _SCHEMA.format(name=end.__name__)}}}
    return answered
