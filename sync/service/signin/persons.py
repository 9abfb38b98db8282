"""Who a provider's words are about: the person by his initials, bound for good to the provider's own name for him.

Initials come back into use when somebody leaves; the provider's name (`sub`) does not. So the first sign-in, which
needed a one-time code of the team lead, binds the two, and whoever comes later with the same initials and another name
is somebody else, until an administrator says otherwise.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sync.service import grants, rules
from sync.service.grants import Act
from sync.service.ledger import Connection
from sync.service.log import Log
from sync.service.signin_way import Provider

LOG: Final = logging.getLogger("fodfaeste.central")
BY: Final = "provider"
"""Who gives a job that the municipality's provider said."""


class NotHere(Exception):
    """The provider knows him, and he has nothing to do here; the word is for our own program."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def who(connection: Connection, provider: Provider, claims: Mapping[str, Any]) -> str:
    """Return the person whom claims are about; NotHere where he is none of ours, or not by these means."""
    if provider.levels and claims.get("acr") not in provider.levels:
        raise NotHere("too_weak")
    if provider.jobs and job(provider, claims) is None:
        raise NotHere("no_job")
    said = at(claims, provider.person)
    initials = str(said).partition("@")[0].strip().upper() if isinstance(said, str) else ""
    row = connection.execute("select id from user where initials = ? and active = 1", (initials,)).fetchone()
    if row is None:
        raise NotHere("other_person")
    bound = connection.execute(
        "select subject, user from signin_subject where issuer = ? and (subject = ? or user = ?)",
        (provider.issuer, claims["sub"], row[0]),
    ).fetchall()
    if any((subject, user) != (claims["sub"], row[0]) for subject, user in bound):
        raise NotHere("other_person")
    return str(row[0])


def keep(
    connection: Connection, provider: Provider, claims: Mapping[str, Any], user: str, now: datetime
) -> None:
    """Bind a person who signed in to the provider's name for him, and give him the job that the provider says.

    What the new job does not carry ends in the same breath, so that his computers hear of it (decision 0074).
    """
    connection.execute(
        "insert into signin_subject (issuer, subject, user, at) values (?, ?, ?, ?) "
        "on conflict (issuer, subject) do nothing",
        (provider.issuer, claims["sub"], user, now.isoformat(timespec="seconds")),
    )
    wanted = job(provider, claims)
    initials, has = connection.execute("select initials, role from user where id = ?", (user,)).fetchone()
    if wanted is not None and wanted != has:
        connection.execute("update user set role = ? where id = ?", (wanted, user))
        rules.note(connection, f"job {initials}={wanted}", who=BY, now=now)
        log = Log(connection)
        act = Act(BY, f"stillingen er nu {wanted}", now.isoformat(timespec="seconds"))
        if grants.end_uncarried(log, act, user):
            LOG.warning("somebody's new job does not carry the cases that he had; see: team list")
        log.finish()


def forget(connection: Connection, user: str) -> None:
    """Let a person be bound anew: the provider has another name for him now."""
    connection.execute("delete from signin_subject where user = ?", (user,))


def job(provider: Provider, claims: Mapping[str, Any]) -> str | None:
    """Return the job that claims give by the municipality's table, the first that fits; None where none does."""
    said = at(claims, provider.job)
    has = {str(one) for one in (said if isinstance(said, list) else [said])}
    return next((wanted for value, wanted in provider.jobs.items() if value in has), None)


def at(claims: Mapping[str, Any], path: str) -> Any:
    """Return a claim by its name; a dotted name goes into objects (`realm_access.roles`)."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
