"""Skift adgangssætning: own words are judged while they are typed, and the key is sealed anew on the store's lane."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from casework.clock import instant
from casework.errors import Refused
from casework.sentences import Sentence
from desktop import joining
from desktop.flows.entered import entered
from desktop.flows.tries_passphrase import TriesPassphrase
from desktop.flows.ways import Ways, while_stands
from desktop.lanes import Job
from desktop.sentences import in_words
from desktop.ui.screens.passphrase import PassphraseScreen
from storage import strength, vault
from storage.faults import COPIES_LEFT
from storage.sealing import FLOOR, Cost
from storage.strength import Strength

TOO_EASY: Final = QT_TRANSLATE_NOOP(
    "sentences", "Den nye adgangssætning er for let at gætte. Intet er ændret. Vælg flere ord."
)


class PassphraseFlow(TriesPassphrase):
    """Wires the page."""

    screen: PassphraseScreen

    def __init__(self, ways: Ways, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        super().__init__(ways, cost=cost, floor=floor)
        self._judging: Job | None = None
        self.screen = PassphraseScreen(ways.now)
        self.screen.settings_wanted.connect(ways.open_settings)
        self.screen.renewal_wanted.connect(ways.open_renewal)
        self.screen.binding_wanted.connect(ways.open_binding)
        self.screen.change_wanted.connect(self._change)
        self.screen.choice.suggested_anew.connect(self._suggest)
        self.screen.choice.judged.connect(self._judge)
        self._suggest()

    def keep_now(self) -> None:
        """Leave nothing typed behind, and let the next one find other words."""
        super().keep_now()
        self._suggest()

    def _suggest(self) -> None:
        self.screen.choice.show_words(tuple(joining.suggested(joining.words()).split()))

    def _judge(self, text: str) -> None:
        """Judge the newest words only; a judgement of older ones is not waited for."""
        said, user = text.strip(), self._ways.desk.store.user
        about = (user.name, user.initials, self._ways.municipality)
        if self._judging is not None:
            self._judging.cancel()

        def show(found: Strength) -> None:
            self.screen.choice.show_strength(said, found.level, found.advice)

        self._judging = self._ways.desk.reader_lane.do(
            lambda: strength.judge(said, about), while_stands(self.screen, show)
        )

    def _change(self, old: str, new: str) -> None:
        desk = self._ways.desk
        user, now = desk.store.user, desk.clock()
        about = (user.name, user.initials, self._ways.municipality)

        def change() -> int:
            if not strength.judge(new, about).is_enough:
                raise Refused(TOO_EASY)
            return entered(
                desk.store,
                "passphrase",
                now,
                lambda: vault.change_passphrase(
                    desk.store.folder, old, new, now=now, cost=self._cost, floor=self._floor
                ),
            )

        self.screen.busy(on=True)

        def done(left: int) -> None:
            self.screen.show_changed(instant(now))
            if left:
                self.screen.show_problem(in_words(Sentence(COPIES_LEFT, count=str(left))))

        desk.store_lane.do(change, while_stands(self.screen, done), while_stands(self.screen, self._say))
