"""What the tests of an erasure share: a case that several persons have or had, two who decide, and the hunts."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from casework import attachments
from casework.retention import Ground
from casework.trail import Noted
from sync.service import admin, retention
from sync.service.erasing import Done
from sync.service.log import Log
from sync.service.registry import User
from sync.service.retention import Hand, Wish
from tests.storage.pages import _logged, _pages
from tests.storage.test_residue import stands_in
from tests.sync.away import Laptop
from tests.sync.putting_back import Office
from tests.sync.wrong_case import act

WORD = "hjerteblødningsangst"
"""Stands in notes, a file, a reason of a grant and a draft of the case that goes."""
OTHER = "kaffeaftalen"
"""Stands in the case that stays."""
WHY = "Teamleder og arkiv har besluttet det"


def two_cases(one: Laptop) -> tuple[str, str]:
    """Open the case that goes and one that stays, and write in both; the first has a file, too."""
    goes, stays = one.open_citizen(), one.open_citizen(cpr="6502031234")
    one.write(f"{WORD} " * 40, f"mere om {WORD}", stream=goes)
    one.write(f"Hun fik sin {OTHER}", stream=stays)
    sealed = one.store.attachments.seal(goes, [WORD.encode() * 9])
    file = attachments.attach_file(goes, file=sealed, name=f"{WORD}.pdf", what="Brev", **act(one))
    one.store.ledger.record(file, now=one.running.clock())
    one.store.trail.note(Noted("read", (goes,), "case"), now=one.running.clock())
    return goes, stays


def erase(central: Office, stream: str, ground: Ground = "wish") -> Done:
    """Ask and confirm, as the two commands do."""
    first, second = deciders(central)
    with central.running.ledger.writing() as connection:
        asked = Wish(stream, ground, WHY, "undtaget")
        number = retention.ask(connection, asked, hand=Hand(first, "anna", central.clock()))
    with central.running.ledger.writing() as connection:
        log = Log(connection)
        _, done = retention.confirm(log, number, hand=Hand(second, "bo", central.clock()))
        log.finish()
    return done


def deciders(central: Office) -> tuple[User, User]:
    known = {
        row[0]: User(*row[1:])
        for row in central.running.all("select initials, id, initials, name, role from user")
    }
    jobs = {"FORA": "Sagsbehandler", "LEDA": "Teamleder"}
    first, second = (known.get(name) or central.running.add_user(name, jobs[name]) for name in jobs)
    return first, second


def service_says(central: Office, word: str = WORD) -> bool:
    """Tell whether a word stands in any page of the service's database, used or free, in its log or beside it."""
    key, file = central.running.ledger.keys.of("store"), central.folder / "central.db"
    said = b"".join(_pages(file, key)) + b"".join(_logged(file.with_name("central.db-wal"), key))
    others = (one for one in central.folder.iterdir() if not one.name.startswith("central.db"))
    return stands_in(word, said) or any(stands_in(word, one.read_bytes()) for one in others)


def settle(central: Office) -> None:
    """Let the database's own log go into its file, as it does by itself."""
    central.running.ledger._writer.execute("pragma wal_checkpoint(truncate)")


def run(central: Office, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command beside the service; return its status and what it said, or why not."""
    status = admin.main([*words, "--store", str(central.folder)])
    said = capsys.readouterr()
    return status, said.out + said.err


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def tables_with_a_case(running: Any) -> set[str]:
    """Return the tables of the service that have a column naming a case."""
    found = running.all("select name, sql from sqlite_master where type = 'table'")
    return {name for name, sql in found if re.search(r"^\s+(?:stream|one) text", str(sql), re.MULTILINE)}
