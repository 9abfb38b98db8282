"""A wipe that finds a restore or a new root key cut off in the middle brings the unsent work home all the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Damaged
from storage import backups, engine, epochs, renewal, restore, swap, vault
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop
from tests.sync.stage import Central
from tests.sync.wiping import at_rest, notes, obey, order, told

MOVES = range(1, 25)
"""More than a restore makes; from the first that it does not reach on, nothing is cut off."""


class Cut(BaseException):
    """The power is gone."""


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer, locked, with two notes that the service does not have."""
    with at_rest(running, tmp_path / "hers") as one:
        yield one


def cut_off(monkeypatch: pytest.MonkeyPatch, module: Any, at: int, act: Callable[[], object]) -> None:
    """Do an act, and cut it off before its k-th change of a name."""
    real, count = module._move, 0

    def move(*names: Path) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Cut
        real(*names)

    monkeypatch.setattr(module, "_move", move)
    try:
        act()
    except Cut:
        pass
    finally:
        monkeypatch.setattr(module, "_move", real)


def restored(one: Laptop) -> None:
    (copy, *_) = backups.found(one.folder)
    found = restore.restore(one.folder, copy, PASSPHRASE, now=one.running.clock(), floor=CHEAP)
    found.store.close()


def ready_to_restore(one: Laptop) -> None:
    """A copy, a note after it, and a database that is nothing any more."""
    one.unlock()
    backups.make(one.store.source(), one.running.clock())
    one.write("Tre")
    one.lock()
    (one.folder / engine.NAME).write_bytes(b"")


def left_at_the_service(one: Laptop, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a person finds in the sealed store that the service kept, with her own words."""
    told(one.running, capsys, "device", "left", one.enrolled.device, "--out", str(folder))
    store = vault.unlock(folder, PASSPHRASE, now=one.running.clock(), floor=CHEAP)
    rows = store.own_reader().rows("select fields ->> 'text' from log where kind = 'note' order by number")
    store.close()
    return [row[0] for row in rows]


@pytest.mark.parametrize("at", MOVES)
def test_a_wipe_in_the_middle_of_a_restore_loses_no_word(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    at: int,
) -> None:
    """Where the service does not know yet who the restored store is, it has it whole, sealed, instead."""
    ready_to_restore(hers)
    cut_off(monkeypatch, swap, at, lambda: restored(hers))
    order(hers)

    assert obey(hers)

    assert not hers.folder.exists()
    there = notes(running) or len(left_at_the_service(hers, tmp_path / "left", capsys))
    assert there == 3


def renew(one: Laptop) -> None:
    one.unlock()
    renewal.rotate(one.store, PASSPHRASE, now=one.running.clock(), cost=CHEAP, floor=CHEAP)


@pytest.mark.parametrize("at", range(1, 7))
def test_a_wipe_in_the_middle_of_a_new_root_key_loses_no_word(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    cut_off(monkeypatch, epochs, at, lambda: renew(hers))
    hers.store.let_go()
    order(hers)

    assert obey(hers)

    assert (notes(running), hers.folder.exists()) == (2, False)


@pytest.mark.parametrize("at", range(1, 7))
def test_the_store_that_goes_whole_opens_though_a_new_root_key_was_cut_off(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    at: int,
) -> None:
    cut_off(monkeypatch, epochs, at, lambda: renew(hers))
    hers.store.let_go()
    for path in hers.folder.glob("outbox.ffj*"):
        path.write_bytes(path.read_bytes()[:-9])
    order(hers)

    assert obey(hers)

    assert left_at_the_service(hers, tmp_path / "left", capsys) == ["Et", "To"]


def test_of_the_test_a_wipe_that_goes_on_with_no_restore_is_noticed(
    running: Central,
    hers: Laptop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_to_restore(hers)
    cut_off(monkeypatch, swap, 13, lambda: restored(hers))
    monkeypatch.setattr(swap, "finish", lambda _: None)
    order(hers)

    assert obey(hers)

    monkeypatch.undo()
    with pytest.raises((AssertionError, Damaged)):
        assert (notes(running) or len(left_at_the_service(hers, tmp_path / "left", capsys))) == 3
