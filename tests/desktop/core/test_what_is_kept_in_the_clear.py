"""In the clear stand a crash report without values, a log without numbers of people, and six small settings."""

import logging
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import log, settings
from desktop.crash import KEEP, Crash, described
from desktop.log import NoPeople

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
SECRET = "Amina Testberg 741187-0312 fortalte om sin kvadratrodsro"


def a_bug(note: str) -> None:
    inner = note * 2
    raise KeyError(inner)


def caught(note: str) -> BaseException:
    try:
        try:
            a_bug(note)
        except KeyError as error:
            raise RuntimeError(f"could not save {note}") from error
    except RuntimeError as error:
        return error
    raise AssertionError("the bug did not come")


def test_a_crash_report_says_where_and_never_what() -> None:
    report = described(caught(SECRET), NOW)

    assert "KeyError" in report
    assert "RuntimeError" in report
    assert "a_bug" in report
    assert "tests/desktop/core/" in report
    assert not any(word in report for word in SECRET.split())


def test_a_crash_report_names_no_home_folder(tmp_path: Path) -> None:
    report = described(caught(SECRET), NOW)

    assert str(Path.home()) not in report
    assert str(Path(__file__).parents[3]) not in report


def test_the_person_is_told_once_for_each_kind_of_error_and_old_reports_go(tmp_path: Path) -> None:
    told: list[str] = []
    crash = Crash(tmp_path / "crash", told.append)

    for _ in range(KEEP + 5):
        crash(caught(SECRET))

    assert len(told) == 1
    assert "er gemt" in told[0]
    assert len(list((tmp_path / "crash").glob("*.txt"))) <= KEEP


def test_a_report_that_cannot_be_written_still_tells_the_person(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "crash").write_text("in the way")

    assert Crash(tmp_path / "crash", told.append)(caught(SECRET)) is None

    assert "kladde" in told[0]


@given(st.from_regex(r"[0-3]\d[01]\d\d\d[- ]?\d{4}", fullmatch=True), st.text(max_size=20))
def test_no_line_of_the_log_holds_anything_like_a_cpr_number(number: str, around: str) -> None:
    record = logging.LogRecord("sync", logging.INFO, "f", 1, "citizen %s", (f"{around} {number} x",), None)

    NoPeople().filter(record)

    assert number not in record.getMessage()


def test_the_log_keeps_no_text_of_an_error(tmp_path: Path) -> None:
    place = tmp_path / "log" / "desktop.log"
    root = logging.getLogger()
    before = list(root.handlers)
    log.begin(place)
    try:
        logging.getLogger("desktop").error("a round failed", exc_info=caught(SECRET))
    finally:
        for handler in [each for each in root.handlers if each not in before]:
            root.removeHandler(handler)
            handler.close()

    said = place.read_text(encoding="utf-8")
    assert "a round failed" in said
    assert "kvadratrodsro" not in said


def test_visible_settings_survive_a_restart_and_a_torn_file(tmp_path: Path) -> None:
    place = tmp_path / "settings.txt"
    settings.change(place, theme="dark", scale=1.5, initials="LIKO")

    assert settings.read(place) == settings.Visible(theme="dark", scale=1.5, initials="LIKO")

    place.write_text("theme = dark\nsca", encoding="utf-8")
    assert settings.read(place) == settings.Visible(theme="dark")


@given(st.text())
def test_no_initials_break_the_file(initials: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "settings.txt"
        settings.write(place, settings.Visible(initials=initials, theme="dark", calm=True))

        assert settings.read(place) == settings.Visible(
            initials=" ".join(initials.split()), theme="dark", calm=True
        )


@pytest.mark.parametrize("said", ["scale = 40", "scale = stor\ncalm = maybe", "[]", "note = x", "scale"])
def test_a_value_of_the_wrong_shape_is_as_on_the_first_day(tmp_path: Path, said: str) -> None:
    place = tmp_path / "settings.txt"
    place.write_text(said, encoding="utf-8")

    assert settings.read(place) == settings.Visible()


def test_nothing_but_the_named_facts_is_readable_while_locked(tmp_path: Path) -> None:
    place = tmp_path / "settings.txt"

    settings.change(place, last_contact="2026-11-24T09:15:00+00:00")

    assert {line.partition(" = ")[0] for line in place.read_text().splitlines()} == {
        "language",
        "theme",
        "scale",
        "calm",
        "initials",
        "last_contact",
    }
