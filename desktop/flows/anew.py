"""Right before an act that reaches far, the person says once more who he is: by his passphrase, or in the browser."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.errors import FodfaesteError
from desktop import signing_in
from desktop.flows.entered import entered
from desktop.flows.ways import Ways, while_stands
from storage import passphrases
from storage.lease import Brought
from storage.sealing import FLOOR, Cost


class Anew:
    """One act of one screen; `what` is how a try of the passphrase stands in the trail."""

    def __init__(self, ways: Ways, screen: QWidget, what: str, *, floor: Cost = FLOOR) -> None:
        self._ways, self._screen, self._what, self._floor = ways, screen, what, floor
        self._waiting: signing_in.Waiting | None = None

    def try_words(
        self, words: str, right: Callable[[], None], refused: Callable[[FodfaesteError], None]
    ) -> None:
        """Try the passphrase as at *Lås op*, where a wrong one counts; it goes nowhere from here."""
        desk, floor = self._ways.desk, self._floor
        store, now = desk.store, desk.clock()
        desk.store_lane.do(
            lambda: entered(
                store, self._what, now, lambda: passphrases.tried(store.folder, words, now, floor)
            ),
            while_stands(self._screen, lambda _found: right()),
            while_stands(self._screen, refused),
        )

    def sign_in(self, came: Callable[[], None], refused: Callable[[FodfaesteError], None]) -> None:
        """Lead to the browser, and say when the person has come back from it, or why not."""
        desk = self._ways.desk
        folder, clock = desk.store.folder, desk.clock
        self._waiting = waiting = signing_in.Waiting(desk.reader_lane, lambda: clock().timestamp())
        again = while_stands(self._screen, lambda _brought: came())
        say = while_stands(self._screen, refused)

        def is_back(brought: Brought) -> None:
            waiting.end()
            again(brought)

        def failed(refusal: FodfaesteError) -> None:
            waiting.end()
            say(refusal)

        waiting.run(lambda hands: signing_in.come_back(folder, hands, clock, anew=True), is_back, failed)

    def call_off(self) -> None:
        """Wait for no browser any more."""
        if self._waiting is not None:
            self._waiting.call_off()

    def practice_words(self) -> str:
        """Say the practice office's passphrase, which nobody types there else."""
        if not self._ways.window.is_practice:
            return ""
        from desktop.practice import PASSPHRASE

        return QCoreApplication.translate("flows", "Øvelseskontorets sætning er: {words}.").format(
            words=PASSPHRASE
        )
