"""Pages as pictures, and the way to draw one anew: a picture that is blown up is not what the printer prints."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import QImage

INCH: Final = 96
"""Pixels that a screen counts as an inch of paper."""
POINTS: Final = 72
"""Points in an inch."""

Redraw = Callable[[int, float, Callable[[QImage], None]], None]
"""Draws one page (from 0) at so many dots for each point of the paper; whoever asked hears of it on the main thread."""


class Sheets(list[QImage]):
    """The pages of a paper, drawn at `dots` for each point; what has no `redraw` has no other dots than its own."""

    def __init__(
        self, images: Iterable[QImage] = (), *, dots: float = INCH / POINTS, redraw: Redraw | None = None
    ) -> None:
        super().__init__(images)
        self.dots, self.redraw = dots, redraw
