"""What stands guard during a session, in one hand: the cover, and who hears the system."""

from dataclasses import dataclass

from desktop.flows.cover import CoverFlow
from desktop.watch import Watch


@dataclass(slots=True)
class Guards:
    """Made by the session; the page *Sikkerhed* tells of them. `watch` comes when today stands, if at all."""

    cover: CoverFlow
    watch: Watch | None = None

    @property
    def hears(self) -> bool | None:
        """Whether the system tells of screen lock and sleep; None as long as that is not known."""
        return None if self.watch is None else self.watch.hears
