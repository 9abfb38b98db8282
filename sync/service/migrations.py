"""The numbered steps that make the service's tables, the same on both databases, each run once and never altered.

A step is a file in `steps/`, run in one transaction together with the note that it ran and the SHA-256 of its text. A
step whose text is another than the one that ran is refused, and so is a store that has run steps we do not know. A
SQLCipher store takes its steps when it is opened; a store from before steps were counted has its tables already, and
the first step makes only those that it lacks. On PostgreSQL the owner's role runs them (`fodfaeste-central migrate`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from casework.errors import Damaged
from sync.service.engines.engine import Connection
from sync.service.engines.spoken import statements

TABLE: Final = """create table if not exists migration (
    number integer primary key,
    name text not null,
    digest text not null,
    at text not null
)"""
"""The one table that belongs to the database and not to a tenant."""


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered file: its name without number, its text, the SHA-256 of that as hex."""

    number: int
    name: str
    script: str
    digest: str


@cache
def steps() -> tuple[Step, ...]:
    """Return every step that this program knows, in order."""
    found = [one for one in files("sync.service").joinpath("steps").iterdir() if one.name.endswith(".sql")]
    read = []
    for one in sorted(found, key=lambda file: file.name):
        number, _, name = one.name.removesuffix(".sql").partition("-")
        text = one.read_text(encoding="utf-8")
        read.append(Step(int(number), name, text, sha256(text.encode()).hexdigest()))
    return tuple(read)


def pending(connection: Connection, known: Sequence[Step] | None = None) -> list[Step]:
    """Return the steps that have not run; Damaged where one ran with another text, or one that we do not know.

    The table of steps must be there.
    """
    ours = {step.number: step for step in known or steps()}
    ran = dict(connection.execute("select number, digest from migration order by number").fetchall())
    if set(ran) - set(ours):
        raise Damaged(NEWER)
    for number, digest in ran.items():
        if ours[number].digest != digest:
            raise Damaged(_ALTERED.format(number=number))
    return [step for number, step in sorted(ours.items()) if number not in ran]


def run(connection: Connection, step: Step, lay: Callable[[str], None], now: datetime) -> None:
    """Run a step inside a transaction and note that it ran."""
    for statement in statements(step.script):
        lay(statement)
    connection.execute(
        "insert into migration (number, name, digest, at) values (?, ?, ?, ?)",
        (step.number, step.name, step.digest, now.isoformat(timespec="seconds")),
    )


NEWER: Final = (
    "Lageret er lavet af en nyere udgave af Fodfæste og er ikke rørt. Brug den nyere udgave af programmet."
)
_ALTERED: Final = (
    "Trin {number} af lagerets tabeller er et andet i dette program end det, der blev kørt i lageret. Lageret er ikke "
    "rørt. Brug den udgave af programmet, som lageret kom fra, og meld fejlen."
)
