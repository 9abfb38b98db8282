"""The contract of one address: what it takes and answers, declared once, and a request held against it.

The routes, the OpenAPI document and the looks before a handler are made from the same declaration (`ways.WAYS`). A
request that breaks it is refused by the part that does not hold (never by what stood there), and no handler sees it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request

from sync import protocol as fsp
from sync.service.problems import Refusal

JSON: Final = "application/json"
OCTETS: Final = "application/octet-stream"
TEXT: Final = "text/plain"
CERTIFICATE: Final = "application/pkix-cert"
LIST: Final = "application/pkix-crl"
PACKED: Final = "deflate"
UUID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_DIGITS: Final = 18
"""Digits of a number in an address: what both databases hold in any case."""

Lets: TypeAlias = Literal["anyone", "key", "device", "shut", "bringer"]
"""Who is let in: anyone; whoever proves a key; an enrolled device with token and proof; also one that is shut out or to
be wiped; also one that is to be wiped, but none that is shut out."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in an address: its name, the pattern of all of it, and its length at the most."""

    name: str
    pattern: str = "[!-~]*"
    most: int = 512

    @property
    def default(self) -> str:
        """What stands where it is left out."""
        return ""

    def read(self, said: str) -> str:
        """Return the value; ValueError where it is none."""
        if len(said) > self.most or re.fullmatch(self.pattern, said) is None:
            raise ValueError(self.name)
        return said

    def schema(self) -> dict[str, Any]:
        """Return what the document says of it."""
        return {"type": "string", "pattern": f"^{self.pattern}$", "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in an address, from 0 to a bound."""

    name: str
    most: int = 10**_DIGITS - 1
    default: int = 0

    def read(self, said: str) -> int:
        """Return the value; ValueError where it is none."""
        if not (said.isascii() and said.isdigit() and len(said) <= _DIGITS) or int(said) > self.most:
            raise ValueError(self.name)
        return int(said)

    def schema(self) -> dict[str, Any]:
        """Return what the document says of it."""
        return {"type": "integer", "format": "int64", "minimum": 0, "maximum": self.most}


Value: TypeAlias = Text | Whole


@dataclass(frozen=True, slots=True)
class Octets:
    """A body of bytes as they are, at most so many."""

    most: int


@dataclass(frozen=True, slots=True)
class Way:
    """One address and method: its name, who is let in, what it takes, what it answers, what it may refuse with."""

    method: Literal["GET", "POST"]
    path: str
    name: str
    lets: Lets = "device"
    takes: type[msgspec.Struct] | Octets | None = None
    answers: type[msgspec.Struct] | str | None = None
    """A shape, or a kind of text, or nothing at all (204)."""
    values: tuple[Value, ...] = ()
    """What the address says, in its path or its query."""
    refuses: tuple[str, ...] = ()
    """Codes of the handler alone; those of the looks before it are known from the rest (`codes`)."""

    def in_path(self, value: Value) -> bool:
        """Tell whether a value stands in the path; else it stands in the query."""
        return f"{{{value.name}}}" in self.path

    @property
    def most(self) -> int:
        """Bytes of the body as sent, at the most."""
        return self.takes.most if isinstance(self.takes, Octets) else fsp.MOST_COMPRESSED


_OF_KEY: Final = ("bad_proof", "proof_clock", "proof_replayed")
_OF_DEVICE: Final = (*_OF_KEY, "token_needed", "device_unknown")
_OF_LETS: Final[Mapping[Lets, tuple[str, ...]]] = {
    "anyone": (),
    "key": _OF_KEY,
    "device": (*_OF_DEVICE, "device_revoked", "wipe_ordered", "sign_in_needed"),
    "shut": _OF_DEVICE,
    "bringer": (*_OF_DEVICE, "device_revoked"),
}


def codes(way: Way) -> frozenset[str]:
    """Return every code that an address may refuse with."""
    found = {"bug", "not_ready", *_OF_LETS[way.lets], *way.refuses}
    if way.takes is not None:
        found |= {"malformed", "too_large", "media_type"}
    if any(not way.in_path(value) for value in way.values):
        found.add("malformed")
    if any(way.in_path(value) for value in way.values):
        found.add("not_found")
    return frozenset(found)


def check_head(way: Way, headers: Headers) -> None:
    """Refuse a body by what the headers say of it, before a byte of it is read."""
    if len(headers.getlist("dpop")) > 1:  # RFC 9449, 4.3: not more than one
        raise Refusal("bad_proof", at="header dpop")
    if way.takes is None:
        return
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_bytes = isinstance(way.takes, Octets)
    if kind not in {"", OCTETS if is_bytes else JSON}:
        raise Refusal("media_type", at="header content-type")
    if headers.get("content-encoding", "") not in {"", "identity", *(() if is_bytes else (PACKED,))}:
        raise Refusal("media_type", at="header content-encoding")
    length = headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:20]) > way.most:
        raise Refusal("too_large", at="header content-length")


def read_values(way: Way, request: Request) -> dict[str, Any]:
    """Read what the address says; Refusal where a value is none, or stands there twice. Others are not looked at."""
    return dict(_each(way, request))


def _each(way: Way, request: Request) -> Iterator[tuple[str, str | int]]:
    for value in way.values:
        in_path = way.in_path(value)
        said = [request.path_params[value.name]] if in_path else request.query_params.getlist(value.name)
        if len(said) > 1:
            raise Refusal("malformed", at=f"query {value.name}")
        try:
            yield value.name, value.read(said[0]) if said else value.default
        except ValueError as error:
            at = f"{'path' if in_path else 'query'} {value.name}"
            raise Refusal("not_found" if in_path else "malformed", at=at) from error


async def read_body(way: Way, request: Request) -> Any:
    """Read the body within its limits, in the shape that the address takes; None where it takes none."""
    if way.takes is None:
        return None
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > way.most:
            raise Refusal("too_large", at="body")
    if isinstance(way.takes, Octets):
        return bytes(raw)
    try:
        plain = fsp.unpacked(bytes(raw)) if request.headers.get("content-encoding") == PACKED else raw
        return msgspec.json.decode(plain, type=way.takes)
    except fsp.TooLarge as error:
        raise Refusal("too_large", at="body") from error
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed", at="body") from error
