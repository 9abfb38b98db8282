"""One calm line at the moment of choosing an hour: what stands in its way. It stops nobody."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casework.clashes import Clash
from desktop.ui.look.spoken import announce
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.layout import column
from desktop.ui.screens import check_words

PAUSE_MS: Final = 250
"""Nothing is asked while somebody still types the hour."""
SHOWN: Final = 2


class ClashLine(QWidget):
    """`asked(citizen, at, form, visit)` a moment after the last letter; `show_clashes` answers it."""

    asked = Signal(str, object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("", "notice", slim=True, icon="clock-alert")
        self._wanted: tuple[str, datetime, str, str] | None = None
        self._clashes: tuple[Clash, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.setLayout(column(self._banner))
        self.hide()

    def ask(self, citizen: str, at: datetime, form: str = "", visit: str = "") -> None:
        """An hour is chosen: `visit` is the one that is moved, empty for a new one."""
        if (citizen, at, form, visit) != self._wanted:
            self._wanted = citizen, at, form, visit
            self._pause.start()

    def clear(self) -> None:
        """No hour is chosen any more."""
        self._wanted = None
        self._pause.stop()
        self._show(())

    def _ask(self) -> None:
        if self._wanted is not None:
            self.asked.emit(*self._wanted)

    def show_clashes(self, about: tuple[str, datetime, str, str], clashes: tuple[Clash, ...]) -> None:
        """Say what stands in the way; an answer to an hour that is not chosen any more says nothing."""
        if about == self._wanted:
            self._show(clashes)

    def _show(self, clashes: tuple[Clash, ...]) -> None:
        if clashes != self._clashes:
            self._clashes = clashes
            self.retranslate()
            if clashes:
                announce(self._banner, self.said)

    @property
    def said(self) -> str:
        """What stands there."""
        chosen = self._wanted[3] if self._wanted else ""
        lines = dict.fromkeys(check_words.beside(one, chosen) for one in self._clashes)
        return " ".join(list(lines)[:SHOWN])

    def retranslate(self) -> None:
        """Say everything again."""
        self._banner.say(self.said)
        self.setVisible(bool(self._clashes))
