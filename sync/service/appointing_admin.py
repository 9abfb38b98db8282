"""`fodfaeste-central recovery init`, `replace`, `anew`, `status`: who the officers are, and whom each computer knows.

Each change needs two people at the machine, each with his own words; a computer that knows neither of them asks its
owner. Nothing here can open a store.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.protocol_recovery import key_name
from sync.service import appointing, moments, officers, recovery
from sync.service.admin_words import OnStore, Told, Word
from sync.service.appointing import Step
from sync.service.ledger import CentralLedger
from sync.service.officer_files import secrets_of, write_own
from sync.service.officers import Effort, Share

HELP: Final = {
    "recovery_word init": "lav kommunens gendannelsesnøgle, delt mellem to nøgleofficerer",
    "recovery_word replace": "giv en ny nøgleofficer sin egen nøgle efter en, der er holdt op eller har tabt sin",
    "recovery_word anew": "begge nøgler er tabt: lav en ny gendannelsesnøgle; hver computers ejer bliver spurgt",
    "recovery_word status": "vis nøgleofficererne, og hvor mange computere der kender dem",
}


def words(on: Any, word: Word, on_store: OnStore) -> tuple[argparse.ArgumentParser, ...]:
    """Give the command line these words; return those that ask for an officer's own words."""
    making, fresh = word(on, "init", on_store(init)), word(on, "anew", on_store(anew))
    for one in (making, fresh):
        one.add_argument("--officer", action="append", required=True, help="initialer; to gange")
        one.add_argument(
            "--out", type=Path, required=True, help="mappen til de to nøglefiler, helst en USB-nøgle"
        )
    replacing = word(on, "replace", on_store(replace))
    replacing.add_argument("--leaves", required=True, help="initialerne på den, hvis nøgle går ud")
    replacing.add_argument("--officer", required=True, help="den nye nøgleofficers initialer")
    replacing.add_argument("--share", type=Path, required=True, help="nøglefilen fra den, der bliver")
    replacing.add_argument("--out", type=Path, required=True, help="den nye nøgleofficers nøglefil")
    word(on, "status", on_store(status))
    return making, fresh, replacing


def init(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Make the key; only its public half stays."""
    with ledger.reading() as connection:
        if officers.public_key(connection):
            officers.put_key(connection, b"", (), moments.now())
    shares = appointing.shares_of(chosen.officer)
    names = _entered(ledger, chosen, shares, appointing.first(shares, moments.now()))
    told = (
        f"Gendannelsesnøglen er lavet. De to nøglefiler ligger i {chosen.out}: {names[0]} og {names[1]}. Giv hver "
        "nøgleofficer sin, læg en kopi af hver et sikkert sted, og slet dem her. Uden begge kan ingen hjælpe den, "
        "der glemmer sine ord."
    )
    return told, {"ok": True, "key": shares[0].key, "files": names}


def anew(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Make another key where both officers' are lost: no computer takes it before its owner says yes."""
    with ledger.reading() as connection:
        before = appointing.standing(connection)
    shares = appointing.shares_of(chosen.officer)
    names = _entered(ledger, chosen, shares, appointing.anew(shares, before.public, moments.now()))
    told = (
        f"Den nye gendannelsesnøgle er lavet. Nøglefilerne ligger i {chosen.out}: {names[0]} og {names[1]}. Hver "
        "computer spørger sin ejer, næste gang den er låst op og på nettet, og tager først imod de nye, når han siger "
        "ja. Den, der glemmer sine ord inden da, kan ingen hjælpe: det, han ikke har sendt, er så tabt. Ring til dem, "
        "og følg med her: recovery status"
    )
    return told, {"ok": True, "key": shares[0].key, "files": names}


def replace(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Put a new officer in place of one; the one who stays signs with his own file and words."""
    with ledger.reading() as connection:
        before = appointing.standing(connection)
    asked = [
        "Ordene til nøglefilen fra den, der bliver",
        f"Ord til {chosen.officer.upper()}s nøglefil",
    ]
    own, new = secrets_of(chosen, asked)
    stays = officers.opened(chosen.share.read_bytes(), own)
    step, fresh = appointing.replacing(stays, chosen.leaves, chosen.officer, before=before, now=moments.now())
    content = officers.written(fresh, new, Effort())
    write_own(chosen.out, content)
    try:
        _enter(ledger, step, f"{fresh.officer} for {chosen.leaves.upper()}, {step.names[stays.number]}")
    except BaseException:
        chosen.out.unlink()
        raise
    asks = not before.assents
    told = (
        f"{fresh.officer} er nøgleofficer i stedet for {chosen.leaves.upper()} og har nøglefilen {chosen.out}; "
        f"{step.names[stays.number]} bruger sin, som den er. Læg en kopi et sikkert sted, og slet filen her. "
        "Computerne tager imod den nye, når de er låst op og på nettet"
        + (", og spørger først deres ejer. " if asks else ". ")
        + f"Indtil da skal {chosen.leaves.upper()}s nøgle bruges til dem; følg med her: recovery status"
    )
    return told, {"ok": True, "key": key_name(step.public), "officers": list(step.names), "asks": asks}


def status(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say who the officers are, and which computers they could help."""
    with ledger.reading() as connection:
        found = appointing.standing(connection)
        reached = appointing.reached(connection)
    counts = {each: sum(one.slot == each for one in reached) for each in ("new", "old", "none")}
    helped = (
        f"{counts['new']} af {len(reached)} computere kan de hjælpe; {counts['old']} har endnu kun de forrige "
        f"officerers; {counts['none']} har ikke lagt noget her."
    )
    lines = [f"Nøgleofficerer: {' og '.join(found.names)}.", helped]
    lines += [
        f"{one.device}  {one.initials}  {one.name or 'uden navn'}  {_SLOTS[one.slot]}"
        for one in reached
        if one.slot != "new"
    ]
    devices = [
        {"device": one.device, "initials": one.initials, "name": one.name, "slot": one.slot}
        for one in reached
    ]
    facts = {"ok": True, "officers": list(found.names), "key": key_name(found.public), **counts}
    return "\n".join(lines), {**facts, "devices": devices}


_SLOTS: Final = {"old": "har de forrige officerers", "none": "har intet lagt her"}


def _entered(
    ledger: CentralLedger, chosen: argparse.Namespace, shares: Sequence[Share], step: Step
) -> list[str]:
    """Write the files of two new officers and enter them; neither without the other."""
    said = secrets_of(chosen, [f"Ord til {share.officer}s nøglefil" for share in shares])
    names = [f"noegleofficer-{share.officer}.json" for share in shares]
    contents = appointing.files(shares, said, Effort())
    if taken := next((name for name in names if (chosen.out / name).exists()), None):
        raise Refused(f"Her ligger allerede en fil ved navn {taken}. Intet er ændret.")
    chosen.out.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in zip(names, contents, strict=True):
        write_own(chosen.out / name, content)
    try:
        _enter(ledger, step, ", ".join(step.names))
    except BaseException:
        for name in names:
            (chosen.out / name).unlink(missing_ok=True)
        raise
    return names


def _enter(ledger: CentralLedger, step: Step, who: str) -> None:
    with ledger.writing() as connection:
        appointing.put(connection, step, moments.now())
        recovery.note(connection, moments.now(), "key", request=None, device=None, who=who)
