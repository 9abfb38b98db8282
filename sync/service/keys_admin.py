"""`fodfaeste-central keys`: begin a roll-over of the service's own keys and address, see who has heard of it, end it.

A computer takes the new keys at its next round, because the old key announces them. Whoever does not come by before the
old keys end is told so at its next contact, and comes in anew with a code; its store stays.
"""

import argparse
from typing import Any, Final

from sync.service import moments, rollover
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.moments import when
from sync.service.rollover import Reached, Roll

HELP: Final = {
    "keys_word roll": "giv centralen nye nøgler, og evt. en ny adresse; de gamle gælder i 90 dage",
    "keys_word show": "vis, hvilke computere der har hørt om de nye nøgler",
    "keys_word end": "slet de gamle nøgler; en computer, der ikke har hørt om de nye, skal have en ny kode",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about the service's own keys."""
    parser = under.add_parser("keys", help="centralens egne nøgler og adresse")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="keys_word")
    rolling = word(on, "roll", on_store(roll))
    rolling.add_argument("--address", default="", help="centralens nye adresse, hvis den også skifter")
    word(on, "show", on_store(show))
    ending = word(on, "end", on_store(end))
    ending.add_argument(
        "--early", action="store_true", help="før tiden, fordi en anden kan have den gamle nøgle"
    )


def roll(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Begin a roll-over."""
    begun = rollover.begin(ledger, moments.now(), chosen.address)
    with ledger.reading() as connection:
        found = rollover.reached(connection, begun)
    said = (
        f"Centralen har nye nøgler. De gamle gælder til {when(begun.until.isoformat())}; {len(found)} computere hører "
        "om de nye, når de er på nettet. Følg dem med: keys show. Tag en sikkerhedskopi af lageret nu."
    )
    if begun.address:
        said += f" Lad centralen svare både på den gamle adresse og på {begun.address}, til skiftet er slut."
    return said, {"ok": True, **_facts(begun, found)}


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say how far the newest roll-over has come, computer by computer."""
    with ledger.reading() as connection:
        found = rollover.newest(connection)
        reached = [] if found is None else rollover.reached(connection, found)
    if found is None:
        return "Centralen har de nøgler, den blev lavet med.", {"ok": True, "number": 0, "devices": []}
    heard = sum(bool(one.heard) for one in reached)
    lines = [_stands(found), f"{heard} af {len(reached)} computere har hørt om de nye nøgler."]
    lines += [
        f"{one.device}  {one.initials}  {one.name or 'uden navn'}  "
        + (f"har hørt det {when(one.heard)}" if one.heard else "har ikke hørt det endnu")
        for one in reached
    ]
    return "\n".join(lines), {"ok": True, **_facts(found, reached)}


def end(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """End a roll-over."""
    ended, missing = rollover.end(ledger, moments.now(), early=chosen.early)
    said = "De gamle nøgler er slettet."
    if missing:
        who = ", ".join(f"{one.initials} ({one.name or one.device[:8]})" for one in missing)
        said += (
            f" {len(missing)} computere har ikke hørt om de nye: {who}. Giv hver en ny kode med: code INITIALER. "
            "Deres lager og alt, hvad de har skrevet, bliver på dem."
        )
    return said, {"ok": True, "number": ended.number, "missing": [one.device for one in missing]}


def _stands(found: Roll) -> str:
    if found.ended:
        return f"Nøgleskifte {found.number} er slut, {when(found.ended)}."
    until = when(found.until.isoformat())
    over = " Den tid er gået; slut det med: keys end" if moments.now() >= found.until else ""
    address = f" Ny adresse: {found.address}." if found.address else ""
    return f"Nøgleskifte {found.number} er i gang. De gamle nøgler gælder til {until}.{address}{over}"


def _facts(found: Roll, reached: list[Reached]) -> dict[str, Any]:
    return {
        "number": found.number,
        "made": found.made.isoformat(),
        "until": found.until.isoformat(),
        "ended": found.ended,
        "address": found.address,
        "devices": [
            {"device": one.device, "initials": one.initials, "name": one.name, "heard": one.heard or None}
            for one in reached
        ],
    }
