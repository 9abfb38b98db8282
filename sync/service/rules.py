"""The municipality's rules for its computers, as every lease carries them: what is forbidden, demanded, at most.

Signed with the lease, so that nobody between the office and a computer can soften them. Each change gets a number above
all before, also after the service itself came back from a copy: it is the time in seconds, or one more than the last.
"""

import getpass
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from casework.errors import Refused
from sync.service.ledger import Connection

SHORTEST_IDLE: Final = 1
LONGEST_IDLE: Final = 30
"""Minutes without a hand on the computer, after which it locks at the latest (decided.md, Numbers)."""
_SETTING: Final = "rules"


@dataclass(frozen=True, slots=True)
class Rules:
    """Whether *Dæk* may be used, whether a store must be bound to its computer, and the longest idle pause."""

    cover: bool = True
    binding: bool = False
    idle: int = LONGEST_IDLE


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the log of rules: when, what, and who says so: an account of the machine, or somebody's initials."""

    at: str
    what: str
    who: str


def standing(connection: Connection) -> Rules:
    """Return the rules of now; those that forbid nothing where none were ever made."""
    said = _read(connection)
    return Rules() if said is None else Rules(said["cover"], said["binding"], said["idle"])


def told(connection: Connection) -> dict[str, Any] | None:
    """Return the rules as a lease carries them, with their number; None where none were ever made."""
    return _read(connection)


def change(connection: Connection, wanted: dict[str, Any], *, who: str, now: datetime) -> Rules:
    """Change the rules that are named and leave the others; Refused outside the bounds, with nothing changed."""
    idle = wanted.get("idle")
    if idle is not None and not SHORTEST_IDLE <= idle <= LONGEST_IDLE:
        raise Refused("Vælg mellem 1 og 30 minutter. Intet er ændret.")
    before = standing(connection)
    after = replace(before, **wanted)
    if after == before and _read(connection) is not None:
        return after
    last = (_read(connection) or {"serial": 0})["serial"]
    said = {**asdict(after), "serial": max(last + 1, int(now.timestamp()))}
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, json.dumps(said, sort_keys=True)),
    )
    for name, value in asdict(after).items():
        if getattr(before, name) != value:
            note(connection, f"{name}={_plain(value)}", who=who, now=now)
    return after


def note(connection: Connection, what: str, *, who: str, now: datetime) -> None:
    """Enter in the log of rules what was decided."""
    connection.execute(
        "insert into rules_log (at, what, who) values (?, ?, ?)",
        (now.isoformat(timespec="seconds"), what, who),
    )


def log(connection: Connection) -> Sequence[Changed]:
    """Return what was decided, the newest last."""
    rows = connection.execute(
        "select n.at, n.what, coalesce(u.initials, n.who) from rules_log n left join user u on u.id = n.who "
        "order by n.id"
    ).fetchall()
    return tuple(Changed(*row) for row in rows)


def whoever() -> str:
    """Return who sits at the service's computer, as the system knows him; through sudo, who called it."""
    through = os.environ.get("SUDO_USER", "") if os.geteuid() == 0 else ""
    if through:
        return through
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return "administrator"


def _read(connection: Connection) -> dict[str, Any] | None:
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return None if row is None else dict(json.loads(row[0]))


def _plain(value: object) -> str:
    return str(value) if not isinstance(value, bool) else "ja" if value else "nej"
