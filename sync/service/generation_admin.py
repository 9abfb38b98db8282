"""`fodfaeste-central restored`: the service was put back from an older copy; go on, and let the devices bring the rest.

It is the one command that opens a store which is behind, and it changes nothing where none is.
"""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from casework.clock import COPENHAGEN
from casework.errors import Refused
from sync.service import branches, generation, moments, rules
from sync.service.admin_words import Run, Told, Word
from sync.service.ledger import CentralLedger, open_store
from sync.service.moments import when

HELP: Final = {"restored": "gå videre fra en ældre kopi; computerne sender selv det, der mangler"}


def words(under: Any, word: Word, folder: Callable[[argparse.Namespace], Path]) -> None:
    """Give the command line its word about going on from an older copy."""
    parser = word(under, "restored", _on_any(folder))
    parser.add_argument(
        "--copied-at",
        metavar="TIDSPUNKT",
        help="hvornår kopien blev taget, når hele maskinen er lagt tilbage (som 2026-11-25T02:00, dansk tid)",
    )
    parser.add_argument("--log", action="store_true", help="vis kun, hvornår centralen er lagt tilbage før")


def _on_any(folder: Callable[[argparse.Namespace], Path]) -> Run:
    """Open the store also where it is behind, and close it whatever happens."""

    def run(chosen: argparse.Namespace) -> Told:
        ledger = open_store(
            folder(chosen), key_file=chosen.key_file, database_file=chosen.database_file, behind=True
        )
        try:
            return log(ledger) if chosen.log else restored(ledger, _moment(chosen.copied_at))
        finally:
            ledger.close()

    return run


def restored(ledger: CentralLedger, copied_at: datetime | None) -> Told:
    """Begin a new generation, and say what happened and what comes now."""
    begun = generation.begin(ledger, who=rules.whoever(), now=moments.now(), copied_at=copied_at)
    branch = begun.branch
    jobs = _JOBS if begun.asked is None else _ASKED
    text = _WORDS.format(common=branch.common, lost=begun.lost, first=branch.first + 1, jobs=jobs)
    return text, {"ok": True, "lost": begun.lost, "asked": begun.asked, **asdict(branch)}


def log(ledger: CentralLedger) -> Told:
    """List when the service was put back, the newest last."""
    with ledger.reading() as connection:
        found = sorted(branches.of_database(connection).values(), key=lambda one: one.at)
    lines = [
        f"{when(one.at)}  fælles til nummer {one.common}, videre fra {one.first + 1}  {one.who}"
        for one in found
    ]
    return "\n".join(lines) or "Centralen er aldrig lagt tilbage.", {
        "ok": True,
        "log": [asdict(one) for one in found],
    }


def _moment(said: str | None) -> datetime | None:
    """Read a moment; without an offset it is Danish time."""
    if said is None:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise Refused("Tidspunktet skrives som 2026-11-25T02:00. Intet er ændret.") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


_WORDS: Final = """Centralen går videre fra kopien. Numrene til {common} er de samme som før.
Så vidt vides mangler {lost} numre i kopien.
Nye numre begynder ved {first}, så ingen gives to gange.
Det sker nu: hver computer hører det ved sin næste kontakt og sender selv det igen, som kopien mangler, også filer.
Intet er tabt på computerne, og ingen skal gøre noget dér; de siger, hvad der sendes igen, til det er kvitteret.
{jobs}
Gør selv dette om igen, hvis det er sket efter kopien: adgange givet, taget eller flyttet, nye medarbejdere og ændrede
stillinger, koder og computere, spærringer, ordrer om sletning, regler, leasens længde, nøgler og indlæsning fra
fagsystemet.
Start så centralen: fodfaeste-central serve"""
_JOBS: Final = (
    "Stillinger og adgange er dem fra kopien. "
    "Har nogen fået en anden stilling siden, så sig den igen: user change."
)
_ASKED: Final = """Stillinger og adgange er dem fra kopien. Derfor bliver alle bedt om at logge ind, før deres computer
henter eller sender noget: så siger kommunens login, hvilken stilling de har i dag, og adgange, den ikke bærer, slutter
i samme øjeblik. En stilling giver ingen adgange tilbage. Hvem der mangler at logge ind, siger: doctor."""
