"""What every painted part promises: to measure itself again when theme, text size or mode changes."""

from PySide6.QtWidgets import QApplication, QWidget


class Part:
    """Mix into a widget.

    `refit` is called after every change of the look; the usual answer is enough for most.
    """

    def refit(self) -> None:
        """Ask the look again: sizes, fonts of editors, fixed heights."""
        if isinstance(self, QWidget):
            self.updateGeometry()
            self.update()


def refit_all() -> None:
    """Let every part that exists ask the look again."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, Part):
            widget.refit()
        layout = widget.layout()
        if layout is not None:
            layout.invalidate()
        widget.update()
