"""`fodfaeste-central retention log`: how long it is kept who saw what, and cutting off what is older."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.service import log_retention, moments, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.log_retention import USUAL

HELP: Final = {
    "log_word show": "vis, hvor længe loggen gemmes, og fra hvornår den er hel",
    "log_word set": "bestem, hvor længe loggen gemmes",
    "log_word run": "slet, hvad der er ældre",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Teach the parser these commands."""
    parser = under.add_parser("log", help="hvor længe loggen over, hvem der har set hvad, gemmes")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="log_word")
    word(on, "show", on_store(show))
    word(on, "set", on_store(set_)).add_argument("--days", type=int, required=True, metavar="DAGE")
    word(on, "run", on_store(run)).add_argument(
        "--owner-file", type=Path, help="filen med databasens adresse for ejerens rolle (kun PostgreSQL)"
    )


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say how long, by whose word, and from when on the log is whole."""
    with ledger.reading() as connection:
        return _told(log_retention.days(connection), log_retention.since(connection, ledger.keys))


def set_(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Decide how long."""
    with ledger.writing() as connection:
        log_retention.set_days(connection, chosen.days, who=rules.whoever(), now=moments.now())
        return _told(chosen.days, log_retention.since(connection, ledger.keys))


def run(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Cut off what is older; on PostgreSQL the service's own log is the owner's role's to cut."""
    if ledger.engine.keeps_append_only and chosen.owner_file is None:
        raise Refused(
            "På PostgreSQL må centralens rolle ikke slette i sin egen log. Giv filen med ejerens rolle: "
            "--owner-file FIL. Intet er ændret."
        )
    with ledger.writing() as connection:
        gone = log_retention.pass_by(ledger, connection, moments.now())
    lines = _cut_as_owner(ledger, chosen.owner_file) if ledger.engine.keeps_append_only else 0
    with ledger.reading() as connection:
        said, facts = _told(log_retention.days(connection), log_retention.since(connection, ledger.keys))
    return f"Det, der var ældre, er slettet.\n{said}", {**facts, "days_gone": gone, "lines_gone": lines}


def _cut_as_owner(ledger: CentralLedger, owner: Path) -> int:
    from sync.service.engines.postgres import Postgres, address_in

    engine = Postgres(address_in(owner), ledger.keys.mark("tenant", b"tenant"))
    connection = engine.connect()
    try:
        engine.begin_writing(connection)
        gone = log_retention.cut_access(connection, ledger.keys, moments.now())
        engine.commit(connection)
    finally:
        connection.close()
    return gone


def _told(days: int, since: str) -> Told:
    lines = [f"Loggen over, hvem der har set hvad, gemmes i {days} dage."]
    lines += (
        [f"Den er hel fra {date.fromisoformat(since):%d-%m-%Y}; det, der er ældre, er slettet."]
        if since
        else []
    )
    if days == USUAL[-1].days:
        lines.append(
            "Det er, hvad der gælder, når kommunen ikke bestemmer andet; kilden er ikke efterprøvet."
        )
    return "\n".join(lines), {"ok": True, "days": days, "since": since, "source": USUAL[-1].source}
