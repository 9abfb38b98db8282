"""English that cannot be mistaken: everything the catalogue says comes in Armenian letters, everything else shows.

A text of ours that is said without the catalogue keeps its Latin letters, wherever it comes from and whatever it says.
So there is no list of Danish words to forget one in; the people of these tests write in Greek.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QBuffer, QIODevice, QModelIndex, QRect, QSize, Qt, QTranslator
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget

from desktop.language import TEXTS

_LARGE, _SMALL = ord("Ա") - ord("A"), ord("ա") - ord("a")
_FIELD = re.compile(r"(\{\w*\})")
LATIN = re.compile(r"(?<![A-Za-z])(?!F\d)[A-Za-zÀ-ɏ]+")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_DAYS = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec
    today yesterday tomorrow last ago on in day days month months year years week"""
ENGLISH = frozenset(_DAYS.split())
"""Days as `desktop.ui.screens.days` says them in English; none of these words is one of ours in Danish."""
NO_LANGUAGE = frozenset(
    (
        "Fodfæste",
        "kB",
        "MB",
        "PDF",
        "CPR",
        "Ctrl",
        "Shift",
        "Enter",
        "Esc",
        "Tab",
        "K",
        "N",
        "Z",
        "P",
        "L",
        "D",
        "Dansk",
        "English",
    )
)
"""Names of the program, of units, keys and languages: the same in every language."""


def ciphered(english: str) -> str:
    """Write English in Armenian letters; the fields stay to be filled in."""
    return "".join(
        part if _FIELD.fullmatch(part) else "".join(map(_letter, part)) for part in _FIELD.split(english)
    )


def _letter(one: str) -> str:
    if "A" <= one <= "Z":
        return chr(ord(one) + _LARGE)
    return chr(ord(one) + _SMALL) if "a" <= one <= "z" else one.replace("æ", "ա")


class Ciphered(QTranslator):
    """The English that ships, in other letters."""

    def __init__(self) -> None:
        super().__init__()
        assert self.load("fodfaeste_en", str(TEXTS))

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return what the catalogue says, ciphered; None where it says nothing, so that the Danish is shown."""
        english = super().translate(context, source, disambiguation, n)
        return ciphered(english) if english else None


def painted(window: QWidget) -> str:
    """Return every text that is painted on a window, as the painter got it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page, size = QSvgGenerator(), window.size()
    page.setOutputDevice(buffer)
    page.setSize(QSize(size))
    page.setViewBox(QRect(0, 0, size.width(), size.height()))
    window.render(page)
    drawn = ET.fromstring(bytes(buffer.data().data()))
    return "\n".join("".join(one.itertext()) for one in drawn.iter() if one.tag.endswith("text"))


def spoken(window: QWidget) -> str:
    """Return what a screen reader and a resting mouse would hear of everything that is shown."""
    return "\n".join(
        text
        for each in (window, *window.findChildren(QWidget))
        if each.isVisibleTo(window)
        for text in _told(each)
    )


def _told(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        wide = model.columnCount(QModelIndex()) if isinstance(widget, QTableView) else 1
        cells = [
            model.index(row, column) for row in range(model.rowCount(QModelIndex())) for column in range(wide)
        ]
        yield from (str(model.data(cell, role) or "") for cell in cells for role in _ROLES)


def left_over(text: str, data: Iterable[str] = ()) -> list[str]:
    """Return the lines with a word in Latin letters that neither the catalogue nor the data of a test accounts for."""
    known = {word.casefold() for word in (*ENGLISH, *NO_LANGUAGE, *data)}
    return sorted(
        {line for line in text.split("\n") if {word.casefold() for word in LATIN.findall(line)} - known}
    )


def speak_ciphered(app: QApplication) -> Ciphered:
    """Say everything in it from now on; take it off again with `removeTranslator`."""
    cipher = Ciphered()
    app.installTranslator(cipher)
    return cipher
