"""The lines of Synkronisering: what waits and what has a receipt, one below the other."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.parts.card import Hairline
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words

SIGNS: Final = {
    "note": "notebook-pen",
    "visit": "door-closed",
    "attempt": "door-closed",
    "agreement": "handshake",
    "goal": "target",
    "activity": "list-checks",
    "plan_version": "printer",
    "meeting": "users-round",
    "citizen": "user-round",
    "handed_over": "log-out",
}


def fill(box: QVBoxLayout, lines: list[QWidget]) -> None:
    """Put lines into a list, with hairlines between them."""
    for place, line in enumerate(lines):
        if place:
            box.addWidget(Hairline())
        box.addWidget(line)


def entry(signs: tuple[str, str], what: str, under: str, state: str, *, ink: str = "ink_soft") -> QWidget:
    """Return a line: a sign of what it is, the words, and with a sign of its own how far it is."""
    words = column(Words(what, "body"), Words(under, "small", "ink_soft") if under else None, gap="")
    mark, when = Icon(signs[1], ink, 18), Words(state, "small", ink, lines=1)
    return hold(row(Icon(signs[0], "ink_soft"), (words, 1), mark, when, gap="snug"))
