"""Glemt adgangssætning: the request leaves by wire or stick, the six words stand, new words open the store.

The request survives a restart: whoever comes back finds the same six words. While it waits, the service is asked every
ten seconds; being offline is normal, and said as a place to wait and not as something wrong.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from casework.clock import COPENHAGEN, in_denmark
from casework.errors import FodfaesteError, Unreachable
from desktop import forgetting, joining, language, paths, settings
from desktop.flows.sticks import chosen_file
from desktop.forgetting import LockedStore, Standing
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.ui.lean_parts import fit_first
from desktop.ui.look.dress import dress
from desktop.ui.screens.days import say_ahead, say_time
from desktop.ui.screens.forgotten import ForgottenScreen
from desktop.ui.screens.forgotten_steps import Asked
from storage.vault import Store
from sync.words import TurnedAway

LOOK_AGAIN_MS = 10_000
Opened = tuple[Store, dict[str, str]]
T = TypeVar("T")


class ForgottenFlow(QObject):
    """Wires the way back in; `done` is handed the open store, `left` shows *Lås op* again.

    `lane` is the store's, on which the store opens; `network` is this flow's own, and closed with it.
    """

    def __init__(
        self,
        app: QApplication,
        store: LockedStore,
        lane: Lane,
        network: Lane,
        *,
        done: Callable[[Opened], None],
        left: Callable[[], None],
        restoring: bool = False,
    ) -> None:
        super().__init__()
        self._store, self._lane, self._network, self._done = store, lane, network, done
        self._asked: Standing | None = None
        self._address = store.place().address
        self._ended = False
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self.window = ForgottenScreen(in_denmark(self._now), restoring=restoring)
        fit_first(self.window)
        self.window.ask_address(known=bool(self._address))
        self.window.asked.connect(self._send)
        self.window.saved.connect(self._save)
        self.window.loaded.connect(self._load)
        self.window.looked.connect(self._look)
        self.window.anew.connect(self._ask_anew)
        self.window.suggested_anew.connect(self._suggest)
        self.window.passphrase_chosen.connect(self._open)
        self.window.left.connect(left)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_quietly)
        self._do(store.standing, self._come_back)

    def end(self) -> None:
        """Look no more; what waits, waits beside the store."""
        self._ended = True
        self._timer.stop()
        self.window.forget_typed()
        self._network.close(0)

    def _now(self) -> datetime:
        return self._store.clock().astimezone(COPENHAGEN)

    def _do(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        refused: Callable[[FodfaesteError], object] | None = None,
    ) -> None:
        """Work on the flow's own lane; nobody hears of it once the way is left."""

        def came(answer: T) -> None:
            if not self._ended:
                then(answer)

        def turned(refusal: FodfaesteError) -> None:
            if not self._ended:
                (refused or self._say)(refusal)

        self._network.do(work, came, turned)

    def _come_back(self, found: Standing | None) -> None:
        """A request waits from before: the same six words, and a look at how far it has come."""
        if found is not None:
            self._stand(found)
            self._look_quietly()

    def _send(self, typed: str) -> None:
        store, known = self._store, self._address

        def ask() -> Standing:
            made = store.make(known or typed)
            try:
                found = store.look(known or typed, made)
            except TurnedAway:
                raise
            except Unreachable:
                if not known:
                    raise
                return made
            store.remember(known or typed)
            return found

        self.window.busy(on=True)
        self._do(ask, self._stand)

    def _ask_anew(self) -> None:
        self.window.busy(on=True)
        store, where = self._store, self._address
        self._do(lambda: store.make_anew(where), self._come_back)

    def _stand(self, found: Standing) -> None:
        """Show the six words, or the new words where the answer has opened."""
        self._asked, self._address = found, self._address or self._store.place().address
        if found.root:
            self._timer.stop()
            self._suggest()
            self.window.show_step("words")
            return
        self.window.show_check(found.waiting.words)
        self._tell(found)
        if self.window.step == "compare":
            self.window.busy(on=False)
        else:
            self.window.show_step("compare")

    def _tell(self, found: Standing) -> None:
        """Say how far it has come, and look again by and by."""
        ends = datetime.fromisoformat(found.told.ends) if found.told else found.waiting.until
        today = self._now().astimezone(COPENHAGEN).date()
        until = f"{say_time(ends)} {say_ahead(ends.astimezone(COPENHAGEN).date(), today)}"
        approved = found.told.approved if found.told else 0
        self.window.show_asked(Asked(approved, until, online=found.told is not None))
        if self._address:
            self._timer.start(LOOK_AGAIN_MS)

    def _look(self) -> None:
        """The person asked: whatever is in the way is said."""
        if not self._address:
            self.window.show_step("ask")
            return
        self.window.busy(on=True)
        self._look_with(self._say)

    def _look_quietly(self) -> None:
        """Nobody asked: only what a person must do something about is said."""
        if self._address and self.window.step == "compare":
            self._look_with(self._missed)

    def _look_with(self, refused: Callable[[FodfaesteError], object]) -> None:
        asked, store, where = self._asked, self._store, self._address
        if asked is not None:
            self._timer.stop()
            self._do(lambda: store.look(where, asked), self._stand, refused)

    def _missed(self, refusal: FodfaesteError) -> None:
        if (
            isinstance(refusal, Unreachable)
            and not isinstance(refusal, TurnedAway)
            and self._asked is not None
        ):
            self._tell(Standing(self._asked.waiting))
        else:
            self._say(refusal)

    def _save(self) -> None:
        store, where = self._store, self._address or self.window.address
        self._do(lambda: store.make(where), self._save_made)

    def _save_made(self, made: Standing) -> None:
        title = QCoreApplication.translate("flows", "Gem på USB")
        path = chosen_file(self.window, title, save=forgetting.file_name(made))
        if path is not None:
            self.window.busy(on=True)
            self._do(lambda: forgetting.save_file(made, path), lambda _none: self._stand(made))

    def _load(self) -> None:
        asked, store = self._asked, self._store
        path = chosen_file(self.window, QCoreApplication.translate("flows", "Hent svaret"))
        if path is not None and asked is not None:
            self.window.busy(on=True)
            self._do(lambda: store.open_file(asked, path), self._stand)

    def _suggest(self) -> None:
        self.window.show_words(tuple(joining.suggested(joining.words()).split()))

    def _open(self, passphrase: str) -> None:
        asked, store = self._asked, self._store
        if asked is not None and asked.root:
            self.window.busy(on=True)
            self._lane.do(lambda: store.open_anew(asked, passphrase), self._done, self._say)

    def _say(self, refusal: FodfaesteError) -> None:
        """Say what is in the way; where the request is over, the way begins again at its first step."""
        if self.window.step == "compare" and not self._store.is_waiting():
            self._asked = None
            self.window.show_step("ask")
        self.window.show_problem(told(refusal))
        if self._asked is not None and self._address and not self._asked.root:
            self._timer.start(LOOK_AGAIN_MS)
