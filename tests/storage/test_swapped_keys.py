"""Key files and databases that do not belong together: only a pair that fits opens, everything else is a sentence.

Whoever writes these files can make every checksum right, but holds no root key; so neither proof nor wrap is his.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from casework.errors import FodfaesteError
from storage import engine, keyfile, vault
from storage.keyfile import KeyFile
from tests.storage.renewing import a_store, rotate
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, note, save, unlock

NEW = "fire helt andre ord"
Forged = Callable[["Safe"], KeyFile]


@dataclass(frozen=True)
class Safe:
    """What a thief has gathered: key files and databases of two stores, of several days."""

    folder: Path
    keys: dict[str, KeyFile]
    databases: dict[str, bytes]


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Safe:
    """Let a store live through a new root key and two changes of words, and another one beside it."""
    folder = a_store(tmp_path_factory.mktemp("own") / "store")
    other = a_store(tmp_path_factory.mktemp("other") / "store")
    keys, databases = {}, {}
    keys["older epoch"], databases["older epoch"] = keyfile.read(folder), _database(folder)
    rotate(unlock(folder))
    databases["earlier"] = _database(folder)
    vault.change_passphrase(folder, PASSPHRASE, NEW, now=NOW, cost=CHEAP, floor=CHEAP)
    keys["older words"] = keyfile.read(folder)
    vault.change_passphrase(folder, NEW, PASSPHRASE, now=NOW, cost=CHEAP, floor=CHEAP)
    store = unlock(folder)
    save(store, *note("stream", "Skrevet senere."))
    store.close()
    keys["own"], databases["own"] = keyfile.read(folder), _database(folder)
    keys["other"], databases["other"] = keyfile.read(other), _database(other)
    return Safe(folder, keys, databases)


def _database(folder: Path) -> bytes:
    return (folder / engine.NAME).read_bytes()


def slot_with(**altered: Any) -> Forged:
    return lambda safe: forged(safe, [{**safe.keys["own"].slots[0], **altered}])


def forged(safe: Safe, slots: list[dict[str, Any]], of: str = "own", proof: str = "own") -> KeyFile:
    """Return a file that holds together as far as anybody can see without a root key."""
    said = safe.keys[of]
    return KeyFile(said.store, said.initials, tuple(slots), safe.keys[proof].proof)


def slot_of(safe: Safe, name: str) -> dict[str, Any]:
    return safe.keys[name].slots[0]


def as_it_was(name: str) -> Forged:
    return lambda safe: safe.keys[name]


FILES: dict[str, Forged] = {
    **{name: as_it_was(name) for name in ("own", "older epoch", "older words", "other")},
    "no slot": lambda safe: forged(safe, []),
    "slot of the other store": lambda safe: forged(safe, [slot_of(safe, "other")]),
    "slot of the older epoch": lambda safe: forged(safe, [slot_of(safe, "older epoch")]),
    "slot of the older words": lambda safe: forged(safe, [slot_of(safe, "older words")]),
    "older slot put first": lambda safe: forged(safe, [slot_of(safe, "older epoch"), slot_of(safe, "own")]),
    "older slot put last": lambda safe: forged(safe, [slot_of(safe, "own"), slot_of(safe, "older epoch")]),
    "the same slot twice": lambda safe: forged(safe, [slot_of(safe, "own"), slot_of(safe, "own")]),
    "proof of the older epoch": lambda safe: forged(safe, [slot_of(safe, "own")], proof="older epoch"),
    "name of the other store": lambda safe: forged(safe, [slot_of(safe, "own")], of="other"),
    "less memory": slot_with(memory=32),
    "much memory": slot_with(memory=1 << 30),
    "fewer passes": slot_with(passes=0),
    "more passes": slot_with(passes=2),
    "more lanes": slot_with(lanes=2),
    "another salt": slot_with(salt="AAAAAAAAAAAAAAAAAAAAAA=="),
    "another kind": slot_with(kind="recovery"),
    "another derivation": slot_with(kdf="pbkdf2"),
    "one parameter more": slot_with(note="hej"),
    "memory that is no number": slot_with(memory="meget"),
    "nothing wrapped": slot_with(wrapped=""),
}
FIT = {("own", "own"), ("own", "earlier"), ("older epoch", "older epoch"), ("other", "other")}
DATABASES = ("own", "earlier", "older epoch", "other")


@pytest.mark.parametrize(("file", "database"), list(product(FILES, DATABASES)))
def test_only_a_key_file_and_a_database_that_fit_open(
    file: str, database: str, safe: Safe, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(safe.folder, folder)
    keyfile.settle(folder, FILES[file](safe))
    (folder / engine.NAME).write_bytes(safe.databases[database])
    before = {path.name: path.read_bytes() for path in folder.glob("keys.ffk*")}

    if (file, database) in FIT:
        unlock(folder).close()
        return
    with pytest.raises(FodfaesteError) as told:
        unlock(folder)

    assert len(str(told.value)) > 30
    assert _database(folder) == safe.databases[database]
    assert {path.name: path.read_bytes() for path in folder.glob("keys.ffk*")} == before


def test_a_program_that_skips_the_proof_would_be_noticed(
    safe: Safe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the proof a slot may be added, and a second way in is how a thief stays."""
    monkeypatch.setattr(keyfile, "is_proved", lambda *_: True)
    folder = tmp_path / "store"
    shutil.copytree(safe.folder, folder)
    keyfile.settle(folder, FILES["older slot put last"](safe))

    unlock(folder).close()


def test_the_matrix_is_as_large_as_the_promise() -> None:
    assert len(FILES) * len(DATABASES) >= 60
