"""Forny nøglerne: the passphrase is tried while one looks on; the store is written anew at the lock that follows."""

from casework.errors import FodfaesteError
from desktop.flows.entered import entered
from desktop.flows.ways import Forgetful, Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.renewal import RenewalScreen
from storage import renewal, vault
from storage.sealing import FLOOR, Cost


class RenewalFlow(Forgetful):
    """Wires the page. What is typed is kept nowhere: a passphrase is no draft."""

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        self._ways = ways
        self._cost = cost
        self._floor = floor
        self.screen = RenewalScreen(ways.now)
        self.screen.back_wanted.connect(ways.open_passphrase)
        self.screen.wanted.connect(self._ask)

    def refresh(self, stale: frozenset[str]) -> None:
        """Nothing here goes stale."""

    def keep_now(self) -> None:
        """Leave nothing typed behind, at a lock or on the way out."""
        self.screen.forget_typed()

    def _ask(self, passphrase: str) -> None:
        desk = self._ways.desk
        store, now = desk.store, desk.clock()
        self.screen.busy(on=True)
        desk.store_lane.do(
            lambda: entered(
                store,
                "keys-asked",
                now,
                lambda: renewal.ask(store, passphrase, now=now, cost=self._cost, floor=self._floor),
            ),
            while_stands(self.screen, lambda _none: self._ways.window.lock_wanted.emit()),
            while_stands(self.screen, self._say),
        )

    def _say(self, refusal: FodfaesteError) -> None:
        if isinstance(refusal, vault.WrongPassphrase):
            self.screen.show_wrong(told(refusal))
        else:
            self.screen.show_problem(told(refusal))
