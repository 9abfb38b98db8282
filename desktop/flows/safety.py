"""Sikkerhed: asks the store and the system what protects them, and hands it to the page."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework.answers_safety import SafetyFacts
from casework.trail import Noted
from desktop import disk
from desktop.flows.guards import Guards
from desktop.flows.ways import Ways, while_stands
from desktop.ui.screens.days import say_time
from desktop.ui.screens.safety import SafetyScreen
from storage import pin, safety


class SafetyFlow:
    """Wires the page; `guards` know whether there is a code, and what the system tells."""

    def __init__(self, ways: Ways, guards: Guards | None) -> None:
        self._ways, self._guards = ways, guards
        self._cover = guards.cover if guards is not None else None
        self.screen = SafetyScreen(ways.now)
        self.screen.settings_wanted.connect(ways.open_settings)
        self.screen.code.chosen.connect(self._choose)
        self.screen.code.dropped.connect(self._drop)
        if guards is not None:
            self.screen.sharing.allowed.connect(guards.sharing.allow)
            self.screen.sharing.stopped.connect(guards.sharing.stop)
            guards.sharing.changed.connect(self._show_sharing)

    def ask(self) -> None:
        """Ask what is true now."""
        store = self._ways.desk.store
        hears = self._guards.hears if self._guards is not None else None

        def look() -> SafetyFacts:
            return replace(safety.facts(store), disk_sealed=disk.is_sealed(store.folder), hears_system=hears)

        self._show_code()
        self._show_sharing()
        self._ways.desk.store_lane.do(look, while_stands(self.screen, self.screen.show_facts))

    def _show_code(self) -> None:
        chosen = self._cover is not None and self._cover.is_chosen
        allowed = self._cover is not None and self._cover.allowed
        self.screen.code.show_state(chosen=chosen, allowed=allowed)

    def _show_sharing(self) -> None:
        if self._guards is None or not isValid(self.screen):
            return
        sharing = self._guards.sharing
        until = say_time(sharing.until) if sharing.until is not None else ""
        self.screen.sharing.show_state(can=sharing.can, may=sharing.allowed, until=until)

    def _choose(self, digits: str) -> None:
        settings = self._ways.desk.store.settings

        def kept(_: object) -> None:
            self._ways.desk.enter(Noted("change", what="setting:cover=on"))
            if self._cover is not None:
                self._cover.is_chosen = True
            self.screen.code.kept()
            self._ways.window.toast(
                QCoreApplication.translate("cover", "Koden er gemt. Ctrl Shift D dækker skærmen.")
            )

        self._ways.desk.store_lane.do(
            lambda: pin.choose(settings, digits),
            while_stands(self.screen, kept),
            while_stands(self.screen, lambda refusal: self.screen.code.refuse(str(refusal))),
        )

    def _drop(self) -> None:
        settings = self._ways.desk.store.settings

        def gone(_: object) -> None:
            self._ways.desk.enter(Noted("change", what="setting:cover=off"))
            if self._cover is not None:
                self._cover.is_chosen = False
            self._show_code()

        self._ways.desk.store_lane.do(lambda: pin.forget(settings), while_stands(self.screen, gone))

    def refresh(self, stale: frozenset[str]) -> None:
        """What waits and what is receipted changes what the second copy holds."""
        if "waiting" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""
