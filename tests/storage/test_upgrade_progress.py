"""How far an upgrade is: it is told page by page and record by record, and after a kill it goes on from there."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from storage import upgrade, vault
from storage.upgrade import Progress
from tests.storage.shelf import CHEAP, PASSPHRASE, unlock
from tests.storage.test_upgrade import (
    LATER,
    RELEASES,
    STORES,
    cut_at,
    everything_is_there,
    fill_outbox,
    next_release,
)

__all__ = ["next_release"]

pytestmark = pytest.mark.usefixtures("next_release")
MANY = 400
CUT = 2_000
"""A statement in the middle of the rebuilding."""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A store of the first release with some hundred unsent notes."""
    folder = tmp_path / "store"
    shutil.copytree(STORES / RELEASES[0], folder)
    fill_outbox(folder, MANY)
    return folder


def heard(folder: Path) -> list[Progress]:
    said: list[Progress] = []
    vault.unlock(folder, PASSPHRASE, now=LATER, floor=CHEAP, told=said.append).close()
    return said


def of_reads(said: list[Progress]) -> list[Progress]:
    return [one for one in said if one.stage == "reads"]


def flaws(said: list[Progress]) -> list[str]:
    """Return what is not right in what somebody who looks on was told."""
    found = []
    for stage in ("copy", "reads"):
        steps = [one for one in said if one.stage == stage]
        if any(later.done < one.done or later.of != one.of for one, later in pairwise(steps)):
            found.append(f"{stage} goes back")
        if steps and steps[-1].done != steps[-1].of:
            found.append(f"{stage} ends before its end")
    return found


def test_the_copy_and_the_rebuilding_are_told_from_their_beginning_to_their_end(full: Path) -> None:
    said = heard(full)

    assert flaws(said) == []
    assert [one.stage for one in said] == sorted(one.stage for one in said)
    reads = of_reads(said)
    assert reads[0].done == 0
    assert reads[-1].of > MANY
    assert len(reads) > MANY // upgrade.PIECE
    assert everything_is_there(full, MANY)


def test_after_a_kill_it_goes_on_from_what_was_done(full: Path) -> None:
    whole = of_reads(heard(Path(shutil.copytree(full, full.with_name("other")))))
    assert cut_at(full, CUT)
    begun = of_reads(heard(full))

    assert 0 < begun[0].done < whole[-1].of
    assert (begun[-1], flaws(begun)) == (whole[-1], [])
    assert everything_is_there(full, MANY)


def test_of_the_test_a_rebuilding_that_forgets_how_far_it_was_is_noticed(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cut_at(full, CUT)
    monkeypatch.setattr(upgrade, "_MADE", "select 0 where ?1 = ?1")

    begun = of_reads(heard(full))

    assert begun[0].done == 0
    assert flaws(begun) == ["reads ends before its end"]


def test_a_store_of_today_tells_nothing(full: Path) -> None:
    unlock(full, now=LATER).close()

    assert heard(full) == []
