"""The stage of the wipes: a locked computer with work that its service lacks, an order, and what became of both."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from casework.attachments import SealedFile, attach_file
from casework.trail import Noted
from storage.attachments import HEAD
from sync.service import admin, leases
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central

LETTER = bytes(range(256)) * 5000
STEPS = ("sent", "keys", "files", "told")


@contextmanager
def at_work(running: Central, folder: Path, initials: str = "MEHA") -> Iterator[Laptop]:
    """A computer, open, whose service knows its citizen; its trail is signed as in the program."""
    with laptop(running, initials, folder) as one:
        one.store.trail.sign_with(one.enrolled.key.sign)
        one.open_citizen()
        one.round()
        yield one


@contextmanager
def at_rest(running: Central, folder: Path, *texts: str) -> Iterator[Laptop]:
    """The same, locked, with notes that the service does not have and looks that it has not heard of."""
    with at_work(running, folder) as one:
        one.write(*(texts or ("Et", "To")))
        look(one, "search", "bageri")
        one.lock()
        yield one


def look(one: Laptop, action: Any = "read", words: str = "") -> None:
    one.store.trail.note(Noted(action, (one.stream,), "citizen", words), now=one.running.clock())


def attach(one: Laptop, content: bytes = LETTER, stream: str = "") -> SealedFile:
    """Attach a letter to a citizen's case; the service hears of it later."""
    stream = stream or one.stream
    file = one.store.attachments.seal(stream, [content])
    now, seen = one.running.clock(), one.store.ledger.seen()
    changes = attach_file(stream, file=file, name="a.pdf", what="Brev", by=one.user.id, now=now, seen=seen)
    one.store.ledger.record(changes, now=now)
    return file


def order(one: Laptop) -> None:
    """The administrator orders a computer to be wiped."""
    with one.running.ledger.writing() as connection:
        (number,) = connection.execute(
            "select number from device where id = ?", (one.enrolled.device,)
        ).fetchone()
        leases.order_wipe(connection, number, one.running.clock())


def obey(one: Laptop, told: Callable[[str], object] = lambda _: None) -> bool:
    """What *Lås op* does with an order, from the contact on."""
    with locked(one) as device:
        return device.obey(device.contact().order, told=told)


KILLED = """
import os, signal, sys
from pathlib import Path
from sync.locked import LockedDevice
def told(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
device = LockedDevice(Path(sys.argv[1]), wall=lambda: float(sys.argv[3]))
device.obey(device.contact().order, told=told)
"""


def obey_until_killed(one: Laptop, step: str) -> None:
    """Another process obeys, and dies at once after a step."""
    words = [sys.executable, "-c", KILLED, str(one.folder), step, str(one.running.clock.wall())]
    killed = subprocess.run(words, check=False, cwd=Path(__file__).parents[2], timeout=60, env=os.environ)
    assert killed.returncode == -signal.SIGKILL


@dataclass(frozen=True)
class Standing:
    """How far an order has come by the service's book."""

    heard: bool
    sent: bool
    done: bool


def standing(running: Central) -> Standing:
    row = running.all("select heard is not null, sent is not null, done is not null from wipe_order")[0]
    return Standing(*map(bool, row))


def notes(running: Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def trail_of(running: Central, device: str) -> list[tuple[int, str, str]]:
    """What the service has of a chain, without branches: each number once."""
    return [
        (row[0], row[1], row[2])
        for row in running.all(
            "select seq, action, words from trail_entry where device = ? order by branch, seq", device
        )
    ]


def trail_here(one: Laptop) -> list[tuple[int, str, str]]:
    """What an open store has of its own chain."""
    rows = one.store.own_reader().rows("select seq, action, words from audit order by seq")
    return [(row[0], row[1], row[2]) for row in rows]


def before(one: Laptop) -> list[tuple[int, str, str]]:
    """What stands in the trail of a locked store."""
    one.unlock()
    one.store.trail.sign_with(one.enrolled.key.sign)
    here = trail_here(one)
    one.lock()
    return here


def is_whole(running: Central, capsys: pytest.CaptureFixture[str]) -> bool:
    """Tell what the team lead hears who asks whether every chain holds."""
    return bool(told(running, capsys, "audit", "verify")["ok"])


def at_the_service(running: Central, file: str) -> str:
    """The sum of the pieces that the service has of a file."""
    pieces = running.all("select data from file_piece where file = ? order by number", file)
    return sha256(b"".join(data for (data,) in pieces)).hexdigest()


def sum_of(one: Laptop, file: SealedFile) -> str:
    return sha256(one.store.attachments.path(file.id).read_bytes()[len(HEAD) :]).hexdigest()


def told(running: Central, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command of the service says, as JSON."""
    capsys.readouterr()
    admin.main([*words, "--json", "--store", str(running.ledger.folder)])
    return json.loads(capsys.readouterr().out)
