"""An attached file that the service lacks is unsent work: a wipe brings it home before it destroys anything."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from casework.attachments import SealedFile, attach_file
from casework.errors import Unreachable
from storage.attachments import HEAD
from sync.locked import LockedDevice
from sync.service import leases
from sync.wire import Wire
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central, central

LETTER = bytes(range(256)) * 5000


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.round()
        yield one


def attach(one: Laptop) -> SealedFile:
    file = one.store.attachments.seal(one.stream, [LETTER])
    now, seen = one.running.clock(), one.store.ledger.seen()
    changes = attach_file(
        one.stream, file=file, name="a.pdf", what="Brev", by=one.user.id, now=now, seen=seen
    )
    one.store.ledger.record(changes, now=now)
    return file


def order(running: Central) -> None:
    with running.ledger.writing() as connection:
        (number,) = connection.execute("select number from device where seen is not null").fetchone()
        leases.order_wipe(connection, number, running.clock())


def at_the_service(running: Central, file: str) -> str:
    pieces = running.all("select data from file_piece where file = ? order by number", file)
    return sha256(b"".join(data for (data,) in pieces)).hexdigest()


def test_a_file_without_receipt_is_at_the_service_before_the_keys_go(running: Central, hers: Laptop) -> None:
    file = attach(hers)
    sealed = hers.store.attachments.path(file.id).read_bytes()
    hers.lock()
    order(running)
    there: dict[str, bool] = {}

    def look(step: str) -> None:
        there[step] = running.all("select whole is not null from file where id = ?", file.id) == [(1,)]

    with locked(hers) as device:
        done = device.obey(device.contact().order, told=look)

    assert done
    assert there["sent"]
    assert at_the_service(running, file.id) == sha256(sealed[len(HEAD) :]).hexdigest()
    assert not hers.folder.exists()


def test_a_line_that_breaks_under_a_file_destroys_nothing(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_line(*_: object) -> None:
        raise Unreachable("Ingen forbindelse.")

    file = attach(hers)
    hers.lock()
    order(running)
    with locked(hers) as device, monkeypatch.context() as broken:
        given = device.contact().order
        broken.setattr(Wire, "put_piece", no_line)
        with pytest.raises(Unreachable):
            device.obey(given)

    assert (hers.folder / "keys.ffk").exists()
    assert (hers.folder / "att" / file.id[:2] / f"{file.id}.ffa").exists()


def test_a_test_of_the_test_a_wipe_that_forgets_the_files_loses_them(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attach(hers)
    hers.lock()
    order(running)
    monkeypatch.setattr(LockedDevice, "send_files", lambda _: None)

    with locked(hers) as device:
        device.obey(device.contact().order)

    assert running.all("select * from file where id = ?", file.id) == []
