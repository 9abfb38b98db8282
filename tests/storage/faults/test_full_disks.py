"""The disk is full at the k-th write, whichever it is: told in a sentence, nothing saved is lost, and work goes on."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.faults.powercut import built
from tests.storage.faults.sizes import ENDURANCE, ROOT, chance, told
from tests.storage.shelf import citizen, make, save

pytestmark = pytest.mark.slow
Counted = Callable[[str, object], None]
WRITES = 900
"""More than the work makes; from the first k that fills nothing on, each is whole."""

SPANS = (1, 3, 40, 100_000) if ENDURANCE else (1, 100_000)


def swept(room: Path, library: Path, span: int, step: int, mutant: str = "none") -> Counter[str]:
    """Sweep over k and count the verdicts."""
    store = make(room / "store")
    save(store, *citizen()[1])
    store.close()
    (room / "store" / "reserve.bin").unlink()
    (room / "work").mkdir()
    first = 1 + chance(f"full {span}").randrange(step)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.storage.faults.fullness", str(room / "store"), str(room / "work")),
            *(str(first), str(WRITES), str(step), str(span), mutant),
        ],
        env={**os.environ, "LD_PRELOAD": str(library), "CRASHLOG_DIR": str(room / "work")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=None if ENDURANCE else 110,
    )
    found = Counter[str]()
    for line in done.stdout.splitlines():
        k, _, verdict = line.partition(" ")
        found[verdict if verdict.islower() else f"{verdict[:200]} (k = {k})"] += 1
    return found


@pytest.mark.parametrize(
    "span", [1, 3, 40, 100_000] if ENDURANCE else [1, 100_000], ids=lambda span: f"{span} writes long"
)
def test_no_saved_word_is_lost_whichever_write_finds_the_disk_full(
    room: Path, tmp_path: Path, span: int, record_property: Counted
) -> None:
    found = swept(room, built(tmp_path), span, 1 if ENDURANCE else 18)

    record_property("counted", f"full disk from the k-th write on, {span} writes long: {told(found)}")
    assert set(found) <= {"whole", "told, and whole"}
    assert found["told, and whole"] > found.total() // 25  # a sixth of them in full


def test_a_program_that_takes_no_notice_of_a_full_disk_is_noticed(room: Path, tmp_path: Path) -> None:
    found = swept(room, built(tmp_path), 100_000, 60, "saved anyway")

    assert any(not verdict.islower() for verdict in found), told(found)
