"""The practice office: an export that the real import takes whole, dates from today, words that can be typed."""

from datetime import date
from pathlib import Path

import pytest

from casework import cpr
from desktop import joining, practice
from desktop.practice_dates import dated
from sync.service import admin

TODAY = date(2026, 11, 26)


def test_the_invented_export_is_taken_whole_by_the_real_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    practice.write_export(tmp_path / "export", TODAY)

    assert admin.main(["import", "--municipality", "Øvelseskommunen", str(tmp_path / "export")]) == 0

    assert "0 er afvist, 0 har en bemærkning" in capsys.readouterr().out


def test_nobody_in_the_practice_office_can_be_a_real_person() -> None:
    text = (practice.DATA / "borgere.csv").read_text(encoding="utf-8-sig")
    numbers = [row.split(";")[0] for row in text.splitlines()[1:]]

    assert len(numbers) >= 12
    assert all(int(number[:2]) > 60 and cpr.is_valid(cpr.parse(number)) for number in numbers)


def test_every_visit_of_the_practice_day_is_to_somebody_who_is_there() -> None:
    assert {name for name, *_rest in practice.DAY} <= set(practice.names())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("{0}", "26-11-2026"),
        ("{-3}", "23-11-2026"),
        ("{40}", "05-01-2027"),
        ("{uge-1}", "2026-47"),
        ("{x}", "{x}"),
    ],
)
def test_dates_of_the_export_are_counted_from_today(said: str, written: str) -> None:
    assert dated(said, TODAY) == written


def test_five_suggested_words_differ_and_come_from_a_list_that_is_long_enough() -> None:
    words = joining.words()

    assert len(words) == len(set(words)) >= 900
    assert all(word.isalpha() and word.islower() for word in words)
    for _ in range(50):
        suggested = joining.suggested(words).split()
        assert len(set(suggested)) == 5
        assert set(suggested) <= set(words)
