"""The practice office: invented citizens, a central service of its own on this machine, nothing leaves it.

It has a home of its own below the data folder. The first time, the invented export (dates written as days from today)
is read in by the real import, a computer is brought in with a real code, and everything after that is the program as
it is; so it is for each chair (`desktop.chairs`). The service lives as long as the desktop: it is found again after a
lock, and ended at the end.
"""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from casework import visits
from casework.answers import CitizenRow, Day
from casework.clock import COPENHAGEN
from casework.errors import Damaged, FodfaesteError
from casework.sentences import Sentence
from desktop import chairs, joining, paths
from desktop.desk import Desk
from desktop.lanes import Lane, Refusal
from desktop.practice_dates import dated

if TYPE_CHECKING:
    from storage.reader import Reader
    from storage.vault import Store

PASSPHRASE: Final = "lampe havre bølge stol"  # noqa: S105  the practice office guards nobody
MUNICIPALITY: Final = "Øvelseskommunen"
DATA: Final = Path(__file__).with_name("practice_data")
STATE: Final = "practice.json"
FAILED: Final = QT_TRANSLATE_NOOP(
    "sentences",
    "Øvelseskontoret kunne ikke gøres klar. Intet uden for det er rørt. Luk Fodfæste, og prøv igen; "
    "hjælper det ikke, så slet mappen practice under programmets data.",
)
DAY: Final = (
    (
        "Amina Testberg",
        time(8, 30),
        "home",
        "Fire timer med løn: hvad siger køkkenet?",
        "Vi ringer til køkkenet sammen",
    ),
    ("Bent Øvrum", time(10, 0), "home", "Cykelværkstedet", "Bent tænker over tirsdag formiddag"),
    ("Emil Legestue", time(11, 15), "walk", "Trykkeriet på torsdag", ""),
    ("Dagny Eksempelsen", time(13, 0), "office", "Vaskeriet, to dage om ugen", ""),
)
"""Whom the practice caseworker visits on a day for which nothing is planned yet, and what was agreed the last time."""

Opened = Callable[["tuple[Store, dict[str, str]]"], None]


class Practice:
    """The service of the practice office, and its first day."""

    def __init__(self) -> None:
        self._home = paths.home()
        self._service: subprocess.Popen[bytes] | None = None
        self._port = 0

    def prepare(self, lane: Lane, then: Opened, refused: Refusal) -> None:
        """Make everything the first time: on the lane, but the service is started by the main thread, with whose
        end the kernel ends it.
        """

        def start(_none: None) -> None:
            self.start_service()
            lane.do(self._join, then, refused)

        lane.do(self._import, start, refused)

    def _import(self) -> None:
        """Read the invented export, and what was written beside it, into the service, where it is not there yet."""
        mark = _mark()
        if chairs.filled() == mark:
            return
        folder, on = self._home / "export", chairs.first_day()
        write_export(folder, on)
        self._run("desktop.practice_central", "fill", MUNICIPALITY, str(folder), on.isoformat())
        chairs.note_filled(mark)

    def _join(self) -> "tuple[Store, dict[str, str]]":
        """Bring this computer in, with a code as anybody's; what a guess costs is not measured, nobody guesses here."""
        from storage.vault import Cost

        self._wait()
        initials = chairs.chosen()
        code = json.loads(self._run("sync.service.admin", "code", initials, "--json"))["code"]
        enrolled = joining.ask_in(self.address, code, joining.begin())
        made = joining.make_store(enrolled, PASSPHRASE, cost=Cost())
        chairs.take(initials, made[0].folder)
        return made

    def serve(self, central: dict[str, str]) -> dict[str, str]:
        """Have the service answer, and return where; its port may be another one than last time."""
        if not self._port:
            self.start_service()
        return {**central, "address": self.address}

    @property
    def address(self) -> str:
        """Where the service answers."""
        return f"http://127.0.0.1:{self._port}"

    def start_service(self) -> None:
        """Start the service, or find the one that outlived a lock."""
        found = self._found()
        if found:
            self._port = found
            return
        self._port = _free_port()
        command = [
            sys.executable,
            "-m",
            "desktop.practice_central",
            "serve",
            str(os.getpid()),
            str(self._port),
        ]
        self._service = subprocess.Popen(
            command,
            env=self._environment(),
            cwd=Path(__file__).resolve().parents[1],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        said = {"pid": os.getpid(), "port": self._port, "service": self._service.pid}
        (self._home / STATE).write_text(json.dumps(said), encoding="utf-8")

    def end(self) -> None:
        """End the service, also one that was started before a lock."""
        if self._service is not None:
            self._service.terminate()
            self._service.wait(10)
        elif self._found():
            os.kill(int(self._state()["service"]), 15)

    def _found(self) -> int:
        """Return the port of a service that this very process started before it locked."""
        state = self._state()
        return int(state["port"]) if state.get("pid") == os.getpid() and _answers(int(state["port"])) else 0

    def _state(self) -> dict[str, int]:
        try:
            said = json.loads((self._home / STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    def _wait(self) -> None:
        """On the lane: until the service answers."""
        import time as clock

        end = clock.monotonic() + 60
        while not _answers(self._port):
            if clock.monotonic() > end or (self._service is not None and self._service.poll() is not None):
                raise Damaged(FAILED)
            clock.sleep(0.05)

    def _run(self, module: str, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self._environment(),
            cwd=Path(__file__).resolve().parents[1],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise Damaged(Sentence("{failed} {why}", failed=Sentence(str(FAILED)), why=done.stderr.strip()))
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return os.environ | {"FODFAESTE_HOME": str(self._home)}

    def fill_the_day(self, desk: Desk) -> None:
        """Plan the caseworker's visits once her citizens are here, where her day has none."""
        if chairs.chosen() != chairs.CASEWORKER:
            return
        planned = False

        def look(stale: frozenset[str]) -> None:
            if "citizens" in stale and not planned:
                ask()

        def ask() -> None:
            today = desk.clock().astimezone(COPENHAGEN).date()
            desk.ask(_question(desk.user, today), lambda answer: plan(*answer))

        def plan(day: Day, rows: tuple[CitizenRow, ...]) -> None:
            nonlocal planned
            by_name = {row.name: row.id for row in rows}
            if planned or not all(name in by_name for name, *_rest in DAY):
                return
            planned = True
            desk.news.changed.disconnect(look)
            if not day.visits:
                _plan_day(desk, day.on, by_name)

        desk.news.changed.connect(look)
        ask()


def _question(user: str, today: date) -> "Callable[[Reader], tuple[Day, tuple[CitizenRow, ...]]]":
    from storage.reads import citizens as citizens_reads
    from storage.reads import day as day_reads

    return lambda reader: (day_reads.day(reader, today, user, today), citizens_reads.citizens(reader, today))


def _plan_day(desk: Desk, on: date, by_name: dict[str, str]) -> None:
    from casework.changes import Seen

    for order, (name, at, form, purpose, agreed) in enumerate(DAY, start=1):
        begins = datetime.combine(on, at, COPENHAGEN)
        desk.write(
            visits.plan_visit,
            by_name[name],
            at=begins,
            form=form,
            purpose=purpose,
            order=order,
            agreed_last=agreed,
            seen=Seen(),
            refused=_forgive,
        )


def _forgive(_refusal: FodfaesteError) -> None:
    """A day without visits is a day all the same."""


def write_export(folder: Path, today: date) -> None:
    """Write the invented export with its dates counted from today."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(DATA.glob("*.csv")):
        text = source.read_text(encoding="utf-8-sig")
        (folder / source.name).write_text(dated(text, today), encoding="utf-8-sig", newline="")


def names() -> tuple[str, ...]:
    """Return the names of the invented citizens."""
    text = (DATA / "borgere.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    return tuple(f"{row['Fornavn']} {row['Efternavn']}" for row in rows)


def _mark() -> str:
    """Return a mark of all that the office is filled with: another release may bring more."""
    files = sorted(DATA.rglob("*.csv"))
    return blake2b(b"".join(path.read_bytes() for path in files), digest_size=8).hexdigest()


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 0.3).close()
    except OSError:
        return False
    return True
