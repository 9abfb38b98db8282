"""What stands guard during a session, in one hand: the cover, the clipboard, the screen, and who hears the system."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from desktop.capture import CaptureGuard, of_this_system
from desktop.clipboard import ClipboardGuard
from desktop.flows.cover import CoverFlow, House
from desktop.flows.sharing import SharingFlow
from desktop.policy import Policy
from desktop.watch import Watch


@dataclass(slots=True)
class Guards:
    """Made by the session; the page *Sikkerhed* tells of them. `watch` comes when today stands, if at all."""

    cover: CoverFlow
    sharing: SharingFlow
    clipboard: ClipboardGuard
    watch: Watch | None = None

    @property
    def hears(self) -> bool | None:
        """Whether the system tells of screen lock and sleep; None as long as that is not known."""
        return None if self.watch is None else self.watch.hears


def guards_of(house: House, app: QApplication, *, lock: Callable[[], object], decided: Policy) -> Guards:
    """Set up all of them for one session, as the municipality decided."""
    return Guards(
        CoverFlow(house, lock=lock, allowed=decided.cover),
        SharingFlow(house, CaptureGuard(app, of_this_system()), allowed=decided.sharing),
        ClipboardGuard(app.clipboard()),
    )
