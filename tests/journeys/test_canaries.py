import base64
from pathlib import Path

import pytest

from casework import everyday
from tests.journeys import bad_days, canaries, stage
from tests.journeys.conftest import readable_in

EXPORT = Path(__file__).parents[1] / "data" / "fagsystem-export"


def test_the_export_gives_names_numbers_and_rare_words() -> None:
    words = canaries.of_export(EXPORT)

    assert "Maria Kılıç" in words
    assert {"7303820941", "730382-0941"} <= set(words)
    assert "psykiatrien" in words
    assert len(words) > 40 + 80 + 200


@pytest.mark.parametrize(
    "hidden",
    [
        "før Maria Kılıç efter".encode(),
        "Maria Kılıç".encode("utf-16-le"),
        *(base64.b64encode(b"x" * shift + "Maria Kılıç".encode() + b"yz") for shift in range(3)),
    ],
)
def test_a_canary_is_found_in_each_disguise(tmp_path: Path, hidden: bytes) -> None:
    (tmp_path / "store.db").write_bytes(b"\x00\xff" * 50 + hidden + b"\x01" * 50)

    assert canaries.found_in([tmp_path], ["Maria Kılıç", "Ole Dahl"]) == ["store.db: Maria Kılıç"]


def test_a_folder_that_is_left_out_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "a.csv").write_text("Ole Dahl")

    assert canaries.found_in([tmp_path], ["Ole Dahl"], leave_out=[tmp_path / "export"]) == []


def test_the_hunt_after_each_journey_finds_a_note_that_was_left_readable(tmp_path: Path) -> None:
    left = tmp_path / "home" / "crash"
    left.mkdir(parents=True)
    (left / "report.txt").write_text(f"... {bad_days.SAVED} ...", encoding="utf-16")

    assert set(readable_in(tmp_path)) == {f"report.txt: {bad_days.SAVED}", "report.txt: ny institution"}
    (left / "report.txt").unlink()


def test_the_hunt_reads_a_single_file_in_the_folder_of_everybodys_temporary_files(tmp_path: Path) -> None:
    left = tmp_path / "qt_temp.XYZ"
    left.write_text("CPR 7003821234", encoding="utf-8")

    assert readable_in(left) == ["qt_temp.XYZ: 7003821234"]
    left.unlink()


def test_each_letter_of_the_words_that_a_first_day_suggests_has_a_key_of_its_own() -> None:
    letters = set("".join(everyday.words()))

    assert {letter for letter in letters if not letter.isascii()} <= stage.LETTERS.keys()
