"""Whose cases a reader sees, said to PostgreSQL as well: a second wall behind the service's own filter.

When rows go out to a person, the transaction names him (`set local app.actor`), and the database shows it no row of a
case that is not open to him, no kind of which his role there reads nothing, no key of a case that is not his, and
nothing that is held for somebody else. Fields are taken out by the service, because what is in a row is sealed. The
service's own work, judging what comes and counting, names no person and sees the whole municipality.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

from casework.ids import REFERENCE
from casework.kinds import ALL_CLASSES, KINDS, RIGHTS, readable

ACTOR: Final = "app.actor"
SERVICE: Final = "service"
"""Who acts when no person does."""
_ME: Final = f"current_setting('{ACTOR}')"
_POLICY: Final = "own_case"


def guarding() -> list[str]:
    """Return the statements that put the wall up, by the table of roles of this release."""
    said = [
        f"create policy {_POLICY} on {table} as restrictive for select using ({_ME} = '{SERVICE}' or {rule})"
        for table, rule in _rules().items()
    ]
    taken_down = [f"drop policy if exists {_POLICY} on {table}" for table in _rules()]
    signed = [f"comment on policy {_POLICY} on {table} is '{mark()}'" for table in _rules()]
    return [*taken_down, *said, *signed]


def mark() -> str:
    """Return the mark of the wall as it is built today: another table of roles has another one."""
    return hashlib.sha256("\n".join(_rules().values()).encode()).hexdigest()


STANDING: Final = """select count(*) from pg_policy p where p.polname = 'own_case' and not p.polpermissive
    and p.polcmd = 'r' and obj_description(p.oid, 'pg_policy') = ?"""
"""How many tables have the wall with a mark."""


def tables() -> int:
    """Return how many tables have the wall."""
    return len(_rules())


def _rules() -> dict[str, str]:
    reference = f"stream = '{REFERENCE}'"
    whole = [role for role, right in RIGHTS.items() if right.read == ALL_CLASSES]
    parts = [reference, f"stream in ({_open(whole)})"]
    for role, right in RIGHTS.items():
        kinds = [
            kind.name for kind in KINDS.values() if readable(role, kind.name, dict.fromkeys(kind.fields))
        ]
        if right.read != ALL_CLASSES and kinds:
            parts.append(f"kind in ({_texts(kinds)}) and stream in ({_open([role])})")
    return {
        "change": "(" + " or ".join(parts) + ")",
        "stream_key": f"({reference} or stream in ({_open(RIGHTS)}))",
        "held": f'"user" = {_ME}',
    }


def _open(roles: Iterable[str]) -> str:
    mine = f'"user" = {_ME} and to_seq is null'
    return f"select stream from span where {mine} and role in ({_texts(roles)})"  # noqa: S608 - our own words


def _texts(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))
