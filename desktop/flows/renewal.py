"""Forny nøglerne: the passphrase is tried while one looks on; the store is written anew at the lock that follows."""

from desktop.flows.entered import entered
from desktop.flows.tries_passphrase import TriesPassphrase
from desktop.flows.ways import Ways, while_stands
from desktop.ui.screens.renewal import RenewalScreen
from storage import renewal
from storage.sealing import FLOOR, Cost


class RenewalFlow(TriesPassphrase):
    """Wires the page."""

    screen: RenewalScreen

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        super().__init__(ways, cost=cost, floor=floor)
        self.screen = RenewalScreen(ways.now)
        self.screen.back_wanted.connect(ways.open_passphrase)
        self.screen.wanted.connect(self._ask)

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
