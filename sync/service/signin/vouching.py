"""The addresses where the municipality's provider vouches: the browser goes there, comes back, and gets our code."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sync.protocol_signin import UPSTREAM
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger
from sync.service.signin import attempts, persons
from sync.service.signin.attempts import Attempt, Signed
from sync.service.signin.persons import NotHere
from sync.service.signin.upstream import NotVouched, Question, Upstream
from sync.service.signin_way import Provider

CLOCKS_DIFFER: Final = timedelta(seconds=60)


class Vouching:
    """What signing in by the provider needs of the store."""

    def __init__(self, ledger: CentralLedger, upstream: Upstream) -> None:
        self._ledger, self._upstream = ledger, upstream

    def address(self, provider: Provider, secret: str, issuer: str, *, anew: bool = False) -> str:
        """Return where the browser of an attempt goes; NotVouched where the provider cannot be asked."""
        asked = question(self._ledger.keys, secret, issuer)
        return self._upstream.address(provider, replace(asked, anew=anew))

    def code(
        self, provider: Provider, attempt: Attempt, asked: Question, told: Mapping[str, str], *, now: datetime
    ) -> str:
        """Return the code of an attempt that the provider vouched for; NotHere, with a word, where there is none."""
        try:
            claims = self._upstream.claims(provider, asked, told)
        except NotVouched as error:
            raise NotHere("provider") from error
        when = asked_at(claims, now)
        if attempt.asked.anew and not was_asked(when, attempt):
            raise NotHere("not_anew")
        with self._ledger.reading() as connection:
            user = persons.who(connection, provider, claims)
        signed = Signed(user, str(claims.get("acr", "")), when)
        code = attempts.give_code(self._ledger, attempt, signed, now)
        if code is None:
            raise NotHere("other_person")
        with self._ledger.writing() as connection:
            persons.keep(connection, provider, claims, user, now)
        return code


def asked_at(claims: Mapping[str, Any], now: datetime) -> datetime | None:
    """Return when the provider asked the person last, by its own word (`auth_time`); None where it says nothing sound.

    A moment that is to come is now where the clocks may differ so much, and else none.
    """
    said = claims.get("auth_time")
    latest = (now + CLOCKS_DIFFER).timestamp()
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= latest:
        return None
    return min(datetime.fromtimestamp(said, UTC), now)


def was_asked(when: datetime | None, attempt: Attempt) -> bool:
    """Tell whether the person was asked in this attempt, and not only known from before."""
    return when is not None and when >= attempt.made - CLOCKS_DIFFER


def question(own: Keys, secret: str, issuer: str) -> Question:
    """Return what is asked in the browser that holds a secret; it follows from the secret and lies nowhere."""

    def word(use: str) -> str:
        return own.mark("signin", f"{use} {secret}".encode())

    return Question(
        issuer + UPSTREAM, word("state"), word("nonce"), word("verifier one") + word("verifier two")
    )
