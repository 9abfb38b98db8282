"""Whether the service may be sent requests: its database answers with our tables, is no older copy, and has room."""

import os
import secrets
from typing import Final

from casework.errors import Damaged
from sync.service import migrations
from sync.service.engines.engine import is_full
from sync.service.ledger import CentralLedger, height_of
from sync.service.problems import Refusal, no_room

_TRIED: Final = 1 << 17
"""Bytes of chance that are written and left again, to see whether there is room: no database makes them smaller."""


def check(ledger: CentralLedger) -> None:
    """Refuse where something is missing; the part that is goes to the log, of the disk alone also into the answer.

    The file of the height is read first, because the database only grows; nothing is written.
    """
    try:
        before = ledger.known_height()
    except Damaged as error:
        raise Refusal("not_ready", at="height") from error
    with ledger.reading() as connection:
        try:
            pending = migrations.pending(connection)
        except Damaged as error:
            raise Refusal("not_ready", at="migrations") from error
        now = height_of(connection)
    if pending:
        raise Refusal("not_ready", at="migrations")
    if before is not None and before.epoch == now.epoch and now.seq < before.seq:
        raise Refusal("not_ready", at="height")
    _check_room(ledger)


def _check_room(ledger: CentralLedger) -> None:
    """Refuse where the disk of the folder is nearly full, or a write found one full and it is so still.

    The disk of a PostgreSQL server cannot be seen from here: only a write tells.
    """
    disk = os.statvfs(ledger.folder)
    if disk.f_bavail * disk.f_frsize < ledger.engine.room:
        raise no_room()
    if ledger.lacks_room:
        _try_room(ledger)
        ledger.lacks_room = False


class _Tried(Exception):
    """There was room; what was written for it is left again."""


def _try_room(ledger: CentralLedger) -> None:
    try:
        with ledger.writing() as connection:
            connection.execute(
                "insert into setting (key, value) values ('room', ?)", (secrets.token_hex(_TRIED),)
            )
            raise _Tried
    except _Tried:
        return
    except Exception as error:
        raise (no_room() if is_full(error) else error) from error
