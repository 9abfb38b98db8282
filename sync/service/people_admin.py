"""`fodfaeste-central user` and `team`: who is here, who came, who left, who leads; no word of any case."""

import argparse
from dataclasses import asdict
from typing import Any, Final

from casework.errors import Refused
from sync.service import grants, moments, people, registry, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.grants import Act
from sync.service.ledger import CentralLedger

HELP: Final = {
    "user_word list": "vis medarbejderne",
    "user_word add": "indskriv en medarbejder, som fagsystemet ikke har",
    "user_word change": "ret en medarbejders navn, stilling eller hold",
    "user_word leave": "luk for en medarbejder, der er holdt op, på alle computere",
    "team_word list": "vis holdene: hvem leder dem, hvem er med, hvor mange sager",
    "team_word lead": "giv en teamleder adgang til holdets sager, eller slut den med --end",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about persons and teams."""
    on = under.add_parser("user", help="medarbejderne").add_subparsers(
        required=True, metavar="KOMMANDO", dest="user_word"
    )
    word(on, "list", on_store(list_))
    for name, run in (("add", add), ("change", change)):
        asked = word(on, name, on_store(run))
        asked.add_argument("initials", help="medarbejderens initialer")
        asked.add_argument("--name", required=run is add, help="fulde navn")
        asked.add_argument("--job", choices=people.JOBS, required=run is add, help="stillingen")
        asked.add_argument("--team", help="holdet")
    leaving = word(on, "leave", on_store(leave))
    leaving.add_argument("initials", help="hvem")
    leaving.add_argument("--reason", default="holdt op", help="hvorfor; står i loggen")
    on = under.add_parser("team", help="holdene").add_subparsers(
        required=True, metavar="KOMMANDO", dest="team_word"
    )
    word(on, "list", on_store(teams))
    leading = word(on, "lead", on_store(lead))
    leading.add_argument("initials", help="teamlederens initialer")
    leading.add_argument("team", help="holdets navn")
    leading.add_argument("--end", action="store_true", help="slut adgangen")
    leading.add_argument("--reason", default=grants.NO_REASON, help="hvorfor; står i loggen")


def list_(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List everybody."""
    with ledger.reading() as connection:
        everybody = registry.users(connection)
    lines = [
        f"{one.initials}  {one.name}, {one.role}{'' if one.active else ' (holdt op)'}" for one in everybody
    ]
    facts = [asdict(one) for one in everybody]
    return "\n".join(lines) or "Her er ingen medarbejdere endnu.", {"ok": True, "users": facts}


def add(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Enter a person whom the line system does not have."""
    people.enter(ledger, _told(chosen), moments.now(), fresh=True)
    initials = chosen.initials.upper()
    words = f"{initials} er indskrevet. Lav en kode til den første computer: code {initials}"
    return words, {"ok": True, "initials": initials}


def change(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Change what is known of a person."""
    told = _told(chosen)
    if len(told) == 1:
        raise Refused("Sig, hvad der skal ændres: --name, --job eller --team. Intet er ændret.")
    before = _had(ledger, chosen.initials)
    changed = people.enter(ledger, told, moments.now(), fresh=False)
    ended = len(before) - len(_had(ledger, chosen.initials))
    initials = chosen.initials.upper()
    words = f"{initials} er rettet." if changed else f"Sådan stod {initials} i forvejen. Intet er ændret."
    if ended:
        words += _ENDED.format(count=_many(ended))
    return words, {"ok": True, "changed": changed, "initials": initials, "ended": ended}


def leave(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Shut a person out who has left."""
    user, devices = people.leave(ledger, chosen.initials, _act(chosen), moments.now())
    words = (
        f"{user.initials} er lukket ude: {devices} computere er spærret, koder og login gælder ikke mere. Det, der "
        "mangler at blive sendt, ligger stadig på computerne. Skal de også slettes: device wipe"
    )
    return words, {"ok": True, "initials": user.initials, "devices": devices}


def teams(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List the teams."""
    with ledger.reading() as connection:
        found, alone = people.teams(connection), grants.alone(connection)
    lines = [
        f"{one.name}  leder: {', '.join(one.leads) or 'ingen'}  med: {', '.join(one.members)}  {one.citizens} sager"
        for one in found
    ]
    if alone:
        lines.append(_ALONE.format(count=_many(len(alone)), cases="\n".join(f"  {case}" for case in alone)))
    facts = [asdict(one) for one in found]
    return "\n".join(lines) or "Ingen er på et hold endnu.", {"ok": True, "teams": facts, "alone": alone}


def lead(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Let a team lead into the team's cases, or out."""
    count = people.lead(ledger, chosen.initials, chosen.team, _act(chosen), ends=chosen.end)
    initials = chosen.initials.upper()
    words = (
        f"{initials} er taget af {count} sager som teamleder."
        if chosen.end
        else f"{initials} er nu teamleder i {count} sager mere. Sager, der kommer til, gives af indlæsningen eller her."
    )
    return words, {"ok": True, "citizens": count}


def _had(ledger: CentralLedger, initials: str) -> set[str]:
    with ledger.reading() as connection:
        user = next((one for one in registry.users(connection) if one.initials == initials.upper()), None)
        return set(grants.open_spans(connection, user.id)) if user else set()


def _many(count: int) -> str:
    return "1 sag" if count == 1 else f"{count} sager"


_ENDED: Final = (
    " Stillingen giver ikke længere adgang til {count}: den er slut, og computerne får det at vide. Det, der er "
    "skrevet og venter, kommer stadig ind. Sager uden fast kontakt: team list"
)
_ALONE: Final = (
    "{count} har ingen fast kontakt. Teamlederen kan give dem under Team, eller giv dem her: grant INITIALER ID primær"
    "\n{cases}"
)


def _told(chosen: argparse.Namespace) -> dict[str, str]:
    said = {
        "initials": chosen.initials,
        "name": chosen.name,
        "role": chosen.job,
        "team": chosen.team,
    }
    return {name: value for name, value in said.items() if value is not None}


def _act(chosen: argparse.Namespace) -> Act:
    return Act(rules.whoever(), chosen.reason, moments.now().isoformat(timespec="seconds"))
