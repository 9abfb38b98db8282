"""Writing in the log: every row and every grant gets the next number of the municipality, without a gap.

The number is taken inside the one write transaction and the counter is set last, so that a reader who sees number n
sees every number below it. For each stream the log keeps a sum for each projection (what a role may read), so that a
device can check that it holds exactly what was sent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casework.changes import DELETED, REDACTED, Dot
from casework.kinds import RIGHTS, Role, readable
from casework.names import FORMER_NUMBER
from casework.same_person import KIND as LINK
from sync.protocol import ChangeWire, fingerprint
from sync.service import closing, doubt, husks, numbers, same_person, twins
from sync.service.ledger import Connection, tenant
from sync.service.many import many
from sync.service.payloads import of_change

CASE_ROLES: Final[tuple[Role, ...]] = ("primary", "partner", "stand_in", "mentor", "team_lead", "glass")
_WRAP: Final = 1 << 64


def _projections() -> dict[Role, Role]:
    """Map each role to the first one that reads the same classes: those share one sum."""
    first: dict[frozenset[str], Role] = {}
    return {role: first.setdefault(frozenset(RIGHTS[role].read), role) for role in CASE_ROLES}


PROJECTION: Final = _projections()
"""Role -> the role whose sum it shares (primary, partner and stand-in read the same)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change on its way into the log: who sent it from which device, its content and the bytes as they came."""

    device: int
    device_id: str
    user: str
    wire: ChangeWire
    raw: bytes
    hash: bytes
    received: str
    late: bool = False


class Log:
    """The log inside one write transaction; `finish` writes what was placed and sets the counter.

    Damaged where the log is in doubt (`doubt.py`): then no number is given.
    """

    def __init__(self, connection: Connection) -> None:
        doubt.check_here(connection)
        self.connection = connection
        self.seq = tenant(connection).seq
        self._rows: list[tuple[object, ...]] = []
        self._records: list[tuple[str, str]] = []
        self._sums: dict[tuple[str, Role], tuple[int, int]] = {}
        self._guarded: dict[str, int] = {}
        self._numbers: dict[str, str] = {}
        self._former: list[ChangeWire] = []
        self._links: list[str] = []
        self._closed: set[str] = set()
        self._at = ""
        self.granted_at = ""
        self.granted: set[str] = set()
        self._seen: dict[tuple[str, frozenset[str]], list[tuple[Role, frozenset[str]]]] = {}

    def take(self) -> int:
        """Take the next number."""
        self.seq += 1
        return self.seq

    def place(self, entry: Entry) -> int:
        """Give a change its place and return it."""
        seq, wire = self.take(), entry.wire
        if wire.k == "citizen" and wire.f.get("address_protected") is True:
            self._guarded[wire.s] = seq
        if wire.k == "citizen" and wire.r == wire.s and "cpr" in wire.f:
            self._numbers[wire.s] = str(wire.f["cpr"] or "")
        if wire.k == "citizen" and wire.r == wire.s and "closed_on" in wire.f:
            self._closed.add(wire.s)
        if wire.k == FORMER_NUMBER:
            self._former.append(wire)
        if wire.k == LINK:
            self._links.append(wire.r)
        self._at = entry.received
        who, when = (entry.device, wire.d), (entry.user, entry.received, int(entry.late))
        sealed = self.connection.payloads.kept(wire.s, of_change(*who), entry.raw)
        self._rows.append((seq, *who, wire.s, wire.r, wire.k, *when, entry.hash, sealed))
        self._records.append((wire.r, wire.s))
        self._count(Dot(entry.device_id, wire.d), seq, wire)
        if REDACTED in wire.f:
            self._end(wire, seq, entry)
        return seq

    def _end(self, wire: ChangeWire, seq: int, entry: Entry) -> None:
        """Forkert borger: what was placed of the record before loses its content, and counts in no sum any more."""
        self._write_rows()
        for one in husks.end(self.connection, wire, seq=seq, user=entry.user, at=entry.received):
            self._count(one.dot, one.seq, one.wire, times=-1)

    def _count(self, dot: Dot, seq: int, wire: ChangeWire, *, times: int = 1) -> None:
        """Add a row to the sum of every projection that sees something of it, or take it out again."""
        marks: dict[frozenset[str], int] = {}
        for projection, names in self._seen_by(wire.k, frozenset(wire.f)):
            if DELETED in names:
                mark = fingerprint(dot, seq, wire, readable(projection, wire.k, wire.f))
            elif names in marks:
                mark = marks[names]
            else:
                fields = wire.f if len(names) == len(wire.f) else {name: wire.f[name] for name in names}
                mark = marks[names] = fingerprint(dot, seq, wire, fields)
            count, total = self._sums.get((wire.s, projection), (0, 0))
            self._sums[wire.s, projection] = (count + times, total + times * mark)

    def _seen_by(self, kind: str, names: frozenset[str]) -> list[tuple[Role, frozenset[str]]]:
        """Return which of these fields each projection sees; an export asks the same a thousand times."""
        found = self._seen.get((kind, names))
        if found is None:
            empty = dict.fromkeys(names)
            seen = [(one, frozenset(readable(one, kind, empty))) for one in set(PROJECTION.values())]
            found = self._seen[kind, names] = [(one, fields) for one, fields in seen if fields]
        return found

    def _write_rows(self) -> None:
        self.connection.executemany(
            "insert into change (seq, device, dseq, stream, record, kind, user, received, late, hash, payload) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._rows,
        )
        self._rows.clear()

    def finish(self) -> None:
        """Write the rows, the sums, and last the counter."""
        self._write_rows()
        self.connection.executemany(
            "insert into record (id, stream) values (?, ?) on conflict (id) do nothing", sorted(self._records)
        )
        self.connection.executemany(
            "insert into guarded (stream, seq) values (?, ?) on conflict (stream) do update set seq = excluded.seq",
            sorted(self._guarded.items()),
        )
        self._add_sums()
        closing.note(self.connection, self._closed, self._at)
        had = numbers.note(self.connection, self._former)
        if self._numbers or had:
            twins.note(self.connection, self._numbers, self._at, also=had)
        moved = self.granted | same_person.refold(self.connection, self._links)
        if moved:
            same_person.settle(self, moved, self.granted_at or self._at)
        self.connection.execute("update tenant set seq = ?", (self.seq,))

    def _add_sums(self) -> None:
        """Add to what stands: one question for all streams, one answer for all."""
        stands: dict[tuple[str, str], tuple[int, int]] = {}
        query = "select stream, projection, count, sum from tally where stream in ({})"
        for stream, projection, count, total in many(
            self.connection, query, {stream for stream, _ in self._sums}
        ):
            stands[stream, projection] = (count, int(total, 16))
        fresh = []
        for (stream, projection), (count, total) in sorted(self._sums.items()):
            old_count, old_sum = stands.get((stream, projection), (0, 0))
            fresh.append((stream, projection, old_count + count, f"{(old_sum + total) % _WRAP:016x}"))
        self.connection.executemany(
            "insert into tally (stream, projection, count, sum) values (?, ?, ?, ?) "
            "on conflict (stream, projection) do update set count = excluded.count, sum = excluded.sum",
            fresh,
        )


def sums(connection: Connection, streams: Iterable[tuple[str, Role]]) -> dict[str, tuple[int, str]]:
    """Return count and sum of the rows that each stream's role may hold."""
    wanted = {stream: PROJECTION[role] for stream, role in streams}
    query = "select stream, projection, count, sum from tally where stream in ({})"
    stands = {(row[0], row[1]): (row[2], row[3]) for row in many(connection, query, wanted)}
    return {stream: stands.get((stream, of), (0, f"{0:016x}")) for stream, of in wanted.items()}
