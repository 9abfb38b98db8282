"""The ledger takes changes in, own and received, one transaction each, and says which questions have new answers.

Own changes go the way of `record`: validate; begin, apply, give numbers; add to the journal file and force it to the
disk; commit; then, and only then, they are saved. What the central service says comes through `acknowledge`,
`receive`, `begin_scope`, `fill` and `leave_scope`; each can be cut off anywhere and come again.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

import sqlcipher3

from casework.changes import Change, Dot, Placed, Seen
from casework.clock import hear, instant, tick
from casework.ids import REFERENCE
from storage import attached, drafts, heads, logbook, meta, scopes
from storage.attachments import Attachments
from storage.engine import Connection
from storage.faults import DiskFull, spoken
from storage.journal_file import JournalFile, JournalRead
from storage.registers import Touched, rebuild
from storage.reserve import Reserve
from storage.scopes import ScopeHere
from storage.trail import Trail
from storage.transactions import at_once, undo, writing

Stale = frozenset[str]
"""Names of questions that have new answers: day, citizens, citizen:<stream>, waiting, torn, workers."""

LOG: Final = logging.getLogger("fodfaeste.storage")
_TIDY_BYTES = 256 * 1024
_OF_THE_DAY = {"visit", "agreement", "statement", "note", "citizen", "attempt"}


class HeldWhy(Protocol):
    """Why the service keeps a change aside."""

    @property
    def code(self) -> str:
        """The code of the reason."""

    @property
    def reason(self) -> str:
        """The sentence for the person."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The names that the changes have for ever, and the questions that have new answers."""

    dots: tuple[Dot, ...]
    stale: Stale


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose store it is and on which device: every own change carries both."""

    user: str
    device: str


class Ledger:
    """The device's book of changes; all calls come from the store's lane."""

    def __init__(
        self,
        connection: Connection,
        journal: JournalFile,
        owner: Owner,
        *,
        reserve: Reserve,
        trail: Trail,
        files: Attachments,
    ) -> None:
        self.connection = connection
        self._journal = journal
        self._owner = owner
        self._reserve = reserve
        self._trail = trail
        self._files = files
        self._left_behind = True
        """Whether the engine's log may hold words of somebody who was handed over: also after a crash."""

    def record(
        self,
        changes: Sequence[Change],
        *,
        now: datetime,
        draft: tuple[str, Mapping[str, str]] | None = None,
    ) -> Recorded:
        """Save own changes, all or none; they are on the disk twice when this returns.

        `draft` is the key and the contents that they were typed as: it is dropped with them if it still says the same.
        Raises DiskFull where there is no room, with nothing changed.
        """
        valid = [_checked(change) for change in changes]
        kept = None if draft is None else {"key": draft[0], "sum": drafts.sum_of(draft[1])}
        try:
            return self._record(valid, now, kept)
        except DiskFull:
            if not self._reserve.release():
                raise
            return self._record(valid, now, kept)

    def _record(self, changes: list[Change], now: datetime, draft: dict[str, str] | None) -> Recorded:
        with spoken():
            self.connection.execute("begin immediate")
            try:
                placed = self._numbered(changes, now)
                touched = self._apply(placed, draft)
                self._trail.changed(placed, instant(now))
                entry = {"c": [logbook.wire_form(one) for one in placed], "draft": draft}
                self._journal.append(entry)
            except BaseException:
                undo(self.connection)
                raise
            self._commit(placed)
        return Recorded(tuple(one.dot for one in placed), _stale(touched) | {"waiting"})

    def _commit(self, placed: list[Placed]) -> None:
        """Commit, or say in the journal file that these numbers were never given."""
        try:
            heads.note(self.connection, self._journal)
            self.connection.execute("commit")
        except sqlcipher3.DatabaseError:
            undo(self.connection)
            self._journal.take_back([one.dot.number for one in placed])
            raise

    def _numbered(self, changes: list[Change], now: datetime) -> list[Placed]:
        number = meta.number(self.connection, "last_number")
        stamp = meta.number(self.connection, "hlc")
        placed = []
        for change in changes:
            number, stamp = number + 1, tick(now, stamp)
            placed.append(Placed(change, Dot(self._owner.device, number), stamp, self._owner.user))
        return placed

    def _apply(self, placed: Sequence[Placed], draft: Mapping[str, str] | None) -> Touched:
        logbook.put(self.connection, placed)
        if placed:
            meta.put(self.connection, "last_number", str(placed[-1].dot.number))
            stamp = max(meta.number(self.connection, "hlc"), *(one.hlc for one in placed))
            meta.put(self.connection, "hlc", str(stamp))
        scopes.open_here(self.connection, (one.change for one in placed))
        attached.begin(self.connection, placed)
        if draft:
            drafts.drop_equal(self.connection, draft["key"], draft["sum"])
        return rebuild(self.connection, (one.change.record for one in placed))

    def replay(self, found: JournalRead) -> int:
        """Bring back the own changes that the journal file knows and the database lost; return how many."""
        back = 0
        for acts in _unvoided(found.records):
            last = meta.number(self.connection, "last_number")
            placed = [
                logbook.from_wire_form(form, device=self._owner.device, by=self._owner.user)
                for form in acts["c"]
                if form["d"] > last
            ]
            if placed:
                with spoken(), writing(self.connection):
                    self._apply(placed, acts.get("draft"))
                back += len(placed)
        self._compare(found, back)
        if found.headless:
            self._reseal_now()
        elif self._take_up(found.records) or found.damaged or found.torn_end or self._is_old(found):
            self.reseal()
        return back

    def _compare(self, found: JournalRead, back: int) -> None:
        """Say in the log, without a word of a case, which of the two had fallen behind the other."""
        if back:
            LOG.warning("the database had lost %d changes; they came back from the journal file", back)
        if found.damaged or heads.fell_back(self.connection, found):
            LOG.warning(
                "the journal file was not as it was left (%d damaged); it is written anew from the database",
                found.damaged,
            )

    def _is_old(self, found: JournalRead) -> bool:
        """Tell whether the file must be written anew, because of its version, its service's key, or its place."""
        lacks_service = bool(self._journal.belongs.service) and not found.for_service
        return found.version < 2 or lacks_service or heads.fell_back(self.connection, found)

    def _take_up(self, records: Sequence[dict[str, Any]]) -> bool:
        """Bring back what a lock put beside the changes: the last number, and drafts that the database lost."""
        last = max([record["last"] for record in records if "last" in record], default=0)
        typed = [record["typed"] for record in records if "typed" in record]
        if last > meta.number(self.connection, "last_number") or typed:
            with spoken(), writing(self.connection):
                drafts.put_back(self.connection, typed)
                if last > meta.number(self.connection, "last_number"):
                    meta.put(self.connection, "last_number", str(last))
        return bool(typed)

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        """Return own changes without a receipt, in number order; what is held aside does not wait."""
        query = (
            f"select {logbook.COLUMNS} from log where seq is null and held is null order by number limit ?"  # noqa: S608 - only names of our own columns
        )
        with spoken():
            return tuple(map(logbook.from_row, self.connection.execute(query, (limit,)).fetchall()))

    def acknowledge(self, placed_at: Mapping[int, int], held: Mapping[int, HeldWhy], received: str) -> Stale:
        """Keep the receipts of own changes: the place of each, or why the service keeps it aside."""
        with spoken(), writing(self.connection):
            own = {one.dot.number: one for one in self._own([*placed_at, *held])}
            seated = [_seated(own[n], seq, received) for n, seq in placed_at.items() if n in own]
            logbook.put(self.connection, seated)
            for number, why in held.items():
                self.connection.execute(
                    "update log set held = ?, held_reason = ?, received = ? where device = ? and number = ?",
                    (why.code, why.reason, received, self._owner.device, number),
                )
            left = scopes.drop_leftovers(self.connection)
            touched = rebuild(self.connection, (one.change.record for one in own.values()))
        if left:
            self._forget_now()
        self._tidy_when_done()
        return _stale(touched) | {"waiting"}

    def _own(self, numbers: Iterable[int]) -> Iterable[Placed]:
        query = f"select {logbook.COLUMNS} from log where device = ? and number = ?"  # noqa: S608 - only names of our own columns
        for number in numbers:
            found = self.connection.execute(query, (self._owner.device, number)).fetchone()
            if found:
                yield logbook.from_row(found)

    def receive(self, rows: Sequence[Placed], *, cursor: str, high: int) -> Stale:
        """Keep a page of the log together with its cursor: both or neither."""
        with spoken(), writing(self.connection):
            touched = self._take(rows)
            meta.put(self.connection, "cursor", cursor)
            meta.put(self.connection, "high", str(high))
        self._tidy_when_done()
        return _stale(touched)

    def _take(self, placed: Sequence[Placed]) -> Touched:
        logbook.put(self.connection, placed)
        own = [one.dot.number for one in placed if one.dot.device == self._owner.device]
        if own:
            last = max(meta.number(self.connection, "last_number"), *own)
            meta.put(self.connection, "last_number", str(last))
        stamp = before = meta.number(self.connection, "hlc")
        for one in placed:
            if one.received:
                stamp = hear(one.hlc, datetime.fromisoformat(one.received), stamp)
        if stamp != before:
            meta.put(self.connection, "hlc", str(stamp))
        return rebuild(self.connection, (one.change.record for one in placed))

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        """Note that a citizen was granted; until he is here whole, no screen shows him."""
        with spoken(), writing(self.connection):
            scopes.begin(self.connection, stream, role, upto)
        return _of_stream(stream)

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        """Keep a page of what a citizen had before the grant; `done` says that it was the last."""
        with spoken(), writing(self.connection):
            self._take([one for one in rows if one.change.stream == stream])
            if done:
                rebuild(self.connection, scopes.finish(self.connection, stream, upto))
        return _of_stream(stream)

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        """Delete everything about a citizen who was handed over, from every file of the store."""
        with spoken():
            with writing(self.connection):
                attached.leave(self.connection, stream)
                scopes.leave(self.connection, stream, to, at)
                self._trail.forget_words()
            attached.clear(self.connection, self._files)
            self._forget_now()
        return _of_stream(stream)

    def scope(self) -> tuple[ScopeHere, ...]:
        """Return the citizens who are here or coming."""
        return scopes.here(self.connection)

    def cursor(self) -> str | None:
        """Return the cursor of the last page."""
        return meta.get(self.connection, "cursor")

    def seen(self) -> Seen:
        """Return what a form that opens now has on the screen."""
        return meta.seen(self.connection)

    def digest(self, stream: str) -> tuple[int, int]:
        """Return count and sum of the placed rows of a stream, as the service sums them."""
        count, high, low = self.connection.execute(
            """select count(*), coalesce(sum((mark >> 32) & 4294967295), 0), coalesce(sum(mark & 4294967295), 0)
            from log where stream = ? and seq is not null""",
            (stream,),
        ).fetchone()
        return count, ((high << 32) + low) % (1 << 64)

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact for the next round of sync."""
        with spoken(), writing(self.connection):
            meta.put_fact(self.connection, key, value)

    def recall(self, key: str) -> str | None:
        """Return a small fact of an earlier round."""
        return meta.fact(self.connection, key)

    def _forget_now(self) -> None:
        """Take what was deleted out of the journal file and the engine's log as well, now or when nobody reads."""
        self._reseal_now()
        self._left_behind = True
        self._tidy_when_done()

    def _tidy_when_done(self) -> None:
        if self._left_behind:
            with at_once(self.connection):
                self._left_behind = not self._checkpoint()
        if self._journal.size > _TIDY_BYTES:
            self.reseal()

    def reseal(self) -> None:
        """Write the journal file anew with what still waits, once the database file itself holds everything."""
        file = heads.announce(self.connection)
        if self._checkpoint():
            self._put_in_place(self._unsent(), file)

    def close(self) -> None:
        """Put what waits into the journal file, and the open drafts with it: a lock costs no word either."""
        file = heads.announce(self.connection)
        if self._checkpoint():
            self._put_in_place([*self._unsent(), *drafts.as_records(self.connection)], file)

    def _reseal_now(self) -> None:
        """Write the journal file anew whoever reads the database: it then also says which numbers were given."""
        last = meta.number(self.connection, "last_number")
        self._put_in_place([*self._unsent(), {"last": last}], heads.announce(self.connection))

    def _put_in_place(self, records: list[dict[str, Any]], file: str) -> None:
        """Write the journal file anew under the name that was announced, and note where it stands."""
        self._journal.rewrite(records, file)
        with writing(self.connection):
            heads.note(self.connection, self._journal)

    def _checkpoint(self) -> bool:
        """Bring everything into the database file itself; tell whether nobody stood in the way."""
        busy, *_ = self.connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        return not busy

    def _unsent(self) -> list[dict[str, Any]]:
        return [{"c": [logbook.wire_form(one)], "draft": None} for one in self.waiting(-1)]


def _unvoided(records: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the acts that were not taken back: a void speaks of what stands before it with the same numbers."""
    acts: list[dict[str, Any]] = []
    for record in records:
        if "void" in record:
            gone = set(record["void"])
            acts = [act for act in acts if not any(form["d"] in gone for form in act["c"])]
        elif "c" in record:
            acts.append(record)
    return acts


def _checked(change: Change) -> Change:
    """Return the change if it can be kept and sent; what cannot is a bug of ours, not a person's."""
    if not (change.stream and change.record and change.kind and change.fields):
        raise ValueError("a change needs a stream, a record, a kind and a field")
    datetime.fromisoformat(change.happened)
    logbook.encoded(dict(change.fields))
    return change


def _seated(placed: Placed, seq: int, received: str) -> Placed:
    return Placed(placed.change, placed.dot, placed.hlc, placed.by, seq, received, placed.late)


def _of_stream(stream: str) -> Stale:
    return frozenset({"day", "citizens", f"citizen:{stream}", "torn", "waiting"})


def _stale(touched: Touched) -> Stale:
    names = {f"citizen:{stream}" for stream in touched.streams if stream != REFERENCE}
    if names:
        names.add("citizens")
    if touched.kinds & _OF_THE_DAY:
        names.add("day")
    if "worker" in touched.kinds:
        names |= {"workers", "citizens", "day"}
    if touched.torn:
        names.add("torn")
    return frozenset(names)
