"""One sign-in under way: what the device asked for, in which browser, and the code that it ends in.

The browser holds a secret in a cookie and we its mark, so that nobody's answer can be slipped into another's browser.
What the municipality's provider must give back (state, nonce, verifier) follows from that secret and is kept nowhere.
"""

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sync.proofs import encoded, thumbprint
from sync.protocol_signin import challenge
from sync.service import sessions, signin_way
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection
from sync.service.sessions import Session

LASTS: Final = timedelta(minutes=10)
"""How long a person may take in the browser."""
CODE_LASTS: Final = timedelta(seconds=60)
_KEPT: Final = timedelta(hours=1)
"""How long it is remembered that a code was used."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the device asked for: the key that everything is bound to, the way back, and what only it can prove.

    `anew`: the person is to be asked, whoever knows him from before.
    """

    jkt: str
    redirect: str
    state: str
    challenge: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in that a browser began, by the mark of the browser's secret, and when."""

    browser: str
    asked: Asked
    made: datetime


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed in, by what assurance (`acr`, empty where nothing was said), and when he was asked (`auth_time`)."""

    user: str
    acr: str = ""
    auth_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a client brings to get tokens: code, way back, verifier, and the key that made its proof."""

    code: str
    redirect: str
    verifier: str
    jkt: str


def begin(ledger: CentralLedger, asked: Asked, now: datetime) -> str:
    """Begin a sign-in and return the browser's secret; what nobody came back to for an hour is forgotten."""
    secret = encoded(secrets.token_bytes(32))
    with ledger.writing() as connection:
        for table in ("signin_attempt", "signin_anew"):
            connection.execute(f"delete from {table} where made < ?", (_at(now - _KEPT),))  # noqa: S608  ours
        browser = _mark(ledger.keys, secret)
        connection.execute(
            "insert into signin_attempt (browser, jkt, redirect, state, challenge, made) values (?, ?, ?, ?, ?, ?)",
            (browser, asked.jkt, asked.redirect, asked.state, asked.challenge, _at(now)),
        )
        connection.execute(
            "insert into signin_anew (browser, anew, made) values (?, ?, ?)",
            (browser, int(asked.anew), _at(now)),
        )
    return secret


def of_browser(ledger: CentralLedger, secret: str, now: datetime) -> Attempt | None:
    """Return the sign-in that a browser is in the middle of; None where it is over, or there is none."""
    with ledger.reading() as connection:
        row = connection.execute(
            "select t.browser, jkt, redirect, state, challenge, coalesce(anew, 0), t.made from signin_attempt t "
            "left join signin_anew a on a.browser = t.browser where t.browser = ? and code is null",
            (_mark(ledger.keys, secret),),
        ).fetchone()
    if row is None or now - datetime.fromisoformat(row[6]) > LASTS:
        return None
    browser, jkt, redirect, state, wanted, anew, made = row
    asked = Asked(jkt, redirect, state, wanted, anew=bool(anew))
    return Attempt(browser, asked, datetime.fromisoformat(made))


def users_of_key(connection: Connection, jkt: str) -> Iterator[str]:
    """Yield the persons whose computers have this key and are let in."""
    rows = connection.execute(
        "select d.user, d.public from device d join user u on u.id = d.user "
        "where d.revoked is null and length(d.public) = 32 and u.active = 1"
    ).fetchall()
    yield from {user for user, public in rows if thumbprint(bytes(public)) == jkt}


def give_code(ledger: CentralLedger, attempt: Attempt, signed: Signed, now: datetime) -> str | None:
    """End a sign-in in a code for a minute; None where it ended already, or the computer is another person's."""
    code = encoded(secrets.token_bytes(32))
    with ledger.writing() as connection:
        if signed.user not in set(users_of_key(connection, attempt.asked.jkt)):
            return None
        done = connection.execute(
            "update signin_attempt set code = ?, code_until = ?, user = ?, acr = ? where browser = ? and code is null",
            (
                _mark(ledger.keys, code),
                _at(now + CODE_LASTS),
                signed.user,
                signed.acr[:200],
                attempt.browser,
            ),
        )
        if done.rowcount and signed.auth_time is not None:
            connection.execute(
                "update signin_anew set auth_time = ? where browser = ?",
                (_at(signed.auth_time), attempt.browser),
            )
        return code if done.rowcount else None


def redeem(ledger: CentralLedger, offer: Offer, now: datetime) -> Session | None:
    """Begin the session that a code stands for; None where anything about it is not as it was asked for.

    A code is good for one try: brought a second time, it ends the session of the first, because one of the two who had
    it is a thief (RFC 6749, 4.1.2).
    """
    mark = _mark(ledger.keys, offer.code)
    with ledger.writing() as connection:
        row = connection.execute(
            "select jkt, redirect, challenge, code_until, used, user, acr, session, a.auth_time from signin_attempt t "
            "left join signin_anew a on a.browser = t.browser where code = ?",
            (mark,),
        ).fetchone()
        if row is None:
            return None
        jkt, redirect, wanted, until, used, user, acr, session, auth_time = row
        if used is not None:
            sessions.end(connection, session or "", now, "code used twice")
            return None
        connection.execute("update signin_attempt set used = ? where code = ?", (_at(now), mark))
        fits = (redirect, jkt) == (offer.redirect, offer.jkt)
        proven = hmac.compare_digest(challenge(offer.verifier), wanted)
        if not fits or not proven or datetime.fromisoformat(until) < now:
            return None
        way = signin_way.named(connection)
        when = datetime.fromisoformat(auth_time) if auth_time else None
        made = Session(sessions.new_id(), jkt, user, way, acr, now, now, auth_time=when)
        sessions.begin(connection, made)
        connection.execute("update signin_attempt set session = ? where code = ?", (made.id, mark))
    return made


def _mark(own: Keys, secret: str) -> str:
    return own.mark("signin", f"secret {secret}".encode())


def _at(now: datetime) -> str:
    return now.isoformat(timespec="milliseconds")
