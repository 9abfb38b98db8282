"""After the service was put back: the jobs of a copy are of the day it was made, and today's are the provider's to say.

Who became a mentor since would have his cases again, journal and health among them, until he happens to sign in. So
everybody signs in before anything else goes, where the municipality's provider says the jobs; what his job of today
does not carry ends in that breath (decision 0074).
"""

from datetime import datetime
from typing import Final

from sync.service import branches, sessions, signin_way
from sync.service.keys import Keys
from sync.service.ledger import Connection

_UNHEARD: Final = """select initials from user u where active = 1
    and exists (select 1 from device d where d.user = u.id and d.revoked is null)
    and not exists (select 1 from signin_session s where s.user = u.id and s.at >= ?
        and (s.ended is null or s.why <> ?)) order by initials"""
WHY: Final = "restored"


def ask_anew(connection: Connection, own: Keys, now: datetime) -> int | None:
    """End every sign-in where the provider says the jobs; return how many ended, None where it does not say them."""
    return sessions.end_every(connection, now, WHY) if _provider_says(connection, own) else None


def unheard(connection: Connection, own: Keys) -> tuple[str, list[str]]:
    """Return when the service was put back last, and who has not signed in since; nobody where nobody need to."""
    put_back = max((one.at for one in branches.of_database(connection).values()), default="")
    if not put_back or not _provider_says(connection, own):
        return "", []
    return put_back, [initials for (initials,) in connection.execute(_UNHEARD, (put_back, WHY)).fetchall()]


def _provider_says(connection: Connection, own: Keys) -> bool:
    provider = signin_way.standing(connection, own).provider
    return provider is not None and bool(provider.jobs)
