"""The ledger takes changes in, own and received, one transaction each, and says which questions have new answers.

Own changes go the way of `record`: validate; begin, apply, give numbers; add to the journal file and force it to the
disk; commit; then they are saved, no sooner. What the service says comes through `acknowledge`, `receive`,
`begin_scope`, `fill`, `hand_on` and `leave_scope`; each can be cut off anywhere and come again.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlcipher3

from casework.changes import Change, Dot, Placed, Seen
from casework.clock import instant, tick
from storage import attached, drafts, former, heads, height, logbook, meta, scopes, stale
from storage.attachments import Attachments
from storage.engine import Connection
from storage.faults import UNSAVED, UNSAVED_BUT_KEPT, DiskFull, PagesDamaged, spoken
from storage.journal_file import JournalFile, JournalRead, unvoided
from storage.registers import Touched, rebuild, receipted
from storage.reserve import Reserve
from storage.scopes import ScopeHere
from storage.stale import Stale
from storage.taking import Part, Taking
from storage.trail import Trail
from storage.transactions import at_once, undo, writing
from storage.typed_on import TypedOn
from storage.unsaved import Unsaved, typed_in

_TIDY_BYTES = 256 * 1024


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
        self._taking = Taking(connection, owner.device, owner.user, files.is_here)
        self.unsaved = Unsaved(journal)
        self.typed = TypedOn(self, owner.user)
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
        valid = [logbook.checked(change) for change in changes]
        kept = None if draft is None else {"key": draft[0], "sum": drafts.sum_of(draft[1])}
        try:
            return self._record(valid, now, kept)
        except DiskFull:
            if not self._reserve.release():
                raise
            return self._record(valid, now, kept)
        except PagesDamaged as error:
            if draft is not None:
                self.unsaved.keep(drafts.as_row(draft[0], valid[0].stream, draft[1], instant(now)))
            raise PagesDamaged(UNSAVED if draft is None else UNSAVED_BUT_KEPT) from error

    def _record(self, changes: list[Change], now: datetime, draft: dict[str, str] | None) -> Recorded:
        with spoken():
            self.connection.execute("begin immediate")
            try:
                placed = self._numbered(changes, now)
                touched = self._apply(placed, draft)
                self._trail.changed(placed, instant(now))
                forms = [logbook.wire_form(one) for one in placed]
                self._journal.append({"c": forms, "draft": draft, **self._whose(self._owner.device)})
            except BaseException:
                undo(self.connection)
                raise
            self._commit(placed)
        self.unsaved.let_go(draft["key"] if draft else "")
        return Recorded(tuple(one.dot for one in placed), stale.of(touched) | {"waiting"})

    def _commit(self, placed: list[Placed]) -> None:
        """Commit, or say in the journal file that these numbers were never given."""
        try:
            heads.note(self.connection, self._journal)
            self.connection.execute("commit")
        except (sqlcipher3.DatabaseError, MemoryError):
            undo(self.connection)
            numbers = [one.dot.number for one in placed]
            self._journal.take_back({"void": numbers, **self._whose(self._owner.device)})
            raise

    def _whose(self, device: str) -> dict[str, str]:
        """Say in a record of the journal file whose it is, in a store that had another name once."""
        return {"dev": device} if former.was_restored(self.connection) else {}

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
            if placed[-1].dot.device == self._owner.device:
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
        back = self._bring_back(found)
        self.mended = heads.is_hurt(self.connection, found)
        unlike = heads.told(self.connection, self._journal, found, back)
        if found.headless:
            self.reseal_now()
        elif self._take_up(found.records) or unlike:
            self.reseal()
        return back

    def _bring_back(self, found: JournalRead) -> int:
        back = 0
        for act in unvoided(found.records):
            placed = former.lost(self.connection, act, user=self._owner.user)
            if placed:
                with spoken(), writing(self.connection):
                    self._apply(placed, act.get("draft"))
                back += len(placed)
        return back

    def replay_copy(self, found: JournalRead) -> int:
        """Do the same in a store that was just restored from a copy, and begin a journal file of its own."""
        back = self._bring_back(found)
        with writing(self.connection):
            former.put_newer(self.connection, typed_in(found.records))
        self.reseal()
        return back

    def _take_up(self, records: Sequence[dict[str, Any]]) -> bool:
        """Bring back what a lock put beside the changes: the last number, and drafts that the database lost."""
        first = former.first_name(self.connection)
        own = [one for one in records if one.get("dev", first) == self._owner.device]
        last = max([record["last"] for record in own if "last" in record], default=0)
        typed = typed_in(records)
        if last > meta.number(self.connection, "last_number"):
            with spoken(), writing(self.connection):
                meta.put(self.connection, "last_number", str(last))
        try:
            drafts.put_back(self.connection, typed)
        except PagesDamaged:  # the file goes on holding them, and keeps nobody from the rest
            self.unsaved.stay(typed)
            return False
        return bool(typed)

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        """Return own changes without a receipt, in number order; what is held aside does not wait."""
        return self.waiting_of(self._owner.device, limit)

    def waiting_of(self, device: str, limit: int) -> tuple[Placed, ...]:
        """Return the same of a name that this store had before it was restored."""
        with spoken():
            return former.waiting(self.connection, device, limit)

    def formers(self) -> tuple[str, ...]:
        """Return the names that this store had before, as far as the service may not know that it has another now."""
        return former.names(self.connection)

    def settle_former(self, device: str, acked: int) -> Stale:
        """The service closed an earlier name at a number: what it does not have goes under the name of today."""
        with spoken():
            with writing(self.connection):
                left = [one for one in former.waiting(self.connection, device, -1) if one.dot.number > acked]
                former.adopt(self.connection, left, self._owner.device)
                former.closed(self.connection, device)
                touched = rebuild(self.connection, (one.change.record for one in left))
            self.reseal_now()
        return stale.of(touched) | {"waiting"}

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, logbook.HeldWhy],
        received: str,
        *,
        device: str = "",
        facts: Mapping[str, str] = meta.NO_FACTS,
    ) -> Stale:
        """Keep the receipts of own changes: the place of each, or why the service keeps it aside; with small facts.

        `device` is the name that they were sent under, where that is an earlier one.
        """
        name = device or self._owner.device
        with spoken(), writing(self.connection):
            sent = logbook.sent(self.connection, name, [*placed_at, *held])
            logbook.seat(self.connection, name, sent, placed_at, received)
            logbook.put_aside(self.connection, name, held, received)
            left = scopes.drop_leftovers(self.connection, received)
            touched = receipted(self.connection, name, sent, placed_at)
            meta.put_facts(self.connection, facts)
        self._forget_now() if left or touched.ended else self._tidy_when_done()
        return stale.of(touched) | {"waiting"}

    def receive(
        self,
        rows: Sequence[Placed],
        *,
        cursor: str,
        high: int,
        coming: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, str] = meta.NO_FACTS,
    ) -> Stale:
        """Keep a page of the log together with its cursor, and small facts: all or nothing.

        `coming` are citizens, each with a role, whose rows up to `high` are fetched by case instead.
        """
        with spoken(), writing(self.connection):
            touched = self._taking.take(rows)
            self._taking.expect(coming, high)
            meta.put(self.connection, "cursor", cursor)
            meta.put(self.connection, "high", str(high))
            meta.put_facts(self.connection, facts)
        self._forget_now() if touched.ended else self._tidy_when_done()
        return stale.of(touched)

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        """Note that a citizen was granted; until he is here whole, no screen shows him."""
        with spoken(), writing(self.connection):
            self._taking.expect([(stream, role)], upto)
        return stale.of_stream(stream)

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        """Keep a page of what a citizen had before the grant; `done` says that it was the last."""
        return self.fill_several([Part(stream, rows, done, upto)])

    def fill_several(self, parts: Sequence[Part]) -> Stale:
        """Keep what came of several citizens, and where to go on with each: all of it, or nothing."""
        with spoken():
            with writing(self.connection):
                less = self._taking.fill(parts)
            if less:
                self._forget_now()
        return frozenset[str]().union(*(stale.of_stream(part.stream) for part in parts))

    def hand_on(self, stream: str) -> Stale:
        """Make entries of what is typed and not saved about a citizen who is about to be handed over."""
        return frozenset({"waiting"}) if self.typed.hand_on(stream) else frozenset()

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        """Delete everything about a citizen who was handed over, from every file of the store."""
        self.typed.hand_on(stream)  # what was typed while the rest went up: it waits, and goes next
        with spoken():
            with writing(self.connection):
                attached.leave(self.connection, stream)
                scopes.leave(self.connection, stream, to, at)
                self._trail.forget_words()
            self._forget_now()
        return stale.of_stream(stream)

    def scope(self) -> tuple[ScopeHere, ...]:
        """Return the citizens who are here or coming."""
        return scopes.here(self.connection)

    def strays(self) -> tuple[str, ...]:
        """Return the citizens who are not here, of whom a restore brought words back that have their receipt by now."""
        return scopes.strays(self.connection) if former.was_restored(self.connection) else ()

    def cursor(self) -> str | None:
        """Return the cursor of the last page."""
        return meta.get(self.connection, "cursor")

    def seen(self) -> Seen:
        """Return what a form that opens now has on the screen."""
        return meta.seen(self.connection)

    def digest(self, stream: str) -> tuple[int, int]:
        """Return count and sum of the placed rows of a stream, as the service sums them."""
        return logbook.digest(self.connection, stream)

    def is_behind(self, acked: int, entry: int, head: str) -> bool:
        """Tell whether the service has more of this device than lies here."""
        with spoken():
            return height.is_behind(self.connection, acked, entry, head)

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact for the next round of sync."""
        with spoken(), writing(self.connection):
            meta.put_fact(self.connection, key, value)

    def recall(self, key: str) -> str | None:
        """Return a small fact of an earlier round."""
        return meta.fact(self.connection, key)

    def _forget_now(self) -> None:
        """Take what was deleted out of journal file, folder and the engine's log, too, now or when nobody reads."""
        attached.clear(self.connection, self._files)
        self.reseal_now()
        self._left_behind = True
        self._tidy_when_done()

    def _tidy_when_done(self) -> None:
        with suppress(DiskFull), spoken():  # what it tidies up after is kept already, and can wait for room
            if self._left_behind:
                with at_once(self.connection):
                    self._left_behind = not self._checkpoint()
            if self._journal.size > max(_TIDY_BYTES, 2 * logbook.size_of_waiting(self.connection)):
                self.reseal()

    def reseal(self) -> None:
        """Write the journal file anew with what still waits, once the database file itself holds everything."""
        with spoken():
            file = heads.announce(self.connection)
            if self._checkpoint():
                self._put_in_place([*self._unsent(), *self.unsaved.records()], file)

    def seal_for(self, service: bytes) -> None:
        """Seal the journal file's key to a service, too, from the next file on, and begin that one now."""
        self._journal.belongs = replace(self._journal.belongs, service=service)
        self.reseal_now()

    def close(self) -> None:
        """Put what waits into the journal file, and the open drafts with it: a lock costs no word either."""
        typed = drafts.as_records(self.connection)
        try:
            file = heads.announce(self.connection)
            if self._checkpoint():
                self._put_in_place([*self._unsent(), *typed, *self.unsaved.records()], file)
        except (PagesDamaged, sqlcipher3.DatabaseError, MemoryError):  # what it holds already stays
            for record in typed:
                self._journal.append(record)
            raise

    def reseal_now(self) -> None:
        """Write the journal file anew whoever reads the database: it then also says which numbers were given."""
        last_given = {"last": meta.number(self.connection, "last_number"), **self._whose(self._owner.device)}
        kept = [*self._unsent(), last_given, *self.unsaved.records()]
        self._put_in_place(kept, heads.announce(self.connection))

    def _put_in_place(self, records: list[dict[str, Any]], file: str) -> None:
        """Write the journal file anew under the name that was announced, and note where it stands."""
        self._journal.rewrite(records, file, last=meta.number(self.connection, "last_number"))
        with writing(self.connection):
            heads.note(self.connection, self._journal)

    def _checkpoint(self) -> bool:
        """Bring everything into the database file itself; tell whether nobody stood in the way."""
        return not self.connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]

    def _unsent(self) -> list[dict[str, Any]]:
        return [
            {"c": [logbook.wire_form(one)], "draft": None, **whose}
            for device in (*self.formers(), self._owner.device)
            for whose in [self._whose(device)]
            for one in self.waiting_of(device, -1)
        ]
