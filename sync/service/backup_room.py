"""A room of its own for a copy: restored there, opened there, gone afterwards; what answers devices is not touched.

The copy of a SQLCipher store is its file (with the `-wal` beside it, where there is one), laid in a temporary folder. A
copy from PostgreSQL is what `pg_dump` wrote; it is restored into an empty database, with that database's owner, given
the rights that it is to have, opened with the service's role, and the database is emptied again.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from casework.errors import Damaged, Refused
from sync.service import branches, migrate_admin
from sync.service.engines.engine import database_errors
from sync.service.ledger import KEY, STORE, CentralLedger, open_store

if TYPE_CHECKING:
    from sync.service.engines.postgres import PgConnection

_BESIDE: Final = ("", "-wal")
_THERE: Final = """select relname from pg_class where relnamespace = 'public'::regnamespace
    and relkind in ('r', 'p', 'v', 'm', 'S', 'f') limit 1"""
_OURS: Final = """select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace
    and relkind = 'r' and relowner = current_user::regrole"""


@dataclass(frozen=True, slots=True)
class Where:
    """What a copy is opened by: the service's folder and key; for PostgreSQL the empty database by its two roles."""

    folder: Path
    key_file: Path | None = None
    room_file: Path | None = None
    owner_file: Path | None = None
    pg_restore: str = "pg_restore"

    @property
    def key(self) -> Path:
        """Return the key file."""
        return self.key_file or self.folder / KEY


@contextmanager
def opened(copy: Path, where: Where) -> Iterator[CentralLedger]:
    """Restore a copy in a room of its own and open it there; Damaged or Refused, with what to do, where it is none."""
    with ExitStack() as stack:
        room = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fodfaeste-kopi-")))
        if (where.folder / branches.FILE).exists():
            shutil.copy(where.folder / branches.FILE, room)
        files = _files_of(copy)
        if where.room_file is None:
            if not files:
                raise Refused(_NEITHER)
            _copy(files, room)
        else:
            if files or where.owner_file is None:
                raise Refused(_TWO_ADDRESSES)
            stack.enter_context(_restored(copy, where.room_file, where.owner_file, where.pg_restore))
        ledger = _open(room, where)
        stack.callback(ledger.close)
        yield ledger


def _open(room: Path, where: Where) -> CentralLedger:
    try:
        return open_store(room, key_file=where.key, database_file=where.room_file, behind=True)
    except database_errors() as error:
        raise Damaged(_HURT) from error


def _files_of(copy: Path) -> list[Path]:
    """Return the files of a SQLCipher store's copy; none where it is not one."""
    main = copy / STORE if copy.is_dir() else copy
    is_dump = copy.is_dir() and (copy / "toc.dat").exists()
    if not main.is_file() or is_dump or _begins(main, b"PGDMP"):
        return []
    return [one for one in (main.with_name(main.name + more) for more in _BESIDE) if one.is_file()]


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _copy(files: list[Path], room: Path) -> None:
    needed = sum(one.stat().st_size for one in files)
    if shutil.disk_usage(room).free < 2 * needed:
        raise Refused(_NO_ROOM.format(mb=2 * needed // 10**6 + 1, folder=tempfile.gettempdir()))
    for one, more in zip(files, _BESIDE, strict=False):
        shutil.copyfile(one, room / (STORE + more))
        (room / (STORE + more)).chmod(0o600)


@contextmanager
def _restored(copy: Path, room_file: Path, owner_file: Path, program: str) -> Iterator[None]:
    """Restore what pg_dump wrote into an empty database, and empty it again whatever happens."""
    from sync.service.engines.postgres import Postgres, address_in

    owner = Postgres(address_in(owner_file)).connect()
    try:
        role = _service_of(Postgres(address_in(room_file)).connect(), owner)
        try:
            _restore(copy, address_in(owner_file), program)
            migrate_admin.lay(address_in(owner_file), role)
            yield
        finally:
            for (table,) in owner.execute(_OURS).fetchall():
                owner.raw.execute(f"drop table {table} cascade")
    finally:
        owner.close()


def _service_of(service: "PgConnection", owner: "PgConnection") -> str:
    """Return the role that the copy is to be opened by; Refused where both are not of one empty database."""
    try:
        role, database = service.execute("select current_user, current_database()").fetchone()
    finally:
        service.close()
    if owner.execute("select current_database()").fetchone()[0] != database:
        raise Refused("De to adresser er ikke til samme database. Intet er ændret.")
    if owner.execute(_THERE).fetchone() is not None:
        raise Refused(
            "Databasen til prøven er ikke tom, så kopien er ikke lagt ind, og intet er ændret. Lav en tom: createdb"
        )
    return str(role)


def _restore(copy: Path, address: str, program: str) -> None:
    words = [program, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    environment = {**os.environ, **_variables(address)}  # a password stands in no command line
    try:
        done = subprocess.run(
            [*words, "--dbname", environment["PGDATABASE"], str(copy)],
            env=environment,
            capture_output=True,  # what it says may hold a row
            check=False,
        )
    except OSError as error:
        raise Refused(_NO_PROGRAM.format(program=program)) from error
    if done.returncode:
        raise Damaged(_NOT_RESTORED)


def _variables(address: str) -> dict[str, str]:
    """Return a database address as the variables that PostgreSQL's own programs read."""
    from psycopg.pq import Conninfo

    options: list[Any] = [*Conninfo.parse(address.encode())]
    return {one.envvar.decode(): one.val.decode() for one in options if one.envvar and one.val is not None}


_NEITHER: Final = (
    "Her er ingen kopi af et lager: peg på central.db, på mappen med den, eller på det, som pg_dump skrev, og så med "
    "--room-file og --owner-file til en tom database. Intet er ændret."
)
_TWO_ADDRESSES: Final = (
    "En kopi fra PostgreSQL lægges i en tom database: --room-file FIL med centralens rolle og --owner-file FIL med "
    "ejerens. En kopi af central.db skal ingen af dem have. Intet er ændret."
)
_NO_ROOM: Final = (
    "Der er ikke plads til at lægge kopien ud ({mb} MB i {folder}). Intet er ændret. Sæt TMPDIR til en mappe med "
    "plads."
)
_NO_PROGRAM: Final = (
    "Programmet {program} findes ikke her. Det følger med PostgreSQL (pakken postgresql-client); peg på det med "
    "--pg-restore. Intet er ændret."
)
_NOT_RESTORED: Final = (
    "pg_restore kan ikke lægge kopien ind: den er beskadiget eller afbrudt, er ikke skrevet af pg_dump -Fc, -Fd eller "
    "-Ft, eller er skrevet af et nyere PostgreSQL end pg_restore. Intet er ændret."
)
_HURT: Final = (
    "NEJ: gå ikke tilbage til denne kopi. Den er beskadiget, så den ikke engang kan åbnes. Tag en ny kopi nu, og prøv "
    "en ældre. Centralens eget lager er ikke rørt."
)
