"""A case that moves to another municipality: closed and packed here, and taken in there with every word and every time.

Who packs a case takes it from everybody who has it; from then on it is only read here, by breaking the glass, until its
time is over. A package holds all of the case that is in the log; what comes late is in the next one, and the receiver
takes of each only what it does not have. There each change keeps its name, its author and its times; only places in the
log are others, and what an author had seen is said in them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from casework.changes import Change, Dot, Placed, Seen
from casework.clock import AHEAD_MS, tick, wall_ms
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.same_person import KIND as LINK
from sync.protocol import ChangeWire, canonical, hash_of, read_change, to_wire, unknown_members
from sync.service import erased, grants, husks, registry, same_person, shapes
from sync.service.engines.engine import Connection
from sync.service.grants import Act
from sync.service.log import Entry, Log
from sync.service.packages import Record
from sync.service.payloads import of_change
from sync.service.registry import NO_KEY, User

_ROWS: Final = """select c.seq, d.id, c.device, c.dseq, c.user, c.received, c.late, c.payload from change c
    join device d on d.number = c.device where c.stream = ? and c.kind <> ? order by c.seq"""
_FILES: Final = "select id, size, sum from file where stream = ? and whole is not null order by id"
_HALF: Final = "select count(*) from file where stream = ? and whole is null"
_OF_CASE: Final = "select user from span where stream = ? and to_seq is null order by user"
_OWN: Final = (
    "select user from span where stream = ? and role = 'primary' and to_seq is null order by from_seq limit 1"
)
_AFTER: Final = (
    "select count(*) from change where stream = ? and seq > ? and kind <> ? and length(payload) > 0"
)
_ID: Final = 36
_STAND: Final = "select seq from change where stream = ? and kind <> ? and length(payload) > 0 order by seq"
_WORKER: Final = """select device, dseq, payload from change where record = ? and stream = ? and kind = 'worker'
    and length(payload) > 0 order by seq limit 1"""
ELSEWHERE: Final = "anden kommune"
"""The role of a person of another municipality, whose name stands beside what he wrote."""


@dataclass(slots=True)
class Packed:
    """What went into a package: how many changes and files, the last place in the log, and files that are not whole."""

    changes: int = 0
    files: int = 0
    last: int = 0
    half: int = 0


@dataclass(slots=True)
class Came:
    """What came out of a package: whose case, what of it was new, and what had come before.

    `redacted` are changes and files of records that were taken out here as those of the wrong citizen: not taken in.
    """

    stream: str = ""
    changes: int = 0
    known: int = 0
    files: int = 0
    redacted: int = 0
    primary: str = ""
    """Whose case it is now."""


def close(log: Log, stream: str, receiver: str, at: str) -> int:
    """Take a case that moves from everybody who has it; return from how many. Refused where it cannot move."""
    connection = log.connection
    row = connection.execute("select 1 from change where stream = ? limit 1", (stream,)).fetchone()
    if row is None or stream == REFERENCE or erased.is_one(connection, stream):
        raise Refused("Her er ingen borger med det id. Intet er ændret.")
    if stream in same_person.persons(connection):
        raise Refused(
            "Sagen er knyttet til en anden sag om samme person. Del dem først, så hver er sin egen. Intet er ændret."
        )
    act = Act("centralen", f"flyttet til {receiver}", at)
    users = [user for (user,) in connection.execute(_OF_CASE, (stream,)).fetchall()]
    return sum(grants.revoke(log, user, stream, act=act) for user in users)


def pack(connection: Connection, stream: str, sender: str, packed: Packed) -> Iterator[Record]:
    """Yield everything of a case, in the order of the log; `packed` tells afterwards what that was.

    Of a row that a redaction emptied there is its place alone: it may stand there with its words, and whoever wrote
    after it had seen it.
    """
    people = {one.id: one for one in registry.users(connection)}
    named: set[str] = set()
    yield Record({"case": stream, "from": sender})
    for seq, dev, device, dseq, user, received, late, sealed in connection.execute(
        _ROWS, (stream, LINK)
    ).fetchall():
        if not sealed:
            yield Record({"emptied": seq, "dev": dev, "number": dseq})
            continue
        raw = connection.payloads.read(stream, of_change(device, dseq), sealed)
        named |= {user, *(one for one in read_change(raw).f.values() if isinstance(one, str))}
        yield Record({"seq": seq, "dev": dev, "user": user, "received": received, "late": late}, raw)
        packed.changes, packed.last = packed.changes + 1, seq
    for one in (people[user] for user in sorted(named & people.keys())):
        yield Record({"person": one.id, "initials": one.initials, "name": f"{one.name} ({sender})"})
    for person in sorted(one for one in named - people.keys() if len(one) == _ID):
        if (fields := _elsewhere(connection, person)) is not None:
            yield Record({"person": person, "initials": fields["initials"], "name": fields["name"]})
    for file, size, total in connection.execute(_FILES, (stream,)).fetchall():
        yield Record({"file": file, "size": size, "sum": total})
        pieces = "select number, data from file_piece where file = ? order by number"
        for number, data in connection.execute(pieces, (file,)).fetchall():
            yield Record({"piece": number}, bytes(data))
        packed.files += 1
    packed.half = int(connection.execute(_HALF, (stream,)).fetchone()[0])


def _elsewhere(connection: Connection, person: str) -> dict[str, Any] | None:
    """Return what is known of a person of yet another municipality, whose words came with the case."""
    row = connection.execute(_WORKER, (person, REFERENCE)).fetchone()
    if row is None:
        return None
    return dict(read_change(connection.payloads.read(REFERENCE, of_change(row[0], row[1]), row[2])).f)


def came_since(connection: Connection, stream: str, last: int) -> int:
    """Return how many changes of a case came after its last package."""
    return int(connection.execute(_AFTER, (stream, last, LINK)).fetchone()[0])


def take_in(log: Log, records: Iterable[Record], user: User, now: datetime) -> Came:
    """Take a package in, inside a write transaction that the caller finishes; what is here already stays as it is.

    The case is the person's own from then on, where it is not somebody's here already. What a push must prove a
    package must, too; its clocks are cut as theirs (accept.py). Refused where it was erased here, or a record of it
    stands elsewhere.
    """
    told = iter(records)
    head = next(told, Record({}))
    stream, sender = head.facts.get("case"), head.facts.get("from")
    if not isinstance(stream, str) or not isinstance(sender, str) or not shapes.is_id(stream):
        raise Refused(_NO_CASE)
    if stream == REFERENCE:
        raise Refused(_NO_CASE)
    if erased.is_one(log.connection, stream):
        raise Refused("Sagen har været her før og er slettet. Intet er indlæst.")
    log.connection.execute("delete from moved_case where stream = ?", (stream,))
    taking = _Taking(log, stream, now)
    taking.came.primary = _primary(log.connection, stream) or user.id
    if taking.came.primary == user.id:
        grants.check_job(log.connection, user.id, "primary")
        act = Act("centralen", f"flyttet fra {sender}", now.isoformat(timespec="seconds"))
        grants.grant(log, user.id, stream, "primary", act=act)
    try:
        for record in told:
            taking.one(record)
        taking.finish()
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(_NO_CASE) from error
    return taking.came


def _primary(connection: Connection, stream: str) -> str | None:
    """Return who has a case as his own."""
    row = connection.execute(_OWN, (stream,)).fetchone()
    return None if row is None else str(row[0])


@dataclass(slots=True)
class _Taking:
    """A package on its way in: which rows of the case stand here, and at which place there each of them stood.

    `_places` are those here, in order; `_there` says for the first of them how far an author there must have seen to
    have seen them all. Behind those is a row that is not in the package, or not read yet: no author there had seen it.
    """

    log: Log
    stream: str
    now: datetime
    came: Came = field(default_factory=Came)
    _places: list[int] = field(init=False)
    _there: list[int] = field(default_factory=list)
    _found: dict[int, int] = field(default_factory=dict)
    _devices: dict[str, int] = field(default_factory=dict)
    _dots: set[tuple[int, int]] = field(default_factory=set)
    _file: Record | None = None
    _pieces: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read which rows of the case stand here already."""
        rows = self.log.connection.execute(_STAND, (self.stream, LINK)).fetchall()
        self._places = [seq for (seq,) in rows]

    def one(self, record: Record) -> None:
        """Take one record."""
        if "seq" in record.facts:
            self._row(record)
        elif "emptied" in record.facts:
            self._emptied(record.facts)
        elif "person" in record.facts:
            self._person(record.facts)
        elif "file" in record.facts:
            self._end_file()
            self._file = record
        elif "piece" in record.facts:
            self._pieces.append(record.data)

    def finish(self) -> None:
        """Take the last file."""
        self._end_file()
        self.came.stream = self.stream

    def _row(self, record: Record) -> None:
        facts, connection = record.facts, self.log.connection
        wire = read_change(record.data)
        home = connection.execute("select stream from record where id = ?", (wire.r,)).fetchone()
        if wire.s != self.stream or wire.k == LINK or (home is not None and home[0] != self.stream):
            raise Refused(_NO_CASE)
        device = self._device(str(facts["dev"]), str(facts["user"]))
        unknown = unknown_members(record.data)
        if shapes.fault(wire, unknown, size=len(record.data)) in {"wrong_shape", "too_long"}:
            raise Refused(_NO_CASE)
        if (device, wire.d) in self._dots:
            raise Refused(_TWICE)
        self._dots.add((device, wire.d))
        dot = "select seq, payload from change where device = ? and dseq = ?"
        known = connection.execute(dot, (device, wire.d)).fetchone()
        if known is not None:
            self._is_same(device, wire, known[1])
            self.came.known += 1
            seq = int(known[0])
        elif self._is_taken_out(wire):
            self.came.redacted += 1
            return
        else:
            wire.n, wire.h = self._seen(wire.n), min(wire.h, wall_ms(self.now) + AHEAD_MS << 16)
            raw = canonical(wire, unknown)
            who = (device, str(facts["dev"]), str(facts["user"]))
            seq = self.log.place(
                Entry(*who, wire, raw, hash_of(raw), str(facts["received"]), bool(facts["late"]))
            )
            self.came.changes += 1
        self._stands(seq, int(facts["seq"]))

    def _emptied(self, facts: dict[str, Any]) -> None:
        """Note where a row stands that is here, and has no words there any more."""
        query = """select c.seq from change c join device d on d.number = c.device
            where d.id = ? and c.dseq = ? and c.stream = ?"""
        asked = (str(facts["dev"]), int(facts["number"]), self.stream)
        known = self.log.connection.execute(query, asked).fetchone()
        if known is not None:
            self._stands(int(known[0]), int(facts["emptied"]))

    def _is_same(self, device: int, wire: ChangeWire, sealed: bytes) -> None:
        """Refuse a change that says something else than the one of its name here; places and clocks may differ."""
        if not sealed:
            return
        here = read_change(self.log.connection.payloads.read(self.stream, of_change(device, wire.d), sealed))
        here.n, here.h = wire.n, wire.h
        if canonical(here) != canonical(wire):
            raise Refused(_OTHER)

    def _is_taken_out(self, wire: ChangeWire) -> bool:
        """Tell whether a change is for a record that was redacted here; Refused for a redaction that says more."""
        fault = husks.fault(self.log.connection, wire)
        if fault == "wrong_shape":
            raise Refused(_NO_CASE)
        return fault is not None

    def _stands(self, seq: int, place: int) -> None:
        """Note that a row stands here that stood at a place there."""
        if not self._places or seq > self._places[-1]:
            self._places.append(seq)
        self._found[seq] = place
        while len(self._there) < len(self._places) and self._places[len(self._there)] in self._found:
            here = self._found[self._places[len(self._there)]]
            self._there.append(max([here, *self._there[-1:]]))

    def _seen(self, place: int) -> int:
        """Return up to where an author had seen the case, as its rows stand here: nothing that he had not seen."""
        count = bisect_right(self._there, place)
        return self._places[count - 1] if count else 0

    def _device(self, dev: str, user: str) -> int:
        """Return our number for the device that wrote, entered without a key: nobody signs in with it here."""
        if dev not in self._devices:
            query, connection = "select number from device where id = ?", self.log.connection
            if connection.execute(query, (dev,)).fetchone() is None:
                connection.execute(
                    "insert into device (id, user, name, public, enrolled) values (?, ?, '', ?, ?)",
                    (dev, user, NO_KEY, self.now.isoformat(timespec="seconds")),
                )
            self._devices[dev] = int(connection.execute(query, (dev,)).fetchone()[0])
        return self._devices[dev]

    def _person(self, facts: dict[str, Any]) -> None:
        """Let the name of who wrote stand beside what he wrote, as a colleague elsewhere who has nothing here."""
        connection, person = self.log.connection, str(facts["person"])
        if connection.execute("select 1 from record where id = ?", (person,)).fetchone() is not None:
            return
        one = registry.importer(connection, self.now)
        number = (
            int(connection.execute("select acked from device where number = ?", (one.number,)).fetchone()[0])
            + 1
        )
        fields = {
            "initials": str(facts["initials"]),
            "name": str(facts["name"]),
            "role": ELSEWHERE,
        }
        at = self.now.isoformat(timespec="seconds")
        change = Change(REFERENCE, person, "worker", fields, Seen(0, number - 1), at)
        wire = to_wire(Placed(change, Dot(one.id, number), tick(self.now, 0), one.user))
        raw = canonical(wire)
        self.log.place(Entry(one.number, one.id, one.user, wire, raw, hash_of(raw), at))
        connection.execute("update device set acked = ? where number = ?", (number, one.number))

    def _end_file(self) -> None:
        """Keep a file whose pieces have all come; Refused where they are not what it was sealed as."""
        if self._file is None:
            return
        facts, pieces = self._file.facts, self._pieces
        self._file, self._pieces = None, []
        if husks.is_one(self.log.connection, str(facts["file"])):
            self.came.redacted += 1
            return
        if sha256(b"".join(pieces)).hexdigest() != facts["sum"]:
            raise Refused("En fil i pakken er ikke hel. Intet er indlæst. Bed om pakken igen.")
        connection, at = self.log.connection, self.now.isoformat(timespec="seconds")
        known = connection.execute("select 1 from file where id = ? and whole is not null", (facts["file"],))
        if known.fetchone() is None:
            connection.execute("delete from file_piece where file = ?", (facts["file"],))
            connection.execute(
                "insert into file (id, stream, size, sum, whole) values (?, ?, ?, ?, ?) on conflict (id) do update set "
                "stream = excluded.stream, size = excluded.size, sum = excluded.sum, whole = excluded.whole",
                (facts["file"], self.stream, facts["size"], facts["sum"], at),
            )
            connection.executemany(
                "insert into file_piece (file, number, data) values (?, ?, ?)",
                [(facts["file"], number, data) for number, data in enumerate(pieces)],
            )
            self.came.files += 1


_NO_CASE: Final = "Pakken er ikke en sag, som denne central kan tage ind. Intet er indlæst."
_TWICE: Final = (
    "Pakken har den samme ændring to gange. Intet er indlæst. Sig det til den anden kommune, og bed om en ny."
)
_OTHER: Final = (
    "En ændring i pakken siger noget andet end den, der står her med samme nummer. Intet er indlæst. Sig det til den "
    "anden kommune."
)
