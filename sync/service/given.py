"""Who gave whom which case, took it, and made whom a code: the grants of the log and the log of rules, read as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sync.service.ledger import Connection, tenant

IMPORT: Final = "indlæsning"
"""Who gives what a line system says."""
_GRANTS: Final = """
    select g.at, g.by, coalesce(w.initials, ''), coalesce(u.initials, ''), g.op, g.role, g.reason, g.stream
    from grant_entry g left join user u on u.id = g.user left join user w on w.id = g.by
    where g.at >= ? and g.at < ? order by g.seq"""
_NOTED: Final = """select n.at, n.who, coalesce(w.initials, ''), n.what
    from rules_log n left join user w on w.id = n.who where n.at >= ? and n.at < ?
    and (n.what like 'code=%' or n.what like 'job %' or n.what like 'left=%') order by n.id"""


@dataclass(frozen=True, slots=True)
class Given:
    """One act: when, by whom (initials, or the account of the service's machine), what, to whom, which cases, why.

    `act` is `add` or `revoke` of cases, `code` for a one-time code, `job` for another job, `left` for who left.
    """

    at: str
    by: str
    act: str
    initials: str
    role: str = ""
    reason: str = ""
    citizens: tuple[str, ...] = ()


def acts(connection: Connection, span: tuple[str, str]) -> tuple[Given, ...]:
    """Return what was given and taken between two instants, the newest last; what is one act is one line."""
    importer = tenant(connection).importer
    found = [*_grants(connection, span, importer), *_noted(connection, span)]
    return tuple(sorted(found, key=lambda one: one.at))


def _grants(connection: Connection, span: tuple[str, str], importer: str) -> Iterator[Given]:
    """Read the entries act by act: of a hand-over what was taken and what was given lie by turns in the log.

    A case that comes once more within the same second is another act.
    """
    done: list[tuple[tuple[str, ...], list[str]]] = []
    under_way: dict[tuple[str, ...], list[str]] = {}
    for *said, case in connection.execute(_GRANTS, span).fetchall():
        key = tuple(said)
        if case in under_way.get(key, (case,)):
            under_way[key] = []
            done.append((key, under_way[key]))
        under_way[key].append(case)
    for (at, by, giver, initials, op, role, reason), cases in done:
        who = giver or (IMPORT if by == importer else by)
        yield Given(at, who, op, initials, role, reason, tuple(cases))


def _noted(connection: Connection, span: tuple[str, str]) -> Iterator[Given]:
    for at, who, initials, what in connection.execute(_NOTED, span).fetchall():
        yield Given(at, initials or who, *_read(str(what)))


def _read(what: str) -> tuple[Any, ...]:
    """Read `code=JOKR`, `left=JOKR` and `job JOKR=Mentor`."""
    before, _, after = what.partition("=")
    act, _, initials = before.partition(" ")
    return (act, initials, after) if initials else (act, after)
