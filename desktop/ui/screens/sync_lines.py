"""The lines of Synkronisering: what waits and what has a receipt, one below the other."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.answers import Receipt, WaitingChange
from desktop.sentences import ours
from desktop.ui.parts.card import Hairline
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens import said

SHOWN: Final = 12
"""How many stand before *Vis alle* and *Vis hele loggen*: what a person looks for is among them."""
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
    """Put lines into a list, with hairlines between them.

    They are put together apart and come in as one: Qt lays out a whole page anew for each part that comes into it.
    """
    apart = column(gap="near")
    for place, line in enumerate(lines):
        if place:
            apart.addWidget(Hairline())
        apart.addWidget(line)
    box.addWidget(hold(apart))


def entry(signs: tuple[str, str], what: str, under: str, state: str, *, ink: str = "ink_soft") -> QWidget:
    """Return a line: a sign of what it is, the words, and with a sign of its own how far it is."""
    words = column(Words(what, "body"), Words(under, "small", "ink_soft") if under else None, gap="")
    mark, when = Icon(signs[1], ink, 18), Words(state, "small", ink, lines=1)
    return hold(row(Icon(signs[0], "ink_soft"), (words, 1), mark, when, gap="snug"))


def worded(one: WaitingChange | Receipt, under: str, state: str, *, done: bool) -> QWidget:
    """Return the line of a change, with or without its receipt."""
    signs = (SIGNS.get(one.kind, "file-text"), "check-check" if done else "clock")
    return entry(signs, said.upper(ours(one.what)), under, state, ink="done" if done else "ink_soft")
