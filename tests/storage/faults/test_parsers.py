"""Every reader of a file or an answer meets altered samples: a sentence or the first day's value, never a crash."""

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework.attachments import SealedFile
from casework.errors import FodfaesteError, Refused
from desktop import settings
from storage import backup_file, guesses, keyfile, pinned, recovery_slot, sealing, statements, wipe
from storage.attachments import Attachments, Bound
from storage.faults import TooSoon
from storage.journal_file import JournalFile
from storage.sealing import Altered, Cost
from storage.vault import Store
from sync import enrol, protocol
from sync import recovery as forgotten
from sync.proofs import DeviceKey
from sync.protocol_recovery import AnswerWire
from tests.storage.faults.mutating import altered, deep, misspoken, survived
from tests.storage.faults.sizes import chance, many
from tests.storage.shelf import AT, NOW, PASSPHRASE, citizen, make, note, placed, save

pytestmark = pytest.mark.slow
KEY = bytes(range(32))
COST = Cost(256, 1, 1)
STORE = "1c9e7a52-4b3d-4f60-8a17-6d5e4c3b2a10"
Counted = Callable[[str, object], None]


@dataclass(frozen=True)
class Reader:
    """How one kind of bytes is made, read, and what its caller expects to be raised."""

    sample: bytes
    read: Callable[[bytes], object]
    allowed: tuple[type[BaseException], ...] = (FodfaesteError,)
    spoken: Callable[[Any], bytes] | None = lambda said: json.dumps(said).encode()
    """How altered JSON is written; None where the sample is not JSON."""


def key_file(folder: Path) -> Reader:
    slots = (
        keyfile.passphrase_slot(STORE, PASSPHRASE, KEY, COST),
        recovery_slot.slot(STORE, KEY, b"".join(sealing.pair()[1] for _ in range(2))),
    )
    keyfile.write(folder, keyfile.made(STORE, "MEHA", slots, KEY))

    def read(content: bytes) -> object:
        (folder / keyfile.NAME).write_bytes(content)
        return keyfile.open_with(keyfile.read(folder), PASSPHRASE, COST)

    def spoken(said: Any) -> bytes:
        body = {name: value for name, value in said.items() if name != "sum"}
        total = keyfile._text(sealing.checksum(keyfile._canonical(body)))
        return keyfile._canonical({**body, "sum": total})

    return Reader((folder / keyfile.NAME).read_bytes(), read, spoken=spoken)


def journal(folder: Path) -> Reader:
    file = JournalFile(folder / "j", KEY, STORE)
    file.open()
    for number in range(4):
        file.append({"c": [{"d": number}]})
    file.close()

    def read(content: bytes) -> object:
        (folder / "j").write_bytes(content)
        again = JournalFile(folder / "j", KEY, STORE)
        try:
            return again.open()
        finally:
            again.close()

    return Reader((folder / "j").read_bytes(), read, spoken=None)


def in_file(folder: Path, name: str, sample: Any, read: Callable[[Path], object], **more: Any) -> Reader:
    """Return a reader of a file in a folder."""

    def reads(content: bytes) -> object:
        (folder / name).write_bytes(content)
        return read(folder)

    content = sample if isinstance(sample, bytes) else json.dumps(sample).encode()
    return Reader(content, reads, **more)


def count_of_guesses(folder: Path) -> Reader:
    sample = {"wrong": 5, "last": NOW.isoformat()}
    return in_file(folder, guesses.NAME, sample, lambda place: guesses.check(place, NOW), allowed=(TooSoon,))


def visible_settings(folder: Path) -> Reader:
    settings.write(folder / "settings.txt", settings.Visible("en", "dark", 1.5, True, "MEHA", AT))
    sample = (folder / "settings.txt").read_bytes()
    return in_file(
        folder,
        "settings.txt",
        sample,
        lambda place: settings.read(place / "settings.txt"),
        allowed=(),
        spoken=None,
    )


def copy_of_the_store(folder: Path) -> Reader:
    slot = keyfile.passphrase_slot(STORE, PASSPHRASE, KEY, COST)
    keys = keyfile.made(STORE, "MEHA", (slot,), KEY)
    foot = backup_file.Foot(STORE, "MEHA", AT, 2, 0, keys)
    sample = backup_file.written(foot, backup_file.Inside(KEY, KEY, 3, 1), KEY)

    def read(folder: Path) -> object:
        return backup_file.opened(backup_file.read(folder / "copy"), KEY)

    return in_file(folder, "copy", sample, read, allowed=(Altered, FodfaesteError), spoken=None)


def attachment(folder: Path) -> Reader:
    files = Attachments(folder)
    sealed: SealedFile = files.seal("c", [b"Brev " * 30_000])
    bound = Bound(sealed.id, "c", sealed.key, sealed.size, sealed.digest)
    path = files.path(sealed.id)

    def read(content: bytes) -> object:
        path.write_bytes(content)
        return files.read(bound)

    return Reader(path.read_bytes(), read, spoken=None)


def request_for_a_key(folder: Path) -> Reader:
    slots = (recovery_slot.slot(STORE, KEY, b"".join(sealing.pair()[1] for _ in range(2))),)
    keyfile.write(folder, keyfile.made(STORE, "MEHA", slots, KEY))
    forgotten.begin(folder, device="device-mette", key=DeviceKey.new(), now=NOW)
    sample = (folder / forgotten.NAME).read_bytes()
    return in_file(folder, forgotten.NAME, sample, lambda place: forgotten.waiting(place, NOW), allowed=())


def answer_on_a_stick(folder: Path) -> Reader:
    slots = (recovery_slot.slot(STORE, KEY, b"".join(sealing.pair()[1] for _ in range(2))),)
    keyfile.write(folder, keyfile.made(STORE, "MEHA", slots, KEY))
    asked = forgotten.begin(folder, device="device-mette", key=DeviceKey.new(), now=NOW)
    sample = msgspec.json.encode(
        AnswerWire(
            asked.request.id, STORE, *([["AA", "AA"]] if "halves" in AnswerWire.__struct_fields__ else [])
        )
    )
    return Reader(
        sample,
        lambda content: forgotten.root_of(folder, forgotten.answer_from(content), NOW),
        allowed=(Refused,),
    )


def beside(folder: Path) -> Reader:
    pinned.put_beside(
        folder, pinned.beside("https://central.example.invalid", "e1", "d1", pinned.Pinned(KEY, KEY))
    )
    sample = (folder / pinned.NAME).read_bytes()

    def read(place: Path) -> object:
        found = pinned.read_beside(place)
        return found and found.keys

    return in_file(folder, pinned.NAME, sample, read, allowed=())


def signed_word(_: Path) -> Reader:
    return Reader(
        b"eyJhIjogMX0.c2lnbmF0dXJl",
        lambda content: statements.read(KEY, "lease", content.decode("latin-1")),
        allowed=(),
        spoken=None,
    )


def wiping(folder: Path) -> Reader:
    sample = {"mark": "m", "receipted": 1, "held": 0, "unreadable": 0, "order": "o"}
    return in_file(
        folder, wipe.SENT, sample, lambda place: (wipe.last_sent(place), wipe.begun(place)), allowed=()
    )


def _stores(folder: Path, turns: int) -> Iterator[tuple[Store, str]]:
    """Yield a store and its citizen so many times, and then another one."""
    for number in itertools.count():
        store = make(folder / f"store{number}")
        stream, changes = citizen()
        save(store, *changes)
        yield from itertools.repeat((store, stream), turns)
        store.close()
        shutil.rmtree(folder / f"store{number}")


def page_of_the_wire(folder: Path) -> Reader:
    """What comes in may be refused before the store has it, never while it is taken in; and work goes on after it.

    Each five hundred pages meet a new store, or one record would gather as many versions as there are pages.
    """
    stores = _stores(folder, 500)
    change = {
        "d": 1,
        "s": "c",
        "r": "a",
        "k": "agreement",
        "h": 65536,
        "n": 0,
        "o": 0,
        "f": {"what": "x"},
        "e": AT,
    }
    row = {"q": 1, "dev": "device-jonas", "u": "w-jonas", "t": AT, "c": change}

    def read(content: bytes) -> object:
        try:
            found = protocol.from_wire(msgspec.json.decode(content, type=protocol.Row))
        except ValueError:
            return None
        store, stream = next(stores)
        store.ledger.receive([found], cursor="c", high=1)
        return save(store, *note(stream, "Og videre"))

    return Reader(json.dumps(row).encode(), read)


def change_of_the_wire(_: Path) -> Reader:
    sample = protocol.canonical(protocol.to_wire(placed("c", "a", 1, {"what": "x"})))
    return Reader(
        sample,
        lambda content: (protocol.read_change(content), protocol.unknown_members(content)),
        (ValueError, RecursionError),
    )


def packed_body(_: Path) -> Reader:
    return Reader(protocol.packed(b"x" * 900), protocol.unpacked, (ValueError,), spoken=None)


def enrolment(_: Path) -> Reader:
    user = protocol.UserWire("w-mette", "MEHA", "Mette Hald", "primary")
    told = protocol.EnrolAnswered(dev="d1", epoch="e1", user=user, municipality="Nordbyen")
    said = {**msgspec.to_builtins(told), "recovery": "AAAA", "service": {"sign": "AAAA", "seal": "AAAA"}}

    def read(content: bytes) -> object:
        found = msgspec.json.decode(content, type=protocol.EnrolAnswered)
        return enrol._key(found.recovery), enrol._service(found.service)

    return Reader(json.dumps(said).encode(), read, (ValueError, RecursionError))


READERS: tuple[Callable[[Path], Reader], ...] = (
    key_file,
    journal,
    count_of_guesses,
    visible_settings,
    copy_of_the_store,
    attachment,
    request_for_a_key,
    answer_on_a_stick,
    beside,
    signed_word,
    wiping,
    page_of_the_wire,
    change_of_the_wire,
    packed_body,
    enrolment,
)


def cases(reader: Reader, count: int, name: str) -> Iterator[bytes]:
    """Yield altered bytes and, where the sample is JSON, altered values in turn."""
    random = chance(name)
    yield from (b"", deep(), b"\xff" * 40)
    said = reader.spoken and json.loads(reader.sample)
    for turn in range(count):
        if reader.spoken and turn % 2:
            yield reader.spoken(misspoken(said, random))
        else:
            yield altered(reader.sample, random)


@pytest.mark.parametrize("made", READERS, ids=lambda made: str(made.__name__))
def test_no_altered_bytes_bring_a_reader_down(
    tmp_path: Path, made: Callable[[Path], Reader], record_property: Counted
) -> None:
    reader, count = made(tmp_path), many(200, 100_000)

    wrong = survived(cases(reader, count, made.__name__), reader.read, reader.allowed)

    record_property("counted", f"altered samples, {made.__name__}: {count + 3}")
    assert wrong[:3] == []


def test_a_reader_that_checks_nothing_is_noticed(tmp_path: Path) -> None:
    reader = count_of_guesses(tmp_path)

    def trusting(content: bytes) -> object:
        said = json.loads(content)
        return int(said["wrong"]) + len(said["last"])

    wrong = survived(cases(reader, 200, "mutant"), trusting, (TooSoon,))

    assert len(wrong) > 50
