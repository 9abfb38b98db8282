"""How much of a picture is one empty area: the largest rectangle in which no two neighbouring points differ."""

from typing import Final

from PIL import Image, ImageChops
from PySide6.QtGui import QImage

CELL: Final = 16
"""Points are looked at in squares of this side (px): what is emptier than a line of text is no area."""
MOST: Final = 0.4
"""The share of a picture that one empty area may take (decided.md 35)."""


def emptiest(picture: QImage) -> float:
    """Return the share of the largest empty rectangle; the ground of a card counts as well as that of a page."""
    edges = _edges(picture)
    columns, lines = edges.width // CELL, edges.height // CELL
    deep, most = [0] * columns, 0
    for line in range(lines):
        for column in range(columns):
            left, top = column * CELL, line * CELL
            is_empty = edges.crop((left, top, left + CELL, top + CELL)).getbbox() is None
            deep[column] = deep[column] + 1 if is_empty else 0
        most = max(most, _widest(deep))
    return most / (columns * lines)


def _edges(picture: QImage) -> Image.Image:
    """Return where a point differs from its right or lower neighbour."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = plain.width(), plain.height()
    image = Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)
    wide, high = size[0] - 1, size[1] - 1
    here = image.crop((0, 0, wide, high))
    right, below = image.crop((1, 0, wide + 1, high)), image.crop((0, 1, wide, high + 1))
    return ImageChops.lighter(ImageChops.difference(here, right), ImageChops.difference(here, below))


def _widest(deep: list[int]) -> int:
    """Return the largest rectangle under a skyline."""
    most, open_ones = 0, list[tuple[int, int]]()
    for at, high in enumerate([*deep, 0]):
        start = at
        while open_ones and open_ones[-1][1] >= high:
            start, before = open_ones.pop()
            most = max(most, before * (at - start))
        open_ones.append((start, high))
    return most
