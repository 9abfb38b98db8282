"""`fodfaeste-central issuer`: who issues the certificates of computers' seals, for whoever sets validators up.

`issuer out` writes the certificates of every issuer there was, because plans from before are read by theirs; none of
them is secret. Which address certificates name is said here, too; where none is said, they name none.
"""

import argparse
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.service import issuer, moments, seals
from sync.service.admin_words import OnStore, Told, Word
from sync.service.issuer import Issuer
from sync.service.keys import certificates
from sync.service.ledger import CentralLedger
from sync.service.moments import when

HELP: Final = {
    "issuer_word show": "vis, hvem der udsteder computernes segl, og hvor mange der gælder",
    "issuer_word out": "skriv udstederens certifikat til en fil, til dem der kontrollerer segl (PEM)",
    "issuer_word address": "bestem, hvor et segl siger, at det kan slås op; uden adresse siger det intet",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about the issuer of seals."""
    parser = under.add_parser("issuer", help="udstederen af computernes segl")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="issuer_word")
    word(on, "show", on_store(show))
    word(on, "out", on_store(out)).add_argument("file", type=Path, help="filen, der skrives")
    naming = word(on, "address", on_store(address))
    naming.add_argument("address", nargs="?", default="", help="som https://navn; udeladt: ingen adresse")


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say which issuers there are, the newest first, and what each has issued."""
    issuer.today(ledger, moments.now())
    with ledger.reading() as connection:
        found = [(one, *issuer.counted(connection, one)) for one in issuer.all_(connection, ledger.keys)]
        at = seals.address(connection)
    lines = [_line(one, given, gone) for one, given, gone in found]
    lines.append(f"Segl kan slås op på {at}." if at else "Seglene nævner ingen adresse, de kan slås op på.")
    facts = [_facts(one, given, gone) for one, given, gone in found]
    return "\n".join(lines), {"ok": True, "issuers": facts, "address": at}


def out(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Write the certificate of every issuer into one file, the newest first."""
    issuer.today(ledger, moments.now())
    with ledger.reading() as connection:
        found = issuer.all_(connection, ledger.keys)
    if chosen.file.exists():
        raise Refused(f"Filen {chosen.file.name} findes i forvejen. Intet er skrevet. Vælg et andet navn.")
    text = "".join(certificates.as_text(one.certificate) for one in found)
    chosen.file.write_text(text, encoding="ascii")
    said = (
        f"{chosen.file.name} er skrevet, med {len(found)} certifikater. De er ikke hemmelige. Den, der læser et segl, "
        "skal have dem som betroet rod. Sammenlign aftrykket (SHA-256) ad en anden vej:\n"
    )
    marks = [certificates.fingerprint(one.certificate) for one in found]
    return said + "\n".join(marks), {"ok": True, "count": len(found), "sha256": marks}


def address(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Let certificates name an address from now on, or none."""
    with ledger.writing() as connection:
        seals.set_address(connection, chosen.address)
    said = (
        f"Et segl siger fra nu af, at det kan slås op på {chosen.address}. Computerne får nye certifikater, når de er "
        "på nettet; det, der allerede er forseglet, siger, hvad det sagde."
        if chosen.address
        else "Et segl nævner fra nu af ingen adresse. Det, der allerede er forseglet, siger, hvad det sagde."
    )
    return said, {"ok": True, "address": chosen.address}


def _line(one: Issuer, given: int, gone: int) -> str:
    until = when(one.until.isoformat())
    ended = f" Dens nøgle er slettet {when(one.ended)}." if one.ended else ""
    return (
        f"Udsteder {one.number}, lavet {when(one.made)}, gælder til {until}. Den har udstedt {given} certifikater, "
        f"{gone} er spærret.{ended}\n  aftryk (SHA-256): {certificates.fingerprint(one.certificate)}"
    )


def _facts(one: Issuer, given: int, gone: int) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "made": one.made,
        "until": one.until.isoformat(),
        "ended": one.ended,
        "sha256": certificates.fingerprint(one.certificate),
        "issued": given,
        "shut": gone,
    }
