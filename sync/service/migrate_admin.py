"""`fodfaeste-central migrate`: bring the tables to this version, on PostgreSQL with the owner's role.

Each step is one transaction under one lock, and gives up after three seconds of waiting for somebody's table, so that a
running service never stands still behind it. A second run does nothing.
"""

import argparse
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from casework.errors import Damaged, Refused
from sync.service import migrations
from sync.service.engines import cases, rights
from sync.service.engines.spoken import laid, name_of, spoken, statements
from sync.service.ledger import address_file, open_store

HELP: Final = {"migrate": "bring lagerets tabeller til denne udgave"}
_LOCK: Final = 4_202_611_26
"""The number of the lock that keeps two runs apart."""
_WAIT: Final = "set local lock_timeout = '3s'"
_ROLE: Final = re.compile(r"[A-Za-z0-9_-]{1,63}")


def words(under: Any, word: Callable[..., argparse.ArgumentParser], folder: Callable[..., Path]) -> None:
    """Add the command."""

    def run(chosen: argparse.Namespace) -> tuple[str, dict[str, Any]]:
        return migrate(folder(chosen), chosen.key_file, chosen.database_file, chosen.owner_file)

    word(under, "migrate", run).add_argument(
        "--owner-file", type=Path, help="filen med databasens adresse for ejerens rolle (kun PostgreSQL)"
    )


def migrate(
    folder: Path, key_file: Path | None, database_file: Path | None, owner_file: Path | None
) -> tuple[str, dict[str, Any]]:
    """Run what is missing and say which steps that were."""
    database = address_file(folder, database_file)
    if database is None:
        open_store(folder, key_file=key_file).close()
        return _said([], len(migrations.steps()))
    if owner_file is None:
        raise Refused("På PostgreSQL laves tabellerne med ejerens rolle. Giv filen med: --owner-file FIL")
    from sync.service.engines.postgres import Postgres, address_in

    service = Postgres(address_in(database)).connect()
    try:
        role = str(service.execute("select current_user").fetchone()[0])
    finally:
        service.close()
    return _said(lay(address_in(owner_file), role), len(migrations.steps()))


def lay(owner: str, role: str) -> list[int]:
    """Bring a database up as its owner and give a role its rights; return the numbers of the steps that ran."""
    from sync.service.engines.postgres import Postgres

    if _ROLE.fullmatch(role) is None:
        raise Refused("Rollens navn må kun have bogstaver, tal, streg og understreg. Intet er ændret.")
    connection = Postgres(owner).connect()
    try:
        (mine,) = connection.execute("select current_user").fetchone()
        if mine == role:
            raise Refused("Ejerens rolle og centralens rolle skal være to. Intet er ændret.")
        ran = [step.number for step in migrations.steps() if _in_one(connection, _run, step)]
        _in_one(connection, _grant, role)
        measure(connection)
    finally:
        connection.close()
    return ran


def measure(connection: Any) -> None:
    """Have the database count its tables: one that was just put back knows nothing of them.

    Until it does, a question for a hundred records of the log reads all of the municipality's, in whatever words it
    is asked (`in`, `= any`). It holds nobody up, and later the server does it by itself (autovacuum).
    """
    connection.raw.execute(f"analyze {', '.join(map(spoken, _made()))}")


def _made() -> list[str]:
    named = [name_of(one) for step in migrations.steps() for one in statements(step.script)]
    return [table for table in named if table]


def _in_one(connection: Any, act: Callable[[Any, Any], bool], about: Any) -> bool:
    """Do one thing in one transaction, alone; Damaged where somebody holds a table for more than three seconds."""
    from sync.service.engines.postgres import waited_too_long

    connection.raw.execute(f"begin; {_WAIT}; select pg_advisory_xact_lock({_LOCK})")
    try:
        done = act(connection, about)
    except BaseException as error:
        connection.raw.execute("rollback")
        if waited_too_long(error):
            raise Damaged(_BUSY) from error
        raise
    connection.raw.execute("commit")
    return done


def _run(connection: Any, step: migrations.Step) -> bool:
    connection.execute(migrations.TABLE)
    if step not in migrations.pending(connection):
        return False

    def put(statement: str) -> None:
        connection.raw.execute(laid(statement))
        table = name_of(statement)
        for guard in rights.guarding(table) if table else ():
            connection.raw.execute(guard)

    migrations.run(connection, step, put, datetime.now(UTC))
    return True


def _grant(connection: Any, role: str) -> bool:
    connection.raw.execute(f'grant usage on schema public to "{role}"')
    connection.raw.execute(f'revoke all on migration from public; grant select on migration to "{role}"')
    if connection.execute(cases.STANDING, (cases.mark(),)).fetchone()[0] != cases.tables():
        for statement in cases.guarding():
            connection.raw.execute(statement)
    for statement in rights.emptying(connection):
        connection.raw.execute(statement)
    for table in _made():
        for statement in rights.granting(table, role):
            connection.raw.execute(statement)
    return True


def _said(ran: list[int], last: int) -> tuple[str, dict[str, Any]]:
    words = f"Tabellerne er bragt til trin {last}." if ran else f"Tabellerne var allerede på trin {last}."
    return words, {"ok": True, "ran": ran, "at": last}


_BUSY: Final = (
    "Et andet program holder en af tabellerne, så trinnet blev ikke kørt. Intet er ændret, og centralen svarer "
    "stadig. Prøv igen om lidt."
)
