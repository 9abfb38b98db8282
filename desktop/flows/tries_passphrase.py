"""What the pages that try a passphrase have in common: a wrong one is said where it was typed, and none is kept."""

from casework.errors import FodfaesteError
from desktop.flows.ways import Forgetful, Ways
from desktop.sentences import told
from desktop.ui.screens.passphrase import PassphraseScreen
from desktop.ui.screens.passphrase_asked import PassphraseAsked
from storage import vault
from storage.sealing import FLOOR, Cost


class TriesPassphrase(Forgetful):
    """Of the flow of such a page. What is typed is kept nowhere: a passphrase is no draft."""

    screen: PassphraseAsked | PassphraseScreen

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        self._ways, self._cost, self._floor = ways, cost, floor

    def refresh(self, stale: frozenset[str]) -> None:
        """Nothing here goes stale."""

    def keep_now(self) -> None:
        """Leave nothing typed behind, at a lock or on the way out."""
        self.screen.forget_typed()

    def _say(self, refusal: FodfaesteError) -> None:
        if isinstance(refusal, vault.WrongPassphrase):
            self.screen.show_wrong(told(refusal))
        else:
            self.screen.show_problem(told(refusal))
