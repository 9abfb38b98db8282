"""A line system's export into the log: read, compared with the last time, and taken whole or not at all.

The importer is a device of its own. It has seen what it wrote itself and nothing else, so that a value which the line
system changes never replaces what a caseworker wrote meanwhile: both stand, and a person chooses. The grants follow the
export: who has a citizen there gets him here, and a grant that an import gave is taken back when the export moves it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

import msgspec

from casework.changes import Change, Dot, Placed, Seen
from casework.clock import COPENHAGEN, tick
from casework.errors import Refused
from casework.intake import GrantWanted, Intake, read_export
from casework.intake.files import COLUMNS
from casework.kinds import Role
from sync.protocol import canonical, hash_of, to_wire
from sync.service import erased, grants, husks, numbers, registry, rules
from sync.service.given import IMPORT
from sync.service.ledger import (
    CentralLedger,
    Connection,
    address_file,
    create,
    is_made,
    tenant,
    unmake,
)
from sync.service.log import Entry, Log
from sync.service.projections import open_kept
from sync.service.registry import Device, User

REASON: Final = "indlæsning fra fagsystemet"
_TAKEN: Final = husks.TAKEN
"""Whose key seals what the last import said; it is no stream of anybody's."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: the report, and how many changes and grants it made."""

    report: dict[str, Any]
    changes: int
    grants: int
    dry: bool


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read the nine files of a folder; Refused, in one sentence, where that is not possible."""
    if not folder.is_dir():
        raise Refused(f"Mappen {folder} findes ikke eller er ikke en mappe. Intet er indlæst.")
    try:
        return {name: (folder / name).read_bytes() for name in COLUMNS if (folder / name).exists()}
    except OSError as error:
        name = Path(str(error.filename)).name
        raise Refused(f"{name} i mappen {folder} kan ikke læses. Intet er indlæst.") from error


@contextmanager
def store_for_import(
    folder: Path, municipality: str, *, key_file: Path | None, database_file: Path | None = None
) -> Iterator[CentralLedger]:
    """Open the store, or make it first; one made for an import that failed, or for a dry run, is not left behind.

    On PostgreSQL the store must be there: what the service made it may not take away again.
    """
    made = address_file(folder, database_file) is None and not is_made(folder)
    if made:
        ledger = create(folder, municipality, key_file=key_file)
    else:
        ledger = open_kept(folder, key_file=key_file, database_file=database_file)
    before = ledger.tenant().seq
    try:
        yield ledger
    finally:
        empty = made and ledger.tenant().seq == before
        ledger.close()
        if empty:
            unmake(folder)


def take(
    ledger: CentralLedger,
    files: Mapping[str, bytes],
    *,
    now: datetime,
    dry: bool,
    act: grants.Act | None = None,
    beside: Callable[[Connection], None] = lambda _: None,
) -> Imported:
    """Read an export and take what is new of it, in one transaction; a dry run writes nothing.

    `act`: somebody at the service says it of a person, and no export: then the job that he says counts in any case, of
    that person and of nobody else. `beside`: what is written in the same breath.
    """
    with ledger.reading() as connection:
        here = tenant(connection)
        acked, taken = _last_time(connection, here.importer)
        intake = read_export(
            files,
            space=here.space,
            taken=taken,
            today=now.astimezone(COPENHAGEN).date(),
            seen_of=lambda _: Seen(0, acked),
            known=lambda number: numbers.cases(connection, number) if taken else (),
            by_hand=act is not None,
        )
    changes = sum(len(several) for several in intake.changes.values())
    if dry:
        return Imported(intake.report.as_json(), changes, len(intake.grants), dry=True)
    with ledger.writing() as connection:
        importer = registry.importer(connection, now)
        if _last_time_number(connection, importer.id) != acked:
            raise Refused("En anden indlæsning blev færdig imens. Intet er indlæst; prøv igen.")
        given = _write(
            connection,
            importer,
            intake,
            taken,
            act=act or grants.Act(importer.id, REASON, now.isoformat(timespec="seconds")),
            now=now,
        )
        _keep_taken(connection, taken, intake)
        beside(connection)
    return Imported(intake.report.as_json(), changes, given, dry=False)


def take_beside(ledger: CentralLedger, changes: Iterable[Change], *, now: datetime) -> None:
    """Write what no export says, as the importer that has seen what it wrote: the practice office begins with it."""
    with ledger.writing() as connection:
        importer, log = registry.importer(connection, now), Log(connection)
        _place(log, importer, changes, now=now)
        log.finish()


def _last_time_number(connection: Connection, importer: str) -> int:
    row = connection.execute("select acked from device where id = ?", (importer,)).fetchone()
    return row[0] if row else 0


def _last_time(connection: Connection, importer: str) -> tuple[int, dict[str, Any]]:
    rows = connection.execute("select key, fields from taken").fetchall()
    read = connection.payloads.read
    taken = {key: msgspec.json.decode(read(_TAKEN, key, fields)) for key, fields in rows}
    return _last_time_number(connection, importer), taken


def _write(
    connection: Connection,
    importer: Device,
    intake: Intake,
    before: Mapping[str, Any],
    *,
    act: grants.Act,
    now: datetime,
) -> int:
    """Write the changes in the export's order, then the persons, then the grants; return how many grants changed."""
    log = Log(connection)
    _place(log, importer, (change for several in intake.changes.values() for change in several), now=now)
    by_export = act.by == importer.id
    colleagues = [
        key for key, record in intake.taken.items() if record["kind"] == "worker" and key in intake.named
    ]
    for key in colleagues:
        said = before[key]["fields"].get("role") if by_export and key in before else None
        user = _user(key, cast("dict[str, Any]", intake.taken[key]["fields"]))
        if _put(connection, user, said) and by_export:
            rules.note(connection, f"job {user.initials}={user.role}", who=IMPORT, now=now)
    ended = [grants.end_uncarried(log, act, one) for one in ([""] if by_export else colleagues)]
    given = sum(ended) + _grant(log, intake.grants, act)
    log.finish()
    return given


def _place(log: Log, importer: Device, changes: Iterable[Change], *, now: datetime) -> None:
    """Give the changes their places and numbers; nothing comes to a record that ended or a case that was erased."""
    connection, gone = log.connection, erased.all_(log.connection)
    number, at, hlc = _last_time_number(connection, importer.id), now.isoformat(timespec="seconds"), 0
    for change in changes:
        if husks.is_one(connection, change.record) or change.stream in gone:
            continue
        number, hlc = number + 1, tick(now, hlc)
        log.place(_entry(change, importer, number, hlc=hlc, at=at))
    connection.execute("update device set acked = ? where number = ?", (number, importer.number))


def _entry(change: Change, importer: Device, number: int, *, hlc: int, at: str) -> Entry:
    own = min(change.seen.own, number - 1)
    placed = Placed(change, Dot(importer.id, number), hlc, importer.user)
    wire = to_wire(placed)
    wire.o = own
    raw = canonical(wire)
    return Entry(importer.number, importer.id, importer.user, wire, raw, hash_of(raw), at)


def _user(key: str, fields: dict[str, Any]) -> User:
    return User(key, str(fields["initials"]).upper(), str(fields["name"]), str(fields["role"]))


def _put(connection: Connection, user: User, said: str | None) -> bool:
    """Enter a person; his job only where the export says another one than the last time. Tell whether it is another.

    What the municipality's provider said meanwhile stays so, because the export says nothing new about it. Else
    whoever may have no case any more would be given some between an import and his next sign-in.
    """
    row = connection.execute("select role from user where id = ?", (user.id,)).fetchone()
    now = user if row is None or user.role != said else replace(user, role=row[0])
    registry.put_user(connection, now)
    return row is not None and now.role != row[0]


def _grant(log: Log, wanted: tuple[GrantWanted, ...], act: grants.Act) -> int:
    """Give what this export wants and the last did not, and take back what an import gave and this one moves.

    What a team lead has moved meanwhile stays so, because the export says nothing new about it. A case that was erased
    or has moved to another municipality is nobody's here, and the rest of the export is taken all the same.
    """
    now: dict[str, dict[str, Role]] = {}
    for one in wanted:
        now.setdefault(one.stream, {})[one.user] = one.role
    given, gone = 0, grants.nobodys(log.connection)
    for stream, users in now.items():
        if stream in gone:
            continue
        before = _wanted(log.connection, stream)
        heir = next((user for user, role in users.items() if role == "primary"), "")
        for user in grants.given_by(log.connection, stream, act.by):
            if user in before and user not in users:
                given += grants.revoke(log, user, stream, act=act, to=heir)
        for user, role in users.items():
            if before.get(user) != role and grants.may_have(log.connection, user, role):
                given += grants.grant(log, user, stream, role, act=act)
        if before != users:
            _keep_wanted(log.connection, stream, users)
    return given


def _wanted(connection: Connection, stream: str) -> dict[str, str]:
    return dict(connection.execute("select user, role from wanted where stream = ?", (stream,)).fetchall())


def _keep_wanted(connection: Connection, stream: str, users: Mapping[str, Role]) -> None:
    connection.execute("delete from wanted where stream = ?", (stream,))
    connection.executemany(
        "insert into wanted (stream, user, role) values (?, ?, ?)",
        [(stream, user, role) for user, role in users.items()],
    )


def _keep_taken(connection: Connection, before: Mapping[str, Any], intake: Intake) -> None:
    gone = erased.all_(connection)
    fresh = [
        (key, connection.payloads.kept(_TAKEN, key, msgspec.json.encode(record)))
        for key, record in intake.taken.items()
        if before.get(key) != record and record["stream"] not in gone and not husks.is_one(connection, key)
    ]
    connection.executemany(
        "insert into taken (key, fields) values (?, ?) on conflict (key) do update set fields = excluded.fields",
        fresh,
    )
