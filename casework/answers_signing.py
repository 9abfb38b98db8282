"""Answers about the signatures under a joint plan: which version carries which, and whether the plan still says it."""

from dataclasses import dataclass
from datetime import date

Stroke = tuple[tuple[int, int, int], ...]
"""One line of a drawn signature: points of (x, y, milliseconds since the first touch), y downwards, 1000 a pad high."""


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One signature. `way`: drawn on the screen, or told of as given on paper; `on` is the day that it was given."""

    id: str
    version: str
    number: int
    party: str
    name: str
    role: str
    way: str
    at: str
    on: date | None
    by: str
    device: str
    strokes: tuple[Stroke, ...]
    check: str


@dataclass(frozen=True, slots=True)
class VersionSigned:
    """A version that was handed out, what its words are known by, its kept file, and who signed it."""

    version: str
    number: int
    issued_on: date | None
    salt: str
    words: str
    paper: str
    with_address: bool
    signatures: tuple[SignatureShown, ...]
    seal: str = ""
    """SHA-256 in hex of the certificate that sealed the kept file; empty where it is not sealed."""
    seal_issuer: str = ""
    """The same of the issuer's certificate; empty where the computer made its own."""
    seal_is_ours: bool = False
    """Whether that issuer is one that this municipality's service said is its own."""
    goals_as_then: bool = False
    """Whether no goal's own words or steps were written since: older rules left them out of what is signed."""


@dataclass(frozen=True, slots=True)
class PlanSigned:
    """The newest version, and the newest one with a signature where that is an earlier one."""

    last: VersionSigned | None = None
    earlier: VersionSigned | None = None
