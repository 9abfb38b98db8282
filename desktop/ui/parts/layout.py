"""Short hands for layouts: `column(a, b, gap="near")`, `row(a, STRETCH, b)`, `hold(layout)`.

A part of a row is a widget, a layout, a number of pixels, `STRETCH`, None (left out), or `(widget, weight)`.
"""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.look.tokens import look


class Stretch:
    """Room that takes what is left."""


STRETCH: Final = Stretch()
Piece = QWidget | QLayout | Stretch | int | tuple[QWidget | QLayout, int] | None
Margins = tuple[int, int, int, int]
NONE: Final[Margins] = (0, 0, 0, 0)
Box = TypeVar("Box", bound=QBoxLayout)


def _put(box: QBoxLayout, piece: QWidget | QLayout, weight: int) -> None:
    if isinstance(piece, QLayout):
        box.addLayout(piece, weight)
    else:
        box.addWidget(piece, weight)


def _fill(box: Box, pieces: tuple[Piece, ...], gap: str, margins: Margins) -> Box:
    box.setSpacing(look.space(gap) if gap else 0)
    box.setContentsMargins(*margins)
    for piece in pieces:
        if isinstance(piece, Stretch):
            box.addStretch(1)
        elif isinstance(piece, int):
            box.addSpacing(piece)
        elif isinstance(piece, tuple):
            _put(box, *piece)
        elif piece is not None:
            _put(box, piece, 0)
    return box


def column(*pieces: Piece, gap: str = "near", margins: Margins = NONE) -> QVBoxLayout:
    """One above the other; `gap` is a distance of tokens.toml, or "" for none."""
    return _fill(QVBoxLayout(), pieces, gap, margins)


def row(*pieces: Piece, gap: str = "near", margins: Margins = NONE, top: bool = False) -> QHBoxLayout:
    """Side by side, in the middle of the line or, with `top`, at its top."""
    box = _fill(QHBoxLayout(), pieces, gap, margins)
    if top:
        for piece in pieces:
            _push_up(box, piece[0] if isinstance(piece, tuple) else piece)
    return box


def _push_up(box: QBoxLayout, piece: Piece) -> None:
    """Keep a piece at the top; alignment would cap wrapped words at one line, so columns get a stretch
    instead.
    """
    if isinstance(piece, QVBoxLayout):
        piece.addStretch(1)
    elif isinstance(piece, QWidget) and not piece.hasHeightForWidth():
        box.setAlignment(piece, Qt.AlignmentFlag.AlignTop)


def pieces_of(layout: QLayout, inside: QWidget) -> list[QWidget | QLayout]:
    """Return what a layout places, in its order, where it is the layout of `inside` or lies within that one.

    Never ask Qt for the item at a place: PySide lets the layout hold what `itemAt` returned, Qt deletes the item behind
    its back when the piece goes, and whatever is made at that address next brings the program down when it ends.
    Each piece is looked for among all: some hundred rows of one widget cost nothing that is felt, a thousand would.
    """
    pieces = [
        each for each in (*inside.children(), *layout.children()) if isinstance(each, QWidget | QLayout)
    ]
    places = {layout.indexOf(piece): piece for piece in pieces}
    return [places[place] for place in sorted(places) if place >= 0]


def hold(layout: QLayout) -> QWidget:
    """A plain widget around a layout.

    Never give it the vertical policy Maximum or Fixed: Qt would cap wrapped words at their one-line hint.
    """
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go, before it is filled again."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
