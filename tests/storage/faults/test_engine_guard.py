"""The store is opened by the engine that seals it, set as it was measured and tested, or not at all."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3

from casework.errors import Damaged
from storage import engine
from tests.storage.faults.sizes import ROOT
from tests.storage.shelf import make, unlock

SNAPSHOT = [
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
]
IMPOSTOR = """
import sqlite3, sys, types
sys.modules["sqlcipher3"] = sqlite3
sqlite3.dbapi2 = sqlite3
from pathlib import Path
from tests.storage.shelf import make, unlock
folder = Path(sys.argv[1])
for act in (unlock, lambda place: make(place.with_name("new"))):
    try:
        act(folder)
        print("opened")
    except Exception as error:
        print(type(error).__name__, error)
"""


def test_the_standard_librarys_engine_in_its_place_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    make(tmp_path / "store").close()
    before = (tmp_path / "store" / "store.db").read_bytes()

    done = subprocess.run(
        [sys.executable, "-c", IMPOSTOR, str(tmp_path / "store")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        timeout=60,
    )

    said = done.stdout.splitlines()
    assert [line.split()[0] for line in said] == ["Damaged", "Damaged"], said
    assert all("mangler sin kryptering" in line for line in said)
    assert (tmp_path / "store" / "store.db").read_bytes() == before
    left = tmp_path / "new" / "store.db"
    assert not left.exists() or left.read_bytes() == b""


def test_sqlite_utils_builds_on_our_engine() -> None:
    import sqlite_utils.db

    assert sys.modules["pysqlite3"] is sqlcipher3
    assert sqlite_utils.db.sqlite3 is sqlcipher3
    assert sqlite_utils.db.sqlite3 is not sqlite3


def test_the_cipher_is_set_as_it_was_measured(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    found = [row[0] for row in store._connection.execute("pragma cipher_settings").fetchall()]
    safe = store._connection.execute("pragma cipher_memory_security").fetchone()
    provider = store._connection.execute("pragma cipher_provider").fetchone()
    store.close()

    assert found == SNAPSHOT
    assert (safe, provider) == (("0",), ("openssl",))


def test_the_engine_is_the_one_that_was_tested() -> None:
    connection = sqlcipher3.connect(":memory:")
    cipher = connection.execute("pragma cipher_version").fetchone()[0]
    connection.close()

    assert tuple(map(int, cipher.split()[0].split("."))) >= (4, 19, 0)
    assert sqlcipher3.sqlite_version_info >= (3, 53, 4)


def test_without_the_question_who_it_is_an_engine_writes_in_the_clear_and_that_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The standard library's engine takes the key without a word; the raw file then shows what was written."""
    monkeypatch.setattr(sqlcipher3, "connect", sqlite3.connect)
    key, path = bytes(32), tmp_path / "clear.db"

    with pytest.raises(Damaged, match="mangler sin kryptering"):
        engine.make(path, key)
    path.unlink()
    monkeypatch.setattr(engine, "_connect", trusting)
    engine.make(path, key)

    assert b"hemmelighed" in path.read_bytes()


def trusting(path: Path, key: bytes) -> sqlite3.Connection:
    """Open a database as a program does that never asks which engine it has."""
    connection = sqlite3.connect(path)
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    connection.execute("create table note as select 'hemmelighed' as text")
    connection.commit()
    connection.close()
    return connection


def test_a_store_opened_by_hand_needs_exactly_these_settings(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    key = store._key
    store.close()
    connection = sqlcipher3.connect(os.fspath(tmp_path / "store" / "store.db"))
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    for line in SNAPSHOT:
        connection.execute(line)

    assert connection.execute("select count(*) from log").fetchone() == (0,)
    connection.close()
    unlock(tmp_path / "store").close()
