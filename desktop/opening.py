"""A store of another program at *Lås op*: how far an older one is brought up, and what becomes of a newer one's work.

The work is the store's lane's; what shows it is loaded only where there is something to bring up.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.errors import FodfaesteError
from desktop.away import BESIDE
from desktop.lanes import Crash, Lane
from desktop.sentences import told
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


def said_of_refusal(refusal: FodfaesteError, folder: Path | None) -> str:
    """Return what *Lås op* says of a refusal: of a newer program's store also that its unsent work goes all the same.

    Only where that is so: without the service beside the store there is nobody to send it to.
    """
    said = told(refusal)
    if getattr(refusal, "is_newer", False) and folder is not None and (folder / BESIDE).is_file():
        sends = translate("opening", "Det, der ikke er sendt, sendes herfra imens, når der er net.")
        return f"{said} {sends}"
    return said


def freeing(busy: Callable[..., None], crash: Crash) -> Crash:
    """Return what hears of a bug on the store's lane: it never leaves a person before a field that takes no letter."""

    def fall(error: BaseException) -> None:
        busy(on=False)
        crash(error)

    return fall


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
    return f"{counted} · {said_left(left)}" if left is not None else counted


def said_left(left: float) -> str:
    """Return so many seconds as a person says them: "cirka 2 minutter tilbage"."""
    if left < 60:
        return translate("opening", "under et minut tilbage")
    minutes = round(left / 60)
    if minutes == 1:
        return translate("opening", "cirka 1 minut tilbage")
    return translate("opening", "cirka {minutes} minutter tilbage").format(minutes=minutes)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
