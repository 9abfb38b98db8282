"""Pages for a preview: pictures of what will be printed, and one page drawn anew where somebody looks closer."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtGui import QImage

from desktop.lanes import Lane
from desktop.ui.parts.sheets import Sheets

SHARP: Final = 1.5
"""Dots of a preview for each point of the page."""
Picture = tuple[int, int, bytes]
"""Width, height, and rows of red, green and blue."""


def sheets(lane: Lane, drawn: Iterable[Picture], pdf: bytes = b"") -> Sheets:
    """Return pages drawn `SHARP`, of a PDF that lies in memory as long as its pages do; without one, a picture."""
    images = map(_image, drawn)
    if not pdf:
        return Sheets(images)

    def redraw(page: int, dots: float, then: Callable[[QImage], None]) -> None:
        lane.do(partial(_one, pdf, page, dots), lambda one: then(_image(one)))

    return Sheets(images, dots=SHARP, redraw=redraw)


def _one(pdf: bytes, page: int, dots: float) -> Picture:
    """On the paper lane."""
    from desktop.paper.preview import pages

    (one,) = pages(pdf, dots, only=range(page, page + 1))
    return one.width, one.height, one.rgb


def _image(drawn: Picture) -> QImage:
    width, height, rgb = drawn
    return QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()
