"""docs/SECURITY.md is true: its vectors are what our own sealing writes, and its tables are what a real store says."""

import json
import re
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
import sqlcipher3
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework import everyday
from casework.attachments import SealedFile
from storage import (
    backup_file,
    backups,
    device_key,
    engine,
    feet,
    guesses,
    journal_head,
    keyfile,
    pinned,
    sealing,
    vault,
    wipe,
)
from storage.attachments import Attachments, Bound, bound_to, sealed_parts
from storage.backup_file import Foot, Inside
from storage.engine import Connection
from storage.faults import WrongPassphrase
from storage.journal_file import JournalFile
from storage.journal_head import Belongs
from storage.keyfile import KeyFile
from storage.reserve import SIZE
from storage.sealing import CAP, FLOOR, Cost
from sync import recovery
from sync.proofs import DeviceKey, is_signed, thumbprint
from sync.service import keys as keys_of_the_service
from sync.service.keys import Keys, Use
from sync.service.ledger import create
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, save, unlock

PAGE = (Path(__file__).parents[2] / "docs" / "SECURITY.md").read_text(encoding="utf-8")
BLOCKS: dict[str, str] = {
    name: text.rstrip("\n")
    for name, text in re.findall(r"^```(?:text|json) (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
}


def value(name: str) -> str:
    """A value that the page states in a line of its own: `name` = `value`."""
    found = re.search(rf"^`{re.escape(name)}` = `([^`]+)`$", PAGE, re.MULTILINE)
    assert found, name
    return found[1]


def rows_of(heading: str) -> dict[str, str]:
    """The first two columns of the table under a heading."""
    part = re.split(r"\n##+ ", PAGE.split(f" {heading}\n", 1)[1])[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1] for row in cells}


ROOT = bytes.fromhex(value("root key"))
STORE = value("store id")
COST = Cost(65536, 3, 1)


def fixed(monkeypatch: pytest.MonkeyPatch, *given: str) -> None:
    """Let the random bytes be those of the page, one after the other."""
    coming = iter(bytes.fromhex(one) for one in given)
    monkeypatch.setattr(sealing, "fresh", lambda size=32: _of_size(next(coming), size))


def _of_size(content: bytes, size: int) -> bytes:
    assert len(content) == size
    return content


@pytest.mark.parametrize("use", ["db", "outbox", "header", "backup"])
def test_each_subkey_is_that_of_the_page(use: str) -> None:
    assert sealing.subkey(ROOT, use).hex() == value(f"subkey {use}")


def test_the_passphrase_has_the_key_of_the_page() -> None:
    key = sealing.from_words(value("passphrase"), bytes.fromhex(value("salt")), COST)

    assert key.hex() == value("passphrase key")


def test_the_bound_passphrase_has_the_key_of_the_page() -> None:
    secret = bytes.fromhex(value("keyring half"))
    key = sealing.from_words(value("passphrase"), bytes.fromhex(value("salt")), COST, secret)

    assert key.hex() == value("bound passphrase key")


def test_the_key_file_is_written_as_on_the_page_byte_by_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed(monkeypatch, value("salt"), value("slot nonce"))
    slot = keyfile.passphrase_slot(STORE, value("passphrase"), ROOT, COST)

    keyfile.write(tmp_path, keyfile.made(STORE, "MEHA", (slot,), ROOT))

    assert (tmp_path / keyfile.NAME).read_bytes() == BLOCKS["keys.ffk"].encode()


def test_the_key_file_of_the_page_opens_with_its_passphrase_and_with_no_other(tmp_path: Path) -> None:
    keys = page_keys(tmp_path)

    assert keyfile.open_with(keys, value("passphrase"), FLOOR) == ROOT
    with pytest.raises(WrongPassphrase):
        keyfile.open_with(keys, value("passphrase").upper(), FLOOR)


def page_keys(folder: Path) -> KeyFile:
    (folder / keyfile.NAME).write_bytes(BLOCKS["keys.ffk"].encode())
    return keyfile.read(folder)


def test_after_a_change_of_passphrase_neither_file_opens_with_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    make(folder).close()
    vault.change_passphrase(folder, PASSPHRASE, "fire helt andre ord", now=NOW, cost=CHEAP, floor=CHEAP)

    for name in (keyfile.NAME, keyfile.COPY):
        with pytest.raises(WrongPassphrase):
            keyfile.open_with(only(folder, name, tmp_path / name), PASSPHRASE, CHEAP)
    unlock(folder, "fire helt andre ord").close()


def only(folder: Path, name: str, to: Path) -> KeyFile:
    """Read one of the two files by itself."""
    to.mkdir()
    (to / keyfile.NAME).write_bytes((folder / name).read_bytes())
    return keyfile.read(to)


def test_the_slot_is_bound_to_what_the_page_says() -> None:
    said = json.loads(BLOCKS["keys.ffk"])
    slot = said["slots"][0]

    assert (
        keyfile._bound(STORE, {n: v for n, v in slot.items() if n != "wrapped"}).decode() == BLOCKS["bound"]
    )
    assert slot["salt"] == keyfile._text(bytes.fromhex(value("salt")))


def page_file() -> bytes:
    """The journal file that the page tells of: its head, then its records."""
    head = BLOCKS["journal-head"].encode()
    return b"FFJ2" + struct.pack("<I", len(head)) + head + bytes.fromhex(BLOCKS["records"])


def page_journal(folder: Path, content: bytes) -> JournalFile:
    (folder / "outbox.ffj").write_bytes(content)
    return JournalFile(folder / "outbox.ffj", sealing.subkey(ROOT, "outbox"), STORE)


def test_the_journal_file_is_written_as_on_the_page_byte_by_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("journal file name", "journal key", "journal wrap nonce", "first nonce", "second nonce")
    fixed(monkeypatch, *map(value, names))
    journal = JournalFile(tmp_path / "outbox.ffj", sealing.subkey(ROOT, "outbox"), STORE)
    journal.belongs = Belongs(STORE, json.loads(BLOCKS["journal-head"])["device"])
    journal.open()
    for name in ("first-record", "second-record"):
        journal.append(json.loads(BLOCKS[name]))
    journal.close()

    assert (tmp_path / "outbox.ffj").read_bytes() == page_file()


@pytest.mark.parametrize("version", [1, 2])
def test_the_journal_file_of_the_page_opens_to_its_records(tmp_path: Path, version: int) -> None:
    content = page_file() if version > 1 else bytes.fromhex(BLOCKS["outbox.ffj-1"])
    read = page_journal(tmp_path, content).open()

    assert list(read.records) == [json.loads(BLOCKS[name]) for name in ("first-record", "second-record")]
    assert (read.version, read.damaged, read.torn_end) == (version, 0, False)


def test_the_key_of_the_journal_file_of_the_page_opens_with_the_sealing_key_of_the_service() -> None:
    head = json.loads(BLOCKS["journal-head"])
    private, sealed = (bytes.fromhex(value(n)) for n in ("sealing private", "journal key for the service"))

    assert journal_head.bound_to(head).decode() == BLOCKS["journal-bound"]
    for opens in (sealing.open_from, keys_of_the_service.open_from):
        assert opens(private, sealed, journal_head.bound_to(head)).hex() == value("journal key")


def test_an_altered_record_is_told_and_the_one_after_it_still_opens(tmp_path: Path) -> None:
    content = bytearray(page_file())
    content[content.index(b"}") + 30] ^= 1

    read = page_journal(tmp_path, bytes(content)).open()

    assert list(read.records) == [json.loads(BLOCKS["second-record"])]
    assert read.damaged == 1


def page_attachment(folder: Path) -> tuple[Attachments, Bound]:
    files = Attachments(folder)
    sealed = SealedFile(
        value("attachment id"),
        len(value("attachment text").encode()),
        value("attachment sum"),
        b64encode(bytes.fromhex(value("attachment key"))).decode(),
    )
    return files, Bound(sealed.id, value("attachment stream"), sealed.key, sealed.size, sealed.digest)


def test_an_attached_file_is_written_as_on_the_page_byte_by_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed(monkeypatch, value("attachment id").replace("-", ""), value("attachment key"))
    files, bound = page_attachment(tmp_path)

    sealed = files.seal(bound.stream, [value("attachment text").encode()])

    assert files.path(sealed.id).read_bytes() == bytes.fromhex(BLOCKS["attachment.ffa"])
    assert (sealed.id, sealed.key, sealed.digest) == (bound.id, bound.key, bound.digest)


def test_the_attached_file_of_the_page_opens_also_in_plain_aes_gcm(tmp_path: Path) -> None:
    files, bound = page_attachment(tmp_path)
    path = files.path(bound.id)
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes.fromhex(BLOCKS["attachment.ffa"]))
    aad = f"attachment\0{bound.id}\0{bound.stream}".encode()
    plainly = AESGCM(bytes.fromhex(value("attachment key"))).decrypt(
        bytes(8) + b"\1\0\0\0", path.read_bytes()[4:], aad
    )

    assert files.read(bound) == plainly == value("attachment text").encode()


def test_two_parts_have_the_sum_of_the_page(tmp_path: Path) -> None:
    _, bound = page_attachment(tmp_path)
    key = bytes.fromhex(value("attachment key"))
    aad = bound_to(bound.id, bound.stream)

    parts = [sealed for _, sealed in sealed_parts(key, aad, [bytes(65536), b"\1" * 10])]

    assert [len(part) for part in parts] == [4, 65552, 26]
    assert sha256(b"".join(parts)).hexdigest() == value("attachment of two parts")


def page_foot() -> Foot:
    said = json.loads(BLOCKS["foot"])
    keys = KeyFile(STORE, said["initials"], tuple(said["slots"]), b64decode(said["proof"]))
    return Foot(STORE, said["initials"], said["made"], said["schema"], said["pages"], keys)


def test_the_foot_of_a_copy_is_written_as_on_the_page_byte_by_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed(monkeypatch, value("foot nonce"))
    inside = Inside(bytes.fromhex(value("key of the pages")), bytes.fromhex(value("device.ffk")), 4, 1)

    content = backup_file.written(page_foot(), inside, bytes.fromhex(value("subkey backup")))

    assert content == BLOCKS["foot"].encode() + bytes.fromhex(value("end of the copy"))


def test_the_foot_of_the_page_opens_by_the_passphrase_to_what_the_page_says(tmp_path: Path) -> None:
    end = BLOCKS["foot"].encode() + bytes.fromhex(value("end of the copy"))
    (tmp_path / "x.ffb").write_bytes(bytes(page_foot().pages * engine.PAGE) + end)
    foot = backup_file.read(tmp_path / "x.ffb")

    root = keyfile.open_with(foot.keys, value("passphrase"), FLOOR)
    inside = backup_file.opened(foot, sealing.subkey(root, "backup"))

    said = json.loads(BLOCKS["inside"])
    assert (inside.key, inside.device_key) == (b64decode(said["key"]), b64decode(said["device"]))
    assert (inside.changes, inside.drafts) == (said["changes"], said["drafts"])


def test_the_device_key_of_the_page_has_its_public_half_and_name(tmp_path: Path) -> None:
    raw = bytes.fromhex(value("device.ffk"))
    device_key.keep(tmp_path, raw)
    key = DeviceKey(device_key.read(tmp_path))

    assert (tmp_path / "device.ffk").read_bytes() == raw
    assert key.public.hex() == value("device public key")
    assert thumbprint(key.public) == value("device thumbprint")
    assert key.sign(b"Fodf\xc3\xa6ste") == value("device signature")
    assert is_signed(key.public, "Fodfæste".encode(), value("device signature"))


@pytest.mark.parametrize("use", get_args(Use))
def test_each_key_of_the_service_is_that_of_the_page(use: Use, tmp_path: Path) -> None:
    (tmp_path / "central.key").write_bytes(bytes.fromhex(value("central.key")))
    keys = Keys.read(tmp_path / "central.key")

    assert keys.of(use).hex() == value(f"central {use}")


def test_the_marks_of_a_code_and_of_a_number_are_those_of_the_page() -> None:
    keys = Keys(bytes.fromhex(value("central.key")))

    assert keys.mark("code", b"K7QM3XPA") == value("mark of a code")
    assert keys.mark("number", b"7003970684") == value("mark of a number")


def test_a_store_has_the_files_of_the_page_and_each_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    device_key.keep(folder, DeviceKey.new().raw)
    save(store, *citizen()[1])
    guesses.count_one(folder, guesses.Guesses(), NOW)
    pinned.put_beside(folder, pinned.beside("https://central", "epoch", store.device, pinned.Pinned()))
    wipe.note_sent(folder, wipe.FileSent("mark", 0, 0, 0))
    store.recovery.pin(sealing.pair()[1] + sealing.pair()[1])
    store.recovery.slot()
    recovery.begin(folder, device="device-mette", key=DeviceKey(device_key.read(folder)), now=NOW)
    copy = backups.make(store.source(), NOW).path
    feet.prepare(folder, keyfile.read(folder), store._root, store._root)

    attached = store.attachments.path(store.attachments.seal("c", [b"x"]).id)
    found = {path.name: path.stat() for path in folder.rglob("*") if path.is_file()}
    found["att/ab/<id>.ffa"] = found.pop(attached.name)
    found["backup/<utc>.ffb"] = found.pop(copy.name)
    found["backup/<utc>.ffb.foot"] = found.pop(f"{copy.name}.foot")
    store.close()

    assert set(found) == set(rows_of("Files of a store"))
    assert {stat.st_mode & 0o777 for stat in found.values()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (folder, copy.parent)} == {0o700}
    assert found["reserve.bin"].st_size == SIZE == 16 << 20


def answers(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    return {name: str(connection.execute(f"pragma {name}").fetchone()[0]) for name in names}


def test_both_databases_are_opened_by_the_recipe_of_the_page(tmp_path: Path) -> None:
    recipe = rows_of("The recipe of both databases")
    store = make(tmp_path / "store")
    service = create(tmp_path / "central", "Nordbyen")
    with service.reading() as connection:
        there = answers(connection, recipe)
    here = answers(store._connection, recipe)
    store.close()
    service.close()

    assert here == recipe
    assert there == {**recipe, "fullfsync": "0", "busy_timeout": "10000"}


def test_a_database_of_the_page_opens_with_the_subkey_as_its_raw_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    engine.make(path, sealing.subkey(ROOT, "db")).close()

    connection = sqlcipher3.connect(str(path))
    connection.execute(f"pragma key = \"x'{value('subkey db')}'\"")

    assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()


def test_costs_and_pauses_are_those_of_the_code() -> None:
    stated = rows_of("Guessing the passphrase")

    assert {name: stated[name] for name in ("default", "floor", "cap")} == {
        name: f"{cost.memory // 1024} MiB, passes {cost.passes}, lanes {cost.lanes}"
        for name, cost in (("default", Cost()), ("floor", FLOOR), ("cap", CAP))
    }
    assert int(value("oldest version")) == keyfile.OLDEST
    assert stated["free tries"] == str(guesses.FREE)
    assert stated["tries before only help lets in"] == str(guesses.HELP)
    assert stated["longest pause"] == f"{guesses.LONGEST_S} s"


def test_the_suggested_passphrase_has_the_words_that_the_page_counts() -> None:
    words = everyday.words()

    assert len(set(words)) == len(words) == int(value("words to suggest from"))


def test_every_block_of_the_page_is_tested_here() -> None:
    assert set(BLOCKS) == {
        *("keys.ffk", "bound", "first-record", "second-record"),
        *("journal-head", "journal-bound", "records", "outbox.ffj-1"),
        *("attachment.ffa", "device.ffk-2"),  # in tests/storage/test_device_key.py
        "journal-head-begun",  # in tests/storage/test_cut_at_an_edge.py
        "first-day.ffs",  # in tests/desktop/flows/test_first_day_broken_off.py
        "trail.ffj",  # in tests/sync/test_trail_document.py
        *("foot", "inside"),
        *("trail-first", "trail-second", "trail-head"),  # in tests/sync/test_trail_document.py
    }
