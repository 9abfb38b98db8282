"""The one counter between the screens and the floors below: ask a question, write a change, keep a draft.

A verb of casework is called at once, so that a refusal is heard at once; what it returns is recorded on the store
lane, in the order of the acts. When it is durable, `then` hears of it, and the news tell which questions went stale.
Questions are answered on a lane of their own, over a connection of their own: a long search never holds up a save.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import Any, TypeVar

from casework.acts import Act
from casework.answers import DraftFound
from casework.changes import Change, Seen
from casework.clock import instant
from casework.errors import Damaged, FodfaesteError, Refused
from casework.own_words import OwnActs
from casework.trail import Action, Noted
from desktop.keeping import kept, undone
from desktop.lanes import Job, Lane, Refusal
from desktop.news import News
from storage import again, attached, damage, renewal
from storage.attachments import FETCHED_AGAIN, BrokenFile
from storage.faults import PagesDamaged
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import persons
from storage.stale import Stale
from storage.vault import Store

T = TypeVar("T")
Verb = Callable[..., tuple[Change, ...]]
Clock = Callable[[], datetime]


class Desk:
    """What the flows talk to, while the store is open."""

    def __init__(
        self, store: Store, store_lane: Lane, reader_lane: Lane, news: News, *, clock: Clock
    ) -> None:
        self.store = store
        self.store_lane = store_lane
        self.reader_lane = reader_lane
        self.news = news
        self.clock = clock
        self._reader: Reader | None = None
        self.under_way: list[Callable[[], None]] = []
        """What was asked to be saved and is not at the store yet: each is called before it closes, and hands it on."""
        self.is_closing = False
        self.numbers: dict[str, int] = {}
        """The highest number of a plan that left this desk, or is about to, by citizen: no two have the same."""

    @property
    def user(self) -> str:
        """The id of the person at this desk."""
        return self.store.user.id

    @property
    def is_only_read(self) -> bool:
        """Whether nothing can be kept, because there is no room to bring the store up to this program."""
        return self.store.view is not None

    def ask(
        self,
        question: Callable[[Reader], T],
        then: Callable[[T], None],
        refused: Refusal | None = None,
    ) -> Job:
        """Ask a question; `then` gets the answer on the main thread."""
        job = Job()
        return self.reader_lane.do(lambda: self._answer(question, job), then, refused, job=job)

    def let_go(self, job: Job | None) -> None:
        """Nobody waits for this answer any more: cut it off where it is being looked for."""
        if job is None:
            return
        job.cancel()
        if job.running and self._reader is not None:
            self._reader.interrupt()

    def write(
        self,
        verb: Verb,
        *about: Any,
        seen: Seen,
        then: Callable[[Recorded], None] | None = None,
        refused: Refusal | None = None,
        draft: tuple[str, dict[str, str]] | None = None,
        own: OwnActs | None = None,
        **fields: Any,
    ) -> tuple[Change, ...]:
        """Do a verb of casework as this person, now; what he had `seen` is the caller's to say.

        `own` is what his screen wrote before (flows hold a `Pen`). `draft` is what it was typed as: it goes in the same
        transaction if it still says the same. Returns the changes that are on their way into the store, none where the
        verb refused.
        """
        now = self.clock()
        turned_down = refused or self.store_lane.turn_down
        try:
            changes = verb(*about, by=self.user, now=now, seen=seen, **fields)
        except Refused as refusal:
            turned_down(refusal)
            return ()
        self.record(changes, now, then=then, refused=refused, draft=draft, own=own)
        return changes

    def record(
        self,
        changes: tuple[Change, ...],
        now: datetime,
        *,
        then: Callable[[Recorded], None] | None = None,
        refused: Refusal | None = None,
        draft: tuple[str, dict[str, str]] | None = None,
        own: OwnActs | None = None,
    ) -> None:
        """Make changes durable, then tell."""
        self.store_lane.do(lambda: self._kept(changes, now, draft, own), self._teller(then), refused)

    def take_back(
        self,
        done: tuple[Change, ...],
        *,
        seen: Seen,
        own: OwnActs | None = None,
        then: Callable[[Recorded], None] | None = None,
    ) -> None:
        """Take an act back as what this person may read of its case: a removal names no field hidden from him."""
        now = self.clock()

        def keep() -> Recorded:
            return undone(self.store, done, Act(by=self.user, now=now, seen=seen), own)

        self.store_lane.do(keep, self._teller(then))

    def _kept(
        self,
        changes: tuple[Change, ...],
        now: datetime,
        draft: tuple[str, dict[str, str]] | None,
        own: OwnActs | None = None,
    ) -> Recorded:
        return kept(self.store, changes, now, draft, own)

    def _teller(self, then: Callable[[Recorded], None] | None) -> Callable[[Recorded], None]:
        def recorded(done: Recorded) -> None:
            if then is not None:
                then(done)
            self.news.tell(done.stale)

        return recorded

    def make(
        self,
        verb: Callable[[Store, datetime], tuple[Change, ...]],
        *,
        then: Callable[[Recorded], None] | None = None,
        refused: Refusal | None = None,
        draft: tuple[str, dict[str, str]] | None = None,
        own: OwnActs | None = None,
    ) -> None:
        """Make changes of what stands in the store when its lane comes to it, and record them there at once."""
        now, store = self.clock(), self.store

        def keep() -> Recorded:
            store.demand_writable()
            return self._kept(verb(store, now), now, draft, own)

        self.store_lane.do(keep, self._teller(then), refused)

    def attach(
        self,
        verb: Verb,
        citizen: str,
        content: bytes,
        *,
        seen: Seen,
        then: Callable[[Recorded], None] | None = None,
        refused: Refusal | None = None,
        at_office: bool = False,
        **fields: Any,
    ) -> None:
        """Seal a file, and only when it is on the disk record the change of `verb` that names it.

        `at_office`: its bytes wait until the person says that he is there.
        """
        now, store = self.clock(), self.store

        def keep() -> Recorded:
            store.demand_writable()
            home = persons.cases(store.own_reader(), citizen)[0]
            file = store.attachments.seal(home, [content])
            office = store.travelling.office
            try:
                if at_office:
                    office.announce(file.id, now)
                changes = verb(home, file=file, by=self.user, now=now, seen=seen, **fields)
            except Refused:
                office.forget(file.id)
                store.attachments.remove([file.id])
                raise
            return self._kept(changes, now, None)

        self.store_lane.do(keep, self._teller(then), refused)

    def write_again(self, number: int, then: Callable[[], None], refused: Refusal | None = None) -> None:
        """Write anew what the service keeps aside under a number; it waits then as everything that is written."""
        now, store = self.clock(), self.store

        def heard(stale: Stale) -> None:
            self.news.tell(stale)
            then()

        self.store_lane.do(
            lambda: again.write_again(store.ledger, store.device, number, now=now), heard, refused
        )

    def hold_back(self, file: str, then: Callable[[bool], None]) -> None:
        """Let a file wait for the office; `then` hears False where the service has it already."""
        now, office = self.clock(), self.store.travelling.office
        self.store_lane.do(lambda: office.hold_back(file, now), then)

    def send_files(self, then: Callable[[], None], files: tuple[str, ...] | None = None) -> None:
        """Send files that wait for the office: those named, or all."""
        office = self.store.travelling.office
        self.store_lane.do(lambda: office.let_go(files), lambda _none: then())

    def read_file(
        self, attachment: str, then: Callable[[bytes], None], refused: Refusal | None = None
    ) -> None:
        """Read an attached file into memory; `refused` hears the sentence where it cannot be read.

        One that is damaged here comes again from the service, where that has it.
        """
        files, travelling = self.store.attachments, self.store.travelling
        hand = refused or self.reader_lane.turn_down

        def mend(refusal: FodfaesteError) -> None:
            if not isinstance(refusal, BrokenFile):
                hand(refusal)
                return
            self.store_lane.do(
                lambda: travelling.fetch_again(attachment),
                lambda comes: hand(Damaged(FETCHED_AGAIN) if comes else refusal),
                lambda _full: hand(refusal),
            )

        self.ask(lambda reader: attached.read(reader.connection, files, attachment), then, mend)

    def keep_draft(
        self,
        key: str,
        citizen: str,
        kind: str,
        contents: dict[str, str],
        then: Callable[[str], None] | None = None,
        *,
        refused: Refusal | None = None,
        joined: Callable[[Mapping[str, str], Mapping[str, str]], dict[str, str]] | None = None,
    ) -> None:
        """Keep what is typed; `then` hears when. Nothing typed: the draft goes.

        Where the case was handed over while its form stood open, the words go along with it. `joined` puts what is
        typed behind a draft that its form does not know yet.
        """
        now, typed = self.clock(), contents

        def keep() -> str:
            older = self.store.drafts.find(key) if joined else None
            contents = joined(older.contents, typed) if joined and older else typed
            if self.is_only_read and self._stands_in(key, contents):
                return ""
            if contents and self._goes_along(DraftFound(key, citizen, "", kind, contents, instant(now))):
                return instant(now)
            if contents:
                self.store.drafts.keep(key, citizen, kind, contents, now=now)
                return instant(now)
            self.store.drafts.drop(key)
            return ""

        self.store_lane.do(keep, then, refused)

    def hand_on(self, key: str, citizen: str, kind: str, contents: dict[str, str]) -> None:
        """Let words that are kept nowhere go along with a case that was handed over under them, and only then."""
        typed = DraftFound(key, citizen, "", kind, contents, instant(self.clock()))
        self.store_lane.do(lambda: self._goes_along(typed))

    def _goes_along(self, typed: DraftFound) -> bool:
        """On the store lane: hand typed words on where their case has left; tell whether it had."""
        taken = self.store.ledger.typed.take(typed)
        if taken:
            self.store_lane.tell(lambda: self.news.tell(frozenset({"waiting"})))
        return taken

    def _stands_in(self, key: str, contents: dict[str, str]) -> bool:
        """Tell whether nothing was typed beyond what the draft says: a store that is only read keeps its drafts."""
        kept = self.store.drafts.find(key)
        return not contents or (kept is not None and kept.contents == contents)

    def find_draft(self, key: str, then: Callable[[DraftFound | None], None]) -> None:
        """Look for what was typed."""
        self.store_lane.do(lambda: self.store.drafts.find(key), then)

    def keep_setting(self, key: str, value: Any, then: Callable[[None], None] | None = None) -> None:
        """Keep something the person chose, inside the store; `then` hears when it is there."""
        self.store_lane.do(lambda: self.store.settings.set(key, value), then)

    def find_setting(self, key: str, then: Callable[[Any], None]) -> None:
        """Ask what the person chose."""
        self.store_lane.do(lambda: self.store.settings.get(key), then)

    def enter(
        self, done: Noted, then: Callable[[], None] | None = None, refused: Refusal | None = None
    ) -> None:
        """Enter in the trail what was done; `then` hears when it is on the disk."""
        now = self.clock()

        def entered(_none: None) -> None:
            if then is not None:
                then()

        self.store_lane.do(lambda: self.store.trail.note(done, now=now), entered, refused)

    def enter_look(self, action: Action, citizen: str, reason: str, then: Callable[[], None]) -> None:
        """Enter a look at something guarded, with its reason; only then may it be shown."""
        now, trail = self.clock(), self.store.trail

        def keep() -> None:
            said = trail.without_names(reason)
            citizens = tuple(dict.fromkeys((citizen, *said.citizens)))
            trail.note(Noted(action, citizens, words=said.words), now=now)

        self.store_lane.do(keep, lambda _none: then())

    def enter_search(self, text: str, where: str) -> None:
        """Enter a search that is over."""
        now = self.clock()
        self.store_lane.do(lambda: self.store.trail.searched(text, where, now=now))

    def shut(self, *, waited_for: bool = True) -> None:
        """Enter the lock and close the store; a disk without room for a line keeps no store open.

        Where it is due, and nobody waits or it has waited long, the root key is renewed on the way (storage/renewal).
        """
        now, store = self.clock(), self.store

        def shut() -> None:
            with suppress(FodfaesteError):
                store.trail.note(Noted("lock"), now=now)
            with suppress(FodfaesteError):
                if renewal.renew_at_rest(store, now=now, waited_for=waited_for):
                    return
            store.close()

        self.store_lane.do(shut)

    def close(self) -> None:
        """Hand on what is still under way, and close the reader on its own lane; nothing is asked after this."""
        self.is_closing = True
        with ExitStack() as closing:  # from the last to the first; each happens though one before it failed
            closing.callback(self.reader_lane.do, self._close_reader)
            for hand_on in reversed(self.under_way):
                closing.callback(hand_on)

    def _answer(self, question: Callable[[Reader], T], job: Job) -> T:
        """Answer once more where an earlier question's interruption hit this one; one that was let go of ends.

        After a page that does not hold, the engine answers nothing more on that connection: the next question gets
        another one, so that everything else still reads.
        """
        try:
            return question(self._reading())
        except PagesDamaged:
            damage.mark(self.store.folder)
            self._close_reader()
            raise
        except Exception as error:
            if job.cancelled or "interrupted" not in str(error):
                raise
        return question(self._reading())

    def _reading(self) -> Reader:
        if self._reader is None:
            self._reader = self.store.reader()
        return self._reader

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
