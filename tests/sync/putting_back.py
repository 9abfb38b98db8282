"""A central service that is put back from an older copy, and the computers that go on with it.

On SQLCipher a copy is the file; on PostgreSQL it is what pg_dump wrote, laid by pg_restore in a new database.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from casework.changes import Dot
from casework.kinds import Role
from storage.rewinding import Rewinding
from sync import restored
from sync.client import Client, RoundTold
from sync.service import branches, doctor, generation
from sync.service.ledger import open_store
from tests.sync.away import Laptop
from tests.sync.servers import Server
from tests.sync.stage import Central, Clock


class Office:
    """The service with its folder: it can be copied while it runs, and go on from a copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.running = self.begun()
        self._is_on = True
        self.laptops: list[Laptop] = []

    def begun(self) -> Central:
        return Central(self.folder, self.clock)

    def stop(self) -> None:
        if self._is_on:
            self.running.close()
        self._is_on = False

    def end(self) -> None:
        """Stop for good."""
        self.stop()

    def copy(self, name: str = "copy") -> Path:
        """Return a copy of the database as a backup makes it: without the file outside it."""
        to = self.folder.with_name(name)
        self.running.ledger._writer.execute("pragma wal_checkpoint(truncate)")
        shutil.copy(self.folder / "central.db", to)
        return to

    def lay(self, copy: Path) -> None:
        """Put a copy where the database was."""
        for name in ("central.db", "central.db-wal", "central.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        shutil.copy(copy, self.folder / "central.db")

    def image(self) -> Path:
        """Return a copy of the whole machine, with the file outside the database."""
        to = self.folder.with_name("image")
        copy = self.copy("image.db")
        shutil.copytree(self.folder, to, ignore=shutil.ignore_patterns("central.db*"))
        shutil.copy(copy, to / "copy")
        return to

    def put_back_whole(self, image: Path) -> None:
        """Put the whole machine back, and go on as if nothing had been."""
        self.stop()
        shutil.rmtree(self.folder)
        shutil.copytree(image, self.folder, ignore=shutil.ignore_patterns("copy"))
        self.lay(image / "copy")
        self.go_on()

    def put_back(self, copy: Path, *, told: bool = True, copied_at: datetime | None = None) -> None:
        """Stop, put a copy in place, say so, and go on."""
        self.stop()
        self.lay(copy)
        if told:
            self.tell(copied_at)
        self.go_on()

    def tell(self, copied_at: datetime | None = None) -> generation.Begun:
        ledger = open_store(self.folder, behind=True)
        try:
            return generation.begin(ledger, who="admin", now=self.clock(), copied_at=copied_at)
        finally:
            ledger.close()

    def go_on(self) -> None:
        self.running, self._is_on = self.begun(), True
        for one in self.laptops:
            one.running = self.running

    def laptop(self, initials: str, folder: Path) -> Laptop:
        one = Laptop(self.running, self.running.add_user(initials), folder)
        self.laptops.append(one)
        return one

    def grant(self, one: Laptop, stream: str, role: Role = "primary") -> None:
        self.running.grant(one.user, stream, role)

    def dots(self) -> dict[Dot, int]:
        """Return every dot of the log, and how often it is there."""
        rows = self.running.all(
            "select d.id, c.dseq, count(*) from change c join device d on d.number = c.device group by d.id, c.dseq"
        )
        return {Dot(device, number): count for device, number, count in rows}

    def notes(self) -> list[str]:
        """Return the texts of the notes in the log, in its order."""
        return [str(json.loads(said)["f"]["text"]) for said in self.running.contents("note")]

    def faults(self) -> list[str]:
        return doctor.faults(self.running.ledger)

    def branches(self) -> branches.Known:
        with self.running.ledger.reading() as connection:
            return branches.of_database(connection)


class Served(Office):
    """The same over a database of a PostgreSQL server."""

    def __init__(self, folder: Path, server: Server, database: str) -> None:
        self.server, self.database = server, server.database(database)
        super().__init__(folder)

    def begun(self) -> Central:
        return Central(self.folder, self.clock, self.server, self.database)

    def end(self) -> None:
        self.stop()
        self.server.as_superuser(f"drop database {self.database} with (force)")

    def copy(self, name: str = "copy") -> Path:
        to = self.folder.with_name(name)
        self._run("pg_dump", "-Fc", "-f", str(to))
        return to

    def lay(self, copy: Path) -> None:
        self.server.as_superuser(f"drop database {self.database} with (force)")
        self.server.database(self.database, ready=False)
        self._run("pg_restore", str(copy))

    def _run(self, program: str, *words: str) -> None:
        where = ("-h", str(self.server.folder), "-U", "postgres", "-d", self.database)
        subprocess.run([str(self.server.programs / program), *where, *words], check=True, capture_output=True)


@contextmanager
def office(
    folder: Path, *initials: str, server: Server | None = None
) -> Iterator[tuple[Office, list[Laptop]]]:
    """Run a service with some persons' computers; over PostgreSQL where a server is given."""
    one = Office(folder / "central") if server is None else Served(folder / "central", server, "put_back")
    with ExitStack() as opened:
        opened.callback(one.end)
        laptops = [one.laptop(name, folder / name) for name in initials]
        for laptop in laptops:
            opened.callback(_close, laptop)
        yield one, laptops


def _close(one: Laptop) -> None:
    one.store.close()


def a_round(one: Laptop, *, rewinds: bool = True) -> RoundTold:
    """Do what the desktop does at each contact."""
    wire, ledger = one.wire(), one.store.ledger
    rewinding = Rewinding(ledger) if rewinds else None
    one.store.trail.sign_with(one.enrolled.key.sign)
    client = Client(ledger, wire, epoch=one.enrolled.epoch, trail=one.store.trail, rewinding=rewinding)
    try:
        client.rewind.following(
            lambda: restored.announce(ledger, wire, epoch=client.rewind.epoch, cancelled=lambda: False),
            lambda _: None,
        )
        return client.one_round(lambda _: None, lambda: False)
    finally:
        wire.close()


def shown(one: Laptop) -> list[str]:
    """Return the texts of the notes that a screen would show, in the order of their time and text."""
    rows = one.store.own_reader().rows(
        "select fields ->> 'text' from record where kind = 'note' and gone = 0 order by 1"
    )
    return [row[0] for row in rows]


def all_placed(one: Laptop) -> bool:
    """Tell whether every change here has a place at the service of today."""
    (left,) = one.store.own_reader().row("select count(*) from log where seq is null or lost > 0") or (0,)
    return not left
