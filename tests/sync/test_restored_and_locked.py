"""A store that was restored and locked before any contact: its words get home, each once, and no number clashes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Unreachable
from storage import backups, engine, pinned, restore
from storage.journal_file import NAME as JOURNAL
from sync import restored
from sync.client import Client
from sync.locked import LockedDevice
from sync.service import registry
from sync.wire import Wire
from sync.words import TurnedAway
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import at_work, attach, notes, obey, order, standing, trail_of

COPIED, RECEIPTED, UNSENT, AFTER = "I kopien", "Kvitteret siden", "Ikke sendt", "Efter gendannelsen"


def lose_and_restore(one: Laptop) -> None:
    """The database is lost; the newest copy takes its place, under a new name, and nobody hears of it yet."""
    one.store.close()
    (one.folder / engine.NAME).unlink()
    copy = backups.found(one.folder)[0]
    one.store = restore.restore(one.folder, copy, PASSPHRASE, now=one.running.clock(), floor=CHEAP).store


@contextmanager
def restored_at_rest(running: Central, folder: Path) -> Iterator[Laptop]:
    """Before the copy, receipted since, unsent, and written after the restore; then it is locked."""
    with at_work(running, folder) as one:
        one.write(COPIED)
        one.round()
        backups.make(one.store.source(), running.clock())
        one.write(RECEIPTED)
        one.round()
        one.write(UNSENT)
        lose_and_restore(one)
        one.write(AFTER)
        one.lock()
        yield one


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with restored_at_rest(running, tmp_path / "hers") as one:
        yield one


def speak(one: Laptop) -> None:
    """What *Lås op* does while nobody unlocks."""
    with locked(one) as device:
        device.contact()
        device.send()


def announce_and_round(one: Laptop) -> None:
    """What the program does at a round: it says first who it was."""
    wire = one.wire()
    try:
        restored.announce(one.store.ledger, wire, epoch=one.enrolled.epoch, cancelled=lambda: False)
        Client(one.store.ledger, wire, epoch=one.enrolled.epoch).one_round(lambda _: None, lambda: False)
    finally:
        wire.close()


def at_the_service(running: Central) -> list[str]:
    rows = running.all(
        "select cast(payload as text) ->> '$.f.text' from change where kind = 'note' order by seq"
    )
    return [row[0] for row in rows]


def test_a_locked_computer_says_who_it_was_and_sends_what_each_name_wrote(
    running: Central, hers: Laptop
) -> None:
    with locked(hers) as device:
        heard = device.contact()
        device.send()

    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER]
    assert heard.lease
    names = running.all("select id, revoked is null, acked from device order by number")
    assert names == [(hers.enrolled.device, 0, 4), (hers.store.device, 1, 1)]
    assert running.all("select unreadable from sent_file where unreadable > 0") == []


def test_the_next_unlock_doubles_nothing_and_misses_nothing(running: Central, hers: Laptop) -> None:
    with locked(hers) as device:
        device.contact()
        device.send()

    hers.unlock()
    announce_and_round(hers)
    hers.write("Dagen efter")
    announce_and_round(hers)

    wanted = [COPIED, RECEIPTED, UNSENT, AFTER, "Dagen efter"]
    assert at_the_service(running) == wanted
    assert sorted(hers.notes()) == sorted(wanted)
    assert hers.store.ledger.waiting(9) == ()
    assert hers.store.ledger.formers() == ()


def test_it_says_so_once_and_the_same_file_goes_once(running: Central, hers: Laptop) -> None:
    for _ in range(3):
        with locked(hers) as device:
            device.contact()
            device.send()

    files = running.all(
        "select d.id, count(*) from sent_file s join device d on d.number = s.device group by 1"
    )
    assert dict(files) == {hers.enrolled.device: 1, hers.store.device: 1}


BREAKS = {
    "the first file": ("journal", 1),
    "the announcement": ("restored", 1),
    "the second file": ("journal", 2),
}


@pytest.mark.parametrize("step", BREAKS)
def test_a_line_that_breaks_anywhere_is_taken_up_and_ends_the_same(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    name, times = BREAKS[step]
    whole, left = getattr(Wire, name), iter(range(times))

    def breaks(*about: Any, **more: Any) -> Any:
        answer = whole(*about, **more)
        if next(left, None) == times - 1:
            raise Unreachable("Svaret gik tabt.")
        return answer

    with monkeypatch.context() as broken:
        broken.setattr(Wire, name, breaks)
        with pytest.raises(Unreachable):
            speak(hers)
    speak(hers)

    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER]
    hers.unlock()
    announce_and_round(hers)
    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER]
    assert sorted(hers.notes()) == sorted([COPIED, RECEIPTED, UNSENT, AFTER])


def test_two_restores_without_any_contact_between_them_send_everything_while_locked(
    running: Central, hers: Laptop
) -> None:
    hers.unlock()
    lose_and_restore(hers)
    hers.write("Efter den anden")
    names = hers.store.ledger.formers()
    hers.lock()

    with locked(hers) as device:
        device.contact()
        device.send()
    hers.unlock()
    announce_and_round(hers)

    assert len(names) == 2
    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER, "Efter den anden"]
    assert hers.store.ledger.waiting(9) == ()


def test_a_restored_computer_is_wiped_by_the_order_that_was_given_for_its_old_name(
    running: Central, hers: Laptop
) -> None:
    order(hers)

    assert obey(hers)
    assert standing(running).done
    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER]
    assert trail_of(running, hers.store.device)[-1][1] == "wipe"
    assert len(trail_of(running, hers.enrolled.device)) > 3
    assert not hers.folder.exists()


def test_an_open_store_hears_of_an_order_for_its_old_name_before_it_says_the_new_one(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    hers.unlock()
    wire = hers.wire()

    with pytest.raises(TurnedAway) as turned:
        restored.announce(hers.store.ledger, wire, epoch=hers.enrolled.epoch, cancelled=lambda: False)
    wire.close()
    hers.lock()

    assert turned.value.code == "wipe_ordered"
    assert wire.heard is not None
    assert wire.heard.order
    assert obey(hers)
    assert at_the_service(running) == [COPIED, RECEIPTED, UNSENT, AFTER]


def test_one_that_was_shut_out_cannot_take_a_new_name_and_is_wiped_all_the_same(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    with running.ledger.writing() as connection:
        assert registry.revoke_device(connection, hers.enrolled.device, running.clock())

    assert obey(hers)
    assert standing(running).done
    assert notes(running) == 2
    held = running.all("select cast(payload as text) ->> '$.f.text' from held")
    assert held == [(UNSENT,)]
    kept = running.all("select count(*) from sent_file where unreadable > 0 and content is not null")
    assert kept != [(0,)]


def test_a_number_that_means_something_else_there_stops_the_announcement_until_the_unlock(
    running: Central, hers: Laptop
) -> None:
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into held (device, dseq, code, user, stream, received, hash, payload) "
            "select number, 4, 'wrong_shape', user, '', '', x'00', x'00' from device where id = ?",
            (hers.enrolled.device,),
        )
        connection.execute("update device set acked = 4 where id = ?", (hers.enrolled.device,))

    with locked(hers) as device:
        device.contact()
    before = running.all("select id from device")
    hers.unlock()
    announce_and_round(hers)

    assert before == [(hers.enrolled.device,)]
    assert sorted(at_the_service(running)) == sorted([COPIED, RECEIPTED, UNSENT, AFTER])


def test_an_attached_file_of_before_the_restore_comes_home_at_a_wipe(
    running: Central, tmp_path: Path
) -> None:
    with at_work(running, tmp_path / "hers") as one:
        backups.make(one.store.source(), running.clock())
        file = attach(one)
        lose_and_restore(one)
        one.lock()
        order(one)

        assert obey(one)
        assert running.all("select whole is not null from file where id = ?", file.id) == [(1,)]


def test_of_the_test_a_service_that_closes_a_name_before_its_words_came_loses_them_from_the_locked_file(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_the_name(device: LockedDevice) -> int:
        said = device._beside
        assert said is not None
        if said.former:
            device._line().restored(said.former[0])
        return 0

    monkeypatch.setattr(LockedDevice, "announce", only_the_name)

    with pytest.raises(AssertionError):
        test_a_locked_computer_says_who_it_was_and_sends_what_each_name_wrote(running, hers)


def test_of_the_test_a_service_that_takes_words_under_a_closed_name_has_them_twice(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is closed at once and its words take new numbers; then a file comes that is older than that."""
    hers.unlock()
    file = (hers.folder / JOURNAL).read_bytes()
    with monkeypatch.context() as silent:
        silent.setattr(restored, "_send", lambda *_: (frozenset(), 1 << 62))
        announce_and_round(hers)
    hers.lock()
    (hers.folder / JOURNAL).write_bytes(file)
    said = pinned.read_beside(hers.folder)
    assert said is not None
    older = pinned.Beside(
        said.address, said.epoch, said.device, said.sign, said.seal, (hers.enrolled.device,)
    )
    pinned.put_beside(hers.folder, older)
    with locked(hers) as device:
        device.contact()
    once = at_the_service(running)

    monkeypatch.setattr(registry, "closed_names", lambda *_: {})
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = null")
    pinned.put_beside(hers.folder, older)
    with locked(hers) as device:
        device.contact()

    assert sorted(once) == sorted([COPIED, RECEIPTED, UNSENT, AFTER])
    assert at_the_service(running).count(UNSENT) == 2
