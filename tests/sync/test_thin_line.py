"""A large scan on a line of 64 kbit/s that is cut every half minute: it comes whole, and what is written goes between.

Real store, real client, real service and real bytes; only the time is made: every byte takes as long as the line takes
for it, and at each half minute whatever is on its way is lost.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from casework.attachments import attach_file
from casework.errors import Unreachable
from sync import batches, files
from sync.client import Client
from sync.files import Files
from sync.protocol_files import PIECE
from sync.service.registry import User
from sync.wire import Wire
from tests.storage.faults.sizes import many
from tests.storage.shelf import note
from tests.sync.stage import Central, Clock, central, device, new_id
from tests.sync.test_real_stores import make

pytestmark = pytest.mark.slow
BYTES_A_SECOND = 64_000 / 8
CUT_EVERY = timedelta(seconds=30)
DOWN = timedelta(seconds=2)
"""How long the line is gone at each cut."""
NOTE_EVERY = timedelta(seconds=45)
MEGABYTES = many(4, 20)
NOTES = 900


class ThinLine(httpx.BaseTransport):
    """Carries bytes in made time, and loses what is on its way at a cut."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._inner = clock, httpx.HTTPTransport()
        self._cut = clock.now + CUT_EVERY
        self.cuts = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._carry(len(request.read()) + sum(len(a) + len(b) + 4 for a, b in request.headers.raw))
        answer = self._inner.handle_request(request)
        content = b"".join(answer.iter_raw())
        self._carry(len(content) + sum(len(a) + len(b) + 4 for a, b in answer.headers.raw))
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(content))

    def _carry(self, size: int) -> None:
        arrives = self._clock.now + timedelta(seconds=size / BYTES_A_SECOND)
        if arrives < self._cut:
            self._clock.now = arrives
            return
        self._clock.now = self._cut + DOWN
        self._cut, self.cuts = self._clock.now + CUT_EVERY, self.cuts + 1
        raise httpx.ReadError("the line is cut")

    def close(self) -> None:
        self._inner.close()


class ThinWire(Wire):
    """The device's real wire, over the thin line."""

    line: ThinLine

    def _line(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(transport=self.line)
        return self._client


@dataclass
class Told:
    """What came of it: whether the file is whole, the seconds it took, the cuts, and what each note waited."""

    whole: bool
    seconds: float
    cuts: int
    waited: list[float] = field(default_factory=list)


def sent_over_a_thin_line(running: Central, folder: Path, megabytes: int, hours: float) -> Told:
    """Attach a scan and write a note every now and then until the scan is at the service, or so many hours are over."""
    clock, stream = running.clock, new_id()
    person: User = running.add_user("JOKR")
    running.grant(person, stream)
    enrolled = running.enrol(person)
    with closing(make(folder, person.id, enrolled.device)) as store:
        wire = ThinWire(running.address, enrolled.key, enrolled.device, wall=clock.wall)
        wire.line = ThinLine(clock)
        client = Client(store.ledger, wire, epoch=enrolled.epoch)
        moving = Files(wire, store.travelling, clock=clock.wall)
        scan = store.attachments.seal(stream, [os.urandom(megabytes << 20)])
        named = attach_file(
            stream, file=scan, name="a.pdf", what="Brev", by=person.id, now=clock(), seen=store.ledger.seen()
        )
        store.ledger.record(named, now=clock())
        began, told = clock.now, Told(whole=False, seconds=0.0, cuts=0)
        written: datetime | None = None
        due, end, calm = began + NOTE_EVERY, began + timedelta(hours=hours), False
        while not told.whole and clock.now < end:
            if written is None and clock.now >= due:
                store.ledger.record(note(stream, "Ringede om timerne"), now=clock())
                written, due, calm = clock.now, clock.now + NOTE_EVERY, False
            try:
                if not calm:
                    client.one_round(lambda _: None, lambda: False)
                    calm = True
                if written is not None:
                    told.waited.append((clock.now - written).total_seconds())
                    written = None
                told.whole = moving.step() is None
            except Unreachable:
                clock.now += timedelta(seconds=1)
                calm = False
        told.seconds, told.cuts = (clock.now - began).total_seconds(), wire.line.cuts
        wire.close()
    whole = running.all("select count(*) from file where whole is not null")
    assert told.whole == (whole == [(1,)])
    return told


def test_a_scan_comes_whole_over_a_thin_line_that_is_cut_and_notes_go_between(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with central(tmp_path / "central") as running:
        told = sent_over_a_thin_line(running, tmp_path / "store", MEGABYTES, hours=3)

    least = (MEGABYTES << 20) / BYTES_A_SECOND
    record_property(
        "counted",
        f"{MEGABYTES} MB at 64 kbit/s, cut {told.cuts} times: {told.seconds / least:.2f} of an unbroken line's time; "
        f"{len(told.waited)} notes, the slowest receipted after {max(told.waited):.0f} s",
    )
    assert told.whole
    assert told.cuts > 5
    assert told.seconds < 2 * least
    assert max(told.waited) < 2 * CUT_EVERY.total_seconds()


def fetched_over_a_thin_line(running: Central, folder: Path, hours: float) -> int:
    """Let a colleague's notes come down on the thin line; return how many came in so many hours."""
    clock, stream = running.clock, new_id()
    mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
    for one in (mette, jonas):
        running.grant(one, stream)
    with device(running, mette) as hers:
        for _ in range(NOTES):
            hers.ledger.write(stream, new_id(), {"what": os.urandom(300).hex()})
        hers.round()
    enrolled = running.enrol(jonas)
    with closing(make(folder, jonas.id, enrolled.device)) as store:
        wire = ThinWire(running.address, enrolled.key, enrolled.device, wall=clock.wall)
        wire.line = ThinLine(clock)
        client = Client(store.ledger, wire, epoch=enrolled.epoch, ticks=clock.wall)
        end = clock.now + timedelta(hours=hours)
        while clock.now < end:
            try:
                client.one_round(lambda _: None, lambda: False)
                break
            except Unreachable:
                clock.now += timedelta(seconds=1)
        wire.close()
        return int(store.own_reader().rows("select count(*) from log")[0][0])


def test_what_colleagues_wrote_comes_down_a_thin_line(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running:
        assert fetched_over_a_thin_line(running, tmp_path / "store", hours=1) == NOTES


def test_of_the_test_whole_pages_alone_never_come_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "FEW_ROWS", batches.PAGE_ROWS)
    with central(tmp_path / "central") as running:
        assert fetched_over_a_thin_line(running, tmp_path / "store", hours=0.15) == 0


def test_of_the_test_whole_pieces_alone_never_get_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PART", PIECE)
    with central(tmp_path / "central") as running:
        told = sent_over_a_thin_line(running, tmp_path / "store", 2, hours=0.15)

    assert not told.whole
