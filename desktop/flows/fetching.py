"""Fetching, as a person sees it: how far and how long still, *Afbryd*, and the one citizen who is needed now.

What came is kept and usable at once, whenever it is called off. What is written is sent as before; the rest is fetched
when the person says so, at the next unlock, and after an hour at the latest: who is granted meanwhile is not waited for
longer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.flows.coming import left_of, said_of
from desktop.lanes import Lane
from desktop.ui.window import MainWindow
from sync.client import Progress
from sync.wanted import Want, Wanted

LONGEST_OFF_MS: Final = 3_600_000
"""How long fetching stays called off by itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How far the fetching is: a sentence, the share that is here (0 to 1), how long still; `off` where called off."""

    said: str
    share: float
    left: str = ""
    off: bool = False


class Fetching(QObject):
    """What stands above every page while citizens come; the room behind the chip shows the same."""

    changed = Signal()

    def __init__(self, window: MainWindow, wanted: Wanted, *, lane: Lane, resume: Callable[[], None]) -> None:
        super().__init__()
        self._lane = lane
        self._window = window
        self._wanted = wanted
        self._resume = resume
        self.shown: Shown | None = None
        """None while there is nothing to fetch that takes its time."""
        self.is_off = False
        self.watched: Callable[[int, int, str], object] | None = None
        """Hears how many citizens of how many are here, and how long the rest takes: no banner on the first day."""
        self._hour = QTimer(self)
        self._hour.setSingleShot(True)
        self._hour.timeout.connect(self.go_on)

    def hear(self, progress: Progress) -> None:
        """Show how far it is."""
        if self.is_off or progress.what in {"sending", "ahead"}:
            return
        done, total, left = progress.done, progress.total, left_of(progress)
        if progress.what == "citizens" and self.watched is not None:
            self.watched(done, total, left)
        elif done < total and (progress.what == "citizens" or left):
            self._show(Shown(said_of(progress), done / total, left))
        elif done >= total:
            self.over()

    def over(self) -> None:
        """A round has ended, well or not: nothing is fetched now.

        Where it was called off, the way back comes again once whatever took its place is gone.
        """
        if self.shown is not None and not self.is_off:
            self._show(None)
        elif self.shown is not None and not self._window.has_banner:
            self._show(self.shown)

    def stop(self) -> None:
        """The session ends: nothing goes on by itself any more."""
        self._hour.stop()

    def call_off(self) -> None:
        """Stop fetching: what is here stays, what is written goes on being sent."""
        self.is_off = True
        self._hour.start(LONGEST_OFF_MS)
        share = self.shown.share if self.shown else 0.0
        said = QCoreApplication.translate(
            "flows",
            "Hentningen er afbrudt. Det, der er kommet, er her, og det, du skriver, sendes som før. "
            "Resten hentes, når du siger til, næste gang du låser op, og senest om en time.",
        )
        self._show(Shown(said, share, off=True))

    def go_on(self) -> None:
        """Fetch the rest."""
        if self.is_off:
            self.is_off = False
            self._hour.stop()
            self._show(None)
            self._resume()

    def want(self, stream: str, number: str, brought: Callable[[bool], None]) -> None:
        """Bring one citizen before the others, by his case or by his number; fetching goes on where it was called off.

        `brought` hears, on the main thread, whether he is here.
        """

        def told(here: bool) -> None:  # noqa: FBT001 - an answer
            self._lane.tell(lambda: brought(here))

        self._wanted.ask(Want(stream, number, told))
        if self.is_off:
            self.go_on()
        else:
            self._resume()

    def _show(self, shown: Shown | None) -> None:
        before, self.shown = self.shown, shown
        if shown is None:
            self._window.withdraw(before.said if before else "")
        elif shown.off:
            way = QCoreApplication.translate("flows", "Hent resten")
            self._window.banner(shown.said, way, self.go_on, tone="plain")
        else:
            way = QCoreApplication.translate("flows", "Afbryd")
            self._window.banner(shown.said, way, self.call_off, tone="plain")
        self.changed.emit()
