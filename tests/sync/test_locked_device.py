"""A locked, forgotten or shut-out device gets its words home: its journal file goes as it lies, and once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import journal
from casework.changes import Seen
from casework.errors import Unreachable
from storage import device_key, pinned, wipe
from storage.journal_file import NAME
from sync.locked import LockedDevice, Sent
from sync.proofs import DeviceKey
from sync.service import accept, identity, lying, sent_files
from sync.service.problems import Refusal
from sync.words import TurnedAway
from tests.storage.faults import sizes
from tests.storage.shelf import NOW
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import at_work


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer with a citizen whom the service knows, and notes that it does not."""
    with at_work(running, tmp_path / "hers") as one:
        yield one


def test_words_of_a_locked_computer_reach_a_colleague_and_are_not_doubled_at_the_next_round(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    with laptop(running, "JOKR", tmp_path / "his") as his:
        running.grant(his.user, hers.stream, "partner")
        hers.write("Et", "To", "Tre")
        hers.lock()
        with locked(hers) as device:
            sent = device.send()
        his.round()
        before = his.notes()
        hers.unlock()
        waiting = len(hers.store.ledger.waiting(9))
        told = hers.round()
        his.round()

        assert sent == Sent(receipted=3)
        assert before == his.notes() == ["Et", "To", "Tre"]
        assert (waiting, told.sent, hers.store.ledger.waiting(9)) == (3, 3, ())
        assert his.store.ledger.digest(hers.stream) == hers.store.ledger.digest(hers.stream)
        assert running.all("select count(*), count(distinct dseq) from change where kind = 'note'") == [
            (3, 3)
        ]


def test_the_same_file_goes_once_and_a_file_without_words_never(hers: Laptop, running: Central) -> None:
    hers.lock()
    with locked(hers) as device:
        device.send()
    empty = running.all("select count(*) from sent_file")
    hers.unlock()
    hers.write("Et")
    hers.lock()
    told = []
    for _ in range(3):
        with locked(hers) as device:
            told.append(device.send())

    assert empty == [(0,)]
    assert told == [Sent(receipted=1)] * 3
    assert running.all("select count(*) from sent_file") == [(1,)]


def test_a_file_that_came_twice_is_answered_as_the_first_time(hers: Laptop, running: Central) -> None:
    hers.write("Et", "To")
    hers.lock()
    with locked(hers) as device:
        first = device.send()
        (hers.folder / wipe.SENT).unlink()
        again = device.send()

    assert first == again == Sent(receipted=2)
    assert running.all("select count(*) from change where kind = 'note'") == [(2,)]


def test_of_an_altered_file_the_readable_part_is_taken_and_the_rest_is_told_and_kept(
    hers: Laptop, running: Central
) -> None:
    hers.write("Et", "To", "Tre", "Fire")
    hers.lock()
    content = (hers.folder / NAME).read_bytes()
    place = content.index(b"}") + 5
    for _ in range(2):
        place += 4 + int.from_bytes(content[place - 4 : place], "little")
    (hers.folder / NAME).write_bytes(content[: place + 40] + b"\0" + content[place + 41 :])

    with locked(hers) as device:
        sent = device.send()
    hers.unlock()
    hers.round()

    assert sent == Sent(receipted=2, unreadable=2)
    assert running.all("select count(*) from sent_file where content is not null") == [(1,)]
    assert running.all("select count(*) from change where kind = 'note'") == [(4,)]


def test_a_draft_does_not_go_into_the_log_but_the_file_that_holds_it_is_kept(
    hers: Laptop, running: Central
) -> None:
    hers.store.drafts.keep("note:x", hers.stream, "note", {"text": "Halvt skrev"}, NOW)
    hers.lock()

    with locked(hers) as device:
        sent = device.send()

    assert sent == Sent()
    assert running.all("select drafts, content is not null from sent_file") == [(1, 1)]


def test_words_of_a_computer_that_was_shut_out_are_kept_aside_for_a_person_to_judge(
    hers: Laptop, running: Central
) -> None:
    hers.write("Et", "To")
    hers.lock()
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26T09:00:00+00:00'")

    with locked(hers) as device:
        heard, sent = device.contact(), device.send()

    assert (heard.lease, heard.order) == ("", "")
    assert sent == Sent(held=2)
    assert running.all("select distinct code from held") == [("shut_out",)]
    hers.unlock()
    with pytest.raises(TurnedAway) as turned:
        hers.round()
    assert turned.value.code == "device_revoked"


def test_a_file_of_another_device_or_under_another_signature_is_not_taken(
    running: Central, hers: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers.write("Et")
    hers.lock()
    codes = []
    with laptop(running, "JOKR", tmp_path / "his") as his:
        his.lock()
        (his.folder / NAME).write_bytes((hers.folder / NAME).read_bytes())
        with locked(his) as device, pytest.raises(TurnedAway) as turned:
            device.send()
        codes.append(turned.value.code)
    monkeypatch.setattr(DeviceKey, "sign", lambda *_: "AAAA")
    with locked(hers) as device, pytest.raises(TurnedAway) as turned:
        device.send()
    codes.append(turned.value.code)

    assert codes == ["file_sealed", "bad_proof"]
    assert running.all("select count(*) from change where kind = 'note'") == [(0,)]


def test_a_store_that_never_heard_the_services_key_cannot_send_while_locked_and_says_what_to_do(
    running: Central, hers: Laptop
) -> None:
    hers.store._connection.execute("delete from meta where key like 'service_%'")
    hers.lock()
    hers.unlock()
    hers.write("Et")
    hers.lock()

    with locked(hers) as device, pytest.raises(TurnedAway) as turned:
        device.send()

    assert turned.value.code == "file_sealed"
    assert "låst op" in str(turned.value)


def test_without_contact_nothing_happens_and_the_file_goes_at_the_next_chance(
    hers: Laptop, running: Central
) -> None:
    hers.write("Et")
    hers.lock()
    said = pinned.read_beside(hers.folder)
    assert said is not None
    away = pinned.Beside("http://127.0.0.1:9", said.epoch, said.device, said.sign, said.seal)
    pinned.put_beside(hers.folder, away)
    with locked(hers) as device, pytest.raises(Unreachable):
        device.send()
    pinned.put_beside(hers.folder, said)

    with locked(hers) as device:
        assert device.send() == Sent(receipted=1)


def test_nothing_of_the_locked_folder_tells_a_word_of_a_case(hers: Laptop) -> None:
    hers.write("Hemmelighedsfuld")
    hers.lock()
    with locked(hers) as device:
        device.send()

    clear = [(hers.folder / name).read_bytes() for name in (pinned.NAME, wipe.SENT)]
    assert all(word not in text for text in clear for word in (b"Hemmelig", b"S\\u00f8ren", b"70038"))


def test_a_test_of_the_test_a_service_that_forgets_what_it_has_doubles_the_words(
    hers: Laptop, running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers.write("Et")
    hers.lock()
    with locked(hers) as device:
        device.send()
    monkeypatch.setattr(accept, "acked_of", lambda *_: 1)
    monkeypatch.setattr(accept, "_check_known", lambda *_: None)
    hers.unlock()

    with pytest.raises(Unreachable):
        hers.round()


def test_a_device_without_its_service_beside_it_says_so(tmp_path: Path) -> None:
    device_key.keep(tmp_path, DeviceKey.new().raw)
    device = LockedDevice(tmp_path, wall=lambda: 0.0)

    with pytest.raises(Exception, match="hvor centralen er"):
        device.contact()


@pytest.mark.slow
def test_no_turned_bit_and_no_cut_of_a_file_makes_the_service_believe_a_word_that_was_not_written(
    hers: Laptop, running: Central
) -> None:
    hers.write(*(f"Ord {number}" for number in range(12)))
    hers.lock()
    whole, chance = (hers.folder / NAME).read_bytes(), sizes.chance("sent files")
    with running.ledger.reading() as connection:
        private = identity.read(connection, running.ledger.keys).private
    names = sent_files.Names(hers.enrolled.device)
    written = sent_files.read(lying.opened(whole, [private], "journal"), names).changes
    refused: list[str] = []
    turns = sizes.many(300, 30_000)
    for turn in range(turns):
        place = chance.randrange(len(whole))
        turned = whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :]
        content = turned if turn % 3 else whole[:place]
        try:
            found = sent_files.read(lying.opened(content, [private], "journal"), names)
        except Refusal as refusal:
            refused.append(refusal.problem.code)
            continue

        assert found.changes.items() <= written.items()
        assert found.unreadable or found.changes == written or not turn % 3

    assert set(refused) == {"file_sealed"}
    assert len(refused) < turns


def test_two_thousand_unsent_changes_go_in_one_file(hers: Laptop, running: Central) -> None:
    notes = [
        change
        for number in range(2_000)
        for change in journal.write_note(
            hers.stream, text=f"Samtale nr. {number}. " * 20, by=hers.user.id, now=NOW, seen=Seen()
        )
    ]
    hers.store.ledger.record(notes, now=NOW)
    hers.lock()

    with locked(hers) as device:
        sent = device.send()

    assert sent == Sent(receipted=2_000)
    assert running.all("select acked from device") == [(2_001,)]
