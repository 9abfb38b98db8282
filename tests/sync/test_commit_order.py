"""The commit-order trap: eight writers at once against a real PostgreSQL, and a reader who must not miss one row.

A place that is given before the transaction ends can be seen after a higher one, and a reader who went past it never
comes back. The same harness shows how many rows are missed where the place is a plain identity column, in a
transaction that says one thing more before it ends, as ours does; or where the counter is moved in a transaction of
its own.
"""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Final, LiteralString

import msgspec
import psycopg
import pytest

from sync import protocol as fsp
from sync.proofs import DeviceKey
from sync.service import accept, deliver, doctor, grants, registry
from sync.service.ledger import CentralLedger, create, open_store
from sync.service.log import Log
from sync.service.registry import Device, User
from tests.storage.faults.sizes import many
from tests.sync import servers
from tests.sync.stage import HAPPENED, NOW

WRITERS: Final = 8
STREAM: Final = str(uuid.uuid4())
Write = Callable[[], int]
"""Write one row, and return its place once it is committed."""
Read = Callable[[], list[int]]
"""Return the places that are new since the last time."""


@pytest.fixture(params=["newest", "oldest"])
def server(request: pytest.FixtureRequest) -> servers.Server:
    found = servers.newest() if request.param == "newest" else servers.oldest()
    if found is None:
        pytest.skip("PostgreSQL 15 is NOT installed here: nothing was shown about the oldest version")
    return found


@pytest.fixture
def own(server: servers.Server) -> Iterator[str]:
    name = server.database("trap")
    yield name
    server.as_superuser(f"drop database {name} with (force)")


def trap(writers: list[Write], read: Read, seconds: float) -> tuple[int, int]:
    """Let the writers write while the reader reads; return how many rows were committed, and how many he missed."""
    committed: list[list[int]] = [[] for _ in writers]
    seen: set[int] = set()
    end = time.monotonic() + seconds

    def writing(write: Write, mine: list[int]) -> None:
        while time.monotonic() < end:
            mine.append(write())

    threads = [threading.Thread(target=writing, args=pair) for pair in zip(writers, committed, strict=True)]
    for one in threads:
        one.start()
    while any(one.is_alive() for one in threads):
        seen.update(read())
    for one in threads:
        one.join()
    seen.update(read())
    everything = {place for mine in committed for place in mine}
    return len(everything), len(everything - seen)


class Writer:
    """One service process with one device: it takes a batch of one change in, as a device sends it."""

    def __init__(self, folder: Path, device: Device, key: DeviceKey) -> None:
        self.ledger = open_store(folder)
        self._device, self._key, self._number = device, key, 0
        self._epoch = self.ledger.tenant().epoch

    def __call__(self) -> int:
        self._number += 1
        fields = {"what": f"aftale {self._number}"}
        wire = fsp.ChangeWire(
            d=self._number, s=STREAM, r=str(uuid.uuid4()), k="agreement", h=1, n=0, o=0, f=fields, e=HAPPENED
        )
        digest = fsp.batch_digest(self._device.id, self._epoch, [fsp.content_hash(wire)])
        batch = fsp.Push(
            self._device.id, self._epoch, [msgspec.Raw(fsp.canonical(wire))], self._key.sign(digest)
        )
        ((_, seq),) = fsp.unrun(accept.push(self.ledger, self._device, batch, now=NOW).seqs).items()
        return seq


@contextmanager
def office(server: servers.Server, database: str, folder: Path) -> Iterator[tuple[list[Write], Read]]:
    """Eight services with a device each, and a ninth that a colleague's device pulls from."""
    server.address_file(folder, database)
    with ExitStack() as closing:
        first = create(folder, "Nordbyen Kommune")
        closing.callback(first.close)
        entered = [enter(first, number) for number in range(WRITERS + 1)]
        writers = [Writer(folder, device, key) for device, key in entered[:-1]]
        for one in writers:
            closing.callback(one.ledger.close)
        reader, cursor = entered[-1][0], [""]

        def read() -> list[int]:
            page = deliver.pull(first, reader, deliver.Asked(cursor[0], 2000, (0, 0), check=False))
            cursor[0] = page.cursor
            return [row.q for row in page.rows]

        yield list(writers), read
        assert doctor.faults(first) == []


def enter(ledger: CentralLedger, number: int) -> tuple[Device, DeviceKey]:
    user, key, name = (
        User(str(uuid.uuid4()), f"U{number}", "Navn", "Sagsbehandler"),
        DeviceKey.new(),
        str(uuid.uuid4()),
    )
    with ledger.writing() as connection:
        registry.put_user(connection, user)
        connection.execute(
            "insert into device (id, user, public, enrolled) values (?, ?, ?, '')",
            (name, user.id, key.public),
        )
        log = Log(connection)
        grants.grant(log, user.id, STREAM, "primary", act=grants.Act("leder", "prøve", HAPPENED))
        log.finish()
        device = registry.device_called(connection, name)
    assert device is not None
    return device, key


@pytest.mark.slow
def test_a_reader_misses_no_row_of_eight_writers(
    server: servers.Server, own: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with office(server, own, tmp_path / "central") as (writers, read):
        committed, missed = trap(writers, read, many(2, 10))

    record_property(
        "counted", f"commit order, PostgreSQL {server.version}: {committed} batches, {missed} missed"
    )
    assert committed > WRITERS
    assert missed == 0


Connection = psycopg.Connection[tuple[int]]
Given = Callable[[Connection], int]
"""Write one row in a transaction of its own, and return the place that it got there."""


def by_identity(connection: Connection) -> int:
    """Let the column give the place; whoever wrote says what he saw before he ends, as each of our writers does."""
    with connection.transaction():
        place = taken(connection, "insert into identified default values returning seq")
        connection.execute("update writer set place = %s where number = pg_backend_pid()", (place,))
    return place


def by_a_counter_beforehand(connection: Connection) -> int:
    place = taken(connection, "update counter set seq = seq + 1 returning seq")
    with connection.transaction():
        connection.execute("insert into counted (seq) values (%s)", (place,))
    return place


def taken(connection: Connection, statement: LiteralString) -> int:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return row[0]


WRONG: Final[dict[str, tuple[LiteralString, Given]]] = {
    "an identity column": ("identified", by_identity),
    "a counter moved in a transaction of its own": ("counted", by_a_counter_beforehand),
}
"""Ways to give a place that lose rows: the table that is read, and how a row comes into it."""


@contextmanager
def wrong(server: servers.Server, database: str, way: str) -> Iterator[tuple[list[Write], Read]]:
    """Stand up a log that gives its places in a wrong way."""
    table, given = WRONG[way]
    server.as_superuser(
        "create table identified (seq bigint generated always as identity primary key)",
        "create table writer (number bigint primary key, place bigint)",
        "create table counted (seq bigint primary key)",
        "create table counter (seq bigint)",
        "insert into counter values (0)",
        database=database,
    )
    with ExitStack() as closing:

        def connected() -> Connection:
            return closing.enter_context(
                psycopg.connect(server.address("postgres", database), autocommit=True)
            )

        def writer() -> Write:
            connection = connected()
            connection.execute("insert into writer (number) values (pg_backend_pid())")
            return partial(given, connection)

        reading, last = connected(), [0]

        def read() -> list[int]:
            rows = reading.execute(
                f"select seq from {table} where seq > %s order by seq", (last[0],)
            ).fetchall()
            last[0] = rows[-1][0] if rows else last[0]
            return [seq for (seq,) in rows]

        yield [writer() for _ in range(WRITERS)], read


@pytest.mark.slow
@pytest.mark.parametrize("way", WRONG)
def test_the_same_harness_sees_rows_missed_by(
    server: servers.Server, own: str, way: str, record_property: Callable[[str, object], None]
) -> None:
    with wrong(server, own, way) as (writers, read):
        committed, missed = trap(writers, read, many(2, 10))

    record_property("counted", f"{way}, PostgreSQL {server.version}: {missed} of {committed} rows missed")
    assert missed > 0
