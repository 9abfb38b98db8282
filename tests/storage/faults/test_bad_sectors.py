"""A place on the disk cannot be read, or a write cannot be forced: told in a sentence, and nothing saved is lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from storage import engine, journal_file, keyfile
from storage.faults import BROKEN, BROKEN_KEYS, BROKEN_PAGE, UNFIT, UNSAVED
from tests.storage.faults.deeds import words
from tests.storage.faults.powercut import built
from tests.storage.faults.sizes import ROOT, many
from tests.storage.shelf import citizen, make, note, save

pytestmark = pytest.mark.slow
NOTES = 12
EVERYTHING = 1 << 40


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a locked store with notes that wait."""
    folder = tmp_path_factory.mktemp("shelved") / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(1, NOTES + 1):
        save(store, *note(stream, words(number)))
    store.close()
    return folder


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("shim"), "badsector")


def on_a_bad_disk(shelved: Path, shim: Path, room: Path, bad: str, times: int = 1) -> dict[str, Any]:
    """Unlock a fresh copy of the store where the disk has this bad place, in a process of its own."""
    folder = room / "store"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(shelved, folder, ignore=shutil.ignore_patterns("reserve.bin"))
    told = {"LD_PRELOAD": str(shim), "BADSECTOR": f"{folder}/{bad}", "BADSECTOR_TIMES": str(times)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.faults.on_a_bad_disk", str(folder)],
        env={**os.environ, **told},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def blunt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the guard away in the process that unlocks."""
    monkeypatch.setenv("BLUNT", "1")


def is_whole(found: dict[str, Any]) -> bool:
    return found["notes"] == list(range(1, NOTES + 1)) and found["saved"] and not found["told"]


@pytest.mark.parametrize("name", [keyfile.NAME, keyfile.COPY, journal_file.NAME])
def test_a_bad_place_in_what_has_a_second_copy_costs_nothing(
    shelved: Path, shim: Path, tmp_path: Path, name: str
) -> None:
    assert is_whole(on_a_bad_disk(shelved, shim, tmp_path, f"{name} 0 {EVERYTHING}"))


def test_a_bad_place_far_into_the_journal_file_costs_nothing(
    shelved: Path, shim: Path, tmp_path: Path
) -> None:
    assert is_whole(on_a_bad_disk(shelved, shim, tmp_path, f"{journal_file.NAME} 4096 8192"))


def test_a_key_file_and_a_copy_that_cannot_be_read_lead_to_the_officers(
    shelved: Path, shim: Path, tmp_path: Path
) -> None:
    (shelved / keyfile.COPY).rename(shelved / "away")
    try:
        found = on_a_bad_disk(shelved, shim, tmp_path, f"{keyfile.NAME} 0 {EVERYTHING}")
    finally:
        (shelved / "away").rename(shelved / keyfile.COPY)

    assert found["told"] == [BROKEN_KEYS]


def test_a_bad_place_in_the_database_is_told_and_never_begun_anew(
    shelved: Path, shim: Path, tmp_path: Path
) -> None:
    pages = (shelved / engine.NAME).stat().st_size // engine.PAGE
    for page in range(0, pages, max(1, pages // many(8, pages))):
        first = page * engine.PAGE
        found = on_a_bad_disk(shelved, shim, tmp_path, f"{engine.NAME} {first} {first + engine.PAGE}")

        assert is_whole(found) or (
            set(found["told"]) <= {BROKEN, UNFIT, BROKEN_PAGE, UNSAVED} and found["told"]
        ), (
            page,
            found,
        )
        if not page:
            assert found["told"] == [BROKEN]


def test_a_save_that_cannot_be_forced_is_refused_and_the_next_one_goes_on(
    shelved: Path, shim: Path, tmp_path: Path
) -> None:
    found = on_a_bad_disk(shelved, shim, tmp_path, f"{journal_file.NAME} force")

    assert found["told"] == [UNSAVED]
    assert found["saved"]
    assert found["notes"] == list(range(1, NOTES + 1))


@pytest.mark.usefixtures("blunt")
@pytest.mark.parametrize("bad", [f"{keyfile.NAME} 0 4096", f"{journal_file.NAME} 0 4096"])
def test_a_store_that_takes_a_bad_place_for_an_error_of_its_own_is_noticed(
    shelved: Path, shim: Path, tmp_path: Path, bad: str
) -> None:
    found = on_a_bad_disk(shelved, shim, tmp_path, bad)

    assert not is_whole(found)
