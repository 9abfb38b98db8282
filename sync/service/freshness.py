"""Signing in once more right before an act that reaches beyond a person's own cases (service.md, *step-up*).

Where the municipality demands a sign-in, the one who knows the person must have asked him within the last minutes, and
say so (`auth_time`). Where nobody signs in, the computer asks for the passphrase of its store and says that it did:
that stands against whoever sits down at an open computer, not against a program that was changed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from casework.errors import Refused
from sync.proofs import thumbprint
from sync.service import rules, sessions, signin_way
from sync.service.ledger import Connection
from sync.service.problems import Refusal
from sync.service.registry import Device

SHORTEST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(minutes=60)
"""As long as what is opened stays open: a sign-in that lasts longer would open the next case unasked."""
CLOCKS_DIFFER: Final = timedelta(seconds=60)
_SETTING: Final = "fresh_minutes"


@dataclass(frozen=True, slots=True)
class Usual:
    """How long a fresh sign-in counts where the municipality decided nothing: since when, and by whose word."""

    since: date
    span: timedelta
    source: str


USUAL: Final = (
    Usual(
        date(2026, 11, 27),
        timedelta(minutes=10),
        "unverified: service.md demands max_age=0 and names no minutes; nor does ASVS 5.0, 7.5.3. Ours, to be set",
    ),
)
"""The newest last."""


def span(connection: Connection) -> timedelta:
    """Return how long ago somebody may have signed in and count as fresh."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return timedelta(minutes=int(row[0])) if row else USUAL[-1].span


def set_span(connection: Connection, minutes: int, *, who: str, now: datetime) -> timedelta:
    """Take the municipality's word in minutes, and return it; Refused outside the bounds."""
    wanted = timedelta(minutes=minutes)
    if not SHORTEST <= wanted <= LONGEST:
        raise Refused("Vælg mellem 1 og 60 minutter. Intet er ændret.")
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, str(minutes)),
    )
    rules.note(connection, f"fresh={minutes}", who=who, now=now)
    return wanted


def demand(connection: Connection, device: Device, *, words: bool, now: datetime) -> None:
    """Refuse an act for which the person was not asked anew; `words`: he typed the passphrase of his store again."""
    if not signin_way.is_demanded(connection):
        if not words:
            raise Refusal("words_needed")
        return
    session = sessions.of_key(connection, thumbprint(device.public), device.user)
    stands = session is not None and sessions.stands(connection, session, now)
    if not stands or session is None or not is_fresh(session.auth_time, now, span(connection)):
        raise Refusal("sign_in_anew")


def is_fresh(asked: datetime | None, now: datetime, within: timedelta) -> bool:
    """Tell whether a person was asked so lately; an instant that is to come is none."""
    return asked is not None and -CLOCKS_DIFFER <= now - asked <= within
