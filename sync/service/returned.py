"""Rows that were lost with the end of the log, brought back by whoever holds them: known by our own mark, placed once.

A row comes back as its author's, with its name and its times, at a new place. Only rows from a lost stretch are taken:
what was erased before it stays erased. A part that a role was shown waits, sealed, for somebody who has the whole: the
log is never rewritten. The author's own device may bring the same change before or after; it stays one.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from sync.proofs import encoded
from sync.protocol import ChangeWire, canonical, hash_of, read_change, unknown_members
from sync.protocol_offered import Offered, OfferedRow, OfferTold, Outcome, marked
from sync.service import branches, doubt, erased, forks, grants, husks
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.log import Entry, Log
from sync.service.payloads import of_change
from sync.service.problems import Refusal
from sync.service.registry import NO_KEY, Device

MARK: Final = 16
MOST_ROWS: Final = 2000
_OF_DOT: Final = "select 1 from change where device = ? and dseq = ?"
_HELD: Final = "select 1 from held where device = ? and dseq = ?"


class Marks:
    """Our marks on rows; the key is derived once for many."""

    def __init__(self, keys: Keys) -> None:
        self._key = keys.of("row")

    def of(self, row: OfferedRow, *, whole: bool) -> str:
        """Return the mark on a row as it is sent."""
        return encoded(hmac.digest(self._key, marked(row, whole=whole), "sha256")[:MARK])

    def whole(self, row: OfferedRow) -> bool | None:
        """Tell whether a row is all that there was, or a part; None where the mark is not ours."""
        for whole in (True, False):
            if hmac.compare_digest(self.of(row, whole=whole).encode(), row.m.encode()):
                return whole
        return None


def take(ledger: CentralLedger, device: Device, offered: Offered, *, now: datetime) -> OfferTold:
    """Take back what we lost, in one transaction; say of each row what became of it."""
    if offered.dev != device.id:
        raise Refusal("device_unknown")
    if len(offered.rows) > MOST_ROWS:
        raise Refusal("too_large")
    with ledger.writing() as connection:
        if offered.epoch != tenant(connection).epoch:
            raise forks.refusal(connection, ledger.keys, device, offered.epoch)
        doubt.check(connection)
        taking = _Taking(connection, device, Marks(ledger.keys), now)
        told: dict[int, Outcome] = {}
        for index, row in sorted(enumerate(offered.rows), key=lambda one: one[1].q):
            told[index] = taking.one(row)
        taking.log.finish()
    return OfferTold([told[index] for index in range(len(told))])


class _Taking:
    """The rows of one request, in the order that they once had."""

    def __init__(self, connection: Connection, device: Device, marks: Marks, now: datetime) -> None:
        self.log = Log(connection)
        self._connection = connection
        self._device = device
        self._marks = marks
        self._now = now
        self._at = now.isoformat(timespec="seconds")
        self._epoch = tenant(connection).epoch
        self._lost = _stretches(connection)
        self._placed: set[tuple[int, int]] = set()

    def one(self, row: OfferedRow) -> Outcome:
        """Take one row."""
        try:
            wire = read_change(row.c)
            row = msgspec.structs.replace(row, c=msgspec.Raw(canonical(wire, unknown_members(row.c))))
        except (ValueError, RecursionError):
            return "no_mark"
        whole = self._marks.whole(row)
        if whole is None:
            return "no_mark"
        number = self._number(row)
        if number is None:
            return "imported"
        dot = (number, wire.d)
        if dot in self._placed or any(
            self._connection.execute(query, dot).fetchone() for query in (_OF_DOT, _HELD)
        ):
            return "known"
        if not any(after < row.q <= upto for after, upto in self._lost):
            return "not_lost"
        is_gone = erased.is_one(self._connection, wire.s) or husks.fault(self._connection, wire)
        if self._home(wire) != wire.s or is_gone:
            return "other"
        self._open(row, wire)
        if not whole:
            self._keep_part(row, wire)
            return "waits"
        self._put(row, wire, number)
        return "taken"

    def _put(self, row: OfferedRow, wire: ChangeWire, number: int) -> None:
        content = bytes(row.c)
        was = hash_of(content)
        seen = branches.as_seen(self._connection, self._epoch, self.log.seq, wire.n)
        if seen != wire.n:
            wire = msgspec.structs.replace(wire, n=seen)
            content = canonical(wire, unknown_members(row.c))
        entry = Entry(number, row.dev, row.u, wire, content, was, row.t, row.l)
        seq = self.log.place(entry)
        self._placed.add((number, wire.d))
        self._connection.execute(
            "insert into returned (device, dseq, seq, at, offered_by) values (?, ?, ?, ?, ?)",
            (number, wire.d, seq, self._at, self._device.number),
        )

    def _number(self, row: OfferedRow) -> int | None:
        """Return our number for the author's device, entered without a key where its enrolment was lost, too.

        None for the importer: its rows come by importing again, which knows what it has taken.
        """
        if row.dev == tenant(self._connection).importer:
            return None
        query = "select number from device where id = ?"
        found = self._connection.execute(query, (row.dev,)).fetchone()
        if found is None:
            self._connection.execute(
                "insert into device (id, user, name, public, enrolled) values (?, ?, '', ?, ?)",
                (row.dev, row.u, NO_KEY, self._at),
            )
            found = self._connection.execute(query, (row.dev,)).fetchone()
        return int(found[0])

    def _home(self, wire: ChangeWire) -> str:
        """Return the stream that a record lives in."""
        found = self._connection.execute("select stream from record where id = ?", (wire.r,)).fetchone()
        return str(found[0]) if found else wire.s

    def _open(self, row: OfferedRow, wire: ChangeWire) -> None:
        """A citizen whose opening was lost is his author's again, as when the author's device brings it.

        A part of the opening says as much, under our mark: what others bring of the case must not come before it, or
        the opening that follows would be a stranger's word in a case that is there already.
        """
        if wire.k != "citizen" or wire.r != wire.s or wire.f.get("opened_by") != row.u:
            return
        known = "select 1 from grant_entry where stream = ? union all select 1 from change where stream = ? limit 1"
        may = grants.may_have(self._connection, row.u, "primary")  # his job may be another one by now
        if may and self._connection.execute(known, (wire.s, wire.s)).fetchone() is None:
            act = grants.Act(row.u, "åbnede sagen", self._at)
            grants.grant(self.log, row.u, wire.s, "primary", act=act)

    def _keep_part(self, row: OfferedRow, wire: ChangeWire) -> None:
        place = husks.of_part(row.dev, wire.d, row.m)
        sealed = self._connection.payloads.kept(wire.s, place, bytes(row.c))
        self._connection.execute(
            "insert into offered_part (dev, dseq, mark, stream, user, received, at, offered_by, payload) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (dev, dseq, mark) do nothing",
            (row.dev, wire.d, row.m, wire.s, row.u, row.t, self._at, self._device.number, sealed),
        )


def came_back(connection: Connection, device: Device, numbers: Iterable[int]) -> set[int]:
    """Return which of a device's numbers somebody else brought back before it did."""
    wanted = sorted(numbers)
    if not wanted:
        return set()
    rows = connection.execute(
        "select dseq from returned where device = ? and dseq between ? and ?",
        (device.number, wanted[0], wanted[-1]),
    ).fetchall()
    return {dseq for (dseq,) in rows} & set(wanted)


def is_same(connection: Connection, device: Device, wire: ChangeWire | None) -> bool:
    """Tell whether a change says the same as the row that came back under its name, but for what is cut at its placing.

    Of one that was redacted since nothing is left to compare, and nothing to bring.
    """
    if wire is None:
        return False
    stream, sealed = connection.execute(
        "select stream, payload from change where device = ? and dseq = ?", (device.number, wire.d)
    ).fetchone()
    if not sealed:
        return True
    stored = read_change(connection.payloads.read(stream, of_change(device.number, wire.d), sealed))
    said, brought = (msgspec.structs.replace(one, h=0, n=0) for one in (stored, wire))
    return canonical(said) == canonical(brought)


def _stretches(connection: Connection) -> list[tuple[int, int]]:
    """Return the stretches of numbers that were lost on the way to today: after the one, up to the other."""
    known = branches.of_database(connection)
    way = branches.way(known, tenant(connection).epoch)
    return [(known[epoch].common, known[epoch].first) for epoch in way if epoch in known]
