"""`fodfaeste-central restored`: the one way on from an older copy, and what two generations have in common."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Damaged
from sync.protocol_fork import COUNTED_FROM, GENERATION, begins
from sync.service import admin, branches
from sync.service.branches import Branch
from sync.service.height import FILE, Height, HeightFile
from sync.service.ledger import create, open_store
from tests.sync.test_height import give, go_back


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that has given three numbers, and is closed."""
    made = tmp_path / "central"
    ledger = create(made, "Nordbyen Kommune")
    give(ledger, 3)
    ledger.close()
    return made


def restored(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    admin.main(["restored", "--json", "--store", str(folder), *more])
    return dict(json.loads(capsys.readouterr().out))


def test_an_older_copy_is_gone_on_from_and_no_number_is_given_twice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    go_back(folder, meanwhile=4)

    said = restored(folder, capsys)

    assert (said["ok"], said["common"], said["lost"], said["first"] % GENERATION) == (True, 3, 4, 0)
    ledger = open_store(folder)
    give(ledger, 1)
    assert ledger.tenant().seq == said["first"] + 1
    assert ledger.tenant().epoch == said["epoch"]
    ledger.close()
    assert HeightFile(folder).read() == Height(said["epoch"], said["first"] + 1)
    assert admin.main(["doctor", "--store", str(folder)]) == 0


def test_it_says_in_danish_what_comes_now_and_what_to_do_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    go_back(folder)

    status = admin.main(["restored", "--store", str(folder)])

    said = capsys.readouterr().out
    assert status == 0
    assert "Numrene til 3 er de samme som før." in said
    assert "hver computer hører det ved sin næste kontakt og sender selv det igen" in said
    assert "adgange givet, taget eller flyttet" in said


def test_a_store_that_is_not_behind_is_left_alone_and_the_way_for_a_whole_machine_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "central.db").read_bytes()

    said = restored(folder, capsys)

    assert not said["ok"]
    assert "ikke bagud" in said["error"]
    assert "--copied-at" in said["error"]
    assert (folder / "central.db").read_bytes() == before
    assert not (folder / branches.FILE).exists()


def test_a_machine_that_was_put_back_whole_is_common_up_to_when_its_copy_was_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The grants of the fixture are of nine o'clock: a copy of before has nothing of them, one of after has all."""
    early = restored(folder, capsys, "--copied-at", "2026-11-26T08:00+00:00")
    late = restored(folder, capsys, "--copied-at", "2026-11-26T23:00")

    assert (early["common"], late["common"]) == (0, early["first"])
    assert late["first"] >= early["first"] + GENERATION


@pytest.mark.parametrize("said", ["i går", "25.11.2026", "2026-13-01"])
def test_a_moment_that_cannot_be_read_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    told = restored(folder, capsys, "--copied-at", said)

    assert not told["ok"]
    assert not (folder / branches.FILE).exists()


def test_each_time_stands_in_the_services_own_log_with_who(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "drift")
    go_back(folder)
    restored(folder, capsys)

    admin.main(["restored", "--log", "--store", str(folder)])
    shown = capsys.readouterr().out
    admin.main(["rules", "log", "--store", str(folder)])

    assert "fælles til nummer 3" in shown
    assert "drift" in shown
    assert "restored=3" in capsys.readouterr().out


def test_another_municipalitys_store_is_no_older_copy(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = create(tmp_path / "other", "Sydbyen Kommune", key_file=folder / "central.key")
    other.close()
    shutil.copy(tmp_path / "other" / "central.db", folder / "central.db")

    said = restored(folder, capsys)

    assert not said["ok"]
    assert "et andet end det" in said["error"]


def test_a_still_older_copy_is_told_as_one_and_gone_on_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy knows nothing of the generation in between; the file beside it does."""
    copy = folder.with_name("monday.db")
    shutil.copy(folder / "central.db", copy)
    go_back(folder, meanwhile=4)
    first = restored(folder, capsys)
    ledger = open_store(folder)
    give(ledger, 2)
    ledger.close()
    shutil.copy(copy, folder / "central.db")

    with pytest.raises(Damaged, match="gammel sikkerhedskopi"):
        open_store(folder)
    second = restored(folder, capsys)

    assert second["common"] == 3
    assert second["first"] >= first["first"] + GENERATION
    ledger = open_store(folder)
    with ledger.reading() as connection:
        known = branches.of_database(connection)
    ledger.close()
    assert set(known) == {first["epoch"], second["epoch"]}
    assert branches.common(known, first["epoch"], second["epoch"]) == 3


def test_a_power_cut_between_file_and_database_is_harmless_on_either_side(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_back(folder)
    with monkeypatch.context() as patch:
        patch.setattr(branches, "enter", _cut)
        with pytest.raises(ZeroDivisionError):
            admin.main(["restored", "--store", str(folder)])
    with pytest.raises(Damaged, match="gammel sikkerhedskopi"):
        open_store(folder)

    with monkeypatch.context() as patch:
        patch.setattr(HeightFile, "note", lambda *_: None)
        said = restored(folder, capsys)
    ledger = open_store(folder)

    assert ledger.tenant().epoch == said["epoch"]
    ledger.close()
    assert HeightFile(folder).read() == Height(said["epoch"], said["first"])
    assert (folder / FILE).is_file()


def _cut(*_: object) -> None:
    raise ZeroDivisionError


def branch(epoch: str, parent: str, common: int) -> tuple[str, Branch]:
    return epoch, Branch(epoch, parent, common, 0, "", "")


LINE = dict([branch("b", "a", 100), branch("c", "b", 1_050)])
LOWER = dict([branch("b", "a", 100), branch("c", "b", 80)])
TREE = dict([branch("b", "a", 100), branch("c", "a", 150), branch("d", "b", 1_200)])


@pytest.mark.parametrize(
    ("known", "theirs", "ours", "common"),
    [
        (LINE, "a", "c", 100),
        (LINE, "b", "c", 1_050),
        (LOWER, "a", "c", 80),
        (TREE, "a", "c", 150),
        (TREE, "b", "c", 100),
        (TREE, "d", "c", 100),
        (TREE, "c", "d", 100),
        (TREE, "x", "d", None),
        ({}, "a", "b", None),
    ],
)
def test_two_generations_have_in_common_what_no_step_between_them_lost(
    known: branches.Known, theirs: str, ours: str, common: int | None
) -> None:
    assert branches.common(known, theirs, ours) == common


def test_a_line_of_the_file_that_was_cut_off_is_no_branch_and_spoils_none_after_it(tmp_path: Path) -> None:
    names = [f"{number}" * 8 + "-" + "0" * 27 for number in range(3)]
    whole = [Branch(name, names[0], 7, 9, "2026-11-26T09:00:00+00:00", "Anna Lund") for name in names[1:]]
    branches.keep(tmp_path, whole[0])
    with (tmp_path / branches.FILE).open("a") as file:
        file.write(names[2][:20])

    branches.keep(tmp_path, whole[1])

    found = branches.of_file(tmp_path)
    assert [one.epoch for one in found.values()] == names[1:]
    assert found[names[2]].who == "Anna_Lund"


@pytest.mark.parametrize(
    ("highest", "behind"), [(0, 1), (3, 1), (10**9, 2), (10**9 + 5, 2), (3 * 10**9 - 1, 3)]
)
def test_a_generation_begins_behind_the_next_milliard(highest: int, behind: int) -> None:
    assert begins(highest, COUNTED_FROM) == behind * GENERATION
    assert begins(highest, COUNTED_FROM - timedelta(days=9000)) == behind * GENERATION


def test_a_generation_that_nobody_here_knows_any_more_began_below_the_milliard_of_the_minute() -> None:
    """The whole machine was put back twice, the second time from before the first: that generation is forgotten."""
    forgotten = begins(5, COUNTED_FROM + timedelta(minutes=480_000))

    anew = begins(5, COUNTED_FROM + timedelta(minutes=480_001))

    assert (forgotten, anew) == (480_000 * GENERATION, 480_001 * GENERATION)
    assert begins(5, datetime.max.replace(tzinfo=UTC)) < 1 << 62
