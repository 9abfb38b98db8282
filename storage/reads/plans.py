"""The versions of a joint plan that were handed out."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casework.changes import REDACTED, Value
from casework.kept_papers import ids_in
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select

_REDACTED: Final = f"""select id from record where id in (select value from json_each(?))
    and fields ->> '{REDACTED}' is not null"""  # noqa: S608 - a constant of ours


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
    """Answer with the newest version of a citizen's plan, None where none was handed out.

    What it says of a record that belonged to another citizen is left out: the next plan is compared with it, so it
    would be said there once more, and that plan would count as drawn from it (decided.md 4).
    """
    found = versions(reader, stream)
    return replace(found[0], contents=_ours(reader, found[0].contents)) if found else None


def _ours(reader: Reader, contents: list[Value]) -> list[Value]:
    rows = reader.rows(_REDACTED, json.dumps(sorted(ids_in(contents))))
    gone = {record for (record,) in rows}
    return [one for one in contents if not (isinstance(one, dict) and one.get("id") in gone)]


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
