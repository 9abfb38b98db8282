"""Bind til denne computer: the passphrase is tried, and its slot made anew with the keyring's half or without it."""

from casework.errors import Refused
from casework.sentences import Sentence
from desktop.flows.entered import entered
from desktop.flows.tries_passphrase import TriesPassphrase
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import in_words
from desktop.ui.screens.binding import BindingScreen
from storage import passphrases
from storage.faults import COPIES_LEFT
from storage.rules import DEMANDED
from storage.sealing import FLOOR, Cost
from storage.vault import Store


class BindingFlow(TriesPassphrase):
    """Wires the page."""

    screen: BindingScreen

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        super().__init__(ways, cost=cost, floor=floor)
        self.screen = BindingScreen(ways.now)
        self.screen.back_wanted.connect(self._leave)
        self.screen.wanted.connect(self._change)

    def ask(self) -> None:
        """Ask what holds now."""
        desk = self._ways.desk
        desk.store_lane.do(lambda: _found(desk.store), while_stands(self.screen, self._show))

    def _leave(self) -> None:
        """Back to where it was asked for; whoever was led here goes on to the day."""
        go = self._ways.open_today if self.screen.must_bind else self._ways.open_passphrase
        go()

    def _change(self, passphrase: str) -> None:
        desk = self._ways.desk
        folder, now, on = desk.store.folder, desk.clock(), not self.screen.is_bound

        def change() -> tuple[tuple[bool, bool], int]:
            if not on and desk.store.contacts.rules().binding:
                raise Refused(DEMANDED)
            left = entered(
                desk.store,
                "binding",
                now,
                lambda: passphrases.bind(
                    folder, passphrase, on=on, now=now, cost=self._cost, floor=self._floor
                ),
            )
            return _found(desk.store), left

        def done(came: tuple[tuple[bool, bool], int]) -> None:
            found, left = came
            self._show(found)
            if left:
                self.screen.show_problem(in_words(Sentence(COPIES_LEFT, count=str(left))))

        self.screen.busy(on=True)
        desk.store_lane.do(change, while_stands(self.screen, done), while_stands(self.screen, self._say))

    def _show(self, found: tuple[bool, bool]) -> None:
        bound, demanded = found
        self.screen.show_bound(bound=bound, demanded=demanded)


def _found(store: Store) -> tuple[bool, bool]:
    """On the store's lane: whether the store is bound, and whether the municipality demands it."""
    return passphrases.is_bound(store.folder), store.contacts.rules().binding
