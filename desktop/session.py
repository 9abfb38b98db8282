"""A session: from the passphrase to the lock. Lock hides the window, keeps what is typed, closes the store, and
execs.

Python cannot wipe its memory, so the only lock that leaves no key in the process is a new process image: this file
ends in exec, and the unlock window of the new image is what the person sees next (decided.md 19).
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark, local
from casework.errors import Damaged, FodfaesteError
from desktop import language as language_of
from desktop import paths, policy, settings
from desktop.desk import Desk
from desktop.flows.guards import guards_of
from desktop.flows.only_read import OnlyReadFlow, stand_still
from desktop.flows.rooms import Rooms
from desktop.flows.ways import Flow
from desktop.idle import IDLE_MINUTES, IdleLock
from desktop.lanes import Crash, Lane
from desktop.news import News
from desktop.own_key import OwnKey
from desktop.sentences import told
from desktop.ui.look.dress import dress
from desktop.ui.look.tokens import THEMES, Theme, look
from desktop.ui.parts.banner import BannerTone
from desktop.ui.screens.cover import put_away
from desktop.ui.window import MainWindow
from storage.faults import PagesDamaged
from storage.vault import DiskFull, Store

if TYPE_CHECKING:
    from desktop.caretaker import Caretaker
    from desktop.flows.contact import ContactFlow
    from desktop.flows.exchange import Exchange
    from desktop.flows.rules import RulesFlow
    from desktop.witness import Witness

CLOSING_S: Final = 60.0
"""How long a lock waits for the store: a renewal of its root key takes some seconds for each 100 MB."""
NET_WATCH_MS: Final = 3000
"""When a session begins to hear of the network: after its first screens are painted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the unlock hands over: the store, its lane, and where the service is."""

    store: Store
    lane: Lane
    central: dict[str, str]
    practice: bool = False


class Session:
    """Everything that is alive while the store is open."""

    def __init__(
        self,
        app: QApplication,
        opened: Opened,
        *,
        crash: Crash,
        clock: Callable[[], datetime],
        relaunch: Callable[[], object],
    ) -> None:
        self._app = app
        self._opened = opened
        self._relaunch = relaunch
        self._locking = self._nobody_waits = False
        self._no_room = ""
        stand_still(opened.store.view)
        visible = settings.read(paths.settings())
        self._wear(visible)
        self.window = MainWindow(practice=opened.practice, now=in_denmark(clock))
        self.news = News()
        self._reader_lane = Lane("reader", refused=self.say, crashed=crash)
        self._network_lane = Lane("network", refused=self.say, crashed=crash)
        self._paper_lane = Lane("paper", refused=self.say, crashed=crash)
        self.desk = Desk(opened.store, opened.lane, self._reader_lane, self.news, clock=clock)
        self._exchange: Exchange | None = None
        self._is_keyless = False
        self._only_read: OnlyReadFlow | None = None
        self._own_key = OwnKey(opened.store.folder)
        self.caretaker: Caretaker | None = None
        self._witness: Witness | None = None
        self.rooms = Rooms(
            self.desk,
            self.window,
            self._paper_lane,
            municipality=opened.central.get("municipality", ""),
            now=in_denmark(clock),
            send_now=self._send_now,
            settings=self._settings_flow,
        )
        self.news.changed.connect(self._hear)
        self._idle = IdleLock(self.lock)
        decided = policy.read(policy.place())
        self._rules: RulesFlow | None = None
        self.guards = self.rooms.guards = guards_of(self.rooms, app, lock=self.lock, decided=decided)
        self.window.lock_wanted.connect(self.lock)
        app.aboutToQuit.connect(self.close)

    def begin(self) -> None:
        """Today at once; the exchange afterwards."""
        self.prepare()
        self.window.show()

    def begin_practice(self, fill_the_day: Callable[[Desk], None]) -> None:
        """Plan the day of the practice office, and offer its round of three steps to whom it was never offered."""
        from desktop.flows.tour import TourFlow

        fill_the_day(self.desk)
        self._tour = TourFlow(self.window, self.desk)
        self._tour.offer()

    def prepare(self) -> None:
        """Fill today, and let the exchange begin; on the first day the window is shown a little later."""
        self.rooms.open_today()
        self.guards.cover.begin()
        minutes = settings.LOCK_MINUTES
        self.desk.find_setting(minutes, lambda said: self.lock_after(int(said or IDLE_MINUTES)))
        self.desk.ask(lambda _reader: None, lambda _: QTimer.singleShot(0, self._day_stands))

    def _day_stands(self) -> None:
        """Asked after the day, so answered after it: neither every event nor the first round holds up today."""
        if not self._opened.lane.is_open:
            return
        self._idle.watch(self._app)
        from desktop import printer, watch
        from desktop.flows import aftermath, whereabouts

        printer.find(self.desk)
        self.guards.watch = watch.begin(self.lock)
        whereabouts.find(self.rooms)
        self.rules.begin()
        view = self._opened.store.view
        if view is not None and view.is_damaged:
            from desktop.flows.damaged_look import DamagedLookFlow

            self._only_read = DamagedLookFlow(self.desk, self.window, self._network_lane, lock=self.lock)
            self._only_read.begin()
            return
        if mended := aftermath.told(self._opened.store):
            self._say_until_closed(mended, tone=aftermath.tone(self._opened.store))
        if view is not None:
            self._only_read = OnlyReadFlow(self.desk, self.window, self._network_lane, lock=self.lock)
            self._only_read.begin()
            return
        self._take_care()
        if self._opened.central.get("address"):
            self._own_key.fetch(self._network_lane, self._start_exchange)

    def _take_care(self) -> None:
        """Have copies made and the store checked while nobody types."""
        from desktop.caretaker import Caretaker
        from storage import upkeep

        opened = self._opened
        self.caretaker = Caretaker(
            opened.lane, now=self.desk.clock, hands_off_ms=self._idle.hands_off_ms, refused=self.say
        )
        self.caretaker.add(*upkeep.chores(opened.store))
        self.caretaker.begin()

    @property
    def rules(self) -> "RulesFlow":
        """What the municipality decided, in force; it is made when it is first asked for."""
        if self._rules is None:
            from desktop.flows.rules import RulesFlow

            self._rules = RulesFlow(self.rooms, self._idle, local=policy.read(policy.place()))
        return self._rules

    @property
    def longest_idle(self) -> int:
        """The most minutes that the municipality lets the person choose."""
        return self._idle.longest

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a hand on the keyboard."""
        self._idle.after(minutes)

    def speak(self, language: str) -> None:
        """Say everything in another language."""
        language_of.speak(self._app, language)

    def wear(self, theme: str) -> None:
        """Put on another theme."""
        look.set_theme(theme_now(theme, self._app))

    def lock(self) -> None:
        """Cover at once, keep what is typed, close, and become a new process that knows nothing."""
        if self._locking:
            return
        self._locking = True
        self._nobody_waits = self._idle.hands_off_ms() >= self._idle.milliseconds
        try:
            put_away(self.guards.cover.cover)
            self.guards.clipboard.clear()
            self.close()
        finally:  # a lock that fails on its way must not leave the keys in memory behind hidden windows
            self._relaunch()

    def close(self) -> None:
        """Keep what is typed and close the store; a round of the network under way is called off, not waited for."""
        self._idle.end()
        if self._exchange is not None:
            self._exchange.stop()
        if self.caretaker is not None:
            self.caretaker.end()
        if not self._opened.lane.is_open:
            return
        with ExitStack() as closing:  # from the last to the first; each happens though one before it failed
            closing.callback(self._opened.lane.close, CLOSING_S)
            closing.callback(self.desk.shut, waited_for=not self._nobody_waits)
            closing.callback(self._reader_lane.close)
            closing.callback(self.desk.close)
            closing.callback(self._keep_whereabouts)
            closing.callback(self.rooms.keep_now)
            closing.callback(self._opened.lane.do, self._opened.store.drafts.now_or_never)

    def _keep_whereabouts(self) -> None:
        """Only where today ever stood: before that there is nothing to come back to."""
        from desktop.flows import whereabouts

        if self.rooms.here:
            whereabouts.keep(self.rooms)

    def say(self, refusal: FodfaesteError) -> None:
        """Say above the page what nobody else waited for."""
        if isinstance(refusal, DiskFull):
            self._no_room = told(refusal)
        if isinstance(refusal, PagesDamaged):
            self._offer_copies(told(refusal))
        else:
            self._say_until_closed(told(refusal))

    def _offer_copies(self, sentence: str) -> None:
        """Pages of the store do not hold: the way to look at it and to build it up leads over the lock."""
        from storage import damage

        def lock() -> None:
            damage.mark(self._opened.store.folder)
            self.lock()

        restore = QCoreApplication.translate("flows", "Lås, og gendan")
        self.window.banner(sentence, restore, lock)

    def _say_until_closed(self, sentence: str, tone: BannerTone = "notice") -> None:
        close = QCoreApplication.translate("flows", "Luk")
        self.window.banner(sentence, close, lambda: self.window.banner(""), tone=tone)

    def _hear(self, stale: frozenset[str]) -> None:
        """Something was saved: there is room again."""
        if "waiting" in stale:
            self.window.withdraw(self._no_room)

    def raise_window(self) -> None:
        """Bring the window to the front, and say that it was open already; one that is covered stays so."""
        over = self.guards.cover.cover
        if over is not None:
            over.raise_()
            over.activateWindow()
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self.window.toast(QCoreApplication.translate("entry", "Fodfæste var allerede åbent. Her er vinduet."))

    @property
    def exchange(self) -> "Exchange | None":
        """The exchange with the service, where there is one; it is made when it is first asked for."""
        central = self._opened.central
        can = central.get("address") and not self._is_keyless and not self.desk.is_only_read
        if self._exchange is None and can:
            self._exchange = self._make_exchange(central)
        return self._exchange

    def _make_exchange(self, central: dict[str, str]) -> "Exchange | None":
        from desktop.flows.contact import ContactFlow
        from desktop.flows.exchange import Central, Exchange
        from desktop.witness import Witness

        store = self._opened.store
        contact = ContactFlow(
            self.desk,
            self.window,
            address=central["address"],
            epoch=central["epoch"],
            wiped=self.lock,
            kept=self.rules.hear,
            lane=self._network_lane,
        )
        try:
            key = self._own_key.read()
        except Damaged as damage:
            self._say_keyless(damage, contact)
            return None
        self._witness = Witness(store, key)
        self._opened.lane.do(self._witness.begin)
        there = Central(central["address"], central["epoch"], store.device, key)

        def contacted(at: str) -> None:
            settings.change(paths.settings(), last_contact=local(at).isoformat())

        exchange = Exchange(
            self.desk, self.window, there, self._network_lane, contacted=contacted, heard=contact.hear
        )
        exchange.keep_now = self.rooms.keep_drafts
        return contact.lead(exchange)

    def _say_keyless(self, damage: Damaged, contact: "ContactFlow") -> None:
        """The device's key is not to be had: everything works but the exchange; where it is lost, a code mends it."""
        self._is_keyless = True
        if getattr(damage, "asks_for_code", False):
            contact.ask_for_code(told(damage), lost=True, then=self._keyed)
        else:
            self.say(damage)

    def _keyed(self) -> None:
        """The computer has a key again."""
        self._is_keyless = False
        self._start_exchange()

    def _start_exchange(self) -> None:
        if self._locking or not self._opened.lane.is_open:
            return
        if self.exchange is not None:
            self.exchange.start()
            QTimer.singleShot(NET_WATCH_MS, self.exchange, self.exchange.watch_the_net)
            self.rooms.glass, self.rooms.address = self.exchange.open_glass, self.exchange.address
            self.rooms.team, self.rooms.fetching = self.exchange, self.exchange.fetching
        if self._witness is not None and self.caretaker is not None:
            self.caretaker.add(self._witness.tend)

    def _send_now(self) -> None:
        sender = self._only_read or self.exchange
        if sender is not None:
            sender.send_now()

    def _settings_flow(self, rooms: Rooms) -> Flow:
        from desktop.flows.settings import SettingsFlow
        from desktop.ui.screens.settings import DeviceShown

        store, central = self._opened.store, self._opened.central
        device = DeviceShown(
            person=store.user.name,
            initials=store.user.initials,
            municipality=central.get("municipality", ""),
            address=central.get("address", ""),
            last_contact=None,
            version=version(),
            practice=self._opened.practice,
        )
        return SettingsFlow(rooms, self, place=paths.settings(), device=device)

    def _wear(self, visible: settings.Visible) -> None:
        look.set_scale(visible.scale)
        look.set_calm(calm=visible.calm)
        look.set_theme(theme_now(visible.theme, self._app))
        dress(self._app)
        language_of.speak(self._app, visible.language)


def theme_now(theme: str, app: QApplication) -> Theme:
    """Return light or dark for *as the computer*, any other theme as it is."""
    for known in THEMES:
        if theme == known:
            return known
    return "dark" if app.styleHints().colorScheme().name == "Dark" else "light"


def version() -> str:
    """Return the version that is installed, empty in a working copy."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("fodfaeste")
    except PackageNotFoundError:
        return ""


def exec_again(arguments: Sequence[str] | None = None, *, program: Path | None = None) -> None:
    """Replace this process by a fresh one with the same words on the command line."""
    said = list(arguments if arguments is not None else sys.orig_argv)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(str(program or sys.executable), said)  # noqa: S606  our own words again, no shell
