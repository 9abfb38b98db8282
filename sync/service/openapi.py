"""The service's OpenAPI 3.1 document, made from the table of addresses and the shapes of the wire; nothing by hand.

It is answered at `/openapi.json` and lies in docs/openapi.json: `packaging/openapi.py` writes it, a test compares.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sync import protocol as fsp
from sync.protocol_problem import Problem
from sync.service import openapi_signin as signin
from sync.service.contract import JSON, OCTETS, PACKED, Lets, Octets, Text, Way, codes
from sync.service.openapi_bounds import bounded
from sync.service.problems import Refusal, status_of
from sync.service.ways import WAYS

PROBLEM: Final = "application/problem+json"
_REF: Final = "#/components/schemas/{name}"
_ABOUT: Final = (
    "FSP/1, what travels between a device and the central service of a municipality; docs/PROTOCOL.md says what it "
    "means. Members that a reader does not know are ignored; any released version may push. A whole number is written "
    "without a fraction. Where a text or a list has no bound of its own, the bound that stands there is the body's."
)
_PROOF: Final = (
    "A proof by the device's key for this one request (RFC 9449): a signed JWT of type dpop+jwt with htm, htu, "
    "iat, jti, and ath where a token is sent."
)
_LETS: Final[Mapping[Lets, str]] = {
    "anyone": "anyone: nothing that is anybody's is answered.",
    "key": "whoever proves a key; the body says what the key is to be let in for.",
    "device": "an enrolled device, with a proof by its key and the token that is bound to it.",
    "shut": "an enrolled device, also one that is shut out or to be wiped.",
    "bringer": "an enrolled device, also one that is to be wiped, but none that is shut out.",
}
_CHANGE: Final = {
    "description": "A change. Only its number must be readable; what else is wrong with it is held aside, not refused.",
    "anyOf": [
        {"$ref": _REF.format(name="ChangeWire")},
        {
            "type": "object",
            "required": ["d"],
            "properties": {"d": {"type": "integer", "minimum": 1, "maximum": (1 << 63) - 1}},
        },
    ],
}
_AS_IT_CAME: Final = {
    "description": "The change as it was pulled. One that is another is answered with `other`, not refused.",
    "anyOf": [{"$ref": _REF.format(name="ChangeWire")}, {}],
}


def document(told: Mapping[str, str], signing: Mapping[str, str]) -> dict[str, Any]:
    """Return the document; `told` says of each address, by its name, what it does, `signing` of those to sign in."""
    shapes = [*_shapes(), *signin.SHAPES]
    _, schemas = msgspec.json.schema_components(shapes, ref_template=_REF)
    schemas["Push"]["properties"]["ch"] |= {"items": _CHANGE, "maxItems": fsp.MOST_CHANGES}
    schemas["OfferedRow"]["properties"]["c"] = _AS_IT_CAME
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for way in WAYS:
        paths[way.path][way.method.lower()] = _operation(way, told[way.name])
    paths |= signin.paths(signing)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Fodfæste: the central service",
            "version": fsp.PROTOCOL,
            "summary": "What a device says to the service, and what it hears.",
            "description": _ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [
            {
                "url": "/",
                "description": "Production: wherever the municipality's service answers, behind TLS.",
                "x-internal": True,  # for the municipality's own computers
            }
        ],
        "tags": [
            {"name": name, "description": what} for name, what in (*_LETS.items(), *signin.WHOM.items())
        ],
        "paths": bounded(paths),
        "components": {
            "headers": bounded(_ALL_HEADERS | signin.HEADERS),
            "responses": _problems(),
            "schemas": bounded(dict(sorted(schemas.items()))),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "DPoP",
                    "description": "A token of POST /v1/token, bound to the device's key, worth nothing without it.",
                },
                "proof": {"type": "apiKey", "in": "header", "name": "DPoP", "description": _PROOF},
            },
        },
    }


def written(told: Mapping[str, str], signing: Mapping[str, str]) -> bytes:
    """Return the document as it is answered and kept."""
    return (json.dumps(document(told, signing), ensure_ascii=False, indent=1) + "\n").encode()


def _shapes() -> list[type[msgspec.Struct]]:
    found: dict[str, type[msgspec.Struct]] = {"Problem": Problem}
    for way in WAYS:
        for shape in (way.takes, way.answers):
            if isinstance(shape, type):
                found[shape.__name__] = shape
    return list(found.values())


def _operation(way: Way, what: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": way.name,
        "summary": what,
        "description": f"{what} For {_LETS[way.lets]}",
        "tags": [way.lets],
        "security": _security(way.lets),
        "responses": {**_answered(way), **_refused(way)},
    }
    if way.values:
        said["parameters"] = [
            {
                "name": value.name,
                "in": "path" if way.in_path(value) else "query",
                "required": way.in_path(value),
                "schema": value.schema()
                | ({} if way.in_path(value) or isinstance(value, Text) else {"default": value.default}),
            }
            for value in way.values
        ]
    if way.takes is not None:
        said["requestBody"] = {"required": True, "content": _taken(way)}
    return said


def _security(lets: Lets) -> list[dict[str, list[str]]]:
    if lets == "anyone":
        return []
    return [{"proof": []}] if lets == "key" else [{"token": [], "proof": []}]


def _taken(way: Way) -> dict[str, Any]:
    if isinstance(way.takes, Octets):
        return {OCTETS: {"schema": {"type": "string", "format": "binary", "maxLength": way.takes.most}}}
    return {JSON: {"schema": _ref(way.takes)}}


def _ref(shape: Any) -> dict[str, str]:
    return {"$ref": _REF.format(name=shape.__name__)}


def _answered(way: Way) -> dict[str, Any]:
    if way.answers is None:
        return {
            "204": {"description": "Taken in; nothing to say.", "headers": _named("Date", "X-Request-Id")}
        }
    if isinstance(way.answers, str):
        schema: dict[str, Any] = {"type": "object"} if way.answers == JSON else {"type": "string"}
        return {
            "200": {
                "description": "As it is.",
                "headers": _named("Date", "X-Request-Id"),
                "content": {way.answers: {"schema": schema}},
            }
        }
    content = {JSON: {"schema": _ref(way.answers)}}
    return {
        "200": {
            "description": "The answer.",
            "headers": _named("Date", "X-Request-Id", "Content-Encoding"),
            "content": content,
        }
    }


def _refused(way: Way) -> dict[str, Any]:
    return {
        str(status): {"$ref": f"#/components/responses/{_name(status, those)}"}
        for status, those in _by_status(way).items()
    }


def _name(status: int, those: list[str]) -> str:
    return ".".join((str(status), *those))


def _problems() -> dict[str, Any]:
    """Return each set of codes that some address may refuse with by one status, written down once."""
    found: dict[str, Any] = {}
    for way in WAYS:
        for status, those in _by_status(way).items():
            found[_name(status, those)] = _problem(those)
    return dict(sorted(found.items()))


def _by_status(way: Way) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for code in sorted(codes(way)):
        found[status_of(code)].append(code)
    return dict(sorted(found.items()))


def _problem(those: list[str]) -> dict[str, Any]:
    titles = [f"`{code}`: {Refusal(code).problem.title}." for code in those]
    waits = any(Refusal(code).problem.retry == "after" for code in those)
    narrowed = {"properties": {"code": {"enum": those}}}
    return {
        "description": " ".join(titles),
        "headers": _named("Date", "X-Request-Id", *(("Retry-After",) if waits else ())),
        "content": {PROBLEM: {"schema": {"allOf": [_ref(Problem), narrowed]}}},
    }


def _header(what: str, schema: dict[str, Any], *, always: bool = False) -> dict[str, Any]:
    return {"description": what, "required": always, "schema": schema}


def _named(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


_ALL_HEADERS: Final = {
    "Date": _header(
        "The service's time; a device corrects its proofs by it.", {"type": "string"}, always=True
    ),
    "Content-Encoding": _header("Packed (zlib) where that pays.", {"type": "string", "enum": [PACKED]}),
    "X-Request-Id": _header(
        "The request's id, as the service's log has it.", {"type": "string"}, always=True
    ),
    "Retry-After": _header("Seconds to wait.", {"type": "string", "pattern": "^[0-9]+$"}),
}
