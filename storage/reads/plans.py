"""The versions of a joint plan that were handed out."""

from dataclasses import dataclass
from datetime import date

from casework.changes import Value
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version: its number, day, and what it said, as `casework.plan` compares it with the next."""

    id: str
    number: int
    issued_on: date | None
    audience: str
    digest: str
    contents: list[Value]
    by: str


def last_version(reader: Reader, stream: str) -> PlanVersion | None:
    """Answer with the newest version of a citizen's plan, None where none was handed out."""
    found = versions(reader, stream)
    return found[0] if found else None


def versions(reader: Reader, stream: str) -> tuple[PlanVersion, ...]:
    """Answer with all versions, the newest first."""
    cases = persons.cases(reader, stream)
    found = select(reader, f"{persons.among(cases)} and r.kind = 'plan_version' and r.gone = 0", *cases)
    return tuple(sorted(map(_version, found), key=lambda one: one.number, reverse=True))


def _version(one: Shown) -> PlanVersion:
    contents = one.fields.get("contents")
    return PlanVersion(
        one.id,
        one.number("number"),
        one.day("issued_on"),
        one.text("audience"),
        one.text("digest"),
        contents if isinstance(contents, list) else [],
        one.worker,
    )
