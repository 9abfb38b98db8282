"""Bind til denne computer: the passphrase is tried, and its slot made anew with the keyring's half or without it."""

from casework.errors import FodfaesteError
from desktop.flows.entered import entered
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.binding import BindingScreen
from storage import passphrases, vault
from storage.sealing import FLOOR, Cost


class BindingFlow:
    """Wires the page. What is typed is kept nowhere: a passphrase is no draft."""

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        self._ways = ways
        self._cost = cost
        self._floor = floor
        self.screen = BindingScreen(ways.now)
        self.screen.back_wanted.connect(ways.open_passphrase)
        self.screen.wanted.connect(self._change)

    def ask(self) -> None:
        """Ask what holds now."""
        desk = self._ways.desk
        desk.store_lane.do(
            lambda: passphrases.is_bound(desk.store.folder), while_stands(self.screen, self._show)
        )

    def refresh(self, stale: frozenset[str]) -> None:
        """Nothing here goes stale."""

    def keep_now(self) -> None:
        """Leave nothing typed behind, at a lock or on the way out."""
        self.screen.forget_typed()

    def _change(self, passphrase: str) -> None:
        desk = self._ways.desk
        folder, now, on = desk.store.folder, desk.clock(), not self.screen.is_bound

        def change() -> bool:
            entered(
                desk.store,
                "binding",
                now,
                lambda: passphrases.bind(
                    folder, passphrase, on=on, now=now, cost=self._cost, floor=self._floor
                ),
            )
            return passphrases.is_bound(folder)

        self.screen.busy(on=True)
        desk.store_lane.do(
            change, while_stands(self.screen, self._show), while_stands(self.screen, self._say)
        )

    def _show(self, bound: bool) -> None:  # noqa: FBT001  the lane hands over what was found
        self.screen.show_bound(bound=bound)

    def _say(self, refusal: FodfaesteError) -> None:
        if isinstance(refusal, vault.WrongPassphrase):
            self.screen.show_wrong(told(refusal))
        else:
            self.screen.show_problem(told(refusal))
