"""Where there is no way to the service for days, what waits goes on a stick: sealed, taken in once, receipted later."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Refused
from storage import backups, engine, restore
from storage.journal_file import NAME
from sync import stick
from sync.protocol_away import FileTaken, file_digest
from sync.protocol_stick import MAGIC, StickHead, read, write
from sync.service import accept, admin, doubt, kept_files, registry, sent_files
from sync.service.problems import Refusal
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, laptop
from tests.sync.protocol_page import DEVICE_KEY, said, value
from tests.sync.stage import Central
from tests.sync.test_restored_and_locked import announce_and_round
from tests.sync.wiping import at_work, order, standing

SECRET = "Zarathustra"


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer with a citizen whom the service knows."""
    with at_work(running, tmp_path / "hers") as one:
        yield one


def saved(hers: Laptop, to: Path) -> Path:
    stick.save(hers.store, to, now=hers.running.clock())
    return to


def take(running: Central, file: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    status = admin.main(["unsent", str(file), "--store", str(running.ledger.folder), "--json"])
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    assert status == (0 if told["ok"] else 1)
    return told


def notes(running: Central) -> list[tuple[int, ...]]:
    return running.all("select count(*), count(distinct dseq) from change where kind = 'note'")


def test_what_waits_reaches_a_colleague_by_stick_and_the_receipts_come_with_the_next_round_nothing_twice(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with laptop(running, "JOKR", tmp_path / "his") as his:
        running.grant(his.user, hers.stream, "partner")
        hers.write("Et", "To")
        told = take(running, saved(hers, tmp_path / "a.ffu"), capsys)
        his.round()
        read_by_him, still_waits = his.notes(), len(hers.store.ledger.waiting(9))
        hers.write("Tre")
        sent = hers.round().sent
        his.round()

        counts = {
            "new": 2,
            "taken": 3,
            "held": 0,
            "unreadable": 0,
            "drafts": 0,
        }  # the citizen was sent before
        assert told == {"ok": True, "initials": "MEHA", **counts}
        assert (read_by_him, still_waits) == (["Et", "To"], 2)
        assert (sent, hers.store.ledger.waiting(9)) == (3, ())
        assert notes(running) == [(3, 3)]
        assert his.store.ledger.digest(hers.stream) == hers.store.ledger.digest(hers.stream)


def test_the_same_file_and_a_later_one_add_only_what_is_new(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    first = saved(hers, tmp_path / "a.ffu")
    hers.write("To")
    second = saved(hers, tmp_path / "b.ffu")

    told = [take(running, file, capsys)["new"] for file in (second, first, second)]

    assert told == [2, 0, 0]
    assert notes(running) == [(2, 2)]


def first_kept(running: Central) -> str:
    """Return the number of the first file that is kept; only on SQLCipher the first is always 1."""
    return str(running.all("select min(id) from sent_file where content is not null")[0][0])


def lose_database_and_journal(one: Laptop) -> None:
    """Both are lost at once, with nothing tidied before; the newest copy takes their place."""
    copy = backups.found(one.folder)[0]
    one.lock_as_it_lies()
    for name in (NAME, engine.NAME):
        (one.folder / name).unlink()
    one.store = restore.restore(one.folder, copy, PASSPHRASE, now=one.running.clock(), floor=CHEAP).store


def restored_before_the_stick_comes(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[Path, dict[str, object], str]:
    """A note after the copy, saved on a stick; database and journal file are lost, and the restored store speaks."""
    hers.write("Et")
    hers.round()
    backups.make(hers.store.source(), running.clock())
    hers.write("To")
    file = saved(hers, tmp_path / "a.ffu")
    lose_database_and_journal(hers)
    announce_and_round(hers)
    told = take(running, file, capsys)
    admin.main(["unsent", str(file), "--store", str(running.ledger.folder)])
    return file, told, capsys.readouterr().out


def test_a_stick_that_comes_after_the_restored_store_spoke_is_kept_and_nobody_is_told_to_delete_it(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, told, words = restored_before_the_stick_comes(running, hers, tmp_path, capsys)

    _, content = read(file.read_bytes())
    assert (told["new"], told["unreadable"]) == (0, 1)
    assert running.all("select distinct content from sent_file") == [(content,)]
    assert "kan slettes" not in words
    assert "Behold også filen" in words


def test_what_is_kept_of_a_stick_is_listed_without_a_word_of_it_and_goes_back_to_whom_it_belongs(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restored_before_the_stick_comes(running, hers, tmp_path, capsys)
    store = ("--store", str(running.ledger.folder))

    number = first_kept(running)
    admin.main(["unsent", "--kept", *store])
    listed = capsys.readouterr().out
    told: dict[int, Any] = {}
    for word in (["--kept"], ["--again", number], ["--kept"], ["--again", number]):
        admin.main(["unsent", *word, *store, "--json"])
        told[len(told)] = json.loads(capsys.readouterr().out)
    announce_and_round(hers)

    (one, *_) = told[0]["files"]
    assert (one["initials"], one["missing"], one["cases"]) == ("MEHA", 1, {hers.stream: 1})
    assert f"unsent --again {number}" in listed
    assert "To" not in listed.split()
    assert (told[1]["placed"], told[1]["aside"], told[2]["files"]) == (1, 0, [])
    assert "Intet er ændret" in told[3]["error"]
    assert hers.notes() == ["Et", "To"]
    assert notes(running) == [(2, 2)]


def test_of_the_test_words_that_have_a_place_under_another_number_would_come_twice(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    restored_before_the_stick_comes(running, hers, tmp_path, capsys)
    with running.ledger.reading() as connection:
        (before, *_) = kept_files.kept(running.ledger, connection)
    admin.main(["unsent", "--again", first_kept(running), "--store", str(running.ledger.folder)])
    monkeypatch.setattr(accept, "stands", lambda *_: False)

    with running.ledger.reading() as connection:
        again = kept_files.kept(running.ledger, connection)
        monkeypatch.setattr(kept_files, "_said", lambda _: ())
        twice = kept_files.kept(running.ledger, connection)

    assert len(before.missing) == 1
    assert [one for one in again if one.missing] == []
    assert any(one.missing for one in twice)


def test_of_the_test_a_closed_name_that_counts_nothing_loses_the_words(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sent_files, "_closed", lambda *_: FileTaken(0, 0, 0, 0, 0, ""))

    with pytest.raises(AssertionError):
        test_a_stick_that_comes_after_the_restored_store_spoke_is_kept_and_nobody_is_told_to_delete_it(
            running, hers, tmp_path, capsys
        )


def test_a_stick_from_before_the_restore_that_comes_first_is_taken_in_whole(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    hers.round()
    backups.make(hers.store.source(), running.clock())
    hers.write("To")
    file = saved(hers, tmp_path / "a.ffu")
    lose_database_and_journal(hers)

    told = take(running, file, capsys)
    announce_and_round(hers)

    assert (told["new"], told["unreadable"]) == (1, 0)
    assert hers.notes() == ["Et", "To"]


def test_nobody_but_the_service_reads_a_word_of_it(hers: Laptop, tmp_path: Path) -> None:
    hers.write(SECRET)

    raw = saved(hers, tmp_path / "a.ffu").read_bytes()

    head, content = read(raw)
    assert raw.startswith(MAGIC)
    assert head.dev == hers.store.device
    assert content == (hers.folder / NAME).read_bytes()
    assert [word for word in (SECRET, "Ågård", "7003821234", "MEHA") if word.encode() in raw] == []


def test_a_file_that_was_altered_or_is_none_is_refused_in_a_sentence_and_changes_nothing(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    good = saved(hers, tmp_path / "a.ffu")
    head, content = read(good.read_bytes())
    head.epoch = "f" * 36
    wrong = {
        "altered": good.read_bytes()[:-1] + bytes([good.read_bytes()[-1] ^ 1]),
        "other": write(head, content),
        "none": b"{}",
        "cut": good.read_bytes()[:20],
    }
    said = {}
    for name, raw in wrong.items():
        file = tmp_path / name
        file.write_bytes(raw)
        said[name] = str(take(running, file, capsys)["error"])

    assert all("Intet er taget ind" in sentence for sentence in said.values()), said
    assert notes(running) == [(0, 0)]


def test_of_the_test_a_file_that_nobody_signed_is_noticed(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sent_files, "is_signed", lambda *_: True)

    with pytest.raises((AssertionError, KeyError)):
        test_a_file_that_was_altered_or_is_none_is_refused_in_a_sentence_and_changes_nothing(
            running, hers, tmp_path, capsys
        )


def test_the_file_of_a_stranger_is_refused(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    head, content = read(saved(hers, tmp_path / "a.ffu").read_bytes())
    head.dev = "0" * 8 + head.dev[8:]
    (tmp_path / "b.ffu").write_bytes(write(head, content))

    assert "ikke kender" in str(take(running, tmp_path / "b.ffu", capsys)["error"])


def test_words_of_a_computer_that_is_shut_out_are_set_aside_for_a_person_to_judge(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    file = saved(hers, tmp_path / "a.ffu")
    assert admin.main(["device", "revoke", hers.store.device, "--store", str(running.ledger.folder)]) == 0
    capsys.readouterr()

    told = take(running, file, capsys)

    assert (told["new"], told["held"]) == (1, 1)
    assert notes(running) == [(0, 0)]


def test_a_stick_says_nothing_of_whether_the_unsent_work_of_a_computer_that_is_to_be_wiped_came(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.write("Et")
    file = saved(hers, tmp_path / "a.ffu")
    hers.write("To, som ikke er på nøglen")
    order(hers)

    told = take(running, file, capsys)

    assert (told["new"], standing(running).sent) == (1, False)


def test_where_the_service_itself_is_the_reason_it_is_said_and_not_laid_on_the_file(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hers.write("Et")
    file = saved(hers, tmp_path / "a.ffu")
    with running.ledger.writing() as connection:
        device = registry.device_called(connection, hers.store.device)
    assert device is not None

    def odd(*_: object) -> None:
        raise Refusal("malformed")

    with monkeypatch.context() as patch:
        patch.setattr(sent_files, "_check_generation", odd)
        other = str(take(running, file, capsys)["error"])
    doubt.note(running.ledger, device, doubt.Doubted("beyond", 99))
    in_doubt = str(take(running, file, capsys)["error"])

    assert in_doubt.startswith(doubt.IN_DOUBT)
    assert "(malformed)" in other
    assert not any("anden udgave af loggen" in one for one in (in_doubt, other))


def test_the_page_tells_a_file_byte_by_byte() -> None:
    device, epoch, content = said("token-asked")["dev"], said("push-asked")["epoch"], b"FFJ1 none"
    signed = DEVICE_KEY.sign(file_digest(device, epoch, content))

    raw = write(StickHead(device, epoch, "2026-11-26T09:00:00+00:00", signed), content)

    assert value("stick file") == raw.decode("latin-1").encode("unicode_escape").decode()
    assert read(raw) == (StickHead(device, epoch, "2026-11-26T09:00:00+00:00", signed), content)


def test_where_nothing_waits_or_the_place_takes_no_file_nothing_is_written_and_it_is_said(
    hers: Laptop, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="Intet venter"):
        saved(hers, tmp_path / "a.ffu")
    hers.write("Et")
    with pytest.raises(Refused, match="stadig gemt på denne computer"):
        saved(hers, tmp_path / "not there" / "a.ffu")

    assert list(tmp_path.glob("*.ffu")) == []
