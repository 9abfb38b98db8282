"""A language that does not exist: every sentence of the program, longer by two fifths.

Danish is short. What Finnish or German would need is tried without anybody translating it: each word grows by copies of
its own letters, so that lines break as long words make them break, and places to be filled in stay as they are.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

LONGER: Final = 0.4
_PIECES: Final = re.compile(r"\{[^}]*\}|%\w+|&|[^\W\d_]+|.", re.DOTALL)


def longer(text: str) -> str:
    """Return a sentence two fifths longer; marks, figures and places to be filled in are left alone."""
    owed, pieces = 0.0, []
    for piece in _PIECES.findall(text):
        if not piece.isalpha():
            owed += LONGER * (not piece.startswith(("{", "%", "&")))
            pieces.append(piece)
            continue
        owed += LONGER * len(piece)
        more = min(int(owed), len(piece))
        owed -= more
        pieces.append(piece + piece[len(piece) - more :].lower())
    return "".join(pieces)


class Longer(QTranslator):
    """Answers with what it is asked for, only longer."""

    def translate(self, _context: str, source: str, _about: str | None = None, _count: int = -1) -> str:
        """Return it."""
        return longer(source)

    def isEmpty(self) -> bool:
        """Qt asks no translator that is empty."""
        return False


@contextmanager
def spoken(app: QApplication) -> Iterator[None]:
    """Speak it as long as this lasts."""
    translator = Longer()
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)
