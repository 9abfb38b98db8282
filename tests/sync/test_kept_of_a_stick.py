"""`fodfaeste-central unsent --kept/--again`: what of a stick has no place gets one, or a sentence; nothing is lost."""

import json
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storage import backups
from sync.protocol_away import file_digest
from sync.protocol_stick import StickHead, read, write
from sync.service import accept, admin, erasing, identity, kept_files, lying, registry, unsent_admin
from sync.service.log import Log
from tests.sync.away import Laptop
from tests.sync.stage import Central
from tests.sync.test_restored_and_locked import announce_and_round
from tests.sync.test_unsent_on_a_stick import first_kept, lose_database_and_journal, saved
from tests.sync.wiping import at_work, order


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer with a citizen whom the service knows."""
    with at_work(running, tmp_path / "hers") as one:
        yield one


def word(running: Central, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    admin.main(["unsent", *words, "--store", str(running.ledger.folder), "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def said(running: Central, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    admin.main(["unsent", *words, "--store", str(running.ledger.folder)])
    found = capsys.readouterr()
    return found.out + found.err


def torn(hers: Laptop, file: Path, to: Path, nth: int = 0) -> Path:
    """A stick with one record that does not open any more; those after it do. Signed as it is."""
    head, content = read(file.read_bytes())
    (length,) = struct.unpack_from("<I", content, 4)
    place = 8 + length
    for _ in range(nth):
        place += 4 + struct.unpack_from("<I", content, place)[0]
    harmed = bytearray(content)
    harmed[place + 14] ^= 1
    signed = hers.enrolled.key.sign(file_digest(head.dev, head.epoch, bytes(harmed)))
    to.write_bytes(write(StickHead(head.dev, head.epoch, head.at, signed), bytes(harmed)))
    return to


def two_sticks(running: Central, hers: Laptop, tmp_path: Path, *, restored: bool = True) -> tuple[Path, Path]:
    """One with *To*, and a later one in which *To* does not open and *Tre* does; then the store is restored."""
    hers.write("Et")
    hers.round()
    backups.make(hers.store.source(), running.clock())
    hers.write("To")
    early = saved(hers, tmp_path / "a.ffu")
    hers.write("Tre")
    whole = saved(hers, tmp_path / "b.ffu")
    late = torn(hers, whole, tmp_path / "c.ffu", _record_of_the_first_note(running, whole))
    if restored:
        lose_database_and_journal(hers)
        announce_and_round(hers)
    return early, late


def _record_of_the_first_note(running: Central, file: Path) -> int:
    _, content = read(file.read_bytes())
    with running.ledger.reading() as connection:
        privates = [own.private for own in identity.openers(connection, running.ledger.keys)]
    records = lying.opened(content, privates, "journal").records
    return next(
        at
        for at, one in enumerate(records)
        if any(form["f"].get("text") == "To" for form in one.get("c", ()))
    )


def restored_with_one_note(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A stick with *To* that comes, twice, after its store was restored from before it."""
    early, _ = two_sticks(running, hers, tmp_path)
    for _ in range(2):
        word(running, capsys, str(early))
    return early


def in_the_log(running: Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_words_before_those_of_a_file_are_not_given_up_and_a_file_that_comes_later_brings_them(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, late = two_sticks(running, hers, tmp_path)

    first = word(running, capsys, str(late))
    back = word(running, capsys, "--again", first_kept(running))
    second = word(running, capsys, str(early))
    (*_, listed) = word(running, capsys, "--kept")["files"]
    more = word(running, capsys, "--again", str(listed["number"]))
    announce_and_round(hers)

    assert (first["unreadable"], back["placed"], back["aside"]) == (2, 1, 0)
    assert (second["unreadable"], listed["missing"]) == (1, 1)
    assert (more["placed"], more["aside"]) == (1, 0)
    assert running.all("select count(*) from gone_number") == [(0,)]
    assert sorted(hers.notes()) == ["Et", "To", "Tre"]


def test_of_the_test_numbers_that_are_given_up_lose_the_words_of_the_other_file(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lets_go(connection: Any, device: Any, sent: list[accept.Sent], now: Any) -> None:
        before = accept.acked_of(connection, device)
        accept.let_go(connection, device, [(before + 1, sent[0].number - 1)], now)
        accept.take_in(connection, device, sent, now)

    monkeypatch.setattr(accept, "take_in_apart", lets_go)
    monkeypatch.setattr(accept, "stands", lambda c, device, number: number <= accept.acked_of(c, device))

    with pytest.raises((AssertionError, ValueError)):
        test_words_before_those_of_a_file_are_not_given_up_and_a_file_that_comes_later_brings_them(
            running, hers, tmp_path, capsys
        )


def test_a_number_that_was_let_go_is_no_place_of_the_words_that_a_kept_file_has(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restored_with_one_note(running, hers, tmp_path, capsys)
    with running.ledger.writing() as connection:
        (one,) = kept_files.kept(running.ledger, connection)
        number = one.missing[0][0]
        accept.let_go(connection, one.device, [(number, number)], running.clock())

    told = word(running, capsys, "--again", first_kept(running))
    announce_and_round(hers)

    assert told["placed"] == 1
    assert hers.notes() == ["Et", "To"]


def test_of_two_files_the_one_with_the_earlier_words_goes_first_and_is_named(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, late = two_sticks(running, hers, tmp_path)
    for file in (late, early):
        word(running, capsys, str(file))

    first, second = (str(one["number"]) for one in word(running, capsys, "--kept")["files"])
    refused = word(running, capsys, "--again", first)
    told = [word(running, capsys, "--again", number)["placed"] for number in (second, first)]
    announce_and_round(hers)

    assert f"unsent --again {second}" in refused["error"]
    assert "Intet er ændret" in refused["error"]
    assert told == [1, 1]
    assert hers.notes() == ["Et", "To", "Tre"]
    of_then = f"from device where id = '{hers.enrolled.device}'"
    last = running.all(f"select max(dseq) from change where device = (select number {of_then})")
    assert running.all(f"select acked {of_then}") == last


def test_words_of_a_computer_that_was_shut_out_are_held_for_a_person_and_nobody_is_told_that_he_gets_them(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restored_with_one_note(running, hers, tmp_path, capsys)
    before = in_the_log(running)
    admin.main(["device", "revoke", hers.store.device, "--store", str(running.ledger.folder)])
    capsys.readouterr()

    told = said(running, capsys, "--again", first_kept(running))

    assert running.all("select code from held") == [("shut_out",)]
    assert in_the_log(running) == before
    assert told.strip() == "1 ændring er lagt til side og kommer ikke til nogen computer."


def test_of_the_test_a_closed_name_that_is_not_followed_to_todays_lets_the_words_in(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = registry.newest_name

    def open_(connection: Any, device: registry.Device) -> registry.Device:
        return replace(real(connection, device), revoked=None)

    monkeypatch.setattr(registry, "newest_name", open_)

    with pytest.raises(AssertionError):
        test_words_of_a_computer_that_was_shut_out_are_held_for_a_person_and_nobody_is_told_that_he_gets_them(
            running, hers, tmp_path, capsys
        )


def test_what_is_taken_in_comes_to_whoever_has_the_case_and_of_what_is_not_there_nothing_is_said(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restored_with_one_note(running, hers, tmp_path, capsys)

    told = said(running, capsys, "--again", first_kept(running))

    assert told.startswith("1 ændring er taget ind")
    assert "hvis hun stadig har sagen; ellers ser den, der har sagen nu, dem" in told
    assert "lagt til side" not in told


@pytest.mark.parametrize("way", ["revoked", "ordered"])
def test_a_computer_that_sends_nothing_more_is_not_said_to_send_the_words_itself(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    _, late = two_sticks(running, hers, tmp_path, restored=False)
    word(running, capsys, str(late))
    before = word(running, capsys, "--again", first_kept(running))["error"]
    if way == "ordered":
        order(hers)
    else:
        admin.main(["device", "revoke", hers.store.device, "--store", str(running.ledger.folder)])
        capsys.readouterr()

    after = word(running, capsys, "--again", first_kept(running))["error"]

    assert "sender dem selv" in before
    assert "sender dem selv" not in after
    assert "kun ligger her" in after


def erase(running: Central, hers: Laptop) -> None:
    with running.ledger.writing() as connection:
        log = Log(connection)
        erasing.erase(log, hers.stream, running.clock().isoformat())
        log.finish()


def take_out(running: Central) -> None:
    with running.ledger.writing() as connection:
        (one,) = kept_files.kept(running.ledger, connection)
        form = one.missing[0][1]
        connection.execute(
            "insert into husk (record, stream, seq, user, at) values (?, ?, 0, '', '')",
            (form["r"], form["s"]),
        )


@pytest.mark.parametrize("way", ["sagen er slettet", "taget ud"])
def test_what_is_of_an_erased_case_or_of_a_record_that_was_taken_out_is_named_as_such_and_never_written_anew(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    restored_with_one_note(running, hers, tmp_path, capsys)
    if way == "taget ud":
        take_out(running)
    else:
        erase(running, hers)

    listed = said(running, capsys, "--kept")
    refused = word(running, capsys, "--again", first_kept(running))

    assert way in listed
    assert hers.stream not in listed
    assert "--again" not in listed
    assert "Intet er ændret" in refused["error"]
    assert running.all("select count(*) from held where length(payload) > 0") == [(0,)]


@pytest.mark.parametrize("guard", ["_is_of_erased", "_is_taken_out"])
def test_of_the_test_an_erased_word_that_is_counted_as_missing_is_noticed(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    guard: str,
) -> None:
    monkeypatch.setattr(kept_files, guard, lambda *_: False)
    way = "taget ud" if guard == "_is_taken_out" else "sagen er slettet"

    with pytest.raises((AssertionError, KeyError)):
        test_what_is_of_an_erased_case_or_of_a_record_that_was_taken_out_is_named_as_such_and_never_written_anew(
            running, hers, tmp_path, capsys, way
        )


def test_the_same_file_is_listed_once_and_one_change_is_one(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restored_with_one_note(running, hers, tmp_path, capsys)

    (line,) = said(running, capsys, "--kept").splitlines()

    assert f" 1 ændring har ingen plads ({hers.stream}: 1)." in line
    assert "0 " not in line.split("kom ")[1].split(". ", 1)[1].replace(hers.stream, "")


def test_a_file_with_nothing_but_drafts_is_said_to_be_one(running: Central, hers: Laptop) -> None:
    with running.ledger.reading() as connection:
        device = registry.device_called(connection, hers.store.device)
    assert device is not None
    only = kept_files.Kept(3, device, "2026-11-27T09:00:00+00:00", True, kept_files.Left(), 0, 1)

    line = unsent_admin._line(only, "MEHA")

    assert line.endswith(
        "1 kladde, som ikke var gemt, kan ikke tages ind; spørg medarbejderen, om ordene står på computeren."
    )
    assert "ændring" not in line


def test_a_file_and_the_words_for_what_is_kept_are_not_taken_together(
    running: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ("--store", str(running.ledger.folder))
    for words in (["a.ffu", "--kept"], ["a.ffu", "--again", "1"], ["--kept", "--again", "1"]):
        with pytest.raises(SystemExit) as ended:
            admin.main(["unsent", *words, *store])
        assert ended.value.code == 2
    capsys.readouterr()
