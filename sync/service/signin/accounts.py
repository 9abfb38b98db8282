"""Accounts that lie here, for practice and pilot: five words for a person, made by us, kept as what they derive to.

The words are shown once. Guessing costs a quarter of a second and 64 MiB each, one at a time, and after five wrong ones
the account rests for ten minutes. A municipality that is in earnest names its provider instead.
"""

import hmac
import os
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casework import everyday
from sync.service.keys import from_words
from sync.service.ledger import CentralLedger, Connection
from sync.service.signin import codes

WORDS: Final = 5
"""Five different words of 987: 49.7 bits."""
MEMORY_KIB: Final = 64 * 1024
PASSES: Final = 3
LANES: Final = 4
MOST_WRONG: Final = 5
REST: Final = timedelta(minutes=10)
_ONE_AT_A_TIME: Final = threading.Lock()
_NOBODY: Final = bytes(16)


class Resting(Exception):
    """Too many wrong words lately."""


def make(connection: Connection, user: str, now: datetime) -> str:
    """Give a person an account, or new words for the one he has; return the words, which are shown once."""
    words = " ".join(secrets.SystemRandom().sample(list(everyday.words()), WORDS))
    salt = os.urandom(16)
    connection.execute(
        "insert into local_account (user, salt, verifier, made) values (?, ?, ?, ?) on conflict (user) do update "
        "set salt = excluded.salt, verifier = excluded.verifier, made = excluded.made, wrong = 0, wrong_at = null",
        (user, salt, _derived(words, salt), now.isoformat(timespec="seconds")),
    )
    return words


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed who wants to sign in; no code where he was given none."""

    initials: str
    words: str
    code: str = ""


def who(ledger: CentralLedger, typed: Typed, now: datetime) -> str | None:
    """Return the person whose words and code these are, None where they are nobody's; Resting after too many wrong.

    Whether the initials are known takes as long to say as whether the words are right; which of the three is wrong is
    not said, and a code is looked at, and used up, only after right words.
    """
    with ledger.writing() as connection:
        row = connection.execute(
            "select u.id, a.salt, a.verifier, a.wrong, a.wrong_at from user u join local_account a on a.user = u.id "
            "where u.initials = ? and u.active = 1",
            (typed.initials.strip().upper(),),
        ).fetchone()
        user, salt, verifier, wrong, wrong_at = row or ("", _NOBODY, _NOBODY, 0, None)
        wrong = 0 if wrong_at is None or now - datetime.fromisoformat(wrong_at) >= REST else wrong
        if wrong >= MOST_WRONG:
            raise Resting
        # Counted before it is tried, so that many guesses at once are no more guesses.
        connection.execute(
            "update local_account set wrong = ?, wrong_at = ? where user = ?",
            (wrong + 1, now.isoformat(), user),
        )
    said = _derived(" ".join(typed.words.lower().split()), bytes(salt))
    if not hmac.compare_digest(said, bytes(verifier)):
        return None
    with ledger.writing() as connection:
        if not codes.is_right(connection, ledger.keys, str(user), typed.code, now):
            return None
        connection.execute("update local_account set wrong = 0, wrong_at = null where user = ?", (user,))
    return str(user)


def _derived(words: str, salt: bytes) -> bytes:
    with _ONE_AT_A_TIME:
        return from_words(words, salt, memory=MEMORY_KIB, passes=PASSES, lanes=LANES)
