"""Other people's programs for the sign-in's tests: locked by their sums, no host named, never in a run's way."""

import json
import subprocess
from pathlib import Path

import fod_counterparts
import pytest

from tests.house.files import ROOT


def test_the_lock_has_a_sum_for_each_package_and_names_no_host() -> None:
    text = (ROOT / "packaging" / "counterparts" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}

    assert "://" not in text
    assert len(packages) > 20
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []


def test_what_cannot_be_had_is_said_aloud_leaves_nothing_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fod_counterparts, "FOLDER", tmp_path / "there")
    monkeypatch.setattr(fod_counterparts, "STAMP", tmp_path / "there" / ".stamp")
    monkeypatch.setattr(subprocess, "call", lambda *_args, **_named: 1)

    assert not fod_counterparts.ready()

    assert "SKIPPED" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make() -> bool:
        made.append("made")
        (tmp_path / "there").mkdir()
        return True

    monkeypatch.setattr(fod_counterparts, "FOLDER", tmp_path / "there")
    monkeypatch.setattr(fod_counterparts, "STAMP", tmp_path / "there" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "_node", make)
    monkeypatch.setattr(fod_counterparts, "_packages", lambda: True)

    assert fod_counterparts.ready()
    assert fod_counterparts.ready()

    assert made == ["made"]
