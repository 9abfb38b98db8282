"""The addresses where the municipality's provider vouches: the browser goes there, comes back, and gets our code."""

from collections.abc import Mapping
from datetime import datetime

from sync.protocol_signin import UPSTREAM
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger
from sync.service.signin import attempts, persons
from sync.service.signin.attempts import Attempt, Signed
from sync.service.signin.persons import NotHere
from sync.service.signin.upstream import NotVouched, Question, Upstream
from sync.service.signin_way import Provider


class Vouching:
    """What signing in by the provider needs of the store."""

    def __init__(self, ledger: CentralLedger, upstream: Upstream) -> None:
        self._ledger, self._upstream = ledger, upstream

    def address(self, provider: Provider, secret: str, issuer: str) -> str:
        """Return where the browser of an attempt goes; NotVouched where the provider cannot be asked."""
        return self._upstream.address(provider, question(self._ledger.keys, secret, issuer))

    def code(
        self, provider: Provider, attempt: Attempt, asked: Question, told: Mapping[str, str], *, now: datetime
    ) -> str:
        """Return the code of an attempt that the provider vouched for; NotHere, with a word, where there is none."""
        try:
            claims = self._upstream.claims(provider, asked, told)
        except NotVouched as error:
            raise NotHere("provider") from error
        with self._ledger.reading() as connection:
            user = persons.who(connection, provider, claims)
        code = attempts.give_code(self._ledger, attempt, Signed(user, str(claims.get("acr", ""))), now)
        if code is None:
            raise NotHere("other_person")
        with self._ledger.writing() as connection:
            persons.keep(connection, provider, claims, user, now)
        return code


def question(own: Keys, secret: str, issuer: str) -> Question:
    """Return what is asked in the browser that holds a secret; it follows from the secret and lies nowhere."""

    def word(use: str) -> str:
        return own.mark("signin", f"{use} {secret}".encode())

    return Question(
        issuer + UPSTREAM, word("state"), word("nonce"), word("verifier one") + word("verifier two")
    )
