"""`fodfaeste-central`: serve, import an export, and look after persons, codes, devices and grants.

Every command says in Danish what it did, or with --json in one object; it ends with 1 where it did not do it, and then
nothing is changed.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from casework import link
from casework.errors import FodfaesteError, Refused
from casework.ids import REFERENCE
from sync.protocol_away import keys_mark
from sync.service import (
    audit_admin,
    backup_admin,
    device_admin,
    doctor,
    file_admin,
    generation_admin,
    grants,
    handing_admin,
    identity,
    importing,
    issuer_admin,
    jobs_of_a_copy,
    keys_admin,
    migrate_admin,
    moments,
    moving_admin,
    paths,
    people_admin,
    recovery_admin,
    registry,
    retention_admin,
    rollover,
    rules,
    rules_admin,
    same_person,
    signin_admin,
    unsent_admin,
)
from sync.service.admin_words import Command, Run, Told
from sync.service.engines.engine import database_errors
from sync.service.ledger import KEY, CentralLedger, create, tenant
from sync.service.log import Log
from sync.service.moments import when
from sync.service.projections import open_kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the status for the shell."""
    chosen = _parser().parse_args(arguments)
    try:
        told = chosen.run(chosen)
    except FodfaesteError as error:
        _say_failure(str(error), as_json=chosen.json)
        return 1
    except database_errors():
        _say_failure(_STORE_SAYS_NO, as_json=chosen.json)
        return 1
    except OSError as error:
        _say_failure(f"Filsystemet siger nej: {error.strerror}. Intet er ændret.", as_json=chosen.json)
        return 1
    except KeyboardInterrupt:
        return 0
    if told is not None:
        _say(told, as_json=chosen.json)
        return 0 if told[1].get("ok", True) else 1
    return 0


def _say(told: Told, *, as_json: bool) -> None:
    words, facts = told
    print(json.dumps(facts, ensure_ascii=False) if as_json else words, flush=True)


def _say_failure(words: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ok": False, "error": words}, ensure_ascii=False), flush=True)
    else:
        print(words, file=sys.stderr, flush=True)


def _folder(chosen: argparse.Namespace) -> Path:
    return chosen.store if chosen.store is not None else paths.central()


def _on_store(command: Command) -> Run:
    """Open the store for one command, and close it whatever happens."""

    def run(chosen: argparse.Namespace) -> Told:
        ledger = open_kept(_folder(chosen), key_file=chosen.key_file, database_file=chosen.database_file)
        try:
            return command(ledger, chosen)
        finally:
            ledger.close()

    return run


def init(chosen: argparse.Namespace) -> Told:
    """Make the store of a municipality."""
    ledger = create(
        _folder(chosen),
        chosen.municipality,
        key_file=chosen.key_file,
        database_file=chosen.database_file,
    )
    ledger.close()
    key = chosen.key_file or _folder(chosen) / KEY
    words = (
        f"Lageret til {chosen.municipality} er lavet i {_folder(chosen)}. Læg en kopi af nøglefilen et andet sted: "
        f"{key}. Uden den kan intet i lageret åbnes."
    )
    return words, {"ok": True, "municipality": chosen.municipality}


def import_(chosen: argparse.Namespace) -> Told:
    """Read a line system's export; the report says row by row what was taken, doubted and refused."""
    files = importing.read_folder(chosen.folder)
    gc.disable()  # a hundred thousand short-lived rows and no cycle among them
    try:
        with importing.store_for_import(
            _folder(chosen), chosen.municipality, key_file=chosen.key_file, database_file=chosen.database_file
        ) as ledger:
            done = importing.take(ledger, files, now=moments.now(), dry=chosen.dry_run)
    finally:
        gc.enable()
    told = done.report["files"].values()
    counts = {
        name: sum(one[name] for one in told) for name in ("data_rows", "imported", "changed", "unchanged")
    }
    counts |= {name: sum(len(one[name]) for one in told) for name in ("rejected", "warned")}
    facts = {"ok": True, "dry_run": done.dry, "changes": done.changes, "grants": done.grants}
    if chosen.report is not None:
        text = json.dumps({**facts, "totals": counts, **done.report}, ensure_ascii=False, indent=1)
        chosen.report.write_text(text + "\n", encoding="utf-8")
    head = "Prøvekørsel, intet er skrevet: " if done.dry else "Indlæst: "
    words = (
        f"{head}{counts['imported']} af {counts['data_rows']} rækker er nye, {counts['changed']} er ændret, "
        f"{counts['rejected']} er afvist, {counts['warned']} har en bemærkning; {done.changes} ændringer, "
        f"{done.grants} adgange."
    )
    return words, {**facts, **counts}


def serve(chosen: argparse.Namespace) -> None:
    """Answer devices until told to stop; the web server is loaded for this command alone."""
    from sync.service import serving

    ledger = open_kept(_folder(chosen), key_file=chosen.key_file, database_file=chosen.database_file)
    try:
        taken = serving.take_port(chosen.host, chosen.port)

        def ready(address: str) -> None:
            facts = {"ok": True, "address": address}
            _say((f"Centralen svarer på {address}", facts), as_json=chosen.json)

        manner = serving.Manner(chosen.drain, chosen.metrics_port, _certificate(chosen))
        serving.serve(ledger, taken, ready=ready, manner=manner)
    finally:
        ledger.close()


def _certificate(chosen: argparse.Namespace) -> tuple[Path, Path] | None:
    if chosen.tls_cert is None and chosen.tls_key is None:
        return None
    if chosen.tls_cert is None or chosen.tls_key is None:
        raise Refused(
            "Certifikatet og dets nøgle skal gives begge: --tls-cert og --tls-key. Intet er ændret."
        )
    return chosen.tls_cert, chosen.tls_key


def code(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Make a one-time code for a person's new computer, and a link that brings it where the address is known."""
    with ledger.writing() as connection:
        address = rollover.address_of_today(connection, chosen.address)
        own = identity.read(connection, ledger.keys).told()
        user = registry.user_called(connection, chosen.initials)
        now = moments.now()
        made = registry.new_code(connection, ledger.keys, user, now)
    words = f"Kode til {user.name} ({user.initials}): {made}. Den gælder ét døgn og kun én computer."
    facts = {"ok": True, "code": made, "initials": user.initials}
    if not address:
        return f"{words} Med --address https://… følger et link, der sættes ind i Kom i gang.", facts
    brought = link.written(link.Link(address, made, keys_mark(own)))
    return f"{words}\nLinket har adressen og koden med, og sættes ind i Kom i gang: {brought}", {
        **facts,
        "link": brought,
    }


def grant(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Give a person a citizen in a role."""
    role = grants.role_called(chosen.role)
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, chosen.initials)
        grants.check_job(connection, user.id, role)
        changed = grants.grant(log, user.id, _citizen(log, chosen.citizen), role, act=_act(chosen))
        log.finish()
    words = f"{user.initials} har nu borgeren." if changed else f"{user.initials} havde borgeren i forvejen."
    return words, {"ok": True, "changed": changed}


def revoke(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take a citizen from a person."""
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, chosen.initials)
        cases = same_person.with_linked(connection, [_citizen(log, chosen.citizen)])
        changed = sum(grants.revoke(log, user.id, one, act=_act(chosen)) for one in cases) > 0
        log.finish()
    words = f"{user.initials} har ikke længere borgeren." if changed else f"{user.initials} havde den ikke."
    return words, {"ok": True, "changed": changed}


def _act(chosen: argparse.Namespace) -> grants.Act:
    return grants.Act(rules.whoever(), chosen.reason, moments.now().isoformat(timespec="seconds"))


def _citizen(log: Log, stream: str) -> str:
    row = log.connection.execute("select 1 from change where stream = ? limit 1", (stream,)).fetchone()
    if row is None or stream == REFERENCE:
        raise Refused("Her er ingen borger med det id. Intet er ændret.")
    return stream


def doctor_(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Look the store through: whole, gapless, sums right."""
    faults = doctor.faults(ledger)
    with ledger.reading() as connection:
        seq = tenant(connection).seq
        put_back, unheard = jobs_of_a_copy.unheard(connection, ledger.keys)
    whole = f"Lageret er helt: numrene går til {seq} uden huller, alle summer passer."
    words = "\n".join(faults) if faults else whole
    if unheard:
        words += "\n" + _UNHEARD.format(at=when(put_back), who=", ".join(unheard))
    return words, {"ok": not faults, "faults": faults, "seq": seq, "unheard": unheard}


_UNHEARD: Final = (
    "Centralen blev lagt tilbage fra en kopi {at}, og disse har ikke logget ind siden: {who}. Deres stilling er den "
    "fra kopien, til kommunens login siger dagens; indtil da henter og sender deres computere intet."
)
_STORE_SAYS_NO: Final = (
    "Lageret kunne ikke skrives: måske er disken fuld, eller et andet program holder det. Intet er ændret; "
    "skaf plads, og prøv igen."
)
_WHAT: Final = (
    "Fodfæstes central: svar computerne, indlæs fra fagsystemet, og styr personer, koder og adgange."
)
_HELP: Final = {
    "init": "lav lageret til en kommune",
    "serve": "svar computerne, indtil der siges stop",
    "import": "indlæs fagsystemets ni filer",
    "code": "lav en engangskode til en ny computer",
    "doctor": "se lageret efter",
    "grant": "giv en person en borger",
    "revoke": "tag en borger fra en person",
    **audit_admin.HELP,
    **backup_admin.HELP,
    **device_admin.HELP,
    **keys_admin.HELP,
    **issuer_admin.HELP,
    **file_admin.HELP,
    **generation_admin.HELP,
    **migrate_admin.HELP,
    **moving_admin.HELP,
    **handing_admin.HELP,
    **people_admin.HELP,
    **recovery_admin.HELP,
    **retention_admin.HELP,
    **rules_admin.HELP,
    **signin_admin.HELP,
    **unsent_admin.HELP,
}
_ON_STORE: Final = (
    *(
        audit_admin,
        device_admin,
        keys_admin,
        issuer_admin,
        file_admin,
        handing_admin,
        moving_admin,
        people_admin,
    ),
    *(recovery_admin, retention_admin, rules_admin, signin_admin, unsent_admin),
)
_ASKED: Final = {
    "initials": "medarbejderens initialer",
    "citizen": "borgerens id",
    "role": ", ".join(grants.ROLE_NAMES),
}


@cache
def _parser() -> argparse.ArgumentParser:
    """Made once: each of some sixty words looks for translations of the library's own sentences in several folders."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="svar med ét JSON-objekt")
    common.add_argument("--store", type=Path, help="mappen med lageret (ellers central/ i FODFAESTE_HOME)")
    common.add_argument("--key-file", type=Path, help="nøglefilen (ellers central.key i mappen)")
    common.add_argument(
        "--database-file",
        type=Path,
        help="filen med adressen på en PostgreSQL-database (ellers central.database)",
    )
    parser = argparse.ArgumentParser(prog="fodfaeste-central", description=_WHAT)
    words = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def word(
        under: Any, name: str, run: Callable[[argparse.Namespace], Told | None]
    ) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(
            name, parents=[common], help=_HELP[name if under is words else f"{under.dest} {name}"]
        )
        made.set_defaults(run=run)
        return made

    word(words, "init", init).add_argument("--municipality", required=True, help="kommunens navn")
    _serving(word(words, "serve", serve))
    taking = word(words, "import", import_)
    taking.add_argument("--municipality", default="Kommunen", help="navnet, hvis lageret skal laves først")
    taking.add_argument("folder", type=Path, help="mappen med de ni filer")
    taking.add_argument("--report", type=Path, help="skriv rapporten hertil (JSON)")
    taking.add_argument("--dry-run", action="store_true", help="læs alt, skriv intet")
    coding = word(words, "code", _on_store(code))
    coding.add_argument("initials", help="for hvem")
    coding.add_argument("--address", default="", help="centralens adresse, som linket fører til")
    word(words, "doctor", _on_store(doctor_))
    backup_admin.words(words, word, _folder)
    generation_admin.words(words, word, _folder)
    migrate_admin.words(words, word, _folder)
    for module in _ON_STORE:
        module.words(words, word, _on_store)
    _grants(word(words, "grant", _on_store(grant)), "initials", "citizen", "role")
    _grants(word(words, "revoke", _on_store(revoke)), "initials", "citizen")
    return parser


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8420, help="0 vælger en ledig")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument(
        "--drain", type=float, default=0.0, help="sekunder fra stop til slut; intet nyt tages"
    )
    parser.add_argument(
        "--metrics-port", type=int, help="port til tællerne, kun på denne maskine (0: en ledig)"
    )
    parser.add_argument("--tls-cert", type=Path, help="certifikatkæden (PEM), hvis centralen selv taler TLS")
    parser.add_argument("--tls-key", type=Path, help="nøglen til den (PEM)")


def _grants(parser: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        parser.add_argument(name, help=_ASKED[name])
    parser.add_argument("--reason", default=grants.NO_REASON, help="hvorfor; står i loggen")


if __name__ == "__main__":
    sys.exit(main())
