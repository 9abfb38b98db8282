"""The round of the practice office: once by itself, left for good with one press, and again from F1."""

from typing import Final

from desktop.desk import Desk
from desktop.ui.screens.tour import TourCard
from desktop.ui.window import MainWindow

TAKEN: Final = "tour"
"""What it is called inside the practice store that the round was taken or left."""


class TourFlow:
    """Keep it as long as the window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window, self._desk = window, desk
        self.card: TourCard | None = None
        window.tour_wanted.connect(self.begin)

    def offer(self) -> None:
        """Begin where it was never taken and never left."""
        self._desk.find_setting(TAKEN, lambda taken: None if taken else self.begin())

    def begin(self) -> None:
        """From the first step."""
        self.card = TourCard()
        self.card.left.connect(self._leave)
        self._window.rail.show_aside(self.card)

    def _leave(self) -> None:
        self._window.rail.show_aside(None)
        self.card = None
        self._desk.keep_setting(TAKEN, True)
