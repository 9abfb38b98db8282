"""Other key officers than before: told where one of the old ones signed, and asked about where none could.

Together they can open this store, so nobody becomes one of them behind its owner's back.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from casework.trail import Noted
from desktop.desk import Desk
from desktop.ui.window import MainWindow
from storage.recovery import Change


class OfficersFlow:
    """Tells and asks above the page; `agreed` hears that the owner said yes."""

    def __init__(self, desk: Desk, window: MainWindow, agreed: Callable[[], object]) -> None:
        self._desk = desk
        self._window = window
        self._agreed = agreed

    def hear(self, change: Change) -> None:
        """Say who they are; where the owner must say yes, ask."""
        if change.asks:
            said = said_of(change)
            yes = QCoreApplication.translate("flows", "Ja, det er rigtigt")
            self._window.banner(said, yes, lambda: self._say_yes(said))
            return
        self._enter()
        said, close = said_of(change), QCoreApplication.translate("flows", "Luk")
        self._window.banner(said, close, lambda: self._window.withdraw(said), tone="plain")

    def _say_yes(self, said: str) -> None:
        recovery, now = self._desk.store.recovery, self._desk.clock()

        def came(taken: bool) -> None:  # noqa: FBT001  the lane hands over whether there was anybody to take
            if taken:
                self._enter()
            self._agreed()

        self._window.withdraw(said)
        self._desk.store_lane.do(lambda: recovery.consent(now), came)

    def _enter(self) -> None:
        trail, now = self._desk.store.trail, self._desk.clock()
        self._desk.store_lane.do(lambda: trail.note(Noted("change", what="officers"), now=now))


def said_of(change: Change) -> str:
    """Return what the person is told or asked."""
    one, other = change.names
    if change.asks:
        return QCoreApplication.translate(
            "flows",
            "Kommunens nøgleofficerer er nu {one} og {other}. Spørg din teamleder, om det er rigtigt. Siger du ja, "
            "kan de sammen lukke dig ind igen, hvis du glemmer dine ord. Til da er det de forrige, hvis de har deres "
            "nøgler.",
        ).format(one=one, other=other)
    return QCoreApplication.translate(
        "flows",
        "Din kommune har fået en ny nøgleofficer. Glemmer du dine ord, er det nu {one} og {other}, der sammen lukker "
        "dig ind. Du skal ikke gøre noget.",
    ).format(one=one, other=other)
