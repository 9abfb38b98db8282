"""Keeps our windows out of pictures and films of the screen, where the system can: Windows and macOS.

X11 and Wayland have no such word; the page *Sikkerhed* says so instead of pretending.
"""

import sys
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Screen(Protocol):
    """What a system can do with one window, named by the number it has there."""

    def conceal(self, window: int) -> None:
        """Show it to the eyes before the screen only."""

    def reveal(self, window: int) -> None:
        """Let it be filmed as any other."""


def of_this_system() -> Screen | None:
    """Return what this system can do; None where it has no word for it."""
    with suppress(ImportError, OSError, AttributeError):
        if sys.platform == "win32":
            from desktop.capture_windows import WindowsScreen

            return WindowsScreen()
        if sys.platform == "darwin":
            from desktop.capture_macos import MacScreen

            return MacScreen()
    return None


class CaptureGuard(QObject):
    """Conceals every window of the program as it is shown, unless sharing is allowed for the moment."""

    def __init__(self, app: QApplication, screen: Screen | None) -> None:
        super().__init__()
        self._screen = screen
        self.is_sharing = False
        if screen is not None:
            app.installEventFilter(self)
            self._turn()

    @property
    def can(self) -> bool:
        """Whether there is anything that this system can do."""
        return self._screen is not None

    def share(self, *, on: bool) -> None:
        """Let all windows be filmed, or none."""
        self.is_sharing = on
        self._turn()

    def _turn(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._apply(window)

    def _apply(self, window: QWidget) -> None:
        if self._screen is not None:
            place = int(window.winId())
            (self._screen.reveal if self.is_sharing else self._screen.conceal)(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window comes up: menus, questions and the cover too."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._apply(watched)
        return super().eventFilter(watched, event)
