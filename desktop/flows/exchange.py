"""The exchange with the central service, and the chip: rounds on the network lane, nudged by news, never waited for.

Being offline is normal. A round that fails is tried again more and more seldom, and only the fifth same failure in a
row is said to the person. What has come is usable at once, while the rest is still on its way.
"""

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from casework.answers import SyncState
from casework.clock import instant
from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop import net_watch
from desktop.crossing import FilesAcross, LedgerAcross, RewindAcross, SlotAcross, TrailAcross
from desktop.desk import Desk
from desktop.flows.asking import Asking
from desktop.flows.dead_line import ASKED_S, DeadLine
from desktop.flows.fetching import Fetching
from desktop.flows.listening import NET_MS, Deaf, Ends, Listening
from desktop.flows.officers import OfficersFlow
from desktop.flows.wrong_clock import WrongClock
from desktop.following import Following
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.ui.window import MainWindow
from storage.reads import sync as sync_reads
from storage.rewinding import Rewinding
from sync import behind, recovery, restored
from sync.client import Client, Progress, RoundTold
from sync.files import Files
from sync.heard import Heard
from sync.proofs import DeviceKey
from sync.rounds import QUIET_S, Rounds, herd_s
from sync.waiting import WaitingWire
from sync.wire import Wire
from sync.words import needs_person, why_missed

_OFF_S = 0.05
"""How soon a wait for the main thread hears that the round is called off."""
SOON_MS = 300
"""A pause after a save before it is sent, so that one act goes as one batch."""


@dataclass(frozen=True, slots=True)
class Central:
    """Where the service is, and as whom this device speaks to it."""

    address: str
    epoch: str
    device: str
    key: DeviceKey


class Exchange(QObject, Asking):
    """Runs the rounds and keeps the chip true."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        central: Central,
        lane: Lane,
        *,
        contacted: Callable[[str], object],
        heard: Callable[[Heard | None], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._window = window
        self._lane = lane
        self._contacted = contacted
        self._heard = heard
        own = partial(Wire, key=central.key, device=central.device, wall=lambda: desk.clock().timestamp())
        self._wire = own(central.address)
        self._dead_line = DeadLine(self._wire, lane, lambda: own(self._wire.address, answer_s=ASKED_S))
        self._ledger = LedgerAcross(desk.store.ledger, desk.store_lane, self._left, self._keep_typed)
        trail = TrailAcross(desk.store.trail, desk.store_lane)
        back = RewindAcross(Rewinding(desk.store.ledger), desk.store_lane, self._went_back)
        self._client = Client(self._ledger, self._wire, epoch=central.epoch, trail=trail, rewinding=back)
        across = FilesAcross(desk.store.travelling, desk.store_lane, self._went)
        self._files = Files(self._wire, across, clock=lambda: desk.clock().timestamp())
        self._is_moving = self._is_known = self._is_up_to_date = False
        self._has_way_back = self._has_certificate = False
        self.officers = OfficersFlow(desk, window, self._ask_way_back)
        self._clock = WrongClock(window)
        self._following = Following(desk, self._wire)
        self._listening: Listening | Deaf = Deaf()
        self._key = central.key
        self._rounds, self._moves = Rounds(), Rounds()
        self._running, self._begin_soon = False, self.send_now
        self._again = False
        self._off = False
        self._sending: tuple[int, int] | None = None
        self.fetching = Fetching(window, self._client.wanted, lane=lane, resume=self._begin_soon)
        self._missing = ""
        self.keep_now: Callable[[], object] = lambda: None
        """Hands every open form to the drafts: asked before a citizen who was handed over leaves."""
        self.asks_sign_in: Callable[[str], object] | None = None
        """Leads to the browser where the municipality wants a sign-in; is handed the sentence that says so."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.begin_round)
        desk.news.changed.connect(self._hear)

    def start(self) -> None:
        """Show the chip, and begin the first round."""
        self._show_state()
        self._timer.start(int(herd_s(self._wire.device, self._desk.clock()) * 1000))

    def watch_the_net(self) -> None:
        """Hear from now on, where the system can tell, that the network is another one, and that there is news."""
        if not self._off:
            net_watch.begin(self.net_changed)
            self._listen_beside()
            if self._is_up_to_date:  # the first round was quicker
                self._listening.listen()

    def _listen_beside(self) -> None:
        """Wait for news on a line and a lane of their own, after each round that comes through."""
        wire, back = self._wire, self._client.rewind
        line = WaitingWire(wire.address, self._key, wire.device, wall=lambda: self._desk.clock().timestamp())
        ends = Ends(
            lambda: (wire.address, back.epoch), self._ledger.cursor, self._hear_news, self._note_contact
        )
        self._listening = Listening(line, self._lane.beside("listening"), ends)

    def _hear_news(self, milliseconds: int) -> None:
        self._again = self._running
        sooner = not self._timer.isActive() or milliseconds < self._timer.remainingTime()
        if sooner and not self._off and not self._running:
            self._timer.start(milliseconds)

    def _note_contact(self) -> None:
        at = instant(self._desk.clock())
        self._contacted(at)
        gone = {sync_reads.OFFLINE_SINCE: "", sync_reads.OFFLINE_WHY: ""}
        self._remember({sync_reads.LAST_CONTACT: at, **gone})

    def net_changed(self) -> None:
        """The system says that the network is another one: both lines are opened anew, by asking the service soon.

        That the system sees a network is not believed: only an answer of the service counts as contact.
        """
        self._dead_line.suspect()
        self._listening.on_another_net()
        self._rounds = self._rounds.on_another_net()
        self._hear_news(SOON_MS + int(random.random() * NET_MS))

    def send_now(self) -> None:
        """Begin at once, because a person asked for it; a round whose end is on its way here is followed by another."""
        self._again = self._running
        self._dead_line.suspect()
        self._timer.start(0)

    def stop(self) -> None:
        """Call off the round under way; what came through is kept, and the line is let go behind it."""
        self._off = True
        self._timer.stop()
        self.fetching.stop()
        self._dead_line.stop()
        self._listening.stop()
        self._lane.do(self._wire.close)

    def begin_round(self) -> None:
        """Begin a round, or remember that another one is wanted."""
        if self._off:
            return
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        self._lane.do(self._round, self._came_through, self._missed)

    def _round(self) -> RoundTold:
        """On the network lane: a store that was restored says so first."""
        self._following.believe_the_pinned()
        self._following.follow(self._client.rewind.epoch, missed=self._rounds.misses > 0)
        stale = self._announced()
        if not self._is_known:
            behind.check(self._ledger, self._wire)
            self._is_known = True
        with behind.heeded(self._ledger):
            told = self._one_round()
        if told.whole and not self._has_way_back:
            self._keep_way_back()
        if told.whole and not self._has_certificate:
            self._keep_certificate()
        return replace(told, stale=told.stale | stale)

    def _one_round(self) -> RoundTold:
        """What waits goes up in any case; what is new comes whole unless the person called that off, now or before."""
        if self.fetching.is_off:
            return self._client.send_waiting(self._progressed, lambda: self._off)
        return self._client.one_round(self._progressed, lambda: self._off or self.fetching.is_off)

    def _announced(self) -> frozenset[str]:
        """Say which names this store had before it was restored, in the generation of the log that stands today."""
        back, heard = self._client.rewind, set[str]()
        stale = back.following(
            lambda: restored.announce(
                self._ledger, self._wire, epoch=back.epoch, cancelled=lambda: self._off
            ),
            heard.update,
        )
        return stale | heard

    def _went_back(self) -> None:
        """The service was put back from an older copy: the chip says so at once, and what goes again is counted."""
        self._lane.tell(self._show_state)

    def _keep_way_back(self) -> None:
        """Once a session: two officers can help whoever forgets the passphrase, where the municipality has them."""
        self._has_way_back = True
        store, now = self._desk.store, self._desk.clock()
        slot = SlotAcross(store.recovery, self._desk.store_lane)
        with suppress(FodfaesteError):  # the round came through, and the next session asks again
            kept = recovery.keep_up(self._wire, slot, self._ledger, store=store.id, now=now)
            if kept.change is not None:
                change = kept.change
                self._lane.tell(lambda: self.officers.hear(change))

    def _keep_certificate(self) -> None:
        """Once a session: the municipality's certificate for this computer's seal; nothing waits for it."""
        from desktop.flows import certifying

        self._has_certificate = True
        try:
            certifying.keep_up(self._desk, self._wire)
        except FodfaesteError as refusal:  # plans are sealed as before, and the next session asks again
            if certifying.is_told(refusal):
                self._lane.tell(partial(self._say, told(refusal)))

    def _ask_way_back(self) -> None:
        """The owner agreed to other officers: the slot is theirs from the next round on, which begins now."""
        self._has_way_back = False
        self.send_now()

    def _keep_typed(self) -> None:
        """On the network lane: have every open form handed to the drafts, and wait for it, unless all is closing."""
        kept = threading.Event()

        def keep() -> None:
            try:
                self.keep_now()
            finally:
                kept.set()

        self._lane.tell(keep)
        while not (self._off or kept.wait(_OFF_S)):
            pass

    def _left(self, stream: str) -> None:
        """On the store's lane: a citizen was handed over, and is deleted here."""
        trail = self._desk.store.trail
        trail.note(Noted("delete", (stream,), "handed-over"), now=self._desk.clock())

    def _progressed(self, progress: Progress) -> None:
        self._lane.tell(lambda: self._show_progress(progress))

    def _show_progress(self, progress: Progress) -> None:
        if self._off:
            return
        if progress.what == "sending":
            self._sending = (progress.done, progress.total)
            self._show_state()
        self.fetching.hear(progress)
        self._desk.news.tell(progress.stale)

    def _came_through(self, told: RoundTold) -> None:
        if self._off:
            return
        self._heard(self._wire.heard)
        self._rounds = self._rounds.went_well()
        self._window.withdraw(self._missing)
        self._clock.hear(told.clock_off_s)
        self._note_contact()
        self._is_up_to_date = told.whole
        if told.whole:
            self._listening.listen()
        self._ended(told.stale)
        if told.whole or self.fetching.is_off:
            self._move_files()

    def _move_files(self) -> None:
        """Move files while nothing else is to be said: a piece at a time, and words go between."""
        if not (self._off or self._is_moving or self._running or self._again):
            self._is_moving = True
            self._lane.do(self._files.step, self._moved, self._not_moved)

    def _moved(self, arrived: str | None) -> None:
        self._is_moving, self._moves = False, Rounds()
        if arrived:
            self._desk.news.tell(frozenset({f"citizen:{arrived}"}))
        if arrived is not None:
            self._move_files()
        else:
            self._show_state()

    def _went(self, stream: str) -> None:
        """On the network lane: the service has a file whole."""
        self._lane.tell(lambda: self._desk.news.tell(frozenset({"files", "citizens", f"citizen:{stream}"})))

    def _not_moved(self, refusal: FodfaesteError) -> None:
        """Files wait for the next round that comes through; that one says what is wrong, and it is begun soon.

        A line that is cut every half minute would else lie idle for as long as it holds.
        """
        self._is_moving, self._moves = False, self._moves.missed(str(refusal))
        if not (self._off or self._running):
            wait = min(self._moves.wait_s(random.random), QUIET_S)
            self._timer.start(max(SOON_MS, int(wait * 1000)))

    def _missed(self, refusal: FodfaesteError) -> None:
        if self._off:  # called off: the store is closing under it, and nobody waits
            return
        self._heard(self._wire.heard)
        self._is_up_to_date = False
        self._listening.pause()
        if self._dead_line.has_cut:
            self._rounds, self._again = self._rounds.on_another_net(), True
            self._ended(frozenset())
            return
        self._rounds = self._rounds.missed(
            str(refusal), needs_person=needs_person(refusal), after_s=self._wire.after_s
        )
        self._remember_missed(why_missed(refusal))
        if self._rounds.tells_person:
            self._missing = told(refusal)
            if isinstance(refusal, behind.FolderOlder):
                lock = QCoreApplication.translate("flows", "Lås nu")
                self._window.banner(self._missing, lock, self._window.lock_wanted.emit)
            elif self.asks_sign_in is not None and getattr(refusal, "code", "") == "sign_in_needed":
                self.asks_sign_in(self._missing)
            else:
                self._say(self._missing)
        self._ended(frozenset())
        if getattr(refusal, "code", "") == "too_old":  # only pulling is refused: files go up all the same
            self._move_files()

    def _say(self, sentence: str) -> None:
        close = QCoreApplication.translate("flows", "Luk")
        self._window.banner(sentence, close, partial(self._window.banner, ""))

    def _ended(self, stale: frozenset[str]) -> None:
        self._running, self._sending = False, None
        self.fetching.over()
        self._desk.news.tell(stale)
        self._show_state()
        if not self._off:
            well, wait_s = not self._rounds.misses, self._rounds.wait_s(random.random)
            wait_s = self._listening.quiet_s(wait_s) if well else wait_s
            self._timer.start(SOON_MS if self._again and well else max(SOON_MS, int(wait_s * 1000)))

    def _remember(self, facts: dict[str, str]) -> None:
        ledger = self._desk.store.ledger

        def keep() -> None:
            for key, value in facts.items():
                ledger.remember(key, value)

        self._desk.store_lane.do(keep, lambda _none: self._show_state())

    def _remember_missed(self, why: str) -> None:
        """Keep since when nobody answers, or since when something else is in the way, and what; over a restart, too."""
        ledger, now = self._desk.store.ledger, instant(self._desk.clock())

        def keep() -> None:
            was = ledger.recall(sync_reads.OFFLINE_WHY)
            if not ledger.recall(sync_reads.OFFLINE_SINCE) or bool(was) != bool(why):
                ledger.remember(sync_reads.OFFLINE_SINCE, now)
            if was != why:
                ledger.remember(sync_reads.OFFLINE_WHY, why)

        self._desk.store_lane.do(keep, lambda _none: self._show_state())

    def _hear(self, stale: frozenset[str]) -> None:
        if "files" in stale:
            self._show_state()
        if "waiting" in stale:
            self._show_state()
            if not self._running and not self._rounds.misses:
                self._timer.start(SOON_MS)
            elif self._running:
                self._again = True

    def _show_state(self) -> None:
        if not self._off:
            self._desk.ask(sync_reads.state, self._say_state)

    def _say_state(self, state: SyncState) -> None:
        if not self._off:
            self._window.show_state(replace(state, sending=self._sending))
