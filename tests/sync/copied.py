"""A service with something of everything in it, and its copy: what a check of copies is shown against."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from sync.service import admin, issuer
from sync.service.ledger import open_store
from tests.sync.servers import Server
from tests.sync.stage import central, device, new_id
from tests.sync.trail_stage import a_desk

SECRET: Final = "Zarathustra talte"
PIECE: Final = b"forseglede bytes"


def fill(folder: Path, server: Server | None = None, database: str = "fodfaeste") -> str:
    """Make a service with a case of two notes, a whole file and a person's trail; return the case."""
    stream, file = new_id(), new_id()
    with central(folder, server=server, database=database) as running:
        one = running.add_user("JOKR")
        running.grant(one, stream)
        with device(running, one) as computer:
            for _ in range(2):
                computer.ledger.write(stream, new_id(), {"what": SECRET})
            computer.round()
        with a_desk(running, folder.parent / "desk", "LEJE") as desk:
            desk.note(stream)
            desk.round()
        issuer.today(running.ledger, running.clock())
        with running.ledger.writing() as connection:
            whole = (file, stream, len(PIECE), hashlib.sha256(PIECE).hexdigest(), "2026-11-26T09:00:00+00:00")
            connection.execute(
                "insert into file (id, stream, size, sum, whole) values (?, ?, ?, ?, ?)", whole
            )
            connection.execute("insert into file_piece (file, number, data) values (?, 0, ?)", (file, PIECE))
    return stream


def write_more(folder: Path, stream: str, many: int, server: Server | None = None) -> None:
    """Let the person of `fill` write so many more notes, from another computer."""
    with central(folder, server=server) as running:
        one = next(user for user in _users(running) if user.initials == "JOKR")
        with device(running, one) as computer:
            for _ in range(many):
                computer.ledger.write(stream, new_id(), {"what": SECRET})
            computer.round()


def _users(running: Any) -> Any:
    from sync.service import registry

    with running.ledger.reading() as connection:
        return registry.users(connection)


def copied(folder: Path, to: Path) -> Path:
    """Copy a SQLCipher store as an administrator does, with the service at rest."""
    to.mkdir()
    for name in ("central.db", "central.db-wal"):
        if (folder / name).exists():
            shutil.copy(folder / name, to)
    return to


def spoilt(copy: Path, key_file: Path, statement: str, *values: Any) -> None:
    """Alter a copy behind the service's back, with the key in hand."""
    ledger = open_store(copy, key_file=key_file, behind=True)
    with ledger.writing() as connection:
        assert connection.execute(statement, values).rowcount
    ledger.close()


def check(
    capsys: pytest.CaptureFixture[str], folder: Path, copy: Path, *more: str | Path
) -> tuple[int, dict[str, Any]]:
    """Run the word; return its status and its one object."""
    capsys.readouterr()
    words = ["backup-check", copy, "--store", folder, *more, "--json"]
    status = admin.main([str(word) for word in words])
    said = capsys.readouterr().out
    assert SECRET not in said
    return status, json.loads(said)
