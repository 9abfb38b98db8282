"""`fodfaeste-central signin`: how one signs in here, accounts for practice and pilot, ending somebody's sign-ins."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.protocol_signin import UPSTREAM
from sync.service import freshness, moments, registry, rules, sessions, signin_way
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.people import JOBS
from sync.service.signin import accounts, codes, persons
from sync.service.signin.upstream import is_safe
from sync.service.signin_way import Provider, Way

HELP: Final = {
    "signin_word show": "vis, hvordan der logges ind",
    "signin_word none": "en kode til computeren er nok; ingen logger ind",
    "signin_word local": "log ind med ord, som centralen laver: kun øvelse og pilot",
    "signin_word provider": "log ind hos kommunens egen udbyder (OpenID Connect)",
    "signin_word account": "lav fem ord og en kode på telefonen til en medarbejder; de vises én gang",
    "signin_word fresh": "bestem, hvor længe et nyt login gælder, før en sag uden for ens egne åbnes",
    "signin_word end": "lad en medarbejder logge ind igen på alle sine computere",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about signing in."""
    parser = under.add_parser("signin", help="hvordan medarbejderne logger ind")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="signin_word")
    word(on, "show", on_store(show))
    word(on, "none", on_store(none))
    word(on, "local", on_store(local))
    naming = word(on, "provider", on_store(provider))
    naming.add_argument("--issuer", required=True, help="udbyderens navn, en adresse med https")
    naming.add_argument("--client", required=True, help="det navn, udbyderen kender Fodfæste under")
    naming.add_argument("--secret-file", type=Path, help="filen med hemmeligheden, hvis der er en")
    naming.add_argument("--person", default="preferred_username", help="den oplysning, der har initialerne")
    naming.add_argument("--job", default="roles", help="den oplysning, der har rollerne")
    naming.add_argument("--as", dest="jobs", action="append", default=[], metavar="VÆRDI=STILLING")
    naming.add_argument("--level", action="append", default=[], help="krævet sikringsniveau (acr)")
    making = word(on, "account", on_store(account))
    making.add_argument("initials", help="for hvem")
    making.add_argument(
        "--without-code", action="store_true", help="ordene er nok: kun øvelse med opdigtede borgere"
    )
    asked = word(on, "fresh", on_store(fresh))
    asked.add_argument("minutes", type=int, metavar="MINUTTER", help="1 til 60")
    word(on, "end", on_store(end)).add_argument("initials", help="hvem")


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say how one signs in; never what is secret in it."""
    with ledger.reading() as connection:
        way = signin_way.standing(connection, ledger.keys)
        minutes = _minutes(freshness.span(connection))
    facts: dict[str, Any] = {"ok": True, "kind": way.kind, "fresh_minutes": minutes}
    asks = _ASKS_WORDS if way.kind == "none" else _ASKS_SIGN_IN.format(minutes=minutes)
    if way.provider is None:
        return f"{_SAID[way.kind]}\n{asks}", facts
    named = way.provider
    facts |= {"issuer": named.issuer, "client": named.client, "person": named.person, "job": named.job}
    facts |= {"jobs": dict(named.jobs), "levels": list(named.levels), "secret": bool(named.secret)}
    lines = [f"{name}: {value}" for name, value in facts.items() if name not in _NO_LINE]
    return "\n".join([_SAID[way.kind], *lines, asks]), facts


def none(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Nobody signs in."""
    return _decided(ledger, Way())


def local(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Accounts that lie here."""
    return _decided(ledger, Way("local"))


def provider(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """The municipality's own provider."""
    jobs = dict(pair.partition("=")[::2] for pair in chosen.jobs)
    if not all(value and wanted for value, wanted in jobs.items()):
        raise Refused(
            "Skriv --as som VÆRDI=STILLING, for eksempel fodfaeste-sag=Sagsbehandler. Intet er ændret."
        )
    for wanted in jobs.values():
        if wanted not in JOBS:
            raise Refused(_NO_JOB.format(wanted=wanted, jobs=", ".join(JOBS)))
    if not is_safe(chosen.issuer):
        raise Refused("Udbyderens navn skal være en adresse med https. Intet er ændret.")
    secret = chosen.secret_file.read_text(encoding="utf-8").strip() if chosen.secret_file else ""
    named = Provider(
        chosen.issuer, chosen.client, secret, chosen.person, chosen.job, jobs, tuple(chosen.level)
    )
    said, facts = _decided(ledger, Way("provider", named))
    return f"{said} Lad udbyderen sende browseren til centralens adresse med {UPSTREAM} bagefter.", facts


def account(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Make five words for a person."""
    with ledger.writing() as connection:
        user = registry.user_called(connection, chosen.initials)
        made = accounts.make(connection, user.id, moments.now())
        if chosen.without_code:
            codes.drop(connection, user.id)
            shown = None
        else:
            shown = codes.make(connection, ledger.keys, user.id, user.initials, now=moments.now())
        sessions.end_of(connection, user.id, moments.now(), "new words")
    said = f"Ord til {user.name} ({user.initials}): {made}. De vises kun nu; de gamle gælder ikke mere."
    facts = {"ok": True, "words": made, "initials": user.initials}
    if shown is None:
        return f"{said}\n{_NO_CODE}", facts
    said += f"\n{_CODE.format(typed=shown.typed, address=shown.address)}"
    return said, {**facts, "code_secret": shown.typed, "code_address": shown.address}


def fresh(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Decide how long ago somebody may have signed in before he opens a case outside his own."""
    with ledger.writing() as connection:
        span = freshness.set_span(connection, chosen.minutes, who=rules.whoever(), now=moments.now())
    minutes = _minutes(span)
    return _ASKS_SIGN_IN.format(minutes=minutes), {"ok": True, "fresh_minutes": minutes}


def end(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """End somebody's sign-ins."""
    with ledger.writing() as connection:
        user = registry.user_called(connection, chosen.initials)
        count = sessions.end_of(connection, user.id, moments.now(), "administrator")
        persons.forget(connection, user.id)
    said = f"{user.initials} skal logge ind igen på {count} computere. Det, der venter på dem, er der stadig."
    return said, {"ok": True, "ended": count}


def _decided(ledger: CentralLedger, way: Way) -> Told:
    with ledger.writing() as connection:
        signin_way.change(connection, ledger.keys, way, who=rules.whoever(), now=moments.now())
    return _SAID[way.kind], {"ok": True, "kind": way.kind}


def _minutes(span: timedelta) -> int:
    return span // timedelta(minutes=1)


_CODE: Final = (
    "Til telefonens kodeprogram (tidsbaseret, 6 cifre): {typed}\n{address}\n"
    "Det vises også kun nu. Fra nu af spørges der om ordene og om telefonens kode."
)
_NO_JOB: Final = "Stillingen {wanted} findes ikke her, så ingen fik den. Vælg en af: {jobs}. Intet er ændret."
_NO_CODE: Final = "Der spørges ikke om en kode. Brug det kun til øvelse med opdigtede borgere."
_NO_LINE: Final = frozenset({"ok", "kind", "fresh_minutes"})
_ASKS_SIGN_IN: Final = (
    "Før en sag uden for ens egne åbnes, logges der ind på ny, hvis det er over {minutes} minutter siden."
)
_ASKS_WORDS: Final = "Før en sag uden for ens egne åbnes, skrives adgangssætningen igen på computeren."
_SAID: Final = {
    "none": "Ingen logger ind: en kode til computeren er nok.",
    "local": "Der logges ind med ord, som centralen laver. Kun til øvelse og pilot.",
    "provider": "Der logges ind hos kommunens egen udbyder.",
}
