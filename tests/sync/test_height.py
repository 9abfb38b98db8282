"""An old copy of the service's database is noticed before it gives a number twice."""

import logging
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Damaged
from sync.service import admin, grants
from sync.service.height import FILE, Height, HeightFile
from sync.service.ledger import CentralLedger, create, open_store
from sync.service.log import Log
from tests.sync.stage import HAPPENED, new_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that has given three numbers, and is closed."""
    made = tmp_path / "central"
    ledger = create(made, "Nordbyen Kommune")
    give(ledger, 3)
    ledger.close()
    return made


def give(ledger: CentralLedger, count: int) -> None:
    for _ in range(count):
        with ledger.writing() as connection:
            log = Log(connection)
            grants.grant(log, new_id(), new_id(), "primary", act=grants.Act("leder", "prøve", HAPPENED))
            log.finish()


def go_back(folder: Path, meanwhile: int = 2) -> None:
    """Take a copy, let the service give more numbers, and put the copy back."""
    copy = folder.parent / "copy.db"
    shutil.copy(folder / "central.db", copy)
    ledger = open_store(folder)
    give(ledger, meanwhile)
    ledger.close()
    shutil.copy(copy, folder / "central.db")


def test_the_file_says_what_the_database_says(folder: Path) -> None:
    ledger = open_store(folder)
    here = ledger.tenant()
    ledger.close()

    assert HeightFile(folder).read() == Height(here.epoch, 3)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_a_database_that_is_behind_is_not_opened_and_not_changed(folder: Path) -> None:
    go_back(folder)
    before = (folder / "central.db").read_bytes()

    with pytest.raises(Damaged, match=r"går til nummer 3, og der er givet numre til 5.*Intet er ændret"):
        open_store(folder)

    assert (folder / "central.db").read_bytes() == before
    assert (folder / FILE).read_text(encoding="ascii").endswith(" 0000000000000000005\n")


@pytest.mark.parametrize(
    "command", [["serve", "--port", "0"], ["user", "list"], ["code", "JOKR"], ["doctor"]]
)
def test_every_command_says_so_in_one_sentence_and_ends_in_error(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    go_back(folder)

    status = admin.main([*command, "--store", str(folder)])

    assert status == 1
    assert "gammel sikkerhedskopi" in capsys.readouterr().err


def test_the_newest_copy_is_opened_and_goes_on(folder: Path) -> None:
    go_back(folder, meanwhile=0)

    ledger = open_store(folder)
    give(ledger, 1)

    assert ledger.tenant().seq == 4
    ledger.close()
    assert open_and_close(folder) == 4


def open_and_close(folder: Path) -> int:
    ledger = open_store(folder)
    try:
        return ledger.tenant().seq
    finally:
        ledger.close()


def test_a_database_that_is_ahead_of_the_file_is_opened(folder: Path) -> None:
    old = (folder / FILE).read_bytes()
    ledger = open_store(folder)
    give(ledger, 2)
    ledger.close()
    (folder / FILE).write_bytes(old)

    assert open_and_close(folder) == 5


def test_a_store_from_before_the_file_gets_one(folder: Path) -> None:
    (folder / FILE).unlink()

    open_and_close(folder)

    found = HeightFile(folder).read()
    assert found is not None
    assert found.seq == 3


def test_what_was_rolled_back_is_never_in_the_file(folder: Path) -> None:
    def give_and_fail(connection: Any) -> None:
        log = Log(connection)
        log.take()
        log.finish()
        raise ZeroDivisionError

    ledger = open_store(folder)
    with pytest.raises(ZeroDivisionError), ledger.writing() as connection:
        give_and_fail(connection)
    ledger.close()

    found = HeightFile(folder).read()
    assert found is not None
    assert found.seq == 3


def test_another_municipalitys_database_is_not_opened_in_its_place(folder: Path, tmp_path: Path) -> None:
    other = create(tmp_path / "other", "Sydbyen Kommune", key_file=folder / "central.key")
    give(other, 9)
    other.close()
    shutil.copy(tmp_path / "other" / "central.db", folder / "central.db")

    with pytest.raises(Damaged, match="et andet end det, der var her sidst"):
        open_store(folder)


@pytest.mark.parametrize("make", [lambda to: create(to, "Nordbyen Kommune"), open_store])
def test_a_database_that_is_gone_is_not_replaced_by_an_empty_one(
    folder: Path, make: Callable[[Path], CentralLedger]
) -> None:
    (folder / "central.db").unlink()

    with pytest.raises(Damaged):
        make(folder)

    assert not (folder / "central.db").exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"hello"])
def test_a_file_that_says_nothing_is_told_and_not_taken_for_zero(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)

    with pytest.raises(Damaged, match="kan ikke læses"):
        open_store(folder)


def test_a_store_that_gives_numbers_in_another_process_meanwhile_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving, read = open_store(folder), HeightFile.read

    def give_first(file: HeightFile) -> Height | None:
        give(serving, 1)
        return read(file)

    monkeypatch.setattr(HeightFile, "read", give_first)
    open_and_close(folder)

    serving.close()
    found = read(HeightFile(folder))
    assert found is not None
    assert found.seq == 4


def test_a_file_that_cannot_be_written_stops_no_work(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    ledger = open_store(folder)
    (folder / FILE).unlink()
    (folder / FILE).mkdir()

    with caplog.at_level(logging.WARNING):
        give(ledger, 1)

    assert ledger.tenant().seq == 4
    assert FILE in caplog.text
    ledger.close()
