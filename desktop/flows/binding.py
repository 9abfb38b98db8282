"""Bind til denne computer: the passphrase is tried, and its slot made anew with the keyring's half or without it."""

from casework.errors import FodfaesteError, Refused
from casework.sentences import Sentence
from desktop.flows.entered import entered
from desktop.flows.ways import Forgetful, Ways, while_stands
from desktop.sentences import in_words, told
from desktop.ui.screens.binding import BindingScreen
from storage import passphrases, vault
from storage.faults import COPIES_LEFT
from storage.rules import DEMANDED
from storage.sealing import FLOOR, Cost
from storage.vault import Store


class BindingFlow(Forgetful):
    """Wires the page. What is typed is kept nowhere: a passphrase is no draft."""

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        self._ways = ways
        self._cost = cost
        self._floor = floor
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

    def refresh(self, stale: frozenset[str]) -> None:
        """Nothing here goes stale."""

    def keep_now(self) -> None:
        """Leave nothing typed behind, at a lock or on the way out."""
        self.screen.forget_typed()

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

    def _say(self, refusal: FodfaesteError) -> None:
        if isinstance(refusal, vault.WrongPassphrase):
            self.screen.show_wrong(told(refusal))
        else:
            self.screen.show_problem(told(refusal))


def _found(store: Store) -> tuple[bool, bool]:
    """On the store's lane: whether the store is bound, and whether the municipality demands it."""
    return passphrases.is_bound(store.folder), store.contacts.rules().binding
