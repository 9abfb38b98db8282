"""Sikkerhed: asks the store and the system what protects them, and hands it to the page."""

from dataclasses import replace

from casework.answers import SafetyFacts
from desktop import disk
from desktop.flows.ways import Ways, while_stands
from desktop.ui.screens.safety import SafetyScreen
from storage import safety


class SafetyFlow:
    """Wires the page."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self.screen = SafetyScreen(ways.now)
        self.screen.settings_wanted.connect(ways.open_settings)

    def ask(self) -> None:
        """Ask what is true now."""
        store = self._ways.desk.store

        def look() -> SafetyFacts:
            return replace(safety.facts(store), disk_sealed=disk.is_sealed(store.folder))

        self._ways.desk.store_lane.do(look, while_stands(self.screen, self.screen.show_facts))

    def refresh(self, stale: frozenset[str]) -> None:
        """What waits and what is receipted changes what the second copy holds."""
        if "waiting" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""
