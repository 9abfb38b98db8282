"""From the first window to the session: the passphrase is tried on the store's lane, every refusal is a sentence."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from casework.errors import FodfaesteError, Locked
from desktop import collector, damaged, log, paths, settings
from desktop.away import Away, Found, is_begun, said_of, said_of_wipe
from desktop.crash import Crash
from desktop.lanes import Lane
from desktop.loading import Loading
from desktop.opening import Onlooker, freeing, load, said_of_refusal
from desktop.ui.lean_unlock import LeanUnlock

if TYPE_CHECKING:
    from desktop.flows.coming_back import Way
    from desktop.flows.start import StartFlow
    from desktop.practice import Practice
    from desktop.practice_door import PracticeDoor
    from desktop.session import Session
    from storage.lease import Brought
    from storage.restore import Restored
    from storage.upgrade import Told
    from storage.vault import Store

TODAY_FIRST_MS: Final = 500
"""A pause for today to be painted in, before whatever is not loaded yet is loaded."""


def now() -> datetime:
    """Return the time; everything below is handed it."""
    return datetime.now(UTC)


class Entry:
    """Who stands between *Lås op* or *Kom i gang* and the work."""

    def __init__(
        self,
        app: QApplication,
        crash: Crash,
        *,
        folder: Path | None,
        practice: bool,
        unlock: QWidget | None,
        let_go: Callable[[], None],
    ) -> None:
        self._app = app
        self._crash = crash
        self._folder = folder
        self._window = unlock
        self._let_go = let_go
        self._lane = Lane("store", refused=self.say, crashed=freeing(self._busy, crash))
        self.loading = Loading()
        self.loading.done.connect(collector.begin)
        self._session: Session | None = None
        self._is_practice = practice
        self._practice: Practice | None = None
        self._door: PracticeDoor | None = None
        self.first: StartFlow | None = None
        self._way: Way | None = None
        self._away: Away | None = None
        self._onlooker = Onlooker(self._lane, unlock)

    def begin(self) -> None:
        """Load while the person types: on the store's lane what opens it, then what is shown after it."""
        log.begin(paths.log())
        self._lane.do(load, lambda _: self.loading.begin())
        if self._is_practice:
            self._begin_practice()
        if isinstance(self._window, LeanUnlock):
            self._window.passphrase_given.connect(self._try)
            self._window.forgotten.connect(self._begin_forgotten)
            self._window.restore_asked.connect(self._begin_restore)
            self._begin_away()
            self._lane.do(lambda: damaged.was_found(self._folder), self._offer_copies)
        elif self._folder is None:
            self._first_day()

    def end(self) -> None:
        """Close what is open, and end the practice office's own service."""
        self.loading.pause()
        self._drop_way()
        if self._session is not None:
            self._session.close()
        self._lane.close(2)
        self._stop_away()
        if self._practice is not None:
            self._practice.end()

    def raise_window(self) -> None:
        """A later start asked for the window."""
        if self._session is not None:
            self._session.raise_window()
        elif (front := self._way.window if self._way is not None else self._window) is not None:
            front.raise_()
            front.activateWindow()
            self._tell(QCoreApplication.translate("entry", "Fodfæste var allerede åbent. Her er vinduet."))

    def _begin_practice(self) -> None:
        from desktop.practice import Practice
        from desktop.practice_door import PracticeDoor
        from desktop.ui.lean_chairs import LeanChairs

        self._practice = Practice()
        if isinstance(self._window, LeanChairs):
            self._door = PracticeDoor(self._window, self._sit)

    def _sit(self, folder: Path | None) -> None:
        """Another chair of the practice office, with a store of its own."""
        self._folder = folder

    def _first_day(self) -> None:
        from desktop.flows.start import StartFlow

        flow = StartFlow(
            self._app, self._lane, done=self._enter, practice=lambda: self._become_new("--practice"), now=now
        )
        self.first = flow
        self._window = flow.window
        flow.window.show()

    def _try(self, passphrase: str) -> None:
        self._busy(on=True)
        self.loading.somebody_waits = True
        if self._practice is not None and self._folder is None:
            self._tell(
                QCoreApplication.translate(
                    "entry", "Øvelseskontoret gøres klar. Det tager et øjeblik, og kun den første gang."
                )
            )
            self._practice.prepare(self._lane, self._enter, self._refuse)
        else:
            folder = self._folder
            assert folder is not None  # noqa: S101  without a folder there is no unlock window to type in
            self._unlock(folder, passphrase, self._enter_or_ask(folder, passphrase))

    def _unlock(self, folder: Path, passphrase: str, refused: Callable[[FodfaesteError], None]) -> None:
        lease = self._away.lease if self._away is not None else None
        self._lane.do(lambda: _unlock(folder, passphrase, lease, self._onlooker.told), self._enter, refused)

    def _enter_or_ask(self, folder: Path, passphrase: str) -> Callable[[FodfaesteError], None]:
        """Return what hears a refusal: where only the lease is over, the service is asked, and it is tried again."""

        def refused(refusal: FodfaesteError) -> None:
            if self._away is None or not getattr(refusal, "asks_for_contact", False):
                self._refuse(refusal)
                return
            self._tell(QCoreApplication.translate("entry", "Spørger centralen, om computeren må åbnes."))
            self._away.check_in(came, lambda _no_contact: self._refuse(refusal))

        def came(found: Found) -> None:
            if found.ordered:
                self._busy(on=False)
                self._hear_away(found)
            elif found.strange or found.keyless or found.sign_in:
                self._begin_rejoin(folder, passphrase, found)
            elif found.lease is None:
                from sync.words import SHUT_OUT

                self._refuse(Locked(SHUT_OUT))
            else:
                self._unlock(folder, passphrase, self._refuse)

        return refused

    def _begin_rejoin(self, folder: Path, passphrase: str, found: Found) -> None:
        """The lease is over, and a contact alone does not bring another: a new code or a sign-in, and then in."""
        from desktop.flows.coming_back import way_back

        def done(brought: "Brought") -> None:
            self._leave_way()
            told = self._onlooker.told
            self._lane.do(lambda: _unlock(folder, passphrase, brought, told), self._enter, self._refuse)

        self._busy(on=False)
        place = self._app, folder, self._lane
        self._take_way(way_back(*place, found=found, now=now, done=done, left=self._leave_way))

    def _begin_away(self) -> None:
        """While nobody unlocks: send what waits, and hear of an order to wipe."""
        if self._folder is None or self._is_practice:
            return
        self._away = Away(
            self._folder, crashed=self._crash, heard=self._hear_away, wall=lambda: now().timestamp()
        )
        self.loading.done.connect(self._look_away)
        if is_begun(self._folder):
            self._shut(said_of_wipe())

    def _look_away(self) -> None:
        if self._away is not None and self._session is None:
            self._away.look()

    def _hear_away(self, found: Found) -> None:
        if not isinstance(self._window, LeanUnlock):
            return
        if found.ordered and (found.wiped or (self._folder is not None and is_begun(self._folder))):
            self._shut(said_of_wipe(found))
        elif found.ordered:
            self._tell(said_of_wipe())
        elif quiet := said_of(found):
            self._window.show_news(quiet)

    def _shut(self, text: str) -> None:
        """There is nothing left to open: say so, and let nobody type."""
        if isinstance(self._window, LeanUnlock):
            self._window.show_message(text)
            self._window.shut()

    def _stop_away(self) -> None:
        if self._away is not None:
            self._away.stop()
            self._away = None

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._busy(on=False)
        self._load_on()
        wait = int(getattr(refusal, "wait", 0))
        if wait and isinstance(self._window, LeanUnlock):
            self._tell(QCoreApplication.translate("entry", "Forkert adgangssætning. Intet er ændret."))
            self._window.wait_until(wait)
        else:
            self._tell(said_of_refusal(refusal, self._folder))
        self._offer_copies(damaged.has_way_back(self._folder, refusal))

    def _offer_copies(self, there: bool) -> None:  # noqa: FBT001  the lane hands over what was found
        """Show the way to the sealed copies, where the store needs them."""
        if there and isinstance(self._window, LeanUnlock):
            self._window.offer_restore()

    def _begin_restore(self) -> None:
        """Look at a damaged store, or build it up: a way of its own, and from it back to *Lås op*."""
        if self._folder is None or self._way is not None:
            return
        from desktop.flows.restore import RestoreFlow

        self.loading.pause()
        done, looked = self._enter_restored, self._enter_by_way
        place = self._app, self._folder, self._lane
        self._take_way(RestoreFlow(*place, now=now, done=done, looked=looked, left=self._leave_way))

    def _enter_restored(self, opened: "tuple[Restored, dict[str, str]]") -> None:
        """The store stands again: into the house, and say what came from where."""
        restored, central = opened
        self._enter_by_way((restored.store, central), damaged.said_of(restored))

    def _enter_by_way(self, opened: "tuple[Store, dict[str, str]]", said: str = "") -> None:
        """Into the house by another way in, and say what that came to."""
        self._enter(opened)
        self._drop_way()
        if said:
            self._say_done(said)

    def _enter(self, opened: "tuple[Store, dict[str, str]]") -> None:
        """Open the house; the first window goes when the second stands."""
        self.loading.pause()
        self._stop_away()
        from desktop.session import Opened, Session
        from storage import first_day

        store, central = opened
        self._folder = store.folder
        settings.change(paths.settings(), initials=store.user.initials)
        if self._practice is not None:
            central = self._practice.serve(central)
        self._session = Session(
            self._app,
            Opened(store, self._lane, central, practice=self._is_practice),
            crash=self._crash,
            clock=now,
            relaunch=self._become_new,
        )
        if self._window is not None:
            self._session.window.setGeometry(self._window.geometry())
        if self._practice is not None:
            self._session.begin_practice(self._practice.fill_the_day)
        if self.first is not None and self._session.exchange is not None:
            self._session.prepare()
            self.first.watch_fetching(self._session.exchange, self._step_in)
        else:
            self._session.begin()
            self._leave_first_window()
        QTimer.singleShot(TODAY_FIRST_MS, self.loading, self._load_on)
        self._lane.do(lambda: first_day.forget(paths.home()), lambda _none: None)

    def _load_on(self) -> None:
        """Nobody waits any more: load whatever is left."""
        self.loading.somebody_waits = False
        self.loading.begin()

    def _step_in(self) -> None:
        """The first day's last press."""
        if self._session is not None:
            self._session.window.show()
        self._leave_first_window()

    def _leave_first_window(self) -> None:
        if self._window is not None:
            if isinstance(self._window, LeanUnlock):
                self._window.forget_typed()
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _become_new(self, *more: str) -> None:
        """A new process opens what comes next; the practice office is another home."""
        from desktop.session import exec_again

        self._let_go()
        exec_again([*sys.orig_argv, *more])

    def say(self, refusal: FodfaesteError) -> None:
        """Say it in the session, or where one is let in."""
        say = self._session.say if self._session is not None else self._refuse
        say(refusal)

    def _begin_forgotten(self) -> None:
        """Two officers of the municipality help: a way of its own, and from it back to *Lås op*."""
        if self._folder is None or self._is_practice:
            self._tell(
                QCoreApplication.translate("entry", "Øvelseskontorets ord står der allerede. Tryk Lås op.")
            )
            return
        from desktop.flows.forgotten import ForgottenFlow
        from desktop.forgetting import LockedStore

        self.loading.pause()
        locked = LockedStore(self._folder, now)
        network = Lane("network", refused=self.say, crashed=self._crash)
        self._take_way(
            ForgottenFlow(
                self._app, locked, self._lane, network, done=self._enter_again, left=self._leave_way
            )
        )

    def _take_way(self, way: "Way") -> None:
        """Show another way in in place of *Lås op*."""
        self._way, unlock = way, self._window
        if unlock is not None:
            way.window.setGeometry(unlock.geometry())
        way.window.show()
        if unlock is not None:
            unlock.hide()

    def _leave_way(self) -> None:
        """Back to *Lås op*: perhaps the words came back by themselves."""
        self._drop_way()
        if self._window is not None:
            self._window.show()
            self._load_on()

    def _enter_again(self, opened: "tuple[Store, dict[str, str]]") -> None:
        """New words opened the store: into the house, and say that nothing was lost."""
        said = QCoreApplication.translate(
            "entry",
            "Du er inde igen med dine nye ord. Alt er her, også det, der ikke var sendt. Det står i loggen her og "
            "hos centralen, at du fik hjælp.",
        )
        self._enter_by_way(opened, said)

    def _say_done(self, said: str) -> None:
        """Say in the house what the way in came to."""
        if self._session is not None:
            window = self._session.window
            close = QCoreApplication.translate("entry", "Luk")
            window.banner(said, close, lambda: window.withdraw(said), tone="done")

    def _drop_way(self) -> None:
        if self._way is not None:
            self._way.end()
            self._way.window.close()
            self._way.window.deleteLater()
            self._way = None

    def _tell(self, text: str) -> None:
        if isinstance(self._window, LeanUnlock):
            self._window.show_message(text)

    def _busy(self, *, on: bool) -> None:
        if isinstance(self._window, LeanUnlock):
            self._window.busy(on)
        self._onlooker.end()


def _unlock(
    folder: Path, passphrase: str, lease: "Brought | None", told: "Told"
) -> "tuple[Store, dict[str, str]]":
    from desktop.joining import CENTRAL
    from storage import vault

    store = vault.unlock(folder, passphrase, now=now(), lease=lease, told=told)
    return store, dict(store.settings.get(CENTRAL, {}))
