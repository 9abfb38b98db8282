"""What the search line looks among: which things, since when, and of one citizen alone; each has a key.

`changed()` when something else was chosen. Nothing chosen here outlives the line: the next search looks among all.
"""

from functools import partial
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_search import AMONG, Among
from desktop.ui.look.part import Part
from desktop.ui.parts.chip import FilterChip
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.screens.screen import shortcut

DAYS: Final = {"always": 0, "month": 30, "year": 365}
"""How far back one looks, in days; 0 is for ever."""


class SearchFilters(QWidget, Part):
    """Three filters in one row, which wraps; `keep_to` offers the citizen of the line that is chosen."""

    changed = Signal()

    def __init__(self, keys_of: QWidget) -> None:
        super().__init__()
        self._offered: tuple[str, str] = ("", "")
        self.citizen = ""
        """The case of the citizen that the search is kept to; empty: of all."""
        self.things, self.time = Segment(self._things()), Segment(self._times())
        self.person = FilterChip("")
        self.person.setVisible(False)
        pieces = Flow(hold(row(self.things)), hold(row(self.time)), self.person)
        self.setLayout(column(hold(pieces), gap="", margins=(0, 4, 0, 2)))
        self.things.chosen.connect(lambda _choice: self.changed.emit())
        self.time.chosen.connect(lambda _choice: self.changed.emit())
        self.person.clicked.connect(self._turn_person)
        for number, thing in enumerate(AMONG, start=1):
            shortcut(keys_of, f"Alt+{number}", partial(self._choose, self.things, thing))
        shortcut(keys_of, "Alt+T", self._next_time)
        shortcut(keys_of, "Alt+P", self.turn_person)
        shortcut(keys_of, "Alt+0", self.turn_all_off)
        self.retranslate()

    @property
    def among(self) -> Among:
        """Which things are looked among."""
        return cast("Among", self.things.choice())

    @property
    def days(self) -> int:
        """How many days back; 0 is for ever."""
        return DAYS[self.time.choice()]

    @property
    def is_on(self) -> bool:
        """Whether anything is kept out."""
        return bool(self.citizen) or self.days > 0 or self.among != "all"

    def begin(self) -> None:
        """Look among everything again, and tell nobody."""
        self.things.choose("all")
        self.time.choose("always")
        self.citizen, self._offered = "", ("", "")
        self._say_person()

    def turn_all_off(self) -> None:
        """Look among everything again."""
        if self.is_on:
            self.begin()
            self.changed.emit()

    def keep_to(self, citizen: str, name: str) -> None:
        """Offer to look only at what is about the citizen of the line that is chosen; one who is kept to stays."""
        if not self.citizen and (citizen, name) != self._offered:
            self._offered = (citizen, name)
            self._say_person()

    def turn_person(self) -> None:
        """Keep to the citizen who is offered, or to nobody."""
        if self.citizen or self._offered[0]:
            self.citizen = "" if self.citizen else self._offered[0]
            self._say_person()
            self.changed.emit()

    def _turn_person(self) -> None:
        self.turn_person()
        self._say_person()

    def _choose(self, segment: Segment, choice: str) -> None:
        if segment.choice() != choice:
            segment.choose(choice)
            self.changed.emit()

    def _next_time(self) -> None:
        times = list(DAYS)
        self._choose(self.time, times[(times.index(self.time.choice()) + 1) % len(times)])

    def _say_person(self) -> None:
        self.person.setVisible(bool(self._offered[0]))
        self.person.setChecked(bool(self.citizen))
        self.person.say(self.tr("Kun {name}").format(name=self._offered[1]), note="Alt P")

    def _things(self) -> list[Option]:
        names = {
            "all": self.tr("Det hele"),
            "people": self.tr("Personer"),
            "notes": self.tr("Notater"),
            "agreements": self.tr("Aftaler"),
            "companies": self.tr("Virksomheder"),
            "documents": self.tr("Dokumenter"),
        }
        return [Option(thing, names[thing]) for thing in AMONG]

    def _times(self) -> list[Option]:
        names = {"always": self.tr("Altid"), "month": self.tr("30 dage"), "year": self.tr("Et år")}
        return [Option(time, names[time]) for time in DAYS]

    def retranslate(self) -> None:
        """Say everything again."""
        self.things.show_options(self._things())
        self.time.show_options(self._times())
        self.things.setAccessibleName(self.tr("Søg i, Alt 1 til 6"))
        self.time.setAccessibleName(self.tr("Fra hvornår, Alt T"))
        self._say_person()
