"""A torn page protects no stolen computer: what cannot be read goes as it lies, and then everything is destroyed."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Damaged, Unreachable
from storage import backups, engine, journal_file, pinned, restore, swap, vault, wipe
from storage.files import as_it_lies
from sync import protocol_away, wiping
from sync.service import sent_files, sent_trails, ways
from sync.service.ledger import Connection
from sync.words import TurnedAway
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.storage.test_cut_at_an_edge import without_its_last
from tests.sync.away import Laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import (
    at_rest,
    at_work,
    attach,
    notes,
    obey,
    obey_until_killed,
    order,
    standing,
    told,
)


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer, locked, with two notes that the service does not have."""
    with at_rest(running, tmp_path / "hers") as one:
        yield one


def torn_end(content: bytes) -> bytes:
    return content[:-9]


def torn_head(content: bytes) -> bytes:
    return b"\0" * 64 + content[64:]


def nothing(_: bytes) -> bytes:
    return b""


HURTS = {"its end is torn": torn_end, "its head is torn": torn_head, "nothing is left of it": nothing}


def readable(one: Laptop, running: Central, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a person finds in the sealed store that the service kept, with her own words."""
    told(running, capsys, "device", "left", one.enrolled.device, "--out", str(folder))
    store = vault.unlock(folder, PASSPHRASE, now=running.clock(), floor=CHEAP)
    rows = store.own_reader().rows("select fields ->> 'text' from log where kind = 'note' order by number")
    store.close()
    return [row[0] for row in rows]


@pytest.mark.parametrize("tear", HURTS.values(), ids=HURTS)
def test_a_journal_file_that_cannot_be_read_goes_as_it_lies_with_the_sealed_store_and_then_all_is_wiped(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], tear: Any
) -> None:
    path = hers.folder / journal_file.NAME
    hurt = tear(path.read_bytes())
    path.write_bytes(hurt)
    order(hers)

    done = obey(hers)

    assert (done, standing(running).done, hers.folder.exists()) == (True, True, False)
    if hurt:
        assert running.all("select content from sent_file where unreadable > 0") == [(hurt,)]
    assert readable(hers, running, tmp_path / "left", capsys) == ["Et", "To"]
    listed = told(running, capsys, "device", "list")["devices"][0]
    assert listed["wipe"]["hurt"] == ["journal"]


def test_of_the_test_a_wipe_that_sends_only_what_can_be_read_loses_a_word(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wiping, "send_whole", lambda *_: ())

    with pytest.raises((AssertionError, Damaged)):
        test_a_journal_file_that_cannot_be_read_goes_as_it_lies_with_the_sealed_store_and_then_all_is_wiped(
            running, hers, tmp_path, capsys, torn_end
        )


def test_of_the_test_a_service_that_turns_a_torn_file_away_protects_the_thief(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = sent_files.take

    def strict(ledger: Any, device: Any, sent: Any, *, now: Any) -> Any:
        with ledger.writing() as connection:
            sent_files._taken(connection, ledger, device, sent, now)
        return whole(ledger, device, sent, now=now)

    monkeypatch.setattr(sent_files, "take", strict)

    with pytest.raises(TurnedAway):
        test_a_journal_file_that_cannot_be_read_goes_as_it_lies_with_the_sealed_store_and_then_all_is_wiped(
            running, hers, tmp_path, capsys, torn_head
        )


@pytest.mark.parametrize("step", ["sent", "files"])
def test_a_wipe_of_a_hurt_store_that_is_killed_is_taken_up_and_still_says_what_was_hurt(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    path = hers.folder / journal_file.NAME
    path.write_bytes(torn_end(path.read_bytes()))
    order(hers)
    obey_until_killed(hers, step)

    with locked(hers) as device:
        device.obey(wipe.begun(hers.folder))

    assert told(running, capsys, "device", "list")["devices"][0]["wipe"]["hurt"] == ["journal"]
    assert readable(hers, running, tmp_path / "left", capsys) == ["Et", "To"]


def test_a_store_that_was_opened_after_a_try_that_was_cut_off_goes_anew(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = hers.folder / journal_file.NAME
    path.write_bytes(torn_end(path.read_bytes()))
    order(hers)
    with monkeypatch.context() as broken:
        broken.setattr(wipe, "begin", lambda *_: (_ for _ in ()).throw(Unreachable("Ingen forbindelse.")))
        with pytest.raises(Unreachable):
            obey(hers)
    hers.unlock()
    hers.write("Tre")
    hers.lock()
    path.write_bytes(torn_end(path.read_bytes()))

    assert obey(hers)
    assert readable(hers, running, tmp_path / "left", capsys) == ["Et", "To", "Tre"]


def test_what_is_too_large_to_be_taken_at_once_goes_with_the_sealed_store(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protocol_away, "MOST_FILE", 900)
    order(hers)
    most = ways._JOURNAL.most
    object.__setattr__(ways._JOURNAL, "most", 900)  # the table of addresses is made once
    try:
        assert obey(hers)
    finally:
        object.__setattr__(ways._JOURNAL, "most", most)
    assert notes(running) == 0
    assert told(running, capsys, "device", "list")["devices"][0]["wipe"]["hurt"] == ["journal", "trail"]
    assert readable(hers, running, tmp_path / "left", capsys) == ["Et", "To"]


def test_where_the_log_is_of_another_generation_the_words_are_kept_as_they_came(
    running: Central, hers: Laptop
) -> None:
    whole = (hers.folder / journal_file.NAME).read_bytes()
    with running.ledger.writing() as connection:
        connection.execute("update tenant set epoch = 'another'")
    order(hers)

    assert obey(hers)
    assert notes(running) == 0
    assert running.all("select content from sent_file") == [(whole,)]
    assert len(running.all("select 1 from file_aside")) >= 3


def test_a_number_that_a_copied_disk_used_for_something_else_stops_no_wipe(
    running: Central, hers: Laptop
) -> None:
    with running.ledger.writing() as connection:
        _other_content(connection)
        connection.execute("update device set acked = 2")
    order(hers)

    assert obey(hers)
    assert running.all("select count(*) from sent_file where content is not null") == [(1,)]


def _other_content(connection: Connection) -> None:
    connection.execute(
        "insert into held (device, dseq, code, user, stream, received, hash, payload) "
        "select number, 2, 'wrong_shape', user, '', '', x'00', x'00' from device"
    )


def test_a_sector_that_the_disk_does_not_give_is_zeros_and_the_rest_goes(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers.unlock()
    file = attach(hers, b"Brev" * 5000)
    path = hers.store.attachments.path(file.id)
    hers.lock()
    whole = path.read_bytes()
    order(hers)
    monkeypatch.setattr(Path, "open", _opening(f"{file.id}.ffa"))
    content, is_whole = as_it_lies(path)
    obey(hers)

    assert not is_whole
    assert content == whole[:8192] + bytes(4096) + whole[12288:]
    pieces = running.all("select data from file_piece where file = ?", file.id)
    assert b"".join(data for (data,) in pieces) == content[4:]


class _Bad(io.FileIO):
    """A file whose third sector the disk does not give any more."""

    def read(self, size: int | None = -1) -> Any:
        if self.tell() == 8192:
            raise OSError(errno.EIO, "bad sector")
        return super().read(-1 if size is None else size)


def _opening(name: str) -> Any:
    real = Path.open

    def opened(one: Path, mode: str = "r", buffering: int = -1, **more: Any) -> Any:
        return _Bad(str(one)) if one.name == name else real(one, mode, buffering, **more)

    return opened


def test_without_contact_a_hurt_store_too_is_left_as_it_is(running: Central, hers: Laptop) -> None:
    path = hers.folder / journal_file.NAME
    path.write_bytes(torn_head(path.read_bytes()))
    order(hers)
    with locked(hers) as device:
        number = device.contact().order
    said = pinned.read_beside(hers.folder)
    assert said is not None
    gone = pinned.Beside("http://127.0.0.1:9", said.epoch, said.device, said.sign, said.seal)
    pinned.put_beside(hers.folder, gone)
    before = {one.name for one in hers.folder.iterdir()}

    with locked(hers) as cut, pytest.raises(Unreachable):
        cut.obey(number)

    assert {one.name for one in hers.folder.iterdir()} == before
    assert not standing(running).sent


def hurt_of(running: Central, capsys: pytest.CaptureFixture[str]) -> Any:
    """What the list of devices says was not whole at the wipe."""
    return told(running, capsys, "device", "list")["devices"][0]["wipe"]["hurt"]


@pytest.mark.parametrize("records", [1, 2])
def test_records_that_were_cut_off_at_their_edge_are_missed_by_the_trail_and_the_sealed_store_goes_along(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], records: int
) -> None:
    without_its_last(hers.folder, records)
    order(hers)

    assert obey(hers)

    assert notes(running) < 2
    assert readable(hers, running, tmp_path / "left", capsys) == ["Et", "To"]
    assert hurt_of(running, capsys) == ["journal"]


def test_of_the_test_a_service_that_does_not_ask_the_trail_loses_a_word_in_silence(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sent_trails, "_lacks", lambda *_: 0)

    with pytest.raises((AssertionError, Damaged)):
        test_records_that_were_cut_off_at_their_edge_are_missed_by_the_trail_and_the_sealed_store_goes_along(
            running, hers, tmp_path, capsys, 1
        )


def test_a_wipe_after_a_restore_that_was_cut_off_says_that_the_second_copy_lacked_its_end(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody opens the store in between; the damaged database had the word, and it is told that there was one."""
    with at_work(running, tmp_path / "hers") as one:
        backups.make(one.store.source(), running.clock())
        one.write("Ikke sendt")
        one.lock()
        without_its_last(one.folder, 1)
        (one.folder / engine.NAME).unlink()
        copy, now = backups.found(one.folder)[0], running.clock()
        with monkeypatch.context() as patch:
            patch.setattr(swap, "_move", cut_off)
            with pytest.raises(OSError, match="cut"):
                restore.restore(one.folder, copy, PASSPHRASE, now=now, floor=CHEAP)
        assert (one.folder / swap.STAGING / "ready").exists()
        order(one)

        assert obey(one)

        assert (notes(running), hurt_of(running, capsys)) == (0, ["journal"])


def cut_off(_old: Path, _new: Path) -> None:
    raise OSError("cut")
