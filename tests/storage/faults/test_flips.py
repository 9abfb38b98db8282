"""One decayed bit or a cut end in any file of a store: never silent, never a crash, and no saved word is gone."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from casework.errors import Damaged
from storage import engine, keyfile, sealing
from storage.faults import WrongPassphrase
from storage.journal_file import JournalFile
from storage.sealing import NONCE, TAG
from tests.storage.faults import judging
from tests.storage.faults.deeds import words
from tests.storage.faults.powercut import Image, contents
from tests.storage.faults.sizes import ENDURANCE, chance, many, seed, told
from tests.storage.shelf import CHEAP, PASSPHRASE, citizen, make, note, save

pytestmark = pytest.mark.slow
Counted = Callable[[str, object], None]
NOTES = 12
ANYWHERE = 25_000
"""How many bits turn anywhere in full in each of database and log: fifty thousand in sum."""
FRAME = 24 + engine.PAGE
LOG = "store.db-wal"
KEY = bytes(32)


@dataclass(frozen=True)
class Stores:
    """The files of one store at three times: with its citizen only, killed with twelve notes, and closed."""

    start: dict[str, bytes]
    killed: dict[str, bytes]
    closed: dict[str, bytes]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    folder = tmp_path_factory.mktemp("flips") / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    store._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    start = contents(folder)
    store._connection.execute("pragma wal_autocheckpoint = 0")
    for number in range(1, NOTES + 1):
        save(store, *note(stream, words(number)))
    killed = contents(folder)
    store.close()
    return Stores(start, killed, contents(folder))


def turned(files: dict[str, bytes], name: str, place: int, bit: int) -> dict[str, bytes]:
    """Return the files with one bit turned in one of them."""
    content = bytearray(files[name])
    content[place] ^= 1 << bit
    return {**files, name: bytes(content)}


def cut(files: dict[str, bytes], name: str, size: int) -> dict[str, bytes]:
    """Return the files with one of them cut to a size."""
    return {**files, name: files[name][:size]}


def judged(room: Path, start: dict[str, bytes], cases: Iterable[dict[str, bytes]]) -> Counter[str]:
    """Judge each case as the next unlock meets it, and count what was found."""
    found = Counter[str]()
    for number, files in enumerate(cases):
        folder = Image(files, "", 0, "").lay(room / str(number))
        found[judging.after_decay(folder, NOTES, start)] += 1
    return found


def places(name: str, files: dict[str, bytes], random: Random) -> list[int]:
    """Return where bits turn: in each page or frame one by chance, in the head of the file each byte of a hundred."""
    size = len(files[name])
    step = FRAME if name == LOG else engine.PAGE
    one_each = [random.randrange(start, min(start + step, size)) for start in range(0, size, step)]
    anywhere = [random.randrange(size) for _ in range(many(40, ANYWHERE))]
    heads = list(range(100)) if ENDURANCE else random.sample(range(100), 20)
    return [*(one_each if ENDURANCE else random.sample(one_each, len(one_each) // 4)), *heads, *anywhere]


def test_a_turned_bit_of_the_database_is_told(room: Path, stores: Stores, record_property: Counted) -> None:
    random = chance("database")
    where = places(engine.NAME, stores.closed, random)

    found = judged(
        room,
        stores.start,
        (turned(stores.closed, engine.NAME, place, random.randrange(8)) for place in where),
    )

    record_property("counted", f"turned bits, database: {told(found)}; seed {seed()}")
    assert set(found) <= {"whole, and told", "told, and in the second copy"}


def test_a_turned_bit_of_the_engines_log_costs_no_word(
    room: Path, stores: Stores, record_property: Counted
) -> None:
    random = chance("log")
    where = places(LOG, stores.killed, random)

    found = judged(
        room, stores.start, (turned(stores.killed, LOG, place, random.randrange(8)) for place in where)
    )

    record_property("counted", f"turned bits, engine's log: {told(found)}; seed {seed()}")
    assert set(found) <= {"whole", "whole, and told", "told, and in the second copy"}


def test_a_log_that_decays_without_a_second_copy_is_noticed(
    room: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.ledger.Ledger.replay", lambda *_: 0)
    random = chance("log")

    found = judged(
        room, stores.start, (turned(stores.killed, LOG, random.randrange(100), 0) for _ in range(3))
    )

    assert all(verdict.startswith("SILENTLY LOST") for verdict in found), told(found)


def silent_bytes(room: Path, name: str, files: dict[str, bytes], opens: Callable[[Path], bool]) -> list[int]:
    """Turn a bit in every byte of one small file; return where it opened as if nothing was."""
    folder, random = Image(files, "", 0, "").lay(room / "store"), chance(name)
    silent = []
    for place in range(len(files[name])):
        (folder / name).write_bytes(turned(files, name, place, random.randrange(8))[name])
        if opens(folder):
            silent.append(place)
    return silent


def opens_keys(folder: Path) -> bool:
    try:
        return len(keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP)) == sealing.KEY
    except (Damaged, WrongPassphrase):
        return False


def test_no_byte_of_the_key_file_can_be_turned_in_silence(
    room: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {keyfile.NAME: stores.closed[keyfile.NAME]}

    silent = silent_bytes(room, keyfile.NAME, files, opens_keys)
    monkeypatch.setattr(sealing, "checksum", lambda _: b"same")
    monkeypatch.setattr(sealing, "is_marked", lambda *_: True)
    unguarded = silent_bytes(room / "mutant", keyfile.NAME, without_a_sum(files), opens_keys)

    assert silent == []
    assert unguarded != []


def without_a_sum(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the key file as a program writes it that sums nothing up."""
    said = {**json.loads(files[keyfile.NAME]), "sum": keyfile._text(b"same")}
    return {keyfile.NAME: keyfile._canonical(said)}


def test_no_byte_of_the_journal_file_can_be_turned_in_silence(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = JournalFile(room / "j", KEY, "store")
    written.open()
    for number in range(6):
        written.append({"c": [{"d": number}]})
    written.close()
    files = contents(room)

    silent = silent_bytes(room / "turned", "j", files, opens_journal)
    monkeypatch.setattr("storage.journal_file.sealing.unseal", unsealed_without_tag)
    unguarded = silent_bytes(room / "mutant", "j", files, opens_journal)

    assert silent == []
    assert unguarded != []


def opens_journal(folder: Path) -> bool:
    """Tell whether the file opens without a word of damage."""
    journal = JournalFile(folder / "j", KEY, "store")
    try:
        found = journal.open()
    except ValueError:  # a mutant takes what cannot be read for what was written
        return True
    finally:
        journal.close()
    return not (found.damaged or found.torn_end)


def unsealed_without_tag(key: bytes, sealed: bytes, _bound: bytes) -> bytes:
    """Open sealed bytes as a program does that checks no tag: counter mode alone."""
    stream = Cipher(algorithms.AES(key), modes.CTR(sealed[:NONCE] + (2).to_bytes(4, "big"))).decryptor()
    return stream.update(sealed[NONCE:-TAG])


def sizes_of(content: bytes, step: int) -> list[int]:
    """Return where a file is cut: at nothing, within its head, and at every page or a part of them."""
    ends = list(range(step, len(content), step))
    return [0, 1, 15, 16, 100, *(ends if ENDURANCE else chance("cuts").sample(ends, len(ends) // 5))]


def test_a_database_cut_anywhere_is_told_and_never_begun_anew(
    room: Path, stores: Stores, record_property: Counted
) -> None:
    sizes = sizes_of(stores.closed[engine.NAME], engine.PAGE)

    found = judged(room, stores.start, (cut(stores.closed, engine.NAME, size) for size in sizes))

    record_property("counted", f"cut ends, database: {told(found)}")
    assert set(found) <= {"whole, and told", "told, and in the second copy"}


def test_a_log_of_the_engine_cut_anywhere_costs_no_word(
    room: Path, stores: Stores, record_property: Counted
) -> None:
    sizes = [*sizes_of(stores.killed[LOG], FRAME), *range(40, 32 + FRAME, 1000)]

    found = judged(room, stores.start, (cut(stores.killed, LOG, size) for size in sizes))

    record_property("counted", f"cut ends, engine's log: {told(found)}")
    assert found == {"whole": len(sizes)}


def test_a_journal_file_or_key_file_cut_anywhere_costs_no_word(
    room: Path, stores: Stores, record_property: Counted
) -> None:
    names = ("outbox.ffj", keyfile.NAME, keyfile.COPY)
    cases = [cut(stores.killed, name, size) for name in names for size in sizes_of(stores.killed[name], 512)]

    found = judged(room, stores.start, cases)

    record_property("counted", f"cut ends, journal and key files: {told(found)}")
    assert set(found) == {"whole"}


def test_an_engine_that_makes_what_is_missing_is_noticed(
    room: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the look at the file and with mode=rwc, a database cut to nothing is a new one."""
    monkeypatch.setattr(engine, "look_at", lambda _: None)
    folder = Image(cut(stores.closed, engine.NAME, 0), "", 0, "").lay(room / "cut")
    key = sealing.subkey(keyfile.open_with(keyfile.read(folder), PASSPHRASE, CHEAP), "db")

    connection = engine.open_writer(folder / engine.NAME, key)

    assert connection.execute("select count(*) from sqlite_master").fetchone() == (0,)
    connection.close()
