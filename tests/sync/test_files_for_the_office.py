"""A file that waits for the office, between a real store and a real service: its words go, and a wipe does not wait."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework.attachments import SealedFile, attach_file
from storage import vault
from storage.lease import Brought, LeaseEnded
from storage.office import Office
from sync.files import Files
from sync.service import leases
from sync.wire import Wire
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.round()
        yield one


def attach_for_the_office(one: Laptop) -> SealedFile:
    file, now = one.store.attachments.seal(one.stream, [b"scan" * 9999]), one.running.clock()
    one.store.travelling.office.announce(file.id, now)
    seen = one.store.ledger.seen()
    changes = attach_file(
        one.stream, file=file, name="a.pdf", what="Scan", by=one.user.id, now=now, seen=seen
    )
    one.store.ledger.record(changes, now=now)
    return file


def whole(running: Central, file: str) -> bool:
    return running.all("select 1 from file where id = ? and whole is not null", file) == [(1,)]


def test_the_change_goes_with_the_words_and_the_bytes_when_the_person_is_there(
    running: Central, hers: Laptop
) -> None:
    file = attach_for_the_office(hers)
    hers.round()
    wire = Wire(running.address, hers.enrolled.key, hers.enrolled.device, wall=running.clock.wall)
    files = Files(wire, hers.store.travelling, clock=lambda: 0.0)
    before = files.step()
    named = running.all("select count(*) from change where record = ?", file.id)
    hers.store.travelling.office.let_go()
    while files.step() is not None:
        pass
    wire.close()

    assert (before, named) == (None, [(1,)])
    assert whole(running, file.id)


def test_a_wipe_brings_home_what_waits_for_the_office(running: Central, hers: Laptop) -> None:
    file = attach_for_the_office(hers)
    hers.lock()
    with running.ledger.writing() as connection:
        (number,) = connection.execute("select number from device where seen is not null").fetchone()
        leases.order_wipe(connection, number, running.clock())

    with locked(hers) as device:
        assert device.obey(device.contact().order)

    assert whole(running, file.id)
    assert not hers.folder.exists()


def test_a_lease_that_ended_sends_what_waits_with_the_next_contact(running: Central, hers: Laptop) -> None:
    hers.lock()
    running.clock.now += timedelta(days=5)
    hers.store = vault.unlock(hers.folder, PASSPHRASE, now=running.clock(), floor=CHEAP)
    file = attach_for_the_office(hers)
    waits = next_to_send(hers)
    hers.lock()
    running.clock.now += timedelta(days=2, hours=1)
    with pytest.raises(LeaseEnded):
        vault.unlock(hers.folder, PASSPHRASE, now=running.clock(), floor=CHEAP)
    with locked(hers) as device:
        brought = device.contact()
    lease = Brought(brought.lease, brought.nonce)
    hers.store = vault.unlock(hers.folder, PASSPHRASE, now=running.clock(), floor=CHEAP, lease=lease)
    hers.round()

    assert (waits, next_to_send(hers)) == ("", file.id)


def next_to_send(one: Laptop) -> str:
    going = one.store.travelling.to_send(())
    return going.id if going else ""


def test_a_test_of_the_test_a_lease_that_ends_without_a_word_keeps_the_file_here(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Office, "let_go_late", lambda *_: None)

    with pytest.raises(AssertionError):
        test_a_lease_that_ended_sends_what_waits_with_the_next_contact(running, hers)
