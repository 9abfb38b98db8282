"""The trail in the store: entered with the act or right after it, chained, and signed as soon as there is a key.

An entry of an own change stands in the same transaction as the change; every other is a transaction of its own. A head
is signed anew with each entry. What the service countersigned is kept, so that a chain that was cut is noticed; entries
go half a year after their day, once the service has them, and their segment's head stays (decided.md 22).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from casework import trail as chain
from casework.changes import DELETED, Placed
from casework.clock import instant
from casework.criterion import Criterion, Known, criterion
from casework.ids import REFERENCE
from casework.trail import KEPT_DAYS, START, Anchor, Entry, Fault, Linked, Noted, Segment
from storage import lease, meta, old_looks, sealing
from storage.engine import Connection
from storage.faults import DiskFull, spoken
from storage.guesses import Guesses
from storage.journal_head import Belongs
from storage.logbook import decoded, encoded
from storage.trail_file import TIDY_BYTES, Given, TrailFile
from storage.transactions import writing

Sign = Callable[[bytes], str]
"""Signs a head with the device's key; the signature as text."""
Holds = Callable[[Segment], bool]
"""Tells whether a segment's signature was made by the device's key."""
_A_PIECE: Final = 4
"""Segments that are checked at a time, so that a person who wants the store waits for a few days' check at most."""
_NO_END: Final = 1 << 62
FAULT: Final = "trail.fault"
CHECKED: Final = "trail.checked"
TRAIL_BROKEN: Final = (
    "Loggen over, hvem der har set hvad, er ikke, som den blev skrevet på denne computer. Det, du har skrevet i "
    "sagerne, er urørt. Arbejd videre, og sig det til teamlederen i dag."
)
_MOST_TOLD: Final = 20
_TAKEN_BACK: Final = frozenset({DELETED, "withdrawn", "_redacted"})
_SEGMENT: Final = "device, number, day, first, last, prev, head, signature, gone"
_ENTRY: Final = "seq, utc, user, device, action, objects, what, words, ratchet, salt, mark, prev, hash"


@dataclass(frozen=True, slots=True)
class Unsent:
    """What the service does not have of one chain: entries in order, and the heads that they lead to."""

    device: str
    segments: tuple[Segment, ...]
    entries: tuple[Linked, ...]


class Trail:
    """The trail of one store; it belongs to the store's lane like everything else."""

    def __init__(self, connection: Connection, *, user: str, device: str) -> None:
        self._connection = connection
        self._user = user
        self._device = device
        self._sign: Sign | None = None
        self._beside: TrailFile | None = None
        self._is_hurt = False
        self.unjoined = 0
        """How many entries of the second copy join no chain that is here: what lies between, the service has."""

    def note(self, done: Noted, *, now: datetime) -> None:
        """Enter what was done, in a transaction of its own; it is on the disk when this returns."""
        with spoken(), writing(self._connection):
            self.enter(done, instant(now))

    def enter(self, done: Noted, utc: str) -> None:
        """Enter what was done in the transaction that is open, and in the file beside the store."""
        last, end = self._last_segment(self._device), self._last_number()
        prev = last.head if last else START
        seq = max(end, last.last if last else 0) + 1  # a chain that was cut goes on, and never stops a save
        salt = sealing.fresh(8).hex() if done.words else ""
        entry = Entry(
            seq,
            utc,
            self._user,
            self._device,
            done.action,
            done.objects,
            what=done.what,
            words=done.words,
            ratchet=lease.service_time(self._connection, lease.moment(datetime.fromisoformat(utc))),
            salt=salt,
            mark=chain.mark_of(done.words, salt),
        )
        one = Linked(entry, prev, chain.link(prev, entry))
        segment = self._append(one, last)
        if self._beside is not None:
            self._beside.add([one], [segment], self._given())

    def _append(self, one: Linked, last: Segment | None) -> Segment:
        """Put an entry at the end of its chain, in the segment of its day; return that as it is now."""
        self._insert(one)
        return self._put(chain.grown(last, one))

    def _insert(self, one: Linked) -> None:
        self._connection.execute(
            f"insert into audit ({_ENTRY}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
            (*_as_row(one.entry), one.prev, one.hash),
        )

    def lay_beside(self, file: TrailFile, belongs: Belongs) -> None:
        """Keep the second copy from now on: what it has and the database lost comes back, what it lacks goes in."""
        with spoken():
            found = file.open(belongs)
            self._bring_back(found.entries)
            self._beside, self._is_hurt = file, found.is_hurt
            if not (found.is_whole and self._stands_in(found.entries)):
                self._lay_anew()

    def seal_for(self, service: bytes) -> None:
        """Seal the second copy to a service, too, from now on."""
        self._lay_anew(service)

    def _bring_back(self, entries: Sequence[Linked]) -> None:
        """Take what joins the end of a chain that is here, as after a restore from an older copy.

        A page that did not hold may have taken entries out of the middle, or the segment that they stand in.
        """
        with writing(self._connection):
            for one in entries:
                last, here = self._last_segment(one.entry.device), self._hash_of(one.entry)
                if here not in {None, one.hash}:
                    continue
                end = (last.last + 1, last.head) if last is not None else (1, START)
                joins = end == (one.entry.seq, one.prev)
                if here is None and (joins or one.entry.seq < end[0]):
                    self._insert(one)
                if joins:
                    self._put(chain.grown(last, one))
                elif here is None and one.entry.seq >= end[0]:
                    self.unjoined += 1

    def _hash_of(self, entry: Entry) -> bytes | None:
        row = self._connection.execute(
            "select hash from audit where device = ? and seq = ?", (entry.device, entry.seq)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def _stands_in(self, entries: Sequence[Linked]) -> bool:
        """Tell whether everything that the service lacks is among entries of the second copy."""
        there = {(one.entry.device, one.entry.seq): one.hash for one in entries}
        for device in self.chains():
            last, taken = self._segments("device = ?", device)[-1], self._taken_up_to(device)
            if last.last > taken and (
                there.get((device, last.last)) != last.head or (device, taken + 1) not in there
            ):
                return False
        return True

    def _lay_anew(self, service: bytes = b"") -> None:
        if self._beside is not None:
            waiting = [self.unsent(device, _NO_END) for device in self.chains()]
            self._beside.rewrite([one for one in waiting if one is not None], self._given(), service=service)

    def _given(self) -> Given:
        return Given(self._device, meta.number(self._connection, "last_number"))

    def changed(self, placed: Sequence[Placed], utc: str) -> None:
        """Enter an act of own changes in its transaction: one entry, whatever it is made of."""
        objects = {one.change.stream for one in placed} - {REFERENCE}
        kinds = sorted({one.change.kind for one in placed})
        back = all(_TAKEN_BACK & one.change.fields.keys() for one in placed)
        if placed:
            self.enter(Noted("delete" if back else "change", tuple(sorted(objects)), ",".join(kinds)), utc)

    def begun(self, wrong: Guesses, replayed: int, *before: Noted, now: datetime) -> None:
        """Enter that the store was unlocked, how often in vain `before` that, and what came back from the copy."""
        with spoken(), writing(self._connection):
            self._take_looks_over()
            if wrong.wrong:
                at = instant(wrong.last or now)
                self.enter(Noted("fail", what=f"passphrase:{wrong.wrong}"), at)
            back = (Noted("change", what=f"replayed:{replayed}"),) if replayed else ()
            hurt = (Noted("fail", what="trail-file"),) if self._is_hurt else ()
            for one in (*hurt, *before, Noted("unlock"), *back):
                self.enter(one, instant(now))

    def searched(self, text: str, where: str, *, now: datetime) -> None:
        """Enter a search that is over: whom it named by id, and its other words."""
        said = self.without_names(text)
        self.note(Noted("search", said.citizens, where, said.words), now=now)

    def without_names(self, text: str) -> Criterion:
        """Return what may be kept of what somebody typed: no CPR number and no name of a citizen."""
        query = """select id, coalesce(fields ->> 'first_name', '') || ' ' || coalesce(fields ->> 'last_name', ''),
            coalesce(fields ->> 'cpr', '') from record where kind = 'citizen' union all
            select stream, coalesce(fields ->> 'first_name', '') || ' ' || coalesce(fields ->> 'last_name', ''),
            coalesce(fields ->> 'cpr', '') from record where kind in ('former_name', 'former_number')"""
        with spoken():
            rows = self._connection.execute(query).fetchall()
        return criterion(text, [Known(*row) for row in rows])

    def sign_with(self, sign: Sign) -> None:
        """Sign from now on, and at once whatever was entered before the key was there."""
        self._sign = sign
        with spoken(), writing(self._connection):
            signed = [self._put(one) for one in self._segments("device = ? and signature = ''", self._device)]
            if signed and self._beside is not None:
                self._beside.add((), signed, self._given())

    def chains(self) -> tuple[str, ...]:
        """Return whose chains lie here: this device's, and those of the devices that it was restored from."""
        rows = self._connection.execute(
            "select distinct device from audit_segment order by device"
        ).fetchall()
        return tuple(row[0] for row in rows)

    def unsent(self, device: str, most: int) -> Unsent | None:
        """Return the next entries of a chain that the service does not have, None where it has all."""
        after = self._taken_up_to(device)
        entries = self._entries("device = ? and seq > ? order by seq limit ?", device, after, most)
        if not entries:
            return None
        heads = {one.entry.seq: one.hash for one in entries}
        end = entries[-1].entry.seq
        segments = [
            segment if segment.last <= end else replace(segment, last=end, head=heads[end], signature="")
            for segment in self._segments("device = ? and last > ? and first <= ?", device, after, end)
        ]
        return Unsent(device, tuple(segments), entries)

    def taken(self, device: str, anchor: Anchor, at: str, signature: str) -> None:
        """Keep the service's countersignature: up to which entry it has a chain, and with which hash."""
        with spoken(), writing(self._connection):
            self._connection.execute(
                "insert or replace into audit_taken (device, seq, head, at, signature) values (?, ?, ?, ?, ?)",
                (device, anchor.seq, anchor.head, at, signature),
            )
            self.forget_words()
        if self._beside is not None and self._beside.size > TIDY_BYTES:
            with (
                suppress(DiskFull),
                spoken(),
            ):  # what it tidies up after is kept already, and can wait for room
                self._lay_anew()

    def faults(self, holds: Holds | None = None) -> tuple[Fault, ...]:
        """Walk the chains from end to end and return what is not as it was written."""
        return tuple(fault for found in self.walk(holds) for fault in found)

    def walk(self, holds: Holds | None = None, *, newest: int | None = None) -> Iterator[tuple[Fault, ...]]:
        """Walk the chains in short pieces, or only their newest segments; each piece gives what it found."""
        for device in self.chains():
            own = holds if device == self._device else None
            segments = self._segments("device = ?", device)
            begin = max(0, len(segments) - newest) if newest is not None else 0
            for at in range(begin, len(segments), _A_PIECE):
                with spoken():
                    yield self._faults_of(segments, slice(at, at + _A_PIECE), own)

    def _faults_of(
        self, segments: tuple[Segment, ...], piece: slice, holds: Holds | None
    ) -> tuple[Fault, ...]:
        """Check a few segments, together with the head of the one before; at the end, what lies beyond it as well."""
        part = segments[piece]
        first, end = part[0].first, part[-1].last if piece.stop < len(segments) else _NO_END
        before = tuple(replace(one, gone=True) for one in segments[max(0, piece.start - 1) : piece.start])
        about = (part[0].device, first, end)
        entries = self._entries("device = ? and seq between ? and ?", *about)
        rows = self._connection.execute(
            "select seq, head from audit_taken where device = ? and seq between ? and ? order by seq", about
        ).fetchall()
        return chain.faults((*before, *part), entries, holds=holds, anchors=[Anchor(*row) for row in rows])

    def tell(self, found: Sequence[Fault], *, now: datetime) -> None:
        """Keep what a whole check came to, for the page *Sikkerhed*; what is new of it is an entry, for the service."""
        said = ",".join(f"{one.why}:{one.seq}" for one in found[:_MOST_TOLD])
        with spoken(), writing(self._connection):
            if said and said != meta.fact(self._connection, FAULT):
                self.enter(Noted("fail", what=f"trail:{said}"), instant(now))
            meta.put_fact(self._connection, FAULT, said)
            meta.put_fact(self._connection, CHECKED, instant(now))

    def forget_words(self) -> None:
        """Drop, in the transaction that is open, the words of entries about citizens who were handed over.

        Only what the service has: its copy says why; here the entry and the chain stay.
        """
        forgot = self._connection.execute(
            """update audit set words = '', salt = '' where words <> '' and exists (
                select 1 from json_each(audit.objects) one join handed_over on handed_over.stream = one.value)
            and seq <= coalesce((select max(seq) from audit_taken where audit_taken.device = audit.device), 0)"""
        )
        if forgot.rowcount > 0:
            self._lay_anew()

    def drop_old(self, *, now: datetime, days: int = KEPT_DAYS) -> int:
        """Drop the entries of days whose time is over and which the service has; return how many days.

        A clock that stands ahead ends no day's time: it is over when the service's signed time says so too.
        """
        signed = lease.signed_at(self._connection)
        at = now if signed is None else min(now, signed)
        last_day = (date.fromisoformat(instant(at)[:10]) - timedelta(days=days)).isoformat()
        dropped = 0
        with spoken(), writing(self._connection):
            for segment in self._segments("gone = 0 and day < ?", last_day):
                newest = self._segments("device = ?", segment.device)[-1].number
                if segment.number < newest and segment.last <= self._taken_up_to(segment.device):
                    self._drop(segment)
                    dropped += 1
        return dropped

    def _drop(self, segment: Segment) -> None:
        about = (segment.device, segment.first, segment.last)
        self._connection.execute("delete from audit where device = ? and seq between ? and ?", about)
        self._connection.execute("delete from audit_taken where device = ? and seq >= ? and seq < ?", about)
        self._connection.execute(
            "update audit_segment set gone = 1 where device = ? and number = ?",
            (segment.device, segment.number),
        )

    def _put(self, segment: Segment) -> Segment:
        signs = self._sign is not None and segment.device == self._device
        signature = self._sign(chain.head_statement(segment)) if self._sign and signs else ""
        self._connection.execute(
            f"insert or replace into audit_segment ({_SEGMENT}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
            (
                segment.device,
                segment.number,
                segment.day,
                segment.first,
                segment.last,
                segment.prev,
                segment.head,
                signature,
                int(segment.gone),
            ),
        )
        return replace(segment, signature=signature)

    def _last_segment(self, device: str) -> Segment | None:
        found = self._segments("device = ? order by number desc limit 1", device)
        return found[0] if found else None

    def _last_number(self) -> int:
        query = "select coalesce(max(seq), 0) from audit where device = ?"
        return int(self._connection.execute(query, (self._device,)).fetchone()[0])

    def _segments(self, where: str, *values: Any) -> tuple[Segment, ...]:
        order = "" if "order by" in where else " order by device, number"
        query = f"select {_SEGMENT} from audit_segment where {where}{order}"  # noqa: S608 - our own columns
        return tuple(_segment(row) for row in self._connection.execute(query, values).fetchall())

    def _entries(self, where: str, *values: Any) -> tuple[Linked, ...]:
        query = f"select {_ENTRY} from audit where {where}"  # noqa: S608 - our own columns
        return tuple(linked(row) for row in self._connection.execute(query, values).fetchall())

    def _taken_up_to(self, device: str) -> int:
        query = "select coalesce(max(seq), 0) from audit_taken where device = ?"
        return int(self._connection.execute(query, (device,)).fetchone()[0])

    def _take_looks_over(self) -> None:
        for done, at in old_looks.taken(self._connection, self._device, self.without_names):
            self.enter(done, at)


def linked(row: Sequence[Any]) -> Linked:
    """Return the entry that a row of the trail says, with its place in the chain."""
    seq, utc, user, device, action, objects, *said, prev, head = row
    return Linked(Entry(seq, utc, user, device, action, tuple(decoded(objects)), *said), prev, head)


def _as_row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.seq,
        entry.utc,
        entry.user,
        entry.device,
        entry.action,
        encoded(list(entry.objects)).decode(),
        entry.what,
        entry.words,
        entry.ratchet,
        entry.salt,
        entry.mark,
    )


def _segment(row: Sequence[Any]) -> Segment:
    device, number, day, first, last, prev, head, signature, gone = row
    return Segment(device, number, day, first, last, prev, head, signature, bool(gone))
