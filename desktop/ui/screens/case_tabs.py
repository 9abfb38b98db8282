"""The line of a case: its rooms, on the case's own page and on each of them, so that one goes from one to the next.

Plan and CV lie beside their paper and have no room for the line: there the way back leads to the case.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.ui.parts.segment import Option
from desktop.ui.parts.tabs import Tabs
from desktop.ui.screens.screen import Key, Screen, shortcut

translate = QCoreApplication.translate
ROOMS: Final = (
    "overview",
    "plan",
    "contacts",
    "work",
    "progress",
    "economy",
    "health",
    "network",
    "resume",
    "documents",
    "consents",
    "log",
)
"""In the order of the line."""
BY_NUMBER: Final = 10
"""How many are reached by Alt and a digit: 1 to 9, then 0."""


def room_name(room: str) -> str:
    """Say what a room of a case is called."""
    words = {
        "overview": translate("case_tabs", "Overblik"),
        "plan": translate("case_tabs", "Plan"),
        "contacts": translate("case_tabs", "Kontakter"),
        "work": translate("case_tabs", "Arbejde"),
        "progress": translate("case_tabs", "Fremdrift"),
        "economy": translate("case_tabs", "Økonomi"),
        "health": translate("case_tabs", "Helbred"),
        "network": translate("case_tabs", "Netværk"),
        "resume": translate("case_tabs", "CV"),
        "documents": translate("case_tabs", "Dokumenter"),
        "consents": translate("case_tabs", "Samtykker"),
        "log": translate("case_tabs", "Log"),
    }
    return words[room]


class CaseTabs(Tabs):
    """`opened(room)`: see `Tabs`."""

    def __init__(self, here: str) -> None:
        super().__init__([Option(room, room_name(room)) for room in ROOMS], here)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.setAccessibleName(translate("case_tabs", "Sagens rum"))
        self.say([Option(room, room_name(room)) for room in ROOMS])


def give_tabs(screen: Screen, here: str) -> CaseTabs:
    """Give a page of a case its line, and the keys that go along it."""
    tabs = CaseTabs(here)
    for number, room in enumerate(ROOMS[:BY_NUMBER], start=1):
        shortcut(screen, f"Alt+{number % 10}", partial(tabs.ask_for, room))
    screen.tabs = tabs
    return tabs


def tab_keys() -> tuple[Key, ...]:
    """Return the keys of the line, for F1."""
    return (
        ("Alt 1–9, Alt 0", translate("case_tabs", "åbn et af sagens rum, i linjens rækkefølge")),
        ("← →", translate("case_tabs", "gå langs linjen med sagens rum, når du står på den; Enter åbner")),
    )
