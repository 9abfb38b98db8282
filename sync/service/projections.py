"""The sums of what each role may hold, kept true to the table of roles: a release that moves a field counts them anew.

Devices that hold rows by the earlier table then find another sum, fetch those cases again, and keep of them what their
role may read today and nothing else.
"""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from casework.changes import Dot
from casework.kinds import KINDS, RIGHTS, Role, readable
from sync.protocol import fingerprint, read_change
from sync.service import erased, erasing, husks, twins
from sync.service.ledger import CentralLedger, Connection, open_store
from sync.service.log import CASE_ROLES, PROJECTION
from sync.service.payloads import of_change

Sums = dict[tuple[str, Role], tuple[int, int]]
"""Stream and projection -> how many rows of it, and the sum of their fingerprints."""

_KEY: Final = "roles.table"
_WRAP: Final = 1 << 64


def table() -> str:
    """Return the mark of the table of today: which field has which class, and which role reads which class."""
    fields = {
        kind.name: {name: one.sensitivity for name, one in kind.fields.items()} for kind in KINDS.values()
    }
    said = [fields, {role: sorted(RIGHTS[role].read) for role in CASE_ROLES}]
    return hashlib.blake2b(msgspec.json.encode(said, order="sorted"), digest_size=16).hexdigest()


def open_kept(
    folder: Path, *, key_file: Path | None = None, database_file: Path | None = None
) -> CentralLedger:
    """Open the service's store, with sums that follow the table of roles of this release."""
    ledger = open_store(folder, key_file=key_file, database_file=database_file)
    try:
        _end_again(ledger)
        keep(ledger)
        _mark_numbers(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _end_again(ledger: CentralLedger) -> None:
    """Take out and erase again what an older copy has of it, also where nobody said that it is one."""
    known = ledger.husks.read()
    with ledger.reading() as connection:
        here = {record for (record,) in connection.execute("select record from husk").fetchall()}
    if known.keys() - here:
        with ledger.writing() as connection:
            husks.end_again(connection, known, datetime.now(UTC).isoformat(timespec="seconds"))
    cases = ledger.erased.read()
    with ledger.reading() as connection:
        gone = erased.all_(connection)
    if cases.keys() - gone:
        with ledger.writing() as connection:
            erasing.erase_again(connection, cases, datetime.now(UTC).isoformat(timespec="seconds"))


def _mark_numbers(ledger: CentralLedger) -> None:
    """Find cases with one number also in a log from before they were looked for."""
    with ledger.reading() as connection:
        if twins.is_marked(connection):
            return
    with ledger.writing() as connection:
        twins.mark_all(connection, datetime.now(UTC).isoformat(timespec="seconds"))


def keep(ledger: CentralLedger) -> bool:
    """Count the sums anew where the table of roles is another than when they were counted; tell whether it was."""
    with ledger.reading() as connection:
        if _counted_by(connection) == table():
            return False
    with ledger.writing() as connection:
        sums = counted(connection)
        connection.execute("delete from tally")
        connection.executemany(
            "insert into tally (stream, projection, count, sum) values (?, ?, ?, ?)",
            [
                (stream, role, count, f"{total:016x}")
                for (stream, role), (count, total) in sorted(sums.items())
            ],
        )
        connection.execute(
            "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
            (_KEY, table()),
        )
    return True


def counted(connection: Connection) -> Sums:
    """Return every sum as its rows make it, by the table of today."""
    sums: Sums = {}
    rows = connection.execute(
        "select c.seq, d.id, c.device, c.dseq, c.stream, c.payload from change c join device d "
        "on d.number = c.device where length(c.payload) > 0"
    )
    for seq, device, number, dseq, stream, sealed in rows:
        wire = read_change(connection.payloads.read(stream, of_change(number, dseq), sealed))
        for projection in set(PROJECTION.values()):
            fields = readable(projection, wire.k, wire.f)
            if fields:
                count, total = sums.get((wire.s, projection), (0, 0))
                mark = fingerprint(Dot(device, wire.d), seq, wire, fields)
                sums[wire.s, projection] = (count + 1, (total + mark) % _WRAP)
    return sums


def _counted_by(connection: Connection) -> str:
    row = connection.execute("select value from setting where key = ?", (_KEY,)).fetchone()
    return str(row[0]) if row else ""
