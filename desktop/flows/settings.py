"""Indstillinger: a choice takes effect at once; what may not be seen while locked is kept in the store."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from casework.trail import Noted
from desktop import chairs, printer, settings
from desktop.flows.ways import Ways, while_stands
from desktop.ui.look.tokens import look
from desktop.ui.screens.settings import DeviceShown, SettingsScreen


class Choices(Protocol):
    """What takes effect elsewhere."""

    @property
    def longest_idle(self) -> int:
        """The most minutes that the municipality lets the person choose."""

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a hand on the keyboard."""

    def speak(self, language: str) -> None:
        """Say everything in another language."""

    def wear(self, theme: str) -> None:
        """Put on another theme."""

    def lock(self) -> None:
        """Keep what is typed, close the store, and show *Lås op*."""


class SettingsFlow:
    """Wires the choices."""

    def __init__(self, ways: Ways, choices: Choices, *, place: Path, device: DeviceShown) -> None:
        self._ways = ways
        self._choices = choices
        self._place = place
        self._device = device
        self.screen = SettingsScreen(ways.now)
        self.screen.changed.connect(self._change)
        self.screen.safety_wanted.connect(ways.open_safety)
        self.screen.passphrase_wanted.connect(ways.open_passphrase)
        self.screen.diagnostics_wanted.connect(lambda: ways.open_diagnostics(device.version))
        self.screen.prints.picked.connect(lambda *it: printer.keep(ways.desk, printer.Printer(*it)))

    def ask(self) -> None:
        """Show what is chosen now."""
        visible = settings.read(self._place)
        said = {
            "language": visible.language,
            "theme": visible.theme,
            "scale": str(float(visible.scale)),
            "calm": "yes" if visible.calm else "no",
            "chair": self._device.initials,
        }
        device = replace(self._device, last_contact=visible.last_contact or None)

        def show(minutes: object) -> None:
            self.screen.show_settings(
                {**said, settings.LOCK_MINUTES: str(minutes or 5)}, longest=self._choices.longest_idle
            )
            self.screen.show_device(device)

        self._ways.desk.find_setting(settings.LOCK_MINUTES, while_stands(self.screen, show))
        self.screen.prints.show_choice(*printer.chosen())
        self._ways.paper_lane.do(_printers, while_stands(self.screen, self.screen.prints.show_printers))

    def refresh(self, stale: frozenset[str]) -> None:
        """Nothing here goes stale."""

    def keep_now(self) -> None:
        """Every choice is kept when it is made."""

    def _change(self, key: str, value: str) -> None:
        if key == settings.LOCK_MINUTES:
            self._ways.desk.keep_setting(settings.LOCK_MINUTES, int(value))
            self._ways.desk.enter(Noted("change", what=f"setting:{settings.LOCK_MINUTES}={int(value)}"))
            self._choices.lock_after(int(value))
        elif key == "scale":
            settings.change(self._place, scale=float(value))
            look.set_scale(float(value))
        elif key == "calm":
            settings.change(self._place, calm=value == "yes")
            look.set_calm(calm=value == "yes")
        elif key == "language":
            settings.change(self._place, language=value)
            self._choices.speak(value)
        elif key == "chair":
            chairs.sit(value)
            self._choices.lock()
        elif key == "theme":
            settings.change(self._place, theme=value)
            self._choices.wear(value)


def _printers() -> tuple[str, ...]:
    """On the paper lane: a printing system that does not answer holds up no hand."""
    from desktop.paper.printing import printers

    return printers()
