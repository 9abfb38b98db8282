"""`fodfaeste-central backup-check`: could one go back to a copy, and what would be lost; in a room of its own.

Status 0: one could. Status 1: not, or it could not be looked at. What is in the copy is never shown.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from casework.errors import FodfaesteError
from sync.service import backup, backup_room
from sync.service.admin_words import Told, Word
from sync.service.backup_room import Where
from sync.service.engines.engine import database_errors
from sync.service.ledger import CentralLedger, open_store
from sync.service.moments import when

HELP: Final = {"backup-check": "se, om en sikkerhedskopi kan bruges, og hvad der ville mangle"}


def words(under: Any, word: Word, folder: Callable[..., Path]) -> None:
    """Give the command line its word about a copy."""

    def run(chosen: argparse.Namespace) -> Told:
        return check(folder(chosen), chosen)

    parser = word(under, "backup-check", run)
    parser.add_argument("copy", type=Path, help="central.db, mappen med den, eller det, som pg_dump skrev")
    parser.add_argument(
        "--room-file", type=Path, help="adressen på en tom database, med centralens rolle (kun PostgreSQL)"
    )
    parser.add_argument("--owner-file", type=Path, help="samme tomme database, med ejerens rolle")
    parser.add_argument(
        "--pg-restore", default="pg_restore", help="programmet, hvis det ligger et andet sted"
    )


def check(folder: Path, chosen: argparse.Namespace) -> Told:
    """Restore a copy beside everything, look it through, and say whether one could go back to it."""
    where = Where(folder, chosen.key_file, chosen.room_file, chosen.owner_file, chosen.pg_restore)
    with backup_room.opened(chosen.copy, where) as copy, _live(folder, chosen) as live:
        found = backup.checked(copy)
        gone = None if found.faults else backup.lost(copy, folder, live)
    lines = [*backup.said(found, gone)]
    if found.newest:
        lines.append(f"Det nyeste i kopien er fra {when(found.newest)}.")
    facts = {"ok": not found.faults, **asdict(found), "faults": list(found.faults)}
    facts["lost"] = asdict(gone) if isinstance(gone, backup.Lost) else None
    facts["same_log"] = isinstance(gone, backup.Lost)
    return "\n".join(lines), facts


@contextmanager
def _live(folder: Path, chosen: argparse.Namespace) -> Iterator[CentralLedger | None]:
    """Open the service's own store to count what is behind the copy; nobody where it does not open: it may be lost."""
    ledger: CentralLedger | None
    try:
        ledger = open_store(folder, key_file=chosen.key_file, database_file=chosen.database_file)
    except (FodfaesteError, OSError):
        ledger = None
    except database_errors():
        ledger = None
    if ledger is None:
        yield None
        return
    try:
        yield ledger
    finally:
        ledger.close()
