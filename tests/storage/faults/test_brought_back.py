"""What was true once is brought back: a folder, a key of the device, the keyring's word, the service's head.

Each case ends in a sentence, or with every word that the folder holds; nobody is kept out, and nothing that holds is
softened by what held before.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import device_key, former, height, lease, pinned, renewal, rules, sealing, vault, wipe
from storage.faults import FOLDER_OLDER
from storage.lease import Brought
from storage.pinned import Pinned
from storage.vault import Store
from sync.proofs import DeviceKey, statement
from tests.storage.faults.powercut import Image, contents
from tests.storage.keyrings import OfThisTest, using
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE, citizen, make, note, save, unlock

NEW = "fire helt andre ord"
LATER = NOW + timedelta(hours=1)
SERVICE = DeviceKey(bytes(range(64, 96)))
SEED = bytes(range(32))
Files = dict[str, bytes]
Ring = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Day:
    """The folder and the keyring at the end of a day, how many notes there are by then, and which words open it."""

    files: Files
    ring: Ring
    notes: int
    passphrase: str = PASSPHRASE


@dataclass
class World:
    """A store over five days: notes, a new passphrase, a sealed device key, a new root key."""

    days: list[Day] = field(default_factory=list)
    leases: list[Brought] = field(default_factory=list)

    @property
    def today(self) -> Day:
        return self.days[-1]


def given(number: int, serial: int) -> Brought:
    """Return the lease of a day: its time, its rules and how far the service was, all in one signature."""
    at = NOW + timedelta(minutes=number)
    facts: dict[str, Any] = {
        "device": "device-mette",
        "user": METTE.id,
        "nonce": f"n{number}",
        "acked": number,
    }
    facts |= {"at": at.isoformat(), "until": (at + timedelta(days=7)).isoformat()}
    facts["rules"] = {"serial": serial, "cover": number < 3, "binding": number > 3, "idle": 30 - number}
    return Brought(statement(SERVICE, lease.KIND, facts), f"n{number}")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    ring, seen = OfThisTest(), World()
    with using(ring):
        folder = tmp_path_factory.mktemp("days") / "store"
        store = make(folder)
        stream, changes = citizen()
        pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
        (folder / device_key.NAME).write_bytes(SEED)
        save(store, *changes)
        store.close()
        deeds: list[Callable[[Path], object]] = [
            lambda _folder: None,
            lambda folder: vault.change_passphrase(folder, PASSPHRASE, NEW, now=NOW, cost=CHEAP, floor=CHEAP),
            device_key.seal,
            lambda folder: renewal.rotate(unlock(folder, NEW), NEW, now=NOW, cost=CHEAP, floor=CHEAP),
            lambda _folder: None,
        ]
        for number, deed in enumerate(deeds, start=1):
            deed(folder)
            words = NEW if number > 1 else PASSPHRASE
            store = unlock(folder, words)
            save(store, *note(stream, f"Nummer {number}"))
            seen.leases.append(given(number, number))
            lease.keep(store._connection, seen.leases[-1], lease.moment(NOW))
            store.close()
            seen.days.append(Day(contents(folder), dict(ring.kept), number, words))
    return seen


@pytest.fixture
def ring(world: World) -> Iterator[OfThisTest]:
    """Return the keyring of this computer, as it is today."""
    ring = OfThisTest()
    ring.kept = dict(world.today.ring)
    with using(ring):
        yield ring


def laid(folder: Path, files: Files) -> Path:
    return Image(files, "", 0, "").lay(folder)


def notes(store: Store) -> int:
    return int(store.own_reader().rows("select count(*) from record where kind = 'note'")[0][0])


def came_of(folder: Path, day: Day) -> str:
    """Open a folder with the words of its day, and write in it: "whole", or "told" where it says that it is older."""
    store = unlock(folder, day.passphrase, now=LATER)
    try:
        if notes(store) != day.notes:
            return "WORDS MISSING"
        number = save(store, *note("7a0f3c52-1d8e-4b6c-9e21-5f4d3c2b1a09", "Bagefter"))[0]
        if store.renewed == FOLDER_OLDER:
            return (
                "told"
                if (number.device, number.number) != ("device-mette", day.notes + 2)
                else "NUMBER TWICE"
            )
        return "whole" if number.device == "device-mette" else "ANOTHER NAME"
    finally:
        store.close()


@pytest.mark.parametrize("day", range(5))
def test_a_folder_of_another_day_is_told_and_that_of_today_is_not(
    tmp_path: Path, world: World, ring: OfThisTest, day: int
) -> None:
    folder = laid(tmp_path / "store", world.days[day].files)

    assert came_of(folder, world.days[day]) == ("whole" if day == 4 else "told")
    assert came_of_again(folder, world.days[day]) == ""


def came_of_again(folder: Path, day: Day) -> str:
    store = unlock(folder, day.passphrase, now=LATER)
    store.close()
    return store.renewed


@pytest.mark.parametrize("then", range(5))
@pytest.mark.parametrize("day", range(5))
def test_folder_and_keyring_of_any_two_days_keep_nobody_out(
    tmp_path: Path, world: World, ring: OfThisTest, day: int, then: int
) -> None:
    """A keyring that is older than the folder says nothing; the service has the last word there (sync/test_behind)."""
    ring.kept = dict(world.days[then].ring)
    folder = laid(tmp_path / "store", world.days[day].files)

    assert came_of(folder, world.days[day]) == ("told" if day < then else "whole")


@pytest.mark.parametrize("day", range(5))
def test_the_device_key_of_any_day_is_the_same_key(
    tmp_path: Path, world: World, ring: OfThisTest, day: int
) -> None:
    folder = laid(tmp_path / "store", world.today.files)
    (folder / device_key.NAME).write_bytes(world.days[day].files[device_key.NAME])

    assert device_key.read(folder) == SEED
    assert device_key.seal(folder) == "sealed"


@pytest.mark.parametrize(
    "content", [b"FFD2" + bytes(76), bytes(80), b"", bytes(31)], ids=["forged", "zero", "", "short"]
)
def test_a_device_key_of_nobody_is_told_and_the_store_opens(
    tmp_path: Path, world: World, ring: OfThisTest, content: bytes
) -> None:
    folder = laid(tmp_path / "store", world.today.files)
    (folder / device_key.NAME).write_bytes(content)

    with pytest.raises(device_key.KeyLost, match="ny kode"):
        device_key.read(folder)
    assert came_of(folder, world.today) == "whole"


@pytest.mark.parametrize("day", range(4))
@pytest.mark.parametrize("kept", [True, False], ids=["with its own number", "with the number of now"])
def test_a_replayed_head_of_the_service_softens_nothing(
    tmp_path: Path, world: World, ring: OfThisTest, day: int, kept: bool
) -> None:
    store = unlock(laid(tmp_path / "store", world.today.files), NEW)
    before = store.contacts.rules(), store.contacts.until()
    old = world.leases[day]

    brought = old if kept else Brought(old.text, "the number of now")
    lease.keep(store._connection, brought, lease.moment(NOW))

    after = store.contacts.rules(), store.contacts.until()
    assert after[0] == before[0]
    assert kept or after == before
    store.close()


def test_a_head_of_the_service_from_before_makes_no_folder_older(
    tmp_path: Path, world: World, ring: OfThisTest
) -> None:
    store = unlock(laid(tmp_path / "store", world.today.files), NEW)

    assert not any(store.ledger.is_behind(number, 0, "") for number in range(7))
    assert store.ledger.is_behind(7, 0, "")
    assert former.names(store._connection) == ()
    store.close()


def test_a_test_of_the_test_a_look_that_is_dropped_would_be_noticed(
    tmp_path: Path, world: World, ring: OfThisTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(height, "fell_back", lambda *_: False)

    assert came_of(laid(tmp_path / "store", world.days[0].files), world.days[0]) != "told"


def test_a_test_of_the_test_rules_without_their_number_would_be_softened(
    tmp_path: Path, world: World, ring: OfThisTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "standing", lambda _: rules.Rules())

    store = unlock(laid(tmp_path / "store", world.today.files), NEW)
    lease.keep(store._connection, world.leases[0], lease.moment(NOW))
    monkeypatch.undo()

    assert store.contacts.rules().cover
    store.close()


def test_what_the_keyring_is_given_is_gone_with_the_store(
    tmp_path: Path, world: World, ring: OfThisTest
) -> None:
    folder = laid(tmp_path / "store", world.today.files)
    unlock(folder, NEW).close()
    before = len(ring.kept)
    wipe.destroy_keys(folder)
    wipe.forget(folder)
    shutil.rmtree(folder, ignore_errors=True)

    assert (before, ring.kept) == (2, {})
