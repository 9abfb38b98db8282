"""Other people's programs for the tests: locked by their sums, no host named, never in a run's way."""

import json
import subprocess
from pathlib import Path

import fod_counterparts
import pytest

from tests.house.files import ROOT


@pytest.mark.parametrize(
    "locks", [fod_counterparts.LOCKS, fod_counterparts.RULES_LOCKS], ids=lambda one: one.name
)
def test_each_lock_has_a_sum_for_each_package_and_names_no_host(locks: Path) -> None:
    text = (locks / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}

    assert "://" not in text
    assert len(packages) > 20
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []


def test_what_cannot_be_had_is_said_aloud_leaves_nothing_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fod_counterparts, "FOLDER", tmp_path / "there")
    monkeypatch.setattr(fod_counterparts, "STAMP", tmp_path / "there" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "RULES", tmp_path / "rules")
    monkeypatch.setattr(fod_counterparts, "RULES_STAMP", tmp_path / "rules" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "SCANNER", tmp_path / "scanner")
    monkeypatch.setattr(fod_counterparts, "SCANNER_STAMP", tmp_path / "scanner" / ".stamp")
    monkeypatch.setattr(subprocess, "call", lambda *_args, **_named: 1)

    assert not fod_counterparts.ready()

    assert capsys.readouterr().out.count("SKIPPED") == 3
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(*folders: Path) -> bool:
        for folder in folders[1:]:
            made.append(folder.name)
            folder.mkdir()
        return True

    def made_by_pip(folder: Path, lock: str, *_: str) -> bool:
        made.append(lock)
        folder.mkdir(exist_ok=True)
        return True

    monkeypatch.setattr(fod_counterparts, "FOLDER", tmp_path / "there")
    monkeypatch.setattr(fod_counterparts, "STAMP", tmp_path / "there" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "RULES", tmp_path / "rules")
    monkeypatch.setattr(fod_counterparts, "RULES_STAMP", tmp_path / "rules" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "SCANNER", tmp_path / "scanner")
    monkeypatch.setattr(fod_counterparts, "SCANNER_STAMP", tmp_path / "scanner" / ".stamp")
    monkeypatch.setattr(fod_counterparts, "_node", make)
    monkeypatch.setattr(fod_counterparts, "_packages", make)
    monkeypatch.setattr(fod_counterparts, "_pip", made_by_pip)

    assert fod_counterparts.ready()
    assert fod_counterparts.ready()

    assert sorted(made) == ["rules", "source.txt", "there", "wheels.txt"]


def test_the_scanner_is_locked_by_sums_and_away_from_our_own_packages() -> None:
    for lock in sorted(fod_counterparts.SCANNER_LOCKS.iterdir()):
        text = lock.read_text(encoding="utf-8")
        named = text.replace(" \\\n", " ").splitlines()

        assert "://" not in text
        assert [line for line in named if "==" not in line or "--hash=sha256:" not in line] == []

    assert "sslyze" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
