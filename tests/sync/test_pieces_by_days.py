"""Files on a bad line (docs/INVARIANTS.md, 13): pieces are lost, late, doubled, altered, and no file is wrong."""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from casework.errors import Unreachable
from sync import files as device_files
from sync import protocol as fsp
from sync import protocol_files
from sync.files import Files
from sync.proofs import DeviceKey
from sync.protocol_files import FilePiece, FileState
from sync.service import accept, files
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.words import NO_ANSWER, TurnedAway
from tests.storage.faults.sizes import chance, many, seed, told
from tests.sync.simulation.town import Town
from tests.sync.stage import HAPPENED, NOW

pytestmark = pytest.mark.slow
PIECE = 64
"""Bytes of a piece here, in place of half a megabyte: the numbers of pieces are the same, and a day is short."""
STEPS, QUIET = 25, 25


class BadLine:
    """The service's own functions behind a line that loses, repeats, delays and alters pieces."""

    def __init__(self, town: Town, device: Device, rng: random.Random) -> None:
        self.town, self.device, self.rng = town, device, rng
        self.bad = True
        self.late: list[tuple[str, files.PieceSent]] = []

    def _goes(self) -> str:
        fates = ["well"] * 5 + ["lost", "unheard", "twice", "late", "altered"]
        return self.rng.choice(fates) if self.bad else "well"

    def file_state(self, file: str) -> FileState:
        return files.state(self.town.ledger, self.device, file)

    def put_piece(
        self, file: str, number: int, data: bytes, whole: tuple[int, str], *, at: int = 0
    ) -> FileState:
        sent, fate = files.PieceSent(number, data, *whole, at), self._goes()
        if self.bad and self.late and self.rng.random() < 0.3:
            self._take(*self.late.pop(self.rng.randrange(len(self.late))))
        if fate == "altered":
            sent = files.PieceSent(number, data[:-1] + bytes([data[-1] ^ 1]), *whole, at)
        if fate == "late":
            self.late.append((file, sent))
        if fate in {"lost", "late"}:
            raise Unreachable(NO_ANSWER)
        answer = self._take(file, sent)
        if fate == "twice":
            answer = self._take(file, sent)
        if fate == "unheard":
            raise Unreachable(NO_ANSWER)
        return answer

    def _take(self, file: str, sent: files.PieceSent) -> FileState:
        try:
            return files.take(self.town.ledger, self.device, file, sent, now=NOW)
        except Refusal as refusal:
            raise TurnedAway(refusal.problem.code, refusal.problem.retry) from refusal

    def piece(self, file: str, number: int, *, at: int = 0, most: int = PIECE) -> FilePiece:
        raise AssertionError


class Here:
    """One file of the device, until the service has it whole."""

    def __init__(self, file: str, content: bytes) -> None:
        self.id, self.content = file, content
        self.size, self.sum = len(content), sha256(content).hexdigest()
        self.is_sent = False

    def to_send(self, but: Collection[str]) -> "Here | None":
        return None if self.is_sent or self.id in but else self

    def read_piece(self, file: str, number: int) -> bytes:
        return self.content[number * PIECE : (number + 1) * PIECE]

    def sent(self, file: str) -> None:
        self.is_sent = True

    def to_fetch(self, but: Collection[str]) -> None:
        return None

    def keep_piece(self, file: str, number: int, data: bytes, *, last: bool) -> str:
        raise AssertionError


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, room: Path) -> Iterator[tuple[Town, Device, DeviceKey, str]]:
    monkeypatch.setattr(protocol_files, "PIECE", PIECE)
    monkeypatch.setattr(device_files, "PIECE", PIECE)
    monkeypatch.setattr(device_files, "PART", PIECE // 8)
    town = Town(room / "town")
    user, device, key = town.anybody(1)
    stream = str(uuid.uuid4())
    town.grant(user, stream, "primary")
    yield town, device, key, stream
    town.close()


def named(office: tuple[Town, Device, DeviceKey, str], file: str, number: int) -> None:
    """Push the change that names a file."""
    town, device, key, stream = office
    wire = fsp.ChangeWire(
        number, stream, file, "attachment", 1, 0, 0, {"name": "a.pdf", "key": "k"}, HAPPENED
    )
    epoch = town.ledger.tenant().epoch
    signed = key.sign(fsp.batch_digest(device.id, epoch, [fsp.content_hash(wire)]))
    accept.push(
        town.ledger, device, fsp.Push(device.id, epoch, [msgspec.Raw(fsp.canonical(wire))], signed), now=NOW
    )


def one_file(office: tuple[Town, Device, DeviceKey, str], number: int, rng: random.Random) -> str:
    """Send one file over a bad line, then over a good one, and say what the service has of it."""
    town, device, _, _ = office
    file, content = (
        str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        rng.randbytes(rng.randint(17, 6 * PIECE)),
    )
    named(office, file, number)
    line, here, time = BadLine(town, device, rng), Here(file, content), [0.0]
    sender = Files(line, here, clock=lambda: time[0])
    for step in range(STEPS + QUIET):
        line.bad = step < STEPS
        time[0] += 1000.0
        if line.bad and rng.random() < 0.1:
            sender = Files(line, here, clock=lambda: time[0])
        with suppress(Unreachable, TurnedAway):
            sender.step()
        known = whole_content(town, device, file)
        if known not in {None, content}:
            return "WRONG"
    return "whole" if whole_content(town, device, file) == content and here.is_sent else "ABSENT AT THE END"


def whole_content(town: Town, device: Device, file: str) -> bytes | None:
    """Return what the service would give of a file; None where it is not whole there."""
    try:
        first = files.give(town.ledger, device, file, files.Stretch(0), now=NOW)
    except Refusal:
        return None
    rest = [
        files.give(town.ledger, device, file, files.Stretch(number), now=NOW).data
        for number in range(1, protocol_files.pieces(first.size))
    ]
    return b"".join([first.data, *rest])


def outcomes(office: tuple[Town, Device, DeviceKey, str], count: int, rng: random.Random) -> Counter[str]:
    return Counter(one_file(office, number, rng) for number in range(1, count + 1))


def test_a_file_is_whole_or_not_there_whatever_becomes_of_its_pieces(
    office: tuple[Town, Device, DeviceKey, str], record_property: Callable[[str, object], None]
) -> None:
    found = outcomes(office, many(15, 5_000), chance("pieces"))

    record_property("counted", f"13 FILES: {told(found)}; seed {seed()}")
    assert set(found) == {"whole"}


def test_a_service_that_does_not_look_at_the_whole_file_is_noticed(
    office: tuple[Town, Device, DeviceKey, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class AnySum(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = str.__hash__

        def __ne__(self, other: object) -> bool:
            return False

    class Blind:
        def update(self, data: bytes) -> None:
            """Look at nothing."""

        def hexdigest(self) -> str:
            return AnySum("")

    monkeypatch.setattr(files, "sha256", Blind)

    rng = random.Random(1)
    assert any(one_file(office, number, rng) == "WRONG" for number in range(1, 40))
