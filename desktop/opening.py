"""While a store of an older program is brought up: how far it is and how long it takes, in place of the passphrase.

The work is the store's lane's; nothing of this is loaded at a start that has nothing to bring up.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.lanes import Lane
from desktop.ui.lean_unlock import LeanUnlock

if TYPE_CHECKING:
    from desktop.ui.lean_progress import LeanProgress
    from storage.upgrade import Progress

SURE_S: Final = 2.0
"""How long the work must have gone on before its speed says anything."""
translate = QCoreApplication.translate


def load() -> None:
    """On the store's lane: everything that opens a store."""
    import storage.vault  # noqa: F401  loaded for the next step


class Onlooker:
    """Shows on *Lås op* what the store's lane tells of an upgrade. `told` is called there, everything else here."""

    def __init__(
        self, lane: Lane, window: QWidget | None, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._lane, self._ticks = lane, ticks
        self._window = window if isinstance(window, LeanUnlock) else None
        self._shown: LeanProgress | None = None
        self._begun: tuple[Progress, float] | None = None

    def told(self, progress: "Progress") -> None:
        """Hear how far it is, on the store's lane."""
        self._lane.tell(lambda: self.show(progress))

    def show(self, progress: "Progress") -> None:
        """Show how far it is, and how long the rest takes at the speed of this try."""
        if self._window is None:
            return
        if self._shown is None:
            from desktop.ui.lean_progress import LeanProgress

            self._shown = LeanProgress(self._window)
        if self._begun is None or self._begun[0].stage != progress.stage:
            self._begun = (progress, self._ticks())
        begun, since = self._begun
        left = seconds_left(begun.done, progress.done, progress.of, self._ticks() - since)
        part = progress.done / progress.of if progress.of else 1.0
        self._shown.show_step(said_of(progress, left), part)

    def end(self) -> None:
        """Let the passphrase be typed again: what is shown here is over."""
        self._begun = None
        if self._shown is not None:
            self._shown.end()
            self._shown = None


def seconds_left(begun: int, done: int, of: int, passed: float) -> float | None:
    """Return how long the rest takes at the speed so far; None while that cannot be said."""
    if passed < SURE_S or done <= begun:
        return None
    return (of - done) * passed / (done - begun)


def said_of(progress: "Progress", left: float | None) -> str:
    """Return what is counted, and how long it takes: "12.400 af 50.000 rækker · cirka 2 minutter tilbage"."""
    counted = (
        translate("opening", "{done} af {of} rækker").format(
            done=_number(progress.done), of=_number(progress.of)
        )
        if progress.stage == "reads"
        else translate("opening", "Først en sikkerhedskopi: {part} %").format(
            part=100 * progress.done // max(progress.of, 1)
        )
    )
    return f"{counted} · {_said_left(left)}" if left is not None else counted


def _said_left(left: float) -> str:
    if left < 60:
        return translate("opening", "under et minut tilbage")
    minutes = round(left / 60)
    if minutes == 1:
        return translate("opening", "cirka 1 minut tilbage")
    return translate("opening", "cirka {minutes} minutter tilbage").format(minutes=minutes)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
