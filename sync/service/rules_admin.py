"""`fodfaeste-central rules`: what the municipality forbids and demands of its computers; each change is logged."""

import argparse
from dataclasses import asdict
from typing import Any, Final

from casework.errors import Refused
from sync.service import leases, moments, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger, Connection
from sync.service.moments import when
from sync.service.rules import Rules

HELP: Final = {
    "rules_word show": "vis, hvad kommunen har bestemt for computerne",
    "rules_word set": "bestem det; computerne hører det ved deres næste kontakt",
    "rules_word log": "vis, hvornår hvad er bestemt",
}
_YES_NO: Final = {"ja": True, "nej": False}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about the municipality's rules."""
    parser = under.add_parser("rules", help="hvad kommunen forbyder og kræver på computerne")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="rules_word")
    word(on, "show", on_store(show))
    setting = word(on, "set", on_store(set_))
    setting.add_argument("--cover", choices=sorted(_YES_NO), help="må Dæk med kode bruges")
    setting.add_argument("--binding", choices=sorted(_YES_NO), help="skal lageret bindes til sin computer")
    setting.add_argument("--idle", type=int, metavar="MINUTTER", help="lås senest efter så længe (1 til 30)")
    setting.add_argument("--lease", metavar="TID", help="så længe uden kontakt, som 8t eller 7d (8t til 30d)")
    word(on, "log", on_store(log))


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say what holds."""
    with ledger.reading() as connection:
        return _told("", rules.standing(connection), connection)


def set_(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Change what is named, all of it or nothing."""
    wanted: dict[str, Any] = {
        name: _YES_NO[value]
        for name, value in (("cover", chosen.cover), ("binding", chosen.binding))
        if value is not None
    }
    if chosen.idle is not None:
        wanted["idle"] = chosen.idle
    if not wanted and chosen.lease is None:
        raise Refused("Sig, hvad der skal ændres: --cover, --binding, --idle eller --lease. Intet er ændret.")
    who, now = rules.whoever(), moments.now()
    with ledger.writing() as connection:
        if chosen.lease is not None:
            leases.set_length(connection, chosen.lease, who=who, now=now)
        if wanted:
            rules.change(connection, wanted, who=who, now=now)
        return _told(
            "Det er bestemt og gælder på hver computer fra dens næste kontakt.\n",
            rules.standing(connection),
            connection,
        )


def log(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List what was decided, the newest last."""
    with ledger.reading() as connection:
        found = rules.log(connection)
    lines = [f"{when(one.at)}  {one.what}  {one.who}" for one in found]
    return "\n".join(lines) or "Der er ikke bestemt noget endnu.", {
        "ok": True,
        "log": [asdict(one) for one in found],
    }


def _told(first: str, stand: Rules, connection: Connection) -> Told:
    hours = leases.hours(leases.length(connection))
    lines = (
        f"Dæk med kode: {'tilladt' if stand.cover else 'forbudt'}",
        f"Lageret bundet til computeren: {'kræves' if stand.binding else 'kræves ikke'}",
        f"Lås senest efter: {stand.idle} minutter",
        f"Uden kontakt: {leases.span(leases.length(connection))}",
    )
    return first + "\n".join(lines), {"ok": True, **asdict(stand), "hours": hours}
