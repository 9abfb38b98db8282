"""A search is over when nobody has typed for two seconds, or when something is opened or left: then it is entered."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.desk import Desk

PAUSE_MS: Final = 2000
"""decided.md 22: one entry for each finished search, not one for each letter."""
SHORTEST: Final = 2


class Search(QObject):
    """Hears what is typed in one search line, and enters in the trail what it came to."""

    def __init__(self, desk: Desk, where: str) -> None:
        super().__init__()
        self._desk = desk
        self._where = where
        self._text = ""
        self._entered = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.end)

    def typed(self, text: str) -> None:
        """Something else stands in the line; an empty one was no search, and what comes next is a new one."""
        self._text = text.strip()
        if self._text:
            self._pause.start()
        else:
            self._pause.stop()
            self._entered = ""

    def end(self) -> None:
        """The search is over: enter it, unless it is the one that was entered last."""
        self._pause.stop()
        text = self._text
        if len(text) >= SHORTEST and text != self._entered:
            self._entered = text
            self._desk.enter_search(text, self._where)
